/* What a text may not hold. SPDX-License-Identifier: MIT */
#include "document/markdown_check.h"

#include "base/utf8.h"

enum {
    MAX_BRACKETS = 1000, /* each of [ < ` in one text: cmark 0.30 takes quadratic time on many */
    MAX_LABEL = 1000     /* bytes looked at for the end of a link label (CommonMark: 999) */
};

static bool is_forbidden(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* Refuse the first character of ${s} that no document may hold. Line ends and tabs pass when
 * ${layout}. */
void bm_markdown_check_characters(bm_markdown_writer *w, bm_str s, bool layout)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t c = bm_utf8_next(s, &i);
        if (!is_forbidden(c) || (layout && (c == '\n' || c == '\r' || c == '\t')))
            continue;
        bm_markdown_write_refuse(w, bm_arena_printf(w->arena, "U+%04X", (unsigned)c));
        return;
    }
}

void bm_markdown_check_brackets(bm_markdown_writer *w, bm_str s)
{
    static const char kinds[] = "[<`";
    size_t count[sizeof kinds - 1] = {0};
    for (size_t i = 0; i < s.len; i++)
        for (size_t k = 0; k < sizeof kinds - 1; k++)
            if (s.ptr[i] == kinds[k] && ++count[k] == MAX_BRACKETS + 1)
                bm_markdown_write_refuse(
                    w, bm_arena_printf(w->arena, "%d × %c", MAX_BRACKETS + 1, kinds[k]));
}

/* Skip the markers of lists and block quotes at the start of the line at ${*i}; returns how many. */
static unsigned skip_markers(bm_str s, size_t *i)
{
    unsigned n = 0;
    for (;;) {
        while (*i < s.len && (s.ptr[*i] == ' ' || s.ptr[*i] == '\t'))
            ++*i;
        size_t at = *i;
        while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
            at++;
        const char *ends = at > *i ? ".)" : "-+*>";
        if (at == s.len || !strchr(ends, s.ptr[at]) || !s.ptr[at])
            return n;
        bool quote = s.ptr[at] == '>';
        if (!quote && at + 1 < s.len && s.ptr[at + 1] != ' ' && s.ptr[at + 1] != '\t')
            return n;
        *i = at + 1;
        n++;
    }
}

/* True when a link reference definition may begin at byte ${i}, where a '[' stands. */
static bool is_definition(bm_str s, size_t i)
{
    size_t end = s.len - i > MAX_LABEL + 2 ? i + MAX_LABEL + 2 : s.len;
    for (i++; i < end; i++) {
        if (s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == ']')
            return i + 1 < s.len && s.ptr[i + 1] == ':';
        else if (s.ptr[i] == '[')
            return false;
    }
    return false;
}

/* What must be seen before cmark reads the text: link reference definitions, which it removes without
 * a trace, and nesting on which it takes quadratic time. */
void bm_markdown_check_lines(bm_markdown_writer *w, bm_str s)
{
    bool deep = false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned markers = skip_markers(s, &i);
        if (markers > BM_MARKDOWN_LEVELS && !deep) {
            deep = true;
            bm_markdown_write_refuse(w, bm_arena_printf(w->arena, "%u × “- ”", markers));
        }
        if (i < s.len && s.ptr[i] == '[' && is_definition(s, i))
            bm_markdown_write_refuse(w, "[…]: …");
        while (i < s.len && s.ptr[i] != '\n' && s.ptr[i] != '\r')
            i++;
    }
}
