/* Documents as rows and tables. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft_case.h"
#include "draft/draft_flow.h"

static bm_draft_flow read(bm_arena *a, const bm_docx_read_node *body)
{
    bm_draft_reader *r = bm_arena_zero(a, 1, sizeof *r);
    r->arena = a;
    return bm_draft_flow_read(r, body);
}

static void check(const bm_draft_flow *flow, const char *expected)
{
    bm_buf out = {0};
    bm_draft_flow_text(&out, flow);
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
}

static void rows_and_tables_stand_in_their_order(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_draft_flow flow = read(a, draft_case_body(a, "một\n| hai | ba // bốn |\n! năm !\nsáu"));
    assert_int_equal(flow.n, 4);
    assert_non_null(flow.items[1].table);
    assert_true(flow.items[1].table->ruled);
    assert_false(flow.items[2].table->ruled);
    assert_int_equal(flow.items[1].table->n_columns, 2);
    assert_int_equal(flow.items[1].table->rows[0].cells[1].n, 2);
    check(&flow, "một\nhai\nba\nbốn\nnăm\nsáu\n");
    bm_arena_free(a);
}

static void text_boxes_stand_before_their_paragraph_and_notes_come_last(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_docx_read_node *body = draft_case_body(a, "một"),
                      *p = draft_case_paragraph(a, "", bm_str_of("hai")),
                      *box = draft_case_node(a, BM_DOCX_READ_BOX),
                      *note = draft_case_node(a, BM_DOCX_READ_NOTE);
    draft_case_add(a, box, draft_case_paragraph(a, "", bm_str_of("Mẫu 01")));
    draft_case_add(a, note, draft_case_paragraph(a, "", bm_str_of("nếu có")));
    draft_case_add(a, p, box);
    draft_case_add(a, p, note);
    draft_case_add(a, body, p);
    bm_draft_flow flow = read(a, body);
    check(&flow, "một\nMẫu 01\nhai(1)\n(1) nếu có\n");
    bm_arena_free(a);
}

static void controls_around_blocks_are_what_they_hold(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_docx_read_node *body = draft_case_body(a, ""),
                      *outer = draft_case_node(a, BM_DOCX_READ_CONTROL),
                      *typed = draft_case_node(a, BM_DOCX_READ_CONTROL);
    static const bm_docx_read_control rich = {.kind = BM_DOCX_READ_RICH},
                                      plain = {.kind = BM_DOCX_READ_PLAIN};
    outer->control = &rich;
    typed->control = &plain;
    draft_case_add(a, outer, draft_case_paragraph(a, "", bm_str_of("một")));
    draft_case_add(a, typed, draft_case_paragraph(a, "", bm_str_of("......")));
    draft_case_add(a, outer, typed);
    draft_case_add(a, body, outer);
    bm_draft_flow flow = read(a, body);
    assert_int_equal(flow.n, 2);
    assert_int_equal(flow.items[1].row.n_slots, 1);
    bm_arena_free(a);
}

static void a_table_in_a_table_is_rows_of_its_cell(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_docx_read_node *body = draft_case_node(a, BM_DOCX_READ_BODY),
                      *outer = draft_case_node(a, BM_DOCX_READ_TABLE),
                      *row = draft_case_node(a, BM_DOCX_READ_ROW),
                      *cell = draft_case_node(a, BM_DOCX_READ_CELL);
    draft_case_add(a, cell, draft_case_body(a, "| trong |")->children[0]);
    draft_case_add(a, row, cell);
    draft_case_add(a, outer, row);
    draft_case_add(a, body, outer);
    bm_draft_flow flow = read(a, body);
    assert_int_equal(flow.n_nested, 1);
    check(&flow, "trong\n");
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_tables_stand_in_their_order),
        cmocka_unit_test(text_boxes_stand_before_their_paragraph_and_notes_come_last),
        cmocka_unit_test(controls_around_blocks_are_what_they_hold),
        cmocka_unit_test(a_table_in_a_table_is_rows_of_its_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
