/* A file of procedures given as text, and what is said of it. Include after cmocka.h.
 * SPDX-License-Identifier: MIT */
#ifndef KIT_H
#define KIT_H

#include <stdio.h>
#include <stdlib.h>

#include "input/input.h"
#include "procedure/procedure_read.h"
#include "procedure/procedures.h"

/* The parts of a small file; each stands for itself in a test that changes it. */
#define KIT_REGIMES                                             \
    "date: ngay_lap\n"                                          \
    "regimes:\n"                                                \
    "  cu: {title: Cũ, from: 2020-01-01, until: 2023-12-31}\n" \
    "  moi: {title: {vi: Mới, en: New}, from: 2024-01-01}\n"  \
    "events: {nhan: {vi: nhận hồ sơ, en: the receipt}, bao: thông báo}\n"
#define KIT_QUESTIONS                                                                                  \
    "questions:\n"                                                                                     \
    "  viec: {ask: {vi: Việc gì, en: What}, options: {gop: Gộp, het: Hết hạn, mat: Mất}}\n" \
    "  so: {ask: Mấy cái, kind: number, least: 0, most: 9, when: {viec: gop}}\n"                    \
    "  ngay: {ask: Ngày nào, kind: date, optional: true, when: {viec: het}}\n"                       \
    "conditions:\n"                                                                                    \
    "  du_60: {days_left: {of: ngay, at_least: 60}}\n"                                                 \
    "  co_cai: {number: {of: so, at_least: 1}}\n"                                                      \
    "  lam: {any: [{co_cai: có}, {viec: het, du_60: [có, \"\"]}]}\n"
#define KIT_PROCEDURES                                                                          \
    "procedures:\n"                                                                             \
    "  doi:\n"                                                                                  \
    "    title: {vi: Đổi, en: Change}\n"                                                     \
    "    regimes:\n"                                                                            \
    "      cu: &cu\n"                                                                           \
    "        forms:\n"                                                                          \
    "          - {form: vd/mot, name: Mẫu 1, copies: 2, source: N, grade: quoted, fill: {b: " \
    "\"{a}\"}}\n"                                                                               \
    "          - {form: vd/hai, name: Mẫu 2, made: other, grade: unknown}\n"                  \
    "        addressee: [{text: Nơi nhận, source: N, grade: reported}]\n"                    \
    "        deadlines:\n"                                                                      \
    "          - {what: Trả, working_days: 3, since: nhan, source: N, grade: quoted}\n"       \
    "          - {what: Nộp, working_days: unknown, since: bao, grade: unknown}\n"            \
    "      moi: {one_letter: true, forms: [], addressee: [], deadlines: []}\n"                  \
    "  bo: {title: Bỏ, regimes: {cu: *cu, moi: *cu}}\n"
#define KIT_CASES                                                                                  \
    "cases:\n"                                                                                     \
    "  - id: gop\n"                                                                                \
    "    when: {viec: gop}\n"                                                                      \
    "    steps:\n"                                                                                 \
    "      - procedure: doi\n"                                                                     \
    "        when: {co_cai: có}\n"                                                                \
    "        for: {vi: Giữ một, en: Keep one}\n"                                               \
    "        reasons:\n"                                                                           \
    "          - {text: Vì cũ, when: {regime: cu}, source: N, grade: quoted}\n"                  \
    "          - {text: Vì mới, when: {regime: moi}, source: N, grade: inferred}\n"             \
    "      - {procedure: bo, count: {of: so, less: 1}, for: Bỏ hết, reasons: []}\n"            \
    "    notes: [{text: Nhớ, source: N, grade: quoted}]\n"                                       \
    "  - {id: het, when: {viec: het, lam: có}, steps: [{procedure: doi, for: A, reasons: []}]}\n" \
    "  - {id: qua, when: {viec: het, lam: không}, steps: [{procedure: bo, for: A, reasons: "      \
    "[]}]}\n"                                                                                      \
    "  - {id: mat, when: {viec: mat}, steps: [{procedure: bo, count: 2, for: A, reasons: []}]}\n"
#define KIT_ALL KIT_REGIMES KIT_QUESTIONS KIT_PROCEDURES KIT_CASES

typedef struct {
    bm_arena *a;
    bm_diags *ds;
} kit;

static inline int kit_set_up(void **state)
{
    kit *k = calloc(1, sizeof *k);
    if (!k)
        return -1;
    k->a = bm_arena_new();
    k->ds = bm_diags_new();
    *state = k;
    return 0;
}

static inline int kit_tear_down(void **state)
{
    kit *k = *state;
    bm_diags_free(k->ds);
    bm_arena_free(k->a);
    free(k);
    return 0;
}

/* What was reported, "P001 3:5; P003 9:12", and forget it. */
static inline const char *kit_said(kit *k)
{
    const char *all = "";
    for (size_t i = 0; i < bm_diags_count(k->ds); i++) {
        const bm_diag *d = bm_diags_at(k->ds, i);
        all = bm_arena_printf(k->a, "%s%s%s %u:%u", all, i ? "; " : "", d->code, (unsigned)d->line,
                              (unsigned)d->col);
    }
    bm_diags_clear(k->ds);
    return all;
}

/* The value tree of ${text}, which must be good YAML. */
static inline const bm_value *kit_value(kit *k, const char *text)
{
    bm_source *source = bm_arena_zero(k->a, 1, sizeof *source);
    source->name = "vao.yaml";
    source->bytes = bm_arena_cstr(k->a, bm_str_of(text));
    source->len = strlen(text);
    const bm_value *v = bm_input_read(k->a, source, BM_INPUT_YAML, k->ds);
    assert_non_null(v);
    return v;
}

static inline bm_procedures *kit_parse(kit *k, const char *text)
{
    const bm_source source = {"procedures.yaml", text, strlen(text), NULL};
    return bm_procedures_parse(&source, k->ds);
}

/* ${text} must be right. */
static inline bm_procedures *kit_open(kit *k, const char *text)
{
    bm_procedures *p = kit_parse(k, text);
    assert_string_equal(kit_said(k), "");
    assert_non_null(p);
    return p;
}

/* ${expected}: as kit_said. */
static inline void kit_faults(kit *k, const char *text, const char *expected)
{
    bm_procedures *p = kit_parse(k, text);
    assert_int_equal(p == NULL, *expected != 0);
    assert_string_equal(kit_said(k), expected);
    bm_procedures_free(p);
}

#define KIT_TEST(test) cmocka_unit_test_setup_teardown(test, kit_set_up, kit_tear_down)

#endif
