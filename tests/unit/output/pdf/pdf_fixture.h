/* Pages put together by hand, rendered, and read back with the readers that people use.
 * SPDX-License-Identifier: MIT */
#ifndef BM_TEST_PDF_FIXTURE_H
#define BM_TEST_PDF_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "output/pdf/pdf.h"

#define FIXTURE_FONT_DIR "/usr/share/fonts/truetype/croscore"

enum { FIXTURE_ITEMS = 200, FIXTURE_ELEMENTS = 100, FIXTURE_BOLD = 1, FIXTURE_ITALIC = 2 };

/* A compressor for everything. */
#define FIXTURE_PACKERS(packer) (&(const bm_pdf_packers){packer, packer, packer, NULL})

/* One page of items, and what rendering needs. */
typedef struct {
    bm_arena *arena;
    bm_diags *ds;
    bm_font_set *fonts;
    void *shared;
    bm_layout layout;
    bm_document doc;
    bm_item items[FIXTURE_ITEMS];
    bm_page page;
    bm_element elements[FIXTURE_ELEMENTS];
    bm_pages pages;
} fixture;

static inline int fixture_setup(void **state)
{
    static const char *const dirs[] = {FIXTURE_FONT_DIR};
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->arena = bm_arena_new();
    f->ds = bm_diags_new();
    f->fonts = bm_font_open(dirs, 1, f->ds);
    assert_non_null(f->fonts);
    f->shared = bm_pdf_renderer.open(f->fonts);
    f->layout.arena = f->arena;
    f->layout.fonts = f->fonts;
    f->doc.title = bm_str_of("Đề nghị cấp chứng thư số");
    f->doc.author = bm_str_of("Ủy ban nhân dân xã Bình Lãng");
    f->doc.form_id = bm_str_of("thu/mau-01");
    f->doc.created = 1705282200; /* 2024-01-15T01:30:00Z */
    f->page.items = f->items;
    f->page.width_pt = 595.2756;
    f->page.height_pt = 841.8898;
    f->pages = (bm_pages){.pages = &f->page, .n = 1};
    *state = f;
    return 0;
}

static inline int fixture_teardown(void **state)
{
    fixture *f = *state;
    bm_pdf_renderer.close(f->shared);
    bm_font_close(f->fonts);
    bm_diags_free(f->ds);
    bm_arena_free(f->arena);
    free(f);
    return 0;
}

static inline const bm_font_face *fixture_face(const fixture *f, unsigned style)
{
    return bm_font_lookup(f->fonts, style & FIXTURE_BOLD, style & FIXTURE_ITALIC, 'a');
}

/* A new element inside of ${parent}; the first one makes the pages tagged. */
static inline uint32_t fixture_element(fixture *f, bm_role role, uint32_t parent)
{
    f->pages.elements = f->elements;
    if (!f->pages.n_elements)
        f->pages.n_elements = 1;
    uint32_t i = (uint32_t)f->pages.n_elements++;
    f->elements[i] = (bm_element){.role = (uint8_t)role,
                                  .level = 1,
                                  .column_span = 1,
                                  .row_span = 1,
                                  .is_inline = role >= BM_ROLE_CHECKBOX,
                                  .parent = parent};
    return i;
}

static inline bm_item *fixture_item(fixture *f, bm_item_kind kind, double x_pt, double y_pt)
{
    bm_item *item = &f->items[f->page.n++];
    memset(item, 0, sizeof *item);
    item->kind = (uint8_t)kind;
    item->x_pt = x_pt;
    item->y_pt = y_pt;
    item->size_pt = 14;
    return item;
}

/* Text of which each code point has its glyph; returns the item, its width is set. */
static inline bm_item *fixture_text(fixture *f, unsigned style, double x_pt, double y_pt,
                                    const char *text)
{
    bm_item *item = fixture_item(f, BM_ITEM_TEXT, x_pt, y_pt);
    item->face = fixture_face(f, style);
    item->text = bm_str_of(text);
    bm_glyph *glyphs = bm_arena_zero(f->arena, item->text.len + 1, sizeof *glyphs);
    for (size_t i = 0; i < item->text.len;) {
        bm_glyph *g = &glyphs[item->n_glyphs++];
        g->code = bm_utf8_next(item->text, &i);
        g->glyph = (uint16_t)bm_font_glyph(item->face, g->code);
        g->advance = (uint16_t)bm_font_advance(item->face, g->glyph);
        item->width_pt += g->advance * item->size_pt / item->face->units_per_em;
    }
    item->glyphs = glyphs;
    return item;
}

/* One cluster shaped by HarfBuzz. */
static inline bm_item *fixture_cluster(fixture *f, double x_pt, double y_pt, const char *text)
{
    bm_item *item = fixture_item(f, BM_ITEM_TEXT, x_pt, y_pt);
    item->flags = BM_ITEM_COMPLEX;
    item->face = fixture_face(f, 0);
    item->text = bm_str_of(text);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(item->face->hb_font, buffer, NULL, 0);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);
    bm_glyph *glyphs = bm_arena_zero(f->arena, n, sizeof *glyphs);
    for (unsigned i = 0; i < n; i++) {
        glyphs[i].glyph = (uint16_t)info[i].codepoint;
        glyphs[i].advance = (uint16_t)at[i].x_advance;
        glyphs[i].dx = (int16_t)at[i].x_offset;
        glyphs[i].dy = (int16_t)at[i].y_offset;
        item->width_pt += at[i].x_advance * item->size_pt / item->face->units_per_em;
    }
    hb_buffer_destroy(buffer);
    item->glyphs = glyphs;
    item->n_glyphs = n;
    return item;
}

static inline bm_item *fixture_box(fixture *f, double x_pt, double y_pt, bool ticked)
{
    bm_item *item = fixture_item(f, BM_ITEM_BOX, x_pt, y_pt);
    item->flags = ticked ? BM_ITEM_CHECKED : 0;
    item->face = fixture_face(f, 0);
    item->text = bm_str_of(ticked ? "☑" : "☐");
    item->width_pt = 0.80 * item->size_pt;
    item->height_pt = 0.66 * item->size_pt;
    return item;
}

static inline int fixture_append(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

static inline int fixture_render(fixture *f, bool shared_fonts, bm_buf *out)
{
    const bm_render_options options = {.shared_fonts = shared_fonts};
    bm_job job = {&f->layout, &f->doc, 1, &f->pages, f->shared, &options};
    bm_sink sink = {fixture_append, out};
    return bm_pdf_renderer.render(&job, &sink, f->ds);
}

/* A file of several documents, to which the pages belong. */
static inline int fixture_merge(fixture *f, const bm_document *docs, size_t n_docs,
                                const bm_render_options *options, bm_buf *out)
{
    const bm_sink sink = {fixture_append, out};
    const bm_pages all = f->pages;
    void *file = bm_pdf_renderer.merge->begin(f->shared, options, &sink);
    int status = 0;
    for (size_t i = 0, from = 0, to = 0; i < n_docs && status == 0; i++, from = to) {
        while (to < all.n && all.pages[to].doc == i)
            to++;
        bm_pages pages = all;
        pages.pages += from;
        pages.n = to - from;
        const bm_job job = {&f->layout, &docs[i], 1, &pages, f->shared, options};
        status = bm_pdf_renderer.merge->add(file, &job, f->ds);
    }
    if (status == 0)
        status = bm_pdf_renderer.merge->end(file, f->ds);
    bm_pdf_renderer.merge->free(file);
    return status;
}

/* Write ${pdf} to a file of its own, run ${command} with {} as its name, and return what it printed on both channels;
 * in ${a}. */
static inline const char *fixture_run(bm_arena *a, const bm_buf *pdf, const char *before,
                                      const char *after)
{
    char path[] = "/tmp/bieumau-test-XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0)
        return "mkstemp failed";
    FILE *file = fdopen(fd, "wb");
    size_t written = file ? fwrite(pdf->ptr, 1, pdf->len, file) : 0;
    if (!file || fclose(file) || written != pdf->len)
        return "writing failed";
    FILE *p = popen(bm_arena_printf(a, "timeout 60 %s %s %s 2>&1", before, path, after), "r");
    bm_buf text = {0};
    char part[4096];
    for (size_t n; p && (n = fread(part, 1, sizeof part, p)) > 0;)
        bm_buf_add(&text, part, n);
    int status = p ? pclose(p) : -1;
    if (status)
        bm_buf_add_cstr(&text, "\nexit status is not 0\n");
    unlink(path);
    for (size_t i = 0; i < text.len; i++)
        if (!text.ptr[i])
            text.ptr[i] = '.';
    const char *result = bm_arena_cstr(a, bm_str_n(text.ptr, text.len));
    bm_buf_free(&text);
    return result;
}

#endif
