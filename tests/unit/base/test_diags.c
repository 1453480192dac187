/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/diags.h"
#include "base/limit.h"

static void an_error_returns_failure_and_a_note_does_not(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    assert_int_equal(bm_diags_add0(ds, BM_INPUT_EMPTY, NULL), -1);
    assert_int_equal(bm_diags_add1(ds, BM_DATA_SPACES, NULL, "ho_ten"), 0);
    assert_int_equal(bm_diags_add2(ds, BM_DATA_LOOSE_TONE, NULL, "ho_ten", "x"), 0);
    assert_int_equal(bm_diags_errors(ds), 1);
    assert_int_equal(bm_diags_count(ds), 3);
    assert_int_equal(bm_diags_at(ds, 1)->severity, BM_NOTE);
    assert_int_equal(bm_diags_at(ds, 2)->severity, BM_WARNING);
    assert_null(bm_diags_at(ds, 3));
    bm_diags_free(ds);
}

static void arguments_fill_both_languages(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    (void)bm_diags_add3(ds, BM_DATA_CHOICE, NULL, "Nm", "gioi_tinh", "Nam, Nữ");
    const bm_diag *d = bm_diags_at(ds, 0);
    assert_string_equal(d->code, "D013");
    assert_string_equal(d->message[BM_LANG_VI], "“Nm” không phải là một lựa chọn của “gioi_tinh”");
    assert_string_equal(d->message[BM_LANG_EN], "“Nm” is not a choice of “gioi_tinh”");
    assert_string_equal(d->hint[BM_LANG_VI], "chọn một trong: Nam, Nữ");
    assert_string_equal(d->hint[BM_LANG_EN], "choose one of: Nam, Nữ");
    bm_diags_free(ds);
}

static void a_part_without_its_argument_is_left_out(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    (void)bm_diags_add2(ds, BM_DATA_FORM_UNKNOWN, NULL, "x", "");
    (void)bm_diags_add2(ds, BM_DATA_FORM_UNKNOWN, NULL, "x", "y");
    assert_string_equal(bm_diags_at(ds, 0)->hint[BM_LANG_EN], "“bieumau list” names the forms");
    assert_string_equal(bm_diags_at(ds, 1)->hint[BM_LANG_EN],
                        "did you mean “y”? “bieumau list” names the forms");
    bm_diags_free(ds);
}

static void an_argument_with_braces_is_not_filled_again(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    (void)bm_diags_add2(ds, BM_DATA_REQUIRED, NULL, "{1}%s", "{0}");
    assert_string_equal(bm_diags_at(ds, 0)->message[BM_LANG_EN],
                        "the required field “{1}%s” is missing ({0})");
    bm_diags_free(ds);
}

static void a_message_outlives_its_input(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    char bytes[] = "form: x\r\nho_ten: A\r\n", name[] = "don.yaml", path[] = "ho_ten";
    bm_source source = {name, bytes, strlen(bytes), NULL};
    bm_pos pos = {&source, 2, 9};
    bm_str args[] = {BM_STR("ho_ten")};
    (void)bm_diags_add(ds, BM_DATA_NOT_ROWS, &pos, path, args, 1);
    memset(bytes, '!', sizeof bytes - 1);
    memset(name, '!', sizeof name - 1);
    memset(path, '!', sizeof path - 1);
    const bm_diag *d = bm_diags_at(ds, 0);
    assert_string_equal(d->file, "don.yaml");
    assert_int_equal(d->line, 2);
    assert_int_equal(d->col, 9);
    assert_string_equal(d->source_line, "ho_ten: A");
    assert_string_equal(d->path, "ho_ten");
    bm_diags_free(ds);
}

static const char *line_of(bm_diags *ds, const char *bytes, size_t len, uint32_t line)
{
    bm_source source = {"x", bytes, len, NULL};
    bm_pos pos = {&source, line, 1};
    bm_diags_clear(ds);
    (void)bm_diags_add0(ds, BM_INPUT_EMPTY, &pos);
    return bm_diags_at(ds, 0)->source_line;
}

static void the_source_line_has_no_line_end_and_no_byte_order_mark(void **state)
{
    (void)state;
    static char longer[1000];
    memset(longer, 'a', sizeof longer);
    bm_diags *ds = bm_diags_new();
    assert_string_equal(line_of(ds, "\xEF\xBB\xBFmột\nhai", 12, 1), "một");
    assert_string_equal(line_of(ds, "a\nb\r\n", 5, 2), "b");
    assert_string_equal(line_of(ds, "a\nb", 3, 2), "b");
    assert_string_equal(line_of(ds, "a\n", 2, 2), "");
    assert_string_equal(line_of(ds, "", 0, 1), "");
    assert_null(line_of(ds, "a\nb", 3, 3));
    assert_null(line_of(ds, "a", 1, 0));
    assert_null(line_of(ds, longer, sizeof longer, 1));
    bm_diags_free(ds);
}

static void positions_count_code_points_and_lines(void **state)
{
    (void)state;
    static const char text[] = "\xEF\xBB\xBFho\nẴm: x\n";
    bm_source source = {"x", text, sizeof text - 1, NULL};
    bm_pos pos = bm_diags_pos_at(&source, 3);
    assert_int_equal(pos.line, 1);
    assert_int_equal(pos.col, 1);
    pos = bm_diags_pos_at(&source, 3 + 3 + strlen("Ẵm: "));
    assert_int_equal(pos.line, 2);
    assert_int_equal(pos.col, 5);
    pos = bm_diags_pos_at(&source, 1000);
    assert_int_equal(pos.line, 3);
}

static void what_is_too_much_is_counted(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    for (int i = 0; i < BM_LIMIT_DIAGS + 7; i++)
        assert_int_equal(bm_diags_add0(ds, BM_INPUT_EMPTY, NULL), -1);
    assert_int_equal(bm_diags_count(ds), BM_LIMIT_DIAGS);
    assert_int_equal(bm_diags_dropped(ds), 7);
    assert_int_equal(bm_diags_errors(ds), BM_LIMIT_DIAGS + 7);
    bm_diags_clear(ds);
    assert_int_equal(bm_diags_count(ds) + bm_diags_dropped(ds) + bm_diags_errors(ds), 0);
    assert_null(bm_diags_at(ds, 0));
    bm_diags_free(ds);
}

static void a_caller_may_advise_in_place_of_the_hint(void **state)
{
    (void)state;
    static const bm_str advice[2] = {BM_STR("hỏi văn thư"), BM_STR("ask the clerk")};
    bm_diags *ds = bm_diags_new();
    bm_diags_advise(ds, advice); /* nothing was added yet */
    (void)bm_diags_add1(ds, BM_DATA_NOT_ROWS, NULL, "x");
    (void)bm_diags_add1(ds, BM_DATA_NOT_ROWS, NULL, "y");
    bm_diags_advise(ds, advice);
    assert_string_equal(bm_diags_at(ds, 0)->hint[BM_LANG_EN], "begin each row with “- ”");
    assert_string_equal(bm_diags_at(ds, 1)->hint[BM_LANG_VI], "hỏi văn thư");
    assert_string_equal(bm_diags_at(ds, 1)->hint[BM_LANG_EN], "ask the clerk");
    while (bm_diags_dropped(ds) == 0)
        (void)bm_diags_add1(ds, BM_DATA_NOT_ROWS, NULL, "z");
    bm_diags_advise(ds, advice); /* the last one was only counted */
    assert_string_equal(bm_diags_at(ds, BM_LIMIT_DIAGS - 1)->hint[BM_LANG_EN],
                        "begin each row with “- ”");
    bm_diags_free(ds);
}

static void a_warning_is_an_error_in_strict_mode(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    bm_diags_set_strict(ds, true);
    assert_int_equal(bm_diags_add2(ds, BM_DATA_LOOSE_TONE, NULL, "ho_ten", "x"), -1);
    assert_int_equal(bm_diags_at(ds, 0)->severity, BM_ERROR);
    bm_diags_clear(ds);
    assert_int_equal(bm_diags_add2(ds, BM_DATA_LOOSE_TONE, NULL, "ho_ten", "x"), -1);
    assert_int_equal(bm_diags_add1(ds, BM_DATA_SPACES, NULL, "ho_ten"), 0);
    assert_int_equal(bm_diags_add_as(ds, BM_DATA_NOT_ROWS, BM_WARNING, NULL, NULL, NULL, 0), -1);
    assert_int_equal(bm_diags_add_as(ds, BM_DATA_NOT_ROWS, BM_NOTE, NULL, NULL, NULL, 0), 0);
    bm_diags_set_strict(ds, false);
    assert_int_equal(bm_diags_add_as(ds, BM_DATA_NOT_ROWS, BM_WARNING, NULL, NULL, NULL, 0), 0);
    assert_int_equal(bm_diags_errors(ds), 2);
    bm_diags_free(ds);
}

static void codes_are_found_in_any_case(void **state)
{
    (void)state;
    assert_string_equal(bm_code_lookup("d006")->code, "D006");
    assert_ptr_equal(bm_code_lookup("D006"), bm_code_lookup("d006"));
    static const char *const none[] = {"", "D", "D00", "D0066", "Z999", "D006 "};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(bm_code_lookup(none[i]));
    assert_null(bm_code_at(BM_CODE_COUNT));
}

/* Which of {0}..{7} the texts use, as bits. */
static unsigned arguments_of(const char *text)
{
    unsigned used = 0;
    for (const char *p = text; *p; p++)
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '7' && p[2] == '}')
            used |= 1u << (p[1] - '0');
    return used;
}

static void every_code_is_unique_and_says_the_same_in_both_languages(void **state)
{
    (void)state;
    const bm_code_info *c, *other;
    for (size_t i = 0; (c = bm_code_at(i)) != NULL; i++) {
        for (size_t k = 0; k < i; k++) {
            other = bm_code_at(k);
            if (strcmp(c->code, other->code) == 0)
                fail_msg("%s is given twice", c->code);
        }
        if (arguments_of(c->message[0]) != arguments_of(c->message[1]) ||
            arguments_of(c->hint[0]) != arguments_of(c->hint[1]) ||
            (*c->hint[0] == 0) != (*c->hint[1] == 0) || !*c->message[0] || !*c->message[1])
            fail_msg("%s differs between the languages", c->code);
        assert_int_equal(strlen(c->code), 4);
        assert_non_null(strchr("IDRPFTOECVMSB", c->code[0]));
    }
}

static void freeing_no_list_does_nothing(void **state)
{
    (void)state;
    bm_diags_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_returns_failure_and_a_note_does_not),
        cmocka_unit_test(arguments_fill_both_languages),
        cmocka_unit_test(a_part_without_its_argument_is_left_out),
        cmocka_unit_test(an_argument_with_braces_is_not_filled_again),
        cmocka_unit_test(a_message_outlives_its_input),
        cmocka_unit_test(the_source_line_has_no_line_end_and_no_byte_order_mark),
        cmocka_unit_test(positions_count_code_points_and_lines),
        cmocka_unit_test(what_is_too_much_is_counted),
        cmocka_unit_test(a_caller_may_advise_in_place_of_the_hint),
        cmocka_unit_test(a_warning_is_an_error_in_strict_mode),
        cmocka_unit_test(codes_are_found_in_any_case),
        cmocka_unit_test(every_code_is_unique_and_says_the_same_in_both_languages),
        cmocka_unit_test(freeing_no_list_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
