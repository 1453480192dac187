/* The document that a template is taken from, while it is read. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_SOURCE_H
#define BM_OUTPUT_DOCX_TEMPLATE_SOURCE_H

#include "input/opc.h"
#include "output/docx/docx_tree.h"

/* How many of each were left out. */
typedef struct {
    size_t linked;   /* pictures that lie elsewhere */
    size_t objects;  /* charts, diagrams, embedded objects, controls */
    size_t links;    /* other addresses outside, the attached template too */
    size_t numbered; /* styles in use that number their paragraphs */
    size_t fonts;    /* embedded ones */
    size_t macros;   /* projects of VBA */
} bm_docx_template_losses;

typedef struct {
    bm_arena *arena; /* of the template */
    const bm_opc *opc;
    const bm_source *file; /* for messages */
    bm_diags *ds;
    bm_str main; /* name of the part with the document */
    bm_docx_template_losses lost;
} bm_docx_template_source;

/** bm_docx_template_source_read(s, part, root): ${part} as a tree for xmlFreeDoc, or NULL with O051 (damaged, or its root is not
 *  w:${root}; NULL = any) or O052 (larger than BM_LIMIT_TEMPLATE_PART_BYTES). */
xmlDoc *bm_docx_template_source_read(const bm_docx_template_source *s, const bm_opc_part *part,
                                     const char *root);

/** bm_docx_template_source_related(s, kind): the part that the document has for ${kind} ("/styles"), or NULL. */
const bm_opc_part *bm_docx_template_source_related(const bm_docx_template_source *s,
                                                   const char *kind);

/** bm_docx_template_source_ends(text, tail): does it end so? */
bool bm_docx_template_source_ends(bm_str text, const char *tail);

/** bm_docx_template_source_limit(s, name, limit): report O052 for ${name}: so many, or from 1 MB on bytes. Returns -1. */
int bm_docx_template_source_limit(const bm_docx_template_source *s, bm_str name, size_t limit);

/** bm_docx_template_source_tell(s, code, args, n): report ${code} for the file as a whole; as bm_diags_add. */
int bm_docx_template_source_tell(const bm_docx_template_source *s, bm_code code, const bm_str *args,
                                 size_t n);

#endif
