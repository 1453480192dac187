/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_csv_delimiter.h"

#include <ctype.h>

enum { ROWS = 100, BYTES = 64 * 1024 };

char bm_sheet_csv_delimiter_named(const char *name)
{
    if (strcmp(name, "tab") == 0 || strcmp(name, "\\t") == 0)
        return '\t';
    unsigned char c = (unsigned char)name[0];
    bool is_one = c != 0 && name[1] == 0;
    return is_one && (c == '\t' || (ispunct(c) && c < 0x80 && c != '"')) ? (char)c : (char)0;
}

char bm_sheet_csv_delimiter_line(bm_str text, size_t *len)
{
    if (text.len < 5 || memcmp(text.ptr, "sep=", 4) != 0)
        return 0;
    const char name[2] = {text.ptr[4], 0};
    char delimiter = bm_sheet_csv_delimiter_named(name);
    *len = 5;
    if (*len < text.len && text.ptr[*len] == '\r')
        ++*len;
    if (*len < text.len && text.ptr[*len] == '\n')
        ++*len;
    return *len > 5 || text.len == 5 ? delimiter : (char)0;
}

/* The columns of the row at ${*i}, which is moved behind it; 0 = a quotation mark in it is not closed. */
static size_t count_columns(bm_str text, char delimiter, size_t *i)
{
    size_t columns = 1;
    bool quoted = false, begins = true;
    for (; *i < text.len; ++*i) {
        char c = text.ptr[*i];
        if (c == '"' && (quoted || begins)) {
            quoted = !quoted; /* a doubled one closes and opens again */
            begins = *i + 1 < text.len && text.ptr[*i + 1] == '"';
        } else if (!quoted && (c == '\n' || c == '\r')) {
            *i += c == '\r' && *i + 1 < text.len && text.ptr[*i + 1] == '\n' ? 2 : 1;
            return columns;
        } else if (!quoted) {
            begins = c == delimiter;
            columns += begins;
        }
    }
    return quoted ? 0 : columns;
}

/* How many rows have the number of columns that most have, and that number, which is at least two. */
typedef struct {
    size_t rows, columns;
} agreement;

static bool is_better(agreement a, agreement b)
{
    return a.rows > b.rows || (a.rows == b.rows && a.columns > b.columns);
}

static agreement judge(bm_str text, char delimiter)
{
    size_t counts[ROWS], n = 0, columns = 1;
    agreement best = {0, 0};
    for (size_t i = 0; i < text.len && n < ROWS && columns > 0;) {
        columns = count_columns(text, delimiter, &i);
        if (columns > 1)
            counts[n++] = columns;
    }
    for (size_t i = 0; i < n; i++) {
        agreement here = {0, counts[i]};
        for (size_t k = 0; k < n; k++)
            here.rows += counts[k] == here.columns;
        if (is_better(here, best))
            best = here;
    }
    return best;
}

char bm_sheet_csv_delimiter_find(bm_str text)
{
    /* the rarest one in running text comes first: it wins when all else is equal */
    static const char candidates[] = {'\t', ';', '|', ','};
    agreement best = {0, 0};
    char found = ',';
    if (text.len > BYTES)
        text.len = BYTES;
    for (size_t i = 0; i < sizeof candidates; i++) {
        agreement here = judge(text, candidates[i]);
        if (is_better(here, best)) {
            best = here;
            found = candidates[i];
        }
    }
    return found;
}
