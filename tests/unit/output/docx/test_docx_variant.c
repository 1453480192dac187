/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "output/docx/docx_variant.h"

static void each_variant_looks_other_than_its_style_and_is_found(void **state)
{
    (void)state;
    const bm_docx_variant *v;
    for (size_t i = 0; (v = bm_docx_variant_at(i)) != NULL; i++) {
        assert_false(bm_docx_variant_equal(v->look, bm_docx_variant_plain(v->style)));
        assert_ptr_equal(bm_docx_variant_lookup(v->style, v->look), v);
        /* it is called by the style that it is based on */
        const char *id = bm_style_of(v->style)->id;
        assert_memory_equal(v->id, id, strlen(id));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(v->id, bm_docx_variant_at(k)->id);
    }
}

/* The emphasis of a style is never taken away: w:b and w:i of a style on top of another toggle it
 * (ECMA-376-1 §17.7.3). */
static void variants_only_add(void **state)
{
    (void)state;
    const bm_docx_variant *v;
    for (size_t i = 0; (v = bm_docx_variant_at(i)) != NULL; i++) {
        assert_true(v->look.bold >= bm_style_of(v->style)->bold);
        assert_true(v->look.italic >= bm_style_of(v->style)->italic);
    }
}

static void the_look_of_a_style_needs_no_variant(void **state)
{
    (void)state;
    for (int i = 0; i < BM_STYLE_COUNT; i++)
        assert_null(bm_docx_variant_lookup((bm_style)i, bm_docx_variant_plain((bm_style)i)));
    const bm_docx_look all = {true, true, true};
    assert_null(bm_docx_variant_lookup(BM_STYLE_NOTE, all));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_variant_looks_other_than_its_style_and_is_found),
        cmocka_unit_test(variants_only_add),
        cmocka_unit_test(the_look_of_a_style_needs_no_variant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
