/* A folder of its own with forms, and an environment on it. Include after cmocka.h.
 * SPDX-License-Identifier: MIT */
#ifndef KIT_H
#define KIT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bieumau.h"

#define KIT_FONTS "/usr/share/fonts/truetype/croscore"

#define KIT_FORM(id, valid)                                                                   \
    "id: " id "\nnumber: Mẫu 1\ntitle: Đơn thử\nsource: Nguồn thử\nwording: verbatim\n" valid \
    "date: ngay\n"                                                                            \
    "fields:\n"                                                                               \
    "  ho_ten: {label: Họ và tên, type: person, required: true}\n"                        \
    "  ngay: {label: Ngày, type: date}\n"                                                    \
    "  bang: {label: Bảng, type: rows, columns: {muc: {label: Mục, type: text}}}\n"       \
    "body:\n"                                                                                 \
    "  - title: ĐƠN THỬ\n"                                                                \
    "  - line: \"Họ và tên: {ho_ten}\"\n"                                                 \
    "  - line: \"Ngày: {ngay}\"\n"                                                           \
    "  - table: {rows: bang, columns: [{head: Mục, cell: \"{muc}\", width: 100}]}\n"

typedef struct {
    char folder[64]; /* the current folder while the test runs */
    bm_diags *ds;
    bm_env *env;
} kit;

static inline void kit_put(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    assert_int_equal(fclose(f), 0);
}

static inline bm_env *kit_open(bm_diags *ds, const char *forms)
{
    static const char *const fonts[] = {KIT_FONTS};
    const char *const dirs[] = {forms};
    bm_env_options options = {0};
    options.form_dirs = dirs;
    options.n_form_dirs = 1;
    options.font_dirs = fonts;
    options.n_font_dirs = 1;
    options.today_year = 2024;
    options.today_month = 2;
    options.today_day = 29;
    return bm_env_open(&options, ds);
}

/* A temporary folder with forms/vd/mot.yaml. */
static inline int kit_set_up(void **state)
{
    kit *k = calloc(1, sizeof *k);
    (void)snprintf(k->folder, sizeof k->folder, "/tmp/bieumau-api-XXXXXX");
    if (!mkdtemp(k->folder) || chdir(k->folder) != 0 || mkdir("forms", 0777) != 0 ||
        mkdir("forms/vd", 0777) != 0)
        return -1;
    kit_put("forms/vd/mot.yaml", KIT_FORM("vd/mot", ""));
    k->ds = bm_diags_new();
    k->env = kit_open(k->ds, "forms");
    *state = k;
    return k->env ? 0 : -1;
}

static inline int kit_tear_down(void **state)
{
    kit *k = *state;
    char command[128];
    bm_env_close(k->env);
    bm_diags_free(k->ds);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", k->folder);
    int status = chdir("/") != 0 || system(command) != 0;
    free(k);
    return status;
}

/* The codes reported, "D006 D005", and forget them. */
static inline const char *kit_codes(kit *k, char out[400])
{
    out[0] = 0;
    for (size_t i = 0; i < bm_diags_count(k->ds); i++) {
        size_t n = strlen(out);
        (void)snprintf(out + n, 400 - n, "%s%s", i ? " " : "", bm_diags_at(k->ds, i)->code);
    }
    bm_diags_clear(k->ds);
    return out;
}

static inline void kit_reported(kit *k, const char *codes)
{
    char out[400];
    assert_string_equal(kit_codes(k, out), codes);
}

static inline bm_data *kit_data(kit *k, const char *text)
{
    return bm_data_parse(k->env, text, strlen(text), "don.yaml", BM_INPUT_AUTO, k->ds);
}

#define KIT_TEST(test) cmocka_unit_test_setup_teardown(test, kit_set_up, kit_tear_down)

#endif
