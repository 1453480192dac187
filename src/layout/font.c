/* Font files -> a set of faces in order of preference. Files are mapped, not read; for the first
 * family, glyphs and advances of the common code points are copied into tables, so that laying out
 * Vietnamese text costs two array look-ups a character.
 * SPDX-License-Identifier: MIT */
#include "layout/font.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <hb-ot.h>

#include "base/limit.h"

enum { STYLES = 4, MAX_FILES = 400 };

typedef struct {
    const char *name;
    bm_font_face *faces[STYLES]; /* regular, bold, italic, bold italic; never NULL once finished */
} family;

struct bm_font_set {
    bm_arena *arena;
    family families[BM_FONT_FAMILIES];
    size_t n_families;
    const bm_font_face *faces[BM_FONT_FAMILIES * STYLES]; /* distinct ones, in order */
    size_t n_faces;
};

/* A file name with its rank: Times New Roman, Tinos, Liberation Serif, others. */
typedef struct {
    int rank;
    size_t dir;
    const char *name, *path;
} candidate;

static bool begins_with(const char *s, const char *prefix)
{
    for (; *prefix; s++, prefix++) {
        char c = *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s;
        if (c != *prefix)
            return false;
    }
    return true;
}

/* The rank of a file, or -1 when it is no TrueType font. */
static int rank_of(const char *name)
{
    static const char *const prefixes[] = {"times", "tinos", "liberationserif"};
    size_t n = strlen(name);
    if (n < 5 || !begins_with(name + n - 4, ".ttf"))
        return -1;
    for (int i = 0; i < 3; i++)
        if (begins_with(name, prefixes[i]))
            return i;
    return 3;
}

static int compare_candidates(const void *x, const void *y)
{
    const candidate *a = x, *b = y;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (a->dir != b->dir)
        return a->dir < b->dir ? -1 : 1;
    return strcmp(a->name, b->name);
}

static size_t find_files(bm_arena *a, const char *const *dirs, size_t n_dirs, candidate *out)
{
    size_t n = 0;
    for (size_t d = 0; d < n_dirs; d++) {
        DIR *dir = opendir(dirs[d]);
        struct dirent *entry;
        while (dir && n < MAX_FILES && (entry = readdir(dir)) != NULL) {
            int rank = rank_of(entry->d_name);
            if (rank < 0)
                continue;
            candidate *c = &out[n++];
            c->rank = rank;
            c->dir = d;
            c->name = bm_arena_cstr(a, bm_str_of(entry->d_name));
            c->path = bm_arena_printf(a, "%s/%s", dirs[d], entry->d_name);
        }
        if (dir)
            closedir(dir);
    }
    qsort(out, n, sizeof *out, compare_candidates);
    return n;
}

static const char *name_of(bm_arena *a, hb_face_t *face, hb_ot_name_id_t id)
{
    char text[128];
    unsigned n = sizeof text;
    hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &n, text);
    return bm_arena_cstr(a, bm_str_of(text));
}

static const char *postscript_name_of(bm_arena *a, hb_face_t *face)
{
    const char *name = name_of(a, face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    char *clean = bm_arena_alloc(a, strlen(name) + 5), *p = clean;
    for (; *name; name++)
        if ((*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z') ||
            (*name >= '0' && *name <= '9') || *name == '-')
            *p++ = *name;
    *p = 0;
    return *clean ? clean : "Font";
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool found = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return found;
}

/* NULL with E004 or E010 when the file is no usable font. */
static bm_font_face *open_face(bm_arena *a, const char *path, bm_diags *ds)
{
    struct stat st;
    int fault = stat(path, &st) != 0               ? errno
                : !S_ISREG(st.st_mode)             ? EINVAL
                : st.st_size > BM_LIMIT_FONT_BYTES ? EFBIG
                                                   : 0;
    hb_blob_t *blob = fault ? NULL : hb_blob_create_from_file_or_fail(path);
    if (!blob) {
        bm_diags_add2(ds, BM_ENV_FONT_FILE, NULL, path, strerror(fault ? fault : EACCES));
        return NULL;
    }
    hb_face_t *hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    if (hb_face_get_glyph_count(hb_face) == 0 || hb_face_get_glyph_count(hb_face) > UINT16_MAX ||
        !has_table(hb_face, HB_TAG('g', 'l', 'y', 'f'))) {
        bm_diags_add1(ds, BM_ENV_FONT_FORMAT, NULL, path);
        hb_face_destroy(hb_face);
        return NULL;
    }
    hb_face_make_immutable(hb_face);
    bm_font_face *face = bm_arena_zero(a, 1, sizeof *face);
    face->hb_face = hb_face;
    face->hb_font = hb_font_create(hb_face);
    face->units_per_em = hb_face_get_upem(hb_face);
    hb_font_make_immutable(face->hb_font);
    face->bold = hb_style_get_value(face->hb_font, HB_STYLE_TAG_WEIGHT) >= 600;
    face->italic = hb_style_get_value(face->hb_font, HB_STYLE_TAG_ITALIC) > 0;
    face->family = name_of(a, hb_face, HB_OT_NAME_ID_FONT_FAMILY);
    face->style = name_of(a, hb_face, HB_OT_NAME_ID_FONT_SUBFAMILY);
    face->version = name_of(a, hb_face, HB_OT_NAME_ID_VERSION_STRING);
    face->postscript_name = postscript_name_of(a, hb_face);
    face->file = bm_arena_cstr(a, bm_str_of(path));
    return face;
}

static void close_face(bm_font_face *face)
{
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
}

/* Take ${face} into its family; a face that is already there, or of a family too many, is closed. */
static void add_face(bm_font_set *set, bm_font_face *face)
{
    size_t f = 0;
    while (f < set->n_families && strcmp(set->families[f].name, face->family) != 0)
        f++;
    size_t style = (size_t)face->bold + 2 * (size_t)face->italic;
    if (f == BM_FONT_FAMILIES || (f < set->n_families && set->families[f].faces[style])) {
        close_face(face);
        return;
    }
    if (f == set->n_families) {
        set->families[f].name = face->family;
        set->n_families++;
    }
    set->families[f].faces[style] = face;
}

static void fill_tables(bm_arena *a, bm_font_face *face)
{
    uint16_t *glyph_of = bm_arena_zero(a, BM_FONT_DIRECT, sizeof *glyph_of);
    uint16_t *advance_of = bm_arena_zero(a, BM_FONT_DIRECT, sizeof *advance_of);
    hb_set_t *codes = hb_set_create();
    hb_face_collect_unicodes(face->hb_face, codes);
    hb_codepoint_t code = HB_SET_VALUE_INVALID, glyph;
    while (hb_set_next(codes, &code) && code < BM_FONT_DIRECT) {
        if (!hb_font_get_nominal_glyph(face->hb_font, code, &glyph))
            continue;
        glyph_of[code] = (uint16_t)glyph;
        advance_of[code] = (uint16_t)hb_font_get_glyph_h_advance(face->hb_font, glyph);
    }
    hb_set_destroy(codes);
    face->glyph_of = glyph_of;
    face->advance_of = advance_of;
}

/* Drop families without a regular face, let missing styles fall to it, number the faces. */
static void finish(bm_font_set *set)
{
    size_t kept = 0;
    for (size_t f = 0; f < set->n_families; f++) {
        family *fam = &set->families[f];
        if (!fam->faces[0]) {
            for (size_t s = 1; s < STYLES; s++)
                if (fam->faces[s])
                    close_face(fam->faces[s]);
            continue;
        }
        for (size_t s = 0; s < STYLES; s++) {
            if (!fam->faces[s]) {
                fam->faces[s] = fam->faces[0];
                continue;
            }
            fam->faces[s]->id = (unsigned)set->n_faces;
            set->faces[set->n_faces++] = fam->faces[s];
            if (kept == 0)
                fill_tables(set->arena, fam->faces[s]);
        }
        set->families[kept++] = *fam;
    }
    set->n_families = kept;
}

bm_font_set *bm_font_open(const char *const *dirs, size_t n_dirs, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    bm_font_set *set = bm_arena_zero(a, 1, sizeof *set);
    set->arena = a;
    candidate *files = bm_arena_zero(a, MAX_FILES, sizeof *files);
    size_t n = find_files(a, dirs, n_dirs, files);
    bool metric = false; /* a Times-metric family is there */
    for (size_t i = 0; i < n; i++) {
        bm_font_face *face = open_face(a, files[i].path, ds);
        if (!face)
            continue;
        metric |= files[i].rank < 3;
        add_face(set, face);
    }
    finish(set);
    if (!metric || !set->n_families) {
        const char *where = "";
        for (size_t i = 0; i < n_dirs; i++)
            where = bm_arena_printf(a, "%s%s%s", where, i ? ", " : "", dirs[i]);
        bm_diags_add1(ds, BM_ENV_NO_FONT, NULL, where);
        bm_font_close(set);
        return NULL;
    }
    return set;
}

void bm_font_close(bm_font_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; i < set->n_faces; i++) {
        hb_font_destroy(set->faces[i]->hb_font);
        hb_face_destroy(set->faces[i]->hb_face);
    }
    bm_arena_free(set->arena);
}

const bm_font_face *bm_font_at(const bm_font_set *set, size_t i)
{
    return i < set->n_faces ? set->faces[i] : NULL;
}

unsigned bm_font_glyph(const bm_font_face *face, uint32_t code)
{
    hb_codepoint_t glyph;
    if (face->glyph_of && code < BM_FONT_DIRECT)
        return face->glyph_of[code];
    return hb_font_get_nominal_glyph(face->hb_font, code, &glyph) ? glyph : 0;
}

unsigned bm_font_advance(const bm_font_face *face, unsigned glyph)
{
    return (unsigned)hb_font_get_glyph_h_advance(face->hb_font, glyph);
}

const bm_font_face *bm_font_lookup(const bm_font_set *set, bool bold, bool italic, uint32_t code)
{
    size_t style = (size_t)bold + 2 * (size_t)italic;
    for (size_t f = 0; f < set->n_families; f++) {
        const bm_font_face *face = set->families[f].faces[style];
        if (bm_font_glyph(face, code))
            return face;
    }
    return NULL;
}
