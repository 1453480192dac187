/* Puts the parts together: reads the flow, lets it be divided into blocks, and writes what the form says of
 * itself. SPDX-License-Identifier: MIT */
#include "draft/draft.h"

#include "base/utf8.h"
#include "draft/draft_block.h"
#include "draft/draft_char.h"
#include "draft/draft_head.h"
#include "draft/draft_label.h"
#include "form/form_fields.h"
#include "text/case.h"

enum { FORM_ID_BYTES = 60, LINES_OF_HEAD = 2 };

/* "document/form". */
static bool is_form_id(const char *id)
{
    const char *slash = strchr(id, '/');
    return slash && bm_form_fields_is_id(bm_str_n(id, (size_t)(slash - id))) &&
           bm_form_fields_is_id(bm_str_of(slash + 1));
}

/* "mau-01" by the number, else by the title. */
static bm_str form_part(const bm_draft_state *d, bm_str title)
{
    bm_str id = bm_draft_label_id(d->arena, d->number, '-', FORM_ID_BYTES);
    const char *s = id.ptr;
    if (id.len > 7 && memcmp(s, "mau-so-", 7) == 0) /* "Mẫu số 01" and "Mẫu 01" are one */
        id = bm_str_of(bm_arena_printf(d->arena, "mau-%.*s", (int)(id.len - 7), s + 7));
    if (!id.len)
        id = bm_draft_label_id(d->arena, title, '-', FORM_ID_BYTES);
    return id.len ? id : bm_str_of("mau");
}

/* In small letters but for the first. What was a name cannot be told, so who reads it is asked. */
static bm_str sentence_case(bm_arena *a, bm_str s)
{
    size_t first = 0;
    if (!bm_str_eq(bm_case_upper(a, s), s) || !s.len)
        return s;
    (void)bm_utf8_next(s, &first);
    bm_str small = bm_case_lower(a, bm_str_from(s, first));
    return bm_str_of(bm_arena_printf(a, "%.*s%.*s", (int)first, s.ptr, (int)small.len, small.ptr));
}

static void set(bm_draft_state *d, const char *key, bm_str text)
{
    (void)bm_draft_yaml_set(d->arena, d->root, key, text);
}

/* The keys above `fields`. The body comes last, and is known before them. */
static void describe(bm_draft_state *d, const bm_draft_input *in, bm_draft_yaml *body)
{
    bm_arena *a = d->arena;
    bm_str title = sentence_case(a, d->title.len ? d->title : in->file->title);
    bm_str document = bm_draft_head_document(a, d->source), form = form_part(d, title);
    bm_str none = bm_str_of("");
    set(d, "id",
        in->id ? bm_str_of(in->id)
               : bm_str_of(bm_arena_printf(a, "%s/%s", bm_arena_cstr(a, document),
                                           bm_arena_cstr(a, form))));
    set(d, "number", d->number.len ? d->number : bm_str_of("Mẫu chưa rõ số"));
    if (!d->number.len)
        bm_draft_state_doubt(d, d->root->last, BM_IMPORT_NUMBER, none, none);
    set(d, "title", title.len ? title : bm_str_of("Mẫu chưa rõ tên"));
    if (!title.len || !bm_str_eq(title, d->title))
        bm_draft_state_doubt(d, d->root->last, BM_IMPORT_TITLE, title, none);
    set(d, "source", d->source.len ? d->source : bm_str_of("Chưa rõ văn bản ban hành"));
    if (!d->source.len)
        bm_draft_state_doubt(d, d->root->last, BM_IMPORT_SOURCE, none, none);
    set(d, "wording", bm_str_of("draft"));
    if (in->file->landscape)
        set(d, "page", bm_str_of("landscape"));
    if (d->author.len)
        set(d, "author", d->author);
    if (d->date.len)
        set(d, "date", d->date);
    d->fields->key = bm_str_of("fields");
    body->key = bm_str_of("body");
    d->root->last->next = d->fields;
    d->fields->next = body;
    d->root->last = body;
    d->fields->apart = body->apart = true;
}

/* What was seen in the document as a whole. */
static void tell_document(bm_draft_state *d, const bm_draft_reader *r, const bm_draft_flow *flow,
                          const bm_docx_read_file *file)
{
    bm_str none = bm_str_of("");
    bm_arena *a = d->arena;
    /* Under the Tiêu ngữ and the office there is a line, which the form has, too. */
    size_t lines = LINES_OF_HEAD * d->n_forms;
    size_t n_drawings = r->n_drawings > lines ? r->n_drawings - lines : 0;
    if (!d->n_gaps)
        bm_draft_state_doubt(d, NULL, BM_IMPORT_NO_GAP, none, none);
    if (n_drawings || flow->n_nested)
        bm_draft_state_doubt(d, NULL, BM_IMPORT_LEFT_OUT,
                             n_drawings ? bm_str_of(bm_arena_printf(a, "%zu", n_drawings)) : none,
                             flow->n_nested ? bm_str_of(bm_arena_printf(a, "%zu", flow->n_nested))
                                            : none);
    if (r->legacy_used)
        bm_draft_state_doubt(d, NULL, BM_IMPORT_LEGACY, r->legacy_font, none);
    if (file->revisions)
        bm_draft_state_doubt(d, NULL, BM_IMPORT_REVISIONS, none, none);
    if (file->partial)
        bm_draft_state_doubt(d, NULL, BM_IMPORT_PARTIAL, none, none);
}

/* The name of a file without its folders. */
static bm_str base_name(const char *name)
{
    const char *slash = strrchr(name, '/');
    return bm_str_of(slash ? slash + 1 : name);
}

int bm_draft_make(bm_arena *a, const bm_draft_input *in, bm_draft *out, bm_diags *ds)
{
    bm_draft_state *d = &out->state;
    bm_source *source = bm_arena_zero(a, 1, sizeof *source);
    bm_pos *pos = bm_arena_zero(a, 1, sizeof *pos);
    bm_str none = bm_str_of("");
    source->name = bm_arena_cstr(a, bm_str_of(in->name));
    pos->source = source;
    *d = (bm_draft_state){.arena = a,
                          .ds = ds,
                          .pos = pos,
                          .heading = none,
                          .last_id = none,
                          .waiting = none,
                          .author = none,
                          .date = none,
                          .person = none,
                          .number = none,
                          .title = none,
                          .source = none};
    if (in->id && !is_form_id(in->id))
        return bm_diags_add1(ds, BM_IMPORT_ID, pos, in->id);
    d->names = bm_draft_names_new(a, in->forms, in->n_forms);
    d->root = bm_draft_yaml_new(a, BM_DRAFT_YAML_MAP);
    d->fields = bm_draft_yaml_new(a, BM_DRAFT_YAML_MAP);
    d->body = bm_draft_yaml_new(a, BM_DRAFT_YAML_LIST);
    bm_draft_reader r = {.arena = a};
    bm_draft_flow flow = bm_draft_flow_read(&r, in->file->body);
    bm_buf wording = {0};
    bm_draft_flow_text(&wording, &flow);
    out->wording = bm_arena_copy(a, bm_str_n(wording.ptr ? wording.ptr : "", wording.len));
    bm_buf_free(&wording);
    if (!bm_draft_char_has_letter(out->wording))
        return bm_diags_add0(ds, BM_IMPORT_EMPTY, pos);
    bm_draft_block_add_all(d, &flow);
    describe(d, in, d->body);
    tell_document(d, &r, &flow, in->file);
    return 0;
}

/* What is to be done with a draft, in the words of a clerk; forms are Vietnamese, and so are their comments. */
static void write_head(bm_buf *out, const bm_draft *draft)
{
    const bm_draft_state *d = &draft->state;
    bm_str name = base_name(d->pos->source->name);
    bm_buf_add_cstr(out,
                    "# yaml-language-server: $schema=../form.schema.json\n# Bản nháp dựng từ “");
    for (size_t i = 0; i < name.len; i++)
        bm_buf_add_byte(out, (unsigned char)name.ptr[i] < ' ' ? ' ' : name.ptr[i]);
    bm_buf_add_cstr(out, "”: ");
    bm_buf_add_int(out, (int64_t)d->n_gaps);
    bm_buf_add_cstr(out, " mục để điền, ");
    bm_buf_add_int(out, (int64_t)d->n_doubts);
    bm_buf_add_cstr(
        out, " chỗ chưa chắc, ghi “xem lại”.\n"
             "# Trước khi dùng: in mẫu trống rồi so với bản gốc từng chữ, từng dấu, thứ tự mục, "
             "cột, phần ký; "
             "đầu trang và\n# chân trang không được lấy; thêm required, help, example, rules; "
             "rồi đổi wording.\n");
}

void bm_draft_write(bm_buf *out, const bm_draft *draft)
{
    write_head(out, draft);
    bm_draft_yaml_write(out, draft->state.root);
}
