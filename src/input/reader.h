/* What the readers of the formats get from input.c.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_READER_H
#define BM_INPUT_READER_H

#include "input/place.h"
#include "input/tree.h"

/* One file on its way: valid UTF-8 without raw control characters but tab, CR and LF, not empty. */
typedef struct {
    bm_arena *arena;
    const bm_source *source;
    bm_str body; /* the bytes of the source without BOM */
    size_t skip; /* bytes of the BOM: offset in the source = offset in body + skip */
    bm_place place;
    bm_tree *tree;
    bm_diags *ds;
} bm_reader;

/* Run the events of ${r}->body through ${r}->tree. Return -1 when reading could not go on (reported),
 * else 0; faults of single values are reported without stopping. */
int bm_yaml_read(bm_reader *r);
int bm_json_read(bm_reader *r);
int bm_xml_read(bm_reader *r);

#endif
