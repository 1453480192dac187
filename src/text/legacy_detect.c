/* The evidence is counted in words. Letters alone would not do: by their frequency German and Spanish look
 * more like TCVN3 than TCVN3 does. SPDX-License-Identifier: MIT */
#include "text/legacy_detect.h"

#include "base/utf8.h"
#include "text/case.h"
#include "text/legacy_table.h"
#include "text/syllable.h"

enum {
    BYTES_MAX = 16 * 1024, /* of values beyond ASCII that are looked at */
    WORD_BYTES = 48        /* longer ones are no syllable, whatever the encoding */
};

/* What the words of a document say about one encoding. */
typedef struct {
    bm_legacy encoding;
    size_t gains;    /* are no syllable as they stand, but one when converted */
    size_t losses;   /* the other way round */
    size_t good;     /* are one when converted */
    size_t all;      /* with a letter beyond ASCII */
    size_t frequent; /* gains that are frequent words */
    size_t sure;     /* gains that no other language writes by chance */
    size_t ascii_good, ascii_all;
    size_t first, n_values;
} evidence;

/* Frequent in names, offices and forms. The first N_NAMES are enough by themselves: what stands for them in an old
 * encoding is no word of any language. */
static const char *const frequent[] = {
    "NGUYỄN", "TRẦN", "PHẠM", "HOÀNG", "HUỲNH", "ĐẶNG",  "DƯƠNG", "VĂN",    "THỊ",    "ĐỨC",
    "NGỌC",   "VŨ",   "VÕ",   "BÙI",   "ĐỖ",    "HỒ",    "NGÔ",   "LÝ",     "ĐINH",   "TRỊNH",
    "HỮU",    "ỦY",   "UỶ",   "SỞ",    "PHÒNG", "CỤC",   "CÔNG",  "TỈNH",   "HUYỆN",  "XÃ",
    "PHƯỜNG", "PHỐ",  "HÀ",   "NỘI",   "BẰNG",  "VIỆT",  "CẤP",   "CHỨNG",  "THƯ",    "SỐ",
    "NGÀY",   "NĂM",  "ĐỀ",   "NGHỊ",  "CỦA",   "ĐƯỢC",  "NGƯỜI", "CƠ",     "TỔ",     "CHỨC",
    "THIẾT",  "BỊ",   "KHÓA", "MẬT",   "ĐƠN",   "VỊ",    "GIÁM",  "ĐỐC",    "BỘ",     "ĐIỆN",
    "TỬ",     "HỌC",  "ĐỊA",  "CHỈ",   "VÀ",    "CÔNG",  "NGHỆ",  "TRUYỀN", "TRƯỜNG", "TRƯỞNG",
    "MẪU",    "DỤ",   "TRÊN", "VỀ",    "KHÔNG", "NHỮNG", "VIÊN",  "TẠI",    "HÀNH",   "CHÍNH",
};
enum { N_NAMES = 11 };

static bool is_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x300 && c < 0x370) ||
           (c >= 0x1E00 && c < 0x1F00);
}

/* ASCII that is no letter, spaces, ² ³, and in all but VISCII, which has letters there, dashes and quotation marks. */
static bool parts_words(uint32_t c, bm_legacy encoding)
{
    if (c < 0x80)
        return !is_letter(c);
    return c == 0xA0 || c == 0xB2 || c == 0xB3 ||
           (c >= 0x2000 && c < 0x2C00 && encoding != BM_LEGACY_VISCII);
}

static bm_str next_word(bm_str s, size_t *i, bm_legacy encoding)
{
    size_t from = *i;
    while (*i < s.len) {
        size_t here = *i;
        if (parts_words(bm_utf8_next(s, i), encoding)) {
            if (here > from)
                return bm_str_n(s.ptr + from, here - from);
            from = *i;
        }
    }
    return bm_str_n(s.ptr + from, s.len - from);
}

/* ${s} without the signs at both ends. */
static bm_str strip(bm_str s)
{
    size_t from = s.len, end = 0;
    for (size_t i = 0; i < s.len;) {
        size_t here = i;
        if (!is_letter(bm_utf8_next(s, &i)))
            continue;
        from = from < here ? from : here;
        end = i;
    }
    return from < end ? bm_str_n(s.ptr + from, end - from) : bm_str_n(s.ptr, 0);
}

static bool is_ascii(bm_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

static bool is_syllable(bm_arena *scratch, bm_str word)
{
    return word.len <= WORD_BYTES && bm_syllable_is_vietnamese(scratch, word);
}

/* "QĐ", "HĐND": capitals without a vowel say nothing. */
static bool is_abbreviation(bm_arena *scratch, bm_str word)
{
    if (!bm_str_eq(bm_case_upper(scratch, word), word))
        return false;
    for (size_t i = 0; i < word.len;) {
        uint32_t c = bm_utf8_next(word, &i);
        if (c != 0x110 && (c >= 0x80 || strchr("AEIOUY", (int)c)))
            return false;
    }
    return true;
}

static void count_frequent(bm_arena *scratch, bm_str word, evidence *e)
{
    bm_str upper = bm_case_upper(scratch, word);
    for (size_t i = 0; i < sizeof frequent / sizeof frequent[0]; i++) {
        if (!bm_str_is(upper, frequent[i]))
            continue;
        e->frequent++;
        e->sure += i < N_NAMES;
        return;
    }
}

/* Whether Windows-1252 has all of ${word}; else it is of another script. */
static bool is_windows(bm_str word)
{
    for (size_t i = 0; i < word.len;)
        if (bm_legacy_table_byte(bm_utf8_next(word, &i)) < 0)
            return false;
    return true;
}

/* Whether a sign such as ¨ § µ ¸ ¹ stands before a letter: no spelling does that. Soft hyphens, which belong between
 * letters, and ª º, which are letters of Spanish, do not count. */
static bool has_sign_inside(bm_str word)
{
    bool sign = false;
    for (size_t i = 0; i < word.len;) {
        uint32_t c = bm_utf8_next(word, &i);
        if (is_letter(c) && sign)
            return true;
        sign = c > 0xA0 && c < 0xC0 && c != 0xAD && c != 0xAA && c != 0xBA;
    }
    return false;
}

/* Count a word; true when it is a gain. */
static bool count_word(bm_arena *scratch, bm_str word, evidence *e)
{
    if (is_ascii(word)) {
        e->ascii_all += word.len > 1;
        e->ascii_good += word.len > 1 && is_syllable(scratch, word);
        return false;
    }
    if (!is_windows(word)) {
        e->all++;
        return false;
    }
    bm_str converted = strip(bm_legacy_convert(scratch, word, e->encoding));
    if (!converted.len || is_abbreviation(scratch, converted))
        return false;
    bm_str bare = strip(word); /* signs at its ends may be letters of the encoding or not */
    if (!bare.len || memcmp(word.ptr, "\xC2\xB5", 2) == 0) /* ©, ±; µm */
        return false;
    bool before =
        is_syllable(scratch, bare) && (bare.len == word.len || bm_str_eq(bare, converted));
    bool after = is_syllable(scratch, converted);
    e->all++;
    e->good += after;
    e->losses += before && !after;
    if (before || !after)
        return false;
    e->gains++;
    e->sure += has_sign_inside(word);
    count_frequent(scratch, converted, e);
    return true;
}

/* Whether a word of ${s} beyond ASCII is no Vietnamese as it stands. */
static bool is_suspicious(bm_arena *scratch, bm_str s, bm_legacy encoding)
{
    for (size_t i = 0; i < s.len;) {
        bm_str word = next_word(s, &i, encoding);
        if (!is_ascii(word) && !is_syllable(scratch, word))
            return true;
    }
    return false;
}

static void count_value(bm_arena *scratch, bm_str s, size_t index, evidence *e)
{
    bool gain = false;
    for (size_t i = 0; i < s.len;) {
        bm_arena_mark mark = bm_arena_mark_of(scratch);
        bm_str word = next_word(s, &i, e->encoding);
        if (word.len && count_word(scratch, word, e))
            gain = true;
        bm_arena_rewind(scratch, mark);
    }
    if (gain && !e->n_values++)
        e->first = index;
}

/* Enough to say so aloud. One word will do only when nobody writes it so. */
static bool is_convincing(const evidence *e)
{
    bool enough = e->gains >= 4 || (e->gains >= 2 && e->frequent) || e->sure;
    return enough && e->gains >= 4 * e->losses && e->good * 5 >= e->all * 4 &&
           e->ascii_good * 2 >= e->ascii_all;
}

static bool may_be_legacy(bm_str s)
{
    return !is_ascii(s) && !bm_legacy_is_unicode(s);
}

static bm_legacy_detect_result find_utf8(bm_arena *scratch, const bm_str *values, size_t n)
{
    bm_legacy_detect_result found = {BM_LEGACY_NONE, false, 0, 0};
    double all = 0;
    for (size_t i = 0; i < n; i++) {
        bm_arena_mark mark = bm_arena_mark_of(scratch);
        double letters = 0;
        size_t lost;
        if (may_be_legacy(values[i]))
            (void)bm_legacy_undo_utf8(scratch, values[i], &letters, &lost);
        bm_arena_rewind(scratch, mark);
        if (letters > 0 && !found.n++)
            found.first = i;
        all += letters;
    }
    found.utf8 = all >= 1;
    return found;
}

/* What all values say about ${encoding}. */
static evidence count_values(bm_arena *scratch, const bm_str *values, size_t n, bm_legacy encoding)
{
    evidence e = {.encoding = encoding};
    size_t left = BYTES_MAX;
    for (size_t i = 0; i < n && left; i++) {
        bm_str s = values[i];
        if (!may_be_legacy(s))
            continue;
        while (s.len > left ||
               (s.len && s.len < values[i].len && (values[i].ptr[s.len] & 0xC0) == 0x80))
            s.len--;
        left -= s.len;
        if (is_suspicious(scratch, s, encoding))
            count_value(scratch, s, i, &e);
    }
    return e;
}

bm_legacy_detect_result bm_legacy_detect(bm_arena *scratch, const bm_str *values, size_t n)
{
    static const bm_legacy encodings[] = {BM_LEGACY_TCVN3, BM_LEGACY_VNI, BM_LEGACY_CP1258,
                                          BM_LEGACY_VISCII};
    bm_legacy_detect_result found = find_utf8(scratch, values, n);
    if (found.utf8)
        return found;
    found.first = found.n = 0;
    size_t best = 0;
    for (size_t k = 0; k < sizeof encodings / sizeof encodings[0]; k++) {
        evidence e = count_values(scratch, values, n, encodings[k]);
        size_t score = e.good + e.frequent; /* in doubt the more usual one, which stands first */
        if (!is_convincing(&e) || score <= best)
            continue;
        best = score;
        found.encoding = e.encoding;
        found.first = e.first;
        found.n = e.n_values;
    }
    return found;
}
