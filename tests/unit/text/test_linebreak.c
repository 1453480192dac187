/* Line breaks: the project's rules by example, the short way against ICU.
 * SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "text/linebreak.h"

/* ${text} with "|" where a line may end must be what comes out, on both ways. */
static void check(bm_linebreak *lb, const char *marked)
{
    char text[400];
    uint8_t expected[400] = {0}, found[400], by_icu[400];
    size_t n = 0;
    for (const char *p = marked; *p; p++) {
        if (*p == '|')
            expected[n] = 1;
        else
            text[n++] = *p;
    }
    bm_linebreak_find(lb, bm_str_n(text, n), found);
    bm_linebreak_find_by_icu(lb, bm_str_n(text, n), by_icu);
    for (size_t i = 0; i < n; i++)
        if (found[i] != expected[i] || by_icu[i] != expected[i])
            fail_msg("“%s”, byte %zu: short way %d, ICU %d", marked, i, found[i], by_icu[i]);
}

static void lines_end_behind_spaces_only_where_typesetters_allow_it(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "",
        "Nguyễn |Văn |A",
        /* a dash stays with what follows it, so that no reader drops it at the end of a line */
        "Sở |Lao |động |- Thương |binh |và |Xã |hội",
        "Bộ |Lao |động |– Thương |binh",
        "Cần |Thơ  |- x",
        "Ba |Đình-Hà |Nội",
        "0912-345-678",
        "2019–2020",
        "- Như |trên;",
        /* slashes */
        "185/2019/TT-BQP |ngày |05/01/2020",
        "và/hoặc |a / |b",
        /* addresses */
        "thư: |nguyen.van-a@mod.gov.vn |x",
        "xem |https://a.vn/b?c=d&e-f!g |x",
        "xem |www.chinhphu.vn/a?b |x",
        /* numbers */
        "4.600.000.000 |đồng, |10,5% |12:30",
        "a.5 |x",
        "+84 |912",
        /* punctuation */
        "(Ký, |ghi |rõ |họ |tên)",
        "“Cán |bộ” (x)",
        "a |…",
        "a ) |b |( c",
        "một |hai ! |ba",
        /* U+00A0 holds together */
        "Nghị |định\u00A0số |30",
        "5\u00A0000\u00A0000 |đồng",
        /* marks go with their letter */
        "H’Hen |Ê̆ |ơ̆ư̆ |x",
        "☐ |Nam |☑ |Nữ",
        "hai  |dấu |cách ",
    };
    bm_linebreak *lb = bm_linebreak_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(lb, cases[i]);
    bm_linebreak_free(lb);
}

static void the_short_way_gives_what_icu_gives(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "a",   "b",   "Đ",    "ậ",        "ơ̆",        "z",        "5", "0",  "9",       " ", " ",
        " ",   ",",   ".",    ":",        ";",        ")",        "(", "[",  "]",       "{", "\"",
        "'",   "“",   "”",    "’",        "!",        "?",        "-", "–",  "/",       "+", "%",
        "$",   "\\",  "°",    "₫",        "№",        "…",        "@", "_",  "&",       "#", "=",
        "<",   "*",   "~",    "\xC2\xA0", "\xCC\x86", "\xCC\xA3", "ñ", "Ŭ",  "ẞ",       "µ", "×",
        "Nam", "://", "www.", "☐",        "—",        "}",        "|", "日", "\xC2\xAD"};
    enum { N = sizeof pieces / sizeof *pieces, COMMON = N - 6 };
    bm_linebreak *lb = bm_linebreak_new();
    uint32_t seed = 7;
    for (int round = 0; round < 120000; round++) {
        char text[160];
        uint8_t found[160], by_icu[160];
        size_t n = 0;
        seed = seed * 1664525u + 1013904223u;
        int length = 1 + (int)(seed >> 8) % 12;
        for (int k = 0; k < length; k++) {
            seed = seed * 1664525u + 1013904223u;
            const char *piece = pieces[(seed >> 8) % (round % 8 ? COMMON : N)];
            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        bm_linebreak_find(lb, bm_str_n(text, n), found);
        bm_linebreak_find_by_icu(lb, bm_str_n(text, n), by_icu);
        if (memcmp(found, by_icu, n) != 0)
            fail_msg("“%.*s”: the short way differs from ICU", (int)n, text);
    }
    bm_linebreak_free(lb);
}

static void no_line_ends_at_the_start_or_inside_of_a_character(void **state)
{
    (void)state;
    bm_linebreak *lb = bm_linebreak_new();
    const char *text = "日本語 ậ ☐—☑";
    uint8_t marks[64];
    bm_linebreak_find(lb, bm_str_of(text), marks);
    assert_int_equal(marks[0], 0);
    for (size_t i = 0; i < strlen(text); i++)
        if (marks[i])
            assert_true((text[i] & 0xC0) != 0x80);
    assert_int_equal(marks[3], 1); /* between ideographs */
    bm_linebreak_free(lb);
}

/* ${marked}: a word with "|" behind what fits on the line and "^" where it must be cut; without "^" nowhere. */
static void check_cut(const char *marked)
{
    char word[200];
    size_t n = 0, limit = 0, expected = 0;
    for (const char *p = marked; *p; p++) {
        if (*p == '|')
            limit = n;
        else if (*p == '^')
            expected = n;
        else
            word[n++] = *p;
    }
    size_t cut = bm_linebreak_cut(bm_str_n(word, n), limit);
    if (cut != expected)
        fail_msg("“%s”: cut at %zu, not at %zu", marked, cut, expected);
}

static void a_word_longer_than_its_line_is_cut_between_its_parts(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "nguyenvanmau@skhcn.^vi|du.gov.vn",
        "nguyenvanmau@skhcn.^vidu|.gov.vn",
        "nguyenvanmau@^|skhcn.vidu.gov.vn",
        "nguyenvanmau|@skhcn.vidu.gov.vn",
        "trung-tam-cong^|-nghe",
        "trung-tam^|-cong-nghe",
        "54:01:01:^0|4:AB",
        "5401010400000000AB54|CD77",
        "185/2019/^T|T-BQP",
        "https://vidu.gov.vn/tra^-c|uu",
        "https:|//vidu.gov.vn",
        "https:/|/vidu.gov.vn",
        "trung_^tam|_cong",
        "a.ratdaimotchu|nua",
        "Chuuuuuuuu^-ơ̆k.\xCC\x86|x",
        "nghe^--|-x",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_cut(cases[i]);
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    bm_linebreak_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_behind_spaces_only_where_typesetters_allow_it),
        cmocka_unit_test(the_short_way_gives_what_icu_gives),
        cmocka_unit_test(no_line_ends_at_the_start_or_inside_of_a_character),
        cmocka_unit_test(a_word_longer_than_its_line_is_cut_between_its_parts),
        cmocka_unit_test(freeing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
