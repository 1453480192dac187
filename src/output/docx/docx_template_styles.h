/* word/styles.xml of a document made after a template: the template's, with ours among them.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_STYLES_H
#define BM_OUTPUT_DOCX_TEMPLATE_STYLES_H

#include <stdint.h>

#include "output/docx/docx_template_source.h"

/* A style of the template. */
typedef struct {
    xmlNode *node;
    const char *id;     /* as its file has it */
    const char *type;   /* "paragraph" */
    const char *new_id; /* in the documents that are made */
    bool ours;          /* stands for one of ours */
    size_t place;       /* in its file */
    size_t base;        /* index of the style that it is based on; SIZE_MAX = none */
} bm_docx_template_style;

typedef struct {
    xmlDoc *doc;                   /* the part; for xmlFreeDoc */
    bm_docx_template_style *items; /* in the order of their ids */
    size_t n;
} bm_docx_template_styles;

/**
 * bm_docx_template_styles_read(s, out):
 * Read the styles of the template and put ours in. A style of it stands for ours when it has its name or one of its other
 * names, or is the default of its kind, or else has its id; it gets the id of ours, so that documents need not know of templates.
 * Its definition is not changed but for what keeps paragraphs together on a page, which it gets when it says nothing of it. Those
 * of ours that are added say themselves what ours take from our defaults, so that the template's do not change them.
 *
 * Styles without id or name, or with one that is there already, are left out, and a style is not based on itself (O056, a warning).
 * Automatic numbers go: they would add to the words of a form.
 *
 * Returns 0, or -1 with O051, O052; in strict mode also O056. ${out}->doc is to be freed in either case. O(styles log styles).
 */
int bm_docx_template_styles_read(bm_docx_template_source *s, bm_docx_template_styles *out);

/** bm_docx_template_styles_lookup(styles, id): the style that has this id in the template's file, or NULL. O(log styles). */
const bm_docx_template_style *bm_docx_template_styles_lookup(const bm_docx_template_styles *styles,
                                                             const char *id);

/** bm_docx_template_styles_refer(styles, node): ${node}, which refers to a style ("w:pStyle"), gets the new id; it goes when there is
 *  no such style. */
void bm_docx_template_styles_refer(const bm_docx_template_styles *styles, xmlNode *node);

#endif
