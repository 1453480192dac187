/* SPDX-License-Identifier: MIT */
#include "form/gap.h"

#define ELLIPSIS "\xE2\x80\xA6"

enum { FEWEST_DOTS = 3, FEWEST_LOW_LINES = 2 };

/* Where the run of dots that begins at byte ${at} ends; ${at} when there is none. */
static size_t dots_end(bm_str text, size_t at)
{
    size_t i = at, dots = 0;
    while (i < text.len) {
        if (text.ptr[i] == '.') {
            i++;
            dots++;
        } else if (text.len - i >= 3 && memcmp(text.ptr + i, ELLIPSIS, 3) == 0) {
            i += 3;
            dots += FEWEST_DOTS;
        } else {
            break;
        }
    }
    return dots >= FEWEST_DOTS ? i : at;
}

static size_t low_lines_end(bm_str text, size_t at)
{
    size_t i = at;
    while (i < text.len && text.ptr[i] == '_')
        i++;
    return i - at >= FEWEST_LOW_LINES ? i : at;
}

/* Behind the bracket that closes the one at byte ${at}; ${at} when there is none, or nothing in it. */
static size_t bracket_end(bm_str text, size_t at)
{
    if (text.ptr[at] != '<')
        return at;
    for (size_t i = at + 1; i < text.len && text.ptr[i] != '<'; i++)
        if (text.ptr[i] == '>')
            return i > at + 1 ? i + 1 : at;
    return at;
}

/* Whether nothing but the end of an item of a list stands behind byte ${at}: "...;", "... .". */
static bool is_end(bm_str text, size_t at)
{
    while (at < text.len && strchr(" ;.", text.ptr[at]))
        at++;
    return at == text.len;
}

bool bm_gap_next(bm_str text, size_t from, bm_gap *out)
{
    for (size_t i = from; i < text.len;) {
        size_t end = dots_end(text, i);
        if (end == i)
            end = low_lines_end(text, i);
        if (end == i)
            end = bracket_end(text, i);
        if (end > i) {
            *out = (bm_gap){i, is_end(text, end) ? text.len : end};
            return true;
        }
        char c = text.ptr[i];
        while (i < text.len && (c == '.' || c == '_') && text.ptr[i] == c)
            i++; /* too short a run */
        i += c != '.' && c != '_';
    }
    return false;
}

static size_t count_in(bm_str text)
{
    size_t n = 0;
    for (bm_gap gap = {0}; bm_gap_next(text, gap.end, &gap);)
        n++;
    return n;
}

size_t bm_gap_count(const bm_field *field)
{
    size_t n = 0;
    for (size_t i = 0; i < field->n_blanks; i++)
        n += count_in(field->blanks[i]);
    if (field->n_blanks)
        return n;
    n = count_in(field->blank);
    return n || !field->blank.len ? n : 1;
}

bool bm_gap_is_whole(const bm_field *field)
{
    bm_gap gap;
    if (field->n_blanks > 1)
        return false;
    bm_str blank = field->n_blanks ? field->blanks[0] : field->blank;
    if (!bm_gap_next(blank, 0, &gap))
        return !field->n_blanks && blank.len;
    return gap.at == 0 && gap.end == blank.len;
}
