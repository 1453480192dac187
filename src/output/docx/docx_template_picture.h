/* Pictures of a template. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_PICTURE_H
#define BM_OUTPUT_DOCX_TEMPLATE_PICTURE_H

#include "output/docx/docx_template_source.h"

typedef struct {
    const bm_opc_part *from;
    const char *name;         /* "word/media/template1.png" */
    const char *content_type; /* "image/png" */
    const char *suffix;       /* "png" */
} bm_docx_template_picture;

typedef struct {
    bm_docx_template_picture *items; /* in the arena; in the order in which they were asked for */
    size_t n;
    size_t bytes; /* of all */
} bm_docx_template_pictures;

/**
 * bm_docx_template_picture_take(s, pictures, part, out):
 * The picture in ${part}, the same for the same part, into ${*out}: NULL when it is none of a kind that Word and LibreOffice show (PNG,
 * JPEG, GIF, BMP, TIFF, EMF, WMF), as it says and as its first bytes say.
 *
 * Returns 0, or -1 with O052: all pictures together are larger than BM_LIMIT_TEMPLATE_PICTURE_BYTES, which each document would
 * carry, or there are more than BM_LIMIT_TEMPLATE_PICTURES.
 */
int bm_docx_template_picture_take(const bm_docx_template_source *s,
                                  bm_docx_template_pictures *pictures, const bm_opc_part *part,
                                  const bm_docx_template_picture **out);

#endif
