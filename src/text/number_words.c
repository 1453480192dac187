/* Numbers in words. A number is read in groups of three digits; three groups make a chunk of nine digits
 * below "tỷ". Behind the first group that is read, each group is read with its hundreds, even if they are
 * none ("không trăm"), since "một nghìn linh năm" could not be told from 1 005 or 1 050; a group of
 * zeros is left out with its name.
 * SPDX-License-Identifier: MIT */
#include "text/number_words.h"

#include "base/buf.h"
#include "text/case.h"

static const char *const digits[] = {"không", "một", "hai", "ba",  "bốn",
                                     "năm",   "sáu", "bảy", "tám", "chín"};

static void add_word(bm_buf *b, const char *word)
{
    if (b->len)
        bm_buf_add_byte(b, ' ');
    bm_buf_add_cstr(b, word);
}

/* The unit behind the tens: mốt, tư and lăm where the voice changes them. */
static const char *unit_word(unsigned tens, unsigned unit)
{
    if (tens >= 2 && unit == 1)
        return "mốt";
    if (tens >= 2 && unit == 4)
        return "tư";
    return tens >= 1 && unit == 5 ? "lăm" : digits[unit];
}

/* A group of three digits, ${group} in 1..999; ${whole}: also hundreds that are zero. */
static void add_group(bm_buf *b, unsigned group, bool whole)
{
    unsigned hundreds = group / 100, tens = group / 10 % 10, unit = group % 10;
    if (hundreds || whole) {
        add_word(b, digits[hundreds]);
        add_word(b, "trăm");
        if (!tens && unit)
            add_word(b, "linh");
    }
    if (tens == 1) {
        add_word(b, "mười");
    } else if (tens) {
        add_word(b, digits[tens]);
        add_word(b, "mươi");
    }
    if (unit)
        add_word(b, unit_word(tens, unit));
}

/* Nine digits, ${chunk} in 1..999 999 999; ${*begun}: something was read in front of it. */
static void add_chunk(bm_buf *b, uint64_t chunk, bool *begun)
{
    static const char *const names[] = {"triệu", "nghìn", NULL};
    uint64_t power = 1000000;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++, power /= 1000) {
        unsigned group = (unsigned)(chunk / power % 1000);
        if (!group)
            continue;
        add_group(b, group, *begun);
        if (names[i])
            add_word(b, names[i]);
        *begun = true;
    }
}

static bm_str capitalised(bm_arena *a, bm_str s)
{
    size_t first = 1;
    while (first < s.len && ((unsigned char)s.ptr[first] & 0xC0) == 0x80)
        first++;
    bm_str upper = bm_case_upper(a, bm_str_n(s.ptr, first));
    return bm_str_of(bm_arena_printf(a, "%.*s%.*s", (int)upper.len, upper.ptr, (int)(s.len - first),
                                     s.ptr + first));
}

bm_str bm_number_words(bm_arena *a, int64_t n, bool capital)
{
    const uint64_t billion = 1000000000;
    uint64_t size = n < 0 ? -(uint64_t)n : (uint64_t)n;
    bm_buf b = {0};
    bool begun = false;
    if (n < 0)
        add_word(&b, "âm");
    if (!n)
        add_word(&b, digits[0]);
    if (size / billion / billion) {
        add_chunk(&b, size / billion / billion, &begun);
        add_word(&b, "tỷ tỷ");
    }
    if (size / billion % billion) {
        add_chunk(&b, size / billion % billion, &begun);
        add_word(&b, "tỷ");
    }
    if (size % billion)
        add_chunk(&b, size % billion, &begun);
    bm_str words = bm_str_n(b.ptr, b.len);
    words = capital ? capitalised(a, words) : bm_arena_copy(a, words);
    bm_buf_free(&b);
    return words;
}
