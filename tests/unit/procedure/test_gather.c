/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "procedure/gather.h"

#define FORM(id, fields)                                                           \
    "id: " id "\nnumber: M\ntitle: T\nsource: N\nwording: draft\nfields:\n" fields \
    "body: [page_break]\n"
#define ONE                                                                              \
    FORM("vd/mot", "  ten: {label: Tên, type: text}\n  so: {label: Số, type: text}\n" \
                   "  ngay: {label: Ngày, type: date}\n")
#define TWO                                                                                      \
    FORM("vd/hai", "  ngay: {label: Ngày, type: date}\n  ben_giao: {label: Giao, type: text}\n" \
                   "  bang: {label: Bảng, type: rows, columns: {ten: {label: T, type: text}, " \
                   "ma: {label: M, type: text}}}\n")
#define FILL "ben_giao: \"{ten}\"\nbang: [{ten: \"{ten}\", ma: \"{ma_so}\"}]\n"

typedef struct {
    bm_form *owned[2];
    bm_gather_form forms[3];
    bm_fill fills[2];
    bm_fill_source source;
    const bm_value *values[2];
} dossier;

static void open_forms(kit *k, dossier *d, const char *fill)
{
    static const char *const texts[] = {ONE, TWO};
    const bm_procedure_read r = {k->a, k->ds};
    memset(d, 0, sizeof *d);
    for (size_t i = 0; i < 2; i++) {
        const bm_source source = {"mau.yaml", texts[i], strlen(texts[i]), NULL};
        d->owned[i] = bm_form_parse(&source, k->ds);
        assert_non_null(d->owned[i]);
        d->forms[i].form = d->owned[i];
        d->forms[i].fill = &d->fills[i];
    }
    bm_diags_clear(k->ds); /* no body prints the fields */
    bm_fill_compile(&r, kit_value(k, fill), &d->fills[1]);
}

static void close_forms(dossier *d)
{
    bm_form_free(d->owned[0]);
    bm_form_free(d->owned[1]);
}

static void gather(kit *k, dossier *d, const char *data)
{
    d->source.shared = kit_value(k, data);
    d->source.used = bm_arena_zero(k->a, d->source.shared->n + 1, sizeof(bool));
    for (size_t i = 0; i < 2; i++)
        d->values[i] = bm_gather_values(k->a, &d->forms[i], &d->source, k->ds);
    (void)bm_gather_check_keys(k->a, d->forms, 2, &d->source, bm_str_of("thu"), k->ds);
}

static const char *text_of(const bm_value *map, const char *key)
{
    const bm_value *v = bm_value_lookup(map, key);
    return v && v->kind == BM_VALUE_SCALAR ? v->text.ptr : "";
}

static void each_form_takes_what_it_knows(void **state)
{
    kit *k = *state;
    dossier d;
    open_forms(k, &d, FILL);
    gather(k, &d, "ten: A\nso: \"1\"\nngay: 01/06/2023\nma_so: M1\n");
    assert_string_equal(kit_said(k), "");
    assert_string_equal(text_of(d.values[0], "ten"), "A");
    assert_string_equal(text_of(d.values[0], "ngay"), "01/06/2023");
    assert_null(bm_value_lookup(d.values[0], "ma_so"));
    assert_string_equal(text_of(d.values[1], "ngay"), "01/06/2023");
    assert_string_equal(text_of(d.values[1], "ben_giao"), "A");
    const bm_value *bang = bm_value_lookup(d.values[1], "bang");
    assert_int_equal(bang->n, 1);
    assert_string_equal(text_of(bang->items[0], "ma"), "M1");
    close_forms(&d);
}

static void what_is_given_goes_before_what_is_filled(void **state)
{
    kit *k = *state;
    dossier d;
    open_forms(k, &d, FILL);
    gather(k, &d, "ten: A\nben_giao: B\nbang:\n  - {ten: C}\n  - {ten: D, ma: E}\n");
    assert_string_equal(kit_said(k), "");
    assert_string_equal(text_of(d.values[1], "ben_giao"), "B");
    assert_int_equal(bm_value_lookup(d.values[1], "bang")->n, 2);
    d.forms[1].own = kit_value(k, "{ben_giao: F}");
    gather(k, &d, "ten: A\nngay: 01/06/2023\n");
    assert_string_equal(text_of(d.values[1], "ben_giao"), "F");
    assert_string_equal(text_of(d.values[1], "ngay"), "01/06/2023");
    assert_string_equal(kit_said(k), "");
    close_forms(&d);
}

static void an_empty_entry_counts_as_not_given(void **state)
{
    kit *k = *state;
    dossier d;
    open_forms(k, &d, FILL);
    gather(k, &d, "ten: A\nben_giao:\nso:\nma_so:\n");
    assert_string_equal(kit_said(k), "");
    assert_string_equal(text_of(d.values[1], "ben_giao"), "A");
    assert_int_equal(bm_value_lookup(d.values[0], "so")->pos.line, 3); /* missing where it stands */
    close_forms(&d);
}

static void what_no_form_knows_is_told(void **state)
{
    kit *k = *state;
    dossier d;
    open_forms(k, &d, FILL);
    gather(k, &d, "tenn: A\nma_so: B\nbang:\n  - {ten: C, maa: D}\n  - {x: E}\n");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_VI], "ten"));
    assert_string_equal(bm_diags_at(k->ds, 2)->path, "bang[1].maa");
    assert_string_equal(kit_said(k), "P021 1:1; P022 2:1; P021 4:14; P021 5:6");
    close_forms(&d);
}

static void what_goes_nowhere_is_a_warning_that_says_why(void **state)
{
    kit *k = *state;
    dossier d;
    open_forms(k, &d, FILL);
    gather(k, &d, "ten: A\nma_so: M1\nbang: [{ten: C}]\n");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_VI], "“bang”"));
    assert_string_equal(kit_said(k), "P022 2:1");
    d.forms[0].own = kit_value(k, "{so: \"2\"}");
    gather(k, &d, "ten: A\nso: \"1\"\n");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_VI], "“vd/mot”"));
    assert_string_equal(kit_said(k), "P022 2:1");
    close_forms(&d);
}

static void names_come_in_the_order_of_the_forms_sources_first(void **state)
{
    kit *k = *state;
    dossier d;
    const char *all = "";
    const bm_gather_name *names;
    open_forms(k, &d, FILL);
    size_t n = bm_gather_names(k->a, d.forms, 2, &names);
    for (size_t i = 0; i < n; i++)
        all = bm_arena_printf(k->a, "%s%s%s%s", all, i ? " " : "", names[i].name.ptr,
                              names[i].is_filled  ? "="
                              : names[i].is_field ? ""
                                                  : "*");
    assert_string_equal(all, "ten so ngay ben_giao= ma_so* bang=");
    assert_string_equal(names[3].filled.ptr, "{ten}");
    assert_string_equal(names[4].name.ptr, "ma_so");
    assert_string_equal(d.forms[1].form->fields[names[4].field].id.ptr, "ma");
    close_forms(&d);
}

static void targets_of_fill_must_exist(void **state)
{
    kit *k = *state;
    dossier d;
    open_forms(k, &d, "ben_gia: \"{ten}\"\nngay: [{x: y}]\nbang: [{tenn: \"{ten}\"}]\n");
    assert_int_equal(bm_gather_check_fill(k->a, d.forms[1].form, &d.fills[1], k->ds), -1);
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_EN], "ben_giao"));
    assert_string_equal(kit_said(k), "P008 1:1; P008 2:1; P008 3:9");
    close_forms(&d);
    open_forms(k, &d, FILL);
    assert_int_equal(bm_gather_check_fill(k->a, d.forms[1].form, &d.fills[1], k->ds), 0);
    close_forms(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(each_form_takes_what_it_knows),
        KIT_TEST(what_is_given_goes_before_what_is_filled),
        KIT_TEST(an_empty_entry_counts_as_not_given),
        KIT_TEST(what_no_form_knows_is_told),
        KIT_TEST(what_goes_nowhere_is_a_warning_that_says_why),
        KIT_TEST(names_come_in_the_order_of_the_forms_sources_first),
        KIT_TEST(targets_of_fill_must_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
