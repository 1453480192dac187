/* bieumau make: data files become documents. SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "cli/command.h"
#include "cli/outputs.h"

static void make_one(bm_cli *cli, const bm_outputs *out, size_t i)
{
    const char *id = bm_cli_value(cli, BM_OPT_FORM);
    bm_data *data = bm_cli_data(cli, out->items[i].input);
    if (!data)
        return;
    const bm_form *form = id ? bm_cli_form(cli, id) : bm_form_load_for(cli->env, data, cli->ds);
    bm_cli_tell(cli);
    if (form)
        bm_outputs_render(cli, out, i, form, data);
    bm_data_free(data);
}

static void run(bm_cli *cli)
{
    bm_outputs out;
    if (bm_outputs_plan(cli, &out, true) && bm_cli_env(cli))
        for (size_t i = 0; i < out.n; i++)
            make_one(cli, &out, i);
    bm_outputs_free(&out);
}

const bm_command bm_cmd_make = {
    "make",
    {"DỮ_LIỆU…", "INPUT…"},
    {"tạo văn bản từ tệp dữ liệu", "make documents from data files"},
    {"DỮ_LIỆU là tệp YAML, JSON hoặc XML; “-” là đầu vào chuẩn. Không có -o thì don.yaml tạo\n"
     "don.pdf ở thư mục hiện tại; tệp đã có chỉ bị ghi đè khi có --force hoặc được ghi tên bằng "
     "-o.\n"
     "Nhiều tệp vào tạo nhiều tệp ra; tệp nào lỗi thì báo lỗi, các tệp khác vẫn được tạo.\n\n"
     "  bieumau make don.yaml                 tạo don.pdf\n"
     "  bieumau make don.yaml -o don.docx     tạo tệp Word\n"
     "  bieumau make *.yaml -o ket-qua/       tạo nhiều tệp trong một thư mục\n"
     "  bieumau make - -o - <don.json >a.pdf  đọc và ghi qua đường ống\n",
     "INPUT is a YAML, JSON or XML file; “-” is standard input. Without -o, don.yaml makes don.pdf "
     "in\n"
     "the current folder; an existing file is overwritten only with --force or when -o names it.\n"
     "Several inputs make several files; a wrong one is reported, the others are made.\n\n"
     "  bieumau make don.yaml                 makes don.pdf\n"
     "  bieumau make don.yaml -o don.docx     makes a Word file\n"
     "  bieumau make *.yaml -o out/           makes several files in one folder\n"
     "  bieumau make - -o - <don.json >a.pdf  reads and writes pipes\n"},
    {"tên tệp dữ liệu", "the name of a data file"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_TO) |
        BM_OPTIONS_BIT(BM_OPT_FROM) | BM_OPTIONS_BIT(BM_OPT_FORM) | BM_OPTIONS_BIT(BM_OPT_DRAFT) |
        BM_OPTIONS_BIT(BM_OPT_FORCE),
    1,
    SIZE_MAX,
    run,
};
