/* What a cell of an OpenDocument table means. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_ODS_CELL_H
#define BM_SHEET_SHEET_ODS_CELL_H

#include "base/buf.h"
#include "sheet/sheet_date.h"
#include "sheet/sheet_number.h"
#include "sheet/sheet_part.h"

enum { BM_SHEET_ODS_CELL_BYTES = 64 };

typedef enum {
    BM_SHEET_ODS_CELL_NONE,
    BM_SHEET_ODS_CELL_NUMBER, /* float, percentage, currency */
    BM_SHEET_ODS_CELL_DAY,
    BM_SHEET_ODS_CELL_TIME,
    BM_SHEET_ODS_CELL_BOOLEAN,
    BM_SHEET_ODS_CELL_STRING,
    BM_SHEET_ODS_CELL_ERROR /* LibreOffice: calcext:value-type */
} bm_sheet_ods_cell_type;

/* {0} = none. */
typedef struct {
    bm_sheet_ods_cell_type type;
    char value[BM_SHEET_ODS_CELL_BYTES]; /* office:value, date-value … */
    size_t n_value;
    bool has_formula;
    uint64_t repeated;          /* columns */
    uint32_t n_columns, n_rows; /* that it spans */
    bm_buf string;              /* office:string-value */
    bm_buf text;                /* of its paragraphs */
    size_t paragraphs;
} bm_sheet_ods_cell;

/** bm_sheet_ods_cell_begin(c, p, tag): a cell begins; ${tag} from an event of ${p}. */
void bm_sheet_ods_cell_begin(bm_sheet_ods_cell *c, bm_sheet_part *p, const bm_xml_sax_tag *tag);

/** bm_sheet_ods_cell_paragraph(c): a paragraph of it begins. */
void bm_sheet_ods_cell_paragraph(bm_sheet_ods_cell *c);

/** bm_sheet_ods_cell_add(c, s): text of a paragraph, whose white space is kept as it stands: OpenDocument 1.3 (part 3, 6.1.2) makes one blank of many, but
 *  LibreOffice Calc neither does that nor writes its files so; _add_char(c, ch, n): ${n} times ${ch}. false = it is longer than BM_LIMIT_TEXT_BYTES. */
bool bm_sheet_ods_cell_add(bm_sheet_ods_cell *c, bm_str s);
bool bm_sheet_ods_cell_add_char(bm_sheet_ods_cell *c, char ch, uint64_t n);

/** bm_sheet_ods_cell_value(c, cell, out): its kind and text; ${out} is room for what is not in ${c}. */
void bm_sheet_ods_cell_value(const bm_sheet_ods_cell *c, bm_sheet_cell *cell,
                             char out[BM_SHEET_DATE_BYTES]);

/** bm_sheet_ods_cell_count(s): a number of repeated cells, at least 1; what is too large for a number is the largest. */
uint64_t bm_sheet_ods_cell_count(bm_str s);

void bm_sheet_ods_cell_free(bm_sheet_ods_cell *c);

#endif
