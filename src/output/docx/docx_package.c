/* Content types and relationships (ECMA-376 part 2). SPDX-License-Identifier: MIT */
#include "output/docx/docx_package.h"

#include <stdio.h>

#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define OFFICE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const bm_docx_part_spec specs[BM_DOCX_PARTS] = {
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

const bm_docx_part_spec *bm_docx_package_spec(bm_docx_part_id id)
{
    return &specs[id];
}

void bm_docx_package_relation(bm_docx_part_id id, char out[16])
{
    int number = 1;
    for (int i = 0; i < (int)id; i++)
        if (specs[i].owner == specs[id].owner)
            number++;
    snprintf(out, 16, "rId%d", number);
}

void bm_docx_package_types(bm_docx_xml *x)
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
        if (!specs[i].content_type)
            continue;
        char name[64];
        snprintf(name, sizeof name, "/%s", specs[i].name);
        bm_docx_xml_start(x, "Override");
        bm_docx_xml_attr(x, "PartName", name);
        bm_docx_xml_attr(x, "ContentType", specs[i].content_type);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
}

/* The target as seen from the owner's folder: parts of the document lie beside it in word/. */
static const char *target_of(const bm_docx_part_spec *spec)
{
    return spec->owner == BM_DOCX_DOCUMENT_RELATIONS ? spec->name + sizeof "word/" - 1 : spec->name;
}

void bm_docx_package_relations(bm_docx_xml *x, bm_docx_part_id owner)
{
    bm_docx_xml_start(x, "Relationships");
    bm_docx_xml_attr(x, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        if (!specs[i].relation || specs[i].owner != owner)
            continue;
        char id[16];
        bm_docx_package_relation((bm_docx_part_id)i, id);
        bm_docx_xml_start(x, "Relationship");
        bm_docx_xml_attr(x, "Id", id);
        bm_docx_xml_attr(x, "Type", specs[i].relation);
        bm_docx_xml_attr(x, "Target", target_of(&specs[i]));
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
}
