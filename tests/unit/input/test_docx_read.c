/* Whole files: what they are, what they hold beside text, and that what we write ourselves is read again.
 * SPDX-License-Identifier: MIT */
#include "docx_case.h"

#include <glob.h>
#include <time.h>

#include "base/file.h"
#include "form/form.h"
#include "layout/kit.h"
#include "merge/merge.h"
#include "output/renderer.h"

#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" T(text) "</w:p>"

static void refused(opc_case *c, const char *code)
{
    assert_null(docx_case_finish(c));
    assert_int_equal(bm_diags_count(c->ds), 1);
    assert_string_equal(bm_diags_at(c->ds, 0)->code, code);
}

static const docx_case_parts none;

/* ---- Packages ---------------------------------------------------------------------------- */

static void a_package_without_a_document_is_named(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *type, *says;
    } cases[] = {
        {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "Excel"},
        {"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
         "PowerPoint"},
        {"application/xml", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char types[500];
        snprintf(types, sizeof types,
                 "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                 "<Override PartName='/xl/workbook.xml' ContentType='%s'/></Types>",
                 cases[i].type);
        opc_case_clear(c);
        opc_case_add(c, "[Content_Types].xml", types);
        opc_case_add(c, "_rels/.rels",
                     "<Relationships "
                     "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                     "<Relationship Id='r1' Target='xl/workbook.xml' Type='" DOCX_CASE_OFFICE
                     "/officeDocument'/></Relationships>");
        opc_case_add(c, "xl/workbook.xml", "<workbook/>");
        refused(c, "V050");
        const char *says = bm_diags_at(c->ds, 0)->message[BM_LANG_EN];
        if (!strstr(says, cases[i].says))
            fail_msg("%zu: %s: %s", i, bm_diags_at(c->ds, 0)->code, says);
    }
}

static void a_document_is_found_without_relationships(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "[Content_Types].xml", "damaged");
    docx_case_wrapped(c, "word/document.xml", "w:document",
                      "<w:body><w:p><w:pPr><w:pStyle w:val='A'/></w:pPr>" T("a") "</w:p></w:body>");
    docx_case_wrapped(c, "word/styles.xml", "w:styles",
                      "<w:style w:type='paragraph' w:styleId='A'><w:name w:val='Mẫu'/></w:style>");
    const bm_docx_read_file *f = docx_case_finish(c);
    assert_non_null(f);
    docx_case_says(f, "p(a)");
    opc_case_equal(docx_case_child(f->body, 0)->paragraph->style_name, "Mẫu");
}

static void a_strict_document_with_other_names_is_read(void **state)
{
    opc_case *c = *state;
    static const char strict[] = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    char relations[600];
    snprintf(
        relations, sizeof relations,
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Target='/van%%20ban.xml' Type='%s/officeDocument'/></Relationships>",
        strict);
    opc_case_add(c, "_rels/.rels", relations);
    opc_case_add(c, "van ban.xml",
                 "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body>"
                 "<x:p><x:r><x:t>Kính gửi</x:t></x:r></x:p></x:body></x:document>");
    docx_case_body(c, "", "");
    opc_case_clear(c);
    opc_case_add(c, "_rels/.rels", relations);
    opc_case_add(c, "van ban.xml",
                 "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body>"
                 "<x:p><x:pPr><x:ind x:start='2.54cm'/></x:pPr><x:r><x:t>Kính gửi</x:t></x:r></x:p>"
                 "</x:body></x:document>");
    const bm_docx_read_file *f = docx_case_finish(c);
    assert_non_null(f);
    docx_case_says(f, "p(Kính gửi)");
    assert_int_equal(docx_case_child(f->body, 0)->paragraph->left_twip, 1440);
}

static void what_is_wrong_with_a_part_is_told(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *body, *code;
    } cases[] = {{"<w:p>", "V051"}, {"&e;", "V051"}, {"</w:body></w:document><!--", "V051"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        docx_case_start(c, cases[i].body, &none);
        refused(c, cases[i].code);
        assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], "word/document.xml"));
    }
    docx_case_start(c, P("a"), &(docx_case_parts){.styles = "<w:style"});
    refused(c, "V051");
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], "word/styles.xml"));
    opc_case_clear(c);
    opc_case_add(c, "word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>");
    refused(c, "V052");
    opc_case_clear(c);
    opc_case_add(c, "word/document.xml", "<x/>");
    refused(c, "V050");
    opc_case_clear(c);
    opc_case_add(c, "word/document.xml", "");
    refused(c, "V051");
}

static void nesting_is_bounded(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    for (int i = 0; i < 1000; i++)
        bm_buf_add_cstr(&b, "<w:sdt><w:sdtContent>");
    bm_buf_add_byte(&b, 0);
    docx_case_start(c, b.ptr, &none);
    refused(c, "V053");
    b.len = 0;
    for (int i = 0; i < 95; i++)
        bm_buf_add_cstr(&b, "<w:sdt><w:sdtContent>");
    bm_buf_add_cstr(&b, P("a"));
    for (int i = 0; i < 95; i++)
        bm_buf_add_cstr(&b, "</w:sdtContent></w:sdt>");
    bm_buf_add_byte(&b, 0);
    const bm_docx_read_file *f = docx_case_read(c, b.ptr);
    opc_case_equal(bm_docx_read_text(c->arena, f->body), "a\n");
    bm_buf_free(&b);
}

static void elements_are_counted(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    for (int i = 0; i < BM_LIMIT_DOCX_NODES / 2; i++)
        bm_buf_add_cstr(&b, "<w:p/><w:p/>");
    bm_buf_add_byte(&b, 0);
    docx_case_start(c, b.ptr, &none);
    refused(c, "V054");
    bm_buf_free(&b);
}

/* ---- What is in it ----------------------------------------------------------------------- */

static void notes_are_read_where_they_are_referred_to_first(void **state)
{
    opc_case *c = *state;
    const docx_case_parts parts = {
        .footnotes = "<w:footnote w:type='separator' w:id='-1'><w:p/></w:footnote>"
                     "<w:footnote w:id='2'>" P(
                         "hai") "</w:footnote>"
                                "<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/><w:t>một</w:t>"
                                "<w:footnoteReference w:id='2'/></w:r></w:p></w:footnote>",
        .endnotes = "<w:endnote w:id='1'>" P("cuối") "</w:endnote>"};
    const bm_docx_read_file *f = docx_case_read_with(
        c,
        "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='1'/><w:t>b</w:t>"
        "<w:footnoteReference w:id='1'/><w:footnoteReference w:id='2'/>"
        "<w:endnoteReference w:id='1'/><w:footnoteReference w:id='99'/></w:r></w:p>" P("c"),
        &parts);
    docx_case_says(f, "p(an(p(mộtn()))bn()n(p(hai))n(p(cuối))n())p(c)");
    opc_case_equal(bm_docx_read_text(c->arena, f->body), "ab\nmột\nhai\ncuối\nc\n");
}

static void the_text_is_in_reading_order(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f = docx_case_read(
        c,
        "<w:p>" T("Nguye")
            T("&#x302;&#x303;n") "<w:r><w:tab/><w:br/><w:pict><v:textbox>"
                                 "<w:txbxContent>" P("hộp") "</w:txbxContent></v:textbox></"
                                                            "w:pict><w:t>b</w:t></w:r></w:p>"
                                                            "<w:tbl><w:tr><w:tc>" P("c")
                                                                P("d") "</w:tc><w:tc>" P(
                                                                    "e") "</w:tc></w:tr></w:tbl>");
    opc_case_equal(bm_docx_read_text(c->arena, f->body), "Nguyễn\t\nb\nhộp\nc\nd\ne\n");
    const bm_docx_read_node *box = docx_case_child(docx_case_child(f->body, 0), 4);
    opc_case_equal(bm_docx_read_text(c->arena, box), "hộp\n");
    opc_case_equal(bm_docx_read_text(c->arena, docx_case_child(docx_case_child(f->body, 0), 0)),
                   "Nguye");
}

static void the_last_section_may_lie(void **state)
{
    opc_case *c = *state;
    assert_true(docx_case_read(c, P("a") "<w:sectPr><w:pgSz w:w='16838' w:h='11906'/></w:sectPr>")
                    ->landscape);
    assert_false(docx_case_read(c, P("a") "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>")
                     ->landscape);
    assert_false(docx_case_read(c, P("a"))->landscape);
}

/* ---- Hostile ----------------------------------------------------------------------------- */

/* CPU time to read ${n} times ${block}, in which "#" is the number. */
static double seconds(opc_case *c, const char *block, int n, const docx_case_parts *parts)
{
    bm_buf b = {0};
    for (int i = 0; i < n; i++)
        for (const char *p = block; *p; p++) {
            if (*p == '#')
                bm_buf_add_int(&b, i);
            else
                bm_buf_add_byte(&b, *p);
        }
    bm_buf_add_byte(&b, 0);
    docx_case_start(c, b.ptr, parts);
    const clock_t begun = clock();
    assert_non_null(docx_case_finish(c));
    bm_buf_free(&b);
    return (double)(clock() - begun) / CLOCKS_PER_SEC;
}

static void long_documents_are_read_in_linear_time(void **state)
{
    opc_case *c = *state;
    static const char *const blocks[] = {
        "<w:p><w:pPr><w:jc w:val='both'/></w:pPr>" T("Điều #. Đề nghị cấp chứng thư số #") "</w:p>",
        "<w:p><w:bookmarkStart w:id='#' w:name='a#'/></w:p>",
        "<w:p><w:bookmarkEnd w:id='#'/></w:p>",
        "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
        "<w:p><w:pPr><w:pStyle w:val='S#'/><w:numPr><w:numId w:val='#'/></w:numPr></w:pPr></w:p>",
        ("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan "
         "w:val='99999'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"),
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='#'/></w:tabs></w:pPr></w:p>",
    };
    const docx_case_parts parts = {.footnotes = "<w:footnote w:id='1'>" P("a") "</w:footnote>"};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        const double once = seconds(c, blocks[i], 10000, &parts);
        const double more = seconds(c, blocks[i], 80000, &parts);
        if (more > 0.5 && more > 24 * once)
            fail_msg("%s: %f s, %f s", blocks[i], once, more);
    }
}

/* ---- What we write ----------------------------------------------------------------------- */

/* Append ${s} without white space and without what leaders and empty places are made of. */
static void add(bm_buf *b, bm_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (i + 3 <= s.len &&
            (memcmp(s.ptr + i, "…", 3) == 0 || memcmp(s.ptr + i, "\u2002", 3) == 0))
            i += 2;
        else if (i + 2 <= s.len && memcmp(s.ptr + i, "\u00A0", 2) == 0)
            i++;
        else if (!memchr(" \t\n.", s.ptr[i], 4))
            bm_buf_add_byte(b, s.ptr[i]);
    }
}

static void add_tree(bm_buf *b, const bm_node *n)
{
    if (n->type == BM_NODE_CHECKBOX)
        add(b, bm_str_of(n->flags & BM_NODE_CHECKED ? "☑" : "☐"));
    else
        add(b, n->text);
    for (uint32_t i = 0; i < n->n_children; i++)
        add_tree(b, n->children[i]);
}

static void add_read(bm_buf *b, const bm_docx_read_node *n)
{
    if (n->type == BM_DOCX_READ_PARAGRAPH)
        add(b, n->paragraph->marker);
    if (n->type == BM_DOCX_READ_TEXT)
        add(b, n->text);
    for (uint32_t i = 0; i < n->n_children; i++)
        add_read(b, n->children[i]);
}

/* Every paragraph, and segment of a line, stands in ${text} in one piece; returns how many bytes they have together. Columns
 * stand beside each other: which one comes first is not the same in tree and file. */
static size_t find_all(const bm_node *n, const char *text)
{
    size_t bytes = 0;
    if (n->type == BM_NODE_FOOTER) /* in a part of its own */
        return 0;
    if (n->type == BM_NODE_PARAGRAPH || n->type == BM_NODE_SEGMENT) {
        bm_buf b = {0};
        add_tree(&b, n);
        bytes = b.len;
        bm_buf_add_byte(&b, 0);
        if (!strstr(text, b.ptr))
            fail_msg("no “%s” in “%s”", b.ptr, text);
        bm_buf_free(&b);
        return bytes;
    }
    for (uint32_t i = 0; i < n->n_children; i++)
        bytes += find_all(n->children[i], text);
    return bytes;
}

static int collect(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

static void says_the_same(kit *k, const bm_document *doc, const char *format)
{
    const bm_renderer *renderer = bm_renderer_lookup(format);
    bm_buf out = {0}, text = {0};
    void *shared = renderer->open ? renderer->open(k->fonts) : NULL;
    const bm_job job = {&k->layout, doc, 1, NULL, shared, &(const bm_render_options){0}};
    const bm_sink sink = {collect, &out};
    assert_int_equal(renderer->render(&job, &sink, k->ds), 0);
    if (renderer->close)
        renderer->close(shared);
    const bm_source source = {.name = "mau.docx", .bytes = out.ptr, .len = out.len};
    assert_true(bm_opc_is(&source));
    const bm_docx_read_file *f = bm_docx_read(k->arena, &source, k->ds);
    assert_non_null(f);
    assert_false(f->partial || f->revisions);
    assert_int_equal(f->landscape, doc->landscape);
    opc_case_equal(f->title, bm_arena_cstr(k->arena, doc->title));
    add_read(&text, f->body);
    const size_t bytes = text.len;
    bm_buf_add_byte(&text, 0);
    assert_int_equal(find_all(doc->root, text.ptr), bytes);
    bm_buf_free(&text);
    bm_buf_free(&out);
}

static void what_we_write_is_read_again(void **state)
{
    kit *k = *state;
    glob_t forms;
    assert_int_equal(glob("forms/*/*.yaml", 0, NULL, &forms), 0);
    for (size_t i = 0; i < forms.gl_pathc; i++) {
        bm_buf bytes = {0};
        assert_int_equal(bm_file_read(forms.gl_pathv[i], BM_LIMIT_FORM_BYTES, &bytes, k->ds), 0);
        const bm_source source = {.name = forms.gl_pathv[i], .bytes = bytes.ptr, .len = bytes.len};
        bm_form *form = bm_form_parse(&source, k->ds);
        assert_non_null(form);
        bm_document doc = {0};
        if (form->body) { /* else its wording is not available */
            assert_int_equal(bm_merge_document(k->arena, form, NULL, &doc, k->ds), 0);
            says_the_same(k, &doc, "docx");
            says_the_same(k, &doc, "xml");
        }
        bm_form_free(form);
        bm_buf_free(&bytes);
    }
    globfree(&forms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(a_package_without_a_document_is_named),
        OPC_CASE_TEST(a_document_is_found_without_relationships),
        OPC_CASE_TEST(a_strict_document_with_other_names_is_read),
        OPC_CASE_TEST(what_is_wrong_with_a_part_is_told),
        OPC_CASE_TEST(nesting_is_bounded),
        OPC_CASE_TEST(elements_are_counted),
        OPC_CASE_TEST(notes_are_read_where_they_are_referred_to_first),
        OPC_CASE_TEST(the_text_is_in_reading_order),
        OPC_CASE_TEST(the_last_section_may_lie),
        OPC_CASE_TEST(long_documents_are_read_in_linear_time),
        KIT_TEST(what_we_write_is_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
