/* Tables of values for the field types: what is typed, what prints, what is said.
 * SPDX-License-Identifier: MIT */
#ifndef VALUE_ROWS_H
#define VALUE_ROWS_H

#include "form_case.h"

typedef struct {
    const char *typed;
    const char *printed; /* NULL = refused */
    const char *codes;   /* "D030 D043", in the order of reporting; NULL = none */
    const char
        *says; /* in the message or hint of the last one, in both languages; NULL = not looked at */
} value_row;

/* A form with one field x; ${type}: "type: date, show: long". */
static inline int value_rows_set_up(void **state, const char *type)
{
    char yaml[600];
    (void)snprintf(yaml, sizeof yaml,
                   "id: thu/kieu\nnumber: Mẫu thử\ntitle: Thử\nsource: Ví dụ\nwording: draft\n"
                   "fields:\n  x: {label: X, %s}\nbody:\n  - line: \"{x}\"\n",
                   type);
    return form_case_set_up(state, yaml);
}

static inline const bm_field_value *value_rows_read(form_case *c, const char *typed, int *status)
{
    bm_field_values values;
    const char *text = bm_arena_printf(c->a, "data:\n  x: \"%s\"\n", typed);
    *status = form_case_check(c, text, false, &values);
    return form_case_value(c, &values, "x");
}

static inline void value_rows_check(void **state, const value_row *rows, size_t n)
{
    form_case *c = *state;
    for (size_t i = 0; i < n; i++) {
        int status;
        const value_row *row = &rows[i];
        const bm_field_value *v = value_rows_read(c, row->typed, &status);
        const char *codes = "", *printed = v->present ? form_case_text(c, v->text) : NULL;
        size_t n_said = bm_diags_count(c->ds);
        for (size_t k = 0; k < n_said; k++)
            codes =
                bm_arena_printf(c->a, "%s%s%s", codes, k ? " " : "", bm_diags_at(c->ds, k)->code);
        if ((printed != NULL) != (row->printed != NULL) ||
            (printed && strcmp(printed, row->printed) != 0))
            fail_msg("“%s” prints “%s”, not “%s” (%s)", row->typed, printed ? printed : "-",
                     row->printed ? row->printed : "-", codes);
        if (strcmp(codes, row->codes ? row->codes : "") != 0)
            fail_msg("“%s” says “%s”, not “%s”", row->typed, codes, row->codes ? row->codes : "");
        if ((status != 0) != (row->printed == NULL))
            fail_msg("“%s”: status %d", row->typed, status);
        for (int lang = 0; row->says && lang < 2; lang++) {
            const bm_diag *d = bm_diags_at(c->ds, n_said - 1);
            if (!strstr(d->message[lang], row->says) && !strstr(d->hint[lang], row->says))
                fail_msg("“%s”: “%s” is not in: %s (%s)", row->typed, row->says, d->message[lang],
                         d->hint[lang]);
        }
    }
}

#define VALUE_ROWS_CHECK(state, rows) \
    value_rows_check(state, rows, sizeof(rows) / sizeof((rows)[0]))

#endif
