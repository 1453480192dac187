/* Questions to a person at a terminal. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_ASK_H
#define BM_CLI_ASK_H

#include "cli/cli.h"

/** bm_ask_can(): is there a person to be asked: is standard input a terminal? */
bool bm_ask_can(void);

/** bm_ask_question(cli, in, out, q): ask ${q} on ${out} until a line of ${in} answers it: the number or the id of an
 *  option, a number, a day, or nothing when the question is optional. Returns the answer on the heap, or NULL at
 *  the end of the input. */
char *bm_ask_question(const bm_cli *cli, FILE *in, FILE *out, const bm_question *q);

#endif
