/* Names of the files of a batch: ASCII, short, each one only once. One thread at a time. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_NAME_H
#define BM_BATCH_BATCH_NAME_H

#include "bieumau.h"

enum { BM_BATCH_NAME_BYTES = 50 }; /* with the suffix of the format */

typedef struct bm_batch_name bm_batch_name;

/**
 * bm_batch_name_open(pattern, form, ds):
 * Names by ${pattern}: text with "{field}" (an id or a label), "{row}" (of the table) and "{form}"; NULL = "{form}-{row}". The suffix of a format
 * at its end does not count. NULL with B050 to B056 when it names what is no field or a table, has characters that no name can have, or is too long. Free
 * with bm_batch_name_free.
 */
bm_batch_name *bm_batch_name_open(const char *pattern, const bm_form *form, bm_diags *ds);
void bm_batch_name_free(bm_batch_name *n);

/**
 * bm_batch_name_make(n, data, record, out):
 * The name of ${record}, without folder and suffix, 0-terminated: small letters, digits, "-" and "_" ("Đặng Thị Bưởi" -> "dang-thi-buoi"), never one
 * that Windows reserves. Values are as bm_data_value has them, dates as 1990-05-12; the longest lose words at their ends when there is no room.
 * "-r<row>" is behind it when another record has got the name since bm_batch_name_restart (all are named in the order of the table, those that are
 * unchanged or wrong, too), or when it ends so itself; without any value it is "dong-r<row>". No two records of a table get one name.
 * Two runs give the same names. 8 MB, whatever the number of records. About 1 µs.
 */
void bm_batch_name_make(bm_batch_name *n, bm_data *data, const bm_record *record,
                        char out[BM_BATCH_NAME_BYTES + 1]);

/** bm_batch_name_restart(n): forget the names given. */
void bm_batch_name_restart(bm_batch_name *n);

#endif
