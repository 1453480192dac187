/* The order of elements in w:sdtPr is that of the schema (ECMA-376-1 §17.5.2.38), which Word's own validator demands, too.
 * SPDX-License-Identifier: MIT */
#include "output/docx/docx_control.h"

#include <stdio.h>

#include "base/utf8.h"
#include "merge/merge_value.h"
#include "output/docx/docx_styles.h"
#include "text/case.h"

/* Word's limit for the title and the tag of a control, in UTF-16 units. */
enum { NAME_UNITS = 64 };

#define EN_SPACE "\xE2\x80\x82"
#define NO_BREAK_SPACE "\xC2\xA0"
#define TICKED "\xE2\x98\x91"
#define UNTICKED "\xE2\x98\x90"

/* ---- What a node becomes ---- */

static bm_docx_control_kind kind_of(const bm_field *field)
{
    switch (field->type) {
    case BM_FIELD_DATE:
        return BM_DOCX_CONTROL_DATE;
    case BM_FIELD_CHOICE: /* with boxes: each of them is a control, but not the text behind it */
        return field->show == BM_SHOW_TEXT ? BM_DOCX_CONTROL_LIST : BM_DOCX_CONTROL_NONE;
    case BM_FIELD_FLAG:
        return field->show == BM_SHOW_CROSS ? BM_DOCX_CONTROL_CROSS : BM_DOCX_CONTROL_BOX;
    case BM_FIELD_MARKDOWN:
    case BM_FIELD_ROWS:
        return BM_DOCX_CONTROL_NONE;
    default:
        return BM_DOCX_CONTROL_TEXT;
    }
}

/* The field of ${node} when it has a place in the data part, else NULL. */
static const bm_field *field_of(const bm_docx_writer *w, const bm_node *node)
{
    if (!w->form || node->field < 0)
        return NULL;
    const bm_field *field = &w->form->fields[node->field];
    return field->parent >= 0 && !node->row ? NULL : field;
}

/* The value that ${node} prints; NULL = there is none. On the blank form a default prints as a value does. */
static const bm_field_value *value_of(const bm_docx_writer *w, const bm_node *node)
{
    const bm_merge_value_place place = {.a = w->layout->arena,
                                        .form = w->form,
                                        .values = w->values,
                                        .table = w->form->fields[node->field].parent,
                                        .row = node->row};
    if (w->values && place.table >= 0 && node->row > w->values->n_rows[place.table])
        return NULL;
    const bm_field_value *value = bm_merge_value_of(&place, node->field);
    return value && value->present ? value : NULL;
}

/* The value of ${node} as it was typed; the tree has it in capitals. */
static bm_str typed_of(const bm_docx_writer *w, const bm_node *node, const bm_field *field)
{
    const bm_field_value *value = field->upper ? value_of(w, node) : NULL;
    if (!value)
        return node->text;
    if (field->type != BM_FIELD_LIST)
        return value->typed;
    return node->item && node->item <= value->n_items ? value->typed_items[node->item - 1]
                                                      : node->text;
}

static bool is_upper(const bm_docx_writer *w, bm_str text)
{
    bm_arena_mark mark = bm_arena_mark_of(w->layout->arena);
    bool same = bm_str_eq(bm_case_upper(w->layout->arena, text), text);
    bm_arena_rewind(w->layout->arena, mark);
    return same;
}

/* Where the mark begins that ends an item of a list: "...;", "... .". A value has its own, or gets one. */
static size_t mark_at(bm_str text)
{
    size_t at = text.len;
    if (at > 1 && strchr(";,", text.ptr[at - 1]))
        at--;
    else if (at > 2 && text.ptr[at - 1] == '.' && text.ptr[at - 2] == ' ')
        at -= 2;
    return at;
}

static void set_blank(bm_docx_control *c, const bm_field *field)
{
    size_t end = field->type == BM_FIELD_LIST ? mark_at(c->node->text) : c->node->text.len;
    c->placeholder = true;
    c->text = bm_str_n(c->node->text.ptr, end);
    c->behind = bm_str_from(c->node->text, end);
}

/* Under a signature names are as they were typed. Words in a gap are shown as the form has them. */
static void set_capitals(const bm_docx_writer *w, bm_docx_control *c, const bm_field *field,
                         bm_style style)
{
    if (!field->upper || style == BM_STYLE_SIGN_NAME)
        return;
    c->capitals = !c->placeholder || is_upper(w, c->text);
    c->later_capitals = !c->capitals;
}

bm_docx_control bm_docx_control_of(const bm_docx_writer *w, const bm_node *node, bm_style style)
{
    bm_docx_control c = {.node = node, .checked = (node->flags & BM_NODE_CHECKED) != 0};
    const bm_field *field = field_of(w, node);
    if (node->type == BM_NODE_CHECKBOX)
        c.text = bm_str_of(c.checked ? TICKED : UNTICKED);
    if (!field || (node->flags & BM_NODE_WORDS))
        return c;
    switch (node->type) {
    case BM_NODE_CHECKBOX:
        c.kind = BM_DOCX_CONTROL_BOX;
        return c;
    case BM_NODE_LEADER:
        c.placeholder = true;
        break;
    case BM_NODE_TEXT:
        c.text = node->text;
        if (field->type == BM_FIELD_FLAG)
            c.checked = true;
        else if (node->flags & BM_NODE_VALUE)
            c.text = typed_of(w, node, field);
        else if (field->type == BM_FIELD_LIST && !node->item)
            return c; /* the mark that ends an item */
        else
            set_blank(&c, field);
        break;
    default:
        return c;
    }
    c.kind = (uint8_t)kind_of(field);
    set_capitals(w, &c, field, style);
    return c;
}

bm_docx_control bm_docx_control_room(const bm_docx_writer *w, const bm_node *holder, bm_style style)
{
    bm_docx_control c = {.node = holder, .text = BM_STR(EN_SPACE EN_SPACE EN_SPACE)};
    const bm_field *field = field_of(w, holder);
    if (!field)
        return c;
    c.kind = (uint8_t)kind_of(field);
    c.placeholder = field->type != BM_FIELD_FLAG;
    c.bare = true;
    if (!c.placeholder)
        c.text = bm_str_of(NO_BREAK_SPACE);
    set_capitals(w, &c, field, style);
    return c;
}

/* ---- Names ---- */

/* ${buf} cut to what Word takes, between letters, and ended by a 0. */
static const char *cut(bm_buf *buf)
{
    bm_str text = bm_str_n(buf->ptr, buf->len);
    size_t at = 0, units = 0, end = 0;
    while (text.len > NAME_UNITS && at < text.len) {
        size_t from = at;
        uint32_t code = bm_utf8_next(text, &at);
        if (code < 0x300 || code > 0x36F) /* a mark belongs to the letter before it */
            end = from;
        units += code > 0xFFFF ? 2 : 1;
        if (units > NAME_UNITS) {
            buf->len = end;
            break;
        }
    }
    bm_buf_add_byte(buf, '\0');
    return buf->ptr;
}

static void write_name(bm_docx_writer *w, const char *element)
{
    bm_docx_xml_val(&w->xml, element, cut(&w->pending));
    w->pending.len = 0;
}

/* Title, tag and number. */
static void write_names(bm_docx_writer *w, const bm_field *field, const char *option)
{
    bm_buf *b = &w->pending;
    bm_buf_add_str(b, field->label);
    if (option) {
        bm_buf_add_cstr(b, ": ");
        bm_buf_add_cstr(b, option);
    }
    write_name(w, "w:alias");
    if (field->parent >= 0) {
        bm_buf_add_str(b, w->form->fields[field->parent].id);
        bm_buf_add_byte(b, '.');
    }
    bm_buf_add_str(b, field->id);
    write_name(w, "w:tag");
    bm_docx_xml_val_int(&w->xml, "w:id", (long)++w->n_controls);
}

static void add_step(bm_buf *b, bm_str id, uint32_t number)
{
    bm_buf_add_byte(b, '/');
    bm_buf_add_str(b, id);
    bm_buf_add_byte(b, '[');
    bm_buf_add_int(b, number ? number : 1);
    bm_buf_add_byte(b, ']');
}

static void write_binding(bm_docx_writer *w, const char *element)
{
    bm_buf_add_byte(&w->pending, '\0');
    bm_docx_xml_start(&w->xml, element);
    bm_docx_xml_attr(&w->xml, "w:xpath", w->pending.ptr);
    bm_docx_xml_attr(&w->xml, "w:storeItemID", w->item_id);
    bm_docx_xml_end(&w->xml);
    w->pending.len = 0;
}

/* The root of the data part. */
static void add_root(bm_docx_writer *w)
{
    bm_buf *b = &w->pending;
    if (!w->document) {
        bm_buf_add_cstr(b, "/bieumau[1]");
        return;
    }
    bm_buf_add_cstr(b, "/bieumau[@document='");
    bm_buf_add_int(b, w->document);
    bm_buf_add_cstr(b, "']");
}

/* The element or attribute of the data part, as docx_data.h has it. */
static void write_place(bm_docx_writer *w, const bm_node *node, const bm_field *field)
{
    bm_buf *b = &w->pending;
    bool box = field->type == BM_FIELD_CHOICE && field->show != BM_SHOW_TEXT;
    add_root(w);
    if (field->parent >= 0)
        add_step(b, w->form->fields[field->parent].id, node->row);
    add_step(b, field->id, field->type == BM_FIELD_LIST ? node->item : 1);
    if (box) {
        add_step(b, bm_str_of("option"), node->item);
        bm_buf_add_cstr(b, "/@chosen");
    }
    write_binding(w, "w:dataBinding");
}

/* ---- Kinds ---- */

/* Whether ${text} is nothing but ${one} and ${other}. */
static bool is_made_of(bm_str text, const char *one, const char *other)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len; i += n) {
        n = strlen(one);
        if (text.len - i >= n && memcmp(text.ptr + i, one, n) == 0)
            continue;
        n = strlen(other);
        if (text.len - i < n || memcmp(text.ptr + i, other, n) != 0)
            return false;
    }
    return true;
}

/* The entry of the glossary (docx_glossary.h) that Word shows when the bound element is empty: not what the document shows. */
static void write_placeholder(bm_docx_writer *w, const bm_docx_control *c)
{
    char words[sizeof BM_DOCX_GLOSSARY_WORDS + 20];
    const char *name = BM_DOCX_GLOSSARY_DOTS;
    if (c->text.len && is_made_of(c->text, EN_SPACE, NO_BREAK_SPACE)) {
        name = BM_DOCX_GLOSSARY_SPACE;
    } else if (!is_made_of(c->text, ".", "\u2026")) {
        size_t n = bm_docx_glossary_words_add(&w->words, w->layout->arena, c->text);
        snprintf(words, sizeof words, BM_DOCX_GLOSSARY_WORDS "%zu", n);
        name = words;
    }
    bm_docx_xml_start(&w->xml, "w:placeholder");
    bm_docx_xml_val(&w->xml, "w:docPart", name);
    bm_docx_xml_end(&w->xml);
    bm_docx_xml_empty(&w->xml, "w:showingPlcHdr");
}

/* A leading 0 for months 1 and 2 only (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4b), which no picture of a date can say: by the
 * month at hand. */
static const char *date_format(const bm_field *field, bm_date date)
{
    if (field->show != BM_SHOW_LONG)
        return "dd/MM/yyyy";
    return date.month > 2 ? "'ngày' dd 'tháng' M 'năm' yyyy" : "'ngày' dd 'tháng' MM 'năm' yyyy";
}

/* A month without its day is no date: its text is kept as it is. */
static void write_date(bm_docx_writer *w, const bm_docx_control *c, const bm_field *field)
{
    bm_docx_xml *x = &w->xml;
    const bm_field_value *value = c->placeholder ? NULL : value_of(w, c->node);
    bm_date date = {0};
    if (value)
        date = value->date;
    bm_docx_xml_start(x, "w:date");
    if (date.year) {
        char full[] = "0000-00-00T00:00:00Z";
        const int parts[] = {date.year / 100, date.year % 100, date.month, date.day};
        static const uint8_t at[] = {0, 2, 5, 8};
        for (size_t i = 0; i < sizeof at; i++) {
            full[at[i]] = (char)('0' + parts[i] / 10);
            full[at[i] + 1] = (char)('0' + parts[i] % 10);
        }
        bm_docx_xml_attr(x, "w:fullDate", full);
    }
    bm_docx_xml_val(x, "w:dateFormat", date_format(field, date));
    bm_docx_xml_val(x, "w:lid", "vi-VN");
    bm_docx_xml_val(x, "w:storeMappedDataAs", "date");
    bm_docx_xml_val(x, "w:calendar", "gregorian");
    bm_docx_xml_end(x);
}

static void write_options(bm_docx_xml *x, const bm_field *field)
{
    bm_docx_xml_start(x, "w:dropDownList");
    for (size_t i = 0; i < field->n_options; i++) {
        bm_docx_xml_start(x, "w:listItem");
        bm_docx_xml_attr(x, "w:displayText", field->options[i]);
        bm_docx_xml_attr(x, "w:value", field->options[i]);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
}

static void write_state(bm_docx_xml *x, const char *element, const char *code, const char *font)
{
    bm_docx_xml_start(x, element);
    bm_docx_xml_attr(x, "w14:val", code);
    bm_docx_xml_attr(x, "w14:font", font);
    bm_docx_xml_end(x);
}

static void write_check(bm_docx_xml *x, const bm_docx_control *c)
{
    bool cross = c->kind == BM_DOCX_CONTROL_CROSS;
    const char *font = cross ? BM_DOCX_FONT : BM_DOCX_BOX_FONT;
    bm_docx_xml_start(x, "w14:checkbox");
    bm_docx_xml_start(x, "w14:checked");
    bm_docx_xml_attr(x, "w14:val", c->checked ? "1" : "0");
    bm_docx_xml_end(x);
    write_state(x, "w14:checkedState", cross ? "00D7" : "2611", font);
    write_state(x, "w14:uncheckedState", cross || c->bare ? "00A0" : "2610", font);
    bm_docx_xml_end(x);
}

void bm_docx_control_open(bm_docx_writer *w, const bm_docx_control *c, bool as_list)
{
    bm_docx_xml *x = &w->xml;
    const bm_field *field = &w->form->fields[c->node->field];
    bool option = field->type == BM_FIELD_CHOICE && field->show != BM_SHOW_TEXT && c->node->item;
    bm_docx_xml_start(x, "w:sdt");
    bm_docx_xml_start(x, "w:sdtPr");
    if (c->later_capitals) {
        bm_docx_xml_start(x, "w:rPr");
        bm_docx_xml_empty(x, "w:caps");
        bm_docx_xml_end(x);
    }
    write_names(w, field, option ? field->options[c->node->item - 1] : NULL);
    if (c->placeholder)
        write_placeholder(w, c);
    write_place(w, c->node, field);
    if (c->kind == BM_DOCX_CONTROL_DATE)
        write_date(w, c, field);
    else if (c->kind == BM_DOCX_CONTROL_LIST)
        write_options(x, field);
    else if (c->kind == BM_DOCX_CONTROL_TEXT)
        bm_docx_xml_empty(x, as_list ? "w:comboBox" : "w:text");
    else
        write_check(x, c);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:sdtContent");
}

void bm_docx_control_close(bm_docx_writer *w)
{
    bm_docx_xml_end(&w->xml);
    bm_docx_xml_end(&w->xml);
}

/* ---- Rows ---- */

int bm_docx_control_table(const bm_docx_writer *w, const bm_node *row)
{
    bool counted = w->form && row->row && row->field >= 0;
    return counted ? row->field : -1;
}

void bm_docx_control_rows(bm_docx_writer *w, int table)
{
    bm_docx_xml *x = &w->xml;
    const bm_field *field = &w->form->fields[table];
    bm_docx_xml_start(x, "w:sdt");
    bm_docx_xml_start(x, "w:sdtPr");
    write_names(w, field, NULL);
    add_root(w);
    bm_buf_add_byte(&w->pending, '/');
    bm_buf_add_str(&w->pending, field->id);
    write_binding(w, "w15:dataBinding");
    bm_docx_xml_empty(x, "w15:repeatingSection");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:sdtContent");
}

void bm_docx_control_row(bm_docx_writer *w)
{
    bm_docx_xml *x = &w->xml;
    bm_docx_xml_start(x, "w:sdt");
    bm_docx_xml_start(x, "w:sdtPr");
    bm_docx_xml_val_int(x, "w:id", (long)++w->n_controls);
    bm_docx_xml_empty(x, "w15:repeatingSectionItem");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:sdtContent");
}

void bm_docx_control_namespaces(bm_docx_xml *x)
{
    bm_docx_xml_attr(x, "xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml");
    bm_docx_xml_attr(x, "xmlns:w15", "http://schemas.microsoft.com/office/word/2012/wordml");
    bm_docx_xml_attr(x, "xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006");
    bm_docx_xml_attr(x, "mc:Ignorable", "w14 w15");
}
