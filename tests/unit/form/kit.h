/* Definitions given as text, and what the compiler says of them. SPDX-License-Identifier: MIT */
#ifndef KIT_H
#define KIT_H

#include <stdio.h>
#include <stdlib.h>

#include "document/dump.h"
#include "form/form.h"

/* Lines 1 to 5 of a definition. */
#define KIT_HEAD "id: vd/mau\nnumber: Mẫu 1\ntitle: Tên\nsource: Nguồn\nwording: draft\n"

static inline bm_form *kit_parse(const char *yaml, bm_diags *ds)
{
    bm_source source = {"mau.yaml", yaml, strlen(yaml), NULL};
    return bm_form_parse(&source, ds);
}

/* ${expected}: "F001 3:5; F006 9:12", in the order of reporting. */
static inline void kit_assert_faults(const char *yaml, const char *expected)
{
    bm_diags *ds = bm_diags_new();
    bm_form *form = kit_parse(yaml, ds);
    char said[2000] = "";
    for (size_t i = 0; i < bm_diags_count(ds); i++) {
        const bm_diag *d = bm_diags_at(ds, i);
        size_t n = strlen(said);
        (void)snprintf(said + n, sizeof said - n, "%s%s %u:%u", i ? "; " : "", d->code,
                       (unsigned)d->line, (unsigned)d->col);
    }
    assert_string_equal(said, expected);
    assert_int_equal(form == NULL, bm_diags_errors(ds) > 0);
    bm_form_free(form);
    bm_diags_free(ds);
}

/* ${part} is in message ${i} about ${yaml}, or in its hint. */
static inline void kit_assert_says(const char *yaml, size_t i, const char *part)
{
    bm_diags *ds = bm_diags_new();
    bm_form_free(kit_parse(yaml, ds));
    const bm_diag *d = bm_diags_at(ds, i);
    assert_non_null(d);
    for (int lang = 0; lang < 2; lang++)
        if (!strstr(d->message[lang], part) && !strstr(d->hint[lang], part))
            fail_msg("“%s” is not in: %s (%s)", part, d->message[lang], d->hint[lang]);
    bm_diags_free(ds);
}

static inline bm_form *kit_open(const char *yaml)
{
    bm_diags *ds = bm_diags_new();
    bm_form *form = kit_parse(yaml, ds);
    if (!form)
        fail_msg("%u:%u: %s", (unsigned)bm_diags_at(ds, 0)->line, (unsigned)bm_diags_at(ds, 0)->col,
                 bm_diags_at(ds, 0)->message[BM_LANG_EN]);
    bm_diags_free(ds);
    return form;
}

/* ${expected}: the dump of the compiled body below its first line. */
static inline void kit_assert_body(const char *yaml, const char *expected)
{
    bm_form *form = kit_open(yaml);
    bm_buf out = {0};
    for (uint32_t i = 0; i < form->body->n_children; i++)
        bm_dump_tree(&out, form->body->children[i]);
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
    bm_form_free(form);
}

/* The bytes of ${path}, relative to the top of the project; free it. Fails the test when it cannot be read. */
static inline char *kit_read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        fail_msg("cannot read %s (run from the top folder)", path);
    size_t cap = 1 << 20;
    char *bytes = malloc(cap);
    assert_non_null(bytes);
    size_t n = fread(bytes, 1, cap - 1, f);
    bytes[n] = 0;
    assert_true(n < cap - 1);
    (void)fclose(f);
    return bytes;
}

#endif
