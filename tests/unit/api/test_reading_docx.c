/* Word files read back, as they were made and changed. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "docx_case.h"

static const char *const an[] = {
    ("form: vd/word\ndata: {ho_ten: Nguyễn Văn An, ngay: 05/01/2024, moi: có, bang: [{muc: Một}, "
     "{muc: Hai}], noi_dung: \"Căn **cứ**\\n\\n- một\\n- hai\"}\n"),
    "form: vd/word\ndata: {ho_ten: Bình}\n", "form: vd/word\nblank: true\n"};

#define PART "<bieumau "
#define NAME "xpath=\"/bieumau[1]/ho_ten[1]\""

/* ${info} of document ${i}; the messages are ${codes}, its data in YAML ${yaml}. */
static bm_reading_info check(kit *k, const bm_buf *file, size_t i, const char *codes,
                             const char *yaml)
{
    bm_reading_info info;
    bm_buf out = {0};
    const bm_sink sink = {docx_case_add, &out};
    bm_reading *r = docx_case_read(k, file);
    kit_reported(k, codes);
    assert_non_null(r);
    assert_int_equal(bm_reading_at(r, i, &info), 0);
    assert_int_equal(bm_data_write(info.form, info.data, BM_INPUT_YAML, &sink, k->ds), 0);
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, yaml);
    bm_buf_free(&out);
    bm_reading_free(r);
    info.data = NULL;
    return info;
}

#define DATA(name, day, rest) \
    "form: vd/word\ndata:\n  ho_ten: " name "\n  ngay: " day "\n  moi: có\n  bang:\n" rest
#define ROWS "    - muc: Một\n    - muc: Hai\n"
#define PROSE "  noi_dung: |-\n    Căn **cứ**\n\n    - một\n    - hai\n"

static void the_data_come_back_and_agree(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    bm_buf file = docx_case_make(k, 1, an);
    bm_reading_info info =
        check(k, &file, 0, "V032", DATA("Nguyễn Văn An", "05/01/2024", ROWS PROSE));
    assert_int_equal(info.agreement, BM_AGREEMENT_YES);
    assert_true(info.same_definition);
    assert_false(info.blank || info.filled);
    assert_int_equal(info.signatures, 0);
    bm_buf_free(&file);
    file = docx_case_make(k, 1, an + 2);
    info = check(k, &file, 0, "V032", "form: vd/word\nblank: true\n");
    assert_true(info.blank);
    bm_buf_free(&file);
}

static void several_documents_keep_their_data_apart(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    bm_buf file = docx_case_make(k, 3, an);
    (void)check(k, &file, 0, "V032", DATA("Nguyễn Văn An", "05/01/2024", ROWS PROSE));
    (void)check(k, &file, 1, "V032", "form: vd/word\ndata:\n  ho_ten: Bình\n");
    (void)check(k, &file, 2, "V032", "form: vd/word\nblank: true\n");
    docx_case_change(&file, "Bình</w:t>", "Người khai", "Người viết");
    bm_reading *r = docx_case_read(k, &file);
    static const bm_agreement expected[] = {BM_AGREEMENT_YES, BM_AGREEMENT_NO, BM_AGREEMENT_YES};
    bm_reading_info info;
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(bm_reading_at(r, i, &info), 0);
        assert_int_equal(info.agreement, expected[i]);
    }
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "document 2: behind “"));
    kit_reported(k, "V071");
    bm_reading_free(r);
    bm_buf_free(&file);
}

static void what_was_changed_in_one_place_is_told(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    bm_buf file = docx_case_make(k, 1, an);
    docx_case_change(&file, PART, "<ho_ten>Nguyễn Văn An", "<ho_ten>Trần Thị Bình");
    bm_reading_info info =
        check(k, &file, 0, "V065", DATA("Trần Thị Bình", "05/01/2024", ROWS PROSE));
    assert_int_equal(info.agreement, BM_AGREEMENT_NO);
    bm_buf_free(&file);
    file = docx_case_make(k, 1, an);
    docx_case_change(&file, NAME, "Nguyễn Văn An", "........");
    (void)check(k, &file, 0, "V075", DATA("Nguyễn Văn An", "05/01/2024", ROWS PROSE));
    bm_buf_free(&file);
}

static void values_that_only_the_text_has_are_taken(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    bm_buf file = docx_case_make(k, 1, an);
    docx_case_change(&file, PART, "<ngay>2024-01-05</ngay>", "<ngay/>");
    docx_case_change(&file, PART, "<bang><muc>Hai</muc></bang>", "");
    bm_reading_info info =
        check(k, &file, 0, "V064 V067", DATA("Nguyễn Văn An", "05/01/2024", ROWS PROSE));
    assert_true(info.filled);
    assert_int_equal(info.agreement, BM_AGREEMENT_YES);
    bm_buf_free(&file);
}

static void texts_in_markdown_are_taken_from_the_document(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    bm_buf file = docx_case_make(k, 1, an);
    docx_case_change(&file, "w:bookmarkStart", ">hai<", ">hai và ba<");
    (void)check(k, &file, 0, "V069",
                DATA("Nguyễn Văn An", "05/01/2024",
                     ROWS "  noi_dung: |-\n    Căn **cứ**\n\n    - một\n    - hai và ba\n"));
    bm_buf_free(&file);
}

static void what_the_form_says_is_compared(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    bm_buf file = docx_case_make(k, 1, an);
    docx_case_change(&file, "<w:body>", "ĐƠN WORD", "ĐƠN WORK");
    bm_reading_info info =
        check(k, &file, 0, "V071", DATA("Nguyễn Văn An", "05/01/2024", ROWS PROSE));
    assert_int_equal(info.agreement, BM_AGREEMENT_NO);
    kit_put("forms/vd/word.yaml", DOCX_CASE_FORM "\n");
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    info = check(k, &file, 0, "V024", DATA("Nguyễn Văn An", "05/01/2024", ROWS PROSE));
    assert_int_equal(info.agreement, BM_AGREEMENT_UNKNOWN);
    assert_int_equal(unlink("forms/vd/word.yaml"), 0);
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    bm_reading *r = docx_case_read(k, &file);
    kit_reported(k, "V023");
    assert_int_equal(bm_reading_at(r, 0, &info), 0);
    assert_null(info.form);
    bm_reading_free(r);
    bm_buf_free(&file);
}

static void data_that_are_lost_are_taken_from_the_controls(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    bm_buf file = docx_case_make(k, 3, an);
    for (int i = 0; i < 3; i++) {
        docx_case_change(&file, PART, PART, "<khac ");
        docx_case_change(&file, "<khac ", "</bieumau>", "</khac>");
    }
    bm_reading_info info =
        check(k, &file, 0, "V076", DATA("Nguyễn Văn An", "05/01/2024", ROWS PROSE));
    assert_int_equal(info.agreement, BM_AGREEMENT_YES);
    assert_true(info.filled);
    (void)check(k, &file, 1, "V076", "form: vd/word\ndata:\n  ho_ten: Bình\n");
    (void)check(k, &file, 2, "V076", "form: vd/word\nblank: true\n");
    assert_int_equal(unlink("forms/vd/word.yaml"), 0);
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    assert_null(docx_case_read(k, &file));
    kit_reported(k, "V062");
    bm_buf_free(&file);
}

static void a_file_without_data_says_why(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    bm_buf file = docx_case_make(k, 1, an + 1);
    docx_case_change(&file, PART, "form=\"vd/word\"", "form=\"\"");
    assert_null(docx_case_read(k, &file));
    kit_reported(k, "V063");
    docx_case_change(&file, PART, PART, "<khac ");
    docx_case_change(&file, "<khac ", "</bieumau>", "</khac>");
    while (strstr(file.ptr, "<w:dataBinding"))
        docx_case_change(&file, "", "<w:dataBinding", "<w:khac");
    assert_null(docx_case_read(k, &file));
    kit_reported(k, "V061");
    docx_case_change(&file, "<Application>", "bieumau<", "Microsoft Office Word<");
    assert_null(docx_case_read(k, &file));
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "“Microsoft Office Word”"));
    kit_reported(k, "V060");
    bm_buf_free(&file);
}

static void tracked_changes_leave_it_open(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    bm_buf file = docx_case_make(k, 1, an + 1);
    docx_case_change(
        &file, "<w:body>", "<w:body>",
        "<w:body><w:p><w:ins w:id=\"9\" w:author=\"A\"><w:r><w:t>thêm</w:t></w:r></w:ins>"
        "</w:p>");
    bm_reading_info info = check(k, &file, 0, "V072", "form: vd/word\ndata:\n  ho_ten: Bình\n");
    assert_int_equal(info.agreement, BM_AGREEMENT_UNKNOWN);
    bm_buf_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(the_data_come_back_and_agree),
        KIT_TEST(several_documents_keep_their_data_apart),
        KIT_TEST(what_was_changed_in_one_place_is_told),
        KIT_TEST(values_that_only_the_text_has_are_taken),
        KIT_TEST(texts_in_markdown_are_taken_from_the_document),
        KIT_TEST(what_the_form_says_is_compared),
        KIT_TEST(data_that_are_lost_are_taken_from_the_controls),
        KIT_TEST(a_file_without_data_says_why),
        KIT_TEST(tracked_changes_leave_it_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
