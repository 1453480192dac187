/* Pages put together by hand, as SVG. SPDX-License-Identifier: MIT */
#ifndef BM_TEST_SVG_FIXTURE_H
#define BM_TEST_SVG_FIXTURE_H

#include "output/pdf/pdf_fixture.h"
#include "output/svg/svg.h"

/* How often ${part} stands in ${text}. */
static inline size_t svg_count(const char *text, const char *part)
{
    size_t n = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        n++;
    return n;
}

/* ${out} as a string. */
static inline const char *svg_text_of(bm_arena *a, const bm_buf *out)
{
    return bm_arena_cstr(a, bm_str_n(out->ptr ? out->ptr : "", out->len));
}

/* The pages of ${f} as SVG, or NULL when it failed. */
static inline const char *svg_render(fixture *f, unsigned page)
{
    const bm_render_options options = {.page = page};
    void *shared = bm_svg_renderer.open(f->fonts);
    const bm_job job = {&f->layout, &f->doc, 1, &f->pages, shared, &options};
    bm_buf out = {0};
    const bm_sink sink = {fixture_append, &out};
    int status = bm_svg_renderer.render(&job, &sink, f->ds);
    const char *text = status == 0 ? svg_text_of(f->arena, &out) : NULL;
    bm_svg_renderer.close(shared);
    bm_buf_free(&out);
    return text;
}

#endif
