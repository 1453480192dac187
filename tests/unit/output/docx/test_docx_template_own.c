/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "output/docx/docx_template_own.h"

#define OURS                                                                                    \
    "<w:styles " TEMPLATE_W "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Times'/>"  \
    "<w:sz w:val='26'/><w:lang w:val='vi-VN'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"     \
    "<w:spacing w:before='0' w:after='0' w:line='240'/></w:pPr></w:pPrDefault></w:docDefaults>" \
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name "                     \
    "w:val='Normal'/></w:style>"                                                                \
    "<w:style w:type='paragraph' w:styleId='A'><w:name w:val='A'/><w:basedOn w:val='Normal'/>"  \
    "<w:pPr><w:spacing w:after='60'/><w:ind w:left='500' w:hanging='500'/><w:jc w:val='both'/>" \
    "</w:pPr><w:rPr><w:sz w:val='22'/></w:rPr></w:style>"                                       \
    "<w:style w:type='paragraph' w:styleId='B'><w:name w:val='B'/><w:basedOn "                  \
    "w:val='A'/></w:style>"                                                                     \
    "</w:styles>"
#define THEIRS                                                                                    \
    "<w:styles " TEMPLATE_W "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "                     \
    "w:asciiTheme='minorHAnsi'/><w:b/><w:color w:val='FF0000'/><w:sz w:val='22'/>"                \
    "<w:lang w:val='en-US'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:keepNext/><w:spacing " \
    "w:after='160' w:beforeAutospacing='1'/><w:ind w:firstLine='99' w:right='9'/></w:pPr>"        \
    "</w:pPrDefault></w:docDefaults></w:styles>"

static xmlNode *style(const xmlDoc *doc, const char *id)
{
    for (xmlNode *c = xmlDocGetRootElement(doc)->children; c; c = c->next)
        if (bm_docx_tree_is(c, "style") && strcmp(bm_docx_tree_attr(c, "styleId"), id) == 0)
            return c;
    return NULL;
}

static void an_added_style_says_all_that_it_needs(void **state)
{
    kit *k = *state;
    xmlDoc *ours = template_tree(OURS), *theirs = template_tree(THEIRS);
    xmlNode *root = xmlDocGetRootElement(theirs);
    bm_docx_template_own_add(root, style(ours, "A"));
    docx_assert_has(
        template_xml(k, theirs),
        "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:pPr>"
        "<w:keepNext w:val=\"0\"/><w:spacing w:after=\"60\" w:before=\"0\" w:line=\"240\" "
        "w:beforeAutospacing=\"0\" w:afterAutospacing=\"0\"/>"
        "<w:ind w:left=\"500\" w:hanging=\"500\" w:right=\"0\"/><w:jc w:val=\"both\"/></w:pPr>"
        "<w:rPr><w:rFonts w:ascii=\"Times\"/><w:b w:val=\"0\"/><w:color w:val=\"auto\"/>"
        "<w:sz w:val=\"22\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:style>");
    xmlFreeDoc(ours);
    xmlFreeDoc(theirs);
}

static void a_style_based_on_another_of_ours_stays_so(void **state)
{
    kit *k = *state;
    xmlDoc *ours = template_tree(OURS), *theirs = template_tree(THEIRS);
    bm_docx_template_own_add(xmlDocGetRootElement(theirs), style(ours, "B"));
    docx_assert_has(template_xml(k, theirs),
                    "<w:name w:val=\"B\"/><w:basedOn w:val=\"A\"/></w:style>");
    xmlFreeDoc(ours);
    xmlFreeDoc(theirs);
}

static void paragraphs_stay_together_when_nothing_is_said_against_it(void **state)
{
    kit *k = *state;
    xmlDoc *ours = template_tree("<w:style " TEMPLATE_W "><w:pPr><w:keepNext/><w:keepLines/>"
                                 "<w:jc w:val='left'/></w:pPr></w:style>");
    xmlDoc *theirs = template_tree("<w:style " TEMPLATE_W "><w:name w:val='x'/><w:pPr><w:keepLines "
                                   "w:val='0'/></w:pPr></w:style>");
    bm_docx_template_own_keep(xmlDocGetRootElement(theirs), xmlDocGetRootElement(ours));
    docx_assert_has(template_xml(k, theirs),
                    "<w:pPr><w:keepNext/><w:keepLines w:val=\"0\"/></w:pPr></w:style>");
    xmlFreeDoc(ours);
    xmlFreeDoc(theirs);
}

static void the_text_is_vietnamese(void **state)
{
    kit *k = *state;
    xmlDoc *ours = template_tree(OURS), *theirs = template_tree(THEIRS);
    xmlDoc *none = template_tree("<w:styles " TEMPLATE_W "><w:style/></w:styles>");
    bm_docx_template_own_language(xmlDocGetRootElement(theirs), xmlDocGetRootElement(ours));
    docx_assert_has(template_xml(k, theirs),
                    "<w:sz w:val=\"22\"/><w:lang w:val=\"vi-VN\"/></w:rPr>");
    bm_docx_template_own_language(xmlDocGetRootElement(none), xmlDocGetRootElement(ours));
    docx_assert_has(template_xml(k, none),
                    "><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"vi-VN\"/></w:rPr>"
                    "</w:rPrDefault></w:docDefaults><w:style/>");
    xmlFreeDoc(ours);
    xmlFreeDoc(theirs);
    xmlFreeDoc(none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(an_added_style_says_all_that_it_needs),
        DOCX_TEST(a_style_based_on_another_of_ours_stays_so),
        DOCX_TEST(paragraphs_stay_together_when_nothing_is_said_against_it),
        DOCX_TEST(the_text_is_vietnamese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
