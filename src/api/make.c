/* SPDX-License-Identifier: MIT */
#include "api/make.h"

#include "api/data.h"
#include "api/env.h"
#include "api/origin.h"
#include "api/render_options.h"
#include "api/validity.h"
#include "form/check.h"
#include "merge/merge.h"

bool bm_make_document(const bm_make *how, const bm_part *part, bm_worker *w, bm_document *doc,
                      bm_diags *ds)
{
    const bm_data *data = part->data;
    const bm_pos *pos = data ? bm_data_form_pos(data) : NULL;
    bm_field_values *values = bm_arena_zero(w->layout.arena, 1, sizeof *values);
    if (!bm_validity_available(part->form, pos, ds))
        return false;
    bool filled = data && !bm_data_is_blank_of(data, part->form);
    if (filled && how->options->fillable)
        (void)bm_diags_add0(ds, BM_OUTPUT_FILLABLE, pos);
    if (filled) {
        const bm_check_input input = {.data = bm_data_fields(data),
                                      .profile = bm_data_profile(data),
                                      .draft = how->options->draft,
                                      .today = how->env->today};
        (void)bm_check_values(w->layout.arena, part->form, &input, values, ds);
        if (!values->values)
            return false;
    }
    const bm_field_values *given = filled ? values : NULL;
    bm_validity_check(how->env, part->form, given, pos, ds);
    if (bm_merge_document(w->layout.arena, part->form, given, doc, ds) != 0)
        return false;
    if (how->origin && bm_origin_fill(w->layout.arena, part, given, doc, ds) != 0)
        return false;
    if (how->env->has_source_date)
        doc->created = how->env->source_date;
    return true;
}

int bm_make_pages(const bm_make *how, const bm_part *part, bm_worker *w, bm_document *doc,
                  bm_pages *pages, bm_diags *ds)
{
    size_t errors = bm_diags_errors(ds);
    w->layout.qr = how->options->qr;
    bool made = bm_make_document(how, part, w, doc, ds);
    int status = bm_diags_errors(ds) == errors ? 0 : -1;
    if (made && bm_layout_pages(&w->layout, doc, 1, pages, ds) != 0) /* what no font has, too */
        status = -1;
    if (status != 0)
        return -1;
    return bm_render_options_arrange(w->layout.arena, how->options, pages, ds);
}

int bm_make_append(void *buf, const void *bytes, size_t n)
{
    bm_buf_add(buf, bytes, n);
    return 0;
}
