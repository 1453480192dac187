/* What a clerk can click, type and get back. SPDX-License-Identifier: MIT */
#include "output/docx/control_kit.h"

#define BINDING(place) \
    "<w:dataBinding w:xpath=\"/bieumau[1]/" place "\" w:storeItemID=\"" CONTROL_ID "\"/>"
#define RUN(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define CONTENT(text) "<w:sdtContent>" RUN(text) "</w:sdtContent></w:sdt>"
#define PLACEHOLDER(name) \
    "<w:placeholder><w:docPart w:val=\"" name "\"/></w:placeholder><w:showingPlcHdr/>"
#define SPACES "\xE2\x80\x82\xE2\x80\x82\xE2\x80\x82"
#define NBSP "\xC2\xA0"

static void a_value_is_a_plain_text_bound_to_its_element(void **state)
{
    const char *xml = control_xml(*state,
                                  "fields:\n  noi: {label: \"Nơi & chốn\", type: text}\n"
                                  "body:\n  - line: \"Tại: {noi}.\"\n",
                                  "data: {noi: \"Xã A - B (1)\"}\n");
    docx_assert_has(xml, RUN("Tại: ") "<w:sdt><w:sdtPr><w:alias w:val=\"Nơi &amp; chốn\"/>"
                                      "<w:tag w:val=\"noi\"/><w:id w:val=\"1\"/>" BINDING(
                                          "noi[1]") "<w:text/></w:sdtPr>" CONTENT("Xã A - B (1)")
                                          RUN("."));
    docx_assert_has(xml, "mc:Ignorable=\"w14 w15\"");
    assert_int_equal(docx_count(xml, "<w:sdt>"), 1);
}

/* LibreOffice 7.4 loses all data of the file otherwise. */
static void text_with_signs_of_markup_is_a_combo_box(void **state)
{
    static const char form[] = "fields:\n  noi: {label: Nơi, type: text}\n"
                               "body:\n  - line: \"Tại: {noi}.\"\n";
    docx_assert_has(control_xml(*state, form, "data: {noi: \"A < B\"}\n"),
                    "<w:comboBox/></w:sdtPr>" CONTENT("A &lt; B"));
    docx_assert_has(control_xml(*state, form, "data: {noi: \"A & B\"}\n"),
                    "<w:comboBox/></w:sdtPr>" CONTENT("A &amp; B"));
}

static void a_value_keeps_its_spaces_where_a_label_has_them_glued(void **state)
{
    kit *k = *state;
    const char *words = kit_words(k, "mười - hai", 20);
    const char *xml = control_xml(k,
                                  bm_arena_printf(k->arena,
                                                  "fields:\n  noi: {label: Nơi, type: text}\n"
                                                  "body:\n  - paragraph: \"%s {noi}\"\n",
                                                  words),
                                  bm_arena_printf(k->arena, "data: {noi: \"%s\"}\n", words));
    docx_assert_has(xml, "mười -" NBSP "hai mười");
    docx_assert_has(control_at(k, xml, 1), "mười - hai mười - hai");
    docx_assert_lacks(control_at(k, xml, 1), NBSP);
}

static void a_gap_has_dots_in_its_control_and_the_rest_of_the_line_behind_it(void **state)
{
    kit *k = *state;
    const char *xml = control_xml(k,
                                  "fields:\n  noi: {label: Nơi, type: text}\n"
                                  "  so: {label: Số, type: text}\n"
                                  "body:\n  - line: [\"Tại: {noi}\", \"Số: {so}\"]\n",
                                  NULL);
    const char *gap = control_at(k, xml, 1);
    docx_assert_has(gap, "<w:id w:val=\"1\"/>" PLACEHOLDER("bieumau-dots") BINDING("noi[1]"));
    /* half of 9071 twips less the labels: about 62 dots of 3.25 pt each would fill it, and three are left to the tab */
    const char *dots = strstr(gap, "<w:t xml:space=\"preserve\">.") + 26;
    size_t n = strspn(dots, ".");
    assert_in_range(n, 45, 60);
    assert_memory_equal(dots + n, "</w:t>", 6);
    docx_assert_has(xml,
                    "</w:sdt><w:r><w:tab/><w:tab/><w:t xml:space=\"preserve\">Số: </w:t></w:r>");
    docx_assert_has(xml, "</w:sdt><w:r><w:tab/></w:r></w:p>");
    assert_int_equal(docx_count(xml, "w:leader=\"dot\""), 2);
}

static void dots_fill_each_line_but_three(void **state)
{
    kit *k = *state;
    const char *xml = control_xml(k,
                                  "fields:\n  noi: {label: Nơi, type: text}\n"
                                  "body:\n  - line: \"{noi}\"\n  - paragraph: \"{noi}\"\n",
                                  NULL);
    /* 453.55 pt and, behind the first-line indent, 425.2 pt, by 3.25 pt */
    const char *line = strstr(control_at(k, xml, 1), ">."),
               *text = strstr(control_at(k, xml, 2), ">.");
    assert_int_equal(strspn(line + 1, "."), 139 - 3);
    assert_int_equal(strspn(text + 1, "."), 130 - 3);
    docx_assert_has(control_at(k, xml, 2), BINDING("noi[1]")); /* printed twice, bound twice */
}

static void the_text_of_a_gap_is_its_placeholder(void **state)
{
    kit *k = *state;
    const char *xml = control_xml(k,
                                  "fields:\n  ngay: {label: Ngày, type: date, show: long, blank: "
                                  "\"ngày ... tháng ... năm ...\"}\n"
                                  "  sinh: {label: Sinh, type: date, blank: \".../.../...\"}\n"
                                  "  het: {label: Hết, type: date}\n"
                                  "  ten: {label: Tên, type: text, blank: \"<Cơ quan>\"}\n"
                                  "  so: {label: Số, type: integer, blank: \"\\_\\_\\_\"}\n"
                                  "body:\n  - line: \"{ten}, {ngay} {sinh} {so} {het} {ten}\"\n",
                                  NULL);
    docx_assert_has(control_at(k, xml, 1), PLACEHOLDER("bieumau-words-1"));
    docx_assert_has(control_at(k, xml, 1), CONTENT("&lt;Cơ quan&gt;"));
    docx_assert_has(control_at(k, xml, 2), PLACEHOLDER("bieumau-words-2"));
    docx_assert_has(control_at(k, xml, 2), CONTENT("ngày ... tháng ... năm ..."));
    docx_assert_has(control_at(k, xml, 3), PLACEHOLDER("bieumau-words-3"));
    docx_assert_has(control_at(k, xml, 4), PLACEHOLDER("bieumau-space"));
    docx_assert_has(control_at(k, xml, 4), CONTENT(NBSP NBSP NBSP));
    docx_assert_has(control_at(k, xml, 5), PLACEHOLDER("bieumau-dots"));
    docx_assert_has(control_at(k, xml, 5), "<w:date><w:dateFormat w:val=\"dd/MM/yyyy\"/>");
    docx_assert_has(control_at(k, xml, 6), PLACEHOLDER("bieumau-words-1"));
}

static void an_absent_value_of_a_filled_form_is_such_a_gap(void **state)
{
    const char *xml =
        control_xml(*state,
                    "fields:\n  a: {label: A, type: text}\n  b: {label: B, type: text}\n"
                    "body:\n  - line: \"{a} {b}\"\n",
                    "data: {a: x}\n");
    docx_assert_has(xml, CONTENT("x") RUN(" "));
    assert_int_equal(docx_count(xml, "<w:showingPlcHdr/>"), 1);
}

static const char DATES[] = "fields:\n  a: {label: A, type: date}\n"
                            "  b: {label: B, type: date, show: long}\n"
                            "body:\n  - line: \"{a} {b}\"\n";

static void a_date_is_shown_as_it_is_printed(void **state)
{
    kit *k = *state;
    const char *xml = control_xml(k, DATES, "data: {a: 5/1/2024, b: 16/3/2020}\n");
    docx_assert_has(control_at(k, xml, 1),
                    BINDING("a[1]") "<w:date w:fullDate=\"2024-01-05T00:00:00Z\">"
                                    "<w:dateFormat w:val=\"dd/MM/yyyy\"/><w:lid w:val=\"vi-VN\"/>"
                                    "<w:storeMappedDataAs w:val=\"date\"/>"
                                    "<w:calendar w:val=\"gregorian\"/></w:date></w:sdtPr>" CONTENT(
                                        "05/01/2024"));
    docx_assert_has(control_at(k, xml, 2), "\"2020-03-16T00:00:00Z\"><w:dateFormat "
                                           "w:val=\"'ngày' dd 'tháng' M 'năm' yyyy\"/>");
    xml = control_xml(k, DATES, "data: {b: 1/2/2020}\n");
    docx_assert_has(xml, "'ngày' dd 'tháng' MM 'năm' yyyy");
    docx_assert_has(xml, CONTENT("ngày 01 tháng 02 năm 2020"));
}

static void a_month_without_its_day_keeps_its_text(void **state)
{
    kit *k = *state;
    const char *date = control_at(k, control_xml(k, DATES, "data: {b: 03/2020}\n"), 2);
    docx_assert_lacks(date, "w:fullDate");
    docx_assert_lacks(date, "showingPlcHdr");
    docx_assert_has(date, "tháng 3 năm 2020</w:t>");
}

static const char CHOICES[] =
    "fields:\n  a: {label: Giới tính, type: choice, options: [Nam, Nữ]}\n"
    "  b: {label: Loại, type: choice, options: [Một, \"Hai & ba\"], show: text}\n"
    "  c: {label: Cấp, type: flag}\n"
    "body:\n  - line: \"{a} {b} {c}\"\n";

static void each_box_of_a_choice_is_a_check_box(void **state)
{
    kit *k = *state;
    const char *xml = control_xml(k, CHOICES, "data: {a: Nữ, c: có}\n");
    const char *states = "<w14:checkedState w14:val=\"2611\" w14:font=\"Segoe UI Symbol\"/>"
                         "<w14:uncheckedState w14:val=\"2610\" w14:font=\"Segoe UI Symbol\"/>"
                         "</w14:checkbox></w:sdtPr>";
    docx_assert_has(control_at(k, xml, 1),
                    "<w:alias w:val=\"Giới tính: Nam\"/><w:tag w:val=\"a\"/>");
    docx_assert_has(control_at(k, xml, 1),
                    BINDING("a[1]/option[1]/@chosen") "<w14:checkbox><w14:checked w14:val=\"0\"/>");
    docx_assert_has(control_at(k, xml, 1), states);
    docx_assert_has(control_at(k, xml, 1), "<w:t xml:space=\"preserve\">☐</w:t>");
    docx_assert_has(control_at(k, xml, 2), "<w:alias w:val=\"Giới tính: Nữ\"/>");
    docx_assert_has(control_at(k, xml, 2),
                    BINDING("a[1]/option[2]/@chosen") "<w14:checkbox><w14:checked w14:val=\"1\"/>");
    docx_assert_has(xml, "</w:sdt>" RUN(" Nam ") "<w:sdt>");
    docx_assert_has(control_at(k, xml, 4), "<w:alias w:val=\"Cấp\"/>");
    docx_assert_has(control_at(k, xml, 4),
                    BINDING("c[1]") "<w14:checkbox><w14:checked w14:val=\"1\"/>");
    docx_assert_has(control_at(k, xml, 4), "<w:t xml:space=\"preserve\">☑</w:t>");
}

static void a_choice_that_prints_its_option_is_a_list(void **state)
{
    kit *k = *state;
    const char *list = "<w:dropDownList><w:listItem w:displayText=\"Một\" w:value=\"Một\"/>"
                       "<w:listItem w:displayText=\"Hai &amp; ba\" w:value=\"Hai &amp; ba\"/>"
                       "</w:dropDownList></w:sdtPr>";
    const char *xml = control_at(k, control_xml(k, CHOICES, "data: {b: hai & ba}\n"), 3);
    docx_assert_has(xml, list);
    docx_assert_has(xml, CONTENT("Hai &amp; ba"));
    xml = control_at(k, control_xml(k, CHOICES, NULL), 3);
    docx_assert_has(xml, list);
    docx_assert_has(xml, PLACEHOLDER("bieumau-dots"));
}

static void items_are_bound_one_by_one_without_their_marks(void **state)
{
    kit *k = *state;
    const char *form =
        "fields:\n  l: {label: Nơi nhận, type: list, blank: [Như trên, \"...;\", \"Lưu: ... .\"]}\n"
        "body:\n  - signatures:\n      - recipients: {label: \"Nơi nhận:\", items: \"{l}\"}\n";
    const char *xml = control_xml(k, form, "data: {l: [Sở A, Sở B]}\n");
    docx_assert_has(control_at(k, xml, 1), BINDING("l[1]") "<w:text/></w:sdtPr>" CONTENT("Sở A"));
    docx_assert_has(control_at(k, xml, 2), BINDING("l[2]") "<w:text/></w:sdtPr>" CONTENT("Sở B"));
    docx_assert_has(xml, "</w:sdt>" RUN(";") "</w:p>");
    docx_assert_has(xml, "</w:sdt>" RUN(".") "</w:p>");
    xml = control_xml(k, form, NULL);
    docx_assert_has(control_at(k, xml, 2), BINDING("l[2]") "<w:text/></w:sdtPr>" CONTENT("..."));
    docx_assert_has(control_at(k, xml, 3), CONTENT("Lưu: ..."));
    docx_assert_has(xml, "</w:sdt>" RUN(" .") "</w:p>");
}

static void what_is_made_from_other_values_is_plain_text(void **state)
{
    kit *k = *state;
    const char *form = "fields:\n  n: {label: Số, type: integer, show: padded}\n"
                       "body:\n  - line: \"{n} ({n:words})\"\n";
    const char *xml = control_xml(k, form, "data: {n: 5}\n");
    assert_int_equal(docx_count(xml, "<w:sdt>"), 1);
    docx_assert_has(xml, CONTENT("05") RUN(" (năm)"));
    assert_int_equal(docx_count(control_xml(k, form, NULL), "<w:sdt>"), 1);
}

/* ---- Capitals and emphasis ---- */

static const char NAMES[] = "fields:\n  ten: {label: Tên, type: person, case: upper}\n"
                            "  noi: {label: Nơi, type: text}\n"
                            "  ngay: {label: Ngày, type: date}\n"
                            "body:\n  - line: \"Họ tên: {ten} ngày {ngay}\"\n"
                            "  - line: \"{ten} {noi}\"\n"
                            "  - signatures:\n      - {caption: Người khai, name: \"{ten}\"}\n";

static void capitals_are_a_matter_of_the_style(void **state)
{
    kit *k = *state;
    const char *xml =
        control_xml(k, NAMES, "data: {ten: Y Blĭm Êban, noi: Buôn Ma Thuột, ngay: 1/1/2020}\n");
    const char *no_capitals =
        "<w:r><w:rPr><w:caps w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\">";
    docx_assert_has(xml, "<w:pStyle w:val=\"FormLineCapitals\"/>");
    docx_assert_has(xml, bm_arena_printf(k->arena, "%sHọ tên: ", no_capitals));
    docx_assert_has(control_at(k, xml, 1), "<w:text/></w:sdtPr>" CONTENT("Y Blĭm Êban"));
    docx_assert_has(control_at(k, xml, 2),
                    no_capitals); /* a date is shown in the looks of its run */
}

static void items_and_defaults_in_capitals_are_as_typed_too(void **state)
{
    kit *k = *state;
    const char *form =
        "fields:\n  l: {label: L, type: list, case: upper, default: [kt. Giám đốc]}\n"
        "  t: {label: T, type: text, case: upper, default: Cao Bằng}\n"
        "body:\n  - line: \"{l}\"\n  - line: \"{t}\"\n";
    const char *xml = control_xml(k, form, "data: {l: [Một, Hai]}\n");
    docx_assert_has(xml, CONTENT("Một") "<w:r><w:rPr><w:caps w:val=\"0\"/></w:rPr><w:br/></w:r>");
    docx_assert_has(control_at(k, xml, 2), CONTENT("Hai"));
    xml = control_xml(k, form, NULL);
    docx_assert_has(control_at(k, xml, 1), CONTENT("kt. Giám đốc"));
    docx_assert_has(control_at(k, xml, 2), CONTENT("Cao Bằng"));
    assert_int_equal(docx_count(xml, "<w:pStyle w:val=\"FormLineCapitals\"/>"), 2);
}

static void values_of_several_looks_in_one_paragraph_keep_them(void **state)
{
    kit *k = *state;
    const char *xml = control_xml(k, NAMES, "data: {ten: Y Blĭm Êban, noi: Buôn Ma Thuột}\n");
    docx_assert_has(control_at(k, xml, 3),
                    "<w:comboBox/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:caps/></w:rPr>"
                    "<w:t xml:space=\"preserve\">Y Blĭm Êban</w:t>");
    docx_assert_has(control_at(k, xml, 4), "<w:text/></w:sdtPr>" CONTENT("Buôn Ma Thuột"));
}

static void a_name_under_a_signature_is_as_typed(void **state)
{
    kit *k = *state;
    const char *name = control_at(k, control_xml(k, NAMES, "data: {ten: Y Blĭm Êban}\n"), 5);
    docx_assert_has(name, BINDING("ten[1]") "<w:text/></w:sdtPr>" CONTENT("Y Blĭm Êban"));
    name = control_at(k, control_xml(k, NAMES, "data: {noi: A}\n"), 5);
    docx_assert_has(name, PLACEHOLDER("bieumau-space") BINDING("ten[1]"));
    docx_assert_has(name, CONTENT(SPACES));
}

static void what_replaces_words_in_a_gap_is_in_capitals(void **state)
{
    kit *k = *state;
    const char *xml =
        control_xml(k,
                    "fields:\n  a: {label: A, type: text, case: upper, blank: TÊN CƠ QUAN}\n"
                    "  b: {label: B, type: text, case: upper, blank: <Tên>}\n"
                    "body:\n  - title: \"{a}\"\n  - title: \"{b}\"\n",
                    NULL);
    docx_assert_has(xml, "<w:pStyle w:val=\"FormTitleCapitals\"/>");
    docx_assert_has(control_at(k, xml, 1), "<w:sdtPr><w:alias");
    docx_assert_has(control_at(k, xml, 2), "<w:sdtPr><w:rPr><w:caps/></w:rPr><w:alias");
    docx_assert_has(control_at(k, xml, 2), CONTENT("&lt;Tên&gt;"));
}

static void emphasis_of_a_whole_paragraph_is_its_style(void **state)
{
    kit *k = *state;
    const char *xml = control_xml(k,
                                  "fields:\n  a: {label: A, type: text}\n"
                                  "body:\n  - centered: \"**{a}** và\"\n",
                                  "data: {a: x}\n");
    docx_assert_has(xml, "<w:pStyle w:val=\"CenteredBold\"/>");
    docx_assert_has(xml, CONTENT("x") "<w:r><w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/></w:rPr>");
}

/* ---- Tables ---- */

static const char TABLE[] = "fields:\n  b:\n    label: Bảng\n    type: rows\n    columns:\n"
                            "      ten: {label: Tên máy, type: text}\n"
                            "      ngay: {label: Ngày, type: date}\n"
                            "      huy: {label: Hủy, type: flag, show: cross}\n"
                            "body:\n  - table:\n      rows: b\n      blank_rows: [\"1\", \"2\"]\n"
                            "      columns:\n        - {head: TT, cell: \"{#}\", width: 10}\n"
                            "        - {head: Tên, cell: \"{ten}\", width: 30}\n"
                            "        - {head: Ngày, cell: \"{ngay}\", width: 30}\n"
                            "        - {head: Hủy, cell: \"{huy}\", width: 30}\n"
                            "      total: [\"\", \"Cộng\", \"{##}\", \"\"]\n";

static void rows_are_items_of_a_section_that_word_can_add_to(void **state)
{
    kit *k = *state;
    const char *xml = control_xml(k, TABLE, "data: {b: [{ten: Một, huy: x}, {ngay: 2/3/2020}]}\n");
    const char *section = control_at(k, xml, 1);
    docx_assert_has(
        xml,
        "</w:tr><w:sdt><w:sdtPr><w:alias w:val=\"Bảng\"/><w:tag w:val=\"b\"/><w:id w:val=\"1\"/>"
        "<w15:dataBinding w:xpath=\"/bieumau[1]/b\" w:storeItemID=\"" CONTROL_ID "\"/>"
        "<w15:repeatingSection/></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w:id w:val=\"2\"/>"
        "<w15:repeatingSectionItem/></w:sdtPr><w:sdtContent><w:tr>");
    assert_int_equal(docx_count(section, "<w:tr>"), 2);
    assert_int_equal(docx_count(section, "<w15:repeatingSectionItem/>"), 2);
    docx_assert_lacks(section, "Cộng");
    docx_assert_has(section, "<w:alias w:val=\"Tên máy\"/><w:tag w:val=\"b.ten\"/>");
    docx_assert_has(section, BINDING("b[1]/ten[1]") "<w:text/></w:sdtPr>" CONTENT("Một"));
    docx_assert_has(section, PLACEHOLDER("bieumau-space") BINDING("b[1]/ngay[1]"));
    docx_assert_has(section, BINDING("b[2]/ten[1]") "<w:text/></w:sdtPr>" CONTENT(SPACES));
    docx_assert_has(section, "\"2020-03-02T00:00:00Z\"");
    const char *cross = "<w14:checkedState w14:val=\"00D7\" w14:font=\"Times New Roman\"/>"
                        "<w14:uncheckedState w14:val=\"00A0\" w14:font=\"Times New Roman\"/>";
    assert_int_equal(docx_count(section, cross), 2);
    docx_assert_has(section, CONTENT("×"));
    docx_assert_has(section, BINDING("b[2]/huy[1]") "<w14:checkbox><w14:checked w14:val=\"0\"/>");
    docx_assert_has(section, CONTENT(NBSP));
}

static void empty_rows_of_the_blank_form_are_such_items_too(void **state)
{
    kit *k = *state;
    const char *section = control_at(k, control_xml(k, TABLE, NULL), 1);
    assert_int_equal(docx_count(section, "<w15:repeatingSectionItem/>"), 2);
    assert_int_equal(docx_count(section, "<w:showingPlcHdr/>"), 4);
    docx_assert_has(section, BINDING("b[2]/ngay[1]") "<w:date>");
    docx_assert_lacks(section, "Cộng");
}

/* ---- The file ---- */

static void names_are_cut_between_letters(void **state)
{
    kit *k = *state;
    const char *label = kit_words(k, "ơ\xCC\x86", 40); /* three characters each, with the space */
    const char *xml =
        control_xml(k,
                    bm_arena_printf(k->arena,
                                    "fields:\n  %s: {label: \"%s\", type: text}\n"
                                    "body:\n  - line: \"{%s}\"\n",
                                    "a23456789a23456789a23456789a23456789a23456789a234567", label,
                                    "a23456789a23456789a23456789a23456789a23456789a234567"),
                    NULL);
    /* 21 times three are 63 characters; the 64th is a letter whose mark would be the 65th */
    const char *cut = bm_arena_cstr(k->arena, bm_str_n(label, 21 * 5));
    docx_assert_has(xml, bm_arena_printf(k->arena, "<w:alias w:val=\"%s\"/>", cut));
}

static void numbers_are_unique_in_all_parts_and_copies(void **state)
{
    kit *k = *state;
    const bm_render_options twice = {.copies = 2};
    const char *xml =
        control_print(k,
                      "fields:\n  a: {label: A, type: text}\n  l: {label: L, type: list}\n"
                      "body:\n  - line: \"{a}\"\n  - contact: \"{l}\"\n",
                      "data: {a: x, l: y}\n", &twice);
    size_t n = docx_count(xml, "<w:sdt>");
    assert_int_equal(n,
                     4 + 2); /* two documents, twice each, share the footer between their copies */
    for (size_t i = 1; i <= n; i++)
        assert_int_equal(docx_count(xml, bm_arena_printf(k->arena, "<w:id w:val=\"%zu\"/>", i)), 1);
    assert_int_equal(docx_count(xml, "w:storeItemID=\"" CONTROL_ID), 3);
    assert_int_equal(docx_count(xml, "w:storeItemID=\"" CONTROL_SECOND_ID), 3);
    for (size_t i = 0; i < 2; i++) {
        const char *of_one = bm_arena_printf(
            k->arena, "[@document='%zu']/a[1]\" w:storeItemID=\"%s", i + 1, control_ids[i]);
        assert_int_equal(docx_count(xml, of_one), 2);
    }
    assert_int_equal(docx_count(xml, "\"/bieumau[@document='2']/l[1]\""), 1);
    docx_assert_lacks(xml, "/bieumau[1]");
    docx_assert_has(strstr(xml, "<w:ftr"), "mc:Ignorable=\"w14 w15\"");
}

static void items_at_the_foot_are_parted_by_more_than_a_line_end(void **state)
{
    const char *xml = control_xml(*state,
                                  "fields:\n  l: {label: L, type: list}\n"
                                  "body:\n  - line: \"{l}\"\n  - contact: \"{l}\"\n",
                                  "data: {l: [x, y]}\n");
    docx_assert_has(xml, CONTENT("x") "<w:r><w:br/></w:r><w:sdt>");
    docx_assert_has(strstr(xml, "<w:ftr"),
                    CONTENT("x") "<w:r><w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr>"
                                 "<w:t xml:space=\"preserve\"> </w:t><w:br/></w:r><w:sdt>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(a_value_is_a_plain_text_bound_to_its_element),
        DOCX_TEST(text_with_signs_of_markup_is_a_combo_box),
        DOCX_TEST(a_value_keeps_its_spaces_where_a_label_has_them_glued),
        DOCX_TEST(a_gap_has_dots_in_its_control_and_the_rest_of_the_line_behind_it),
        DOCX_TEST(dots_fill_each_line_but_three),
        DOCX_TEST(the_text_of_a_gap_is_its_placeholder),
        DOCX_TEST(an_absent_value_of_a_filled_form_is_such_a_gap),
        DOCX_TEST(a_date_is_shown_as_it_is_printed),
        DOCX_TEST(a_month_without_its_day_keeps_its_text),
        DOCX_TEST(each_box_of_a_choice_is_a_check_box),
        DOCX_TEST(a_choice_that_prints_its_option_is_a_list),
        DOCX_TEST(items_are_bound_one_by_one_without_their_marks),
        DOCX_TEST(what_is_made_from_other_values_is_plain_text),
        DOCX_TEST(capitals_are_a_matter_of_the_style),
        DOCX_TEST(items_and_defaults_in_capitals_are_as_typed_too),
        DOCX_TEST(values_of_several_looks_in_one_paragraph_keep_them),
        DOCX_TEST(a_name_under_a_signature_is_as_typed),
        DOCX_TEST(what_replaces_words_in_a_gap_is_in_capitals),
        DOCX_TEST(emphasis_of_a_whole_paragraph_is_its_style),
        DOCX_TEST(rows_are_items_of_a_section_that_word_can_add_to),
        DOCX_TEST(empty_rows_of_the_blank_form_are_such_items_too),
        DOCX_TEST(names_are_cut_between_letters),
        DOCX_TEST(numbers_are_unique_in_all_parts_and_copies),
        DOCX_TEST(items_at_the_foot_are_parted_by_more_than_a_line_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
