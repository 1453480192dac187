/* Comments on the fields of a skeleton; shared by new and dossier. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_SKELETON_H
#define BM_CLI_SKELETON_H

#include "cli/cli.h"

/** bm_skeleton_comment(out, xml, indent, before, text): one comment line. A line end in ${text} would end a YAML
 *  comment, "--" is not allowed in an XML one: both are written apart. */
void bm_skeleton_comment(FILE *out, bool xml, int indent, const char *before, const char *text);

/** bm_skeleton_field(cli, out, xml, indent, f): label and type, then help, default and example. */
void bm_skeleton_field(const bm_cli *cli, FILE *out, bool xml, int indent, const bm_field_info *f);

#endif
