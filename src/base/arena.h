/* Arena: all memory of one lifetime (a document, a form, a list of diagnostics), freed at once.
 * Out of memory ends the process (bm_arena_out_of_memory), so no call here returns NULL.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BASE_ARENA_H
#define BM_BASE_ARENA_H

#include "base/str.h"

typedef struct bm_arena bm_arena;

/* A place in an arena to which it can be rewound. */
typedef struct {
    void *chunk;
    size_t used;
} bm_arena_mark;

/** bm_arena_new(): a new, empty arena; free it with bm_arena_free. */
bm_arena *bm_arena_new(void);

/** bm_arena_free(a): free ${a} and all that was allocated in it. NULL is allowed. */
void bm_arena_free(bm_arena *a);

/** bm_arena_reset(a): forget all allocations but keep some MB for the next document. O(chunks). */
void bm_arena_reset(bm_arena *a);

/** bm_arena_alloc(a, size): ${size} bytes, uninitialised, aligned to max_align_t. O(1). */
void *bm_arena_alloc(bm_arena *a, size_t size);

/** bm_arena_zero(a, count, size): ${count} × ${size} bytes of zero; an overflow ends the process. */
void *bm_arena_zero(bm_arena *a, size_t count, size_t size);

/** bm_arena_copy(a, s): a copy of ${s}, with a 0 byte behind it that is not counted in len. */
bm_str bm_arena_copy(bm_arena *a, bm_str s);

/** bm_arena_cstr(a, s): a 0-terminated copy of ${s}. */
const char *bm_arena_cstr(bm_arena *a, bm_str s);

/** bm_arena_printf(a, format, ...): formatted text in ${a}, 0-terminated. No %g, %f: they follow the locale. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3), nonnull(2)))
#endif
const char *
bm_arena_printf(bm_arena *a, const char *format, ...);

/** bm_arena_grow(a, old, old_size, new_size): a block of ${new_size} bytes that begins with the
 *  ${old_size} bytes of ${old}; in place when ${old} was the last allocation. */
void *bm_arena_grow(bm_arena *a, void *old, size_t old_size, size_t new_size);

/** bm_arena_mark_of(a) / bm_arena_rewind(a, m): free all that was allocated since the mark. */
bm_arena_mark bm_arena_mark_of(const bm_arena *a);
void bm_arena_rewind(bm_arena *a, bm_arena_mark m);

/** bm_arena_out_of_memory(): the one place where the process ends for want of memory. */
#if defined(__GNUC__)
__attribute__((noreturn))
#endif
void bm_arena_out_of_memory(void);

#endif
