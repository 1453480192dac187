/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_colour.h"

#include <lcms2.h>

#include "base/arena.h"
#include "output/pdf/pdf_write.h"

#define DESCRIPTION "Grey, gamma 2.2, D50"

/* What lcms2 fills in from the clock (ICC.1:2010, 7.2.8): year, month, day, hour, minute, second. */
static const uint8_t date_made[12] = {2025 >> 8, 2025 & 0xFF, 0, 1, 0, 1};
enum { DATE_AT = 24 };

void bm_pdf_colour_profile(bm_buf *out)
{
    cmsContext context = cmsCreateContext(NULL, NULL);
    cmsToneCurve *curve = context ? cmsBuildGamma(context, 2.2) : NULL;
    cmsHPROFILE profile = curve ? cmsCreateGrayProfileTHR(context, cmsD50_xyY(), curve) : NULL;
    cmsMLU *text = profile ? cmsMLUalloc(context, 1) : NULL;
    cmsUInt32Number n = 0;
    if (!text || !cmsMLUsetASCII(text, "en", "US", DESCRIPTION) ||
        !cmsWriteTag(profile, cmsSigProfileDescriptionTag, text) ||
        !cmsSaveProfileToMem(profile, NULL, &n))
        bm_arena_out_of_memory();
    char *at = bm_buf_reserve(out, n);
    if (!cmsSaveProfileToMem(profile, at, &n)) /* nothing else can fail here */
        bm_arena_out_of_memory();
    memcpy(at + DATE_AT, date_made, sizeof date_made);
    out->len += n;
    cmsMLUfree(text);
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    cmsDeleteContext(context);
}

void bm_pdf_colour_add(bm_pdf_haru *h, bm_str deflated, bm_buf *catalog)
{
    unsigned profile = bm_pdf_haru_add_stream(h, bm_str_of("/N 1/Filter/FlateDecode"), deflated);
    bm_buf_add_cstr(catalog, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                             "/OutputConditionIdentifier(Custom)/Info(" DESCRIPTION ")"
                             "/DestOutputProfile");
    bm_pdf_write_reference(catalog, profile);
    bm_buf_add_cstr(catalog, ">>]");
}
