/* Bytes -> value tree: what is common to all formats. Size, encoding and control characters are
 * checked once here, so that the parsers behind only ever see clean UTF-8.
 * SPDX-License-Identifier: MIT */
#include "input/input.h"

#include <stdio.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "input/reader.h"

static size_t bom_length(const bm_source *source)
{
    return source->len >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Offset of the first character that is neither BOM nor white space. */
static size_t first_character(const bm_source *source)
{
    size_t i = bom_length(source);
    while (i < source->len && is_white(source->bytes[i]))
        i++;
    return i;
}

bm_input_format bm_input_guess(const bm_source *source)
{
    size_t i = first_character(source);
    if (i < source->len && source->bytes[i] == '<')
        return BM_INPUT_XML;
    if (i < source->len && source->bytes[i] == '{')
        return BM_INPUT_JSON;
    return BM_INPUT_YAML;
}

static int check_size(const bm_source *source, bm_diags *ds)
{
    if (source->len <= BM_LIMIT_INPUT_BYTES)
        return 0;
    char size[24], limit[24];
    (void)snprintf(size, sizeof size, "%zu", source->len);
    (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_INPUT_BYTES);
    const bm_source name_only = {source->name, NULL, 0, NULL};
    const bm_pos pos = {&name_only, 0, 0};
    return bm_diags_add2(ds, BM_INPUT_TOO_LARGE, &pos, size, limit);
}

/* UTF-16 has a BOM, or a 0 byte beside the first ASCII character. */
static bool is_utf16(const bm_source *source)
{
    const char *p = source->bytes;
    if (source->len < 2)
        return false;
    return memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0 || !p[0] != !p[1];
}

static int check_encoding(const bm_source *source, bm_diags *ds)
{
    if (is_utf16(source)) {
        const bm_source name_only = {source->name, NULL, 0, NULL};
        const bm_pos pos = {&name_only, 1, 1};
        return bm_diags_add0(ds, BM_INPUT_UTF16, &pos);
    }
    size_t at = bm_utf8_invalid_at(bm_str_n(source->bytes, source->len));
    if (at == source->len)
        return 0;
    char number[24], byte[8];
    (void)snprintf(number, sizeof number, "%zu", at + 1);
    (void)snprintf(byte, sizeof byte, "%02X", (unsigned)(unsigned char)source->bytes[at]);
    bm_pos pos = bm_diags_pos_at(source, at);
    return bm_diags_add2(ds, BM_INPUT_UTF8, &pos, number, byte);
}

/* The control character or non-character that begins at byte ${i}, or 0. U+0085 is left to the
 * readers: YAML 1.1 takes it for the end of a line. */
static uint32_t forbidden_at(const unsigned char *p, size_t i, size_t n)
{
    if (p[i] < 0x20 || p[i] == 0x7F)
        return p[i] == '\t' || p[i] == '\n' || p[i] == '\r' ? 0 : p[i] ? p[i] : 0x110000;
    if (p[i] == 0xC2 && p[i + 1] < 0xA0 && p[i + 1] != 0x85)
        return p[i + 1];
    if (p[i] == 0xEF && i + 2 < n && p[i + 1] == 0xBF && p[i + 2] >= 0xBE)
        return 0xFFC0u | (p[i + 2] & 0x3F);
    return 0;
}

static int check_controls(const bm_source *source, bm_diags *ds)
{
    const unsigned char *p = (const unsigned char *)source->bytes;
    bm_place place = bm_place_start(source);
    int status = 0;
    for (size_t i = 0; i < source->len; i++) {
        uint32_t c = forbidden_at(p, i, source->len);
        if (!c)
            continue;
        char name[16];
        (void)snprintf(name, sizeof name, "U+%04X", (unsigned)(c == 0x110000 ? 0 : c));
        bm_pos pos = bm_place_at_offset(&place, i);
        /* U+0081 to U+009F: bytes of UTF-8 that Windows-1252 does not have */
        status = bm_diags_add2(ds, BM_INPUT_CONTROL, &pos, name,
                               c >= 0x80 && c < 0xA0 ? "“á»‡”, “Æ°”" : "");
        if (bm_diags_dropped(ds))
            break; /* a binary file; counting all of them tells nobody anything */
    }
    return status;
}

static int read_format(bm_reader *r, bm_input_format format)
{
    switch (format) {
    case BM_INPUT_JSON:
        return bm_json_read(r);
    case BM_INPUT_XML:
        return bm_xml_read(r);
    case BM_INPUT_AUTO:
    case BM_INPUT_YAML:
        break;
    }
    return bm_yaml_read(r);
}

const bm_value *bm_input_read(bm_arena *a, const bm_source *source, bm_input_format format,
                              bm_diags *ds)
{
    size_t errors = bm_diags_errors(ds);
    if (check_size(source, ds) || check_encoding(source, ds) || check_controls(source, ds))
        return NULL;
    size_t skip = bom_length(source);
    bm_reader r = {.arena = a, .source = source, .skip = skip, .ds = ds};
    r.body = bm_str_n(source->bytes + skip, source->len - skip);
    r.place = bm_place_start(source);
    const bm_value *root = NULL;
    int status = 0;
    if (format == BM_INPUT_AUTO)
        format = bm_input_guess(source);
    if (first_character(source) < source->len) {
        r.tree = bm_tree_new(a, format == BM_INPUT_XML ? BM_TREE_GROUP : BM_TREE_UNIQUE, ds);
        status = read_format(&r, format);
        root = bm_tree_root(r.tree);
        bm_tree_free(r.tree);
    }
    if (!status && bm_diags_errors(ds) == errors && (!root || root->kind == BM_VALUE_NULL)) {
        bm_pos start = {source, 1, 1};
        bm_diags_add0(ds, BM_INPUT_EMPTY, &start);
    }
    return bm_diags_errors(ds) == errors ? root : NULL;
}
