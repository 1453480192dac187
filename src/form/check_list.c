/* Lists of lines. SPDX-License-Identifier: MIT */
#include "form/check_list.h"

#include "base/limit.h"
#include "text/case.h"

/* What is read so far. */
typedef struct {
    bm_str *items;
    size_t n, n_empty;
    bool wrong;
} lines;

static void add_line(bm_check_value_job *job, const bm_check_value_place *place,
                     const bm_value *value, lines *to)
{
    bm_str text = BM_STR("");
    if (value->kind == BM_VALUE_LIST || value->kind == BM_VALUE_MAP) {
        const char *number = job->item ? bm_arena_printf(job->a, "%zu", job->item) : "";
        bm_check_value_report(job, place, BM_DATA_NOT_LINES, &value->pos, number, NULL);
        to->wrong = true;
        return;
    }
    if (!bm_value_is_absent(value) && !bm_check_value_tidy(job, place, value, &text)) {
        to->wrong = true;
        return;
    }
    if (text.len)
        to->items[to->n++] = text;
    else
        to->n_empty++;
}

static bm_str joined(bm_arena *a, const bm_str *items, size_t n)
{
    if (n == 1)
        return items[0];
    size_t len = 0;
    for (size_t i = 0; i < n; i++)
        len += items[i].len + 2;
    char *to = bm_arena_alloc(a, len + 1);
    len = 0;
    for (size_t i = 0; i < n; i++) {
        memcpy(to + len, "; ", i ? 2 : 0);
        len += i ? 2 : 0;
        memcpy(to + len, items[i].ptr, items[i].len);
        len += items[i].len;
    }
    return bm_str_n(to, len);
}

static bool has_limit(bm_check_value_job *job, const bm_check_value_place *place,
                      const bm_value *value, size_t n)
{
    if (n <= BM_LIMIT_ROWS)
        return true;
    const char *count = bm_arena_printf(job->a, "%zu", n);
    const char *limit = bm_arena_printf(job->a, "%d", (int)BM_LIMIT_ROWS);
    bm_check_value_report(job, place, BM_DATA_TOO_MANY_LINES, &value->pos, count, limit);
    return false;
}

void bm_check_list_read(bm_check_value_job *job, const bm_check_value_place *place,
                        const bm_value *value, const bm_pos *key_pos, bm_field_value *out)
{
    const bm_value *const one[] = {value};
    const bm_value *const *values = value->kind == BM_VALUE_LIST ? value->items : one;
    size_t n = value->kind == BM_VALUE_LIST ? value->n : 1;
    *out = (bm_field_value){.pos = &value->pos};
    if (!has_limit(job, place, value, n))
        return;
    lines read = {.items = bm_arena_alloc(job->a, n * sizeof *read.items + 1)};
    for (size_t i = 0; i < n; i++) {
        job->item = value->kind == BM_VALUE_LIST ? i + 1 : 0;
        add_line(job, place, values[i], &read);
    }
    job->item = 0;
    if (read.wrong)
        return;
    if (!read.n) {
        bm_check_value_missing(job, place, key_pos);
        return;
    }
    if (read.n_empty) {
        const char *count = bm_arena_printf(job->a, "%zu", read.n_empty);
        bm_check_value_report(job, place, BM_DATA_EMPTY_LINES, &value->pos, count, NULL);
    }
    out->present = true;
    out->typed = joined(job->a, read.items, read.n);
    out->text = out->typed;
    out->items = out->typed_items = read.items;
    out->n_items = read.n;
    if (!place->field->upper)
        return;
    bm_str *upper = bm_arena_alloc(job->a, read.n * sizeof *upper);
    for (size_t i = 0; i < read.n; i++)
        upper[i] = bm_case_upper(job->a, read.items[i]);
    out->text = joined(job->a, upper, read.n);
    out->items = upper;
}
