/* A cursor that turns places of an input into line and column, in linear time for all places
 * together when they are asked for in ascending order.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PLACE_H
#define BM_INPUT_PLACE_H

#include "base/diags.h"

/* Stands before the byte ${offset}, which is the code point ${index} (BOM not counted). */
typedef struct {
    const bm_source *source;
    size_t offset, index;
    uint32_t line, col;
} bm_place;

/** bm_place_start(source): a cursor at the first character behind a BOM. */
bm_place bm_place_start(const bm_source *source);

/** bm_place_at_offset(p, offset), bm_place_at_index(p, index): move the cursor to a byte, or to a
 *  code point counted from 0 behind the BOM, and return the position. Going back starts anew. */
bm_pos bm_place_at_offset(bm_place *p, size_t offset);
bm_pos bm_place_at_index(bm_place *p, size_t index);

#endif
