/* SPDX-License-Identifier: MIT */
#include "api/reading_prose.h"

#include "api/reading_markdown.h"
#include "base/limit.h"

static const bm_str nothing = BM_STR("");

/* ---- Whose text --------------------------------------------------------------------------- */

/* Is ${name} that of the bookmark for ${id}? Bookmarks have no hyphens. */
static bool is_name_of(bm_str name, bm_str id)
{
    if (name.len != id.len)
        return false;
    for (size_t i = 0; i < id.len; i++)
        if (name.ptr[i] != (id.ptr[i] == '-' ? '_' : id.ptr[i]))
            return false;
    return true;
}

/* The number of a field behind a name that was cut, "noi_dung_F12"; false when there is none. */
static bool read_index(bm_str name, size_t *out)
{
    size_t n = name.len, unit = 1;
    *out = 0;
    for (; n && name.ptr[n - 1] >= '0' && name.ptr[n - 1] <= '9' && unit <= BM_LIMIT_FIELDS; n--) {
        *out += unit * (size_t)(name.ptr[n - 1] - '0');
        unit *= 10;
    }
    return n > 1 && n < name.len && name.ptr[n - 1] == 'F' && name.ptr[n - 2] == '_';
}

/* Is ${region} the text of ${entry} in a document of ${form}? */
static bool is_for(const bm_reading_region *region, const bm_reading_entry *entry,
                   const bm_form *form)
{
    size_t index;
    if (!form || !entry->field || entry->field->type != BM_FIELD_MARKDOWN)
        return false;
    if (read_index(region->name, &index)) /* ids have no capitals */
        return index < form->n_fields && entry->field == &form->fields[index];
    return is_name_of(region->name, entry->id);
}

static bm_reading_entry *entry_for(const bm_reading_region *region, const bm_reading_part *part)
{
    for (size_t i = 0; i < part->values.n && part->values.entries[i].field; i++)
        if (is_for(region, &part->values.entries[i], part->values.form))
            return &part->values.entries[i];
    return NULL;
}

void bm_reading_prose_find(bm_reading_prose *out, bm_reading_parts *parts,
                           const bm_docx_read_node *body)
{
    size_t most = 0;
    bm_reading_region_find(parts->a, body, &out->regions);
    out->parts = parts;
    out->owners = bm_arena_zero(parts->a, out->regions.n + 1, sizeof(const bm_reading_part *));
    for (size_t i = 0; i < out->regions.n; i++)
        most = out->regions.items[i].number > most ? out->regions.items[i].number : most;
    size_t copies = (most + parts->n - 1) / parts->n;
    for (size_t i = 0; i < out->regions.n; i++) {
        size_t part = (out->regions.items[i].number - 1) / (copies ? copies : 1);
        if (part < parts->n)
            out->owners[i] = &parts->parts[part];
    }
}

/* ---- Taking ------------------------------------------------------------------------------- */

/* What region ${r} says, in ${a}. */
static bm_str markdown_of(bm_arena *a, const bm_reading_region *r, bool *faithful)
{
    bm_buf out = {0};
    *faithful = bm_reading_markdown_write(a, r->blocks, r->n, &out);
    bm_str text = bm_arena_copy(a, bm_str_n(out.ptr ? out.ptr : "", out.len));
    bm_buf_free(&out);
    return text;
}

/* The region of ${again} for ${entry}, or NULL. */
static bm_reading_region *region_for(const bm_reading_regions *again, const bm_reading_entry *entry,
                                     const bm_form *form)
{
    for (size_t i = 0; i < again->n; i++)
        if (is_for(&again->items[i], entry, form))
            return &again->items[i];
    return NULL;
}

/* Take what ${shown} says for ${entry}, unless ${expected} says the same. */
static bool take(const bm_reading_part *part, bm_reading_entry *entry,
                 const bm_reading_region *shown, bm_reading_region *expected,
                 bm_reading_controls_report *report)
{
    bm_arena *a = part->values.a;
    bool faithful, plain;
    bm_str text = markdown_of(a, shown, &faithful);
    if (!expected->markdown.ptr)
        expected->markdown = markdown_of(a, expected, &plain);
    bool same = bm_str_eq(text, expected->markdown);
    const bm_reading_place place = {.field = entry->id, .column = nothing};
    report->partly |= !faithful;
    if (!faithful)
        bm_reading_controls_say(&part->values, report, BM_READING_PROSE_PARTLY, &place, nothing,
                                nothing);
    if (same || text.len > BM_LIMIT_TEXT_BYTES)
        return false;
    if (!report->recovered)
        bm_reading_controls_say(&part->values, report, BM_READING_PROSE_TAKEN, &place, nothing,
                                nothing);
    entry->rows[0].cells[0].text = text;
    report->taken = true;
    return true;
}

bool bm_reading_prose_take(const bm_reading_prose *prose, bm_reading_part *part,
                           const bm_docx_read_node *again, bm_reading_controls_report *report)
{
    bm_reading_regions regions = {0};
    const bm_reading_entry *last = NULL;
    for (size_t i = 0; i < prose->regions.n; i++) {
        const bm_reading_region *shown = &prose->regions.items[i];
        if (prose->owners[i] != part)
            continue;
        bm_reading_entry *entry = entry_for(shown, part);
        if (!entry || entry == last)
            continue;
        if (!regions.a)
            bm_reading_region_find(part->values.a, again, &regions);
        bm_reading_region *expected = region_for(&regions, entry, part->values.form);
        if (expected && take(part, entry, shown, expected, report))
            last = entry; /* the other copies are compared with it as text */
    }
    return last != NULL;
}
