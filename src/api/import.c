/* A Word document -> the draft of a definition. What the draft would print is held against the document before
 * it is handed out. SPDX-License-Identifier: MIT */
#include "bieumau.h"

#include "api/env.h"
#include "base/file.h"
#include "base/limit.h"
#include "draft/draft.h"
#include "draft/draft_words.h"
#include "input/docx_read.h"
#include "merge/merge.h"

/* The forms whose labels are known; those that cannot be compiled do not count. */
static const bm_form *const *known_forms(bm_arena *a, bm_catalogue *c, size_t *n)
{
    size_t all = 0;
    const char *id;
    while (bm_catalogue_id(c, all))
        all++;
    const bm_form **forms = bm_arena_alloc(a, (all + 1) * sizeof *forms);
    *n = 0;
    for (size_t i = 0; (id = bm_catalogue_id(c, i)) != NULL; i++) {
        const bm_form *form = bm_catalogue_peek(c, id);
        if (form)
            forms[(*n)++] = form;
    }
    return forms;
}

/* ---- What the draft prints ---------------------------------------------------------------- */

/* Append the text of the blocks and inlines of ${node}, a line for each paragraph. */
static void add_text(bm_buf *out, const bm_node *node)
{
    if (node->type == BM_NODE_TEXT)
        bm_buf_add_str(out, node->text);
    else if (node->type == BM_NODE_LEADER || node->type == BM_NODE_CHECKBOX ||
             node->type == BM_NODE_BREAK)
        bm_buf_add_byte(out, ' ');
    for (uint32_t i = 0; i < node->n_children; i++)
        add_text(out, node->children[i]);
    if (node->type == BM_NODE_PARAGRAPH || node->type == BM_NODE_SEGMENT)
        bm_buf_add_byte(out, '\n');
}

static void compare(bm_draft *draft, const bm_form *form)
{
    bm_draft_state *d = &draft->state;
    bm_diags *unseen = bm_diags_new();
    bm_document blank;
    bm_buf text = {0};
    if (bm_merge_document(d->arena, form, NULL, &blank, unseen) == 0)
        add_text(&text, blank.root);
    bm_str printed = bm_arena_copy(d->arena, bm_str_n(text.ptr ? text.ptr : "", text.len));
    bm_str lost = bm_draft_words_missing(d->arena, draft->wording, printed);
    bm_str added = bm_draft_words_missing(d->arena, printed, draft->wording);
    if (lost.len)
        bm_draft_state_doubt(d, NULL, BM_IMPORT_LOST, lost, bm_str_of(""));
    if (added.len)
        bm_draft_state_doubt(d, NULL, BM_IMPORT_ADDED, added, bm_str_of(""));
    bm_buf_free(&text);
    bm_diags_free(unseen);
}

/* Compile the draft, and compare what it prints; what is wrong with it is a doubt, not a failure. */
static void check(bm_draft *draft)
{
    bm_draft_state *d = &draft->state;
    bm_diags *seen = bm_diags_new();
    bm_buf yaml = {0};
    bm_draft_write(&yaml, draft);
    const bm_source source = {"-", yaml.ptr, yaml.len, NULL};
    bm_form *form = bm_form_parse(&source, seen);
    if (form)
        compare(draft, form);
    else
        bm_draft_state_doubt(d, NULL, BM_IMPORT_LINT, bm_str_of(bm_diags_at(seen, 0)->code),
                             bm_str_of(""));
    bm_form_free(form);
    bm_buf_free(&yaml);
    bm_diags_free(seen);
}

/* ---- All of it ---------------------------------------------------------------------------- */

static void tell_done(const bm_draft_state *d)
{
    (void)bm_diags_add2(d->ds, BM_IMPORT_DONE, d->pos, bm_arena_printf(d->arena, "%zu", d->n_gaps),
                        bm_arena_printf(d->arena, "%zu", d->n_doubts));
}

static int write_draft(const bm_draft *draft, const bm_sink *sink, bm_diags *ds)
{
    bm_buf yaml = {0};
    bm_draft_write(&yaml, draft);
    int refused = sink->write(sink->user, yaml.ptr, yaml.len);
    bm_buf_free(&yaml);
    return refused ? bm_diags_add0(ds, BM_OUTPUT_SINK, NULL) : 0;
}

static int import(bm_env *env, const bm_source *source, const char *id, const bm_sink *sink,
                  bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    size_t errors = bm_diags_errors(ds);
    bm_draft_input in = {.name = source->name, .id = id};
    bm_draft draft;
    int status = -1;
    in.file = bm_docx_read(a, source, ds);
    if (in.file) {
        in.forms = known_forms(a, env->catalogue, &in.n_forms);
        status = bm_draft_make(a, &in, &draft, ds);
    }
    if (status == 0) {
        check(&draft);
        bm_draft_state_tell_rest(&draft.state);
        tell_done(&draft.state);
        status = bm_diags_errors(ds) > errors ? -1 : write_draft(&draft, sink, ds); /* strict */
    }
    bm_arena_free(a);
    return status;
}

/* NOLINTNEXTLINE(readability-function-size): a document in memory has that many properties */
int bm_import_parse(bm_env *env, const void *bytes, size_t n, const char *name, const char *id,
                    const bm_sink *sink, bm_diags *ds)
{
    const bm_source source = {name, bytes, n, NULL};
    return import(env, &source, id, sink, ds);
}

int bm_import(bm_env *env, const char *path, const char *id, const bm_sink *sink, bm_diags *ds)
{
    bm_buf bytes = {0};
    int status = bm_file_read(path, BM_LIMIT_OPC_BYTES, &bytes, ds);
    if (status == 0)
        status = bm_import_parse(env, bytes.ptr ? bytes.ptr : "", bytes.len, path, id, sink, ds);
    bm_buf_free(&bytes);
    return status;
}
