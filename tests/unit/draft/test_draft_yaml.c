/* Definitions are written as YAML that comes back as it was. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft/draft_yaml.h"
#include "input/input.h"

/* ${text} as the value of one key, written and read again; ${written}: the line, NULL = any. */
static void check(const char *text, const char *written)
{
    bm_arena *a = bm_arena_new();
    bm_buf out = {0};
    bm_diags *ds = bm_diags_new();
    bm_draft_yaml *root = bm_draft_yaml_new(a, BM_DRAFT_YAML_MAP);
    (void)bm_draft_yaml_set(a, root, "key", bm_str_of(text));
    bm_draft_yaml *list = bm_draft_yaml_add(a, root, "list", BM_DRAFT_YAML_LIST);
    list->flow = true;
    (void)bm_draft_yaml_set(a, list, NULL, bm_str_of(text));
    (void)bm_draft_yaml_set(a, list, NULL, bm_str_of("x"));
    bm_draft_yaml_write(&out, root);
    if (written && strncmp(out.ptr, written, strlen(written)) != 0)
        fail_msg("%.*s", (int)out.len, out.ptr);
    const bm_source source = {"-", out.ptr, out.len, NULL};
    const bm_value *v = bm_input_read(a, &source, BM_INPUT_YAML, ds);
    assert_non_null(v);
    assert_string_equal(bm_arena_cstr(a, bm_value_lookup(v, "key")->text), text);
    assert_string_equal(bm_arena_cstr(a, bm_value_lookup(v, "list")->items[0]->text), text);
    assert_int_equal(bm_value_lookup(v, "list")->n, 2);
    bm_diags_free(ds);
    bm_buf_free(&out);
    bm_arena_free(a);
}

static void texts_are_quoted_only_where_yaml_asks_for_it(void **state)
{
    (void)state;
    check("Họ và tên", "key: Họ và tên\n");
    check("(1) Nếu có.", "key: (1) Nếu có.\n");
    check("Kính gửi: {x}", "key: \"Kính gửi: {x}\"\n");
    check("Nơi nhận:", "key: \"Nơi nhận:\"\n");
    check("mục #1", "key: \"mục #1\"\n");
    check("mục#1", "key: mục#1\n");
    check("no", "key: \"no\"\n");
    check("null", "key: \"null\"\n");
    check("01/02", "key: \"01/02\"\n");
    check("", "key: \"\"\n");
    check(" ", "key: \" \"\n");
}

static void every_character_comes_back(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "- a", "? a",   "! a",  "& a",    "* a",    "% a",      "@ a",  "` a",  "| a",  "> a",
        "'a'", "\"a\"", "a\\b", "a\\\nb", "a\001b", "[a], {b}", "a: b", "a, b", "a #b", "---",
        "...", "=",     "<<",   "~",      "a: ",    "a  b",     "#",    ":",    ",",    "a:b"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(texts[i], NULL);
}

static void long_texts_go_on_in_the_next_line_and_are_the_same(void **state)
{
    (void)state;
    char text[1200] = "";
    for (int i = 0; i < 40; i++)
        strcat(text, i % 7 ? "chữ nghĩa " : "dấu - gạch: hai  cách #thẻ ");
    text[strlen(text) - 1] = 0;
    check(text, NULL);
    bm_arena *a = bm_arena_new();
    bm_buf out = {0};
    bm_draft_yaml *root = bm_draft_yaml_new(a, BM_DRAFT_YAML_MAP);
    (void)bm_draft_yaml_set(a, root, "key", bm_str_of(text));
    bm_draft_yaml_write(&out, root);
    bm_buf_add_byte(&out, 0);
    for (char *line = strtok(out.ptr, "\n"); line; line = strtok(NULL, "\n"))
        assert_true(strlen(line) < 2 * 122);
    bm_buf_free(&out);
    bm_arena_free(a);
}

static void maps_and_lists_look_like_those_of_the_shipped_forms(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_buf out = {0};
    bm_draft_yaml *root = bm_draft_yaml_new(a, BM_DRAFT_YAML_MAP);
    bm_draft_yaml *body = bm_draft_yaml_add(a, root, "body", BM_DRAFT_YAML_LIST);
    (void)bm_draft_yaml_set(a, body, NULL, bm_str_of("national_header"));
    bm_draft_yaml *block = bm_draft_yaml_add(a, body, NULL, BM_DRAFT_YAML_MAP);
    bm_draft_yaml *table = bm_draft_yaml_add(a, block, "table", BM_DRAFT_YAML_MAP);
    (void)bm_draft_yaml_set_bare(a, table, "blank_rows", bm_str_of("2"));
    bm_draft_yaml *columns = bm_draft_yaml_add(a, table, "columns", BM_DRAFT_YAML_LIST);
    bm_draft_yaml *column = bm_draft_yaml_add(a, columns, NULL, BM_DRAFT_YAML_MAP);
    column->flow = true;
    (void)bm_draft_yaml_set(a, column, "head", bm_str_of("STT"));
    (void)bm_draft_yaml_set(a, column, "cell", bm_str_of("{#}"));
    bm_draft_yaml_remark(a, block, bm_str_of("xem\nlại"));
    bm_draft_yaml_write(&out, root);
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, "body:\n"
                                 "  - national_header\n"
                                 "  # xem lại\n"
                                 "  - table:\n"
                                 "      blank_rows: 2\n"
                                 "      columns:\n"
                                 "        - {head: STT, cell: \"{#}\"}\n");
    bm_buf_free(&out);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_quoted_only_where_yaml_asks_for_it),
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(long_texts_go_on_in_the_next_line_and_are_the_same),
        cmocka_unit_test(maps_and_lists_look_like_those_of_the_shipped_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
