/* Prints what lies between data and bytes, as reviewed text: the document tree or the laid-out pages.
 * usage: golden tree|pages FORM.yaml [DATA.yaml]      (without data: the blank form)
 * Reads fonts from Debian's folder only, so that a user's own fonts do not change the result.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limit.h"
#include "document/dump.h"
#include "form/check.h"
#include "form/form.h"
#include "input/input.h"
#include "layout/layout.h"
#include "layout/page.h"
#include "merge/merge.h"

static const char *const FONT_DIRS[] = {"/usr/share/fonts/truetype/croscore"};

static bool read_file(bm_arena *a, const char *path, bm_source *out, bm_diags *ds)
{
    bm_buf bytes = {0};
    if (bm_file_read(path, BM_LIMIT_INPUT_BYTES, &bytes, ds) != 0)
        return false;
    bm_str copy = bm_arena_copy(a, bm_str_n(bytes.ptr, bytes.len));
    *out = (bm_source){.name = path, .bytes = copy.ptr, .len = copy.len};
    bm_buf_free(&bytes);
    return true;
}

static bool fill(bm_arena *a, const bm_form *form, const char *path, bm_document *doc, bm_diags *ds)
{
    bm_field_values values;
    if (path) {
        bm_source *source = bm_arena_zero(a, 1, sizeof *source);
        if (!read_file(a, path, source, ds))
            return false;
        const bm_value *root = bm_input_read(a, source, BM_INPUT_AUTO, ds);
        if (!root)
            return false;
        const bm_check_input input = {.data = bm_value_lookup(root, "data"),
                                      .today = {2026, 3, 20}};
        if (bm_check_values(a, form, &input, &values, ds) != 0)
            return false;
    }
    return bm_merge_document(a, form, path ? &values : NULL, doc, ds) == 0;
}

static bool dump_pages(bm_arena *a, const bm_document *doc, bm_buf *out, bm_diags *ds)
{
    bm_layout layout = {.arena = a};
    bm_font_set *fonts = bm_font_open(FONT_DIRS, 1, ds);
    bm_pages pages;
    bool ok = false;
    if (!fonts)
        return false;
    layout.fonts = fonts;
    layout.linebreak = bm_linebreak_new();
    if (layout.linebreak && bm_layout_pages(&layout, doc, 1, &pages, ds) == 0) {
        bm_page_dump(out, &pages);
        ok = true;
    }
    bm_linebreak_free(layout.linebreak);
    bm_font_close(fonts);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 4 || (strcmp(argv[1], "tree") && strcmp(argv[1], "pages"))) {
        fprintf(stderr, "usage: golden tree|pages FORM.yaml [DATA.yaml]\n");
        return 2;
    }
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_source source;
    bm_form *form = read_file(a, argv[2], &source, ds) ? bm_form_parse(&source, ds) : NULL;
    bm_document doc;
    bm_buf out = {0};
    bool ok = form && fill(a, form, argc == 4 ? argv[3] : NULL, &doc, ds);
    if (ok && strcmp(argv[1], "tree") == 0)
        bm_dump_tree(&out, doc.root);
    else if (ok)
        ok = dump_pages(a, &doc, &out, ds);
    for (size_t i = 0; i < bm_diags_count(ds); i++) {
        const bm_diag *d = bm_diags_at(ds, i);
        fprintf(stderr, "%s:%u:%u: [%s] %s\n", d->file ? d->file : "", (unsigned)d->line,
                (unsigned)d->col, d->code, d->message[BM_LANG_EN]);
    }
    if (ok)
        fwrite(out.ptr, 1, out.len, stdout);
    bm_buf_free(&out);
    bm_form_free(form);
    bm_diags_free(ds);
    bm_arena_free(a);
    return ok ? 0 : 1;
}
