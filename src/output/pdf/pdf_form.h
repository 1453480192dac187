/* What is to be filled in on screen, and where a signature goes: widget annotations and the form dictionary
 * (ISO 32000-1, 12.5.6.19 and 12.7). Nothing of it is in a file that was not asked for it.
 *
 * Full names of fields, as bm_reading_* takes them: "ho_ten"; "ngay_lap.1" for gap 1 of a blank (form/gap.h);
 * "bang.0.cot" for a column in row 0 of an empty table; "so_luong-chu" for a number in words. In a file of several
 * documents those of the second one, its signatures included, begin with "d2.". A flag's box that is ticked has the state "co"; a choice's box
 * has the index of the option, from 0.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_FORM_H
#define BM_OUTPUT_PDF_PDF_FORM_H

#include "output/pdf/pdf_field.h"
#include "output/pdf/pdf_usage.h"
#include "output/pdf/pdf_widget.h"
#include "output/renderer.h"

/* What one widget is. Points, origin at the top left of its page. */
typedef struct {
    uint32_t field;  /* index into form->fields */
    uint32_t next;   /* the field's next widget, from 1; 0 = none */
    uint32_t option; /* RADIO: index of the option */
    bool ticked;     /* CHECK, RADIO: at first */
    double left_pt, top_pt, right_pt, bottom_pt;
    double wanted_pt;         /* so wide, if there is room beside it */
    uint8_t align;            /* bm_align of what is typed */
    const bm_font_face *face; /* of what is typed; NULL = nothing is */
    bm_page off, on;          /* what it looks like when it is empty, and when it is ticked */
} bm_pdf_form_place;

typedef struct {
    const bm_pages *pages; /* to be drawn: those of the job, with gaps as items of their own */
    bm_pdf_widgets widgets;
    bm_pdf_form_place *places; /* one for each widget */
    bm_pdf_fields fields;
    size_t cap;
    bm_pages split;
} bm_pdf_form;

/** bm_pdf_form_add(form, widget, place): append both; returns the index. */
size_t bm_pdf_form_add(bm_pdf_form *form, const bm_pdf_widget *widget,
                       const bm_pdf_form_place *place);

/** bm_pdf_form_collect(form, usage, cache, ds): find what the appearances draw, and the faces that values are typed in;
 *  after the pages were collected, before the fonts are acquired. Returns 0, or -1 with O006. */
int bm_pdf_form_collect(const bm_pdf_form *form, bm_pdf_usage *usage, bm_pdf_cache *cache,
                        bm_diags *ds);

/** bm_pdf_form_page(form, page, out): append the page's Annots, if it has any. */
void bm_pdf_form_page(const bm_pdf_form *form, size_t page, bm_buf *out);

/* What the objects of a form refer to. */
typedef struct {
    bm_pdf_haru *haru;
    const bm_pdf_usage *usage; /* its fonts are acquired */
    struct libdeflate_compressor *packer;
    size_t next_drawn;  /* as in bm_pdf_content_write, behind the pages */
    unsigned resources; /* with all fonts, /F0 …, /X0 … */
    const unsigned *pages;
} bm_pdf_form_objects;

/* What the documents of a file add to its form dictionary. {0} is nothing. */
typedef struct {
    bm_buf fields; /* references to those at the top */
    bool signature;
    bool typed; /* values are typed in, at first in `font` */
    unsigned font;
} bm_pdf_form_top;

/** bm_pdf_form_top_begin(top): nothing, for the next file; keeps its memory. */
void bm_pdf_form_top_begin(bm_pdf_form_top *top);
void bm_pdf_form_top_free(bm_pdf_form_top *top);

/** bm_pdf_form_write(form, objects, top): write the annotations and fields of a document, after its pages and tags. */
void bm_pdf_form_write(const bm_pdf_form *form, bm_pdf_form_objects *objects, bm_pdf_form_top *top);

/** bm_pdf_form_close(top, resources, catalog): the form dictionary, if there is a field, goes to ${catalog}. */
void bm_pdf_form_close(const bm_pdf_form_top *top, unsigned resources, bm_buf *catalog);

#endif
