/* Types one value: date, choice, flag, text. The text is tidied first, whatever the type.
 * SPDX-License-Identifier: MIT */
#include "form/check_value.h"

#include "base/utf8.h"
#include "document/markdown.h"
#include "form/check_choice.h"
#include "form/check_text.h"
#include "text/case.h"
#include "text/nfc.h"

static const char *path_of(bm_arena *a, const bm_check_value_place *place)
{
    const bm_str id = place->field->id;
    if (!place->table)
        return bm_arena_cstr(a, id);
    const bm_str table = place->table->id;
    return bm_arena_printf(a, "%.*s[%zu].%.*s", (int)table.len, table.ptr, place->row, (int)id.len,
                           id.ptr);
}

void bm_check_value_report(bm_check_value_job *job, const bm_check_value_place *place, bm_code code,
                           const bm_pos *pos, const char *arg1, const char *arg2)
{
    bm_arena_mark mark = bm_arena_mark_of(job->a);
    bm_str args[3] = {place->field->id, bm_str_of(arg1), bm_str_of(arg2)};
    size_t n_args = arg2 ? 3 : arg1 ? 2 : 1;
    if (bm_diags_add(job->ds, code, pos, path_of(job->a, place), args, n_args) != 0)
        job->status = -1;
    bm_arena_rewind(job->a, mark);
}

/* The message names the value first and the field nowhere or last. */
static void report_text(bm_check_value_job *job, const bm_check_value_place *place, bm_code code,
                        const bm_value *value, bm_str text)
{
    bm_arena_mark mark = bm_arena_mark_of(job->a);
    if (bm_diags_add(job->ds, code, &value->pos, path_of(job->a, place), &text, 1) != 0)
        job->status = -1;
    bm_arena_rewind(job->a, mark);
}

void bm_check_value_missing(bm_check_value_job *job, const bm_check_value_place *place,
                            const bm_pos *pos)
{
    if (!place->field->required)
        return;
    bm_arena_mark mark = bm_arena_mark_of(job->a);
    const char *label = bm_arena_cstr(job->a, place->field->label);
    bm_check_value_report(job, place, job->draft ? BM_DATA_MISSING_DRAFT : BM_DATA_REQUIRED, pos,
                          label, NULL);
    bm_arena_rewind(job->a, mark);
}

static void report_refused(bm_check_value_job *job, const bm_check_value_place *place,
                           const bm_value *value, uint32_t c)
{
    if (c == 0xFFFD) {
        bm_check_value_report(job, place, BM_DATA_LOST, &value->pos, NULL, NULL);
        return;
    }
    const char *name = bm_arena_printf(job->a, "U+%04X", (unsigned)c);
    bm_check_value_report(job, place, BM_DATA_CONTROL, &value->pos, name, NULL);
}

/* "ệ (U+0323)": the letter as it shows, and the mark's number. */
static void report_loose_mark(bm_check_value_job *job, const bm_check_value_place *place,
                              const bm_value *value, bm_str text)
{
    size_t at;
    if (!bm_nfc_loose_mark(text, &at))
        return;
    size_t from = at, end = at;
    uint32_t mark = bm_utf8_next(text, &end);
    while (from > 0 && (text.ptr[--from] & 0xC0) == 0x80)
        ;
    const char *what = bm_arena_printf(job->a, "%.*s (U+%04X)", (int)(end - from), text.ptr + from,
                                       (unsigned)mark);
    bm_check_value_report(job, place, BM_DATA_LOOSE_TONE, &value->pos, what, NULL);
}

/* Tidy ${value} and report what was found; false when it cannot be used. */
static bool read_text(bm_check_value_job *job, const bm_check_value_place *place,
                      const bm_value *value, bm_str *text)
{
    bool markdown = place->field->type == BM_FIELD_MARKDOWN;
    bm_check_text tidy = markdown ? bm_check_text_markdown(job->a, value->text)
                                  : bm_check_text_line(job->a, value->text);
    *text = tidy.text;
    if (tidy.plain)
        return true;
    if (tidy.refused) {
        report_refused(job, place, value, tidy.refused);
        return false;
    }
    if (tidy.line_ends)
        bm_check_value_report(job, place, BM_DATA_SPACES, &value->pos, NULL, NULL);
    if (tidy.runs)
        bm_check_value_report(job, place, BM_DATA_RUNS, &value->pos, NULL, NULL);
    if (tidy.n_invisible) {
        const char *count = bm_arena_printf(job->a, "%zu", tidy.n_invisible);
        bm_check_value_report(job, place, BM_DATA_INVISIBLE, &value->pos, count, NULL);
    }
    report_loose_mark(job, place, value, tidy.text);
    return true;
}

static bool read_date(bm_check_value_job *job, const bm_check_value_place *place,
                      const bm_value *value, bm_field_value *out)
{
    switch (bm_date_parse(out->text, &out->date)) {
    case BM_DATE_OK:
        break;
    case BM_DATE_FORMAT:
        report_text(job, place, BM_DATA_DATE_FORMAT, value, out->text);
        return false;
    case BM_DATE_IMPOSSIBLE:
        report_text(job, place, BM_DATA_DATE_IMPOSSIBLE, value, out->text);
        return false;
    case BM_DATE_SHORT_YEAR:
        report_text(job, place, BM_DATA_DATE_YEAR, value, out->text);
        return false;
    }
    if (place->field->show != BM_SHOW_LONG) {
        out->text = bm_date_short(job->a, out->date);
        return true;
    }
    bm_str day = bm_date_day(job->a, out->date), month = bm_date_month(job->a, out->date),
           year = bm_date_year(job->a, out->date);
    out->text =
        bm_str_of(bm_arena_printf(job->a, "ngày %.*s tháng %.*s năm %.*s", (int)day.len, day.ptr,
                                  (int)month.len, month.ptr, (int)year.len, year.ptr));
    return true;
}

/* “Nam”, “Nữ” */
static const char *list_options(bm_arena *a, const bm_field *field)
{
    const char *list = "";
    for (size_t i = 0; i < field->n_options; i++)
        list = bm_arena_printf(a, "%s%s“%s”", list, i ? ", " : "", field->options[i]);
    return list;
}

static bool read_choice(bm_check_value_job *job, const bm_check_value_place *place,
                        const bm_value *value, bm_field_value *out)
{
    const bm_field *field = place->field;
    out->choice = bm_check_choice_find(job->a, out->text, field->options, field->n_options);
    if (out->choice >= 0) {
        out->text = bm_str_of(field->options[out->choice]);
        return true;
    }
    bm_arena_mark mark = bm_arena_mark_of(job->a);
    bm_str args[3] = {out->text, field->id, bm_str_of(list_options(job->a, field))};
    if (bm_diags_add(job->ds, BM_DATA_CHOICE, &value->pos, path_of(job->a, place), args, 3) != 0)
        job->status = -1;
    bm_arena_rewind(job->a, mark);
    return false;
}

static bool read_flag(bm_check_value_job *job, const bm_check_value_place *place,
                      const bm_value *value, bm_field_value *out)
{
    int flag = bm_check_choice_flag(job->a, out->text);
    if (flag < 0) {
        const char *text = bm_arena_cstr(job->a, out->text);
        bm_check_value_report(job, place, BM_DATA_FLAG, &value->pos, text, NULL);
        return false;
    }
    out->flag = flag == 1;
    out->text = bm_str_n("", 0);
    return true;
}

/* A fault in a markdown value belongs to the check, so that the merge finds none. */
static bool read_markdown(bm_check_value_job *job, const bm_check_value_place *place,
                          const bm_value *value, bm_str text)
{
    bm_arena_mark mark = bm_arena_mark_of(job->a);
    bm_node_list blocks = {.arena = job->a};
    const char *name = path_of(job->a, place);
    int status = bm_markdown_blocks(job->a, text, &value->pos, name, &blocks, job->ds);
    bm_arena_rewind(job->a, mark);
    if (status != 0)
        job->status = -1;
    return status == 0;
}

static bool read_typed(bm_check_value_job *job, const bm_check_value_place *place,
                       const bm_value *value, bm_field_value *out)
{
    switch (place->field->type) {
    case BM_FIELD_DATE:
        return read_date(job, place, value, out);
    case BM_FIELD_CHOICE:
        return read_choice(job, place, value, out);
    case BM_FIELD_FLAG:
        return read_flag(job, place, value, out);
    case BM_FIELD_MARKDOWN:
        return read_markdown(job, place, value, out->text);
    case BM_FIELD_TEXT:
    case BM_FIELD_PERSON:
    case BM_FIELD_IDENTITY:
    case BM_FIELD_TAX_CODE:
    case BM_FIELD_BUDGET_CODE:
    case BM_FIELD_PHONE:
    case BM_FIELD_OFFICIAL_EMAIL:
    case BM_FIELD_CERTIFICATE_SERIAL:
    case BM_FIELD_SIM_PKI:
    case BM_FIELD_PROVINCE:
    case BM_FIELD_ISSUING_AUTHORITY:
    case BM_FIELD_INTEGER:
    case BM_FIELD_LIST:
    case BM_FIELD_ROWS:
        break;
    }
    return true;
}

void bm_check_value_read(bm_check_value_job *job, const bm_check_value_place *place,
                         const bm_value *value, const bm_pos *key_pos, bm_field_value *out)
{
    bm_field_value read = {.pos = &value->pos};
    *out = read;
    if (value->kind == BM_VALUE_LIST || value->kind == BM_VALUE_MAP) {
        bm_check_value_report(job, place, BM_DATA_NOT_SCALAR, &value->pos, NULL, NULL);
        return;
    }
    if (bm_value_is_absent(value)) {
        bm_check_value_missing(job, place, key_pos);
        return;
    }
    if (!read_text(job, place, value, &read.text))
        return;
    if (read.text.len == 0) {
        bm_check_value_missing(job, place, key_pos);
        return;
    }
    if (!read_typed(job, place, value, &read))
        return;
    read.present = true;
    read.typed = read.text;
    if (place->field->upper)
        read.text = bm_case_upper(job->a, read.text);
    *out = read;
}
