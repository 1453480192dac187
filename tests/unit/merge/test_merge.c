/* Whole documents: blank, filled, drafts, tables. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "document/dump.h"
#include "form_case.h"
#include "merge/merge.h"

static const char FORM[] =
    "id: thu/giao-nhan\n"
    "number: Mẫu thử\n"
    "title: Thử giao nhận\n"
    "source: Ví dụ\n"
    "wording: draft\n"
    "valid: {from: 2020-02-18}\n"
    "author: co_quan\n"
    "date: ngay_lap\n"
    "fields:\n"
    "  co_quan: {label: Cơ quan, type: text, required: true}\n"
    "  thiet_bi:\n"
    "    label: Thiết bị\n"
    "    type: rows\n"
    "    columns:\n"
    "      ten: {label: Tên, type: text, required: true}\n"
    "      ghi_chu: {label: Ghi chú, type: text}\n"
    "  y_kien: {label: Ý kiến, type: markdown}\n"
    "  dia_danh: {label: Địa danh, type: text, blank: \"<Địa danh>\"}\n"
    "  ngay_lap: {label: Ngày, type: date, show: long, blank: \"ngày ... tháng ... năm ...\"}\n"
    "  ho_ten: {label: Họ tên, type: person, case: upper}\n"
    "body:\n"
    "  - title: GIAO NHẬN\n"
    "  - line: [\"Cơ quan: {co_quan}\", \"Ông/Bà: {ho_ten}\"]\n"
    "  - paragraph: \"{y_kien}\"\n"
    "  - table:\n"
    "      rows: thiet_bi\n"
    "      blank_rows: [\"1\", \"...\"]\n"
    "      columns:\n"
    "        - {head: TT, cell: \"{#}\", width: 10, align: center}\n"
    "        - {head: Tên, cell: \"{ten}\", width: 60}\n"
    "        - {head: Ghi chú, cell: \"({ghi_chu})\", width: 30}\n"
    "      total: [\"Cộng\", \"{##}\", \"\"]\n"
    "  - signatures:\n"
    "      - {place_date: \"{dia_danh}, {ngay_lap}\", caption: Người giao, name: \"{ho_ten}\"}\n";

static int set_up(void **state)
{
    return form_case_set_up(state, FORM);
}

/* The document made from ${text} (NULL = the blank form). */
static bm_document make(void **state, const char *text, bool draft)
{
    form_case *c = *state;
    bm_field_values *values = bm_arena_zero(c->a, 1, sizeof *values);
    bm_document doc;
    bm_diags_clear(c->ds);
    if (text)
        assert_int_equal(form_case_check(c, text, draft, values), 0);
    assert_int_equal(bm_merge_document(c->a, c->form, text ? values : NULL, &doc, c->ds), 0);
    return doc;
}

/* The child that stands at ${path}, indexes from the root, ended by -1. */
static const bm_node *node_at(const bm_document *doc, const int *path)
{
    const bm_node *node = doc->root;
    for (; *path >= 0; path++) {
        assert_true((uint32_t)*path < node->n_children);
        node = node->children[*path];
    }
    return node;
}

static void assert_dump(void **state, const bm_node *node, const char *want)
{
    form_case *c = *state;
    bm_buf out = {0};
    bm_dump_tree(&out, node);
    const char *got = form_case_text(c, bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    assert_string_equal(got, want);
}

enum { TITLE, LINE, OPINION, TABLE, SIGNATURES };

static const char FILLED[] = "data:\n"
                             "  co_quan: Ban Thử nghiệm\n"
                             "  ho_ten: Y Blĭm Êban\n"
                             "  dia_danh: Cao Sơn\n"
                             "  ngay_lap: 5/1/2021\n"
                             "  thiet_bi:\n"
                             "    - {ten: Một, ghi_chu: hỏng}\n"
                             "    - {ten: Hai}\n";

static void the_blank_form_has_the_gaps_of_the_paper(void **state)
{
    bm_document doc = make(state, NULL, false);
    assert_dump(state, node_at(&doc, (int[]){LINE, -1}),
                "line FormLine\n"
                "  segment\n"
                "    text \"Cơ quan: \"\n"
                "    leader field=0 width=42.53\n"
                "  segment\n"
                "    text \"Ông/Bà: \"\n"
                "    leader field=7 width=42.53\n");
    assert_dump(state, node_at(&doc, (int[]){SIGNATURES, 0, 0, -1}),
                "paragraph PlaceDate\n"
                "  text \"<Địa danh>\" field=5\n"
                "  text \", \"\n"
                "  text \"ngày ... tháng ... năm ...\" field=6\n");
}

static void a_name_under_a_signature_leaves_no_dots_and_no_capitals(void **state)
{
    bm_document doc = make(state, NULL, false);
    assert_dump(state, node_at(&doc, (int[]){SIGNATURES, 0, 2, -1}),
                "paragraph SignatureName field=7\n");
    doc = make(state, FILLED, false);
    assert_dump(state, node_at(&doc, (int[]){SIGNATURES, 0, 2, -1}),
                "paragraph SignatureName\n  text \"Y Blĭm Êban\" field=7\n");
    assert_dump(state, node_at(&doc, (int[]){LINE, 1, -1}),
                "segment\n  text \"Ông/Bà: \"\n  text \"Y BLĬM ÊBAN\" field=7\n");
}

static void the_blank_form_has_its_empty_rows_and_no_total(void **state)
{
    bm_document doc = make(state, NULL, false);
    const bm_node *table = node_at(&doc, (int[]){TABLE, -1});
    assert_int_equal(table->n_children, 4);
    assert_dump(state, table->children[1],
                "row field=1 row=1\n"
                "  cell\n    paragraph TableCell\n      text \"1\"\n"
                "  cell field=2 row=1\n    paragraph TableCell\n"
                "  cell field=3 row=1\n    paragraph TableCell\n");
    const bm_node *total = table->children[3]->children[1]->children[0];
    assert_dump(state, total, "paragraph TableCell\n");
}

static void what_is_empty_in_a_filled_form_knows_what_it_is_for(void **state)
{
    bm_document doc = make(state, "data:\n  co_quan: A\n  thiet_bi: [{ten: Một}]\n", false);
    const bm_node *row = node_at(&doc, (int[]){TABLE, 1, -1});
    assert_int_equal(row->field, 1);
    assert_int_equal(row->row, 1);
    assert_dump(state, row->children[2], "cell field=3 row=1\n  paragraph TableCell\n");
    assert_int_equal(row->children[1]->field, -1);
    assert_dump(state, node_at(&doc, (int[]){SIGNATURES, 0, 2, -1}),
                "paragraph SignatureName field=7\n");
}

static void the_document_keeps_the_values_it_was_made_from(void **state)
{
    form_case *c = *state;
    bm_document doc = make(state, FILLED, false);
    assert_ptr_equal(doc.form, c->form);
    assert_string_equal(form_case_text(c, doc.values->values[7].typed), "Y Blĭm Êban");
    doc = make(state, NULL, false);
    assert_null(doc.values);
}

static void each_row_of_the_data_is_a_row(void **state)
{
    bm_document doc = make(state, FILLED, false);
    const bm_node *table = node_at(&doc, (int[]){TABLE, -1});
    assert_int_equal(table->n_children, 4);
    assert_true(table->children[0]->flags & BM_NODE_HEADER);
    assert_dump(state, table->children[2],
                "row field=1 row=2\n"
                "  cell row=2\n    paragraph TableCell\n      text \"2\" # row=2\n"
                "  cell row=2\n    paragraph TableCell\n      text \"Hai\" field=2 row=2\n"
                "  cell field=3 row=2\n    paragraph TableCell\n");
    assert_dump(state, table->children[3]->children[1]->children[0],
                "paragraph TableCell\n  text \"02\" ## bold\n");
}

static void many_rows_are_numbered_and_counted(void **state)
{
    form_case *c = *state;
    const char *text = "data:\n  co_quan: A\n  thiet_bi:\n";
    for (int i = 1; i <= 120; i++)
        text = bm_arena_printf(c->a, "%s    - {ten: Thiết bị %d}\n", text, i);
    bm_document doc = make(state, text, false);
    const bm_node *table = node_at(&doc, (int[]){TABLE, -1});
    assert_int_equal(table->n_children, 122);
    assert_dump(state, table->children[120]->children[0]->children[0],
                "paragraph TableCell\n  text \"120\" # row=120\n");
    assert_dump(state, table->children[120]->children[1]->children[0],
                "paragraph TableCell\n  text \"Thiết bị 120\" field=2 row=120\n");
    assert_dump(state, table->children[121]->children[1]->children[0],
                "paragraph TableCell\n  text \"120\" ## bold\n");
}

static void one_xml_element_is_one_row(void **state)
{
    bm_document doc = make(state,
                           "<bieumau form=\"thu/giao-nhan\"><co_quan>A</co_quan>"
                           "<thiet_bi><ten>Một</ten></thiet_bi></bieumau>",
                           false);
    const bm_node *table = node_at(&doc, (int[]){TABLE, -1});
    assert_int_equal(table->n_children, 3);
    assert_dump(state, table->children[2]->children[1]->children[0],
                "paragraph TableCell\n  text \"01\" ## bold\n");
}

static void a_draft_prints_what_is_there_and_gaps(void **state)
{
    bm_document doc = make(state, "data:\n  dia_danh: Cao Sơn\n", true);
    assert_dump(state, node_at(&doc, (int[]){LINE, 0, -1}),
                "segment\n  text \"Cơ quan: \"\n  leader field=0 width=42.53\n");
    assert_dump(state, node_at(&doc, (int[]){SIGNATURES, 0, 0, -1}),
                "paragraph PlaceDate\n"
                "  text \"Cao Sơn\" field=5\n"
                "  text \", \"\n"
                "  text \"ngày ... tháng ... năm ...\" field=6\n");
}

static void a_markdown_value_becomes_blocks(void **state)
{
    bm_document doc = make(state,
                           "data:\n  co_quan: A\n  y_kien: |\n"
                           "    Đồng ý **ngay**.\n\n    - Một\n    - Hai\n",
                           false);
    assert_int_equal(doc.root->n_children, 7);
    assert_dump(state, doc.root->children[OPINION],
                "paragraph BodyText field=4\n"
                "  text \"Đồng ý \"\n  text \"ngay\" bold\n  text \".\"\n");
    assert_dump(state, doc.root->children[OPINION + 2],
                "paragraph ListItem \"-\" field=4\n  text \"Hai\"\n");
    doc = make(state, NULL, false);
    assert_int_equal(doc.root->children[OPINION]->children[0]->type, BM_NODE_LEADER);
}

static void what_has_no_value_is_shared_with_the_form(void **state)
{
    form_case *c = *state;
    bm_document doc = make(state, FILLED, false);
    assert_ptr_equal(doc.root->children[TITLE], c->form->body->children[TITLE]);
    assert_ptr_equal(doc.root->children[TABLE]->children[0],
                     c->form->body->children[TABLE]->children[0]);
}

static void values_know_where_they_were_read(void **state)
{
    bm_document doc = make(state, FILLED, false);
    const bm_node *value = node_at(&doc, (int[]){LINE, 0, 1, -1});
    assert_true(value->flags & BM_NODE_VALUE);
    assert_int_equal(value->pos->line, 2);
    assert_int_equal(value->pos->col, 12);
}

static void the_properties_come_from_form_and_data(void **state)
{
    form_case *c = *state;
    bm_document doc = make(state, FILLED, false);
    assert_string_equal(form_case_text(c, doc.title), "Thử giao nhận");
    assert_string_equal(form_case_text(c, doc.form_id), "thu/giao-nhan");
    assert_ptr_equal(doc.form, c->form);
    assert_string_equal(form_case_text(c, doc.author), "Ban Thử nghiệm");
    assert_int_equal(doc.created, 1609779600); /* 2021-01-04T17:00:00Z */
    doc = make(state, NULL, false);
    assert_int_equal(doc.author.len, 0);
    assert_int_equal(doc.created, 1581958800); /* 2020-02-17T17:00:00Z */
}

static void a_month_without_its_day_dates_no_document(void **state)
{
    bm_document doc = make(state, "data:\n  ho_ten: Nông Văn Hùng\n  ngay_lap: 01/2021\n", true);
    assert_int_equal(doc.created, 1581958800); /* that of the blank form */
}

/* ---- A letter ---- */

static const char LETTER[] =
    "id: thu/cong-van\n"
    "number: Mẫu thử\n"
    "title: Thử công văn\n"
    "source: Ví dụ\n"
    "wording: draft\n"
    "page: landscape\n"
    "author: co_quan\n"
    "fields:\n"
    "  chu_quan: {label: Chủ quản, type: text, case: upper}\n"
    "  co_quan: {label: Cơ quan, type: list}\n"
    "  so: {label: Số, type: text, blank: \"       \"}\n"
    "  trich_yeu: {label: Trích yếu, type: text}\n"
    "  kinh_gui: {label: Kính gửi, type: list}\n"
    "  can_cu: {label: Căn cứ, type: list, blank: Căn cứ ...}\n"
    "  quyen_han: {label: Quyền hạn, type: text, blank: \"\"}\n"
    "  noi_nhan: {label: Nơi nhận, type: list, default: [Như trên, \"Lưu: VT.\"]}\n"
    "  dien_thoai: {label: Điện thoại, type: text}\n"
    "  loai: {label: Loại, type: choice, options: [Mới, Cũ]}\n"
    "body:\n"
    "  - letterhead:\n"
    "      superior: \"{chu_quan}\"\n"
    "      agency: \"{co_quan}\"\n"
    "      number: \"Số: {so}/VD\"\n"
    "      subject: \"V/v {trich_yeu}\"\n"
    "  - addressees: {label: \"Kính gửi:\", items: \"{kinh_gui}\"}\n"
    "  - basis: \"{can_cu}\"\n"
    "  - basis: Theo đề nghị của {dien_thoai}.\n"
    "    when: {loai: Mới}\n"
    "  - paragraph: Có điện thoại.\n"
    "    when: dien_thoai\n"
    "  - paragraph: Cấp mới.\n"
    "    when: {loai: Mới}\n"
    "  - line: \"Gửi {kinh_gui}.\"\n"
    "  - signatures:\n"
    "      - recipients: {label: \"Nơi nhận:\", items: \"{noi_nhan}\"}\n"
    "      - {authority: \"{quyen_han}\", caption: GIÁM ĐỐC}\n"
    "  - contact: \"Điện thoại: {dien_thoai}\"\n";

enum { SUPERIOR, AGENCY, NUMBER, SUBJECT, TO, BASIS, AUTHORITY, COPIES, PHONE, KIND };

static int set_up_letter(void **state)
{
    return form_case_set_up(state, LETTER);
}

/* The items "a", "b" … of a list, as the check types them. */
static void set_list(form_case *c, bm_field_value *values, int field, const char *const *items)
{
    size_t n = 0;
    while (items[n])
        n++;
    bm_str *texts = bm_arena_zero(c->a, n + 1, sizeof *texts);
    for (size_t i = 0; i < n; i++)
        texts[i] = bm_str_of(items[i]);
    values[field].present = n > 0;
    values[field].items = texts;
    values[field].n_items = n;
}

/* The letter to ${to}; NULL = the blank form. */
static bm_document write_letter(void **state, const char *data, const char *const *to)
{
    form_case *c = *state;
    static const char *const office[] = {"SỞ VÍ DỤ", "TỈNH MẪU", NULL};
    static const char *const grounds[] = {"Căn cứ Luật A", "Căn cứ Luật B;", "Xét đề nghị", NULL};
    static const char *const copies[] = {"Như trên", "Lưu: VT", NULL};
    bm_field_values given;
    bm_document doc;
    bm_diags_clear(c->ds);
    if (to) {
        assert_int_equal(form_case_check(c, data, false, &given), 0);
        bm_field_value *values = bm_arena_zero(c->a, c->form->n_fields, sizeof *values);
        memcpy(values, given.values, c->form->n_fields * sizeof *values);
        set_list(c, values, AGENCY, office);
        set_list(c, values, TO, to);
        set_list(c, values, BASIS, grounds);
        set_list(c, values, COPIES, copies);
        given.values = values;
    }
    bm_field_values *values = bm_arena_zero(c->a, 1, sizeof *values);
    if (to)
        *values = given;
    assert_int_equal(bm_merge_document(c->a, c->form, to ? values : NULL, &doc, c->ds), 0);
    return doc;
}

static const char *const NOBODY[] = {NULL};
static const char *const ONE[] = {"Cục Ví dụ", NULL};
static const char *const THREE[] = {"Sở A", "Sở B:", "Sở C,", NULL};

static void the_blank_letter_has_one_gap_for_each_list(void **state)
{
    bm_document doc = write_letter(state, NULL, NULL);
    assert_true(doc.landscape);
    assert_int_equal(doc.root->n_children, 7);
    assert_dump(state, doc.root->children[0]->children[0],
                "column\n"
                "  paragraph LetterSuperior\n    leader field=0 width=42.53\n"
                "  paragraph LetterAgency\n    leader field=1 item=1 width=42.53\n"
                "  paragraph LetterNumber\n"
                "    text \"Số: \"\n    text \"       \" field=2\n    text \"/VD\"\n"
                "  paragraph LetterSubject\n    text \"V/v \"\n    leader field=3 width=42.53\n");
    assert_dump(state, doc.root->children[1],
                "paragraph Addressee field=4\n"
                "  text \"Kính gửi:\"\n  text \" \"\n  leader field=4 item=1 width=42.53\n");
    assert_dump(state, doc.root->children[2],
                "paragraph Basis field=5\n  text \"Căn cứ ...\" field=5 item=1\n");
    /* of the conditions only that of a mere presence holds */
    assert_dump(state, doc.root->children[3], "paragraph BodyText\n  text \"Có điện thoại.\"\n");
    /* a default prints; an authority whose blank is nothing leaves no empty line */
    assert_dump(state, doc.root->children[5],
                "signatures\n"
                "  recipients\n"
                "    paragraph RecipientsHead\n      text \"Nơi nhận:\"\n"
                "    paragraph Recipient \"-\" field=7\n"
                "      text \"Như trên\" field=7 item=1\n      text \";\" field=7\n"
                "    paragraph Recipient \"-\" field=7\n      text \"Lưu: VT.\" field=7 item=2\n"
                "  signature\n"
                "    paragraph SignatureCaption\n      text \"GIÁM ĐỐC\"\n"
                "    paragraph SignatureName\n");
    assert_int_equal(doc.root->children[6]->type, BM_NODE_FOOTER);
}

static void what_a_filled_letter_does_not_need_is_left_out(void **state)
{
    bm_document doc = write_letter(state, "data: {loai: Cũ}\n", ONE);
    assert_int_equal(doc.root->n_children, 7);
    assert_dump(state, doc.root->children[0]->children[0],
                "column\n"
                "  paragraph LetterAgency\n"
                "    text \"SỞ VÍ DỤ\" field=1 item=1\n    break field=1\n    text \"TỈNH MẪU\" "
                "field=1 item=2\n"
                "  paragraph LetterNumber\n"
                "    text \"Số: \"\n    text \"       \" field=2\n    text \"/VD\"\n");
    const bm_node *last = doc.root->children[6];
    assert_int_equal(last->type, BM_NODE_SIGNATURES); /* no conditional paragraph, no footer */
    assert_int_equal(last->children[1]->n_children, 2);
    form_case *c = *state;
    assert_string_equal(form_case_text(c, doc.author), "SỞ VÍ DỤ TỈNH MẪU");
    assert_string_equal(form_case_text(c, doc.title), "Thử công văn");
}

static void what_has_a_value_or_a_true_condition_is_there(void **state)
{
    bm_document doc = write_letter(state,
                                   "data: {chu_quan: Tỉnh Mẫu, trich_yeu: cấp thẻ, loai: Mới, "
                                   "quyen_han: KT., dien_thoai: \"0900000001\"}\n",
                                   ONE);
    assert_int_equal(doc.root->n_children, 11);
    assert_string_equal(form_case_text(*state, doc.title), "Thử công văn V/v cấp thẻ");
    assert_dump(state, doc.root->children[0]->children[0]->children[0],
                "paragraph LetterSuperior\n  text \"TỈNH MẪU\" field=0\n");
    assert_dump(state, doc.root->children[7], "paragraph BodyText\n  text \"Cấp mới.\"\n");
    assert_int_equal(doc.root->children[9]->children[1]->n_children, 3);
    assert_dump(state, doc.root->children[10],
                "footer\n"
                "  paragraph Contact\n"
                "    text \"Điện thoại: \"\n    text \"0900000001\" field=8\n");
}

static void one_addressee_stands_behind_the_label_and_several_below_it(void **state)
{
    bm_document doc = write_letter(state, "data: {}\n", ONE);
    assert_dump(state, doc.root->children[1],
                "paragraph Addressee field=4\n"
                "  text \"Kính gửi:\"\n  text \" \"\n"
                "  text \"Cục Ví dụ\" field=4 item=1\n  text \".\" field=4\n");
    assert_int_equal(doc.root->children[2]->style, BM_STYLE_BASIS);
    doc = write_letter(state, "data: {}\n", THREE);
    assert_dump(state, doc.root->children[1], "paragraph LetterTo field=4\n  text \"Kính gửi:\"\n");
    assert_dump(state, doc.root->children[2],
                "paragraph LetterToItem \"-\" field=4\n"
                "  text \"Sở A\" field=4 item=1\n  text \";\" field=4\n");
    /* what was typed at the end stays */
    assert_dump(state, doc.root->children[3],
                "paragraph LetterToItem \"-\" field=4\n  text \"Sở B:\" field=4 item=2\n");
    assert_dump(state, doc.root->children[4],
                "paragraph LetterToItem \"-\" field=4\n  text \"Sở C,\" field=4 item=3\n");
    doc = write_letter(state, "data: {}\n", NOBODY);
    assert_dump(state, doc.root->children[1],
                "paragraph Addressee field=4\n"
                "  text \"Kính gửi:\"\n  text \" \"\n  leader field=4 item=1 width=42.53\n");
}

static void grounds_end_as_a_series_does(void **state)
{
    bm_document doc = write_letter(state, "data: {}\n", ONE);
    assert_dump(state, doc.root->children[2],
                "paragraph Basis field=5\n"
                "  text \"Căn cứ Luật A\" field=5 item=1\n  text \";\" field=5\n");
    assert_dump(state, doc.root->children[3],
                "paragraph Basis field=5\n  text \"Căn cứ Luật B;\" field=5 item=2\n");
    assert_dump(state, doc.root->children[4],
                "paragraph Basis field=5\n"
                "  text \"Xét đề nghị\" field=5 item=3\n  text \".\" field=5\n");
}

static void a_series_goes_on_in_the_next_paragraph_of_its_kind(void **state)
{
    bm_document doc = write_letter(state, "data: {loai: Mới, dien_thoai: Sở A}\n", ONE);
    assert_dump(state, doc.root->children[4],
                "paragraph Basis field=5\n"
                "  text \"Xét đề nghị\" field=5 item=3\n  text \";\" field=5\n");
    assert_dump(state, doc.root->children[5],
                "paragraph Basis\n"
                "  text \"Theo đề nghị của \"\n  text \"Sở A\" field=8\n  text \".\"\n");
}

static void a_list_in_a_line_has_its_items_below_each_other(void **state)
{
    bm_document doc = write_letter(state, "data: {}\n", THREE);
    assert_dump(state, doc.root->children[8],
                "line FormLine\n"
                "  segment\n"
                "    text \"Gửi \"\n"
                "    text \"Sở A\" field=4 item=1\n    break field=4\n"
                "    text \"Sở B:\" field=4 item=2\n    break field=4\n"
                "    text \"Sở C,\" field=4 item=3\n"
                "    text \".\"\n");
}

static int run_letters(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_blank_letter_has_one_gap_for_each_list),
        cmocka_unit_test(what_a_filled_letter_does_not_need_is_left_out),
        cmocka_unit_test(what_has_a_value_or_a_true_condition_is_there),
        cmocka_unit_test(one_addressee_stands_behind_the_label_and_several_below_it),
        cmocka_unit_test(grounds_end_as_a_series_does),
        cmocka_unit_test(a_series_goes_on_in_the_next_paragraph_of_its_kind),
        cmocka_unit_test(a_list_in_a_line_has_its_items_below_each_other),
    };
    return cmocka_run_group_tests_name("letters", tests, set_up_letter, form_case_tear_down);
}

/* ---- A document of any kind ---- */

static const char KIND_FORM[] = "id: thu/ten-loai\n"
                                "number: Mẫu thử\n"
                                "title: Văn bản có tên loại\n"
                                "source: Ví dụ\n"
                                "wording: draft\n"
                                "fields:\n"
                                "  ten_loai: {label: Tên loại, type: text, blank: TÊN LOẠI}\n"
                                "  trich_yeu: {label: Trích yếu, type: text, blank: \"...\"}\n"
                                "  cho: {label: Cho, type: choice, options: [Cá nhân, Cơ quan], "
                                "show: text, blank: \"...\"}\n"
                                "body:\n"
                                "  - title: \"{ten_loai}\"\n"
                                "  - subject: \"Về việc {trich_yeu}\"\n"
                                "  - subject: \"Cho {cho}\"\n";

static int set_up_kind(void **state)
{
    return form_case_set_up(state, KIND_FORM);
}

static const char *title_of(void **state, const char *data)
{
    form_case *c = *state;
    bm_field_values values;
    bm_document doc;
    bm_diags_clear(c->ds);
    if (data)
        assert_int_equal(form_case_check(c, data, true, &values), 0);
    assert_int_equal(bm_merge_document(c->a, c->form, data ? &values : NULL, &doc, c->ds), 0);
    return form_case_text(c, doc.title);
}

static void the_title_is_the_kind_and_the_subject(void **state)
{
    assert_string_equal(title_of(state, "data: {ten_loai: TỜ TRÌNH, trich_yeu: mua máy}\n"),
                        "TỜ TRÌNH Về việc mua máy");
    assert_string_equal(title_of(state, "data: {trich_yeu: mua máy, cho: Cơ quan}\n"),
                        "Văn bản có tên loại Về việc mua máy Cho Cơ quan");
    assert_string_equal(title_of(state, "data: {cho: Cơ quan}\n"), "Văn bản có tên loại");
    assert_string_equal(title_of(state, NULL), "Văn bản có tên loại");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_blank_form_has_the_gaps_of_the_paper),
        cmocka_unit_test(a_name_under_a_signature_leaves_no_dots_and_no_capitals),
        cmocka_unit_test(the_blank_form_has_its_empty_rows_and_no_total),
        cmocka_unit_test(what_is_empty_in_a_filled_form_knows_what_it_is_for),
        cmocka_unit_test(the_document_keeps_the_values_it_was_made_from),
        cmocka_unit_test(each_row_of_the_data_is_a_row),
        cmocka_unit_test(many_rows_are_numbered_and_counted),
        cmocka_unit_test(one_xml_element_is_one_row),
        cmocka_unit_test(a_draft_prints_what_is_there_and_gaps),
        cmocka_unit_test(a_markdown_value_becomes_blocks),
        cmocka_unit_test(what_has_no_value_is_shared_with_the_form),
        cmocka_unit_test(values_know_where_they_were_read),
        cmocka_unit_test(the_properties_come_from_form_and_data),
        cmocka_unit_test(a_month_without_its_day_dates_no_document),
    };
    int failed = cmocka_run_group_tests_name("forms", tests, set_up, form_case_tear_down);
    const struct CMUnitTest kinds[] = {cmocka_unit_test(the_title_is_the_kind_and_the_subject)};
    failed += cmocka_run_group_tests_name("kinds", kinds, set_up_kind, form_case_tear_down);
    return failed + run_letters();
}
