/* Content controls against data. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "reading_case.h"

/* One document: what is left of its data, and what is said. */
static void check(const char *data, const char *tree, const char *left, const char *said)
{
    reading_case c;
    reading_case_open(&c);
    (void)reading_case_add(&c, "{1}", false, data);
    (void)reading_case_compare(&c, tree);
    reading_case_said(&c, said);
    reading_case_left(&c, 0, left);
    assert_int_equal(c.reports[0].differs, strstr(said, "V065") || strstr(said, "V066") ||
                                               strstr(said, "V073") || strstr(said, "V075"));
    assert_int_equal(c.reports[0].taken,
                     strstr(said, "V064") || strstr(said, "V066") || strstr(said, "V067"));
    reading_case_close(&c);
}

#define X(field) "/bieumau[1]/" field

static void controls_that_show_the_data_are_not_told(void **state)
{
    (void)state;
    check(
        "{ho_ten: Nguyễn Văn An, ngay: 2024-03-05, loai: Gia hạn, moi: 'true', phai: Nữ, "
        "bang: [{muc: a, cu: ~}]}",
        "(p (c " X("ho_ten[1]") " \"NGUYỄN \" \"VĂN AN\")) (p (c " X(
            "ho_ten[1]") " \"Nguyễn Văn An\"))"
                         "(p (c " X("ngay[1]") " \"ngày 05 tháng 3 năm 2024\")) (p (c " X(
                             "ngay[1]") " \"05/03/2024\"))"
                                        "(p (c " X("loai[1]") " \"Gia hạn\") (c+ " X(
                                            "moi[1]") " \"☑\"))"
                                                      "(p (c- " X(
                                                          "phai[1]/option[1]/@chosen") " \"☐\") "
                                                                                       "(c+ " X(
                                                                                           "ph"
                                                                                           "ai"
                                                                                           "[1"
                                                                                           "]/"
                                                                                           "op"
                                                                                           "ti"
                                                                                           "on"
                                                                                           "[2"
                                                                                           "]/"
                                                                                           "@c"
                                                                                           "ho"
                                                                                           "se"
                                                                                           "n") " "
                                                                                                "\""
                                                                                                "☑"
                                                                                                "\""
                                                                                                "))"
                                                                                                "(p"
                                                                                                " ("
                                                                                                "c"
                                                                                                " " X("bang[1]/muc[1]") " \"a\") (c~ " X(
                                                                                                    "bang[1]/cu[1]") " \"   \"))",
        "{ho_ten: Nguyễn Văn An, ngay: 05/03/2024, phai: Nữ, loai: Gia hạn, moi: có, bang: "
        "[{muc: a}]}",
        "");
    /* a check box as LibreOffice saves it */
    check("{moi: 'true'}", "(p (c+ " X("moi[1]") " \"\" (c " X("moi[1]") " \"☑\")))", "{moi: có}",
          "");
    check("{ho_ten: ~, moi: 'false', ngay: ~}",
          "(p (c~ " X("ho_ten[1]") " \"......\") (c " X("ho_ten[1]") " \"…\") (c- " X(
              "moi[1]") " \"☐\")"
                        "(c " X("ngay[1]") " \"ngày ... tháng ... năm ...\"))",
          "{}", "");
}

static void values_that_only_a_control_has_are_taken(void **state)
{
    (void)state;
    check(
        "{ho_ten: ~, ngay: ~, moi: 'false', phai: ~, noi_nhan: [~]}",
        "(p (c " X("ho_ten[1]") " \"Bình\") (c " X(
            "ngay[1]") " \"ngày 05 tháng 3 năm 2024\")"
                       "(c+ " X("moi[1]") " \"☑\") (c+ " X(
                           "phai[1]/option[1]/@chosen") " \"☑\")"
                                                        "(c " X("noi_nhan[1]") " \"Lưu\"))",
        "{ho_ten: Bình, ngay: 05/03/2024, phai: Nam, moi: có, noi_nhan: [Lưu]}",
        "V064 the field “ho_ten” (Họ và tên) is not in the data of the file; taken from the text "
        "of its control: “Bình”\n"
        "V064 the field “ngay” (Ngày) is not in the data of the file; taken from the text of its "
        "control: “ngày 05 tháng 3 năm 2024”\n"
        "V064 the field “phai” (Giới tính) is not in the data of the file; taken from the text of "
        "its control: “Nam”\n"
        "V064 the field “moi” (Cấp mới) is not in the data of the file; taken from the text of "
        "its control: “có”\n"
        "V064 the field “noi_nhan[1]” (Nơi nhận) is not in the data of the file; taken from the "
        "text of its control: “Lưu”");
}

static void where_both_have_a_value_the_data_are_kept(void **state)
{
    (void)state;
    check("{ho_ten: An, ngay: 2024-03-05, phai: Nam, moi: 'true', bang: [{muc: a}, {muc: b}]}",
          "(p (c " X("ho_ten[1]") " \"Bình\") (c " X("ho_ten[1]") " \"Chi\") (c~ " X(
              "ngay[1]") " \"...\")"
                         "(c- " X("phai[1]/option[1]/@chosen") " \"☐\") (c+ " X(
                             "phai[1]/option[2]/@chosen") " \"☑\")"
                                                          "(c- " X("moi[1]") " \"☐\") (c " X(
                                                              "bang[2]/muc[1]") " \"c\"))",
          "{ho_ten: An, ngay: 05/03/2024, phai: Nam, moi: có, bang: [{muc: a}, {muc: b}]}",
          "V065 field “ho_ten” (Họ và tên): the document shows “Bình”, its data say “An”; the data "
          "were taken\n"
          "V075 the field “ngay” (Ngày) is empty in the document, its data say “2024-03-05”; the "
          "data were taken\n"
          "V065 field “phai” (Giới tính): the document shows “Nữ”, its data say “Nam”; the data "
          "were taken\n"
          "V065 field “moi” (Cấp mới): the document shows “không”, its data say “có”; the data "
          "were taken\n"
          "V065 field “bang[2].muc” (Mục): the document shows “c”, its data say “b”; the data were "
          "taken");
}

static void controls_that_differ_among_themselves_are_told(void **state)
{
    (void)state;
    check("{ho_ten: ~, moi: 'false'}",
          "(p (c " X("ho_ten[1]") " \"An\") (c " X("ho_ten[1]") " \"Bình\") (c+ " X(
              "moi[1]") " \"☑\")"
                        "(c- " X("moi[1]") " \"☐\"))",
          "{ho_ten: An}",
          "V066 the field “ho_ten” (Họ và tên) stands in several places, which differ: “An” and "
          "“Bình”; “An” was taken\n"
          "V065 field “moi” (Cấp mới): the document shows “có”, its data say “không”; the data "
          "were taken");
    check("{phai: Nam}",
          "(p (c+ " X("phai[1]/option[1]/@chosen") " \"☑\") (c+ " X(
              "phai[1]/option[2]/@chosen") " \"☑\"))",
          "{phai: Nam}",
          "V073 the field “phai” (Giới tính) has both “Nam” and “Nữ” ticked; the data were taken");
}

static void rows_beyond_the_data_are_taken(void **state)
{
    (void)state;
    check("{bang: [{muc: a}], noi_nhan: [x]}",
          "(T (r (d (p (c " X("bang[1]/muc[1]") " \"a\")))) (r (d (p (c " X(
              "bang[2]/muc[1]") " \"b\")))"
                                "(d (p (c " X("bang[2]/cu[1]") " \"c\")))) (r (d (p (c~ " X(
                                    "bang[3]/muc[1]") " \"...\")))))"
                                                      "(p (c " X("noi_nhan[2]") " \"y\"))",
          "{noi_nhan: [x, y], bang: [{muc: a}, {muc: b, cu: c}]}",
          "V067 “noi_nhan[2]” (Nơi nhận) is in the document, but not in its data; taken from the "
          "text\n"
          "V067 “bang[2]” (Bảng) is in the document, but not in its data; taken from the text");
}

static void controls_belong_to_the_part_that_they_name(void **state)
{
    (void)state;
    reading_case c;
    reading_case_open(&c);
    (void)reading_case_add(&c, "{1}", false, "{ho_ten: An}");
    (void)reading_case_add(&c, "{2}", false, "{ho_ten: Bình}");
    c.reports[1].document = "2";
    (void)reading_case_compare(
        &c, "(p (c=2 " X("ho_ten[1]") " \"Bính\") (c " X(
                "ho_ten[1]") " \"An\")"
                             "(c=9 " X("ho_ten[1]") " \"của tệp khác\") (c=2 /khac/x \"x\"))");
    reading_case_said(&c, "V065 document 2: field “ho_ten” (Họ và tên): the document shows “Bính”, "
                          "its data say “Bình”; the data were taken");
    reading_case_close(&c);
}

static void parts_that_lost_their_ids_are_known_by_their_order(void **state)
{
    (void)state;
    reading_case c;
    reading_case_open(&c);
    (void)reading_case_add(&c, "", false, "{ho_ten: An}");
    (void)reading_case_add(&c, "", false, "{ho_ten: Bình}");
    (void)reading_case_compare(
        &c, "(p (c=8 " X("khac[1]") " \"x\") (c=7 " X(
                "ho_ten[1]") " \"An\")"
                             "(c=7 " X("so[1]") " \"5\") (c=5 " X(
                                 "ho_ten[1]") " \"Bình\")"
                                              "(c=7 " X("ho_ten[1]") " \"An\") (c=4 " X(
                                                  "ho_ten[1]") " \"Cúc\"))");
    reading_case_said(&c, "V064 the field “so” (Số lượng) is not in the data of the file; taken "
                          "from the text of its control: “5”");
    reading_case_left(&c, 0, "{ho_ten: An}");
    reading_case_left(&c, 1, "{ho_ten: Bình}");
    reading_case_close(&c);
}

static void without_the_form_values_are_compared_as_texts(void **state)
{
    (void)state;
    reading_case c;
    reading_case_open(&c);
    bm_form *form = c.form;
    c.form = NULL;
    (void)reading_case_add(&c, "{1}", false,
                           "{ho_ten: An, ngay: 2024-03-05, moi: 'true', bang: [{muc: a}]}");
    (void)reading_case_compare(&c, "(p (c " X("ho_ten[1]") " \"AN\") (c " X(
                                       "bang[1]/muc[1]") " \"b\")"
                                                         "(c+ " X("moi[1]") " \"☑\") (c " X(
                                                             "ngay[1]") " \"05/03/2024\"))");
    reading_case_said(&c, "V065 field “bang[1].muc”: the document shows “b”, its data say “a”; the "
                          "data were taken");
    reading_case_left(&c, 0, "{ho_ten: An, ngay: 2024-03-05, moi: true, bang: [{muc: a}]}");
    c.form = form;
    reading_case_close(&c);
}

/* What stands in a bound control is its text, whatever it is bound to itself. */
static void controls_within_are_part_of_the_text(void **state)
{
    (void)state;
    check("{ho_ten: An Bình}", "(p (c " X("ho_ten[1]") " \"An \" (c " X("ho_ten[1]") " \"Bình\")))",
          "{ho_ten: An Bình}", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_that_show_the_data_are_not_told),
        cmocka_unit_test(values_that_only_a_control_has_are_taken),
        cmocka_unit_test(where_both_have_a_value_the_data_are_kept),
        cmocka_unit_test(controls_that_differ_among_themselves_are_told),
        cmocka_unit_test(rows_beyond_the_data_are_taken),
        cmocka_unit_test(controls_belong_to_the_part_that_they_name),
        cmocka_unit_test(parts_that_lost_their_ids_are_known_by_their_order),
        cmocka_unit_test(without_the_form_values_are_compared_as_texts),
        cmocka_unit_test(controls_within_are_part_of_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
