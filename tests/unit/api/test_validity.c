/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

/* What rendering the form valid from 18/02/2020 to 14/08/2024 reports, "" = nothing. */
static void assert_on(kit *k, const char *valid, const char *date, const char *codes)
{
    char text[1500], data_text[200];
    (void)snprintf(text, sizeof text, KIT_FORM("vd/mot", "%s"), valid);
    kit_put("forms/vd/mot.yaml", text);
    (void)snprintf(data_text, sizeof data_text, "form: vd/mot\ndata: {ho_ten: An, ngay: %s}\n",
                   date);
    bm_env *env = kit_open(k->ds, "forms");
    assert_non_null(env);
    const bm_form *form = bm_form_load(env, "vd/mot", k->ds);
    bm_data *data = kit_data(k, data_text);
    assert_non_null(form);
    assert_non_null(data);
    assert_int_equal(bm_check(env, form, data, k->ds), 0);
    kit_reported(k, codes);
    bm_data_free(data);
    bm_env_close(env);
}

#define VALID "valid: {from: 2020-02-18, until: 2024-08-14, replaced_by: vd/hai}\n"

static void the_first_and_the_last_day_are_in_force(void **state)
{
    kit *k = *state;
    assert_on(k, VALID, "18/02/2020", "");
    assert_on(k, VALID, "14/08/2024", "");
}

static void the_day_before_and_the_day_after_are_not(void **state)
{
    kit *k = *state;
    assert_on(k, VALID, "17/02/2020", "D027");
    assert_on(k, VALID, "15/08/2024", "D025");
}

static void a_form_without_successor_has_a_message_of_its_own(void **state)
{
    kit *k = *state;
    assert_on(k, "valid: {until: 2024-08-14}\n", "15/08/2024", "D026");
    assert_on(k, "valid: {from: 2024-08-15}\n", "01/01/2030", "");
}

static void a_form_without_dates_is_always_in_force(void **state)
{
    kit *k = *state;
    assert_on(k, "", "01/01/1990", "");
}

static void a_document_without_date_counts_as_of_today(void **state)
{
    kit *k = *state; /* where today is 29/02/2024 */
    assert_on(k, "valid: {until: 2024-02-29}\n", "", "");
    assert_on(k, "valid: {until: 2024-02-28}\n", "", "D026");
    assert_on(k, "valid: {from: 2024-03-01}\n", "", "D027");
}

/* The day is written by hand later: there is no date to reckon with. */
static void a_month_without_its_day_counts_as_of_today(void **state)
{
    kit *k = *state; /* where today is 29/02/2024 */
    kit_put("forms/vd/mot.yaml",
            "id: vd/mot\nnumber: Mẫu 1\ntitle: Đơn thử\nsource: Nguồn thử\nwording: verbatim\n"
            "valid: {from: 2020-02-18}\ndate: ngay\n"
            "fields:\n  ngay: {label: Ngày, type: date, show: long}\n"
            "body:\n  - line: \"{ngay}\"\n");
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {ngay: 01/2019}\n");
    assert_int_equal(bm_check(k->env, form, data, k->ds), 0);
    kit_reported(k, "");
    bm_data_free(data);
}

static void the_message_names_the_successor_and_stands_at_the_date(void **state)
{
    kit *k = *state;
    kit_put("forms/vd/mot.yaml", KIT_FORM("vd/mot", VALID));
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    bm_data *data = kit_data(k, "form: vd/mot\ndata:\n  ho_ten: An\n  ngay: 15/08/2024\n");
    assert_int_equal(bm_check(k->env, form, data, k->ds), 0);
    const bm_diag *d = bm_diags_at(k->ds, 0);
    assert_int_equal(d->line, 4);
    assert_int_equal(d->severity, BM_WARNING);
    assert_non_null(strstr(d->hint[BM_LANG_VI], "vd/hai"));
    assert_non_null(strstr(d->message[BM_LANG_VI], "14/08/2024"));
    assert_non_null(strstr(d->message[BM_LANG_VI], "15/08/2024"));
    bm_data_free(data);
}

static const char *hint_of_successor(kit *k, const char *wording)
{
    static char hint[300];
    char text[400];
    (void)snprintf(text, sizeof text, "id: vd/hai\nnumber: Mẫu 2\ntitle: T\nsource: S\n%s",
                   wording);
    kit_put("forms/vd/mot.yaml", KIT_FORM("vd/mot", VALID));
    kit_put("forms/vd/hai.yaml", text);
    bm_env *env = kit_open(k->ds, "forms");
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {ho_ten: An, ngay: 15/08/2024}\n");
    assert_int_equal(bm_check(env, bm_form_load(env, "vd/mot", k->ds), data, k->ds), 0);
    (void)snprintf(hint, sizeof hint, "%s", bm_diags_at(k->ds, 0)->hint[BM_LANG_EN]);
    kit_reported(k, "D025");
    bm_data_free(data);
    bm_env_close(env);
    return hint;
}

static void a_successor_that_can_be_made_is_named_as_such(void **state)
{
    kit *k = *state;
    static const char elsewhere[] = "“vd/hai” replaced it; ask the receiving office for that form";
    assert_string_equal(hint_of_successor(k,
                                          "wording: verbatim\nfields: {a: {label: A, type: text}}\n"
                                          "body: [line: \"{a}\"]\n"),
                        "use “vd/hai”");
    assert_string_equal(hint_of_successor(k, "wording: unavailable\n"), elsewhere);
    assert_string_equal(hint_of_successor(k, "wording: wrong\n"), elsewhere);
}

static void a_form_without_text_cannot_be_made(void **state)
{
    kit *k = *state;
    static const char *const texts[] = {"form: vd/hai\ndata: {a: 1}\n",
                                        "form: vd/hai\nblank: true\n"};
    kit_put("forms/vd/hai.yaml", "id: vd/hai\nnumber: Mẫu 2\ntitle: T\nsource: Nghị định 1\n"
                                 "wording: unavailable\nvalid: {replaced_by: vd/mot}\n");
    bm_env *env = kit_open(k->ds, "forms");
    const bm_form *form = bm_form_load(env, "vd/hai", k->ds);
    assert_non_null(form);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bm_data *data = kit_data(k, texts[i]);
        assert_int_equal(bm_check(env, form, data, k->ds), -1);
        assert_int_equal(bm_diags_at(k->ds, 0)->line, 1);
        assert_int_equal(bm_diags_at(k->ds, 0)->col, 7);
        assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_VI], "“vd/mot”"));
        assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_VI], "Nghị định 1"));
        kit_reported(k, "D028");
        bm_data_free(data);
    }
    assert_int_equal(bm_render_file(env, form, NULL, NULL, "a.pdf", k->ds), -1);
    kit_reported(k, "D028");
    assert_int_equal(access("a.pdf", F_OK), -1);
    bm_env_close(env);
}

static void wording_that_is_not_sure_is_a_warning(void **state)
{
    kit *k = *state;
    static const char *const wordings[] = {"labels", "draft"};
    for (size_t i = 0; i < 2; i++) {
        char text[300];
        (void)snprintf(text, sizeof text,
                       "id: vd/hai\nnumber: Mẫu 2\ntitle: T\nsource: Nghị định 1\nwording: %s\n"
                       "fields: {a: {label: A, type: text}}\nbody: [line: \"{a}\"]\n",
                       wordings[i]);
        kit_put("forms/vd/hai.yaml", text);
        bm_env *env = kit_open(k->ds, "forms");
        const bm_form *form = bm_form_load(env, "vd/hai", k->ds);
        bm_data *data = kit_data(k, "form: vd/hai\ndata: {a: 1}\n");
        assert_int_equal(bm_check(env, form, data, k->ds), 0);
        assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_VI], "Nghị định 1"));
        kit_reported(k, "D029");
        assert_int_equal(bm_check(env, form, NULL, k->ds), 0);
        kit_reported(k, "D029");
        bm_diags_set_strict(k->ds, true);
        assert_int_equal(bm_check(env, form, data, k->ds), -1);
        bm_diags_set_strict(k->ds, false);
        bm_diags_clear(k->ds);
        bm_data_free(data);
        bm_env_close(env);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(the_first_and_the_last_day_are_in_force),
        KIT_TEST(the_day_before_and_the_day_after_are_not),
        KIT_TEST(a_form_without_successor_has_a_message_of_its_own),
        KIT_TEST(a_form_without_dates_is_always_in_force),
        KIT_TEST(a_document_without_date_counts_as_of_today),
        KIT_TEST(a_month_without_its_day_counts_as_of_today),
        KIT_TEST(the_message_names_the_successor_and_stands_at_the_date),
        KIT_TEST(a_successor_that_can_be_made_is_named_as_such),
        KIT_TEST(a_form_without_text_cannot_be_made),
        KIT_TEST(wording_that_is_not_sure_is_a_warning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
