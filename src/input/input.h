/* Bytes -> value tree. One call for all formats; each reader has a file of its own.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_INPUT_H
#define BM_INPUT_INPUT_H

#include "bieumau.h"
#include "input/value.h"

/**
 * bm_input_read(a, source, format, ds):
 * Read one file into a value tree in ${a}. The shape is the same for all formats:
 *
 *     form: tt185-2019/mau-01          <bieumau form="tt185-2019/mau-01">
 *     data:                              <ho_ten>…</ho_ten>
 *       ho_ten: …                        <thay_doi><muc>…</muc></thay_doi>   repeated = a list
 *       thay_doi: [{muc: …}]           </bieumau>
 *
 * (XML gives the map {form, data: {…}}; an element that occurs once is not a list.)
 *
 * source  bytes of the file, at most BM_LIMIT_INPUT_BYTES; must live as long as the tree. A UTF-8
 *         BOM is skipped, UTF-16 with BOM is an error that says so.
 *
 * Returns the root value, or NULL with I…. All errors that can be found are reported together.
 * Linear time and memory, also for hostile input (BM_LIMIT_DEPTH, _NODES, _TEXT_BYTES).
 */
const bm_value *bm_input_read(bm_arena *a, const bm_source *source, bm_input_format format,
                              bm_diags *ds);

/** bm_input_guess(source): the format by the first character that is not white space or BOM. */
bm_input_format bm_input_guess(const bm_source *source);

#endif
