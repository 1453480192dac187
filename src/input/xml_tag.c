/* A second, shallow look at the bytes, for positions and for what is refused beforehand.
 * SPDX-License-Identifier: MIT */
#include "input/xml_tag.h"

enum { ATTRIBUTES_MAX = 16 };

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t skip_white(bm_str s, size_t i)
{
    while (i < s.len && is_white(s.ptr[i]))
        i++;
    return i;
}

static bool begins(bm_str s, size_t i, const char *with)
{
    size_t n = strlen(with);
    return s.len - i >= n && memcmp(s.ptr + i, with, n) == 0;
}

/* Offset behind the next ${end} from ${i} on, or the end of the file. */
static size_t skip_past(bm_str s, size_t i, const char *end)
{
    size_t n = strlen(end);
    while (i < s.len) {
        const char *p = memchr(s.ptr + i, end[0], s.len - i);
        if (!p)
            break;
        i = (size_t)(p - s.ptr);
        if (begins(s, i, end))
            return i + n;
        i++;
    }
    return s.len;
}

bm_str bm_xml_tag_name(bm_str body, size_t i)
{
    size_t start = i;
    while (i < body.len && !is_white(body.ptr[i]) && !memchr("/>=<", body.ptr[i], 4))
        i++;
    return bm_str_n(body.ptr + start, i - start);
}

bool bm_xml_tag_next(bm_str body, size_t *i, bm_xml_tag_attribute *x)
{
    size_t at = skip_white(body, *i);
    x->name = bm_xml_tag_name(body, at);
    x->name_at = at;
    *i = at;
    if (!x->name.len)
        return false;
    at = skip_white(body, at + x->name.len);
    if (at >= body.len || body.ptr[at] != '=')
        return false;
    at = skip_white(body, at + 1);
    if (at >= body.len || (body.ptr[at] != '"' && body.ptr[at] != '\''))
        return false;
    const char *end = memchr(body.ptr + at + 1, body.ptr[at], body.len - at - 1);
    if (!end)
        return false;
    x->value_at = at + 1;
    *i = (size_t)(end - body.ptr) + 1;
    return true;
}

size_t bm_xml_tag_text(bm_str body, size_t i)
{
    for (;;) {
        i = skip_white(body, i);
        if (begins(body, i, "<!--"))
            i = skip_past(body, i + 4, "-->");
        else if (begins(body, i, "<?"))
            i = skip_past(body, i + 2, "?>");
        else if (begins(body, i, "<![CDATA["))
            i += 9;
        else if (begins(body, i, "]]>"))
            i += 3;
        else
            return i;
    }
}

/* Whether ${name} is UTF-8 or a part of it. */
static bool is_utf8(bm_str name)
{
    static const char *const names[] = {"UTF-8", "UTF8", "US-ASCII", "ASCII"};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        size_t n = strlen(names[k]), i = 0;
        /* ${names} hold no letter that differs from its small form in more than this bit. */
        while (i < n && i < name.len &&
               (name.ptr[i] >= 'a' && name.ptr[i] <= 'z' ? name.ptr[i] - 0x20 : name.ptr[i]) ==
                   names[k][i])
            i++;
        if (i == n && i == name.len)
            return true;
    }
    return false;
}

static int check_declaration(bm_reader *r)
{
    if (!begins(r->body, 0, "<?xml") || r->body.len < 6 || !is_white(r->body.ptr[5]))
        return 0;
    bm_str declaration = bm_str_n(r->body.ptr, skip_past(r->body, 5, "?>"));
    bm_xml_tag_attribute x;
    for (size_t i = 5; bm_xml_tag_next(declaration, &i, &x);) {
        bm_str value = bm_str_n(r->body.ptr + x.value_at, i - 1 - x.value_at);
        if (bm_str_is(x.name, "encoding") && !is_utf8(value)) {
            bm_pos pos = bm_place_at_offset(&r->place, x.value_at + r->skip);
            return bm_diags_add(r->ds, BM_XML_ENCODING, &pos, NULL, &value, 1);
        }
    }
    return 0;
}

/* The tag that begins at ${*i}; moves it on. */
static int check_attributes(bm_reader *r, size_t *i)
{
    bm_xml_tag_attribute x;
    *i += 1 + bm_xml_tag_name(r->body, *i + 1).len;
    for (int n = 0; bm_xml_tag_next(r->body, i, &x);) {
        if (++n > ATTRIBUTES_MAX) {
            bm_pos pos = bm_place_at_offset(&r->place, x.name_at + r->skip);
            return bm_diags_add(r->ds, BM_XML_ATTRIBUTE, &pos, NULL, &x.name, 1);
        }
    }
    return 0;
}

int bm_xml_tag_check(bm_reader *r)
{
    if (check_declaration(r))
        return -1;
    for (size_t i = 0; i < r->body.len;) {
        const char *p = memchr(r->body.ptr + i, '<', r->body.len - i);
        if (!p)
            break;
        i = (size_t)(p - r->body.ptr);
        if (begins(r->body, i, "<!--"))
            i = skip_past(r->body, i + 4, "-->");
        else if (begins(r->body, i, "<![CDATA["))
            i = skip_past(r->body, i + 9, "]]>");
        else if (begins(r->body, i, "<?"))
            i = skip_past(r->body, i + 2, "?>");
        else if (begins(r->body, i, "<!"))
            break; /* DOCTYPE: libxml2 is stopped there */
        else if (check_attributes(r, &i))
            return -1;
    }
    return 0;
}
