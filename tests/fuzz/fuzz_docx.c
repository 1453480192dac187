/* Any bytes as a DOCX or Flat OPC file that is read. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "input/docx_read.h"

static void require_valid(bm_str s)
{
    fuzz_require(s.ptr != NULL && bm_utf8_invalid_at(s) == s.len);
}

/* The member of the union that belongs to the type is there, and what it says is text. */
static void require_properties(const bm_docx_read_node *n)
{
    switch ((bm_docx_read_type)n->type) {
    case BM_DOCX_READ_PARAGRAPH:
        require_valid(n->paragraph->style_id);
        require_valid(n->paragraph->style_name);
        require_valid(n->paragraph->marker);
        for (size_t i = 1; i < n->paragraph->n_tabs; i++)
            fuzz_require(n->paragraph->tabs[i - 1].pos_twip < n->paragraph->tabs[i].pos_twip);
        break;
    case BM_DOCX_READ_TEXT:
        fuzz_require(n->text.len > 0 && n->look->size_half_pt > 0);
        require_valid(n->look->font);
        break;
    case BM_DOCX_READ_CELL:
        fuzz_require(n->cell->span >= 1 && n->cell->width_twip >= 0);
        break;
    case BM_DOCX_READ_CONTROL:
        require_valid(n->control->title);
        require_valid(n->control->tag);
        require_valid(n->control->xpath);
        require_valid(n->control->item_id);
        require_valid(n->control->date);
        break;
    default:
        break;
    }
}

static void require_node(const bm_docx_read_node *n)
{
    require_valid(n->text);
    require_properties(n);
    for (uint32_t i = 0; i < n->n_children; i++) {
        const uint8_t child = n->children[i]->type;
        if (n->type == BM_DOCX_READ_TABLE)
            fuzz_require(child == BM_DOCX_READ_ROW || child == BM_DOCX_READ_CONTROL);
        if (n->type == BM_DOCX_READ_ROW)
            fuzz_require(child == BM_DOCX_READ_CELL || child == BM_DOCX_READ_CONTROL);
        if (n->type == BM_DOCX_READ_PARAGRAPH)
            fuzz_require(child >= BM_DOCX_READ_CONTROL);
        require_node(n->children[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_source source = {.name = "fuzz", .bytes = (const char *)data, .len = size};
    const bm_docx_read_file *r = bm_docx_read(a, &source, ds);
    fuzz_require((r == NULL) == (bm_diags_errors(ds) > 0));
    fuzz_require(r == NULL || bm_opc_is(&source));
    for (size_t i = 0; r && i < r->n_items; i++) {
        require_valid(r->items[i].name);
        require_valid(r->items[i].item_id);
    }
    if (r) {
        require_valid(r->title);
        require_valid(r->creator);
        require_valid(r->application);
        require_node(r->body);
        require_valid(bm_docx_read_text(a, r->body));
    }
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}
