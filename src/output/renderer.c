/* The table of formats. SPDX-License-Identifier: MIT */
#include "output/renderer.h"

#include "output/docx/docx.h"
#include "output/pdf/pdf.h"
#include "output/svg/svg.h"

static const bm_renderer *const renderers[] = {&bm_pdf_renderer, &bm_docx_renderer,
                                               &bm_docx_flat_renderer, &bm_svg_renderer};

const bm_renderer *bm_renderer_at(size_t i)
{
    return i < sizeof renderers / sizeof *renderers ? renderers[i] : NULL;
}

const bm_renderer *bm_renderer_lookup(const char *name)
{
    const bm_renderer *r;
    for (size_t i = 0; (r = bm_renderer_at(i)) != NULL; i++)
        if (strcmp(r->format.name, name) == 0)
            return r;
    return NULL;
}

const bm_format *bm_format_at(size_t i)
{
    const bm_renderer *r = bm_renderer_at(i);
    return r ? &r->format : NULL;
}
