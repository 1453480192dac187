/* Content types and relationships (ECMA-376 part 2). SPDX-License-Identifier: MIT */
#include "output/docx/docx_package.h"

#include <stdio.h>

#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define OFFICE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

typedef struct {
    const char *name, *content_type; /* as in bm_docx_part */
    bm_docx_part_id
        owner; /* the .rels part with the relationship that leads here; CONTENT_TYPES = none */
    const char *relation; /* type of that relationship */
} part_spec;

static const part_spec specs[BM_DOCX_PARTS] = {
    [BM_DOCX_CONTENT_TYPES] = {"[Content_Types].xml", NULL, BM_DOCX_CONTENT_TYPES, NULL},
    [BM_DOCX_RELATIONS] = {"_rels/.rels", NULL, BM_DOCX_CONTENT_TYPES, NULL},
    [BM_DOCX_DOCUMENT] = {"word/document.xml", WORD_TYPE "document.main+xml", BM_DOCX_RELATIONS,
                          OFFICE_RELATION "officeDocument"},
    [BM_DOCX_DOCUMENT_RELATIONS] = {"word/_rels/document.xml.rels", NULL, BM_DOCX_CONTENT_TYPES,
                                    NULL},
    [BM_DOCX_STYLES] = {"word/styles.xml", WORD_TYPE "styles+xml", BM_DOCX_DOCUMENT_RELATIONS,
                        OFFICE_RELATION "styles"},
    [BM_DOCX_SETTINGS] = {"word/settings.xml", WORD_TYPE "settings+xml", BM_DOCX_DOCUMENT_RELATIONS,
                          OFFICE_RELATION "settings"},
    [BM_DOCX_FONT_TABLE] = {"word/fontTable.xml", WORD_TYPE "fontTable+xml",
                            BM_DOCX_DOCUMENT_RELATIONS, OFFICE_RELATION "fontTable"},
    [BM_DOCX_HEADER] = {"word/header1.xml", WORD_TYPE "header+xml", BM_DOCX_DOCUMENT_RELATIONS,
                        OFFICE_RELATION "header"},
    [BM_DOCX_CORE] = {"docProps/core.xml",
                      "application/vnd.openxmlformats-package.core-properties+xml",
                      BM_DOCX_RELATIONS,
                      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                      "core-properties"},
    [BM_DOCX_APP] = {"docProps/app.xml",
                     "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                     BM_DOCX_RELATIONS, OFFICE_RELATION "extended-properties"},
};

bm_docx_part bm_docx_package_part(bm_docx_part_id id)
{
    const part_spec *spec = &specs[id];
    const bm_docx_part part = {.name = spec->name, .content_type = spec->content_type};
    return part;
}

bm_docx_part bm_docx_package_footer(size_t number, char name[BM_DOCX_FOOTER_NAME])
{
    snprintf(name, BM_DOCX_FOOTER_NAME, "word/footer%zu.xml", number);
    const bm_docx_part part = {.name = name, .content_type = WORD_TYPE "footer+xml"};
    return part;
}

/* How many parts before ${id} belong to ${owner}. */
static size_t owned_before(bm_docx_part_id id, bm_docx_part_id owner)
{
    size_t n = 0;
    for (int i = 0; i < (int)id; i++)
        n += specs[i].owner == owner;
    return n;
}

void bm_docx_package_relation(bm_docx_part_id id, char out[BM_DOCX_RELATION_ID])
{
    snprintf(out, BM_DOCX_RELATION_ID, "rId%zu", owned_before(id, specs[id].owner) + 1);
}

void bm_docx_package_footer_relation(size_t number, char out[BM_DOCX_RELATION_ID])
{
    snprintf(out, BM_DOCX_RELATION_ID, "rId%zu",
             owned_before(BM_DOCX_PARTS, BM_DOCX_DOCUMENT_RELATIONS) + number);
}

static void write_type(bm_docx_xml *x, const bm_docx_part *part)
{
    char name[BM_DOCX_FOOTER_NAME + 1];
    snprintf(name, sizeof name, "/%s", part->name);
    bm_docx_xml_start(x, "Override");
    bm_docx_xml_attr(x, "PartName", name);
    bm_docx_xml_attr(x, "ContentType", part->content_type);
    bm_docx_xml_end(x);
}

void bm_docx_package_types(bm_docx_xml *x, size_t n_footers)
{
    bm_docx_xml_start(x, "Types");
    bm_docx_xml_attr(x, "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    bm_docx_xml_start(x, "Default");
    bm_docx_xml_attr(x, "Extension", "rels");
    bm_docx_xml_attr(x, "ContentType", BM_DOCX_RELATIONS_TYPE);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "Default");
    bm_docx_xml_attr(x, "Extension", "xml");
    bm_docx_xml_attr(x, "ContentType", "application/xml");
    bm_docx_xml_end(x);
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        const bm_docx_part part = bm_docx_package_part((bm_docx_part_id)i);
        if (specs[i].content_type)
            write_type(x, &part);
    }
    for (size_t i = 1; i <= n_footers; i++) {
        char name[BM_DOCX_FOOTER_NAME];
        const bm_docx_part part = bm_docx_package_footer(i, name);
        write_type(x, &part);
    }
    bm_docx_xml_end(x);
}

/* The target as seen from the owner's folder: parts of the document lie beside it in word/. */
static const char *target_of(const char *name, bm_docx_part_id owner)
{
    return owner == BM_DOCX_DOCUMENT_RELATIONS ? name + sizeof "word/" - 1 : name;
}

static void write_relation(bm_docx_xml *x, const char *id, const char *type, const char *target)
{
    bm_docx_xml_start(x, "Relationship");
    bm_docx_xml_attr(x, "Id", id);
    bm_docx_xml_attr(x, "Type", type);
    bm_docx_xml_attr(x, "Target", target);
    bm_docx_xml_end(x);
}

void bm_docx_package_relations(bm_docx_xml *x, bm_docx_part_id owner, size_t n_footers)
{
    char id[BM_DOCX_RELATION_ID];
    bm_docx_xml_start(x, "Relationships");
    bm_docx_xml_attr(x, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        if (!specs[i].relation || specs[i].owner != owner)
            continue;
        bm_docx_package_relation((bm_docx_part_id)i, id);
        write_relation(x, id, specs[i].relation, target_of(specs[i].name, owner));
    }
    for (size_t i = 1; owner == BM_DOCX_DOCUMENT_RELATIONS && i <= n_footers; i++) {
        char name[BM_DOCX_FOOTER_NAME];
        bm_docx_package_footer(i, name);
        bm_docx_package_footer_relation(i, id);
        write_relation(x, id, OFFICE_RELATION "footer", target_of(name, owner));
    }
    bm_docx_xml_end(x);
}
