/* Data in an old encoding: refused, or converted when the user says which it is.
 * SPDX-License-Identifier: MIT */
#ifndef BM_API_LEGACY_DATA_H
#define BM_API_LEGACY_DATA_H

#include "base/buf.h"
#include "input/value.h"

/**
 * bm_legacy_data_read(a, bytes, source, format, legacy, ds):
 * Read ${source}, whose bytes are ${bytes}, as bm_input_read does, and look after the encoding of its values: with
 * BM_LEGACY_DETECT values in an old encoding are an error (D060, D061, with D067 for how many); with an encoding
 * they are converted (D062, D065). Bytes that are no UTF-8 are then taken for that encoding: ${bytes} and
 * ${source} change to UTF-8; without it D066 follows I001 when they can be recognised.
 *
 * Returns the value, or NULL after an error.
 */
const bm_value *bm_legacy_data_read(bm_arena *a, bm_buf *bytes, bm_source *source,
                                    bm_input_format format, bm_legacy legacy, bm_diags *ds);

/** bm_legacy_data_detect(a, fields, ds): 0, or -1 with D060 or D061 (and D067) when values of ${fields}, a map of them or a list of cells, are in an old encoding. Scratch
 *  in ${a}. Texts in ASCII, or with letters that only Unicode has, cost a look. */
int bm_legacy_data_detect(bm_arena *a, const bm_value *fields, bm_diags *ds);

/** bm_legacy_data_converted(from, n, pos, example, ds), _kept: tell D062, how many values were converted from ${from}, and D065, how many were not;
 *  ${example}: one before and after. 0, or -1 in strict mode. */
int bm_legacy_data_converted(bm_legacy from, uint64_t n, const bm_pos *pos, const bm_str example[2],
                             bm_diags *ds);
int bm_legacy_data_kept(uint64_t n, const bm_pos *pos, bm_str example, bm_diags *ds);

#endif
