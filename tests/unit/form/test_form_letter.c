/* The blocks of an official letter. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/form_letter.h"
#include "kit.h"

/* Lines 6 to 13. */
#define FIELDS                          \
    "author: x\n"                       \
    "fields:\n"                         \
    "  x: {label: a, type: text}\n"     \
    "  l: {label: a, type: list}\n"     \
    "  m: {label: a, type: markdown}\n" \
    "body:\n"                           \
    "  - title: \"{x}\"\n"              \
    "  - {paragraph: \"{m}\", when: l}\n"

static void assert_blocks(const char *body, const char *expected)
{
    char yaml[2000], all[3000];
    (void)snprintf(yaml, sizeof yaml, KIT_HEAD FIELDS "%s", body);
    (void)snprintf(all, sizeof all,
                   "paragraph FormTitle\n  field field=0\n"
                   "paragraph BodyText when=1\n  field field=2\n%s",
                   expected);
    kit_assert_body(yaml, all);
}

static void assert_faults(const char *block, const char *expected)
{
    char yaml[2000];
    (void)snprintf(yaml, sizeof yaml, KIT_HEAD FIELDS "  - %s\n", block);
    kit_assert_faults(yaml, expected);
}

static void a_letterhead_has_the_office_at_the_left_and_the_nation_at_the_right(void **state)
{
    (void)state;
    assert_blocks("  - letterhead:\n"
                  "      superior: \"{x}\"\n"
                  "      agency: \"{l}\"\n"
                  "      number: \"Số: {x}\"\n"
                  "      subject: \"V/v {x}\"\n"
                  "      place_date: \"{x}, ngày\"\n",
                  "letterhead\n"
                  "  column\n"
                  "    paragraph LetterSuperior optional\n"
                  "      field field=0\n"
                  "    paragraph LetterAgency\n"
                  "      field field=1\n"
                  "    paragraph LetterNumber\n"
                  "      text \"Số: \"\n"
                  "      field field=0\n"
                  "    paragraph LetterSubject optional\n"
                  "      text \"V/v \"\n"
                  "      field field=0\n"
                  "  column\n"
                  "    paragraph LetterQuocHieu\n"
                  "      text \"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\"\n"
                  "    paragraph LetterTieuNgu\n"
                  "      text \"Độc lập - Tự do - Hạnh phúc\"\n"
                  "    paragraph LetterPlaceDate\n"
                  "      field field=0\n"
                  "      text \", ngày\"\n");
    /* what names no field is always there */
    assert_blocks(
        "  - letterhead: {superior: A, agency: B, tieu_ngu: Độc lập – Tự do – Hạnh phúc}\n",
        "letterhead\n"
        "  column\n"
        "    paragraph LetterSuperior\n"
        "      text \"A\"\n"
        "    paragraph LetterAgency\n"
        "      text \"B\"\n"
        "  column\n"
        "    paragraph LetterQuocHieu\n"
        "      text \"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\"\n"
        "    paragraph LetterTieuNgu\n"
        "      text \"Độc lập – Tự do – Hạnh phúc\"\n");
    assert_faults("letterhead: {number: a}", "F002 14:17");
    assert_faults("letterhead: {agency: \"{m}\"}", "F014 14:26");
    assert_faults("letterhead: {agency: A, tieu_ngu: B}", "F003 14:39");
    assert_faults("letterhead: a", "F004 14:17");
    assert_faults("letterhead", "F004 14:5");
}

static void a_list_of_addressees_has_a_form_for_one_and_a_form_for_several(void **state)
{
    (void)state;
    assert_blocks("  - addressees: {label: \"Kính gửi:\", items: \"{l}\"}\n",
                  "paragraph Addressee field=1 series alone\n"
                  "  text \"Kính gửi:\"\n"
                  "  text \" \"\n"
                  "  field field=1\n"
                  "paragraph LetterTo field=1 several\n"
                  "  text \"Kính gửi:\"\n"
                  "paragraph LetterToItem \"-\" field=1 each series several\n"
                  "  field field=1\n");
    assert_blocks("  - addressees: {label: \"Kính gửi:\", items: \"{x}, A.\"}\n",
                  "paragraph Addressee\n"
                  "  text \"Kính gửi:\"\n"
                  "  text \" \"\n"
                  "  field field=0\n"
                  "  text \", A.\"\n");
    assert_faults("addressees: {label: a}", "F002 14:17");
    assert_faults("addressees: {label: a, items: \"{l}.\"}", "F014 14:35");
    assert_faults("addressees: {label: \"{y}\", items: \"{l}\"}", "F006 14:25"); /* once */
    assert_faults("addressees: {label: a, items: [b]}", "F004 14:35");
}

static void a_condition_stands_at_each_node_of_its_block(void **state)
{
    (void)state;
    assert_blocks("  - addressees: {label: A, items: \"{l}\"}\n    when: x\n",
                  "paragraph Addressee field=1 series alone when=2\n"
                  "  text \"A\"\n"
                  "  text \" \"\n"
                  "  field field=1\n"
                  "paragraph LetterTo field=1 several when=2\n"
                  "  text \"A\"\n"
                  "paragraph LetterToItem \"-\" field=1 each series several when=2\n"
                  "  field field=1\n");
}

static void a_list_of_grounds_has_a_paragraph_for_each(void **state)
{
    (void)state;
    assert_blocks("  - basis: \"{l}\"\n  - basis: Căn cứ {x}.\n",
                  "paragraph Basis field=1 each series\n"
                  "  field field=1\n"
                  "paragraph Basis\n"
                  "  text \"Căn cứ \"\n"
                  "  field field=0\n"
                  "  text \".\"\n");
    assert_faults("basis: \"Căn cứ {l}\"", "F014 14:12");
    assert_faults("basis: \"{m}\"", "F014 14:12");
}

static void a_contact_is_a_footer_and_stands_once(void **state)
{
    (void)state;
    assert_blocks("  - contact: [\"Địa chỉ: {x}\", \"{l}\", Số 1]\n",
                  "footer\n"
                  "  paragraph Contact optional\n"
                  "    text \"Địa chỉ: \"\n"
                  "    field field=0\n"
                  "  paragraph Contact optional\n"
                  "    field field=1\n"
                  "  paragraph Contact\n"
                  "    text \"Số 1\"\n");
    assert_blocks("  - contact: Số 1\n", "footer\n"
                                         "  paragraph Contact\n"
                                         "    text \"Số 1\"\n");
    assert_faults("contact: []", "F004 14:14");
    assert_faults("contact: [a, a, a, a, a, a, a]", "F004 14:14");
    assert_faults("contact: a\n  - contact: b", "F020 15:5");
    assert_faults("contact: {a: b}", "F004 14:14");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letterhead_has_the_office_at_the_left_and_the_nation_at_the_right),
        cmocka_unit_test(a_list_of_addressees_has_a_form_for_one_and_a_form_for_several),
        cmocka_unit_test(a_condition_stands_at_each_node_of_its_block),
        cmocka_unit_test(a_list_of_grounds_has_a_paragraph_for_each),
        cmocka_unit_test(a_contact_is_a_footer_and_stands_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
