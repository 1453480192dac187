/* Headers and footers of a template, brought into a state in which they can stand in any document.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_MARGIN_H
#define BM_OUTPUT_DOCX_TEMPLATE_MARGIN_H

#include "output/docx/docx_template_looks.h"
#include "output/docx/docx_template_picture.h"

/* What all of them share. */
typedef struct {
    bm_docx_template_source *s;
    const bm_docx_template_styles *styles;
    bm_docx_template_looks *looks;
    bm_docx_template_pictures pictures;
    unsigned drawings; /* ids given to drawings so far */
} bm_docx_template_margins;

/* One header or footer. */
typedef struct {
    xmlDoc *doc;      /* for xmlFreeDoc; NULL = there is none */
    bool visible;     /* something of it can be seen */
    bool page;        /* it shows the number of the page */
    bm_str relations; /* the part with its relationships; "" = it has none */
} bm_docx_template_margin;

/**
 * bm_docx_template_margin_read(m, part, out):
 * What stands in ${part}. Pictures come along. Charts, diagrams and embedded objects, pictures that lie elsewhere and addresses are
 * left out, and counted; so are, as nothing is lost by it, content controls and links around text, numbers of lists, comments, bookmarks,
 * what was deleted with changes tracked, and marks of editing sessions.
 *
 * part  NULL = none
 *
 * Returns 0, or -1 with O051 or O052. ${out}->doc is to be freed in either case.
 */
int bm_docx_template_margin_read(bm_docx_template_margins *m, const bm_opc_part *part,
                                 bm_docx_template_margin *out);

/** bm_docx_template_margin_write(m, doc): its bytes; drawings get ids that no other part of the template has. */
bm_str bm_docx_template_margin_write(bm_docx_template_margins *m, xmlDoc *doc);

/** bm_docx_template_margin_number(doc): put the number of the page above what stands in the header ${doc}. */
void bm_docx_template_margin_number(xmlDoc *doc);

/** bm_docx_template_margin_ours(): a header with the number of the page alone, for xmlFreeDoc. */
xmlDoc *bm_docx_template_margin_ours(void);

#endif
