/* Words for procedures; shared by advise, show and list. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_PROCEDURE_TEXT_H
#define BM_CLI_PROCEDURE_TEXT_H

#include "cli/cli.h"
#include "cli/jsonout.h"

enum { BM_PROCEDURE_TEXT_DAY_BYTES = 16 };

/** bm_procedure_text_day(day, out): "05/01/2024", or "" for {0}. */
const char *bm_procedure_text_day(bm_day day, char out[BM_PROCEDURE_TEXT_DAY_BYTES]);

/** bm_procedure_text_wrap(out, indent, bullet, text): print a paragraph of at most 96 columns; its lines begin in
 *  column ${indent}, behind ${bullet} ("- " or ""). */
void bm_procedure_text_wrap(FILE *out, int indent, const char *bullet, const char *text);

/** bm_procedure_text_statements(cli, indent, heading, s): a heading and the statements with their sources; nothing
 *  when there are none. */
void bm_procedure_text_statements(const bm_cli *cli, int indent, const char *heading,
                                  const bm_statements *s);

/** bm_procedure_text_print(cli, indent, p, deadlines): forms, conditions, attachments, addressee, channel, fee,
 *  deadlines and notes. */
void bm_procedure_text_print(const bm_cli *cli, int indent, const bm_procedure *p,
                             const bm_deadline *deadlines);

/** bm_procedure_text_can_make(cli, form): can this form be made here? */
bool bm_procedure_text_can_make(bm_cli *cli, const bm_procedure_form *form);

/** bm_procedure_text_json_both(j, key, text): {"vi": …, "en": …}; _regime, _statements, _procedure: the members of
 *  an open object. */
void bm_procedure_text_json_both(bm_jsonout *j, const char *key, const char *const text[2]);
void bm_procedure_text_json_regime(bm_jsonout *j, const char *key, const bm_regime *regime);
void bm_procedure_text_json_statements(bm_jsonout *j, const char *key, const bm_statements *s);
void bm_procedure_text_json_procedure(bm_jsonout *j, const bm_procedure *p,
                                      const bm_deadline *deadlines);

#endif
