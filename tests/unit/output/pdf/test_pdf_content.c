/* A small reader of page content checks that every glyph stands where the layout put it.
 * SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include <ctype.h>

#include "output/pdf/pdf_content.h"

enum { MAX_SHOWN = 2000 };

typedef struct {
    uint32_t code; /* 0 = of a drawn font */
    double x_pt, y_pt, size_pt;
} shown;

/* The state of a reader (ISO 32000-1, 9.3 and 9.4). */
typedef struct {
    const bm_pdf_usage *usage;
    double stack[64];
    size_t depth;
    double line_x, line_y, x, rise, size;
    char font_kind;
    unsigned font;
    shown shown[MAX_SHOWN];
    size_t n;
    unsigned spans, rules;
    bm_str name;     /* the last one that is no font */
    char trace[400]; /* sequences and text objects: "BT P 0( BT ) ET " */
} reader;

static const bm_pdf_font *font_of(const reader *r)
{
    for (size_t i = 0; i < r->usage->n_faces; i++)
        if (r->usage->faces[i].active && r->usage->faces[i].number == r->font)
            return r->usage->faces[i].font;
    fail();
    return NULL;
}

static void show(reader *r, const uint8_t *bytes, size_t n)
{
    shown *s;
    if (r->font_kind == 'X') {
        assert_int_equal(n, 1);
        s = &r->shown[r->n++];
        *s = (shown){0, r->line_x + r->x, r->line_y + r->rise, r->size};
        r->x += r->usage->drawings[r->font * 200 + bytes[0] - 0x21].width / 100000.0 * r->size;
        return;
    }
    const bm_pdf_font *font = font_of(r);
    assert_int_equal(n % 2, 0);
    for (size_t i = 0; i < n; i += 2) {
        unsigned cid = (unsigned)bytes[i] << 8 | bytes[i + 1];
        size_t k = 0;
        while (k < font->n && font->cids[k] != cid)
            k++;
        assert_true(k < font->n);
        s = &r->shown[r->n++];
        *s = (shown){font->uses[k].code, r->line_x + r->x, r->line_y + r->rise, r->size};
        r->x += font->widths[k] / 100000.0 * r->size;
    }
}

/* Add to the trace. */
__attribute__((format(printf, 2, 3))) static void note(reader *r, const char *format, ...)
{
    size_t n = strlen(r->trace);
    va_list args;
    va_start(args, format);
    vsnprintf(r->trace + n, sizeof r->trace - n, format, args);
    va_end(args);
}

static void operate(reader *r, const char *op, size_t n)
{
    bm_str name = bm_str_n(op, n);
    const double *top = r->stack + r->depth;
    if (bm_str_is(name, "Td")) {
        r->line_x += top[-2];
        r->line_y += top[-1];
        r->x = 0;
    } else if (bm_str_is(name, "Tf")) {
        r->size = top[-1];
    } else if (bm_str_is(name, "Ts")) {
        r->rise = top[-1];
    } else if (bm_str_is(name, "BDC") || bm_str_is(name, "BMC")) {
        r->spans += bm_str_is(r->name, "Span");
        note(r, "%.*s", (int)r->name.len, r->name.ptr);
        if (r->depth)
            note(r, "%g", top[-1]);
        note(r, "(");
    } else if (bm_str_is(name, "re")) {
        r->rules++;
    } else if (bm_str_is(name, "EMC")) {
        note(r, ")");
    } else if (bm_str_is(name, "BT") || bm_str_is(name, "ET")) {
        r->line_x = r->line_y = r->x = 0;
        note(r, " %s ", bm_str_is(name, "BT") ? "BT" : "ET");
    } else {
        assert_true(bm_str_is(name, "Tj") || bm_str_is(name, "TJ") || bm_str_is(name, "f"));
    }
    r->depth = 0;
}

static void read_content(reader *r, const bm_buf *b)
{
    bool array = false, dictionary = false;
    for (size_t i = 0; i < b->len;) {
        char c = b->ptr[i];
        if (c == '(') {
            uint8_t bytes[4000];
            size_t n = 0;
            for (i++; b->ptr[i] != ')'; i++) {
                if (b->ptr[i] == '\\')
                    i++;
                bytes[n++] =
                    (uint8_t)(b->ptr[i] == 'r' && b->ptr[i - 1] == '\\' ? '\r' : b->ptr[i]);
            }
            i++;
            if (!dictionary)
                show(r, bytes, n);
        } else if ((c >= '0' && c <= '9') || c == '-' || c == '.') {
            char *end;
            double v = strtod(b->ptr + i, &end);
            i = (size_t)(end - b->ptr);
            if (array)
                r->x -= v / 1000 * r->size;
            else
                r->stack[r->depth++] = v;
        } else if (c == '/' && (b->ptr[i + 1] == 'F' || b->ptr[i + 1] == 'X') &&
                   isdigit((unsigned char)b->ptr[i + 2])) {
            char *end;
            r->font_kind = b->ptr[i + 1];
            r->font = (unsigned)strtoul(b->ptr + i + 2, &end, 10);
            i = (size_t)(end - b->ptr);
        } else if (c == '/') {
            size_t begin = ++i;
            while (isalnum((unsigned char)b->ptr[i]))
                i++;
            if (!dictionary)
                r->name = bm_str_n(b->ptr + begin, i - begin);
        } else if (c == '<' || c == '>') {
            dictionary = c == '<';
            i++;
        } else if (c == '[' || c == ']') {
            array = c == '[';
            i++;
        } else if (c == ' ' || c == '\n') {
            i++;
        } else {
            size_t n = 0;
            while (i + n < b->len && ((b->ptr[i + n] | 32) >= 'a' && (b->ptr[i + n] | 32) <= 'z'))
                n++;
            assert_true(n > 0);
            operate(r, b->ptr + i, n);
            i += n;
        }
    }
}

/* How many glyphs follow those of the item. */
static size_t spaces_behind(const bm_item *item, const shown *next)
{
    return (item->flags & BM_ITEM_SPACE) && next->code == ' ';
}

/* Write the page and read it back; every glyph is held against the layout. */
static void check_page(fixture *f, reader *r)
{
    bm_pdf_cache *cache = bm_pdf_cache_new(16);
    bm_pdf_usage usage;
    bm_pdf_usage_open(&usage, 16);
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(1);
    assert_int_equal(bm_pdf_usage_collect(&usage, cache, &f->pages, f->ds), 0);
    assert_int_equal(bm_pdf_usage_acquire(&usage, cache, false, FIXTURE_PACKERS(packer), f->ds), 0);
    bm_buf out = {0};
    bm_pdf_tags *tags = bm_pdf_tags_new();
    bm_pdf_tags_begin(tags, &f->pages, NULL);
    bm_pdf_content c = {.pages = &f->pages, .usage = &usage, .tags = tags};
    bm_pdf_content_write(&c, 0, &out);
    assert_int_equal(c.next_drawn, usage.n_drawn);
    memset(r, 0, sizeof *r);
    r->usage = &usage;
    read_content(r, &out);
    size_t n = 0;
    for (size_t i = 0; i < f->page.n; i++) {
        const bm_item *item = &f->items[i];
        double x = item->x_pt, y = f->pages.pages[0].height_pt - item->y_pt;
        if (bm_pdf_usage_drawn(item)) {
            assert_true(fabs(r->shown[n].x_pt - x) < 0.01 && fabs(r->shown[n].y_pt - y) < 0.01);
            n += 1 + spaces_behind(item, &r->shown[n + 1]);
            continue;
        }
        double em = item->kind == BM_ITEM_TEXT ? item->size_pt / item->face->units_per_em : 0;
        for (size_t k = 0; k < item->n_glyphs; k++, n++) {
            const bm_glyph *g = &item->glyphs[k];
            const shown *s = &r->shown[n];
            assert_true(fabs(s->x_pt - (x + g->dx * em)) < 0.01);
            assert_true(fabs(s->y_pt - (y + g->dy * em)) < 0.01);
            assert_true(fabs(s->size_pt - item->size_pt) < 1e-9);
            x += g->advance * em + (g->code == ' ' ? item->space_pt : 0);
        }
        n += spaces_behind(item, &r->shown[n]);
    }
    assert_int_equal(n, r->n);
    bm_buf_free(&out);
    libdeflate_free_compressor(packer);
    bm_pdf_tags_free(tags);
    bm_pdf_usage_release(&usage, cache);
    bm_pdf_usage_close(&usage);
    bm_pdf_cache_free(cache);
}

static void glyphs_of_a_long_line_stand_where_the_layout_put_them(void **state)
{
    fixture *f = *state;
    static reader r;
    fixture_text(f, 0, 85.04, 80.123,
                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    fixture_text(
        f, FIXTURE_ITALIC, 85.04, 99.456,
        "Nếu Thuê bao muốn đăng ký sử dụng SIM PKI (“cs”) thì điền\\ghi thông tin nhà mạng");
    check_page(f, &r);
    assert_int_equal(r.spans, 0);
}

static void justification_spreads_the_spaces_and_nothing_else(void **state)
{
    fixture *f = *state;
    static reader r;
    fixture_text(f, 0, 85.04, 80, "Một hai ba bốn năm sáu bảy tám chín mười")->space_pt = 3.137;
    fixture_text(f, 0, 85.04, 100, "a\u00a0b hẹp lại một chút cho vừa")->space_pt = -0.41;
    check_page(f, &r);
    assert_int_equal(r.spans, 1); /* the no-break space reads as one */
}

static void runs_follow_one_another_on_a_line(void **state)
{
    fixture *f = *state;
    static reader r;
    double x = 85.04;
    for (unsigned i = 0; i < 40; i++) {
        bm_item *item = fixture_text(f, i % 3, x, 80, i % 2 ? "Bình" : " Lãng, ");
        x += item->width_pt;
        if (i % 7 == 6) {
            item = fixture_box(f, x, 80, i % 2);
            x += item->width_pt;
        }
    }
    fixture_text(f, 0, x + 0.007, 80, "sát"); /* less than a reader sees, more than nothing */
    fixture_text(f, 0, 85.04, 80, "về đầu dòng");
    check_page(f, &r);
}

static void offsets_of_shaped_glyphs_are_kept(void **state)
{
    fixture *f = *state;
    static reader r;
    bm_item *item = fixture_cluster(f, 85.04, 80, "Ơ̆"); /* drawn in one piece */
    fixture_text(f, 0, 85.04 + item->width_pt, 80, "m");
    char text[400] = "ơ"; /* too long for that: glyph by glyph, with its text beside it */
    for (int i = 0; i < 80; i++)
        strcat(text, "\u0306");
    fixture_cluster(f, 85.04, 120, text);
    check_page(f, &r);
    assert_int_equal(r.spans, 0); /* in order already */
    item = fixture_cluster(f, 85.04, 140, text);
    item->text = bm_str_of("chữ khác");
    item->n_glyphs = 1;
    check_page(f, &r);
    assert_int_equal(r.spans, 1);
}

static void rules_are_drawn_and_empty_items_are_not(void **state)
{
    fixture *f = *state;
    static reader r;
    for (int i = 0; i < 3; i++) {
        bm_item *item = fixture_item(f, BM_ITEM_RULE, 100, 100 + 20 * i);
        item->width_pt = 200;
        item->height_pt = 0.5;
    }
    fixture_text(f, 0, 85, 90, "");
    check_page(f, &r);
    assert_int_equal(r.rules, 3);
    assert_int_equal(r.n, 0);
}

/* Sequences are as long as can be: only another owner, or a path, ends them. */
static void what_belongs_together_is_marked_once(void **state)
{
    fixture *f = *state;
    static reader r;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t title = fixture_element(f, BM_ROLE_HEADING, doc);
    uint32_t line = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    uint32_t box = fixture_element(f, BM_ROLE_CHECKBOX, line);
    uint32_t figure = fixture_element(f, BM_ROLE_FIGURE, doc);
    f->elements[title].level = 2;
    fixture_text(f, 0, 300, 40, "1")->flags = BM_ITEM_FURNITURE;
    fixture_text(f, 0, 85, 80, "Tên ")->element = title;
    fixture_text(f, FIXTURE_BOLD, 120, 80, "đậm")->element = title;
    fixture_text(f, 0, 85, 100, "Số: ")->element = line;
    bm_item *item = fixture_text(f, 0, 120, 100, ".....");
    item->element = line;
    item->flags = BM_ITEM_LEADER;
    fixture_text(f, 0, 160, 100, "")->element = title; /* draws nothing */
    fixture_item(f, BM_ITEM_ROOM, 85, 110)->element = title;
    fixture_text(f, 0, 160, 100, "ngày")->element = line;
    fixture_box(f, 200, 100, true)->element = box;
    fixture_text(f, 0, 220, 100, "không ai")->element = 0;
    for (int i = 0; i < 3; i++) {
        item = fixture_item(f, BM_ITEM_RULE, 100 + 20 * i, 200);
        item->width_pt = item->height_pt = 10;
        item->element = figure;
    }
    fixture_text(f, 0, 300, 220, "chú")->element = figure;
    fixture_item(f, BM_ITEM_RULE, 85, 103)->element = line;
    check_page(f, &r);
    assert_int_equal(r.rules, 4);
    assert_string_equal(r.trace, "Artifact() BT Artifact()H20()P1()Artifact()P2()Form3()"
                                 "Artifact() ET Figure4() BT Figure5() ET ");
}

static void a_space_parts_the_words_of_two_lines(void **state)
{
    fixture *f = *state;
    static reader r;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t line = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    uint32_t box = fixture_element(f, BM_ROLE_CHECKBOX, line);
    fixture_text(f, 0, 85, 80, "chữ")->space_pt = 2;
    fixture_cluster(f, 120, 80, "ơ̆");
    fixture_text(f, FIXTURE_ITALIC, 85, 100, "khoản\u00a05");
    fixture_text(f, 0, 150, 100, "......")->flags = BM_ITEM_LEADER;
    fixture_box(f, 200, 100, false);
    for (size_t i = 0; i < f->page.n; i++) {
        f->items[i].element = i == 4 ? box : line;
        f->items[i].flags |= BM_ITEM_SPACE;
    }
    fixture_text(f, FIXTURE_BOLD, 85, 120, "cuối")->element = line;
    check_page(f, &r);
    size_t spaces = 0;
    for (size_t i = 0; i < r.n; i++)
        spaces += r.shown[i].code == ' ';
    assert_int_equal(spaces, 5 + 1); /* and the no-break space */
    assert_string_equal(r.trace, " BT P0()Span1()P2()Artifact()P3()Form4()P5() ET ");
}

/* At the end of a block there is nothing to part. */
static void a_leader_at_the_end_of_a_block_needs_no_space(void **state)
{
    fixture *f = *state;
    static reader r;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t line = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    uint32_t next = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    bm_item *item = fixture_text(f, 0, 85, 80, ".....");
    item->element = line;
    item->flags = BM_ITEM_LEADER | BM_ITEM_SPACE;
    fixture_text(f, 0, 85, 100, "x")->element = next;
    check_page(f, &r);
    assert_int_equal(r.n, 6);
    assert_string_equal(r.trace, " BT Artifact()P0() ET ");
}

static void a_dotted_line_in_a_blank_is_an_artifact(void **state)
{
    fixture *f = *state;
    static reader r;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t line = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    fixture_text(f, 0, 85, 80, "Ngày sinh: ")->element = line;
    bm_item *item = fixture_text(f, 0, 160, 80, "..../....");
    item->element = line;
    item->flags = BM_ITEM_DOTTED;
    fixture_text(f, 0, 220, 80, "Nơi sinh")->element = line;
    check_page(f, &r);
    assert_string_equal(r.trace, " BT P0()Artifact()P1() ET ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(glyphs_of_a_long_line_stand_where_the_layout_put_them,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(justification_spreads_the_spaces_and_nothing_else,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_dotted_line_in_a_blank_is_an_artifact, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(runs_follow_one_another_on_a_line, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(offsets_of_shaped_glyphs_are_kept, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_belongs_together_is_marked_once, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_space_parts_the_words_of_two_lines, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_leader_at_the_end_of_a_block_needs_no_space,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(rules_are_drawn_and_empty_items_are_not, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
