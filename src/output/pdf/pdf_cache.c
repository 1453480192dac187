/* The cache of fonts: a short list under one lock. Fonts are made outside the lock, so two threads may make the
 * same one at the same time; both get the same bytes, and the second is dropped.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_cache.h"

#include <pthread.h>
#include <stdlib.h>

enum { SMALLEST = 12 }; /* libdeflate's highest level, for what is packed once and written often */

typedef struct {
    bm_pdf_font *font;
    uint64_t hash, last_used;
    unsigned users;
} entry;

typedef struct {
    bool opened, usable;
    bm_pdf_subset subset;
    bm_pdf_font
        *of_parts[BM_PDF_SUBSET_WHOLE + 1]; /* by parts of the repertoire; NULL = not made yet */
} face_state;

struct bm_pdf_cache {
    pthread_mutex_t lock;
    uint64_t clock;
    size_t n_faces;
    face_state *faces; /* by id */
    entry entries[BM_PDF_CACHE_FONTS];
};

bm_pdf_cache *bm_pdf_cache_new(size_t n_faces)
{
    bm_pdf_cache *cache = calloc(1, sizeof *cache);
    if (!cache)
        bm_arena_out_of_memory();
    cache->n_faces = n_faces;
    cache->faces = calloc(n_faces ? n_faces : 1, sizeof *cache->faces);
    if (!cache->faces || pthread_mutex_init(&cache->lock, NULL))
        bm_arena_out_of_memory();
    return cache;
}

void bm_pdf_cache_free(bm_pdf_cache *cache)
{
    if (!cache)
        return;
    for (size_t i = 0; i < BM_PDF_CACHE_FONTS; i++)
        bm_pdf_font_free(cache->entries[i].font);
    for (size_t i = 0; i < cache->n_faces; i++) {
        for (size_t k = 0; k <= BM_PDF_SUBSET_WHOLE; k++)
            bm_pdf_font_free(cache->faces[i].of_parts[k]);
        bm_pdf_subset_close(&cache->faces[i].subset);
    }
    pthread_mutex_destroy(&cache->lock);
    free(cache->faces);
    free(cache);
}

const bm_pdf_subset *bm_pdf_cache_subset(bm_pdf_cache *cache, const bm_font_face *face)
{
    if (face->id >= cache->n_faces)
        return NULL;
    face_state *state = &cache->faces[face->id];
    pthread_mutex_lock(&cache->lock);
    if (!state->opened) {
        state->usable = bm_pdf_subset_open(&state->subset, face) == 0;
        state->opened = true;
    }
    pthread_mutex_unlock(&cache->lock);
    return state->usable ? &state->subset : NULL;
}

static uint64_t hash_of(const bm_font_face *face, const bm_pdf_use *uses, size_t n)
{
    uint64_t h = 0xCBF29CE484222325U ^ face->id;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ ((uint64_t)uses[i].glyph << 32 | uses[i].code)) * 0x9E3779B97F4A7C15U;
        h ^= h >> 32;
    }
    return h;
}

static bool same(const bm_pdf_font *font, const bm_font_face *face, const bm_pdf_use *uses,
                 size_t n)
{
    if (font->face != face || font->n != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (font->uses[i].glyph != uses[i].glyph || font->uses[i].code != uses[i].code)
            return false;
    return true;
}

/* With the lock held. */
static entry *find(bm_pdf_cache *cache, uint64_t hash, const bm_font_face *face,
                   const bm_pdf_use *uses, size_t n)
{
    for (size_t i = 0; i < BM_PDF_CACHE_FONTS; i++) {
        entry *e = &cache->entries[i];
        if (e->font && e->hash == hash && same(e->font, face, uses, n))
            return e;
    }
    return NULL;
}

/* With the lock held: the entry to be replaced, or NULL when all are in use. */
static entry *oldest(bm_pdf_cache *cache)
{
    entry *best = NULL;
    for (size_t i = 0; i < BM_PDF_CACHE_FONTS; i++) {
        entry *e = &cache->entries[i];
        if (!e->users && (!best || e->last_used < best->last_used))
            best = e;
    }
    return best;
}

static bm_pdf_font *acquire_exact(bm_pdf_cache *cache, const bm_pdf_subset *subset,
                                  const bm_pdf_use *uses, size_t n, const bm_pdf_packers *packers)
{
    uint64_t hash = hash_of(subset->face, uses, n);
    pthread_mutex_lock(&cache->lock);
    entry *e = find(cache, hash, subset->face, uses, n);
    bm_pdf_font *made = NULL;
    if (!e) {
        pthread_mutex_unlock(&cache->lock);
        made = bm_pdf_font_new(subset, uses, NULL, n, packers);
        if (!made)
            return NULL;
        pthread_mutex_lock(&cache->lock);
        e = find(cache, hash, subset->face, uses, n);
    }
    bm_pdf_font *unwanted = NULL;
    if (e) {
        unwanted = made;
    } else if ((e = oldest(cache)) != NULL) {
        unwanted = e->font;
        e->font = made;
        e->hash = hash;
    }
    bm_pdf_font *font = e ? e->font : made;
    if (e) {
        e->users++;
        e->last_used = ++cache->clock;
    }
    pthread_mutex_unlock(&cache->lock);
    bm_pdf_font_free(unwanted);
    return font;
}

static bm_pdf_font *make_parts(const bm_pdf_subset *subset, unsigned parts)
{
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(SMALLEST);
    bm_pdf_use *uses = malloc((subset->n_repertoire + 1) * sizeof *uses);
    size_t n = 0;
    if (!packer || !uses)
        bm_arena_out_of_memory();
    for (size_t i = 0; i < subset->n_repertoire; i++)
        if (subset->part_of[subset->repertoire[i].glyph] & parts)
            uses[n++] = subset->repertoire[i];
    const bm_pdf_packers packers = {.fonts = packer, .text = packer};
    bm_pdf_font *font = bm_pdf_font_new(subset, uses, NULL, n, &packers);
    libdeflate_free_compressor(packer);
    free(uses);
    return font;
}

const bm_pdf_font *bm_pdf_cache_parts(bm_pdf_cache *cache, const bm_pdf_subset *subset,
                                      unsigned parts)
{
    parts |= BM_PDF_SUBSET_LETTERS;
    if (parts & BM_PDF_SUBSET_RARE)
        parts = BM_PDF_SUBSET_WHOLE;
    bm_pdf_font **font = &cache->faces[subset->face->id].of_parts[parts];
    pthread_mutex_lock(&cache->lock);
    if (!*font)
        *font = make_parts(subset, parts);
    const bm_pdf_font *made = *font;
    pthread_mutex_unlock(&cache->lock);
    return made;
}

/* ${uses} and the repertoire in one ascending list; the repertoire's code point wins. Returns how many there are; ${out} holds
 * n + n_repertoire. */
static size_t merge(const bm_pdf_subset *subset, const bm_pdf_use *uses, size_t n, bm_pdf_use *out)
{
    size_t i = 0, k = 0, n_out = 0;
    while (i < n || k < subset->n_repertoire) {
        const bm_pdf_use *known = k < subset->n_repertoire ? &subset->repertoire[k] : NULL;
        if (known && (i == n || known->glyph <= uses[i].glyph)) {
            if (i < n && known->glyph == uses[i].glyph)
                i++;
            out[n_out++] = *known;
            k++;
        } else {
            out[n_out++] = uses[i++];
        }
    }
    return n_out;
}

bm_pdf_font *bm_pdf_cache_acquire(bm_pdf_cache *cache, const bm_pdf_subset *subset,
                                  const bm_pdf_use *uses, size_t n, bool whole,
                                  const bm_pdf_packers *packers)
{
    if (!whole)
        return acquire_exact(cache, subset, uses, n, packers);
    bm_pdf_use *all = malloc((n + subset->n_repertoire + 1) * sizeof *all);
    if (!all)
        bm_arena_out_of_memory();
    bm_pdf_font *font = acquire_exact(cache, subset, all, merge(subset, uses, n, all), packers);
    free(all);
    return font;
}

void bm_pdf_cache_release(bm_pdf_cache *cache, bm_pdf_font *font)
{
    if (!font)
        return;
    bool kept = false;
    pthread_mutex_lock(&cache->lock);
    for (size_t i = 0; i < BM_PDF_CACHE_FONTS && !kept; i++)
        if (cache->entries[i].font == font) {
            cache->entries[i].users--;
            kept = true;
        }
    pthread_mutex_unlock(&cache->lock);
    if (!kept) /* made while all entries were in use */
        bm_pdf_font_free(font);
}
