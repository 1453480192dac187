/* DOCX files put together from the XML of their parts, read, and told in one line. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_DOCX_CASE_H
#define BM_TESTS_DOCX_CASE_H

#include "input/docx_read.h"
#include "opc_case.h"

#define DOCX_CASE_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define DOCX_CASE_NAMESPACES                                                             \
    " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"            \
    " xmlns:r='" DOCX_CASE_OFFICE "'"                                                    \
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"            \
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"     \
    " xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"                  \
    " xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'"                  \
    " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"                   \
    " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'" \
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"              \
    " xmlns:v='urn:schemas-microsoft-com:vml'"

/* The parts beside the document; what is NULL is not there. */
typedef struct {
    const char *styles, *numbering, *footnotes, *endnotes, *theme; /* what their roots hold */
    const char *relations; /* further ones of the document */
} docx_case_parts;

typedef struct {
    const char *kind, *name, *root;
} docx_case_part;

static inline void docx_case_wrapped(opc_case *c, const char *name, const char *root,
                                     const char *content)
{
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "<");
    bm_buf_add_cstr(&b, root);
    bm_buf_add_cstr(&b, DOCX_CASE_NAMESPACES ">");
    bm_buf_add_cstr(&b, content);
    bm_buf_add_cstr(&b, "</");
    bm_buf_add_cstr(&b, root);
    bm_buf_add_cstr(&b, ">");
    opc_case_entry(c, name, bm_str_n(b.ptr, b.len), OPC_CASE_DEFLATED, 0);
    bm_buf_free(&b);
}

/* All but the directory: further parts may follow. */
static inline void docx_case_start(opc_case *c, const char *body, const docx_case_parts *parts)
{
    const char *const contents[] = {parts->styles, parts->numbering, parts->footnotes,
                                    parts->endnotes, parts->theme};
    static const docx_case_part kinds[] = {{"styles", "word/styles.xml", "w:styles"},
                                           {"numbering", "word/numbering.xml", "w:numbering"},
                                           {"footnotes", "word/footnotes.xml", "w:footnotes"},
                                           {"endnotes", "word/endnotes.xml", "w:endnotes"},
                                           {"theme", "word/theme/theme1.xml", "a:theme"}};
    bm_buf b = {0};
    opc_case_clear(c);
    opc_case_add(
        c, "_rels/.rels",
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Target='word/document.xml' Type='" DOCX_CASE_OFFICE
        "/officeDocument'/></Relationships>");
    bm_buf_add_cstr(&b, "<w:body>");
    bm_buf_add_cstr(&b, body);
    bm_buf_add(&b, "</w:body>", sizeof "</w:body>");
    docx_case_wrapped(c, "word/document.xml", "w:document", b.ptr);
    b.len = 0;
    bm_buf_add_cstr(
        &b, "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char relation[300];
        if (!contents[i])
            continue;
        snprintf(relation, sizeof relation,
                 "<Relationship Id='k%zu' Target='%s' Type='" DOCX_CASE_OFFICE "/%s'/>", i,
                 kinds[i].name + strlen("word/"), kinds[i].kind);
        bm_buf_add_cstr(&b, relation);
        docx_case_wrapped(c, kinds[i].name, kinds[i].root, contents[i]);
    }
    bm_buf_add_cstr(&b, parts->relations ? parts->relations : "");
    bm_buf_add(&b, "</Relationships>", sizeof "</Relationships>");
    opc_case_add(c, "word/_rels/document.xml.rels", b.ptr);
    bm_buf_free(&b);
}

/* The finished file is read; NULL with a message. */
static inline const bm_docx_read_file *docx_case_finish(opc_case *c)
{
    opc_case_close(c);
    const bm_docx_read_file *file = bm_docx_read(c->arena, opc_case_source(c), c->ds);
    assert_true((file == NULL) == (bm_diags_errors(c->ds) > 0));
    return file;
}

static inline const bm_docx_read_file *docx_case_read_with(opc_case *c, const char *body,
                                                           const docx_case_parts *parts)
{
    docx_case_start(c, body, parts);
    const bm_docx_read_file *file = docx_case_finish(c);
    assert_non_null(file);
    return file;
}

static inline const bm_docx_read_file *docx_case_read(opc_case *c, const char *body)
{
    return docx_case_read_with(c, body, &(docx_case_parts){0});
}

static inline void docx_case_tell(bm_buf *b, const bm_docx_read_node *n)
{
    static const char *const marks[] = {"", "p(", "t(", "r(", "c(", "s",  "",
                                        "", "→",  "↵",  "⇟",  "n(", "b(", "#"};
    const bool end = n->type == BM_DOCX_READ_BOOKMARK && n->end;
    bm_buf_add_cstr(b, marks[n->type]);
    if (n->type == BM_DOCX_READ_CONTROL) {
        bm_buf_add_int(b, n->control->kind);
        bm_buf_add_cstr(b, "(");
    }
    if (n->type == BM_DOCX_READ_PARAGRAPH)
        bm_buf_add_str(b, n->paragraph->marker);
    if (n->type == BM_DOCX_READ_BOOKMARK && !end)
        bm_buf_add_cstr(b, "[");
    bm_buf_add_str(b, n->text);
    if (end)
        bm_buf_add_cstr(b, "]");
    for (uint32_t i = 0; i < n->n_children; i++)
        docx_case_tell(b, n->children[i]);
    const size_t length = strlen(marks[n->type]);
    if ((length && marks[n->type][length - 1] == '(') || n->type == BM_DOCX_READ_CONTROL)
        bm_buf_add_cstr(b, ")");
}

/* "p(text) t(r(c(p())))", without the body's own. */
static inline void docx_case_says(const bm_docx_read_file *file, const char *expected)
{
    bm_buf b = {0};
    docx_case_tell(&b, file->body);
    (void)bm_buf_reserve(&b, 1);
    opc_case_equal(bm_str_n(b.ptr, b.len), expected);
    bm_buf_free(&b);
}

/* What ${body} is read as. */
static inline void docx_case_body(opc_case *c, const char *body, const char *expected)
{
    docx_case_says(docx_case_read(c, body), expected);
}

/* The ${i}th child of ${node}. */
static inline const bm_docx_read_node *docx_case_child(const bm_docx_read_node *node, uint32_t i)
{
    assert_true(i < node->n_children);
    return node->children[i];
}

#endif
