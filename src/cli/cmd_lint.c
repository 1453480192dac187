/* bieumau lint: is a form definition right? SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <string.h>

#include "cli/command.h"

/* By the name of the file: there is one file of procedures and one of holidays in a folder of forms. */
static int lint_file(bm_cli *cli, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    if (strcmp(base, "procedures.yaml") == 0)
        return bm_procedures_lint(cli->env, path, cli->ds);
    if (strcmp(base, "holidays.yaml") == 0)
        return bm_holidays_lint(cli->env, path, cli->ds);
    return bm_form_lint(cli->env, path, cli->ds);
}

static void run(bm_cli *cli)
{
    if (!bm_cli_env(cli))
        return;
    for (size_t i = 0; i < cli->n_operands; i++) {
        const char *path = cli->operands[i];
        if (strcmp(path, "-") == 0)
            path = "/dev/stdin";
        int status = lint_file(cli, path);
        bm_cli_tell(cli);
        if (status == 0 && !cli->report.quiet)
            (void)printf(bm_cli_pick(cli, "%s: không có lỗi\n", "%s: no errors\n"),
                         cli->operands[i]);
    }
}

const bm_command bm_cmd_lint = {
    "lint",
    {"MẪU.yaml…", "FORM.yaml…"},
    {"kiểm tra tệp định nghĩa mẫu", "check form definitions"},
    {"Quy cách của tệp mẫu: forms/README.md; của procedures.yaml (thủ tục) và holidays.yaml (ngày "
     "nghỉ):\n"
     "forms/PROCEDURES.md.\n",
     "The language of definitions: forms/README.md; of procedures.yaml and holidays.yaml:\n"
     "forms/PROCEDURES.md.\n"},
    {"tên tệp định nghĩa mẫu", "the name of a form definition"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_STRICT),
    1,
    SIZE_MAX,
    run,
};
