/* A part of a workbook, any bytes, that is marked. The first byte says which: '0' the sheet, '1' styles, '2' comments, '3' their drawing, '4' a list of
 * relationships. What was XML is XML afterwards.
 * SPDX-License-Identifier: MIT */
#include <libxml/parser.h>
#include <zlib.h>

#include "fuzz/fuzz.h"
#include "sheet/mark_comments.h"
#include "sheet/mark_list.h"
#include "sheet/mark_sheet.h"
#include "sheet/mark_vml.h"

static const bm_mark marks[] = {{1, 1, BM_ERROR, "a & b"},
                                {2, 0, BM_WARNING, "]]>"},
                                {2, 3, BM_NOTE, "\n"},
                                {3, 0, BM_ERROR, "x"},
                                {9, 2, BM_ERROR, "_x000D_"}};

static int append(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

static bool is_xml(bm_str text)
{
    xmlDoc *doc = xmlReadMemory(text.ptr, (int)text.len, NULL, "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    const bool yes = doc && !doc->intSubset;
    xmlFreeDoc(doc);
    return yes;
}

/* The part of a file with this one only. */
static bm_buf unpacked(const bm_buf *file)
{
    enum { HEADER = 30 + 1 };
    union {
        const char *from;
        Bytef *in;
    } input = {.from = file->ptr + HEADER};
    bm_buf out = {0};
    z_stream z = {.next_in = input.in, .avail_in = (uInt)(file->len - HEADER)};
    fuzz_require(inflateInit2(&z, -MAX_WBITS) == Z_OK);
    int status = Z_OK;
    while (status == Z_OK) {
        z.next_out = (Bytef *)bm_buf_reserve(&out, 65536);
        z.avail_out = 65536;
        status = inflate(&z, Z_NO_FLUSH);
        out.len += 65536 - z.avail_out;
    }
    fuzz_require(status == Z_STREAM_END);
    (void)inflateEnd(&z);
    return out;
}

static int write_sheet(bm_arena *a, bm_str xml, bm_mark_cells *cells, bm_mark_pack *pack)
{
    bm_mark_scan scan = bm_mark_scan_memory(xml);
    bm_mark_styles *styles = bm_mark_styles_new(a, bm_str_n(NULL, 0));
    bm_mark_sheet_job job = {.arena = a,
                             .scan = &scan,
                             .pack = pack,
                             .styles = styles,
                             .cells = cells,
                             .unmark = xml.len % 2,
                             .drawing = "d"};
    const int status = bm_mark_sheet_copy(&job);
    bm_mark_styles_free(styles);
    return status;
}

static int write_styles(bm_arena *a, bm_str xml, bm_mark_pack *pack)
{
    bm_mark_styles *styles = bm_mark_styles_new(a, xml);
    if (!styles)
        return -1;
    for (uint32_t i = 0; i < 5; i++)
        (void)bm_mark_styles_marked(styles, bm_mark_styles_unmarked(styles, i), BM_ERROR);
    const int status = bm_mark_styles_write(styles, pack);
    bm_mark_styles_free(styles);
    return status;
}

static int write_part(bm_arena *a, uint8_t kind, bm_str xml, bm_mark_pack *pack)
{
    bm_mark_cells cells;
    bm_mark_cells_sort(a, marks, sizeof marks / sizeof *marks, &cells);
    if (kind == '0')
        return write_sheet(a, xml, &cells, pack);
    if (kind == '1')
        return write_styles(a, xml, pack);
    while (bm_mark_cells_next(&cells)) {
        bm_mark_cells_settle(&cells, 0);
        cells.cells[cells.at].has_comment = kind == '3';
        cells.at++;
    }
    bm_mark_comments_job comments = {.arena = a, .xml = xml, .cells = &cells};
    if (kind == '2')
        return bm_mark_comments_write(&comments, pack);
    if (kind == '3')
        return bm_mark_vml_write(xml, &cells, bm_mark_vml_highest(xml) + 1, pack);
    const bm_str dropped = BM_STR("rId1");
    const bm_mark_list list = {.xml = xml,
                               .added = {"Relationship Id=\"rId2\""},
                               .n_added = 1,
                               .attribute = "Id",
                               .dropped = &dropped,
                               .n_dropped = 1};
    return bm_mark_list_write(&list, pack);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const bm_str xml = bm_str_n((const char *)data + 1, size - 1);
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_buf file = {0};
    const bm_sink sink = {append, &file};
    bm_mark_pack *pack = bm_mark_pack_new(&sink, ds);
    (void)bm_mark_pack_begin(pack, bm_str_of("p"));
    if (write_part(a, data[0], xml, pack) == 0 && is_xml(xml)) {
        fuzz_require(bm_mark_pack_end(pack) == 0);
        bm_buf part = unpacked(&file);
        fuzz_require(is_xml(bm_str_n(part.ptr, part.len)));
        bm_buf_free(&part);
    }
    fuzz_require(bm_diags_count(ds) == 0);
    bm_mark_pack_free(pack);
    bm_buf_free(&file);
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}
