/* JSON, written as it comes, two spaces a level. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_JSONOUT_H
#define BM_CLI_JSONOUT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { BM_JSONOUT_DEPTH = 16 };

typedef struct {
    FILE *out;
    int depth;                        /* < BM_JSONOUT_DEPTH */
    bool has_entry[BM_JSONOUT_DEPTH]; /* something stands in this object or array */
} bm_jsonout;                         /* {file} is ready to write */

/* ${key} is NULL in an array and at the outermost level. */
void bm_jsonout_open(bm_jsonout *j, const char *key, char bracket); /* '{' or '[' */
void bm_jsonout_close(bm_jsonout *j, char bracket);                 /* '}' or ']' */

/** bm_jsonout_text(j, key, s): a string; NULL becomes null. What is not UTF-8 becomes U+FFFD. */
void bm_jsonout_text(bm_jsonout *j, const char *key, const char *s);
void bm_jsonout_int(bm_jsonout *j, const char *key, int64_t n);
void bm_jsonout_bool(bm_jsonout *j, const char *key, bool b);

#endif
