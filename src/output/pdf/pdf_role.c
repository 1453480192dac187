/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_role.h"

#include <math.h>

#include "output/pdf/pdf_write.h"

const char *bm_pdf_role_type(const bm_element *element)
{
    static const char *const headings[] = {"H1", "H1", "H2", "H3", "H4", "H5", "H6"};
    static const char *const types[] = {
        [BM_ROLE_NONE] = "NonStruct", [BM_ROLE_DOCUMENT] = "Document",
        [BM_ROLE_HEADING] = "H1",     [BM_ROLE_PARAGRAPH] = "P",
        [BM_ROLE_LIST] = "L",         [BM_ROLE_LIST_ITEM] = "LI",
        [BM_ROLE_LABEL] = "Lbl",      [BM_ROLE_LIST_BODY] = "LBody",
        [BM_ROLE_TABLE] = "Table",    [BM_ROLE_ROW] = "TR",
        [BM_ROLE_CELL] = "TD",        [BM_ROLE_HEADER_CELL] = "TH",
        [BM_ROLE_NOTE] = "Note",      [BM_ROLE_CHECKBOX] = "Form",
        [BM_ROLE_FIGURE] = "Figure",
    };
    if (element->role != BM_ROLE_HEADING)
        return types[element->role];
    const unsigned deepest = sizeof headings / sizeof *headings - 1;
    return headings[element->level < deepest ? element->level : deepest];
}

bool bm_pdf_role_is_group(const bm_element *element)
{
    switch (element->role) {
    case BM_ROLE_DOCUMENT:
    case BM_ROLE_LIST:
    case BM_ROLE_LIST_ITEM:
    case BM_ROLE_TABLE:
    case BM_ROLE_ROW:
        return true;
    default:
        return false;
    }
}

bool bm_pdf_role_is_form(const bm_element *element)
{
    return element->role == BM_ROLE_CHECKBOX;
}

const char *bm_pdf_role_numbering(bm_str label)
{
    size_t i = label.len && label.ptr[0] == '(';
    char c = '\0';
    if (i < label.len)
        c = label.ptr[i];
    if (c >= '0' && c <= '9')
        return "Decimal";
    if (c == 'I')
        return "UpperRoman";
    if (c >= 'A' && c <= 'Z')
        return "UpperAlpha";
    return c >= 'a' && c <= 'z' ? "LowerAlpha" : NULL;
}

void bm_pdf_role_identifier(bm_buf *out, uint32_t number)
{
    bm_buf_add_byte(out, '(');
    bm_buf_add_hex(out, number, 8);
    bm_buf_add_byte(out, ')');
}

/* 14.8.5.7. Every column head has its scope (ISO 14289-1, 7.5). */
static void add_table(bm_buf *out, const bm_element *e)
{
    bool head = e->role == BM_ROLE_HEADER_CELL;
    if (!head && e->column_span < 2 && e->row_span < 2)
        return;
    bm_buf_add_cstr(out, head ? "/A<</O/Table/Scope/Column" : "/A<</O/Table");
    if (e->column_span > 1) {
        bm_buf_add_cstr(out, "/ColSpan ");
        bm_buf_add_int(out, e->column_span);
    }
    if (e->row_span > 1) {
        bm_buf_add_cstr(out, "/RowSpan ");
        bm_buf_add_int(out, e->row_span);
    }
    bm_buf_add(out, ">>", 2);
}

/* Around all items of a drawing on its page, in the coordinates of PDF (14.8.5.4.3). */
static void add_bounds(bm_buf *out, const bm_pdf_role_facts *facts)
{
    const bm_page *page = facts->page;
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < page->n; i++) {
        const bm_item *item = &page->items[i];
        if (item->element != facts->index)
            continue;
        double height = item->kind == BM_ITEM_TEXT ? item->size_pt : item->height_pt;
        double upper = item->y_pt;
        if (item->kind == BM_ITEM_TEXT || item->kind == BM_ITEM_BOX)
            upper -= height;
        left = fmin(left, item->x_pt);
        right = fmax(right, item->x_pt + item->width_pt);
        top = fmin(top, upper);
        bottom = fmax(bottom, upper + height);
    }
    if (left > right)
        return;
    bm_buf_add_cstr(out, "/A<</O/Layout/BBox[");
    const double numbers[] = {left, page->height_pt - bottom, right, page->height_pt - top};
    for (size_t i = 0; i < 4; i++) {
        if (i)
            bm_buf_add_byte(out, ' ');
        bm_buf_add_fixed(out, numbers[i], 2);
    }
    bm_buf_add_cstr(out, "]>>");
}

void bm_pdf_role_attributes(bm_buf *out, const bm_element *element, const bm_pdf_role_facts *facts)
{
    switch (element->role) {
    case BM_ROLE_LIST:
        if (!facts->numbering)
            break;
        bm_buf_add_cstr(out, "/A<</O/List/ListNumbering/");
        bm_buf_add_cstr(out, facts->numbering);
        bm_buf_add(out, ">>", 2);
        break;
    case BM_ROLE_CELL:
    case BM_ROLE_HEADER_CELL:
        add_table(out, element);
        break;
    case BM_ROLE_NOTE: /* ISO 14289-1, 7.9 */
        bm_buf_add_cstr(out, "/ID");
        bm_pdf_role_identifier(out, facts->identifier);
        break;
    case BM_ROLE_CHECKBOX: /* 14.8.5.6; the text is U+2611 or U+2610 in UTF-16 */
        if (facts->interactive)
            break;
        bm_buf_add_cstr(out, "/A<</O/PrintField/Role/cb/checked/");
        bm_buf_add_cstr(out, facts->checked ? "on" : "off");
        bm_buf_add_cstr(out, ">>/ActualText(\xFE\xFF\x26");
        bm_buf_add_byte(out, facts->checked ? '\x11' : '\x10');
        bm_buf_add_byte(out, ')');
        break;
    case BM_ROLE_FIGURE: /* ISO 14289-1, 7.3 */
        bm_buf_add_cstr(out, "/Alt");
        bm_pdf_write_text(out, element->alt);
        if (facts->page)
            add_bounds(out, facts);
        break;
    default:
        break;
    }
}
