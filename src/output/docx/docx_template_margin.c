/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_margin.h"

#include <stdlib.h>

#include "base/limit.h"
#include "output/docx/docx_header.h"
#include "output/docx/docx_package.h"
#include "output/docx/docx_template_field.h"

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define OFFICE "urn:schemas-microsoft-com:office:office"
#define IMAGE RELATIONS "/image"

/* Above the ids of drawings in the body (bm_docx_writer.n_drawings). */
enum { FIRST_DRAWING = 1000001 };

/* ---- What is taken out -------------------------------------------------------------------- */

static bool is_one_of(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (bm_docx_tree_is(node, *names))
            return true;
    return false;
}

static const char *const gone[] = {"sdtPr",
                                   "sdtEndPr",
                                   "customXmlPr",
                                   "smartTagPr",
                                   "del",
                                   "moveFrom",
                                   "pPrChange",
                                   "rPrChange",
                                   "tblPrChange",
                                   "trPrChange",
                                   "tcPrChange",
                                   "tblGridChange",
                                   "sectPr",
                                   "tblPrExChange",
                                   "proofErr",
                                   "permStart",
                                   "permEnd",
                                   "bookmarkStart",
                                   "bookmarkEnd",
                                   "commentRangeStart",
                                   "commentRangeEnd",
                                   "commentReference",
                                   "moveFromRangeStart",
                                   "moveFromRangeEnd",
                                   "moveToRangeStart",
                                   "moveToRangeEnd",
                                   "customXmlInsRangeStart",
                                   "customXmlInsRangeEnd",
                                   "customXmlDelRangeStart",
                                   "customXmlDelRangeEnd",
                                   "customXmlMoveFromRangeStart",
                                   "customXmlMoveFromRangeEnd",
                                   "customXmlMoveToRangeStart",
                                   "customXmlMoveToRangeEnd",
                                   "footnoteReference",
                                   "endnoteReference",
                                   "annotationRef",
                                   "lastRenderedPageBreak",
                                   "numPr",
                                   "altChunk",
                                   "subDoc",
                                   "movie",
                                   "fldData",
                                   "cellIns",
                                   "cellDel",
                                   "cellMerge",
                                   NULL};
static const char *const opened[] = {"sdt", "sdtContent", "customXml", "smartTag",
                                     "ins", "moveTo",     "hyperlink", NULL};

/* Returns how many of those that were opened declare namespaces, which takes time. */
static size_t clean(xmlNode *root)
{
    size_t declaring = 0;
    for (xmlNode *e = root, *next; e && declaring <= BM_LIMIT_TEMPLATE_RELATIONS; e = next) {
        bool out = is_one_of(e, gone);
        next = out ? bm_docx_tree_behind(e, root) : bm_docx_tree_next(e, root);
        if (out) {
            bm_docx_tree_remove(e);
        } else if (is_one_of(e, opened)) {
            declaring += e->nsDef != NULL;
            bm_docx_tree_unwrap(e);
        }
    }
    return declaring;
}

static bool has_name(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* Which editing session wrote it, ids of paragraphs: w:rsidR, w14:paraId … */
static void strip_marks(xmlNode *e)
{
    for (xmlAttr *a = e->properties, *next; a; a = next) {
        const char *name = (const char *)a->name;
        next = a->next;
        if (a->ns && (strncmp(name, "rsid", 4) == 0 || strcmp(name, "paraId") == 0 ||
                      strcmp(name, "textId") == 0))
            (void)xmlRemoveProp(a);
    }
}

/* ---- Relationships ------------------------------------------------------------------------ */

/* The relationships of one part. */
typedef struct {
    bm_docx_template_margins *m;
    const bm_opc_relation *items;
    const bm_docx_template_picture **pictures; /* of each; NULL = it is not used */
    size_t n;
} relations;

static size_t lookup(const relations *r, const char *id)
{
    size_t i = 0;
    while (i < r->n && !bm_str_is(r->items[i].id, id))
        i++;
    return i;
}

/* The element that shows ${e}, which refers to what is not there: all of a drawing, or the reference alone. */
static xmlNode *shown_by(xmlNode *e, const xmlNode *root)
{
    static const char *const whole[] = {"drawing", "pict", "object", "control", NULL};
    if (has_name(e, "hlinkClick") || has_name(e, "hlinkHover") || has_name(e, "hlinkMouseOver"))
        return e;
    if (has_name(e, "svgBlip") && has_name(e->parent, "ext")) /* beside the same as PNG */
        return e->parent;
    for (xmlNode *at = e; at && at != root; at = at->parent)
        if (is_one_of(at, whole))
            return at;
    return e;
}

typedef enum { KEEP, STRIP, DROP, FAIL } verdict;

/* What becomes of an element whose attribute ${a} refers to a relationship. */
static verdict judge(relations *r, const xmlNode *e, const xmlAttr *a)
{
    bm_docx_template_losses *lost = &r->m->s->lost;
    const char *id = a->children && a->children->content ? (const char *)a->children->content : "";
    size_t i = lookup(r, id);
    bool second = strcmp((const char *)a->name, "link") == 0 &&
                  xmlHasNsProp(e, (const xmlChar *)"embed", (const xmlChar *)RELATIONS);
    if (!*id || second)
        return STRIP;
    bool picture = i < r->n && bm_docx_template_source_ends(r->items[i].type, "/image");
    if (picture && !r->items[i].external) {
        const bm_opc_part *part = bm_opc_lookup(r->m->s->opc, r->items[i].target);
        if (part &&
            bm_docx_template_picture_take(r->m->s, &r->m->pictures, part, &r->pictures[i]) != 0)
            return FAIL;
        if (part && r->pictures[i])
            return KEEP;
    }
    if (has_name(e, "svgBlip"))
        return DROP;
    if (picture)
        lost->linked++;
    else if (i < r->n && r->items[i].external)
        lost->links++;
    else
        lost->objects++;
    return DROP;
}

static bool refers(const xmlAttr *a)
{
    return a->ns && a->ns->href && strcmp((const char *)a->ns->href, RELATIONS) == 0;
}

/* The worst that is said of any of its attributes. */
static verdict judge_element(relations *r, xmlNode *e)
{
    verdict worst = KEEP;
    for (xmlAttr *a = e->properties, *next; a && worst < DROP; a = next) {
        next = a->next;
        bool of_office = a->ns && a->ns->href && strcmp((const char *)a->ns->href, OFFICE) == 0 &&
                         strcmp((const char *)a->name, "relid") == 0;
        verdict v = refers(a) ? judge(r, e, a) : of_office ? STRIP : KEEP;
        if (v == STRIP)
            (void)xmlRemoveProp(a);
        else
            worst = v > worst ? v : worst;
    }
    return worst;
}

/* Embedded objects also when they are not linked to anything. */
static bool is_object(const xmlNode *e)
{
    return bm_docx_tree_is(e, "object") || bm_docx_tree_is(e, "control");
}

static int settle(relations *r, xmlNode *root)
{
    for (xmlNode *e = root, *next; e; e = next) {
        verdict v = is_object(e) ? DROP : judge_element(r, e);
        next = bm_docx_tree_next(e, root);
        strip_marks(e);
        if (v == FAIL)
            return -1;
        if (v != DROP || e == root)
            continue;
        xmlNode *out = shown_by(e, root);
        r->m->s->lost.objects += is_object(e);
        next = bm_docx_tree_behind(out, root);
        bm_docx_tree_remove(out);
    }
    return 0;
}

/* The part with the relationships that are left; its owner and the pictures' folder lie in word/. */
static bm_str write_relations(const relations *r)
{
    bm_docx_xml x;
    size_t n = 0;
    bm_docx_xml_open(&x);
    bm_docx_xml_start(&x, "Relationships");
    bm_docx_xml_attr(&x, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    for (size_t i = 0; i < r->n; i++) {
        if (!r->pictures[i])
            continue;
        bm_docx_xml_start(&x, "Relationship");
        bm_docx_xml_attr(&x, "Id", bm_arena_cstr(r->m->s->arena, r->items[i].id));
        bm_docx_xml_attr(&x, "Type", IMAGE);
        bm_docx_xml_attr(&x, "Target", r->pictures[i]->name + sizeof "word/" - 1);
        bm_docx_xml_end(&x);
        n++;
    }
    bm_docx_xml_end(&x);
    bm_str bytes = n ? bm_arena_copy(r->m->s->arena, bm_docx_xml_finish(&x)) : bm_str_of("");
    bm_docx_xml_close(&x);
    return bytes;
}

/* ---- One of them -------------------------------------------------------------------------- */

/* Is there anything but empty paragraphs? */
static bool is_visible(const xmlNode *root)
{
    static const char *const seen[] = {"drawing", "pict", "sym",        "fldSimple", "instrText",
                                       "pgNum",   "pBdr", "tblBorders", "tcBorders", NULL};
    for (const xmlNode *e = root; e; e = bm_docx_tree_next(e, root)) {
        const char *text =
            bm_docx_tree_is(e, "t") && e->children ? (const char *)e->children->content : NULL;
        if (is_one_of(e, seen) || (text && text[strspn(text, " \t\r\n")]))
            return true;
    }
    return false;
}

static void refer_to_styles(const bm_docx_template_styles *styles, xmlNode *root)
{
    static const char *const names[] = {"pStyle", "rStyle", "tblStyle", NULL};
    for (xmlNode *e = root, *next; e; e = next) {
        next = bm_docx_tree_next(e, root);
        if (is_one_of(e, names)) {
            next = bm_docx_tree_behind(e, root);
            bm_docx_template_styles_refer(styles, e);
        }
    }
}

/* A table is followed by a paragraph (17.10.4 demands at least one block). */
static void end_with_paragraph(xmlNode *root)
{
    const xmlNode *last = xmlLastElementChild(root);
    if (last && bm_docx_tree_is(last, "p"))
        return;
    static const char *const order[] = {NULL};
    xmlNode *p = xmlNewDocNode(root->doc, root->ns, (const xmlChar *)"p", NULL);
    if (!p)
        bm_arena_out_of_memory();
    bm_docx_tree_place(root, p, order);
}

int bm_docx_template_margin_read(bm_docx_template_margins *m, const bm_opc_part *part,
                                 bm_docx_template_margin *out)
{
    memset(out, 0, sizeof *out);
    if (!part)
        return 0;
    out->doc = bm_docx_template_source_read(m->s, part, NULL);
    if (!out->doc)
        return -1;
    xmlNode *root = xmlDocGetRootElement(out->doc);
    if (!bm_docx_tree_is(root, "hdr") && !bm_docx_tree_is(root, "ftr")) {
        const bm_str args[] = {part->name, BM_STR("")};
        return bm_docx_template_source_tell(m->s, BM_TEMPLATE_DAMAGED, args, 2);
    }
    relations r = {.m = m};
    r.n = bm_opc_relations(m->s->arena, m->s->opc, part->name, &r.items);
    if (r.n > BM_LIMIT_TEMPLATE_RELATIONS || clean(root) > BM_LIMIT_TEMPLATE_RELATIONS)
        return bm_docx_template_source_limit(m->s, part->name, BM_LIMIT_TEMPLATE_RELATIONS);
    r.pictures = bm_arena_zero(m->s->arena, r.n + 1, sizeof *r.pictures);
    bm_docx_template_field_clean(m->s->arena, root);
    if (settle(&r, root) != 0)
        return -1;
    bm_docx_template_looks_text(m->looks, root);
    refer_to_styles(m->styles, root);
    end_with_paragraph(root);
    out->visible = is_visible(root);
    out->page = bm_docx_template_field_page(root);
    out->relations = write_relations(&r);
    return 0;
}

bm_str bm_docx_template_margin_write(bm_docx_template_margins *m, xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *e = xmlDocGetRootElement(doc); e; e = bm_docx_tree_next(e, root)) {
        if (!has_name(e, "docPr"))
            continue;
        const char *id = bm_arena_printf(m->s->arena, "%u", FIRST_DRAWING + m->drawings++);
        if (!xmlSetProp(e, (const xmlChar *)"id", (const xmlChar *)id))
            bm_arena_out_of_memory();
    }
    return bm_docx_tree_write(m->s->arena, doc);
}

/* Its style may be the template's "header", which has tab stops and stands at the left. */
static void centre(xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *p = root->children; p; p = p->next) {
        if (!bm_docx_tree_is(p, "p"))
            continue;
        static const char *const order[] = {"pPr", NULL};
        xmlNode *own = bm_docx_tree_need(p, "pPr", order);
        bm_docx_tree_set(bm_docx_tree_need(own, "ind", bm_docx_tree_paragraph), "firstLine", "0");
        bm_docx_tree_set(bm_docx_tree_need(own, "jc", bm_docx_tree_paragraph), "val", "center");
    }
}

xmlDoc *bm_docx_template_margin_ours(void)
{
    bm_docx_xml x;
    size_t line;
    bm_docx_xml_open(&x);
    bm_docx_header_write(&x);
    xmlDoc *doc = bm_docx_tree_read(bm_docx_xml_finish(&x), &line);
    bm_docx_xml_close(&x);
    if (!doc) /* it is well-formed */
        bm_arena_out_of_memory();
    centre(doc);
    return doc;
}

void bm_docx_template_margin_number(xmlDoc *doc)
{
    xmlDoc *ours = bm_docx_template_margin_ours();
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *c = xmlDocGetRootElement(ours)->last, *next; c; c = next) {
        next = c->prev;
        if (c->type != XML_ELEMENT_NODE)
            continue;
        xmlNode *first = root->children, *copy = bm_docx_tree_copy(root, c);
        (void)(first ? xmlAddPrevSibling(first, copy) : xmlAddChild(root, copy));
    }
    xmlFreeDoc(ours);
}
