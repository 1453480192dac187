/* Words for what a form says of itself; shared by list, show and new. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_DESCRIBE_H
#define BM_CLI_DESCRIBE_H

#include "cli/cli.h"
#include "cli/jsonout.h"

enum { BM_DESCRIBE_VALIDITY_BYTES = 160 };

/** bm_describe_validity(lang, info, out): "18/02/2020 – 14/08/2024", "từ 15/08/2024" or "". */
void bm_describe_validity(bm_lang lang, const bm_form_info *info,
                          char out[BM_DESCRIBE_VALIDITY_BYTES]);

/** bm_describe_wording(lang, wording): how sure the text is. */
const char *bm_describe_wording(bm_lang lang, bm_wording wording);

/** bm_describe_mark(lang, wording): the same in few words, for lists; "" when all is sure. */
const char *bm_describe_mark(bm_lang lang, bm_wording wording);

/** bm_describe_type(lang, type): "ngày", "date". */
const char *bm_describe_type(bm_lang lang, bm_field_type type);

/** bm_describe_lines(text): ${text} in one line, with " | " for each line end. On the heap. */
char *bm_describe_lines(const char *text);

/** bm_describe_json(j, info): the members of an open object. */
void bm_describe_json(bm_jsonout *j, const bm_form_info *info);

#endif
