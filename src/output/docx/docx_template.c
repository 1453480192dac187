/* The order of work: what is read of the template, what of it is left out and what the rules of presentation say against it, then
 * the parts. All that is wrong is told before any of it stops the work. SPDX-License-Identifier: MIT */
#include "output/docx/docx_template.h"

#include <stdio.h>

#include "base/limit.h"
#include "base/unit.h"
#include "output/docx/docx_template_margin.h"
#include "output/docx/docx_template_settings.h"
#include "output/docx/docx_zip.h"

#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define OFFICE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

enum { REPLACED = 4, REFERENCES = BM_DOCX_TEMPLATE_SIDES * BM_DOCX_TEMPLATE_PAGES };

/* One of the two lists that name all parts: with none of ours but the constant parts, that is, of nearly all documents. */
typedef struct {
    bm_str insert;     /* what it says more */
    bm_str base;       /* ours */
    bm_docx_part done; /* ours with `insert` */
} list;

typedef struct {
    int side, pages;
    char id[BM_DOCX_RELATION_ID];
} reference;

struct bm_docx_template {
    bm_arena *arena;
    bm_docx_template_page page;
    bool gutter_at_top;
    bm_docx_part replaced[REPLACED]; /* by name */
    bm_docx_part *parts;             /* the others */
    size_t n_parts, cap;
    list types, relations;
    reference references[REFERENCES];
    size_t n_references;
    bool footers[BM_DOCX_TEMPLATE_PAGES]; /* which of its own it has */
};

/* ---- Parts -------------------------------------------------------------------------------- */

static bm_docx_part packed_part(bm_arena *a, bm_docx_part part)
{
    bm_docx_packer *packer = bm_docx_zip_packer_new(false);
    bm_docx_zip_pack(packer, a, &part, 1);
    bm_docx_zip_packer_free(packer);
    return part;
}

static void add_part(bm_docx_template *t, const char *name, const char *content_type, bm_str bytes,
                     bool binary)
{
    if (t->n_parts == t->cap) {
        size_t cap = t->cap ? 2 * t->cap : 16;
        t->parts =
            bm_arena_grow(t->arena, t->parts, t->cap * sizeof *t->parts, cap * sizeof *t->parts);
        t->cap = cap;
    }
    const bm_docx_part part = {
        .name = name, .content_type = content_type, .xml = bytes, .binary = binary};
    t->parts[t->n_parts++] = packed_part(t->arena, part);
}

static void insert(bm_docx_template *t, list *l, const char *text)
{
    l->insert = bm_str_of(bm_arena_printf(t->arena, "%.*s%s", (int)l->insert.len,
                                          l->insert.ptr ? l->insert.ptr : "", text));
}

static void add_override(bm_docx_template *t, const char *name, const char *content_type)
{
    insert(t, &t->types,
           bm_arena_printf(t->arena, "<Override PartName=\"/%s\" ContentType=\"%s\"/>", name,
                           content_type));
}

/* A relationship of the document; its id is put into ${id}. */
static void add_relation(bm_docx_template *t, const char *type, const char *name,
                         char id[BM_DOCX_RELATION_ID])
{
    size_t n = 1;
    for (size_t i = 0; i + 1 < t->relations.insert.len; i++)
        n += t->relations.insert.ptr[i] == '<';
    (void)snprintf(id, BM_DOCX_RELATION_ID, "rIdTemplate%zu", n);
    insert(t, &t->relations,
           bm_arena_printf(t->arena, "<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"/>", id,
                           OFFICE_RELATION, type, name + sizeof "word/" - 1));
}

static void replace(bm_docx_template *t, size_t i, bm_docx_part_id id, bm_str bytes)
{
    bm_docx_part part = bm_docx_package_part(id);
    part.xml = bytes;
    t->replaced[i] = packed_part(t->arena, part);
}

/* ${l}'s own bytes with what the template has to say at their end, before the end tag of the root. */
static bm_str spliced(bm_arena *a, bm_str base, bm_str more)
{
    size_t at = base.len;
    while (at > 0 && base.ptr[at - 1] != '<')
        at--;
    at -= at > 0;
    char *out = bm_arena_alloc(a, base.len + more.len + 1);
    memcpy(out, base.ptr, at);
    if (more.len)
        memcpy(out + at, more.ptr, more.len);
    memcpy(out + at + more.len, base.ptr + at, base.len - at);
    return bm_str_n(out, base.len + more.len);
}

static void finish_list(bm_docx_template *t, list *l, bm_docx_part_id id)
{
    const bm_docx_counts usual = {.footers = 0, .data = 1};
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    if (id == BM_DOCX_CONTENT_TYPES)
        bm_docx_package_types(&x, usual);
    else
        bm_docx_package_relations(&x, id, usual);
    l->base = bm_arena_copy(t->arena, bm_docx_xml_finish(&x));
    l->done = bm_docx_package_part(id);
    l->done.xml = spliced(t->arena, l->base, l->insert);
    l->done = packed_part(t->arena, l->done);
    bm_docx_xml_close(&x);
}

/* ---- Headers and footers ------------------------------------------------------------------ */

typedef bm_docx_template_margin margins[BM_DOCX_TEMPLATE_SIDES][BM_DOCX_TEMPLATE_PAGES];

static int read_margins(bm_docx_template_margins *m, const bm_docx_template_page *page, bool even,
                        margins out)
{
    int status = 0;
    memset(out, 0, sizeof(margins));
    for (int side = 0; side < BM_DOCX_TEMPLATE_SIDES; side++)
        for (int i = 0; i < BM_DOCX_TEMPLATE_PAGES; i++) {
            bool used = i == BM_DOCX_TEMPLATE_FIRST  ? page->title_page
                        : i == BM_DOCX_TEMPLATE_EVEN ? even
                                                     : true;
            const bm_opc_part *part = used ? page->margins[side][i] : NULL;
            if (bm_docx_template_margin_read(m, part, &out[side][i]) != 0)
                status = -1;
        }
    return status;
}

static bool shows_page(margins all)
{
    bool page = false;
    for (int side = 0; side < BM_DOCX_TEMPLATE_SIDES; side++)
        for (int i = 0; i < BM_DOCX_TEMPLATE_PAGES; i++)
            page = page || all[side][i].page;
    return page;
}

/* Our sections always have a first page of its own: where the template's have none, it is as the others. */
static void copy_to_first(margins all)
{
    for (int side = 0; side < BM_DOCX_TEMPLATE_SIDES; side++) {
        bm_docx_template_margin *from = &all[side][BM_DOCX_TEMPLATE_DEFAULT];
        bm_docx_template_margin *to = &all[side][BM_DOCX_TEMPLATE_FIRST];
        if (!from->visible)
            continue;
        *to = *from;
        to->doc = xmlCopyDoc(from->doc, 1);
        if (!to->doc)
            bm_arena_out_of_memory();
    }
}

/* The number of the page from page 2 (I.7), above what the template's header says. */
static void add_number(bm_docx_template_margin *header)
{
    if (header->visible) {
        bm_docx_template_margin_number(header->doc);
    } else {
        xmlFreeDoc(header->doc);
        header->doc = bm_docx_template_margin_ours();
    }
    header->visible = true;
}

/* The part that stands in the place of our header: the template's, or one in which nothing can be seen. */
static void write_default_header(bm_docx_template *t, bm_docx_template_margins *m,
                                 bm_docx_template_margin *header)
{
    static const char nothing[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:hdr xmlns:w=\""
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr><w:spacing "
        "w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p></w:hdr>\n";
    bool visible = header->visible;
    replace(t, 3, BM_DOCX_HEADER,
            visible ? bm_docx_template_margin_write(m, header->doc) : bm_str_of(nothing));
    if (visible && header->relations.len)
        add_part(t, "word/_rels/header1.xml.rels", NULL, header->relations, false);
}

static void write_margin(bm_docx_template *t, bm_docx_template_margins *m,
                         bm_docx_template_margin *margin, int side, int pages)
{
    const char *kind = side == BM_DOCX_TEMPLATE_HEADER ? "header" : "footer";
    const char *type = bm_arena_printf(t->arena, WORD_TYPE "%s+xml", kind);
    const char *file = bm_arena_printf(t->arena, "template-%s%d.xml", kind, pages + 1);
    const char *name = bm_arena_printf(t->arena, "word/%s", file);
    reference *r = &t->references[t->n_references++];
    r->side = side;
    r->pages = pages;
    t->footers[pages] = t->footers[pages] || side == BM_DOCX_TEMPLATE_FOOTER;
    add_relation(t, kind, name, r->id);
    add_override(t, name, type);
    add_part(t, name, type, bm_docx_template_margin_write(m, margin->doc), false);
    if (margin->relations.len)
        add_part(t, bm_arena_printf(t->arena, "word/_rels/%s.rels", file), NULL, margin->relations,
                 false);
}

static void write_margins(bm_docx_template *t, bm_docx_template_margins *m, margins all, bool even)
{
    bm_docx_template_margin *headers = all[BM_DOCX_TEMPLATE_HEADER];
    bool numbers = !shows_page(all);
    if (!t->page.title_page)
        copy_to_first(all);
    if (numbers) {
        add_number(&headers[BM_DOCX_TEMPLATE_DEFAULT]);
        if (even)
            add_number(&headers[BM_DOCX_TEMPLATE_EVEN]);
    }
    write_default_header(t, m, &headers[BM_DOCX_TEMPLATE_DEFAULT]);
    for (int side = 0; side < BM_DOCX_TEMPLATE_SIDES; side++)
        for (int i = 0; i < BM_DOCX_TEMPLATE_PAGES; i++)
            if (all[side][i].visible &&
                (side == BM_DOCX_TEMPLATE_FOOTER || i != BM_DOCX_TEMPLATE_DEFAULT))
                write_margin(t, m, &all[side][i], side, i);
}

static void free_margins(margins all)
{
    for (int side = 0; side < BM_DOCX_TEMPLATE_SIDES; side++)
        for (int i = 0; i < BM_DOCX_TEMPLATE_PAGES; i++)
            xmlFreeDoc(all[side][i].doc);
}

static void write_pictures(bm_docx_template *t, const bm_docx_template_pictures *pictures)
{
    for (size_t i = 0; i < pictures->n; i++) {
        const bm_docx_template_picture *p = &pictures->items[i];
        bool known = false; /* by the suffix of one before it */
        for (size_t k = 0; k < i; k++)
            known = known || strcmp(pictures->items[k].suffix, p->suffix) == 0;
        if (!known)
            insert(t, &t->types,
                   bm_arena_printf(t->arena, "<Default Extension=\"%s\" ContentType=\"%s\"/>",
                                   p->suffix, p->content_type));
        add_part(t, p->name, p->content_type, p->from->bytes, true);
    }
}

/* ---- Theme -------------------------------------------------------------------------------- */

static bool mentions(bm_str xml, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = 0; i + n <= xml.len; i++)
        if (xml.ptr[i] == what[0] && memcmp(xml.ptr + i, what, n) == 0)
            return true;
    return false;
}

static bool refers_to_theme(bm_str xml)
{
    return mentions(xml, "Theme=\"") || mentions(xml, "themeColor=\"") ||
           mentions(xml, "themeFill=\"") || mentions(xml, "schemeClr");
}

/* The theme, when what is taken refers to it. One with pictures of its own, for backgrounds of slides, goes without: they
 * are not used in text. */
static void write_theme(bm_docx_template *t, const bm_docx_template_source *s, xmlDoc *theme)
{
    static const char name[] = "word/theme/theme1.xml";
    static const char type[] = "application/vnd.openxmlformats-officedocument.theme+xml";
    char id[BM_DOCX_RELATION_ID];
    const bm_opc_part *part = bm_docx_template_source_related(s, "/theme");
    const bm_opc_relation *relations;
    bool wanted = false;
    for (size_t i = 0; i < REPLACED; i++)
        wanted = wanted || refers_to_theme(t->replaced[i].xml);
    for (size_t i = 0; i < t->n_parts; i++)
        wanted = wanted || (!t->parts[i].binary && refers_to_theme(t->parts[i].xml));
    if (!theme || !wanted || bm_opc_relations(s->arena, s->opc, part->name, &relations) > 0)
        return;
    add_relation(t, "theme", name, id);
    add_override(t, name, type);
    add_part(t, name, type, bm_docx_tree_write(t->arena, theme), false);
}

/* ---- Compiling ---------------------------------------------------------------------------- */

static bm_str number(const bm_docx_template_source *s, size_t n)
{
    return bm_str_of(n ? bm_arena_printf(s->arena, "%zu", n) : "");
}

static int tell_losses(bm_docx_template_source *s)
{
    const bm_docx_template_losses *l = &s->lost;
    int status = 0;
    const bm_str args[] = {number(s, l->linked), number(s, l->objects), number(s, l->links),
                           number(s, l->numbered)};
    const bm_str silent[] = {number(s, l->macros), number(s, l->fonts)};
    if (l->linked || l->objects || l->links || l->numbered)
        status = bm_docx_template_source_tell(s, BM_TEMPLATE_LEFT_OUT, args, 4);
    if (l->macros || l->fonts)
        (void)bm_docx_template_source_tell(s, BM_TEMPLATE_NOT_NEEDED, silent, 2);
    return status;
}

/* What is read before anything is written. */
typedef struct {
    bm_docx_template_styles styles;
    xmlDoc *theme;
    bm_docx_template_settings settings;
    bm_str fonts;
    bm_docx_template_looks looks;
    bm_docx_template_margins margins;
    margins all;
} reading;

static int read_all(bm_docx_template *t, bm_docx_template_source *s, reading *r)
{
    const bm_opc_part *main = bm_opc_lookup(s->opc, s->main);
    const bm_opc_part *theme = bm_docx_template_source_related(s, "/theme");
    int status = bm_docx_template_page_read(s, main, &t->page);
    if (status != 0)
        return status;
    s->lost.macros += bm_docx_template_source_related(s, "/vbaProject") != NULL;
    r->theme = theme ? bm_docx_template_source_read(s, theme, NULL) : NULL;
    if (theme && !r->theme)
        status = -1;
    if (bm_docx_template_settings_read(s, &r->settings) != 0 ||
        bm_docx_template_settings_fonts(s, &r->fonts) != 0)
        status = -1;
    t->gutter_at_top = r->settings.gutter_at_top;
    if (bm_docx_template_page_check(s, &t->page, t->gutter_at_top) != 0)
        status = -1;
    int styles = bm_docx_template_styles_read(s, &r->styles);
    if (styles != 0)
        status = -1;
    if (!r->styles.items)
        return -1;
    bm_docx_template_looks_begin(&r->looks, s, &r->styles, r->theme);
    r->margins = (bm_docx_template_margins){.s = s, .styles = &r->styles, .looks = &r->looks};
    if (read_margins(&r->margins, &t->page, r->settings.even_and_odd, r->all) != 0)
        status = -1;
    if (bm_docx_template_looks_end(&r->looks) != 0)
        status = -1;
    return tell_losses(s) != 0 ? -1 : status;
}

static void write_all(bm_docx_template *t, bm_docx_template_source *s, reading *r)
{
    replace(t, 0, BM_DOCX_STYLES, bm_docx_tree_write(t->arena, r->styles.doc));
    replace(t, 1, BM_DOCX_SETTINGS, r->settings.bytes);
    replace(t, 2, BM_DOCX_FONT_TABLE, r->fonts);
    write_margins(t, &r->margins, r->all, r->settings.even_and_odd);
    write_theme(t, s, r->theme);
    write_pictures(t, &r->margins.pictures);
    finish_list(t, &t->types, BM_DOCX_CONTENT_TYPES);
    finish_list(t, &t->relations, BM_DOCX_DOCUMENT_RELATIONS);
}

bm_docx_template *bm_docx_template_compile(bm_arena *a, const bm_opc *opc, const bm_source *file,
                                           bm_diags *ds)
{
    bm_docx_template_source s = {.arena = a, .opc = opc, .file = file, .ds = ds};
    bm_docx_template *t = bm_arena_zero(a, 1, sizeof *t);
    reading r = {0};
    t->arena = a;
    const bm_opc_part *main = bm_opc_related(a, opc, bm_str_of(""), "/officeDocument");
    if (!main) {
        (void)bm_docx_template_source_tell(&s, BM_TEMPLATE_NONE, NULL, 0);
        return NULL;
    }
    s.main = main->name;
    int status = read_all(t, &s, &r);
    if (status == 0)
        write_all(t, &s, &r);
    free_margins(r.all);
    xmlFreeDoc(r.styles.doc);
    xmlFreeDoc(r.theme);
    return status == 0 ? t : NULL;
}

/* ---- Use ---------------------------------------------------------------------------------- */

bm_arena *bm_docx_template_arena(const bm_docx_template *t)
{
    return t->arena;
}

bm_page_frame bm_docx_template_frame(const bm_docx_template *t, bool landscape)
{
    return t ? bm_docx_template_page_frame(&t->page, t->gutter_at_top, landscape)
             : bm_page_frame_of(landscape);
}

long bm_docx_template_margin_twip(const bm_docx_template *t, bm_docx_template_side side)
{
    if (!t)
        return bm_unit_twip_of_mm(BM_PAGE_HEADER_MM);
    return side == BM_DOCX_TEMPLATE_HEADER ? t->page.header_twip : t->page.footer_twip;
}

bool bm_docx_template_has_first_footer(const bm_docx_template *t)
{
    return t->footers[BM_DOCX_TEMPLATE_FIRST];
}

void bm_docx_template_apply(const bm_docx_template *t, bm_arena *a, bm_docx_part **parts, size_t *n)
{
    bm_docx_part *all = bm_arena_alloc(a, (*n + t->n_parts) * sizeof *all);
    const char *types = bm_docx_package_part(BM_DOCX_CONTENT_TYPES).name;
    const char *relations = bm_docx_package_part(BM_DOCX_DOCUMENT_RELATIONS).name;
    for (size_t i = 0; i < *n; i++) {
        const bm_docx_part *part = &(*parts)[i];
        const list *l = strcmp(part->name, types) == 0       ? &t->types
                        : strcmp(part->name, relations) == 0 ? &t->relations
                                                             : NULL;
        all[i] = *part;
        for (size_t k = 0; k < REPLACED; k++)
            if (strcmp(part->name, t->replaced[k].name) == 0)
                all[i] = t->replaced[k];
        if (l && bm_str_eq(part->xml, l->base)) {
            all[i] = l->done;
        } else if (l) {
            all[i].xml = spliced(a, part->xml, l->insert);
            all[i].packed = (bm_str){0};
        }
    }
    if (t->n_parts)
        memcpy(all + *n, t->parts, t->n_parts * sizeof *all);
    *parts = all;
    *n += t->n_parts;
}

static void write_reference(bm_docx_xml *x, const reference *r)
{
    static const char *const names[] = {"w:headerReference", "w:footerReference"};
    static const char *const types[] = {"default", "first", "even"};
    bm_docx_xml_start(x, names[r->side]);
    bm_docx_xml_attr(x, "w:type", types[r->pages]);
    bm_docx_xml_attr(x, "r:id", r->id);
    bm_docx_xml_end(x);
}

bm_docx_section bm_docx_template_section(const bm_docx_template *t, bm_docx_xml *x,
                                         const bm_docx_section *section)
{
    bm_docx_section left = *section;
    bool own_footer = section->other_footers != 0; /* the document has something to say there */
    if (!t)
        return left;
    for (size_t i = 0; i < t->n_references; i++) {
        const reference *r = &t->references[i];
        bool first_footer =
            r->side == BM_DOCX_TEMPLATE_FOOTER && r->pages == BM_DOCX_TEMPLATE_FIRST;
        if (!first_footer || !own_footer)
            write_reference(x, r);
    }
    if (t->footers[BM_DOCX_TEMPLATE_DEFAULT])
        left.other_footers = 0;
    if (t->footers[BM_DOCX_TEMPLATE_FIRST] && !own_footer)
        left.first_footer = 0;
    return left;
}
