/* Fields and their values. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

/* The fields of a file whose form has these Fields; objects 10 to 19 are ${objects}. */
static void check(void **state, const char *fields, const char *const *objects,
                  const char *expected)
{
    static const char *const kinds[] = {"text", "check", "radio", "choice", "signature", "other"};
    pdf_case_tear_down(state);
    pdf_case_set_up(state);
    pdf_case *c = *state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[");
    bm_buf_add_cstr(&b, fields);
    bm_buf_add_cstr(&b, "]>>>>");
    bm_buf_add_byte(&b, 0);
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 1, b.ptr);
    for (int i = 0; objects && objects[i]; i++)
        pdf_case_object(c, 10 + i, objects[i]);
    pdf_case_table(c, "/Root 1 0 R");
    b.len = 0;
    assert_non_null(pdf_case_read(c));
    pdf_case_reported(c, "");
    for (size_t i = 0; i < c->read->n_fields; i++) {
        const bm_pdf_read_field *p = &c->read->fields[i];
        bm_buf_add_cstr(&b, i ? "; " : "");
        bm_buf_add_str(&b, p->name);
        bm_buf_add_cstr(&b, " ");
        bm_buf_add_cstr(&b, kinds[p->kind]);
        for (size_t k = 0; k < p->n_values; k++) {
            bm_buf_add_cstr(&b, k ? "," : "=");
            bm_buf_add_str(&b, p->values[k]);
        }
        bm_buf_add_cstr(&b, p->is_signed ? " signed" : "");
    }
    pdf_case_equal(bm_str_n(b.ptr ? b.ptr : "", b.len), expected);
    bm_buf_free(&b);
}

static void texts_are_read_in_every_encoding(void **state)
{
    check(state, "", NULL, "");
    check(state,
          "<</T(a)/FT/Tx/V(Nam)>><</T(b)/FT/Tx/V<FEFF1EBF>>><</T(c)/FT/Tx/"
          "V(\\357\\273\\277\\341\\272\\277)>>"
          "<</T(d)/FT/Tx/V()>><</T(e)/FT/Tx>><</T(f)/FT/Tx/V(a\\rb)>><</T(g)/FT/Tx/"
          "V<FEFF006503020301>>>",
          NULL, "a text=Nam; b text=ế; c text=ế; d text; e text; f text=a\nb; g text=ế");
}

static void names_and_attributes_come_from_above(void **state)
{
    static const char *const objects[] = {
        "<</T(don)/FT/Tx/V(chung)/Kids[11 0 R 12 0 R]>>",
        "<</T(ho_ten)/Parent 10 0 R/V(An)/Kids[<</Subtype/Widget>>]>>",
        "<</Parent 10 0 R/T(thay_doi)/Kids[13 0 R 14 0 R]>>",
        "<</Parent 12 0 R/T(0)>>",
        "<</Parent 12 0 R/T(1)/FT/Btn/V/Yes>>",
        NULL,
    };
    check(state, "10 0 R", objects,
          "don.ho_ten text=An; don.thay_doi.0 text=chung; don.thay_doi.1 check=Yes");
}

static void a_value_may_stand_in_the_widgets(void **state)
{
    static const char *const objects[] = {
        "<</T(ho_ten)/FT/Tx/Kids[<</V()>><</V(An)>><</V(An)>>]>>",
        "<</T(cap)/FT/Ch/Opt[(A)(B)]/Kids[<</V(B)>><</V(B)>>]>>",
        "<</T(moi)/FT/Tx/V(An)/Kids[<</V(Anh)>><<>>]>>",
        NULL,
    };
    check(state, "10 0 R 11 0 R 12 0 R", objects, "ho_ten text=An; cap choice=B; moi text=An");
}

static void boxes_tell_their_state(void **state)
{
    static const char *const objects[] = {
        "<</T(a)/FT/Btn/V/Yes/AS/Off>>",
        "<</T(b)/FT/Btn/V/Off>>",
        "<</T(c)/FT/Btn/AS/C#C3#B3>>", /* nobody wrote V */
        "<</T(d)/FT/Btn/Ff 32768/V/Nam/Kids[<</AS/Off>><</AS/Nam>>]>>",
        "<</T(e)/FT/Btn/Ff 32768/Kids[<</AS/Off>><</AS/Nu>>]>>",
        "<</T(f)/FT/Btn/Ff 32768/Opt[(Nam)(N\\373)]/V/1>>",
        "<</T(g)/FT/Btn/Opt[(Nam)]/V/7>>",
        "<</T(h)/FT/Btn/Ff 65536/V/Yes>>",
        "<</T(i)/FT/Btn/V(Yes)>>",
        NULL,
    };
    check(state, "10 0 R 11 0 R 12 0 R 13 0 R 14 0 R 15 0 R 16 0 R 17 0 R 18 0 R", objects,
          "a check=Yes; b check; c check=Có; d radio=Nam; e radio=Nu; f radio=Nû; g check=7; h "
          "other; i check=Yes");
}

static void choices_tell_what_they_export(void **state)
{
    static const char *const objects[] = {
        "<</T(a)/FT/Ch/Opt[(x)(y)]/V(y)>>",
        "<</T(b)/FT/Ch/Opt[[(1)(Nam)][(2)(Nu)]]/V(2)>>",
        "<</T(c)/FT/Ch/Opt[[(1)(Nam)][(2)(Nu)]]/V(Nu)>>",
        "<</T(d)/FT/Ch/Opt[(x)(y)(z)]/V[(z)(x)(z)]>>",
        "<</T(e)/FT/Ch/Opt[(x)]>>",
        "<</T(f)/FT/Ch/Ff 393216/V(tay)>>",
        "<</T(g)/FT/Ch/Opt[[(1)(2)][(2)(1)]]/V(2)>>",
        NULL,
    };
    check(state, "10 0 R 11 0 R 12 0 R 13 0 R 14 0 R 15 0 R 16 0 R", objects,
          "a choice=y; b choice=2; c choice=2; d choice=z,x; e choice; f choice=tay; g choice=2");
}

static void fields_of_one_name_are_one(void **state)
{
    check(state,
          "<</T(a)/FT/Tx>><</T(a)/FT/Tx/V(x)>><</T(a)/FT/Tx/V(y)>><</T(a)/FT/Btn/AS/Off>><</T(a)/"
          "FT/Btn/AS/On>>",
          NULL, "a text=x; a check=On");
}

static void signatures_are_told_when_they_are_made(void **state)
{
    static const char *const objects[] = {
        "<</T(a)/FT/Sig>>", "<</T(b)/FT/Sig/V<</Type/Sig/Contents<00>/ByteRange[0 1 2 3]>>>>",
        "<</T(c)/FT/Sig/V 19 0 R>>", NULL};
    check(state, "10 0 R 11 0 R 12 0 R", objects, "a signature; b signature signed; c signature");
    assert_int_equal(((pdf_case *)*state)->read->signatures, 1);
}

static void what_is_no_field_is_passed_over(void **state)
{
    check(state,
          "1 (a) null 99 0 R[]<<>><</T 5/FT 5/V 5/Kids 5>><</T(a)/FT/Tx/V[1]>><</T(b)/FT/Btn/V 5>>",
          NULL, " other; a text; b check");
}

static void a_tree_of_fields_that_goes_round_is_refused(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>");
    pdf_case_object(c, 6, "<</T(a)/Kids[6 0 R 6 0 R]>>");
    pdf_case_table(c, "/Root 1 0 R");
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V007");
}

static void a_hundred_thousand_fields_end(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields 6 0 R>>>>");
    pdf_case_begin(c, 6);
    bm_buf_add_cstr(&c->bytes, "[");
    for (int i = 0; i < 100000; i++) {
        char field[40];
        snprintf(field, sizeof field, "<</T(%d)/FT/Tx>>", i);
        bm_buf_add_cstr(&c->bytes, field);
    }
    bm_buf_add_cstr(&c->bytes, "]endobj ");
    pdf_case_table(c, "/Root 1 0 R");
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V007");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PDF_CASE_TEST(texts_are_read_in_every_encoding),
        PDF_CASE_TEST(names_and_attributes_come_from_above),
        PDF_CASE_TEST(a_value_may_stand_in_the_widgets),
        PDF_CASE_TEST(boxes_tell_their_state),
        PDF_CASE_TEST(choices_tell_what_they_export),
        PDF_CASE_TEST(fields_of_one_name_are_one),
        PDF_CASE_TEST(signatures_are_told_when_they_are_made),
        PDF_CASE_TEST(what_is_no_field_is_passed_over),
        PDF_CASE_TEST(a_tree_of_fields_that_goes_round_is_refused),
        PDF_CASE_TEST(a_hundred_thousand_fields_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
