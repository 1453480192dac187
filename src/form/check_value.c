/* Types one value. The text is tidied first, whatever the type; then the type's own file reads it.
 * SPDX-License-Identifier: MIT */
#include "form/check_value.h"

#include "base/utf8.h"
#include "document/markdown.h"
#include "form/check_budget_code.h"
#include "form/check_choice.h"
#include "form/check_date.h"
#include "form/check_digits.h"
#include "form/check_email.h"
#include "form/check_identity.h"
#include "form/check_integer.h"
#include "form/check_list.h"
#include "form/check_phone.h"
#include "form/check_province.h"
#include "form/check_serial.h"
#include "form/check_sim.h"
#include "form/check_tax_code.h"
#include "form/check_text.h"
#include "text/case.h"
#include "text/nfc.h"

static const char *path_of(const bm_check_value_job *job, const bm_check_value_place *place)
{
    bm_arena *a = job->a;
    const bm_str id = place->field->id;
    if (job->item)
        return bm_arena_printf(a, "%.*s[%zu]", (int)id.len, id.ptr, job->item);
    if (!place->table)
        return bm_arena_cstr(a, id);
    const bm_str table = place->table->id;
    return bm_arena_printf(a, "%.*s[%zu].%.*s", (int)table.len, table.ptr, place->row, (int)id.len,
                           id.ptr);
}

static void add(bm_check_value_job *job, const bm_check_value_place *place, bm_code code,
                const bm_pos *pos, const bm_str *args, size_t n_args)
{
    bm_arena_mark mark = bm_arena_mark_of(job->a);
    if (bm_diags_add(job->ds, code, pos, path_of(job, place), args, n_args) != 0)
        job->status = -1;
    bm_arena_rewind(job->a, mark);
}

void bm_check_value_report(bm_check_value_job *job, const bm_check_value_place *place, bm_code code,
                           const bm_pos *pos, const char *arg1, const char *arg2)
{
    const bm_str args[3] = {place->field->id, bm_str_of(arg1), bm_str_of(arg2)};
    add(job, place, code, pos, args, arg2 ? 3 : arg1 ? 2 : 1);
}

void bm_check_value_say(const bm_check_value_at *at, bm_code code, const bm_str *args,
                        size_t n_args)
{
    add(at->job, at->place, code, at->pos, args, n_args);
}

bool bm_check_value_tell(const bm_check_value_at *at, bm_code code, bm_str arg1, bm_str arg2,
                         bm_str arg3)
{
    const bm_str args[4] = {at->place->field->id, arg1, arg2, arg3};
    bm_check_value_say(at, code, args, 4);
    return false;
}

bool bm_check_value_rewrite(const bm_check_value_at *at, bm_code code, bm_str text,
                            bm_field_value *out)
{
    if (!bm_str_eq(out->text, text))
        (void)bm_check_value_tell(at, code, out->text, text, bm_str_of(""));
    out->text = text;
    return true;
}

/* Who fills in a table knows columns, not the names of fields. */
static void advise_column(bm_check_value_job *job, const char *label)
{
    const bm_str hint[2] = {
        bm_str_of(bm_arena_printf(
            job->a, "điền vào cột “%s” ở dòng này, hoặc dùng --draft để in chỗ trống", label)),
        bm_str_of(bm_arena_printf(
            job->a, "fill in the column “%s” of this row, or use --draft to print the gap",
            label))};
    bm_diags_advise(job->ds, hint);
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
    if (!job->draft && pos && pos->source && pos->source->sheet)
        advise_column(job, label);
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

bool bm_check_value_tidy(bm_check_value_job *job, const bm_check_value_place *place,
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

/* A name is printed as it is typed; these characters are in none. */
static bool read_person(const bm_check_value_at *at, bm_field_value *out)
{
    bm_str name = out->text;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if ((c < '0' || c > '9') && c != '@')
            continue;
        (void)bm_check_value_tell(at, BM_DATA_PERSON, name, bm_str_n(name.ptr + i, 1),
                                  bm_str_of(""));
        break;
    }
    return true;
}

/* A long number in a cell that was not meant to be one. Whoever wants to print it as it is may. */
static bool read_plain(const bm_check_value_at *at, bm_field_value *out)
{
    bm_str digits, none = BM_STR(""), text = out->text;
    if (memchr(text.ptr, '+', text.len) &&
        bm_check_digits_cell_of(at->job->a, text, &digits) != BM_CHECK_DIGITS_TYPED)
        (void)bm_check_value_tell(at, BM_DATA_TEXT_SHORTENED, text, none, none);
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

static bool read_choice(const bm_check_value_at *at, bm_field_value *out)
{
    bm_arena *a = at->job->a;
    const bm_field *field = at->place->field;
    out->choice = bm_check_choice_find(a, out->text, field->options, field->n_options);
    if (out->choice >= 0) {
        out->text = bm_str_of(field->options[out->choice]);
        return true;
    }
    bm_arena_mark mark = bm_arena_mark_of(a);
    const bm_str args[3] = {out->text, field->id, bm_str_of(list_options(a, field))};
    bm_check_value_say(at, BM_DATA_CHOICE, args, 3);
    bm_arena_rewind(a, mark);
    return false;
}

static bool read_flag(const bm_check_value_at *at, bm_field_value *out)
{
    bm_str none = BM_STR("");
    int flag = bm_check_choice_flag(at->job->a, out->text);
    if (flag < 0)
        return bm_check_value_tell(at, BM_DATA_FLAG, out->text, none, none);
    out->flag = flag == 1;
    out->text = none;
    return true;
}

/* A fault in a markdown value belongs to the check, so that the merge finds none. */
static bool read_markdown(const bm_check_value_at *at, bm_field_value *out)
{
    bm_check_value_job *job = at->job;
    bm_arena_mark mark = bm_arena_mark_of(job->a);
    bm_node_list blocks = {.arena = job->a};
    const char *name = path_of(job, at->place);
    int status = bm_markdown_blocks(job->a, out->text, at->pos, name, &blocks, job->ds);
    bm_arena_rewind(job->a, mark);
    if (status != 0)
        job->status = -1;
    return status == 0;
}

typedef bool (*reader)(const bm_check_value_at *at, bm_field_value *out);

/* What each type makes of its tidied text; NULL = it stays. */
static const reader readers[BM_FIELD_ROWS + 1] = {
    [BM_FIELD_TEXT] = read_plain,
    [BM_FIELD_PERSON] = read_person,
    [BM_FIELD_DATE] = bm_check_date_read,
    [BM_FIELD_CHOICE] = read_choice,
    [BM_FIELD_FLAG] = read_flag,
    [BM_FIELD_IDENTITY] = bm_check_identity_read,
    [BM_FIELD_TAX_CODE] = bm_check_tax_code_read,
    [BM_FIELD_BUDGET_CODE] = bm_check_budget_code_read,
    [BM_FIELD_PHONE] = bm_check_phone_read,
    [BM_FIELD_OFFICIAL_EMAIL] = bm_check_email_read,
    [BM_FIELD_CERTIFICATE_SERIAL] = bm_check_serial_read,
    [BM_FIELD_SIM_PKI] = bm_check_sim_read,
    [BM_FIELD_PROVINCE] = bm_check_province_read,
    [BM_FIELD_INTEGER] = bm_check_integer_read,
    [BM_FIELD_MARKDOWN] = read_markdown,
};

void bm_check_value_read(bm_check_value_job *job, const bm_check_value_place *place,
                         const bm_value *value, const bm_pos *key_pos, bm_field_value *out)
{
    bm_field_value read = {.pos = &value->pos};
    const bm_check_value_at at = {job, place, &value->pos};
    *out = read;
    if (place->field->type == BM_FIELD_LIST && !bm_value_is_absent(value)) {
        bm_check_list_read(job, place, value, key_pos, out);
        return;
    }
    if (value->kind == BM_VALUE_LIST || value->kind == BM_VALUE_MAP) {
        bm_check_value_report(job, place, BM_DATA_NOT_SCALAR, &value->pos, NULL, NULL);
        return;
    }
    if (bm_value_is_absent(value)) {
        bm_check_value_missing(job, place, key_pos);
        return;
    }
    if (!bm_check_value_tidy(job, place, value, &read.text))
        return;
    if (read.text.len == 0) {
        bm_check_value_missing(job, place, key_pos);
        return;
    }
    const reader typed = readers[place->field->type];
    if (typed && !typed(&at, &read))
        return;
    read.present = true;
    read.typed = read.text;
    if (place->field->upper)
        read.text = bm_case_upper(job->a, read.text);
    *out = read;
}
