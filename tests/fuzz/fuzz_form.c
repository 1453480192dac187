/* Any bytes as a form definition; what compiles can be printed blank.
 * SPDX-License-Identifier: MIT */
#include "document/dump.h"
#include "fuzz/fuzz.h"
#include "merge/merge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_buf out = {0};
    bm_source source = {.name = "fuzz", .bytes = (const char *)data, .len = size};
    bm_form *form = bm_form_parse(&source, ds);
    fuzz_require((form == NULL) == (bm_diags_errors(ds) > 0));
    if (form && form->body) { /* else its text is not at hand */
        bm_document doc;
        fuzz_require(bm_merge_document(a, form, NULL, &doc, ds) == 0);
        bm_dump_tree(&out, doc.root);
    }
    bm_buf_free(&out);
    bm_form_free(form);
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}
