/* SPDX-License-Identifier: MIT */
#include "procedure/procedure_entry.h"

#include "base/limit.h"
#include "procedure/fill.h"
#include "procedure/when.h"

enum { COPIES_MOST = 20, DAYS_MOST = 366, DEADLINES_MOST = 20 };

/* ---- Forms -------------------------------------------------------------------------------- */

static void read_form(const bm_procedure_read *r, const bm_value *v, bm_procedure_form *out,
                      bm_fill *fill)
{
    static const bm_procedure_read_key keys[] = {
        {"form", true},    {"name", true},    {"when", false}, {"made", false},
        {"copies", false}, {"who", false},    {"to", false},   {"note", false},
        {"fill", false},   {"source", false}, {"grade", true}};
    static const char *const made[] = {"here", "later", "other", "annex"};
    if (!bm_procedure_read_map(r, v, "forms", keys, sizeof keys / sizeof *keys))
        return;
    const bm_value *copies = bm_value_lookup(v, "copies");
    out->form = bm_procedure_read_text(r, bm_value_lookup(v, "form"), "form").ptr;
    bm_procedure_read_both(r, bm_value_lookup(v, "name"), "name", out->name);
    int by = bm_procedure_read_word(r, bm_value_lookup(v, "made"), "made", made, 4);
    out->made = by < 0 ? BM_MADE_HERE : (bm_made)by;
    out->copies =
        copies ? (unsigned)bm_procedure_read_number(r, copies, "copies", 1, COPIES_MOST) : 0;
    bm_procedure_read_both(r, bm_value_lookup(v, "who"), "who", out->who);
    bm_procedure_read_both(r, bm_value_lookup(v, "to"), "to", out->to);
    bm_procedure_read_both(r, bm_value_lookup(v, "note"), "note", out->note);
    bm_procedure_read_grade(r, v, &out->source, &out->grade);
    bm_fill_compile(r, bm_value_lookup(v, "fill"), fill);
}

static void read_forms(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                       bm_procedure_entry *out)
{
    if (!v || !bm_procedure_read_list(r, v, "forms", BM_LIMIT_FILES))
        return;
    bm_procedure_form *forms = bm_arena_zero(r->arena, v->n + 1, sizeof *forms);
    bm_fill *fills = bm_arena_zero(r->arena, v->n + 1, sizeof *fills);
    bm_when *whens = bm_arena_zero(r->arena, v->n + 1, sizeof *whens);
    bm_pos *pos = bm_arena_zero(r->arena, v->n + 1, sizeof *pos);
    for (size_t i = 0; i < v->n; i++) {
        const bm_value *id = bm_value_lookup(v->items[i], "form");
        pos[i] = id ? id->pos : v->items[i]->pos;
        forms[i].form = "";
        forms[i].source = "";
        forms[i].name[0] = forms[i].name[1] = "";
        read_form(r, v->items[i], &forms[i], &fills[i]);
        bm_when_compile(r, bm_value_lookup(v->items[i], "when"), p, &whens[i]);
    }
    out->info.forms = forms;
    out->info.n_forms = v->n;
    out->fills = fills;
    out->whens = whens;
    out->form_pos = pos;
}

/* ---- Deadlines ---------------------------------------------------------------------------- */

static void read_event(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                       bm_deadline *out)
{
    bm_str text = bm_procedure_read_text(r, v, "since");
    if (!text.len)
        return;
    bm_str *names = bm_arena_zero(r->arena, p->n_events + 1, sizeof *names);
    for (size_t i = 0; i < p->n_events; i++)
        names[i] = bm_str_of(p->events[i].id);
    int event = bm_procedure_read_name(r, text, &v->pos, "events", names, p->n_events);
    if (event < 0)
        return;
    out->event = p->events[event].id;
    out->since[0] = p->events[event].text[0];
    out->since[1] = p->events[event].text[1];
}

static void read_deadline(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                          bm_deadline *out)
{
    static const bm_procedure_read_key keys[] = {{"what", true},
                                                 {"working_days", true},
                                                 {"since", true},
                                                 {"source", false},
                                                 {"grade", true}};
    out->event = out->source = "";
    out->what[0] = out->what[1] = out->since[0] = out->since[1] = "";
    if (!bm_procedure_read_map(r, v, "deadlines", keys, 5))
        return;
    const bm_value *days = bm_value_lookup(v, "working_days");
    bm_procedure_read_both(r, bm_value_lookup(v, "what"), "what", out->what);
    if (days && !(days->kind == BM_VALUE_SCALAR && bm_str_is(days->text, "unknown")))
        out->working_days =
            (unsigned)bm_procedure_read_number(r, days, "working_days", 1, DAYS_MOST);
    read_event(r, bm_value_lookup(v, "since"), p, out);
    bm_procedure_read_grade(r, v, &out->source, &out->grade);
}

static void read_deadlines(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                           bm_procedure *out)
{
    if (!v || !bm_procedure_read_list(r, v, "deadlines", DEADLINES_MOST))
        return;
    bm_deadline *deadlines = bm_arena_zero(r->arena, v->n + 1, sizeof *deadlines);
    for (size_t i = 0; i < v->n; i++)
        read_deadline(r, v->items[i], p, &deadlines[i]);
    out->deadlines = deadlines;
    out->n_deadlines = v->n;
}

/* ---- Procedures --------------------------------------------------------------------------- */

static void read_entry(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                       bm_procedure_entry *out)
{
    static const bm_procedure_read_key keys[] = {
        {"one_letter", false},  {"who", false},      {"forms", true},
        {"attachments", false}, {"addressee", true}, {"channel", false},
        {"fee", false},         {"deadlines", true}, {"notes", false}};
    bm_procedure *info = &out->info;
    if (!bm_procedure_read_map(r, v, info->id, keys, sizeof keys / sizeof *keys))
        return;
    info->one_letter = bm_procedure_read_bool(r, bm_value_lookup(v, "one_letter"), "one_letter");
    bm_procedure_read_statements(r, bm_value_lookup(v, "who"), "who", &info->who);
    bm_procedure_read_statements(r, bm_value_lookup(v, "attachments"), "attachments",
                                 &info->attachments);
    bm_procedure_read_statements(r, bm_value_lookup(v, "addressee"), "addressee", &info->addressee);
    bm_procedure_read_statements(r, bm_value_lookup(v, "channel"), "channel", &info->channel);
    bm_procedure_read_statements(r, bm_value_lookup(v, "fee"), "fee", &info->fee);
    bm_procedure_read_statements(r, bm_value_lookup(v, "notes"), "notes", &info->notes);
    read_forms(r, bm_value_lookup(v, "forms"), p, out);
    read_deadlines(r, bm_value_lookup(v, "deadlines"), p, info);
}

/* `regimes:` of procedure ${i}. */
static void read_regimes(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                         bm_procedure_entry *entries, size_t i)
{
    bm_str *names = bm_arena_zero(r->arena, p->n_regimes + 1, sizeof *names);
    for (size_t k = 0; k < p->n_regimes; k++)
        names[k] = bm_str_of(p->regimes[k].id);
    for (size_t k = 0; k < v->n; k++) {
        const bm_member *m = &v->members[k];
        int regime = bm_procedure_read_name(r, m->key, &m->key_pos, "regimes", names, p->n_regimes);
        if (regime >= 0)
            read_entry(r, m->value, p, &entries[(size_t)regime * p->n_procedures + i]);
    }
    for (size_t k = 0; k < p->n_regimes; k++)
        if (!bm_value_lookup(v, p->regimes[k].id))
            (void)bm_diags_add2(r->ds, BM_PROCEDURE_KEY_MISSING, &v->pos, p->regimes[k].id,
                                p->ids[i].ptr);
}

static void read_procedure(const bm_procedure_read *r, const bm_value *v, const bm_procedures *p,
                           bm_procedure_entry *entries, size_t i)
{
    static const bm_procedure_read_key keys[] = {{"title", true}, {"regimes", true}};
    const char *title[2] = {"", ""};
    bool is_map = bm_procedure_read_map(r, v, p->ids[i].ptr, keys, 2);
    if (is_map)
        bm_procedure_read_both(r, bm_value_lookup(v, "title"), "title", title);
    for (size_t k = 0; k < p->n_regimes; k++) {
        bm_procedure *info = &entries[k * p->n_procedures + i].info;
        info->id = p->ids[i].ptr;
        info->title[0] = title[0];
        info->title[1] = title[1];
        info->regime = &p->regimes[k];
    }
    const bm_value *regimes = is_map ? bm_value_lookup(v, "regimes") : NULL;
    if (regimes && bm_procedure_read_names(r, regimes, "regimes", BM_LIMIT_REGIMES))
        read_regimes(r, regimes, p, entries, i);
}

void bm_procedure_entry_compile(const bm_procedure_read *r, const bm_value *v, bm_procedures *p)
{
    if (!v || !bm_procedure_read_names(r, v, "procedures", BM_LIMIT_PROCEDURES))
        return;
    bm_str *ids = bm_arena_zero(r->arena, v->n + 1, sizeof *ids);
    for (size_t i = 0; i < v->n; i++)
        ids[i] = v->members[i].key;
    p->ids = ids;
    p->n_procedures = v->n;
    bm_procedure_entry *entries = bm_arena_zero(r->arena, v->n * p->n_regimes + 1, sizeof *entries);
    for (size_t i = 0; i < v->n; i++)
        read_procedure(r, v->members[i].value, p, entries, i);
    p->entries = entries;
}
