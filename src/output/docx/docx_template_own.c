/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_own.h"

/* How much of a property stands in which element. */
typedef struct {
    const char *element;      /* "pPr" */
    const char *around;       /* the same of the defaults: "pPrDefault" */
    const char *const *order; /* of what is in it */
} properties;

static const properties kinds[] = {{"pPr", "pPrDefault", bm_docx_tree_paragraph},
                                   {"rPr", "rPrDefault", bm_docx_tree_run}};

static xmlNode *defaults_of(const xmlNode *root, const properties *kind)
{
    const xmlNode *defaults = bm_docx_tree_child(root, "docDefaults");
    return bm_docx_tree_child(bm_docx_tree_child(defaults, kind->around), kind->element);
}

/* What ${to} does not say and ${from} does, attribute by attribute for those that have several. */
static void inherit(xmlNode *to, const xmlNode *from, const char *const *order)
{
    for (const xmlNode *c = from ? from->children : NULL; c; c = c->next) {
        const char *name = (const char *)c->name;
        if (c->type != XML_ELEMENT_NODE)
            continue;
        bool several = strcmp(name, "spacing") == 0 || strcmp(name, "ind") == 0;
        if (bm_docx_tree_child(to, name) && !several)
            continue;
        xmlNode *have = bm_docx_tree_need(to, name, order);
        for (const xmlAttr *a = c->properties; a; a = a->next)
            if (!bm_docx_tree_attr(have, (const char *)a->name))
                bm_docx_tree_set(have, (const char *)a->name,
                                 bm_docx_tree_attr(c, (const char *)a->name));
    }
}

/* What says that a property of their defaults does not hold. */
static const struct {
    const char *element, *name, *attribute, *value;
} neutral[] = {
    {"pPr", "keepNext", "val", "0"},
    {"pPr", "keepLines", "val", "0"},
    {"pPr", "pageBreakBefore", "val", "0"},
    {"pPr", "suppressLineNumbers", "val", "0"},
    {"pPr", "spacing", "beforeAutospacing", "0"},
    {"pPr", "spacing", "afterAutospacing", "0"},
    {"pPr", "ind", "left", "0"},
    {"pPr", "ind", "right", "0"},
    {"pPr", "ind", "firstLine", "0"},
    {"pPr", "contextualSpacing", "val", "0"},
    {"pPr", "jc", "val", "left"},
    {"rPr", "b", "val", "0"},
    {"rPr", "bCs", "val", "0"},
    {"rPr", "i", "val", "0"},
    {"rPr", "iCs", "val", "0"},
    {"rPr", "caps", "val", "0"},
    {"rPr", "smallCaps", "val", "0"},
    {"rPr", "strike", "val", "0"},
    {"rPr", "vanish", "val", "0"},
    {"rPr", "color", "val", "auto"},
    {"rPr", "spacing", "val", "0"},
    {"rPr", "w", "val", "100"},
    {"rPr", "kern", "val", "0"},
    {"rPr", "position", "val", "0"},
    {"rPr", "highlight", "val", "none"},
    {"rPr", "u", "val", "none"},
};

static void do_without(xmlNode *to, const xmlNode *defaults, const properties *kind)
{
    bool hanging = bm_docx_tree_attr(bm_docx_tree_child(to, "ind"), "hanging") != NULL;
    for (size_t i = 0; i < sizeof neutral / sizeof *neutral; i++) {
        if (strcmp(neutral[i].element, kind->element) != 0 ||
            !bm_docx_tree_child(defaults, neutral[i].name) ||
            (hanging && strcmp(neutral[i].attribute, "firstLine") == 0))
            continue;
        xmlNode *have = bm_docx_tree_need(to, neutral[i].name, kind->order);
        if (!bm_docx_tree_attr(have, neutral[i].attribute))
            bm_docx_tree_set(have, neutral[i].attribute, neutral[i].value);
    }
}

static bool is_default(const xmlNode *style)
{
    return bm_docx_tree_attr(style, "default") != NULL;
}

/* The style of ours that ${style} is based on, or NULL. */
static const xmlNode *base_of(const xmlNode *style)
{
    const char *id = bm_docx_tree_val(bm_docx_tree_child(style, "basedOn"));
    for (const xmlNode *c = style->parent->children; id && c; c = c->next) {
        const char *other = bm_docx_tree_is(c, "style") ? bm_docx_tree_attr(c, "styleId") : NULL;
        if (other && strcmp(other, id) == 0)
            return c;
    }
    return NULL;
}

void bm_docx_template_own_add(xmlNode *to, const xmlNode *style)
{
    const char *type = bm_docx_tree_attr(style, "type");
    const xmlNode *base = base_of(style), *ours = style->parent;
    xmlNode *copy = bm_docx_tree_copy(to, style);
    (void)xmlAddChild(to, copy);
    if (!type || strcmp(type, "paragraph") != 0 || (base && !is_default(base)))
        return;
    xmlNode *based = bm_docx_tree_child(copy, "basedOn");
    if (based)
        bm_docx_tree_remove(based);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        xmlNode *own = bm_docx_tree_need(copy, kinds[i].element, bm_docx_tree_style);
        inherit(own, bm_docx_tree_child(base, kinds[i].element), kinds[i].order);
        inherit(own, defaults_of(ours, &kinds[i]), kinds[i].order);
        do_without(own, defaults_of(to, &kinds[i]), &kinds[i]);
    }
}

void bm_docx_template_own_keep(xmlNode *theirs, const xmlNode *ours)
{
    static const char *const names[] = {"keepNext", "keepLines"};
    const xmlNode *said = bm_docx_tree_child(theirs, "pPr");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const xmlNode *ours_is = bm_docx_tree_child(bm_docx_tree_child(ours, "pPr"), names[i]);
        if (!bm_docx_tree_on(ours_is) || bm_docx_tree_child(said, names[i]))
            continue;
        xmlNode *own = bm_docx_tree_need(theirs, "pPr", bm_docx_tree_style);
        (void)bm_docx_tree_need(own, names[i], bm_docx_tree_paragraph);
    }
}

void bm_docx_template_own_language(xmlNode *to, const xmlNode *ours)
{
    static const char *const order[] = {"docDefaults", "latentStyles", "style", NULL};
    static const char *const halves[] = {"rPrDefault", "pPrDefault", NULL};
    static const char *const only[] = {"rPr", NULL};
    const xmlNode *language = bm_docx_tree_child(defaults_of(ours, &kinds[1]), "lang");
    if (!language)
        return;
    xmlNode *run = bm_docx_tree_need(
        bm_docx_tree_need(bm_docx_tree_need(to, "docDefaults", order), "rPrDefault", halves), "rPr",
        only);
    xmlNode *own = bm_docx_tree_need(run, "lang", bm_docx_tree_run);
    for (const xmlAttr *a = language->properties; a; a = a->next)
        bm_docx_tree_set(own, (const char *)a->name,
                         bm_docx_tree_attr(language, (const char *)a->name));
}
