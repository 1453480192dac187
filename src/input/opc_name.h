/* Names of parts. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_OPC_NAME_H
#define BM_INPUT_OPC_NAME_H

#include "base/arena.h"

/** bm_opc_name_checked(a, name): ${name} with "/" between folders, 0-terminated in ${a}; {NULL, 0} when it begins or ends with one,
 *  leads out of the package ("..", "C:") or holds control characters. */
bm_str bm_opc_name_checked(bm_arena *a, bm_str name);

/** bm_opc_name_compare(x, y): their order, without regard to the case of ASCII letters (ECMA-376 part 2, 6.2.2.3). */
int bm_opc_name_compare(bm_str x, bm_str y);

/** bm_opc_name_relations(a, owner): the part with the relationships of ${owner} (6.5.2): "word/_rels/document.xml.rels". */
bm_str bm_opc_name_relations(bm_arena *a, bm_str owner);

/** bm_opc_name_resolve(a, owner, target): what the reference ${target} in ${owner} means (RFC 3986, 5.2), in ${a}, without
 *  "#…" behind it. It cannot lead out of the package. */
bm_str bm_opc_name_resolve(bm_arena *a, bm_str owner, bm_str target);

/** bm_opc_name_decoded(a, name): "%20" as " " (RFC 3986, 2.1). ${name} itself when it holds no "%". */
bm_str bm_opc_name_decoded(bm_arena *a, bm_str name);

#endif
