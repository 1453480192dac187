/* Texts of a definition and the fields they name. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/form_text.h"
#include "kit.h"

/* Lines 6 to 12. */
#define FIELDS                                 \
    "fields:\n"                                \
    "  ho_ten: {label: a, type: person}\n"     \
    "  noi_dung: {label: a, type: markdown}\n" \
    "  r:\n"                                   \
    "    label: a\n"                           \
    "    type: rows\n"                         \
    "    columns: {muc: {label: a, type: text}}\n"

#define USED                          \
    "  - paragraph: \"{noi_dung}\"\n" \
    "  - title: \"{ho_ten}\"\n"       \
    "  - table: {rows: r, columns: [{head: a, cell: \"{muc}\", width: 100}]}\n"

static void assert_text_faults(const char *block, const char *expected)
{
    char yaml[2000];
    (void)snprintf(yaml, sizeof yaml, KIT_HEAD FIELDS "body:\n  - %s\n" USED, block);
    kit_assert_faults(yaml, expected);
}

static void names_in_texts_are_those_of_the_fields(void **state)
{
    (void)state;
    assert_text_faults("line: \"Họ tên: {ho_ten}\"", "");
    assert_text_faults("line: \"Họ tên: {ho_tne}\"", "F006 14:11");
    assert_text_faults("line: \"Họ tên: {Họ tên}\"", "F006 14:11");
    assert_text_faults("line: \"Họ tên: {muc}\"", "F006 14:11");
    assert_text_faults("line: \"Họ tên: {ho_ten\"", "F008 14:11");
    assert_text_faults("line: \"{ho_tne} {muc} }\"", "F006 14:11; F006 14:11; F008 14:11");
}

static void the_nearest_field_is_proposed(void **state)
{
    (void)state;
    kit_assert_says(KIT_HEAD FIELDS "body:\n  - line: \"{Họ tên}\"\n" USED, 0, "“ho_ten”");
    kit_assert_says(KIT_HEAD FIELDS "body:\n  - line: \"{ho_tne}\"\n" USED, 0, "“{ho_tne}”");
}

static void fields_of_several_lines_cannot_stand_inside_a_text(void **state)
{
    (void)state;
    assert_text_faults("line: \"a {noi_dung}\"", "F014 14:11");
    assert_text_faults("line: \"{r}\"", "F014 14:11");
    assert_text_faults("paragraph: \"{noi_dung}.\"", "F014 14:16");
    assert_text_faults("paragraph: \"{noi_dung}\"", "");
    assert_text_faults("title: \"{noi_dung}\"", "F014 14:12");
}

static void row_numbers_stand_in_tables_only(void **state)
{
    (void)state;
    assert_text_faults("line: \"{#}\"", "F015 14:11");
    assert_text_faults("line: \"{##}\"", "F015 14:11");
}

static void an_integer_may_stand_in_words(void **state)
{
    (void)state;
#define NUMBERS                                                              \
    "fields:\n  n: {label: a, type: integer}\n  t: {label: a, type: text}\n" \
    "  r: {label: a, type: rows, columns: {c: {label: a, type: integer}}}\n"
#define TABLE                                                                             \
    "  - table: {rows: r, columns: [{head: a, cell: \"{c:words}\", width: 100}], total: " \
    "[\"{##:Words}\"]}\n"
    bm_form *form =
        kit_open(KIT_HEAD NUMBERS "body:\n  - line: \"{n} (**{n:words}**) {n:Words} {t}\"\n" TABLE);
    const bm_node *segment = form->body->children[0]->children[0];
    const unsigned flags[] = {0, BM_NODE_WORDS | BM_NODE_BOLD, BM_NODE_WORDS | BM_NODE_CAPITAL, 0};
    size_t n = 0;
    for (uint32_t i = 0; i < segment->n_children; i++) {
        const bm_node *child = segment->children[i];
        if (child->type != BM_NODE_FIELD)
            continue;
        assert_int_equal(child->field, n < 3 ? 0 : 1);
        assert_int_equal(child->flags, flags[n++]);
        assert_int_equal(child->pos->line, 11);
    }
    assert_int_equal(n, 4);
    const bm_node *table = form->body->children[1];
    const bm_node *cell = table->children[1]->children[0]->children[0]->children[0];
    assert_int_equal(cell->field, 3);
    assert_int_equal(cell->flags, BM_NODE_WORDS);
    const bm_node *total = table->children[3]->children[0]->children[0]->children[0];
    assert_int_equal(total->field, BM_NODE_ROW_COUNT);
    assert_int_equal(total->flags, BM_NODE_WORDS | BM_NODE_CAPITAL | BM_NODE_BOLD);
    bm_form_free(form);
    kit_assert_faults(KIT_HEAD NUMBERS
                      "body:\n  - line: \"{n:digits} {n:} {t:words} {x:words} {t}\"\n" TABLE,
                      "F019 11:11; F019 11:11; F014 11:11; F006 11:11");
    kit_assert_faults(
        KIT_HEAD NUMBERS
        "body:\n  - line: \"{n} {t} {##:words}\"\n"
        "  - table: {rows: r, columns: [{head: a, cell: \"{c} {#:words}\", width: 100}]}\n",
        "F015 11:11; F019 12:48");
    kit_assert_says(KIT_HEAD NUMBERS "body:\n  - line: \"{n:digits}\"\n" TABLE, 0, "“{n:digits}”");
#undef NUMBERS
#undef TABLE
}

static void lists_stand_where_lines_may_be_below_each_other(void **state)
{
    (void)state;
#define LIST "fields:\n  l: {label: a, type: list}\nbody:\n"
    kit_assert_faults(KIT_HEAD LIST "  - line: \"A: {l}\"\n  - paragraph: \"{l}.\"\n", "");
    kit_assert_faults(KIT_HEAD LIST "  - title: \"{l}\"\n", "F014 9:12");
    kit_assert_faults(KIT_HEAD LIST "  - addressee: \"Kính gửi: {l}\"\n", "F014 9:16");
#undef LIST
}

static void texts_must_be_texts(void **state)
{
    (void)state;
    assert_text_faults("title: [a]", "F004 14:12");
    assert_text_faults("title: {a: b}", "F004 14:12");
    assert_text_faults("title: \"\"", "F004 14:12");
    assert_text_faults("title:", "F004 14:11");
    assert_text_faults("title: \"a <b> `c`\"", "F009 14:12; F009 14:12");
}

static void what_names_no_field_is_shared_by_all_documents(void **state)
{
    (void)state;
    bm_form *form = kit_open(KIT_HEAD FIELDS "body:\n  - title: Chữ\n  - line: [a, \"{ho_ten}\"]\n"
                                             "  - signatures: [{caption: A}]\n" USED);
    const bm_node *root = form->body, *line = root->children[1];
    assert_true(root->children[0]->flags & BM_NODE_STATIC);
    assert_true(root->children[0]->children[0]->flags & BM_NODE_STATIC);
    assert_false(line->flags & BM_NODE_STATIC);
    assert_true(line->children[0]->flags & BM_NODE_STATIC);
    assert_false(line->children[1]->flags & BM_NODE_STATIC);
    assert_false(line->children[1]->children[0]->flags & BM_NODE_STATIC);
    assert_true(root->children[2]->flags & BM_NODE_STATIC);
    assert_false(root->children[5]->flags & BM_NODE_STATIC);
    assert_true(root->children[5]->children[0]->flags & BM_NODE_STATIC);
    assert_false(root->children[5]->children[1]->flags & BM_NODE_STATIC);
    assert_false(root->flags & BM_NODE_STATIC);
    bm_form_free(form);
}

static void nodes_know_where_they_were_read(void **state)
{
    (void)state;
    bm_form *form = kit_open(KIT_HEAD FIELDS "body:\n  - line: \"Tên: {ho_ten}\"\n" USED);
    const bm_node *segment = form->body->children[0]->children[0];
    for (int i = 0; i < 2; i++) {
        assert_non_null(segment->children[i]->pos);
        assert_int_equal(segment->children[i]->pos->line, 14);
        assert_int_equal(segment->children[i]->pos->col, 11);
        assert_ptr_equal(segment->children[i]->pos->source, &form->source);
    }
    bm_form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_texts_are_those_of_the_fields),
        cmocka_unit_test(the_nearest_field_is_proposed),
        cmocka_unit_test(fields_of_several_lines_cannot_stand_inside_a_text),
        cmocka_unit_test(row_numbers_stand_in_tables_only),
        cmocka_unit_test(an_integer_may_stand_in_words),
        cmocka_unit_test(lists_stand_where_lines_may_be_below_each_other),
        cmocka_unit_test(texts_must_be_texts),
        cmocka_unit_test(what_names_no_field_is_shared_by_all_documents),
        cmocka_unit_test(nodes_know_where_they_were_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
