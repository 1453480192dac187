/* Nearest name: people mistype names by a letter, a mark or a separator, so all of those but the
 * letter are folded away before distances are counted.
 * SPDX-License-Identifier: MIT */
#include "text/nearest.h"

#include <limits.h>
#include <stdint.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"

enum { FOLDED_MAX = 64 };

/* ${c} in lower case without its marks; 0 = to be left out. */
static uint32_t folded(uint32_t c)
{
    if (c < 0x80) {
        if (c == '_' || c == '-' || c == ' ')
            return 0;
        return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    }
    if (c == 0x110 || c == 0x111) /* Đ đ have no decomposition */
        return 'd';
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    UChar parts[8];
    if (U_SUCCESS(status) && unorm2_getDecomposition(nfc, (UChar32)c, parts, 8, &status) > 0 &&
        U_SUCCESS(status) && (parts[0] & 0xF800) != 0xD800)
        c = parts[0];
    if (u_charType((UChar32)c) == U_NON_SPACING_MARK || u_isUWhiteSpace((UChar32)c))
        return 0;
    return (uint32_t)u_tolower((UChar32)c);
}

/* Returns the number of code points, or FOLDED_MAX + 1 when there are more. */
static size_t fold(bm_str s, uint32_t out[FOLDED_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t c = folded(bm_utf8_next(s, &i));
        if (!c)
            continue;
        if (n == FOLDED_MAX)
            return FOLDED_MAX + 1;
        out[n++] = c;
    }
    return n;
}

static unsigned min3(unsigned x, unsigned y, unsigned z)
{
    unsigned m = x < y ? x : y;
    return m < z ? m : z;
}

unsigned bm_nearest_distance(bm_str a, bm_str b)
{
    uint32_t x[FOLDED_MAX], y[FOLDED_MAX];
    size_t n = fold(a, x), m = fold(b, y);
    if (n > FOLDED_MAX || m > FOLDED_MAX)
        return UINT_MAX;
    /* Three rows of the matrix: a swap of neighbours looks two rows back. */
    unsigned rows[3][FOLDED_MAX + 1];
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned *now = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned cost = x[i - 1] != y[j - 1];
            now[j] = min3(above[j] + 1, now[j - 1] + 1, above[j - 1] + cost);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1] &&
                two_above[j - 2] + 1 < now[j])
                now[j] = two_above[j - 2] + 1;
        }
    }
    return rows[n % 3][m];
}

size_t bm_nearest_find(bm_str name, const bm_str *candidates, size_t n)
{
    uint32_t letters[FOLDED_MAX];
    size_t best = n;
    unsigned least = 2 + (unsigned)fold(name, letters) / 3; /* one more than is near */
    for (size_t i = 0; i < n; i++) {
        unsigned distance = bm_nearest_distance(name, candidates[i]);
        if (distance < least) {
            best = i;
            least = distance;
        }
    }
    return best;
}
