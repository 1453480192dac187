/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

#include <pthread.h>

#include "base/limit.h"

#define FILLED "form: vd/mot\ndata: {ho_ten: Nguyễn Thị Thuỳ Dương, ngay: 05/01/2024}\n"

typedef struct {
    char *bytes;
    size_t n;
    size_t most; /* refuse more than this; 0 = no limit */
} sink_bytes;

static int collect(void *user, const void *bytes, size_t n)
{
    sink_bytes *s = user;
    if (s->most && s->n + n > s->most)
        return 1;
    s->bytes = realloc(s->bytes, s->n + n + 1);
    if (!s->bytes)
        return 1;
    memcpy(s->bytes + s->n, bytes, n);
    s->n += n;
    return 0;
}

static int render(kit *k, const bm_data *data, const bm_render_options *options, sink_bytes *out)
{
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    assert_non_null(form);
    const bm_sink sink = {collect, out};
    return bm_render(k->env, form, data, options, &sink, k->ds);
}

static void every_format_is_made_and_the_same_twice(void **state)
{
    kit *k = *state;
    static const struct {
        const char *format, *start;
    } cases[] = {{"pdf", "%PDF-"}, {"docx", "PK"}, {"xml", "<?xml"}, {"svg", "<?xml"}};
    bm_data *data = kit_data(k, FILLED);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sink_bytes first = {0}, second = {0};
        const bm_render_options options = {.format = cases[i].format};
        assert_int_equal(render(k, data, &options, &first), 0);
        assert_int_equal(render(k, data, &options, &second), 0);
        assert_memory_equal(first.bytes, cases[i].start, strlen(cases[i].start));
        assert_int_equal(first.n, second.n);
        assert_memory_equal(first.bytes, second.bytes, first.n);
        free(first.bytes);
        free(second.bytes);
    }
    kit_reported(k, "");
    bm_data_free(data);
}

static void without_options_a_pdf_is_made(void **state)
{
    kit *k = *state;
    sink_bytes out = {0};
    assert_int_equal(render(k, NULL, NULL, &out), 0);
    assert_memory_equal(out.bytes, "%PDF-", 5);
    free(out.bytes);
}

static void nothing_reaches_the_sink_when_the_data_is_wrong(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {ho_tne: A, ngay: 31/02/2024}\n");
    for (size_t i = 0; bm_format_at(i); i++) {
        sink_bytes out = {0};
        const bm_render_options options = {.format = bm_format_at(i)->name};
        assert_int_equal(render(k, data, &options, &out), -1);
        assert_int_equal(out.n, 0);
        assert_int_equal(bm_diags_errors(k->ds), 3);
        bm_diags_clear(k->ds);
    }
    bm_data_free(data);
}

static void a_character_without_glyph_reaches_no_sink(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {ho_ten: \"A 漢\"}\n");
    for (size_t i = 0; bm_format_at(i); i++) {
        sink_bytes out = {0};
        const bm_render_options options = {.format = bm_format_at(i)->name};
        assert_int_equal(render(k, data, &options, &out), -1);
        assert_int_equal(out.n, 0);
        kit_reported(k, "T001");
    }
    bm_data_free(data);
}

static void a_draft_prints_gaps_with_a_note(void **state)
{
    kit *k = *state;
    sink_bytes out = {0};
    const bm_render_options options = {.draft = true};
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {}\n");
    assert_int_equal(render(k, data, &options, &out), 0);
    assert_true(out.n > 0);
    kit_reported(k, "D019");
    free(out.bytes);
    bm_data_free(data);
}

static void an_unknown_format_is_told_with_the_known_ones(void **state)
{
    kit *k = *state;
    sink_bytes out = {0};
    const bm_render_options options = {.format = "odt"};
    assert_int_equal(render(k, NULL, &options, &out), -1);
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_EN], "pdf, docx, xml, svg"));
    kit_reported(k, "O003");
}

static void a_sink_that_refuses_is_told(void **state)
{
    kit *k = *state;
    for (size_t i = 0; bm_format_at(i); i++) {
        sink_bytes out = {NULL, 0, 1};
        const bm_render_options options = {.format = bm_format_at(i)->name};
        assert_int_equal(render(k, NULL, &options, &out), -1);
        kit_reported(k, "O005");
        free(out.bytes);
    }
}

static void check_reports_what_render_would(void **state)
{
    kit *k = *state;
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    bm_data *data = kit_data(k, FILLED);
    assert_int_equal(bm_check(k->env, form, data, k->ds), 0);
    kit_reported(k, "");
    bm_data_free(data);
    data = kit_data(k, "form: vd/mot\ndata: {ho_tne: A}\n");
    assert_int_equal(bm_check(k->env, form, data, k->ds), -1);
    assert_int_equal(bm_diags_errors(k->ds), 2);
    bm_data_free(data);
}

static void check_reports_a_character_that_no_font_has(void **state)
{
    kit *k = *state;
    bm_data *data =
        kit_data(k, "form: vd/mot\ndata: {ho_ten: \"\xE6\xBC\xA2\", ngay: 05/01/2024}\n");
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    assert_int_equal(bm_check(k->env, form, data, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T001");
    bm_data_free(data);
}

static void data_that_was_set_prints_as_data_that_was_read(void **state)
{
    kit *k = *state;
    sink_bytes read = {0}, built = {0};
    bm_data *file = kit_data(k, "form: vd/mot\ndata: {ho_ten: An, bang: [{muc: x}]}\n");
    bm_data *data = bm_data_new("vd/mot");
    assert_int_equal(bm_data_set(data, "ho_ten", "An", 2, k->ds), 0);
    assert_int_equal(bm_data_set_cell(data, "bang", 0, "muc", "x", 1, k->ds), 0);
    assert_int_equal(render(k, file, NULL, &read), 0);
    assert_int_equal(render(k, data, NULL, &built), 0);
    assert_int_equal(read.n, built.n);
    assert_memory_equal(read.bytes, built.bytes, read.n);
    free(read.bytes);
    free(built.bytes);
    bm_data_free(file);
    bm_data_free(data);
}

static size_t size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (size_t)st.st_size : 0;
}

static void a_file_gets_the_format_of_its_ending(void **state)
{
    kit *k = *state;
    static const struct {
        const char *path, *start;
    } cases[] = {{"a.pdf", "%PDF-"}, {"a.docx", "PK"}, {"a.xml", "<?xml"}, {"a", "%PDF-"}};
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char start[8] = "";
        assert_int_equal(bm_render_file(k->env, form, NULL, NULL, cases[i].path, k->ds), 0);
        FILE *f = fopen(cases[i].path, "rb");
        assert_non_null(f);
        assert_int_equal(fread(start, 1, 7, f), 7);
        (void)fclose(f);
        assert_memory_equal(start, cases[i].start, strlen(cases[i].start));
    }
}

static void a_file_is_overwritten_only_when_asked_for(void **state)
{
    kit *k = *state;
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    const bm_render_options overwrite = {.overwrite = true};
    kit_put("a.pdf", "cũ");
    assert_int_equal(bm_render_file(k->env, form, NULL, NULL, "a.pdf", k->ds), -1);
    kit_reported(k, "O002");
    assert_int_equal(size_of("a.pdf"), strlen("cũ"));
    assert_int_equal(bm_render_file(k->env, form, NULL, &overwrite, "a.pdf", k->ds), 0);
    assert_true(size_of("a.pdf") > 1000);
    assert_int_equal(bm_render_file(k->env, form, NULL, NULL, "none/a.pdf", k->ds), -1);
    kit_reported(k, "O007");
}

static void wrong_data_leaves_the_file_as_it_was(void **state)
{
    kit *k = *state;
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    const bm_render_options overwrite = {.overwrite = true};
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {}\n");
    kit_put("a.pdf", "cũ");
    assert_int_equal(bm_render_file(k->env, form, data, &overwrite, "a.pdf", k->ds), -1);
    kit_reported(k, "D006");
    assert_int_equal(size_of("a.pdf"), strlen("cũ"));
    assert_int_equal(bm_render_file(k->env, form, data, NULL, "b.pdf", k->ds), -1);
    assert_int_equal(access("b.pdf", F_OK), -1);
    bm_data_free(data);
}

static void the_source_date_goes_into_the_document(void **state)
{
    kit *k = *state;
    const char *const forms[] = {"forms"};
    const char *const fonts[] = {KIT_FONTS};
    sink_bytes out = {0}, without = {0};
    const bm_render_options options = {.format = "xml"};
    assert_int_equal(render(k, NULL, &options, &without), 0);
    const bm_env_options dated = {forms, 1, fonts, 1, 0, 0, 0, true, 1000000000};
    bm_env_close(k->env);
    k->env = bm_env_open(&dated, k->ds);
    assert_non_null(k->env);
    assert_int_equal(render(k, NULL, &options, &out), 0);
    out.bytes[out.n] = 0;
    without.bytes[without.n] = 0;
    assert_non_null(strstr(out.bytes, "2001-09-09T01:46:40Z"));
    assert_null(strstr(without.bytes, "2001-09-09T01:46:40Z"));
    free(out.bytes);
    free(without.bytes);
}

/* ---- Blank, strict, merged ---------------------------------------------------------------- */

static void only_a_blank_form_is_filled_in_on_screen(void **state)
{
    kit *k = *state;
    sink_bytes out = {0};
    const bm_render_options fillable = {.fillable = true};
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {ho_ten: An}\n");
    assert_int_equal(render(k, data, &fillable, &out), -1);
    assert_int_equal(out.n, 0);
    kit_reported(k, "O031");
    bm_data_free(data);
    data = kit_data(k, "form: vd/mot\nblank: true\n");
    assert_int_equal(render(k, data, &fillable, &out), 0);
    free(out.bytes);
    bm_data_free(data);
}

static void data_may_be_the_blank_form(void **state)
{
    kit *k = *state;
    sink_bytes blank = {0}, out = {0};
    bm_data *profile;
    kit_put("office.yaml", "profile: {ho_ten: An}\n");
    profile = bm_profile_read(k->env, "office.yaml", k->ds);
    bm_data *data = kit_data(k, "form: vd/mot\nblank: true\n");
    bm_data_set_profile(data, profile);
    assert_int_equal(render(k, NULL, NULL, &blank), 0);
    assert_int_equal(render(k, data, NULL, &out), 0);
    assert_int_equal(blank.n, out.n);
    assert_memory_equal(blank.bytes, out.bytes, blank.n);
    assert_int_equal(bm_check(k->env, bm_form_load(k->env, "vd/mot", k->ds), data, k->ds), 0);
    kit_reported(k, "");
    free(blank.bytes);
    free(out.bytes);
    bm_data_free(data);
    bm_data_free(profile);
}

static void a_warning_stops_a_strict_render(void **state)
{
    kit *k = *state;
    sink_bytes out = {0};
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {ho_ten: \"a\xCC\xA3\xCC\x83\"}\n");
    assert_int_equal(render(k, data, NULL, &out), 0);
    kit_reported(k, "D018");
    assert_true(out.n > 0);
    free(out.bytes);
    out = (sink_bytes){0};
    bm_diags_set_strict(k->ds, true);
    assert_int_equal(render(k, data, NULL, &out), -1);
    kit_reported(k, "D018");
    assert_int_equal(out.n, 0);
    assert_int_equal(bm_check(k->env, bm_form_load(k->env, "vd/mot", k->ds), data, k->ds), -1);
    bm_data_free(data);
}

static int render_merged(kit *k, bm_data *const *data, size_t n, const char *format,
                         sink_bytes *out)
{
    bm_part parts[4];
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    for (size_t i = 0; i < n; i++)
        parts[i] = (bm_part){form, data[i]};
    const bm_render_options options = {.format = format};
    const bm_sink sink = {collect, out};
    return bm_render_merged(k->env, parts, n, &options, &sink, k->ds);
}

static void one_part_is_a_document_as_ever(void **state)
{
    kit *k = *state;
    sink_bytes one = {0}, merged = {0};
    bm_data *data = kit_data(k, FILLED);
    assert_int_equal(render(k, data, NULL, &one), 0);
    assert_int_equal(render_merged(k, &data, 1, "pdf", &merged), 0);
    assert_int_equal(one.n, merged.n);
    assert_memory_equal(one.bytes, merged.bytes, one.n);
    free(one.bytes);
    free(merged.bytes);
    bm_data_free(data);
}

static void a_fault_in_any_part_reaches_no_sink(void **state)
{
    kit *k = *state;
    sink_bytes out = {0};
    bm_data *data[3] = {kit_data(k, "form: vd/mot\ndata: {}\n"), NULL,
                        kit_data(k, "form: vd/mot\ndata: {ho_ten: \"\xE6\xBC\xA2\", so: 1}\n")};
    for (size_t i = 0; bm_format_at(i); i++) {
        assert_int_equal(render_merged(k, data, 3, bm_format_at(i)->name, &out), -1);
        assert_int_equal(out.n, 0);
        kit_reported(k, "D006 D005 T001");
    }
    bm_data_free(data[0]);
    bm_data_free(data[2]);
}

static void nothing_to_merge_is_an_error(void **state)
{
    kit *k = *state;
    sink_bytes out = {0};
    assert_int_equal(render_merged(k, NULL, 0, "pdf", &out), -1);
    kit_reported(k, "D075");
    assert_int_equal(bm_render_merged_file(k->env, NULL, 0, NULL, "a.pdf", k->ds), -1);
    kit_reported(k, "D075");
    assert_int_equal(access("a.pdf", F_OK), -1);
}

static void more_documents_than_a_file_can_have_are_refused(void **state)
{
    kit *k = *state;
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    bm_part *parts = calloc(BM_LIMIT_DOCUMENTS + 1, sizeof *parts);
    assert_non_null(parts);
    for (size_t i = 0; i <= BM_LIMIT_DOCUMENTS; i++)
        parts[i].form = form;
    for (size_t i = 0; bm_format_at(i); i++) {
        sink_bytes out = {0};
        const bm_sink sink = {collect, &out};
        const bm_render_options options = {.format = bm_format_at(i)->name};
        assert_int_equal(
            bm_render_merged(k->env, parts, BM_LIMIT_DOCUMENTS, &options, &sink, k->ds), 0);
        free(out.bytes);
        out = (sink_bytes){0};
        assert_int_equal(
            bm_render_merged(k->env, parts, BM_LIMIT_DOCUMENTS + 1, &options, &sink, k->ds), -1);
        assert_int_equal(out.n, 0);
        kit_reported(k, "D077");
    }
    free(parts);
}

static void a_merged_file_is_written_as_others_are(void **state)
{
    kit *k = *state;
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    const bm_part parts[] = {{form, NULL}, {form, NULL}};
    assert_int_equal(bm_render_merged_file(k->env, parts, 2, NULL, "a.pdf", k->ds), 0);
    size_t two = size_of("a.pdf");
    assert_int_equal(bm_render_merged_file(k->env, parts, 1, NULL, "b.pdf", k->ds), 0);
    assert_true(two > size_of("b.pdf"));
    assert_int_equal(bm_render_merged_file(k->env, parts, 2, NULL, "a.pdf", k->ds), -1);
    kit_reported(k, "O002");
}

/* ---- Threads ------------------------------------------------------------------------------ */

enum { THREADS = 4, ROUNDS = 25 };

typedef struct {
    bm_env *env;
    const bm_data *data;
    const bm_render_options *options;
    const sink_bytes *expected;
    int wrong;
} job;

static void *work(void *user)
{
    job *j = user;
    bm_diags *ds = bm_diags_new();
    for (int i = 0; i < ROUNDS; i++) {
        sink_bytes out = {0};
        const bm_sink sink = {collect, &out};
        const bm_form *form = bm_form_load(j->env, "vd/mot", ds);
        if (!form || bm_render(j->env, form, j->data, j->options, &sink, ds) != 0 ||
            out.n != j->expected->n || memcmp(out.bytes, j->expected->bytes, out.n) != 0)
            j->wrong++;
        free(out.bytes);
    }
    bm_diags_free(ds);
    return NULL;
}

static void race(kit *k, const bm_data *data, const char *format)
{
    const bm_render_options options = {.format = format};
    sink_bytes expected = {0};
    assert_int_equal(render(k, data, &options, &expected), 0);
    bm_env_close(k->env); /* so that the threads race for the first use of everything */
    k->env = kit_open(k->ds, "forms");
    assert_non_null(k->env);
    pthread_t threads[THREADS];
    job jobs[THREADS];
    for (int i = 0; i < THREADS; i++) {
        const job j = {.env = k->env, .data = data, .options = &options, .expected = &expected};
        jobs[i] = j;
        assert_int_equal(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(jobs[i].wrong, 0);
    }
    free(expected.bytes);
}

static void threads_share_an_environment(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(k, FILLED);
    race(k, data, "pdf");
    race(k, data, "docx");
    race(k, data, "xml");
    bm_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(every_format_is_made_and_the_same_twice),
        KIT_TEST(without_options_a_pdf_is_made),
        KIT_TEST(nothing_reaches_the_sink_when_the_data_is_wrong),
        KIT_TEST(a_character_without_glyph_reaches_no_sink),
        KIT_TEST(a_draft_prints_gaps_with_a_note),
        KIT_TEST(an_unknown_format_is_told_with_the_known_ones),
        KIT_TEST(a_sink_that_refuses_is_told),
        KIT_TEST(check_reports_a_character_that_no_font_has),
        KIT_TEST(check_reports_what_render_would),
        KIT_TEST(data_that_was_set_prints_as_data_that_was_read),
        KIT_TEST(a_file_gets_the_format_of_its_ending),
        KIT_TEST(a_file_is_overwritten_only_when_asked_for),
        KIT_TEST(wrong_data_leaves_the_file_as_it_was),
        KIT_TEST(the_source_date_goes_into_the_document),
        KIT_TEST(only_a_blank_form_is_filled_in_on_screen),
        KIT_TEST(data_may_be_the_blank_form),
        KIT_TEST(a_warning_stops_a_strict_render),
        KIT_TEST(one_part_is_a_document_as_ever),
        KIT_TEST(a_fault_in_any_part_reaches_no_sink),
        KIT_TEST(nothing_to_merge_is_an_error),
        KIT_TEST(more_documents_than_a_file_can_have_are_refused),
        KIT_TEST(a_merged_file_is_written_as_others_are),
        KIT_TEST(threads_share_an_environment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
