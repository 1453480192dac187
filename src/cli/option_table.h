/* All options of the command line. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_OPTION_TABLE_H
#define BM_CLI_OPTION_TABLE_H

#include "cli/options.h"

extern const bm_option_spec bm_option_table[BM_OPT_COUNT]; /* by id */

#endif
