/* A part that is written, and what is in it then. Include after cmocka.h. SPDX-License-Identifier: MIT */
#ifndef MARK_KIT_H
#define MARK_KIT_H

#include <stdlib.h>
#include <string.h>

#include "base/diags.h"
#include "sheet/mark_zip.h"

typedef struct {
    bm_arena *arena;
    bm_diags *ds;
    bm_buf file; /* what the sink got */
    bm_sink sink;
    bm_mark_pack *pack;
} mark_kit;

static inline int mark_kit_append(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

static inline int mark_kit_refuse(void *user, const void *bytes, size_t n)
{
    (void)user;
    (void)bytes;
    (void)n;
    return 1;
}

static inline int mark_kit_set_up(void **state)
{
    mark_kit *k = calloc(1, sizeof *k);
    k->arena = bm_arena_new();
    k->ds = bm_diags_new();
    k->sink = (bm_sink){mark_kit_append, &k->file};
    k->pack = bm_mark_pack_new(&k->sink, k->ds);
    *state = k;
    return 0;
}

static inline int mark_kit_tear_down(void **state)
{
    mark_kit *k = *state;
    bm_mark_pack_free(k->pack);
    bm_buf_free(&k->file);
    bm_diags_free(k->ds);
    bm_arena_free(k->arena);
    free(k);
    return 0;
}

/* The file that was written, opened. */
static inline bm_mark_zip *mark_kit_open(mark_kit *k)
{
    FILE *f = tmpfile();
    assert_non_null(f);
    assert_int_equal(fwrite(k->file.ptr, 1, k->file.len, f), k->file.len);
    assert_int_equal(fflush(f), 0);
    return bm_mark_zip_open(f, "t.zip", k->ds);
}

/* Part ${name} of the file that was written, 0-terminated. */
static inline const char *mark_kit_part(mark_kit *k, const char *name)
{
    bm_str text = {0};
    bm_mark_zip *z = mark_kit_open(k);
    assert_non_null(z);
    const long i = bm_mark_zip_find(z, bm_str_of(name));
    assert_true(i >= 0);
    assert_int_equal(bm_mark_zip_read(z, (size_t)i, k->arena, &text, k->ds), 0);
    bm_mark_zip_close(z);
    return text.ptr;
}

/* A part "p" is begun, and ended: what is in it. */
static inline void mark_kit_begin(mark_kit *k)
{
    bm_mark_pack_free(k->pack);
    k->pack = bm_mark_pack_new(&k->sink, k->ds);
    k->file.len = 0;
    assert_int_equal(bm_mark_pack_begin(k->pack, bm_str_of("p")), 0);
}

static inline const char *mark_kit_end(mark_kit *k)
{
    assert_int_equal(bm_mark_pack_end(k->pack), 0);
    assert_int_equal(bm_mark_pack_finish(k->pack), 0);
    return mark_kit_part(k, "p");
}

#define MARK_KIT_TEST(test) \
    cmocka_unit_test_setup_teardown(test, mark_kit_set_up, mark_kit_tear_down)

#endif
