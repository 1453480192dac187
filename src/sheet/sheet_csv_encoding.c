/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_csv_encoding.h"

#include "base/utf8.h"
#include "text/charset.h"
#include "text/legacy_detect.h"

enum { VALUES = 2000 };

/* As messages name an encoding, and as --encoding does. */
static const struct {
    bm_legacy legacy;
    const char *name, *option;
} legacies[] = {
    {BM_LEGACY_TCVN3, "TCVN3 (ABC)", "tcvn3"},
    {BM_LEGACY_VNI, "VNI", "vni"},
    {BM_LEGACY_VISCII, "VISCII", "viscii"},
    {BM_LEGACY_CP1258, "Windows-1258", "windows-1258"},
};
enum { N_LEGACIES = sizeof legacies / sizeof *legacies };

static size_t legacy_index(bm_legacy legacy)
{
    size_t i = 0;
    while (i + 1 < N_LEGACIES && legacies[i].legacy != legacy)
        i++;
    return i;
}

bool bm_sheet_csv_encoding_is_cut(bm_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t want = s.len == 0 || p[0] < 0xC2 || p[0] > 0xF4 ? 0
                  : p[0] < 0xE0                            ? 2
                  : p[0] < 0xF0                            ? 3
                                                           : 4;
    for (size_t i = 1; i < s.len; i++)
        if ((p[i] & 0xC0) != 0x80)
            return false;
    return s.len < want;
}

static bool is_utf8(bm_str head, bool is_whole)
{
    bm_str rest = bm_str_from(head, bm_utf8_invalid_at(head));
    return rest.len == 0 || (!is_whole && bm_sheet_csv_encoding_is_cut(rest));
}

/* "UTF-16LE" or "UTF-16BE" when that is what the zero bytes say, else NULL. In text in Latin letters at least every other
 * unit has one, always on the same side. */
static const char *utf16_by_zeros(bm_str head)
{
    size_t zeros[2] = {0, 0}, pairs = head.len / 2;
    for (size_t i = 0; i < 2 * pairs; i++)
        zeros[i & 1] += head.ptr[i] == 0;
    if (4 * zeros[1] >= pairs && 16 * zeros[0] <= pairs)
        return "UTF-16LE";
    if (4 * zeros[0] >= pairs && 16 * zeros[1] <= pairs)
        return "UTF-16BE";
    return NULL;
}

static bool has_mark(bm_str head, bm_sheet_csv_encoding *out)
{
    static const struct {
        bm_str mark;
        const char *charset, *name;
    } marks[] = {
        {BM_STR("\xEF\xBB\xBF"), NULL, "UTF-8"},
        {BM_STR("\xFF\xFE"), "UTF-16LE", "UTF-16"},
        {BM_STR("\xFE\xFF"), "UTF-16BE", "UTF-16"},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (head.len >= marks[i].mark.len &&
            bm_str_eq(bm_str_n(head.ptr, marks[i].mark.len), marks[i].mark)) {
            out->mark_bytes = marks[i].mark.len;
            out->charset = marks[i].charset;
            out->name = marks[i].name;
            return true;
        }
    return false;
}

/* The encoding that the user has named. */
static int take_option(const char *encoding, bm_str head, const bm_pos *pos,
                       bm_sheet_csv_encoding *out, bm_diags *ds)
{
    if (bm_charset_is(encoding, "UTF-8"))
        return 0;
    for (size_t i = 0; i < N_LEGACIES; i++)
        if (bm_charset_is(encoding, legacies[i].option)) {
            out->legacy = legacies[i].legacy;
            out->convert = true;
            out->name = legacies[i].name;
            return 0;
        }
    out->name = out->charset = encoding;
    if (bm_charset_is(encoding, "UTF-16")) {
        const char *found = utf16_by_zeros(head);
        out->charset = found ? found : "UTF-16LE";
    }
    bm_charset *c = bm_charset_open(out->charset);
    bm_charset_free(c);
    return c ? 0 : bm_diags_add1(ds, BM_CSV_ENCODING, pos, encoding);
}

/* What separates values, whatever the delimiter is. */
static bool parts_values(char c)
{
    return c == '\n' || c == '\r' || c == ',' || c == ';' || c == '\t' || c == '|' || c == '"';
}

/* The old encoding that the values of ${head}, which is not UTF-8, show by their words; NONE = cannot be told. */
static bm_legacy guess(bm_str head)
{
    bm_arena *a = bm_arena_new();
    bm_buf text = {0};
    bm_str *values = bm_arena_zero(a, VALUES, sizeof *values);
    size_t n = 0;
    (void)bm_legacy_decode(&text, head, BM_LEGACY_NONE);
    for (size_t i = 0, from = 0; i <= text.len && n < VALUES; i++)
        if (i == text.len || parts_values(text.ptr[i])) {
            if (i > from)
                values[n++] = bm_str_n(text.ptr + from, i - from);
            from = i + 1;
        }
    bm_legacy found = bm_legacy_detect(a, values, n).encoding;
    bm_buf_free(&text);
    bm_arena_free(a);
    return found;
}

int bm_sheet_csv_encoding_find(bm_str head, bool is_whole, const bm_sheet_options *options,
                               const bm_pos *pos, bm_sheet_csv_encoding *out, bm_diags *ds)
{
    *out = (bm_sheet_csv_encoding){
        .legacy = BM_LEGACY_NONE, .name = "UTF-8", .seems = "", .option = "windows-1258"};
    if (has_mark(head, out))
        return 0;
    if (options->encoding)
        return take_option(options->encoding, head, pos, out, ds);
    if (memchr(head.ptr, 0, head.len) && (out->charset = utf16_by_zeros(head)) != NULL) {
        out->name = "UTF-16";
        return 0;
    }
    if (is_utf8(head, is_whole))
        return 0;
    if (options->legacy > BM_LEGACY_NONE) {
        out->legacy = options->legacy;
        out->name = legacies[legacy_index(options->legacy)].name;
        return 0;
    }
    bm_legacy found = guess(head);
    size_t i = legacy_index(found);
    if (found == BM_LEGACY_CP1258 && options->legacy == BM_LEGACY_DETECT) {
        out->legacy = found;
        out->convert = true;
        out->name = legacies[i].name;
        return bm_diags_add2(ds, BM_CSV_GUESSED, pos, legacies[i].name, legacies[i].option);
    }
    out->is_broken = true;
    if (found > BM_LEGACY_NONE) {
        out->seems = legacies[i].name;
        out->option = legacies[i].option;
    }
    return 0;
}
