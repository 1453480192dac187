/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "template_flat.h"

static int count(void *user, const void *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)user += n;
    return 0;
}

static int render(kit *k, const char *format, const bm_docx_template *t)
{
    size_t bytes = 0;
    const bm_sink sink = {count, &bytes};
    const bm_render_options options = {.format = format, .docx_template = t};
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    int status = bm_render(k->env, form, NULL, &options, &sink, k->ds);
    assert_true(status == 0 ? bytes > 0 : bytes == 0);
    return status;
}

static void a_template_serves_the_formats_that_take_it(void **state)
{
    kit *k = *state;
    const bm_format *f;
    bm_docx_template *t =
        bm_docx_template_parse(k->env, TEMPLATE_FLAT, strlen(TEMPLATE_FLAT), "mau.xml", k->ds);
    assert_non_null(t);
    kit_reported(k, "");
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++) {
        assert_int_equal(f->docx_template,
                         strcmp(f->name, "docx") == 0 || strcmp(f->name, "xml") == 0);
        assert_int_equal(render(k, f->name, t), f->docx_template ? 0 : -1);
        kit_reported(k, f->docx_template ? "" : "O040");
    }
    bm_docx_template_free(t);
    bm_docx_template_free(NULL);
}

static void files_are_opened_and_refused_by_name(void **state)
{
    kit *k = *state;
    kit_put("mau.xml", TEMPLATE_FLAT);
    kit_put("khac.docx", "không phải");
    bm_docx_template *t = bm_docx_template_open(k->env, "mau.xml", k->ds);
    assert_non_null(t);
    kit_reported(k, "");
    bm_docx_template_free(t);
    assert_null(bm_docx_template_open(k->env, "khac.docx", k->ds));
    assert_string_equal(bm_diags_at(k->ds, 0)->file, "khac.docx");
    assert_int_equal(bm_diags_at(k->ds, 0)->code[0], 'V');
    bm_diags_clear(k->ds);
    assert_null(bm_docx_template_open(k->env, "khong-co.docx", k->ds));
    kit_reported(k, "E005");
    assert_null(bm_docx_template_parse(k->env, "", 0, "rong.docx", k->ds));
    assert_int_equal(bm_diags_errors(k->ds), 1);
    bm_diags_clear(k->ds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_template_serves_the_formats_that_take_it, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(files_are_opened_and_refused_by_name, kit_set_up,
                                        kit_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
