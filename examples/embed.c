/* The main job in a few lines of C: a data file becomes a PDF.
 *
 *     cc embed.c $(pkg-config --cflags --libs bieumau) -o embed
 *     ./embed mau-01.yaml mau-01.pdf
 *
 * SPDX-License-Identifier: MIT */
#include <bieumau.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s DATA OUT.pdf\n", argv[0]);
        return 2;
    }
    bm_diags *ds = bm_diags_new();
    bm_env *env = bm_env_open(NULL, ds);
    bm_data *data = env ? bm_data_read(env, argv[1], BM_INPUT_AUTO, ds) : NULL;
    const bm_form *form = data ? bm_form_load(env, bm_data_form_id(data), ds) : NULL;
    int status = form ? bm_render_file(env, form, data, NULL, argv[2], ds) : -1;
    for (size_t i = 0; i < bm_diags_count(ds); i++)
        fprintf(stderr, "%s\n", bm_diags_at(ds, i)->message[BM_LANG_VI]);
    bm_data_free(data);
    bm_env_close(env);
    bm_diags_free(ds);
    return status ? 1 : 0;
}
