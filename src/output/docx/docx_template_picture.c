/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_picture.h"

#include <strings.h>

#include "base/limit.h"

static const struct {
    const char *given, *content_type, *suffix;
    size_t at; /* where the mark of the kind stands in the file */
    const char *mark;
    size_t n;
} kinds[] = {
    {"image/png", "image/png", "png", 0, "\x89PNG\r\n\x1a\n", 8},
    {"image/jpeg", "image/jpeg", "jpeg", 0, "\xFF\xD8\xFF", 3},
    {"image/jpg", "image/jpeg", "jpeg", 0, "\xFF\xD8\xFF", 3},
    {"image/gif", "image/gif", "gif", 0, "GIF8", 4},
    {"image/bmp", "image/bmp", "bmp", 0, "BM", 2},
    {"image/tiff", "image/tiff", "tiff", 0, "II*\0", 4},
    {"image/tiff", "image/tiff", "tiff", 0, "MM\0*", 4},
    {"image/x-emf", "image/x-emf", "emf", 40, " EMF", 4},
    {"image/emf", "image/x-emf", "emf", 40, " EMF", 4},
    {"image/x-wmf", "image/x-wmf", "wmf", 0, "\xD7\xCD\xC6\x9A", 4},
    {"image/x-wmf", "image/x-wmf", "wmf", 0, "\x01\0\x09\0", 4},
    {"image/wmf", "image/x-wmf", "wmf", 0, "\xD7\xCD\xC6\x9A", 4},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static size_t kind_of(const bm_opc_part *part)
{
    size_t i = 0;
    for (; i < KINDS; i++)
        if (part->content_type.len == strlen(kinds[i].given) &&
            strncasecmp(part->content_type.ptr, kinds[i].given, part->content_type.len) == 0 &&
            part->bytes.len >= kinds[i].at + kinds[i].n &&
            memcmp(part->bytes.ptr + kinds[i].at, kinds[i].mark, kinds[i].n) == 0)
            break;
    return i;
}

int bm_docx_template_picture_take(const bm_docx_template_source *s,
                                  bm_docx_template_pictures *pictures, const bm_opc_part *part,
                                  const bm_docx_template_picture **out)
{
    bm_docx_template_pictures *p = pictures;
    size_t kind = kind_of(part);
    *out = NULL;
    if (kind == KINDS)
        return 0;
    for (size_t i = 0; i < p->n; i++)
        if (p->items[i].from == part)
            *out = &p->items[i];
    if (*out)
        return 0;
    if (p->n == BM_LIMIT_TEMPLATE_PICTURES)
        return bm_docx_template_source_limit(s, part->name, BM_LIMIT_TEMPLATE_PICTURES);
    if (part->bytes.len > BM_LIMIT_TEMPLATE_PICTURE_BYTES - p->bytes)
        return bm_docx_template_source_limit(s, part->name, BM_LIMIT_TEMPLATE_PICTURE_BYTES);
    if (!p->items) /* never moved: they are pointed at */
        p->items = bm_arena_zero(s->arena, BM_LIMIT_TEMPLATE_PICTURES, sizeof *p->items);
    bm_docx_template_picture *new = &p->items[p->n++];
    new->from = part;
    new->content_type = kinds[kind].content_type;
    new->suffix = kinds[kind].suffix;
    new->name = bm_arena_printf(s->arena, "word/media/template%zu.%s", p->n, new->suffix);
    p->bytes += part->bytes.len;
    *out = new;
    return 0;
}
