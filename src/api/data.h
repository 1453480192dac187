/* The data of one document behind bieumau.h. SPDX-License-Identifier: MIT */
#ifndef BM_API_DATA_H
#define BM_API_DATA_H

#include "base/buf.h"
#include "input/value.h"

/** bm_data_fields(data): the map under "data:", or NULL when nothing is given. */
const bm_value *bm_data_fields(const bm_data *data);

/** bm_data_form_pos(data): where the form is named; without a place when it is not from a file. */
const bm_pos *bm_data_form_pos(const bm_data *data);

#endif
