/* A parser of JSON that hands each member of an object to the function that knows the object, and passes over what that does
 * not take. The input is our own file, but may have been damaged or be another's.
 * SPDX-License-Identifier: MIT */
#include "batch/batch_faults_json.h"

#include "base/limit.h"
#include "base/utf8.h"

enum { DEPTH = 8 };

typedef struct {
    bm_arena *arena;
    const char *at, *end;
    int depth;
} parser;

/* Takes the value of member ${key}, or passes over it; false = not JSON, or not what it must be. */
typedef bool member_fn(parser *p, bm_str key, void *to);

/* ---- Values -------------------------------------------------------------------------------- */

static void skip_blanks(parser *p)
{
    while (p->at < p->end && (*p->at == ' ' || *p->at == '\t' || *p->at == '\r' || *p->at == '\n'))
        p->at++;
}

/* Is ${c} next? Then it is passed. */
static bool take(parser *p, char c)
{
    skip_blanks(p);
    if (p->at == p->end || *p->at != c)
        return false;
    p->at++;
    return true;
}

static bool take_word(parser *p, const char *word)
{
    const size_t n = strlen(word);
    if ((size_t)(p->end - p->at) < n || memcmp(p->at, word, n) != 0)
        return false;
    p->at += n;
    return true;
}

/* The four digits of \u….; -1 when they are not there. */
static int32_t hex4(parser *p)
{
    static const char digits[] = "0123456789abcdef";
    int32_t code = 0;
    for (int i = 0; i < 4; i++) {
        if (p->at == p->end || *p->at == 0)
            return -1;
        const char *digit = strchr(digits, *p->at | 0x20);
        if (!digit || (*p->at < '0'))
            return -1;
        code = code * 16 + (int32_t)(digit - digits);
        p->at++;
    }
    return code;
}

/* What stands behind a backslash, into ${to}: 1 to 4 bytes; 0 = nothing that JSON knows. What no C string or no UTF-8 can hold becomes
 * U+FFFD. */
static size_t unescape(parser *p, char to[4])
{
    static const char plain[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (p->at == p->end || *p->at == 0)
        return 0;
    const char c = *p->at++;
    const char *known = strchr(plain, c);
    if (known) {
        to[0] = meant[known - plain];
        return 1;
    }
    int32_t code = c == 'u' ? hex4(p) : -1;
    if (code < 0)
        return 0;
    if (code >= 0xD800 && code < 0xDC00 && p->end - p->at >= 6 && take_word(p, "\\u")) {
        const int32_t low = hex4(p);
        if (low < 0)
            return 0;
        code = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                                             : 0xFFFD;
    }
    if (code == 0 || (code >= 0xD800 && code < 0xE000))
        code = 0xFFFD;
    return bm_utf8_put(to, (uint32_t)code);
}

/* A string, decoded, which is never longer than it stands there. */
static bool take_text(parser *p, bm_str *out)
{
    if (!take(p, '"'))
        return false;
    const char *quote = p->at; /* the end of it, not that of an escape */
    while (quote < p->end && *quote != '"')
        quote += *quote == '\\' ? 2 : 1;
    if (quote >= p->end)
        return false;
    char *to = bm_arena_alloc(p->arena, (size_t)(quote - p->at) + 1);
    size_t n = 0;
    while (p->at < quote) {
        if ((unsigned char)*p->at < 0x20)
            return false;
        if (*p->at != '\\') {
            to[n++] = *p->at++;
            continue;
        }
        p->at++;
        char bytes[4];
        const size_t more = unescape(p, bytes);
        if (more == 0 || p->at > quote)
            return false;
        memcpy(to + n, bytes, more);
        n += more;
    }
    to[n] = 0;
    p->at++;
    *out = bm_str_n(to, n);
    return true;
}

static bool take_digits(parser *p)
{
    const char *from = p->at;
    while (p->at < p->end && *p->at >= '0' && *p->at <= '9')
        p->at++;
    return p->at > from;
}

static bool skip_number(parser *p)
{
    (void)take_word(p, "-");
    const char *first = p->at;
    if (!take_digits(p) || (*first == '0' && p->at - first > 1))
        return false;
    if (take_word(p, ".") && !take_digits(p))
        return false;
    if (!take_word(p, "e") && !take_word(p, "E"))
        return true;
    if (!take_word(p, "+"))
        (void)take_word(p, "-");
    return take_digits(p);
}

static bool take_uint32(parser *p, uint32_t *out)
{
    skip_blanks(p);
    uint64_t n = 0;
    const char *first = p->at;
    if (!take_digits(p) || (*first == '0' && p->at - first > 1))
        return false;
    for (const char *digit = first; digit < p->at && n <= UINT32_MAX; digit++)
        n = n * 10 + (uint64_t)(*digit - '0');
    *out = (uint32_t)n;
    return n <= UINT32_MAX;
}

static bool take_object(parser *p, member_fn *member, void *to)
{
    if (!take(p, '{') || ++p->depth > DEPTH)
        return false;
    if (!take(p, '}')) {
        do {
            bm_str key;
            if (!take_text(p, &key) || !take(p, ':') || !member(p, key, to))
                return false;
        } while (take(p, ','));
        if (!take(p, '}'))
            return false;
    }
    p->depth--;
    return true;
}

static bool skip_value(parser *p);

static bool skip_member(parser *p, bm_str key, void *to)
{
    (void)key;
    (void)to;
    return skip_value(p);
}

static bool skip_array(parser *p)
{
    if (!take(p, '[') || ++p->depth > DEPTH)
        return false;
    if (!take(p, ']')) {
        do {
            if (!skip_value(p))
                return false;
        } while (take(p, ','));
        if (!take(p, ']'))
            return false;
    }
    p->depth--;
    return true;
}

static bool skip_value(parser *p)
{
    bm_str text;
    skip_blanks(p);
    switch (p->at < p->end ? *p->at : 0) {
    case '"':
        return take_text(p, &text);
    case '{':
        return take_object(p, skip_member, NULL);
    case '[':
        return skip_array(p);
    case 't':
        return take_word(p, "true");
    case 'f':
        return take_word(p, "false");
    case 'n':
        return take_word(p, "null");
    default:
        return skip_number(p);
    }
}

/* A string, or null, which leaves ${*out} as it is. */
static bool take_cstr(parser *p, const char **out)
{
    bm_str text;
    skip_blanks(p);
    if (take_word(p, "null"))
        return true;
    if (!take_text(p, &text))
        return false;
    *out = text.ptr;
    return true;
}

/* ---- The line ------------------------------------------------------------------------------ */

typedef struct {
    bm_batch_faults_json *out;
    bm_batch_faults_json_message *messages;
    bool has_row, has_messages;
} record;

static bool take_language(parser *p, bm_str key, void *to)
{
    const char **text = to;
    if (bm_str_is(key, "vi"))
        return take_cstr(p, &text[BM_LANG_VI]);
    if (bm_str_is(key, "en"))
        return take_cstr(p, &text[BM_LANG_EN]);
    return skip_value(p);
}

static bool take_severity(parser *p, bm_severity *out)
{
    static const char *const names[] = {
        [BM_NOTE] = "note", [BM_WARNING] = "warning", [BM_ERROR] = "error"};
    bm_str text;
    if (!take_text(p, &text))
        return false;
    for (bm_severity s = BM_NOTE; s <= BM_ERROR; s++)
        if (bm_str_is(text, names[s])) {
            *out = s;
            return true;
        }
    return false;
}

static bool take_message_member(parser *p, bm_str key, void *to)
{
    bm_batch_faults_json_message *m = to;
    if (bm_str_is(key, "code"))
        return take_cstr(p, &m->code);
    if (bm_str_is(key, "severity"))
        return take_severity(p, &m->severity);
    if (bm_str_is(key, "line"))
        return take_uint32(p, &m->line);
    if (bm_str_is(key, "column"))
        return take_uint32(p, &m->col);
    if (bm_str_is(key, "cell"))
        return take_cstr(p, &m->cell);
    if (bm_str_is(key, "message"))
        return take_object(p, take_language, m->message);
    if (bm_str_is(key, "hint"))
        return take_object(p, take_language, m->hint);
    return skip_value(p);
}

static bool take_messages(parser *p, record *r)
{
    size_t n = 0;
    if (!take(p, '[') || ++p->depth > DEPTH)
        return false;
    r->messages = bm_arena_zero(p->arena, BM_LIMIT_DIAGS, sizeof *r->messages);
    if (!take(p, ']')) {
        do {
            if (n == BM_LIMIT_DIAGS)
                return false;
            r->messages[n] = (bm_batch_faults_json_message){
                .code = "", .severity = BM_ERROR, .message = {"", ""}, .hint = {"", ""}};
            if (!take_object(p, take_message_member, &r->messages[n++]))
                return false;
        } while (take(p, ','));
        if (!take(p, ']'))
            return false;
    }
    p->depth--;
    r->out->messages = r->messages;
    r->out->n = n;
    r->has_messages = true;
    return true;
}

static bool take_record_member(parser *p, bm_str key, void *to)
{
    record *r = to;
    if (bm_str_is(key, "row"))
        return r->has_row = take_uint32(p, &r->out->row);
    if (bm_str_is(key, "messages") && !r->has_messages)
        return take_messages(p, r);
    return skip_value(p);
}

bool bm_batch_faults_json_parse(bm_arena *a, bm_str line, bm_batch_faults_json *out)
{
    parser p = {.arena = a, .at = line.ptr, .end = line.ptr + line.len};
    record r = {.out = out};
    *out = (bm_batch_faults_json){0};
    if (bm_utf8_invalid_at(line) < line.len || !take_object(&p, take_record_member, &r))
        return false;
    skip_blanks(&p);
    return p.at == p.end && r.has_row && r.has_messages;
}
