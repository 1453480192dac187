/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

#include "base/buf.h"

#define GOOD "form: vd/mot\ndata: {ho_ten: Nguyễn Thị Thuỳ Dương, ngay: 05/01/2024}\n"
#define OTHER "form: vd/mot\ndata: {ho_ten: Y Ơ̆ Niê, ngay: 06/01/2024}\n"
#define WRONG "form: vd/mot\ndata: {ho_tne: A, ngay: 31/02/2024}\n"

enum { MANY = 300 };

/* Bytes that a sink got; it refuses more than `most`, when that is not 0. */
typedef struct {
    bm_buf bytes;
    size_t most, n_calls;
} taken;

static int take(void *user, const void *bytes, size_t n)
{
    taken *t = user;
    t->n_calls++;
    if (t->most && t->bytes.len + n > t->most)
        return 1;
    bm_buf_add(&t->bytes, bytes, n);
    return 0;
}

/* One file of ${n} documents, by bm_merger and by bm_render_merged. */
static void assert_alike(kit *k, bm_data *const *data, size_t n, const bm_render_options *options)
{
    taken merger = {0}, merged = {0};
    const bm_sink one = {take, &merger}, other = {take, &merged};
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    bm_part parts[MANY];
    bm_merger *m = bm_merger_open(k->env, options, &one, k->ds);
    assert_non_null(m);
    for (size_t i = 0; i < n; i++) {
        parts[i] = (bm_part){form, data[i]};
        assert_int_equal(bm_merger_add(m, form, data[i], k->ds), 0);
    }
    assert_int_equal(bm_merger_finish(m, k->ds), 0);
    bm_merger_free(m);
    assert_int_equal(bm_render_merged(k->env, parts, n, options, &other, k->ds), 0);
    assert_int_equal(merged.n_calls, 1); /* that one writes when all is known to be right */
    assert_int_equal(merger.bytes.len, merged.bytes.len);
    assert_memory_equal(merger.bytes.ptr, merged.bytes.ptr, merged.bytes.len);
    bm_buf_free(&merger.bytes);
    bm_buf_free(&merged.bytes);
}

static void the_file_is_that_of_documents_rendered_together(void **state)
{
    kit *k = *state;
    bm_data *data[MANY], *good = kit_data(k, GOOD), *other = kit_data(k, OTHER);
    for (size_t i = 0; i < MANY; i++)
        data[i] = i % 3 == 1 ? other : good;
    static const size_t numbers[] = {1, 2, 3, MANY};
    static const bm_render_options options[] = {{.format = "pdf"},
                                                {.shared_fonts = true},
                                                {.copies = 2},
                                                {.duplex = true},
                                                {.copies = 3, .duplex = true, .qr = true}};
    for (size_t o = 0; o < sizeof options / sizeof *options; o++)
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            assert_alike(k, data, numbers[i], &options[o]);
    bm_data_free(good);
    bm_data_free(other);
}

static void blank_forms_keep_their_fields(void **state)
{
    kit *k = *state;
    bm_data *data[3] = {NULL, NULL, NULL};
    const bm_render_options options = {.fillable = true};
    assert_alike(k, data, 3, &options);
}

static void documents_go_to_the_sink_as_they_come(void **state)
{
    kit *k = *state;
    taken t = {0};
    const bm_sink sink = {take, &t};
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    bm_data *data = kit_data(k, GOOD);
    bm_merger *m = bm_merger_open(k->env, NULL, &sink, k->ds);
    assert_int_equal(bm_merger_add(m, form, data, k->ds), 0);
    assert_int_equal(t.bytes.len, 0); /* there might be no other */
    size_t before = 0;
    for (size_t i = 0; i < 20; i++) {
        assert_int_equal(bm_merger_add(m, form, data, k->ds), 0);
        assert_true(t.bytes.len > before);
        before = t.bytes.len;
    }
    bm_merger_free(m); /* not finished: nothing leaks, nothing is said */
    kit_reported(k, "");
    bm_buf_free(&t.bytes);
    bm_data_free(data);
}

static void a_wrong_document_leaves_no_trace(void **state)
{
    kit *k = *state;
    taken with = {0}, without = {0};
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    bm_data *good = kit_data(k, GOOD), *other = kit_data(k, OTHER), *wrong = kit_data(k, WRONG);
    for (size_t pass = 0; pass < 2; pass++) {
        const bm_sink sink = {take, pass ? &without : &with};
        bm_merger *m = bm_merger_open(k->env, NULL, &sink, k->ds);
        for (size_t i = 0; i < 4; i++) {
            if (pass == 0)
                assert_int_equal(bm_merger_add(m, form, wrong, k->ds), -1);
            assert_int_equal(bm_merger_add(m, form, i % 2 ? good : other, k->ds), 0);
        }
        if (pass == 0)
            assert_int_equal(bm_merger_add(m, form, wrong, k->ds), -1);
        assert_int_equal(bm_merger_finish(m, k->ds), 0);
        bm_merger_free(m);
    }
    assert_int_equal(bm_diags_errors(k->ds), 5 * 3);
    bm_diags_clear(k->ds);
    assert_int_equal(with.bytes.len, without.bytes.len);
    assert_memory_equal(with.bytes.ptr, without.bytes.ptr, with.bytes.len);
    bm_buf_free(&with.bytes);
    bm_buf_free(&without.bytes);
    bm_data_free(good);
    bm_data_free(other);
    bm_data_free(wrong);
}

static void nothing_makes_no_file(void **state)
{
    kit *k = *state;
    taken t = {0};
    const bm_sink sink = {take, &t};
    bm_merger *m = bm_merger_open(k->env, NULL, &sink, k->ds);
    assert_int_equal(bm_merger_finish(m, k->ds), -1);
    kit_reported(k, "D075");
    bm_merger_free(m);
    bm_merger_free(NULL);
    assert_int_equal(t.n_calls, 0);
}

static void only_pdf_is_written_so(void **state)
{
    kit *k = *state;
    const bm_sink sink = {take, NULL};
    static const char *const formats[] = {"docx", "xml", "svg", "odt"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const bm_render_options options = {.format = formats[i]};
        assert_null(bm_merger_open(k->env, &options, &sink, k->ds));
        kit_reported(k, "O060");
    }
    const bm_render_options options = {.page = 2};
    assert_null(bm_merger_open(k->env, &options, &sink, k->ds));
    kit_reported(k, "O040");
}

static void a_sink_that_refuses_ends_the_file(void **state)
{
    kit *k = *state;
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    bm_data *data = kit_data(k, GOOD);
    taken all = {0};
    for (size_t round = 0; round < 3; round++) {
        taken t = {.most = round == 0 ? 0 : round == 1 ? all.bytes.len - 1 : 1};
        taken *to = round ? &t : &all;
        const bm_sink sink = {take, to};
        bm_merger *m = bm_merger_open(k->env, NULL, &sink, k->ds);
        int status = 0;
        for (size_t i = 0; i < 5 && status == 0; i++)
            status = bm_merger_add(m, form, data, k->ds);
        assert_int_equal(status, round == 2 ? -1 : 0);
        if (round == 2) {
            kit_reported(k, "O005");
            assert_int_equal(bm_merger_add(m, form, data, k->ds), -1);
            kit_reported(k, "O005");
        }
        assert_int_equal(bm_merger_finish(m, k->ds), round ? -1 : 0);
        kit_reported(k, round ? "O005" : "");
        bm_merger_free(m);
        bm_buf_free(&t.bytes);
    }
    bm_buf_free(&all.bytes);
    bm_data_free(data);
}

/* Each finding of the form check is told with the document that has it, the first one included, which is held back. */
static void what_the_format_finds_is_told_at_once(void **state)
{
    kit *k = *state;
    taken t = {0};
    const bm_sink sink = {take, &t};
    const bm_render_options options = {.signature_fields = true};
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    bm_data *data = kit_data(k, GOOD);
    bm_diags_set_strict(k->ds, true);
    bm_merger *m = bm_merger_open(k->env, &options, &sink, k->ds);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(bm_merger_add(m, form, data, k->ds), -1);
        kit_reported(k, "O030"); /* it has no room for a signature */
    }
    assert_int_equal(bm_merger_finish(m, k->ds), -1);
    kit_reported(k, "D075");
    bm_merger_free(m);
    bm_diags_set_strict(k->ds, false);
    bm_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(the_file_is_that_of_documents_rendered_together),
        KIT_TEST(blank_forms_keep_their_fields),
        KIT_TEST(documents_go_to_the_sink_as_they_come),
        KIT_TEST(a_wrong_document_leaves_no_trace),
        KIT_TEST(nothing_makes_no_file),
        KIT_TEST(only_pdf_is_written_so),
        KIT_TEST(a_sink_that_refuses_ends_the_file),
        KIT_TEST(what_the_format_finds_is_told_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
