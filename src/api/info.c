/* What runs here: versions and limits. SPDX-License-Identifier: MIT */
#include "bieumau.h"

#include <cmark.h>
#include <hb.h>
#include <hpdf.h>
#include <lcms2.h>
#include <libdeflate.h>
#include <libxml/xmlversion.h>
#include <libxml/globals.h>
#include <nettle/version.h>
#include <pthread.h>
#include <qpdf/qpdf-c.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uversion.h>
#include <yaml.h>
#include <zip.h>
#include <zlib.h>

#include "base/limit.h"

enum { COMPONENTS = 13, VERSION_BYTES = 64 };

const char *bm_version(void)
{
    return BM_VERSION_STRING;
}

/* Some libraries state their version as numbers: their text is made once. */
static bm_component components[COMPONENTS];
static char icu_text[VERSION_BYTES], libxml_text[VERSION_BYTES], lcms_text[VERSION_BYTES],
    nettle_text[VERSION_BYTES];
static pthread_once_t components_made = PTHREAD_ONCE_INIT;

static void make_components(void)
{
    UVersionInfo icu;
    u_getVersion(icu);
    u_versionToString(icu, icu_text);
    long libxml = strtol(xmlParserVersion, NULL, 10); /* "20914" or "20914-GIT…" */
    (void)snprintf(libxml_text, sizeof libxml_text, "%ld.%ld.%ld", libxml / 10000,
                   libxml / 100 % 100, libxml % 100);
    int lcms = cmsGetEncodedCMMversion(); /* 2140 is 2.14 */
    (void)snprintf(lcms_text, sizeof lcms_text, "%d.%d", lcms / 1000, lcms / 10 % 100);
    (void)snprintf(nettle_text, sizeof nettle_text, "%d.%d", nettle_version_major(),
                   nettle_version_minor());
    const bm_component made[COMPONENTS] = {
        {"libharu", HPDF_GetVersion()},
        {"libxml2", libxml_text},
        {"ICU", icu_text},
        {"HarfBuzz", hb_version_string()},
        {"cmark", cmark_version_string()},
        {"libyaml", yaml_get_version_string()},
        {"libdeflate", LIBDEFLATE_VERSION_STRING}, /* cannot be asked at run time */
        {"libqpdf", qpdf_get_qpdf_version()},
        {"libqrencode", QRcode_APIVersionString()},
        {"lcms2", lcms_text},
        {"nettle", nettle_text},
        {"zlib", zlibVersion()},
        {"libzip", zip_libzip_version()},
    };
    for (size_t i = 0; i < COMPONENTS; i++)
        components[i] = made[i];
}

const bm_component *bm_component_at(size_t i)
{
    (void)pthread_once(&components_made, make_components);
    return i < COMPONENTS ? &components[i] : NULL;
}

static const bm_limit_info limits[] = {
    {"input bytes", BM_LIMIT_INPUT_BYTES},
    {"input depth", BM_LIMIT_DEPTH},
    {"input values", BM_LIMIT_NODES},
    {"value bytes", BM_LIMIT_TEXT_BYTES},
    {"input anchors", BM_LIMIT_ANCHORS},
    {"PDF bytes", BM_LIMIT_PDF_BYTES},
    {"PDF decoded bytes", BM_LIMIT_PDF_INFLATED_BYTES},
    {"PDF pages", BM_LIMIT_PDF_PAGES},
    {"PDF text bytes", BM_LIMIT_PDF_TEXT_BYTES},
    {"PDF tokens", BM_LIMIT_PDF_TOKENS},
    {"PDF objects", BM_LIMIT_PDF_OBJECTS},
    {"PDF values", BM_LIMIT_PDF_LOOKUPS},
    {"PDF fields", BM_LIMIT_PDF_FIELDS},
    {"PDF attachments", BM_LIMIT_PDF_ATTACHMENTS},
    {"DOCX bytes", BM_LIMIT_OPC_BYTES},
    {"DOCX unpacked bytes", BM_LIMIT_OPC_UNPACKED_BYTES},
    {"DOCX parts", BM_LIMIT_OPC_PARTS},
    {"DOCX elements", BM_LIMIT_DOCX_NODES},
    {"DOCX depth", BM_LIMIT_DOCX_DEPTH},
    {"template part bytes", BM_LIMIT_TEMPLATE_PART_BYTES},
    {"template picture bytes", BM_LIMIT_TEMPLATE_PICTURE_BYTES},
    {"template pictures", BM_LIMIT_TEMPLATE_PICTURES},
    {"template relationships", BM_LIMIT_TEMPLATE_RELATIONS},
    {"template styles", BM_LIMIT_TEMPLATE_STYLES},
    {"table rows", BM_LIMIT_ROWS},
    {"pages", BM_LIMIT_PAGES},
    {"merged documents", BM_LIMIT_DOCUMENTS},
    {"form bytes", BM_LIMIT_FORM_BYTES},
    {"form fields", BM_LIMIT_FIELDS},
    {"form blocks", BM_LIMIT_BLOCKS},
    {"form columns", BM_LIMIT_COLUMNS},
    {"form conditions", BM_LIMIT_CONDITIONS},
    {"form rules", BM_LIMIT_RULES},
    {"form segments", BM_LIMIT_SEGMENTS},
    {"blank rows", BM_LIMIT_BLANK_ROWS},
    {"forms", BM_LIMIT_FORMS},
    {"regimes", BM_LIMIT_REGIMES},
    {"questions", BM_LIMIT_QUESTIONS},
    {"procedures", BM_LIMIT_PROCEDURES},
    {"situations", BM_LIMIT_SITUATIONS},
    {"forms of a procedure", BM_LIMIT_FILES},
    {"holidays", BM_LIMIT_HOLIDAYS},
    {"workbook parts", BM_LIMIT_BOOK_PARTS},
    {"workbook part MB", BM_LIMIT_BOOK_PART_MB},
    {"workbook part ratio", BM_LIMIT_BOOK_RATIO},
    {"workbook part MB of any ratio", BM_LIMIT_BOOK_RATIO_FROM_MB},
    {"workbook sheets", BM_LIMIT_BOOK_SHEETS},
    {"workbook rows", BM_LIMIT_BOOK_ROWS},
    {"workbook columns", BM_LIMIT_BOOK_COLUMNS},
    {"workbook cells", BM_LIMIT_BOOK_CELLS},
    {"workbook styles", BM_LIMIT_BOOK_STYLES},
    {"workbook row bytes", BM_LIMIT_BOOK_ROW_BYTES},
    {"workbook merged cells", BM_LIMIT_BOOK_MERGED},
    {"workbook texts", BM_LIMIT_BOOK_STRINGS},
    {"workbook texts MB", BM_LIMIT_BOOK_STRINGS_MB},
    {"workbook texts held bytes", BM_LIMIT_BOOK_STRINGS_HELD_BYTES},
    {"CSV cell bytes", BM_LIMIT_CSV_CELL_BYTES},
    {"CSV row bytes", BM_LIMIT_CSV_ROW_BYTES},
    {"CSV columns", BM_LIMIT_CSV_COLUMNS},
    {"CSV rows", BM_LIMIT_CSV_ROWS},
    {"list rows", BM_LIMIT_LIST_ROWS},
    {"header rows", BM_LIMIT_HEADER_ROWS},
    {"named columns", BM_LIMIT_SHEET_COLUMNS},
    {"grouped rows", BM_LIMIT_GROUPED_ROWS},
    {"fault text bytes", BM_LIMIT_FAULT_TEXT_BYTES},
    {"fault line bytes", BM_LIMIT_FAULT_LINE_BYTES},
    {"marks", BM_LIMIT_MARKS},
    {"mark comments", BM_LIMIT_MARK_COMMENTS},
    {"mark text characters", BM_LIMIT_MARK_TEXT_CHARACTERS},
    {"marked part bytes", BM_LIMIT_MARK_PART_BYTES},
    {"marked sheet megabytes", BM_LIMIT_MARK_SHEET_MEGABYTES},
    {"marked tag bytes", BM_LIMIT_MARK_TAG_BYTES},
    {"messages kept", BM_LIMIT_DIAGS},
    {"font bytes", BM_LIMIT_FONT_BYTES},
};

const bm_limit_info *bm_limit_at(size_t i)
{
    return i < sizeof limits / sizeof *limits ? &limits[i] : NULL;
}
