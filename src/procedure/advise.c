/* The questions are walked in their order: the first one that is needed and not answered is the next to ask. When
 * none is left, every situation whose conditions hold gives its steps.
 * SPDX-License-Identifier: MIT */
#include "procedure/advise.h"

#include <stdio.h>

#include "procedure/question.h"
#include "text/nearest.h"

typedef struct {
    bm_arena *arena;
    const bm_procedures *p;
    const bm_value *given;
    const bm_holidays *holidays;
    bm_diags *ds;
    bm_when_answers x;
    bm_str *values; /* x.values */
    bm_advice *out;
} adviser;

static bm_day to_day(bm_date d)
{
    const bm_day day = {d.year, d.month, d.day};
    return day;
}

static const bm_member *find_member(const bm_value *map, const char *key)
{
    for (size_t i = 0; map && map->kind == BM_VALUE_MAP && i < map->n; i++)
        if (bm_str_is(map->members[i].key, key))
            return &map->members[i];
    return NULL;
}

/* ---- What was answered -------------------------------------------------------------------- */

static int report_unknown(const adviser *w, const bm_member *m)
{
    const bm_procedures *p = w->p;
    if (bm_diags_is_full(w->ds)) /* counted, not shown */
        return bm_diags_add(w->ds, BM_ANSWER_QUESTION, &m->key_pos, NULL, NULL, 0);
    bm_str *names = bm_arena_zero(w->arena, p->n_questions + p->n_events + 1, sizeof *names);
    size_t n = 0;
    const char *all = "";
    for (size_t i = 0; i < p->n_questions; i++) {
        names[n++] = bm_str_of(p->questions[i].id);
        all = bm_arena_printf(w->arena, "%s%s%s", all, i ? ", " : "", p->questions[i].id);
    }
    for (size_t i = 0; i < p->n_events; i++)
        names[n++] = bm_str_of(p->events[i].id);
    size_t near = bm_nearest_find(m->key, names, n);
    const bm_str args[] = {m->key, near < n ? names[near] : bm_str_of(""), bm_str_of(all)};
    return bm_diags_add(w->ds, BM_ANSWER_QUESTION, &m->key_pos, NULL, args, 3);
}

static int report_value(const adviser *w, const bm_member *m, const char *allowed)
{
    const bm_str args[] = {m->key, m->value->text, bm_str_of(allowed)};
    return bm_diags_add(w->ds, BM_ANSWER_VALUE, &m->value->pos, NULL, args, 3);
}

static int check_answer(const adviser *w, const bm_member *m)
{
    const bm_procedures *p = w->p;
    bm_date day;
    bool absent = bm_value_is_absent(m->value);
    if (!absent && m->value->kind != BM_VALUE_SCALAR)
        return bm_diags_add1(w->ds, BM_DATA_NOT_SCALAR, &m->value->pos, m->key.ptr);
    for (size_t i = 0; i < p->n_questions; i++)
        if (bm_str_is(m->key, p->questions[i].id))
            return absent || bm_question_accepts(&p->questions[i], m->value->text.ptr)
                       ? 0
                       : report_value(w, m, bm_question_allowed(w->arena, &p->questions[i]));
    for (size_t i = 0; i < p->n_events; i++)
        if (bm_str_is(m->key, p->events[i].id))
            return absent || bm_date_parse(m->value->text, &day) == BM_DATE_OK
                       ? 0
                       : report_value(w, m, "dd/mm/yyyy");
    return report_unknown(w, m);
}

static int check_answers(const adviser *w)
{
    int status = 0;
    for (size_t i = 0; w->given && w->given->kind == BM_VALUE_MAP && i < w->given->n; i++)
        status |= check_answer(w, &w->given->members[i]);
    return status;
}

/* Fill in w->values, up to the next question. */
static void walk(adviser *w)
{
    const bm_procedures *p = w->p;
    for (size_t i = 0; i < p->n_questions; i++) {
        const bm_question *q = &p->questions[i];
        if (!bm_when_holds(&p->question_when[i], &w->x))
            continue;
        const bm_member *m = find_member(w->given, q->id);
        bool absent = !m || bm_value_is_absent(m->value);
        if (absent && !(m && q->optional)) {
            w->out->next = q;
            return;
        }
        w->values[i] = absent ? bm_str_of("") : m->value->text;
    }
}

/* Answers to questions that were not asked. */
static void report_unused(const adviser *w)
{
    const bm_procedures *p = w->p;
    for (size_t i = 0; i < p->n_questions; i++) {
        const bm_member *m = find_member(w->given, p->questions[i].id);
        if (m && !bm_value_is_absent(m->value) && !w->values[i].len)
            (void)bm_diags_add(w->ds, BM_ANSWER_UNUSED, &m->key_pos, NULL, &m->key, 1);
    }
}

/* ---- Deadlines ---------------------------------------------------------------------------- */

static void set_days(const bm_procedures *p, const bm_value *answers, bm_date day,
                     const bm_holidays *holidays, bm_deadline *out)
{
    const bm_member *m = find_member(answers, out->event);
    bool is_first = p->n_events && strcmp(out->event, p->events[0].id) == 0;
    bm_date from = day;
    bool known =
        m && !bm_value_is_absent(m->value) && bm_date_parse(m->value->text, &from) == BM_DATE_OK;
    if (!known && !is_first)
        return;
    out->counted_from = to_day(from);
    if (holidays && out->working_days)
        out->due = to_day(bm_holiday_after(holidays, from, out->working_days));
}

const bm_deadline *bm_advise_deadlines(bm_arena *a, const bm_procedures *p,
                                       const bm_procedure *procedure, const bm_value *answers,
                                       bm_date day, const bm_holidays *holidays)
{
    bm_deadline *out = bm_arena_zero(a, procedure->n_deadlines + 1, sizeof *out);
    for (size_t i = 0; i < procedure->n_deadlines; i++) {
        out[i] = procedure->deadlines[i];
        set_days(p, answers, day, holidays, &out[i]);
    }
    return out;
}

/* ---- Steps -------------------------------------------------------------------------------- */

static long count_of(const adviser *w, const bm_situation_count *c)
{
    long n = 0;
    if (!c->is_answer)
        return c->number;
    bm_str value = w->values[c->question];
    for (size_t i = 0; i < value.len; i++)
        n = n * 10 + (value.ptr[i] - '0');
    return n - c->number;
}

/* Those of ${items} whose conditions hold, appended to ${out}, which has room. */
static void add_statements(const adviser *w, const bm_situation_statement *items, size_t n,
                           bm_statement *out, size_t *n_out)
{
    for (size_t i = 0; i < n; i++)
        if (bm_when_holds(&items[i].when, &w->x))
            out[(*n_out)++] = items[i].statement;
}

/* The procedure with those of its forms whose conditions hold. */
static const bm_procedure *procedure_of(const adviser *w, const bm_procedure_entry *entry)
{
    bm_procedure *out = bm_arena_zero(w->arena, 1, sizeof *out);
    bm_procedure_form *forms = bm_arena_zero(w->arena, entry->info.n_forms + 1, sizeof *forms);
    *out = entry->info;
    out->forms = forms;
    out->n_forms = 0;
    for (size_t i = 0; i < entry->info.n_forms; i++)
        if (bm_when_holds(&entry->whens[i], &w->x))
            forms[out->n_forms++] = entry->info.forms[i];
    return out;
}

static void add_step(adviser *w, const bm_situation_step *s, bm_advice_step *out)
{
    const bm_procedure *procedure =
        procedure_of(w, bm_procedures_entry(w->p, w->x.regime, s->procedure));
    long n = count_of(w, &s->count);
    if (n <= 0 || !bm_when_holds(&s->when, &w->x))
        return;
    bm_statement *reasons = bm_arena_zero(w->arena, s->n_reasons + 1, sizeof *reasons);
    bm_advice_step *step = &out[w->out->n_steps++];
    step->procedure = procedure;
    step->certificates = (unsigned)n;
    step->files = procedure->one_letter ? 1 : (unsigned)n;
    step->what[0] = s->what[0];
    step->what[1] = s->what[1];
    step->reasons.items = reasons;
    add_statements(w, s->reasons, s->n_reasons, reasons, &step->reasons.n);
    step->deadlines =
        bm_advise_deadlines(w->arena, w->p, procedure, w->given, w->x.day, w->holidays);
    step->n_deadlines = procedure->n_deadlines;
}

static void add_situations(adviser *w)
{
    const bm_procedures *p = w->p;
    size_t n_steps = 0, n_notes = 0;
    for (size_t i = 0; i < p->n_situations; i++) {
        n_steps += p->situations[i].n_steps;
        n_notes += p->situations[i].n_notes;
    }
    bm_advice_step *steps = bm_arena_zero(w->arena, n_steps + 1, sizeof *steps);
    bm_statement *notes = bm_arena_zero(w->arena, n_notes + 1, sizeof *notes);
    const char **cases = bm_arena_zero(w->arena, p->n_situations + 1, sizeof *cases);
    for (size_t i = 0; i < p->n_situations; i++) {
        const bm_situation *s = &p->situations[i];
        if (!bm_when_holds(&s->when, &w->x))
            continue;
        cases[w->out->n_cases++] = s->id;
        for (size_t k = 0; k < s->n_steps; k++)
            add_step(w, &s->steps[k], steps);
        add_statements(w, s->notes, s->n_notes, notes, &w->out->notes.n);
    }
    w->out->cases = cases;
    w->out->steps = steps;
    w->out->notes.items = notes;
}

/* What the days of the deadlines leave out. */
static void add_calendar(const adviser *w)
{
    bm_day last = {0, 0, 0};
    for (size_t i = 0; i < w->out->n_steps; i++)
        for (size_t k = 0; k < w->out->steps[i].n_deadlines; k++)
            if (w->out->steps[i].deadlines[k].due.year > last.year)
                last = w->out->steps[i].deadlines[k].due;
    const char *const *note = w->holidays && last.year ? bm_holidays_note(w->holidays, last) : NULL;
    w->out->calendar[0] = note ? note[0] : NULL;
    w->out->calendar[1] = note ? note[1] : NULL;
}

/* "viec=sap-nhap, so_chung_thu=2" */
static const char *answers_in_words(const adviser *w)
{
    const char *text = "";
    for (size_t i = 0; i < w->p->n_questions; i++)
        if (w->values[i].len)
            text = bm_arena_printf(w->arena, "%s%s%s=%s", text, *text ? ", " : "",
                                   w->p->questions[i].id, w->values[i].ptr);
    return text;
}

static int start(adviser *w, bm_date day)
{
    const bm_procedures *p = w->p;
    w->x.procedures = p;
    w->x.day = day;
    w->x.regime = bm_procedures_regime(p, day);
    w->values = bm_arena_zero(w->arena, p->n_questions + 1, sizeof *w->values);
    w->x.values = w->values;
    for (size_t i = 0; i < p->n_questions; i++)
        w->values[i] = bm_str_of("");
    if (w->x.regime < p->n_regimes)
        return 0;
    const char *all = "";
    for (size_t i = 0; i < p->n_regimes; i++)
        all = bm_arena_printf(w->arena, "%s%s%s (%02d/%02d/%04d)", all, i ? ", " : "",
                              p->regimes[i].id, p->regimes[i].from.day, p->regimes[i].from.month,
                              p->regimes[i].from.year);
    return bm_diags_add2(w->ds, BM_PROCEDURE_NO_REGIME, NULL,
                         bm_arena_cstr(w->arena, bm_date_short(w->arena, day)), all);
}

bm_advice *bm_advise_make(bm_arena *a, const bm_procedures *p, const bm_value *answers, bm_date day,
                          const bm_holidays *holidays, bm_diags *ds)
{
    adviser w = {.arena = a, .p = p, .given = answers, .holidays = holidays, .ds = ds};
    w.out = bm_arena_zero(a, 1, sizeof *w.out);
    int status = start(&w, day);
    status |= check_answers(&w);
    if (status != 0)
        return NULL;
    w.out->day = to_day(day);
    w.out->regime = &p->regimes[w.x.regime];
    walk(&w);
    if (w.out->next)
        return w.out;
    report_unused(&w);
    add_situations(&w);
    add_calendar(&w);
    if (w.out->n_cases)
        return w.out;
    (void)bm_diags_add1(ds, BM_PROCEDURE_NO_CASE, NULL, answers_in_words(&w));
    return NULL;
}

/* ---- All ways ----------------------------------------------------------------------------- */

enum { EDGES_MOST = 64, WAYS_MOST = 200000 };

typedef struct {
    adviser w;
    size_t ways;
    int status;
} walker;

static void add_edge(bm_str edges[EDGES_MOST], size_t *n, const char *text)
{
    if (*n < EDGES_MOST)
        edges[(*n)++] = bm_str_of(text);
}

/* Answer ${n} to a question of numbers or days, when it is one. */
static void add_number(const walker *k, const bm_question *q, long n, bm_str edges[EDGES_MOST],
                       size_t *n_edges)
{
    bm_arena *a = k->w.arena;
    if (q->kind == BM_QUESTION_DATE) {
        const bm_date d = bm_date_of_seconds(bm_date_seconds(k->w.x.day) + (int64_t)n * 86400);
        add_edge(edges, n_edges, bm_arena_cstr(a, bm_date_short(a, d)));
    } else if (n >= q->least && n <= q->most) {
        add_edge(edges, n_edges, bm_arena_printf(a, "%ld", n));
    }
}

/* The answers worth trying for question ${i}: all options, and the edges of what the conditions ask of it. */
static size_t edges_of(const walker *k, size_t i, bm_str edges[EDGES_MOST])
{
    const bm_procedures *p = k->w.p;
    const bm_question *q = &p->questions[i];
    size_t n = 0;
    if (q->optional)
        add_edge(edges, &n, "");
    for (size_t o = 0; q->kind == BM_QUESTION_CHOICE && o < q->n_options; o++)
        add_edge(edges, &n, q->options[o].id);
    if (q->kind == BM_QUESTION_CHOICE)
        return n;
    for (long first = q->kind == BM_QUESTION_DATE ? 0 : q->least, at = 0; at < 2; at++)
        add_number(k, q, first + at, edges, &n);
    for (size_t c = 0; c < p->n_conditions; c++) {
        const bm_when_condition *condition = &p->conditions[c];
        for (long at = -1; condition->question == i && at <= 1; at++) {
            if (condition->has_least)
                add_number(k, q, condition->least + at, edges, &n);
            if (condition->has_most)
                add_number(k, q, condition->most + at, edges, &n);
        }
    }
    return n;
}

static bool has_situation(const walker *k)
{
    for (size_t i = 0; i < k->w.p->n_situations; i++)
        if (bm_when_holds(&k->w.p->situations[i].when, &k->w.x))
            return true;
    return false;
}

static void walk_all(walker *k, size_t i)
{
    const bm_procedures *p = k->w.p;
    bm_str edges[EDGES_MOST];
    while (i < p->n_questions && !bm_when_holds(&p->question_when[i], &k->w.x))
        i++;
    if (k->status || k->ways > WAYS_MOST)
        return;
    if (i == p->n_questions) {
        k->ways++;
        if (!has_situation(k))
            k->status =
                bm_diags_add2(k->w.ds, BM_PROCEDURE_NO_CASE, NULL,
                              bm_arena_printf(k->w.arena, "%s: %s", p->regimes[k->w.x.regime].id,
                                              answers_in_words(&k->w)),
                              "");
        return;
    }
    bm_arena_mark mark = bm_arena_mark_of(k->w.arena);
    size_t n = edges_of(k, i, edges);
    for (size_t e = 0; e < n; e++) {
        k->w.values[i] = edges[e];
        walk_all(k, i + 1);
    }
    k->w.values[i] = bm_str_of("");
    bm_arena_rewind(k->w.arena, mark);
}

int bm_advise_lint(const bm_procedures *p, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    walker k = {.w = {.arena = a, .p = p, .ds = ds}};
    for (size_t i = 0; i < p->n_regimes; i++) {
        const bm_day from = p->regimes[i].from;
        const bm_date day = {from.year, from.month, from.day};
        if (start(&k.w, day) == 0)
            walk_all(&k, 0);
    }
    bm_arena_free(a);
    return k.status;
}
