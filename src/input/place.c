/* Lines end at '\n' alone, as in bm_diags_pos_at, whatever the parser calls a line.
 * SPDX-License-Identifier: MIT */
#include "input/place.h"

bm_place bm_place_start(const bm_source *source)
{
    bool bom = source->len >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0;
    bm_place p = {source, bom ? 3 : 0, 0, 1, 1};
    return p;
}

/* Over one code point; there must be one. */
static void step(bm_place *p)
{
    const char *bytes = p->source->bytes;
    if (bytes[p->offset] == '\n') {
        p->line++;
        p->col = 1;
    } else {
        p->col++;
    }
    p->index++;
    p->offset++;
    while (p->offset < p->source->len && (bytes[p->offset] & 0xC0) == 0x80)
        p->offset++;
}

static bm_pos position(const bm_place *p)
{
    bm_pos pos = {p->source, p->line, p->col};
    return pos;
}

bm_pos bm_place_at_offset(bm_place *p, size_t offset)
{
    if (offset < p->offset)
        *p = bm_place_start(p->source);
    while (p->offset < offset && p->offset < p->source->len)
        step(p);
    return position(p);
}

bm_pos bm_place_at_index(bm_place *p, size_t index)
{
    if (index < p->index)
        *p = bm_place_start(p->source);
    while (p->index < index && p->offset < p->source->len)
        step(p);
    return position(p);
}
