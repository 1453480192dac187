/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include <lcms2.h>

#include "output/pdf/pdf_colour.h"
#include "output/pdf/pdf_write.h"

static void the_profile_is_what_it_says(void **state)
{
    (void)state;
    bm_buf bytes = {0};
    bm_pdf_colour_profile(&bytes);
    assert_true(bytes.len < 500);
    cmsHPROFILE profile = cmsOpenProfileFromMem(bytes.ptr, (cmsUInt32Number)bytes.len);
    assert_non_null(profile);
    assert_int_equal(cmsGetColorSpace(profile), cmsSigGrayData);
    assert_int_equal(cmsGetDeviceClass(profile), cmsSigDisplayClass);
    assert_true(cmsGetProfileVersion(profile) < 5);
    char text[64] = "";
    cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text, sizeof text);
    assert_string_equal(text, "Grey, gamma 2.2, D50");
    const cmsToneCurve *curve = cmsReadTag(profile, cmsSigGrayTRCTag);
    assert_non_null(curve);
    assert_true(fabs(cmsEstimateGamma(curve, 0.01) - 2.2) < 0.02);
    cmsCloseProfile(profile);
    bm_buf_free(&bytes);
}

static void the_profile_does_not_know_what_day_it_is(void **state)
{
    (void)state;
    bm_buf a = {0}, b = {0};
    bm_pdf_colour_profile(&a);
    sleep(1);
    bm_pdf_colour_profile(&b);
    assert_int_equal(a.len, b.len);
    assert_memory_equal(a.ptr, b.ptr, a.len);
    bm_buf_free(&a);
    bm_buf_free(&b);
}

static void the_file_has_one_output_intent_with_it(void **state)
{
    fixture *f = *state;
    fixture_text(f, 0, 85, 80, "Đen");
    bm_buf pdf = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    const char *text = fixture_run(f->arena, &pdf, "qpdf --qdf --object-streams=disable", "-");
    const char *intent = strstr(text, "/OutputIntents [");
    assert_non_null(intent);
    assert_non_null(strstr(intent, "/S /GTS_PDFA1"));
    assert_non_null(strstr(intent, "/OutputConditionIdentifier (Custom)"));
    assert_non_null(strstr(intent, "/N 1"));
    assert_null(strstr(intent + 1, "/OutputIntents"));
    assert_non_null(strstr(text, "GRAYXYZ "));
    bm_buf_free(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_profile_is_what_it_says),
        cmocka_unit_test(the_profile_does_not_know_what_day_it_is),
        cmocka_unit_test_setup_teardown(the_file_has_one_output_intent_with_it, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
