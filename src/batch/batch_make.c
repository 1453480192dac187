/* SPDX-License-Identifier: MIT */
#include "batch/batch_make.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/diags.h"

enum { KEPT_BYTES = 1024 * 1024 }; /* a larger buffer is not kept for the next document */

void bm_batch_make_init(bm_batch_maker *m, const bm_batch_plan *plan, const bm_batch_folder *folder,
                        bool only_check)
{
    *m = (bm_batch_maker){
        .plan = plan, .folder = folder, .only_check = only_check, .diags = bm_diags_new()};
    bm_diags_set_strict(m->diags, plan->options->strict);
}

void bm_batch_make_free(bm_batch_maker *m)
{
    bm_buf_free(&m->bytes);
    bm_buf_free(&m->scratch);
    bm_diags_free(m->diags);
}

static int add_to_buffer(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

/* ---- Unchanged ---------------------------------------------------------------------------- */

/* Are the documents of an earlier run what this one would make, and all there? Messages name rows and cells: those of a record that has
 * moved are to be told anew. */
static bool is_unchanged(const bm_batch_maker *m, bm_batch_job *j)
{
    bool has_moved = j->known_row != j->record.row || j->known_rows != j->record.n_rows;
    if (!m->folder || !j->is_known || (j->faults.len && has_moved))
        return false;
    for (size_t i = 0; i < m->plan->n_formats; i++) {
        bm_batch_job_file *f = &j->files[i];
        if (!f->known.is_set ||
            bm_batch_target_look(m->folder->documents, f->path, &f->seen) != 0 ||
            !f->seen.is_file || f->seen.size != f->known.size)
            return false;
        f->made = f->known;
    }
    return true;
}

/* ---- Making ------------------------------------------------------------------------------- */

void bm_batch_make_taken(const bm_batch_plan *plan, const bm_batch_folder *folder, bm_batch_job *j,
                         size_t i)
{
    char path[BM_BATCH_JOB_PATH + 32];
    const bm_source source = {plan->options->table, NULL, 0, j->record.sheet};
    const bm_pos pos = {&source, j->record.row, 0};
    (void)snprintf(path, sizeof path, "%s%s", folder->prefix.ptr, j->files[i].path);
    (void)bm_diags_add1(j->diags, BM_BATCH_TAKEN, &pos, path);
    j->outcome = BM_BATCH_FAILED;
}

/* May file ${i}, whose bytes are made, get its name? */
static bool is_free(bm_batch_maker *m, bm_batch_job *j, size_t i, bool *holds)
{
    bm_batch_job_file *f = &j->files[i];
    int error = bm_batch_target_look(m->folder->documents, f->path, &f->seen);
    if (error && error != ENOTDIR) {
        j->trouble = error;
        j->trouble_in_documents = true;
        memcpy(j->trouble_name, f->path, sizeof f->path);
        return false;
    }
    bm_batch_target_verdict verdict = bm_batch_target_judge(m->folder->documents, f->path, &f->seen,
                                                            &f->made, &f->known, &m->scratch);
    *holds = verdict == BM_BATCH_TARGET_HOLDS;
    return verdict != BM_BATCH_TARGET_FOREIGN || (m->plan->options->force && !f->seen.is_folder);
}

static void write_ready(const bm_batch_maker *m, bm_batch_job *j, size_t i)
{
    char name[BM_BATCH_FOLDER_NAME];
    bm_batch_job_temp(j, m->folder, i, name);
    int fd = openat(m->folder->state, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    int error = fd < 0 ? errno : 0;
    j->files[i].is_ready = fd >= 0;
    if (fd >= 0)
        error = bm_batch_folder_write(fd, m->bytes.ptr, m->bytes.len);
    if (fd >= 0 && close(fd) != 0 && !error)
        error = errno;
    if (!error)
        return;
    j->trouble = error;
    memcpy(j->trouble_name, name, sizeof name);
}

static void make_format(bm_batch_maker *m, const bm_data *data, bm_batch_job *j, size_t i)
{
    const bm_batch_plan *p = m->plan;
    const bm_sink sink = {add_to_buffer, &m->bytes};
    bm_diags *ds = i ? m->diags : j->diags;
    bool holds = false;
    m->bytes.len = 0;
    bm_diags_clear(m->diags);
    int status = bm_render(p->env, p->options->form, data, &p->render[i], &sink, ds);
    if (i && bm_diags_count(ds))
        bm_diags_join(j->diags, ds);
    if (status != 0) {
        j->outcome = BM_BATCH_FAILED;
        return;
    }
    j->files[i].made = bm_batch_target_mark_of(bm_str_n(m->bytes.ptr, m->bytes.len));
    if (!m->folder)
        return;
    if (!is_free(m, j, i, &holds)) {
        if (!j->trouble)
            bm_batch_make_taken(p, m->folder, j, i);
    } else if (!holds && !m->only_check) {
        write_ready(m, j, i);
    }
}

void bm_batch_make(bm_batch_maker *m, const bm_data *data, bm_batch_job *j)
{
    size_t n = m->plan->n_formats;
    bool all_there = m->folder != NULL;
    j->outcome = BM_BATCH_FAILED;
    if (!j->is_right)
        return;
    if (is_unchanged(m, j)) {
        bm_diags_clear(j->diags); /* what reading found is only a part of what the journal knows */
        j->outcome = BM_BATCH_UNCHANGED;
        j->is_told = true;
        return;
    }
    j->faults.len = 0;
    j->outcome = m->only_check ? BM_BATCH_CHECKED : BM_BATCH_MADE;
    for (size_t i = 0; i < n && j->outcome != BM_BATCH_FAILED && !j->trouble; i++) {
        make_format(m, data, j, i);
        all_there = all_there && j->files[i].seen.exists && !j->files[i].is_ready;
    }
    if (j->outcome == BM_BATCH_FAILED || j->trouble)
        bm_batch_job_discard(j, m->folder, n);
    else if (all_there && !m->only_check)
        j->outcome = BM_BATCH_UNCHANGED;
    if (m->bytes.cap > KEPT_BYTES)
        bm_buf_free(&m->bytes);
    if (m->scratch.cap > KEPT_BYTES)
        bm_buf_free(&m->scratch);
}
