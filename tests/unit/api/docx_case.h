/* Word files as bm_render makes them, changed as texts: they are made in the flat form. Include after cmocka.h.
 * SPDX-License-Identifier: MIT */
#ifndef DOCX_CASE_H
#define DOCX_CASE_H

#include "base/buf.h"
#include "kit.h"

#define DOCX_CASE_FORM                                                                            \
    "id: vd/word\nnumber: Mẫu 2\ntitle: Đơn Word\nsource: Nguồn thử\nwording: verbatim\n" \
    "fields:\n"                                                                                   \
    "  ho_ten: {label: Họ và tên, type: person, case: upper}\n"                               \
    "  ngay: {label: Ngày, type: date}\n"                                                        \
    "  moi: {label: Cấp mới, type: flag}\n"                                                   \
    "  bang: {label: Bảng, type: rows, columns: {muc: {label: Mục, type: text}}}\n"           \
    "  noi_dung: {label: Nội dung, type: markdown}\n"                                           \
    "body:\n"                                                                                     \
    "  - title: ĐƠN WORD\n"                                                                     \
    "  - line: \"Họ và tên: {ho_ten} Ngày: {ngay} Cấp mới: {moi}\"\n"                    \
    "  - table: {rows: bang, columns: [{head: Mục, cell: \"{muc}\", width: 100}]}\n"            \
    "  - paragraph: \"{noi_dung}\"\n"                                                             \
    "  - line: \"Người khai: {ho_ten}\"\n"

static inline int docx_case_add(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

static inline void docx_case_open(kit *k)
{
    kit_put("forms/vd/word.yaml", DOCX_CASE_FORM);
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    assert_non_null(k->env);
}

/* The file of ${n} documents made from ${texts}, 0-terminated. */
static inline bm_buf docx_case_make(kit *k, size_t n, const char *const *texts)
{
    bm_part parts[4];
    bm_data *data[4];
    bm_buf out = {0};
    const bm_sink sink = {docx_case_add, &out};
    const bm_render_options options = {.format = "xml", .draft = true};
    for (size_t i = 0; i < n; i++) {
        data[i] = kit_data(k, texts[i]);
        parts[i].form = bm_form_load_for(k->env, data[i], k->ds);
        parts[i].data = data[i];
        assert_non_null(parts[i].form);
    }
    assert_int_equal(bm_render_merged(k->env, parts, n, &options, &sink, k->ds), 0);
    for (size_t i = 0; i < n; i++)
        bm_data_free(data[i]);
    bm_buf_add_byte(&out, 0);
    bm_diags_clear(k->ds);
    return out;
}

/* Replace ${old}, which is there, the first time behind ${after}. */
static inline void docx_case_change(bm_buf *file, const char *after, const char *old,
                                    const char *new_text)
{
    const char *from = strstr(file->ptr, after), *at = from ? strstr(from, old) : NULL;
    bm_buf out = {0};
    assert_non_null(at);
    bm_buf_add(&out, file->ptr, (size_t)(at - file->ptr));
    bm_buf_add_cstr(&out, new_text);
    bm_buf_add_cstr(&out, at + strlen(old));
    bm_buf_add_byte(&out, 0);
    bm_buf_free(file);
    *file = out;
}

static inline bm_reading *docx_case_read(kit *k, const bm_buf *file)
{
    return bm_reading_parse(k->env, file->ptr, file->len - 1, "don.xml", k->ds);
}

#endif
