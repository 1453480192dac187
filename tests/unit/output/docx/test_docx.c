/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "form_case.h"
#include "merge/merge.h"
#include "output/docx/docx_package.h"

static const bm_node *letter(kit *k)
{
    return kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY,
                    kit_paragraph(k, BM_STYLE_TIEU_NGU, "Độc lập - Tự do - Hạnh phúc"),
                    kit_node(k, BM_NODE_LINE, BM_STYLE_LINE,
                             docx_segment(k, "Họ và tên: ", kit_text(k, "H’Hen Niê <&> ]]> ơ̆ư̆")),
                             docx_segment(k, "Ngày sinh: ", docx_leader(k)), NULL),
                    docx_table(k, 2, "Số điện thoại"), NULL);
}

static const char *rendered(kit *k, const bm_renderer *renderer, size_t *n)
{
    bm_buf out = {0};
    assert_int_equal(docx_render(k, renderer, letter(k), &out), 0);
    const char *bytes = bm_arena_cstr(k->arena, bm_str_n(out.ptr, out.len));
    *n = out.len;
    bm_buf_free(&out);
    return bytes;
}

/* A letter with a footer, its annex on a lying page, and a form without. */
static void three_documents(kit *k, bm_document docs[3])
{
    const bm_node *footer = kit_node(k, BM_NODE_FOOTER, BM_STYLE_BODY,
                                     kit_paragraph(k, BM_STYLE_CONTACT, "Địa chỉ: Cao Bằng"), NULL);
    const bm_node *roots[] = {
        kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, docx_letterhead(k, "SỞ NỘI VỤ", "V/v"), footer,
                 kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY, docx_recipients(k, 2, "Như trên;"),
                          docx_signature(k, "", "GIÁM ĐỐC", "Nguyễn Văn Mẫu"), NULL),
                 NULL),
        kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, docx_table(k, 2, "a"), NULL), letter(k)};
    static const char *const titles[] = {"Công văn", "Phụ lục", "Mẫu"};
    for (size_t i = 0; i < 3; i++) {
        const bm_document doc = {.root = roots[i],
                                 .title = bm_str_of(titles[i]),
                                 .author = BM_STR("Sở Nội vụ"),
                                 .form_id = BM_STR("a"),
                                 .landscape = i == 1};
        docs[i] = doc;
    }
}

/* One part of the package, by unzip: not by the code under test. */
static const char *unzipped(kit *k, const char *path, const char *part)
{
    const char *command = bm_arena_printf(k->arena, "unzip -p '%s' '%s'", path, part);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    bm_buf b = {0};
    char chunk[4096];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, pipe)) > 0;)
        bm_buf_add(&b, chunk, n);
    assert_int_equal(pclose(pipe), 0);
    const char *text = bm_arena_cstr(k->arena, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return text;
}

static const char *part_name(kit *k, int i)
{
    const char *name = bm_docx_package_part((bm_docx_part_id)i).name;
    return i == BM_DOCX_CONTENT_TYPES ? "\\[Content_Types\\].xml"
                                      : bm_arena_cstr(k->arena, bm_str_of(name));
}

static void formats_are_named_docx_and_xml(void **state)
{
    (void)state;
    assert_ptr_equal(bm_renderer_lookup("docx"), &bm_docx_renderer);
    assert_ptr_equal(bm_renderer_lookup("xml"), &bm_docx_flat_renderer);
    assert_false(bm_docx_renderer.paged);
    assert_false(bm_docx_renderer.format.is_text);
    assert_true(bm_docx_flat_renderer.format.is_text);
}

static void same_document_gives_the_same_bytes(void **state)
{
    kit *k = *state;
    const bm_renderer *const both[] = {&bm_docx_renderer, &bm_docx_flat_renderer};
    for (size_t i = 0; i < 2; i++) {
        size_t n, m;
        const char *a = rendered(k, both[i], &n), *b = rendered(k, both[i], &m);
        assert_int_equal(n, m);
        assert_memory_equal(a, b, n);
    }
}

/* The path of a new file that holds these bytes. */
static const char *saved(kit *k, const char *bytes, size_t n)
{
    static const char pattern[] = "/tmp/bieumau-docx-XXXXXX";
    char *path = bm_arena_alloc(k->arena, sizeof pattern);
    memcpy(path, pattern, sizeof pattern);
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *f = fdopen(fd, "wb");
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
    return path;
}

static void package_and_flat_file_hold_the_same_well_formed_parts(void **state)
{
    kit *k = *state;
    size_t n, m;
    const char *zip = rendered(k, &bm_docx_renderer, &n);
    const char *flat = rendered(k, &bm_docx_flat_renderer, &m);
    const char *path = saved(k, zip, n);
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        const char *xml = unzipped(k, path, part_name(k, i));
        docx_assert_well_formed(xml);
        if (i == BM_DOCX_CONTENT_TYPES)
            continue;
        bm_str root = bm_docx_xml_root(bm_str_of(xml));
        root.len--; /* the line end */
        docx_assert_has(flat, bm_arena_printf(k->arena, "<pkg:xmlData>%s</pkg:xmlData>",
                                              bm_arena_cstr(k->arena, root)));
    }
    docx_assert_has(unzipped(k, path, "word/document.xml"), "H’Hen Niê &lt;&amp;&gt; ]]&gt; ơ̆ư̆");
    docx_assert_has(unzipped(k, path, "docProps/core.xml"), "Sở Nội vụ &amp; Lao động");
    assert_int_equal(remove(path), 0);
    docx_assert_well_formed(flat);
}

static void several_documents_with_footers_are_one_package(void **state)
{
    kit *k = *state;
    bm_document docs[3];
    bm_buf zip = {0}, flat = {0};
    three_documents(k, docs);
    assert_int_equal(docx_render_all(k, &bm_docx_renderer, docs, 3, &zip), 0);
    assert_int_equal(docx_render_all(k, &bm_docx_flat_renderer, docs, 3, &flat), 0);
    const char *path = saved(k, zip.ptr, zip.len),
               *xml = bm_arena_cstr(k->arena, bm_str_n(flat.ptr, flat.len));
    docx_assert_well_formed(xml);
    assert_int_equal(docx_count(xml, "<pkg:part "), BM_DOCX_PARTS - 1 + 2);
    for (size_t i = 1; i <= 2; i++) {
        const char *name = bm_arena_printf(k->arena, "word/footer%zu.xml", i);
        docx_assert_well_formed(unzipped(k, path, name));
        docx_assert_has(xml, bm_arena_printf(k->arena, "pkg:name=\"/%s\"", name));
        docx_assert_has(unzipped(k, path, "\\[Content_Types\\].xml"), name);
        docx_assert_has(unzipped(k, path, "word/_rels/document.xml.rels"), name + strlen("word/"));
    }
    docx_assert_has(unzipped(k, path, "word/footer1.xml"), "Địa chỉ: Cao Bằng");
    const char *core = unzipped(k, path, "docProps/core.xml");
    docx_assert_has(core, "<dc:title>Công văn</dc:title>"); /* that of the first */
    assert_int_equal(docx_count(unzipped(k, path, "word/document.xml"), "<w:sectPr>"), 3);
    assert_int_equal(remove(path), 0);
    bm_buf_free(&zip);
    bm_buf_free(&flat);
}

static void footers_do_not_stay_for_the_next_file(void **state)
{
    kit *k = *state;
    bm_document docs[3];
    three_documents(k, docs);
    void *shared = bm_docx_flat_renderer.open(k->fonts);
    for (size_t i = 0; i < 2; i++) {
        bm_buf out = {0};
        const bm_job job = {&k->layout, i ? &docs[2] : docs,          i ? 1 : 3, NULL,
                            shared,     &(const bm_render_options){0}};
        const bm_sink sink = {docx_collect, &out};
        assert_int_equal(bm_docx_flat_renderer.render(&job, &sink, k->ds), 0);
        bm_buf_add_byte(&out, 0);
        assert_int_equal(strstr(out.ptr, "footer1.xml") != NULL, i == 0);
        bm_buf_free(&out);
    }
    bm_docx_flat_renderer.close(shared);
}

/* The entries of the archive in their order, by unzip. */
static const char *entries_of(kit *k, const char *path)
{
    FILE *pipe = popen(bm_arena_printf(k->arena, "unzip -Z1 '%s'", path), "r");
    assert_non_null(pipe);
    char names[4000];
    size_t n = fread(names, 1, sizeof names, pipe);
    assert_int_equal(pclose(pipe), 0);
    return bm_arena_cstr(k->arena, bm_str_n(names, n));
}

/* Word's order; each document has its own data, which its copies share. */
static void data_of_all_documents_are_in_the_file_once(void **state)
{
    kit *k = *state;
    form_case c;
    form_case_open(&c, "id: thu/mot\nnumber: Mẫu 1\ntitle: a\nsource: a\nwording: draft\n"
                       "fields:\n  ten: {label: a, type: text}\n"
                       "body:\n  - paragraph: \"Tên: {ten}\"\n");
    bm_field_values values;
    bm_document docs[2] = {{0}, {0}};
    assert_int_equal(form_case_check(&c, "data: {ten: An}", false, &values), 0);
    assert_int_equal(bm_merge_document(c.a, c.form, &values, &docs[0], c.ds), 0);
    assert_int_equal(bm_merge_document(c.a, c.form, NULL, &docs[1], c.ds), 0);
    void *shared = bm_docx_renderer.open(k->fonts);
    const bm_render_options options = {.copies = 2};
    const bm_job job = {&k->layout, docs, 2, NULL, shared, &options};
    bm_buf zip = {0};
    const bm_sink sink = {docx_collect, &zip};
    assert_int_equal(bm_docx_renderer.render(&job, &sink, k->ds), 0);
    bm_docx_renderer.close(shared);
    const char *path = saved(k, zip.ptr, zip.len);
    assert_string_equal(entries_of(k, path), "[Content_Types].xml\n"
                                             "_rels/.rels\n"
                                             "word/document.xml\n"
                                             "word/_rels/document.xml.rels\n"
                                             "word/header1.xml\n"
                                             "word/settings.xml\n"
                                             "customXml/item1.xml\n"
                                             "customXml/itemProps1.xml\n"
                                             "customXml/item2.xml\n"
                                             "customXml/itemProps2.xml\n"
                                             "word/styles.xml\n"
                                             "docProps/core.xml\n"
                                             "word/fontTable.xml\n"
                                             "docProps/app.xml\n"
                                             "customXml/_rels/item1.xml.rels\n"
                                             "customXml/_rels/item2.xml.rels\n"
                                             "word/glossary/document.xml\n");
    docx_assert_has(unzipped(k, path, "customXml/item1.xml"), "<ten>An</ten>");
    docx_assert_has(unzipped(k, path, "customXml/item2.xml"), "blank=\"true\"><ten/>");
    docx_assert_has(unzipped(k, path, "customXml/_rels/item2.xml.rels"), "itemProps2.xml");
    assert_int_equal(remove(path), 0);
    bm_buf_free(&zip);
    form_case_close(&c);
}

static void data_that_are_not_printed_and_no_xml_can_hold_are_an_error(void **state)
{
    kit *k = *state;
    form_case c;
    form_case_open(&c, "id: thu/mot\nnumber: Mẫu 1\ntitle: a\nsource: a\nwording: draft\n"
                       "fields:\n  ten: {label: a, type: text}\n"
                       "body:\n  - paragraph: \"Tên: {ten}\"\n");
    bm_field_values values;
    assert_int_equal(form_case_check(&c, "data: {ten: An}", false, &values), 0);
    ((bm_field_value *)(uintptr_t)values.values)[0].typed = bm_str_of("\x01");
    const bm_document doc = {.root = letter(k),
                             .title = BM_STR("a"),
                             .author = BM_STR("b"),
                             .form_id = BM_STR("c"),
                             .form = c.form,
                             .values = &values};
    bm_buf out = {0};
    assert_int_equal(docx_render_all(k, &bm_docx_renderer, &doc, 1, &out), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T001");
    assert_int_equal(bm_diags_errors(k->ds), 1);
    assert_int_equal(out.len, 0);
    bm_buf_free(&out);
    form_case_close(&c);
}

static int refuse(void *user, const void *bytes, size_t n)
{
    (void)user, (void)bytes, (void)n;
    return 1;
}

static void refused_output_is_an_error(void **state)
{
    kit *k = *state;
    bm_document doc = {
        .root = letter(k), .title = BM_STR("a"), .author = BM_STR("b"), .form_id = BM_STR("c")};
    void *shared = bm_docx_renderer.open(k->fonts);
    bm_job job = {&k->layout, &doc, 1, NULL, shared, &(const bm_render_options){0}};
    bm_sink sink = {refuse, NULL};
    assert_int_equal(bm_docx_renderer.render(&job, &sink, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "O005");
    bm_docx_renderer.close(shared);
}

static void properties_that_xml_cannot_hold_are_an_error(void **state)
{
    kit *k = *state;
    bm_buf out = {0};
    bm_document doc = {
        .root = letter(k), .title = BM_STR("a"), .author = BM_STR("b\x02"), .form_id = BM_STR("c")};
    void *shared = bm_docx_flat_renderer.open(k->fonts);
    bm_job job = {&k->layout, &doc, 1, NULL, shared, &(const bm_render_options){0}};
    bm_sink sink = {docx_collect, &out};
    assert_int_equal(bm_docx_flat_renderer.render(&job, &sink, k->ds), -1);
    assert_int_equal(bm_diags_errors(k->ds), 1);
    assert_int_equal(out.len, 0);
    bm_docx_flat_renderer.close(shared);
    bm_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_named_docx_and_xml),
        DOCX_TEST(same_document_gives_the_same_bytes),
        DOCX_TEST(package_and_flat_file_hold_the_same_well_formed_parts),
        DOCX_TEST(several_documents_with_footers_are_one_package),
        DOCX_TEST(footers_do_not_stay_for_the_next_file),
        DOCX_TEST(data_of_all_documents_are_in_the_file_once),
        DOCX_TEST(data_that_are_not_printed_and_no_xml_can_hold_are_an_error),
        DOCX_TEST(refused_output_is_an_error),
        DOCX_TEST(properties_that_xml_cannot_hold_are_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
