/* The XML that controls are bound to. SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "form_case.h"
#include "merge/merge.h"
#include "output/docx/docx_data.h"

static const char FORM[] =
    "id: thu/moi-kieu\n"
    "number: Mẫu thử\n"
    "title: Thử\n"
    "source: Ví dụ\n"
    "wording: draft\n"
    "valid: {from: 2020-02-18}\n"
    "fields:\n"
    "  ho_ten: {label: a, type: person, case: upper, required: true}\n"
    "  ngay_sinh: {label: a, type: date, show: long}\n"
    "  so_ban: {label: a, type: integer, show: padded}\n"
    "  tien: {label: a, type: integer}\n"
    "  tam_dung: {label: a, type: flag}\n"
    "  gioi_tinh: {label: a, type: choice, options: [Nam, Nữ & khác]}\n"
    "  hinh_thuc: {label: a, type: choice, options: [Gia hạn, Cấp mới], show: text}\n"
    "  kinh_gui: {label: a, type: text, default: Cục A}\n"
    "  noi_nhan: {label: a, type: list, case: upper}\n"
    "  thay_doi:\n"
    "    label: a\n"
    "    type: rows\n"
    "    columns:\n"
    "      cu: {label: a, type: text}\n"
    "      moi: {label: a, type: text}\n"
    "      xong: {label: a, type: flag}\n"
    "  noi_dung: {label: a, type: markdown}\n"
    "  ghi_chu: {label: a, type: text}\n"
    "body:\n"
    "  - line: \"{ho_ten} {ngay_sinh} {so_ban} {tien} {tam_dung} {gioi_tinh} {hinh_thuc} "
    "{kinh_gui}\"\n"
    "  - line: \"{noi_nhan}\"\n"
    "  - table:\n"
    "      rows: thay_doi\n"
    "      blank_rows: 2\n"
    "      columns:\n"
    "        - {head: a, cell: \"{cu}\", width: 40}\n"
    "        - {head: b, cell: \"{moi}\", width: 40}\n"
    "        - {head: c, cell: \"{xong}\", width: 20}\n"
    "  - paragraph: \"{noi_dung}\"\n"
    "  - when: {tam_dung: có}\n"
    "    paragraph: \"{ghi_chu}\"\n";

/* Rows and items as merge/ numbers them; the numbers count from ${row} and ${item}. */
static void number(const bm_node *node, uint32_t row, uint32_t item)
{
    uint32_t rows = 0;
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *child = node->children[i];
        bm_node *made = (bm_node *)(uintptr_t)child;
        if (child->type == BM_NODE_ROW && !(child->flags & BM_NODE_HEADER))
            made->row = row + ++rows;
        if (child->type == BM_NODE_TEXT && child->field == 8)
            made->item = item;
        number(made, row, item);
    }
}

/* The part of the document made from ${text} (NULL = the blank form), and its id. */
static const char *part(form_case *c, const char *text, size_t number_of_document,
                        char id[BM_DOCX_DATA_ID])
{
    bm_field_values *values = bm_arena_zero(c->a, 1, sizeof *values);
    bm_document doc = {0};
    bm_diags_clear(c->ds);
    if (text)
        (void)form_case_check(c, text, true, values);
    assert_int_equal(bm_merge_document(c->a, c->form, text ? values : NULL, &doc, c->ds), 0);
    number(doc.root, 0, 3);
    bm_buf out = {0};
    bm_buf_add_cstr(&out, "before");
    bm_docx_data_write(&doc, number_of_document, &out, id);
    const char *xml = form_case_text(c, bm_str_n(out.ptr + 6, out.len - 6));
    bm_buf_free(&out);
    docx_assert_well_formed(xml);
    return xml;
}

static const char *body(form_case *c, const char *text)
{
    char id[BM_DOCX_DATA_ID];
    const char *xml = part(c, text, 0, id);
    const char *root = strstr(xml, "<bieumau ");
    assert_non_null(root);
    return strchr(root, '>') + 1;
}

static int set_up(void **state)
{
    return form_case_set_up(state, FORM);
}

#define DATA_TEST(f) cmocka_unit_test_setup_teardown(f, set_up, form_case_tear_down)

static const char FILLED[] = "data:\n"
                             "  ho_ten: Nông Thị <b> & \"Hằng\"\n"
                             "  ngay_sinh: 8/3/1986\n"
                             "  so_ban: 5\n"
                             "  tien: 1200000\n"
                             "  tam_dung: có\n"
                             "  gioi_tinh: Nữ & khác\n"
                             "  hinh_thuc: gia hạn\n"
                             "  kinh_gui: Cục B\n"
                             "  noi_nhan: [Như trên, Lưu]\n"
                             "  thay_doi:\n"
                             "    - {cu: Một, xong: không}\n"
                             "    - {moi: ']]>', xong: x}\n"
                             "  noi_dung: |\n"
                             "    Một **đậm**.\n"
                             "\n"
                             "    - hai\n"
                             "  ghi_chu: xem sau\n";

static void every_type_is_written_as_make_reads_it(void **state)
{
    form_case *c = *state;
    assert_string_equal(body(c, FILLED),
                        "<ho_ten>Nông Thị &lt;b&gt; &amp; &quot;Hằng&quot;</ho_ten>"
                        "<ngay_sinh>1986-03-08</ngay_sinh>"
                        "<so_ban>05</so_ban>"
                        "<tien>1.200.000</tien>"
                        "<tam_dung>true</tam_dung>"
                        "<gioi_tinh><option chosen=\"false\">Nam</option>"
                        "<option chosen=\"true\">Nữ &amp; khác</option></gioi_tinh>"
                        "<hinh_thuc>Gia hạn</hinh_thuc>"
                        "<kinh_gui>Cục B</kinh_gui>"
                        "<noi_nhan>Như trên</noi_nhan><noi_nhan>Lưu</noi_nhan><noi_nhan/>"
                        "<thay_doi><cu>Một</cu><moi/><xong>false</xong></thay_doi>"
                        "<thay_doi><cu/><moi>]]&gt;</moi><xong>true</xong></thay_doi>"
                        "<noi_dung xml:space=\"preserve\">Một **đậm**.\n\n- hai</noi_dung>"
                        "<ghi_chu>xem sau</ghi_chu></bieumau>");
}

static void what_is_read_again_is_what_was_given(void **state)
{
    form_case *c = *state;
    char id[BM_DOCX_DATA_ID];
    const char *xml = part(c, FILLED, 1, id);
    bm_field_values again;
    assert_int_equal(form_case_check(c, xml, false, &again), 0);
    static const struct {
        const char *id, *typed;
    } want[] = {{"ho_ten", "Nông Thị <b> & \"Hằng\""},
                {"ngay_sinh", "ngày 08 tháng 3 năm 1986"},
                {"so_ban", "05"},
                {"tien", "1.200.000"},
                {"gioi_tinh", "Nữ & khác"},
                {"noi_nhan", "Như trên; Lưu"},
                {"noi_dung", "Một **đậm**.\n\n- hai"}};
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        assert_string_equal(form_case_text(c, form_case_value(c, &again, want[i].id)->typed),
                            want[i].typed);
    assert_true(form_case_value(c, &again, "tam_dung")->flag);
    assert_string_equal(form_case_text(c, form_case_cell(c, &again, "thay_doi", 1, "moi")->text),
                        "]]>");
}

static void the_blank_form_has_what_it_prints_and_says_that_it_is_blank(void **state)
{
    form_case *c = *state;
    char id[BM_DOCX_DATA_ID];
    const char *xml = part(c, NULL, 0, id);
    docx_assert_has(xml, "<bieumau form=\"thu/moi-kieu\" definition=\"sha256:");
    docx_assert_has(xml, "\" program=\"" BM_VERSION_STRING "\" blank=\"true\">");
    assert_string_equal(body(c, NULL),
                        "<ho_ten/><ngay_sinh/><so_ban/><tien/><tam_dung>false</tam_dung>"
                        "<gioi_tinh><option chosen=\"false\">Nam</option>"
                        "<option chosen=\"false\">Nữ &amp; khác</option></gioi_tinh>"
                        "<hinh_thuc/><kinh_gui>Cục A</kinh_gui><noi_nhan/>"
                        "<thay_doi><cu/><moi/><xong>false</xong></thay_doi>"
                        "<thay_doi><cu/><moi/><xong>false</xong></thay_doi>"
                        "<noi_dung/><ghi_chu/></bieumau>");
}

static void a_draft_has_empty_elements_and_the_default(void **state)
{
    form_case *c = *state;
    const char *xml = body(c, "data:\n  ngay_sinh: hôm qua\n  thay_doi: [{cu: a}]\n");
    docx_assert_has(xml, "<ho_ten/><ngay_sinh/>");
    docx_assert_has(xml, "<kinh_gui>Cục A</kinh_gui>");
    docx_assert_has(xml, "<thay_doi><cu>a</cu><moi/><xong>false</xong></thay_doi><noi_dung/>");
    docx_assert_lacks(xml, "ghi_chu"); /* neither printed nor given */
}

static void a_date_without_its_day_is_written_as_it_is_printed(void **state)
{
    form_case *c = *state;
    const char *xml =
        part(c, "data: {ho_ten: A, ngay_sinh: 03/2020}", 1, (char[BM_DOCX_DATA_ID]){0});
    docx_assert_has(xml, "tháng 3 năm 2020</ngay_sinh>");
    bm_field_values again;
    assert_int_equal(form_case_check(c, xml, false, &again), 0);
    bm_str text = form_case_value(c, &again, "ngay_sinh")->text;
    docx_assert_has(xml, form_case_text(c, text));
}

static void rows_that_are_not_printed_are_not_lost(void **state)
{
    form_case *c = *state;
    bm_field_values *values = bm_arena_zero(c->a, 1, sizeof *values);
    assert_int_equal(form_case_check(c, FILLED, false, values), 0);
    const bm_node root = {.type = BM_NODE_DOCUMENT, .field = -1};
    const bm_document doc = {.root = &root, .form = c->form, .values = values};
    char id[BM_DOCX_DATA_ID];
    bm_buf out = {0};
    bm_docx_data_write(&doc, 1, &out, id);
    const char *xml = form_case_text(c, bm_str_n(out.ptr, out.len));
    assert_int_equal(docx_count(xml, "<thay_doi>"), 2);
    assert_int_equal(docx_count(xml, "<noi_nhan>"), 2);
    docx_assert_has(xml, "<ho_ten>");
    bm_buf_free(&out);
}

static void ids_tell_documents_apart_and_are_the_same_each_time(void **state)
{
    form_case *c = *state;
    char ids[4][BM_DOCX_DATA_ID];
    char alone[BM_DOCX_DATA_ID];
    docx_assert_lacks(part(c, FILLED, 0, alone), "document=");
    docx_assert_has(part(c, FILLED, 1, ids[0]), "<bieumau document=\"1\" form=\"thu/moi-kieu\"");
    assert_string_not_equal(alone, ids[0]);
    (void)part(c, FILLED, 2, ids[1]);
    (void)part(c, NULL, 1, ids[2]);
    (void)part(c, FILLED, 1, ids[3]);
    assert_string_equal(ids[0], ids[3]);
    for (size_t i = 0; i < 3; i++) {
        assert_string_not_equal(ids[i], ids[(i + 1) % 3]);
        assert_int_equal(strlen(ids[i]), 38);
        for (size_t k = 0; k < 38; k++) {
            const char *fits = k == 0                                    ? "{"
                               : k == 37                                 ? "}"
                               : k == 9 || k == 14 || k == 19 || k == 24 ? "-"
                                                                         : "0123456789ABCDEF";
            assert_non_null(strchr(fits, ids[i][k]));
        }
    }
}

/* What no check lets through: only a program that fills in values by hand comes so far. */
static void characters_that_xml_cannot_hold_are_told_as_those_of_the_text(void **state)
{
    kit *k = *state;
    form_case c;
    form_case_open(&c, FORM);
    bm_field_values values;
    assert_int_equal(form_case_check(&c, FILLED, false, &values), 0);
    bm_field_value *v = (bm_field_value *)(uintptr_t)form_case_value(&c, &values, "ghi_chu");
    bm_field_value *row =
        (bm_field_value *)(uintptr_t)form_case_cell(&c, &values, "thay_doi", 0, "cu");
    const bm_document doc = {.form = c.form, .values = &values};
    bm_docx_writer w = {.layout = &k->layout, .ds = k->ds};
    assert_true(bm_docx_data_check(&w, &doc));
    assert_int_equal(bm_diags_count(k->ds), 0);
    v->typed = bm_str_of("a\xEF\xBF\xBE");
    row->typed = bm_str_of("\x02");
    assert_false(bm_docx_data_check(&w, &doc));
    assert_true(w.failed);
    assert_int_equal(bm_diags_count(k->ds), 2);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T001");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "U+0002"));
    assert_non_null(strstr(bm_diags_at(k->ds, 1)->message[BM_LANG_EN], "U+FFFE"));
    form_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DATA_TEST(every_type_is_written_as_make_reads_it),
        DATA_TEST(what_is_read_again_is_what_was_given),
        DATA_TEST(the_blank_form_has_what_it_prints_and_says_that_it_is_blank),
        DATA_TEST(a_draft_has_empty_elements_and_the_default),
        DATA_TEST(a_date_without_its_day_is_written_as_it_is_printed),
        DATA_TEST(rows_that_are_not_printed_are_not_lost),
        DATA_TEST(ids_tell_documents_apart_and_are_the_same_each_time),
        DOCX_TEST(characters_that_xml_cannot_hold_are_told_as_those_of_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
