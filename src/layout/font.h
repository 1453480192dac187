/* Fonts: files found, opened with HarfBuzz, and measured. Immutable after bm_font_open, shared by
 * threads. SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_FONT_H
#define BM_LAYOUT_FONT_H

#include <hb.h>

#include "base/arena.h"
#include "base/diags.h"

enum {
    BM_FONT_DIRECT =
        0x2200,           /* code points below are looked up in a table, others through the cmap */
    BM_FONT_FAMILIES = 4, /* at most this many families are kept */
};

/* One face (regular, bold, italic or bold italic) of one family. */
typedef struct {
    const char *family, *style, *version, *file;
    const char *postscript_name; /* letters, digits and hyphens only */
    unsigned id;                 /* unique in the set, from 0 */
    bool bold, italic;           /* what it is used for */
    hb_face_t *hb_face;
    hb_font_t *hb_font; /* scale = units per em */
    unsigned units_per_em;
    const uint16_t *glyph_of;   /* BM_FONT_DIRECT entries, 0 = none; NULL for later families */
    const uint16_t *advance_of; /* by code point, font units; NULL for later families */
} bm_font_face;

typedef struct bm_font_set bm_font_set;

/**
 * bm_font_open(dirs, n_dirs, ds):
 * Look into the folders (not their subfolders) for TrueType faces of Times New Roman (times*.ttf),
 * then Tinos, then Liberation Serif, then any other family with at least a regular face; the order
 * of preference is by family, then by folder. Missing styles of a family fall to its regular face.
 * NULL with E002; unreadable files are left out with E004, others than TrueType with E010.
 */
bm_font_set *bm_font_open(const char *const *dirs, size_t n_dirs, bm_diags *ds);
void bm_font_close(bm_font_set *set);

/** bm_font_at(set, i): the faces in order of preference, or NULL past the end. */
const bm_font_face *bm_font_at(const bm_font_set *set, size_t i);

/** bm_font_lookup(set, bold, italic, code): the preferred face of that style that has ${code}, or
 *  NULL. O(1) for code points below BM_FONT_DIRECT in the first family. */
const bm_font_face *bm_font_lookup(const bm_font_set *set, bool bold, bool italic, uint32_t code);

/** bm_font_glyph(face, code): its glyph, 0 = none. bm_font_advance(face, glyph): in font units. */
unsigned bm_font_glyph(const bm_font_face *face, uint32_t code);
unsigned bm_font_advance(const bm_font_face *face, unsigned glyph);

#endif
