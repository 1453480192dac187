/* The columns of a table and the fields of a form, as a batch tells them before it begins. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_BATCH_COLUMNS_H
#define BM_CLI_BATCH_COLUMNS_H

#include "cli/cli.h"
#include "cli/jsonout.h"

/** bm_batch_columns_tell(cli, form, r): which column of ${r} is which field, short: those that have the name of their field are only counted. */
void bm_batch_columns_tell(const bm_cli *cli, const bm_form *form, const bm_records *r);

/** bm_batch_columns_json(j, form, r): the same as an array "columns". */
void bm_batch_columns_json(bm_jsonout *j, const bm_form *form, const bm_records *r);

/** bm_batch_columns_propose(cli, path, options): tell (C028) that no form was named, and which ones the columns of ${path} fit best. */
void bm_batch_columns_propose(bm_cli *cli, const char *path, const bm_records_options *options);

#endif
