/* The parts of a packed workbook, unpacked as they are read. Sizes in the file are not believed: what comes out is counted.
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_ZIP_H
#define BM_SHEET_SHEET_ZIP_H

#include <stdio.h>

#include "base/arena.h"
#include "base/diags.h"

typedef struct bm_sheet_zip bm_sheet_zip;
typedef struct bm_sheet_zip_part bm_sheet_zip_part;

/**
 * bm_sheet_zip_open(file, source, ds):
 * The names of what is in ${file}, a regular file, which is read at places and must stay open.
 *
 * source  for messages; borrowed
 *
 * Returns NULL with S020, S024 or S043. O(parts × log parts).
 */
bm_sheet_zip *bm_sheet_zip_open(FILE *file, const bm_source *source, bm_diags *ds);
void bm_sheet_zip_close(bm_sheet_zip *z);

/** bm_sheet_zip_find(z, name): the name of a part as the file has it, without regard to the case of ASCII letters and whether "%20" stands
 *  for a blank; NULL = there is none. Lives as long as ${z}. */
const char *bm_sheet_zip_find(const bm_sheet_zip *z, bm_str name);

/** bm_sheet_zip_part_open(z, name, ds): part ${name}, as bm_sheet_zip_find gave it. NULL with S020, S021 or S025 to S027. Parts must be closed
 *  before ${z}. */
bm_sheet_zip_part *bm_sheet_zip_part_open(bm_sheet_zip *z, const char *name, bm_diags *ds);
void bm_sheet_zip_part_close(bm_sheet_zip_part *p);

/** bm_sheet_zip_part_read(p, to, n, ds): the next bytes, at most ${n}, at the end 0; -1 with S020, S025 or S026. */
ptrdiff_t bm_sheet_zip_part_read(bm_sheet_zip_part *p, char *to, size_t n, bm_diags *ds);

/** bm_sheet_zip_part_done(p): how much has been read, 0 to 1, as far as the file tells its size. */
double bm_sheet_zip_part_done(const bm_sheet_zip_part *p);

#endif
