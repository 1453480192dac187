/* bieumau info: versions, folders, fonts, limits. SPDX-License-Identifier: MIT */
#include "cli/command.h"
#include "cli/width.h"

static void heading(const bm_cli *cli, const char *vi, const char *en)
{
    (void)printf("\n%s\n", bm_cli_pick(cli, vi, en));
}

static void print_dirs(const bm_env *env, const char *(*dir_at)(const bm_env *env, size_t i))
{
    const char *dir;
    for (size_t i = 0; (dir = dir_at(env, i)) != NULL; i++) {
        (void)fputs("  ", stdout);
        bm_width_print(stdout, dir);
        (void)fputc('\n', stdout);
    }
}

static void print_fonts(const bm_env *env)
{
    bm_font_info f;
    for (size_t i = 0; bm_env_font(env, i, &f) == 0; i++) {
        (void)fputs("  ", stdout);
        bm_width_print(stdout, f.family);
        (void)fputc(' ', stdout);
        bm_width_print(stdout, f.style);
        (void)fputs(", ", stdout);
        bm_width_print(stdout, f.version);
        (void)fputs(" – ", stdout);
        bm_width_print(stdout, f.file);
        (void)fputc('\n', stdout);
    }
}

static void run(bm_cli *cli)
{
    const bm_component *c;
    const bm_format *f;
    const bm_limit_info *l;
    (void)printf("bieumau %s\n", bm_version());
    for (size_t i = 0; (c = bm_component_at(i)) != NULL; i++)
        (void)printf("  %-12s %s\n", c->name, c->version);
    heading(cli, "Định dạng:", "Formats:");
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++)
        (void)printf("  %-6s %-6s %s\n", f->name, f->suffix, f->mime);
    heading(cli, "Giới hạn:", "Limits:");
    for (size_t i = 0; (l = bm_limit_at(i)) != NULL; i++)
        (void)printf("  %-20s %zu\n", l->name, l->value);
    const bm_env *env = bm_cli_env(cli);
    if (!env)
        return;
    heading(cli, "Thư mục mẫu:", "Folders of forms:");
    print_dirs(env, bm_env_form_dir);
    heading(cli, "Thư mục phông:", "Folders of fonts:");
    print_dirs(env, bm_env_font_dir);
    heading(cli, "Phông:", "Fonts:");
    print_fonts(env);
}

const bm_command bm_cmd_info = {
    "info",   {"", ""}, {"phiên bản, thư mục, phông, giới hạn", "versions, folders, fonts, limits"},
    {"", ""}, {"", ""}, BM_OPTIONS_ENV,
    0,        0,        run,
};
