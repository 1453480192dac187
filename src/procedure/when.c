/* A condition is a word on an answer ("are 60 days left?"), which `when:` then asks for as it asks for answers.
 * SPDX-License-Identifier: MIT */
#include "procedure/when.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"

static const char *const yes_no[] = {"có", "không"};

/* ---- Conditions --------------------------------------------------------------------------- */

static bm_str *question_names(const bm_procedure_read *r, const bm_procedures *p)
{
    bm_str *names = bm_arena_zero(r->arena, p->n_questions + 1, sizeof *names);
    for (size_t i = 0; i < p->n_questions; i++)
        names[i] = bm_str_of(p->questions[i].id);
    return names;
}

static void read_bounds(const bm_procedure_read *r, const bm_value *v, bm_when_condition *c)
{
    const bm_value *least = bm_value_lookup(v, "at_least"), *most = bm_value_lookup(v, "at_most");
    c->has_least = least != NULL;
    c->has_most = most != NULL;
    c->least = bm_procedure_read_number(r, least, "at_least", -9999, 9999);
    c->most = bm_procedure_read_number(r, most, "at_most", -9999, 9999);
    if (!least && !most)
        (void)bm_diags_add2(r->ds, BM_PROCEDURE_KEY_MISSING, &v->pos, "at_least", c->id.ptr);
}

static void read_measure(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                         bm_when_condition *c)
{
    static const bm_procedure_read_key keys[] = {
        {"of", true}, {"at_least", false}, {"at_most", false}};
    bool days = c->kind == BM_WHEN_DAYS_LEFT;
    if (!bm_procedure_read_map(r, v, c->id.ptr, keys, 3))
        return;
    read_bounds(r, v, c);
    const bm_value *of = bm_value_lookup(v, "of");
    bm_str name = bm_procedure_read_text(r, of, "of");
    if (!name.len)
        return;
    int q = bm_procedure_read_name(r, name, &of->pos, "questions", question_names(r, p),
                                   p->n_questions);
    if (q < 0)
        return;
    c->question = (size_t)q;
    if (p->questions[q].kind != (days ? BM_QUESTION_DATE : BM_QUESTION_NUMBER))
        bm_procedure_read_value(r, of, "of", days ? "kind: date" : "kind: number");
}

/* One “any” inside of another could be asked for exponentially often. */
static void refuse_nesting(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                           bm_when *when)
{
    for (size_t i = 0; i < when->n; i++) {
        const bm_when_test *test = &when->tests[i];
        if (test->kind != BM_WHEN_CONDITION || p->conditions[test->index].kind != BM_WHEN_ANY)
            continue;
        (void)bm_diags_add3(r->ds, BM_PROCEDURE_VALUE, &v->pos, "any",
                            p->conditions[test->index].id.ptr, "questions, days_left, number");
        when->n = 0;
    }
}

static void read_any(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                     bm_when_condition *c)
{
    enum { ANY_MOST = 40 };
    if (!bm_procedure_read_list(r, v, "any", ANY_MOST))
        return;
    bm_when *any = bm_arena_zero(r->arena, v->n + 1, sizeof *any);
    for (size_t i = 0; i < v->n; i++) {
        bm_when_compile(r, v->items[i], p, &any[i]);
        refuse_nesting(r, v->items[i], p, &any[i]);
    }
    c->any = any;
    c->n_any = v->n;
}

static void read_condition(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                           bm_when_condition *c)
{
    static const bm_procedure_read_key kinds[] = {
        {"days_left", false}, {"number", false}, {"any", false}};
    if (!bm_procedure_read_map(r, v, c->id.ptr, kinds, 3))
        return;
    for (size_t i = 0; v->n == 1 && i < 3; i++) {
        const bm_value *body = bm_value_lookup(v, kinds[i].name);
        c->kind = body ? (bm_when_condition_kind)i : c->kind;
        if (body && i == BM_WHEN_ANY)
            read_any(r, body, p, c);
        else if (body)
            read_measure(r, body, p, c);
    }
    if (v->n != 1)
        (void)bm_diags_add2(r->ds, BM_PROCEDURE_SHAPE, &v->pos, c->id.ptr,
                            "{days_left: …} | {number: …} | {any: …}");
}

void bm_when_compile_conditions(const bm_procedure_read *r, const bm_value *v, bm_procedures *p)
{
    if (!v || !bm_procedure_read_names(r, v, "conditions", BM_LIMIT_CONDITIONS))
        return;
    bm_when_condition *conditions = bm_arena_zero(r->arena, v->n + 1, sizeof *conditions);
    p->conditions = conditions;
    for (size_t i = 0; i < v->n; i++) {
        const bm_member *m = &v->members[i];
        conditions[i].id = m->key;
        conditions[i].question = p->n_questions;
        for (size_t q = 0; q < p->n_questions; q++)
            if (bm_str_is(m->key, p->questions[q].id))
                (void)bm_diags_add3(r->ds, BM_PROCEDURE_VALUE, &m->key_pos, "conditions",
                                    m->key.ptr, "≠ questions");
        read_condition(r, m->value, p, &conditions[i]);
        p->n_conditions = i + 1;
    }
}

/* ---- when: -------------------------------------------------------------------------------- */

/* All names that `when:` knows: questions, conditions, "regime". */
static bm_str *all_names(const bm_procedure_read *r, const bm_procedures *p, size_t *n)
{
    *n = p->n_questions + p->n_conditions + 1;
    bm_str *names = bm_arena_zero(r->arena, *n + 1, sizeof *names);
    for (size_t i = 0; i < p->n_questions; i++)
        names[i] = bm_str_of(p->questions[i].id);
    for (size_t i = 0; i < p->n_conditions; i++)
        names[p->n_questions + i] = p->conditions[i].id;
    names[*n - 1] = bm_str_of("regime");
    return names;
}

static bool find_name(const bm_procedure_read *r, const bm_member *m, const bm_procedures *p,
                      bm_when_test *test)
{
    size_t n;
    bm_str *names = all_names(r, p, &n);
    int found = bm_procedure_read_name(r, m->key, &m->key_pos, "questions, conditions", names, n);
    if (found < 0)
        return false;
    size_t i = (size_t)found;
    test->kind = i < p->n_questions ? BM_WHEN_QUESTION
                 : i + 1 < n        ? BM_WHEN_CONDITION
                                    : BM_WHEN_REGIME;
    test->index = test->kind == BM_WHEN_CONDITION ? i - p->n_questions : i;
    return true;
}

/* The words that ${test} may compare with; NULL = any. */
static const char **allowed_words(const bm_procedure_read *r, const bm_procedures *p,
                                  const bm_when_test *test, size_t *n)
{
    const bm_question *q = &p->questions[test->kind == BM_WHEN_QUESTION ? test->index : 0];
    *n = test->kind == BM_WHEN_REGIME      ? p->n_regimes
         : test->kind == BM_WHEN_CONDITION ? 2
         : q->kind == BM_QUESTION_CHOICE   ? q->n_options
                                           : 0;
    if (test->kind == BM_WHEN_QUESTION && q->kind == BM_QUESTION_NUMBER)
        return NULL;
    const char **words = bm_arena_zero(r->arena, *n + 1, sizeof *words);
    for (size_t i = 0; i < *n; i++)
        words[i] = test->kind == BM_WHEN_REGIME      ? p->regimes[i].id
                   : test->kind == BM_WHEN_CONDITION ? yes_no[i]
                                                     : q->options[i].id;
    return words;
}

/* One value of a test; "" is always allowed: the question has no answer. */
static bm_str read_value(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                         const bm_when_test *test)
{
    size_t n;
    const char **words = allowed_words(r, p, test, &n);
    bool absent = v->kind == BM_VALUE_NULL || (v->kind == BM_VALUE_SCALAR && !v->text.len);
    if (absent)
        return bm_str_of("");
    if (!words)
        return bm_procedure_read_text(r, v, "when");
    int word = bm_procedure_read_word(r, v, "when", words, n);
    return bm_str_of(word < 0 ? "" : words[word]);
}

static void read_test(const bm_procedure_read *r, const bm_member *m, const bm_procedures *p,
                      bm_when_test *test)
{
    const bm_value *const one[] = {m->value};
    const bm_value *const *items = m->value->kind == BM_VALUE_LIST ? m->value->items : one;
    size_t n = m->value->kind == BM_VALUE_LIST ? m->value->n : 1;
    bm_str *values = bm_arena_zero(r->arena, n + 1, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = read_value(r, items[i], p, test);
    test->values = values;
    test->n_values = n;
}

void bm_when_compile(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                     bm_when *out)
{
    out->tests = NULL;
    out->n = 0;
    if (!v)
        return;
    if (v->kind != BM_VALUE_MAP) {
        (void)bm_diags_add2(r->ds, BM_PROCEDURE_SHAPE, &v->pos, "when", "{ … }");
        return;
    }
    bm_when_test *tests = bm_arena_zero(r->arena, v->n + 1, sizeof *tests);
    for (size_t i = 0; i < v->n; i++)
        if (find_name(r, &v->members[i], p, &tests[out->n]))
            read_test(r, &v->members[i], p, &tests[out->n++]);
    out->tests = tests;
}

/* ---- Answers ------------------------------------------------------------------------------ */

/* The number that ${c} speaks of; false when the question has no answer. */
static bool number_of(const bm_when_condition *c, const bm_when_answers *x, int64_t *out)
{
    bm_str value = x->values[c->question];
    bm_date until;
    if (!value.len)
        return false;
    if (c->kind == BM_WHEN_NUMBER) {
        char digits[24];
        (void)snprintf(digits, sizeof digits, "%.*s", (int)value.len, value.ptr);
        *out = strtol(digits, NULL, 10);
        return true;
    }
    if (bm_date_parse(value, &until) != BM_DATE_OK)
        return false;
    *out = bm_date_days_between(x->day, until);
    return true;
}

static bm_str value_of(const bm_when_test *test, const bm_when_answers *x)
{
    int64_t n;
    bool holds = false;
    if (test->kind == BM_WHEN_REGIME)
        return bm_str_of(x->procedures->regimes[x->regime].id);
    if (test->kind == BM_WHEN_QUESTION)
        return x->values[test->index];
    const bm_when_condition *c = &x->procedures->conditions[test->index];
    if (c->kind == BM_WHEN_ANY) {
        for (size_t i = 0; i < c->n_any && !holds; i++)
            holds = bm_when_holds(&c->any[i], x);
    } else if (number_of(c, x, &n)) {
        holds = (!c->has_least || n >= c->least) && (!c->has_most || n <= c->most);
    } else {
        return bm_str_of("");
    }
    return bm_str_of(yes_no[!holds]);
}

bool bm_when_holds(const bm_when *when, const bm_when_answers *answers)
{
    for (size_t i = 0; i < when->n; i++) {
        const bm_when_test *test = &when->tests[i];
        bm_str value = value_of(test, answers);
        bool found = false;
        for (size_t k = 0; k < test->n_values && !found; k++)
            found = bm_str_eq(value, test->values[k]);
        if (!found)
            return false;
    }
    return true;
}

/* The later of two questions; n_questions = none. */
static size_t later(const bm_procedures *p, size_t x, size_t y)
{
    if (x == p->n_questions)
        return y;
    return y == p->n_questions || x > y ? x : y;
}

size_t bm_when_last_question(const bm_procedures *p, const bm_when *when)
{
    size_t last = p->n_questions;
    for (size_t i = 0; i < when->n; i++) {
        const bm_when_test *test = &when->tests[i];
        if (test->kind == BM_WHEN_QUESTION)
            last = later(p, last, test->index);
        if (test->kind != BM_WHEN_CONDITION)
            continue;
        const bm_when_condition *c = &p->conditions[test->index];
        if (c->kind != BM_WHEN_ANY)
            last = later(p, last, c->question);
        for (size_t k = 0; k < c->n_any; k++)
            last = later(p, last, bm_when_last_question(p, &c->any[k]));
    }
    return last;
}
