/* Shaping. Precomposed Vietnamese needs none: one code point is one glyph with its own advance, and
 * there is no kerning, as in Word. A letter with combining marks (ơ̆ ư̆ ê̆ ô̆ of the Ê Đê) goes through
 * HarfBuzz as one cluster.
 * SPDX-License-Identifier: MIT */
#include "layout/shape.h"

#include "base/utf8.h"

/* Marks shaped with one letter: no writing has more, and the time grows with their square. */
enum { MARKS_MAX = 16 };

#define OBJECT_CHARACTER "\xEF\xBF\xBC" /* U+FFFC */

void bm_shape_begin(bm_shape *shape, bm_layout *layout, bm_style style)
{
    memset(shape, 0, sizeof *shape);
    shape->layout = layout;
    shape->size_pt = bm_style_of(style)->size_half_pt / 2.0;
}

/* Room for ${bytes} more of text, and their glyphs; just as much the first time, when they are all there will be. */
static void reserve(bm_shape *shape, size_t bytes)
{
    bm_arena *a = shape->layout->arena;
    if (bytes > shape->text_cap - shape->text_len) {
        size_t cap = bytes + shape->text_len * 2;
        shape->text = bm_arena_grow(a, shape->text, shape->text_len, cap);
        shape->text_cap = cap;
    }
    /* never more glyphs than bytes, plus what HarfBuzz may add to a cluster */
    size_t glyphs = bytes + 8;
    if (glyphs > shape->cap_glyphs - shape->n_glyphs) {
        size_t cap = glyphs + shape->n_glyphs * 2;
        shape->glyphs = bm_arena_grow(a, shape->glyphs, shape->n_glyphs * sizeof *shape->glyphs,
                                      cap * sizeof *shape->glyphs);
        shape->at = bm_arena_grow(a, shape->at, shape->n_glyphs * sizeof *shape->at,
                                  cap * sizeof *shape->at);
        shape->cap_glyphs = cap;
    }
}

static bm_run *add_run(bm_shape *shape, bm_run_kind kind, const bm_font_face *face,
                       const bm_node *node)
{
    if (shape->n_runs == shape->cap_runs) {
        size_t cap = shape->cap_runs ? shape->cap_runs * 2 : 8;
        shape->runs = bm_arena_grow(shape->layout->arena, shape->runs,
                                    shape->n_runs * sizeof *shape->runs, cap * sizeof *shape->runs);
        shape->cap_runs = cap;
    }
    bm_run *run = &shape->runs[shape->n_runs++];
    memset(run, 0, sizeof *run);
    run->kind = (uint8_t)kind;
    run->face = face;
    run->scale = face ? shape->size_pt / face->units_per_em : 0;
    run->first = (uint32_t)shape->n_glyphs;
    run->at = (uint32_t)shape->text_len;
    run->node = node;
    return run;
}

static void add_glyph(bm_shape *shape, bm_run *run, bm_glyph glyph, size_t at)
{
    shape->glyphs[shape->n_glyphs] = glyph;
    shape->at[shape->n_glyphs++] = (uint32_t)at;
    run->n++;
    shape->width_pt += glyph.advance * run->scale;
}

/* A run of something that is not text: ${characters} is how it stands in the text. */
static bm_run *add_object(bm_shape *shape, bm_run_kind kind, const bm_node *node,
                          const char *characters, double width_pt)
{
    size_t n = strlen(characters);
    reserve(shape, n);
    bm_run *run = add_run(shape, kind, NULL, node);
    run->width_pt = width_pt;
    run->len = (uint32_t)n;
    add_glyph(shape, run, (bm_glyph){0}, shape->text_len);
    memcpy(shape->text + shape->text_len, characters, n);
    shape->text_len += n;
    shape->width_pt += width_pt;
    return run;
}

static void report_missing(bm_shape *shape, uint32_t code, const bm_node *node, bm_diags *ds)
{
    shape->failed = true;
    bm_layout *layout = shape->layout;
    for (size_t i = 0; i < layout->n_missing; i++)
        if (layout->missing[i] == code)
            return;
    if (layout->n_missing < sizeof layout->missing / sizeof *layout->missing)
        layout->missing[layout->n_missing++] = code;
    char utf8[4];
    size_t n = bm_utf8_put(utf8, code);
    bm_arena *a = layout->arena;
    bm_diags_add2(ds, BM_TEXT_GLYPH, node ? node->pos : NULL,
                  bm_arena_printf(a, "U+%04X", (unsigned)code),
                  bm_arena_cstr(a, bm_str_n(utf8, n)));
}

static bool is_mark(const char *p, const char *end)
{
    /* U+0300 to U+036F: CC 80 to CD AF */
    return p + 1 < end &&
           ((unsigned char)*p == 0xCC || ((unsigned char)*p == 0xCD && (unsigned char)p[1] < 0xB0));
}

/* The face of that style that has every code point of ${cluster}, or NULL. */
static const bm_font_face *cluster_face(const bm_shape *shape, bool bold, bool italic,
                                        bm_str cluster)
{
    size_t i = 0;
    const bm_font_face *face =
        bm_font_lookup(shape->layout->fonts, bold, italic, bm_utf8_next(cluster, &i));
    while (face && i < cluster.len)
        if (!bm_font_glyph(face, bm_utf8_next(cluster, &i)))
            return NULL;
    return face;
}

/* A letter and its combining marks, ${at} bytes into the text. */
static bool add_cluster(bm_shape *shape, const bm_font_face *face, bm_str cluster, size_t at,
                        const bm_node *node)
{
    static const hb_feature_t plain[] = {{HB_TAG('k', 'e', 'r', 'n'), 0, 0, (unsigned)-1},
                                         {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1}};
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, cluster.ptr, (int)cluster.len, 0, (int)cluster.len);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->hb_font, buffer, plain, 2);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(buffer, &n);
    bool whole = n > 0;
    for (unsigned i = 0; i < n; i++)
        whole &= info[i].codepoint != 0;
    if (whole) {
        reserve(shape, n);
        bm_run *run = add_run(shape, BM_RUN_TEXT, face, node);
        run->complex = true;
        run->at = (uint32_t)at;
        run->len = (uint32_t)cluster.len;
        for (unsigned i = 0; i < n; i++)
            add_glyph(shape, run,
                      (bm_glyph){(uint16_t)info[i].codepoint, (uint16_t)pos[i].x_advance,
                                 (int16_t)pos[i].x_offset, (int16_t)pos[i].y_offset, 0},
                      at);
    }
    hb_buffer_destroy(buffer);
    return whole;
}

/* A letter with marks that no one face can set: name the code points that no font has, or the letter
 * when each has one, but not the same. */
static void report_cluster(bm_shape *shape, bm_str cluster, bool bold, bool italic,
                           const bm_node *node, bm_diags *ds)
{
    for (size_t i = 0; i < cluster.len;) {
        uint32_t code = bm_utf8_next(cluster, &i);
        if (!bm_font_lookup(shape->layout->fonts, bold, italic, code))
            report_missing(shape, code, node, ds);
    }
    size_t last = cluster.len;
    while (last > 0 && ((unsigned char)cluster.ptr[--last] & 0xC0) == 0x80)
        continue;
    if (!shape->failed)
        report_missing(shape, bm_utf8_next(cluster, &last), node, ds);
}

/* Append the characters from ${i} on that the face of ${run} has in its tables, up to one with marks; returns where it
 * stops. ${base} is where ${text} begins in that of the paragraph. The loop is the hot path of the program. */
static size_t add_plain(bm_shape *shape, bm_run *run, bm_str text, size_t i, size_t base)
{
    const uint16_t *glyph_of = run->face->glyph_of, *advance_of = run->face->advance_of;
    const char *end = text.ptr + text.len;
    const double scale = run->scale;
    double width_pt = shape->width_pt;
    size_t n = shape->n_glyphs;
    while (i < text.len) {
        size_t next = i;
        uint32_t code = bm_utf8_next(text, &next);
        if (code >= BM_FONT_DIRECT || !glyph_of[code] || is_mark(text.ptr + next, end))
            break;
        shape->glyphs[n] = (bm_glyph){glyph_of[code], advance_of[code], 0, 0, code};
        shape->at[n++] = (uint32_t)(base + i);
        width_pt += advance_of[code] * scale;
        i = next;
    }
    run->n += (uint32_t)(n - shape->n_glyphs);
    run->len = (uint32_t)(base + i - run->at);
    shape->n_glyphs = n;
    shape->width_pt = width_pt;
    return i;
}

/* Append NFC ${text} in the style's face. */
static void add_text(bm_shape *shape, bm_str text, bool bold, bool italic, const bm_node *node,
                     bm_diags *ds)
{
    if (!text.len)
        return;
    reserve(shape, text.len);
    size_t base = shape->text_len;
    memcpy(shape->text + base, text.ptr, text.len);
    shape->text_len += text.len;
    const char *end = text.ptr + text.len;
    bm_run *run = NULL;
    for (size_t i = 0; i < text.len;) {
        if (run && run->face->glyph_of)
            i = add_plain(shape, run, text, i, base);
        if (i == text.len)
            break;
        size_t start = i;
        uint32_t code = bm_utf8_next(text, &i);
        if (is_mark(text.ptr + i, end)) {
            for (unsigned marks = 0; marks < MARKS_MAX && is_mark(text.ptr + i, end); marks++)
                i += 2;
            bm_str cluster = bm_str_n(text.ptr + start, i - start);
            const bm_font_face *face = cluster_face(shape, bold, italic, cluster);
            if (!face || !add_cluster(shape, face, cluster, base + start, node))
                report_cluster(shape, cluster, bold, italic, node, ds);
            run = NULL;
            continue;
        }
        const bm_font_face *face = run ? run->face : NULL;
        if (!face || code >= BM_FONT_DIRECT || !face->glyph_of || !face->glyph_of[code]) {
            face = bm_font_lookup(shape->layout->fonts, bold, italic, code);
            if (!face) {
                report_missing(shape, code, node, ds);
                continue;
            }
        }
        if (!run || run->face != face) {
            run = add_run(shape, BM_RUN_TEXT, face, node);
            run->at = (uint32_t)(base + start);
        }
        bm_glyph glyph = {0, 0, 0, 0, code};
        if (face->glyph_of && code < BM_FONT_DIRECT) {
            glyph.glyph = face->glyph_of[code];
            glyph.advance = face->advance_of[code];
        } else {
            glyph.glyph = (uint16_t)bm_font_glyph(face, code);
            glyph.advance = (uint16_t)bm_font_advance(face, glyph.glyph);
        }
        add_glyph(shape, run, glyph, base + start);
        run->len = (uint32_t)(base + i - run->at);
    }
}

void bm_shape_text(bm_shape *shape, bm_str text, bm_style style, bm_diags *ds)
{
    const bm_style_spec *spec = bm_style_of(style);
    add_text(shape, text, spec->bold, spec->italic, NULL, ds);
}

void bm_shape_inlines(bm_shape *shape, const bm_node *parent, bm_style style, bm_diags *ds)
{
    const bm_style_spec *spec = bm_style_of(style);
    size_t bytes = 0;
    for (uint32_t i = 0; i < parent->n_children; i++)
        bytes += parent->children[i]->text.len + sizeof OBJECT_CHARACTER - 1;
    reserve(shape, bytes);
    for (uint32_t i = 0; i < parent->n_children; i++) {
        const bm_node *node = parent->children[i];
        bool bold = spec->bold != ((node->flags & BM_NODE_BOLD) != 0);
        bool italic = spec->italic != ((node->flags & BM_NODE_ITALIC) != 0);
        bm_run *run;
        switch (node->type) {
        case BM_NODE_TEXT:
            add_text(shape, node->text, bold, italic, node, ds);
            break;
        case BM_NODE_CHECKBOX:
            run = add_object(shape, BM_RUN_BOX, node, OBJECT_CHARACTER,
                             BM_SHAPE_BOX_ADVANCE_EM * shape->size_pt);
            run->face = bm_font_lookup(shape->layout->fonts, bold, italic, ' ');
            break;
        case BM_NODE_LEADER:
            run = add_object(shape, BM_RUN_LEADER, node, OBJECT_CHARACTER,
                             node->width_pt > BM_SHAPE_LEADER_MIN_PT ? node->width_pt
                                                                     : BM_SHAPE_LEADER_MIN_PT);
            run->face = bm_font_lookup(shape->layout->fonts, bold, italic, '.');
            run->scale = shape->size_pt / run->face->units_per_em;
            shape->n_leaders++;
            break;
        case BM_NODE_BREAK:
            add_object(shape, BM_RUN_BREAK, node, " ", 0);
            shape->breaks = true;
            break;
        default:
            break;
        }
    }
}
