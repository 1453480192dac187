/* The rules of a form, held against data. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "rule_case.h"

#define FORM                                                                                     \
    KIT_HEAD "date: ngay\n"                                                                      \
             "fields:\n"                                                                         \
             "  ten: {label: Tên, type: text, case: upper}\n"                                   \
             "  ten_moi: {label: Tên mới, type: text}\n"                                      \
             "  so: {label: Số lượng, type: integer}\n"                                     \
             "  cap: {label: Ngày cấp, type: date}\n"                                         \
             "  het: {label: Ngày hết hạn, type: date}\n"                                   \
             "  ngay: {label: Ngày lập, type: date}\n"                                        \
             "  gia_han: {label: Gia hạn, type: flag}\n"                                       \
             "  thay_doi: {label: Thay đổi, type: flag}\n"                                    \
             "  loai: {label: Loại, type: choice, options: [Cá nhân, Tổ chức]}\n"        \
             "  bang: {label: Bảng, type: rows, columns: {\n"                                  \
             "    muc: {label: Mục, type: text}, moi: {label: Mới, type: text}}}\n"          \
             "body:\n"                                                                           \
             "  - line: \"{ten} {ten_moi} {so} {cap} {het} {gia_han} {thay_doi}\"\n"             \
             "  - line: \"{loai}\"\n"                                                            \
             "  - table: {rows: bang, columns: [{head: a, cell: \"{muc}{moi}\", width: 100}]}\n" \
             "rules:\n"

/* ${rules}: "  - …\n"; ${said}: code, place, severity and message of each. */
static void assert_said(const char *rules, const char *data, bool draft, const char *said)
{
    static const char *const severities[] = {"note", "warning", "error"};
    form_case c;
    bm_field_values values;
    bm_arena *a = bm_arena_new();
    form_case_open(&c, bm_arena_printf(a, "%s%s", FORM, rules));
    int status = form_case_check(&c, data, draft, &values);
    const char *all = "";
    for (size_t i = 0; i < bm_diags_count(c.ds); i++) {
        const bm_diag *d = bm_diags_at(c.ds, i);
        all = bm_arena_printf(a, "%s%s%s %u:%u %s %s: %s", all, i ? "\n" : "", d->code,
                              (unsigned)d->line, (unsigned)d->col, d->path, severities[d->severity],
                              d->message[BM_LANG_VI]);
    }
    assert_string_equal(all, said);
    assert_true((status == 0) == (bm_diags_errors(c.ds) == 0));
    form_case_close(&c);
    bm_arena_free(a);
}

static void dates_stand_in_order(void **state)
{
    (void)state;
    static const char rule[] = "  - {dates_in_order: [cap, het, ngay], source: Điều 9}\n";
    assert_said(rule, "data:\n  cap: 01/01/2020\n  het: 02/01/2020\n  ngay: 03/01/2020\n", false,
                "");
    assert_said(
        rule, "data:\n  cap: 02/01/2020\n  het: 02/01/2020\n", false,
        "R001 3:8 het error: “Ngày cấp” (02/01/2020) phải trước “Ngày hết hạn” (02/01/2020) – "
        "Điều 9");
    /* what is not given is passed over */
    assert_said(
        rule, "data:\n  cap: 05/01/2020\n  ngay: 03/01/2020\n", false,
        "R001 3:9 ngay error: “Ngày cấp” (05/01/2020) phải trước “Ngày lập” (03/01/2020) – Điều "
        "9");
    assert_said(rule, "data:\n  het: 05/01/2020\n", false, "");
}

static void today_is_a_date_too(void **state)
{
    (void)state; /* today is 16/03/2020 */
    static const char rule[] = "  - {dates_in_order: [cap, today, het]}\n";
    assert_said(rule, "data:\n  cap: 15/03/2020\n  het: 17/03/2020\n", false, "");
    assert_said(rule, "data:\n  cap: 16/03/2020\n  het: 16/03/2020\n", false,
                "R002 2:8 cap error: “Ngày cấp” (16/03/2020) phải trước hôm nay (16/03/2020)\n"
                "R003 3:8 het error: “Ngày hết hạn” (16/03/2020) phải sau hôm nay (16/03/2020)");
}

static void an_older_document_holds_nothing_newer(void **state)
{
    (void)state; /* today is 16/03/2020 */
    static const char rule[] = "  - {dates_in_order: [cap, today, het]}\n";
    assert_said(rule, "data:\n  ngay: 02/03/2020\n  cap: 01/03/2020\n  het: 03/03/2020\n", false,
                "");
    assert_said(rule, "data:\n  ngay: 02/03/2020\n  cap: 03/03/2020\n", false,
                "R001 3:8 cap error: “Ngày cấp” (03/03/2020) phải trước “Ngày lập” (02/03/2020)");
    assert_said(
        rule, "data:\n  ngay: 02/03/2020\n  het: 01/03/2020\n", false,
        "R001 3:8 het error: “Ngày lập” (02/03/2020) phải trước “Ngày hết hạn” (01/03/2020)");
    /* a document that is dated ahead is still made today */
    assert_said(rule, "data:\n  ngay: 20/03/2020\n  cap: 17/03/2020\n", false,
                "R002 3:8 cap error: “Ngày cấp” (17/03/2020) phải trước hôm nay (16/03/2020)");
    assert_said("  - {dates_in_order: [ngay, today]}\n", "data:\n  ngay: 02/03/2020\n", false, "");
}

static void days_are_counted_from_the_document(void **state)
{
    (void)state;
    static const char rule[] = "  - {days_left: {until: het, at_least: 60}}\n";
    assert_said(rule, "data:\n  ngay: 01/03/2020\n  het: 30/04/2020\n", false, "");
    assert_said(
        rule, "data:\n  ngay: 02/03/2020\n  het: 30/04/2020\n", false,
        "R004 3:8 het error: “Ngày hết hạn” (30/04/2020) chỉ còn 59 ngày, tính từ 02/03/2020; "
        "cần còn ít nhất 60 ngày");
    assert_said(
        rule, "data:\n  ngay: 02/05/2020\n  het: 30/04/2020\n", false,
        "R005 3:8 het error: “Ngày hết hạn” (30/04/2020) đã qua 2 ngày, tính đến 02/05/2020; cần "
        "còn ít nhất 60 ngày");
    static const char none_left[] = "  - {days_left: {until: het, at_least: 0}}\n";
    assert_said(none_left, "data:\n  ngay: 30/04/2020\n  het: 30/04/2020\n", false, "");
    assert_said(
        none_left, "data:\n  ngay: 01/05/2020\n  het: 30/04/2020\n", false,
        "R005 3:8 het error: “Ngày hết hạn” (30/04/2020) đã qua 1 ngày, tính đến 01/05/2020");
    /* from today, when the document has no date */
    assert_said(
        rule, "data:\n  het: 30/04/2020\n", false,
        "R004 2:8 het error: “Ngày hết hạn” (30/04/2020) chỉ còn 45 ngày, tính từ 16/03/2020; "
        "cần còn ít nhất 60 ngày");
    assert_said(rule, "data: {}\n", false, "");
    assert_said(
        "  - {days_left: {until: het, from: cap, at_least: 1}}\n",
        "data:\n  cap: 01/05/2020\n  het: 01/05/2020\n", false,
        "R004 3:8 het error: “Ngày hết hạn” (01/05/2020) chỉ còn 0 ngày, tính từ 01/05/2020; cần "
        "còn ít nhất 1 ngày");
}

static void years_end_on_the_same_day(void **state)
{
    (void)state;
    static const char rule[] = "  - {years_at_most: {from: cap, until: het, years: 3}}\n";
    assert_said(rule, "data:\n  cap: 01/05/2020\n  het: 01/05/2023\n", false, "");
    assert_said(
        rule, "data:\n  cap: 01/05/2020\n  het: 02/05/2023\n", false,
        "R006 3:8 het error: từ “Ngày cấp” (01/05/2020) đến “Ngày hết hạn” (02/05/2023) dài hơn "
        "3 năm; muộn nhất là 01/05/2023");
    assert_said(
        rule, "data:\n  cap: 29/02/2020\n  het: 01/03/2023\n", false,
        "R006 3:8 het error: từ “Ngày cấp” (29/02/2020) đến “Ngày hết hạn” (01/03/2023) dài hơn "
        "3 năm; muộn nhất là 28/02/2023");
}

static void one_of_several_is_needed(void **state)
{
    (void)state;
    static const char rule[] = "  - {one_of: [gia_han, thay_doi, bang]}\n";
    static const char missing[] =
        "phải có ít nhất một trong các mục: “Gia hạn”, “Thay đổi”, “Bảng”";
    assert_said(rule, "data: {gia_han: có}\n", false, "");
    assert_said(rule, "data: {bang: [{muc: a}]}\n", false, "");
    char said[300];
    (void)snprintf(said, sizeof said, "R007 2:12 gia_han error: %s", missing);
    assert_said(rule, "data:\n  gia_han: không\n", false, said);
    (void)snprintf(said, sizeof said, "R007 1:7 gia_han error: %s", missing);
    assert_said(rule, "data: {ten: A}\n", false, said);
    (void)snprintf(said, sizeof said, "R007 1:7 gia_han note: %s", missing);
    assert_said(rule, "data: {ten: A}\n", true, said);
}

static void only_one_of_several_is_allowed(void **state)
{
    (void)state;
    static const char rule[] = "  - {not_together: [gia_han, ten, thay_doi]}\n";
    assert_said(rule, "data: {gia_han: có, thay_doi: không}\n", false, "");
    assert_said(rule, "data:\n  gia_han: có\n  thay_doi: có\n", true,
                "R008 3:13 thay_doi error: chỉ được có một trong các mục: “Gia hạn”, “Thay đổi”");
}

static void a_condition_makes_a_field_required(void **state)
{
    (void)state;
    static const char rule[] = "  - {required: [het, ten], when: {gia_han: có, loai: Tổ chức}}\n";
    assert_said(rule, "data: {gia_han: có}\n", false, "");
    assert_said(rule, "data: {gia_han: có, loai: Tổ chức, ten: A}\n", false,
                "R009 1:7 het error: thiếu “Ngày hết hạn”, cần khi có “Gia hạn”, “Loại: Tổ chức”");
    assert_said(rule, "data: {gia_han: có, loai: Tổ chức, ten: A}\n", true,
                "R009 1:7 het note: thiếu “Ngày hết hạn”, cần khi có “Gia hạn”, “Loại: Tổ chức”");
    assert_said("  - {required: [het], when: {cap: ''}}\n", "data: {ten: A}\n", false,
                "R009 1:7 het error: thiếu “Ngày hết hạn”, cần khi không có “Ngày cấp”");
}

static void a_condition_makes_a_field_forbidden(void **state)
{
    (void)state;
    static const char rule[] =
        "  - {not_given: [het], when: {gia_han: không}, level: warning, source: Điều 5}\n";
    assert_said(rule, "data: {gia_han: có, het: 01/01/2021}\n", false, "");
    assert_said(
        rule, "data: {het: 01/01/2021}\n", false,
        "R010 1:13 het warning: không được điền “Ngày hết hạn” khi không có “Gia hạn” – Điều 5");
}

static void a_number_is_not_too_large(void **state)
{
    (void)state;
    rule_case r;
    rule_case_open(&r, FORM "  - {at_most: {field: so, value: 50}}\n");
    assert_string_equal(rule_case_says(&r), "");
    rule_case_text(&r, "so", "50")->number = 50;
    assert_string_equal(rule_case_says(&r), "");
    rule_case_text(&r, "so", "1.000")->number = 1000;
    assert_string_equal(rule_case_says(&r), "R011 error so: “Số lượng” là 1.000, nhiều nhất là 50");
    rule_case_close(&r);
}

static void values_differ(void **state)
{
    (void)state;
    static const char rule[] = "  - {differs: [ten, ten_moi]}\n";
    assert_said(rule, "data: {ten: Sở Y tế, ten_moi: Sở Nội vụ}\n", false, "");
    assert_said(rule, "data: {ten: Sở Y tế}\n", false, "");
    assert_said(rule, "data:\n  ten: Sở Văn hoá\n  ten_moi: sở văn hóa\n", false,
                "R012 3:12 ten_moi error: “Tên” và “Tên mới” cùng là “sở văn hóa”, phải khác nhau");
}

static void rows_are_held_to_a_rule_one_by_one(void **state)
{
    (void)state;
    static const char rule[] = "  - {rows: bang, required: [moi], when: muc}\n";
    assert_said(rule, "data:\n  bang:\n    - {muc: a, moi: b}\n    - {}\n    - {muc: c}\n", false,
                "D023 4:7 bang note: bỏ qua dòng 2 của bảng “bang” vì không có gì\n"
                "R009 5:13 bang[3].moi error: thiếu “Mới”, cần khi có “Mục”");
    /* a field of the form in a rule of rows */
    assert_said("  - {rows: bang, differs: [ten_moi, moi]}\n",
                "data:\n  ten_moi: A\n  bang: [{moi: B}, {moi: a}]\n", false,
                "R012 3:26 bang[2].moi error: “Tên mới” và “Mới” cùng là “a”, phải khác nhau");
}

static void a_rule_about_a_wrong_value_waits(void **state)
{
    (void)state;
    assert_said("  - {days_left: {until: het, at_least: 60}}\n"
                "  - {one_of: [cap, ten]}\n"
                "  - {required: [ten], when: cap}\n",
                "data:\n  cap: 31/02/2020\n", false,
                "D011 2:8 cap error: không có ngày 31/02/2020 trong lịch");
    assert_said("  - {days_left: {until: het, at_least: 60}}\n",
                "data:\n  het: 01/01/2020\n  ngay: 31/02/2020\n", false,
                "D011 3:9 ngay error: không có ngày 31/02/2020 trong lịch");
}

static void a_month_without_its_day_is_no_date(void **state)
{
    (void)state;
    rule_case r;
    rule_case_open(&r, FORM "  - {days_left: {until: het, from: cap, at_least: 60}}\n"
                            "  - {dates_in_order: [het, cap]}\n");
    rule_case_text(&r, "het",
                   "tháng 3 năm 2020"); /* as a field shows it: present, without a date */
    rule_case_date(&r, "cap", "16/03/2020");
    assert_string_equal(rule_case_says(&r), "");
    rule_case_close(&r);
}

static void the_form_may_advise(void **state)
{
    (void)state;
    form_case c;
    bm_field_values values;
    form_case_open(&c, FORM "  - {one_of: [ten, so], advice: {vi: hỏi văn thư, en: ask}}\n");
    assert_int_equal(form_case_check(&c, "data: {}\n", false, &values), -1);
    assert_string_equal(bm_diags_at(c.ds, 0)->hint[BM_LANG_VI], "hỏi văn thư");
    assert_string_equal(bm_diags_at(c.ds, 0)->hint[BM_LANG_EN], "ask");
    form_case_close(&c);
}

static void a_warning_fails_in_strict_mode(void **state)
{
    (void)state;
    form_case c;
    bm_field_values values;
    form_case_open(&c, FORM "  - {one_of: [ten, so], level: warning}\n");
    assert_int_equal(form_case_check(&c, "data: {}\n", false, &values), 0);
    bm_diags_set_strict(c.ds, true);
    assert_int_equal(form_case_check(&c, "data: {}\n", false, &values), -1);
    form_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_stand_in_order),
        cmocka_unit_test(today_is_a_date_too),
        cmocka_unit_test(an_older_document_holds_nothing_newer),
        cmocka_unit_test(days_are_counted_from_the_document),
        cmocka_unit_test(years_end_on_the_same_day),
        cmocka_unit_test(one_of_several_is_needed),
        cmocka_unit_test(only_one_of_several_is_allowed),
        cmocka_unit_test(a_condition_makes_a_field_required),
        cmocka_unit_test(a_condition_makes_a_field_forbidden),
        cmocka_unit_test(a_number_is_not_too_large),
        cmocka_unit_test(values_differ),
        cmocka_unit_test(rows_are_held_to_a_rule_one_by_one),
        cmocka_unit_test(a_rule_about_a_wrong_value_waits),
        cmocka_unit_test(a_month_without_its_day_is_no_date),
        cmocka_unit_test(the_form_may_advise),
        cmocka_unit_test(a_warning_fails_in_strict_mode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
