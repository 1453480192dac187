/* A form with a field of each kind, the data of its documents, and what is found in a Word file beside them. Include after cmocka.h.
 * SPDX-License-Identifier: MIT */
#ifndef READING_CASE_H
#define READING_CASE_H

#include "docx_tree.h"

#include "api/reading_controls.h"
#include "input/input.h"

#define READING_CASE_FORM                                                                         \
    "id: vd/mot\nnumber: Mẫu 1\ntitle: Đơn thử\nsource: Nguồn thử\nwording: verbatim\n" \
    "fields:\n"                                                                                   \
    "  ho_ten: {label: Họ và tên, type: person, case: upper}\n"                               \
    "  ngay: {label: Ngày, type: date, show: long, blank: ngày ... tháng ... năm ...}\n"      \
    "  chuc_vu: {label: Chức vụ, type: text, default: Chuyên viên}\n"                       \
    "  phai: {label: Giới tính, type: choice, options: [Nam, Nữ]}\n"                         \
    "  loai: {label: Loại, type: choice, options: [Cấp mới, Gia hạn], show: text}\n"      \
    "  moi: {label: Cấp mới, type: flag}\n"                                                   \
    "  nhac: {label: Nhắc, type: flag, default: có}\n"                                         \
    "  so: {label: Số lượng, type: integer, default: 5}\n"                                   \
    "  noi_nhan: {label: Nơi nhận, type: list, blank: [Như trên, ...]}\n"                    \
    "  can_cu: {label: Căn cứ, type: list, default: [Luật, Nghị định]}\n"               \
    "  bang: {label: Bảng, type: rows, columns: {muc: {label: Mục, type: text}, "             \
    "cu: {label: Cũ, type: text}}}\n"                                                            \
    "  noi_dung: {label: Nội dung, type: markdown}\n"                                           \
    "body:\n"                                                                                     \
    "  - title: ĐƠN THỬ\n"                                                                    \
    "  - line: \"{ho_ten} {ngay} {chuc_vu} {phai} {loai} {moi} {nhac} {so}\"\n"                   \
    "  - paragraph: \"{noi_nhan}\"\n"                                                             \
    "  - paragraph: \"{can_cu}\"\n"                                                               \
    "  - table: {rows: bang, columns: [{head: Mục, cell: \"{muc}\", width: 50}, "               \
    "{head: Cũ, cell: \"{cu}\", width: 50}], total: [\"Cộng\", \"\"]}\n"                       \
    "  - paragraph: \"{noi_dung}\"\n"

enum { READING_CASE_PARTS = 4 };

typedef struct {
    bm_arena *a;
    bm_diags *ds;
    bm_form *form;
    bm_reading_parts parts;
    bm_reading_controls_report reports[READING_CASE_PARTS];
} reading_case;

static inline void reading_case_open(reading_case *c)
{
    const bm_source source = {"mot.yaml", READING_CASE_FORM, sizeof READING_CASE_FORM - 1, NULL};
    memset(c, 0, sizeof *c);
    c->a = bm_arena_new();
    c->ds = bm_diags_new();
    c->form = bm_form_parse(&source, c->ds);
    if (!c->form)
        print_error("%s\n", bm_diags_at(c->ds, 0)->message[BM_LANG_EN]);
    assert_non_null(c->form);
    c->parts.a = c->a;
    c->parts.parts = bm_arena_zero(c->a, READING_CASE_PARTS, sizeof *c->parts.parts);
}

static inline void reading_case_close(reading_case *c)
{
    bm_form_free(c->form);
    bm_diags_free(c->ds);
    bm_arena_free(c->a);
}

/* A data part more: the id of its item, and a map in YAML. */
static inline bm_reading_values *reading_case_add(reading_case *c, const char *id, bool blank,
                                                  const char *yaml)
{
    bm_source *source = bm_arena_zero(c->a, 1, sizeof *source);
    *source = (bm_source){"data.yaml", yaml, strlen(yaml), NULL};
    const bm_value *data = bm_input_read(c->a, source, BM_INPUT_YAML, c->ds);
    assert_non_null(data);
    static const bm_source file = {"don.docx", NULL, 0, NULL};
    static const bm_pos pos = {&file, 0, 0};
    bm_reading_controls_report *report = &c->reports[c->parts.n];
    bm_reading_part *part = &c->parts.parts[c->parts.n++];
    assert_true(c->parts.n <= READING_CASE_PARTS);
    report->pos = &pos;
    report->ds = c->ds;
    part->item_id = bm_str_of(id);
    bm_reading_values_of(c->a, c->form, blank, data, &part->values);
    return &part->values;
}

/* Collect and compare the controls of a file. */
static inline const bm_docx_read_node *reading_case_compare(reading_case *c, const char *tree)
{
    const bm_docx_read_node *body = docx_tree_body(c->a, tree);
    bm_reading_controls_collect(&c->parts, body);
    for (size_t i = 0; i < c->parts.n; i++)
        bm_reading_controls_compare(&c->parts.parts[i].values, &c->reports[i]);
    return body;
}

static inline const char *reading_case_text(bm_arena *a, const bm_value *v)
{
    const char *out = "";
    if (!v)
        return "blank";
    if (v->kind == BM_VALUE_SCALAR)
        return bm_arena_cstr(a, v->text);
    for (size_t i = 0; i < v->n; i++) {
        const char *comma = i ? ", " : "";
        if (v->kind == BM_VALUE_MAP)
            out = bm_arena_printf(a, "%s%s%.*s: %s", out, comma, (int)v->members[i].key.len,
                                  v->members[i].key.ptr, reading_case_text(a, v->members[i].value));
        else
            out = bm_arena_printf(a, "%s%s%s", out, comma, reading_case_text(a, v->items[i]));
    }
    return bm_arena_printf(a, v->kind == BM_VALUE_MAP ? "{%s}" : "[%s]", out);
}

/* What is left of the values of a part: "{ho_ten: An, bang: [{muc: Một}]}", or "blank". */
static inline void reading_case_left(reading_case *c, size_t part, const char *expected)
{
    bm_reading_values *values = &c->parts.parts[part].values;
    assert_string_equal(reading_case_text(c->a, bm_reading_values_close(values)), expected);
}

/* The messages, in English, and forget them. */
static inline void reading_case_said(reading_case *c, const char *expected)
{
    const char *out = "";
    for (size_t i = 0; i < bm_diags_count(c->ds); i++) {
        const bm_diag *d = bm_diags_at(c->ds, i);
        out =
            bm_arena_printf(c->a, "%s%s%s %s", out, i ? "\n" : "", d->code, d->message[BM_LANG_EN]);
    }
    assert_string_equal(out, expected);
    bm_diags_clear(c->ds);
}

#endif
