/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_part.h"

int bm_sheet_part_open(bm_sheet_part *p, bm_sheet_zip *zip, const char *name,
                       const bm_source *source, bm_diags *ds)
{
    p->pos = (bm_pos){.source = source};
    p->name = name;
    p->zip = bm_sheet_zip_part_open(zip, name, ds);
    if (!p->zip)
        return -1;
    (void)bm_xml_sax_begin(&p->sax);
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
    rewind(file);
    (void)bm_xml_sax_begin(&p->sax);
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
    const size_t got = fread(to, 1, n, p->file);
    p->read_bytes += got;
    if (got == 0 && ferror(p->file))
        return bm_diags_add1(ds, BM_BOOK_DAMAGED, &p->pos, "");
    return (ptrdiff_t)got;
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
