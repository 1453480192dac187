/* What number formats mean. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "sheet/sheet_number_format.h"

enum {
    PLAIN = BM_SHEET_NUMBER_FORMAT_PLAIN,
    DATE = BM_SHEET_NUMBER_FORMAT_DATE,
    TIME = BM_SHEET_NUMBER_FORMAT_TIME,
    LENGTH = BM_SHEET_NUMBER_FORMAT_LENGTH
};

static void known_numbers(void **state)
{
    (void)state;
    static const struct {
        uint32_t first, last;
        int kind;
    } ranges[] = {{0, 13, PLAIN},   {14, 17, DATE}, {18, 21, TIME},  {22, 22, DATE},
                  {23, 26, PLAIN},  {27, 36, DATE}, {37, 44, PLAIN}, {45, 45, TIME},
                  {46, 46, LENGTH}, {47, 47, TIME}, {48, 49, PLAIN}, {50, 58, DATE},
                  {59, 200, PLAIN}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (uint32_t id = ranges[i].first; id <= ranges[i].last; id++)
            assert_int_equal(bm_sheet_number_format_known(id), ranges[i].kind);
}

static void codes(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        int kind;
    } cases[] = {
        {"", PLAIN},
        {"General", PLAIN},
        {"GENERAL;[Red]-General", PLAIN},
        {"0", PLAIN},
        {"@", PLAIN},
        {"0.00E+00", PLAIN},
        {"##0.0e-0", PLAIN},
        {"#,##0\\ \"đồng\"", PLAIN},
        {"#,##0\\ [$₫-42A];\\-#,##0\\ [$₫-42A]", PLAIN},
        {"_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", PLAIN},
        {"0\\d", PLAIN},
        {"0\" ngày\"", PLAIN},
        {"[Red]0", PLAIN},
        {"[Magenta]0;[Cyan]0", PLAIN},
        {"[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", PLAIN},
        {"000000000000", PLAIN},
        {"\"unclosed dd", PLAIN},
        {"\\", PLAIN},
        {"[h", LENGTH},
        {"dd/mm/yyyy", DATE},
        {"DD/MM/YYYY", DATE},
        {"d/m/yy;@", DATE},
        {"[$-42A]dd mmmm yyyy;@", DATE},
        {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", DATE},
        {"\"ngày\" dd \"tháng\" mm \"năm\" yyyy", DATE},
        {"yyyy\\-mm\\-dd\\ hh:mm:ss", DATE},
        {"mm", DATE},
        {"mmm", DATE},
        {"mmmm;@", DATE},
        {"yyyy", DATE},
        {"m/yyyy", DATE},
        {"hh:mm dd/mm", DATE},
        {"aaa", DATE},
        {"[=0]\"\";dd/mm/yyyy", DATE},
        {"h:mm", TIME},
        {"hh:mm:ss", TIME},
        {"mm:ss", TIME},
        {"mm:ss.0", TIME},
        {"ss.000", TIME},
        {"h:mm AM/PM", TIME},
        {"h A/P", TIME},
        {"[$-F400]h:mm:ss AM/PM", TIME},
        {"[h]:mm", LENGTH},
        {"[hh]:mm:ss;@", LENGTH},
        {"[mm]:ss", LENGTH},
        {"[ss].00", LENGTH},
        {"[Blue][h]:mm", LENGTH},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const int kind = (int)bm_sheet_number_format_of(bm_str_of(cases[i].code));
        if (kind != cases[i].kind)
            fail_msg("“%s” is %d, not %d", cases[i].code, kind, cases[i].kind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_numbers),
        cmocka_unit_test(codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
