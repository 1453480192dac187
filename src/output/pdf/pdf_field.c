/* Fields are found by name, as several places of a form may print one value. A name that is taken gets a number; how
 * many there are is counted with the first one, so that thousands of equal captions cost no search each.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_field.h"

#include "output/pdf/pdf_write.h"
#include "text/tone.h"

/* Ff (tables 221, 226, 228 and 230) */
enum {
    REQUIRED = 1 << 1,
    MULTILINE = 1 << 12,
    RADIO = 1 << 15,
    COMBO = 1 << 17,
    DO_NOT_SPELL_CHECK =
        1 << 22, /* names and Vietnamese words in a dictionary of another language */
    RADIOS_IN_UNISON = 1 << 25,
};

enum { NAME_BYTES = 60 }; /* of a name made from a caption */

void bm_pdf_field_begin(bm_pdf_fields *fields, bm_arena *a)
{
    *fields = (bm_pdf_fields){.arena = a, .cap = 32};
    fields->fields = bm_arena_zero(a, fields->cap, sizeof *fields->fields);
    fields->n = 1;
}

uint32_t bm_pdf_field_lookup(const bm_pdf_fields *fields, uint32_t parent, bm_str name)
{
    const bm_pdf_field *f = fields->fields;
    uint32_t last = f[parent].last_kid;
    if (last && bm_str_eq(f[last].name, name))
        return last;
    for (uint32_t i = f[parent].first_kid; i; i = f[i].next)
        if (bm_str_eq(f[i].name, name))
            return i;
    return 0;
}

static uint32_t add(bm_pdf_fields *fields, uint32_t parent, bm_str name)
{
    if (fields->n == fields->cap) {
        fields->fields =
            bm_arena_grow(fields->arena, fields->fields, fields->n * sizeof *fields->fields,
                          2 * fields->cap * sizeof *fields->fields);
        fields->cap *= 2;
    }
    uint32_t i = (uint32_t)fields->n++;
    bm_pdf_field *f = fields->fields;
    f[i] = (bm_pdf_field){.name = name, .parent = parent};
    if (f[parent].last_kid)
        f[f[parent].last_kid].next = i;
    else
        f[parent].first_kid = i;
    f[parent].last_kid = i;
    return i;
}

uint32_t bm_pdf_field_kid(bm_pdf_fields *fields, uint32_t parent, bm_str name)
{
    uint32_t i = bm_pdf_field_lookup(fields, parent, name);
    return i ? i : add(fields, parent, name);
}

/* ${caption} as a name. */
static bm_str fold(bm_arena *a, bm_str caption)
{
    bm_str plain = bm_tone_plain(a, caption);
    char *to = bm_arena_alloc(a, plain.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < plain.len && n < NAME_BYTES; i++) {
        char c = plain.ptr[i];
        if (c >= 'A' && c <= 'Z')
            to[n++] = (char)(c - 'A' + 'a');
        else if (c >= '0' && c <= '9')
            to[n++] = c;
        else if (c == ' ' && n && to[n - 1] != '_')
            to[n++] = '_';
    }
    while (n && to[n - 1] == '_')
        n--;
    return bm_str_n(to, n);
}

uint32_t bm_pdf_field_unique(bm_pdf_fields *fields, uint32_t parent, bm_str caption,
                             const char *otherwise)
{
    bm_str name = fold(fields->arena, caption);
    if (!name.len)
        name = bm_str_of(otherwise);
    uint32_t first = bm_pdf_field_lookup(fields, parent, name);
    if (!first)
        return add(fields, parent, name);
    bm_pdf_field *f = &fields->fields[first];
    f->n_alike = f->n_alike ? f->n_alike + 1 : 2;
    return add(fields, parent,
               bm_str_of(bm_arena_printf(fields->arena, "%.*s-%u", (int)name.len, name.ptr,
                                         (unsigned)f->n_alike)));
}

static void write_options(const bm_field *field, bool droppable, bm_buf *out)
{
    bm_buf_add_cstr(out, "/Opt[");
    if (droppable) /* so that a choice can be taken back */
        bm_pdf_write_text(out, bm_str_of(""));
    for (size_t i = 0; i < field->n_options; i++)
        bm_pdf_write_text(out, bm_str_of(field->options[i]));
    bm_buf_add_byte(out, ']');
}

void bm_pdf_field_entries(const bm_pdf_field *field, bm_buf *out)
{
    static const struct {
        const char *type;
        int flags;
    } kinds[] = {
        [BM_PDF_FIELD_GROUP] = {"", 0},
        [BM_PDF_FIELD_TEXT] = {"/FT/Tx", DO_NOT_SPELL_CHECK},
        [BM_PDF_FIELD_CHECK] = {"/FT/Btn", 0},
        [BM_PDF_FIELD_RADIO] = {"/FT/Btn", RADIO},
        [BM_PDF_FIELD_LIST] = {"/FT/Ch", COMBO},
        [BM_PDF_FIELD_SIGNATURE] = {"/FT/Sig", 0},
    };
    int flags = kinds[field->kind].flags;
    bm_buf_add_cstr(out, kinds[field->kind].type);
    bm_buf_add_cstr(out, "/T");
    bm_pdf_write_text(out, field->name);
    if (field->tooltip.len) {
        bm_buf_add_cstr(out, "/TU");
        bm_pdf_write_text(out, field->tooltip);
    }
    if (field->field && field->field->required && field->kind != BM_PDF_FIELD_CHECK)
        flags |= REQUIRED;
    if (field->kind == BM_PDF_FIELD_TEXT && field->several_lines)
        flags |= MULTILINE;
    bool radio = field->kind == BM_PDF_FIELD_RADIO, list = field->kind == BM_PDF_FIELD_LIST;
    if (field->field && (radio || list))
        write_options(field->field, list, out);
    if (field->field && radio && field->n_widgets > field->field->n_options)
        flags |= RADIOS_IN_UNISON; /* the choice stands in several places */
    if (flags) {
        bm_buf_add_cstr(out, "/Ff ");
        bm_buf_add_int(out, flags);
    }
}
