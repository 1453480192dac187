/* What the user is told: diagnostics on standard error, as text or JSON, and the exit status they make.
 * SPDX-License-Identifier: MIT */
#ifndef BM_CLI_REPORT_H
#define BM_CLI_REPORT_H

#include <stdio.h>

#include "bieumau.h"

typedef struct {
    FILE *err;
    bm_lang lang;
    bool colour;
    bool json;         /* one object, printed by bm_report_finish */
    bool quiet;        /* no notes */
    const char *input; /* names what D… and T… without a place are about; NULL = nothing */
    int status;        /* the worst so far: 0, 1 data, 2 command, 3 environment */
    size_t errors, warnings, dropped;
    /* JSON: what was collected */
    FILE *memory;
    char *collected;
    size_t collected_size;
    size_t n_collected;
    char **made;
    size_t n_made;
    char **told; /* warnings about a form: one for all its documents is enough */
    size_t n_told;
    char *section; /* further entries, see bm_report_section; on the heap */
} bm_report;       /* set err and the four choices, zero the rest */

/** bm_report_diags(r, ds): tell all messages of ${ds}. */
void bm_report_diags(bm_report *r, const bm_diags *ds);

/** bm_report_one(r, d): tell message ${d} alone. bm_report_count(r, d): count it among those that are not shown. */
void bm_report_one(bm_report *r, const bm_diag *d);
void bm_report_count(bm_report *r, const bm_diag *d);

/** bm_report_section(r, text): JSON has ${text} among the entries of its object, written by bm_jsonout at depth 1. On the heap; it is freed. */
void bm_report_section(bm_report *r, char *text);

/** bm_report_command(r, code, args, n_args): tell a message of the command itself (C…, O…, E…). */
void bm_report_command(bm_report *r, const char *code, const char *const *args, size_t n_args);

/** bm_report_command2(r, code, a0, a1): the same with up to two arguments, NULL = none. */
void bm_report_command2(bm_report *r, const char *code, const char *a0, const char *a1);

/** bm_report_write(r, path, error): ${path} could not be written, for the reason errno ${error}. */
void bm_report_write(bm_report *r, const char *path, int error);

/** bm_report_made(r, path): ${path} was made; JSON lists it. */
void bm_report_made(bm_report *r, const char *path);

/** bm_report_finish(r): print the JSON, free what is held. Returns the exit status. */
int bm_report_finish(bm_report *r);

/** bm_report_status_of(code): the exit status that an error of this code makes. */
int bm_report_status_of(const char *code);

#endif
