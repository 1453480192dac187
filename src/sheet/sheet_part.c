/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* fileno, pread; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "sheet/sheet_part.h"

#include <unistd.h>

int bm_sheet_part_open(bm_sheet_part *p, bm_sheet_zip *zip, const char *name,
                       const bm_source *source, bm_diags *ds)
{
    p->pos = (bm_pos){.source = source};
    p->name = name;
    p->zip = bm_sheet_zip_part_open(zip, name, ds);
    if (!p->zip)
        return -1;
    (void)bm_xml_sax_begin(&p->sax);
    memset(p->uris, 0, sizeof p->uris);
    p->is_open = true;
    return 0;
}

void bm_sheet_part_open_file(bm_sheet_part *p, FILE *file, uint64_t size_bytes,
                             const bm_source *source)
{
    p->pos = (bm_pos){.source = source};
    p->name = source->name;
    p->file = file;
    p->file_bytes = size_bytes;
    p->read_bytes = 0;
    (void)bm_xml_sax_begin(&p->sax);
    memset(p->uris, 0, sizeof p->uris);
    p->is_open = true;
}

static int report_fault(const bm_sheet_part *p, bm_diags *ds)
{
    switch (p->sax.fault) {
    case BM_XML_SAX_OK:
        return 0;
    case BM_XML_SAX_REFUSED:
        return -1;
    case BM_XML_SAX_DTD:
        return bm_diags_add1(ds, BM_BOOK_DTD, &p->pos, p->name);
    case BM_XML_SAX_TOO_DEEP:
    case BM_XML_SAX_TOO_MANY:
        return bm_diags_add1(ds, BM_BOOK_CROWDED, &p->pos, p->name);
    case BM_XML_SAX_MALFORMED:
        break;
    }
    return bm_diags_add1(ds, BM_BOOK_XML, &p->pos, p->name);
}

static ptrdiff_t read_file(bm_sheet_part *p, char *to, size_t n, bm_diags *ds)
{
    const ssize_t got = pread(fileno(p->file), to, n, (off_t)p->read_bytes);
    if (got < 0)
        return bm_diags_add1(ds, BM_BOOK_DAMAGED, &p->pos, "");
    p->read_bytes += (uint64_t)got;
    return got;
}

int bm_sheet_part_step(bm_sheet_part *p, bm_diags *ds)
{
    char block[BM_SHEET_PART_BLOCK_BYTES];
    const ptrdiff_t n = p->zip ? bm_sheet_zip_part_read(p->zip, block, sizeof block, ds)
                               : read_file(p, block, sizeof block, ds);
    if (n < 0)
        return -1;
    if (n > 0)
        (void)bm_xml_sax_feed(&p->sax, bm_str_n(block, (size_t)n));
    else
        (void)bm_xml_sax_finish(&p->sax);
    return report_fault(p, ds) ? -1 : n > 0;
}

void bm_sheet_part_close(bm_sheet_part *p)
{
    if (!p->is_open)
        return;
    bm_xml_sax_stop(&p->sax, BM_XML_SAX_REFUSED); /* no more events */
    (void)bm_xml_sax_finish(&p->sax);
    bm_sheet_zip_part_close(p->zip);
    p->zip = NULL;
    p->is_open = false;
}

double bm_sheet_part_done(const bm_sheet_part *p)
{
    if (p->zip)
        return bm_sheet_zip_part_done(p->zip);
    return p->read_bytes < p->file_bytes ? (double)p->read_bytes / (double)p->file_bytes : 1;
}

int bm_sheet_part_read(bm_sheet_part *p, bm_sheet_zip *zip, const char *name,
                       const bm_source *source, bm_diags *ds)
{
    if (bm_sheet_part_open(p, zip, name, source, ds))
        return -1;
    int status;
    do
        status = bm_sheet_part_step(p, ds);
    while (status > 0);
    bm_sheet_part_close(p);
    return status;
}

/* ---- Names ------------------------------------------------------------------------------- */

#define TRANSITIONAL "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

/* ISO/IEC 29500-1 and -4, Annex A; part 2, Annex D; OpenDocument 1.3, part 3, 1.3 */
static const struct {
    const char *uri;
    bm_sheet_ns ns;
} namespaces[] = {
    {TRANSITIONAL "spreadsheetml/2006/main", BM_SHEET_NS_MAIN},
    {STRICT "spreadsheetml/main", BM_SHEET_NS_MAIN},
    {TRANSITIONAL "officeDocument/2006/relationships", BM_SHEET_NS_REFERENCE},
    {STRICT "officeDocument/relationships", BM_SHEET_NS_REFERENCE},
    {TRANSITIONAL "package/2006/relationships", BM_SHEET_NS_RELATION},
    {OASIS "office:1.0", BM_SHEET_NS_OFFICE},
    {OASIS "table:1.0", BM_SHEET_NS_TABLE},
    {OASIS "text:1.0", BM_SHEET_NS_TEXT},
    {OASIS "style:1.0", BM_SHEET_NS_STYLE},
    {OASIS "manifest:1.0", BM_SHEET_NS_MANIFEST},
    {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", BM_SHEET_NS_CALC},
};

static bm_sheet_ns find_namespace(const char *uri)
{
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        if (strcmp(uri, namespaces[i].uri) == 0)
            return namespaces[i].ns;
    return BM_SHEET_NS_OTHER;
}

bm_sheet_ns bm_sheet_part_ns(bm_sheet_part *p, const xmlChar *uri)
{
    if (!uri)
        return BM_SHEET_NS_NONE;
    const size_t slot = ((uintptr_t)uri >> 4 ^ (uintptr_t)uri >> 9) % BM_SHEET_PART_URIS;
    if (p->uris[slot] != uri) {
        p->uris[slot] = uri;
        p->namespaces[slot] = find_namespace((const char *)uri);
    }
    return p->namespaces[slot];
}

const bm_xml_sax_attribute *bm_sheet_part_attribute(bm_sheet_part *p, const bm_xml_sax_tag *tag,
                                                    bm_sheet_ns ns, const char *name)
{
    for (size_t i = 0; i < tag->n_attributes; i++)
        if (strcmp((const char *)tag->attributes[i].name, name) == 0 &&
            bm_sheet_part_ns(p, tag->attributes[i].uri) == ns)
            return &tag->attributes[i];
    return NULL;
}

bm_str bm_sheet_part_raw(bm_sheet_part *p, const bm_xml_sax_tag *tag, bm_sheet_ns ns,
                         const char *name)
{
    const bm_xml_sax_attribute *a = bm_sheet_part_attribute(p, tag, ns, name);
    return a ? bm_str_n((const char *)a->value, (size_t)(a->end - a->value)) : (bm_str){0};
}

bool bm_sheet_part_is_true(bm_str s)
{
    return bm_str_is(s, "1") || bm_str_is(s, "true");
}
