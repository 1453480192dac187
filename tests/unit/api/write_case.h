/* A form with a field of every shape, and data written and read again. Include after cmocka.h.
 * SPDX-License-Identifier: MIT */
#ifndef WRITE_CASE_H
#define WRITE_CASE_H

#include "api/data.h"
#include "base/buf.h"
#include "kit.h"

#define WRITE_CASE_FORM                                                                           \
    "id: vd/ghi\nnumber: Mẫu 1\ntitle: Đơn thử\nsource: Nguồn thử\nwording: verbatim\n" \
    "fields:\n"                                                                                   \
    "  ho_ten: {label: a, type: person, required: true}\n"                                        \
    "  chuc_vu: {label: a, type: text, default: Chuyên viên}\n"                                 \
    "  bang: {label: a, type: rows, columns: {muc: {label: a, type: text}, so: {label: a, type: " \
    "text}}}\n"                                                                                   \
    "  noi_nhan: {label: a, type: list}\n"                                                        \
    "  no: {label: a, type: flag}\n"                                                              \
    "  noi_dung: {label: a, type: markdown}\n"                                                    \
    "body:\n"                                                                                     \
    "  - title: \"{ho_ten} {chuc_vu} {no}\"\n"                                                    \
    "  - table: {rows: bang, columns: [{head: a, cell: \"{muc}\", width: 50}, {head: b, cell: "   \
    "\"{so}\", width: 50}]}\n"                                                                    \
    "  - paragraph: \"{noi_nhan}\"\n"                                                             \
    "  - paragraph: \"{noi_dung}\"\n"

static inline int write_case_add(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

/* ${data} as ${format}, in memory of the test. */
static inline char *write_case_text(kit *k, const bm_form *form, const bm_data *data,
                                    bm_input_format format)
{
    bm_buf out = {0};
    const bm_sink sink = {write_case_add, &out};
    if (bm_data_write(form, data, format, &sink, k->ds) != 0) {
        bm_buf_free(&out);
        return NULL;
    }
    bm_buf_add_byte(&out, 0);
    char *text = malloc(out.len);
    assert_non_null(text);
    memcpy(text, out.ptr, out.len);
    bm_buf_free(&out);
    return text;
}

static inline const bm_form *write_case_form(kit *k)
{
    kit_put("forms/vd/ghi.yaml", WRITE_CASE_FORM);
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    assert_non_null(k->env);
    const bm_form *form = bm_form_load(k->env, "vd/ghi", k->ds);
    assert_non_null(form);
    return form;
}

#endif
