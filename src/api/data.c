/* Data: read from a file, or built value by value. Both end in the same value tree, which the check
 * of the form reads. A tree that was read is immutable; the first bm_data_set copies its outer map
 * (bm_data_set_cell also the rows of the table) into nodes that can grow.
 * SPDX-License-Identifier: MIT */
#include "api/data.h"

#include <stdio.h>
#include <stdlib.h>

#include "api/data_blank.h"
#include "api/data_text.h"
#include "api/legacy_data.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/limit.h"
#include "form/check_choice.h"
#include "input/input.h"

/* A map or list that can grow. `value` is what the reader of the tree sees. */
typedef struct node {
    bm_value value;
    size_t cap;
    union {
        bm_member *members;
        const bm_value **items;
    };
    struct node **children; /* cap: the node behind each entry, NULL = not one that can grow */
} node;

struct bm_data {
    bm_arena *arena; /* of the values; emptied by bm_data_clear */
    bm_buf bytes;    /* of the file; positions point into it */
    bm_source source;
    bm_legacy legacy; /* what to do about the encoding of the file */
    char *form_id;    /* on the heap: survives bm_data_clear */
    bm_pos form_pos;
    const bm_value *fields; /* NULL = none; top->value once there is a top */
    node *top;
    bool blank;      /* the blank form: there are no fields, but in XML that was filled in since */
    const char *sha; /* of the definition that an XML file says it was made for; NULL = none */
    const char *program;    /* that an XML file says it was made by; NULL = none */
    const bm_data *profile; /* borrowed; survives bm_data_clear */
    bm_diags *unheard;      /* NULL until it is needed */
};

static char *duplicate(const char *s, size_t n)
{
    char *copy = malloc(n + 1);
    if (!copy)
        bm_arena_out_of_memory();
    memcpy(copy, s, n);
    copy[n] = 0;
    return copy;
}

bm_data *bm_data_new(const char *form_id)
{
    bm_data *data = calloc(1, sizeof *data);
    if (!data)
        bm_arena_out_of_memory();
    data->arena = bm_arena_new();
    data->form_id = duplicate(form_id ? form_id : "", form_id ? strlen(form_id) : 0);
    return data;
}

void bm_data_free(bm_data *data)
{
    if (!data)
        return;
    bm_arena_free(data->arena);
    bm_diags_free(data->unheard);
    bm_buf_free(&data->bytes);
    free(data->form_id);
    free(data);
}

void bm_data_clear(bm_data *data)
{
    static const bm_pos nowhere;
    bm_arena_reset(data->arena);
    data->bytes.len = 0;
    data->form_pos = nowhere;
    data->fields = NULL;
    data->top = NULL;
    data->blank = false;
    data->sha = data->program = NULL;
}

void bm_data_set_profile(bm_data *data, const bm_data *profile)
{
    data->profile = profile;
}

const char *bm_data_form_id(const bm_data *data)
{
    return data->form_id;
}

bm_arena *bm_data_arena(bm_data *data)
{
    return data->arena;
}

bm_diags *bm_data_unheard(bm_data *data)
{
    if (!data->unheard)
        data->unheard = bm_diags_new();
    bm_diags_clear(data->unheard);
    return data->unheard;
}

const bm_value *bm_data_fields(const bm_data *data)
{
    return data->fields;
}

bool bm_data_is_blank(const bm_data *data)
{
    return data->blank && (!data->fields || bm_data_blank_is_empty(data->fields));
}

bool bm_data_is_blank_of(const bm_data *data, const bm_form *form)
{
    return data->blank && (!data->fields || bm_data_blank_prints(form, data->fields));
}

const char *bm_data_sha(const bm_data *data)
{
    return data->sha ? data->sha : "";
}

const char *bm_data_program(const bm_data *data)
{
    return data->program ? data->program : "";
}

const bm_value *bm_data_profile(const bm_data *data)
{
    return data->profile ? data->profile->fields : NULL;
}

const bm_pos *bm_data_form_pos(const bm_data *data)
{
    return &data->form_pos;
}

/* ---- Reading ------------------------------------------------------------------------------ */

static int take_form(bm_data *data, const bm_value *value, bm_diags *ds)
{
    if (value->kind == BM_VALUE_NULL)
        return 0;
    if (value->kind != BM_VALUE_SCALAR)
        return bm_diags_add1(ds, BM_DATA_NOT_SCALAR, &value->pos, "form");
    free(data->form_id);
    data->form_id = duplicate(value->text.ptr, value->text.len);
    data->form_pos = value->pos;
    return 0;
}

/* The fields, placed where "data:" stands: what is missing is missing there, and not at whatever
 * field happens to be the first. */
static int take_fields(bm_data *data, const bm_member *m, bm_diags *ds)
{
    bm_value *fields = bm_arena_zero(data->arena, 1, sizeof *fields);
    if (m->value->kind == BM_VALUE_MAP)
        *fields = *m->value;
    else if (!bm_value_is_absent(m->value))
        return bm_diags_add0(ds, BM_DATA_SHAPE, &m->value->pos);
    fields->kind = BM_VALUE_MAP;
    fields->pos = m->key_pos;
    data->fields = fields;
    return 0;
}

static int take_blank(bm_data *data, const bm_value *value, bm_diags *ds)
{
    if (value->kind != BM_VALUE_SCALAR)
        return bm_diags_add1(ds, BM_DATA_NOT_SCALAR, &value->pos, "blank");
    int flag = bm_check_choice_flag(data->arena, value->text);
    if (flag < 0)
        return bm_diags_add2(ds, BM_DATA_FLAG, &value->pos, "blank", value->text.ptr);
    data->blank = flag == 1;
    return 0;
}

/* D002; a file of a procedure is taken for one of a form easily. */
static int unknown_key(const bm_member *m, bm_diags *ds)
{
    const bm_str args[] = {m->key, bm_str_of(bm_str_is(m->key, "procedure") ? "dossier" : "")};
    return bm_diags_add(ds, BM_DATA_TOP_UNKNOWN, &m->key_pos, NULL, args, 2);
}

/* The outermost level: `form:`, `data:` and `blank:`, and nothing else but what bm_data_write adds in XML. There a blank form may
 * have values: it comes from a DOCX file, into which somebody has written them. */
static int take_root(bm_data *data, const bm_value *root, bool xml, bm_diags *ds)
{
    int status = 0;
    for (size_t i = 0; i < root->n; i++) {
        const bm_member *m = &root->members[i];
        if (xml && bm_str_is(m->key, "definition"))
            data->sha = bm_data_text_sha(m->value->text);
        else if (xml && bm_str_is(m->key, "program"))
            data->program = m->value->text.ptr;
        else if (xml && bm_str_is(m->key, "document"))
            continue; /* tells the parts of a DOCX file apart */
        else if (bm_str_is(m->key, "form"))
            status |= take_form(data, m->value, ds);
        else if (bm_str_is(m->key, "blank"))
            status |= take_blank(data, m->value, ds);
        else if (bm_str_is(m->key, "data"))
            status |= take_fields(data, m, ds);
        else
            status |= unknown_key(m, ds);
    }
    if (status == 0 && data->blank && data->fields && data->fields->n && !xml)
        status = bm_diags_add0(ds, BM_DATA_BLANK, &data->fields->pos);
    if (status == 0 && !data->blank && !data->fields)
        status = bm_diags_add0(ds, BM_DATA_SHAPE, &root->pos);
    return status;
}

/* The outermost level of a profile: `profile:`; in XML the elements of the root. */
static int take_profile(bm_data *data, const bm_value *root, bool xml, bm_diags *ds)
{
    int status = 0;
    for (size_t i = 0; i < root->n; i++) {
        const bm_member *m = &root->members[i];
        if (!bm_str_is(m->key, xml ? "data" : "profile"))
            status |= bm_diags_add(ds, BM_PROFILE_TOP_UNKNOWN, &m->key_pos, NULL, &m->key, 1);
        else if (m->value->kind == BM_VALUE_MAP || bm_value_is_absent(m->value))
            status |= take_fields(data, m, ds);
        else
            status |= bm_diags_add0(ds, BM_PROFILE_SHAPE, &m->value->pos);
    }
    if (status == 0 && !data->fields)
        status = bm_diags_add0(ds, BM_PROFILE_SHAPE, &root->pos);
    return status;
}

/* Read data->bytes. Frees ${data} and returns NULL when it fails. */
static bm_data *parse(bm_data *data, const char *name, bm_input_format format, bool profile,
                      bm_diags *ds)
{
    data->source.name = bm_arena_cstr(data->arena, bm_str_of(name));
    data->source.bytes = data->bytes.ptr ? data->bytes.ptr : "";
    data->source.len = data->bytes.len;
    if (format == BM_INPUT_AUTO)
        format = bm_input_guess(&data->source);
    const bm_value *root =
        bm_legacy_data_read(data->arena, &data->bytes, &data->source, format, data->legacy, ds);
    int status = root ? 0 : -1;
    if (root && root->kind != BM_VALUE_MAP)
        status = bm_diags_add0(ds, profile ? BM_PROFILE_SHAPE : BM_DATA_SHAPE, &root->pos);
    if (status == 0 && profile)
        status = take_profile(data, root, format == BM_INPUT_XML, ds);
    else if (status == 0)
        status = take_root(data, root, format == BM_INPUT_XML, ds);
    if (status == 0)
        return data;
    bm_data_free(data);
    return NULL;
}

bm_data *bm_data_open(const char *path, bm_input_format format, bm_legacy legacy, bool profile,
                      bm_diags *ds)
{
    bm_data *data = bm_data_new(NULL);
    data->legacy = legacy;
    if (bm_file_read(path, BM_LIMIT_INPUT_BYTES, &data->bytes, ds) != 0) {
        bm_data_free(data);
        return NULL;
    }
    return parse(data, path, format, profile, ds);
}

bm_data *bm_data_read(bm_env *env, const char *path, bm_input_format format, bm_diags *ds)
{
    (void)env;
    return bm_data_open(path, format, BM_LEGACY_DETECT, false, ds);
}

bm_data *bm_data_read_legacy(bm_env *env, const char *path, bm_input_format format,
                             bm_legacy legacy, bm_diags *ds)
{
    (void)env;
    return bm_data_open(path, format, legacy, false, ds);
}

bm_data *bm_data_parse(bm_env *env, const void *bytes, size_t n, const char *name,
                       bm_input_format format, bm_diags *ds)
{
    return bm_data_parse_legacy(env, bytes, n, name, format, BM_LEGACY_DETECT, ds);
}

/* NOLINTNEXTLINE(readability-function-size): a text in memory has that many properties */
bm_data *bm_data_parse_legacy(bm_env *env, const void *bytes, size_t n, const char *name,
                              bm_input_format format, bm_legacy legacy, bm_diags *ds)
{
    (void)env;
    if (n > BM_LIMIT_INPUT_BYTES) {
        char have[24], most[24];
        (void)snprintf(have, sizeof have, "%zu", n);
        (void)snprintf(most, sizeof most, "%d", (int)BM_LIMIT_INPUT_BYTES);
        const bm_source source = {name, "", 0, NULL};
        const bm_pos pos = {&source, 0, 0};
        (void)bm_diags_add2(ds, BM_INPUT_TOO_LARGE, &pos, have, most);
        return NULL;
    }
    bm_data *data = bm_data_new(NULL);
    data->legacy = legacy;
    bm_buf_add(&data->bytes, bytes, n);
    return parse(data, name, format, false, ds);
}

/* ---- Building ----------------------------------------------------------------------------- */

/* Room for one entry more. */
static void node_reserve(bm_arena *a, node *n)
{
    if (n->value.n < n->cap)
        return;
    size_t cap = n->cap ? n->cap * 2 : 16;
    size_t used = n->value.n;
    if (n->value.kind == BM_VALUE_MAP) {
        n->members =
            bm_arena_grow(a, n->members, used * sizeof *n->members, cap * sizeof *n->members);
        n->value.members = n->members;
    } else {
        n->items = bm_arena_grow(a, n->items, used * sizeof *n->items, cap * sizeof *n->items);
        n->value.items = n->items;
    }
    n->children =
        bm_arena_grow(a, n->children, used * sizeof *n->children, cap * sizeof *n->children);
    n->cap = cap;
}

static void node_append(bm_arena *a, node *n, bm_member entry, node *child)
{
    node_reserve(a, n);
    if (n->value.kind == BM_VALUE_MAP)
        n->members[n->value.n] = entry;
    else
        n->items[n->value.n] = entry.value;
    n->children[n->value.n++] = child;
}

/* A node that begins with the entries of ${from}, or an empty one when that is of another kind. */
static node *node_adopt(bm_arena *a, const bm_value *from, bm_value_kind kind)
{
    node *n = bm_arena_zero(a, 1, sizeof *n);
    n->value.kind = kind;
    if (!from || from->kind != kind)
        return n;
    n->value.pos = from->pos;
    for (size_t i = 0; i < from->n; i++) {
        bm_member entry = {0};
        if (kind == BM_VALUE_MAP)
            entry = from->members[i];
        else
            entry.value = from->items[i];
        node_append(a, n, entry, NULL);
    }
    return n;
}

static size_t find_member(const node *map, bm_str key)
{
    size_t i = 0;
    while (i < map->value.n && !bm_str_eq(map->members[i].key, key))
        i++;
    return i;
}

static void put_member(bm_arena *a, node *map, bm_str key, const bm_value *value, node *child)
{
    size_t i = find_member(map, key);
    if (i < map->value.n) {
        map->members[i].value = value;
        map->children[i] = child;
        return;
    }
    bm_member entry = {0};
    entry.key = bm_arena_copy(a, key);
    entry.value = value;
    node_append(a, map, entry, child);
}

static node *top_of(bm_data *data)
{
    if (!data->top) {
        data->top = node_adopt(data->arena, data->fields, BM_VALUE_MAP);
        data->fields = &data->top->value;
        data->blank = false; /* it has something to print now */
    }
    return data->top;
}

int bm_data_set(bm_data *data, const char *field, const char *value, size_t n, bm_diags *ds)
{
    if (bm_data_text_check(bm_str_of(field), NULL, ds) != 0)
        return -1;
    const bm_value *scalar = bm_data_text_scalar(data->arena, value, n, field, ds);
    if (!scalar)
        return -1;
    put_member(data->arena, top_of(data), bm_str_of(field), scalar, NULL);
    return 0;
}

/* The rows of table ${field}, ready to grow. */
static node *rows_of(bm_data *data, bm_str field)
{
    node *top = top_of(data);
    size_t i = find_member(top, field);
    if (i < top->value.n && top->children[i])
        return top->children[i];
    const bm_value *old = i < top->value.n ? top->members[i].value : NULL;
    node *rows = node_adopt(data->arena, old, BM_VALUE_LIST);
    /* one row or one line alone, not yet a list */
    if (old && (old->kind == BM_VALUE_MAP || old->kind == BM_VALUE_SCALAR) &&
        !bm_value_is_absent(old)) {
        bm_member entry = {0};
        entry.value = old;
        node_append(data->arena, rows, entry, NULL);
    }
    put_member(data->arena, top, field, &rows->value, rows);
    return rows;
}

/* Row ${i} of ${rows}, ready to grow; i <= number of rows. */
static node *row_of(bm_data *data, node *rows, size_t i)
{
    if (i < rows->value.n && rows->children[i])
        return rows->children[i];
    node *row = node_adopt(data->arena, i < rows->value.n ? rows->items[i] : NULL, BM_VALUE_MAP);
    if (i < rows->value.n) {
        rows->items[i] = &row->value;
        rows->children[i] = row;
    } else {
        bm_member entry = {0};
        entry.value = &row->value;
        node_append(data->arena, rows, entry, row);
    }
    return row;
}

/* Item ${i} of list ${rows}; i <= number of items. */
static void put_item(bm_arena *a, node *rows, size_t i, const bm_value *value)
{
    bm_member entry = {0};
    entry.value = value;
    if (i == rows->value.n) {
        node_append(a, rows, entry, NULL);
        return;
    }
    rows->items[i] = value;
    rows->children[i] = NULL;
}

/* NOLINTNEXTLINE(readability-function-size): a cell has that many coordinates */
int bm_data_set_cell(bm_data *data, const char *field, size_t row, const char *column,
                     const char *value, size_t n, bm_diags *ds)
{
    if (bm_data_text_check(bm_str_of(field), NULL, ds) != 0 ||
        bm_data_text_check(bm_str_of(column), NULL, ds) != 0)
        return -1;
    const char *path = bm_arena_printf(data->arena, "%s[%zu]%s%s", field, row + 1,
                                       column ? "." : "", column ? column : "");
    char this_row[24], limit[24];
    (void)snprintf(this_row, sizeof this_row, "%zu", row + 1);
    if (row >= BM_LIMIT_ROWS) {
        (void)snprintf(limit, sizeof limit, "%d", (int)BM_LIMIT_ROWS);
        return bm_diags_add3(ds, BM_DATA_TOO_MANY_ROWS, NULL, field, this_row, limit);
    }
    const bm_value *scalar = bm_data_text_scalar(data->arena, value, n, path, ds);
    if (!scalar)
        return -1;
    node *rows = rows_of(data, bm_str_of(field));
    if (row > rows->value.n) {
        (void)snprintf(limit, sizeof limit, "%zu", rows->value.n);
        return bm_diags_add3(ds, BM_DATA_ROW_ORDER, NULL, field, this_row, limit);
    }
    if (column)
        put_member(data->arena, row_of(data, rows, row), bm_str_of(column), scalar, NULL);
    else
        put_item(data->arena, rows, row, scalar);
    return 0;
}

/* ---- Other shapes ------------------------------------------------------------------------- */

bm_data *bm_data_wrap(const char *form_id, const bm_value *fields)
{
    bm_data *data = bm_data_new(form_id);
    data->fields = fields;
    return data;
}

bool bm_data_from_blank(const bm_data *data)
{
    return data->blank;
}

void bm_data_replace(bm_data *data, const bm_value *fields)
{
    data->fields = fields;
    data->top = NULL;
    data->blank = !fields;
}

bm_data *bm_answers_read(bm_env *env, const char *path, bm_input_format format, bm_diags *ds)
{
    (void)env;
    bm_data *data = bm_data_new(NULL);
    if (bm_file_read(path, BM_LIMIT_INPUT_BYTES, &data->bytes, ds) == 0) {
        data->source.name = bm_arena_cstr(data->arena, bm_str_of(path));
        data->source.bytes = data->bytes.ptr ? data->bytes.ptr : "";
        data->source.len = data->bytes.len;
        data->fields = bm_input_read(data->arena, &data->source, format, ds);
        if (data->fields && data->fields->kind == BM_VALUE_MAP)
            return data;
        if (data->fields)
            (void)bm_diags_add2(ds, BM_PROCEDURE_SHAPE, &data->fields->pos, path, "{ … }");
    }
    bm_data_free(data);
    return NULL;
}
