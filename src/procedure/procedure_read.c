/* Strict reading. What a value must be is shown in the notation of YAML, which needs no translation.
 * SPDX-License-Identifier: MIT */
#include "procedure/procedure_read.h"

#include "base/utf8.h"
#include "text/nearest.h"

#define SEE_TEXT "\"…\""

static void report_shape(const bm_procedure_read *r, const bm_value *v, const char *name,
                         const char *shape)
{
    (void)bm_diags_add2(r->ds, BM_PROCEDURE_SHAPE, &v->pos, name, shape);
}

void bm_procedure_read_value(const bm_procedure_read *r, const bm_value *v, const char *name,
                             const char *allowed)
{
    const bm_str args[] = {bm_str_of(name), v->text, bm_str_of(allowed)};
    (void)bm_diags_add(r->ds, BM_PROCEDURE_VALUE, &v->pos, NULL, args, 3);
}

static void report_unknown(const bm_procedure_read *r, const bm_member *m, const char *name,
                           const bm_procedure_read_key *keys, size_t n)
{
    bm_str *names = bm_arena_alloc(r->arena, (n + 1) * sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = bm_str_of(keys[i].name);
    names[n] = bm_str_of("");
    const bm_str args[] = {m->key, bm_str_of(name), names[bm_nearest_find(m->key, names, n)]};
    (void)bm_diags_add(r->ds, BM_PROCEDURE_KEY_UNKNOWN, &m->key_pos, NULL, args, 3);
}

static bool is_key(bm_str key, const bm_procedure_read_key *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bm_str_is(key, keys[i].name))
            return true;
    return false;
}

bool bm_procedure_read_map(const bm_procedure_read *r, const bm_value *v, const char *name,
                           const bm_procedure_read_key *keys, size_t n)
{
    if (v->kind != BM_VALUE_MAP) {
        report_shape(r, v, name, "{ … }");
        return false;
    }
    for (size_t i = 0; i < v->n; i++)
        if (!is_key(v->members[i].key, keys, n))
            report_unknown(r, &v->members[i], name, keys, n);
    for (size_t i = 0; i < n; i++)
        if (keys[i].required && !bm_value_lookup(v, keys[i].name))
            (void)bm_diags_add2(r->ds, BM_PROCEDURE_KEY_MISSING, &v->pos, keys[i].name, name);
    return true;
}

static bool is_name(bm_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool letter = c >= 'a' && c <= 'z';
        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-' || c == '_')))
            return false;
    }
    return s.len > 0;
}

static bool fits(const bm_procedure_read *r, const bm_value *v, const char *name, size_t most)
{
    if (v->n <= most)
        return true;
    (void)bm_diags_add2(r->ds, BM_PROCEDURE_TOO_MANY, &v->pos,
                        bm_arena_printf(r->arena, "%zu", most), name);
    return false;
}

bool bm_procedure_read_names(const bm_procedure_read *r, const bm_value *v, const char *name,
                             size_t most)
{
    if (v->kind != BM_VALUE_MAP) {
        report_shape(r, v, name, "{ … }");
        return false;
    }
    for (size_t i = 0; i < v->n; i++) {
        const bm_member *m = &v->members[i];
        const bm_str args[] = {bm_str_of(name), m->key, bm_str_of("a–z 0–9 - _")};
        if (!is_name(m->key))
            (void)bm_diags_add(r->ds, BM_PROCEDURE_VALUE, &m->key_pos, NULL, args, 3);
    }
    return fits(r, v, name, most);
}

bool bm_procedure_read_list(const bm_procedure_read *r, const bm_value *v, const char *name,
                            size_t most)
{
    if (v->kind != BM_VALUE_LIST) {
        report_shape(r, v, name, "[ … ]");
        return false;
    }
    return fits(r, v, name, most);
}

static bool has_control(bm_str s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t c = bm_utf8_next(s, &i);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029)
            return true;
    }
    return false;
}

bm_str bm_procedure_read_text(const bm_procedure_read *r, const bm_value *v, const char *name)
{
    if (v && v->kind == BM_VALUE_SCALAR && !bm_value_is_absent(v) && !has_control(v->text))
        return v->text;
    if (v)
        report_shape(r, v, name, SEE_TEXT);
    return bm_str_of("");
}

void bm_procedure_read_both(const bm_procedure_read *r, const bm_value *v, const char *name,
                            const char *out[2])
{
    static const bm_procedure_read_key keys[] = {{"vi", true}, {"en", true}};
    if (v && v->kind == BM_VALUE_MAP) {
        (void)bm_procedure_read_map(r, v, name, keys, 2);
        out[BM_LANG_VI] = bm_procedure_read_text(r, bm_value_lookup(v, "vi"), name).ptr;
        out[BM_LANG_EN] = bm_procedure_read_text(r, bm_value_lookup(v, "en"), name).ptr;
        return;
    }
    out[BM_LANG_VI] = out[BM_LANG_EN] = bm_procedure_read_text(r, v, name).ptr;
}

int bm_procedure_read_word(const bm_procedure_read *r, const bm_value *v, const char *name,
                           const char *const *words, size_t n)
{
    if (!v)
        return -1;
    const char *allowed = "";
    for (size_t i = 0; i < n; i++) {
        if (v->kind == BM_VALUE_SCALAR && bm_str_is(v->text, words[i]))
            return (int)i;
        allowed = bm_arena_printf(r->arena, "%s%s%s", allowed, i ? ", " : "", words[i]);
    }
    if (v->kind == BM_VALUE_SCALAR)
        bm_procedure_read_value(r, v, name, allowed);
    else
        report_shape(r, v, name, SEE_TEXT);
    return -1;
}

bool bm_procedure_read_bool(const bm_procedure_read *r, const bm_value *v, const char *name)
{
    static const char *const words[] = {"false", "true"};
    return bm_procedure_read_word(r, v, name, words, 2) == 1;
}

/* A whole number of at most six digits. */
static bool parse_number(bm_str s, long *out)
{
    bool minus = s.len && s.ptr[0] == '-';
    size_t digits = s.len - minus;
    *out = 0;
    for (size_t i = minus; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        *out = *out * 10 + (s.ptr[i] - '0');
        if (digits > 6)
            return false;
    }
    *out = minus ? -*out : *out;
    return digits > 0;
}

long bm_procedure_read_number(const bm_procedure_read *r, const bm_value *v, const char *name,
                              long least, long most)
{
    long n;
    if (!v)
        return least;
    if (v->kind != BM_VALUE_SCALAR) {
        report_shape(r, v, name, "0 … 9");
        return least;
    }
    if (parse_number(v->text, &n) && n >= least && n <= most)
        return n;
    bm_procedure_read_value(r, v, name, bm_arena_printf(r->arena, "%ld … %ld", least, most));
    return least;
}

bool bm_procedure_read_day(const bm_procedure_read *r, const bm_value *v, const char *name,
                           bm_date *out)
{
    if (v->kind != BM_VALUE_SCALAR) {
        report_shape(r, v, name, "yyyy-mm-dd");
        return false;
    }
    bool iso = v->text.len == 10 && v->text.ptr[4] == '-';
    if (iso && bm_date_parse(v->text, out) == BM_DATE_OK)
        return true;
    bm_procedure_read_value(r, v, name, "yyyy-mm-dd");
    return false;
}

int bm_procedure_read_name(const bm_procedure_read *r, bm_str text, const bm_pos *pos,
                           const char *what, const bm_str *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bm_str_eq(names[i], text))
            return (int)i;
    size_t near = bm_nearest_find(text, names, n);
    const bm_str args[] = {text, bm_str_of(what), near < n ? names[near] : bm_str_of("")};
    return bm_diags_add(r->ds, BM_PROCEDURE_NAME_UNKNOWN, pos, NULL, args, 3);
}

void bm_procedure_read_grade(const bm_procedure_read *r, const bm_value *map, const char **source,
                             bm_grade *grade)
{
    static const char *const grades[] = {"quoted", "reported", "inferred", "unknown"};
    const bm_value *given = bm_value_lookup(map, "source");
    int word = bm_procedure_read_word(r, bm_value_lookup(map, "grade"), "grade", grades, 4);
    *grade = word < 0 ? BM_GRADE_UNKNOWN : (bm_grade)word;
    *source = bm_procedure_read_text(r, given, "source").ptr;
    if (!given && word >= 0 && *grade != BM_GRADE_UNKNOWN)
        (void)bm_diags_add2(r->ds, BM_PROCEDURE_KEY_MISSING, &map->pos, "source", grades[word]);
}

void bm_procedure_read_statement(const bm_procedure_read *r, const bm_value *v, const char *name,
                                 const bm_procedure_read_key *extra, size_t n_extra,
                                 bm_statement *out)
{
    enum { MOST = 8 };
    bm_procedure_read_key keys[MOST] = {{"text", true}, {"source", false}, {"grade", true}};
    size_t n = 3;
    for (size_t i = 0; i < n_extra && n < MOST; i++)
        keys[n++] = extra[i];
    out->text[0] = out->text[1] = out->source = "";
    out->grade = BM_GRADE_UNKNOWN;
    if (!bm_procedure_read_map(r, v, name, keys, n))
        return;
    bm_procedure_read_both(r, bm_value_lookup(v, "text"), "text", out->text);
    bm_procedure_read_grade(r, v, &out->source, &out->grade);
}

void bm_procedure_read_statements(const bm_procedure_read *r, const bm_value *v, const char *name,
                                  bm_statements *out)
{
    enum { MOST = 40 };
    out->items = NULL;
    out->n = 0;
    if (!v || !bm_procedure_read_list(r, v, name, MOST))
        return;
    bm_statement *items = bm_arena_zero(r->arena, v->n + 1, sizeof *items);
    for (size_t i = 0; i < v->n; i++)
        bm_procedure_read_statement(r, v->items[i], name, NULL, 0, &items[i]);
    out->items = items;
    out->n = v->n;
}
