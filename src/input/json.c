/* JSON (RFC 8259), strictly. libyaml is not used for it: it knows neither "\/" nor surrogate pairs
 * and stumbles over tabs. Values keep their literal text. No recursion: open brackets are a stack.
 * SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/limit.h"
#include "base/utf8.h"
#include "input/reader.h"

/* What may come next. */
typedef enum {
    VALUE,
    FIRST_VALUE, /* of a list: or "]" */
    NAME,
    FIRST_NAME, /* of a map: or "}" */
    COLON,
    NEXT, /* "," or the closing bracket */
    END
} state;

typedef struct {
    bm_reader *r;
    const char *p; /* the body */
    size_t n, i;
    size_t opened[BM_LIMIT_DEPTH + 1]; /* offsets of the open brackets */
    unsigned depth;
    bm_buf text; /* a string while its escapes are resolved */
} json;

static bm_pos pos_at(json *j, size_t offset)
{
    return bm_place_at_offset(&j->r->place, offset + j->r->skip);
}

static int fault(json *j, bm_code code, size_t offset)
{
    bm_pos pos = pos_at(j, offset);
    return bm_diags_add0(j->r->ds, code, &pos);
}

/* The end of the file inside of a bracket. */
static int fault_end(json *j)
{
    return fault(j, BM_YAML_BRACKET, j->opened[j->depth - 1]);
}

/* ${wanted} must stand at j->i, and something else does. */
static int fault_wanted(json *j, const char *wanted)
{
    bm_pos pos = pos_at(j, j->i);
    size_t end = j->i;
    (void)bm_utf8_next(bm_str_n(j->p, j->n), &end);
    const char *found = bm_arena_printf(j->r->arena, "“%.*s”", (int)(end - j->i), j->p + j->i);
    return bm_diags_add2(j->r->ds, BM_JSON_SYNTAX, &pos, wanted, found);
}

/* Four hexadecimal digits behind "\u" at ${at}; -1 when there are none. */
static long hex4(const json *j, size_t at)
{
    long value = 0;
    if (at + 6 > j->n || j->p[at] != '\\' || j->p[at + 1] != 'u')
        return -1;
    for (size_t k = at + 2; k < at + 6; k++) {
        char c = j->p[k];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* The escape at j->i into j->text. */
static int read_escape(json *j)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = j->i + 1 < j->n ? j->p[j->i + 1] : 0;
    const char *known = c ? strchr(from, c) : NULL;
    if (known) {
        bm_buf_add_byte(&j->text, to[known - from]);
        j->i += 2;
        return 0;
    }
    long unit = hex4(j, j->i);
    size_t length = 6;
    if (unit >= 0xD800 && unit < 0xDC00) {
        long low = hex4(j, j->i + 6);
        unit =
            low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : -1;
        length = 12;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
        unit = -1;
    }
    if (unit < 0)
        return fault(j, BM_JSON_ESCAPE, j->i);
    char bytes[4];
    size_t n_bytes = bm_utf8_put(bytes, (uint32_t)unit);
    bm_buf_add(&j->text, bytes, n_bytes);
    j->i += length;
    return 0;
}

/* The string that opens at j->i. ${*out} points into the body, or into j->text when there were
 * escapes. */
static int read_string(json *j, bm_str *out)
{
    size_t open = j->i, start = ++j->i;
    bool escaped = false;
    j->text.len = 0;
    while (j->i < j->n && j->p[j->i] != '"') {
        char c = j->p[j->i];
        if (c == '\n' || c == '\r')
            break;
        if (c == '\t') {
            bm_pos pos = pos_at(j, j->i);
            return bm_diags_add1(j->r->ds, BM_INPUT_CONTROL, &pos, "U+0009");
        }
        if (c != '\\') {
            j->i++;
            continue;
        }
        escaped = true;
        bm_buf_add(&j->text, j->p + start, j->i - start);
        if (read_escape(j))
            return -1;
        start = j->i;
    }
    if (j->i == j->n || j->p[j->i] != '"')
        return fault(j, BM_YAML_QUOTE, open);
    *out = bm_str_n(j->p + start, j->i - start);
    if (escaped) {
        bm_buf_add_str(&j->text, *out);
        *out = bm_str_n(j->text.ptr, j->text.len);
    }
    j->i++;
    return 0;
}

static size_t digits(bm_str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.len && s.ptr[i + n] >= '0' && s.ptr[i + n] <= '9')
        n++;
    return n;
}

static bool is_number(bm_str s)
{
    size_t i = s.len && s.ptr[0] == '-';
    size_t n = digits(s, i);
    if (n == 0 || (n > 1 && s.ptr[i] == '0'))
        return false;
    i += n;
    if (i < s.len && s.ptr[i] == '.') {
        n = digits(s, i + 1);
        if (n == 0)
            return false;
        i += 1 + n;
    }
    if (i < s.len && (s.ptr[i] == 'e' || s.ptr[i] == 'E')) {
        i++;
        if (i < s.len && (s.ptr[i] == '+' || s.ptr[i] == '-'))
            i++;
        n = digits(s, i);
        if (n == 0)
            return false;
        i += n;
    }
    return i == s.len;
}

/* A number, true, false or null. */
static int read_word(json *j)
{
    size_t start = j->i;
    while (j->i < j->n && !memchr(" \t\r\n,:[]{}\"", j->p[j->i], 11))
        j->i++;
    bm_str word = bm_str_n(j->p + start, j->i - start);
    bm_tree_node node = {.pos = pos_at(j, start), .text = word};
    node.absent = bm_str_is(word, "null");
    if (!node.absent && !bm_str_is(word, "true") && !bm_str_is(word, "false") && !is_number(word)) {
        if (!word.len) {
            size_t end = j->i;
            (void)bm_utf8_next(bm_str_n(j->p, j->n), &end);
            word.len = end - start;
        }
        size_t shown = 0;
        while (shown < word.len && shown < 40)
            (void)bm_utf8_next(word, &shown);
        const char *text = bm_arena_printf(j->r->arena, "“%.*s”", (int)shown, word.ptr);
        return bm_diags_add1(j->r->ds, BM_JSON_VALUE, &node.pos, text);
    }
    return bm_tree_scalar(j->r->tree, &node);
}

static state after_value(const json *j)
{
    return j->depth ? NEXT : END;
}

static int read_value(json *j, state *next)
{
    char c = j->p[j->i];
    bm_tree_node node = {.pos = pos_at(j, j->i)};
    if (c == '{' || c == '[') {
        if (bm_tree_open(j->r->tree, c == '{' ? BM_VALUE_MAP : BM_VALUE_LIST, &node))
            return -1;
        j->opened[j->depth++] = j->i++;
        *next = c == '{' ? FIRST_NAME : FIRST_VALUE;
        return 0;
    }
    *next = after_value(j);
    if (c != '"')
        return read_word(j);
    node.quoted = true;
    if (read_string(j, &node.text))
        return -1;
    return bm_tree_scalar(j->r->tree, &node);
}

static int read_name(json *j, state *next)
{
    bm_tree_node node = {.pos = pos_at(j, j->i), .quoted = true};
    if (j->p[j->i] != '"')
        return fault_wanted(j, "“\"”");
    *next = COLON;
    if (read_string(j, &node.text))
        return -1;
    return bm_tree_scalar(j->r->tree, &node);
}

static int close_bracket(json *j, state *next)
{
    j->i++;
    j->depth--;
    *next = after_value(j);
    return bm_tree_close(j->r->tree);
}

/* "," or the bracket that closes what is open. */
static int read_next(json *j, state *next)
{
    bool map = j->p[j->opened[j->depth - 1]] == '{';
    if (j->p[j->i] == (map ? '}' : ']'))
        return close_bracket(j, next);
    if (j->p[j->i] != ',')
        return fault_wanted(j, map ? "“,” / “}”" : "“,” / “]”");
    j->i++;
    *next = map ? NAME : VALUE;
    return 0;
}

static int read_token(json *j, state *now)
{
    char c = j->p[j->i];
    switch (*now) {
    case FIRST_VALUE:
        return c == ']' ? close_bracket(j, now) : read_value(j, now);
    case VALUE:
        return read_value(j, now);
    case FIRST_NAME:
        return c == '}' ? close_bracket(j, now) : read_name(j, now);
    case NAME:
        return read_name(j, now);
    case COLON:
        if (c != ':')
            return fault_wanted(j, "“:”");
        j->i++;
        *now = VALUE;
        return 0;
    case NEXT:
        return read_next(j, now);
    case END:
        break;
    }
    return fault(j, BM_JSON_TRAILING, j->i);
}

int bm_json_read(bm_reader *r)
{
    json j = {.r = r, .p = r->body.ptr, .n = r->body.len};
    state now = VALUE;
    int status = 0;
    while (!status) {
        while (j.i < j.n && memchr(" \t\r\n", j.p[j.i], 4))
            j.i++;
        if (j.i == j.n)
            break;
        status = read_token(&j, &now);
    }
    if (!status && j.depth)
        status = fault_end(&j);
    bm_buf_free(&j.text);
    return status;
}
