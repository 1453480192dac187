/* Questions. SPDX-License-Identifier: MIT */
#include "procedure/question.h"

#include <stdlib.h>

#include "base/limit.h"

enum { OPTIONS_MOST = 40, NUMBER_MOST = 9999 };

static const char *const kinds[] = {"choice", "number", "date"};

static void read_options(const bm_procedure_read *r, const bm_value *v, bm_question *q)
{
    if (!bm_procedure_read_names(r, v, "options", OPTIONS_MOST))
        return;
    bm_question_option *options = bm_arena_zero(r->arena, v->n + 1, sizeof *options);
    for (size_t i = 0; i < v->n; i++) {
        options[i].id = v->members[i].key.ptr;
        bm_procedure_read_both(r, v->members[i].value, options[i].id, options[i].text);
    }
    q->options = options;
    q->n_options = v->n;
}

/* Keys that only one kind of question has. */
static void check_kind(const bm_procedure_read *r, const bm_value *v, const bm_question *q)
{
    const bm_value *options = bm_value_lookup(v, "options");
    const bm_value *least = bm_value_lookup(v, "least"), *most = bm_value_lookup(v, "most");
    if (q->kind == BM_QUESTION_CHOICE && !options)
        (void)bm_diags_add2(r->ds, BM_PROCEDURE_KEY_MISSING, &v->pos, "options", q->id);
    if (q->kind != BM_QUESTION_CHOICE && options)
        (void)bm_diags_add2(r->ds, BM_PROCEDURE_KEY_UNKNOWN, &options->pos, "options",
                            kinds[q->kind]);
    if (q->kind != BM_QUESTION_NUMBER && (least || most))
        (void)bm_diags_add2(r->ds, BM_PROCEDURE_KEY_UNKNOWN, &(least ? least : most)->pos,
                            least ? "least" : "most", kinds[q->kind]);
}

static void read_question(const bm_procedure_read *r, const bm_member *m, bm_question *q)
{
    static const bm_procedure_read_key keys[] = {
        {"ask", true},      {"help", false},  {"kind", false}, {"optional", false},
        {"options", false}, {"least", false}, {"most", false}, {"when", false}};
    const bm_value *v = m->value;
    q->id = m->key.ptr;
    q->ask[0] = q->ask[1] = q->help[0] = q->help[1] = "";
    q->most = NUMBER_MOST;
    if (!bm_procedure_read_map(r, v, q->id, keys, sizeof keys / sizeof *keys))
        return;
    bm_procedure_read_both(r, bm_value_lookup(v, "ask"), "ask", q->ask);
    bm_procedure_read_both(r, bm_value_lookup(v, "help"), "help", q->help);
    int kind = bm_procedure_read_word(r, bm_value_lookup(v, "kind"), "kind", kinds, 3);
    q->kind = kind < 0 ? BM_QUESTION_CHOICE : (bm_question_kind)kind;
    q->optional = bm_procedure_read_bool(r, bm_value_lookup(v, "optional"), "optional");
    q->least = bm_procedure_read_number(r, bm_value_lookup(v, "least"), "least", 0, NUMBER_MOST);
    if (bm_value_lookup(v, "most"))
        q->most =
            bm_procedure_read_number(r, bm_value_lookup(v, "most"), "most", q->least, NUMBER_MOST);
    if (bm_value_lookup(v, "options"))
        read_options(r, bm_value_lookup(v, "options"), q);
    if (kind >= 0 || !bm_value_lookup(v, "kind"))
        check_kind(r, v, q);
}

void bm_question_compile(const bm_procedure_read *r, const bm_value *v, bm_procedures *p)
{
    if (!v || !bm_procedure_read_names(r, v, "questions", BM_LIMIT_QUESTIONS))
        return;
    bm_question *questions = bm_arena_zero(r->arena, v->n + 1, sizeof *questions);
    for (size_t i = 0; i < v->n; i++)
        read_question(r, &v->members[i], &questions[i]);
    p->questions = questions;
    p->n_questions = v->n;
}

void bm_question_compile_when(const bm_procedure_read *r, const bm_value *v, bm_procedures *p)
{
    bm_when *whens = bm_arena_zero(r->arena, p->n_questions + 1, sizeof *whens);
    for (size_t i = 0; i < p->n_questions; i++) {
        const bm_value *when = bm_value_lookup(v->members[i].value, "when");
        bm_when_compile(r, when, p, &whens[i]);
        size_t last = bm_when_last_question(p, &whens[i]);
        if (last < p->n_questions && last >= i) {
            (void)bm_diags_add2(r->ds, BM_PROCEDURE_ORDER, &when->pos, p->questions[i].id,
                                p->questions[last].id);
            whens[i].n = 0;
        }
    }
    p->question_when = whens;
}

static bool is_number(const bm_question *q, const char *value)
{
    size_t len = strlen(value);
    if (!len || len > 6 || strspn(value, "0123456789") != len)
        return false;
    long n = strtol(value, NULL, 10);
    return n >= q->least && n <= q->most;
}

bool bm_question_accepts(const bm_question *q, const char *value)
{
    bm_date day;
    if (!*value)
        return q->optional;
    if (q->kind == BM_QUESTION_DATE)
        return bm_date_parse(bm_str_of(value), &day) == BM_DATE_OK;
    if (q->kind == BM_QUESTION_NUMBER)
        return is_number(q, value);
    for (size_t i = 0; i < q->n_options; i++)
        if (strcmp(value, q->options[i].id) == 0)
            return true;
    return false;
}

const char *bm_question_allowed(bm_arena *a, const bm_question *q)
{
    const char *text = "";
    if (q->kind == BM_QUESTION_DATE)
        text = "dd/mm/yyyy";
    if (q->kind == BM_QUESTION_NUMBER)
        text = bm_arena_printf(a, "%ld … %ld", q->least, q->most);
    for (size_t i = 0; i < q->n_options; i++)
        text = bm_arena_printf(a, "%s%s%s", text, i ? ", " : "", q->options[i].id);
    return text;
}
