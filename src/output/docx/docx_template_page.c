/* w:sectPr is looked for in the stream of the whole document, which may be large: nothing else of it matters.
 * SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_page.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "base/unit.h"
#include "output/docx/docx_styles.h"

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* ---- Lengths ------------------------------------------------------------------------------ */

/* Twips in each unit of ST_UniversalMeasure (22.9.2.15). */
static const struct {
    const char *name;
    double twip;
} units[] = {{"", 1},    {"mm", 1440 / 25.4}, {"cm", 1440 / 2.54}, {"in", 1440},
             {"pt", 20}, {"pc", 240},         {"pi", 240}};

/* Not strtod, which follows the locale. */
long bm_docx_template_page_twip(const char *text)
{
    enum { DIGITS = 7 };
    double value = 0, place = 1;
    bool minus = *text == '-';
    const char *p = text + minus, *begin = p;
    for (; *p >= '0' && *p <= '9' && p - begin < DIGITS; p++)
        value = value * 10 + (*p - '0');
    if (p == begin)
        return LONG_MIN;
    if (*p == '.')
        for (p++; *p >= '0' && *p <= '9'; p++)
            value += (*p - '0') * (place /= 10);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(p, units[i].name) == 0)
            return lround((minus ? -value : value) * units[i].twip);
    return LONG_MIN;
}

/* w:${name} of ${node} when it is a length of a page, 0 to 22 inches (MS-OI29500, 2.1.219), else ${*out} stays. */
static void read_length(const xmlNode *node, const char *name, long *out)
{
    enum { MOST = 31680 };
    const char *text = bm_docx_tree_attr(node, name);
    long twip = text ? bm_docx_template_page_twip(text) : LONG_MIN;
    if (twip >= -MOST && twip <= MOST)
        *out = twip < 0 ? -twip : twip; /* below 0: that distance and no less */
}

/* ---- Reading ------------------------------------------------------------------------------ */

/* The ids of the relationships to headers and footers; "" = none. */
typedef struct {
    char ids[BM_DOCX_TEMPLATE_SIDES][BM_DOCX_TEMPLATE_PAGES][64];
} references;

static void read_reference(const xmlNode *node, references *r)
{
    static const char *const types[] = {"default", "first", "even"};
    int side = bm_docx_tree_is(node, "headerReference")   ? BM_DOCX_TEMPLATE_HEADER
               : bm_docx_tree_is(node, "footerReference") ? BM_DOCX_TEMPLATE_FOOTER
                                                          : -1;
    const char *type = bm_docx_tree_attr(node, "type");
    if (side < 0)
        return;
    for (int i = 0; i < BM_DOCX_TEMPLATE_PAGES; i++) {
        if (strcmp(type ? type : "default", types[i]) != 0)
            continue;
        xmlAttr *id = xmlHasNsProp(node, (const xmlChar *)"id", (const xmlChar *)RELATIONS);
        const char *value = id && id->children ? (const char *)id->children->content : NULL;
        if (!value || strlen(value) >= sizeof r->ids[side][i])
            value = "";
        (void)snprintf(r->ids[side][i], sizeof r->ids[side][i], "%s", value);
    }
}

/* The parts that they lead to. */
static void find_margins(const bm_docx_template_source *s, const bm_opc_part *document,
                         const references *r, bm_docx_template_page *out)
{
    static const char *const kinds[] = {"/header", "/footer"};
    const bm_opc_relation *relations;
    size_t n = bm_opc_relations(s->arena, s->opc, document->name, &relations);
    for (int side = 0; side < BM_DOCX_TEMPLATE_SIDES; side++)
        for (int i = 0; i < BM_DOCX_TEMPLATE_PAGES; i++)
            for (size_t k = 0; k < n; k++) {
                const bm_opc_relation *to = &relations[k];
                if (!*r->ids[side][i] || !bm_str_is(to->id, r->ids[side][i]))
                    continue;
                if (!to->external && bm_docx_template_source_ends(to->type, kinds[side]))
                    out->margins[side][i] = bm_opc_lookup(s->opc, to->target);
                break;
            }
}

/* One section. What it does not refer to stays as in the one before (17.10.2). */
static void read_section(const xmlNode *section, references *r, bm_docx_template_page *out)
{
    const xmlNode *size = bm_docx_tree_child(section, "pgSz");
    const xmlNode *margin = bm_docx_tree_child(section, "pgMar");
    read_length(size, "w", &out->width_twip);
    read_length(size, "h", &out->height_twip);
    read_length(margin, "top", &out->top_twip);
    read_length(margin, "bottom", &out->bottom_twip);
    read_length(margin, "left", &out->left_twip);
    read_length(margin, "right", &out->right_twip);
    read_length(margin, "start", &out->left_twip);
    read_length(margin, "end", &out->right_twip);
    read_length(margin, "header", &out->header_twip);
    read_length(margin, "footer", &out->footer_twip);
    read_length(margin, "gutter", &out->gutter_twip);
    out->title_page = bm_docx_tree_on(bm_docx_tree_child(section, "titlePg"));
    for (const xmlNode *c = section->children; c; c = c->next)
        read_reference(c, r);
}

static bool reader_at(xmlTextReader *reader, const char *name)
{
    return xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT &&
           strcmp((const char *)xmlTextReaderConstLocalName(reader), name) == 0;
}

/* Go through the document. Returns 1 when it has a root w:document, 0 when it has another, -1 when it is damaged. */
static int read_sections(xmlTextReader *reader, references *r, bm_docx_template_page *out)
{
    int status = xmlTextReaderRead(reader), found = -1;
    while (status == 1) {
        int type = xmlTextReaderNodeType(reader);
        if (type == XML_READER_TYPE_DOCUMENT_TYPE)
            return -1;
        if (type == XML_READER_TYPE_ELEMENT && found < 0) {
            found = reader_at(reader, "document");
            bm_docx_tree_transitional(xmlTextReaderCurrentNode(reader)); /* for all below */
        }
        bool section = reader_at(reader, "sectPr");
        if (section) {
            xmlNode *node = xmlTextReaderExpand(reader);
            if (!node)
                return -1;
            bm_docx_tree_transitional(node);
            read_section(node, r, out);
        }
        status = section || reader_at(reader, "sectPrChange") ? xmlTextReaderNext(reader)
                                                              : xmlTextReaderRead(reader);
    }
    return status < 0 ? -1 : found;
}

int bm_docx_template_page_read(const bm_docx_template_source *s, const bm_opc_part *part,
                               bm_docx_template_page *out)
{
    const bm_docx_template_page ours = {.width_twip = bm_unit_twip_of_mm(BM_PAGE_WIDTH_MM),
                                        .height_twip = bm_unit_twip_of_mm(BM_PAGE_HEIGHT_MM),
                                        .top_twip = bm_unit_twip_of_mm(BM_PAGE_TOP_MM),
                                        .bottom_twip = bm_unit_twip_of_mm(BM_PAGE_BOTTOM_MM),
                                        .left_twip = bm_unit_twip_of_mm(BM_PAGE_LEFT_MM),
                                        .right_twip = bm_unit_twip_of_mm(BM_PAGE_RIGHT_MM),
                                        .header_twip = bm_unit_twip_of_mm(BM_PAGE_HEADER_MM),
                                        .footer_twip = bm_unit_twip_of_mm(BM_PAGE_HEADER_MM)};
    references r = {0};
    *out = ours;
    xmlTextReader *reader =
        part->bytes.len && part->bytes.len <= INT_MAX
            ? xmlReaderForMemory(part->bytes.ptr, (int)part->bytes.len, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
            : NULL;
    int found = reader ? read_sections(reader, &r, out) : -1;
    xmlFreeTextReader(reader);
    const bm_str args[] = {part->name, BM_STR("")};
    if (found < 0)
        return bm_docx_template_source_tell(s, BM_TEMPLATE_DAMAGED, args, 2);
    if (found == 0)
        return bm_docx_template_source_tell(s, BM_TEMPLATE_NONE, NULL, 0);
    find_margins(s, part, &r, out);
    if (out->width_twip > out->height_twip) {
        long width_twip = out->width_twip;
        out->width_twip = out->height_twip;
        out->height_twip = width_twip;
    }
    return 0;
}

/* ---- Use ---------------------------------------------------------------------------------- */

bm_page_frame bm_docx_template_page_frame(const bm_docx_template_page *page, bool gutter_at_top,
                                          bool landscape)
{
    long left_twip = page->left_twip + (gutter_at_top ? 0 : page->gutter_twip);
    long top_twip = page->top_twip + (gutter_at_top ? page->gutter_twip : 0);
    const bm_page_frame frame = {
        .width_pt = (double)(landscape ? page->height_twip : page->width_twip) / 20.0,
        .height_pt = (double)(landscape ? page->width_twip : page->height_twip) / 20.0,
        .left_pt = (double)left_twip / 20.0,
        .right_pt = (double)page->right_twip / 20.0,
        .top_pt = (double)top_twip / 20.0,
        .bottom_pt = (double)page->bottom_twip / 20.0};
    return frame;
}

/* "25,4" without the decimal when it is 0; "" when the length is within the bounds, half a millimetre more or less. */
static bm_str millimetres(const bm_docx_template_source *s, double pt, double least_mm,
                          double most_mm)
{
    const double slack_mm = 0.5;
    double mm = pt * 25.4 / 72;
    if (mm >= least_mm - slack_mm && mm <= most_mm + slack_mm)
        return bm_str_of("");
    long tenths = lround(mm * 10);
    return bm_str_of(tenths % 10
                         ? bm_arena_printf(s->arena, "%ld,%ld", tenths / 10, labs(tenths % 10))
                         : bm_arena_printf(s->arena, "%ld", tenths / 10));
}

int bm_docx_template_page_check(const bm_docx_template_source *s, const bm_docx_template_page *page,
                                bool gutter_at_top)
{
    const bm_page_frame frame = bm_docx_template_page_frame(page, gutter_at_top, false);
    double width_mm = fmax(0, bm_page_frame_width(&frame) * 25.4 / 72);
    double height_mm = fmax(0, bm_page_frame_height(&frame) * 25.4 / 72);
    if (width_mm < BM_DOCX_TEMPLATE_LEAST_MM || height_mm < BM_DOCX_TEMPLATE_LEAST_MM) {
        const bm_str args[] = {
            bm_str_of(bm_arena_printf(s->arena, "%ld × %ld", lround(width_mm), lround(height_mm))),
            bm_str_of(bm_arena_printf(s->arena, "%d × %d", BM_DOCX_TEMPLATE_LEAST_MM,
                                      BM_DOCX_TEMPLATE_LEAST_MM))};
        return bm_docx_template_source_tell(s, BM_TEMPLATE_SMALL, args, 2);
    }
    bm_str args[] = {millimetres(s, frame.width_pt, BM_PAGE_WIDTH_MM, BM_PAGE_WIDTH_MM),
                     millimetres(s, frame.height_pt, BM_PAGE_HEIGHT_MM, BM_PAGE_HEIGHT_MM),
                     millimetres(s, frame.top_pt, 20, 25),
                     millimetres(s, frame.bottom_pt, 20, 25),
                     millimetres(s, frame.left_pt, 30, 35),
                     millimetres(s, frame.right_pt, 15, 20)};
    if (args[0].len || args[1].len) /* both sides of a paper that is not A4 */
        for (int i = 0; i < 2; i++)
            args[i] = millimetres(s, i ? frame.height_pt : frame.width_pt, -1, -1);
    for (size_t i = 0; i < sizeof args / sizeof *args; i++)
        if (args[i].len)
            return bm_docx_template_source_tell(s, BM_TEMPLATE_PAGE, args,
                                                sizeof args / sizeof *args);
    return 0;
}
