/* The gaps in what a form prints in place of an absent value: "ngày … tháng … năm 20…" has three. What is filled into
 * them on screen is named by their numbers ("ngay_lap.1"), so writing and reading take them from here.
 * SPDX-License-Identifier: MIT */
#ifndef BM_FORM_GAP_H
#define BM_FORM_GAP_H

#include "form/form.h"

/* Bytes ${at} to ${end} of a text: a run of dots ("…", "..." and longer) or of low lines ("__"), or words in angle
 * brackets ("<Địa danh>"). The marks that end an item of a list belong to a gap before them ("...;"): its value has
 * its own, or gets one when it is printed. */
typedef struct {
    size_t at, end;
} bm_gap;

/** bm_gap_next(text, from, out): the first gap at or behind byte ${from}. Returns whether there is one. O(text). */
bool bm_gap_next(bm_str text, size_t from, bm_gap *out);

/**
 * bm_gap_count(field):
 * How many gaps the blank of ${field} has, all items of a list together. A blank of words alone ("TÊN CƠ QUAN") is one
 * gap as a whole, but not an item of a list.
 */
size_t bm_gap_count(const bm_field *field);

/** bm_gap_is_whole(field): its one gap is all there is, so the value stands alone and its field in a PDF is named
 *  "dia_danh"; else "dia_danh.1", "dia_danh.2", … */
bool bm_gap_is_whole(const bm_field *field);

#endif
