/* The import sheet of 19 columns for certificates of persons, as offices use it. No official page of it was seen.
 * SPDX-License-Identifier: MIT */
#ifndef BM_API_EXPORT_VGCA_H
#define BM_API_EXPORT_VGCA_H

#include "api/export.h"

extern const bm_export_list bm_export_vgca;

#endif
