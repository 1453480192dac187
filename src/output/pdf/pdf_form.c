/* Objects of the form. A field that stands in one place is one dictionary with its widget; else its widgets are
 * its kids (ISO 32000-1, 12.5.6.19).
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_form.h"

#include <math.h>

#include "output/pdf/pdf_appearance.h"
#include "output/pdf/pdf_write.h"

size_t bm_pdf_form_add(bm_pdf_form *form, const bm_pdf_widget *widget,
                       const bm_pdf_form_place *place)
{
    size_t n = form->widgets.n;
    if (n == form->cap) {
        size_t cap = n ? 2 * n : 32;
        bm_arena *a = form->fields.arena;
        form->widgets.widgets =
            bm_arena_grow(a, form->widgets.widgets, n * sizeof *form->widgets.widgets,
                          cap * sizeof *form->widgets.widgets);
        form->places =
            bm_arena_grow(a, form->places, n * sizeof *form->places, cap * sizeof *form->places);
        form->cap = cap;
    }
    form->widgets.widgets[n] = *widget;
    form->places[n] = *place;
    form->widgets.n++;
    return n;
}

int bm_pdf_form_collect(const bm_pdf_form *form, bm_pdf_usage *usage, bm_pdf_cache *cache,
                        bm_diags *ds)
{
    for (size_t i = 0; i < form->widgets.n; i++) {
        const bm_pdf_form_place *place = &form->places[i];
        const bm_page states[] = {place->off, place->on};
        const bm_pages both = {.pages = states, .n = 2};
        if (bm_pdf_usage_collect(usage, cache, &both, ds) != 0 ||
            (place->face && bm_pdf_usage_whole(usage, cache, place->face, ds) != 0))
            return -1;
    }
    return 0;
}

void bm_pdf_form_page(const bm_pdf_form *form, size_t page, bm_buf *out)
{
    const bm_pdf_widget *widgets = form->widgets.widgets;
    size_t low = 0, high = form->widgets.n;
    while (low < high) { /* the first one of the page */
        size_t middle = (low + high) / 2;
        if (widgets[middle].page < page)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == form->widgets.n || widgets[low].page != page)
        return;
    bm_buf_add_cstr(out, "/Annots[");
    for (size_t i = low; i < form->widgets.n && widgets[i].page == page; i++)
        bm_pdf_write_reference(out, widgets[i].annotation);
    bm_buf_add_byte(out, ']');
}

/* Whether the field and its one widget are one dictionary. */
static bool is_merged(const bm_pdf_field *field)
{
    return field->n_widgets == 1 && field->kind != BM_PDF_FIELD_RADIO;
}

static void number_fields(const bm_pdf_form *form, bm_pdf_haru *h)
{
    for (size_t i = 1; i < form->fields.n; i++) {
        bm_pdf_field *field = &form->fields.fields[i];
        field->object = is_merged(field) ? form->widgets.widgets[field->first_widget - 1].annotation
                                         : bm_pdf_haru_reserve(h);
    }
}

static void add_parent(const bm_pdf_form *form, uint32_t parent, bm_buf *out)
{
    if (!parent)
        return;
    bm_buf_add_cstr(out, "/Parent");
    bm_pdf_write_reference(out, form->fields.fields[parent].object);
}

/* The state of a box; "Off" when it is empty. */
static void add_state(const bm_pdf_form_place *place, bm_pdf_field_kind kind, bm_buf *out)
{
    bm_buf_add_byte(out, '/');
    if (kind == BM_PDF_FIELD_CHECK)
        bm_buf_add_cstr(out, "co");
    else
        bm_buf_add_int(out, place->option);
}

static void add_value(const bm_pdf_form *form, const bm_pdf_field *field, bm_buf *out)
{
    for (uint32_t w = field->first_widget; w; w = form->places[w - 1].next)
        if (form->places[w - 1].ticked) {
            bm_buf_add_cstr(out, "/V");
            add_state(&form->places[w - 1], field->kind, out);
            return;
        }
}

static void add_kids(const bm_pdf_form *form, const bm_pdf_field *field, bm_buf *out)
{
    const bm_pdf_field *fields = form->fields.fields;
    bm_buf_add_cstr(out, "/Kids[");
    for (uint32_t k = field->first_kid; k; k = fields[k].next)
        bm_pdf_write_reference(out, fields[k].object);
    for (uint32_t w = field->first_widget; w; w = form->places[w - 1].next)
        bm_pdf_write_reference(out, form->widgets.widgets[w - 1].annotation);
    bm_buf_add_byte(out, ']');
}

static void write_fields(const bm_pdf_form *form, bm_pdf_haru *h, bm_buf *out)
{
    for (uint32_t i = 1; i < form->fields.n; i++) {
        const bm_pdf_field *field = &form->fields.fields[i];
        if (is_merged(field))
            continue;
        out->len = 0;
        bm_pdf_field_entries(field, out);
        add_value(form, field, out);
        add_parent(form, field->parent, out);
        add_kids(form, field, out);
        bm_pdf_haru_fill(h, field->object, bm_str_n(out->ptr, out->len));
    }
}

/* An option's box says which one it is: what the field says of itself is the same for all. */
static void add_option(const bm_pdf_field *field, uint32_t option, bm_buf *out)
{
    bm_buf text = {0};
    bm_buf_add_str(&text, field->field->label);
    bm_buf_add_cstr(&text, ": ");
    bm_buf_add_cstr(&text, field->field->options[option]);
    bm_buf_add_cstr(out, "/TU");
    bm_pdf_write_text(out, bm_str_n(text.ptr, text.len));
    bm_buf_free(&text);
}

static void add_rectangle(const bm_pdf_form_place *place, bm_buf *out)
{
    const double height_pt = place->off.height_pt;
    const double edges[] = {place->left_pt, height_pt - place->bottom_pt, place->right_pt,
                            height_pt - place->top_pt};
    bm_buf_add_byte(out, '[');
    for (size_t i = 0; i < 4; i++) {
        if (i)
            bm_buf_add_byte(out, ' ');
        bm_pdf_write_hundredths(out, llround(edges[i] * 100));
    }
    bm_buf_add_byte(out, ']');
}

static void add_appearances(const bm_pdf_form_place *place, bm_pdf_field_kind kind,
                            const bm_pdf_appearance *with, size_t *next_drawn, bm_buf *out)
{
    bm_buf rectangle = {0};
    add_rectangle(place, &rectangle);
    bm_str box = bm_str_n(rectangle.ptr, rectangle.len);
    unsigned off = bm_pdf_appearance_add(with, &place->off, box, next_drawn);
    bm_buf_add_cstr(out, "/AP<</N");
    if (kind == BM_PDF_FIELD_CHECK || kind == BM_PDF_FIELD_RADIO) {
        bm_buf_add_cstr(out, "<</Off");
        bm_pdf_write_reference(out, off);
        add_state(place, kind, out);
        bm_pdf_write_reference(out, bm_pdf_appearance_add(with, &place->on, box, next_drawn));
        bm_buf_add_cstr(out, ">>>>/AS");
        if (place->ticked)
            add_state(place, kind, out);
        else
            bm_buf_add_cstr(out, "/Off");
    } else {
        bm_pdf_write_reference(out, off);
        bm_buf_add_cstr(out, ">>");
    }
    bm_buf_add_cstr(out, "/Rect");
    bm_buf_add_str(out, box);
    bm_buf_free(&rectangle);
}

/* Size 0: the reader chooses one with which the value fits, as a value that is cut off on paper is lost. */
static void add_default_appearance(unsigned font, bm_buf *out)
{
    bm_buf_add_cstr(out, "/DA(/F");
    bm_buf_add_int(out, font);
    bm_buf_add_cstr(out, " 0 Tf 0 g)");
}

static void write_widget(const bm_pdf_form *form, size_t i, const bm_pdf_appearance *with,
                         bm_pdf_form_objects *objects, bm_buf *out)
{
    const bm_pdf_widget *widget = &form->widgets.widgets[i];
    const bm_pdf_form_place *place = &form->places[i];
    const bm_pdf_field *field = &form->fields.fields[place->field];
    out->len = 0;
    bm_buf_add_cstr(out, "/Type/Annot/Subtype/Widget/F 4/P"); /* 4: printed */
    bm_pdf_write_reference(out, objects->pages[widget->page]);
    bm_buf_add_cstr(out, "/StructParent ");
    bm_buf_add_int(out, widget->struct_parent);
    add_appearances(place, field->kind, with, &objects->next_drawn, out);
    if (place->face)
        add_default_appearance(objects->usage->faces[place->face->id].number, out);
    if (place->align == BM_ALIGN_CENTER || place->align == BM_ALIGN_RIGHT)
        bm_buf_add_cstr(out, place->align == BM_ALIGN_CENTER ? "/Q 1" : "/Q 2");
    if (field->kind != BM_PDF_FIELD_SIGNATURE)
        bm_buf_add_cstr(out, "/BS<</W 0>>"); /* no border, and no room for one */
    if (field->kind == BM_PDF_FIELD_RADIO)
        add_option(field, place->option, out);
    if (is_merged(field)) {
        bm_pdf_field_entries(field, out);
        add_value(form, field, out);
        add_parent(form, field->parent, out);
    } else {
        add_parent(form, place->field, out);
    }
    bm_pdf_haru_fill(objects->haru, widget->annotation, bm_str_n(out->ptr, out->len));
}

static void add_to_top(const bm_pdf_form *form, const bm_pdf_form_objects *objects,
                       bm_pdf_form_top *top)
{
    const bm_pdf_field *fields = form->fields.fields;
    for (size_t i = 0; i < form->widgets.n && !top->typed; i++)
        if (form->places[i].face) {
            top->typed = true;
            top->font = objects->usage->faces[form->places[i].face->id].number;
        }
    for (size_t i = 1; i < form->fields.n; i++)
        top->signature |= fields[i].kind == BM_PDF_FIELD_SIGNATURE;
    for (uint32_t k = fields[0].first_kid; k; k = fields[k].next)
        bm_pdf_write_reference(&top->fields, fields[k].object);
}

void bm_pdf_form_write(const bm_pdf_form *form, bm_pdf_form_objects *objects, bm_pdf_form_top *top)
{
    if (!form->widgets.n)
        return;
    bm_buf out = {0};
    const bm_pdf_appearance with = {
        .haru = objects->haru,
        .usage = objects->usage,
        .packer = objects->packer,
        .resources = objects->resources,
    };
    number_fields(form, objects->haru);
    for (size_t i = 0; i < form->widgets.n; i++)
        write_widget(form, i, &with, objects, &out);
    write_fields(form, objects->haru, &out);
    add_to_top(form, objects, top);
    bm_buf_free(&out);
}

void bm_pdf_form_close(const bm_pdf_form_top *top, unsigned resources, bm_buf *catalog)
{
    if (!top->fields.len)
        return;
    bm_buf_add_cstr(catalog, "/AcroForm<</Fields[");
    bm_buf_add(catalog, top->fields.ptr, top->fields.len);
    bm_buf_add_byte(catalog, ']');
    if (top->typed) {
        bm_buf_add_cstr(catalog, "/DR");
        bm_pdf_write_reference(catalog, resources);
        add_default_appearance(top->font, catalog);
    }
    if (top->signature) /* table 219: the document contains at least one signature field */
        bm_buf_add_cstr(catalog, "/SigFlags 1");
    bm_buf_add_cstr(catalog, ">>");
}

void bm_pdf_form_top_begin(bm_pdf_form_top *top)
{
    top->fields.len = 0;
    top->signature = top->typed = false;
}

void bm_pdf_form_top_free(bm_pdf_form_top *top)
{
    bm_buf_free(&top->fields);
}
