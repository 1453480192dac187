/* bieumau make: data files become documents. SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/memory.h"
#include "cli/office.h"
#include "cli/outputs.h"

/* Read ${input} and find its form. False (told). */
static bool open_part(bm_cli *cli, const char *input, bm_data **data, bm_part *part)
{
    const char *id = bm_cli_value(cli, BM_OPT_FORM);
    *data = bm_cli_data(cli, input);
    if (!*data)
        return false;
    part->data = *data;
    part->form = id ? bm_cli_form_to_make(cli, id) : bm_form_load_for(cli->env, *data, cli->ds);
    bm_cli_tell(cli);
    return part->form && bm_office_give(cli, *data, input);
}

static void make_one(bm_cli *cli, const bm_outputs *out, size_t i)
{
    bm_data *data;
    bm_part part;
    if (bm_office_skips(cli, out->items[i].input))
        return;
    if (open_part(cli, out->items[i].input, &data, &part))
        bm_outputs_render(cli, out, i, &part, 1);
    bm_data_free(data);
}

/* One file of all inputs, or none when one of them is wrong. */
static void make_merged(bm_cli *cli, const bm_outputs *out)
{
    bm_part *parts = bm_memory_must(calloc(cli->n_operands, sizeof *parts));
    bm_data **data = bm_memory_must(calloc(cli->n_operands, sizeof *data));
    size_t n = 0;
    bool good = true;
    for (size_t i = 0; i < cli->n_operands; i++) {
        if (bm_office_skips(cli, cli->operands[i]))
            continue;
        if (open_part(cli, cli->operands[i], &data[i], &parts[n]))
            n++;
        else
            good = false;
    }
    cli->report.input = NULL; /* from here on a message may be about any of them */
    if (good)
        bm_outputs_render(cli, out, 0, parts, n);
    else
        bm_outputs_try(cli, out, parts, n);
    for (size_t i = 0; i < cli->n_operands; i++)
        bm_data_free(data[i]);
    free(data);
    free(parts);
}

static void run(bm_cli *cli)
{
    bm_outputs out;
    if (bm_outputs_plan(cli, &out, true) && bm_cli_env(cli)) {
        if (bm_cli_has(cli, BM_OPT_MERGE))
            make_merged(cli, &out);
        else
            for (size_t i = 0; i < out.n; i++)
                make_one(cli, &out, i);
    }
    bm_outputs_free(&out);
}

const bm_command bm_cmd_make = {
    "make",
    {"DỮ_LIỆU…", "INPUT…"},
    {"tạo văn bản từ tệp dữ liệu", "make documents from data files"},
    {"DỮ_LIỆU là tệp YAML, JSON hoặc XML; “-” là đầu vào chuẩn. Không có -o thì don.yaml tạo\n"
     "don.pdf ở thư mục hiện tại; tệp đã có chỉ bị ghi đè khi có --force hoặc được ghi tên bằng "
     "-o.\n"
     "Nhiều tệp vào tạo nhiều tệp ra; tệp nào lỗi thì báo lỗi, các tệp khác vẫn được tạo.\n"
     "--merge ghép tất cả vào một tệp; một tệp lỗi thì không tạo gì. Tệp dữ liệu chỉ có “form:” "
     "và\n"
     "“blank: true” là mẫu trống.\n"
     "Mục nào dữ liệu không ghi thì lấy từ hồ sơ cơ quan: office.yaml cạnh tệp dữ liệu, hoặc\n"
     "~/.config/bieumau/office.yaml.\n\n"
     "  bieumau make don.yaml                 tạo don.pdf\n"
     "  bieumau make don.yaml -o don.docx     tạo tệp Word\n"
     "  bieumau make *.yaml -o ket-qua/       tạo nhiều tệp trong một thư mục\n"
     "  bieumau make *.yaml --merge ho-so.pdf tạo một tệp để in một lần\n"
     "  bieumau make *.yaml -m in.pdf --copies 2 --duplex   mỗi văn bản 2 bản, in hai mặt\n"
     "  bieumau make don.yaml -o don.docx --docx-template mau.docx   theo tệp Word của cơ quan\n"
     "  bieumau make - -o - <don.json >a.pdf  đọc và ghi qua đường ống\n",
     "INPUT is a YAML, JSON or XML file; “-” is standard input. Without -o, don.yaml makes don.pdf "
     "in\n"
     "the current folder; an existing file is overwritten only with --force or when -o names it.\n"
     "Several inputs make several files; a wrong one is reported, the others are made.\n"
     "--merge puts all into one file; nothing is made when one is wrong. A data file with only "
     "“form:” "
     "and\n"
     "“blank: true” is the blank form.\n"
     "What the data leaves out is taken from the profile of the office: office.yaml beside the "
     "data, or\n"
     "~/.config/bieumau/office.yaml.\n\n"
     "  bieumau make don.yaml                 makes don.pdf\n"
     "  bieumau make don.yaml -o don.docx     makes a Word file\n"
     "  bieumau make *.yaml -o out/           makes several files in one folder\n"
     "  bieumau make *.yaml --merge all.pdf   makes one file, to print at once\n"
     "  bieumau make *.yaml -m all.pdf --copies 2 --duplex   two copies of each, on both sides\n"
     "  bieumau make don.yaml -o don.docx --docx-template ref.docx   after a Word file of the "
     "office\n"
     "  bieumau make - -o - <don.json >a.pdf  reads and writes pipes\n"},
    {"tên tệp dữ liệu", "the name of a data file"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_TO) |
        BM_OPTIONS_BIT(BM_OPT_FROM) | BM_OPTIONS_BIT(BM_OPT_FORM) | BM_OPTIONS_BIT(BM_OPT_DRAFT) |
        BM_OPTIONS_BIT(BM_OPT_FORCE) | BM_OPTIONS_BIT(BM_OPT_STRICT) | BM_OPTIONS_PROFILE |
        BM_OPTIONS_BIT(BM_OPT_MERGE) | BM_OPTIONS_BIT(BM_OPT_LEGACY) | BM_OPTIONS_PRINT |
        BM_OPTIONS_BIT(BM_OPT_PAGE),
    1,
    SIZE_MAX,
    run,
};
