/* One record on its way through the batch. There are so many as are on the way at a time, and they are used again.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_JOB_H
#define BM_BATCH_BATCH_JOB_H

#include "batch/batch_folder.h"
#include "batch/batch_journal.h"
#include "batch/batch_target.h"

enum { BM_BATCH_JOB_PATH = BM_BATCH_JOURNAL_PATH_BYTES + 1 };

typedef struct {
    char path[BM_BATCH_JOB_PATH]; /* below the folder of the documents */
    bm_batch_target_mark known;   /* what the journal says of the file */
    bm_batch_target_mark made;    /* what the file is to be */
    bm_batch_target seen;         /* what stood there when that was decided */
    bool is_ready; /* in the folder of the state: to be renamed; else it is there already */
} bm_batch_job_file;

typedef struct {
    unsigned number; /* no other job has it */
    bm_record record;
    uint8_t key[BM_RECORD_DIGEST];
    bm_diags *diags;
    bool is_right; /* was read without an error */
    bool is_known; /* the journal has it, with this key, */
    uint32_t known_row, known_rows;
    bm_buf faults; /* and these faults */
    bm_batch_outcome outcome;
    bool is_told;              /* the journal tells all of it */
    bool is_end;               /* no record: reading cannot go on, as trouble or diags say */
    int trouble;               /* errno; the batch cannot go on */
    bool trouble_in_documents; /* else in the state */
    char trouble_name[BM_BATCH_JOB_PATH]; /* with this file */
    bm_batch_job_file files[BM_BATCH_JOURNAL_FILES];
} bm_batch_job;

/** bm_batch_job_init(j, number, strict), bm_batch_job_free(j). */
void bm_batch_job_init(bm_batch_job *j, unsigned number, bool strict);
void bm_batch_job_free(bm_batch_job *j);

/** bm_batch_job_reset(j): for the next record. */
void bm_batch_job_reset(bm_batch_job *j);

/** bm_batch_job_temp(j, folder, i, out): the name of file ${i} in the folder of the state. */
void bm_batch_job_temp(const bm_batch_job *j, const bm_batch_folder *folder, size_t i,
                       char out[BM_BATCH_FOLDER_NAME]);

/** bm_batch_job_discard(j, folder, n): remove those of its ${n} files that stand in the folder of the state. */
void bm_batch_job_discard(bm_batch_job *j, const bm_batch_folder *folder, size_t n);

/** bm_batch_job_has_warning(j): do its messages say more than notes do? */
bool bm_batch_job_has_warning(const bm_batch_job *j);

#endif
