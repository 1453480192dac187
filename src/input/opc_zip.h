/* The parts of a ZIP file, unpacked. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_OPC_ZIP_H
#define BM_INPUT_OPC_ZIP_H

#include "input/opc.h"

/** bm_opc_zip_is(bytes): does it begin as a ZIP file, or end as one (something else may stand before it)? */
bool bm_opc_zip_is(bm_str bytes);

/**
 * bm_opc_zip_read(a, source, parts, n, ds):
 * Its files, without folders, in the order of its directory, into ${*parts} in ${a}.
 *
 * Returns 0, or -1 with V042, V043, V045, V046, V048 or V049. O(bytes unpacked).
 */
int bm_opc_zip_read(bm_arena *a, const bm_source *source, bm_opc_part **parts, size_t *n,
                    bm_diags *ds);

#endif
