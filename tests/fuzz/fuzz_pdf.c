/* Any bytes as a PDF file that is read back. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "input/pdf_read.h"

static void require_valid(bm_str s)
{
    fuzz_require(bm_utf8_invalid_at(s) == s.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_source source = {.name = "fuzz", .bytes = (const char *)data, .len = size};
    const bm_pdf_read_file *r = bm_pdf_read(a, &source, ds);
    fuzz_require((r == NULL) == (bm_diags_errors(ds) > 0));
    for (size_t i = 0; r && i < r->n_pages; i++)
        require_valid(r->pages[i].text);
    for (size_t i = 0; r && i < r->n_attachments; i++)
        require_valid(r->attachments[i].name);
    for (size_t i = 0; r && i < r->n_fields; i++) {
        require_valid(r->fields[i].name);
        for (size_t k = 0; k < r->fields[i].n_values; k++)
            require_valid(r->fields[i].values[k]);
    }
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}
