/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "base/limit.h"
#include "output/docx/docx_template_picture.h"

#define PNG bm_str_n(template_png, sizeof template_png - 1)

static void pictures_are_named_by_kind_and_taken_once(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_docx_template_pictures all = {0};
    const bm_docx_template_picture *a, *b, *again;
    const bm_opc_part *first = template_bytes(c, "word/media/x.PNG", "image/PNG", PNG);
    const bm_opc_part *second =
        template_bytes(c, "word/media/y.jpg", "image/jpg", bm_str_of("\xFF\xD8\xFF\xE0"));
    assert_int_equal(bm_docx_template_picture_take(template_source(c), &all, first, &a), 0);
    assert_int_equal(bm_docx_template_picture_take(template_source(c), &all, second, &b), 0);
    assert_int_equal(bm_docx_template_picture_take(template_source(c), &all, first, &again), 0);
    assert_ptr_equal(a, again);
    assert_int_equal(all.n, 2);
    assert_string_equal(a->name, "word/media/template1.png");
    assert_string_equal(b->name, "word/media/template2.jpeg");
    assert_string_equal(b->content_type, "image/jpeg");
}

static void what_is_no_picture_is_not_taken(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_docx_template_pictures all = {0};
    const bm_docx_template_picture *out;
    const bm_opc_part *const parts[] = {
        template_bytes(c, "a", "image/png", bm_str_of("<html>")),
        template_bytes(c, "b", "image/svg+xml", bm_str_of("<svg/>")),
        template_bytes(c, "c", "text/html", PNG),
        template_bytes(c, "d", "image/png", bm_str_of("")),
        template_bytes(c, "e", "image/x-emf", bm_str_of(" EMF")),
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        assert_int_equal(bm_docx_template_picture_take(template_source(c), &all, parts[i], &out),
                         0);
        assert_null(out);
    }
    template_reported(k, "");
}

static void together_they_are_not_too_large(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_docx_template_pictures all = {.bytes = BM_LIMIT_TEMPLATE_PICTURE_BYTES - 3};
    const bm_docx_template_picture *out;
    const bm_opc_part *part = template_bytes(c, "a", "image/png", PNG);
    assert_int_equal(bm_docx_template_picture_take(template_source(c), &all, part, &out), -1);
    template_reported(k, "O052");
    all = (bm_docx_template_pictures){.n = BM_LIMIT_TEMPLATE_PICTURES};
    all.items = bm_arena_zero(k->arena, all.n, sizeof *all.items);
    assert_int_equal(bm_docx_template_picture_take(template_source(c), &all, part, &out), -1);
    template_reported(k, "O052");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(pictures_are_named_by_kind_and_taken_once),
        DOCX_TEST(what_is_no_picture_is_not_taken),
        DOCX_TEST(together_they_are_not_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
