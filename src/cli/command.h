/* The table of commands, and their help. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_COMMAND_H
#define BM_CLI_COMMAND_H

#include "cli/cli.h"

extern const bm_command bm_cmd_make;
extern const bm_command bm_cmd_batch;
extern const bm_command bm_cmd_blank;
extern const bm_command bm_cmd_check;
extern const bm_command bm_cmd_read;
extern const bm_command bm_cmd_list;
extern const bm_command bm_cmd_show;
extern const bm_command bm_cmd_new;
extern const bm_command bm_cmd_advise;
extern const bm_command bm_cmd_dossier;
extern const bm_command bm_cmd_import;
extern const bm_command bm_cmd_lint;
extern const bm_command bm_cmd_explain;
extern const bm_command bm_cmd_info;

/** bm_command_lookup(name): its row, or NULL. bm_command_nearest(name): the name most like it. */
const bm_command *bm_command_lookup(const char *name);
const char *bm_command_nearest(const char *name);

/** bm_command_users(id, out, size): the names of the commands that take option ${id}, "make, blank". */
void bm_command_users(bm_option_id id, char *out, size_t size);

/** bm_command_help(out, lang, command): how to use it; NULL = the program as a whole. */
void bm_command_help(FILE *out, bm_lang lang, const bm_command *command);

#endif
