/* Text strings of PDF. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

#include "input/pdf_string.h"

static void text_strings_are_read_in_every_encoding(void **state)
{
    pdf_case *c = *state;
#define ROW(bytes, text)    \
    {                       \
        BM_STR(bytes), text \
    }
    static const struct {
        bm_str bytes;
        const char *text;
    } cases[] = {
        ROW("", ""),
        ROW("Nam", "Nam"),
        ROW("\xFE\xFF\x1E\xBF\0A\x01\xB0", "ếAư"),
        ROW("\xFE\xFF\0e\x03\x02\x03\x01", "ế"), /* NFC */
        ROW("\xFF\xFE\xBF\x1E", "ế"),
        ROW("\xFE\xFF\xD8\x3D\xDE\x00\xD8\x3D\0x", "😀\xEF\xBF\xBDx"), /* one half of a pair */
        ROW("\xFE\xFF\0a\0", "a"),
        ROW("\xEF\xBB\xBF\xE1\xBA\xBF", "ế"),
        ROW("\xEF\xBB\xBF"
            "a\xFF"
            "b",
            "a\xEF\xBF\xBD"
            "b"),
        ROW("\xE1\xBA\xBF", "ế"),                        /* UTF-8 without its mark */
        ROW("\xD4\x85\xA0\x9F\x1F", "Ô–€\xEF\xBF\xBD˜"), /* PDFDocEncoding */
        ROW("a\rb\r\nc\nd\te\0f\x07", "a\nb\nc\nd\tef"),
        ROW("\xFE\xFF\0\x1B\0v\0i\0\x1B\0x", "x"), /* a mark of the language */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        pdf_case_equal(bm_pdf_string_text(c->arena, cases[i].bytes), cases[i].text);
}

static void impossible_characters_are_replaced(void **state)
{
    (void)state;
    bm_buf b = {0};
    bm_pdf_string_put(&b, 0x110000);
    bm_pdf_string_put(&b, 0xDC00);
    bm_pdf_string_put(&b, 'a');
    pdf_case_equal(bm_str_n(b.ptr, b.len), "\xEF\xBF\xBD\xEF\xBF\xBD"
                                           "a");
    bm_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PDF_CASE_TEST(text_strings_are_read_in_every_encoding),
        cmocka_unit_test(impossible_characters_are_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
