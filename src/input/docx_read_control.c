/* w:sdtPr. SPDX-License-Identifier: MIT */
#include "input/docx_read_control.h"

#include "input/docx_read_props.h"
#include "text/nfc.h"

static bm_str copied(bm_arena *a, bm_str s)
{
    return s.len ? bm_arena_copy(a, bm_nfc_normalize(a, s)) : (bm_str)BM_STR("");
}

/* "2024-01-05T00:00:00Z": the day. */
static bm_str day_of(bm_arena *a, bm_str s)
{
    static const char shape[] = "0000-00-00";
    if (s.len < sizeof shape - 1)
        return (bm_str)BM_STR("");
    for (size_t i = 0; i < sizeof shape - 1; i++) {
        const bool digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';
        if (shape[i] == '0' ? !digit : s.ptr[i] != '-')
            return (bm_str)BM_STR("");
    }
    return bm_arena_copy(a, bm_str_n(s.ptr, sizeof shape - 1));
}

/* -1 = an element that does not tell the kind */
static int kind_of(const bm_xml_dom_node *n)
{
    static const struct {
        bm_xml_dom_ns ns;
        const char *name;
        bm_docx_read_kind kind;
    } kinds[] = {
        {BM_XML_DOM_W, "text", BM_DOCX_READ_PLAIN},
        {BM_XML_DOM_W, "richText", BM_DOCX_READ_RICH},
        {BM_XML_DOM_W, "group", BM_DOCX_READ_RICH},
        {BM_XML_DOM_W, "date", BM_DOCX_READ_DATE},
        {BM_XML_DOM_W, "dropDownList", BM_DOCX_READ_LIST},
        {BM_XML_DOM_W, "comboBox", BM_DOCX_READ_LIST},
        {BM_XML_DOM_W14, "checkbox", BM_DOCX_READ_CHECK},
        {BM_XML_DOM_W15, "repeatingSection", BM_DOCX_READ_SECTION},
        {BM_XML_DOM_W15, "repeatingSectionItem", BM_DOCX_READ_ITEM},
        {BM_XML_DOM_W, "picture", BM_DOCX_READ_OTHER},
        {BM_XML_DOM_W, "equation", BM_DOCX_READ_OTHER},
        {BM_XML_DOM_W, "citation", BM_DOCX_READ_OTHER},
        {BM_XML_DOM_W, "bibliography", BM_DOCX_READ_OTHER},
        {BM_XML_DOM_W, "docPartList", BM_DOCX_READ_OTHER},
        {BM_XML_DOM_W, "docPartObj", BM_DOCX_READ_OTHER},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (bm_xml_dom_is(n, kinds[i].ns, kinds[i].name))
            return (int)kinds[i].kind;
    return -1;
}

static void read_property(bm_arena *a, bm_docx_read_control *c, const bm_xml_dom_node *n)
{
    const int kind = n->name ? kind_of(n) : -1;
    if (kind >= 0) {
        c->kind = (uint8_t)kind;
        if (kind == BM_DOCX_READ_CHECK)
            c->checked = bm_docx_read_props_on(bm_xml_dom_child(n, BM_XML_DOM_W14, "checked"));
        if (kind == BM_DOCX_READ_DATE)
            c->date = day_of(a, bm_xml_dom_value(n, BM_XML_DOM_W, "fullDate"));
    } else if (bm_xml_dom_is(n, BM_XML_DOM_W, "alias")) {
        c->title = copied(a, bm_docx_read_props_val(n));
    } else if (bm_xml_dom_is(n, BM_XML_DOM_W, "tag")) {
        c->tag = copied(a, bm_docx_read_props_val(n));
    } else if (bm_xml_dom_is(n, BM_XML_DOM_W, "showingPlcHdr")) {
        c->placeholder = bm_docx_read_props_on(n);
    } else if (bm_xml_dom_is(n, BM_XML_DOM_W, "dataBinding") ||
               (bm_xml_dom_is(n, BM_XML_DOM_W15, "dataBinding") && !c->xpath.len)) {
        c->xpath = copied(a, bm_xml_dom_value(n, BM_XML_DOM_W, "xpath"));
        c->item_id = copied(a, bm_xml_dom_value(n, BM_XML_DOM_W, "storeItemID"));
    }
}

const bm_docx_read_control *bm_docx_read_control_of(bm_arena *a, const bm_xml_dom_node *sdt)
{
    const bm_str none = BM_STR("");
    const bm_xml_dom_node *properties = bm_xml_dom_child(sdt, BM_XML_DOM_W, "sdtPr");
    bm_docx_read_control *c = bm_arena_zero(a, 1, sizeof *c);
    *c = (bm_docx_read_control){.kind = BM_DOCX_READ_RICH,
                                .title = none,
                                .tag = none,
                                .xpath = none,
                                .item_id = none,
                                .date = none};
    for (const bm_xml_dom_node *n = properties ? properties->first : NULL; n; n = n->next)
        read_property(a, c, n);
    return c;
}
