/* JSON after RFC 8259; text stays readable UTF-8. SPDX-License-Identifier: MIT */
#include "batch/batch_faults_text.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/limit.h"
#include "base/utf8.h"

static void add_key(bm_buf *b, const char *key)
{
    if (!key)
        return;
    bm_buf_add_byte(b, '"');
    bm_buf_add_cstr(b, key);
    bm_buf_add_cstr(b, "\":");
}

/* The code point at ${*i}, U+FFFD for a byte that begins none; moves ${*i} behind it. ${*valid}: how far ${s} is valid UTF-8. */
static uint32_t next_code(bm_str s, size_t *i, size_t *valid)
{
    if (*i < *valid)
        return bm_utf8_next(s, i);
    ++*i;
    *valid = *i + bm_utf8_invalid_at(bm_str_from(s, *i));
    return 0xFFFD;
}

/* A terminal that shows the file takes no orders from it, and JavaScript has it on one line: C1 controls and line
 * separators are escaped, too. */
static void add_code(bm_buf *b, uint32_t code)
{
    char text[16] = "";
    if (code == '"' || code == '\\') {
        bm_buf_add_byte(b, '\\');
        bm_buf_add_byte(b, (char)code);
    } else if (code == '\n') {
        bm_buf_add_cstr(b, "\\n");
    } else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029) {
        (void)snprintf(text, sizeof text, "\\u%04" PRIx32, code);
        bm_buf_add_cstr(b, text);
    } else {
        const size_t n = bm_utf8_put(text, code);
        bm_buf_add(b, text, n);
    }
}

void bm_batch_faults_text(bm_buf *b, const char *key, const char *s)
{
    add_key(b, key);
    if (!s) {
        bm_buf_add_cstr(b, "null");
        return;
    }
    const bm_str text = bm_str_of(s);
    size_t valid = bm_utf8_invalid_at(text);
    bm_buf_add_byte(b, '"');
    const size_t begin = b->len;
    for (size_t i = 0; i < text.len;) {
        if (b->len - begin > BM_LIMIT_FAULT_TEXT_BYTES) {
            bm_buf_add_cstr(b, "…");
            break;
        }
        add_code(b, next_code(text, &i, &valid));
    }
    bm_buf_add_byte(b, '"');
}

void bm_batch_faults_text_int(bm_buf *b, const char *key, uint64_t n)
{
    char text[24];
    add_key(b, key);
    (void)snprintf(text, sizeof text, "%" PRIu64, n);
    bm_buf_add_cstr(b, text);
}
