/* What every command works with. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_CLI_H
#define BM_CLI_CLI_H

#include "bieumau.h"
#include "cli/options.h"
#include "cli/report.h"

typedef struct bm_office bm_office;

typedef struct {
    const bm_arguments *args;
    const char *const *operands; /* without the name of the command */
    size_t n_operands;
    bm_lang lang;
    bm_report report;
    bm_env *env;                     /* opened by the first bm_cli_env */
    bm_office *offices;              /* profiles in use: office.h */
    bm_diags *ds;                    /* for the call at hand; emptied by bm_cli_tell */
    bm_docx_template *docx_template; /* of --docx-template, once it was read */
} bm_cli;

/* One command: a row of the table in command.c. */
typedef struct {
    const char *name;
    const char *operands[2]; /* "INPUT…" for the usage line */
    const char *summary[2];  /* one line */
    const char *details[2];  /* paragraphs of the help, examples; each line ends in '\n' */
    const char *missing[2];  /* "a data file": completes "the command needs …" */
    uint64_t options;        /* besides BM_OPTIONS_ALWAYS */
    size_t least, most;      /* operands; most 0 = none, SIZE_MAX = any number */
    void (*run)(bm_cli *cli);
} bm_command;

/** bm_cli_env(cli): the environment that the options describe, or NULL when it cannot be opened (told). */
bm_env *bm_cli_env(bm_cli *cli);

/** bm_cli_tell(cli): report what cli->ds holds, and empty it. */
void bm_cli_tell(bm_cli *cli);

/** bm_cli_form(cli, id): form ${id} as named on the command line, or NULL (told). That it does not exist is
 *  then a fault of the command (exit status 2), not of the data. */
const bm_form *bm_cli_form(bm_cli *cli, const char *id);

/** bm_cli_form_to_make(cli, id): the same, when it can be made: its text is at hand. */
const bm_form *bm_cli_form_to_make(bm_cli *cli, const char *id);

/** bm_cli_data(cli, name): data from a file or, for "-", from standard input, in the format that --from
 *  says. NULL (told). */
bm_data *bm_cli_data(bm_cli *cli, const char *name);

/** bm_cli_input_format(cli): what --from says. */
bm_input_format bm_cli_input_format(const bm_cli *cli);

/** bm_cli_legacy(cli): what --legacy says. */
bm_legacy bm_cli_legacy(const bm_cli *cli);

/** bm_cli_limit(name): the limit of the library that has this name, "pages"; 0 = none has. */
size_t bm_cli_limit(const char *name);

/** bm_cli_read_stdin(limit_name, n): all of standard input, on the heap; little more than the limit with this name is
 *  read. NULL with errno. */
char *bm_cli_read_stdin(const char *limit_name, size_t *n);

/** bm_cli_day(cli, id, out): the day that option ${id} gives, yyyy-mm-dd or dd/mm/yyyy; {0} when it is not given.
 *  False (told: C004). */
bool bm_cli_day(bm_cli *cli, bm_option_id id, bm_day *out);

/** bm_cli_has(cli, id), bm_cli_value(cli, id): options of the command line. */
bool bm_cli_has(const bm_cli *cli, bm_option_id id);
const char *bm_cli_value(const bm_cli *cli, bm_option_id id);

/** bm_cli_pick(cli, vi, en): the text in the language of the user. */
#if defined(__GNUC__)
__attribute__((format_arg(2), format_arg(3)))
#endif
const char *
bm_cli_pick(const bm_cli *cli, const char *vi, const char *en);

#endif
