/* Symbol fonts. SPDX-License-Identifier: MIT */
#include "input/docx_read_symbol.h"

#include "opc_case.h"

static uint32_t map(const char *font, uint32_t c)
{
    return bm_docx_read_symbol_map(bm_str_of(font), c);
}

static void boxes_of_all_fonts_are_boxes(void **state)
{
    (void)state;
    static const struct {
        const char *font;
        uint32_t c, as;
    } cases[] = {{"Wingdings", 0xF06F, 0x2610},   {"wingdings", 0x6F, 0x2610},
                 {"Wingdings", 0xF0A8, 0x2610},   {"Wingdings", 0xF0FE, 0x2611},
                 {"Wingdings", 0xF0FD, 0x2612},   {"Wingdings", 0xF0FC, 0x2714},
                 {"Wingdings 2", 0xF0A3, 0x2610}, {"Wingdings 2", 0xF052, 0x2611},
                 {"Wingdings 2", 0xF054, 0x2612}, {"Webdings", 0xF063, 0x2610},
                 {"Symbol", 0xF07F, 0x2610},      {"Symbol", 0xF0B7, 0x2022}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(map(cases[i].font, cases[i].c), cases[i].as);
}

static void other_fonts_hold_letters(void **state)
{
    (void)state;
    assert_int_equal(map("Times New Roman", 0x1EA1), 0x1EA1);
    assert_int_equal(map(".VnTime", 0xF0B8), 0xB8);
    assert_int_equal(map(".VnTime", 0xF080), 0x20AC);
    assert_int_equal(map(".VnTime", 0xF081), 0); /* nothing in Windows-1252 */
    assert_int_equal(map("", 0xF041), 'A');
}

static void what_is_not_known_is_told(void **state)
{
    (void)state;
    assert_int_equal(map("Wingdings", 0xF031), 0);
    assert_int_equal(map("Marlett", 0xF061), 0);
    assert_int_equal(map("Wingdings", 0x1EA1), 0x1EA1); /* shown in another font */
    assert_true(bm_docx_read_symbol_is_font(bm_str_of("WEBDINGS")));
    assert_false(bm_docx_read_symbol_is_font(bm_str_of("Segoe UI Symbol")));
    assert_false(bm_docx_read_symbol_is_font(bm_str_of("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_of_all_fonts_are_boxes),
        cmocka_unit_test(other_fonts_hold_letters),
        cmocka_unit_test(what_is_not_known_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
