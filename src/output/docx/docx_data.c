/* customXml/itemN.xml, written by hand: the names of fields are names of XML by form/'s own rules, so only texts are escaped.
 * SPDX-License-Identifier: MIT */
#include "output/docx/docx_data.h"

#include <stdlib.h>

#include "bieumau.h"
#include "form/check_text.h"
#include "merge/merge_value.h"

/* What is needed on the way. */
typedef struct {
    const bm_document *doc;
    uint32_t
        *printed; /* for each field, how many of its rows or items are printed; others: 1 = it is */
    bm_arena *arena; /* of the defaults of a blank form; NULL = there are none */
    bm_buf *out;
} writer;

/* ---- What is printed ---------------------------------------------------------------------- */

static void note(const writer *w, size_t field, uint32_t number)
{
    if (w->printed[field] < number)
        w->printed[field] = number;
}

static void note_field(const writer *w, size_t index, uint32_t row, uint32_t item)
{
    const bm_field *field = &w->doc->form->fields[index];
    bool is_list = field->type == BM_FIELD_LIST && item;
    bool is_rows = field->type == BM_FIELD_ROWS && row;
    note(w, index, is_list ? item : is_rows ? row : 1);
    if (field->parent >= 0)
        note(w, (size_t)field->parent, row ? row : 1);
}

static void note_printed(const writer *w, const bm_node *node, uint32_t row, uint32_t item)
{
    /* also what belongs to the form alone: the cells of its empty rows know what they are for */
    row = node->row ? node->row : row;
    item = node->item ? node->item : item;
    if (node->field >= 0)
        note_field(w, (size_t)node->field, row, item);
    for (uint32_t i = 0; i < node->n_children; i++)
        note_printed(w, node->children[i], row, item);
}

/* ---- Elements ----------------------------------------------------------------------------- */

static void put_start(bm_buf *out, bm_str name, const char *attribute)
{
    bm_buf_add_byte(out, '<');
    bm_buf_add_str(out, name);
    bm_buf_add_cstr(out, attribute);
    bm_buf_add_byte(out, '>');
}

static void put_end(bm_buf *out, bm_str name)
{
    bm_buf_add_cstr(out, "</");
    bm_buf_add_str(out, name);
    bm_buf_add_byte(out, '>');
}

static void put_element(bm_buf *out, bm_str name, const char *attribute, bm_str text)
{
    if (!text.len) {
        put_start(out, name, "/");
        return;
    }
    put_start(out, name, attribute);
    bm_docx_xml_escape_text(out, text);
    put_end(out, name);
}

static void put_options(bm_buf *out, const bm_field *field, int chosen)
{
    static const bm_str name = BM_STR("option");
    put_start(out, field->id, "");
    for (size_t i = 0; i < field->n_options; i++)
        put_element(out, name, chosen == (int)i ? " chosen=\"true\"" : " chosen=\"false\"",
                    bm_str_of(field->options[i]));
    put_end(out, field->id);
}

/* "1986-03-08" (XML Schema part 2, 3.2.9); of a date without its day what is printed. */
static void put_date(bm_buf *out, const bm_field *field, const bm_field_value *value)
{
    char iso[] = "0000-00-00";
    const bm_date d = value->date;
    const int pairs[] = {d.year / 100, d.year % 100, d.month, d.day};
    static const uint8_t at[] = {0, 2, 5, 8};
    for (size_t i = 0; i < sizeof at; i++) {
        iso[at[i]] = (char)('0' + pairs[i] / 10);
        iso[at[i] + 1] = (char)('0' + pairs[i] % 10);
    }
    put_element(out, field->id, "", d.year ? bm_str_of(iso) : value->typed);
}

/* One value of a field that is neither a table nor a list; it may be absent. */
static void put_value(bm_buf *out, const bm_field *field, const bm_field_value *value)
{
    if (field->type == BM_FIELD_CHOICE && field->show != BM_SHOW_TEXT)
        put_options(out, field, value->present ? value->choice : -1);
    else if (field->type == BM_FIELD_FLAG)
        put_element(out, field->id, "",
                    bm_str_of(value->present && value->flag ? "true" : "false"));
    else if (!value->present)
        put_start(out, field->id, "/");
    else if (field->type == BM_FIELD_DATE)
        put_date(out, field, value);
    else if (field->type == BM_FIELD_MARKDOWN)
        put_element(out, field->id, " xml:space=\"preserve\"",
                    bm_check_text_trim_blocks(value->typed));
    else
        put_element(out, field->id, "", value->typed);
}

/* ---- Fields ------------------------------------------------------------------------------- */

static const bm_field_value absent;

static void put_rows(const writer *w, size_t table)
{
    const bm_field *field = &w->doc->form->fields[table];
    const bm_field_values *values = w->doc->values;
    size_t given = values ? values->n_rows[table] : 0;
    size_t n = w->printed[table] > given ? w->printed[table] : given;
    for (size_t r = 0; r < n; r++) {
        put_start(w->out, field->id, "");
        for (size_t k = 0; k < field->n_columns; k++)
            put_value(w->out, field + 1 + k,
                      r < given ? &values->cells[table][r * field->n_columns + k] : &absent);
        put_end(w->out, field->id);
    }
}

static void put_items(const writer *w, size_t index, const bm_field_value *value)
{
    const bm_field *field = &w->doc->form->fields[index];
    size_t n = w->printed[index] > value->n_items ? w->printed[index] : value->n_items;
    for (size_t i = 0; i < n; i++)
        put_element(w->out, field->id, "",
                    i < value->n_items ? value->typed_items[i] : bm_str_n("", 0));
}

/* What stands in field ${index}. On the blank form a default may, which prints as a value does. */
static const bm_field_value *value_of(const writer *w, size_t index)
{
    if (w->doc->values)
        return &w->doc->values->values[index];
    if (!w->arena || !w->printed[index] || w->doc->form->fields[index].type == BM_FIELD_ROWS)
        return &absent;
    const bm_merge_value_place place = {.a = w->arena, .form = w->doc->form, .table = -1};
    const bm_field_value *value = bm_merge_value_of(&place, (int)index);
    return value ? value : &absent;
}

static void put_field(const writer *w, size_t index)
{
    const bm_field *field = &w->doc->form->fields[index];
    const bm_field_value *value = value_of(w, index);
    if (field->type == BM_FIELD_ROWS)
        put_rows(w, index);
    else if (field->type == BM_FIELD_LIST)
        put_items(w, index, value);
    else if (value->present || w->printed[index])
        put_value(w->out, field, value);
}

static void put_root(const writer *w, size_t number)
{
    const bm_form *form = w->doc->form;
    /* in one line, as docx_flat.c expects of a part */
    bm_buf_add_cstr(w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                            "<bieumau");
    if (number) {
        bm_buf_add_cstr(w->out, " document=\"");
        bm_buf_add_int(w->out, (int64_t)number);
        bm_buf_add_byte(w->out, '"');
    }
    bm_buf_add_cstr(w->out, " form=\"");
    bm_docx_xml_escape_text(w->out, bm_str_of(form->info.id));
    bm_buf_add_cstr(w->out, "\" definition=\"sha256:");
    bm_buf_add_cstr(w->out, form->sha);
    bm_buf_add_cstr(w->out, "\" program=\"" BM_VERSION_STRING "\"");
    bm_buf_add_cstr(w->out, w->doc->values ? ">" : " blank=\"true\">");
}

/* The first 128 bits of the SHA-256 of the part and its number, in the shape of a GUID (ECMA-376 part 1, 22.9.2.4). */
static void make_id(bm_buf *out, size_t start, size_t number, char id[BM_DOCX_DATA_ID])
{
    char hex[BM_DIGEST_HEX + 1];
    size_t end = out->len, n = 0;
    bm_buf_add_int(out, number ? (int64_t)number : 1);
    bm_digest_sha256(bm_str_n(out->ptr + start, out->len - start), hex);
    out->len = end;
    id[n++] = '{';
    for (size_t i = 0; i < 32; i++) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            id[n++] = '-';
        id[n++] = (char)(hex[i] >= 'a' ? hex[i] - 'a' + 'A' : hex[i]);
    }
    id[n++] = '}';
    id[n] = 0;
}

static bool has_defaults(const bm_form *form)
{
    for (size_t i = 0; i < form->n_fields; i++)
        if (form->fields[i].has_default)
            return true;
    return false;
}

void bm_docx_data_write(const bm_document *doc, size_t number, bm_buf *out,
                        char id[BM_DOCX_DATA_ID])
{
    const bm_form *form = doc->form;
    size_t start = out->len;
    writer w = {.doc = doc, .out = out};
    w.printed = calloc(form->n_fields + 1, sizeof *w.printed);
    if (!w.printed)
        bm_arena_out_of_memory();
    if (!doc->values && has_defaults(form))
        w.arena = bm_arena_new();
    note_printed(&w, doc->root, 0, 0);
    put_root(&w, number);
    for (size_t i = 0; i < form->n_fields; i++)
        if (form->fields[i].parent < 0)
            put_field(&w, i);
    bm_buf_add_cstr(out, "</bieumau>");
    make_id(out, start, number, id);
    bm_arena_free(w.arena);
    free(w.printed);
}

/* ---- What XML cannot hold ----------------------------------------------------------------- */

/* Markdown has lines; what else could be told from its source is told of the paragraphs that it makes. */
static bool check_text(bm_docx_writer *w, bm_str text, const bm_pos *pos)
{
    while (text.len) {
        const char *end = memchr(text.ptr, '\n', text.len);
        size_t n = end ? (size_t)(end - text.ptr) : text.len;
        if (!bm_docx_paragraph_check(w, bm_str_n(text.ptr, n), pos))
            return false;
        text = bm_str_from(text, end ? n + 1 : n);
    }
    return true;
}

static bool check_value(bm_docx_writer *w, const bm_field_value *value)
{
    if (!value->present)
        return true;
    for (size_t i = 0; i < value->n_items; i++)
        if (!check_text(w, value->typed_items[i], value->pos))
            return false;
    return value->n_items > 0 || check_text(w, value->typed, value->pos);
}

bool bm_docx_data_check(bm_docx_writer *w, const bm_document *doc)
{
    const bm_field_values *values = doc->values;
    bool good = true;
    for (size_t i = 0; values && i < doc->form->n_fields; i++) {
        const bm_field *field = &doc->form->fields[i];
        if (field->parent >= 0)
            continue;
        size_t n = field->type == BM_FIELD_ROWS ? values->n_rows[i] * field->n_columns : 0;
        for (size_t k = 0; k < n; k++)
            good &= check_value(w, &values->cells[i][k]);
        if (field->type != BM_FIELD_ROWS)
            good &= check_value(w, &values->values[i]);
    }
    return good;
}
