/* SPDX-License-Identifier: MIT */
#include "draft/draft_table.h"

#include "base/limit.h"
#include "draft/draft_char.h"
#include "draft/draft_label.h"
#include "text/tone.h"

enum {
    SMALL_COLUMNS = 7, /* so many are printed in small letters */
    MOST_NUMBER = 6    /* bytes of a cell that only numbers its row or column */
};

/* A column of the form: a cell of the row that has the most of them. */
typedef struct {
    size_t start, span; /* in the grid */
    long width_twip;
    uint8_t align;
} column;

typedef struct {
    bm_draft_state *d;
    const bm_draft_table *table;
    size_t n_heads;    /* rows of heads */
    bool numbers;      /* a row below them numbers the columns */
    size_t first, end; /* the empty rows */
    bool total;        /* the row at `end` is one of totals */
    column columns[BM_LIMIT_COLUMNS];
    size_t n;
    size_t numbered; /* the column with the number of the row; n = none has */
} table_state;

/* ---- Cells -------------------------------------------------------------------------------- */

static bm_str cell_text(bm_arena *a, const bm_draft_cell *cell)
{
    bm_buf out = {0};
    for (size_t i = 0; i < cell->n; i++) {
        if (i)
            bm_buf_add_byte(&out, ' ');
        bm_buf_add_str(&out, cell->rows[i].text);
    }
    bm_str text = bm_draft_label_spaced(a, bm_str_n(out.ptr ? out.ptr : "", out.len));
    text = bm_arena_copy(a, text);
    bm_buf_free(&out);
    return text;
}

static bool has_words(const bm_draft_cell *cell)
{
    for (size_t i = 0; i < cell->n; i++)
        if (cell->rows[i].letters)
            return true;
    return false;
}

static bool has_slots(const bm_draft_cell *cell)
{
    for (size_t i = 0; i < cell->n; i++)
        if (cell->rows[i].n_slots)
            return true;
    return false;
}

/* The cell of ${row} at ${start} in the grid, or NULL; ${*at}: where it begins. */
static const bm_draft_cell *cell_at(const bm_draft_table_row *row, size_t start, size_t *at)
{
    size_t begin = 0;
    for (size_t i = 0; i < row->n; i++) {
        if (start < begin + row->cells[i].span) {
            *at = begin;
            return &row->cells[i];
        }
        begin += row->cells[i].span;
    }
    return NULL;
}

/* The words of ${cell} as the text of a head. */
static bm_str head_text(bm_draft_state *d, const bm_draft_cell *cell, bm_str below)
{
    bm_draft_text t = {.arena = d->arena};
    bool any = false;
    for (size_t i = 0; i < cell->n; i++) {
        bm_draft_row row = cell->rows[i];
        if (!bm_draft_label_trim(row.text).len)
            continue;
        row.look = bm_arena_zero(d->arena, row.text.len + 1, 1); /* heads are bold as they are */
        if (any)
            bm_draft_text_add_break(&t);
        bm_draft_text_add(&t, &row, 0, row.text.len);
        any = true;
    }
    if (below.len) {
        if (any)
            bm_draft_text_add_break(&t);
        bm_draft_text_add_plain(&t, below);
    }
    bm_str text = bm_draft_text_done(&t);
    return text.len ? text : bm_str_of("&nbsp;");
}

/* ---- Rows --------------------------------------------------------------------------------- */

static bool is_number_text(bm_str s)
{
    if (!s.len || s.len > MOST_NUMBER)
        return false;
    size_t letters = 0;
    for (size_t i = 0; i < s.len; i++)
        letters += ((s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z') ||
                   (unsigned char)s.ptr[i] >= 0x80;
    return letters <= 1 || bm_str_is(s, "…");
}

/* "(1) | (2) | (3)", "A | B | 1": every cell numbers its column. */
static bool numbers_columns(bm_arena *a, const bm_draft_table_row *row)
{
    for (size_t i = 0; i < row->n; i++) {
        bm_str s = cell_text(a, &row->cells[i]);
        if (!is_number_text(s) || !bm_draft_char_has_letter(s))
            return false;
    }
    return row->n >= 2;
}

static bool is_total(bm_arena *a, const bm_draft_table_row *row)
{
    for (size_t i = 0; i < row->n; i++) {
        bm_str plain = bm_tone_plain(a, cell_text(a, &row->cells[i]));
        if (plain.len)
            return (plain.len >= 4 && memcmp(plain.ptr, "CONG", 4) == 0) ||
                   (plain.len >= 4 && memcmp(plain.ptr, "TONG", 4) == 0);
    }
    return false;
}

static bool is_head_row(const bm_draft_table_row *row)
{
    size_t with = 0, without = 0;
    for (size_t i = 0; i < row->n; i++) {
        if (row->cells[i].covered)
            continue;
        with += has_words(&row->cells[i]) && !has_slots(&row->cells[i]);
        without += !has_words(&row->cells[i]);
    }
    return with && without <= with / 3;
}

/* How many rows of heads there are: a second one where cells of the first span several columns or go on in it. */
static size_t count_heads(const bm_draft_table *table)
{
    if (!table->n || !is_head_row(&table->rows[0]))
        return 0;
    const bm_draft_table_row *second = table->n > 1 ? &table->rows[1] : NULL;
    if (!second)
        return 1;
    bool covered = false, spans = false;
    for (size_t i = 0; i < second->n; i++)
        covered = covered || second->cells[i].covered;
    for (size_t i = 0; i < table->rows[0].n; i++)
        spans = spans || table->rows[0].cells[i].span > 1;
    return (covered || (spans && second->n > table->rows[0].n)) && is_head_row(second) ? 2 : 1;
}

/* Is nothing but the number of the row printed in ${row}? */
static bool is_open_row(const table_state *t, const bm_draft_table_row *row)
{
    size_t begin = 0;
    for (size_t i = 0; i < row->n; begin += row->cells[i++].span) {
        bool number = t->numbered < t->n && begin == t->columns[t->numbered].start;
        if (number && is_number_text(cell_text(t->d->arena, &row->cells[i])))
            continue;
        if (has_words(&row->cells[i]) && !has_slots(&row->cells[i]))
            return false;
    }
    return true;
}

/* ---- Columns ------------------------------------------------------------------------------ */

/* From the row that has the most cells; false when they are too many or fewer than two. */
static bool find_columns(table_state *t)
{
    const bm_draft_table_row *most = &t->table->rows[0];
    for (size_t i = 0; i < t->table->n; i++)
        if (t->table->rows[i].n > most->n)
            most = &t->table->rows[i];
    if (most->n > BM_LIMIT_COLUMNS || most->n < 2)
        return false;
    size_t start = 0;
    for (size_t i = 0; i < most->n; i++) {
        const bm_draft_cell *cell = &most->cells[i];
        t->columns[i] = (column){start, cell->span, cell->width_twip, BM_DOCX_READ_LEFT};
        start += cell->span;
    }
    t->n = most->n;
    return true;
}

/* "STT", "TT", "Số thứ tự". */
static bool is_row_number(bm_arena *a, bm_str head)
{
    static const char *const words[] = {"STT", "TT", "SO TT", "SO THU TU", "THU TU", "S TT"};
    bm_str plain = bm_tone_plain(a, head);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bm_str_is(plain, words[i]))
            return true;
    return false;
}

/* The head of column ${i} in row ${r} of the heads or, where that cell belongs to the one above, there.
 * ${*spans}: it stands over other columns, too. */
static const bm_draft_cell *head_of(const table_state *t, size_t i, size_t r, bool *spans)
{
    size_t at = 0;
    const bm_draft_cell *cell = cell_at(&t->table->rows[r], t->columns[i].start, &at);
    while (cell && cell->covered && r > 0)
        cell = cell_at(&t->table->rows[--r], t->columns[i].start, &at);
    *spans = cell && (at < t->columns[i].start ||
                      at + cell->span > t->columns[i].start + t->columns[i].span);
    return cell;
}

static void find_numbered(table_state *t)
{
    bool spans;
    for (t->numbered = 0; t->numbered < t->n; t->numbered++) {
        const bm_draft_cell *head = head_of(t, t->numbered, t->n_heads - 1, &spans);
        if (head && !spans && is_row_number(t->d->arena, cell_text(t->d->arena, head)))
            return;
    }
}

/* The body: what kind of row each is. False when one has wording of its own. */
static bool find_rows(table_state *t)
{
    const bm_draft_table *table = t->table;
    t->first = t->n_heads;
    t->numbers = t->first < table->n && numbers_columns(t->d->arena, &table->rows[t->first]) &&
                 table->rows[t->first].n == t->n;
    t->first += t->numbers;
    t->end = table->n;
    t->total = t->end > t->first && is_total(t->d->arena, &table->rows[t->end - 1]);
    t->end -= t->total;
    for (size_t i = t->first; i < t->end; i++)
        if (!is_open_row(t, &table->rows[i]))
            return false;
    for (size_t i = 0; t->first < t->end && i < t->n; i++) {
        size_t at;
        const bm_draft_cell *cell = cell_at(&table->rows[t->first], t->columns[i].start, &at);
        if (cell && cell->n)
            t->columns[i].align = cell->rows[0].align;
    }
    return t->end - t->first <= BM_LIMIT_BLANK_ROWS;
}

/* ---- Writing ------------------------------------------------------------------------------ */

/* Percents with one decimal that add up to 100. */
static void share_widths(const table_state *t, long *tenths)
{
    long sum = 0, left = 1000;
    size_t widest = 0;
    bool known = true;
    for (size_t i = 0; i < t->n; i++) {
        known = known && t->columns[i].width_twip > 0;
        sum += t->columns[i].width_twip;
    }
    for (size_t i = 0; i < t->n; i++) {
        tenths[i] = known ? (t->columns[i].width_twip * 1000 + sum / 2) / sum : 1000 / (long)t->n;
        tenths[i] = tenths[i] < 10 ? 10 : tenths[i];
        left -= tenths[i];
        widest = tenths[i] > tenths[widest] ? i : widest;
    }
    tenths[widest] += left;
}

static bm_str percent(bm_arena *a, long tenths)
{
    if (tenths % 10 == 0)
        return bm_str_of(bm_arena_printf(a, "%ld", tenths / 10));
    return bm_str_of(bm_arena_printf(a, "%ld.%ld", tenths / 10, tenths % 10));
}

/* What numbers column ${i} below its head, or "". */
static bm_str number_below(const table_state *t, size_t i)
{
    return t->numbers ? cell_text(t->d->arena, &t->table->rows[t->n_heads].cells[i])
                      : bm_str_of("");
}

/* The control in the first empty row at column ${i}, which may say what it is; or NULL. */
static const bm_draft_slot *slot_in(const table_state *t, size_t i)
{
    size_t at;
    const bm_draft_cell *cell =
        t->first < t->end ? cell_at(&t->table->rows[t->first], t->columns[i].start, &at) : NULL;
    for (size_t r = 0; cell && r < cell->n; r++)
        if (cell->rows[r].n_slots)
            return &cell->rows[r].slots[0];
    return NULL;
}

static void add_column(table_state *t, bm_draft_yaml *list, size_t i, long tenths)
{
    bm_draft_state *d = t->d;
    bool spans;
    const bm_draft_cell *head = head_of(t, i, t->n_heads - 1, &spans);
    bool above = false;
    const bm_draft_cell *group = t->n_heads > 1 ? head_of(t, i, 0, &above) : NULL;
    bm_draft_yaml *map = bm_draft_yaml_add(d->arena, list, NULL, BM_DRAFT_YAML_MAP);
    map->flow = true;
    if (above && group != head)
        (void)bm_draft_yaml_set(d->arena, map, "group", head_text(d, group, bm_str_of("")));
    else if (spans)
        (void)bm_draft_yaml_set(d->arena, map, "group", head_text(d, head, bm_str_of("")));
    bm_str text = spans || !head ? bm_str_of("&nbsp;") : head_text(d, head, number_below(t, i));
    (void)bm_draft_yaml_set(d->arena, map, "head", text);
    bm_str cell = bm_str_of("{#}");
    if (i != t->numbered) {
        bm_draft_field f = {.label = head && !spans ? cell_text(d->arena, head) : bm_str_of("")};
        f.slot = slot_in(t, i);
        bm_str id = bm_draft_state_field(d, &f);
        cell = id.len ? bm_str_of(bm_arena_printf(d->arena, "{%s}", bm_arena_cstr(d->arena, id)))
                      : bm_str_of("");
    }
    (void)bm_draft_yaml_set(d->arena, map, "cell", cell);
    (void)bm_draft_yaml_set_bare(d->arena, map, "width", percent(d->arena, tenths));
    if (i == t->numbered || t->columns[i].align == BM_DOCX_READ_CENTER)
        (void)bm_draft_yaml_set(d->arena, map, "align", bm_str_of("center"));
    else if (t->columns[i].align == BM_DOCX_READ_RIGHT)
        (void)bm_draft_yaml_set(d->arena, map, "align", bm_str_of("right"));
}

/* The numbers that are printed in the empty rows, or how many rows there are. */
static void add_blank_rows(table_state *t, bm_draft_yaml *map)
{
    bm_draft_state *d = t->d;
    size_t n = t->end - t->first, at;
    bool any = false;
    bm_str *texts = bm_arena_alloc(d->arena, (n + 1) * sizeof *texts);
    for (size_t i = 0; i < n; i++) {
        texts[i] = bm_str_of("&nbsp;");
        if (t->numbered == t->n)
            continue;
        const bm_draft_cell *cell =
            cell_at(&t->table->rows[t->first + i], t->columns[t->numbered].start, &at);
        bm_str s = cell ? cell_text(d->arena, cell) : bm_str_of("");
        bool slot = cell && has_slots(cell);
        if (s.len && !slot)
            texts[i] = s;
        any = any || (s.len && !slot);
    }
    if (!any) {
        (void)bm_draft_yaml_set_bare(d->arena, map, "blank_rows",
                                     bm_str_of(bm_arena_printf(d->arena, "%zu", n)));
        return;
    }
    bm_draft_yaml *list = bm_draft_yaml_add(d->arena, map, "blank_rows", BM_DRAFT_YAML_LIST);
    list->flow = true;
    for (size_t i = 0; i < n; i++)
        (void)bm_draft_yaml_set(d->arena, list, NULL, texts[i]);
}

static void add_total(table_state *t, bm_draft_yaml *map)
{
    bm_draft_state *d = t->d;
    const bm_draft_table_row *row = &t->table->rows[t->end];
    bm_draft_yaml *list = bm_draft_yaml_add(d->arena, map, "total", BM_DRAFT_YAML_LIST);
    list->flow = true;
    for (size_t i = 0; i < t->n; i++) {
        size_t at;
        const bm_draft_cell *cell = cell_at(row, t->columns[i].start, &at);
        bool here = cell && at >= t->columns[i].start && has_words(cell);
        (void)bm_draft_yaml_set(d->arena, list, NULL,
                                here ? head_text(d, cell, bm_str_of("")) : bm_str_of(""));
    }
}

/* Do two columns share a head, with none of their own? */
static bool spans_open(const table_state *t)
{
    bool spans = false;
    for (size_t i = 0; i < t->n && !spans; i++)
        (void)head_of(t, i, t->n_heads - 1, &spans);
    return spans;
}

static void write(table_state *t)
{
    bm_draft_state *d = t->d;
    long tenths[BM_LIMIT_COLUMNS] = {0};
    bm_str label = d->waiting.len ? d->waiting : bm_draft_label_clean(d->arena, d->heading);
    bm_str rows = bm_draft_state_rows(d, "danh_sach", label.len ? label : bm_str_of("Danh sách"));
    bm_draft_yaml *map = bm_draft_state_group(d, "table", BM_DRAFT_YAML_MAP);
    (void)bm_draft_yaml_set(d->arena, map, "rows", rows);
    add_blank_rows(t, map);
    if (t->n >= SMALL_COLUMNS)
        (void)bm_draft_yaml_set_bare(d->arena, map, "small", bm_str_of("true"));
    bm_draft_yaml *list = bm_draft_yaml_add(d->arena, map, "columns", BM_DRAFT_YAML_LIST);
    share_widths(t, tenths);
    for (size_t i = 0; i < t->n; i++)
        add_column(t, list, i, tenths[i]);
    bm_draft_state_rows_end(d);
    if (t->total)
        add_total(t, map);
    if (t->numbers || spans_open(t))
        bm_draft_state_doubt(d, map, BM_IMPORT_TABLE, label, bm_str_of(""));
    d->waiting = bm_str_of("");
}

bool bm_draft_table_add(bm_draft_state *d, const bm_draft_table *table)
{
    table_state t = {.d = d, .table = table, .n_heads = count_heads(table)};
    if (!t.n_heads || !find_columns(&t) || d->n_fields + t.n + 1 > BM_LIMIT_FIELDS)
        return false;
    find_numbered(&t);
    if (!find_rows(&t) || t.n == (t.numbered < t.n))
        return false;
    /* Heads alone, unless Word repeats them, are as well a line of words. */
    if (t.first == t.end && !t.total && !table->rows[0].header)
        return false;
    write(&t);
    return true;
}
