/* SPDX-License-Identifier: MIT */
#include "batch/batch_job.h"

#include <stdio.h>
#include <unistd.h>

void bm_batch_job_init(bm_batch_job *j, unsigned number, bool strict)
{
    *j = (bm_batch_job){.number = number, .diags = bm_diags_new()};
    bm_diags_set_strict(j->diags, strict);
}

void bm_batch_job_free(bm_batch_job *j)
{
    bm_diags_free(j->diags);
    bm_buf_free(&j->faults);
}

void bm_batch_job_reset(bm_batch_job *j)
{
    bm_diags_clear(j->diags);
    j->is_right = j->is_known = j->is_told = j->is_end = j->trouble_in_documents = false;
    j->faults.len = 0;
    j->trouble = 0;
    for (size_t i = 0; i < BM_BATCH_JOURNAL_FILES; i++)
        j->files[i].known.is_set = j->files[i].is_ready = false;
}

void bm_batch_job_temp(const bm_batch_job *j, const bm_batch_folder *folder, size_t i,
                       char out[BM_BATCH_FOLDER_NAME])
{
    char tail[32];
    (void)snprintf(tail, sizeof tail, "-%u-%u.tmp", j->number, (unsigned)i);
    bm_batch_folder_name(folder, tail, out);
}

void bm_batch_job_discard(bm_batch_job *j, const bm_batch_folder *folder, size_t n)
{
    char name[BM_BATCH_FOLDER_NAME];
    for (size_t i = 0; i < n; i++) {
        if (!j->files[i].is_ready)
            continue;
        bm_batch_job_temp(j, folder, i, name);
        (void)unlinkat(folder->state, name, 0);
        j->files[i].is_ready = false;
    }
}

bool bm_batch_job_has_warning(const bm_batch_job *j)
{
    const bm_diag *d;
    for (size_t i = 0; (d = bm_diags_at(j->diags, i)) != NULL; i++)
        if (d->severity != BM_NOTE)
            return true;
    return bm_diags_dropped(j->diags) > 0;
}
