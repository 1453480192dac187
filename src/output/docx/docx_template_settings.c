/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_settings.h"

#include "output/docx/docx_settings.h"
#include "output/docx/docx_styles.h"

/* Of those that ours have or the template may give (17.15.1.78). */
static const char *const order[] = {"writeProtection",
                                    "view",
                                    "zoom",
                                    "removePersonalInformation",
                                    "removeDateAndTime",
                                    "displayBackgroundShape",
                                    "mirrorMargins",
                                    "hideSpellingErrors",
                                    "hideGrammaticalErrors",
                                    "proofState",
                                    "formsDesign",
                                    "documentProtection",
                                    "defaultTabStop",
                                    "autoHyphenation",
                                    "evenAndOddHeaders",
                                    "doNotShadeFormData",
                                    "characterSpacingControl",
                                    "doNotValidateAgainstSchema",
                                    "alwaysShowPlaceholderText",
                                    "updateFields",
                                    "footnotePr",
                                    "endnotePr",
                                    "compat",
                                    "docVars",
                                    "rsids",
                                    "mathPr",
                                    "attachedSchema",
                                    "themeFontLang",
                                    "clrSchemeMapping",
                                    "shapeDefaults",
                                    "decimalSymbol",
                                    "listSeparator",
                                    NULL};

/* What says how pages and text look. */
static const char *const taken[] = {"mirrorMargins", "defaultTabStop", "evenAndOddHeaders",
                                    "clrSchemeMapping"};

static xmlDoc *our_part(void (*write)(bm_docx_xml *))
{
    bm_docx_xml x;
    size_t line;
    bm_docx_xml_open(&x);
    write(&x);
    xmlDoc *doc = bm_docx_tree_read(bm_docx_xml_finish(&x), &line);
    bm_docx_xml_close(&x);
    if (!doc) /* it is well-formed */
        bm_arena_out_of_memory();
    return doc;
}

/* A copy of ${node} in ${to}, in the place of one that is there. */
static void take(xmlNode *to, const xmlNode *node)
{
    xmlNode *old = bm_docx_tree_child(to, (const char *)node->name);
    if (old)
        bm_docx_tree_remove(old);
    bm_docx_tree_place(to, bm_docx_tree_copy(to, node), order);
}

static void count_links(bm_docx_template_source *s, const bm_opc_part *part)
{
    const bm_opc_relation *relations;
    size_t n = bm_opc_relations(s->arena, s->opc, part->name, &relations);
    for (size_t i = 0; i < n; i++)
        s->lost.links += relations[i].external;
}

int bm_docx_template_settings_read(bm_docx_template_source *s, bm_docx_template_settings *out)
{
    const bm_opc_part *part = bm_docx_template_source_related(s, "/settings");
    memset(out, 0, sizeof *out);
    xmlDoc *theirs = part ? bm_docx_template_source_read(s, part, "settings") : NULL;
    if (part && !theirs)
        return -1;
    xmlDoc *doc = our_part(bm_docx_settings_write);
    xmlNode *root = xmlDocGetRootElement(doc);
    for (size_t i = 0; theirs && i < sizeof taken / sizeof *taken; i++) {
        const xmlNode *node = bm_docx_tree_child(xmlDocGetRootElement(theirs), taken[i]);
        if (node)
            take(root, node);
    }
    if (part)
        count_links(s, part);
    out->even_and_odd = bm_docx_tree_on(bm_docx_tree_child(root, "evenAndOddHeaders"));
    const xmlNode *root_of_theirs = theirs ? xmlDocGetRootElement(theirs) : NULL;
    out->gutter_at_top = bm_docx_tree_on(bm_docx_tree_child(root_of_theirs, "gutterAtTop"));
    out->bytes = bm_docx_tree_write(s->arena, doc);
    xmlFreeDoc(theirs);
    xmlFreeDoc(doc);
    return 0;
}

static bool has_font(const xmlNode *fonts, const char *name)
{
    for (const xmlNode *c = fonts->children; c; c = c->next) {
        const char *other = bm_docx_tree_is(c, "font") ? bm_docx_tree_attr(c, "name") : NULL;
        if (other && strcmp(other, name) == 0)
            return true;
    }
    return false;
}

static size_t remove_embedded(xmlNode *fonts)
{
    static const char *const names[] = {"embedRegular", "embedBold", "embedItalic",
                                        "embedBoldItalic"};
    size_t n = 0;
    for (xmlNode *font = fonts->children; font; font = font->next) {
        bool embedded = false;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            xmlNode *file = bm_docx_tree_child(font, names[i]);
            embedded = embedded || file;
            if (file)
                bm_docx_tree_remove(file);
        }
        n += embedded;
    }
    return n;
}

int bm_docx_template_settings_fonts(bm_docx_template_source *s, bm_str *out)
{
    const bm_opc_part *part = bm_docx_template_source_related(s, "/fontTable");
    xmlDoc *theirs = part ? bm_docx_template_source_read(s, part, "fonts") : NULL;
    if (part && !theirs)
        return -1;
    xmlDoc *ours = our_part(bm_docx_settings_fonts);
    if (theirs) {
        xmlNode *root = xmlDocGetRootElement(theirs);
        s->lost.fonts += remove_embedded(root);
        for (const xmlNode *c = xmlDocGetRootElement(ours)->children; c; c = c->next) {
            if (!bm_docx_tree_is(c, "font") || has_font(root, bm_docx_tree_attr(c, "name")))
                continue;
            (void)xmlAddChild(root, bm_docx_tree_copy(root, c));
        }
    }
    *out = bm_docx_tree_write(s->arena, theirs ? theirs : ours);
    xmlFreeDoc(theirs);
    xmlFreeDoc(ours);
    return 0;
}
