/* Packages made by hand for the tests of templates. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_TEMPLATE_KIT_H
#define BM_TESTS_TEMPLATE_KIT_H

#include "output/docx/docx_kit.h"

#include "output/docx/docx_template.h"
#include "output/docx/docx_template_source.h"
#include "output/docx/docx_zip.h"

#define TEMPLATE_W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define TEMPLATE_R "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
#define TEMPLATE_A "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
#define TEMPLATE_KIND "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/* Parts to be put into a package, and what it is read with. */
typedef struct {
    kit *k;
    bm_opc_part parts[40];
    size_t n_parts;
    bm_source file;
    bm_docx_template_source source;
} template_case;

static inline template_case *template_new(kit *k)
{
    template_case *c = bm_arena_zero(k->arena, 1, sizeof *c);
    c->k = k;
    c->file.name = "mau.docx";
    c->source = (bm_docx_template_source){
        .arena = k->arena, .file = &c->file, .ds = k->ds, .main = BM_STR("word/document.xml")};
    return c;
}

/* The parts so far as a package, and c->source on it. */
static inline const bm_opc *template_opc(template_case *c)
{
    bm_arena *a = c->k->arena;
    bm_docx_part parts[42] = {{0}};
    bm_buf zip = {0};
    bm_docx_packer *packer = bm_docx_zip_packer_new(true);
    const char *types = "";
    for (size_t i = 0; i < c->n_parts; i++) {
        const bm_opc_part *p = &c->parts[i];
        types = bm_arena_printf(a, "%s<Override PartName='/%s' ContentType='%s'/>", types,
                                p->name.ptr, p->content_type.ptr);
        parts[i + 1].name = p->name.ptr;
        parts[i + 1].xml = p->bytes;
    }
    parts[0].name = "[Content_Types].xml";
    parts[0].xml = bm_str_of(bm_arena_printf(
        a, "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>%s</Types>",
        types));
    bm_docx_zip_pack(packer, a, parts, c->n_parts + 1);
    bm_docx_zip_packer_free(packer);
    bm_docx_zip_write(parts, c->n_parts + 1, &zip);
    c->file.bytes = bm_arena_copy(a, bm_str_n(zip.ptr, zip.len)).ptr;
    c->file.len = zip.len;
    bm_buf_free(&zip);
    c->source.opc = bm_opc_open(a, &c->file, c->k->ds);
    assert_non_null(c->source.opc);
    return c->source.opc;
}

static inline bm_docx_template_source *template_source(template_case *c)
{
    (void)template_opc(c);
    return &c->source;
}

/* A part more, which lives as long as the case. */
static inline const bm_opc_part *template_bytes(template_case *c, const char *name,
                                                const char *type, bm_str bytes)
{
    bm_opc_part *part = &c->parts[c->n_parts++];
    assert_true(c->n_parts <= sizeof c->parts / sizeof *c->parts);
    *part = (bm_opc_part){bm_str_of(name), bm_str_of(type), bytes};
    return part;
}

static inline const bm_opc_part *template_part(template_case *c, const char *name, const char *xml)
{
    return template_bytes(c, name, "application/xml", bm_str_of(xml));
}

/* Relationships of ${owner}: rows "<Relationship …/>". */
static inline void template_relations(template_case *c, const char *name, const char *rows)
{
    (void)template_part(
        c, name,
        bm_arena_printf(c->k->arena,
                        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
                        "relationships'>%s</Relationships>",
                        rows));
}

static inline const char *template_relation(template_case *c, const char *id, const char *kind,
                                            const char *target)
{
    bool external = strstr(target, "://") != NULL;
    return bm_arena_printf(c->k->arena,
                           "<Relationship Id='%s' Type='" TEMPLATE_KIND "%s' Target='%s'%s/>", id,
                           kind, target, external ? " TargetMode='External'" : "");
}

/* word/document.xml with ${section} (children of w:sectPr), styles and settings; relationships of the document beside those two in
 * ${rows}. */
static inline void template_document(template_case *c, const char *section, const char *styles,
                                     const char *settings, const char *rows)
{
    bm_arena *a = c->k->arena;
    (void)template_part(
        c, "word/document.xml",
        bm_arena_printf(a,
                        "<w:document " TEMPLATE_W " " TEMPLATE_R
                        "><w:body><w:p/><w:sectPr>%s</w:sectPr></w:body></w:document>",
                        section));
    (void)template_part(c, "word/styles.xml",
                        bm_arena_printf(a, "<w:styles " TEMPLATE_W ">%s</w:styles>", styles));
    (void)template_part(c, "word/settings.xml",
                        bm_arena_printf(a, "<w:settings " TEMPLATE_W ">%s</w:settings>", settings));
    template_relations(c, "_rels/.rels",
                       template_relation(c, "r1", "officeDocument", "word/document.xml"));
    template_relations(
        c, "word/_rels/document.xml.rels",
        bm_arena_printf(a, "%s%s%s", template_relation(c, "s1", "styles", "styles.xml"),
                        template_relation(c, "s2", "settings", "settings.xml"), rows));
}

/* The codes reported, "O054 O057", and forget them. */
static inline void template_reported(kit *k, const char *expected)
{
    bm_buf b = {0};
    for (size_t i = 0; i < bm_diags_count(k->ds); i++) {
        bm_buf_add_cstr(&b, b.len ? " " : "");
        bm_buf_add_cstr(&b, bm_diags_at(k->ds, i)->code);
    }
    bm_buf_add_byte(&b, '\0');
    assert_string_equal(b.ptr, expected);
    bm_buf_free(&b);
    bm_diags_clear(k->ds);
}

static inline xmlDoc *template_tree(const char *xml)
{
    size_t line;
    xmlDoc *doc = bm_docx_tree_read(bm_str_of(xml), &line);
    assert_non_null(doc);
    return doc;
}

static inline const char *template_xml(kit *k, xmlDoc *doc)
{
    return bm_arena_cstr(k->arena, bm_docx_tree_write(k->arena, doc));
}

/* A PNG file as far as its kind is told by its first bytes. */
static const char template_png[] = "\x89PNG\r\n\x1a\n and so on";

#endif
