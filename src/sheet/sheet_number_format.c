/* ECMA-376 part 1, 18.8.30 and 18.8.31. Files hold the English letters, whatever the language of the program.
 * SPDX-License-Identifier: MIT */
#include "sheet/sheet_number_format.h"

bm_sheet_number_format bm_sheet_number_format_known(uint32_t id)
{
    if (id == 46)
        return BM_SHEET_NUMBER_FORMAT_LENGTH;
    if ((id >= 18 && id <= 21) || id == 45 || id == 47)
        return BM_SHEET_NUMBER_FORMAT_TIME;
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        return BM_SHEET_NUMBER_FORMAT_DATE;
    return BM_SHEET_NUMBER_FORMAT_PLAIN;
}

typedef struct {
    bool day, time, length, digits;
    bool open_months; /* "mm", which are minutes when seconds follow */
    char last;        /* letter */
} section;

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool has(bm_str s, size_t i, const char *word)
{
    for (; *word; word++, i++)
        if (i >= s.len || lower(s.ptr[i]) != *word)
            return false;
    return true;
}

/* Behind what begins with the bracket at ${i}; [h], [mm], [ss] are lengths of time, the rest are colours, conditions, languages. */
static size_t behind_bracket(section *t, bm_str s, size_t i)
{
    const size_t start = ++i;
    while (i < s.len && s.ptr[i] != ']')
        i++;
    const char unit = i > start ? lower(s.ptr[start]) : 0;
    bool is_unit = unit == 'h' || unit == 'm' || unit == 's';
    for (size_t k = start; k < i; k++)
        is_unit = is_unit && lower(s.ptr[k]) == unit;
    t->length = t->length || is_unit;
    if (is_unit)
        t->last = unit;
    return i + 1;
}

/* Behind the letters at ${i}, which are all the same. */
static size_t behind_letters(section *t, bm_str s, size_t i)
{
    const char letter = lower(s.ptr[i]);
    const size_t start = i;
    while (i < s.len && lower(s.ptr[i]) == letter)
        i++;
    const bool are_minutes = letter == 'm' && i - start <= 2 && t->last == 'h';
    if (letter == 's' && t->open_months)
        t->time = true;
    else if (t->open_months)
        t->day = true;
    t->open_months = letter == 'm' && i - start <= 2 && !are_minutes;
    if (letter == 'h' || letter == 's' || are_minutes)
        t->time = true;
    else if (letter != 'm' || i - start > 2)
        t->day = t->day || letter != 'a' || i - start > 2; /* aaa: a day of the week */
    t->last = letter;
    return i;
}

/* Behind what stands at ${i}. */
static size_t behind_token(section *t, bm_str s, size_t i)
{
    const char c = lower(s.ptr[i]);
    if (c == '"') {
        const char *end = memchr(s.ptr + i + 1, '"', s.len - i - 1);
        return end ? (size_t)(end - s.ptr) + 1 : s.len;
    }
    if (c == '\\' || c == '_' || c == '*')
        return i + 2;
    if (c == '[')
        return behind_bracket(t, s, i);
    if (has(s, i, "general"))
        return i + strlen("general");
    if (has(s, i, "am/pm") || has(s, i, "a/p")) {
        t->time = true;
        return i + (has(s, i, "am/pm") ? 5 : 3);
    }
    if (has(s, i, "e+") || has(s, i, "e-")) {
        t->digits = true;
        return i + 2;
    }
    if (c == '.' && t->last == 's') { /* parts of a second */
        for (i++; i < s.len && s.ptr[i] == '0';)
            i++;
        return i;
    }
    if (c == '0' || c == '#' || c == '?')
        t->digits = true;
    return c && memchr("abdeghmsy", c, 9) ? behind_letters(t, s, i) : i + 1;
}

bm_sheet_number_format bm_sheet_number_format_of(bm_str code)
{
    for (size_t i = 0; i < code.len; i++) {
        section t = {0};
        while (i < code.len && code.ptr[i] != ';')
            i = behind_token(&t, code, i);
        t.day = t.day || t.open_months;
        if (t.digits)
            continue;
        if (t.day)
            return BM_SHEET_NUMBER_FORMAT_DATE;
        if (t.length)
            return BM_SHEET_NUMBER_FORMAT_LENGTH;
        if (t.time)
            return BM_SHEET_NUMBER_FORMAT_TIME;
    }
    return BM_SHEET_NUMBER_FORMAT_PLAIN;
}
