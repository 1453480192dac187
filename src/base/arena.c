/* Bump allocator in a chain of chunks. Chunks are kept at reset, so that a worker that makes
 * thousands of documents stops calling malloc after the first few.
 * SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/stress.h"

enum {
    CHUNK_BYTES = 64 * 1024,
    KEPT_BYTES = 4 * 1024 * 1024, /* at a reset; what one huge document took is given back */
    SMALL_CHUNK_BYTES = 64,       /* when small ones are asked for: see base/stress.h */
    SMALL_KEPT_BYTES = 4096
};

#define ALIGN alignof(max_align_t)

typedef struct chunk {
    struct chunk *next;
    size_t size, used;
    max_align_t data[];
} chunk;

struct bm_arena {
    chunk *first, *current;
    bool one_by_one, is_small; /* modes of tests */
};

static bool is_one_by_one(const bm_arena *a)
{
    return BM_STRESS_MODES && a->one_by_one;
}

static bool is_small(const bm_arena *a)
{
    return BM_STRESS_MODES && a->is_small;
}

void bm_arena_out_of_memory(void)
{
    static const char text[] = "bieumau: out of memory\n";
    (void)fwrite(text, 1, sizeof text - 1, stderr);
    abort();
}

static void *must(void *p)
{
    if (!p)
        bm_arena_out_of_memory();
    return p;
}

static chunk *chunk_new(size_t size)
{
    if (size > SIZE_MAX - sizeof(chunk))
        bm_arena_out_of_memory();
    chunk *c = must(malloc(sizeof(chunk) + size));
    c->next = NULL;
    c->size = size;
    c->used = 0;
    return c;
}

bm_arena *bm_arena_new(void)
{
    bm_arena *a = must(malloc(sizeof *a));
    a->one_by_one = bm_stress_is("malloc");
    a->is_small = bm_stress_is("small");
    a->first = a->current = chunk_new(is_small(a) ? SMALL_CHUNK_BYTES : CHUNK_BYTES);
    return a;
}

void bm_arena_free(bm_arena *a)
{
    if (!a)
        return;
    for (chunk *c = a->first, *next; c; c = next) {
        next = c->next;
        free(c);
    }
    free(a);
}

void bm_arena_reset(bm_arena *a)
{
    size_t kept = a->first->size;
    size_t most = is_one_by_one(a) ? 0 : is_small(a) ? SMALL_KEPT_BYTES : KEPT_BYTES;
    for (chunk *c = a->first; c->next;) {
        if (kept + c->next->size <= most) {
            c = c->next;
            kept += c->size;
        } else {
            chunk *large = c->next;
            c->next = large->next;
            free(large);
        }
    }
    a->current = a->first;
    a->current->used = 0;
}

void *bm_arena_alloc(bm_arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGN)
        bm_arena_out_of_memory();
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    chunk *c = a->current;
    if (is_one_by_one(a) || size > c->size - c->used) {
        /* Reuse the next kept chunk when it is large enough; else put a new one before it. */
        if (!is_one_by_one(a) && c->next && c->next->size >= size) {
            c = c->next;
            c->used = 0;
        } else {
            size_t least = is_one_by_one(a) ? 0 : is_small(a) ? SMALL_CHUNK_BYTES : CHUNK_BYTES;
            chunk *fresh = chunk_new(size > least ? size : least);
            fresh->next = c->next;
            c->next = fresh;
            c = fresh;
        }
        a->current = c;
    }
    void *p = (char *)c->data + c->used;
    c->used += size;
    return p;
}

void *bm_arena_zero(bm_arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        bm_arena_out_of_memory();
    void *p = bm_arena_alloc(a, count * size);
    memset(p, 0, count * size);
    return p;
}

bm_str bm_arena_copy(bm_arena *a, bm_str s)
{
    char *p = bm_arena_alloc(a, s.len + 1);
    if (s.len)
        memcpy(p, s.ptr, s.len);
    p[s.len] = 0;
    return bm_str_n(p, s.len);
}

const char *bm_arena_cstr(bm_arena *a, bm_str s)
{
    return bm_arena_copy(a, s).ptr;
}

const char *bm_arena_printf(bm_arena *a, const char *format, ...)
{
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    char small[64];
    int n = vsnprintf(small, sizeof small, format, ap);
    va_end(ap);
    if (n < 0)
        bm_arena_out_of_memory();
    char *p = bm_arena_alloc(a, (size_t)n + 1);
    if ((size_t)n < sizeof small)
        memcpy(p, small, (size_t)n + 1);
    else
        (void)vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return p;
}

void *bm_arena_grow(bm_arena *a, void *old, size_t old_size, size_t new_size)
{
    chunk *c = a->current;
    size_t held = (old_size + ALIGN - 1) / ALIGN * ALIGN;
    if (!is_one_by_one(a) && !is_small(a) && old &&
        (char *)old + held == (char *)c->data + c->used && new_size <= c->size - (c->used - held)) {
        c->used = c->used - held + (new_size + ALIGN - 1) / ALIGN * ALIGN;
        if (c->used <= c->size)
            return old;
        c->used = (size_t)((char *)old - (char *)c->data) + held;
    }
    void *p = bm_arena_alloc(a, new_size);
    if (old && old_size)
        memcpy(p, old, old_size < new_size ? old_size : new_size);
    return p;
}

bm_arena_mark bm_arena_mark_of(const bm_arena *a)
{
    bm_arena_mark m = {a->current, a->current->used};
    return m;
}

void bm_arena_rewind(bm_arena *a, bm_arena_mark m)
{
    a->current = m.chunk;
    while (is_one_by_one(a) && a->current->next) {
        chunk *ended = a->current->next;
        a->current->next = ended->next;
        free(ended);
    }
    a->current->used = m.used;
}
