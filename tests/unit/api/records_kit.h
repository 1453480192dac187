/* Tables written in tests, with all kinds of cells, and what records make of them. SPDX-License-Identifier: MIT */
#ifndef RECORDS_KIT_H
#define RECORDS_KIT_H

#include "kit.h"

#include "api/data.h"
#include "api/records.h"

#define RECORDS_FORM                                                                        \
    "id: vd/don\nnumber: Mẫu 2\ntitle: Đơn\nsource: Nguồn thử\nwording: verbatim\n" \
    "date: ngay_lap\n"                                                                      \
    "fields:\n"                                                                             \
    "  ho_ten: {label: Họ và tên, type: person, required: true}\n"                      \
    "  gioi_tinh: {label: Giới tính, type: choice, options: [Nam, Nữ]}\n"              \
    "  so_giay_to: {label: Số CMND/CCCD/Hộ chiếu, type: identity, required: true}\n"  \
    "  ngay_cap: {label: Ngày cấp giấy tờ, type: date}\n"                            \
    "  noi_cap: {label: Nơi cấp giấy tờ, type: issuing_authority}\n"                 \
    "  dien_thoai: {label: Số điện thoại di động, type: phone}\n"                 \
    "  may_ban: {label: Số điện thoại cố định, type: phone}\n"                  \
    "  so_hieu: {label: Số hiệu chứng thư số, type: certificate_serial}\n"         \
    "  so_luong: {label: Số lượng, type: integer}\n"                                   \
    "  gia_han: {label: Gia hạn, type: flag}\n"                                           \
    "  noi_nhan: {label: Nơi nhận, type: list}\n"                                        \
    "  noi_dung: {label: Nội dung, type: markdown}\n"                                     \
    "  ly_do: {label: Lý do (nếu có), type: text}\n"                                    \
    "  ngay_lap: {label: Ngày lập, type: date}\n"                                        \
    "body:\n  - line: \"{ho_ten}\"\n"

#define RECORDS_LIST                                                                              \
    "id: vd/bang\nnumber: Mẫu 3\ntitle: Danh sách\nsource: Nguồn thử\nwording: verbatim\n" \
    "date: ngay_lap\n"                                                                            \
    "fields:\n"                                                                                   \
    "  so: {label: Số quyết định, type: text, required: true}\n"                           \
    "  co_quan: {label: Cơ quan, type: text}\n"                                                  \
    "  danh_sach:\n"                                                                              \
    "    label: Danh sách\n"                                                                     \
    "    type: rows\n"                                                                            \
    "    required: true\n"                                                                        \
    "    columns:\n"                                                                              \
    "      ten: {label: Tên chứng thư số, type: text, required: true}\n"                    \
    "      so_hieu: {label: Số hiệu, type: text}\n"                                           \
    "  ngay_lap: {label: Ngày lập, type: date}\n"                                              \
    "body:\n  - line: \"{so}\"\n"                                                                 \
    "  - table: {rows: danh_sach, columns: [{head: Tên, cell: \"{ten}\", width: 100}]}\n"

/* ---- A format that is written as "3: Họ tên | #12 | @2026-11-22 | ?true | !#N/A | | text", a row on each line. The sign in front is the kind, "h" behind
 * the number hides the row, "^" is a line end. ---- */

enum { RECORDS_CELLS = 40, RECORDS_ROWS = 200 };

typedef struct {
    bm_sheet_row rows[RECORDS_ROWS];
    size_t n, at, fails_at;
    char *text;
} records_table;

static inline bm_sheet_kind records_kind(char c)
{
    return c == '#'   ? BM_SHEET_NUMBER
           : c == '@' ? BM_SHEET_DATE
           : c == '?' ? BM_SHEET_FLAG
           : c == '!' ? BM_SHEET_FAULT
                      : BM_SHEET_TEXT;
}

static inline char *records_trim(char *s)
{
    while (*s == ' ')
        s++;
    for (size_t n = strlen(s); n && s[n - 1] == ' '; n--)
        s[n - 1] = 0;
    for (char *c = strchr(s, '^'); c; c = strchr(c, '^'))
        *c = '\n';
    return s;
}

static inline void records_row(bm_sheet_row *row, char *line)
{
    bm_sheet_cell *cells = calloc(RECORDS_CELLS, sizeof *cells);
    char *at = strchr(line, ':');
    assert_non_null(cells);
    assert_non_null(at);
    *row = (bm_sheet_row){.number = (uint32_t)atoi(line), .hidden = at[-1] == 'h', .cells = cells};
    for (uint32_t col = 1; at; col++) {
        char *text = at + 1;
        at = strchr(text, '|');
        if (at)
            *at = 0;
        text = records_trim(text);
        if (!*text)
            continue;
        bm_sheet_kind kind = records_kind(*text);
        text += kind != BM_SHEET_TEXT;
        cells[row->n++] = (bm_sheet_cell){.kind = kind, .col = col, .text = bm_str_of(text)};
    }
}

static inline int records_next(void *state, bm_arena *a, bm_sheet_row *row, bm_diags *ds)
{
    records_table *t = state;
    (void)a;
    if (t->fails_at && t->at + 1 == t->fails_at)
        return bm_diags_add1(ds, BM_ENV_NO_FILE, NULL, "hỏng");
    if (t->at == t->n)
        return 0;
    *row = t->rows[t->at++];
    return 1;
}

static inline int records_rewind(void *state, bm_diags *ds)
{
    (void)ds;
    ((records_table *)state)->at = 0;
    return 0;
}

static inline double records_done(const void *state)
{
    const records_table *t = state;
    return t->n ? (double)t->at / (double)t->n : 1;
}

static inline void records_close(void *state)
{
    records_table *t = state;
    for (size_t i = 0; i < t->n; i++)
        free((void *)(uintptr_t)t->rows[i].cells);
    free(t->text);
    free(t);
}

static const bm_sheet_format records_format = {.name = "test",
                                               .next = records_next,
                                               .rewind = records_rewind,
                                               .done = records_done,
                                               .close = records_close};

static inline bm_sheet *records_sheet(const char *text)
{
    bm_sheet *sheet = calloc(1, sizeof *sheet);
    records_table *t = calloc(1, sizeof *t);
    assert_non_null(sheet);
    assert_non_null(t);
    t->text = strdup(text);
    for (char *line = t->text, *end; line && *line; line = end ? end + 1 : NULL) {
        end = strchr(line, '\n');
        if (end)
            *end = 0;
        records_row(&t->rows[t->n++], line);
    }
    *sheet = (bm_sheet){.file = fopen("/dev/null", "rb"),
                        .source = {.name = "ds.xlsx", .sheet = "Trang 1"},
                        .format = &records_format,
                        .state = t};
    return sheet;
}

/* ---- Records ------------------------------------------------------------------------------ */

static inline const bm_form *records_form(kit *k, const char *id)
{
    if (access("forms/vd/don.yaml", F_OK) != 0) {
        kit_put("forms/vd/don.yaml", RECORDS_FORM);
        kit_put("forms/vd/bang.yaml", RECORDS_LIST);
        bm_env_close(k->env);
        k->env = kit_open(k->ds, "forms");
    }
    bm_diags *own = bm_diags_new(); /* not all fields are printed */
    const bm_form *form = bm_form_load(k->env, id, own);
    assert_non_null(form);
    bm_diags_free(own);
    return form;
}

static inline bm_records *records_open(kit *k, const char *form, const char *text,
                                       const bm_records_options *options)
{
    return bm_records_of_sheet(records_form(k, form), records_sheet(text), options, k->ds);
}

static inline void records_value(char **to, const bm_value *v)
{
    if (v->kind == BM_VALUE_SCALAR)
        *to += sprintf(*to, "%s", v->text.ptr);
    *to += sprintf(*to, "%s", v->kind == BM_VALUE_LIST ? "[" : v->kind == BM_VALUE_MAP ? "{" : "");
    for (size_t i = 0, n = 0; i < v->n; i++) {
        const bm_value *item = v->kind == BM_VALUE_LIST ? v->items[i] : v->members[i].value;
        if (item->kind == BM_VALUE_NULL)
            continue;
        *to += sprintf(*to, "%s", n++ ? ", " : "");
        if (v->kind == BM_VALUE_MAP)
            *to += sprintf(*to, "%.*s=", (int)v->members[i].key.len, v->members[i].key.ptr);
        records_value(to, item);
    }
    *to += sprintf(*to, "%s", v->kind == BM_VALUE_LIST ? "]" : v->kind == BM_VALUE_MAP ? "}" : "");
}

/* All records: "2 {ho_ten=A}; 3! {…}" (the row; "!" = an error; "+2" = so many rows), then what was said: code, cell. */
static inline void records_all(kit *k, bm_records *r, char *to)
{
    bm_data *data = bm_data_new(NULL);
    bm_record record;
    int status;
    uint64_t index = 0;
    const char *between = "";
    *to = 0;
    while (r && (status = bm_records_next(r, data, &record, k->ds)) != 0) {
        if (status == -2) {
            to += sprintf(to, "%sbroken", between);
            break;
        }
        assert_int_equal(record.index, index++);
        to += sprintf(to, "%s%u%s", between, (unsigned)record.row, status < 0 ? "!" : "");
        if (record.n_rows > 1)
            to += sprintf(to, "+%u", (unsigned)record.n_rows - 1);
        to += sprintf(to, " ");
        records_value(&to, bm_data_fields(data));
        between = "; ";
    }
    bm_data_free(data);
}

static inline void records_said(kit *k, char *to)
{
    *to = 0;
    for (size_t i = 0; i < bm_diags_count(k->ds); i++) {
        const bm_diag *d = bm_diags_at(k->ds, i);
        to += sprintf(to, "%s%s %s", i ? "; " : "", d->code,
                      d->cell ? d->cell + (strncmp(d->cell, "Trang 1!", 8) == 0 ? 8 : 0) : "-");
    }
}

/* The columns: "A ho_ten, B -". */
static inline void records_columns(const bm_records *r, const bm_form *form, char *to)
{
    bm_records_column_info c;
    *to = 0;
    for (size_t i = 0; r && bm_records_column(r, i, &c) == 0; i++) {
        bm_field_info f = {.id = "-", .parent = -1};
        if (c.field >= 0)
            assert_int_equal(bm_form_field(form, (size_t)c.field, &f), 0);
        to += sprintf(to, "%s%c%s %s", i ? ", " : "", (char)('A' + c.col - 1),
                      c.is_mapped ? "*" : "", f.id);
    }
}

static inline void records_expect(kit *k, const char *form, const char *text,
                                  const bm_records_options *options, const char *expected,
                                  const char *said)
{
    static char out[20000];
    bm_diags_clear(k->ds);
    bm_records *r = records_open(k, form, text, options);
    assert_int_equal(!r, bm_diags_errors(k->ds) > 0);
    records_all(k, r, out);
    assert_string_equal(out, expected);
    records_said(k, out);
    assert_string_equal(out, said);
    bm_records_close(r);
}

static inline void records_expect_columns(kit *k, const char *form, const char *text,
                                          const bm_records_options *options, const char *expected,
                                          const char *said)
{
    static char out[20000];
    bm_diags_clear(k->ds);
    bm_records *r = records_open(k, form, text, options);
    records_columns(r, records_form(k, form), out);
    assert_string_equal(out, expected);
    records_said(k, out);
    assert_string_equal(out, said);
    bm_records_close(r);
}

#endif
