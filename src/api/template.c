/* Templates for Word files: read, unpacked and compiled. SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/limit.h"
#include "output/docx/docx_template.h"

/* The bytes live as long as the template: positions and what is stored in the file as it is taken borrow them. */
static bm_docx_template *compile(bm_arena *a, bm_str bytes, const char *name, bm_diags *ds)
{
    bm_source *source = bm_arena_zero(a, 1, sizeof *source);
    *source = (bm_source){
        .name = bm_arena_cstr(a, bm_str_of(name)), .bytes = bytes.ptr, .len = bytes.len};
    const bm_opc *opc = bm_opc_open(a, source, ds);
    bm_docx_template *t = opc ? bm_docx_template_compile(a, opc, source, ds) : NULL;
    if (!t)
        bm_arena_free(a);
    return t;
}

bm_docx_template *bm_docx_template_parse(bm_env *env, const void *bytes, size_t n, const char *name,
                                         bm_diags *ds)
{
    (void)env;
    bm_arena *a = bm_arena_new();
    if (n > BM_LIMIT_OPC_BYTES) { /* bm_opc_open says so; it need not be copied for that */
        const bm_source source = {name, bytes, n, NULL};
        (void)bm_opc_open(a, &source, ds);
        bm_arena_free(a);
        return NULL;
    }
    return compile(a, bm_arena_copy(a, bm_str_n(bytes, n)), name, ds);
}

bm_docx_template *bm_docx_template_open(bm_env *env, const char *path, bm_diags *ds)
{
    bm_buf bytes = {0};
    bm_docx_template *t = NULL;
    if (bm_file_read(path, BM_LIMIT_OPC_BYTES, &bytes, ds) == 0)
        t = bm_docx_template_parse(env, bytes.ptr ? bytes.ptr : "", bytes.len, path, ds);
    bm_buf_free(&bytes);
    return t;
}

void bm_docx_template_free(bm_docx_template *t)
{
    if (t)
        bm_arena_free(bm_docx_template_arena(t));
}
