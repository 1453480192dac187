/* Outlines as short as SVG can say them: relative commands, no letter where it repeats, "t" for the points that
 * TrueType leaves out between two of its control points. SPDX-License-Identifier: MIT */
#include "output/svg/svg_glyph.h"

#include <math.h>

#include <hb-ot.h>

#include "output/svg/svg_write.h"

enum {
    UNKNOWN, /* states of a glyph */
    EMPTY,
    INKED, /* and up: that many levels of rows are in the defs, too */

    ROW_BASE = 4,   /* a row of dots is four rows of the next smaller size */
    ROW_LEVELS = 6, /* the largest has 4096 */
};

/* An outline while it is written, in tenths of a unit: points between two others lie on halves. */
typedef struct {
    bm_buf *out;
    int64_t x, y;                 /* the pen */
    int64_t start_x, start_y;     /* of the subpath */
    int64_t control_x, control_y; /* of the curve before */
    size_t line_at; /* where a line began that is the last command; 0 = it is another one */
    char command;   /* the last letter; 0 = a letter is needed */
    bool fresh;     /* nothing behind the letter yet */
} outline;

static void begin_command(outline *o, char command)
{
    o->line_at = 0;
    if (o->command == command)
        return;
    bm_buf_add_byte(o->out, command);
    o->command = command;
    o->fresh = true;
}

static void add_number(outline *o, int64_t tenths)
{
    if (tenths >= 0 && !o->fresh)
        bm_buf_add_byte(o->out, ' ');
    if (tenths < 0)
        bm_buf_add_byte(o->out, '-');
    uint64_t n = (uint64_t)(tenths < 0 ? -tenths : tenths);
    if (n >= 10 || n == 0)
        bm_buf_add_int(o->out, (int64_t)(n / 10));
    if (n % 10) {
        bm_buf_add_byte(o->out, '.');
        bm_buf_add_byte(o->out, (char)('0' + n % 10));
    }
    o->fresh = false;
}

static void go_to(outline *o, int64_t x, int64_t y)
{
    add_number(o, x - o->x);
    add_number(o, y - o->y);
    o->x = x;
    o->y = y;
}

static int64_t tenths_of(float units)
{
    return llround(10.0 * (double)units);
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    outline *o = data;
    (void)funcs, (void)state, (void)user;
    begin_command(o, 'm');
    go_to(o, tenths_of(x), -tenths_of(y));
    o->start_x = o->x;
    o->start_y = o->y;
    o->command = 0;
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    outline *o = data;
    (void)funcs, (void)state, (void)user;
    int64_t to_x = tenths_of(x), to_y = -tenths_of(y);
    size_t at = o->out->len;
    if (to_y == o->y) {
        begin_command(o, 'h');
        add_number(o, to_x - o->x);
    } else if (to_x == o->x) {
        begin_command(o, 'v');
        add_number(o, to_y - o->y);
    } else {
        begin_command(o, 'l');
        add_number(o, to_x - o->x);
        add_number(o, to_y - o->y);
    }
    o->x = to_x;
    o->y = to_y;
    o->line_at = at;
}

/* NOLINTNEXTLINE(readability-function-size): HarfBuzz wants all of them */
static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float control_x,
                     float control_y, float x, float y, void *user)
{
    outline *o = data;
    (void)funcs, (void)state, (void)user;
    int64_t by_x = tenths_of(control_x), by_y = -tenths_of(control_y);
    bool after_curve = o->command == 'q' || o->command == 't';
    if (after_curve && by_x - o->x == o->x - o->control_x && by_y - o->y == o->y - o->control_y) {
        begin_command(o, 't');
    } else {
        begin_command(o, 'q');
        add_number(o, by_x - o->x);
        add_number(o, by_y - o->y);
    }
    go_to(o, tenths_of(x), -tenths_of(y));
    o->control_x = by_x;
    o->control_y = by_y;
}

/* The line back to the start need not be said. */
static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    outline *o = data;
    (void)funcs, (void)state, (void)user;
    if (o->line_at && o->x == o->start_x && o->y == o->start_y)
        o->out->len = o->line_at;
    bm_buf_add_byte(o->out, 'z');
    o->x = o->start_x;
    o->y = o->start_y;
    o->command = 0;
    o->line_at = 0;
}

/* No cubic curves: bm_font_open takes only fonts with TrueType outlines. */
hb_draw_funcs_t *bm_svg_glyph_funcs(void)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, curve_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    hb_draw_funcs_make_immutable(funcs);
    return funcs;
}

void bm_svg_glyph_begin(bm_svg_glyphs *glyphs, bm_arena *a, hb_draw_funcs_t *funcs,
                        const bm_font_set *fonts)
{
    memset(glyphs, 0, sizeof *glyphs);
    glyphs->arena = a;
    glyphs->funcs = funcs;
    const bm_font_face *face;
    for (size_t i = 0; (face = bm_font_at(fonts, i)) != NULL; i++)
        if (face->id >= glyphs->n_faces)
            glyphs->n_faces = face->id + 1;
    glyphs->states = bm_arena_zero(a, glyphs->n_faces, sizeof *glyphs->states);
}

void bm_svg_glyph_end(bm_svg_glyphs *glyphs)
{
    bm_buf_free(&glyphs->defs);
}

/* "b2s": face 1, glyph 100 in base 36. */
static void add_id(bm_buf *out, const bm_font_face *face, unsigned glyph)
{
    char digits[8];
    size_t i = sizeof digits;
    do {
        digits[--i] = "0123456789abcdefghijklmnopqrstuvwxyz"[glyph % 36];
        glyph /= 36;
    } while (glyph);
    bm_buf_add_byte(out, (char)('a' + face->id));
    bm_buf_add(out, digits + i, sizeof digits - i);
}

static void draw_outline(const bm_svg_glyphs *glyphs, const bm_font_face *face, unsigned glyph,
                         outline *o)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(face->hb_font, glyph, glyphs->funcs, o);
#else
    hb_font_get_glyph_shape(face->hb_font, glyph, glyphs->funcs, o);
#endif
}

/* The state of a glyph; its outline is in the defs when it has one. */
static uint8_t state_of(bm_svg_glyphs *glyphs, const bm_font_face *face, unsigned glyph)
{
    if (!glyphs->states[face->id])
        glyphs->states[face->id] =
            bm_arena_zero(glyphs->arena, hb_face_get_glyph_count(face->hb_face), 1);
    uint8_t *state = &glyphs->states[face->id][glyph];
    if (*state != UNKNOWN)
        return *state;
    bm_buf *out = &glyphs->defs;
    size_t begin = out->len;
    bm_buf_add_cstr(out, "<path id=\"");
    add_id(out, face, glyph);
    bm_buf_add_cstr(out, "\" d=\"");
    outline o = {.out = out};
    size_t empty = out->len;
    draw_outline(glyphs, face, glyph, &o);
    *state = out->len > empty ? INKED : EMPTY;
    if (*state != EMPTY)
        bm_buf_add_cstr(out, "\"/>\n");
    else
        out->len = begin;
    return *state;
}

/* "b2s-3" is a row of 4 × 4 × 4 of glyph "b2s". */
static void add_row_id(bm_buf *out, const bm_font_face *face, unsigned glyph, unsigned level)
{
    add_id(out, face, glyph);
    if (!level)
        return;
    bm_buf_add_byte(out, '-');
    bm_buf_add_int(out, level);
}

static void add_use(bm_buf *out, const bm_font_face *face, unsigned glyph, unsigned level,
                    int64_t x, int64_t y)
{
    bm_buf_add_cstr(out, "<use xlink:href=\"#");
    add_row_id(out, face, glyph, level);
    bm_buf_add_byte(out, '"');
    if (x)
        bm_svg_write_integer(out, "x", x);
    if (y)
        bm_svg_write_integer(out, "y", y);
    bm_buf_add_cstr(out, "/>");
}

void bm_svg_glyph_use(bm_svg_glyphs *glyphs, bm_buf *out, const bm_font_face *face, unsigned glyph,
                      int64_t x, int64_t y)
{
    if (state_of(glyphs, face, glyph) != EMPTY)
        add_use(out, face, glyph, 0, x, y);
}

/* Rows of ${level} in the defs; those below it are there. */
static void define_row(bm_svg_glyphs *glyphs, const bm_font_face *face, unsigned glyph,
                       unsigned level, int64_t part)
{
    uint8_t *state = &glyphs->states[face->id][glyph];
    if (*state >= INKED + level)
        return;
    *state = (uint8_t)(INKED + level);
    bm_buf_add_cstr(&glyphs->defs, "<g id=\"");
    add_row_id(&glyphs->defs, face, glyph, level);
    bm_buf_add_cstr(&glyphs->defs, "\">");
    for (int64_t i = 0; i < ROW_BASE; i++)
        add_use(&glyphs->defs, face, glyph, level - 1, i * part, 0);
    bm_buf_add_cstr(&glyphs->defs, "</g>\n");
}

void bm_svg_glyph_repeat(bm_svg_glyphs *glyphs, bm_buf *out, const bm_font_face *face,
                         unsigned glyph, size_t n, int64_t x)
{
    const int64_t advance = bm_font_advance(face, glyph);
    unsigned level = 0;
    size_t size = 1;
    if (state_of(glyphs, face, glyph) == EMPTY)
        return;
    for (; level < ROW_LEVELS && size * ROW_BASE <= n; size *= ROW_BASE)
        define_row(glyphs, face, glyph, ++level, (int64_t)size * advance);
    while (n) {
        for (; size > n; size /= ROW_BASE)
            level--;
        add_use(out, face, glyph, level, x, 0);
        x += (int64_t)size * advance;
        n -= size;
    }
}
