/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "procedure_kit.h"

#define RIGHT "procedure: thu\ndata:\n  ho_ten: Nguyễn Văn Mẫu\n  ngay: 02/06/2023\n"

static bm_dossier *open_text(kit *k, const char *text, const bm_dossier_options *o)
{
    const bm_procedures *p = bm_procedures_load(k->env, k->ds);
    return bm_dossier_parse(k->env, p, text, text ? strlen(text) : 0, "ho-so.yaml", BM_INPUT_AUTO,
                            o, k->ds);
}

static int keep(void *user, const void *bytes, size_t n)
{
    char *text = user;
    size_t used = strlen(text);
    size_t room = 60000 - 1 - used;
    memcpy(text + used, bytes, n < room ? n : room);
    return 0;
}

/* The document as Flat OPC, which is text. */
static char *flat(kit *k, const bm_part *part)
{
    char *text = calloc(1, 60001);
    const bm_sink sink = {keep, text};
    const bm_render_options options = {.format = "xml", .draft = true};
    assert_int_equal(bm_render(k->env, part->form, part->data, &options, &sink, k->ds), 0);
    return text;
}

static void each_form_gets_its_values_from_one_file(void **state)
{
    kit *k = *state;
    bm_part part;
    bm_form_info info;
    bm_dossier *d = open_text(k, RIGHT, NULL);
    assert_non_null(d);
    assert_string_equal(bm_dossier_procedure(d)->regime->id, "cu"); /* by the date in the data */
    assert_int_equal(bm_dossier_part(d, 1, &part), 0);
    bm_form_describe(part.form, &info);
    assert_string_equal(info.id, "vd/hai");
    assert_int_equal(bm_check(k->env, part.form, part.data, k->ds), 0);
    char *text = flat(k, &part);
    assert_non_null(strstr(text, "Nguyễn Văn Mẫu"));
    free(text);
    assert_int_equal(bm_dossier_part(d, 2, &part), -1); /* another office draws up the third */
    bm_dossier_free(d);
    bm_dossier_free(NULL);
}

static void the_outermost_level_is_strict(void **state)
{
    kit *k = *state;
    assert_null(open_text(k, "procedure: thu\nform: vd/mot\ndata: {}\n", NULL));
    kit_reported(k, "P018");
    assert_null(open_text(k, "procedure: thu\n", NULL));
    kit_reported(k, "P017");
    assert_null(open_text(k, "[a]", NULL));
    kit_reported(k, "P017");
    assert_null(open_text(k, "procedure: thu\ndata: x\n", NULL));
    kit_reported(k, "P017");
    assert_null(open_text(k, "a: [", NULL));
    kit_reported(k, "I023");
}

static void the_procedure_is_named_by_the_data_or_the_caller(void **state)
{
    kit *k = *state;
    bm_dossier_options o = {.procedure = "thu", .regime = "cu"};
    bm_dossier *d = open_text(k, "data: {ho_ten: A}\n", &o);
    assert_non_null(d);
    bm_dossier_free(d);
    assert_null(open_text(k, "data: {ho_ten: A}\n", NULL));
    kit_reported(k, "P020");
    assert_null(open_text(k, "procedure: thuu\ndata: {}\n", NULL));
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_VI], "thu"));
    kit_reported(k, "P016");
    assert_null(open_text(k, "procedure: khac\ndata: {}\n", &o));
    kit_reported(k, "P019");
    o.procedure = "th\xFF";
    o.regime = "c\xFF";
    assert_null(open_text(k, "data: {ho_ten: A}\n", &o));
    kit_reported(k, "P016 P026");
}

static void the_regime_is_that_of_the_date_or_as_asked(void **state)
{
    kit *k = *state;
    bm_dossier_options o = {.regime = "cuu"};
    assert_null(open_text(k, RIGHT, &o));
    kit_reported(k, "P026");
    assert_null(open_text(k, "procedure: thu\ndata: {ngay: 01/01/2019}\n", NULL));
    kit_reported(k, "P015");
    assert_null(open_text(k, "procedure: thu\ndata: {ho_ten: A}\n", NULL)); /* today: moi */
    kit_reported(k, "P024");
}

static void what_is_wrong_in_the_forms_is_told_too(void **state)
{
    kit *k = *state;
    assert_null(open_text(k, "procedure: thu\ndata:\n  ho_tne: A\n  ngay: 02/06/2023\n", NULL));
    kit_reported(k, "P021 D006 D006");
    const bm_dossier_options o = {.draft = true};
    assert_null(open_text(k, "procedure: thu\ndata:\n  ho_tne: A\n  ngay: 02/06/2023\n", &o));
    kit_reported(k, "P021 D019 D019");
}

static void a_form_may_have_values_of_its_own(void **state)
{
    kit *k = *state;
    bm_part part;
    bm_dossier *d = open_text(k, RIGHT "forms:\n  vd/hai: {ben_giao: Trần Thị Ví Dụ}\n", NULL);
    assert_non_null(d);
    assert_int_equal(bm_dossier_part(d, 1, &part), 0);
    char *text = flat(k, &part);
    assert_non_null(strstr(text, "Trần Thị Ví Dụ"));
    assert_null(strstr(text, "Nguyễn"));
    free(text);
    bm_dossier_free(d);
    assert_null(open_text(k, RIGHT "forms:\n  vd/ba: {a: b}\n", NULL));
    kit_reported(k, "P025");
    assert_null(open_text(k, RIGHT "forms:\n  vd/hai: x\n", NULL));
    kit_reported(k, "P004");
    assert_null(open_text(k, RIGHT "forms: x\n", NULL));
    kit_reported(k, "P004");
}

static int keep_data(void *user, const void *bytes, size_t n)
{
    char *text = user;
    size_t used = strlen(text);
    memcpy(text + used, bytes, n);
    text[used + n] = 0;
    return 0;
}

/* The shared value, the one of the form, the one that is filled in and the one of the profile are all in the data of
 * the part, so that it can be made again without the dossier. */
static void the_data_of_a_part_make_it_alone(void **state)
{
    kit *k = *state;
    kit_put("office.yaml", "profile: {ho_ten: Lê Văn Thí Dụ}\n");
    bm_dossier_options o = {0};
    bm_data *profile = bm_profile_read(k->env, "office.yaml", k->ds);
    assert_non_null(profile);
    o.profile = profile;
    static const char *const dossiers[] = {
        "procedure: thu\ndata: {ngay: 02/06/2023}\n",
        RIGHT "forms:\n  vd/hai: {ben_giao: Trần Thị Ví Dụ}\n",
        RIGHT "  bang: [{muc: Một}, {muc: Hai}]\n",
    };
    for (size_t i = 0; i < 3 * 3; i++) {
        bm_part part;
        char written[2000] = "";
        bm_dossier *d = open_text(k, dossiers[i / 3], &o);
        assert_non_null(d);
        if (bm_dossier_part(d, i % 3, &part) != 0)
            part = bm_dossier_checklist(d);
        const bm_sink sink = {keep_data, written};
        assert_int_equal(bm_data_write(part.form, part.data, BM_INPUT_XML, &sink, k->ds), 0);
        bm_data *data = kit_data(k, written);
        assert_non_null(data);
        const bm_part again = {part.form, data};
        char *first = flat(k, &part), *second = flat(k, &again);
        assert_string_equal(first, second);
        free(first);
        free(second);
        bm_data_free(data);
        bm_dossier_free(d);
    }
    bm_data_free(profile);
}

static void the_profile_comes_last(void **state)
{
    kit *k = *state;
    bm_part part;
    kit_put("office.yaml", "profile: {ho_ten: Lê Văn Thí Dụ}\n");
    bm_dossier_options o = {0};
    bm_data *profile = bm_profile_read(k->env, "office.yaml", k->ds);
    assert_non_null(profile);
    o.profile = profile;
    bm_dossier *d = open_text(k, "procedure: thu\ndata: {ngay: 02/06/2023}\n", &o);
    assert_non_null(d);
    for (size_t i = 0; i < 2; i++) { /* directly, and as what another field is filled from */
        assert_int_equal(bm_dossier_part(d, i, &part), 0);
        char *text = flat(k, &part);
        assert_non_null(strstr(text, "Lê Văn Thí Dụ"));
        free(text);
    }
    bm_dossier_free(d);
    bm_data_free(profile);
    kit_reported(k, "");
}

static void without_data_the_parts_are_blank_and_the_values_are_listed(void **state)
{
    kit *k = *state;
    const bm_dossier_options o = {.procedure = "thu", .regime = "cu"};
    bm_dossier_value v;
    bm_part part;
    bm_dossier *d = open_text(k, NULL, &o);
    assert_non_null(d);
    assert_int_equal(bm_dossier_part(d, 0, &part), 0);
    assert_null(part.data);
    char names[200] = "";
    for (size_t i = 0; bm_dossier_value_at(d, i, &v) == 0; i++) {
        strcat(names, v.name);
        strcat(names, v.filled ? "=" : " ");
        strcat(names, v.filled ? v.filled : "");
    }
    assert_string_equal(names, "ho_ten ngay bang ben_giao={ho_ten}");
    bm_dossier_free(d);
}

static void files_are_read_and_too_long_ones_refused(void **state)
{
    kit *k = *state;
    const bm_procedures *p = bm_procedures_load(k->env, k->ds);
    kit_put("ho-so.yaml", RIGHT);
    bm_dossier *d = bm_dossier_read(k->env, p, "ho-so.yaml", BM_INPUT_AUTO, NULL, k->ds);
    assert_non_null(d);
    bm_dossier_free(d);
    assert_null(bm_dossier_read(k->env, p, "none.yaml", BM_INPUT_AUTO, NULL, k->ds));
    kit_reported(k, "E005");
    char *big = malloc(5000000);
    memset(big, ' ', 5000000);
    assert_null(bm_dossier_parse(k->env, p, big, 5000000, "x", BM_INPUT_AUTO, NULL, k->ds));
    kit_reported(k, "I002");
    free(big);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST_PROCEDURES(each_form_gets_its_values_from_one_file),
        KIT_TEST_PROCEDURES(the_outermost_level_is_strict),
        KIT_TEST_PROCEDURES(the_procedure_is_named_by_the_data_or_the_caller),
        KIT_TEST_PROCEDURES(the_regime_is_that_of_the_date_or_as_asked),
        KIT_TEST_PROCEDURES(what_is_wrong_in_the_forms_is_told_too),
        KIT_TEST_PROCEDURES(a_form_may_have_values_of_its_own),
        KIT_TEST_PROCEDURES(the_data_of_a_part_make_it_alone),
        KIT_TEST_PROCEDURES(the_profile_comes_last),
        KIT_TEST_PROCEDURES(without_data_the_parts_are_blank_and_the_values_are_listed),
        KIT_TEST_PROCEDURES(files_are_read_and_too_long_ones_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
