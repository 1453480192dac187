/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/jsonout.h"

typedef struct {
    char *bytes;
    size_t n;
    bm_jsonout j;
} sheet;

static void begin(sheet *s)
{
    memset(s, 0, sizeof *s);
    s->j.out = open_memstream(&s->bytes, &s->n);
    assert_non_null(s->j.out);
}

static void is(sheet *s, const char *expected)
{
    assert_int_equal(fclose(s->j.out), 0);
    assert_string_equal(s->bytes, expected);
    free(s->bytes);
}

static void objects_and_arrays_are_indented(void **state)
{
    (void)state;
    sheet s;
    begin(&s);
    bm_jsonout_open(&s.j, NULL, '{');
    bm_jsonout_text(&s.j, "a", "x");
    bm_jsonout_open(&s.j, "b", '[');
    bm_jsonout_int(&s.j, NULL, -12);
    bm_jsonout_bool(&s.j, NULL, true);
    bm_jsonout_text(&s.j, NULL, NULL);
    bm_jsonout_close(&s.j, ']');
    bm_jsonout_bool(&s.j, "c", false);
    bm_jsonout_close(&s.j, '}');
    is(&s,
       "{\n  \"a\": \"x\",\n  \"b\": [\n    -12,\n    true,\n    null\n  ],\n  \"c\": false\n}\n");
}

static void empty_ones_stand_on_one_line(void **state)
{
    (void)state;
    sheet s;
    begin(&s);
    bm_jsonout_open(&s.j, NULL, '[');
    bm_jsonout_open(&s.j, NULL, '{');
    bm_jsonout_close(&s.j, '}');
    bm_jsonout_close(&s.j, ']');
    is(&s, "[\n  {}\n]\n");
}

static void texts_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"Ẵm \"x\" \\", "\"Ẵm \\\"x\\\" \\\\\"\n"},
        {"a\nb\tc\r\001\177", "\"a\\nb\\tc\\u000d\\u0001\\u007f\"\n"},
        {"\xC2\x85\xE2\x80\xA8", "\"\\u0085\\u2028\"\n"},
        {"\xFFx\xE1\xBA", "\"\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD\"\n"},
        {"</script>", "\"</script>\"\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sheet s;
        begin(&s);
        bm_jsonout_text(&s.j, NULL, cases[i].text);
        (void)fputc('\n', s.j.out);
        is(&s, cases[i].json);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_and_arrays_are_indented),
        cmocka_unit_test(empty_ones_stand_on_one_line),
        cmocka_unit_test(texts_are_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
