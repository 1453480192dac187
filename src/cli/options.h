/* Options of the command line, declared in one table. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_OPTIONS_H
#define BM_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    /* of every command */
    BM_OPT_HELP,
    BM_OPT_VERSION,
    BM_OPT_LANG,
    BM_OPT_COLOR,
    BM_OPT_DIAGNOSTICS,
    BM_OPT_QUIET,
    /* of every command that works with forms */
    BM_OPT_FORMS,
    BM_OPT_FONTS,
    BM_OPT_TODAY,
    /* of some */
    BM_OPT_OUTPUT,
    BM_OPT_TO,
    BM_OPT_FROM,
    BM_OPT_LEGACY,
    BM_OPT_FORM,
    BM_OPT_DRAFT,
    BM_OPT_FORCE,
    BM_OPT_STRICT,
    BM_OPT_PROFILE,
    BM_OPT_NO_PROFILE,
    BM_OPT_MERGE,
    /* of what is printed or sent: see print_options.h */
    BM_OPT_COPIES,
    BM_OPT_DUPLEX,
    BM_OPT_SIGNATURE_FIELDS,
    BM_OPT_FILLABLE,
    BM_OPT_QR,
    BM_OPT_PAGE,
    BM_OPT_DOCX_TEMPLATE,
    BM_OPT_JSON,
    BM_OPT_IDS,
    BM_OPT_ALL,
    /* of procedures */
    BM_OPT_ANSWER,
    BM_OPT_DATE,
    BM_OPT_RECEIVED,
    BM_OPT_HOLIDAYS,
    BM_OPT_REGIME,
    BM_OPT_NEW,
    BM_OPT_PROCEDURES,
    /* of a file that is read back */
    BM_OPT_DOCUMENT,
    /* of a form that is drafted */
    BM_OPT_ID,
    /* of a table */
    BM_OPT_SHEET,
    BM_OPT_HEADER_ROW,
    BM_OPT_MAP,
    BM_OPT_WHERE,
    BM_OPT_GROUP_BY,
    BM_OPT_ENCODING,
    BM_OPT_DELIMITER,
    /* of a batch */
    BM_OPT_NAME,
    BM_OPT_ZIP,
    BM_OPT_LIMIT,
    BM_OPT_DRY_RUN,
    BM_OPT_ALL_OR_NOTHING,
    BM_OPT_REPORT,
    BM_OPT_MARK,
    BM_OPT_PER_FOLDER,
    BM_OPT_PRUNE,
    BM_OPT_JOBS,
    BM_OPT_NO_SYNC,
    BM_OPT_PROGRESS,
    BM_OPT_SHARD,
    BM_OPT_SHARDS,
    BM_OPT_COLLECT,
    BM_OPT_VERIFY,
    BM_OPT_COUNT
} bm_option_id;

_Static_assert(BM_OPT_COUNT <= 64, "a set of options is a uint64_t");

#define BM_OPTIONS_BIT(id) (UINT64_C(1) << (id))
#define BM_OPTIONS_ALWAYS (BM_OPTIONS_BIT(BM_OPT_QUIET + 1) - 1)
#define BM_OPTIONS_ENV \
    (BM_OPTIONS_BIT(BM_OPT_FORMS) | BM_OPTIONS_BIT(BM_OPT_FONTS) | BM_OPTIONS_BIT(BM_OPT_TODAY))

#define BM_OPTIONS_PROFILE (BM_OPTIONS_BIT(BM_OPT_PROFILE) | BM_OPTIONS_BIT(BM_OPT_NO_PROFILE))

#define BM_OPTIONS_PRINT                                                   \
    (BM_OPTIONS_BIT(BM_OPT_COPIES) | BM_OPTIONS_BIT(BM_OPT_DUPLEX) |       \
     BM_OPTIONS_BIT(BM_OPT_SIGNATURE_FIELDS) | BM_OPTIONS_BIT(BM_OPT_QR) | \
     BM_OPTIONS_BIT(BM_OPT_DOCX_TEMPLATE))

#define BM_OPTIONS_TABLE                                                                           \
    (BM_OPTIONS_BIT(BM_OPT_SHEET) | BM_OPTIONS_BIT(BM_OPT_HEADER_ROW) |                            \
     BM_OPTIONS_BIT(BM_OPT_MAP) | BM_OPTIONS_BIT(BM_OPT_WHERE) | BM_OPTIONS_BIT(BM_OPT_GROUP_BY) | \
     BM_OPTIONS_BIT(BM_OPT_ENCODING) | BM_OPTIONS_BIT(BM_OPT_DELIMITER) |                          \
     BM_OPTIONS_BIT(BM_OPT_LEGACY))

#define BM_OPTIONS_BATCH                 \
    (BM_OPTIONS_BIT(BM_OPT_VERIFY + 1) - \
     BM_OPTIONS_BIT(BM_OPT_NAME)) /* all from one to the other */

typedef struct {
    const char *name;    /* without the leading "--" */
    char letter;         /* 0 = none */
    const char *value;   /* "FILE" in the help; NULL = takes none */
    const char *allowed; /* "vi|en"; NULL = anything */
    const char *help[2];
} bm_option_spec;

typedef struct {
    bm_option_id id;
    const char *value; /* "" when the option takes none */
} bm_option_given;

/* A fault of the command line: a code (C…) with its arguments. */
typedef struct {
    const char *code;
    char *args[3];
} bm_option_fault;

enum { BM_OPTION_FAULTS = 16 };

typedef struct {
    bm_option_given *given; /* in order */
    size_t n_given;
    const char **operands; /* the first one is the command */
    size_t n_operands;
    bm_option_fault faults[BM_OPTION_FAULTS];
    size_t n_faults;
} bm_arguments;

/** bm_options_spec(id): its row of the table. */
const bm_option_spec *bm_options_spec(bm_option_id id);

/** bm_options_parse(out, argc, argv): read argv[1..]. Values are borrowed from ${argv}; faults are noted in
 *  ${out}. Free with bm_options_free. */
void bm_options_parse(bm_arguments *out, int argc, char **argv);
void bm_options_free(bm_arguments *a);

/** bm_options_restrict(a, command, mask, users): note a fault for each given option that is not in ${mask}; ${users}
 *  writes the commands that take an option, "make, blank", into ${out}. */
typedef void bm_option_users(bm_option_id id, char *out, size_t size);
void bm_options_restrict(bm_arguments *a, const char *command, uint64_t mask,
                         bm_option_users *users);

/** bm_options_exclude(a): note a fault for options that do not go together. */
void bm_options_exclude(bm_arguments *a);

/** bm_options_value(a, id): the value given last, "" for an option without one, NULL = not given. */
const char *bm_options_value(const bm_arguments *a, bm_option_id id);

/** bm_options_fault(a, code, a0, a1, a2): note a fault; the texts are copied, NULL = none. */
void bm_options_fault(bm_arguments *a, const char *code, const char *a0, const char *a1,
                      const char *a2);

/** bm_options_distance(a, b): how many letters to insert, delete, change or swap; at most 64 letters of each
 *  are looked at. */
unsigned bm_options_distance(const char *a, const char *b);

#endif
