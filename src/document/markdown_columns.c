/* Widths of columns, much as browsers share them out: the longest words come first, then short cells whole, then
 * the others in proportion to what they lack.
 * SPDX-License-Identifier: MIT */
#include "document/markdown_columns.h"

#include <math.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "document/style.h"

/* Beside the text of a cell: 5.4 pt at each side, as in Word, and the rule. */
#define CELL_SIDES_PT 12.0

/* About the width of ${c} in Times, thousandths of an em; rather too much than too little. */
static int width_of(uint32_t c)
{
    if (c >= 0x300 && c < 0x370)
        return 0;
    if (c >= 0x80) {
        bool capital = (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c < 0x180 && c % 2 == 0) ||
                       c == 0x1A0 || c == 0x1AF || (c >= 0x1EA0 && c < 0x1F00 && c % 2 == 0);
        return capital ? 722 : c < 0x2000 ? 500 : 1000;
    }
    if (strchr("fijlrstI .,:;'!()[]|/\\-", (int)c))
        return 350;
    if (strchr("mwMW@%&", (int)c))
        return 900;
    return c >= 'A' && c <= 'Z' ? 722 : 500;
}

void bm_markdown_columns_add(bm_markdown_columns_need *need, bm_str text, bool bold)
{
    double em = (bold ? 1.1 : 1) / 1000;
    double word = 0, cell = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t c = bm_utf8_next(text, &i);
        word = c == ' ' ? 0 : word + width_of(c) * em;
        cell += width_of(c) * em;
        need->word_em = word > need->word_em ? word : need->word_em;
    }
    need->cell_em = cell > need->cell_em ? cell : need->cell_em;
}

/* The longest words do not fit: the narrow columns keep theirs, the others are equal. */
static void share_words(const double *least, size_t n, double page, double *width)
{
    double left = page;
    size_t open = n;
    for (size_t i = 0; i < n; i++)
        width[i] = 0;
    for (bool found = true; found && open;) {
        found = false;
        double fair = left / (double)open;
        for (size_t i = 0; i < n; i++)
            if (width[i] <= 0 && least[i] <= fair) {
                width[i] = least[i];
                left -= least[i];
                open--;
                found = true;
            }
    }
    for (size_t i = 0; i < n; i++)
        if (width[i] <= 0)
            width[i] = left / (double)open;
}

/* The words fit, the cells do not: columns that need no more than an equal share get what their longest cell needs,
 * so that names stay on a line; the others get their longest word and share the rest by what they lack. */
static void share_cells(const double *least, const double *most, size_t n, double page,
                        double *width)
{
    double left = page, open_least = 0, lack = 0;
    size_t open = n;
    for (size_t i = 0; i < n; i++)
        open_least += least[i];
    for (bool found = true; found && open;) {
        found = false;
        for (size_t i = 0; i < n; i++) {
            double others = open_least - least[i];
            if (width[i] > 0 || most[i] > left / (double)open || left - most[i] < others)
                continue;
            width[i] = most[i];
            left -= most[i];
            open_least = others;
            open--;
            found = true;
        }
    }
    for (size_t i = 0; i < n; i++)
        lack += width[i] > 0 ? 0 : most[i] - least[i];
    for (size_t i = 0; i < n; i++)
        if (width[i] <= 0)
            width[i] = least[i] + (left - open_least) *
                                      (lack > 0 ? (most[i] - least[i]) / lack : 1.0 / (double)open);
}

bool bm_markdown_columns_share(const bm_markdown_columns_need *needs, size_t n, double size_pt,
                               double *percent)
{
    bm_page_frame frame = bm_page_frame_of(false);
    double page = bm_page_frame_width(&frame), least_sum = 0, most_sum = 0;
    double least[BM_LIMIT_COLUMNS], most[BM_LIMIT_COLUMNS], width[BM_LIMIT_COLUMNS] = {0};
    for (size_t i = 0; i < n; i++) {
        least[i] = needs[i].word_em * size_pt + CELL_SIDES_PT;
        /* one long cell leaves the others room */
        most[i] = fmin(needs[i].cell_em * size_pt + CELL_SIDES_PT, page);
        most[i] = fmax(most[i], least[i]);
        least_sum += least[i];
        most_sum += most[i];
    }
    bool fits = least_sum < page;
    if (!fits)
        share_words(least, n, page, width);
    else if (most_sum > page)
        share_cells(least, most, n, page, width);
    long before = 0;
    double edge = 0;
    for (size_t i = 0; i < n; i++) {
        edge += most_sum <= page ? most[i] * page / most_sum : width[i];
        long tenths = i + 1 == n ? 1000 : lround(edge / page * 1000);
        percent[i] = (double)(tenths - before) / 10.0;
        before = tenths;
    }
    return fits;
}
