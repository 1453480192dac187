/* Sheets of offices begin with the name of the office, the national header, a title, "Mẫu số 01", an empty row; so every row near the top is
 * tried as the one with the names, alone and together with the next one.
 * SPDX-License-Identifier: MIT */
#include "api/records_header.h"

#include <stdio.h>

#include "api/records_cell.h"
#include "base/limit.h"

enum {
    NUMBERS_BARE = 3, /* so many make a row of numbers of columns, 1 2 3; in brackets fewer do */
    NUMBERS_MARKED = 2,
    SHOWN_NAMES = 6,
    SHOWN_BYTES = 200
};

/* One way to read the names. */
typedef struct {
    bm_records_header_name *names;
    size_t n;
    size_t score; /* columns that are fields, or may be several */
    size_t lower; /* index of the row */
} attempt;

static bm_str name_text(const bm_records_header_job *job, const bm_sheet_cell *c)
{
    if (!c || c->kind == BM_SHEET_FAULT || bm_records_cell_is_blank(c))
        return bm_str_of("");
    return bm_column_name_line(job->a, bm_records_cell_text(job->a, c, job->from));
}

static bm_str join(bm_arena *a, bm_str x, bm_str y)
{
    return bm_str_of(bm_arena_printf(a, "%.*s %.*s", (int)x.len, x.ptr, (int)y.len, y.ptr));
}

static void read_key(const bm_records_header_job *job, bm_str text, bm_records_header_name *name)
{
    name->key = bm_column_name_read(job->a, text);
    name->match = bm_column_match_find(job->names, &name->key);
}

/* A name in two rows: "Số CCCD" over "Ngày cấp" is “Ngày cấp Số CCCD” as people say it, "Bên giao" over "Họ tên" is “Bên giao Họ tên”. The
 * upper one may also be no more than a heading. */
static void read_joined(const bm_records_header_job *job, bm_str upper, bm_str lower,
                        bm_records_header_name *name)
{
    bm_records_header_name back = *name, below = *name;
    read_key(job, join(job->a, upper, lower), name);
    read_key(job, join(job->a, lower, upper), &back);
    if (back.match.level < name->match.level)
        name->match = back.match;
    if (name->match.n)
        return;
    read_key(job, lower, &below);
    name->match = below.match;
    name->bottom = below.match.n > 0;
}

/* ---- Attempts ----------------------------------------------------------------------------- */

/* The cell of column ${col}, looked for from ${*at} on, which moves; rows are ascending. */
static const bm_sheet_cell *cell_at(const bm_sheet_row *row, uint32_t col, size_t *at)
{
    while (row && *at < row->n && row->cells[*at].col < col)
        ++*at;
    return row && *at < row->n && row->cells[*at].col == col ? &row->cells[*at] : NULL;
}

static uint32_t next_col(const bm_sheet_row *upper, const bm_sheet_row *lower, uint32_t behind)
{
    uint32_t col = UINT32_MAX;
    const bm_sheet_row *const rows[] = {upper, lower};
    for (size_t r = 0; r < 2; r++)
        for (size_t i = 0; rows[r] && i < rows[r]->n; i++)
            if (rows[r]->cells[i].col > behind) {
                col = rows[r]->cells[i].col < col ? rows[r]->cells[i].col : col;
                break;
            }
    return col;
}

/* Is ${name} one that the map speaks of? Letters may be any row's. */
static bool is_in_map(const bm_records_map *map, bm_str name)
{
    for (size_t i = 0; i < map->n_columns; i++)
        if (bm_str_eq(map->columns[i].name, name) && name.len > 2)
            return true;
    return false;
}

static void count(const bm_records_header_job *job, attempt *t)
{
    bool *seen = bm_arena_zero(job->a, job->form->n_fields + 1, sizeof *seen);
    for (size_t i = 0; i < t->n; i++) {
        const bm_records_header_name *name = &t->names[i];
        if (name->match.n == 1 && !seen[name->match.fields[0]])
            seen[name->match.fields[0]] = true;
        else if (name->match.n < 2 && !is_in_map(job->map, name->key.typed))
            continue;
        t->score++;
    }
}

/* The names of ${lower}, with those of ${upper} above them unless that is NULL. */
static attempt try_rows(const bm_records_header_job *job, const bm_sheet_row *upper,
                        const bm_sheet_row *lower)
{
    size_t most = lower->n + (upper ? upper->n : 0), above = 0, below = 0;
    attempt t = {.names = bm_arena_zero(job->a, most + 1, sizeof *t.names)};
    bm_str carried = BM_STR("");
    for (uint32_t col = next_col(upper, lower, 0); col <= BM_LIMIT_SHEET_COLUMNS;
         col = next_col(upper, lower, col)) {
        bm_str over = name_text(job, cell_at(upper, col, &above));
        bm_str name = name_text(job, cell_at(lower, col, &below));
        carried = over.len ? over : carried;
        if (!name.len && !over.len)
            continue;
        bm_records_header_name *to = &t.names[t.n++];
        *to = (bm_records_header_name){.col = col, .id = -1};
        if (name.len && carried.len && !bm_str_eq(name, carried))
            read_joined(job, carried, name, to);
        else
            read_key(job, name.len ? name : over, to);
    }
    count(job, &t);
    return t;
}

static void keep_better(attempt *best, attempt t, size_t lower)
{
    t.lower = lower;
    if (t.score > best->score)
        *best = t;
}

/* One row before two, and what stands higher before what stands lower. */
static attempt find_best(const bm_records_header_job *job, const bm_sheet_row *rows, size_t n)
{
    attempt best = {0};
    size_t top = n < BM_LIMIT_HEADER_ROWS ? n : BM_LIMIT_HEADER_ROWS;
    for (size_t i = 0; i < top; i++)
        keep_better(&best, try_rows(job, NULL, &rows[i]), i);
    for (size_t i = 0; i + 1 < top; i++)
        keep_better(&best, try_rows(job, &rows[i], &rows[i + 1]), i + 1);
    return best;
}

/* Around row ${at}, which the user named: it may be either one of two, too. */
static attempt find_around(const bm_records_header_job *job, const bm_sheet_row *rows, size_t n,
                           size_t at)
{
    attempt best = try_rows(job, NULL, &rows[at]);
    best.lower = at;
    if (at + 1 < n)
        keep_better(&best, try_rows(job, &rows[at], &rows[at + 1]), at + 1);
    if (at > 0)
        keep_better(&best, try_rows(job, &rows[at - 1], &rows[at]), at);
    return best;
}

/* ---- Ids, numbers ------------------------------------------------------------------------- */

static bool are_ids(const attempt *t)
{
    bool all = t->n > 0;
    for (size_t i = 0; i < t->n && all; i++)
        all = t->names[i].match.level == BM_COLUMN_MATCH_ID;
    return all;
}

static bool fits(const bm_column_match *m, int field)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->fields[i] == field)
            return true;
    return false;
}

static bm_records_header_name *name_at(const attempt *t, uint32_t col)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->names[i].col == col)
            return &t->names[i];
    return NULL;
}

/* Does the row below ${ids} name its fields again, so that it is no data? */
static bool repeats(const attempt *ids, const attempt *labels)
{
    size_t n = 0;
    for (size_t i = 0; i < ids->n; i++) {
        const bm_records_header_name *label = name_at(labels, ids->names[i].col);
        n += label && fits(&label->match, ids->names[i].match.fields[0]);
    }
    return n > 0 && 2 * n >= ids->n;
}

/* ${labels} with the ids above them; columns that have an id only, too. */
static attempt with_ids(bm_arena *a, const attempt *labels, const attempt *ids)
{
    attempt t = {.lower = labels->lower, .score = labels->score};
    t.names = bm_arena_zero(a, labels->n + ids->n + 1, sizeof *t.names);
    for (size_t i = 0, k = 0; i < labels->n || k < ids->n;) {
        bool id_only = i == labels->n || (k < ids->n && ids->names[k].col < labels->names[i].col);
        bool both = !id_only && k < ids->n && ids->names[k].col == labels->names[i].col;
        bm_records_header_name *to = &t.names[t.n++];
        *to = id_only ? ids->names[k] : labels->names[i];
        to->id = id_only || both ? ids->names[k].match.fields[0] : -1;
        i += !id_only;
        k += id_only || both;
    }
    return t;
}

/* The number in "3" or "(3)"; 0 = there is none. ${*marked}: it is in brackets. */
static unsigned number_of(bm_str s, bool *marked)
{
    *marked = s.len > 2 && strchr("([", s.ptr[0]) && strchr(")]", s.ptr[s.len - 1]);
    if (*marked)
        s = bm_str_n(s.ptr + 1, s.len - 2);
    unsigned n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9' || i > 2)
            return 0;
        n = n * 10 + (unsigned)(s.ptr[i] - '0');
    }
    return n;
}

/* (1) (2) (3), 1 2 3, or A B 1 2 3. */
static bool numbers_columns(const bm_records_header_job *job, const bm_sheet_row *row)
{
    unsigned last = 0;
    size_t n = 0, n_marked = 0;
    for (size_t i = 0; i < row->n; i++) {
        bm_str s = name_text(job, &row->cells[i]);
        bool marked;
        unsigned number = number_of(s, &marked);
        if (!number && s.len == 1 && s.ptr[0] == (char)('A' + i) && !n)
            continue;
        if (number != last + 1)
            return false;
        last = number;
        n++;
        n_marked += marked;
    }
    return n >= NUMBERS_BARE || (n >= NUMBERS_MARKED && n == n_marked);
}

/* ---- All ---------------------------------------------------------------------------------- */

/* “STT”, “Họ và tên”, … of the row with the most cells. */
static const char *names_seen(const bm_records_header_job *job, const bm_sheet_row *rows, size_t n,
                              uint32_t *number)
{
    const bm_sheet_row *widest = NULL;
    const char *list = "";
    for (size_t i = 0; i < n; i++)
        if (!widest || rows[i].n > widest->n)
            widest = &rows[i];
    for (size_t i = 0; widest && i < widest->n && i < SHOWN_NAMES; i++) {
        bm_str s = name_text(job, &widest->cells[i]);
        if (s.len && s.len + strlen(list) < SHOWN_BYTES)
            list =
                bm_arena_printf(job->a, "%s%s“%.*s”", list, *list ? ", " : "", (int)s.len, s.ptr);
    }
    *number = widest ? widest->number : 0;
    return list;
}

static int report_none(const bm_records_header_job *job, const bm_sheet_row *rows, size_t n,
                       bm_diags *ds)
{
    uint32_t number;
    const char *wanted = "", *seen = names_seen(job, rows, n, &number);
    size_t shown = 0;
    for (size_t i = 0; i < job->form->n_fields && shown < SHOWN_NAMES; i++) {
        const bm_field *f = &job->form->fields[i];
        if (f->type == BM_FIELD_ROWS)
            continue;
        wanted = bm_arena_printf(job->a, "%s%s“%.*s”", wanted, *wanted ? ", " : "",
                                 (int)f->label.len, f->label.ptr);
        shown++;
    }
    const bm_pos pos = {job->source, 0, 0};
    const bm_str args[] = {bm_str_of(bm_arena_printf(job->a, "%d", (int)BM_LIMIT_HEADER_ROWS)),
                           bm_str_of(*seen ? bm_arena_printf(job->a, "%u", (unsigned)number) : ""),
                           bm_str_of(seen), bm_str_of(wanted)};
    return bm_diags_add(ds, BM_RECORDS_NO_HEADER, &pos, NULL, args, 4);
}

/* The row of ids above or below the names of ${best}. Below ids that are hidden stand names, whatever they say. */
static attempt find_ids(const bm_records_header_job *job, const bm_sheet_row *rows, size_t n,
                        attempt best, uint32_t *ids_row)
{
    size_t at = best.lower;
    if (are_ids(&best)) {
        attempt labels = at + 1 < n ? try_rows(job, NULL, &rows[at + 1]) : (attempt){0};
        labels.lower = at + 1;
        if (!labels.n || !(rows[at].hidden || repeats(&best, &labels)))
            return best;
        *ids_row = rows[at].number;
        return with_ids(job->a, &labels, &best);
    }
    for (size_t up = 1; up <= 2 && up <= at; up++) {
        attempt ids = try_rows(job, NULL, &rows[at - up]);
        if (!are_ids(&ids))
            continue;
        *ids_row = rows[at - up].number;
        return with_ids(job->a, &best, &ids);
    }
    return best;
}

static void find_beyond(const bm_records_header_job *job, const bm_sheet_row *row,
                        bm_records_header *out)
{
    for (size_t i = row->n; i > 0 && row->cells[i - 1].col > BM_LIMIT_SHEET_COLUMNS; i--) {
        out->beyond = row->cells[i - 1].col;
        out->beyond_name = name_text(job, &row->cells[i - 1]);
    }
}

int bm_records_header_find(const bm_records_header_job *job, const bm_sheet_row *rows, size_t n,
                           bm_records_header *out, bm_diags *ds)
{
    attempt best = {0};
    size_t at = 0;
    *out = (bm_records_header){0};
    if (job->map->has_header_row && !job->header_row && !job->map->header_row)
        return 0; /* columns by their letters */
    while (at < n && job->header_row && rows[at].number != job->header_row)
        at++;
    if (job->header_row && at == n) {
        const bm_pos pos = {job->source, job->header_row, 0};
        const char *row = bm_arena_printf(job->a, "%u", (unsigned)job->header_row);
        return bm_diags_add1(ds, BM_RECORDS_NO_ROW, &pos, row);
    }
    best = job->header_row ? find_around(job, rows, n, at) : find_best(job, rows, n);
    if (!best.score && !(job->header_row && job->map->n_columns))
        return report_none(job, rows, n, ds);
    best = find_ids(job, rows, n, best, &out->ids_row);
    out->names = best.names;
    out->n = best.n;
    out->row = out->last = rows[best.lower].number;
    if (best.lower + 1 < n && numbers_columns(job, &rows[best.lower + 1]))
        out->last = rows[best.lower + 1].number;
    find_beyond(job, &rows[best.lower], out);
    return 0;
}
