/* SPDX-License-Identifier: MIT */
#include "draft/draft_names.h"

#include "base/buf.h"
#include "draft/draft_label.h"
#include "text/tone.h"

enum { SHORTEST = 4 }; /* letters of a label that says what is meant: not “số”, “của” */

/* A label that some form prints before a field. */
typedef struct {
    bm_str key; /* bm_tone_key */
    bm_str id;
    bm_field_type type;
} known_label;

/* Ids in use at one level. */
typedef struct {
    bm_str *ids;
    size_t n, cap;
} id_set;

struct bm_draft_names {
    bm_arena *arena;
    known_label *known;
    size_t n_known, cap_known;
    id_set fields, columns;
    bool in_columns;
};

/* ---- Labels of the catalogue -------------------------------------------------------------- */

/* Of two ids for one label the shorter one has no part that only this form needs ("ben_giao_ho_ten"). */
static bool is_better(bm_str id, bm_str than)
{
    if (id.len != than.len)
        return id.len < than.len;
    return memcmp(id.ptr, than.ptr, id.len) < 0;
}

static void learn(bm_draft_names *names, bm_str text, const bm_field *field)
{
    bm_str label = bm_draft_label_clean(names->arena, text);
    if (!label.len || field->type == BM_FIELD_ROWS || field->type == BM_FIELD_LIST ||
        field->type == BM_FIELD_MARKDOWN || field->type == BM_FIELD_CHOICE ||
        field->type == BM_FIELD_FLAG)
        return;
    if (bm_tone_plain(names->arena, label).len < SHORTEST)
        return;
    bm_str key = bm_tone_key(names->arena, label);
    for (size_t i = 0; i < names->n_known; i++) {
        known_label *k = &names->known[i];
        if (!bm_str_eq(k->key, key))
            continue;
        if (is_better(field->id, k->id)) {
            k->id = field->id;
            k->type = field->type;
        }
        return;
    }
    if (names->n_known == names->cap_known) {
        size_t cap = names->cap_known ? 2 * names->cap_known : 64, size = sizeof *names->known;
        names->known = bm_arena_grow(names->arena, names->known, names->n_known * size, cap * size);
        names->cap_known = cap;
    }
    names->known[names->n_known++] = (known_label){key, field->id, field->type};
}

/* The text before each field of ${node}, a paragraph or a part of a line. */
static void learn_inlines(bm_draft_names *names, const bm_form *form, const bm_node *node)
{
    bm_buf text = {0};
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *child = node->children[i];
        if (child->type == BM_NODE_TEXT) {
            bm_buf_add_str(&text, child->text);
        } else if (child->type == BM_NODE_FIELD && child->field >= 0) {
            bm_str label =
                bm_arena_copy(names->arena, bm_str_n(text.ptr ? text.ptr : "", text.len));
            learn(names, label, &form->fields[child->field]);
            text.len = 0;
        }
    }
    bm_buf_free(&text);
}

static void learn_node(bm_draft_names *names, const bm_form *form, const bm_node *node)
{
    if (node->type == BM_NODE_PARAGRAPH || node->type == BM_NODE_SEGMENT) {
        learn_inlines(names, form, node);
        return;
    }
    if (node->type == BM_NODE_LETTERHEAD || node->type == BM_NODE_SIGNATURES)
        return; /* what stands there is known by its place */
    for (uint32_t i = 0; i < node->n_children; i++)
        learn_node(names, form, node->children[i]);
}

bm_draft_names *bm_draft_names_new(bm_arena *a, const bm_form *const *forms, size_t n)
{
    bm_draft_names *names = bm_arena_zero(a, 1, sizeof *names);
    names->arena = a;
    for (size_t i = 0; i < n; i++)
        if (forms[i]->body)
            learn_node(names, forms[i], forms[i]->body);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < forms[i]->n_fields; k++)
            if (forms[i]->fields[k].parent >= 0)
                learn(names, forms[i]->fields[k].label, &forms[i]->fields[k]);
    return names;
}

/* ---- Guessing ----------------------------------------------------------------------------- */

typedef enum { IS, BEGINS, ENDS, HAS } match;

/* In the order in which they are tried; texts as bm_tone_plain makes them. */
static const struct {
    match how;
    const char *words;
    const char *id; /* NULL = by the label */
    bm_field_type type;
    bool sure;
} patterns[] = {
    {IS, "HO VA TEN", "ho_ten", BM_FIELD_PERSON, true},
    {IS, "HO TEN", "ho_ten", BM_FIELD_PERSON, true},
    {IS, "HO CHU DEM VA TEN", "ho_ten", BM_FIELD_PERSON, true},
    {IS, "HO CHU DEM TEN", "ho_ten", BM_FIELD_PERSON, true},
    {IS, "HO VA TEN KHAI SINH", "ho_ten", BM_FIELD_PERSON, true},
    {IS, "TEN TOI LA", "ho_ten", BM_FIELD_PERSON, true},
    {IS, "TOI TEN LA", "ho_ten", BM_FIELD_PERSON, true},
    {IS, "ONG BA", "ho_ten", BM_FIELD_PERSON, true},
    {IS, "TOI LA", "ho_ten", BM_FIELD_PERSON, false},
    {IS, "NGAY SINH", "ngay_sinh", BM_FIELD_DATE, true},
    {IS, "SINH NGAY", "ngay_sinh", BM_FIELD_DATE, true},
    {IS, "NGAY THANG NAM SINH", "ngay_sinh", BM_FIELD_DATE, true},
    {IS, "NGAY CAP", "ngay_cap", BM_FIELD_DATE, true},
    {IS, "CAP NGAY", "ngay_cap", BM_FIELD_DATE, true},
    {IS, "NOI CAP", "noi_cap", BM_FIELD_ISSUING_AUTHORITY, true},
    {IS, "SO CMND", "so_giay_to", BM_FIELD_IDENTITY, true},
    {IS, "SO CCCD", "so_giay_to", BM_FIELD_IDENTITY, true},
    {IS, "CMND CCCD SO", "so_giay_to", BM_FIELD_IDENTITY, true},
    {IS, "SO CMND CCCD", "so_giay_to", BM_FIELD_IDENTITY, true},
    {IS, "SO CCCD CMND", "so_giay_to", BM_FIELD_IDENTITY, true},
    {IS, "SO CAN CUOC", "so_giay_to", BM_FIELD_IDENTITY, true},
    {IS, "SO CAN CUOC CONG DAN", "so_giay_to", BM_FIELD_IDENTITY, true},
    {IS, "CAN CUOC CONG DAN SO", "so_giay_to", BM_FIELD_IDENTITY, true},
    {IS, "SO DINH DANH CA NHAN", "so_dinh_danh", BM_FIELD_IDENTITY, true},
    {IS, "SO DINH DANH", "so_dinh_danh", BM_FIELD_IDENTITY, true},
    {IS, "MA SO THUE", "ma_so_thue", BM_FIELD_TAX_CODE, true},
    {IS, "MST", "ma_so_thue", BM_FIELD_TAX_CODE, true},
    {IS, "MA QUAN HE NGAN SACH", "ma_quan_he_ngan_sach", BM_FIELD_BUDGET_CODE, true},
    {IS, "MA QHNS", "ma_quan_he_ngan_sach", BM_FIELD_BUDGET_CODE, true},
    {IS, "DIEN THOAI", "dien_thoai", BM_FIELD_PHONE, true},
    {IS, "SO DIEN THOAI", "dien_thoai", BM_FIELD_PHONE, true},
    {IS, "DIEN THOAI DI DONG", "dien_thoai", BM_FIELD_PHONE, true},
    {IS, "SO DIEN THOAI DI DONG", "dien_thoai", BM_FIELD_PHONE, true},
    {IS, "EMAIL", "thu_dien_tu", BM_FIELD_TEXT, true},
    {IS, "E MAIL", "thu_dien_tu", BM_FIELD_TEXT, true},
    {IS, "THU DIEN TU", "thu_dien_tu", BM_FIELD_TEXT, true},
    {IS, "DIA CHI THU DIEN TU", "thu_dien_tu", BM_FIELD_TEXT, true},
    {IS, "DIA CHI THU DIEN TU CONG VU", "thu_dien_tu", BM_FIELD_OFFICIAL_EMAIL, true},
    {IS, "THU DIEN TU CONG VU", "thu_dien_tu", BM_FIELD_OFFICIAL_EMAIL, true},
    {IS, "TINH THANH PHO", "tinh_thanh", BM_FIELD_PROVINCE, true},
    {IS, "TEN CO QUAN TO CHUC", "ten_co_quan", BM_FIELD_TEXT, true},
    {BEGINS, "HO VA TEN", NULL, BM_FIELD_PERSON, false},
    {BEGINS, "HO TEN", NULL, BM_FIELD_PERSON, false},
    {BEGINS, "NGAY", NULL, BM_FIELD_DATE, false},
    {ENDS, "NGAY", NULL, BM_FIELD_DATE, false},
    {BEGINS, "NOI CAP", NULL, BM_FIELD_ISSUING_AUTHORITY, false},
    {HAS, "THU DIEN TU CONG VU", NULL, BM_FIELD_OFFICIAL_EMAIL, false},
    {HAS, "EMAIL CONG VU", NULL, BM_FIELD_OFFICIAL_EMAIL, false},
    {HAS, "THU DIEN TU", NULL, BM_FIELD_TEXT, true},
    {HAS, "MA SO THUE", NULL, BM_FIELD_TAX_CODE, false},
    {HAS, "QUAN HE NGAN SACH", NULL, BM_FIELD_BUDGET_CODE, false},
    {HAS, "DIEN THOAI", NULL, BM_FIELD_PHONE, false},
    {HAS, "CMND", NULL, BM_FIELD_IDENTITY, false},
    {HAS, "CCCD", NULL, BM_FIELD_IDENTITY, false},
    {HAS, "DINH DANH CA NHAN", NULL, BM_FIELD_IDENTITY, false},
    {HAS, "CAN CUOC", NULL, BM_FIELD_IDENTITY, false},
    {HAS, "CHUNG MINH", NULL, BM_FIELD_IDENTITY, false},
    {HAS, "HO CHIEU", NULL, BM_FIELD_IDENTITY, false},
};

/* Do whole words ${words} stand in ${s} as ${how} says? */
static bool matches(bm_str s, const char *words, match how)
{
    size_t n = strlen(words);
    for (size_t i = 0; i + n <= s.len; i++) {
        bool from = i == 0 || s.ptr[i - 1] == ' ';
        bool to = i + n == s.len || s.ptr[i + n] == ' ';
        if (!from || !to || memcmp(s.ptr + i, words, n) != 0)
            continue;
        if ((how == HAS || how == ENDS || i == 0) &&
            (how == HAS || how == BEGINS || i + n == s.len))
            return true;
    }
    return false;
}

/* What the catalogue has for ${label}, or NULL. */
static const known_label *look_up(const bm_draft_names *names, bm_str label)
{
    bm_str key = bm_tone_key(names->arena, label);
    for (size_t i = 0; i < names->n_known; i++)
        if (bm_str_eq(names->known[i].key, key))
            return &names->known[i];
    return NULL;
}

/* By the first pattern that fits, those for whole labels or the others. */
static bool guess_by_words(bm_str plain, bool whole, bm_draft_name *name)
{
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        if ((patterns[i].how == IS) != whole || !matches(plain, patterns[i].words, patterns[i].how))
            continue;
        if (patterns[i].id)
            name->id = bm_str_of(patterns[i].id);
        name->type = patterns[i].type;
        name->sure = patterns[i].sure;
        return true;
    }
    return false;
}

bm_draft_name bm_draft_names_guess(const bm_draft_names *names, bm_str label)
{
    bm_arena *a = names->arena;
    bm_str plain = bm_tone_plain(a, label);
    bm_draft_name name = {bm_draft_label_id(a, label, '_', BM_DRAFT_ID_BYTES), BM_FIELD_TEXT, true};
    if (!name.id.len)
        name.id = bm_str_of("muc");
    if (guess_by_words(plain, true, &name))
        return name;
    const known_label *k = look_up(names, label);
    if (k)
        return (bm_draft_name){k->id, k->type, true};
    (void)guess_by_words(plain, false, &name);
    return name;
}

bool bm_draft_names_knows(const bm_draft_names *names, bm_str label)
{
    bm_draft_name name;
    return guess_by_words(bm_tone_plain(names->arena, label), true, &name) ||
           (label.len && look_up(names, label));
}

/* ---- Unique ids --------------------------------------------------------------------------- */

static bool is_taken(const id_set *set, bm_str id)
{
    for (size_t i = 0; i < set->n; i++)
        if (bm_str_eq(set->ids[i], id))
            return true;
    return false;
}

static bm_str take(bm_draft_names *names, id_set *set, bm_str id)
{
    if (set->n == set->cap) {
        size_t cap = set->cap ? 2 * set->cap : 64, size = sizeof *set->ids;
        set->ids = bm_arena_grow(names->arena, set->ids, set->n * size, cap * size);
        set->cap = cap;
    }
    set->ids[set->n++] = id;
    return id;
}

/* ${id} with ${tail} behind it, cut to fit. */
static bm_str with_tail(bm_arena *a, bm_str id, const char *tail)
{
    size_t room = BM_DRAFT_ID_BYTES - strlen(tail);
    while (id.len > room || (id.len && id.ptr[id.len - 1] == '_'))
        id.len--;
    return bm_str_of(bm_arena_printf(a, "%.*s%s", (int)id.len, id.ptr, tail));
}

bm_str bm_draft_names_take(bm_draft_names *names, bm_str id, bm_str heading)
{
    bm_arena *a = names->arena;
    id_set *set = names->in_columns ? &names->columns : &names->fields;
    id = with_tail(a, id, "");
    if (!is_taken(set, id))
        return take(names, set, id);
    size_t room = id.len + 1 < BM_DRAFT_ID_BYTES ? BM_DRAFT_ID_BYTES - id.len - 1 : 0;
    bm_str above =
        bm_draft_label_id(a, bm_draft_label_clean(a, heading), '_', 2 * BM_DRAFT_ID_BYTES);
    if (above.len && above.len <= room && !names->in_columns) {
        bm_str both = bm_str_of(bm_arena_printf(a, "%.*s_%s", (int)above.len, above.ptr, id.ptr));
        if (!is_taken(set, both))
            return take(names, set, both);
    }
    for (unsigned n = 2;; n++) {
        bm_str numbered = with_tail(a, id, bm_arena_printf(a, "_%u", n));
        if (!is_taken(set, numbered))
            return take(names, set, numbered);
    }
}

bool bm_draft_names_is_taken(const bm_draft_names *names, bm_str id)
{
    return is_taken(names->in_columns ? &names->columns : &names->fields, id);
}

void bm_draft_names_columns(bm_draft_names *names, bool begin)
{
    names->in_columns = begin;
    names->columns.n = 0;
}
