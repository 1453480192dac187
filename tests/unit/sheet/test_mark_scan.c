/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/limit.h"
#include "sheet/mark_scan.h"

/* Gives ${step} bytes at a time. */
typedef struct {
    const char *at;
    size_t left, step;
} source;

static int64_t read_some(void *user, char *to, size_t n)
{
    source *s = user;
    if (n > s->step)
        n = s->step;
    if (n > s->left)
        n = s->left;
    memcpy(to, s->at, n);
    s->at += n;
    s->left -= n;
    return (int64_t)n;
}

static int64_t fail_to_read(void *user, char *to, size_t n)
{
    (void)user;
    (void)to;
    (void)n;
    return -1;
}

/* The kinds of the tags in ${text}, "o" "e" "c", what ended it, "." or "!", and all bytes again in ${out}. */
static const char *kinds(bm_mark_scan *scan, bm_buf *out)
{
    static char letters[200];
    bm_mark_scan_token t;
    size_t n = 0;
    out->len = 0;
    for (;;) {
        bm_mark_scan_next(scan, &t);
        if (t.kind == BM_MARK_SCAN_END || t.kind == BM_MARK_SCAN_BROKEN)
            break;
        bm_buf_add_str(out, t.bytes);
        if (t.kind != BM_MARK_SCAN_TEXT && n + 2 < sizeof letters)
            letters[n++] = t.kind == BM_MARK_SCAN_OPEN    ? 'o'
                           : t.kind == BM_MARK_SCAN_EMPTY ? 'e'
                                                          : 'c';
    }
    letters[n++] = t.kind == BM_MARK_SCAN_END ? '.' : '!';
    letters[n] = 0;
    return letters;
}

static const char all[] =
    "\xEF\xBB\xBF<?xml version='1.0'?>\n<!--a <b> -- > --><x:a b=\"1>2\" c='\"/>'>t&gt;<b/>"
    "<![CDATA[<c>]]]]><c\n/></x:a >\n";

static void every_byte_comes_out_again(void **state)
{
    (void)state;
    for (size_t step = 1; step < sizeof all + 1; step++) {
        bm_buf out = {0};
        source s = {all, sizeof all - 1, step};
        bm_mark_scan scan = bm_mark_scan_stream(read_some, &s);
        assert_string_equal(kinds(&scan, &out), "oeec.");
        assert_int_equal(out.len, sizeof all - 1);
        assert_memory_equal(out.ptr, all, out.len);
        bm_mark_scan_free(&scan);
        bm_buf_free(&out);
    }
}

static void tags_of_a_memory_point_into_it(void **state)
{
    (void)state;
    const bm_str text = BM_STR("ab<x:row r='1'/>");
    bm_mark_scan scan = bm_mark_scan_memory(text);
    bm_mark_scan_token t;
    assert_int_equal(bm_mark_scan_next(&scan, &t), BM_MARK_SCAN_TEXT);
    assert_int_equal(bm_mark_scan_next(&scan, &t), BM_MARK_SCAN_EMPTY);
    assert_ptr_equal(t.bytes.ptr, text.ptr + 2);
    assert_true(bm_mark_scan_is(&t, bm_str_of("x"), "row"));
    assert_false(bm_mark_scan_is(&t, bm_str_of(""), "row"));
    assert_false(bm_mark_scan_is(&t, bm_str_of("x"), "ro"));
    assert_int_equal(bm_mark_scan_next(&scan, &t), BM_MARK_SCAN_END);
}

static void what_is_broken_is_seen(void **state)
{
    (void)state;
    static const char *const broken[] = {"<a",   "<a b=\"",       "<a b='>'", "<",  "<>",
                                         "<!--", "<![CDATA[ ]]>", "<a<b>",    "<?", "<!DOCTYPE a>"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        bm_buf out = {0};
        char *bytes = test_malloc(strlen(broken[i])); /* so that a read behind it is seen */
        memcpy(bytes, broken[i], strlen(broken[i]));
        bm_mark_scan scan = bm_mark_scan_memory(bm_str_n(bytes, strlen(broken[i])));
        const bool is_cdata = strncmp(broken[i], "<![", 3) == 0;
        if (strcmp(kinds(&scan, &out), is_cdata ? "." : "!") != 0)
            fail_msg("%s", broken[i]);
        test_free(bytes);
        bm_buf_free(&out);
    }
    bm_buf out = {0};
    bm_mark_scan scan = bm_mark_scan_stream(fail_to_read, NULL);
    assert_string_equal(kinds(&scan, &out), "!");
    bm_mark_scan_free(&scan);
    bm_buf_free(&out);
}

static void a_tag_without_end_is_not_kept(void **state)
{
    (void)state;
    const size_t n = BM_LIMIT_MARK_TAG_BYTES + 100000;
    char *bytes = test_malloc(n);
    memset(bytes, 'a', n);
    bytes[0] = '<';
    source s = {bytes, n, n};
    bm_buf out = {0};
    bm_mark_scan scan = bm_mark_scan_stream(read_some, &s);
    assert_string_equal(kinds(&scan, &out), "!");
    assert_true(s.left > 0);
    bm_mark_scan_free(&scan);
    test_free(bytes);
    bm_buf_free(&out);
}

static void attributes_are_found_as_they_stand(void **state)
{
    (void)state;
    const bm_str tag = BM_STR("<c\n r = 'B7' s=\"12\" x:s=\"3\" t=\"a&amp;b\"/>");
    assert_true(bm_str_is(bm_mark_scan_value(tag, "r"), "B7"));
    assert_true(bm_str_is(bm_mark_scan_value(tag, "x:s"), "3"));
    assert_true(bm_str_is(bm_mark_scan_value(tag, "t"), "a&amp;b"));
    assert_null(bm_mark_scan_value(tag, "c").ptr);
    assert_int_equal(bm_mark_scan_number(tag, "s", 5), 12);
    assert_int_equal(bm_mark_scan_number(tag, "r", 5), 5);
    assert_int_equal(bm_mark_scan_number(tag, "none", 5), 5);
    assert_int_equal(bm_mark_scan_number(bm_str_of("<c s=\"99999999999999999999\"/>"), "s", 5), 5);
    assert_int_equal(bm_mark_scan_number(bm_str_of("<c s=\"\"/>"), "s", 5), 5);
}

static void broken_attributes_end_the_search(void **state)
{
    (void)state;
    static const char *const tags[] = {"<c>",      "<c/>",     "<c s>",   "<c s=>",
                                       "<c s=\">", "<c s='/>", "<c s=1/>"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        assert_null(bm_mark_scan_value(bm_str_of(tags[i]), "s").ptr);
}

static void set(const char *tag, const char *name, const char *value, const char *expected)
{
    bm_buf out = {0};
    bm_mark_scan_set(&out, bm_str_of(tag), name, value);
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
}

static void an_attribute_is_set_and_the_rest_stays(void **state)
{
    (void)state;
    set("<c r='B7'  s=\"1\" t=\"s\"/>", "s", "9", "<c r='B7' s=\"9\" t=\"s\"/>");
    set("<c r='B7' s=\"1\">", "s", NULL, "<c r='B7'>");
    set("<x:c r='B7'>", "s", "9", "<x:c s=\"9\" r='B7'>");
    set("<c/>", "s", "9", "<c s=\"9\"/>");
    set("<c>", "s", NULL, "<c>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_comes_out_again),
        cmocka_unit_test(tags_of_a_memory_point_into_it),
        cmocka_unit_test(what_is_broken_is_seen),
        cmocka_unit_test(a_tag_without_end_is_not_kept),
        cmocka_unit_test(attributes_are_found_as_they_stand),
        cmocka_unit_test(broken_attributes_end_the_search),
        cmocka_unit_test(an_attribute_is_set_and_the_rest_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
