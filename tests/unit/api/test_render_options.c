/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "template_flat.h"

#include "api/render_options.h"
#include "base/limit.h"

static int count(void *user, const void *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)user += n;
    return 0;
}

/* Render ${n} blank forms; nothing may reach the sink when it fails. */
static int render(kit *k, size_t n, const bm_render_options *options)
{
    bm_part parts[3];
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++)
        parts[i] = (bm_part){bm_form_load(k->env, "vd/mot", k->ds), NULL};
    const bm_sink sink = {count, &bytes};
    int status = bm_render_merged(k->env, parts, n, options, &sink, k->ds);
    assert_true(status == 0 ? bytes > 0 : bytes == 0);
    return status;
}

static void an_option_that_the_format_does_not_have_is_an_error(void **state)
{
    kit *k = *state;
    const bm_format *f;
    bm_docx_template *t =
        bm_docx_template_parse(k->env, TEMPLATE_FLAT, strlen(TEMPLATE_FLAT), "mau.xml", k->ds);
    assert_non_null(t);
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++) {
        const bm_render_options fields = {.format = f->name, .signature_fields = true};
        const bm_render_options fillable = {.format = f->name, .fillable = true};
        const bm_render_options qr = {.format = f->name, .qr = true};
        const bm_render_options page = {.format = f->name, .page = 1};
        const bm_render_options after = {.format = f->name, .docx_template = t};
        const struct {
            const bm_render_options *options;
            bool takes;
        } cases[] = {{&fields, f->fields},
                     {&fillable, f->fields},
                     {&qr, f->qr},
                     {&page, f->pages},
                     {&after, f->docx_template}};
        for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
            assert_int_equal(render(k, 1, cases[c].options), cases[c].takes ? 0 : -1);
            if (!cases[c].takes)
                kit_reported(k, "O040");
            bm_diags_clear(k->ds); /* of a form without a room for a signature */
        }
    }
    bm_docx_template_free(t);
    const bm_render_options both = {.format = "docx", .qr = true, .signature_fields = true};
    assert_int_equal(render(k, 1, &both), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->message[BM_LANG_EN],
                        "“signature_fields” does not apply to the format docx");
    assert_string_equal(bm_diags_at(k->ds, 0)->hint[BM_LANG_EN],
                        "leave “signature_fields” out, or choose the format: pdf");
    kit_reported(k, "O040 O040");
}

static void what_is_wrong_with_the_data_is_told_too(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {}\n");
    size_t bytes = 0;
    const bm_sink sink = {count, &bytes};
    const bm_render_options options = {.format = "docx", .qr = true};
    assert_int_equal(
        bm_render(k->env, bm_form_load(k->env, "vd/mot", k->ds), data, &options, &sink, k->ds), -1);
    assert_int_equal(bytes, 0);
    kit_reported(k, "O040 D006");
    bm_data_free(data);
}

static void copies_are_made_of_all_formats(void **state)
{
    kit *k = *state;
    const bm_format *f;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++) {
        size_t one = 0, three = 0;
        const bm_part part = {bm_form_load(k->env, "vd/mot", k->ds), NULL};
        const bm_sink to_one = {count, &one}, to_three = {count, &three};
        const bm_render_options once = {.format = f->name, .copies = 1};
        const bm_render_options thrice = {.format = f->name, .copies = 3, .duplex = true};
        assert_int_equal(bm_render_merged(k->env, &part, 1, &once, &to_one, k->ds), 0);
        assert_int_equal(bm_render_merged(k->env, &part, 1, &thrice, &to_three, k->ds), 0);
        assert_true(three > one);
    }
}

static void more_copies_than_a_file_can_have_are_refused(void **state)
{
    kit *k = *state;
    const bm_format *f;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++) {
        const bm_render_options options = {.format = f->name, .copies = BM_LIMIT_DOCUMENTS / 3 + 1};
        assert_int_equal(render(k, 3, &options), -1);
        assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "667 copies"));
        assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "666 at most"));
        kit_reported(k, "O041");
        const bm_render_options all = {.format = f->name, .copies = UINT32_MAX};
        assert_int_equal(render(k, 1, &all), -1);
        kit_reported(k, "O041");
    }
}

/* Pages by hand: a document that is longer than what the tests have. */
static void more_pages_than_a_file_can_have_are_refused(void **state)
{
    kit *k = *state;
    bm_arena *a = bm_arena_new();
    bm_page *list = bm_arena_zero(a, 900, sizeof *list);
    bm_pages pages = {.pages = list, .n = 900};
    const bm_render_options twice = {.copies = 2, .duplex = true}, thrice = {.copies = 3};
    assert_int_equal(bm_render_options_arrange(a, &thrice, &pages, k->ds), -1);
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "2 at most"));
    kit_reported(k, "O041");
    assert_int_equal(pages.n, 900);
    assert_int_equal(bm_render_options_arrange(a, &twice, &pages, k->ds), 0);
    assert_int_equal(pages.n, 1800);
    bm_arena_free(a);
}

static void copies_are_for_paper_and_fields_are_not(void **state)
{
    kit *k = *state;
    const bm_render_options signature = {.copies = 2, .signature_fields = true};
    const bm_render_options fillable = {.copies = 2, .fillable = true};
    const bm_render_options once = {.copies = 1, .signature_fields = true};
    assert_int_equal(render(k, 1, &signature), -1);
    kit_reported(k, "O042");
    assert_int_equal(render(k, 1, &fillable), -1);
    kit_reported(k, "O042");
    assert_int_equal(render(k, 1, &once), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(an_option_that_the_format_does_not_have_is_an_error),
        KIT_TEST(what_is_wrong_with_the_data_is_told_too),
        KIT_TEST(copies_are_made_of_all_formats),
        KIT_TEST(more_copies_than_a_file_can_have_are_refused),
        KIT_TEST(more_pages_than_a_file_can_have_are_refused),
        KIT_TEST(copies_are_for_paper_and_fields_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
