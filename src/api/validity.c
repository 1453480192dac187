/* A form that another one replaced still prints: an office may need it for an old case. So this is
 * a warning, and it names the successor. A form without text cannot print. SPDX-License-Identifier: MIT */
#include "api/validity.h"

#include <stdio.h>

enum { DATE_BYTES = 32 };

static const char *show_date(char out[DATE_BYTES], bm_date d)
{
    (void)snprintf(out, DATE_BYTES, "%02d/%02d/%04d", d.day, d.month, d.year);
    return out;
}

static bool read_date(const char *text, bm_date *out)
{
    return *text && bm_date_parse(bm_str_of(text), out) == BM_DATE_OK;
}

bool bm_validity_available(const bm_form *form, const bm_pos *pos, bm_diags *ds)
{
    if (form->body)
        return true;
    const bm_str args[] = {bm_str_of(form->info.id), bm_str_of(form->info.source),
                           bm_str_of(form->info.replaced_by)};
    (void)bm_diags_add(ds, BM_DATA_FORM_UNAVAILABLE, pos, NULL, args, 3);
    return false;
}

/* The last day was ${args}[1]. Can the successor be made here? */
static void report_replaced(bm_env *env, const bm_form_info *info, const bm_pos *pos,
                            bm_str args[5], bm_diags *ds)
{
    const bm_form *successor = bm_catalogue_peek(env->catalogue, info->replaced_by);
    args[successor && successor->body ? 3 : 4] = bm_str_of(info->replaced_by);
    (void)bm_diags_add(ds, BM_DATA_FORM_REPLACED, pos, NULL, args, 5);
}

static void check_day(bm_env *env, const bm_form *form, const bm_field_values *values,
                      const bm_pos *pos, bm_diags *ds)
{
    const bm_form_info *info = &form->info;
    bm_date day = env->today, edge;
    if (values && form->date_field >= 0 && values->values[form->date_field].date.year) {
        day = values->values[form->date_field].date;
        pos = values->values[form->date_field].pos;
    }
    char day_text[DATE_BYTES], edge_text[DATE_BYTES];
    bm_str args[5] = {bm_str_of(info->id), {NULL, 0}, bm_str_of(show_date(day_text, day))};
    if (read_date(info->valid_from, &edge) && bm_date_compare(day, edge) < 0) {
        args[1] = bm_str_of(show_date(edge_text, edge));
        (void)bm_diags_add(ds, BM_DATA_FORM_EARLY, pos, NULL, args, 3);
    } else if (read_date(info->valid_until, &edge) && bm_date_compare(day, edge) > 0) {
        args[1] = bm_str_of(show_date(edge_text, edge));
        if (*info->replaced_by)
            report_replaced(env, info, pos, args, ds);
        else
            (void)bm_diags_add(ds, BM_DATA_FORM_EXPIRED, pos, NULL, args, 3);
    }
}

void bm_validity_check(bm_env *env, const bm_form *form, const bm_field_values *values,
                       const bm_pos *pos, bm_diags *ds)
{
    const bm_form_info *info = &form->info;
    check_day(env, form, values, pos, ds);
    if (info->wording != BM_WORDING_LABELS && info->wording != BM_WORDING_DRAFT)
        return;
    const bm_str args[] = {bm_str_of(info->id), bm_str_of(info->source)};
    (void)bm_diags_add(ds, BM_DATA_FORM_WORDING, pos, NULL, args, 2);
}
