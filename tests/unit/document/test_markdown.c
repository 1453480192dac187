/* CommonMark as definitions and values use it. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

#include "document/dump.h"
#include "document/markdown.h"

typedef struct {
    bm_arena *arena;
    bm_diags *ds;
    bm_node *root;
    int status;
} result;

/* Fields a, b, ho_ten are 0, 1, 2; "#" is a row number; others are errors. */
static int known_field(void *user, bm_str name, const bm_pos *pos)
{
    static const char *const names[] = {"a", "b", "ho_ten"};
    for (int i = 0; i < 3; i++)
        if (bm_str_is(name, names[i]))
            return i;
    if (bm_str_is(name, "#"))
        return BM_NODE_ROW_NUMBER;
    return bm_diags_add1(user, BM_FORM_BRACE, pos, "?");
}

static result inlines(const char *text)
{
    result r = {bm_arena_new(), bm_diags_new(), NULL, 0};
    bm_node_list list = {.arena = r.arena};
    bm_markdown_fields fields = {known_field, r.ds};
    r.root = bm_node_new(r.arena, BM_NODE_PARAGRAPH);
    r.status = bm_markdown_inlines(r.arena, bm_str_of(text), NULL, &fields, &list, r.ds);
    bm_node_list_close(&list, r.root);
    return r;
}

static result blocks(const char *text, size_t n)
{
    result r = {bm_arena_new(), bm_diags_new(), NULL, 0};
    bm_node_list list = {.arena = r.arena};
    r.root = bm_node_new(r.arena, BM_NODE_DOCUMENT);
    r.status = bm_markdown_blocks(r.arena, bm_str_n(text, n), NULL, "ly_do", &list, r.ds);
    bm_node_list_close(&list, r.root);
    return r;
}

static void free_result(result r)
{
    bm_arena_free(r.arena);
    bm_diags_free(r.ds);
}

/* ${expected}: the dump without its first line, one level less indented. */
static void assert_children(result r, const char *expected)
{
    bm_buf out = {0};
    for (uint32_t i = 0; i < r.root->n_children; i++)
        bm_dump_tree(&out, r.root->children[i]);
    bm_buf_add_byte(&out, 0);
    if (r.status && bm_diags_count(r.ds))
        print_message("%s\n", bm_diags_at(r.ds, 0)->message[BM_LANG_EN]);
    assert_int_equal(r.status, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
    free_result(r);
}

static void assert_inlines(const char *text, const char *expected)
{
    assert_children(inlines(text), expected);
}

static void assert_blocks(const char *text, const char *expected)
{
    assert_children(blocks(text, strlen(text)), expected);
}

static void assert_refused(result r, const char *code, const char *argument)
{
    assert_int_equal(r.status, -1);
    assert_int_equal(bm_diags_errors(r.ds), 1);
    assert_string_equal(bm_diags_at(r.ds, 0)->code, code);
    if (!strstr(bm_diags_at(r.ds, 0)->message[BM_LANG_EN], argument))
        fail_msg("%s: no %s", bm_diags_at(r.ds, 0)->message[BM_LANG_EN], argument);
    free_result(r);
}

static void the_text_of_a_definition_is_one_paragraph_whatever_it_begins_with(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "1. Bên giao:", "1) Bên giao:", "(1) Tên", "- Tên", "+ Tên",        "* Tên",   "# Tên",
        "> Tên",        "---",          "***",     "===",   "    Tên",      "\\- Tên", "[1]: Tên",
        "   1. Tên ",   "| a | b |",    "_",       "",      "hotmail...).",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        result r = inlines(texts[i]);
        const char *text = strcmp(texts[i], "\\- Tên") == 0 ? "- Tên" : texts[i];
        assert_int_equal(r.status, 0);
        assert_int_equal(r.root->n_children, *text ? 1 : 0);
        if (*text) {
            assert_int_equal(r.root->children[0]->type, BM_NODE_TEXT);
            assert_true(bm_str_is(r.root->children[0]->text, text));
        }
        free_result(r);
    }
}

static void spaces_at_both_ends_are_kept(void **state)
{
    (void)state;
    assert_inlines(" Ngày sinh: ", "text \" Ngày sinh: \"\n");
    assert_inlines("\xC2\xA0x\xC2\xA0", "text \"\\u00A0x\\u00A0\"\n");
    assert_inlines("**x** ", "text \"x\" bold\ntext \" \"\n");
}

static void placeholders_become_fields_with_the_emphasis_around_them(void **state)
{
    (void)state;
    assert_inlines("Họ và tên: {ho_ten}.", "text \"Họ và tên: \"\nfield field=2\ntext \".\"\n");
    assert_inlines("{a}{b}", "field field=0\nfield field=1\n");
    assert_inlines("_{a}_ **{b}**", "field field=0 italic\ntext \" \"\nfield field=1 bold\n");
    assert_inlines("{#}", "field #\n");
    assert_inlines("{ho_ten} và {ho_ten}", "field field=2\ntext \" và \"\nfield field=2\n");
}

static void a_backslash_prints_a_brace(void **state)
{
    (void)state;
    assert_inlines("\\{a\\} {a}", "text \"{a} \"\nfield field=0\n");
    assert_inlines("\\\\{a}", "text \"\\\\\"\nfield field=0\n");
}

static void lone_braces_are_reported(void **state)
{
    (void)state;
    assert_refused(inlines("x {a"), "F008", "“{”");
    assert_refused(inlines("x a}"), "F008", "“}”");
    assert_refused(inlines("{}"), "F008", "“{”");
    assert_refused(inlines("{ {a}"), "F008", "“{”");
    assert_refused(inlines("{zzz}"), "F008", "“?”"); /* the callback's own report */
}

static void braces_are_text_where_there_are_no_fields(void **state)
{
    (void)state;
    result r = {bm_arena_new(), bm_diags_new(), NULL, 0};
    bm_node_list list = {.arena = r.arena};
    r.root = bm_node_new(r.arena, BM_NODE_PARAGRAPH);
    r.status = bm_markdown_inlines(r.arena, bm_str_of("{a} }"), NULL, NULL, &list, r.ds);
    bm_node_list_close(&list, r.root);
    assert_children(r, "text \"{a} }\"\n");
}

static void emphasis_follows_commonmark(void **state)
{
    (void)state;
    assert_inlines("a **b *c* d** e", "text \"a \"\ntext \"b \" bold\ntext \"c\" bold italic\n"
                                      "text \" d\" bold\ntext \" e\"\n");
    assert_inlines("**(1)** x", "text \"(1)\" bold\ntext \" x\"\n");
    assert_inlines("x **“y”**", "text \"x \"\ntext \"“y”\" bold\n");
    assert_inlines("ten_co_quan 2*3*4", "text \"ten_co_quan 2\"\ntext \"3\" italic\ntext \"4\"\n");
    assert_inlines("a * b", "text \"a * b\"\n");
    assert_inlines("\\*a\\*", "text \"*a*\"\n");
}

static void lines_join_with_a_space_and_hard_breaks_stay(void **state)
{
    (void)state;
    assert_inlines("a\nb", "text \"a b\"\n");
    assert_inlines("a\n   b\n", "text \"a b\"\n");
    assert_inlines("a\r\nb", "text \"a b\"\n");
    assert_inlines("a\n\n\nb", "text \"a b\"\n");
    assert_inlines("a\\\nb", "text \"a\"\nbreak\ntext \"b\"\n");
    assert_inlines("a  \n- b", "text \"a\"\nbreak\ntext \"- b\"\n");
    assert_inlines("**a\n1. b**", "text \"a 1. b\" bold\n");
    assert_inlines("a\n===", "text \"a ===\"\n");
}

static void angle_brackets_around_vietnamese_are_text(void **state)
{
    (void)state;
    assert_inlines("<Địa danh>, ngày", "text \"<Địa danh>, ngày\"\n");
    assert_inlines("<Cơ quan, tổ chức>.", "text \"<Cơ quan, tổ chức>.\"\n");
    assert_inlines("\\<b>", "text \"<b>\"\n");
    assert_inlines("A & B &amp; &lt;", "text \"A & B & <\"\n");
}

static void other_elements_are_refused_by_name(void **state)
{
    (void)state;
    assert_refused(inlines("a <b>"), "F009", "<b>");
    assert_refused(inlines("a <!-- x -->"), "F009", "<!-- x -->");
    assert_refused(inlines("[a](b)"), "F009", "[…](…)");
    assert_refused(inlines("![a](b)"), "F009", "![…](…)");
    assert_refused(inlines("<https://vidu.vn>"), "F009", "<https://vidu.vn>");
    assert_refused(inlines("<a@vidu.vn>"), "F009", "<a@vidu.vn>");
    assert_refused(inlines("a `b` c"), "F009", "`b`");
}

static void characters_that_no_document_holds_are_refused(void **state)
{
    (void)state;
    assert_refused(inlines("a\x07"), "F009", "U+0007");
    assert_refused(inlines("a&#8238;b"), "F009", "U+202E");
    assert_refused(blocks("a\0b", 3), "D020", "U+0000");
    assert_refused(inlines("\xEF\xB7\x90"
                           "a}"),
                   "F009", "U+FDD0");
}

static void entities_give_text_in_nfc(void **state)
{
    (void)state;
    assert_inlines("e&#x302;", "text \"ê\"\n");
}

static void marks_are_as_typed(void **state)
{
    (void)state;
    assert_inlines("\"gmail...\" -- 'a' www.vidu.vn a@vidu.vn",
                   "text \"\\\"gmail...\\\" -- 'a' www.vidu.vn a@vidu.vn\"\n");
}

static void a_value_has_paragraphs_and_nested_lists(void **state)
{
    (void)state;
    assert_blocks("Một **hai**\nba\n\nBốn {a}\n", "paragraph BodyText\n"
                                                  "  text \"Một \"\n"
                                                  "  text \"hai\" bold\n"
                                                  "  text \" ba\"\n"
                                                  "paragraph BodyText\n"
                                                  "  text \"Bốn {a}\"\n");
    assert_blocks("3. a\n   - b\n\n     c\n\n   d\n4. e\n\nf", "paragraph ListItem \"3.\"\n"
                                                               "  text \"a\"\n"
                                                               "paragraph ListItem \"-\" level=1\n"
                                                               "  text \"b\"\n"
                                                               "paragraph ListItem level=1\n"
                                                               "  text \"c\"\n"
                                                               "paragraph ListItem\n"
                                                               "  text \"d\"\n"
                                                               "paragraph ListItem \"4.\"\n"
                                                               "  text \"e\"\n"
                                                               "paragraph BodyText\n"
                                                               "  text \"f\"\n");
    assert_blocks("1) a\\\nb", "paragraph ListItem \"1)\"\n  text \"a\"\n  break\n  text \"b\"\n");
    assert_blocks("- - a\n-\n", "paragraph ListItem \"-\"\n"
                                "paragraph ListItem \"-\" level=1\n"
                                "  text \"a\"\n"
                                "paragraph ListItem \"-\"\n");
    assert_blocks("", "");
}

static void a_value_has_headings_of_three_levels(void **state)
{
    (void)state;
    assert_blocks("# PHẦN I\na\n## I. *b* ##\n### 1. c\n\nd", "paragraph Heading1\n"
                                                              "  text \"PHẦN I\"\n"
                                                              "paragraph BodyText\n"
                                                              "  text \"a\"\n"
                                                              "paragraph Heading2\n"
                                                              "  text \"I. \"\n"
                                                              "  text \"b\" italic\n"
                                                              "paragraph Heading3\n"
                                                              "  text \"1. c\"\n"
                                                              "paragraph BodyText\n"
                                                              "  text \"d\"\n");
    assert_blocks("#a\n\\# b", "paragraph BodyText\n  text \"#a # b\"\n");
}

/* Bold is toggled elsewhere: a heading that says it twice is not meant to be light. */
static void a_strong_heading_stays_bold(void **state)
{
    (void)state;
    assert_blocks("# **PHẦN I** a\n\n**b**", "paragraph Heading1\n"
                                             "  text \"PHẦN I\"\n"
                                             "  text \" a\"\n"
                                             "paragraph BodyText\n"
                                             "  text \"b\" bold\n");
}

static void the_text_of_a_value_is_marked_as_such(void **state)
{
    (void)state;
    result r = blocks("a", 1);
    assert_int_equal(r.root->children[0]->children[0]->flags, BM_NODE_VALUE);
    free_result(r);
    r = inlines("a");
    assert_int_equal(r.root->children[0]->flags, BM_NODE_STATIC);
    free_result(r);
}

static void assert_value_refused(const char *text, const char *argument)
{
    assert_refused(blocks(text, strlen(text)), "D020", argument);
}

static void elements_that_a_value_cannot_have_are_named_with_the_field(void **state)
{
    (void)state;
    assert_value_refused("a\n\n---", "---");
    assert_value_refused("> a", "> …");
    assert_value_refused("```\na\n```", "```");
    assert_value_refused("    a", "```");
    assert_value_refused("<div>\na\n</div>", "<div>");
    assert_value_refused("a [b](c)", "[…](…)");
    assert_value_refused("a `b`", "`b`");
    result r = blocks("> a", 3);
    assert_string_equal(bm_diags_at(r.ds, 0)->path, "ly_do");
    free_result(r);
}

static void headings_that_no_paper_has_are_refused(void **state)
{
    (void)state;
    assert_value_refused("#### a", "#### …");
    assert_value_refused("###### a", "###### …");
    assert_value_refused("#", "#");
    assert_value_refused("- # a", "- # …");
}

/* A line of dashes below a text makes it a heading, which is not what its author wants. */
static void underlines_are_refused_as_such(void **state)
{
    (void)state;
    assert_value_refused("a\n===", "===");
    assert_value_refused("a\nb\n---\nc", "---");
    assert_value_refused("| a |\n|---|\n| b |\n---", "---");
}

static void link_definitions_do_not_vanish_silently(void **state)
{
    (void)state;
    assert_value_refused("[1]: nội dung", "[…]: …");
    assert_value_refused("- [a\nb]: c", "[…]: …");
    assert_blocks("[1] nội dung", "paragraph BodyText\n  text \"[1] nội dung\"\n");
}

static char *repeat(const char *unit, size_t times)
{
    size_t n = strlen(unit);
    char *s = malloc(n * times + 1);
    assert_non_null(s);
    for (size_t i = 0; i < times; i++)
        memcpy(s + i * n, unit, n);
    s[n * times] = 0;
    return s;
}

static void hostile_nesting_is_refused_before_it_costs_anything(void **state)
{
    (void)state;
    static const char *const units[] = {"- ", "> ", "1. ", "[", "<", "`"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        char *s = repeat(units[i], 50000);
        result r = blocks(s, strlen(s));
        assert_int_equal(r.status, -1);
        free_result(r);
        free(s);
    }
    char *s = repeat("*a **b ", 20000);
    free_result(blocks(s, strlen(s)));
    free_result(inlines(s));
    free(s);
    result r =
        blocks("- a\n  - a\n    - a\n      - a\n        - a\n          - a\n            - a\n"
               "              - a\n                - a\n                  - a\n",
               116);
    assert_int_equal(r.status, -1);
    free_result(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_of_a_definition_is_one_paragraph_whatever_it_begins_with),
        cmocka_unit_test(spaces_at_both_ends_are_kept),
        cmocka_unit_test(placeholders_become_fields_with_the_emphasis_around_them),
        cmocka_unit_test(a_backslash_prints_a_brace),
        cmocka_unit_test(lone_braces_are_reported),
        cmocka_unit_test(braces_are_text_where_there_are_no_fields),
        cmocka_unit_test(emphasis_follows_commonmark),
        cmocka_unit_test(lines_join_with_a_space_and_hard_breaks_stay),
        cmocka_unit_test(angle_brackets_around_vietnamese_are_text),
        cmocka_unit_test(other_elements_are_refused_by_name),
        cmocka_unit_test(characters_that_no_document_holds_are_refused),
        cmocka_unit_test(entities_give_text_in_nfc),
        cmocka_unit_test(marks_are_as_typed),
        cmocka_unit_test(a_value_has_paragraphs_and_nested_lists),
        cmocka_unit_test(a_value_has_headings_of_three_levels),
        cmocka_unit_test(a_strong_heading_stays_bold),
        cmocka_unit_test(headings_that_no_paper_has_are_refused),
        cmocka_unit_test(underlines_are_refused_as_such),
        cmocka_unit_test(the_text_of_a_value_is_marked_as_such),
        cmocka_unit_test(elements_that_a_value_cannot_have_are_named_with_the_field),
        cmocka_unit_test(link_definitions_do_not_vanish_silently),
        cmocka_unit_test(hostile_nesting_is_refused_before_it_costs_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
