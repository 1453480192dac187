/* A table becomes documents: rows -> jobs -> files, by several threads, with a journal, so that a batch that was killed goes on
 * where it was and one that is run again makes only what has changed. Uses the library through bieumau.h as any other program.
 *
 * What is in the folder of a batch:
 *
 *     DIR/<name>.pdf             the documents; with per_folder in DIR/000001/, DIR/000002/ …; of a shard in DIR/shard-003/
 *     DIR/.bieumau/journal       one line for each document that is whole on the disk, in the order of the records
 *     DIR/.bieumau/run-…         a run that is going on, or was killed: the lines of its log, files to be renamed
 *     DIR/.bieumau/left-over     lines of documents that belong to no record any more
 *     DIR/.bieumau/print         what the print file was made from
 *     DIR/.bieumau/faults.jsonl  what is wrong, record by record, of the last run
 *     DIR/.bieumau/done          the counts, when a run has come to the end of the table
 *
 * (of a shard in DIR/.bieumau/shard-003-of-100/)
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_H
#define BM_BATCH_BATCH_H

#include "bieumau.h"

typedef struct {
    const char *table; /* path */
    const bm_form *form;
    const bm_records_options *records; /* NULL = all defaults */
    const char *dir;                   /* NULL = no single documents: `merge` alone */
    const char *const *formats;        /* names of bm_format; at least one */
    size_t n_formats;
    const char *name; /* pattern of names, "{so_giay_to}-{ho_ten}"; NULL = the form and the row */
    const bm_render_options *render; /* of all documents; format and overwrite are not looked at;
                                        NULL = all defaults, but with shared_fonts */
    const bm_data *profile;          /* NULL = none */
    unsigned n_jobs;                 /* threads that make documents; 0 = one for each processor */
    uint64_t limit;                  /* so many records at most; 0 = all */
    uint32_t per_folder;             /* so many documents in a folder; 0 = all in one */
    uint32_t shard,
        n_shards; /* shard 1 to n_shards: records with index % n_shards == shard - 1; 0, 0 = all */
    bool strict;  /* warnings are errors */
    bool dry_run; /* check all, make no document; in `dir` only faults.jsonl is written */
    bool all_or_nothing; /* check all first; make none when one is wrong */
    bool force;          /* overwrite files that are not of this batch, or were changed since */
    bool prune;          /* remove documents, unchanged since, whose records are gone */
    bool no_sync;        /* do not wait for the disk: a power cut may cost documents */
    const char *merge;   /* PDF of all good records, in their order; NULL = none */
    const char *zip;     /* ZIP file of all documents in `dir`; NULL = none */
} bm_batch_options;

typedef struct {
    uint64_t records;   /* looked at */
    uint64_t made;      /* records whose documents were made, of them */
    uint64_t unchanged; /* … were there already */
    uint64_t failed;    /* … are wrong: nothing was made */
    uint64_t warned;    /* … were made or were there, with warnings */
    uint64_t left_over; /* documents of earlier runs whose record is gone or has another name now */
    uint64_t pruned;    /* of them removed */
    uint64_t bytes;     /* of the documents made */
} bm_batch_counts;

typedef enum {
    BM_BATCH_MADE,
    BM_BATCH_UNCHANGED,
    BM_BATCH_FAILED, /* nothing made, the diagnostics say why */
    BM_BATCH_CHECKED /* dry run: would be made */
} bm_batch_outcome;

/* One record that is through. Borrowed during the call only. */
typedef struct {
    const bm_record *record;
    bm_batch_outcome outcome;
    const bm_diags *diags;    /* may be empty; cells are named */
    const char *const *paths; /* below dir, one for each format; NULL for FAILED */
} bm_batch_item;

/* What the caller wants to hear. All functions may be NULL; they are called on the thread of bm_batch_run, items in the order of the
 * records. */
typedef struct {
    void *user;
    void (*item)(void *user, const bm_batch_item *item);
    void (*progress)(void *user, const bm_batch_counts *counts,
                     double done); /* some times a second */
    bool (*stop)(void *user);      /* true: finish what is begun, then return; asked for often */
} bm_batch_listener;

typedef enum {
    BM_BATCH_DONE = 0,    /* to the end; `failed` says whether records are wrong */
    BM_BATCH_STOPPED = 1, /* by `stop`: to be run again */
    BM_BATCH_BROKEN = -1  /* told: the table, the disk, the journal … */
} bm_batch_end;

/**
 * bm_batch_run(env, options, listener, counts, ds):
 * Make what the table says and is not there yet. The same input makes the same files, whatever the number of threads. Errors of records
 * go to the listener (and to faults.jsonl), errors of the batch as a whole to ${ds}.
 */
bm_batch_end bm_batch_run(bm_env *env, const bm_batch_options *options,
                          const bm_batch_listener *listener, bm_batch_counts *counts, bm_diags *ds);

#endif
