/* Runs and what is around them. SPDX-License-Identifier: MIT */
#include "input/docx_read_inline.h"

#include "input/docx_read_control.h"
#include "input/docx_read_run.h"

typedef enum { IGNORED, RUN, INSIDE, INSERTED, DELETED, CONTROL, BOOKMARK, PASSED_OVER } what;

static const struct {
    const char *name;
    what what;
} elements[] = {
    {"r", RUN},
    {"sdt", CONTROL},
    {"hyperlink", INSIDE},
    {"bookmarkStart", BOOKMARK},
    {"bookmarkEnd", BOOKMARK},
    {"smartTag", INSIDE},
    {"fldSimple", INSIDE},
    {"customXml", INSIDE},
    {"dir", INSIDE},
    {"bdo", INSIDE},
    {"p", INSIDE}, /* where none is allowed */
    {"ins", INSERTED},
    {"moveTo", INSERTED},
    {"del", DELETED},
    {"moveFrom", DELETED},
    {"subDoc", PASSED_OVER},
    {"tbl", PASSED_OVER},
};

static what what_of(const bm_xml_dom_node *node)
{
    if (!node->name || node->ns == BM_XML_DOM_M)
        return node->name ? PASSED_OVER : IGNORED;
    if (bm_xml_dom_is(node, BM_XML_DOM_MC, "AlternateContent"))
        return INSIDE;
    for (size_t i = 0; node->ns == BM_XML_DOM_W && i < sizeof elements / sizeof *elements; i++)
        if (strcmp(node->name, elements[i].name) == 0)
            return elements[i].what;
    return IGNORED;
}

bool bm_docx_read_inline_is(const bm_xml_dom_node *node)
{
    return bm_xml_dom_is(node, BM_XML_DOM_W, "r") ||
           bm_xml_dom_is(node, BM_XML_DOM_W, "hyperlink") ||
           bm_xml_dom_is(node, BM_XML_DOM_W, "fldSimple") ||
           bm_xml_dom_is(node, BM_XML_DOM_W, "smartTag");
}

static void add_control(bm_docx_read_state *s, const bm_xml_dom_node *sdt,
                        bm_docx_read_children *list)
{
    bm_docx_read_node *control = bm_docx_read_node_new(s, BM_DOCX_READ_CONTROL);
    bm_docx_read_children inside = {0};
    control->control = bm_docx_read_control_of(s->arena, sdt);
    bm_docx_read_inline_children(s, bm_docx_read_node_content(sdt), &inside);
    bm_docx_read_node_close(s, &inside, control);
    bm_docx_read_node_add(list, control);
}

void bm_docx_read_inline_add(bm_docx_read_state *s, const bm_xml_dom_node *node,
                             bm_docx_read_children *list)
{
    switch (what_of(node)) {
    case RUN:
        bm_docx_read_run_add(s, node, list);
        break;
    case INSERTED:
        s->revisions = true;
        bm_docx_read_inline_children(s, node, list);
        break;
    case INSIDE:
        bm_docx_read_inline_children(s, bm_docx_read_node_content(node), list);
        break;
    case DELETED:
        s->revisions = true;
        break;
    case CONTROL:
        add_control(s, node, list);
        break;
    case BOOKMARK: {
        const bm_docx_read_node *bookmark = bm_docx_read_node_bookmark(s, node);
        if (bookmark)
            bm_docx_read_node_add(list, bookmark);
        break;
    }
    case PASSED_OVER:
        s->partial = true;
        break;
    case IGNORED:
        break;
    }
}

void bm_docx_read_inline_children(bm_docx_read_state *s, const bm_xml_dom_node *parent,
                                  bm_docx_read_children *list)
{
    for (const bm_xml_dom_node *n = parent->first; n; n = n->next)
        bm_docx_read_inline_add(s, n, list);
}
