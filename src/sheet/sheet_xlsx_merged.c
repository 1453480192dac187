/* ECMA-376 part 1, 18.3.1.55 (mergeCells). SPDX-License-Identifier: MIT */
#include "sheet/sheet_xlsx_merged.h"

#include "sheet/sheet_part.h"
#include "sheet/sheet_xlsx_cell.h"

typedef struct {
    bm_sheet_part part;
    bm_diags *ds;
    bm_sheet_areas *to;
    bool is_on;
} reader;

/* "A1:C2"; what is none is passed over, as the cells are what they are. */
static bool read_area(bm_str s, bm_sheet_area *area)
{
    const char *colon = s.len ? memchr(s.ptr, ':', s.len) : NULL;
    if (!colon)
        return false;
    const size_t n = (size_t)(colon - s.ptr);
    return bm_sheet_xlsx_cell_place(bm_str_n(s.ptr, n), &area->col, &area->row) &&
           bm_sheet_xlsx_cell_place(bm_str_from(s, n + 1), &area->last_col, &area->last_row) &&
           area->col <= area->last_col && area->row <= area->last_row;
}

static void on_start(void *user, const bm_xml_sax_tag *tag)
{
    reader *r = user;
    bm_sheet_area area;
    const unsigned depth = r->part.sax.depth;
    if (depth == 2)
        r->is_on = bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "mergeCells");
    if (depth != 3 || !r->is_on ||
        !bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "mergeCell") ||
        !read_area(bm_sheet_part_raw(&r->part, tag, BM_SHEET_NS_NONE, "ref"), &area))
        return;
    if (bm_sheet_areas_add(r->to, &area, &r->part.pos, r->ds))
        bm_xml_sax_stop(&r->part.sax, BM_XML_SAX_REFUSED);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    (void)user, (void)name, (void)prefix;
}

static void on_text(void *user, bm_str text)
{
    (void)user, (void)text;
}

int bm_sheet_xlsx_merged_read(bm_sheet_areas *to, const bm_sheet_xlsx_book *book, const char *part,
                              bm_diags *ds)
{
    reader r = {.ds = ds, .to = to};
    r.part.sax = (bm_xml_sax){.user = &r, .start = on_start, .end = on_end, .text = on_text};
    bm_sheet_areas_clear(to);
    if (bm_sheet_part_read(&r.part, book->zip, part, book->source, ds))
        return -1;
    bm_sheet_areas_sort(to);
    return 0;
}
