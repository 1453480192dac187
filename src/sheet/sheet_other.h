/* Files that are no table that can be read: what they are. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_OTHER_H
#define BM_SHEET_SHEET_OTHER_H

#include <stdio.h>

#include "base/diags.h"

/** bm_sheet_other_is(head): does a file that begins with ${head} have a format that is known and no text of a table? */
bool bm_sheet_other_is(bm_str head);

/** bm_sheet_other_report(file, head, pos, ds): say what ${file}, which is one of them, is, and what to do. -1 with S002, S003 or
 *  S004. */
int bm_sheet_other_report(FILE *file, bm_str head, const bm_pos *pos, bm_diags *ds);

#endif
