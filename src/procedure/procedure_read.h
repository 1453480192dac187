/* Strict reading of procedures.yaml and holidays.yaml. All functions report what is wrong and go on with
 * something harmless, so that one run finds every fault.
 * SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_PROCEDURE_READ_H
#define BM_PROCEDURE_PROCEDURE_READ_H

#include "input/value.h"
#include "text/date.h"

typedef struct {
    bm_arena *arena;
    bm_diags *ds;
} bm_procedure_read;

typedef struct {
    const char *name;
    bool required;
} bm_procedure_read_key;

/** bm_procedure_read_map(r, v, name, keys, n): true when ${v} is a map; keys that are not among ${keys} (P001)
 *  and required ones that are missing (P002) are reported. ${name} is what messages call it. */
bool bm_procedure_read_map(const bm_procedure_read *r, const bm_value *v, const char *name,
                           const bm_procedure_read_key *keys, size_t n);

/** bm_procedure_read_names(r, v, name, most): true when ${v} is a map of at most ${most} names of our own, which
 *  are of a–z, 0–9, "-" and "_" and begin with a letter; else P003, P004 or P006. */
bool bm_procedure_read_names(const bm_procedure_read *r, const bm_value *v, const char *name,
                             size_t most);

/** bm_procedure_read_list(r, v, name, most): true when ${v} is a list of at most ${most} entries; else P004, P006. */
bool bm_procedure_read_list(const bm_procedure_read *r, const bm_value *v, const char *name,
                            size_t most);

/** bm_procedure_read_text(r, v, name): a line of text, or "" with P004 (also when it has control characters). ""
 *  without a message when ${v} is NULL. */
bm_str bm_procedure_read_text(const bm_procedure_read *r, const bm_value *v, const char *name);

/** bm_procedure_read_both(r, v, name, out): a text, or {vi: text, en: text}. */
void bm_procedure_read_both(const bm_procedure_read *r, const bm_value *v, const char *name,
                            const char *out[2]);

/** bm_procedure_read_word(r, v, name, words, n): index of the word, or -1 (P003, P004; or ${v} is NULL). */
int bm_procedure_read_word(const bm_procedure_read *r, const bm_value *v, const char *name,
                           const char *const *words, size_t n);

/** bm_procedure_read_bool(r, v, name): `true`; false when absent. */
bool bm_procedure_read_bool(const bm_procedure_read *r, const bm_value *v, const char *name);

/** bm_procedure_read_number(r, v, name, least, most): a whole number; ${least} after P003, P004. */
long bm_procedure_read_number(const bm_procedure_read *r, const bm_value *v, const char *name,
                              long least, long most);

/** bm_procedure_read_day(r, v, name, out): a day as yyyy-mm-dd; false (P003, P004) when it is none. */
bool bm_procedure_read_day(const bm_procedure_read *r, const bm_value *v, const char *name,
                           bm_date *out);

/** bm_procedure_read_name(r, text, pos, what, names, n): index of ${text} among ${names}, or -1 with P005; ${what}
 *  tells which names they are: "questions". */
int bm_procedure_read_name(const bm_procedure_read *r, bm_str text, const bm_pos *pos,
                           const char *what, const bm_str *names, size_t n);

/** bm_procedure_read_grade(r, map, source, grade): the keys source and grade of a statement. A source may only be
 *  missing when the grade is "unknown" (P002). */
void bm_procedure_read_grade(const bm_procedure_read *r, const bm_value *map, const char **source,
                             bm_grade *grade);

/** bm_procedure_read_statement(r, v, name, extra, n_extra, out): {text, source, grade} and ${extra} keys, which
 *  the caller reads. */
void bm_procedure_read_statement(const bm_procedure_read *r, const bm_value *v, const char *name,
                                 const bm_procedure_read_key *extra, size_t n_extra,
                                 bm_statement *out);

/** bm_procedure_read_statements(r, v, name, out): a list of statements; none when ${v} is NULL. */
void bm_procedure_read_statements(const bm_procedure_read *r, const bm_value *v, const char *name,
                                  bm_statements *out);

/** bm_procedure_read_value(r, v, name, allowed): report P003. */
void bm_procedure_read_value(const bm_procedure_read *r, const bm_value *v, const char *name,
                             const char *allowed);

#endif
