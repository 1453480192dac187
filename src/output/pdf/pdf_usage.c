/* One pass over all glyphs of a document before it is written: they need numbers, or the subsets have to be known.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_usage.h"

#include <math.h>
#include <stdlib.h>

enum { WORD_BITS = 64 };

static void *allocate(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);
    if (!p)
        bm_arena_out_of_memory();
    return p;
}

static size_t words_of(const bm_pdf_usage_face *f)
{
    return f->subset->n_glyphs / WORD_BITS + 1;
}

void bm_pdf_usage_open(bm_pdf_usage *usage, size_t n_faces)
{
    memset(usage, 0, sizeof *usage);
    usage->n_faces = n_faces;
    usage->faces = allocate(n_faces, sizeof *usage->faces);
}

void bm_pdf_usage_close(bm_pdf_usage *usage)
{
    for (size_t i = 0; i < usage->n_faces; i++) {
        free(usage->faces[i].used);
        free(usage->faces[i].known);
        free(usage->faces[i].slots);
    }
    free(usage->faces);
    free(usage->uses);
    free(usage->cids);
    free(usage->drawings);
    free(usage->table);
    free(usage->drawn);
    memset(usage, 0, sizeof *usage);
}

static int unusable(const bm_font_face *face, bm_diags *ds)
{
    return bm_diags_add1(ds, BM_OUTPUT_FONT, NULL, face->file ? face->file : face->family);
}

/* The tables of ${face}, made at its first use. */
static bm_pdf_usage_face *activate(bm_pdf_usage *usage, bm_pdf_cache *cache,
                                   const bm_font_face *face, bm_diags *ds)
{
    bm_pdf_usage_face *f = face->id < usage->n_faces ? &usage->faces[face->id] : NULL;
    if (f && f->active)
        return f;
    if (f && !f->subset) {
        f->subset = bm_pdf_cache_subset(cache, face);
        if (f->subset) {
            f->used = allocate(words_of(f), sizeof *f->used);
            f->known = allocate(words_of(f), sizeof *f->known);
            f->slots = allocate(f->subset->n_glyphs, sizeof *f->slots);
        }
    }
    if (!f || !f->subset) {
        unusable(face, ds);
        return NULL;
    }
    f->active = true;
    return f;
}

/* Mark the glyphs of a run. A glyph is always read as the smallest code point that has it, so the font is the same
 * for all documents, and a no-break space alone is told apart from a space as well. */
static bool mark(bm_pdf_usage_face *f, const bm_glyph *glyphs, size_t n)
{
    const uint32_t *code_of = f->subset->code_of;
    for (size_t i = 0; i < n; i++) {
        unsigned glyph = glyphs[i].glyph;
        if (glyph >= f->subset->n_glyphs)
            return false;
        f->used[glyph / WORD_BITS] |= (uint64_t)1 << glyph % WORD_BITS;
        f->ambiguous = f->ambiguous || (glyphs[i].code && glyphs[i].code != code_of[glyph]);
    }
    return true;
}

bool bm_pdf_usage_drawn(const bm_item *item)
{
    enum { LONGEST = 120 }; /* bytes; ToUnicode has room for more, but no letter needs it */
    if (item->kind == BM_ITEM_BOX)
        return item->height_pt > 0 && item->size_pt > 0;
    return item->kind == BM_ITEM_TEXT && (item->flags & BM_ITEM_COMPLEX) && item->n_glyphs > 1 &&
           item->text.len <= LONGEST;
}

unsigned bm_pdf_usage_space(const bm_item *item)
{
    return item->flags & BM_ITEM_SPACE && item->face ? bm_font_glyph(item->face, ' ') : 0;
}

enum { SEEN = BM_ITEM_COMPLEX | BM_ITEM_CHECKED }; /* flags that matter to the look */

static bool look_alike(const bm_item *a, const bm_item *b)
{
    if (a->kind != b->kind || (a->flags & SEEN) != (b->flags & SEEN))
        return false;
    if (a->kind == BM_ITEM_BOX)
        return fabs(a->size_pt - b->size_pt) + fabs(a->width_pt - b->width_pt) +
                   fabs(a->height_pt - b->height_pt) <
               1e-6;
    if (a->face != b->face || a->n_glyphs != b->n_glyphs || !bm_str_eq(a->text, b->text))
        return false;
    for (size_t i = 0; i < a->n_glyphs; i++)
        if (a->glyphs[i].glyph != b->glyphs[i].glyph || a->glyphs[i].dx != b->glyphs[i].dx ||
            a->glyphs[i].dy != b->glyphs[i].dy || a->glyphs[i].advance != b->glyphs[i].advance)
            return false;
    return true;
}

/* Room for one more of ${*n} elements. */
static void *grow(void *array, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return array;
    *cap = *cap ? 2 * *cap : 16;
    array = realloc(array, *cap * size);
    if (!array)
        bm_arena_out_of_memory();
    return array;
}

/* The same for all that look alike. */
static uint32_t hash_of(const bm_item *item)
{
    uint32_t h = 2166136261U ^ item->kind ^ (uint32_t)(item->flags & SEEN) << 8;
    for (size_t i = 0; i < item->text.len; i++)
        h = (h ^ (uint8_t)item->text.ptr[i]) * 16777619U;
    return h ^ h >> 15;
}

enum { PROBED = 64 }; /* places of the table, so that hostile text costs no more */

/* The place in the table of a drawing that looks like ${item}, or else for one; NULL = there is none. */
static uint32_t *place_of(const bm_pdf_usage *usage, const bm_item *item)
{
    size_t at = hash_of(item);
    for (unsigned k = 0; k < PROBED; k++, at++) {
        uint32_t *place = &usage->table[at % usage->cap_table];
        if (!*place || look_alike(usage->drawings[*place - 1].item, item))
            return place;
    }
    return NULL;
}

/* Twice the room for drawings, and for a table that is half full at most. */
static void grow_drawings(bm_pdf_usage *usage)
{
    usage->cap_drawings = usage->cap_drawings ? 2 * usage->cap_drawings : 16;
    usage->drawings = realloc(usage->drawings, usage->cap_drawings * sizeof *usage->drawings);
    if (!usage->drawings)
        bm_arena_out_of_memory();
    free(usage->table);
    usage->cap_table = 2 * usage->cap_drawings;
    usage->table = allocate(usage->cap_table, sizeof *usage->table);
    for (size_t i = 0; i < usage->n_drawings; i++) {
        uint32_t *place = place_of(usage, usage->drawings[i].item);
        if (place && !*place)
            *place = (uint32_t)i + 1;
    }
}

/* ${item} with all that is needed to draw it later. */
static const bm_item *keep(bm_arena *a, const bm_item *item)
{
    bm_item *kept = bm_arena_alloc(a, sizeof *kept);
    bm_glyph *glyphs = bm_arena_alloc(a, (item->n_glyphs + 1) * sizeof *glyphs);
    *kept = *item;
    if (item->n_glyphs)
        memcpy(glyphs, item->glyphs, item->n_glyphs * sizeof *glyphs);
    kept->glyphs = glyphs;
    kept->text = bm_arena_copy(a, item->text);
    kept->node = NULL;
    return kept;
}

/* Advance in 1/100 of 1/1000 em. */
static uint32_t width_of(const bm_item *item)
{
    double em = 0;
    if (item->kind == BM_ITEM_BOX)
        em = item->width_pt / item->size_pt;
    for (size_t g = 0; g < item->n_glyphs; g++)
        em += (double)item->glyphs[g].advance / item->face->units_per_em;
    return (uint32_t)llround(em * 100000);
}

/* The drawing of ${item}, a new one when none looks like it. */
static uint32_t drawing_of(bm_pdf_usage *usage, const bm_item *item)
{
    if (usage->n_drawings == usage->cap_drawings)
        grow_drawings(usage);
    uint32_t *place = place_of(usage, item), i = (uint32_t)usage->n_drawings;
    if (place && *place)
        return *place - 1;
    if (place)
        *place = i + 1;
    usage->drawings[usage->n_drawings++] = (bm_pdf_drawing){
        .item = usage->several ? keep(usage->kept, item) : item, .width = width_of(item)};
    return i;
}

/* Note a drawn item. */
static void collect_drawn(bm_pdf_usage *usage, const bm_item *item)
{
    usage->drawn = grow(usage->drawn, usage->n_drawn, &usage->cap_drawn, sizeof *usage->drawn);
    usage->drawn[usage->n_drawn++] = drawing_of(usage, item);
}

static int collect_item(bm_pdf_usage *usage, bm_pdf_cache *cache, const bm_item *item, bm_diags *ds)
{
    if (bm_pdf_usage_drawn(item))
        collect_drawn(usage, item);
    const size_t n = item->kind == BM_ITEM_TEXT ? item->n_glyphs : 0;
    const bm_glyph space = {.glyph = (uint16_t)bm_pdf_usage_space(item), .code = ' '};
    if (!n && !space.glyph)
        return 0;
    bm_pdf_usage_face *f = activate(usage, cache, item->face, ds);
    if (!f)
        return -1;
    bool usable = mark(f, item->glyphs, n) && (!space.glyph || mark(f, &space, 1));
    return usable ? 0 : unusable(item->face, ds);
}

int bm_pdf_usage_collect(bm_pdf_usage *usage, bm_pdf_cache *cache, const bm_pages *pages,
                         bm_diags *ds)
{
    for (size_t p = 0; p < pages->n; p++)
        for (size_t i = 0; i < pages->pages[p].n; i++)
            if (collect_item(usage, cache, &pages->pages[p].items[i], ds))
                return -1;
    return 0;
}

int bm_pdf_usage_whole(bm_pdf_usage *usage, bm_pdf_cache *cache, const bm_font_face *face,
                       bm_diags *ds)
{
    bm_pdf_usage_face *f = activate(usage, cache, face, ds);
    if (!f)
        return -1;
    f->whole = true;
    return 0;
}

void bm_pdf_usage_several(bm_pdf_usage *usage, bm_arena *kept)
{
    usage->several = true;
    usage->kept = kept;
}

void bm_pdf_usage_next(bm_pdf_usage *usage)
{
    usage->n_drawn = 0;
}

static void number_glyph(bm_pdf_usage_face *f, unsigned glyph)
{
    hb_position_t advance = hb_font_get_glyph_h_advance(f->subset->face->hb_font, glyph);
    f->slots[glyph] =
        (bm_pdf_slot){.cid = (uint16_t)++f->n_known,
                      .code = f->subset->code_of[glyph],
                      .width = bm_pdf_font_width(advance, f->subset->face->units_per_em)};
}

void bm_pdf_usage_number(bm_pdf_usage *usage)
{
    for (size_t i = 0; i < usage->n_faces; i++) {
        bm_pdf_usage_face *f = &usage->faces[i];
        if (!f->active)
            continue;
        if (!f->is_numbered)
            f->number = usage->n_numbered++;
        f->slots_of = NULL;
        f->is_numbered = true;
        for (size_t w = 0; w < words_of(f); w++) {
            for (uint64_t bits = f->used[w] & ~f->known[w]; bits; bits &= bits - 1)
                number_glyph(f, (unsigned)w * WORD_BITS + (unsigned)__builtin_ctzll(bits));
            f->known[w] |= f->used[w];
        }
    }
}

/* The used glyphs, ascending, into usage->uses; returns how many. */
static size_t list_uses(bm_pdf_usage *usage, const bm_pdf_usage_face *f)
{
    if (usage->cap_uses < f->subset->n_glyphs) {
        free(usage->uses);
        free(usage->cids);
        usage->uses = allocate(f->subset->n_glyphs, sizeof *usage->uses);
        usage->cids = allocate(f->subset->n_glyphs, sizeof *usage->cids);
        usage->cap_uses = f->subset->n_glyphs;
    }
    size_t n = 0;
    for (size_t w = 0; w < words_of(f); w++)
        for (uint64_t bits = f->used[w]; bits; bits &= bits - 1) {
            unsigned glyph = (unsigned)w * WORD_BITS + (unsigned)__builtin_ctzll(bits);
            usage->uses[n].glyph = (uint16_t)glyph;
            usage->cids[n] = f->slots[glyph].cid;
            usage->uses[n++].code = f->subset->code_of[glyph];
        }
    return n;
}

/* The parts of the repertoire that ${f} needs; 0 = it needs more than that. */
static unsigned parts_of(const bm_pdf_usage_face *f)
{
    unsigned parts = f->whole ? BM_PDF_SUBSET_WHOLE : BM_PDF_SUBSET_LETTERS;
    for (size_t w = 0; w < words_of(f); w++)
        for (uint64_t bits = f->used[w]; bits; bits &= bits - 1) {
            unsigned glyph = (unsigned)w * WORD_BITS + (unsigned)__builtin_ctzll(bits);
            unsigned part = f->subset->part_of[glyph];
            if (!part)
                return 0;
            parts |= part;
        }
    return parts;
}

static void set_slots(bm_pdf_usage_face *f)
{
    const bm_pdf_font *font = f->font;
    for (size_t k = 0; k < font->n; k++)
        f->slots[font->uses[k].glyph] =
            (bm_pdf_slot){font->cids[k], font->uses[k].code, font->widths[k]};
}

/* A font that many files have. Its slots stay as they are for the next one. */
static bool acquire_parts(bm_pdf_usage_face *f, bm_pdf_cache *cache, unsigned parts)
{
    if (f->slots_of && f->slots_parts == parts) {
        f->font = f->slots_of;
        return true;
    }
    f->font = bm_pdf_cache_parts(cache, f->subset, parts);
    if (f->font)
        set_slots(f);
    f->slots_of = f->font;
    f->slots_parts = parts;
    return f->font;
}

static bool acquire_own(bm_pdf_usage *usage, bm_pdf_usage_face *f, bm_pdf_cache *cache, bool whole,
                        const bm_pdf_packers *packers)
{
    size_t n = list_uses(usage, f);
    f->own = bm_pdf_cache_acquire(cache, f->subset, usage->uses, n, whole || f->whole, packers);
    f->font = f->own;
    f->slots_of = NULL;
    if (f->font)
        set_slots(f);
    return f->font;
}

static int acquire_known(bm_pdf_usage *usage, bm_pdf_cache *cache, bool whole,
                         const bm_pdf_packers *packers, bm_diags *ds)
{
    unsigned number = 0;
    for (size_t i = 0; i < usage->n_faces; i++) {
        bm_pdf_usage_face *f = &usage->faces[i];
        if (!f->active)
            continue;
        unsigned parts = whole ? parts_of(f) : 0;
        if (!(parts ? acquire_parts(f, cache, parts)
                    : acquire_own(usage, f, cache, whole, packers)))
            return unusable(f->subset->face, ds);
        f->number = number++;
    }
    return 0;
}

/* Fonts for the numbers that were given. */
static int make_fonts(bm_pdf_usage *usage, const bm_pdf_packers *packers, bm_diags *ds)
{
    for (size_t i = 0; i < usage->n_faces; i++) {
        bm_pdf_usage_face *f = &usage->faces[i];
        for (size_t k = 0; f->active && f->whole && k < f->subset->n_repertoire; k++) {
            const unsigned glyph = f->subset->repertoire[k].glyph;
            f->used[glyph / WORD_BITS] |= (uint64_t)1 << glyph % WORD_BITS;
        }
    }
    bm_pdf_usage_number(usage);
    for (size_t i = 0; i < usage->n_faces; i++) {
        bm_pdf_usage_face *f = &usage->faces[i];
        if (!f->active)
            continue;
        size_t n = list_uses(usage, f);
        f->font = f->own = bm_pdf_font_new(f->subset, usage->uses, usage->cids, n, packers);
        if (!f->font)
            return unusable(f->subset->face, ds);
    }
    return 0;
}

int bm_pdf_usage_acquire(bm_pdf_usage *usage, bm_pdf_cache *cache, bool whole,
                         const bm_pdf_packers *packers, bm_diags *ds)
{
    return usage->several ? make_fonts(usage, packers, ds)
                          : acquire_known(usage, cache, whole, packers, ds);
}

void bm_pdf_usage_release(bm_pdf_usage *usage, bm_pdf_cache *cache)
{
    for (size_t i = 0; i < usage->n_faces; i++) {
        bm_pdf_usage_face *f = &usage->faces[i];
        if (!f->active)
            continue;
        if (usage->several)
            bm_pdf_font_free(f->own);
        else
            bm_pdf_cache_release(cache, f->own);
        f->font = NULL;
        f->own = NULL;
        f->active = f->ambiguous = f->whole = f->is_numbered = false;
        f->n_known = 0;
        memset(f->used, 0, words_of(f) * sizeof *f->used);
        memset(f->known, 0, words_of(f) * sizeof *f->known);
    }
    if (usage->n_drawings)
        memset(usage->table, 0, usage->cap_table * sizeof *usage->table);
    usage->n_drawings = usage->n_drawn = 0;
    usage->several = false;
    usage->n_numbered = 0;
}
