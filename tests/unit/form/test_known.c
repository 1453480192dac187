/* forms/README.md and forms/form.schema.json document exactly the language that the compiler knows.
 * SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/known.h"
#include "input/input.h"
#include "kit.h"

/* ---- forms/README.md: each map is a section "### `name`" with a table whose first cells are `key`s ---- */

/* The text of the section of ${name}, up to the next heading. Ends ${readme} there; so read it anew. */
static char *section_of(char *readme, const char *name)
{
    char heading[80];
    (void)snprintf(heading, sizeof heading, "\n### `%s`\n", name);
    char *section = strstr(readme, heading);
    if (!section)
        fail_msg("forms/README.md has no section%s", heading);
    section += strlen(heading);
    char *end = strstr(section, "\n##");
    if (end)
        *end = 0;
    return section;
}

/* The row of the table whose head is `| ${head} |` for ${key}, without its line end; NULL = none. */
static const char *row_of(const char *section, const char *key)
{
    static char row[1000];
    char start[80];
    (void)snprintf(start, sizeof start, "\n| `%s` |", key);
    const char *found = strstr(section, start);
    if (!found)
        return NULL;
    (void)snprintf(row, sizeof row, "%s", found + 1);
    char *end = strchr(row, '\n');
    if (end)
        *end = 0;
    return row;
}

static size_t count_rows(const char *section)
{
    size_t n = 0;
    for (const char *p = section; (p = strstr(p, "\n| `")); p += 4)
        n++;
    return n;
}

static void the_readme_documents_every_key_and_no_other(void **state)
{
    (void)state;
    for (int id = 0; id < BM_KNOWN_MAP_COUNT; id++) {
        const bm_known_map *map = bm_known_map_of((bm_known_map_id)id);
        char *readme = kit_read_file("forms/README.md");
        char *section = section_of(readme, map->name);
        for (size_t i = 0; i < map->n; i++) {
            const char *row = row_of(section, map->keys[i].name);
            if (!row)
                fail_msg("%s: `%s` is not documented", map->name, map->keys[i].name);
            if (!strstr(row, "required") != !map->keys[i].required &&
                strcmp(map->keys[i].name, "required") != 0)
                fail_msg("%s: wrong about required: %s", map->name, row);
        }
        size_t others = 0; /* the section of fields also has the table of types */
        if (id == BM_KNOWN_FIELD)
            others = bm_known_words_of(BM_KNOWN_TYPES)->n + 1;
        assert_int_equal(count_rows(section), map->n + others);
        free(readme);
    }
}

/* "text, person": the types in ${set}. */
static const char *list_types(unsigned set)
{
    static char list[300];
    const bm_known_words *types = bm_known_words_of(BM_KNOWN_TYPES);
    size_t n = 0;
    list[0] = 0;
    for (size_t t = 0; t < types->n; t++)
        if (set & (1U << t))
            n +=
                (size_t)snprintf(list + n, sizeof list - n, "%s%s", n ? ", " : "", types->words[t]);
    return list;
}

/* Either "all but flag, rows" or "date, choice". */
static void the_readme_says_which_types_have_a_key(void **state)
{
    (void)state;
    const bm_known_map *map = bm_known_map_of(BM_KNOWN_FIELD);
    char *readme = kit_read_file("forms/README.md");
    char *section = section_of(readme, map->name);
    for (size_t i = 0; i < map->n; i++) {
        unsigned others = BM_KNOWN_IN_ALL & ~map->keys[i].of;
        const char *row = row_of(section, map->keys[i].name);
        char cell[400], but[400];
        (void)snprintf(cell, sizeof cell, "` | %s |", list_types(map->keys[i].of));
        (void)snprintf(but, sizeof but, "` | all%s%s |", others ? " but " : "", list_types(others));
        if (!strstr(row, cell) && !strstr(row, but))
            fail_msg("`%s`: the README says neither “%s” nor “%s”", map->keys[i].name, cell, but);
    }
    free(readme);
}

static void the_readme_names_every_word(void **state)
{
    (void)state;
    char *readme = kit_read_file("forms/README.md");
    for (int id = 0; id < BM_KNOWN_WORDS_COUNT; id++) {
        const bm_known_words *words = bm_known_words_of((bm_known_words_id)id);
        for (size_t i = 0; i < words->n; i++) {
            char quoted[120];
            (void)snprintf(quoted, sizeof quoted, "`%s`", words->words[i]);
            if (!strstr(readme, quoted))
                fail_msg("%s: %s is not documented", words->name, quoted);
        }
    }
    free(readme);
}

static void the_worked_examples_of_the_readme_compile(void **state)
{
    (void)state;
    char *readme = kit_read_file("forms/README.md");
    size_t n = 0;
    for (char *p = readme; (p = strstr(p, "```yaml\n")); n++) {
        char *example = p + strlen("```yaml\n");
        char *end = strstr(example, "```");
        assert_non_null(end);
        *end = 0;
        kit_assert_faults(example, "");
        p = end + 1;
    }
    assert_int_equal(n, 2); /* a request and a letter */
    free(readme);
}

/* ---- forms/form.schema.json: each map is an object under definitions ---- */

typedef struct {
    bm_arena *arena;
    bm_diags *ds;
    char *bytes;
    bm_source source;
    const bm_value *root;
} schema;

static int open_schema(void **state)
{
    schema *s = calloc(1, sizeof *s);
    assert_non_null(s);
    s->arena = bm_arena_new();
    s->ds = bm_diags_new();
    s->bytes = kit_read_file("forms/form.schema.json");
    s->source.name = "forms/form.schema.json";
    s->source.bytes = s->bytes;
    s->source.len = strlen(s->bytes);
    s->source.sheet = NULL;
    s->root = bm_input_read(s->arena, &s->source, BM_INPUT_JSON, s->ds);
    assert_non_null(s->root);
    *state = s;
    return 0;
}

static int close_schema(void **state)
{
    schema *s = *state;
    bm_diags_free(s->ds);
    bm_arena_free(s->arena);
    free(s->bytes);
    free(s);
    return 0;
}

static const bm_value *definition(const schema *s, const char *name)
{
    const bm_value *v = bm_value_lookup(bm_value_lookup(s->root, "definitions"), name);
    if (!v)
        fail_msg("the schema does not define %s", name);
    if (strcmp(name, "block") == 0) /* a bare name, or an object */
        v = bm_value_lookup(v, "anyOf")->items[1];
    return v;
}

static bool holds(const bm_value *list, const char *word)
{
    for (size_t i = 0; list && i < list->n; i++)
        if (bm_str_is(list->items[i]->text, word))
            return true;
    return false;
}

static void the_schema_has_every_key_and_no_other(void **state)
{
    const schema *s = *state;
    for (int id = 0; id < BM_KNOWN_MAP_COUNT; id++) {
        const bm_known_map *map = bm_known_map_of((bm_known_map_id)id);
        const bm_value *v = definition(s, map->name);
        const bm_value *properties = bm_value_lookup(v, "properties");
        size_t n_required = 0;
        assert_true(bm_str_is(bm_value_lookup(v, "additionalProperties")->text, "false"));
        assert_int_equal(properties->n, map->n);
        for (size_t i = 0; i < map->n; i++) {
            bool always =
                map->keys[i].required && (!map->keys[i].of || map->keys[i].of == BM_KNOWN_IN_ALL);
            if (!bm_value_lookup(properties, map->keys[i].name))
                fail_msg("%s: %s is not in the schema", map->name, map->keys[i].name);
            assert_int_equal(holds(bm_value_lookup(v, "required"), map->keys[i].name), always);
            n_required += always;
        }
        const bm_value *required = bm_value_lookup(v, "required");
        assert_int_equal(required ? required->n : 0, n_required);
    }
}

/* The `then` for the fields of type ${type}. */
static const bm_value *rule_for(const schema *s, const char *type)
{
    const bm_value *rules = bm_value_lookup(definition(s, "field"), "allOf");
    for (size_t i = 0; i < rules->n; i++) {
        const bm_value *when =
            bm_value_lookup(bm_value_lookup(rules->items[i], "if"), "properties");
        const bm_value *is = bm_value_lookup(bm_value_lookup(when, "type"), "const");
        const bm_value *in = bm_value_lookup(bm_value_lookup(when, "type"), "enum");
        if ((is && bm_str_is(is->text, type)) || holds(in, type))
            return bm_value_lookup(rules->items[i], "then");
    }
    fail_msg("the schema has no rule for fields of type %s", type);
    return NULL;
}

static bool is_false(const bm_value *v)
{
    return v && v->kind == BM_VALUE_SCALAR && bm_str_is(v->text, "false");
}

static void the_schema_allows_the_keys_of_each_type(void **state)
{
    const schema *s = *state;
    const bm_known_map *map = bm_known_map_of(BM_KNOWN_FIELD);
    const bm_known_words *types = bm_known_words_of(BM_KNOWN_TYPES);
    for (size_t t = 0; t < types->n; t++) {
        const bm_value *then = rule_for(s, types->words[t]);
        const bm_value *properties = bm_value_lookup(then, "properties");
        for (size_t i = 0; i < map->n; i++) {
            const bm_known_key *key = &map->keys[i];
            bool forbidden = is_false(bm_value_lookup(properties, key->name));
            bool fits = key->of & (1U << t);
            if (forbidden == fits)
                fail_msg("%s of %s: wrong in the schema", key->name, types->words[t]);
            bool must = key->required && fits && key->of != BM_KNOWN_IN_ALL;
            assert_int_equal(holds(bm_value_lookup(then, "required"), key->name), must);
        }
    }
}

static void the_schema_allows_the_keys_of_each_wording(void **state)
{
    const schema *s = *state;
    const bm_known_map *map = bm_known_map_of(BM_KNOWN_FORM);
    const bm_value *form = definition(s, "form");
    const bm_value *unavailable = bm_value_lookup(bm_value_lookup(form, "then"), "properties");
    const bm_value *must = bm_value_lookup(bm_value_lookup(form, "else"), "required");
    for (size_t i = 0; i < map->n; i++) {
        const bm_known_key *key = &map->keys[i];
        bool fits = !key->of || (key->of & (1U << BM_WORDING_UNAVAILABLE));
        if (is_false(bm_value_lookup(unavailable, key->name)) == fits)
            fail_msg("%s of an unavailable form: wrong in the schema", key->name);
        assert_int_equal(holds(must, key->name), key->of && key->required);
    }
}

static void assert_enum(const bm_value *property, bm_known_words_id id)
{
    const bm_known_words *words = bm_known_words_of(id);
    const bm_value *list = bm_value_lookup(property, "enum");
    assert_non_null(list);
    assert_int_equal(list->n, words->n);
    for (size_t i = 0; i < words->n; i++)
        assert_true(holds(list, words->words[i]));
}

static const bm_value *property(const schema *s, const char *map, const char *key)
{
    return bm_value_lookup(bm_value_lookup(definition(s, map), "properties"), key);
}

static const bm_value *property_of_type(const schema *s, const char *type, const char *key)
{
    return bm_value_lookup(bm_value_lookup(rule_for(s, type), "properties"), key);
}

static void the_schema_allows_the_same_words(void **state)
{
    const schema *s = *state;
    assert_enum(property(s, "field", "type"), BM_KNOWN_TYPES);
    assert_enum(property(s, "field", "case"), BM_KNOWN_CASES);
    assert_enum(property(s, "form", "wording"), BM_KNOWN_WORDINGS);
    assert_enum(property(s, "table_column", "align"), BM_KNOWN_ALIGNS);
    assert_enum(property(s, "national_header", "tieu_ngu"), BM_KNOWN_TIEU_NGU);
    assert_enum(property_of_type(s, "date", "show"), BM_KNOWN_SHOW_DATE);
    assert_enum(property_of_type(s, "choice", "show"), BM_KNOWN_SHOW_CHOICE);
    assert_enum(property_of_type(s, "flag", "show"), BM_KNOWN_SHOW_FLAG);
    assert_enum(property_of_type(s, "integer", "show"), BM_KNOWN_SHOW_INTEGER);
    assert_enum(property(s, "form", "page"), BM_KNOWN_PAGES);
    assert_enum(property(s, "rule", "level"), BM_KNOWN_LEVELS);
    assert_enum(property_of_type(s, "flag", "example"), BM_KNOWN_FLAG_WORDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_readme_documents_every_key_and_no_other),
        cmocka_unit_test(the_readme_says_which_types_have_a_key),
        cmocka_unit_test(the_readme_names_every_word),
        cmocka_unit_test(the_worked_examples_of_the_readme_compile),
        cmocka_unit_test_setup_teardown(the_schema_has_every_key_and_no_other, open_schema,
                                        close_schema),
        cmocka_unit_test_setup_teardown(the_schema_allows_the_keys_of_each_type, open_schema,
                                        close_schema),
        cmocka_unit_test_setup_teardown(the_schema_allows_the_keys_of_each_wording, open_schema,
                                        close_schema),
        cmocka_unit_test_setup_teardown(the_schema_allows_the_same_words, open_schema,
                                        close_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
