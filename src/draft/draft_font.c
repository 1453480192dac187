/* SPDX-License-Identifier: MIT */
#include "draft/draft_font.h"

#include <strings.h>

#include "base/utf8.h"
#include "text/legacy.h"

/* ASCII letters of ${prefix} are small. */
static bool begins_with(bm_str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.len >= n && strncasecmp(s.ptr, prefix, n) == 0;
}

bm_legacy bm_draft_font_legacy(bm_str font, bool *capitals)
{
    *capitals = false;
    if (begins_with(font, ".vn")) {
        *capitals = font.ptr[font.len - 1] == 'H';
        return BM_LEGACY_TCVN3;
    }
    return begins_with(font, "vni-") || begins_with(font, "vni ") ? BM_LEGACY_VNI : BM_LEGACY_NONE;
}

void bm_draft_font_survey(bm_draft_reader *r, const bm_docx_read_node *node)
{
    bool capitals;
    if (node->type == BM_DOCX_READ_TEXT && node->look) {
        bm_legacy code = bm_draft_font_legacy(node->look->font, &capitals);
        if (code != BM_LEGACY_NONE && bm_legacy_is_unicode(node->text))
            r->unicode[code] = true;
    }
    for (uint32_t i = 0; i < node->n_children; i++)
        bm_draft_font_survey(r, node->children[i]);
}

/* Has ${s} a character that is no letter of Vietnamese, and would be one in an old encoding? */
static bool looks_legacy(bm_str s)
{
    static const char vietnamese[] = "\xC0\xC1\xC2\xC3\xC8\xC9\xCA\xCC\xCD\xD2\xD3\xD4\xD5\xD9\xDA"
                                     "\xDD\xE0\xE1\xE2\xE3\xE8\xE9\xEA\xEC\xED\xF2\xF3\xF4\xF5\xF9"
                                     "\xFA\xFD\xA0\xAB\xBB\xB0";
    for (size_t i = 0; i < s.len;) {
        uint32_t c = bm_utf8_next(s, &i);
        if (c >= 0xA0 && c < 0x100 && !memchr(vietnamese, (int)c, sizeof vietnamese - 1))
            return true;
    }
    return false;
}

bm_str bm_draft_font_convert(bm_draft_reader *r, bm_str s, bm_legacy code)
{
    if (code == BM_LEGACY_NONE || bm_legacy_is_unicode(s) || (r->unicode[code] && !looks_legacy(s)))
        return s;
    bm_str converted = bm_legacy_convert(r->arena, s, code);
    r->legacy_used |= !bm_str_eq(converted, s);
    return converted;
}
