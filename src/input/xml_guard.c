/* A state for each kind of markup (XML 1.0, 2.4 to 2.8 and 3.1). SPDX-License-Identifier: MIT */
#include "input/xml_guard.h"

enum { TEXT, OPEN, BANG, DASH, TAG, QUOTED, QUOTED_TWICE, COMMENT, SECTION, INSTRUCTION };

/* Behind the next ${c} at or after ${i}, or the end. */
static size_t behind(bm_str s, size_t i, char c, bool *found)
{
    const char *p = i < s.len ? memchr(s.ptr + i, c, s.len - i) : NULL;
    *found = p != NULL;
    return p ? (size_t)(p - s.ptr) + 1 : s.len;
}

/* Behind what ends a comment, a CDATA section or an instruction: ${n} times ${c}, then ">". */
static size_t behind_end(bm_xml_guard *g, bm_str s, size_t i, char c, uint8_t n)
{
    for (; i < s.len; i++) {
        if (s.ptr[i] == c) {
            g->matched = (uint8_t)(g->matched < n ? g->matched + 1 : n);
        } else if (s.ptr[i] == '>' && g->matched == n) {
            g->state = TEXT;
            return i + 1;
        } else {
            g->matched = 0;
        }
    }
    return i;
}

/* Behind the next character of a tag that matters. */
static size_t in_tag(bm_xml_guard *g, bm_str s, size_t i)
{
    while (i < s.len && s.ptr[i] != '>' && s.ptr[i] != '"' && s.ptr[i] != '\'')
        i++;
    if (i == s.len)
        return i;
    g->state = s.ptr[i] == '>' ? TEXT : s.ptr[i] == '"' ? QUOTED_TWICE : QUOTED;
    if (g->state != TEXT && ++g->values > BM_XML_GUARD_ATTRIBUTES)
        g->fault = BM_XML_GUARD_CROWDED;
    return i + 1;
}

/* Behind the character at ${i}, which follows "<", "<!" or "<!-". */
static size_t after_opener(bm_xml_guard *g, char c, size_t i)
{
    g->matched = 0;
    g->values = 0;
    if (g->state == OPEN)
        g->state = c == '?' ? INSTRUCTION : c == '!' ? BANG : TAG;
    else if (g->state == BANG && c == '-')
        g->state = DASH;
    else if (g->state == BANG && c == '[')
        g->state = SECTION;
    else if (g->state == DASH && c == '-')
        g->state = COMMENT;
    else
        g->fault = BM_XML_GUARD_DOCTYPE;
    return g->state == TAG ? i : i + 1; /* "<>" ends a tag */
}

size_t bm_xml_guard_pass(bm_xml_guard *g, bm_str bytes)
{
    size_t complete = 0;
    for (size_t i = 0; i < bytes.len && g->fault == BM_XML_GUARD_OK;) {
        const bool was_text = g->state == TEXT;
        bool found;
        switch (g->state) {
        case TEXT:
            i = behind(bytes, i, '<', &found);
            g->state = found ? OPEN : TEXT;
            break;
        case OPEN:
        case BANG:
        case DASH:
            i = after_opener(g, bytes.ptr[i], i);
            break;
        case TAG:
            i = in_tag(g, bytes, i);
            break;
        case QUOTED:
        case QUOTED_TWICE:
            i = behind(bytes, i, g->state == QUOTED ? '\'' : '"', &found);
            g->state = found ? TAG : g->state;
            break;
        case COMMENT:
            i = behind_end(g, bytes, i, '-', 2);
            break;
        case SECTION:
            i = behind_end(g, bytes, i, ']', 2);
            break;
        default:
            i = behind_end(g, bytes, i, '?', 1);
            break;
        }
        if (g->state == TEXT && !was_text)
            complete = i;
    }
    return complete;
}
