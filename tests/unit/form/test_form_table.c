/* Tables of a definition. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/form_table.h"
#include "kit.h"

/* Lines 6 to 8. */
#define FIELDS                                                                              \
    "fields:\n"                                                                             \
    "  x: {label: a, type: text}\n"                                                         \
    "  r: {label: a, type: rows, columns: {a: {label: a, type: text}, b: {label: b, type: " \
    "date}}}\n"

#define COLUMNS                                                       \
    "columns: [{head: TT, cell: \"{#}\", width: 20, align: center}, " \
    "{head: A, cell: \"{a} {b}\", width: 80}]"

static void assert_table_faults(const char *table, const char *expected)
{
    char yaml[2000];
    (void)snprintf(yaml, sizeof yaml,
                   KIT_HEAD FIELDS "body:\n"
                                   "  - title: \"{x}\"\n"
                                   "  - table: {rows: r, " COLUMNS "}\n"
                                   "  - table: %s\n",
                   table);
    kit_assert_faults(yaml, expected);
}

static void a_table_has_header_repeated_blank_and_total_rows_in_this_order(void **state)
{
    (void)state;
    kit_assert_body(KIT_HEAD FIELDS "body:\n"
                                    "  - table: {rows: r, blank_rows: [\"1\", \"...\"], total: "
                                    "[\"\", \"Cộng {##} {x}\"], " COLUMNS "}\n",
                    "table 20% center 80% left\n"
                    "  row header\n"
                    "    cell\n"
                    "      paragraph TableHead\n"
                    "        text \"TT\"\n"
                    "    cell\n"
                    "      paragraph TableHead\n"
                    "        text \"A\"\n"
                    "  row field=1 repeat\n"
                    "    cell\n"
                    "      paragraph TableCell optional\n"
                    "        field #\n"
                    "    cell\n"
                    "      paragraph TableCell optional\n"
                    "        field field=2\n"
                    "        text \" \"\n"
                    "        field field=3\n"
                    "  row blank\n"
                    "    cell\n"
                    "      paragraph TableCell\n"
                    "        text \"1\"\n"
                    "    cell field=2\n"
                    "      paragraph TableCell\n"
                    "  row blank\n"
                    "    cell\n"
                    "      paragraph TableCell\n"
                    "        text \"...\"\n"
                    "    cell field=2\n"
                    "      paragraph TableCell\n"
                    "  row\n"
                    "    cell\n"
                    "      paragraph TableCell\n"
                    "    cell\n"
                    "      paragraph TableCell\n"
                    "        text \"Cộng \" bold\n"
                    "        field ## bold\n"
                    "        text \" \" bold\n"
                    "        field field=0 bold\n");
}

static void blank_rows_may_be_counted(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        uint32_t rows;
    } cases[] = {{"", 3}, {"blank_rows: 0,", 2}, {"blank_rows: 4,", 6}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char yaml[2000];
        (void)snprintf(yaml, sizeof yaml,
                       KIT_HEAD FIELDS "body:\n  - table: {rows: r, %s" COLUMNS "}\n",
                       cases[i].key);
        bm_form *form = kit_open(yaml);
        assert_int_equal(form->body->children[0]->n_children, cases[i].rows);
        bm_form_free(form);
    }
}

static void columns_of_a_group_share_a_head_above_their_own(void **state)
{
    (void)state;
#define COLUMN(head, group) "{head: " head ", cell: \"\", width: 20" group "}"
    bm_form *form = kit_open(
        KIT_HEAD
        "fields: {r: {label: a, type: rows, columns: {a: {label: a, type: text}}}}\n"
        "body:\n"
        "  - table:\n"
        "      rows: r\n"
        "      columns: [" COLUMN("A", ", group: G") ", " COLUMN("B", ", group: G") ", " COLUMN(
            "C",
            "") ", " COLUMN("D",
                            ", group: G") ", {head: E, cell: \"{a}\", width: 20, group: H}]\n");
    bm_buf out = {0};
    bm_dump_tree(&out, form->body->children[0]->children[0]);
    bm_dump_tree(&out, form->body->children[0]->children[1]);
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, "row header\n"
                                 "  cell span=2\n    paragraph TableHead\n      text \"G\"\n"
                                 "  cell\n    paragraph TableHead\n      text \"C\"\n"
                                 "  cell\n    paragraph TableHead\n      text \"G\"\n"
                                 "  cell\n    paragraph TableHead\n      text \"H\"\n"
                                 "row header\n"
                                 "  cell\n    paragraph TableHead\n      text \"A\"\n"
                                 "  cell\n    paragraph TableHead\n      text \"B\"\n"
                                 "  cell covered\n"
                                 "  cell\n    paragraph TableHead\n      text \"D\"\n"
                                 "  cell\n    paragraph TableHead\n      text \"E\"\n");
    bm_buf_free(&out);
    bm_form_free(form);
    assert_table_faults(
        "{rows: r, columns: [" COLUMN("A", ", group: [G]") ", {head: B, cell: \"\", width: 80}]}",
        "F004 12:70");
#undef COLUMN
}

static void wide_tables_may_be_small(void **state)
{
    (void)state;
    kit_assert_body(KIT_HEAD FIELDS "body:\n"
                                    "  - {title: \"{x}\", when: x}\n"
                                    "  - table: {rows: r, small: true, blank_rows: 0, columns: "
                                    "[{head: A, cell: \"{a}{b}\", width: 100}]}\n",
                    "paragraph FormTitle when=1\n"
                    "  field field=0\n"
                    "table 100% left\n"
                    "  row header\n"
                    "    cell\n"
                    "      paragraph SmallHead\n"
                    "        text \"A\"\n"
                    "  row field=1 repeat\n"
                    "    cell\n"
                    "      paragraph SmallCell optional\n"
                    "        field field=2\n"
                    "        field field=3\n");
    assert_table_faults("{rows: r, small: yes, " COLUMNS "}", "F003 12:29");
}

static void every_fault_of_a_table_is_found(void **state)
{
    (void)state;
    assert_table_faults("r", "F004 12:12");
    assert_table_faults("{rows: r}", "F002 12:12");
    assert_table_faults("{rows: x, " COLUMNS "}", "F014 12:19");
    assert_table_faults("{rows: z, " COLUMNS "}", "F006 12:19");
    assert_table_faults("{rows: r, columns: []}", "F004 12:31");
    assert_table_faults("{rows: r, columns: [{head: a, cell: \"\", width: 99.9}]}", "F012 12:31");
    assert_table_faults("{rows: r, columns: [{head: a, cell: \"\", width: 0}]}", "F003 12:59");
    assert_table_faults("{rows: r, columns: [{head: a, cell: \"\", width: 1e2}]}", "F003 12:59");
    assert_table_faults("{rows: r, columns: [{head: a, cell: \"\", width: 100.01}]}", "F003 12:59");
    assert_table_faults("{rows: r, columns: [{cell: \"\", width: 100}]}", "F002 12:32");
    assert_table_faults("{rows: r, columns: [{head: a, cell: \"{x}\", width: 100}]}", "F006 12:48");
    assert_table_faults("{rows: r, columns: [{head: a, cell: \"{##}\", width: 100}]}",
                        "F015 12:48");
    assert_table_faults("{rows: r, total: [a], " COLUMNS "}", "F004 12:29");
    assert_table_faults("{rows: r, total: [\"{#}\", \"{a}\"], " COLUMNS "}",
                        "F015 12:30; F006 12:37");
    assert_table_faults("{rows: r, blank_rows: 51, " COLUMNS "}", "F003 12:34");
    assert_table_faults("{rows: r, blank_rows: 1.5, " COLUMNS "}", "F003 12:34");
    assert_table_faults("{rows: r, blank_row: 5, " COLUMNS "}", "F001 12:22");
}

static void widths_may_have_one_decimal(void **state)
{
    (void)state;
    assert_table_faults("{rows: r, columns: [{head: a, cell: \"\", width: 33.3}, "
                        "{head: a, cell: \"\", width: 66.7, align: right}]}",
                        "");
    kit_assert_says(KIT_HEAD FIELDS "body:\n  - table: {rows: r, columns: [{head: a, cell: \"\", "
                                    "width: 33.3}]}\n",
                    0, "33.3 %");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_has_header_repeated_blank_and_total_rows_in_this_order),
        cmocka_unit_test(blank_rows_may_be_counted),
        cmocka_unit_test(columns_of_a_group_share_a_head_above_their_own),
        cmocka_unit_test(wide_tables_may_be_small),
        cmocka_unit_test(every_fault_of_a_table_is_found),
        cmocka_unit_test(widths_may_have_one_decimal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
