/* The order of things: what killed runs left becomes part of the journal; the table is gone through once (or twice, with
 * all_or_nothing: first only to see whether all is right); the log of this run becomes the journal; then the print file.
 * SPDX-License-Identifier: MIT */
#include "batch/batch.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/diags.h"
#include "batch/batch_join.h"
#include "batch/batch_pool.h"
#include "batch/batch_print.h"
#include "batch/batch_state.h"

typedef struct {
    bm_batch_plan plan;
    bm_batch_folder folder;
    bm_batch_source source;
    bm_batch_commit commit;
    const bm_batch_listener *listener;
    bm_batch_counts *counts;
    bm_diags *ds;
    double passes, passed; /* through the table: to be made, and made */
} run;

/* NULL without a folder of documents. */
static bm_batch_folder *folder_of(run *r)
{
    return r->plan.options->dir ? &r->folder : NULL;
}

/* ---- Begin -------------------------------------------------------------------------------- */

/* What earlier runs have made. Returns 0, or -1 (told). */
static int open_journal(run *r)
{
    bm_batch_journal_summary journal, left_over;
    const bm_batch_folder *f = &r->folder;
    if (bm_batch_join_dead(&r->folder, r->ds) != 0)
        return -1;
    r->source.journal = bm_batch_join_open(f, "journal", &journal);
    if (!r->source.journal)
        return bm_batch_folder_refused(f, "journal", errno, r->ds);
    r->source.left_over = bm_batch_join_open(f, "left-over", &left_over);
    if (!r->source.left_over)
        return bm_batch_folder_refused(f, "left-over", errno, r->ds);
    bm_buf path = {0};
    char damaged[24];
    bm_buf_add_cstr(&path, f->state_path.ptr);
    bm_buf_add(&path, "/journal", sizeof "/journal");
    (void)snprintf(damaged, sizeof damaged, "%llu", (unsigned long long)journal.damaged);
    int status = 0;
    if (journal.version > BM_BATCH_JOURNAL_VERSION)
        status = bm_diags_add1(r->ds, BM_BATCH_JOURNAL_VERSION_OTHER, NULL, path.ptr);
    else if (journal.damaged)
        status = bm_diags_add2(r->ds, BM_BATCH_JOURNAL_DAMAGED, NULL, path.ptr, damaged);
    else if (journal.lines && memcmp(journal.options, r->plan.digest, sizeof journal.options) != 0)
        status = bm_diags_add0(r->ds, BM_BATCH_OPTIONS, NULL);
    bm_buf_free(&path);
    return status;
}

static bm_batch_print_task print_task(run *r, const bm_batch_commit *before)
{
    return (bm_batch_print_task){.plan = &r->plan,
                                 .source = &r->source,
                                 .folder = folder_of(r),
                                 .commit = before,
                                 .listener = r->listener,
                                 .counts = r->counts,
                                 .before = r->passed / r->passes,
                                 .share = 1 / r->passes};
}

static int begin(run *r, bm_env *env, const bm_batch_options *o)
{
    if (bm_batch_plan_make(&r->plan, env, o, r->ds) != 0 ||
        bm_batch_source_open(&r->source, &r->plan, r->ds) != 0)
        return -1;
    if (o->dir && (bm_batch_folder_open(&r->folder, o, r->ds) != 0 || open_journal(r) != 0))
        return -1;
    if (o->dir && !o->dry_run && unlinkat(r->folder.state, "done", 0) != 0 && errno != ENOENT)
        return bm_batch_folder_refused(&r->folder, "done", errno, r->ds);
    const bm_batch_print_task print = print_task(r, NULL);
    return o->merge && !o->dry_run ? bm_batch_print_may(&print, r->ds) : 0;
}

/* ---- Passes ------------------------------------------------------------------------------- */

/* Go through the records. The commit stays, closed, for what comes behind. */
static bm_batch_end pass(run *r, bool only_check)
{
    bm_batch_commit *c = &r->commit;
    const bm_batch_pool_task task = {.plan = &r->plan,
                                     .source = &r->source,
                                     .commit = c,
                                     .before = r->passed / r->passes,
                                     .share = 1 / r->passes};
    bm_batch_end end = BM_BATCH_BROKEN;
    bm_batch_commit_free(c);
    *c = (bm_batch_commit){.plan = &r->plan,
                           .folder = folder_of(r),
                           .listener = r->listener,
                           .counts = r->counts,
                           .only_check = only_check,
                           .only_failures = only_check && !r->plan.options->dry_run};
    *r->counts = (bm_batch_counts){.records = 0};
    if (bm_batch_commit_begin(c, r->ds) == 0)
        end = bm_batch_pool_run(&task, r->ds);
    if (bm_batch_commit_end(c, true, r->ds) != 0)
        end = BM_BATCH_BROKEN;
    r->passed++;
    return end;
}

/* ---- End ---------------------------------------------------------------------------------- */

static void tell_left_over(run *r, const bm_batch_join *j)
{
    char n[24];
    bool pruned = r->plan.options->prune;
    uint64_t count = pruned ? j->kept : j->left_over;
    bm_buf names = {0};
    r->counts->left_over = j->left_over;
    r->counts->pruned = j->pruned;
    if (!count)
        return;
    (void)snprintf(n, sizeof n, "%llu", (unsigned long long)count);
    bm_buf_add_cstr(&names, j->names.len ? j->names.ptr : "");
    bm_buf_add_cstr(&names, count > BM_BATCH_JOIN_NAMES ? ", …" : "");
    bm_buf_add_byte(&names, 0);
    (void)bm_diags_add2(r->ds, pruned ? BM_BATCH_KEPT : BM_BATCH_LEFT_OVER, NULL, n, names.ptr);
    bm_buf_free(&names);
}

static int write_done(run *r)
{
    bm_batch_done done = {.counts = *r->counts, .total = r->source.total};
    memcpy(done.options_digest, r->plan.digest, sizeof done.options_digest);
    if (bm_batch_source_digest(&r->source, done.table_digest, r->ds) != 0)
        return -1;
    return bm_batch_state_write_done(r->folder.state_path.ptr, &done, r->ds);
}

/* The log becomes the journal, however the run has ended. */
static bm_batch_end join(run *r, bm_batch_end end)
{
    char name[BM_BATCH_FOLDER_NAME];
    bool complete = end == BM_BATCH_DONE && r->source.at_end;
    bm_batch_join j = {
        .folder = &r->folder, .is_complete = complete, .prune = complete && r->plan.options->prune};
    bm_batch_folder_name(&r->folder, ".log", name);
    /* What broke the run has been told. If the log cannot become the journal now, the next run will do that. */
    bm_diags *scratch = bm_diags_new();
    int status =
        bm_batch_join_log(&j, r->folder.log, name, end == BM_BATCH_BROKEN ? scratch : r->ds);
    bm_diags_free(scratch);
    if (status == 0) {
        (void)close(r->folder.log);
        r->folder.log = -1;
    }
    if (status == 0 && complete) {
        tell_left_over(r, &j);
        status = write_done(r);
    }
    bm_buf_free(&j.names);
    return status == 0 ? end : BM_BATCH_BROKEN;
}

static bm_batch_end make(run *r)
{
    bm_batch_end end = pass(r, false);
    if (end == BM_BATCH_BROKEN && r->counts->made) {
        char made[24];
        (void)snprintf(made, sizeof made, "%llu", (unsigned long long)r->counts->made);
        (void)bm_diags_add1(r->ds, BM_BATCH_GO_ON, NULL, made);
    }
    return join(r, end);
}

static bm_batch_end print(run *r, const bm_batch_commit *before)
{
    if (before) {
        bm_batch_finder_free(r->source.journal);
        bm_batch_finder_free(r->source.left_over);
        r->source.journal = r->source.left_over = NULL;
        if (bm_batch_source_restart(&r->source, r->ds) != 0)
            return BM_BATCH_BROKEN;
    }
    const bm_batch_print_task task = print_task(r, before);
    return bm_batch_print_run(&task, r->ds);
}

static bm_batch_end run_all(run *r)
{
    const bm_batch_options *o = r->plan.options;
    bool checks = o->dry_run || o->all_or_nothing;
    bm_batch_end end = BM_BATCH_DONE;
    if (checks) {
        end = pass(r, true);
        if (end != BM_BATCH_DONE || o->dry_run || r->counts->failed)
            return end;
        if (o->dir && bm_batch_source_restart(&r->source, r->ds) != 0)
            return BM_BATCH_BROKEN;
    }
    if (o->dir)
        end = make(r);
    if (end != BM_BATCH_DONE || !o->merge)
        return end;
    if (!o->dir)
        *r->counts = (bm_batch_counts){.records = 0};
    return print(r, o->dir || checks ? &r->commit : NULL);
}

bm_batch_end bm_batch_run(bm_env *env, const bm_batch_options *options,
                          const bm_batch_listener *listener, bm_batch_counts *counts, bm_diags *ds)
{
    static const bm_batch_listener nobody;
    run r = {.listener = listener ? listener : &nobody, .counts = counts, .ds = ds};
    r.folder.documents = r.folder.state = r.folder.log = -1;
    r.passes = (options->dry_run || options->all_or_nothing) +
               (options->dry_run ? 0 : (options->dir != NULL) + (options->merge != NULL));
    r.passes = r.passes < 1 ? 1 : r.passes;
    *counts = (bm_batch_counts){.records = 0};
    bm_batch_end end = begin(&r, env, options) == 0 ? run_all(&r) : BM_BATCH_BROKEN;
    if (r.source.ending)
        bm_diags_join(ds, r.source.ending);
    bm_batch_source_close(&r.source);
    bm_batch_commit_free(&r.commit);
    bm_batch_folder_close(&r.folder);
    return end;
}
