/* Compiles `fields:`. Fields lie in one array, the columns of a table right behind it.
 * SPDX-License-Identifier: MIT */
#include "form/form_fields.h"

#include "base/buf.h"
#include "base/limit.h"
#include "form/check_value.h"

enum { ID_BYTES = 64 };

bool bm_form_fields_is_id(bm_str s)
{
    if (!s.len || s.len > ID_BYTES || s.ptr[0] < 'a' || s.ptr[0] > 'z')
        return false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'))
            return false;
    }
    return s.ptr[s.len - 1] != '_' && s.ptr[s.len - 1] != '-';
}

static const char *type_name(bm_field_type type)
{
    return bm_known_words_of(BM_KNOWN_TYPES)->words[type];
}

/* Keys that do not go with the type, and keys that it must have. */
static void check_keys(bm_form_read *r, const bm_value *v, const char *name, bm_field_type type)
{
    const bm_known_map *map = bm_known_map_of(BM_KNOWN_FIELD);
    for (size_t i = 0; i < map->n; i++) {
        const bm_known_key *key = &map->keys[i];
        const bm_value *value = bm_value_lookup(v, key->name);
        bool fits = key->of & (1U << type);
        if (value && !fits)
            (void)bm_diags_add3(r->ds, BM_FORM_KEY_TYPE, &value->pos, key->name, type_name(type),
                                bm_form_read_types(r->arena, key->of));
        if (!value && fits && key->required && key->of != BM_KNOWN_IN_ALL)
            (void)bm_diags_add2(r->ds, BM_FORM_KEY_MISSING, &v->pos, key->name, name);
    }
}

static void read_options(bm_form_read *r, const bm_value *v, bm_field *field)
{
    if (!v || !bm_form_read_list(r, v, "options"))
        return;
    if (v->n < 2) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "options", "[ \"…\", \"…\" ]");
        return;
    }
    const char **options = bm_arena_alloc(r->arena, v->n * sizeof *options);
    for (size_t i = 0; i < v->n; i++) {
        options[i] = bm_form_read_text(r, v->items[i], "options").ptr;
        for (size_t k = 0; k < i; k++)
            if (options[i][0] && strcmp(options[i], options[k]) == 0)
                bm_form_read_value(r, v->items[i], "options",
                                   bm_arena_printf(r->arena, "≠ %s", options[k]));
    }
    field->options = options;
    field->n_options = v->n;
}

/* An example is a value that a clerk could give. */
static void check_example(bm_form_read *r, const bm_value *v, const bm_field *field)
{
    bm_date date;
    if (!v || !field->example.len)
        return;
    if (field->type == BM_FIELD_DATE && bm_date_parse(field->example, &date) != BM_DATE_OK)
        bm_form_read_value(r, v, "example", "dd/mm/yyyy");
    if (field->type == BM_FIELD_FLAG)
        (void)bm_form_read_word(r, v, "example", BM_KNOWN_FLAG_WORDS);
    if (field->type == BM_FIELD_CHOICE && field->n_options) {
        const char *allowed = "";
        for (size_t i = 0; i < field->n_options; i++) {
            if (bm_str_is(field->example, field->options[i]))
                return;
            allowed =
                bm_arena_printf(r->arena, "%s%s%s", allowed, i ? ", " : "", field->options[i]);
        }
        bm_form_read_value(r, v, "example", allowed);
    }
}

/* The texts of the list ${v}, ${*n} of them. */
static const bm_str *read_texts(bm_form_read *r, const bm_value *v, const char *name, size_t *n)
{
    bm_str *texts = bm_arena_alloc(r->arena, (v->n + 1) * sizeof *texts);
    if (!v->n)
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, name, "[ \"…\", … ]");
    for (size_t i = 0; i < v->n; i++)
        texts[i] = bm_form_read_text(r, v->items[i], name);
    *n = v->n;
    return texts;
}

/* One text of ${field}; of a LIST also several, which come back as a line each. */
static bm_str read_lines(bm_form_read *r, const bm_value *v, const char *name,
                         const bm_field *field)
{
    if (!v || v->kind != BM_VALUE_LIST || field->type != BM_FIELD_LIST)
        return bm_form_read_text(r, v, name);
    bm_buf out = {0};
    size_t n;
    const bm_str *texts = read_texts(r, v, name, &n);
    for (size_t i = 0; i < n; i++) {
        if (i)
            bm_buf_add_byte(&out, '\n');
        bm_buf_add(&out, texts[i].ptr, texts[i].len);
    }
    bm_str lines = bm_str_of(bm_arena_cstr(r->arena, bm_str_n(out.ptr, out.len)));
    bm_buf_free(&out);
    return lines;
}

/* What prints in place of an absent value; "" prints nothing, spaces leave room for a pen. Boxes need no
 * such text. */
static void read_blank(bm_form_read *r, const bm_value *v, bm_field *field)
{
    if (!v)
        return;
    field->has_blank = true;
    if (field->type == BM_FIELD_LIST && v->kind == BM_VALUE_LIST) {
        field->blanks = read_texts(r, v, "blank", &field->n_blanks);
        field->blank = field->n_blanks ? field->blanks[0] : field->blank;
    } else {
        field->blank = bm_form_read_spaces(r, v, "blank");
    }
    if (field->type == BM_FIELD_CHOICE && field->show != BM_SHOW_TEXT)
        (void)bm_diags_add3(r->ds, BM_FORM_KEY_TYPE, &v->pos, "blank", "choice",
                            "choice + show: text");
}

/* A default is held against its field as data would be, so that no document can fail by it. */
static void read_default(bm_form_read *r, const bm_value *v, bm_field *field)
{
    if (!v || field->type == BM_FIELD_MARKDOWN || field->type == BM_FIELD_ROWS)
        return;
    size_t errors = bm_diags_errors(r->ds);
    field->fallback = read_lines(r, v, "default", field);
    if (bm_diags_errors(r->ds) != errors)
        return;
    field->has_default = true;
    field->fallback_value = v;
    if (field->type == BM_FIELD_LIST || (field->type == BM_FIELD_CHOICE && !field->n_options))
        return;
    const bm_check_value_place place = {.field = field};
    bm_check_value_job job = {.a = r->arena, .ds = r->ds};
    bm_field_value typed;
    bm_check_value_read(&job, &place, v, &v->pos, &typed);
}

static void read_text_of_markdown(bm_form_read *r, const bm_value *v, bm_field *field)
{
    if (v && bm_form_read_scalar(r, v, "example")) /* may have several lines */
        field->example = v->text;
}

static void read_show(bm_form_read *r, const bm_value *v, bm_field *field)
{
    static const struct {
        bm_field_type type;
        bm_known_words_id words;
        bm_field_show show;
    } shows[] = {
        {BM_FIELD_DATE, BM_KNOWN_SHOW_DATE, BM_SHOW_LONG},
        {BM_FIELD_CHOICE, BM_KNOWN_SHOW_CHOICE, BM_SHOW_TEXT},
        {BM_FIELD_FLAG, BM_KNOWN_SHOW_FLAG, BM_SHOW_CROSS},
        {BM_FIELD_INTEGER, BM_KNOWN_SHOW_INTEGER, BM_SHOW_PADDED},
    };
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
        if (field->type == shows[i].type && bm_form_read_word(r, v, "show", shows[i].words) >= 0)
            field->show = shows[i].show;
}

/* Keys that depend on the type. */
static void read_typed(bm_form_read *r, const bm_value *v, bm_field *field)
{
    const bm_value *example = bm_value_lookup(v, "example");
    if (field->type == BM_FIELD_TEXT || field->type == BM_FIELD_PERSON ||
        field->type == BM_FIELD_LIST)
        field->upper =
            bm_form_read_word(r, bm_value_lookup(v, "case"), "case", BM_KNOWN_CASES) == 0;
    if (field->type == BM_FIELD_CHOICE)
        read_options(r, bm_value_lookup(v, "options"), field);
    read_show(r, bm_value_lookup(v, "show"), field);
    if (field->type == BM_FIELD_MARKDOWN)
        read_text_of_markdown(r, example, field);
    else
        field->example = read_lines(r, example, "example", field);
    check_example(r, example, field);
    read_default(r, bm_value_lookup(v, "default"), field);
    read_blank(r, bm_value_lookup(v, "blank"), field);
}

static void read_field(bm_form_read *r, const bm_member *member, bm_field *field)
{
    const bm_value *v = member->value;
    const char *name = bm_arena_printf(r->arena, "fields.%s", field->id.ptr);
    if (!bm_form_fields_is_id(field->id))
        (void)bm_diags_add1(r->ds, BM_FORM_ID, &member->key_pos, field->id.ptr);
    if (!bm_form_read_map(r, v, name, BM_KNOWN_FIELD))
        return;
    int type = bm_form_read_word(r, bm_value_lookup(v, "type"), "type", BM_KNOWN_TYPES);
    field->label = bm_form_read_text(r, bm_value_lookup(v, "label"), "label");
    field->help = bm_form_read_text(r, bm_value_lookup(v, "help"), "help");
    field->required =
        bm_form_read_word(r, bm_value_lookup(v, "required"), "required", BM_KNOWN_BOOLS) == 1;
    if (type < 0)
        return;
    field->type = (bm_field_type)type;
    check_keys(r, v, name, field->type);
    read_typed(r, v, field);
}

static bm_field *add_field(bm_form_read *r, const bm_member *member, int parent)
{
    bm_form *form = r->form;
    bm_field *field = &form->fields[form->n_fields++];
    bm_str none = BM_STR("");
    field->id = bm_arena_copy(r->arena, member->key);
    field->label = field->help = field->example = field->blank = field->fallback = none;
    field->type = BM_FIELD_TEXT;
    field->parent = parent;
    field->pos = member->key_pos;
    return field;
}

static void read_columns(bm_form_read *r, const bm_value *v, int parent)
{
    bm_form *form = r->form;
    for (size_t i = 0; i < v->n; i++) {
        bm_field *column = add_field(r, &v->members[i], parent);
        read_field(r, &v->members[i], column);
        if (!(BM_KNOWN_IN_COLUMN & (1U << column->type))) {
            const bm_value *type = bm_value_lookup(v->members[i].value, "type");
            bm_form_read_value(r, type, "type", bm_form_read_types(r->arena, BM_KNOWN_IN_COLUMN));
            column->type = BM_FIELD_TEXT;
        }
    }
    form->fields[parent].n_columns = v->n;
}

/* The columns of the field in ${member}, or NULL. */
static const bm_value *columns_of(const bm_member *member)
{
    const bm_value *type = bm_value_lookup(member->value, "type");
    const bm_value *columns = bm_value_lookup(member->value, "columns");
    bool rows = type && type->kind == BM_VALUE_SCALAR && bm_str_is(type->text, "rows");
    return rows && columns && columns->kind == BM_VALUE_MAP ? columns : NULL;
}

void bm_form_fields_compile(bm_form_read *r, const bm_value *v)
{
    bm_form *form = r->form;
    if (v->kind != BM_VALUE_MAP) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "fields", "{ … }");
        return;
    }
    size_t n = v->n;
    for (size_t i = 0; i < v->n; i++) {
        const bm_value *columns = columns_of(&v->members[i]);
        n += columns ? columns->n : 0;
    }
    if (n > BM_LIMIT_FIELDS) {
        const char *limit = bm_arena_printf(r->arena, "%d", (int)BM_LIMIT_FIELDS);
        (void)bm_diags_add2(r->ds, BM_FORM_TOO_MANY, &v->pos, limit, "fields");
        return;
    }
    form->fields = bm_arena_zero(r->arena, n + 1, sizeof *form->fields);
    for (size_t i = 0; i < v->n; i++) {
        int index = (int)form->n_fields;
        const bm_member *member = &v->members[i];
        read_field(r, member, add_field(r, member, -1));
        const bm_value *columns = columns_of(member);
        const bm_value *given = bm_value_lookup(member->value, "columns");
        if (columns && columns->n)
            read_columns(r, columns, index);
        else if (given && form->fields[index].type == BM_FIELD_ROWS)
            (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &given->pos, "columns", "{ … }");
    }
}
