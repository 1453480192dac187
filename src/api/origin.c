/* SPDX-License-Identifier: MIT */
#include "api/origin.h"

#include "api/data_canonical.h"
#include "api/data_write.h"

/* The first person's name as it is printed, or "". */
static bm_str first_person(const bm_form *form, const bm_field_values *values)
{
    for (size_t i = 0; values && i < form->n_fields; i++)
        if (form->fields[i].type == BM_FIELD_PERSON && form->fields[i].parent < 0 &&
            values->values[i].present)
            return values->values[i].text;
    return bm_str_n("", 0);
}

/* "Mẫu 01 – NGUYỄN THỊ THUỲ DƯƠNG"; a letter, whose title is its own, goes by that: "Công văn V/v …". */
static bm_str label_of(bm_arena *a, const bm_form *form, const bm_field_values *values,
                       bm_str title)
{
    if (title.len && !bm_str_eq(title, bm_str_of(form->info.title)))
        return title;
    bm_str name = bm_str_of(*form->info.number ? form->info.number : form->info.title);
    bm_str person = first_person(form, values);
    if (!person.len)
        return name;
    return bm_str_of(
        bm_arena_printf(a, "%.*s – %.*s", (int)name.len, name.ptr, (int)person.len, person.ptr));
}

int bm_origin_fill(bm_arena *a, const bm_part *part, const bm_field_values *values,
                   bm_document *doc, bm_diags *ds)
{
    const bm_form *form = part->form;
    bm_buf xml = {0};
    const bm_value *given = values ? bm_data_canonical(a, form, part->data) : NULL;
    const bm_data_write_head head = {bm_str_of(form->info.id), form->sha};
    int status = bm_data_write_values(&xml, &head, given, BM_INPUT_XML, ds);
    doc->form = form;
    doc->definition_sha = bm_str_n(form->sha, BM_DIGEST_HEX);
    doc->label = label_of(a, form, values, doc->title);
    doc->data_xml = bm_arena_copy(a, bm_str_n(xml.ptr ? xml.ptr : "", xml.len));
    bm_buf_free(&xml);
    return status;
}
