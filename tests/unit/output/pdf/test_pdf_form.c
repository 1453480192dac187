/* Forms in a file, as readers find them. SPDX-License-Identifier: MIT */
#include "form_fixture.h"

static bm_buf render(const form_fixture *x, bool fillable, bool signature_fields)
{
    const bm_render_options options = {.fillable = fillable, .signature_fields = signature_fields};
    const bm_job job = {&x->f->layout, &x->f->doc, 1, &x->f->pages, x->f->shared, &options};
    bm_buf out = {0};
    const bm_sink sink = {fixture_append, &out};
    assert_int_equal(bm_pdf_renderer.render(&job, &sink, x->f->ds), 0);
    return out;
}

static void fill_page(form_fixture *x)
{
    (void)form_fixture_leader(x, F_HO_TEN, 130, 100);
    (void)form_fixture_leader(x, F_HO_TEN, 130, 120);
    (void)form_fixture_box(x, F_GIOI_TINH, 130, 140);
    (void)form_fixture_box(x, F_GIOI_TINH, 160, 140);
    x->f->items[x->f->page.n - 1].flags |= BM_ITEM_CHECKED; /* what the form presumes */
    x->f->items[x->f->page.n - 1].text = bm_str_of("☑");
    (void)form_fixture_box(x, F_MOI, 130, 160);
    (void)form_fixture_blank(x, F_NGAY_LAP, 130, 180, "ngày … tháng … năm 20…");
    (void)form_fixture_room(x, form_fixture_node(x, BM_NODE_SIGNATURE, -1), 130, 200);
}

/* The lines of ${command} on the file that begin with one of the words, without spaces before them. */
static const char *asked(const form_fixture *x, const bm_buf *pdf, const char *command,
                         const char *pattern)
{
    return fixture_run(x->f->arena, pdf, command,
                       bm_arena_printf(x->f->arena, "| grep -oE '%s' | tr '\\n' ' '", pattern));
}

static void a_file_has_the_fields_that_were_asked_for(void **state)
{
    form_fixture *x = form_fixture_new(state);
    fill_page(x);
    static const char fields[] = "\"(fullname|fieldtype|value)\": .*[^,]";
    bm_buf plain = render(x, false, false), signable = render(x, false, true),
           fillable = render(x, true, false);
    const char *command = "qpdf --json --json-key=acroform";
    assert_string_equal(asked(x, &plain, command, fields), "");
    assert_null(strstr(bm_arena_cstr(x->f->arena, bm_str_n(plain.ptr, plain.len)), "Widget"));
    assert_string_equal(asked(x, &signable, command, fields),
                        "\"fieldtype\": \"/Sig\" \"fullname\": \"chu_ky\" \"value\": null ");
    assert_string_equal(asked(x, &fillable, command, fields),
                        "\"fieldtype\": \"/Tx\" \"fullname\": \"ho_ten\" \"value\": null "
                        "\"fieldtype\": \"/Tx\" \"fullname\": \"ho_ten\" \"value\": null "
                        "\"fieldtype\": \"/Btn\" \"fullname\": \"gioi_tinh\" \"value\": \"/1\" "
                        "\"fieldtype\": \"/Btn\" \"fullname\": \"gioi_tinh\" \"value\": \"/1\" "
                        "\"fieldtype\": \"/Btn\" \"fullname\": \"moi\" \"value\": null "
                        "\"fieldtype\": \"/Tx\" \"fullname\": \"ngay_lap.1\" \"value\": null "
                        "\"fieldtype\": \"/Tx\" \"fullname\": \"ngay_lap.2\" \"value\": null "
                        "\"fieldtype\": \"/Tx\" \"fullname\": \"ngay_lap.3\" \"value\": null ");
    bm_buf_free(&plain);
    bm_buf_free(&signable);
    bm_buf_free(&fillable);
    form_fixture_free(x);
}

static void an_empty_form_reads_like_the_blank(void **state)
{
    form_fixture *x = form_fixture_new(state);
    fill_page(x);
    bm_buf plain = render(x, false, false), fillable = render(x, true, true);
    assert_non_null(
        strstr(fixture_run(x->f->arena, &plain, "pdftotext -layout", "-"), "ngày … tháng"));
    assert_string_equal(fixture_run(x->f->arena, &fillable, "pdftotext -layout", "-"),
                        fixture_run(x->f->arena, &plain, "pdftotext -layout", "-"));
    assert_non_null(strstr(fixture_run(x->f->arena, &fillable, "qpdf --check", ""),
                           "No syntax or stream encoding errors"));
    bm_buf_free(&plain);
    bm_buf_free(&fillable);
    form_fixture_free(x);
}

static void letters_that_were_not_printed_can_be_typed(void **state)
{
    form_fixture *x = form_fixture_new(state);
    (void)form_fixture_leader(x, F_HO_TEN, 130, 100);
    bm_buf plain = render(x, false, false), fillable = render(x, true, false);
    /* the blank has nothing but dots, its font no other letter */
    assert_true(plain.len < 6000);
    assert_true(fillable.len > 12000);
    assert_string_equal(asked(x, &fillable, "mutool show", "/DA .*Tf"), "");
    assert_non_null(
        strstr(fixture_run(x->f->arena, &fillable, "mutool show", "trailer/Root/AcroForm"),
               "/DA (/F0 0 Tf 0 g)"));
    assert_non_null(strstr(fixture_run(x->f->arena, &fillable, "mutool show",
                                       "trailer/Root/AcroForm/DR/Font/F0/BaseFont"),
                           "Tinos"));
    bm_buf_free(&plain);
    bm_buf_free(&fillable);
    form_fixture_free(x);
}

static void appearances_stand_in_the_rectangle_itself(void **state)
{
    form_fixture *x = form_fixture_new(state);
    (void)form_fixture_leader(x, F_HO_TEN, 130, 100);
    bm_buf fillable = render(x, true, false);
    const char *annotation = "trailer/Root/AcroForm/Fields/1";
    const char *rect = fixture_run(x->f->arena, &fillable, "mutool show",
                                   bm_arena_printf(x->f->arena, "%s/Rect", annotation));
    const char *box = fixture_run(x->f->arena, &fillable, "mutool show",
                                  bm_arena_printf(x->f->arena, "%s/AP/N/BBox", annotation));
    assert_string_equal(rect, box);
    assert_non_null(strstr(rect, "[ 130 "));
    bm_buf_free(&fillable);
    form_fixture_free(x);
}

static void the_same_form_is_the_same_file(void **state)
{
    form_fixture *x = form_fixture_new(state);
    fill_page(x);
    bm_buf once = render(x, true, true), twice = render(x, true, true);
    assert_int_equal(once.len, twice.len);
    assert_memory_equal(once.ptr, twice.ptr, once.len);
    bm_buf_free(&once);
    bm_buf_free(&twice);
    form_fixture_free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_has_the_fields_that_were_asked_for),
        cmocka_unit_test(an_empty_form_reads_like_the_blank),
        cmocka_unit_test(letters_that_were_not_printed_can_be_typed),
        cmocka_unit_test(appearances_stand_in_the_rectangle_itself),
        cmocka_unit_test(the_same_form_is_the_same_file),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
