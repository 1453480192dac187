/* Canonical values -> YAML, JSON or XML. Written by hand: each value is escaped in one pass, and the quotes of YAML are put
 * where any reader of YAML would take a text for something else.
 * SPDX-License-Identifier: MIT */
#include "api/data_write.h"

#include <stdio.h>

#include "api/data.h"
#include "api/data_canonical.h"
#include "base/utf8.h"

static void put_str(bm_buf *out, bm_str s)
{
    bm_buf_add(out, s.ptr, s.len);
}

static void put_indent(bm_buf *out, size_t columns)
{
    memset(bm_buf_reserve(out, columns), ' ', columns);
    out->len += columns;
}

/* ---- Texts in double quotes --------------------------------------------------------------- */

/* Does ${c} have to be escaped? What our reader of YAML, or a reader of JSON, takes otherwise, or refuses. */
static bool is_special(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
           c == 0xFFFE || c == 0xFFFF;
}

/* The escapes that YAML and JSON have in common, but for ${json}'s want of "\x": "\u" does for both. */
static void put_quoted(bm_buf *out, bm_str s)
{
    static const char from[] = "\"\\\n\t\r", to[] = "\"\\ntr";
    bm_buf_add_byte(out, '"');
    for (size_t i = 0; i < s.len;) {
        size_t start = i;
        uint32_t c = bm_utf8_next(s, &i);
        const char *known = c && c < 0x80 ? strchr(from, (int)c) : NULL;
        if (known) {
            bm_buf_add_byte(out, '\\');
            bm_buf_add_byte(out, to[known - from]);
        } else if (is_special(c)) {
            bm_buf_add_cstr(out, "\\u");
            bm_buf_add_hex(out, c, 4);
        } else {
            bm_buf_add(out, s.ptr + start, i - start);
        }
    }
    bm_buf_add_byte(out, '"');
}

/* ---- YAML --------------------------------------------------------------------------------- */

/* A letter of ASCII or, by its first bytes, of Vietnamese. */
static bool is_letter(const unsigned char *p, size_t n)
{
    unsigned char c = p[0];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xC6) ||
           (c == 0xE1 && n > 2 && (p[1] == 0xBA || p[1] == 0xBB));
}

static size_t letter_bytes(unsigned char c)
{
    return c < 0x80 ? 1 : c == 0xE1 ? 3 : 2;
}

/* A word that YAML 1.1 or 1.2 takes for a truth value or nothing. */
static bool is_yaml_word(bm_str s)
{
    static const char *const words[] = {"true", "false", "yes", "no",  "on",
                                        "off",  "y",     "n",   "null"};
    char lower[8];
    if (s.len >= sizeof lower)
        return false;
    for (size_t i = 0; i < s.len; i++)
        lower[i] = (char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 32 : s.ptr[i]);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bm_str_is(bm_str_n(lower, s.len), words[i]))
            return true;
    return false;
}

/* "05/01/2024", which no reader of YAML takes for a date of its own. */
static bool is_yaml_day(bm_str s)
{
    size_t slashes = 0;
    for (size_t i = 0; i < s.len; i++) {
        slashes += s.ptr[i] == '/';
        if (s.ptr[i] != '/' && (s.ptr[i] < '0' || s.ptr[i] > '9'))
            return false;
    }
    return slashes == 2 && s.ptr[0] != '/' && s.ptr[s.len - 1] != '/';
}

/* May ${s} stand without quotes? Only what begins with a letter and holds letters, digits and harmless signs. */
static bool is_yaml_plain(bm_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    if (is_yaml_day(s))
        return true;
    if (!s.len || !is_letter(p, s.len) || p[s.len - 1] == ' ' || is_yaml_word(s))
        return false;
    for (size_t i = 0; i < s.len; i += letter_bytes(p[i])) {
        bool sign = p[i] >= ' ' && p[i] < 0x7F && p[i] != ':' && p[i] != '#';
        if (!sign && !is_letter(p + i, s.len - i))
            return false;
    }
    return true;
}

/* May ${s} stand as a block of lines? Its first line tells the indentation, its last one has no end. */
static bool is_yaml_block(bm_str s)
{
    if (!memchr(s.ptr, '\n', s.len) || strchr(" \n", s.ptr[0]) || strchr(" \n", s.ptr[s.len - 1]))
        return false;
    for (size_t i = 0; i < s.len;) {
        uint32_t c = bm_utf8_next(s, &i);
        if (c != '\n' && is_special(c))
            return false;
    }
    return true;
}

/* Behind "key:" or "-", with the end of the line; ${indent} of that key. */
static void put_yaml_text(bm_buf *out, bm_str s, size_t indent)
{
    bm_buf_add_byte(out, ' ');
    if (is_yaml_plain(s)) {
        put_str(out, s);
    } else if (s.len && is_yaml_block(s)) {
        bm_buf_add_cstr(out, "|-");
        for (size_t i = 0; i <= s.len; i++) {
            const char *end = memchr(s.ptr + i, '\n', s.len - i);
            size_t n = end ? (size_t)(end - s.ptr) - i : s.len - i;
            bm_buf_add_byte(out, '\n');
            if (n)
                put_indent(out, indent + 2);
            bm_buf_add(out, s.ptr + i, n);
            i += n;
        }
    } else {
        put_quoted(out, s);
    }
    bm_buf_add_byte(out, '\n');
}

static void put_yaml_key(bm_buf *out, bm_str key)
{
    if (is_yaml_plain(key))
        put_str(out, key);
    else
        put_quoted(out, key);
    bm_buf_add_byte(out, ':');
}

static void put_yaml_item(bm_buf *out, const bm_value *v, size_t indent)
{
    put_indent(out, indent);
    bm_buf_add_byte(out, '-');
    if (v->kind == BM_VALUE_SCALAR) {
        put_yaml_text(out, v->text, indent);
        return;
    }
    for (size_t i = 0; i < v->n; i++) {
        if (i)
            put_indent(out, indent + 2);
        else
            bm_buf_add_byte(out, ' ');
        put_yaml_key(out, v->members[i].key);
        put_yaml_text(out, v->members[i].value->text, indent + 2);
    }
}

static void write_yaml(bm_buf *out, const bm_data_write_head *head, const bm_value *values)
{
    bm_buf_add_cstr(out, "form:");
    put_yaml_text(out, head->form_id, 0);
    bm_buf_add_cstr(out, !values ? "blank: true\n" : values->n ? "data:\n" : "data: {}\n");
    for (size_t i = 0; values && i < values->n; i++) {
        const bm_value *v = values->members[i].value;
        put_indent(out, 2);
        put_yaml_key(out, values->members[i].key);
        if (v->kind == BM_VALUE_SCALAR) {
            put_yaml_text(out, v->text, 2);
            continue;
        }
        bm_buf_add_byte(out, '\n');
        for (size_t k = 0; k < v->n; k++)
            put_yaml_item(out, v->items[k], 4);
    }
}

/* ---- JSON --------------------------------------------------------------------------------- */

/* "," and a new line, or the latter alone for the first entry. */
static void put_json_line(bm_buf *out, bool first, size_t indent)
{
    bm_buf_add_cstr(out, first ? "\n" : ",\n");
    put_indent(out, indent);
}

static void put_json_map(bm_buf *out, const bm_value *map, size_t indent)
{
    bm_buf_add_byte(out, '{');
    for (size_t i = 0; i < map->n; i++) {
        const bm_value *v = map->members[i].value;
        put_json_line(out, i == 0, indent + 2);
        put_quoted(out, map->members[i].key);
        bm_buf_add_cstr(out, ": ");
        if (v->kind == BM_VALUE_SCALAR) {
            put_quoted(out, v->text);
            continue;
        }
        bm_buf_add_byte(out, '[');
        for (size_t k = 0; k < v->n; k++) {
            put_json_line(out, k == 0, indent + 4);
            if (v->items[k]->kind == BM_VALUE_MAP)
                put_json_map(out, v->items[k], indent + 4);
            else
                put_quoted(out, v->items[k]->text);
        }
        put_json_line(out, true, indent + 2);
        bm_buf_add_byte(out, ']');
    }
    if (map->n)
        put_json_line(out, true, indent);
    bm_buf_add_byte(out, '}');
}

static void write_json(bm_buf *out, const bm_data_write_head *head, const bm_value *values)
{
    bm_buf_add_cstr(out, "{\n  \"form\": ");
    put_quoted(out, head->form_id);
    if (values) {
        bm_buf_add_cstr(out, ",\n  \"data\": ");
        put_json_map(out, values, 2);
    } else {
        bm_buf_add_cstr(out, ",\n  \"blank\": true");
    }
    bm_buf_add_cstr(out, "\n}\n");
}

/* ---- XML ---------------------------------------------------------------------------------- */

static bool is_xml_white(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The sign as it may stand in a text or an attribute, or NULL when it may stand for itself. */
static const char *entity_of(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

/* XML 1.0, 2.2 Char */
static int refuse_character(bm_str key, uint32_t c, bm_diags *ds)
{
    char name[16];
    (void)snprintf(name, sizeof name, "U+%04X", (unsigned)c);
    const bm_str args[] = {key, bm_str_of(name)};
    return bm_diags_add(ds, BM_DATA_NOT_IN_XML, NULL, NULL, args, 2);
}

/* The bytes that are letters of themselves go in runs. */
static int put_xml_text(bm_buf *out, bm_str key, bm_str s, bm_diags *ds)
{
    size_t run = 0;
    for (size_t i = 0; i < s.len;) {
        size_t start = i;
        unsigned char first = (unsigned char)s.ptr[i];
        if (first > '>' && first < 0x7F) {
            i++;
            continue;
        }
        uint32_t c = bm_utf8_next(s, &i);
        const char *entity = entity_of(c);
        if ((c < 0x20 && !is_xml_white((char)c)) || c == 0xFFFE || c == 0xFFFF)
            return refuse_character(key, c, ds);
        if (!entity && c != '\r' && (c < 0x7F || c > 0x9F))
            continue;
        bm_buf_add(out, s.ptr + run, start - run);
        run = i;
        if (entity) {
            bm_buf_add_cstr(out, entity);
        } else {
            bm_buf_add_cstr(out, "&#");
            bm_buf_add_int(out, c);
            bm_buf_add_byte(out, ';');
        }
    }
    bm_buf_add(out, s.ptr + run, s.len - run);
    return 0;
}

/* White space at the ends is not read unless that is asked for. */
static int put_xml_element(bm_buf *out, bm_str key, bm_str s, size_t indent, bm_diags *ds)
{
    bool preserve = s.len && (is_xml_white(s.ptr[0]) || is_xml_white(s.ptr[s.len - 1]));
    put_indent(out, indent);
    bm_buf_add_byte(out, '<');
    put_str(out, key);
    bm_buf_add_cstr(out, preserve ? " xml:space=\"preserve\">" : ">");
    if (put_xml_text(out, key, s, ds) != 0)
        return -1;
    bm_buf_add_cstr(out, "</");
    put_str(out, key);
    bm_buf_add_cstr(out, ">\n");
    return 0;
}

static int put_xml_row(bm_buf *out, bm_str key, const bm_value *row, bm_diags *ds)
{
    bm_buf_add_cstr(out, "  <");
    put_str(out, key);
    bm_buf_add_cstr(out, ">\n");
    for (size_t i = 0; i < row->n; i++)
        if (put_xml_element(out, row->members[i].key, row->members[i].value->text, 4, ds) != 0)
            return -1;
    bm_buf_add_cstr(out, "  </");
    put_str(out, key);
    bm_buf_add_cstr(out, ">\n");
    return 0;
}

static int put_xml_value(bm_buf *out, bm_str key, const bm_value *v, bm_diags *ds)
{
    if (v->kind == BM_VALUE_SCALAR)
        return put_xml_element(out, key, v->text, 2, ds);
    if (v->kind == BM_VALUE_MAP)
        return put_xml_row(out, key, v, ds);
    for (size_t i = 0; i < v->n; i++)
        if (put_xml_value(out, key, v->items[i], ds) != 0)
            return -1;
    return 0;
}

static int write_xml(bm_buf *out, const bm_data_write_head *head, const bm_value *values,
                     bm_diags *ds)
{
    bm_buf_add_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bieumau form=\"");
    if (put_xml_text(out, bm_str_of("form"), head->form_id, ds) != 0)
        return -1;
    if (*head->sha)
        bm_buf_add_cstr(out, "\" definition=\"sha256:");
    bm_buf_add_cstr(out, head->sha);
    bm_buf_add_cstr(out, "\" program=\"" BM_VERSION_STRING "\"");
    if (!values || !values->n) {
        bm_buf_add_cstr(out, values ? "/>\n" : " blank=\"true\"/>\n");
        return 0;
    }
    bm_buf_add_cstr(out, ">\n");
    for (size_t i = 0; i < values->n; i++)
        if (put_xml_value(out, values->members[i].key, values->members[i].value, ds) != 0)
            return -1;
    bm_buf_add_cstr(out, "</bieumau>\n");
    return 0;
}

/* ---- All ---------------------------------------------------------------------------------- */

int bm_data_write_values(bm_buf *out, const bm_data_write_head *head, const bm_value *values,
                         bm_input_format format, bm_diags *ds)
{
    switch (format) {
    case BM_INPUT_YAML:
        write_yaml(out, head, values);
        return 0;
    case BM_INPUT_JSON:
        write_json(out, head, values);
        return 0;
    case BM_INPUT_AUTO:
    case BM_INPUT_XML:
        break;
    }
    return write_xml(out, head, values, ds);
}

int bm_data_write(const bm_form *form, const bm_data *data, bm_input_format format,
                  const bm_sink *sink, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    bm_buf out = {0};
    bool filled = data && !(form ? bm_data_is_blank_of(data, form) : bm_data_is_blank(data));
    const bm_value *values = filled ? bm_data_canonical(a, form, data) : NULL;
    const bm_data_write_head head = {.form_id =
                                         bm_str_of(form ? form->info.id : bm_data_form_id(data)),
                                     .sha = form ? form->sha : bm_data_sha(data)};
    int status = bm_data_write_values(&out, &head, values, format, ds);
    if (status == 0 && sink->write(sink->user, out.ptr, out.len))
        status = bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    bm_buf_free(&out);
    bm_arena_free(a);
    return status;
}
