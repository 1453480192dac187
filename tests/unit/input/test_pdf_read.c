/* What our own renderer makes, and what other programs make of it. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

#include <sys/stat.h>
#include <unistd.h>

#include "bieumau.h"

static const struct {
    const char *form, *path;
} examples[] = {{"tt185-2019/mau-01", "examples/mau-01.yaml"},
                {"tt185-2019/mau-14", "examples/mau-14-overlong.yaml"},
                {"tt185-2019/mau-09", "examples/mau-09.yaml"}};

static int collect(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

/* Example ${i} as PDF, in ${out}. */
static void render(pdf_case *c, size_t i, bm_buf *out)
{
    static const char *const forms[] = {"forms"};
    bm_env_options options = {.form_dirs = forms, .n_form_dirs = 1};
    bm_env *env = bm_env_open(&options, c->ds);
    assert_non_null(env);
    bm_data *data = bm_data_read(env, examples[i].path, BM_INPUT_AUTO, c->ds);
    assert_non_null(data);
    const bm_form *form = bm_form_load(env, examples[i].form, c->ds);
    const bm_render_options how = {.format = "pdf"};
    const bm_sink sink = {collect, out};
    out->len = 0;
    assert_non_null(form);
    assert_int_equal(bm_render(env, form, data, &how, &sink, c->ds), 0);
    bm_data_free(data);
    bm_env_close(env);
}

static void load(const char *path, bm_buf *out)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    out->len = 0;
    for (size_t n = 1; n;) {
        char block[4096];
        n = fread(block, 1, sizeof block, f);
        bm_buf_add(out, block, n);
    }
    fclose(f);
}

static void store(const char *path, bm_str bytes)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, f), bytes.len);
    assert_int_equal(fclose(f), 0);
}

/* A folder for one test. */
typedef struct {
    char folder[40], in[60], out[60];
} place;

static void place_open(place *p)
{
    strcpy(p->folder, "/tmp/bieumau-pdf-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    snprintf(p->in, sizeof p->in, "%s/in.pdf", p->folder);
    snprintf(p->out, sizeof p->out, "%s/out.pdf", p->folder);
}

static void place_close(const place *p)
{
    unlink(p->in);
    unlink(p->out);
    assert_int_equal(rmdir(p->folder), 0);
}

/* What ${command} makes of p->in, in c->bytes. */
static void change(pdf_case *c, const place *p, const char *command)
{
    char line[300];
    unlink(p->out);
    snprintf(line, sizeof line, "%s %s %s >/dev/null 2>&1", command, p->in, p->out);
    const int status = system(line);
    if (status == -1 || access(p->out, R_OK) != 0)
        fail_msg("%s", line);
    load(p->out, &c->bytes);
}

/* The text of all pages without white space, in c->arena. */
static bm_str all_text(pdf_case *c)
{
    bm_buf b = {0};
    for (size_t i = 0; i < c->read->n_pages; i++) {
        assert_false(c->read->pages[i].partial);
        const bm_str text = c->read->pages[i].text;
        for (size_t k = 0; k < text.len; k++)
            if (!strchr(" \n", text.ptr[k]))
                bm_buf_add_byte(&b, text.ptr[k]);
    }
    const bm_str text = bm_arena_copy(c->arena, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return text;
}

/* Is ${part} what is left of ${whole} when some of it is taken away? */
static void assert_left_of(bm_str part, bm_str whole)
{
    size_t k = 0;
    for (size_t i = 0; i < whole.len && k < part.len; i++)
        k += whole.ptr[i] == part.ptr[k];
    if (k < part.len)
        fail_msg("“%.*s” is not there", (int)(part.len - k < 60 ? part.len - k : 60), part.ptr + k);
}

static void the_text_is_that_of_poppler_without_what_is_no_content(void **state)
{
    pdf_case *c = *state;
    place p;
    place_open(&p);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        c->bytes.len = 0;
        render(c, i, &c->bytes);
        store(p.in, bm_str_n(c->bytes.ptr, c->bytes.len));
        assert_non_null(pdf_case_read(c));
        pdf_case_reported(c, "");
        const bm_str ours = all_text(c);
        bm_buf theirs = {0};
        change(c, &p, "pdftotext -raw");
        for (size_t k = 0; k < c->bytes.len; k++)
            if (!strchr(" \n\f", c->bytes.ptr[k]))
                bm_buf_add_byte(&theirs, c->bytes.ptr[k]);
        assert_left_of(ours, bm_str_n(theirs.ptr, theirs.len));
        assert_in_range(ours.len, theirs.len / 2, theirs.len);
        bm_buf_free(&theirs);
    }
    place_close(&p);
}

static void files_saved_by_other_programs_read_the_same(void **state)
{
    static const struct {
        const char *command;
        bool encrypted, linearized;
    } cases[] = {
        {"qpdf --linearize", false, true},
        {"qpdf --object-streams=disable", false, false},
        {"qpdf --object-streams=generate", false, false},
        {"qpdf --qdf --object-streams=disable", false, false},
        {"qpdf --object-streams=generate --stream-data=uncompress --compress-streams=n", false,
         false},
        {"qpdf --object-streams=disable --encrypt '' chu 256 --", true, false},
        {"qpdf --object-streams=generate --encrypt '' chu 256 --", true, false},
        {"qpdf --object-streams=generate --linearize --encrypt '' chu 128 --use-aes=y --", true,
         true},
        {"qpdf --allow-weak-crypto --object-streams=generate --encrypt '' chu 128 --use-aes=n --",
         true, false},
        {"qpdf --allow-weak-crypto --encrypt '' chu 40 --", true, false},
        {"mutool clean", false, false},
        {"mutool clean -gggg -z", false, false},
        {"mutool clean -d", false, false},
    };
    pdf_case *c = *state;
    place p;
    place_open(&p);
    render(c, 0, &c->bytes);
    store(p.in, bm_str_n(c->bytes.ptr, c->bytes.len));
    assert_non_null(pdf_case_read(c));
    const bm_str text = all_text(c);
    const size_t n_attachments = c->read->n_attachments;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        change(c, &p, cases[i].command);
        if (!pdf_case_read(c))
            fail_msg("%s: %s", cases[i].command, bm_diags_at(c->ds, 0)->code);
        pdf_case_reported(c, "");
        if (!bm_str_eq(all_text(c), text))
            fail_msg("%s: other text", cases[i].command);
        assert_int_equal(c->read->n_attachments, n_attachments);
        assert_int_equal(c->read->encrypted, cases[i].encrypted);
        assert_int_equal(c->read->linearized, cases[i].linearized);
    }
    place_close(&p);
}

static void a_file_with_a_password_says_so(void **state)
{
    static const char *const cases[] = {
        "qpdf --object-streams=disable --encrypt mo chu 256 --",
        "qpdf --object-streams=generate --encrypt mo chu 256 --",
        "qpdf --allow-weak-crypto --object-streams=generate --encrypt mo chu 40 --",
    };
    pdf_case *c = *state;
    place p;
    place_open(&p);
    render(c, 0, &c->bytes);
    store(p.in, bm_str_n(c->bytes.ptr, c->bytes.len));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        change(c, &p, cases[i]);
        assert_null(pdf_case_read(c));
        pdf_case_reported(c, "V004");
    }
    place_close(&p);
}

static void an_unknown_encryption_says_so(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_table(c, "/Root 1 0 R/ID[(a)(b)]/Encrypt<</Filter/Adobe.PubSec/V 4>>");
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V005");
}

/* What would be refused in the open is refused when it is encrypted, too. */
static void an_encrypted_object_of_millions_of_words_is_refused(void **state)
{
    pdf_case *c = *state;
    place p;
    place_open(&p);
    pdf_case_page(c, "", "<<>>");
    pdf_case_begin(c, 6);
    bm_buf_add_cstr(&c->bytes, "[");
    for (int i = 0; i < BM_LIMIT_PDF_TOKENS + 10; i++)
        bm_buf_add_cstr(&c->bytes, "0 ");
    bm_buf_add_cstr(&c->bytes, "]endobj ");
    pdf_case_object(c, 1, "<</Type/Catalog/Pages 2 0 R/AF 6 0 R>>");
    pdf_case_table(c, "/Root 1 0 R");
    store(p.in, bm_str_n(c->bytes.ptr, c->bytes.len));
    change(c, &p, "qpdf --object-streams=generate --encrypt '' chu 256 --");
    assert_in_range(c->bytes.len, 1, 1000000);
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V007");
    place_close(&p);
}

static void the_last_of_the_updates_counts(void **state)
{
    pdf_case *c = *state;
    char tail[200];
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>");
    pdf_case_object(c, 6, "<</T(a)/FT/Tx/V(x)>>");
    pdf_case_table(c, "/Root 1 0 R");
    const size_t first = (size_t)(strstr(c->bytes.ptr, "xref\n") - c->bytes.ptr);
    const size_t at = c->bytes.len;
    pdf_case_object(c, 6, "<</T(a)/FT/Tx/V(y)>>");
    const size_t table = c->bytes.len;
    snprintf(tail, sizeof tail,
             "xref\n6 1\n%010zu 00000 n \ntrailer\n<</Size 7/Root 1 0 R/Prev %zu>>\n", at, first);
    bm_buf_add_cstr(&c->bytes, tail);
    pdf_case_tail(c, table);
    assert_non_null(pdf_case_read(c));
    pdf_case_reported(c, "");
    assert_int_equal(c->read->n_fields, 1);
    pdf_case_equal(c->read->fields[0].values[0], "y");
}

static void who_made_the_file_is_told(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 6, "<</Creator(bieumau)/Producer<FEFF1EBF>>>");
    pdf_case_table(c, "/Root 1 0 R/Info 6 0 R");
    assert_non_null(pdf_case_read(c));
    pdf_case_equal(c->read->creator, "bieumau");
    pdf_case_equal(c->read->producer, "ế");
}

/* Cut short, and with single bytes changed: read, repaired or refused, and nothing else. */
static void damaged_files_end_with_an_answer(void **state)
{
    pdf_case *c = *state;
    bm_buf whole = {0};
    unsigned random = 1;
    render(c, 0, &whole);
    for (int i = 0; i < 400; i++) {
        c->bytes.len = 0;
        bm_buf_add(&c->bytes, whole.ptr, i < 100 ? whole.len * (size_t)i / 100 : whole.len);
        for (int k = 0; i >= 100 && k < 1 + i / 50; k++) {
            random = random * 1103515245 + 12345;
            c->bytes.ptr[(random >> 4) % c->bytes.len] = (char)(random >> 24);
        }
        pdf_case_read(c);
    }
    bm_buf_free(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PDF_CASE_TEST(the_text_is_that_of_poppler_without_what_is_no_content),
        PDF_CASE_TEST(files_saved_by_other_programs_read_the_same),
        PDF_CASE_TEST(a_file_with_a_password_says_so),
        PDF_CASE_TEST(an_unknown_encryption_says_so),
        PDF_CASE_TEST(an_encrypted_object_of_millions_of_words_is_refused),
        PDF_CASE_TEST(the_last_of_the_updates_counts),
        PDF_CASE_TEST(who_made_the_file_is_told),
        PDF_CASE_TEST(damaged_files_end_with_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
