/* The sheet that says how to fill in a workbook. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_FORM_GUIDE_H
#define BM_SHEET_SHEET_FORM_GUIDE_H

#include "sheet/sheet_form.h"

/** bm_sheet_form_guide_write(w, form): add it behind the sheets that are there. What goes wrong is kept in ${w}. */
void bm_sheet_form_guide_write(bm_sheet_writer *w, const bm_sheet_form *form);

#endif
