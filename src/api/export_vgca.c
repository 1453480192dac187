/* The headings stand as in the template, misspellings included, because the system that takes the sheet in may go by them. What the
 * template has no code for stays empty: a guess would register a person with a wrong paper.
 * SPDX-License-Identifier: MIT */
#include "api/export_vgca.h"

#include "form/check_authority.h"
#include "form/check_identity.h"
#include "form/condition.h"
#include "text/tone.h"

typedef enum {
    COUNT,
    TEXT,
    DATE,
    IDENTITY,
    AUTHORITY,
    OFFICE,
    PROVINCE,
    OPERATOR,
    MOVED,
    DEVICE
} kind;

enum { COLUMNS = 19, OFFICES = BM_FORM_EXPORT_FIELDS };

static const char *const heads[COLUMNS] = {
    "STT",
    "Họ tên (bắt buộc)",
    "Ngày sinh (bắt buộc, để dạng dd/MM/YYYY)",
    "CCCC (Căn cước công dân, bắt buộc)",
    "Nơi cấp (Nơi cấp CCCD; để một trong 2 nơi: CCSQLHCVTTXH hoặc CCSĐKQLCTVDLQGVDC)",
    "Ngày cấp (bắt buộc, để dạng dd/MM/YYYY)",
    "Địa chỉ thư điện tử công vụ (bắt buộc)",
    "Tổ chức cấp 1 (bắt buộc)",
    "Tổ chức cấp 2",
    "Tổ chức cấp 3",
    "Tổ chức cấp 4",
    "Tỉnh thành phố (Bắt buộc)",
    "Tỉnh/Thành phố",
    "Chức vụ (Bắt buộc)",
    "Điện thoại",
    "Serial CTS cũ",
    "Nhà mạng (bắt buộc nếu đăng ký SIM)",
    "Là chuyển số (đánh dấu X nếu muốn chuyển số đang dùng sang SIM ký số)",
    ("Loại thiết bị( nếu không ghi sẽ là token; là một trong các loại sau: (TOKEN, SIM, SOFT, "
     "RSSP, "
     "HSM); RSSP là ký số tập trung"),
};

static const unsigned widths[COLUMNS] = {6,  28, 13, 16, 22, 13, 32, 32, 32, 32,
                                         32, 18, 18, 24, 14, 24, 13, 13, 18};

static const struct {
    kind kind;
    bm_known_vgca key;
    bool required;
} columns[COLUMNS] = {
    {COUNT, BM_KNOWN_VGCA_KEYS, false},          {TEXT, BM_KNOWN_VGCA_NAME, true},
    {DATE, BM_KNOWN_VGCA_BIRTH, true},           {IDENTITY, BM_KNOWN_VGCA_IDENTITY, true},
    {AUTHORITY, BM_KNOWN_VGCA_AUTHORITY, false}, {DATE, BM_KNOWN_VGCA_ISSUED, true},
    {TEXT, BM_KNOWN_VGCA_EMAIL, true},           {OFFICE, BM_KNOWN_VGCA_OFFICES, true},
    {OFFICE, BM_KNOWN_VGCA_OFFICES, false},      {OFFICE, BM_KNOWN_VGCA_OFFICES, false},
    {OFFICE, BM_KNOWN_VGCA_OFFICES, false},      {PROVINCE, BM_KNOWN_VGCA_PROVINCE, true},
    {PROVINCE, BM_KNOWN_VGCA_PROVINCE, false},   {TEXT, BM_KNOWN_VGCA_POSITION, true},
    {TEXT, BM_KNOWN_VGCA_PHONE, false},          {TEXT, BM_KNOWN_VGCA_SERIAL, false},
    {OPERATOR, BM_KNOWN_VGCA_SIM, false},        {MOVED, BM_KNOWN_VGCA_SIM, false},
    {DEVICE, BM_KNOWN_VGCA_SIM, false},
};

enum { FIRST_OFFICE = 7 }; /* column */

/* ---- What may be set for all rows --------------------------------------------------------- */

#define RESIDENCE_2016 "CCSĐKQLCTVDLQGVDC"
#define SOCIAL_ORDER_2018 "CCSQLHCVTTXH"

static const char *const authorities[] = {SOCIAL_ORDER_2018, RESIDENCE_2016};
static const char *const operators[] = {"Viettel", "Vinaphone", "Mobifone"};
static const char *const devices[] = {"TOKEN", "SIM", "SOFT", "RSSP", "HSM"};

typedef enum { SET_AUTHORITY, SET_PROVINCE, SET_OPERATOR, SET_DEVICE, SETTINGS } setting;

static const bm_export_setting settings[SETTINGS] = {
    [SET_AUTHORITY] = {"noi_cap", authorities, 2},
    [SET_PROVINCE] = {"tinh", NULL, 0},
    [SET_OPERATOR] = {"nha_mang", operators, 3},
    [SET_DEVICE] = {"thiet_bi", devices, 5},
};

/* ---- Values and faults -------------------------------------------------------------------- */

static const bm_field_value *value_of(const bm_export_row *r, bm_known_vgca key)
{
    static const bm_field_value none;
    const bm_form_export_source *s = &r->source->sources[key];
    return s->n ? bm_condition_value(r->form, r->values, s->fields[0], r->row) : &none;
}

/* The place of ${value}, else of the row, else of the data. */
static const bm_pos *place_of(const bm_export_row *r, const bm_field_value *value)
{
    const bm_pos *pos = value->pos ? value->pos : value_of(r, BM_KNOWN_VGCA_NAME)->pos;
    return pos ? pos : r->pos;
}

/* "danh_sach[2].tinh", or NULL. */
static const char *path_of(const bm_export_row *r, bm_known_vgca key)
{
    const bm_form_export_source *s = &r->source->sources[key];
    const bm_field *field = s->n ? &r->form->fields[s->fields[0]] : NULL;
    if (!field || field->parent < 0)
        return field ? field->id.ptr : NULL;
    return bm_arena_printf(r->a, "%s[%zu].%s", r->form->fields[field->parent].id.ptr,
                           r->values->numbers[field->parent][r->row - 1], field->id.ptr);
}

/* The heading without what stands in brackets. */
static bm_str name_of(const char *head)
{
    bm_str s = bm_str_n(head, strcspn(head, "("));
    while (s.len && s.ptr[s.len - 1] == ' ')
        s.len--;
    return s;
}

static int report(const bm_export_row *r, bm_code code, bm_known_vgca key, bm_str first)
{
    const bm_str args[] = {first, value_of(r, BM_KNOWN_VGCA_NAME)->typed};
    return bm_diags_add(r->ds, code, place_of(r, value_of(r, key)), path_of(r, key), args, 2);
}

/* A value that is wrong has been told. */
static int missing(const bm_export_row *r, size_t column, setting s)
{
    bm_known_vgca key = columns[column].key;
    const bm_form_export_source *from = &r->source->sources[key];
    const bm_str none = BM_STR("");
    const bm_str args[] = {name_of(heads[column]),
                           s < SETTINGS ? bm_str_of(settings[s].name) : none,
                           value_of(r, BM_KNOWN_VGCA_NAME)->typed,
                           from->n ? r->form->fields[from->fields[0]].label : none};
    if (value_of(r, key)->wrong)
        return -1;
    return bm_diags_add(r->ds, s < SETTINGS ? BM_EXPORT_MISSING_SETTING : BM_EXPORT_MISSING,
                        place_of(r, value_of(r, key)), path_of(r, key), args, 4);
}

/* ---- Cells -------------------------------------------------------------------------------- */

static int make_identity(const bm_export_row *r, bm_str *cell)
{
    const bm_field_value *v = value_of(r, BM_KNOWN_VGCA_IDENTITY);
    if (v->present && v->kind != BM_IDENTITY_CCCD)
        return report(r, BM_EXPORT_IDENTITY, BM_KNOWN_VGCA_IDENTITY, v->text);
    *cell = v->text;
    return 0;
}

/* Since 01/7/2024 papers are issued by Bộ Công an, which the template does not know. */
static int make_authority(const bm_export_row *r, bm_str *cell)
{
    const bm_field_value *v = value_of(r, BM_KNOWN_VGCA_AUTHORITY);
    bm_authority_kind k = v->present ? bm_check_authority_kind(r->a, v->text) : BM_AUTHORITY_OTHER;
    *cell = k == BM_AUTHORITY_RESIDENCE_2016      ? bm_str_of(RESIDENCE_2016)
            : k == BM_AUTHORITY_SOCIAL_ORDER_2018 ? bm_str_of(SOCIAL_ORDER_2018)
                                                  : r->set[SET_AUTHORITY];
    if (cell->len || !v->present)
        return 0;
    return report(r, BM_EXPORT_AUTHORITY, BM_KNOWN_VGCA_AUTHORITY, v->text);
}

static bool stands_above(const bm_export_row *r, const bm_str *offices, size_t n, bm_str name)
{
    bm_str key = bm_tone_key(r->a, name);
    for (size_t i = 0; i < n; i++)
        if (bm_str_eq(bm_tone_key(r->a, offices[i]), key))
            return true;
    return false;
}

/* From the top down, without gaps and repetitions. */
static void make_offices(const bm_export_row *r, bm_str *cells)
{
    const bm_form_export_source *s = &r->source->sources[BM_KNOWN_VGCA_OFFICES];
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        const bm_field_value *v = bm_condition_value(r->form, r->values, s->fields[i], r->row);
        if (v->present && !stands_above(r, cells, n, v->typed))
            cells[n++] = v->typed;
    }
}

static bool is_sim(const bm_export_row *r)
{
    return value_of(r, BM_KNOWN_VGCA_SIM)->present;
}

static bm_str device_of(const bm_export_row *r)
{
    uint16_t remote = r->source->sources[BM_KNOWN_VGCA_REMOTE].when;
    if (is_sim(r))
        return bm_str_of("SIM");
    if (remote && bm_condition_holds(r->form, remote, r->values, r->row))
        return bm_str_of("RSSP");
    return r->set[SET_DEVICE];
}

/* "Viettel/cs" -> "Viettel" */
static bm_str operator_of(const bm_export_row *r)
{
    bm_str sim = value_of(r, BM_KNOWN_VGCA_SIM)->text;
    const char *slash = sim.len ? memchr(sim.ptr, '/', sim.len) : NULL;
    if (!is_sim(r))
        return bm_str_is(device_of(r), "SIM") ? r->set[SET_OPERATOR] : bm_str_of("");
    return slash ? bm_str_n(sim.ptr, (size_t)(slash - sim.ptr)) : sim;
}

static bool is_moved(const bm_export_row *r)
{
    bm_str sim = value_of(r, BM_KNOWN_VGCA_SIM)->text;
    return is_sim(r) && memchr(sim.ptr, '/', sim.len);
}

static int make_cell(const bm_export_row *r, size_t column, bm_str *cell)
{
    const bm_field_value *v =
        columns[column].kind == COUNT ? NULL : value_of(r, columns[column].key);
    switch (columns[column].kind) {
    case COUNT:
        *cell = bm_str_of(bm_arena_printf(r->a, "%zu", r->number));
        return 0;
    case TEXT:
        *cell = v->typed;
        return 0;
    case DATE:
        *cell = v->date.year ? bm_date_short(r->a, v->date) : bm_str_of("");
        return 0;
    case IDENTITY:
        return make_identity(r, cell);
    case AUTHORITY:
        return make_authority(r, cell);
    case OFFICE: /* all of them at once */
        return 0;
    case PROVINCE:
        *cell = v->present ? v->text : r->set[SET_PROVINCE];
        return 0;
    case OPERATOR:
        *cell = operator_of(r);
        return 0;
    case MOVED:
        *cell = bm_str_of(is_moved(r) ? "X" : "");
        return 0;
    case DEVICE:
        *cell = device_of(r);
        return 0;
    }
    return 0;
}

static bool is_required(const bm_export_row *r, size_t column)
{
    return columns[column].required ||
           (columns[column].kind == OPERATOR && bm_str_is(device_of(r), "SIM"));
}

static int make(const bm_export_row *r, bm_str *cells)
{
    int status = 0;
    make_offices(r, cells + FIRST_OFFICE);
    for (size_t i = 0; i < COLUMNS; i++) {
        setting s = columns[i].kind == PROVINCE   ? SET_PROVINCE
                    : columns[i].kind == OPERATOR ? SET_OPERATOR
                                                  : SETTINGS;
        if (make_cell(r, i, &cells[i]) != 0)
            status = -1;
        else if (!cells[i].len && is_required(r, i))
            status = missing(r, i, s);
    }
    return status;
}

static const bm_form_export *source(const bm_form *form)
{
    return form->vgca;
}

const bm_export_list bm_export_vgca = {
    .info = {"vgca",
             {"danh sách 19 cột để nhập hồ sơ cấp chứng thư chữ ký số cho cá nhân",
              "the sheet of 19 columns for importing requests for certificates of persons"}},
    .heads = heads,
    .widths = widths,
    .n_columns = COLUMNS,
    .settings = settings,
    .n_settings = SETTINGS,
    .practice = true,
    .source = source,
    .make = make,
};
