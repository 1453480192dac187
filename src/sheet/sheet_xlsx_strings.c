/* ECMA-376 part 1, 18.4.9 (sst). SPDX-License-Identifier: MIT */
#include "sheet/sheet_xlsx_strings.h"

#include "base/limit.h"
#include "sheet/sheet_part.h"
#include "sheet/sheet_rows.h"
#include "sheet/sheet_xlsx_text.h"

typedef struct {
    bm_sheet_part part;
    bm_diags *ds;
    bm_sheet_strings *to;
    bm_sheet_xlsx_text text;
    bool in_item;
} reader;

static void on_start(void *user, const bm_xml_sax_tag *tag)
{
    reader *r = user;
    const unsigned depth = r->part.sax.depth;
    if (bm_sheet_part_ns(&r->part, tag->uri) != BM_SHEET_NS_MAIN)
        return;
    if (r->in_item)
        bm_sheet_xlsx_text_start(&r->text, (const char *)tag->name, depth);
    if (depth == 2 && strcmp((const char *)tag->name, "si") == 0) {
        r->in_item = true;
        bm_sheet_xlsx_text_begin(&r->text, depth);
    }
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    (void)name, (void)prefix;
    reader *r = user;
    const unsigned depth = r->part.sax.depth;
    if (!r->in_item)
        return;
    bm_sheet_xlsx_text_end(&r->text, depth);
    if (depth != 2)
        return;
    r->in_item = false;
    bm_sheet_xlsx_text_finish(&r->text.text);
    if (bm_sheet_strings_add(r->to, bm_str_n(r->text.text.ptr, r->text.text.len), &r->part.pos,
                             r->ds))
        bm_xml_sax_stop(&r->part.sax, BM_XML_SAX_REFUSED);
}

static void on_text(void *user, bm_str text)
{
    reader *r = user;
    if (!r->in_item || bm_sheet_xlsx_text_add(&r->text, text))
        return;
    const bm_sheet_rows at = {.at = r->part.pos};
    (void)bm_sheet_rows_too_many(&at, BM_BOOK_LONG_TEXT, BM_LIMIT_TEXT_BYTES, r->ds);
    bm_xml_sax_stop(&r->part.sax, BM_XML_SAX_REFUSED);
}

int bm_sheet_xlsx_strings_read(bm_sheet_strings *to, const bm_sheet_xlsx_book *book, bm_diags *ds)
{
    if (!book->strings)
        return 0;
    reader r = {.ds = ds, .to = to};
    r.part.sax = (bm_xml_sax){.user = &r, .start = on_start, .end = on_end, .text = on_text};
    const int status = bm_sheet_part_read(&r.part, book->zip, book->strings, book->source, ds);
    bm_buf_free(&r.text.text);
    return status;
}
