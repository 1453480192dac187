/* bieumau blank: forms to be filled in by hand. SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "cli/command.h"
#include "cli/outputs.h"

static void run(bm_cli *cli)
{
    bm_outputs out;
    if (bm_outputs_plan(cli, &out, false) && bm_cli_env(cli)) {
        for (size_t i = 0; i < out.n; i++) {
            const bm_form *form = bm_cli_form(cli, out.items[i].input);
            if (form)
                bm_outputs_render(cli, &out, i, form, NULL);
        }
    }
    bm_outputs_free(&out);
}

const bm_command bm_cmd_blank = {
    "blank",
    {"MẪU…", "FORM…"},
    {"tạo mẫu trống để điền bằng tay", "make blank forms, to be filled in by hand"},
    {"  bieumau blank tt185-2019/mau-01                tạo tt185-2019-mau-01.pdf\n"
     "  bieumau blank tt185-2019/mau-01 -o mau01.docx  tạo tệp Word\n",
     "  bieumau blank tt185-2019/mau-01                makes tt185-2019-mau-01.pdf\n"
     "  bieumau blank tt185-2019/mau-01 -o mau01.docx  makes a Word file\n"},
    {"mã của mẫu, ví dụ tt185-2019/mau-01", "the id of a form, such as tt185-2019/mau-01"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_TO) |
        BM_OPTIONS_BIT(BM_OPT_FORCE),
    1,
    SIZE_MAX,
    run,
};
