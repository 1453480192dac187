/* SPDX-License-Identifier: MIT */
#include "sheet/mark_text.h"

#include "base/utf8.h"

static const struct {
    char c;
    const char *entity;
} entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}};

enum { ENTITIES = sizeof entities / sizeof *entities, QUOTED = 4 /* of them needed in text */ };

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* Does "_x000A_" stand at ${text}? */
static bool looks_escaped(bm_str text)
{
    return text.len >= 7 && text.ptr[0] == '_' && text.ptr[1] == 'x' && is_hex(text.ptr[2]) &&
           is_hex(text.ptr[3]) && is_hex(text.ptr[4]) && is_hex(text.ptr[5]) && text.ptr[6] == '_';
}

static void add_ascii(bm_buf *out, bm_str rest)
{
    const char c = rest.ptr[0];
    for (size_t i = 0; i < QUOTED; i++)
        if (c == entities[i].c) {
            bm_buf_add_cstr(out, entities[i].entity);
            return;
        }
    if (c == '_' && looks_escaped(rest))
        bm_buf_add_cstr(out, "_x005F_");
    else if (c == '\r')
        bm_buf_add_cstr(out, rest.len > 1 && rest.ptr[1] == '\n' ? "" : "\n");
    else if (((unsigned char)c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
        bm_buf_add_cstr(out, "\uFFFD");
    else
        bm_buf_add_byte(out, c);
}

void bm_mark_text_escape(bm_buf *out, bm_str text)
{
    size_t valid = bm_utf8_invalid_at(text);
    for (size_t i = 0; i < text.len;) {
        if (i >= valid) {
            bm_buf_add_cstr(out, "\uFFFD");
            i++;
            valid = i + bm_utf8_invalid_at(bm_str_from(text, i));
            continue;
        }
        if ((unsigned char)text.ptr[i] < 0x80) {
            add_ascii(out, bm_str_from(text, i++));
            continue;
        }
        const size_t begin = i;
        const uint32_t code = bm_utf8_next(text, &i);
        if (code == 0xFFFE || code == 0xFFFF)
            bm_buf_add_cstr(out, "\uFFFD");
        else
            bm_buf_add(out, text.ptr + begin, i - begin);
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void add_name(bm_buf *out, const char *before, bm_str prefix)
{
    bm_buf_add_cstr(out, before);
    bm_buf_add_str(out, prefix);
    bm_buf_add_cstr(out, prefix.len ? ":t" : "t");
}

void bm_mark_text_element(bm_buf *out, bm_str prefix, bm_str text)
{
    /* the schema of the standard does not know the attribute, so it stands only where Excel needs it */
    const bool keeps = text.len && (is_blank(text.ptr[0]) || is_blank(text.ptr[text.len - 1]));
    add_name(out, "<", prefix);
    bm_buf_add_cstr(out, keeps ? " xml:space=\"preserve\">" : ">");
    bm_mark_text_escape(out, text);
    add_name(out, "</", prefix);
    bm_buf_add_byte(out, '>');
}

/* The code point of "#10" or "#xA"; U+FFFD = none. */
static uint32_t referred(bm_str name)
{
    const bool hex = name.len > 1 && (name.ptr[1] | 0x20) == 'x';
    uint32_t code = 0;
    for (size_t i = hex ? 2 : 1; i < name.len && code < 0x110000; i++) {
        const char c = name.ptr[i];
        if (!(hex ? is_hex(c) : c >= '0' && c <= '9'))
            return 0xFFFD;
        const uint32_t digit = c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 0x20) - 'a' + 10);
        code = code * (hex ? 16 : 10) + digit;
    }
    const bool is_one = code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
    return is_one ? code : 0xFFFD;
}

/* What stands at ${xml}, "&…", decoded into ${out}: how many bytes it takes; 0 = it is no reference. */
static size_t decode_one(bm_str xml, bm_buf *out)
{
    const char *end = memchr(xml.ptr, ';', xml.len);
    const size_t n = end ? (size_t)(end - xml.ptr) + 1 : 0;
    char text[4] = "";
    if (n > 2 && xml.ptr[1] == '#') {
        const size_t bytes = bm_utf8_put(text, referred(bm_str_n(xml.ptr + 1, n - 2)));
        bm_buf_add(out, text, bytes);
        return n;
    }
    for (size_t k = 0; k < ENTITIES; k++)
        if (bm_str_is(bm_str_n(xml.ptr, n), entities[k].entity)) {
            bm_buf_add_byte(out, entities[k].c);
            return n;
        }
    return 0;
}

void bm_mark_text_decode(bm_buf *out, bm_str xml)
{
    for (size_t i = 0; i < xml.len;) {
        const size_t n = xml.ptr[i] == '&' ? decode_one(bm_str_from(xml, i), out) : 0;
        if (n == 0)
            bm_buf_add_byte(out, xml.ptr[i]);
        i += n ? n : 1;
    }
}
