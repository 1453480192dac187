/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "output/docx/docx_template_margin.h"

#define BLIP(attributes) "<w:r><w:drawing><docPr id='1'/><a:blip " attributes "/></w:drawing></w:r>"
#define TEXT(text) "<w:r><w:t>" text "</w:t></w:r>"

/* All that a header is read with. */
typedef struct {
    template_case *c;
    bm_docx_template_styles styles;
    bm_docx_template_looks looks;
    bm_docx_template_margins all;
    bm_docx_template_margin margin;
} header;

static header *read_header(kit *k, const char *inside, const char *rows)
{
    header *h = bm_arena_zero(k->arena, 1, sizeof *h);
    h->c = template_new(k);
    template_document(
        h->c, "", "<w:style w:type='paragraph' w:styleId='K'><w:name w:val='Tên mẫu'/></w:style>",
        "", "");
    template_relations(h->c, "word/_rels/h.xml.rels", rows);
    (void)template_bytes(h->c, "word/media/a.png", "image/png",
                         bm_str_n(template_png, sizeof template_png - 1));
    const bm_opc_part *part =
        template_part(h->c, "word/h.xml",
                      bm_arena_printf(k->arena,
                                      "<w:hdr " TEMPLATE_W " " TEMPLATE_R " " TEMPLATE_A
                                      " xmlns:w14='urn:w14'>%s</w:hdr>",
                                      inside));
    assert_int_equal(bm_docx_template_styles_read(template_source(h->c), &h->styles), 0);
    bm_docx_template_looks_begin(&h->looks, template_source(h->c), &h->styles, NULL);
    h->all =
        (bm_docx_template_margins){.s = &h->c->source, .styles = &h->styles, .looks = &h->looks};
    assert_int_equal(bm_docx_template_margin_read(&h->all, part, &h->margin), 0);
    return h;
}

/* What stands in the header now. */
static const char *inside(header *h)
{
    kit *k = h->c->k;
    const char *xml =
        bm_arena_cstr(k->arena, bm_docx_template_margin_write(&h->all, h->margin.doc));
    docx_assert_well_formed(xml);
    return strchr(strchr(xml, '\n') + 1, '>') + 1;
}

static void end(header *h)
{
    xmlFreeDoc(h->margin.doc);
    xmlFreeDoc(h->styles.doc);
    (void)bm_docx_template_looks_end(&h->looks);
    bm_diags_clear(h->c->k->ds);
}

static void text_styles_and_pictures_stay(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    header *h = read_header(
        k,
        "<w:p w:rsidR='1' w14:paraId='2'><w:pPr><w:pStyle w:val='K'/></w:pPr>" TEXT("Sở Mẫu")
            BLIP("r:embed='p'") "</w:p>",
        template_relation(c, "p", "image", "media/a.png"));
    assert_string_equal(inside(h),
                        "<w:p><w:pPr><w:pStyle w:val=\"FormTitle\"/></w:pPr><w:r><w:t>Sở "
                        "Mẫu</w:t></w:r><w:r><w:drawing><docPr id=\"1000001\"/><a:blip "
                        "r:embed=\"p\"/></w:drawing></w:r></w:p></w:hdr>\n");
    assert_true(h->margin.visible);
    assert_false(h->margin.page);
    docx_assert_has(bm_arena_cstr(k->arena, h->margin.relations),
                    "<Relationship Id=\"p\" Type=\"" TEMPLATE_KIND
                    "image\" Target=\"media/template1.png\"/></Relationships>");
    assert_int_equal(h->all.pictures.n, 1);
    (void)inside(h);
    assert_int_equal(h->all.drawings, 2); /* a second copy has ids of its own */
    end(h);
}

static void what_cannot_come_along_is_counted(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    header *h = read_header(
        k,
        "<w:p>" TEXT("a") BLIP("r:link='l'") BLIP("r:embed='p' r:link='l'")
            BLIP("r:embed='none'") "<w:r><w:drawing><a:chart "
                                   "r:id='c'/></w:drawing></w:r><w:r><w:object/></w:r>"
                                   "<w:r><w:pict><a:x r:id='o'/></w:pict></w:r></w:p>",
        bm_arena_printf(k->arena, "%s%s%s%s", template_relation(c, "p", "image", "media/a.png"),
                        template_relation(c, "l", "image", "http://a.b/c.png"),
                        template_relation(c, "o", "video", "http://a.b/d"),
                        template_relation(c, "c", "chart", "c.xml")));
    assert_string_equal(inside(h),
                        "<w:p><w:r><w:t>a</w:t></w:r><w:r/><w:r><w:drawing><docPr id=\"1000001\"/>"
                        "<a:blip r:embed=\"p\"/></w:drawing></w:r><w:r/><w:r/><w:r/><w:r/></w:p>"
                        "</w:hdr>\n");
    assert_int_equal(h->c->source.lost.linked, 1);
    assert_int_equal(h->c->source.lost.objects, 3);
    assert_int_equal(h->c->source.lost.links, 1);
    end(h);
}

static void controls_links_changes_and_marks_become_plain_text(void **state)
{
    kit *k = *state;
    header *h = read_header(
        k,
        "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:p><w:bookmarkStart/>"
        "<w:hyperlink r:id='x'>" TEXT("a") "</w:hyperlink><w:ins>" TEXT("b") "</w:ins><w:del>" TEXT(
            "c") "</w:del><w:pPr><w:numPr/></w:pPr><w:commentRangeStart/></w:p></w:sdtContent></"
                 "w:sdt>"
                 "<w:tbl><w:tr/></w:tbl>",
        "");
    assert_string_equal(inside(h),
                        "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r><w:pPr/></w:p>"
                        "<w:tbl><w:tr/></w:tbl><w:p/></w:hdr>\n");
    assert_int_equal(h->margin.relations.len, 0);
    end(h);
}

static void empty_ones_cannot_be_seen(void **state)
{
    kit *k = *state;
    static const struct {
        const char *inside;
        bool visible;
    } cases[] = {{"<w:p/>", false},
                 {"<w:p>" TEXT(" ") "</w:p>", false},
                 {"", false},
                 {"<w:p><w:fldSimple w:instr='PAGE'/></w:p>", true},
                 {"<w:p><w:pPr><w:pBdr/></w:pPr></w:p>", true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        header *h = read_header(k, cases[i].inside, "");
        assert_int_equal(h->margin.visible, cases[i].visible);
        end(h);
    }
    header *h = read_header(k, "<w:p/>", "");
    xmlFreeDoc(h->margin.doc);
    assert_int_equal(bm_docx_template_margin_read(&h->all, NULL, &h->margin), 0);
    assert_null(h->margin.doc);
    const bm_opc_part *body = bm_opc_lookup(h->c->source.opc, bm_str_of("word/document.xml"));
    assert_int_equal(bm_docx_template_margin_read(&h->all, body, &h->margin), -1);
    template_reported(k, "O051");
    end(h);
}

static void number_of_the_page_stands_above_in_the_middle(void **state)
{
    kit *k = *state;
    header *h = read_header(k, "<w:p>" TEXT("a") "</w:p>", "");
    bm_docx_template_margin_number(h->margin.doc);
    const char *xml = inside(h);
    docx_assert_has(xml, " PAGE ");
    assert_true(strstr(xml, " PAGE ") < strstr(xml, "<w:t>a</w:t>"));
    docx_assert_has(xml, "<w:jc w:val=\"center\"/></w:pPr>");
    end(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(text_styles_and_pictures_stay),
        DOCX_TEST(what_cannot_come_along_is_counted),
        DOCX_TEST(controls_links_changes_and_marks_become_plain_text),
        DOCX_TEST(empty_ones_cannot_be_seen),
        DOCX_TEST(number_of_the_page_stands_above_in_the_middle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
