/* Which places become fields. SPDX-License-Identifier: MIT */
#include "form_fixture.h"

static void without_options_there_is_nothing(void **state)
{
    form_fixture *x = form_fixture_new(state);
    (void)form_fixture_leader(x, F_HO_TEN, 100, 100);
    assert_int_equal(form_fixture_plan(x, false, false), 0);
    assert_int_equal(x->made.widgets.n, 0);
    assert_ptr_equal(x->made.pages, &x->f->pages);
    form_fixture_free(x);
}

static void leaders_boxes_and_gaps_are_fields_by_the_names_of_the_form(void **state)
{
    form_fixture *x = form_fixture_new(state);
    fixture_text(x->f, 0, 50, 100, "Họ và tên: ");
    (void)form_fixture_leader(x, F_HO_TEN, 130, 100);
    (void)form_fixture_box(x, F_GIOI_TINH, 100, 120);
    (void)form_fixture_blank(x, F_GIOI_TINH, 112, 120, " Nam");
    (void)form_fixture_box(x, F_GIOI_TINH, 150, 120);
    (void)form_fixture_leader(x, F_CAP_BAC, 130, 140);
    (void)form_fixture_box(x, F_MOI, 130, 160);
    (void)form_fixture_blank(x, F_DIA_DANH, 300, 180, "<Địa danh>");
    (void)form_fixture_blank(x, F_NGAY_LAP, 370, 180, "ngày … tháng … năm 20…");
    (void)form_fixture_blank(x, F_NOI_NHAN, 50, 200, "Như trên");
    (void)form_fixture_blank(x, F_NOI_NHAN, 50, 220, "Lưu: VT, ...");
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    assert_string_equal(form_fixture_names(x),
                        "ho_ten:T gioi_tinh:R gioi_tinh:R cap_bac:L moi:C dia_danh:T "
                        "ngay_lap.1:T ngay_lap.2:T ngay_lap.3:T noi_nhan.1:T");
    assert_string_equal(form_fixture_drawn(x), "Họ và tên: ||| Nam|||||"
                                               "ngày || tháng || năm 20||Như trên|Lưu: VT, |");
    assert_int_equal(x->made.places[1].option, 0);
    assert_int_equal(x->made.places[2].option, 1);
    for (size_t i = 0; i < x->made.widgets.n; i++) {
        assert_true(x->made.widgets.widgets[i].hides);
        assert_true(x->made.widgets.widgets[i].annotation > 0);
        assert_true(i == 0 ||
                    x->made.widgets.widgets[i].item > x->made.widgets.widgets[i - 1].item);
    }
    form_fixture_free(x);
}

static void the_words_around_a_gap_stay_where_they_are(void **state)
{
    form_fixture *x = form_fixture_new(state);
    const bm_item *whole = form_fixture_blank(x, F_NGAY_LAP, 200, 180, "ngày … tháng … năm 20…");
    double end_pt = whole->x_pt + whole->width_pt;
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    const bm_page *page = &x->made.pages->pages[0];
    assert_int_equal(page->n, 6);
    double at_pt = 200;
    for (size_t i = 0; i < page->n; i++) {
        assert_true(fabs(page->items[i].x_pt - at_pt) < 1e-9);
        at_pt += page->items[i].width_pt;
    }
    assert_true(fabs(at_pt - end_pt) < 1e-9);
    /* the appearance draws what is hidden, in the same place */
    const bm_page *off = &x->made.places[1].off;
    assert_int_equal(off->n, 1);
    assert_string_equal(bm_arena_cstr(x->f->arena, off->items[0].text), "…");
    assert_true(fabs(off->items[0].x_pt - page->items[3].x_pt) < 1e-9);
    form_fixture_free(x);
}

static void a_blank_in_two_lines_is_found_again(void **state)
{
    form_fixture *x = form_fixture_new(state);
    const bm_item *first = form_fixture_blank(x, F_NGAY_LAP, 50, 100, "ngày … tháng");
    bm_item *second = fixture_text(x->f, 0, 50, 120, "… năm 20…");
    x->nodes[x->n_nodes - 1].text = bm_str_of("ngày … tháng … năm 20…");
    second->node = first->node;
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    assert_string_equal(form_fixture_names(x), "ngay_lap.1:T ngay_lap.2:T ngay_lap.3:T");
    assert_string_equal(form_fixture_drawn(x), "ngày || tháng|| năm 20|");
    form_fixture_free(x);
}

static void words_over_two_lines_are_one_field_if_nothing_else_is_there(void **state)
{
    for (int crowded = 0; crowded < 2; crowded++) {
        form_fixture *x = form_fixture_new(state);
        x->fields[F_DIA_DANH].blank = bm_str_of("TÊN CƠ QUAN, TỔ CHỨC");
        if (crowded)
            fixture_text(x->f, 0, 60, 118, "khác");
        const bm_item *first = form_fixture_blank(x, F_DIA_DANH, 50, 100, "TÊN CƠ QUAN,");
        bm_item *second = fixture_text(x->f, 0, 150, 118, "TỔ CHỨC");
        x->nodes[x->n_nodes - 1].text = x->fields[F_DIA_DANH].blank;
        second->node = first->node;
        fixture_text(x->f, 0, 60, 118 + 1.15 * second->size_pt, "(Ký)"); /* the next line */
        assert_int_equal(form_fixture_plan(x, true, false), 0);
        assert_int_equal(x->made.widgets.n, crowded ? 0 : 1);
        if (!crowded) {
            assert_int_equal(x->made.places[0].off.n, 2);
            assert_true(x->made.places[0].bottom_pt > 118);
            assert_string_equal(form_fixture_drawn(x), "||(Ký)");
        } else {
            assert_string_equal(form_fixture_drawn(x), "khác|TÊN CƠ QUAN,|TỔ CHỨC|(Ký)");
        }
        form_fixture_free(x);
    }
}

static void a_field_in_two_places_is_one_field(void **state)
{
    form_fixture *x = form_fixture_new(state);
    (void)form_fixture_leader(x, F_HO_TEN, 100, 100);
    (void)form_fixture_leader(x, F_HO_TEN, 100, 120);
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    assert_string_equal(form_fixture_names(x), "ho_ten:T ho_ten:T");
    assert_int_equal(x->made.places[0].field, x->made.places[1].field);
    assert_int_equal(x->made.places[0].next, 2);
    assert_int_equal(x->made.fields.fields[x->made.places[0].field].n_widgets, 2);
    form_fixture_free(x);
}

static void what_was_filled_in_already_is_no_field(void **state)
{
    form_fixture *x = form_fixture_new(state);
    (void)form_fixture_blank(x, F_DIA_DANH, 100, 100, "<Địa danh>");
    x->nodes[x->n_nodes - 1].flags = BM_NODE_VALUE;
    form_fixture_leader(x, F_HO_TEN, 100, 120)->flags |= BM_ITEM_FURNITURE;
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    assert_int_equal(x->made.widgets.n, 0);
    form_fixture_free(x);
}

static void a_number_in_words_has_a_name_of_its_own(void **state)
{
    form_fixture *x = form_fixture_new(state);
    (void)form_fixture_leader(x, F_HO_TEN, 100, 100);
    (void)form_fixture_leader(x, F_HO_TEN, 100, 120);
    x->nodes[x->n_nodes - 1].flags = BM_NODE_WORDS;
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    assert_string_equal(form_fixture_names(x), "ho_ten:T ho_ten-chu:T");
    form_fixture_free(x);
}

static void empty_cells_are_named_by_row_and_column(void **state)
{
    form_fixture *x = form_fixture_new(state);
    /* two rows in one table */
    x->elements[1] = (bm_element){.role = BM_ROLE_TABLE};
    for (uint32_t row = 0; row < 2; row++) {
        uint32_t e = 2 + 3 * row;
        x->elements[e] = (bm_element){.role = BM_ROLE_ROW, .parent = 1};
        x->elements[e + 1] = x->elements[e + 2] = (bm_element){.role = BM_ROLE_CELL, .parent = e};
        for (uint32_t c = 0; c < 2; c++) {
            bm_node *cell = form_fixture_node(x, BM_NODE_CELL, c ? F_BANG_HUY : F_BANG_TEN);
            form_fixture_room(x, cell, 100 + 150 * c, 100 + 20 * row)->element = e + 1 + c;
        }
    }
    x->f->pages.n_elements = 8;
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    assert_string_equal(form_fixture_names(x),
                        "bang.0.ten:T bang.0.huy:C bang.1.ten:T bang.1.huy:C");
    assert_int_equal(x->made.places[1].off.n, 0); /* a flag that prints a cross */
    assert_string_equal(bm_arena_cstr(x->f->arena, x->made.places[1].on.items[0].text), "×");
    assert_string_equal(
        bm_arena_cstr(x->f->arena, x->made.fields.fields[x->made.places[2].field].tooltip),
        "Danh sách, dòng 2: Tên");
    form_fixture_free(x);
}

static void a_cell_of_several_values_has_a_field_for_each(void **state)
{
    form_fixture *x = form_fixture_new(state);
    bm_node *ten = form_fixture_node(x, BM_NODE_FIELD, F_BANG_TEN);
    bm_node *comma = form_fixture_node(x, BM_NODE_TEXT, -1);
    bm_node *ngay = form_fixture_node(x, BM_NODE_FIELD, F_BANG_NGAY);
    const bm_node *inlines[] = {ten, comma, ngay};
    bm_node *paragraph = form_fixture_node(x, BM_NODE_PARAGRAPH, -1);
    paragraph->children = inlines;
    paragraph->n_children = 3;
    const bm_node *paragraphs[] = {paragraph};
    bm_node *template = form_fixture_node(x, BM_NODE_CELL, -1);
    template->children = paragraphs;
    template->n_children = 1;
    const bm_node *cells[] = {template};
    bm_node *row = form_fixture_node(x, BM_NODE_ROW, F_BANG);
    row->flags = BM_NODE_REPEAT;
    row->children = cells;
    row->n_children = 1;
    const bm_node *rows[] = {row};
    bm_node *table = form_fixture_node(x, BM_NODE_TABLE, -1);
    table->children = rows;
    table->n_children = 1;
    const bm_node *blocks[] = {table};
    const bm_node body = {.type = BM_NODE_DOCUMENT, .children = blocks, .n_children = 1};
    x->form.body = &body;
    (void)form_fixture_room(x, form_fixture_node(x, BM_NODE_CELL, F_BANG_TEN), 100, 100);
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    assert_string_equal(form_fixture_names(x), "bang.0.ten:T bang.0.ngay:T");
    assert_true(fabs(x->made.places[0].right_pt - x->made.places[1].left_pt) < 1e-9);
    assert_true(fabs(x->made.places[1].right_pt - 250) < 1e-9);
    form_fixture_free(x);
}

static void a_name_can_be_typed_below_the_signature(void **state)
{
    form_fixture *x = form_fixture_new(state);
    (void)form_fixture_leader(x, F_HO_TEN, 100, 100);
    for (int i = 0; i < 2; i++) {
        bm_node *name = form_fixture_node(x, BM_NODE_PARAGRAPH, i ? F_HO_TEN : F_DIA_DANH);
        name->style = BM_STYLE_SIGN_NAME;
        form_fixture_room(x, name, 100, 200 + 100 * i)->height_pt = 15;
    }
    assert_int_equal(form_fixture_plan(x, true, false), 0);
    assert_string_equal(form_fixture_names(x), "ho_ten:T dia_danh:T ho_ten:T");
    assert_int_equal(x->made.places[0].align, BM_ALIGN_LEFT); /* of the same field */
    assert_int_equal(x->made.places[2].align, BM_ALIGN_CENTER);
    assert_non_null(x->made.places[1].face);
    assert_true(x->made.places[1].bottom_pt > 215 && x->made.places[1].bottom_pt < 225);
    assert_int_equal(x->made.places[1].off.n, 0);
    assert_int_equal(form_fixture_plan(x, false, true), 0);
    assert_int_equal(x->made.widgets.n, 0); /* not a room for a signature */
    form_fixture_free(x);
}

static void signatures_are_named_by_their_captions(void **state)
{
    form_fixture *x = form_fixture_new(state);
    static const char *const captions[] = {"Người khai", "HO TEN"};
    for (size_t i = 0; i < 2; i++) {
        bm_node *text = form_fixture_node(x, BM_NODE_TEXT, -1);
        text->text = bm_str_of(captions[i]);
        const bm_node **inlines = bm_arena_alloc(x->f->arena, sizeof *inlines);
        const bm_node **paragraphs = bm_arena_alloc(x->f->arena, sizeof *paragraphs);
        bm_node *paragraph = form_fixture_node(x, BM_NODE_PARAGRAPH, -1);
        inlines[0] = text;
        paragraph->style = BM_STYLE_SIGN_CAPTION;
        paragraph->children = inlines;
        paragraph->n_children = 1;
        bm_node *signature = form_fixture_node(x, BM_NODE_SIGNATURE, -1);
        paragraphs[0] = paragraph;
        signature->children = paragraphs;
        signature->n_children = 1;
        (void)form_fixture_room(x, signature, 100, 200 + 100 * (double)i);
    }
    (void)form_fixture_leader(x, F_HO_TEN, 100, 500);
    assert_int_equal(form_fixture_plan(x, true, true), 0);
    /* the name of a value goes before that of a signature */
    assert_string_equal(form_fixture_names(x), "nguoi_khai:S ho_ten-2:S ho_ten:T");
    const bm_pdf_field *field = &x->made.fields.fields[x->made.places[0].field];
    assert_string_equal(bm_arena_cstr(x->f->arena, field->tooltip), "Người khai");
    assert_false(x->made.widgets.widgets[0].hides);
    assert_int_equal(form_fixture_plan(x, false, true), 0);
    assert_string_equal(form_fixture_names(x), "nguoi_khai:S ho_ten:S");
    form_fixture_free(x);
}

static void a_document_without_a_room_is_told(void **state)
{
    form_fixture *x = form_fixture_new(state);
    bm_diags_clear(x->f->ds);
    (void)form_fixture_leader(x, F_HO_TEN, 100, 100);
    assert_int_equal(form_fixture_plan(x, false, true), 0);
    assert_string_equal(bm_diags_at(x->f->ds, 0)->code, "O030");
    bm_diags_clear(x->f->ds);
    bm_diags_set_strict(x->f->ds, true);
    assert_int_equal(form_fixture_plan(x, false, true), -1);
    bm_diags_set_strict(x->f->ds, false);
    bm_diags_clear(x->f->ds);
    form_fixture_free(x);
}

static void names_of_several_documents_differ(void **state)
{
    form_fixture *x = form_fixture_new(state);
    (void)form_fixture_leader(x, F_HO_TEN, 100, 100);
    (void)form_fixture_room(x, form_fixture_node(x, BM_NODE_SIGNATURE, -1), 100, 200);
    const bm_render_options options = {.fillable = true, .signature_fields = true};
    const bm_job job = {&x->f->layout, &x->f->doc, 1, &x->f->pages, x->f->shared, &options};
    assert_int_equal(bm_pdf_form_plan(&x->made, &job, 1, x->haru, x->f->ds), 0);
    assert_string_equal(form_fixture_names(x), "ho_ten:T chu_ky:S");
    assert_int_equal(bm_pdf_form_plan(&x->made, &job, 12, x->haru, x->f->ds), 0);
    assert_string_equal(form_fixture_names(x), "d12.ho_ten:T d12.chu_ky:S");
    form_fixture_free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_options_there_is_nothing),
        cmocka_unit_test(leaders_boxes_and_gaps_are_fields_by_the_names_of_the_form),
        cmocka_unit_test(the_words_around_a_gap_stay_where_they_are),
        cmocka_unit_test(a_blank_in_two_lines_is_found_again),
        cmocka_unit_test(words_over_two_lines_are_one_field_if_nothing_else_is_there),
        cmocka_unit_test(a_field_in_two_places_is_one_field),
        cmocka_unit_test(what_was_filled_in_already_is_no_field),
        cmocka_unit_test(a_number_in_words_has_a_name_of_its_own),
        cmocka_unit_test(empty_cells_are_named_by_row_and_column),
        cmocka_unit_test(a_cell_of_several_values_has_a_field_for_each),
        cmocka_unit_test(a_name_can_be_typed_below_the_signature),
        cmocka_unit_test(signatures_are_named_by_their_captions),
        cmocka_unit_test(a_document_without_a_room_is_told),
        cmocka_unit_test(names_of_several_documents_differ),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
