/* SPDX-License-Identifier: MIT */
#include "api/render_options.h"

#include "base/limit.h"
#include "layout/sheets.h"

static bool takes_fields(const bm_format *f)
{
    return f->fields;
}

static bool takes_qr(const bm_format *f)
{
    return f->qr;
}

static bool takes_page(const bm_format *f)
{
    return f->pages;
}

static bool takes_docx_template(const bm_format *f)
{
    return f->docx_template;
}

/* The formats that take an option: "pdf, svg". */
static const char *formats(bm_arena *a, bool (*takes)(const bm_format *f))
{
    const char *names = "";
    const bm_format *f;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++)
        if (takes(f))
            names = bm_arena_printf(a, "%s%s%s", names, *names ? ", " : "", f->name);
    return names;
}

static int check_format(bm_arena *a, const bm_format *format, const bm_render_options *o,
                        bm_diags *ds)
{
    const struct {
        const char *name;
        bool given;
        bool (*takes)(const bm_format *f);
    } options[] = {{"signature_fields", o->signature_fields, takes_fields},
                   {"fillable", o->fillable, takes_fields},
                   {"qr", o->qr, takes_qr},
                   {"page", o->page != 0, takes_page},
                   {"docx_template", o->docx_template != NULL, takes_docx_template}};
    int status = 0;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].given && !options[i].takes(format))
            status = bm_diags_add3(ds, BM_OUTPUT_OPTION, NULL, options[i].name, format->name,
                                   formats(a, options[i].takes));
    return status;
}

static int too_many(bm_arena *a, unsigned copies, size_t most, bm_diags *ds)
{
    return bm_diags_add2(ds, BM_OUTPUT_COPIES, NULL, bm_arena_printf(a, "%u", copies),
                         bm_arena_printf(a, "%zu", most));
}

int bm_render_options_check(bm_arena *a, const bm_format *format, const bm_render_options *o,
                            size_t n_docs, bm_diags *ds)
{
    int status = check_format(a, format, o, ds);
    if (o->copies > 1 && (o->signature_fields || o->fillable)) /* of a file that stays a file */
        status = bm_diags_add2(ds, BM_OUTPUT_OPTIONS, NULL, "copies",
                               o->fillable ? "fillable" : "signature_fields");
    if (n_docs > 0 && n_docs <= BM_LIMIT_DOCUMENTS && o->copies > BM_LIMIT_DOCUMENTS / n_docs)
        status = too_many(a, o->copies, BM_LIMIT_DOCUMENTS / n_docs, ds);
    return status;
}

int bm_render_options_arrange(bm_arena *a, const bm_render_options *o, bm_pages *pages,
                              bm_diags *ds)
{
    if (o->copies > BM_LIMIT_PAGES / pages->n)
        return too_many(a, o->copies, BM_LIMIT_PAGES / pages->n, ds);
    bm_sheets_arrange(a, pages, o->copies ? o->copies : 1, o->duplex);
    return 0;
}
