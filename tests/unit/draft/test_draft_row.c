/* Paragraphs of Word as rows. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft_case.h"
#include "draft/draft_font.h"
#include "draft/draft_row.h"

/* The rows of ${paragraph}, joined by '/'; slots "@", boxes "#", tabs "|". */
static const char *rows_of(bm_arena *a, bm_draft_reader *r, const bm_docx_read_node *paragraph,
                           bm_draft_rows *rows)
{
    bm_buf out = {0};
    *r = (bm_draft_reader){.arena = a};
    bm_draft_font_survey(r, paragraph);
    bm_draft_row_read(r, paragraph, rows);
    for (size_t i = 0; i < rows->n; i++) {
        if (i)
            bm_buf_add_byte(&out, '/');
        for (size_t k = 0; k < rows->rows[i].text.len; k++) {
            char c = rows->rows[i].text.ptr[k];
            bm_buf_add_byte(&out, c == BM_DRAFT_SLOT  ? '@'
                                  : c == BM_DRAFT_BOX ? '#'
                                  : c == '\t'         ? '|'
                                                      : c);
        }
    }
    const char *text = bm_arena_cstr(a, bm_str_n(out.ptr ? out.ptr : "", out.len));
    bm_buf_free(&out);
    return text;
}

static void check(const bm_docx_read_node *paragraph, bm_arena *a, const char *expected)
{
    bm_draft_reader r;
    bm_draft_rows rows = {0};
    assert_string_equal(rows_of(a, &r, paragraph, &rows), expected);
}

static bm_docx_read_node *of_runs(bm_arena *a, const char *const *texts, size_t n,
                                  const bm_docx_read_look *look)
{
    bm_docx_read_node *p = draft_case_paragraph(a, "", bm_str_of(""));
    for (size_t i = 0; i < n; i++)
        draft_case_add(a, p, draft_case_text(a, texts[i], &look[i]));
    return p;
}

static void runs_are_joined_and_line_ends_divide(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const char *const texts[] = {"Họ v", "à tê", "n:\xC2\xA0"};
    static const bm_docx_read_look look[3];
    check(of_runs(a, texts, 3, look), a, "Họ và tên: ");
    check(draft_case_paragraph(a, "", bm_str_of("một\vhai")), a, "một/hai");
    check(draft_case_paragraph(a, "", bm_str_of("")), a, "");
    bm_arena_free(a);
}

static void letters_and_marks_in_two_runs_are_one_letter(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const char *const texts[] = {"Ho", "\xCC\xA3 te", "\xCC\x82n"};
    static const bm_docx_read_look look[3] = {{.bold = true}, {0}, {.bold = true}};
    check(of_runs(a, texts, 3, look), a, "Họ tên");
    bm_arena_free(a);
}

static void old_fonts_become_unicode_run_by_run(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_draft_reader r;
    bm_draft_rows rows = {0};
    static const char *const texts[] = {"céng hoµ ", "x· héi", " Vieät", " Nam à"};
    const bm_docx_read_look look[4] = {{.font = BM_STR(".VnTimeH")},
                                       {.font = BM_STR(".VnTimeH")},
                                       {.font = BM_STR("VNI-Times")},
                                       {.font = BM_STR("Arial")}};
    assert_string_equal(rows_of(a, &r, of_runs(a, texts, 4, look), &rows),
                        "CỘNG HOÀ XÃ HỘI Việt Nam à");
    assert_true(r.legacy_used);
    assert_string_equal(bm_arena_cstr(a, r.legacy_font), ".VnTimeH");
    /* a document that has Unicode in such fonts: only what cannot be Unicode is converted */
    static const char *const mixed[] = {"Việt Nam", " và ", "c¸c"};
    const bm_docx_read_look time[3] = {{.font = BM_STR(".VnTime"), .bold = true},
                                       {.font = BM_STR(".VnTime")},
                                       {.font = BM_STR(".VnTime"), .bold = true}};
    check(of_runs(a, mixed, 3, time), a, "Việt Nam và các");
    bm_arena_free(a);
}

static void capitals_by_their_look_are_capitals(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const char *const texts[] = {"Đơn"};
    static const bm_docx_read_look look[1] = {{.capitals = true}};
    check(of_runs(a, texts, 1, look), a, "ĐƠN");
    bm_arena_free(a);
}

static void tabs_with_leaders_and_underlined_blanks_are_gaps(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    check(draft_case_paragraph(a, "t", bm_str_of("Họ tên: \t Nam: \t")), a, "Họ tên: @ Nam: @");
    check(draft_case_paragraph(a, "", bm_str_of("Họ tên:\tNam")), a, "Họ tên:|Nam");
    static const char *const texts[] = {"Tên: ", "      ", " tuổi ", "  "};
    static const bm_docx_read_look look[4] = {{0}, {.underline = true}, {0}, {.underline = true}};
    check(of_runs(a, texts, 4, look), a, "Tên: @ tuổi   ");
    bm_docx_read_node *p = draft_case_paragraph(a, "", bm_str_of("Fax: ")),
                      *tab = draft_case_node(a, BM_DOCX_READ_TAB);
    tab->look = &look[1];
    draft_case_add(a, p, tab);
    check(p, a, "Fax: @");
    bm_arena_free(a);
}

/* One stop at the right edge: tabs beyond it are rows of dots. */
static void a_tab_goes_to_the_stop_behind_the_text(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_docx_read_node *p = draft_case_paragraph(a, "", bm_str_of("Lý do: \t\t"));
    static const bm_docx_read_tab stop[] = {{9000, BM_DOCX_READ_RIGHT, BM_DOCX_READ_LEADER_LINE}};
    bm_docx_read_paragraph format = *p->paragraph;
    format.tabs = stop;
    format.n_tabs = 1;
    p->paragraph = &format;
    check(p, a, "Lý do: @@");
    bm_arena_free(a);
}

static bm_docx_read_node *control_of(bm_arena *a, bm_docx_read_kind kind, bool placeholder,
                                     const char *shown)
{
    static const bm_docx_read_look plain;
    bm_docx_read_node *node = draft_case_node(a, BM_DOCX_READ_CONTROL);
    bm_docx_read_control *c = bm_arena_zero(a, 1, sizeof *c);
    c->kind = (uint8_t)kind;
    c->placeholder = placeholder;
    c->title = bm_str_of("Tên");
    node->control = c;
    draft_case_add(a, node, draft_case_text(a, shown, &plain));
    return node;
}

static void controls_are_gaps_with_their_words(void **state)
{
    (void)state;
    static const struct {
        bm_docx_read_kind kind;
        bool placeholder;
        const char *shown, *row, *words;
    } cases[] = {
        {BM_DOCX_READ_PLAIN, true, "......", "A: @", ""},
        {BM_DOCX_READ_PLAIN, false, "<Địa danh>", "A: <Địa danh>", "<Địa danh>"},
        {BM_DOCX_READ_PLAIN, true, "Click or tap here to enter text.", "A: @", ""},
        {BM_DOCX_READ_DATE, true, "..../..../.....", "A: ..../..../.....", "..../..../....."},
        {BM_DOCX_READ_RICH, false, "chữ", "A: chữ", NULL},
        {BM_DOCX_READ_CHECK, false, "☐", "A: #", NULL},
        {BM_DOCX_READ_CHECK, false, " ", "A:  #", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_arena *a = bm_arena_new();
        bm_draft_reader r;
        bm_draft_rows rows = {0};
        bm_docx_read_node *p = draft_case_paragraph(a, "", bm_str_of("A: "));
        draft_case_add(a, p, control_of(a, cases[i].kind, cases[i].placeholder, cases[i].shown));
        assert_string_equal(rows_of(a, &r, p, &rows), cases[i].row);
        assert_int_equal(rows.rows[0].n_slots, cases[i].words != NULL);
        if (cases[i].words)
            assert_string_equal(bm_arena_cstr(a, rows.rows[0].slots[0].words), cases[i].words);
        bm_arena_free(a);
    }
}

static void a_row_knows_what_all_its_letters_have_in_common(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_draft_reader r;
    bm_draft_rows rows = {0};
    static const char *const texts[] = {"MẪU ", "...", "5"};
    static const bm_docx_read_look look[3] = {{.bold = true}, {0}, {.bold = true, .italic = true}};
    (void)rows_of(a, &r, of_runs(a, texts, 3, look), &rows);
    assert_true(rows.rows[0].bold && rows.rows[0].upper && !rows.rows[0].italic);
    bm_draft_row number = bm_draft_row_of(a, bm_str_of("12"));
    assert_true(number.letters && !number.upper);
    bm_arena_free(a);
}

static void a_part_of_a_row_has_its_slots(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_draft_reader r;
    bm_draft_rows rows = {0};
    (void)rows_of(a, &r, draft_case_paragraph(a, "t", bm_str_of("a\tb\tc")), &rows);
    bm_draft_row part = bm_draft_row_cut(&rows.rows[0], 2, 5);
    assert_int_equal(part.n_slots, 1);
    assert_int_equal(bm_draft_row_slot(&part, 0), 0);
    assert_int_equal(bm_draft_row_slot(&part, 2), 1);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_are_joined_and_line_ends_divide),
        cmocka_unit_test(letters_and_marks_in_two_runs_are_one_letter),
        cmocka_unit_test(old_fonts_become_unicode_run_by_run),
        cmocka_unit_test(capitals_by_their_look_are_capitals),
        cmocka_unit_test(tabs_with_leaders_and_underlined_blanks_are_gaps),
        cmocka_unit_test(a_tab_goes_to_the_stop_behind_the_text),
        cmocka_unit_test(controls_are_gaps_with_their_words),
        cmocka_unit_test(a_row_knows_what_all_its_letters_have_in_common),
        cmocka_unit_test(a_part_of_a_row_has_its_slots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
