/* VML as Excel writes it (ECMA-376 part 4, 19.2 to 19.4). Programs number shapes in blocks of 1,024; the drawing says which ones are its own
 * (o:idmap).
 * SPDX-License-Identifier: MIT */
#include "sheet/mark_vml.h"

#include <stdio.h>

#include "sheet/mark_scan.h"

enum {
    BLOCK = 1024,
    BOX_COLUMNS = 4,
    LINE_CHARACTERS = 38, /* of a line in a box of that many columns of usual width */
    BOX_ROWS_LEAST = 4,
    BOX_ROWS_MOST = 30
};

#define NAMESPACES                                                                           \
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:" \
    "office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
#define SHAPE_TYPE                                                               \
    "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "   \
    "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path " \
    "gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"

/* What we make says so with this colour of the box, which is not Excel's #ffffe1. */
#define OUR_BOX "#fffde1"

static const char empty[] =
    "<xml" NAMESPACES "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" "
    "data=\"\"/></o:shapelayout></xml>";

/* A shape of the drawing. */
typedef struct {
    size_t begin, end;
    uint32_t row, col; /* from 1; 0 = it is no comment's */
    bool is_ours;
} shape;

static uint32_t number_at(const char *p, const char *end)
{
    uint32_t n = 0;
    while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
        p++;
    for (; p < end && *p >= '0' && *p <= '9' && n < 100000000; p++)
        n = n * 10 + (uint32_t)(*p - '0');
    return n;
}

/* The highest of "1,7,12". */
static uint32_t highest_of(bm_str list)
{
    const char *p = list.len ? list.ptr : NULL, *end = p ? p + list.len : NULL;
    uint32_t most = 0;
    while (p && p < end) {
        const uint32_t n = number_at(p, end);
        most = n > most ? n : most;
        p = memchr(p, ',', (size_t)(end - p));
        p = p ? p + 1 : NULL;
    }
    return most;
}

uint32_t bm_mark_vml_highest(bm_str xml)
{
    bm_mark_scan scan = bm_mark_scan_memory(xml);
    bm_mark_scan_token t;
    uint32_t most = 0;
    while (bm_mark_scan_next(&scan, &t) != BM_MARK_SCAN_END && t.kind != BM_MARK_SCAN_BROKEN) {
        uint32_t n = 0;
        if (t.kind == BM_MARK_SCAN_TEXT)
            continue;
        if (bm_str_is(t.local, "idmap"))
            n = highest_of(bm_mark_scan_value(t.bytes, "data"));
        const bm_str id = bm_mark_scan_value(t.bytes, "id");
        if (id.len > 8 && memcmp(id.ptr, "_x0000_s", 8) == 0)
            n = number_at(id.ptr + 8, id.ptr + id.len) / BLOCK;
        most = n > most ? n : most;
    }
    return most;
}

/* ---- Boxes that are made ------------------------------------------------------------------- */

/* How many rows of a sheet the text of a comment takes, more or less. */
static unsigned rows_of(const bm_mark_cells *cells, const bm_mark_cell *cell)
{
    bm_buf text = {0};
    unsigned lines = 2, characters = 0;
    bm_mark_cells_text(cells, cell, &text);
    for (size_t i = 0; i < text.len; i++) {
        const bool is_end = text.ptr[i] == '\n' || characters == LINE_CHARACTERS;
        characters = is_end ? 0 : characters + (((unsigned char)text.ptr[i] & 0xC0) != 0x80);
        lines += is_end;
    }
    bm_buf_free(&text);
    return lines < BOX_ROWS_LEAST ? BOX_ROWS_LEAST : lines > BOX_ROWS_MOST ? BOX_ROWS_MOST : lines;
}

static void put_shape(const bm_mark_cells *cells, const bm_mark_cell *cell, uint32_t id,
                      const char *namespaces, bm_mark_pack *pack)
{
    const unsigned rows = rows_of(cells, cell);
    const unsigned left =
        cell->col + BOX_COLUMNS < BM_MARK_CELLS_COLUMNS ? cell->col : cell->col - BOX_COLUMNS - 1;
    const unsigned wanted = cell->row > 1 ? cell->row - 2 : 0;
    const unsigned top =
        wanted + rows < BM_MARK_CELLS_ROWS ? wanted : BM_MARK_CELLS_ROWS - 1 - rows;
    char bytes[1600];
    const int n = snprintf(
        bytes, sizeof bytes,
        "<v:shape%s id=\"_x0000_s%u\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:"
        "60pt;margin-top:2pt;width:190pt;height:%upt;z-index:1;visibility:hidden\" "
        "fillcolor=\"" OUR_BOX "\" o:insetmode=\"auto\"><v:fill color2=\"" OUR_BOX "\"/>"
        "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
        "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div>"
        "</v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
        "<x:Anchor>%u, 15, %u, 2, %u, 15, %u, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
        "<x:Row>%u</x:Row><x:Column>%u</x:Column></x:ClientData></v:shape>",
        namespaces, (unsigned)id, rows * 15, left, top, left + BOX_COLUMNS, top + rows,
        (unsigned)cell->row - 1, (unsigned)cell->col - 1);
    (void)bm_mark_pack_write(pack, bytes, (size_t)n);
}

/* ---- The drawing --------------------------------------------------------------------------- */

typedef struct {
    bm_str xml;
    const bm_mark_cells *cells;
    bm_mark_pack *pack;
    bm_mark_scan scan;
    size_t done;
    size_t close;      /* where the root ends */
    bm_str map;        /* the tag of o:idmap */
    bool declares_all; /* the root has the prefixes that our shapes have */
    bool has_type;     /* … and what all boxes of comments are made of */
} drawing;

static size_t offset_of(const drawing *d, const bm_mark_scan_token *t)
{
    return (size_t)(t->bytes.ptr - d->xml.ptr);
}

static bool next(drawing *d, bm_mark_scan_token *t)
{
    const bm_mark_scan_kind kind = bm_mark_scan_next(&d->scan, t);
    return kind != BM_MARK_SCAN_END && kind != BM_MARK_SCAN_BROKEN;
}

/* The shape whose tag is ${t}, to its end. Elements in it need not be nested well: Excel puts HTML into it. */
static bool read_shape(drawing *d, bm_mark_scan_token *t, shape *out)
{
    bool is_note = false;
    const bm_str colour = bm_mark_scan_value(t->bytes, "fillcolor");
    *out = (shape){.begin = offset_of(d, t),
                   .is_ours = colour.len >= sizeof OUR_BOX - 1 &&
                              memcmp(colour.ptr, OUR_BOX, sizeof OUR_BOX - 1) == 0};
    bool is_over = t->kind == BM_MARK_SCAN_EMPTY;
    while (!is_over) {
        if (!next(d, t))
            return false;
        const char *behind = t->bytes.ptr + t->bytes.len, *end = d->xml.ptr + d->xml.len;
        if (t->kind == BM_MARK_SCAN_OPEN && bm_str_is(t->local, "ClientData"))
            is_note = bm_str_is(bm_mark_scan_value(t->bytes, "ObjectType"), "Note");
        else if (t->kind == BM_MARK_SCAN_OPEN && bm_str_is(t->local, "Row"))
            out->row = number_at(behind, end) + 1;
        else if (t->kind == BM_MARK_SCAN_OPEN && bm_str_is(t->local, "Column"))
            out->col = number_at(behind, end) + 1;
        is_over = t->kind == BM_MARK_SCAN_CLOSE && bm_str_is(t->local, "shape");
    }
    out->end = offset_of(d, t) + t->bytes.len;
    if (!is_note)
        out->row = out->col = 0;
    return true;
}

static void put_to(drawing *d, size_t end)
{
    (void)bm_mark_pack_write(d->pack, d->xml.ptr + d->done, end - d->done);
    d->done = end;
}

/* o:idmap with the blocks of the shapes that are added. */
static void put_map(drawing *d, const bm_mark_scan_token *t, uint32_t first_block, uint32_t n)
{
    bm_buf list = {0}, tag = {0};
    bm_buf_add_str(&list, bm_mark_scan_value(t->bytes, "data"));
    for (uint32_t i = 0; i < n; i++) {
        if (list.len)
            bm_buf_add_byte(&list, ',');
        bm_buf_add_int(&list, first_block + i);
    }
    bm_buf_add_byte(&list, 0);
    bm_mark_scan_set(&tag, t->bytes, "data", list.ptr);
    put_to(d, offset_of(d, t));
    (void)bm_mark_pack_write(d->pack, tag.ptr, tag.len);
    d->done += t->bytes.len;
    bm_buf_free(&list);
    bm_buf_free(&tag);
}

/* Which comments have boxes, what the root declares, where it ends. */
static bool survey(drawing *d)
{
    bm_mark_scan_token t;
    shape s;
    d->scan = bm_mark_scan_memory(d->xml);
    do {
        if (!next(d, &t))
            return false;
    } while (t.kind == BM_MARK_SCAN_TEXT);
    if (t.kind != BM_MARK_SCAN_OPEN || !bm_str_is(t.local, "xml"))
        return false;
    d->declares_all = bm_mark_scan_value(t.bytes, "xmlns:v").len &&
                      bm_mark_scan_value(t.bytes, "xmlns:o").len &&
                      bm_mark_scan_value(t.bytes, "xmlns:x").len;
    while (next(d, &t)) {
        if (t.kind == BM_MARK_SCAN_CLOSE && bm_str_is(t.local, "xml"))
            d->close = offset_of(d, &t);
        if (t.kind == BM_MARK_SCAN_TEXT || t.kind == BM_MARK_SCAN_CLOSE)
            continue;
        if (bm_str_is(t.local, "shapetype") &&
            bm_str_is(bm_mark_scan_value(t.bytes, "id"), "_x0000_t202"))
            d->has_type = true;
        if (!bm_str_is(t.local, "shape"))
            continue;
        if (!read_shape(d, &t, &s))
            return false;
        bm_mark_cell *cell = s.row ? bm_mark_cells_lookup(d->cells, s.row, s.col) : NULL;
        if (cell && cell->has_comment)
            cell->has_shape = true;
    }
    return d->close > 0 && t.kind == BM_MARK_SCAN_END;
}

/* The shapes that stay. */
static void put_old(drawing *d, uint32_t first_block, uint32_t n_blocks)
{
    bm_mark_scan_token t;
    shape s;
    bool has_map = false;
    d->scan = bm_mark_scan_memory(d->xml);
    while (next(d, &t) && offset_of(d, &t) < d->close) {
        if (t.kind == BM_MARK_SCAN_TEXT || t.kind == BM_MARK_SCAN_CLOSE)
            continue;
        if (!has_map && bm_str_is(t.local, "idmap")) {
            put_map(d, &t, first_block, n_blocks);
            has_map = true;
        }
        if (!bm_str_is(t.local, "shape") || !read_shape(d, &t, &s))
            continue;
        const bm_mark_cell *cell = s.row ? bm_mark_cells_lookup(d->cells, s.row, s.col) : NULL;
        if (s.row && s.is_ours && !(cell && (cell->has_comment || cell->has_thread))) {
            put_to(d, s.begin);
            d->done = s.end;
        }
    }
    put_to(d, d->close);
}

int bm_mark_vml_write(bm_str xml, const bm_mark_cells *cells, uint32_t first_block,
                      bm_mark_pack *pack)
{
    drawing d = {.xml = xml.ptr ? xml : bm_str_of(empty), .cells = cells, .pack = pack};
    uint32_t n = 0;
    if (!survey(&d))
        return -1;
    for (size_t i = 0; i < cells->n; i++)
        n += cells->cells[i].has_comment && !cells->cells[i].has_shape;
    put_old(&d, first_block, n ? n / BLOCK + 1 : 0);
    const char *namespaces = d.declares_all ? "" : NAMESPACES;
    if (n && !d.has_type && d.declares_all)
        (void)bm_mark_pack_write(pack, SHAPE_TYPE, sizeof SHAPE_TYPE - 1);
    uint32_t id = first_block * BLOCK + 1; /* the number of a block itself is no shape's */
    for (size_t i = 0; i < cells->n; i++)
        if (cells->cells[i].has_comment && !cells->cells[i].has_shape)
            put_shape(cells, &cells->cells[i], id++, namespaces, pack);
    put_to(&d, d.xml.len);
    return bm_mark_pack_write(pack, "", 0);
}
