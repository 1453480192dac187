/* ECMA-376 part 1, 18.8.10 (cellXfs), 18.8.31 (numFmts). SPDX-License-Identifier: MIT */
#include "sheet/sheet_xlsx_styles.h"

#include "base/limit.h"
#include "sheet/sheet_part.h"
#include "sheet/sheet_rows.h"

typedef struct {
    uint32_t id;
    bm_sheet_number_format kind;
} custom;

typedef struct {
    bm_sheet_part part;
    bm_diags *ds;
    bm_buf customs; /* of custom */
    bm_buf formats; /* of uint32_t: the number format of each style */
    enum { NOWHERE, IN_FORMATS, IN_STYLES } where;
} reader;

static uint32_t number_of(bm_str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && n < 100000000; i++)
        n = 10 * n + (uint32_t)(s.ptr[i] - '0');
    return n;
}

static void add_format(reader *r, const bm_xml_sax_tag *tag)
{
    const bm_xml_sax_attribute *code =
        bm_sheet_part_attribute(&r->part, tag, BM_SHEET_NS_NONE, "formatCode");
    custom to = {.id = number_of(bm_sheet_part_raw(&r->part, tag, BM_SHEET_NS_NONE, "numFmtId"))};
    bm_arena *scratch = bm_arena_new();
    if (code)
        to.kind = bm_sheet_number_format_of(bm_xml_sax_value(scratch, code));
    bm_arena_free(scratch);
    bm_buf_add(&r->customs, &to, sizeof to);
}

static void on_start(void *user, const bm_xml_sax_tag *tag)
{
    reader *r = user;
    const unsigned depth = r->part.sax.depth;
    if (depth == 2) {
        r->where = bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "numFmts")   ? IN_FORMATS
                   : bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "cellXfs") ? IN_STYLES
                                                                                  : NOWHERE;
        return;
    }
    if (depth != 3)
        return;
    if (r->where == IN_FORMATS && bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "numFmt"))
        add_format(r, tag);
    if (r->where == IN_STYLES && bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "xf")) {
        const uint32_t id =
            number_of(bm_sheet_part_raw(&r->part, tag, BM_SHEET_NS_NONE, "numFmtId"));
        bm_buf_add(&r->formats, &id, sizeof id);
    }
    if (r->formats.len > BM_LIMIT_BOOK_STYLES * sizeof(uint32_t) ||
        r->customs.len > BM_LIMIT_BOOK_STYLES * sizeof(custom)) {
        const bm_sheet_rows at = {.at = r->part.pos};
        (void)bm_sheet_rows_too_many(&at, BM_BOOK_STYLES, BM_LIMIT_BOOK_STYLES, r->ds);
        bm_xml_sax_stop(&r->part.sax, BM_XML_SAX_REFUSED);
    }
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    (void)user, (void)name, (void)prefix;
}

static void on_text(void *user, bm_str text)
{
    (void)user, (void)text;
}

/* The first one that is written out under this number wins; files may write out known ones, too. */
static bm_sheet_number_format kind_of(const reader *r, uint32_t id)
{
    const custom *all = (const custom *)(const void *)r->customs.ptr;
    for (size_t i = 0; i < r->customs.len / sizeof *all; i++)
        if (all[i].id == id)
            return all[i].kind;
    return bm_sheet_number_format_known(id);
}

/* Styles that follow each other mostly have the same format: it is looked up once. */
static void set_kinds(const reader *r, bm_sheet_xlsx_styles *s)
{
    const uint32_t *ids = (const uint32_t *)(const void *)r->formats.ptr;
    enum { KNOWN = 1024 };
    struct {
        bool is_known;
        uint32_t id;
        bm_sheet_number_format kind;
    } known[KNOWN] = {{0}};
    for (size_t i = 0; i < r->formats.len / sizeof *ids; i++) {
        const size_t slot = ids[i] % KNOWN;
        if (!known[slot].is_known || known[slot].id != ids[i]) {
            known[slot].is_known = true;
            known[slot].id = ids[i];
            known[slot].kind = kind_of(r, ids[i]);
        }
        bm_buf_add_byte(&s->kinds, (char)known[slot].kind);
    }
}

int bm_sheet_xlsx_styles_read(bm_sheet_xlsx_styles *s, const bm_sheet_xlsx_book *book, bm_diags *ds)
{
    if (!book->styles)
        return 0;
    reader r = {.ds = ds};
    r.part.sax = (bm_xml_sax){.user = &r, .start = on_start, .end = on_end, .text = on_text};
    const int status = bm_sheet_part_read(&r.part, book->zip, book->styles, book->source, ds);
    if (!status)
        set_kinds(&r, s);
    bm_buf_free(&r.customs);
    bm_buf_free(&r.formats);
    return status;
}

void bm_sheet_xlsx_styles_free(bm_sheet_xlsx_styles *s)
{
    bm_buf_free(&s->kinds);
}
