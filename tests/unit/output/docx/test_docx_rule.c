/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_rule.h"
#include "output/docx/docx_styles.h"

static const char *rule_xml(kit *k, bm_docx_rule rule)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_xml_start(&x, "w:p");
    bm_docx_xml_attr(&x, "xmlns:w", BM_DOCX_NAMESPACE);
    bm_docx_rule_write(&x, &rule);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    docx_assert_well_formed(xml);
    return xml;
}

/* The element of this name, or what of it comes first. */
static const char *from(const char *xml, const char *what)
{
    const char *found = strstr(xml, what);
    if (!found)
        fail_msg("no %s in %s", what, xml);
    return found;
}

static void line_is_as_long_and_as_far_below_as_it_is_told(void **state)
{
    const char *xml = rule_xml(*state, (bm_docx_rule){100.5, 18.25, 3});
    docx_assert_has(xml, "<wp:positionV relativeFrom=\"line\"><wp:posOffset>231775</wp:posOffset>");
    docx_assert_has(xml, "<wp:extent cx=\"1276350\" cy=\"0\"/>");
    docx_assert_has(xml, "<a:ext cx=\"1276350\" cy=\"0\"/>");
    docx_assert_has(xml, "<a:ln w=\"9525\">"); /* 0.75 pt */
    docx_assert_has(xml, "<wp:positionH relativeFrom=\"column\"><wp:align>center</wp:align>");
}

static void line_moves_no_text(void **state)
{
    const char *xml = rule_xml(*state, (bm_docx_rule){100, 18, 1});
    docx_assert_has(xml, "<wp:wrapNone/>");
    docx_assert_has(xml, "layoutInCell=\"1\"");
    docx_assert_has(xml, "behindDoc=\"0\"");
    docx_assert_lacks(xml, "wp:inline");
}

/* ECMA-376-1 §20.4.2.3: Word takes no other order. */
static void elements_stand_in_the_order_of_the_schema(void **state)
{
    static const char *const order[] = {"<mc:Choice Requires=\"wps\">",
                                        "<wp:anchor ",
                                        "<wp:simplePos ",
                                        "<wp:positionH ",
                                        "<wp:positionV ",
                                        "<wp:extent ",
                                        "<wp:effectExtent ",
                                        "<wp:wrapNone/>",
                                        "<wp:docPr ",
                                        "<wp:cNvGraphicFramePr/>",
                                        "<a:graphic>",
                                        "<wps:cNvCnPr/>",
                                        "<wps:spPr>",
                                        "<a:xfrm>",
                                        "<a:prstGeom prst=\"line\">",
                                        "<a:ln ",
                                        "<wps:bodyPr/>"};
    const char *at = rule_xml(*state, (bm_docx_rule){100, 18, 1});
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        at = from(at, order[i]);
}

static void screen_readers_pass_over_it(void **state)
{
    const char *xml = rule_xml(*state, (bm_docx_rule){100, 18, 7});
    const char *identity = from(xml, "<wp:docPr id=\"7\" name=\"Đường kẻ 7\">");
    docx_assert_has(identity, "<a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">"
                              "<adec:decorative ");
    docx_assert_has(identity, "val=\"1\"/></a:ext></a:extLst></wp:docPr>");
    docx_assert_lacks(xml, "descr=");
}

static void line_over_a_text_stands_above_its_first_line(void **state)
{
    const char *xml = rule_xml(*state, (bm_docx_rule){453.5, -3.375, 1});
    docx_assert_has(xml, "<wp:posOffset>-42863</wp:posOffset>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(line_is_as_long_and_as_far_below_as_it_is_told),
        DOCX_TEST(line_moves_no_text),
        DOCX_TEST(elements_stand_in_the_order_of_the_schema),
        DOCX_TEST(screen_readers_pass_over_it),
        DOCX_TEST(line_over_a_text_stands_above_its_first_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
