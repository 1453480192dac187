/* Content types and relationships (ECMA-376 part 2). SPDX-License-Identifier: MIT */
#include "output/docx/docx_package.h"

#include <stdio.h>

#define XML_TYPE "application/xml"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define OFFICE_RELATION BM_DOCX_OFFICE_RELATION

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
    [BM_DOCX_GLOSSARY] = {"word/glossary/document.xml", WORD_TYPE "document.glossary+xml",
                          BM_DOCX_DOCUMENT_RELATIONS, OFFICE_RELATION "glossaryDocument"},
};

/* Their names are prefix, number, suffix. The document has the relationships to them. */
static const struct {
    const char *prefix, *suffix;
    const char *content_type; /* in Flat OPC, too */
    bool
        by_suffix; /* and it is that of all parts of its suffix, so the list of types need not name it */
    const char *relation; /* NULL = a part of its own leads to it */
} kinds[BM_DOCX_KINDS] = {
    [BM_DOCX_FOOTER] = {"word/footer", ".xml", WORD_TYPE "footer+xml", false,
                        OFFICE_RELATION "footer"},
    [BM_DOCX_DATA] = {"customXml/item", ".xml", XML_TYPE, true, OFFICE_RELATION "customXml"},
    [BM_DOCX_DATA_PROPERTIES] =
        {"customXml/itemProps", ".xml",
         "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", false, NULL},
    [BM_DOCX_DATA_RELATIONS] = {"customXml/_rels/item", ".xml.rels", BM_DOCX_RELATIONS_TYPE, true,
                                NULL},
};

bm_docx_part bm_docx_package_part(bm_docx_part_id id)
{
    const part_spec *spec = &specs[id];
    const bm_docx_part part = {.name = spec->name, .content_type = spec->content_type};
    return part;
}

bm_docx_part bm_docx_package_numbered(bm_docx_kind kind, size_t number,
                                      char name[BM_DOCX_PART_NAME])
{
    snprintf(name, BM_DOCX_PART_NAME, "%s%zu%s", kinds[kind].prefix, number, kinds[kind].suffix);
    const bm_docx_part part = {.name = name, .content_type = kinds[kind].content_type};
    return part;
}

static size_t count_of(bm_docx_kind kind, bm_docx_counts counts)
{
    return kind == BM_DOCX_FOOTER ? counts.footers : counts.data;
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
    char name[BM_DOCX_PART_NAME + 1];
    snprintf(name, sizeof name, "/%s", part->name);
    bm_docx_xml_start(x, "Override");
    bm_docx_xml_attr(x, "PartName", name);
    bm_docx_xml_attr(x, "ContentType", part->content_type);
    bm_docx_xml_end(x);
}

void bm_docx_package_types(bm_docx_xml *x, bm_docx_counts counts)
{
    bm_docx_xml_start(x, "Types");
    bm_docx_xml_attr(x, "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    bm_docx_xml_start(x, "Default");
    bm_docx_xml_attr(x, "Extension", "rels");
    bm_docx_xml_attr(x, "ContentType", BM_DOCX_RELATIONS_TYPE);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "Default");
    bm_docx_xml_attr(x, "Extension", "xml");
    bm_docx_xml_attr(x, "ContentType", XML_TYPE);
    bm_docx_xml_end(x);
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        const bm_docx_part part = bm_docx_package_part((bm_docx_part_id)i);
        if (specs[i].content_type)
            write_type(x, &part);
    }
    for (int k = 0; k < BM_DOCX_KINDS; k++) {
        size_t n = kinds[k].by_suffix ? 0 : count_of((bm_docx_kind)k, counts);
        for (size_t i = 1; i <= n; i++) {
            char name[BM_DOCX_PART_NAME];
            const bm_docx_part part = bm_docx_package_numbered((bm_docx_kind)k, i, name);
            write_type(x, &part);
        }
    }
    bm_docx_xml_end(x);
}

static void write_relation(bm_docx_xml *x, const char *id, const char *type, const char *target)
{
    bm_docx_xml_start(x, "Relationship");
    bm_docx_xml_attr(x, "Id", id);
    bm_docx_xml_attr(x, "Type", type);
    bm_docx_xml_attr(x, "Target", target);
    bm_docx_xml_end(x);
}

/* The target as seen from the document's folder, word/. */
static void write_document_relation(bm_docx_xml *x, const char *id, const char *type,
                                    const char *name)
{
    static const char folder[] = "word/", up[] = "../";
    char target[BM_DOCX_PART_NAME + sizeof up];
    bool beside = strncmp(name, folder, strlen(folder)) == 0;
    snprintf(target, sizeof target, "%s%s", beside ? "" : up, name + (beside ? strlen(folder) : 0));
    write_relation(x, id, type, target);
}

/* To the parts that a file has several of. Their ids count on from those of the others, footers first: bodies name these. */
static void write_numbered_relations(bm_docx_xml *x, bm_docx_counts counts)
{
    size_t before = 0;
    for (int k = 0; k < BM_DOCX_KINDS; k++) {
        size_t n = kinds[k].relation ? count_of((bm_docx_kind)k, counts) : 0;
        for (size_t i = 1; i <= n; i++) {
            char name[BM_DOCX_PART_NAME], id[BM_DOCX_RELATION_ID];
            bm_docx_package_numbered((bm_docx_kind)k, i, name);
            bm_docx_package_footer_relation(before + i, id);
            write_document_relation(x, id, kinds[k].relation, name);
        }
        before += n;
    }
}

void bm_docx_package_relations(bm_docx_xml *x, bm_docx_part_id owner, bm_docx_counts counts)
{
    char id[BM_DOCX_RELATION_ID];
    bool of_document = owner == BM_DOCX_DOCUMENT_RELATIONS;
    bm_docx_xml_start(x, "Relationships");
    bm_docx_xml_attr(x, "xmlns", BM_DOCX_RELATIONS_NAMESPACE);
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        if (!specs[i].relation || specs[i].owner != owner)
            continue;
        bm_docx_package_relation((bm_docx_part_id)i, id);
        if (of_document)
            write_document_relation(x, id, specs[i].relation, specs[i].name);
        else
            write_relation(x, id, specs[i].relation, specs[i].name);
    }
    if (of_document)
        write_numbered_relations(x, counts);
    bm_docx_xml_end(x);
}
