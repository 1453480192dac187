/* The index is a table of slots in a file without a name, with open addressing: the digest of a stem, and where its line begins.
 * SPDX-License-Identifier: MIT */
#include "batch/batch_finder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/digest.h"

enum {
    LEAST_LINE_BYTES = 80, /* "1\t1\t" and two digests, at least */
    PROBE = 16             /* slots that are read at once */
};

typedef struct {
    uint64_t hash;
    uint64_t place; /* of the line, + 1; 0 = the slot is free */
} slot;

struct bm_batch_finder {
    bm_batch_journal_reader reader;
    uint64_t cursor; /* where the next line is expected */
    uint64_t end;
    int folder;
    char index_name[64];
    int index;        /* descriptor; -1 = not made yet */
    uint64_t n_slots; /* a power of 2, at least PROBE */
};

bm_batch_finder *bm_batch_finder_open(int fd, int folder, const char *index, uint64_t end)
{
    bm_batch_finder *f = calloc(1, sizeof *f);
    if (!f)
        bm_arena_out_of_memory();
    f->reader.fd = fd;
    f->end = fd < 0 ? 0 : end;
    f->folder = folder;
    f->index = -1;
    size_t n = strlen(index);
    memcpy(f->index_name, index, n < sizeof f->index_name ? n : sizeof f->index_name - 1);
    return f;
}

void bm_batch_finder_free(bm_batch_finder *f)
{
    if (!f)
        return;
    if (f->index >= 0)
        (void)close(f->index);
    if (f->reader.fd >= 0)
        (void)close(f->reader.fd);
    bm_buf_free(&f->reader.bytes);
    free(f);
}

void bm_batch_finder_restart(bm_batch_finder *f)
{
    f->cursor = 0;
}

/* The first whole line from *${at} on; *${at} is then behind it. */
static int whole_line(bm_batch_finder *f, uint64_t *at, uint64_t *begin, bm_batch_journal_line *out)
{
    bm_str text;
    int status = 1;
    while (*at < f->end) {
        *begin = *at;
        status = bm_batch_journal_at(&f->reader, *begin, &text, at);
        if (status != 1)
            return status;
        if (bm_batch_journal_parse(text, out))
            return 1;
    }
    return 0;
}

int bm_batch_finder_next(bm_batch_finder *f, bm_batch_journal_line *out)
{
    uint64_t begin;
    return whole_line(f, &f->cursor, &begin, out);
}

/* ---- Index -------------------------------------------------------------------------------- */

static uint64_t hash_of(bm_str stem)
{
    uint8_t digest[BM_DIGEST_QUICK];
    uint64_t hash;
    bm_digest_quick(stem, digest);
    memcpy(&hash, digest, sizeof hash);
    return hash;
}

/* Read ${n} slots from ${first} on; those behind the end of the file are free. Returns 0, or -1 with errno. */
static int read_slots(const bm_batch_finder *f, uint64_t first, slot *out, size_t n)
{
    size_t want = n * sizeof *out, have = 0;
    memset(out, 0, want);
    while (have < want) {
        ssize_t got =
            pread(f->index, (char *)out + have, want - have, (off_t)(first * sizeof *out + have));
        if (got < 0 && errno != EINTR)
            return -1;
        if (got == 0)
            break;
        have += got > 0 ? (size_t)got : 0;
    }
    return 0;
}

/* The slot of ${hash}, or the free one that it would get: its number into ${number}. Returns 0, or -1 with errno. */
static int probe(const bm_batch_finder *f, uint64_t hash, slot *out, uint64_t *number)
{
    slot some[PROBE];
    uint64_t at = hash & (f->n_slots - 1);
    for (;;) {
        uint64_t left = f->n_slots - at;
        size_t n = left < PROBE ? (size_t)left : PROBE;
        if (read_slots(f, at, some, n) != 0)
            return -1;
        for (size_t i = 0; i < n; i++) {
            if (some[i].place && some[i].hash != hash)
                continue;
            *out = some[i];
            *number = at + i;
            return 0;
        }
        at = n == left ? 0 : at + n;
    }
}

static int write_slot(const bm_batch_finder *f, uint64_t number, const slot *s)
{
    ssize_t put;
    do
        put = pwrite(f->index, s, sizeof *s, (off_t)(number * sizeof *s));
    while (put < 0 && errno == EINTR);
    if (put >= 0 && put != (ssize_t)sizeof *s)
        errno = ENOSPC;
    return put == (ssize_t)sizeof *s ? 0 : -1;
}

static int make_index(bm_batch_finder *f)
{
    f->index = openat(f->folder, f->index_name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (f->index < 0 || unlinkat(f->folder, f->index_name, 0) != 0)
        return -1;
    for (f->n_slots = PROBE; f->n_slots < 2 * (f->end / LEAST_LINE_BYTES);)
        f->n_slots *= 2;
    bm_batch_journal_line line;
    uint64_t at = 0, begin = 0;
    int status;
    while ((status = whole_line(f, &at, &begin, &line)) == 1) {
        slot found;
        uint64_t number;
        const slot s = {hash_of(bm_batch_journal_stem(&line)), begin + 1};
        if (probe(f, s.hash, &found, &number) != 0 || write_slot(f, number, &s) != 0)
            return -1;
    }
    return status;
}

static int look_up(bm_batch_finder *f, bm_str stem, bm_batch_journal_line *out)
{
    slot found;
    uint64_t number, begin;
    if (probe(f, hash_of(stem), &found, &number) != 0)
        return -1;
    if (!found.place)
        return 0;
    uint64_t at = found.place - 1;
    int status = whole_line(f, &at, &begin, out);
    if (status != 1 || !bm_str_eq(bm_batch_journal_stem(out), stem))
        return status < 0 ? -1 : 0;
    f->cursor = at;
    return 1;
}

int bm_batch_finder_find(bm_batch_finder *f, bm_str stem, bm_batch_journal_line *out)
{
    uint64_t at = f->cursor, begin;
    if (!f->end)
        return 0;
    int status = whole_line(f, &at, &begin, out);
    if (status == 1 && bm_str_eq(bm_batch_journal_stem(out), stem)) {
        f->cursor = at;
        return 1;
    }
    if (status < 0 || (f->index < 0 && make_index(f) != 0))
        return -1;
    return look_up(f, stem, out);
}
