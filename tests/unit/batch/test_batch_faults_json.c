/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/buf.h"
#include "batch/batch_faults_json.h"

static bm_batch_faults_json record;

/* What ${text} says, in the arena of the test, into `record`. */
static bool parse(void **state, const char *text)
{
    return bm_batch_faults_json_parse(*state, bm_str_of(text), &record);
}

#define MESSAGE(members) "{\"row\":7,\"messages\":[{" members "}]}"

static void a_message_is_read(void **state)
{
    assert_true(
        parse(state,
              "{\"sheet\":null,\"row\":7,\"messages\":[{\"code\":\"D006\",\"severity\":\"warning\","
              "\"line\":8,\"column\":3,\"cell\":\"C8\",\"message\":{\"vi\":\"th\\u1eed\","
              "\"en\":\"try\"},\"hint\":{\"vi\":\"a\\nb\",\"en\":\"\"}},{}]}"));
    assert_int_equal(record.row, 7);
    assert_int_equal(record.n, 2);
    const bm_batch_faults_json_message *m = record.messages;
    assert_string_equal(m->code, "D006");
    assert_int_equal(m->severity, BM_WARNING);
    assert_int_equal(m->line, 8);
    assert_int_equal(m->col, 3);
    assert_string_equal(m->cell, "C8");
    assert_string_equal(m->message[BM_LANG_VI], "thử");
    assert_string_equal(m->message[BM_LANG_EN], "try");
    assert_string_equal(m->hint[BM_LANG_VI], "a\nb");
    assert_string_equal(m[1].message[BM_LANG_VI], "");
    assert_null(m[1].cell);
}

static void what_a_later_version_adds_is_passed_over(void **state)
{
    assert_true(parse(state, " { \"new\" : [ 1, -2.5e+3, true, {\"x\":[null,false]}, \"\" ] , "
                             "\"row\" : 0 , \"messages\" : [ ] } \t"));
    assert_int_equal(record.n, 0);
}

static void escapes_are_decoded(void **state)
{
    assert_true(
        parse(state, MESSAGE("\"code\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E0\\ud83d\\ude00\"")));
    assert_string_equal(record.messages->code, "\"\\/\b\f\n\r\tà😀");
    assert_true(parse(state, MESSAGE("\"code\":\"\\u0000\\ud800x\\udc00\\ud800\\u0041\"")));
    assert_string_equal(record.messages->code, "\uFFFD\uFFFDx\uFFFD\uFFFD");
}

static void what_is_not_such_a_line_is_refused(void **state)
{
    static const char *const wrong[] = {
        "",
        "{",
        "[]",
        "null",
        "{\"row\":7}",
        "{\"messages\":[]}",
        "{\"row\":7,\"messages\":[]} x",
        "{\"row\":7,\"messages\":[]",
        "{\"row\":7,\"messages\":[],}",
        "{\"row\":7,\"messages\":{}}",
        "{\"row\":-7,\"messages\":[]}",
        "{\"row\":07,\"messages\":[]}",
        "{\"row\":4294967296,\"messages\":[]}",
        "{\"row\":99999999999999999999999,\"messages\":[]}",
        "{\"row\":7,\"messages\":[],\"x\":1.}",
        "{\"row\":7,\"messages\":[],\"x\":1e}",
        "{\"row\":7,\"messages\":[],\"x\":-}",
        "{\"row\":7,\"messages\":[],\"x\":00}",
        "{\"row\":7,\"messages\":[],\"x\":tru}",
        "{\"row\":7,\"messages\":[],\"x\"}",
        "{\"row\":7,\"messages\":[],x:1}",
        MESSAGE("\"severity\":\"bad\""),
        MESSAGE("\"severity\":2"),
        MESSAGE("\"code\":7"),
        MESSAGE("\"code\":\"a\nb\""),
        MESSAGE("\"code\":\"\\x\""),
        MESSAGE("\"code\":\"\\u12\""),
        MESSAGE("\"code\":\"\\u12g4\""),
        MESSAGE("\"code\":\"\\ud83d\\u\""),
        MESSAGE("\"code\":\"\\"),
        MESSAGE("\"code\":\"a\xFF\""),
        MESSAGE("\"message\":\"a\""),
        "{\"row\":7,\"messages\":[],\"x\":[[[[[[[[[[[[]]]]]]]]]]]]}",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (parse(state, wrong[i]))
            fail_msg("taken: %s", wrong[i]);
}

static void each_beginning_of_a_line_is_refused(void **state)
{
    static const char line[] =
        MESSAGE("\"code\":\"D\\u00e0\",\"line\":8,\"hint\":{\"vi\":\"\\n\"}");
    for (size_t n = 0; n + 1 < sizeof line; n++) {
        char *part = test_malloc(n + 1); /* so that a read behind it is seen */
        memcpy(part, line, n);
        if (bm_batch_faults_json_parse(*state, bm_str_n(part, n), &record))
            fail_msg("taken: %zu bytes", n);
        test_free(part);
    }
    assert_true(parse(state, line));
}

static void more_messages_than_a_record_has_are_refused(void **state)
{
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "{\"row\":7,\"messages\":[{}");
    for (int i = 0; i < 50; i++)
        bm_buf_add_cstr(&b, ",{}");
    bm_buf_add_cstr(&b, "]}");
    assert_false(bm_batch_faults_json_parse(*state, bm_str_n(b.ptr, b.len), &record));
    bm_buf_free(&b);
}

static int set_up(void **state)
{
    *state = bm_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    bm_arena_free(*state);
    return 0;
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_message_is_read),
        TEST(what_a_later_version_adds_is_passed_over),
        TEST(escapes_are_decoded),
        TEST(what_is_not_such_a_line_is_refused),
        TEST(each_beginning_of_a_line_is_refused),
        TEST(more_messages_than_a_record_has_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
