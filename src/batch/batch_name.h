/* Names of the files of a batch: ASCII, short, each one only once. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_NAME_H
#define BM_BATCH_BATCH_NAME_H

#include "bieumau.h"

enum { BM_BATCH_NAME_BYTES = 50 }; /* with the suffix of the format */

typedef struct bm_batch_name bm_batch_name;

/**
 * bm_batch_name_open(pattern, form, ds):
 * Names by ${pattern}: text with "{field}", "{row}" (of the table) and "{form}"; NULL = "{form}-{row}". NULL with B… when it names what is no
 * field or a table, or has characters that no name can have. Free with bm_batch_name_free.
 */
bm_batch_name *bm_batch_name_open(const char *pattern, const bm_form *form, bm_diags *ds);
void bm_batch_name_free(bm_batch_name *n);

/**
 * bm_batch_name_make(n, data, record, out):
 * The name of ${record}, without folder and suffix, 0-terminated: small letters, digits, "-" and "_" ("Đặng Thị Bưởi" -> "dang-thi-buoi"), never a
 * name that Windows reserves. A name that another record has got since bm_batch_name_restart (all in the order of the table, those that are
 * unchanged or wrong, too) gets "-r<row>" behind it, the first one does not. Two runs give the same names. Memory is bounded.
 */
void bm_batch_name_make(bm_batch_name *n, bm_data *data, const bm_record *record,
                        char out[BM_BATCH_NAME_BYTES + 1]);

/** bm_batch_name_restart(n): forget the names given. */
void bm_batch_name_restart(bm_batch_name *n);

#endif
