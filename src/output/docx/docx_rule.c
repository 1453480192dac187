/* A drawn line. The elements stand in the order and with the attributes of Word's own files; names of namespaces are
 * declared where they are used, so that the parts with lines need no more than the others.
 * SPDX-License-Identifier: MIT */
#include "output/docx/docx_rule.h"

#include <math.h>
#include <stdio.h>

#define COMPATIBILITY "http://schemas.openxmlformats.org/markup-compatibility/2006"
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define MAIN "http://schemas.openxmlformats.org/drawingml/2006/main"
#define SHAPE "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
#define DECORATIVE "http://schemas.microsoft.com/office/drawing/2017/decorative"

enum {
    THICK_EMU = 9525,       /* 0.75 pt; 12,700 a point */
    ABOVE_TEXT = 251658240, /* where Word begins to count what lies above the text */
    SIDE_EMU = 114300, /* Word's default distance from text, without effect where nothing wraps */
};

static long emu(double pt)
{
    return lround(pt * 12700);
}

static void write_position(bm_docx_xml *x, double below_pt)
{
    char offset[24];
    snprintf(offset, sizeof offset, "%ld", emu(below_pt));
    bm_docx_xml_start(x, "wp:simplePos");
    bm_docx_xml_attr_int(x, "x", 0);
    bm_docx_xml_attr_int(x, "y", 0);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "wp:positionH");
    bm_docx_xml_attr(x, "relativeFrom", "column");
    bm_docx_xml_leaf(x, "wp:align", "center");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "wp:positionV");
    bm_docx_xml_attr(x, "relativeFrom", "line");
    bm_docx_xml_leaf(x, "wp:posOffset", offset);
    bm_docx_xml_end(x);
}

static void write_extent(bm_docx_xml *x, const char *name, double length_pt)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_attr_int(x, "cx", emu(length_pt));
    bm_docx_xml_attr_int(x, "cy", 0);
    bm_docx_xml_end(x);
}

/* Who it is: a name for the selection pane, and that there is nothing to tell of it. */
static void write_identity(bm_docx_xml *x, uint32_t number)
{
    char name[40];
    snprintf(name, sizeof name, "Đường kẻ %lu", (unsigned long)number);
    bm_docx_xml_start(x, "wp:docPr");
    bm_docx_xml_attr_int(x, "id", (long)number);
    bm_docx_xml_attr(x, "name", name);
    bm_docx_xml_start(x, "a:extLst");
    bm_docx_xml_start(x, "a:ext");
    bm_docx_xml_attr(x, "uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}");
    bm_docx_xml_start(x, "adec:decorative");
    bm_docx_xml_attr(x, "xmlns:adec", DECORATIVE);
    bm_docx_xml_attr_int(x, "val", 1);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}

static void write_geometry(bm_docx_xml *x, double length_pt)
{
    bm_docx_xml_start(x, "a:xfrm");
    bm_docx_xml_start(x, "a:off");
    bm_docx_xml_attr_int(x, "x", 0);
    bm_docx_xml_attr_int(x, "y", 0);
    bm_docx_xml_end(x);
    write_extent(x, "a:ext", length_pt);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "a:prstGeom");
    bm_docx_xml_attr(x, "prst", "line");
    bm_docx_xml_empty(x, "a:avLst");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "a:ln");
    bm_docx_xml_attr_int(x, "w", THICK_EMU);
    bm_docx_xml_start(x, "a:solidFill");
    bm_docx_xml_start(x, "a:srgbClr");
    bm_docx_xml_attr(x, "val", "000000");
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}

static void write_shape(bm_docx_xml *x, double length_pt)
{
    bm_docx_xml_start(x, "a:graphic");
    bm_docx_xml_start(x, "a:graphicData");
    bm_docx_xml_attr(x, "uri", SHAPE);
    bm_docx_xml_start(x, "wps:wsp");
    bm_docx_xml_empty(x, "wps:cNvCnPr");
    bm_docx_xml_start(x, "wps:spPr");
    write_geometry(x, length_pt);
    bm_docx_xml_end(x);
    bm_docx_xml_empty(x, "wps:bodyPr");
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}

/* ECMA-376-1 §20.4.2.3 */
static void write_anchor(bm_docx_xml *x, const bm_docx_rule *rule)
{
    bm_docx_xml_start(x, "wp:anchor");
    bm_docx_xml_attr(x, "xmlns:wp", DRAWING);
    bm_docx_xml_attr(x, "xmlns:a", MAIN);
    bm_docx_xml_attr_int(x, "distT", 0);
    bm_docx_xml_attr_int(x, "distB", 0);
    bm_docx_xml_attr_int(x, "distL", SIDE_EMU);
    bm_docx_xml_attr_int(x, "distR", SIDE_EMU);
    bm_docx_xml_attr_int(x, "simplePos", 0);
    bm_docx_xml_attr_int(x, "relativeHeight", ABOVE_TEXT + (long)rule->number);
    bm_docx_xml_attr_int(x, "behindDoc", 0);
    bm_docx_xml_attr_int(x, "locked", 0);
    bm_docx_xml_attr_int(x, "layoutInCell", 1);
    bm_docx_xml_attr_int(x, "allowOverlap", 1);
    write_position(x, rule->below_pt);
    write_extent(x, "wp:extent", rule->length_pt);
    bm_docx_xml_start(x, "wp:effectExtent");
    bm_docx_xml_attr_int(x, "l", 0);
    bm_docx_xml_attr_int(x, "t", 0);
    bm_docx_xml_attr_int(x, "r", 0);
    bm_docx_xml_attr_int(x, "b", 0);
    bm_docx_xml_end(x);
    bm_docx_xml_empty(x, "wp:wrapNone");
    write_identity(x, rule->number);
    bm_docx_xml_empty(x, "wp:cNvGraphicFramePr");
    write_shape(x, rule->length_pt);
    bm_docx_xml_end(x);
}

void bm_docx_rule_write(bm_docx_xml *x, const bm_docx_rule *rule)
{
    bm_docx_xml_start(x, "w:r");
    bm_docx_xml_start(x, "w:rPr");
    bm_docx_xml_empty(x, "w:noProof");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "mc:AlternateContent");
    bm_docx_xml_attr(x, "xmlns:mc", COMPATIBILITY);
    bm_docx_xml_attr(x, "xmlns:wps", SHAPE);
    bm_docx_xml_start(x, "mc:Choice");
    bm_docx_xml_attr(x, "Requires", "wps");
    bm_docx_xml_start(x, "w:drawing");
    write_anchor(x, rule);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}
