/* SPDX-License-Identifier: MIT */
#include "batch/batch_source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/diags.h"
#include "base/digest.h"
#include "base/file.h"

static int look_at_table(const char *path, bm_batch_target *out)
{
    struct stat st; /* of what a link points to, unlike bm_batch_target_look */
    if (stat(path, &st) != 0)
        return -1;
    *out = (bm_batch_target){.exists = true,
                             .is_file = S_ISREG(st.st_mode),
                             .device = st.st_dev,
                             .inode = st.st_ino,
                             .size = (uint64_t)st.st_size,
                             .changed = st.st_mtim};
    return 0;
}

int bm_batch_source_open(bm_batch_source *s, const bm_batch_plan *plan, bm_diags *ds)
{
    const bm_batch_options *o = plan->options;
    *s = (bm_batch_source){.plan = plan, .ending = bm_diags_new()};
    s->watched = look_at_table(o->table, &s->table) == 0 && s->table.is_file;
    s->names = bm_batch_name_open(o->name, o->form, ds);
    s->records = bm_records_open(plan->env, o->form, o->table, o->records, ds);
    return s->names && s->records ? 0 : -1;
}

void bm_batch_source_close(bm_batch_source *s)
{
    bm_records_close(s->records);
    bm_diags_free(s->ending);
    bm_batch_name_free(s->names);
    bm_batch_finder_free(s->journal);
    bm_batch_finder_free(s->left_over);
}

int bm_batch_source_restart(bm_batch_source *s, bm_diags *ds)
{
    s->taken = s->total = 0;
    s->at_end = false;
    bm_batch_name_restart(s->names);
    if (s->journal)
        bm_batch_finder_restart(s->journal);
    if (s->left_over)
        bm_batch_finder_restart(s->left_over);
    return bm_records_rewind(s->records, ds);
}

int bm_batch_source_digest(const bm_batch_source *s, uint8_t out[BM_RECORD_DIGEST], bm_diags *ds)
{
    const char *path = s->plan->options->table;
    FILE *file = bm_file_open(path, ds);
    char piece[65536];
    size_t n;
    if (!file)
        return -1;
    bm_digest *d = bm_digest_new();
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        bm_digest_add(d, piece, n);
    bm_digest_end(d, out);
    bm_digest_free(d);
    bool right = !ferror(file);
    (void)fclose(file);
    if (right && !bm_batch_source_is_changed(s))
        return 0;
    return bm_diags_add1(ds, BM_BATCH_TABLE_CHANGED, NULL, path);
}

bool bm_batch_source_is_changed(const bm_batch_source *s)
{
    bm_batch_target now;
    return s->watched && (look_at_table(s->plan->options->table, &now) != 0 ||
                          !bm_batch_target_is_same(&s->table, &now));
}

/* ---- Names and journal -------------------------------------------------------------------- */

/* "000012/dang-thi-buoi": into ${stem}, and with the suffixes into the files. */
static void set_paths(const bm_batch_source *s, bm_data *data, bm_batch_job *j,
                      char stem[BM_BATCH_JOB_PATH])
{
    uint32_t per_folder = s->plan->options->per_folder;
    char folder[24] = "", name[BM_BATCH_NAME_BYTES + 1];
    if (per_folder)
        (void)snprintf(folder, sizeof folder, "%06llu/",
                       (unsigned long long)s->taken / per_folder + 1);
    bm_batch_name_make(s->names, data, &j->record, name);
    (void)snprintf(stem, BM_BATCH_JOB_PATH, "%s%s", folder, name);
    for (size_t i = 0; i < s->plan->n_formats; i++)
        (void)snprintf(j->files[i].path, sizeof j->files[i].path, "%.*s%s",
                       (int)(BM_BATCH_JOB_PATH - 8), stem, s->plan->formats[i]->suffix);
}

static void learn(const bm_batch_source *s, const bm_batch_journal_line *line, bm_batch_job *j)
{
    for (size_t i = 0; i < s->plan->n_formats; i++) {
        const bm_batch_journal_file *f =
            bm_batch_journal_file_of(line, bm_str_of(j->files[i].path));
        if (!f || j->files[i].known.is_set)
            continue;
        j->files[i].known = (bm_batch_target_mark){.is_set = true, .size = f->size};
        memcpy(j->files[i].known.digest, f->digest, sizeof f->digest);
    }
}

/* What earlier runs say of these names. Returns 0, or -1 with errno. */
static int look_up(const bm_batch_source *s, bm_str stem, bm_batch_job *j)
{
    bm_batch_journal_line line;
    int found = s->journal ? bm_batch_finder_find(s->journal, stem, &line) : 0;
    if (found == 1) {
        learn(s, &line, j);
        j->is_known = memcmp(line.key, j->key, sizeof j->key) == 0;
        j->known_row = line.row;
        j->known_rows = line.n_rows;
        bm_buf_add_str(&j->faults, line.faults);
    }
    if (found >= 0 && s->left_over) {
        found = bm_batch_finder_find(s->left_over, stem, &line);
        if (found == 1)
            learn(s, &line, j);
    }
    return found < 0 ? -1 : 0;
}

/* ---- Records ------------------------------------------------------------------------------ */

/* The next record of this shard: as bm_records_next. The values of the others are not looked at. */
static int next_record(bm_batch_source *s, bm_data *data, bm_batch_job *j)
{
    const bm_batch_options *o = s->plan->options;
    int status;
    bm_batch_job_reset(j);
    for (; o->n_shards && s->total % o->n_shards != o->shard - 1; s->total++) {
        status = bm_records_skip(s->records, 1, j->diags);
        if (status != 1)
            return status;
    }
    status = bm_records_next(s->records, data, &j->record, j->diags);
    s->total += status == 1 || status == -1;
    return status;
}

int bm_batch_source_next(bm_batch_source *s, bm_data *data, bm_batch_job *j)
{
    const bm_batch_options *o = s->plan->options;
    char stem[BM_BATCH_JOB_PATH];
    int status = next_record(s, data, j);
    s->at_end = status == 0;
    j->is_end = status == 0 || status == -2;
    if (s->at_end)
        bm_diags_join(s->ending, j->diags);
    if (status == 0 || status == -2)
        return status == 0 ? 0 : -1;
    if (o->limit && s->taken == o->limit) /* there would be more */
        return 0;
    j->is_right = status == 1;
    bm_batch_plan_key(s->plan, &j->record, j->key);
    set_paths(s, data, j, stem);
    s->taken++;
    if (look_up(s, bm_str_of(stem), j) == 0)
        return 1;
    j->trouble = errno ? errno : EIO;
    j->is_end = true;
    (void)snprintf(j->trouble_name, sizeof j->trouble_name, "journal");
    return -1;
}
