/* docProps/core.xml (ECMA-376 part 2, clause 11) and docProps/app.xml. SPDX-License-Identifier: MIT */
#include "output/docx/docx_core.h"

#include <stdio.h>
#include <time.h>

#include "bieumau.h"

bool bm_docx_core_date(int64_t seconds, char out[32])
{
    time_t t = (time_t)seconds;
    struct tm utc;
    if ((int64_t)t != seconds || !gmtime_r(&t, &utc) || utc.tm_year < 1 - 1900 ||
        utc.tm_year > 9999 - 1900)
        return false;
    snprintf(out, 32, "%04d-%02d-%02dT%02d:%02d:%02dZ", utc.tm_year + 1900, utc.tm_mon + 1,
             utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
    return true;
}

static void write_date(bm_docx_xml *x, const char *name, const char *date)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_attr(x, "xsi:type", "dcterms:W3CDTF");
    bm_docx_xml_text(x, date);
    bm_docx_xml_end(x);
}

void bm_docx_core_write(bm_docx_xml *x, bm_arena *a, const bm_document *doc)
{
    bm_docx_xml_start(x, "cp:coreProperties");
    bm_docx_xml_attr(x, "xmlns:cp",
                     "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    bm_docx_xml_attr(x, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    bm_docx_xml_attr(x, "xmlns:dcterms", "http://purl.org/dc/terms/");
    bm_docx_xml_attr(x, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    if (doc->title.len)
        bm_docx_xml_leaf(x, "dc:title", bm_arena_cstr(a, doc->title));
    if (doc->author.len)
        bm_docx_xml_leaf(x, "dc:creator", bm_arena_cstr(a, doc->author));
    if (doc->form_id.len) /* Word shows it as the tags of the file */
        bm_docx_xml_leaf(x, "cp:keywords", bm_arena_cstr(a, doc->form_id));
    char date[32];
    if (bm_docx_core_date(doc->created, date)) {
        write_date(x, "dcterms:created", date);
        write_date(x, "dcterms:modified", date);
    }
    bm_docx_xml_leaf(x, "dc:language", "vi-VN");
    bm_docx_xml_end(x);
}

void bm_docx_core_app(bm_docx_xml *x)
{
    char version[16]; /* ECMA-376-1 §22.2.2.3: XX.YYYY */
    snprintf(version, sizeof version, "%02d.%02d%02d", BM_VERSION_MAJOR % 100,
             BM_VERSION_MINOR % 100, BM_VERSION_PATCH % 100);
    bm_docx_xml_start(x, "Properties");
    bm_docx_xml_attr(x, "xmlns",
                     "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    bm_docx_xml_leaf(x, "Application", "bieumau");
    bm_docx_xml_leaf(x, "AppVersion", version);
    bm_docx_xml_end(x);
}
