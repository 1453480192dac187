/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_source.h"

#include "base/limit.h"

int bm_docx_template_source_tell(const bm_docx_template_source *s, bm_code code, const bm_str *args,
                                 size_t n)
{
    const bm_pos pos = {.source = s->file};
    return bm_diags_add(s->ds, code, &pos, NULL, args, n);
}

int bm_docx_template_source_limit(const bm_docx_template_source *s, bm_str name, size_t limit)
{
    const size_t mb = (size_t)1024 * 1024;
    const char *shown = limit >= mb ? bm_arena_printf(s->arena, "%zu MB", limit / mb)
                                    : bm_arena_printf(s->arena, "%zu", limit);
    const bm_str args[] = {name, bm_str_of(shown)};
    return bm_docx_template_source_tell(s, BM_TEMPLATE_TOO_MUCH, args, 2);
}

bool bm_docx_template_source_ends(bm_str text, const char *tail)
{
    size_t n = strlen(tail);
    return text.len >= n && memcmp(text.ptr + text.len - n, tail, n) == 0;
}

xmlDoc *bm_docx_template_source_read(const bm_docx_template_source *s, const bm_opc_part *part,
                                     const char *root)
{
    size_t line;
    if (part->bytes.len > BM_LIMIT_TEMPLATE_PART_BYTES) {
        (void)bm_docx_template_source_limit(s, part->name, BM_LIMIT_TEMPLATE_PART_BYTES);
        return NULL;
    }
    xmlDoc *doc = bm_docx_tree_read(part->bytes, &line);
    if (doc && (!root || bm_docx_tree_is(xmlDocGetRootElement(doc), root)))
        return doc;
    xmlFreeDoc(doc);
    const char *where = line ? bm_arena_printf(s->arena, "%zu", line) : "";
    const bm_str args[] = {part->name, bm_str_of(where)};
    (void)bm_docx_template_source_tell(s, BM_TEMPLATE_DAMAGED, args, 2);
    return NULL;
}

const bm_opc_part *bm_docx_template_source_related(const bm_docx_template_source *s,
                                                   const char *kind)
{
    return bm_opc_related(s->arena, s->opc, s->main, kind);
}
