/* Dictionaries of streams. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

#include "input/pdf_entries.h"

static bm_pdf_entries read_of(const char *dict)
{
    return bm_pdf_entries_read(bm_str_of(dict), 0);
}

static void plain_entries_are_taken(void **state)
{
    (void)state;
    const char *dict = " <</Type/ObjStm/N 3/First 20/Length 5 0 "
                       "R/Filter[/FlateDecode]/DecodeParms[<</Predictor 12/Columns "
                       "4>>]/X(\\)>>)/Y[<<>>]/Z true>>stream";
    const bm_pdf_entries e = read_of(dict);
    assert_true(e.is_plain && e.is_sound && e.is_flate);
    assert_int_equal(e.n, 3);
    assert_memory_equal(dict + e.n_key_at, "N 3", 3);
    assert_int_equal(e.first, 20);
    assert_int_equal(e.length_in, 5);
    assert_int_equal(e.parms.predictor, 12);
    assert_int_equal(e.parms.columns, 4);
    assert_int_equal(e.seen & (BM_PDF_ENTRIES_N | BM_PDF_ENTRIES_SIZE), BM_PDF_ENTRIES_N);
    const bm_pdf_entries table = read_of("<</W[1 3 1]/Size 9/Length 7/L 99>>");
    assert_true(table.is_plain && table.is_sound && !table.is_flate);
    assert_int_equal(table.row_bytes, 5);
    assert_int_equal(table.length, 7);
    assert_int_equal(table.length_in, 0);
    assert_int_equal(table.linearized_bytes, 99);
}

static void what_can_be_read_in_two_ways_is_not_plain(void **state)
{
    (void)state;
    static const char *const cases[] = {"",        "5",          "<</N>>",        "<</N 1",
                                        "<<1 2>>", "<</N 1 2>>", "<</N endobj>>", "<</N 1>",
                                        "<</A[>>", "<</A(>>",    "<</A[>>]>>",    "<</A{}>>"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (read_of(cases[i]).is_plain)
            fail_msg("%s", cases[i]);
}

static void what_cannot_be_followed_is_not_sound(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "<</N 1 0 R>>",
        "<</N -1>>",
        "<</N 1.5>>",
        "<</N 9999999999>>",
        "<</N 1/N 1>>",
        "<</#4E 1>>",
        "<</First(1)>>",
        "<</W[]>>",
        "<</W[1 2 99]>>",
        "<</W[1 (2)]>>",
        "<</W 3 0 R>>",
        "<</Filter/DCTDecode>>",
        "<</Filter 5 0 R>>",
        "<</Filter[/FlateDecode/ASCIIHexDecode]>>",
        "<</DecodeParms<</Predictor 2>>>>",
        "<</DecodeParms 5>>",
        "<</DecodeParms<</Columns 5 0 R>>>>",
        "<</DecodeParms<</Predictor 12/Columns 0>>>>",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bm_pdf_entries e = read_of(cases[i]);
        if (!e.is_plain || e.is_sound)
            fail_msg("%s", cases[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_entries_are_taken),
        cmocka_unit_test(what_can_be_read_in_two_ways_is_not_plain),
        cmocka_unit_test(what_cannot_be_followed_is_not_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
