/* Any bytes as a template for Word files. SPDX-License-Identifier: MIT */
#include "fuzz/fuzz.h"
#include "input/opc.h"
#include "output/docx/docx_template.h"
#include "output/docx/docx_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    const bm_source source = {.name = "fuzz", .bytes = (const char *)data, .len = size};
    const bm_opc *opc = bm_opc_open(a, &source, ds);
    const bm_docx_template *t = opc ? bm_docx_template_compile(a, opc, &source, ds) : NULL;
    fuzz_require((t == NULL) == (bm_diags_errors(ds) > 0));
    bm_docx_part *parts = NULL;
    size_t n = 0, line;
    if (t)
        bm_docx_template_apply(t, a, &parts, &n);
    for (size_t i = 0; i < n; i++) {
        xmlDoc *doc = parts[i].binary ? NULL : bm_docx_tree_read(parts[i].xml, &line);
        fuzz_require(parts[i].binary || doc);
        xmlFreeDoc(doc);
    }
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}
