/* OpenDocument 1.3, part 3, 9.1.4 (table:table-cell), 19.385 (office:value-type). SPDX-License-Identifier: MIT */
#include "sheet/sheet_ods_cell.h"

#include "base/limit.h"

_Static_assert((int)BM_SHEET_DATE_BYTES >= (int)BM_SHEET_NUMBER_BYTES, "room for a number");

uint64_t bm_sheet_ods_cell_count(bm_str s)
{
    const uint64_t most = UINT32_MAX;
    uint64_t n = 0;
    for (size_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && n < most; i++)
        n = 10 * n + (uint64_t)(s.ptr[i] - '0');
    return n < 1 ? 1 : n > most ? most : n;
}

static bm_sheet_ods_cell_type type_of(bm_str s)
{
    static const struct {
        const char *name;
        bm_sheet_ods_cell_type type;
    } types[] = {{"string", BM_SHEET_ODS_CELL_STRING},     {"float", BM_SHEET_ODS_CELL_NUMBER},
                 {"date", BM_SHEET_ODS_CELL_DAY},          {"time", BM_SHEET_ODS_CELL_TIME},
                 {"percentage", BM_SHEET_ODS_CELL_NUMBER}, {"currency", BM_SHEET_ODS_CELL_NUMBER},
                 {"boolean", BM_SHEET_ODS_CELL_BOOLEAN}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (bm_str_is(s, types[i].name))
            return types[i].type;
    return BM_SHEET_ODS_CELL_NONE;
}

static bool is_in(bm_sheet_part *p, const bm_xml_sax_attribute *a, bm_sheet_ns ns, const char *name)
{
    return strcmp((const char *)a->name, name) == 0 && bm_sheet_part_ns(p, a->uri) == ns;
}

static void set_value(bm_sheet_ods_cell *c, bm_str value)
{
    c->n_value = value.len < sizeof c->value ? value.len : 0; /* no value is longer */
    if (c->n_value)
        memcpy(c->value, value.ptr, c->n_value);
}

static void set_string(bm_sheet_ods_cell *c, const bm_xml_sax_attribute *a)
{
    bm_arena *scratch = bm_arena_new();
    bm_buf_add_str(&c->string, bm_xml_sax_value(scratch, a));
    bm_arena_free(scratch);
}

static void take_office(bm_sheet_ods_cell *c, const bm_xml_sax_attribute *a, bm_str value)
{
    const char *name = (const char *)a->name;
    if (strcmp(name, "value-type") == 0) {
        if (c->type != BM_SHEET_ODS_CELL_ERROR)
            c->type = type_of(value);
    } else if (strcmp(name, "string-value") == 0) {
        set_string(c, a);
    } else if (strcmp(name, "value") == 0 || strcmp(name, "date-value") == 0 ||
               strcmp(name, "time-value") == 0 || strcmp(name, "boolean-value") == 0) {
        set_value(c, value);
    }
}

static void take_table(bm_sheet_ods_cell *c, const bm_xml_sax_attribute *a, bm_str value)
{
    const char *name = (const char *)a->name;
    if (strcmp(name, "number-columns-repeated") == 0)
        c->repeated = bm_sheet_ods_cell_count(value);
    else if (strcmp(name, "number-columns-spanned") == 0)
        c->n_columns = (uint32_t)bm_sheet_ods_cell_count(value);
    else if (strcmp(name, "number-rows-spanned") == 0)
        c->n_rows = (uint32_t)bm_sheet_ods_cell_count(value);
    else if (strcmp(name, "formula") == 0)
        c->has_formula = true;
}

void bm_sheet_ods_cell_begin(bm_sheet_ods_cell *c, bm_sheet_part *p, const bm_xml_sax_tag *tag)
{
    c->type = BM_SHEET_ODS_CELL_NONE;
    c->n_value = c->paragraphs = c->string.len = c->text.len = 0;
    c->has_formula = false;
    c->repeated = c->n_columns = c->n_rows = 1;
    for (size_t i = 0; i < tag->n_attributes; i++) {
        const bm_xml_sax_attribute *a = &tag->attributes[i];
        const bm_str value = bm_str_n((const char *)a->value, (size_t)(a->end - a->value));
        const bm_sheet_ns ns = bm_sheet_part_ns(p, a->uri);
        if (ns == BM_SHEET_NS_OFFICE)
            take_office(c, a, value);
        else if (ns == BM_SHEET_NS_TABLE)
            take_table(c, a, value);
        else if (is_in(p, a, BM_SHEET_NS_CALC, "value-type") && bm_str_is(value, "error"))
            c->type = BM_SHEET_ODS_CELL_ERROR;
    }
}

void bm_sheet_ods_cell_paragraph(bm_sheet_ods_cell *c)
{
    if (c->paragraphs++ > 0)
        bm_buf_add_byte(&c->text, '\n');
}

bool bm_sheet_ods_cell_add_char(bm_sheet_ods_cell *c, char ch, uint64_t n)
{
    if (n > BM_LIMIT_TEXT_BYTES || c->text.len + n > BM_LIMIT_TEXT_BYTES)
        return false;
    for (; n > 0; n--)
        bm_buf_add_byte(&c->text, ch);
    return true;
}

bool bm_sheet_ods_cell_add(bm_sheet_ods_cell *c, bm_str s)
{
    bm_buf_add_str(&c->text, s);
    return c->text.len <= BM_LIMIT_TEXT_BYTES;
}

void bm_sheet_ods_cell_value(const bm_sheet_ods_cell *c, bm_sheet_cell *cell,
                             char out[BM_SHEET_DATE_BYTES])
{
    const bm_str value = bm_str_n(c->value, c->n_value);
    const bm_str shown = bm_str_n(c->text.ptr, c->text.len);
    size_t n = 0;
    cell->kind = BM_SHEET_TEXT;
    cell->text = shown; /* unless there is a value: nothing is lost */
    switch (c->type) {
    case BM_SHEET_ODS_CELL_NUMBER:
        n = bm_sheet_number_print(value, out);
        cell->kind = n ? BM_SHEET_NUMBER : BM_SHEET_TEXT;
        break;
    case BM_SHEET_ODS_CELL_DAY: {
        bm_sheet_kind kind;
        n = bm_sheet_date_of_iso(value, out, &kind);
        cell->kind = n ? kind : BM_SHEET_TEXT;
        break;
    }
    case BM_SHEET_ODS_CELL_TIME:
        n = bm_sheet_date_of_length(value, out);
        break;
    case BM_SHEET_ODS_CELL_BOOLEAN:
        if (bm_str_is(value, "true") || bm_str_is(value, "false")) {
            cell->kind = BM_SHEET_FLAG;
            cell->text = value;
        }
        break;
    case BM_SHEET_ODS_CELL_STRING:
        if (c->string.len)
            cell->text = bm_str_n(c->string.ptr, c->string.len);
        break;
    case BM_SHEET_ODS_CELL_ERROR:
        cell->kind = BM_SHEET_FAULT;
        break;
    case BM_SHEET_ODS_CELL_NONE:
        if (c->has_formula &&
            c->paragraphs == 0) /* LibreOffice writes an empty one for an empty text */
            cell->kind = BM_SHEET_FAULT;
        break;
    }
    if (n)
        cell->text = bm_str_n(out, n);
}

void bm_sheet_ods_cell_free(bm_sheet_ods_cell *c)
{
    bm_buf_free(&c->string);
    bm_buf_free(&c->text);
}
