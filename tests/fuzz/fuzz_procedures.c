/* Any bytes as procedures.yaml, whose questions are then answered, and as a list of holidays.
 * SPDX-License-Identifier: MIT */
#include "fuzz/fuzz.h"
#include "procedure/advise.h"
#include "procedure/question.h"

/* An answer that ${q} takes; another one for another ${turn}. */
static const char *answer_of(const bm_question *q, size_t turn, bm_arena *a)
{
    if (q->kind == BM_QUESTION_DATE)
        return turn % 2 ? "31/12/2023" : "29/02/2024";
    if (q->kind == BM_QUESTION_NUMBER)
        return bm_arena_printf(a, "%ld", turn % 2 ? q->most : q->least);
    return q->n_options ? q->options[turn % q->n_options].id : "";
}

/* Ask and answer until there is an advice. */
static void converse(const bm_procedures *p, const bm_holidays *h, bm_date day, size_t turn)
{
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_member *members = bm_arena_zero(a, p->n_questions + 1, sizeof *members);
    bm_value answers = {.kind = BM_VALUE_MAP, .members = members};
    for (;;) {
        const bm_advice *x = bm_advise_make(a, p, &answers, day, h, ds);
        fuzz_require((x == NULL) == (bm_diags_errors(ds) > 0));
        if (!x || !x->next)
            break;
        const char *text = answer_of(x->next, turn, a);
        if (!bm_question_accepts(x->next, text))
            break; /* no option, or none between least and most */
        bm_value *value = bm_arena_zero(a, 1, sizeof *value);
        value->kind = BM_VALUE_SCALAR;
        value->text = bm_str_of(text);
        fuzz_require(answers.n < p->n_questions); /* no question comes twice */
        members[answers.n].key = bm_str_of(x->next->id);
        members[answers.n++].value = value;
    }
    bm_diags_free(ds);
    bm_arena_free(a);
}

static bm_holidays *read_holidays(const bm_source *source)
{
    bm_diags *ds = bm_diags_new();
    bm_holidays *h = bm_holiday_new();
    int status = bm_holiday_add(h, source, ds);
    fuzz_require((status != 0) == (bm_diags_errors(ds) > 0));
    bm_diags_free(ds);
    return h;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bm_date days[] = {{1800, 1, 1}, {2023, 12, 29}, {2024, 2, 29}, {2199, 12, 31}};
    bm_diags *ds = bm_diags_new();
    const bm_source source = {.name = "fuzz", .bytes = (const char *)data, .len = size};
    bm_holidays *h = read_holidays(&source);
    bm_procedures *p = bm_procedures_parse(&source, ds);
    fuzz_require((p == NULL) == (bm_diags_errors(ds) > 0));
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        (void)bm_holiday_after(h, days[i], 40);
        for (size_t turn = 0; p && turn < 3; turn++)
            converse(p, h, days[i], turn);
    }
    if (p)
        (void)bm_advise_lint(p, ds);
    bm_procedures_free(p);
    bm_holidays_free(h);
    bm_diags_free(ds);
    return 0;
}
