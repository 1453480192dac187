/* SPDX-License-Identifier: MIT */
#include "procedure/situation.h"

#include "base/limit.h"

enum { STEPS_MOST = 20, REASONS_MOST = 20, COUNT_MOST = 9999 };

static const bm_situation_statement *read_statements(const bm_procedure_read *r, const bm_value *v,
                                                     const char *name, const bm_procedures *p,
                                                     size_t *n)
{
    static const bm_procedure_read_key extra[] = {{"when", false}};
    *n = 0;
    if (!v || !bm_procedure_read_list(r, v, name, REASONS_MOST))
        return NULL;
    bm_situation_statement *items = bm_arena_zero(r->arena, v->n + 1, sizeof *items);
    for (size_t i = 0; i < v->n; i++) {
        bm_procedure_read_statement(r, v->items[i], name, extra, 1, &items[i].statement);
        bm_when_compile(r, bm_value_lookup(v->items[i], "when"), p, &items[i].when);
    }
    *n = v->n;
    return items;
}

/* A number, or {of: question, less: number}. */
static void read_count(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                       bm_situation_count *out)
{
    static const bm_procedure_read_key keys[] = {{"of", true}, {"less", false}};
    out->number = 1;
    if (!v)
        return;
    if (v->kind != BM_VALUE_MAP) {
        out->number = bm_procedure_read_number(r, v, "count", 1, COUNT_MOST);
        return;
    }
    (void)bm_procedure_read_map(r, v, "count", keys, 2);
    const bm_value *of = bm_value_lookup(v, "of");
    bm_str name = bm_procedure_read_text(r, of, "of");
    bm_str *names = bm_arena_zero(r->arena, p->n_questions + 1, sizeof *names);
    for (size_t i = 0; i < p->n_questions; i++)
        names[i] = bm_str_of(p->questions[i].id);
    int q = name.len ? bm_procedure_read_name(r, name, &of->pos, "questions", names, p->n_questions)
                     : -1;
    if (q >= 0 && p->questions[q].kind != BM_QUESTION_NUMBER)
        bm_procedure_read_value(r, of, "of", "kind: number");
    out->is_answer = q >= 0;
    out->question = q >= 0 ? (size_t)q : 0;
    out->number = bm_procedure_read_number(r, bm_value_lookup(v, "less"), "less", 0, COUNT_MOST);
}

static void read_step(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                      bm_situation_step *out)
{
    static const bm_procedure_read_key keys[] = {
        {"procedure", true}, {"when", false}, {"count", false}, {"for", true}, {"reasons", true}};
    out->what[0] = out->what[1] = "";
    if (!bm_procedure_read_map(r, v, "steps", keys, 5))
        return;
    const bm_value *id = bm_value_lookup(v, "procedure");
    bm_str text = bm_procedure_read_text(r, id, "procedure");
    int procedure =
        text.len ? bm_procedure_read_name(r, text, &id->pos, "procedures", p->ids, p->n_procedures)
                 : -1;
    out->procedure = procedure < 0 ? 0 : (size_t)procedure;
    bm_when_compile(r, bm_value_lookup(v, "when"), p, &out->when);
    read_count(r, bm_value_lookup(v, "count"), p, &out->count);
    bm_procedure_read_both(r, bm_value_lookup(v, "for"), "for", out->what);
    out->reasons = read_statements(r, bm_value_lookup(v, "reasons"), "reasons", p, &out->n_reasons);
}

static void read_situation(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                           bm_situation *out)
{
    static const bm_procedure_read_key keys[] = {
        {"id", true}, {"when", true}, {"steps", true}, {"notes", false}};
    out->id = "";
    if (!bm_procedure_read_map(r, v, "cases", keys, 4))
        return;
    out->id = bm_procedure_read_text(r, bm_value_lookup(v, "id"), "id").ptr;
    bm_when_compile(r, bm_value_lookup(v, "when"), p, &out->when);
    out->notes = read_statements(r, bm_value_lookup(v, "notes"), "notes", p, &out->n_notes);
    const bm_value *list = bm_value_lookup(v, "steps");
    if (!list || !bm_procedure_read_list(r, list, "steps", STEPS_MOST))
        return;
    bm_situation_step *steps = bm_arena_zero(r->arena, list->n + 1, sizeof *steps);
    for (size_t i = 0; i < list->n; i++)
        read_step(r, list->items[i], p, &steps[i]);
    out->steps = steps;
    out->n_steps = list->n;
}

void bm_situation_compile(const bm_procedure_read *r, const bm_value *v, bm_procedures *p)
{
    if (!v || !bm_procedure_read_list(r, v, "cases", BM_LIMIT_SITUATIONS))
        return;
    bm_situation *situations = bm_arena_zero(r->arena, v->n + 1, sizeof *situations);
    for (size_t i = 0; i < v->n; i++)
        read_situation(r, v->items[i], p, &situations[i]);
    p->situations = situations;
    p->n_situations = v->n;
}
