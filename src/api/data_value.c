/* One value of the data, tidied. Names of files are made of such values, one record after the other, so nothing is
 * read but the field that is asked for. SPDX-License-Identifier: MIT */
#include "api/data.h"
#include "base/buf.h"
#include "form/check_value.h"

static const bm_value *find(const bm_value *map, bm_str id)
{
    for (size_t i = 0; map && map->kind == BM_VALUE_MAP && i < map->n; i++)
        if (bm_str_eq(map->members[i].key, id))
            return bm_value_is_absent(map->members[i].value) ? NULL : map->members[i].value;
    return NULL;
}

static bm_str join(bm_arena *a, const bm_str *items, size_t n)
{
    const char *text = "";
    for (size_t i = 0; i < n; i++)
        text = bm_arena_printf(a, "%s%s%.*s", text, i ? ", " : "", (int)items[i].len, items[i].ptr);
    return bm_str_of(text);
}

/* What ${raw} says when it is right, else as it stands; "" = nothing. */
static bm_str tidy(bm_arena *a, const bm_field *field, const bm_value *raw, bm_diags *unheard)
{
    /* no date: nothing is held against the day on which the batch happens to run */
    bm_check_value_job job = {.a = a, .ds = unheard};
    const bm_check_value_place place = {.field = field};
    bm_field_value out;
    bm_check_value_read(&job, &place, raw, NULL, &out);
    if (!out.present)
        return raw->kind == BM_VALUE_SCALAR ? raw->text : bm_str_of("");
    switch (field->type) {
    case BM_FIELD_DATE:
        return out.date.year ? bm_date_short(a, out.date) : out.typed;
    case BM_FIELD_FLAG:
        return bm_str_of(out.flag ? "có" : "không");
    case BM_FIELD_LIST:
        return join(a, out.typed_items, out.n_items);
    default:
        return out.typed;
    }
}

const char *bm_data_value(bm_data *data, const bm_form *form, size_t field)
{
    if (field >= form->n_fields || form->fields[field].type == BM_FIELD_ROWS ||
        form->fields[field].parent >= 0)
        return "";
    const bm_field *f = &form->fields[field];
    const bm_value *const sources[] = {find(bm_data_fields(data), f->id),
                                       find(bm_data_profile(data), f->id),
                                       f->has_default ? f->fallback_value : NULL};
    bm_str text = BM_STR("");
    for (size_t i = 0; !text.len && i < sizeof sources / sizeof *sources; i++)
        if (sources[i])
            text = tidy(bm_data_arena(data), f, sources[i], bm_data_unheard(data));
    return text.len ? bm_arena_cstr(bm_data_arena(data), text) : "";
}
