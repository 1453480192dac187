/* bieumau check: is the data right? Nothing is made. SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "cli/command.h"

static void check_one(bm_cli *cli, const char *input)
{
    const char *id = bm_cli_value(cli, BM_OPT_FORM);
    bm_data *data = bm_cli_data(cli, input);
    if (!data)
        return;
    const bm_form *form = id ? bm_cli_form(cli, id) : bm_form_load_for(cli->env, data, cli->ds);
    int status = form ? bm_check(cli->env, form, data, cli->ds) : -1;
    bm_cli_tell(cli);
    bm_data_free(data);
    if (status != 0 || cli->report.quiet)
        return;
    bm_form_info info;
    bm_form_describe(form, &info);
    (void)printf(bm_cli_pick(cli, "%s: dữ liệu đúng với mẫu %s\n", "%s: the data fits %s\n"), input,
                 info.id);
}

static void run(bm_cli *cli)
{
    if (!bm_cli_env(cli))
        return;
    for (size_t i = 0; i < cli->n_operands; i++)
        check_one(cli, cli->operands[i]);
}

const bm_command bm_cmd_check = {
    "check",
    {"DỮ_LIỆU…", "INPUT…"},
    {"kiểm tra dữ liệu, không tạo gì", "check data files, make nothing"},
    {"Mọi lỗi được báo cùng lúc, với dòng và cột.\n",
     "All errors are reported at once, with line and column.\n"},
    {"tên tệp dữ liệu", "the name of a data file"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_FROM) | BM_OPTIONS_BIT(BM_OPT_FORM),
    1,
    SIZE_MAX,
    run,
};
