/* Records of a table that is open already. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_H
#define BM_API_RECORDS_H

#include "bieumau.h"
#include "sheet/sheet.h"

/** bm_records_of_sheet(form, sheet, options, ds): as bm_records_open, for ${sheet}, which stands at its beginning and is taken over, also when this
 *  fails. */
bm_records *bm_records_of_sheet(const bm_form *form, bm_sheet *sheet,
                                const bm_records_options *options, bm_diags *ds);

#endif
