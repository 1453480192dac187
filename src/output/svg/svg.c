/* The SVG format: the pages that the PDF has, one below the other or one alone, in one picture that needs no font,
 * no script and no other file. Seen are outlines; the text lies over them and is not seen.
 * SPDX-License-Identifier: MIT */
#include "output/svg/svg.h"

#include <math.h>

#include "output/svg/svg_page.h"
#include "output/svg/svg_text.h"
#include "output/svg/svg_write.h"

#define GAP_PT 12.0   /* between two pages */
#define BORDER_PT 0.5 /* around a page that is not alone */
#define MM_PER_PT (25.4 / 72)

static void *open_shared(const bm_font_set *fonts)
{
    (void)fonts;
    return bm_svg_glyph_funcs();
}

static void close_shared(void *shared)
{
    hb_draw_funcs_destroy(shared);
}

static void begin_picture(bm_buf *out, double width_pt, double height_pt, bm_str title)
{
    bm_buf_add_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"");
    bm_buf_add_fixed(out, width_pt * MM_PER_PT, 2);
    bm_buf_add_cstr(out, "mm\" height=\"");
    bm_buf_add_fixed(out, height_pt * MM_PER_PT, 2);
    bm_buf_add_cstr(out, "mm\" viewBox=\"0 0 ");
    bm_buf_add_fixed(out, width_pt, 3);
    bm_buf_add_byte(out, ' ');
    bm_buf_add_fixed(out, height_pt, 3);
    bm_buf_add_cstr(out,
                    "\" lang=\"vi\" xml:lang=\"vi\" role=\"graphics-document document\">\n<title>");
    bm_svg_write_escaped(out, title);
    bm_buf_add_cstr(out, "</title>\n");
}

static void add_paper(bm_buf *out, const bm_page *page, bool border)
{
    double inset = border ? BORDER_PT / 2 : 0;
    bm_buf_add_cstr(out, "<path fill=\"#fff\"");
    if (border) {
        bm_buf_add_cstr(out, " stroke=\"#999\"");
        bm_svg_write_length(out, "stroke-width", BORDER_PT);
    }
    bm_buf_add_cstr(out, " d=\"");
    bm_svg_write_rectangle(out, inset, inset, page->width_pt - 2 * inset,
                           page->height_pt - 2 * inset, true);
    bm_buf_add_cstr(out, "\"/>\n");
}

/* Pages ${from} to ${to}: shapes into ${glyphs}, the rest into ${out}. */
static void add_pages(bm_buf *out, bm_svg_glyphs *glyphs, const bm_pages *pages, size_t from,
                      size_t to)
{
    double y = 0;
    for (size_t i = from; i < to; i++) {
        const bm_page *page = &pages->pages[i];
        bm_buf_add_cstr(out, "<g");
        if (i > from) {
            bm_buf_add_cstr(out, " transform=\"translate(0 ");
            bm_buf_add_fixed(out, y, 2);
            bm_buf_add_cstr(out, ")\"");
        }
        bm_buf_add_cstr(out, ">\n");
        add_paper(out, page, to - from > 1);
        bm_svg_page_draw(out, glyphs, pages, page);
        bm_svg_text_write(out, pages, page);
        bm_buf_add_cstr(out, "</g>\n");
        y += page->height_pt + GAP_PT;
    }
    bm_buf_add_cstr(out, "</svg>\n");
}

static int render(const bm_job *job, const bm_sink *sink, bm_diags *ds)
{
    const bm_pages *pages = job->pages;
    bm_arena *a = job->layout->arena;
    size_t wanted = job->options->page;
    if (wanted > pages->n)
        return bm_diags_add2(ds, BM_OUTPUT_NO_PAGE, NULL, bm_arena_printf(a, "%zu", wanted),
                             bm_arena_printf(a, "%zu", pages->n));
    size_t from = wanted ? wanted - 1 : 0, to = wanted ? wanted : pages->n;
    double width = 0, height = -GAP_PT;
    for (size_t i = from; i < to; i++) {
        width = fmax(width, pages->pages[i].width_pt);
        height += pages->pages[i].height_pt + GAP_PT;
    }
    bm_buf head = {0}, body = {0};
    bm_svg_glyphs glyphs;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_svg_glyph_begin(&glyphs, a, job->shared, job->layout->fonts);
    add_pages(&body, &glyphs, pages, from, to);
    begin_picture(&head, width, height, job->docs[pages->pages[from].doc].title);
    bm_buf_add_cstr(&head, "<defs>\n");
    bm_buf_add(&head, glyphs.defs.ptr, glyphs.defs.len);
    bm_buf_add_cstr(&head, "</defs>\n");
    int refused =
        sink->write(sink->user, head.ptr, head.len) || sink->write(sink->user, body.ptr, body.len);
    bm_svg_glyph_end(&glyphs);
    bm_arena_rewind(a, mark);
    bm_buf_free(&head);
    bm_buf_free(&body);
    return refused ? bm_diags_add0(ds, BM_OUTPUT_SINK, NULL) : 0;
}

const bm_renderer bm_svg_renderer = {
    .format = {.name = "svg",
               .suffix = ".svg",
               .mime = "image/svg+xml",
               .is_text = true,
               .qr = true,
               .pages = true},
    .paged = true,
    .open = open_shared,
    .close = close_shared,
    .render = render,
};
