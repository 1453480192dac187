/* How documents are made: what the options of the command ask of the library. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_PRINT_OPTIONS_H
#define BM_CLI_PRINT_OPTIONS_H

#include "cli/cli.h"

/** bm_print_options_read(cli, format, out): from --draft, --copies, --duplex, --page, --qr, --signature-fields, --fillable and
 *  --docx-template, which is read, for documents of ${format}. False (told: C004; O040 for what the format does not have; what is
 *  wrong with the template). */
bool bm_print_options_read(bm_cli *cli, const bm_format *format, bm_render_options *out);

#endif
