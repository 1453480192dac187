/* Conversions between the units of the field. A number with a unit carries it in its name.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BASE_UNIT_H
#define BM_BASE_UNIT_H

#include <math.h>

/* 1 in = 72 pt = 25.4 mm = 1440 twip */
static inline double bm_unit_pt_of_mm(double mm)
{
    return mm * 72.0 / 25.4;
}

static inline long bm_unit_twip_of_pt(double pt)
{
    return lround(pt * 20.0);
}

static inline long bm_unit_twip_of_mm(double mm)
{
    return lround(mm * 1440.0 / 25.4);
}

#endif
