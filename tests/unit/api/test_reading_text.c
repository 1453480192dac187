/* The text of a file beside that of the documents that were made again. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "reading_case.h"

#include "api/reading_text.h"

#define X(field) "/bieumau[1]/" field

/* Runs between "|", those of a field with its path before them. */
static const char *text_of(bm_arena *a, const bm_agreement_text *text)
{
    const char *out = "";
    for (size_t i = 0; i < text->n; i++) {
        const bm_agreement_run *run = &text->runs[i];
        bm_str s = run->text;
        while (s.len && s.ptr[s.len - 1] == '\n')
            s.len--;
        out = bm_arena_printf(a, "%s%s%s%s%.*s", out, i ? "|" : "", run->path ? run->path : "",
                              run->path ? "=" : "", (int)s.len, s.ptr);
    }
    return out;
}

static void runs_of_a_document_made_again_know_their_fields(void **state)
{
    (void)state;
    reading_case c;
    bm_agreement_text text;
    reading_case_open(&c);
    bm_reading_values *values =
        reading_case_add(&c, "{1}", false, "{ho_ten: An, bang: [{muc: ~}, {muc: a}]}");
    (void)bm_reading_values_close(values);
    const bm_docx_read_node *body = docx_tree_body(
        c.a, "(p \"Họ tên: \" (c " X(
                 "ho_ten[1]") " \"An\") \", \" ^ \"sinh\" / \"ngày\")"
                              "(T (r (d (p (c " X(
                                  "bang[1]/muc[1]") " \"a\")))))(p (c /khac \"ngoài\"))");
    bm_reading_text_expected(c.a, body, values, 3, &text);
    assert_string_equal(text_of(c.a, &text),
                        "Họ tên: |ho_ten=An|,  sinh ngày|bang[1].muc=a||ngoài");
    assert_int_equal(text.runs[0].document, 3);
    /* a row that is gone from the file is left out: it was told */
    bm_reading_values_entry(values, bm_str_of("bang"))->rows[1].gone = true;
    bm_reading_text_expected(c.a, body, values, 3, &text);
    assert_string_equal(text_of(c.a, &text), "Họ tên: |ho_ten=An|,  sinh ngày|ngoài");
    reading_case_close(&c);
}

static void controls_of_the_file_show_what_they_should(void **state)
{
    (void)state;
    reading_case c;
    bm_agreement_text text;
    bm_reading_made made[2] = {0};
    reading_case_open(&c);
    (void)reading_case_add(&c, "{1}", false, "{ho_ten: An, bang: [{muc: ~}, {muc: a}]}");
    (void)reading_case_add(&c, "{2}", false, "{ho_ten: Bình}");
    for (size_t i = 0; i < 2; i++)
        (void)bm_reading_values_close(&c.parts.parts[i].values);
    bm_reading_text_controls(c.a,
                             docx_tree_body(c.a,
                                            "(p (c " X("ho_ten[1]") " \"An\") (c " X(
                                                "ho_ten[1]") " \"AN\")"
                                                             "(c " X("bang[1]/muc[1]") " \"a\"))"),
                             &made[0]);
    bm_reading_text_controls(c.a, docx_tree_body(c.a, "(p (c " X("ho_ten[1]") " \"Bình\"))"),
                             &made[1]);
    assert_int_equal(made[0].n_controls, 2);
    const bm_reading_place place = {BM_STR("ho_ten"), BM_STR(""), 0, 0};
    assert_int_equal(bm_reading_text_lookup(&made[0], &place)->n, 2);
    const bm_docx_read_node *body = docx_tree_body(
        c.a, "(p \"Tên: \" (c " X("ho_ten[1]") " \"khác\") \".\") (p (c=2 " X(
                 "ho_ten[1]") " \"BÌNH\"))"
                              "(p (c " X("bang[2]/muc[1]") " \"x\") (c " X(
                                  "bang[1]/muc[1]") " \"thừa\") (c=9 " X("ho_ten[1]") " \"lạ\"))");
    bm_reading_text_shown(&c.parts, made, body, &text);
    assert_string_equal(text_of(c.a, &text), "Tên: An.|Bình|athừalạ");
    reading_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_of_a_document_made_again_know_their_fields),
        cmocka_unit_test(controls_of_the_file_show_what_they_should),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
