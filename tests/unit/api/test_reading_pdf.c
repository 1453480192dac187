/* PDF files read back, from what a PDF reader hands out: bm_pdf_read is that of this file. The real one is tested by
 * tests/cli/read.sh. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "write_case.h"

#include "form/form.h"
#include "input/pdf_read.h"

static bm_pdf_read_file file;
static bm_pdf_read_attachment attachments[3];
static bm_pdf_read_page pages[6];
static bm_pdf_read_field fields[3];

const bm_pdf_read_file *bm_pdf_read(bm_arena *a, const bm_source *source, bm_diags *ds)
{
    (void)a;
    assert_string_equal(source->name, "don.pdf");
    if (memcmp(source->bytes, "%PDF", 4) == 0)
        return &file;
    (void)bm_diags_add1(ds, BM_INPUT_EMPTY, NULL, source->name);
    return NULL;
}

static char *const none[1];
static char *written[3];

/* The file of ${n} documents of form vd/mot, made from the data in ${texts}. */
static void make_file(kit *k, size_t n, const char *const *texts)
{
    memset(&file, 0, sizeof file);
    memset(pages, 0, sizeof pages);
    memset(attachments, 0, sizeof attachments);
    file.attachments = attachments;
    file.n_attachments = n;
    file.pages = pages;
    file.fields = fields;
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    for (size_t i = 0; i < n; i++) {
        bm_data *data = kit_data(k, texts[i]);
        assert_non_null(data);
        written[i] = write_case_text(k, form, data, BM_INPUT_XML);
        attachments[i].name = bm_str_of(n == 1 ? "data.xml"
                                        : i    ? "data-000002.xml"
                                               : "data-000001.xml");
        attachments[i].bytes = bm_str_of(written[i]);
        bm_data_free(data);
    }
}

static void show(const char *text)
{
    pages[file.n_pages++].text = bm_str_of(text);
}

static bm_reading *read_file(kit *k)
{
    return bm_reading_parse(k->env, "%PDF", 4, "don.pdf", k->ds);
}

static void free_file(void)
{
    for (size_t i = 0; i < 3; i++) {
        free(written[i]);
        written[i] = none[0];
    }
}

/* Read it; its first document is then at ${*info}. */
static bm_reading *open_file(kit *k, bm_reading_info *info)
{
    bm_reading *r = read_file(k);
    assert_non_null(r);
    assert_int_equal(bm_reading_at(r, 0, info), 0);
    return r;
}

static const char *const an[] = {"form: vd/mot\ndata: {ho_ten: Nguyễn Văn An, ngay: 05/01/2024}\n",
                                 "form: vd/mot\ndata: {ho_ten: Bình, bang: [{muc: Một}]}\n"};
static const char *const blank[] = {"form: vd/mot\nblank: true\n"};
#define AN "ĐƠN THỬ Họ và tên: Nguyễn Văn An Ngày: 05/01/2024 Mục"
#define BINH "ĐƠN THỬ Họ và tên: Bình Ngày: Mục Một"

static void the_data_come_back_and_agree(void **state)
{
    kit *k = *state;
    bm_reading_info info;
    make_file(k, 1, an);
    show(AN);
    file.signatures = 2;
    bm_reading *r = open_file(k, &info);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "V029");
    kit_reported(k, "V029 V032");
    assert_string_equal(info.form_id, "vd/mot");
    assert_string_equal(info.program, BM_VERSION_STRING);
    assert_string_equal(info.definition_sha, info.form->sha);
    assert_true(info.same_definition);
    assert_false(info.filled);
    assert_int_equal(info.signatures, 2);
    assert_int_equal(info.agreement, BM_AGREEMENT_YES);
    char *again = write_case_text(k, info.form, info.data, BM_INPUT_XML);
    assert_string_equal(again, written[0]);
    free(again);
    assert_int_equal(bm_reading_at(r, 1, &info), -1);
    bm_reading_free(r);
    bm_reading_free(NULL);
    free_file();
}

static void text_that_was_changed_is_told(void **state)
{
    kit *k = *state;
    bm_reading_info info;
    make_file(k, 1, an);
    show("ĐƠN THỬ Họ và tên: Nguyễn Văn Em Ngày: 05/01/2024 Mục");
    bm_reading *r = open_file(k, &info);
    const bm_diag *d = bm_diags_at(k->ds, 0);
    assert_string_equal(d->message[BM_LANG_VI],
                        "trang 1 hiện “Em”, dữ liệu ghi “An” (mục “ho_ten”)");
    assert_string_equal(d->file, "don.pdf");
    assert_string_equal(d->path, "ho_ten");
    kit_reported(k, "V025");
    assert_int_equal(info.agreement, BM_AGREEMENT_NO);
    bm_reading_free(r);
    pages[0].partial = true;
    r = open_file(k, &info);
    kit_reported(k, "V028");
    assert_int_equal(info.agreement, BM_AGREEMENT_UNKNOWN);
    bm_reading_free(r);
    pages[0].partial = false;
    bm_diags_set_strict(k->ds, true);
    assert_null(read_file(k));
    free_file();
}

static void what_may_look_otherwise_does_not_agree(void **state)
{
    kit *k = *state;
    bm_reading_info info;
    make_file(k, 1, an);
    show(AN);
    pages[0].partial = true;
    bm_reading *r = open_file(k, &info);
    kit_reported(k, "V028");
    assert_int_equal(info.agreement, BM_AGREEMENT_UNKNOWN);
    bm_reading_free(r);
    pages[0].partial = false;
    pages[0].covered = true;
    r = open_file(k, &info);
    assert_string_equal(
        bm_diags_at(k->ds, 0)->message[BM_LANG_VI],
        "trang 1 có hình, chú thích hoặc mảng trắng có thể che chữ, nên không so hết "
        "được với dữ liệu");
    kit_reported(k, "V036");
    assert_int_equal(info.agreement, BM_AGREEMENT_UNKNOWN);
    bm_reading_free(r);
    pages[0].covered = false;
    show(""); /* a page that was scanned */
    pages[1].covered = true;
    r = open_file(k, &info);
    kit_reported(k, "V036");
    assert_int_equal(info.agreement, BM_AGREEMENT_UNKNOWN);
    bm_reading_free(r);
    free_file();
}

static void data_that_were_changed_are_told(void **state)
{
    kit *k = *state;
    bm_reading_info info;
    char changed[1000];
    make_file(k, 1, an);
    (void)snprintf(changed, sizeof changed, "%s", written[0]);
    char *day = strstr(changed, "05/01");
    day[1] = '6';
    attachments[0].bytes = bm_str_of(changed);
    show(AN);
    bm_reading *r = open_file(k, &info);
    assert_string_equal(bm_diags_at(k->ds, 0)->message[BM_LANG_EN],
                        "page 1 shows “05/01/2024”, the data say “06/01/2024” (field “ngay”)");
    kit_reported(k, "V025");
    bm_reading_free(r);
    day[4] = 'x'; /* no date: the document has a gap there, the text has a date */
    r = open_file(k, &info);
    kit_reported(k, "V025");
    bm_reading_free(r);
    strstr(changed, "<ngay>")[1] = '!';
    assert_null(read_file(k));
    assert_string_equal(bm_diags_at(k->ds, 0)->file, "don.pdf/data.xml");
    assert_string_equal(bm_diags_at(k->ds, bm_diags_count(k->ds) - 1)->code, "V022");
    free_file();
}

static void several_documents_have_their_pages(void **state)
{
    kit *k = *state;
    bm_reading_info first, second;
    make_file(k, 2, an);
    show(AN);
    show(" ");
    show(BINH);
    bm_reading *r = open_file(k, &first);
    assert_int_equal(bm_reading_at(r, 1, &second), 0);
    kit_reported(k, "V032");
    assert_int_equal(first.agreement, BM_AGREEMENT_YES);
    assert_int_equal(second.agreement, BM_AGREEMENT_YES);
    bm_reading_free(r);

    file.n_pages = 0; /* two copies of each, and something in the last one */
    show(AN);
    show(AN);
    show(BINH);
    show("ĐƠN THỬ Họ và tên: Bình Ngày: Mục Hai");
    r = open_file(k, &first);
    assert_int_equal(bm_reading_at(r, 1, &second), 0);
    assert_string_equal(bm_diags_at(k->ds, 0)->message[BM_LANG_EN],
                        "page 4 shows “Hai”, the data say “Một” (field “bang[1].muc”)");
    kit_reported(k, "V025");
    assert_int_equal(first.agreement, BM_AGREEMENT_YES);
    assert_int_equal(second.agreement, BM_AGREEMENT_NO);
    bm_reading_free(r);

    pages[3].text =
        bm_str_of("Một trang của văn bản khác, không phải bản thứ hai"); /* added by somebody */
    r = open_file(k, &first);
    assert_int_equal(bm_reading_at(r, 1, &second), 0);
    kit_reported(k, "V027");
    assert_int_equal(second.agreement, BM_AGREEMENT_NO);
    bm_reading_free(r);

    file.n_pages = 3;
    r = open_file(k, &first);
    assert_int_equal(bm_reading_at(r, 1, &second), 0);
    kit_reported(k, "V027");
    assert_int_equal(first.agreement, BM_AGREEMENT_NO);
    assert_int_equal(second.agreement, BM_AGREEMENT_NO);
    bm_reading_free(r);
    free_file();
}

static void pages_of_one_document_may_break_elsewhere(void **state)
{
    kit *k = *state;
    bm_reading_info info;
    make_file(k, 1, an);
    show("ĐƠN THỬ Họ và tên: Nguyễn");
    show("Văn An Ngày: 05/01/2024 Mục");
    bm_reading *r = open_file(k, &info);
    kit_reported(k, "V032");
    assert_int_equal(info.agreement, BM_AGREEMENT_YES);
    bm_reading_free(r);
    file.n_pages = 0; /* nothing to be seen */
    r = open_file(k, &info);
    kit_reported(k, "V027");
    bm_reading_free(r);
    free_file();
}

static void what_was_filled_in_goes_over_the_data(void **state)
{
    kit *k = *state;
    bm_reading_info info;
    const bm_str value = BM_STR("Trần Thị Ví Dụ");
    make_file(k, 1, blank);
    show("ĐƠN THỬ Họ và tên: Ngày: Mục");
    memset(fields, 0, sizeof fields);
    fields[0].name = bm_str_of("ho_ten");
    file.n_fields = 1;
    bm_reading *r = open_file(k, &info);
    kit_reported(k, "V032");
    assert_true(info.blank);
    assert_false(info.filled);
    assert_int_equal(info.agreement, BM_AGREEMENT_YES);
    bm_reading_free(r);
    fields[0].values = &value;
    fields[0].n_values = 1;
    r = open_file(k, &info);
    kit_reported(k, "V032");
    assert_true(info.filled);
    assert_false(info.blank);
    assert_int_equal(info.agreement, BM_AGREEMENT_YES);
    char *text = write_case_text(k, info.form, info.data, BM_INPUT_YAML);
    assert_string_equal(text, "form: vd/mot\ndata:\n  ho_ten: Trần Thị Ví Dụ\n");
    free(text);
    bm_reading_free(r);
    free_file();
}

/* Fields that another program put into a document that was filled in. */
static void added_fields_do_not_replace_the_data(void **state)
{
    kit *k = *state;
    bm_reading_info info;
    const bm_str value = BM_STR("Trần Thị Ví Dụ");
    make_file(k, 1, an);
    show(AN);
    memset(fields, 0, sizeof fields);
    fields[0].name = bm_str_of("ho_ten");
    fields[0].values = &value;
    fields[0].n_values = 1;
    file.n_fields = 1;
    bm_reading *r = open_file(k, &info);
    kit_reported(k, "V032 V030");
    assert_false(info.filled);
    char *text = write_case_text(k, info.form, info.data, BM_INPUT_XML);
    assert_string_equal(text, written[0]);
    free(text);
    bm_reading_free(r);
    pages[0].text = bm_str_of("ĐƠN THỬ . Họ và tên: Nguyễn Văn An Ngày: 05/01/2024 Mục");
    r = open_file(k, &info);
    kit_reported(k, "V025 V030");
    bm_reading_free(r);
    free_file();
}

static void a_form_that_is_not_here_or_another_one_leaves_it_open(void **state)
{
    kit *k = *state;
    bm_reading_info info;
    make_file(k, 1, an);
    show(AN);
    kit_put("forms/vd/mot.yaml", KIT_FORM("vd/mot", "") "# another one\n");
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    bm_reading *r = open_file(k, &info);
    kit_reported(k, "V024");
    assert_int_equal(info.agreement, BM_AGREEMENT_UNKNOWN);
    assert_false(info.same_definition);
    assert_non_null(info.form);
    bm_reading_free(r);
    assert_int_equal(remove("forms/vd/mot.yaml"), 0);
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    r = open_file(k, &info);
    kit_reported(k, "V023");
    assert_int_equal(info.agreement, BM_AGREEMENT_UNKNOWN);
    assert_null(info.form);
    assert_string_equal(bm_data_form_id(info.data), "vd/mot");
    bm_reading_free(r);
    free_file();
}

static void of_two_attachments_with_one_name_the_first_counts(void **state)
{
    kit *k = *state;
    bm_reading_info info;
    make_file(k, 2, an);
    show(AN);
    attachments[1].name = attachments[0].name;
    bm_reading *r = open_file(k, &info);
    kit_reported(k, "V035 V032");
    assert_int_equal(info.agreement, BM_AGREEMENT_YES);
    assert_int_equal(bm_reading_at(r, 1, &info), -1);
    bm_reading_free(r);
    attachments[1].bytes = attachments[0].bytes;
    r = open_file(k, &info);
    kit_reported(k, "V032");
    bm_reading_free(r);
    free_file();
}

static void files_without_our_data_are_refused(void **state)
{
    kit *k = *state;
    make_file(k, 1, an);
    attachments[0].damaged = true;
    assert_null(read_file(k));
    kit_reported(k, "V021");
    attachments[0].damaged = false;
    static const char *const names[] = {"data.xml.bak", "mydata.xml", "data-a.xml",
                                        "data",         ".xml",       ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        attachments[0].name = bm_str_of(names[i]);
        assert_null(read_file(k));
        kit_reported(k, "V020");
    }
    file.n_attachments = 0;
    file.repaired = true; /* nothing says whose it was */
    assert_null(read_file(k));
    kit_reported(k, "V003");
    file.producer = bm_str_of("Ví Dụ PDF 1.0");
    assert_null(read_file(k));
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_VI], "(do “Ví Dụ PDF 1.0” tạo)"));
    kit_reported(k, "V020");
    file.n_attachments = 1;
    attachments[0].name = bm_str_of("data.xml");
    attachments[0].bytes = bm_str_of("<bieumau><ho_ten>A</ho_ten></bieumau>");
    assert_null(read_file(k));
    kit_reported(k, "V022");
    assert_null(bm_reading_parse(k->env, "PK", 2, "don.pdf", k->ds));
    bm_diags_clear(k->ds);
    assert_null(bm_reading_open(k->env, "none.pdf", k->ds));
    kit_reported(k, "E005");
    free_file();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(the_data_come_back_and_agree),
        KIT_TEST(text_that_was_changed_is_told),
        KIT_TEST(what_may_look_otherwise_does_not_agree),
        KIT_TEST(data_that_were_changed_are_told),
        KIT_TEST(several_documents_have_their_pages),
        KIT_TEST(pages_of_one_document_may_break_elsewhere),
        KIT_TEST(what_was_filled_in_goes_over_the_data),
        KIT_TEST(added_fields_do_not_replace_the_data),
        KIT_TEST(a_form_that_is_not_here_or_another_one_leaves_it_open),
        KIT_TEST(of_two_attachments_with_one_name_the_first_counts),
        KIT_TEST(files_without_our_data_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
