/* Compiles `rules:`. One key names the kind and holds what it needs; the others are common to all kinds.
 * SPDX-License-Identifier: MIT */
#include "form/rule.h"

#include "base/limit.h"
#include "form/condition.h"

enum { NUMBER_MOST = 9999, NAMES_MOST = 50 };

/* A rule while it is being read. */
typedef struct {
    bm_form_read *r;
    bm_rule rule;
    int *fields;
    bool good; /* all names were found */
} reading;

static const bm_known_key *key_of(bm_known_rule kind)
{
    return &bm_known_map_of(BM_KNOWN_RULE)->keys[kind];
}

static int *add_fields(reading *b, size_t n)
{
    b->fields = bm_arena_zero(b->r->arena, n + 1, sizeof *b->fields);
    for (size_t i = 0; i < n; i++)
        b->fields[i] = BM_RULE_NO_FIELD;
    b->rule.fields = b->fields;
    b->rule.n_fields = n;
    return b->fields;
}

/* The field that ${v} names, of one of ${types}. */
static int read_field(reading *b, const bm_value *v, const char *name, unsigned types)
{
    bm_form_read *r = b->r;
    bm_str id = bm_form_read_text(r, v, name);
    int field = id.len ? bm_condition_field(r, id, &v->pos, b->rule.rows) : BM_RULE_NO_FIELD;
    if (field >= 0 && !bm_form_read_field_type(r, field, &v->pos, types))
        field = BM_RULE_NO_FIELD;
    b->good &= field >= 0;
    return field;
}

/* The same for a day, or "today". */
static int read_day(reading *b, const bm_value *v, const char *name)
{
    if (v->kind == BM_VALUE_SCALAR && bm_str_is(v->text, "today"))
        return BM_RULE_TODAY;
    return read_field(b, v, name, BM_KNOWN_IN_DATE);
}

/* Member ${name} of ${map}, a date field: messages name it, so it is not “today”. */
static int read_date_of(reading *b, const bm_value *map, const char *name)
{
    const bm_value *v = bm_value_lookup(map, name);
    return v ? read_field(b, v, name, BM_KNOWN_IN_DATE) : BM_RULE_NO_FIELD;
}

static bool read_map(reading *b, const bm_value *v, bm_known_map_id id)
{
    b->good = bm_form_read_map(b->r, v, key_of(b->rule.kind)->name, id);
    return b->good;
}

/* A list of at least ${least} names. */
static void read_names(reading *b, const bm_value *v, size_t least, unsigned types)
{
    const char *name = key_of(b->rule.kind)->name;
    if (v->kind != BM_VALUE_LIST || v->n < least) {
        (void)bm_diags_add2(b->r->ds, BM_FORM_SHAPE, &v->pos, name,
                            least > 1 ? "[ \"…\", \"…\" ]" : "[ \"…\" ]");
        b->good = false;
        return;
    }
    if (v->n > NAMES_MOST) {
        const char *limit = bm_arena_printf(b->r->arena, "%d", NAMES_MOST);
        (void)bm_diags_add2(b->r->ds, BM_FORM_TOO_MANY, &v->pos, limit,
                            bm_arena_printf(b->r->arena, "“%s: [ … ]”", name));
        b->good = false;
        return;
    }
    int *fields = add_fields(b, v->n);
    for (size_t i = 0; i < v->n; i++)
        fields[i] = read_field(b, v->items[i], name, types);
}

/* A list of days, none of them twice: no day is before itself. */
static void read_days(reading *b, const bm_value *v)
{
    const char *name = key_of(b->rule.kind)->name;
    bool list = v->kind == BM_VALUE_LIST && v->n >= 2;
    int *fields = list ? add_fields(b, v->n) : NULL;
    for (size_t i = 0; list && i < v->n; i++) {
        fields[i] = read_day(b, v->items[i], name);
        for (size_t k = 0; k < i; k++)
            list &= fields[k] != fields[i] || fields[i] == BM_RULE_NO_FIELD;
    }
    if (list)
        return;
    (void)bm_diags_add2(b->r->ds, BM_FORM_SHAPE, &v->pos, name, "[ \"…\", \"…\" ]");
    b->good = false;
}

static long read_number(reading *b, const bm_value *map, const char *name)
{
    return bm_form_read_count(b->r, bm_value_lookup(map, name), name, NUMBER_MOST);
}

static void read_days_left(reading *b, const bm_value *v)
{
    if (!read_map(b, v, BM_KNOWN_DAYS_LEFT))
        return;
    int *fields = add_fields(b, 2);
    const bm_value *from = bm_value_lookup(v, "from");
    fields[0] = read_date_of(b, v, "until");
    fields[1] = from ? read_day(b, from, "from") : BM_RULE_DATE;
    b->rule.number = read_number(b, v, "at_least");
}

static void read_years_at_most(reading *b, const bm_value *v)
{
    if (!read_map(b, v, BM_KNOWN_YEARS_AT_MOST))
        return;
    int *fields = add_fields(b, 2);
    fields[0] = read_date_of(b, v, "from");
    fields[1] = read_date_of(b, v, "until");
    b->rule.number = read_number(b, v, "years");
}

static void read_at_most(reading *b, const bm_value *v)
{
    if (!read_map(b, v, BM_KNOWN_AT_MOST))
        return;
    const bm_value *field = bm_value_lookup(v, "field");
    if (field)
        add_fields(b, 1)[0] = read_field(b, field, "field", BM_KNOWN_IN_INTEGER);
    b->rule.number = read_number(b, v, "value");
}

static void read_identity(reading *b, const bm_value *v)
{
    static const unsigned types[BM_RULE_IDENTITY_ROLES] = {
        [BM_RULE_IDENTITY] = 1 << BM_FIELD_IDENTITY,
        [BM_RULE_BIRTH] = BM_KNOWN_IN_DATE,
        [BM_RULE_SEX] = BM_KNOWN_IN_CHOICE | BM_KNOWN_IN_TEXT,
        [BM_RULE_ISSUED] = BM_KNOWN_IN_DATE,
        [BM_RULE_AUTHORITY] = 1 << BM_FIELD_ISSUING_AUTHORITY | BM_KNOWN_IN_TEXT,
    };
    if (!read_map(b, v, BM_KNOWN_IDENTITY_AGREES))
        return;
    int *fields = add_fields(b, BM_RULE_IDENTITY_ROLES);
    for (int role = 0; role < BM_RULE_IDENTITY_ROLES; role++) {
        const char *name = bm_known_map_of(BM_KNOWN_IDENTITY_AGREES)->keys[role].name;
        const bm_value *field = bm_value_lookup(v, name);
        if (field)
            fields[role] = read_field(b, field, name, types[role]);
    }
}

/* One field, or several whose lines follow each other. */
static void read_signing(reading *b, const bm_value *v)
{
    const unsigned types = BM_KNOWN_IN_LIST | BM_KNOWN_IN_TEXT;
    if (v->kind == BM_VALUE_LIST)
        read_names(b, v, 1, types);
    else
        add_fields(b, 1)[0] = read_field(b, v, key_of(b->rule.kind)->name, types);
}

static void read_kind(reading *b, const bm_value *v)
{
    switch (b->rule.kind) {
    case BM_KNOWN_RULE_DATES_IN_ORDER:
        read_days(b, v);
        break;
    case BM_KNOWN_RULE_DAYS_LEFT:
        read_days_left(b, v);
        break;
    case BM_KNOWN_RULE_YEARS_AT_MOST:
        read_years_at_most(b, v);
        break;
    case BM_KNOWN_RULE_ONE_OF:
    case BM_KNOWN_RULE_NOT_TOGETHER:
        read_names(b, v, 2, BM_KNOWN_IN_ALL);
        break;
    case BM_KNOWN_RULE_REQUIRED:
    case BM_KNOWN_RULE_NOT_GIVEN:
        read_names(b, v, 1, BM_KNOWN_IN_ALL);
        break;
    case BM_KNOWN_RULE_AT_MOST:
        read_at_most(b, v);
        break;
    case BM_KNOWN_RULE_DIFFERS:
        read_names(b, v, 2, BM_KNOWN_IN_LINE & ~(1U << BM_FIELD_FLAG));
        break;
    case BM_KNOWN_RULE_IDENTITY_AGREES:
        read_identity(b, v);
        break;
    case BM_KNOWN_RULE_PERSONAL_NUMBER:
        read_names(b, v, 1, 1U << BM_FIELD_IDENTITY);
        break;
    case BM_KNOWN_RULE_SIGNING_AUTHORITY:
        read_signing(b, v);
        break;
    case BM_KNOWN_RULE_KINDS:
        break;
    }
}

/* The one key of ${v} that names a kind; -1 when there is none or more than one (F004, unless a key is ${misspelt}). */
static int find_kind(bm_form_read *r, const bm_value *v, bool misspelt)
{
    int found = -1, n = 0;
    const char *kinds = "";
    for (int kind = 0; kind < BM_KNOWN_RULE_KINDS; kind++) {
        const char *name = key_of((bm_known_rule)kind)->name;
        kinds = bm_arena_printf(r->arena, "%s%s%s", kinds, kind ? " | " : "", name);
        if (bm_value_lookup(v, name)) {
            found = kind;
            n++;
        }
    }
    if (n == 1 || (n == 0 && misspelt))
        return found;
    (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "rules",
                        bm_arena_printf(r->arena, "{ %s: … }", kinds));
    return -1;
}

static void read_advice(bm_form_read *r, const bm_value *v, bm_rule *rule)
{
    if (!v || !bm_form_read_map(r, v, "advice", BM_KNOWN_ADVICE))
        return;
    rule->advice[BM_LANG_VI] = bm_form_read_text(r, bm_value_lookup(v, "vi"), "vi");
    rule->advice[BM_LANG_EN] = bm_form_read_text(r, bm_value_lookup(v, "en"), "en");
}

/* The ROWS field that `rows:` names, or -1. */
static int read_rows(bm_form_read *r, const bm_value *v)
{
    bm_str id = bm_form_read_text(r, v, "rows");
    int field = id.len ? bm_form_read_field(r, id, &v->pos, -1) : -1;
    if (field < 0 || !bm_form_read_field_type(r, field, &v->pos, BM_KNOWN_IN_ROWS))
        return -1;
    r->used[field] = true;
    return field;
}

/* False when it cannot be used (reported). */
static bool read_rule(bm_form_read *r, const bm_value *v, bm_rule *out)
{
    static const bm_str none = BM_STR("");
    reading b = {.r = r, .good = true};
    size_t errors = bm_diags_errors(r->ds);
    if (!bm_form_read_map(r, v, "rules", BM_KNOWN_RULE))
        return false;
    int kind = find_kind(r, v, bm_diags_errors(r->ds) > errors);
    if (kind < 0)
        return false;
    b.rule.kind = (bm_known_rule)kind;
    b.rule.rows = read_rows(r, bm_value_lookup(v, "rows"));
    int level = bm_form_read_word(r, bm_value_lookup(v, "level"), "level", BM_KNOWN_LEVELS);
    bool sure = b.rule.kind != BM_KNOWN_RULE_IDENTITY_AGREES;
    b.rule.level = level == 0 || (level < 0 && sure) ? BM_ERROR : BM_WARNING;
    b.rule.source = bm_form_read_text(r, bm_value_lookup(v, "source"), "source");
    b.rule.advice[0] = b.rule.advice[1] = none;
    read_advice(r, bm_value_lookup(v, "advice"), &b.rule);
    b.rule.when = bm_condition_read(r, bm_value_lookup(v, "when"), "when", b.rule.rows);
    read_kind(&b, bm_value_lookup(v, key_of(b.rule.kind)->name));
    *out = b.rule;
    return b.good;
}

void bm_rule_compile(bm_form_read *r, const bm_value *v)
{
    if (!v || !bm_form_read_list(r, v, "rules"))
        return;
    if (v->n > BM_LIMIT_RULES) {
        const char *limit = bm_arena_printf(r->arena, "%d", (int)BM_LIMIT_RULES);
        (void)bm_diags_add2(r->ds, BM_FORM_TOO_MANY, &v->pos, limit, "rules");
        return;
    }
    bm_rule *rules = bm_arena_zero(r->arena, v->n + 1, sizeof *rules);
    size_t n = 0;
    for (size_t i = 0; i < v->n; i++)
        n += read_rule(r, v->items[i], &rules[n]);
    r->form->rules = rules;
    r->form->n_rules = n;
}
