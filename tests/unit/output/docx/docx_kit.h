/* Rendering hand-built trees in the tests of output/docx/. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_DOCX_KIT_H
#define BM_TESTS_DOCX_KIT_H

#include "layout/kit.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>

#include "output/docx/docx.h"
#include "output/docx/docx_document.h"

#define DOCX_TEST(f) KIT_TEST(f)

static inline bm_node *docx_flagged(kit *k, const char *text, unsigned flags)
{
    return bm_node_text(k->arena, bm_str_of(text), flags);
}

static inline bm_node *docx_leader(kit *k)
{
    return bm_node_new(k->arena, BM_NODE_LEADER);
}

static inline bm_node *docx_box(kit *k, bool checked)
{
    bm_node *box = bm_node_new(k->arena, BM_NODE_CHECKBOX);
    box->flags = checked ? BM_NODE_CHECKED : 0;
    return box;
}

static inline bm_node *docx_segment(kit *k, const char *label, bm_node *second)
{
    return kit_node(k, BM_NODE_SEGMENT, BM_STYLE_LINE, kit_text(k, label), second, NULL);
}

static inline bm_node *docx_cell(kit *k, bm_style style, const char *text)
{
    return kit_node(k, BM_NODE_CELL, style, kit_paragraph(k, style, text), NULL);
}

/* Three columns of 10, 50 and 40 percent; the first is centred. */
static const double docx_widths[] = {10, 50, 40};
static const uint8_t docx_aligns[] = {BM_ALIGN_CENTER, BM_ALIGN_LEFT, BM_ALIGN_LEFT};
static const bm_table docx_columns = {3, docx_widths, docx_aligns};

/* A header row and ${n} rows whose second cell says ${text}. */
static inline bm_node *docx_table(kit *k, size_t n, const char *text)
{
    bm_node *table = bm_node_new(k->arena, BM_NODE_TABLE);
    table->table = &docx_columns;
    bm_node_list rows = {k->arena, NULL, 0, 0};
    bm_style head = BM_STYLE_TABLE_HEAD, cell = BM_STYLE_TABLE_CELL;
    bm_node *row = kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, docx_cell(k, head, "TT"),
                            docx_cell(k, head, "Thông tin"), docx_cell(k, head, "Nội dung"), NULL);
    row->flags = BM_NODE_HEADER;
    bm_node_list_add(&rows, row);
    for (size_t i = 0; i < n; i++) {
        const char *number = bm_arena_printf(k->arena, "%zu", i + 1);
        bm_node_list_add(&rows, kit_node(k, BM_NODE_ROW, BM_STYLE_BODY, docx_cell(k, cell, number),
                                         docx_cell(k, cell, text), docx_cell(k, cell, ""), NULL));
    }
    bm_node_list_close(&rows, table);
    return table;
}

static inline bm_node *docx_signature(kit *k, const char *place, const char *caption,
                                      const char *name)
{
    return kit_node(k, BM_NODE_SIGNATURE, BM_STYLE_BODY,
                    kit_paragraph(k, BM_STYLE_PLACE_DATE, place),
                    kit_paragraph(k, BM_STYLE_SIGN_CAPTION, caption),
                    kit_paragraph(k, BM_STYLE_SIGN_HINT, "(Ký và ghi rõ họ tên)"),
                    kit_paragraph(k, BM_STYLE_SIGN_NAME, name), NULL);
}

/* A paragraph with the marker of a list. */
static inline bm_node *docx_item(kit *k, bm_style style, const char *text)
{
    bm_node *item = kit_paragraph(k, style, text);
    item->text = bm_str_of("-");
    return item;
}

/* "Nơi nhận:" and ${n} who get the letter. */
static inline bm_node *docx_recipients(kit *k, size_t n, const char *text)
{
    bm_node *recipients = bm_node_new(k->arena, BM_NODE_RECIPIENTS);
    bm_node_list list = {k->arena, NULL, 0, 0};
    bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_RECIPIENTS_HEAD, "Nơi nhận:"));
    for (size_t i = 0; i < n; i++)
        bm_node_list_add(&list, docx_item(k, BM_STYLE_RECIPIENT, text));
    bm_node_list_close(&list, recipients);
    return recipients;
}

/* The head of a letter; ${subject} may be NULL. */
static inline bm_node *docx_letterhead(kit *k, const char *agency, const char *subject)
{
    bm_node *office =
        kit_node(k, BM_NODE_COLUMN, BM_STYLE_BODY,
                 kit_paragraph(k, BM_STYLE_LETTER_SUPERIOR, "ỦY BAN NHÂN DÂN TỈNH CAO BẰNG"),
                 kit_paragraph(k, BM_STYLE_LETTER_AGENCY, agency),
                 kit_paragraph(k, BM_STYLE_LETTER_NUMBER, "Số: 15/SKHCN-CĐS"),
                 subject ? kit_paragraph(k, BM_STYLE_LETTER_SUBJECT, subject) : NULL, NULL);
    bm_node *nation = kit_node(
        k, BM_NODE_COLUMN, BM_STYLE_BODY,
        kit_paragraph(k, BM_STYLE_LETTER_QUOC_HIEU, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        kit_paragraph(k, BM_STYLE_LETTER_TIEU_NGU, "Độc lập - Tự do - Hạnh phúc"),
        kit_paragraph(k, BM_STYLE_LETTER_PLACE_DATE, "Cao Bằng, ngày 05 tháng 01 năm 2024"), NULL);
    return kit_node(k, BM_NODE_LETTERHEAD, BM_STYLE_BODY, office, nation, NULL);
}

static inline int docx_collect(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

/* Render ${n} documents and return the status; the file is added to ${out}. */
static inline int docx_render_all(kit *k, const bm_renderer *renderer, const bm_document *docs,
                                  size_t n, bm_buf *out)
{
    void *shared = renderer->open(k->fonts);
    bm_job job = {&k->layout, docs, n, NULL, shared, &(const bm_render_options){0}};
    bm_sink sink = {docx_collect, out};
    int status = renderer->render(&job, &sink, k->ds);
    renderer->close(shared);
    return status;
}

static inline int docx_render(kit *k, const bm_renderer *renderer, const bm_node *root, bm_buf *out)
{
    bm_document doc = {.root = root,
                       .title = BM_STR("Đề nghị cấp chứng thư số"),
                       .author = BM_STR("Sở Nội vụ & Lao động"),
                       .form_id = BM_STR("thu/mau"),
                       .created = 1582160400};
    return docx_render_all(k, renderer, &doc, 1, out);
}

static inline void docx_assert_well_formed(const char *xml)
{
    xmlDocPtr parsed = xmlReadMemory(xml, (int)strlen(xml), "part.xml", NULL, XML_PARSE_NONET);
    assert_non_null(parsed);
    xmlFreeDoc(parsed);
}

/* word/document.xml of these documents, in the arena; well-formed or the test fails. */
static inline const char *docx_print_xml(kit *k, const bm_document *docs, size_t n,
                                         const bm_render_options *options)
{
    bm_docx_writer w = {0};
    bm_docx_footers footers = {.arena = k->arena};
    w.layout = &k->layout;
    w.ds = k->ds;
    bm_docx_xml_open(&w.xml);
    bm_docx_document_write(&w, docs, n, options, &footers);
    assert_false(w.failed);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&w.xml));
    bm_docx_xml_close(&w.xml);
    bm_docx_footer_free(&footers);
    bm_buf_free(&w.pending);
    docx_assert_well_formed(xml);
    return xml;
}

static inline const char *docx_documents_xml(kit *k, const bm_document *docs, size_t n)
{
    return docx_print_xml(k, docs, n, &(const bm_render_options){0});
}

/* The same of one document with these blocks. */
static inline const char *docx_xml(kit *k, const bm_node *root)
{
    bm_document doc = {.root = root};
    return docx_documents_xml(k, &doc, 1);
}

/* The same for a single block. */
static inline const char *docx_block(kit *k, const bm_node *block)
{
    return docx_xml(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, block, NULL));
}

static inline size_t docx_count(const char *xml, const char *what)
{
    size_t n = 0;
    for (const char *p = xml; (p = strstr(p, what)) != NULL; p += strlen(what))
        n++;
    return n;
}

static inline void docx_assert_has(const char *xml, const char *what)
{
    if (!strstr(xml, what))
        fail_msg("no %s in %s", what, xml);
}

static inline void docx_assert_lacks(const char *xml, const char *what)
{
    if (strstr(xml, what))
        fail_msg("%s in %s", what, xml);
}

#endif
