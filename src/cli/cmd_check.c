/* bieumau check: is the data right? Nothing is made. SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "cli/command.h"
#include "cli/office.h"

static void check_one(bm_cli *cli, const char *input)
{
    const char *id = bm_cli_value(cli, BM_OPT_FORM);
    if (bm_office_skips(cli, input))
        return;
    bm_data *data = bm_cli_data(cli, input);
    if (!data)
        return;
    const bm_form *form = id ? bm_cli_form(cli, id) : bm_form_load_for(cli->env, data, cli->ds);
    bm_cli_tell(cli);
    int status = -1;
    if (form && bm_office_give(cli, data, input))
        status = bm_check(cli->env, form, data, cli->ds);
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
    {"Mọi lỗi được báo cùng lúc, với dòng và cột. --strict coi cảnh báo là lỗi: dùng trước khi "
     "nộp.\n",
     "All errors are reported at once, with line and column. --strict takes warnings for errors: "
     "for a\n"
     "last look before filing.\n"},
    {"tên tệp dữ liệu", "the name of a data file"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_FROM) | BM_OPTIONS_BIT(BM_OPT_FORM) |
        BM_OPTIONS_BIT(BM_OPT_LEGACY) | BM_OPTIONS_BIT(BM_OPT_STRICT) | BM_OPTIONS_PROFILE,
    1,
    SIZE_MAX,
    run,
};
