/* Attached files: the list of associated files, and the name tree. SPDX-License-Identifier: MIT */
#include "input/pdf_attached.h"

#include "base/limit.h"

typedef struct {
    bm_pdf_file *file;
    bm_arena *arena;
    bm_pdf_read_attachment *items;
    int *ids; /* of the object of the embedded file, 0 = it is none of its own */
    size_t n, cap;
} list;

static bm_str name_of(list *l, qpdf_oh spec)
{
    const bm_str name = bm_pdf_file_text(l->file, l->arena, bm_pdf_file_key(l->file, spec, "/UF"));
    return name.len ? name
                    : bm_pdf_file_text(l->file, l->arena, bm_pdf_file_key(l->file, spec, "/F"));
}

static bool is_known(const list *l, int id)
{
    for (size_t i = 0; i < l->n && id; i++)
        if (l->ids[i] == id)
            return true;
    return false;
}

/* The file specification ${spec}; ${key}: its name in the name tree, or f->null. */
static void add(list *l, qpdf_oh spec, qpdf_oh key)
{
    bm_pdf_file *f = l->file;
    qpdf_oh files = bm_pdf_file_key(f, spec, "/EF");
    qpdf_oh stream = bm_pdf_file_key(f, files, "/UF");
    if (bm_pdf_file_is_null(f, stream))
        stream = bm_pdf_file_key(f, files, "/F");
    const int id = bm_pdf_file_id(f, stream);
    if (bm_pdf_file_is_null(f, stream) || is_known(l, id))
        return;
    if (l->n == BM_LIMIT_PDF_ATTACHMENTS) {
        f->exhausted = true;
        return;
    }
    if (l->n == l->cap) {
        const size_t cap = l->cap ? 2 * l->cap : 8;
        l->items =
            bm_arena_grow(l->arena, l->items, l->cap * sizeof *l->items, cap * sizeof *l->items);
        l->ids = bm_arena_grow(l->arena, l->ids, l->cap * sizeof *l->ids, cap * sizeof *l->ids);
        l->cap = cap;
    }
    bm_pdf_read_attachment *to = &l->items[l->n];
    *to = (bm_pdf_read_attachment){
        .name = name_of(l, spec),
        .relationship = bm_pdf_file_name(f, l->arena, bm_pdf_file_key(f, spec, "/AFRelationship")),
    };
    if (to->name.len == 0)
        to->name = bm_pdf_file_text(f, l->arena, key);
    bm_buf b = {0};
    to->damaged = bm_pdf_file_data(f, stream, BM_LIMIT_INPUT_BYTES, &b) < 0;
    to->bytes = bm_arena_copy(l->arena, bm_str_n(b.ptr ? b.ptr : "", to->damaged ? 0 : b.len));
    bm_buf_free(&b);
    l->ids[l->n++] = id;
}

/* A node of the name tree. That a tree ends is seen by its depth and by f->lookups_left. */
static void add_node(list *l, qpdf_oh node, int depth)
{
    bm_pdf_file *f = l->file;
    qpdf_oh names = bm_pdf_file_key(f, node, "/Names"), kids = bm_pdf_file_key(f, node, "/Kids");
    const int n_names = bm_pdf_file_count(f, names), n_kids = bm_pdf_file_count(f, kids);
    for (int i = 0; i + 1 < n_names && !f->exhausted; i += 2) {
        const size_t mark = bm_pdf_file_mark(f);
        add(l, bm_pdf_file_item(f, names, i + 1), bm_pdf_file_item(f, names, i));
        bm_pdf_file_rewind(f, mark);
    }
    for (int i = 0; i < n_kids && !f->exhausted && depth < BM_LIMIT_DEPTH; i++) {
        const size_t mark = bm_pdf_file_mark(f);
        add_node(l, bm_pdf_file_item(f, kids, i), depth + 1);
        bm_pdf_file_rewind(f, mark);
    }
}

const bm_pdf_read_attachment *bm_pdf_attached_read(bm_pdf_file *f, bm_arena *a, size_t *n)
{
    list l = {.file = f, .arena = a};
    const size_t mark = bm_pdf_file_mark(f);
    qpdf_oh root = bm_pdf_file_root(f);
    qpdf_oh associated = bm_pdf_file_key(f, root, "/AF");
    const int count = bm_pdf_file_count(f, associated);
    for (int i = 0; i < count && !f->exhausted; i++) {
        const size_t before = bm_pdf_file_mark(f);
        add(&l, bm_pdf_file_item(f, associated, i), f->null);
        bm_pdf_file_rewind(f, before);
    }
    add_node(&l, bm_pdf_file_key(f, bm_pdf_file_key(f, root, "/Names"), "/EmbeddedFiles"), 0);
    bm_pdf_file_rewind(f, mark);
    *n = l.n;
    return l.items;
}
