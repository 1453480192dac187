/* bieumau blank: forms to be filled in by hand. SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/memory.h"
#include "cli/outputs.h"

/* One file of all forms, or none when one of them is wrong. */
static void blank_merged(bm_cli *cli, const bm_outputs *out)
{
    bm_part *parts = bm_memory_must(calloc(cli->n_operands, sizeof *parts));
    size_t n = 0;
    for (size_t i = 0; i < cli->n_operands; i++) {
        parts[n].form = bm_cli_form_to_make(cli, cli->operands[i]);
        n += parts[n].form != NULL;
    }
    if (n == cli->n_operands)
        bm_outputs_render(cli, out, 0, parts, n);
    else
        bm_outputs_try(cli, out, parts, n);
    free(parts);
}

static void run(bm_cli *cli)
{
    bm_outputs out;
    if (bm_outputs_plan(cli, &out, false) && bm_cli_env(cli)) {
        if (bm_cli_has(cli, BM_OPT_MERGE))
            blank_merged(cli, &out);
        for (size_t i = 0; i < out.n && !bm_cli_has(cli, BM_OPT_MERGE); i++) {
            const bm_part part = {bm_cli_form_to_make(cli, out.items[i].input), NULL};
            if (part.form)
                bm_outputs_render(cli, &out, i, &part, 1);
        }
    }
    bm_outputs_free(&out);
}

const bm_command bm_cmd_blank = {
    "blank",
    {"MẪU…", "FORM…"},
    {"tạo mẫu trống để viết tay, hoặc điền trên màn hình",
     "make blank forms, to be filled in by hand or on screen"},
    {"Không có -o thì tệp mang tên của mẫu. Tệp làm bằng --fillable mở và điền bằng phần mềm đọc "
     "PDF, lưu\n"
     "lại, rồi “bieumau read” lấy ra những gì đã điền.\n\n"
     "  bieumau blank nd68-2024/mau-01                tạo nd68-2024-mau-01.pdf\n"
     "  bieumau blank nd68-2024/mau-01 -o mau01.docx  tạo tệp Word\n"
     "  bieumau blank nd68-2024/mau-01 --fillable     điền được trên màn hình\n"
     "  bieumau blank nd68-2024/mau-05 nd68-2024/mau-08 --merge bo-mau.pdf  tạo một tệp\n",
     "Without -o the file is named after the form. What --fillable makes is opened, filled in and "
     "saved by a\n"
     "PDF reader; “bieumau read” takes out what was filled in.\n\n"
     "  bieumau blank nd68-2024/mau-01                makes nd68-2024-mau-01.pdf\n"
     "  bieumau blank nd68-2024/mau-01 -o mau01.docx  makes a Word file\n"
     "  bieumau blank nd68-2024/mau-01 --fillable     can be filled in on screen\n"
     "  bieumau blank nd68-2024/mau-05 nd68-2024/mau-08 --merge set.pdf  makes one file\n"},
    {"mã của mẫu, ví dụ nd68-2024/mau-01", "the id of a form, such as nd68-2024/mau-01"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_TO) |
        BM_OPTIONS_BIT(BM_OPT_FORCE) | BM_OPTIONS_BIT(BM_OPT_STRICT) |
        BM_OPTIONS_BIT(BM_OPT_MERGE) | BM_OPTIONS_PRINT | BM_OPTIONS_BIT(BM_OPT_FILLABLE) |
        BM_OPTIONS_BIT(BM_OPT_PAGE),
    1,
    SIZE_MAX,
    run,
};
