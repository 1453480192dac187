/* The parts of a package in the flat form that Word writes: one XML file, pkg:package. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_OPC_FLAT_H
#define BM_INPUT_OPC_FLAT_H

#include "input/opc.h"

/** bm_opc_flat_is(bytes): is its root pkg:package, as far as its first 4 KB tell? */
bool bm_opc_flat_is(bm_str bytes);

/**
 * bm_opc_flat_read(a, source, parts, n, ds):
 * Its parts with their types, into ${*parts} in ${a}: XML with a declaration, written anew; the rest out of base64.
 *
 * Returns 0, or -1 with V043, V045, V046, V048, V052 or V053. O(bytes).
 */
int bm_opc_flat_read(bm_arena *a, const bm_source *source, bm_opc_part **parts, size_t *n,
                     bm_diags *ds);

#endif
