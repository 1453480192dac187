/* SPDX-License-Identifier: MIT */
#include "sheet/mark_scan.h"

#include "base/limit.h"

enum { STEP_BYTES = 64 * 1024 };

bm_mark_scan bm_mark_scan_memory(bm_str bytes)
{
    return (bm_mark_scan){.bytes = bytes.ptr ? bytes.ptr : "", .len = bytes.len};
}

bm_mark_scan bm_mark_scan_stream(int64_t (*read)(void *user, char *to, size_t n), void *user)
{
    return (bm_mark_scan){.read = read, .user = user, .bytes = ""};
}

void bm_mark_scan_free(bm_mark_scan *s)
{
    bm_buf_free(&s->window);
    *s = (bm_mark_scan){.bytes = ""};
}

/* More bytes behind those that are not taken, which are then at the beginning. 1; 0 = there are no more; -1 = failed. */
static int fill(bm_mark_scan *s)
{
    if (!s->read)
        return 0;
    const size_t left = s->len - s->at;
    if (left)
        memmove(s->window.ptr, s->window.ptr + s->at, left);
    s->window.len = left;
    char *to = bm_buf_reserve(&s->window, STEP_BYTES);
    const int64_t n = s->read(s->user, to, STEP_BYTES);
    s->bytes = s->window.ptr;
    s->window.len += n > 0 ? (size_t)n : 0;
    s->len = s->window.len;
    s->at = 0;
    return n > 0 ? 1 : (int)n;
}

static bm_mark_scan_kind deliver(bm_mark_scan *s, bm_mark_scan_token *token, size_t n)
{
    token->bytes = bm_str_n(s->bytes + s->at, n);
    s->at += n;
    return token->kind;
}

static bm_mark_scan_kind broken(bm_mark_scan_token *token)
{
    return token->kind = BM_MARK_SCAN_BROKEN;
}

static bool begins(const bm_mark_scan *s, const char *with)
{
    const size_t n = strlen(with);
    return s->len - s->at >= n && memcmp(s->bytes + s->at, with, n) == 0;
}

/* A piece of a comment … : up to its end, or what is there of it. */
static bm_mark_scan_kind pass(bm_mark_scan *s, bm_mark_scan_token *token)
{
    const size_t n = strlen(s->until);
    while (s->len - s->at < n)
        if (fill(s) <= 0)
            return broken(token);
    const char *from = s->bytes + s->at, *end = s->bytes + s->len - n;
    for (const char *p = from; p <= end && (p = memchr(p, *s->until, (size_t)(end - p) + 1)); p++)
        if (memcmp(p, s->until, n) == 0) {
            s->until = NULL;
            return deliver(s, token, (size_t)(p - from) + n);
        }
    return deliver(s, token, s->len - s->at - (n - 1));
}

/* The tag that begins at s->at: its length; 0 = broken. */
static size_t tag_length(bm_mark_scan *s)
{
    char quote = 0;
    for (size_t i = 1; i < BM_LIMIT_MARK_TAG_BYTES; i++) {
        if (i == s->len - s->at && fill(s) <= 0)
            return 0;
        const char c = s->bytes[s->at + i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
        else if (c == '<')
            return 0;
    }
    return 0;
}

static bool ends_name(char c)
{
    return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bm_mark_scan_kind tag(bm_mark_scan *s, bm_mark_scan_token *token)
{
    const size_t n = tag_length(s);
    if (n < 3)
        return broken(token);
    const char *p = s->bytes + s->at;
    token->kind = p[1] == '/'       ? BM_MARK_SCAN_CLOSE
                  : p[n - 2] == '/' ? BM_MARK_SCAN_EMPTY
                                    : BM_MARK_SCAN_OPEN;
    const char *name = p + (p[1] == '/' ? 2 : 1), *end = name;
    token->prefix = bm_str_n(name, 0);
    for (; !ends_name(*end); end++)
        if (*end == ':') {
            token->prefix = bm_str_n(name, (size_t)(end - name));
            name = end + 1;
        }
    token->local = bm_str_n(name, (size_t)(end - name));
    return deliver(s, token, n);
}

bm_mark_scan_kind bm_mark_scan_next(bm_mark_scan *s, bm_mark_scan_token *token)
{
    static const char *const special[][2] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    token->kind = BM_MARK_SCAN_TEXT;
    token->prefix = token->local = (bm_str){NULL, 0};
    if (s->until)
        return pass(s, token);
    const int more = s->at < s->len ? 1 : fill(s);
    if (more <= 0)
        return token->kind = more == 0 ? BM_MARK_SCAN_END : BM_MARK_SCAN_BROKEN;
    const char *p = s->bytes + s->at;
    if (*p != '<') {
        const char *end = memchr(p, '<', s->len - s->at);
        return deliver(s, token, end ? (size_t)(end - p) : s->len - s->at);
    }
    while (s->len - s->at < sizeof "<![CDATA[" - 1 && fill(s) > 0) {
    }
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (begins(s, special[i][0])) {
            s->until = special[i][1];
            return deliver(s, token, strlen(special[i][0]));
        }
    return begins(s, "<!") ? broken(token) : tag(s, token);
}

bool bm_mark_scan_attribute_at(bm_str tag, size_t *at, bm_mark_scan_attribute *out)
{
    const char *p = tag.ptr;
    size_t i = *at;
    while (*at == 0 && i < tag.len && !ends_name(p[i]))
        i++;
    out->begin = i;
    while (i < tag.len && ends_name(p[i]) && p[i] != '/' && p[i] != '>')
        i++;
    const size_t name = i;
    while (i < tag.len && p[i] != '=' && !ends_name(p[i]))
        i++;
    out->name = bm_str_n(p + name, i - name);
    while (i < tag.len && p[i] != '"' && p[i] != '\'' && p[i] != '>')
        i++;
    if (i >= tag.len || p[i] == '>')
        return false;
    const char *quote = memchr(p + i + 1, p[i], tag.len - i - 1);
    if (!quote)
        return false;
    out->value = bm_str_n(p + i + 1, (size_t)(quote - p) - i - 1);
    *at = out->end = (size_t)(quote - p) + 1;
    return true;
}

static bool find(bm_str tag, const char *name, bm_mark_scan_attribute *out)
{
    for (size_t at = 0; bm_mark_scan_attribute_at(tag, &at, out);)
        if (bm_str_is(out->name, name))
            return true;
    return false;
}

bm_str bm_mark_scan_value(bm_str tag, const char *name)
{
    bm_mark_scan_attribute found;
    return find(tag, name, &found) ? found.value : bm_str_n(NULL, 0);
}

uint32_t bm_mark_scan_number(bm_str tag, const char *name, uint32_t missing)
{
    const bm_str text = bm_mark_scan_value(tag, name);
    uint32_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || n >= 100000000)
            return missing;
        n = n * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return text.len ? n : missing;
}

void bm_mark_scan_set(bm_buf *out, bm_str tag, const char *name, const char *value)
{
    bm_mark_scan_attribute found;
    if (!find(tag, name, &found)) {
        size_t end = 1;
        while (end < tag.len && !ends_name(tag.ptr[end]))
            end++;
        found.begin = found.end = end;
    }
    bm_buf_add(out, tag.ptr, found.begin);
    if (value) {
        bm_buf_add_byte(out, ' ');
        bm_buf_add_cstr(out, name);
        bm_buf_add_cstr(out, "=\"");
        bm_buf_add_cstr(out, value);
        bm_buf_add_byte(out, '"');
    }
    bm_buf_add(out, tag.ptr + found.end, tag.len - found.end);
}
