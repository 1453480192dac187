/* The tree as reviewed text, for golden files. SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_DUMP_H
#define BM_DOCUMENT_DUMP_H

#include "base/buf.h"
#include "document/node.h"

/** bm_dump_tree(out, root): one node a line, indented by depth: `paragraph FormTitle`, `text "…" bold`.
 *  Flags that say who owns a node (STATIC, VALUE) are left out. */
void bm_dump_tree(bm_buf *out, const bm_node *root);

#endif
