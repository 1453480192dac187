/* procedures.yaml, compiled. SPDX-License-Identifier: MIT */
#include "procedure/procedures.h"

#include <stdio.h>

#include "base/limit.h"
#include "input/input.h"
#include "procedure/procedure_entry.h"
#include "procedure/question.h"
#include "procedure/situation.h"

enum { EVENTS_MOST = 40 };

static bm_day to_day(bm_date d)
{
    const bm_day day = {d.year, d.month, d.day};
    return day;
}

static bm_date to_date(bm_day d)
{
    const bm_date date = {d.year, d.month, d.day};
    return date;
}

static bool ends_before(const bm_regime *x, const bm_regime *y)
{
    return x->until.year && bm_date_compare(to_date(x->until), to_date(y->from)) < 0;
}

static void read_regime(const bm_procedure_read *r, const bm_member *m, bm_regime *out)
{
    static const bm_procedure_read_key keys[] = {
        {"title", true}, {"from", true}, {"until", false}, {"notes", false}};
    const bm_value *v = m->value;
    bm_date day;
    out->id = m->key.ptr;
    out->title[0] = out->title[1] = "";
    if (!bm_procedure_read_map(r, v, out->id, keys, 4))
        return;
    const bm_value *from = bm_value_lookup(v, "from"), *until = bm_value_lookup(v, "until");
    bm_procedure_read_both(r, bm_value_lookup(v, "title"), "title", out->title);
    bm_procedure_read_statements(r, bm_value_lookup(v, "notes"), "notes", &out->notes);
    if (from && bm_procedure_read_day(r, from, "from", &day))
        out->from = to_day(day);
    if (until && bm_procedure_read_day(r, until, "until", &day))
        out->until = to_day(day);
}

/* In the order of time, without overlap. */
static void read_regimes(const bm_procedure_read *r, const bm_value *v, bm_procedures *p)
{
    if (!v || !bm_procedure_read_names(r, v, "regimes", BM_LIMIT_REGIMES))
        return;
    bm_regime *regimes = bm_arena_zero(r->arena, v->n + 1, sizeof *regimes);
    size_t errors = bm_diags_errors(r->ds);
    for (size_t i = 0; i < v->n; i++)
        read_regime(r, &v->members[i], &regimes[i]);
    for (size_t i = 1; i < v->n && bm_diags_errors(r->ds) == errors; i++)
        if (!ends_before(&regimes[i - 1], &regimes[i]))
            (void)bm_diags_add2(r->ds, BM_PROCEDURE_REGIMES, &v->members[i].key_pos,
                                regimes[i - 1].id, regimes[i].id);
    p->regimes = regimes;
    p->n_regimes = v->n;
}

static void read_events(const bm_procedure_read *r, const bm_value *v, bm_procedures *p)
{
    if (!v || !bm_procedure_read_names(r, v, "events", EVENTS_MOST))
        return;
    bm_event *events = bm_arena_zero(r->arena, v->n + 1, sizeof *events);
    for (size_t i = 0; i < v->n; i++) {
        events[i].id = v->members[i].key.ptr;
        bm_procedure_read_both(r, v->members[i].value, events[i].id, events[i].text);
    }
    p->events = events;
    p->n_events = v->n;
}

static void compile(const bm_procedure_read *r, const bm_value *root, bm_procedures *p)
{
    static const bm_procedure_read_key keys[] = {
        {"date", true},        {"regimes", true},    {"events", true}, {"questions", true},
        {"conditions", false}, {"procedures", true}, {"cases", true}};
    if (!bm_procedure_read_map(r, root, p->source.name, keys, sizeof keys / sizeof *keys))
        return;
    const bm_value *questions = bm_value_lookup(root, "questions");
    p->date = bm_procedure_read_text(r, bm_value_lookup(root, "date"), "date");
    read_regimes(r, bm_value_lookup(root, "regimes"), p);
    read_events(r, bm_value_lookup(root, "events"), p);
    bm_question_compile(r, questions, p);
    bm_when_compile_conditions(r, bm_value_lookup(root, "conditions"), p);
    if (p->n_questions)
        bm_question_compile_when(r, questions, p);
    bm_procedure_entry_compile(r, bm_value_lookup(root, "procedures"), p);
    bm_situation_compile(r, bm_value_lookup(root, "cases"), p);
}

bm_procedures *bm_procedures_parse(const bm_source *source, bm_diags *ds)
{
    size_t errors = bm_diags_errors(ds);
    bm_arena *a = bm_arena_new();
    bm_procedures *p = bm_arena_zero(a, 1, sizeof *p);
    p->arena = a;
    p->source.name = bm_arena_cstr(a, bm_str_of(source->name));
    p->source.bytes = bm_arena_cstr(a, bm_str_n(source->bytes, source->len));
    p->source.len = source->len;
    const bm_procedure_read r = {a, ds};
    const bm_value *root = bm_input_read(a, &p->source, BM_INPUT_YAML, ds);
    if (root)
        compile(&r, root, p);
    if (bm_diags_errors(ds) == errors)
        return p;
    bm_procedures_free(p);
    return NULL;
}

void bm_procedures_free(bm_procedures *p)
{
    if (p)
        bm_arena_free(p->arena);
}

size_t bm_procedures_regime(const bm_procedures *p, bm_date day)
{
    size_t i = 0;
    for (; i < p->n_regimes; i++) {
        const bm_regime *regime = &p->regimes[i];
        bool ended = regime->until.year && bm_date_compare(day, to_date(regime->until)) > 0;
        if (bm_date_compare(day, to_date(regime->from)) >= 0 && !ended)
            break;
    }
    return i;
}

size_t bm_procedures_regime_named(const bm_procedures *p, bm_str id)
{
    size_t i = 0;
    while (i < p->n_regimes && !bm_str_is(id, p->regimes[i].id))
        i++;
    return i;
}

const bm_procedure_entry *bm_procedures_entry(const bm_procedures *p, size_t regime,
                                              size_t procedure)
{
    return &p->entries[regime * p->n_procedures + procedure];
}

size_t bm_procedures_named(const bm_procedures *p, bm_str id)
{
    size_t i = 0;
    while (i < p->n_procedures && !bm_str_eq(id, p->ids[i]))
        i++;
    return i;
}

/* ---- What bieumau.h promises -------------------------------------------------------------- */

const bm_regime *bm_regime_at(const bm_procedures *p, size_t i)
{
    return i < p->n_regimes ? &p->regimes[i] : NULL;
}

static size_t regime_of(const bm_procedures *p, const char *id)
{
    return id ? bm_procedures_regime_named(p, bm_str_of(id)) : p->n_regimes - 1;
}

const bm_procedure *bm_procedure_at(const bm_procedures *p, const char *regime, size_t i)
{
    size_t k = regime_of(p, regime);
    return k < p->n_regimes && i < p->n_procedures ? &bm_procedures_entry(p, k, i)->info : NULL;
}

const bm_procedure *bm_procedure_lookup(const bm_procedures *p, const char *regime, const char *id)
{
    return bm_procedure_at(p, regime, bm_procedures_named(p, bm_str_of(id)));
}

const bm_question *bm_question_at(const bm_procedures *p, size_t i)
{
    return i < p->n_questions ? &p->questions[i] : NULL;
}

const char *bm_event_at(const bm_procedures *p, size_t i)
{
    return i < p->n_events ? p->events[i].id : NULL;
}
