/* bieumau explain: what a message code means. SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <string.h>

#include "cli/command.h"

/* ${text} with "…" for the arguments {0}..{7} and the parts that may be left out in [brackets], blanks before them. */
static void print_template(const char *text)
{
    for (const char *p = text; *p; p++) {
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '7' && p[2] == '}') {
            (void)fputs("…", stdout);
            p += 2;
        } else if (strncmp(p, "[[", 2) == 0) {
            bool blank = p[2] == ' ';
            (void)fputs(blank ? " [" : "[", stdout);
            p += blank ? 2 : 1;
        } else if (strncmp(p, "]]", 2) == 0) {
            (void)fputc(']', stdout);
            p++;
        } else {
            (void)fputc(*p, stdout);
        }
    }
}

static const char *severity_name(const bm_cli *cli, bm_severity severity)
{
    switch (severity) {
    case BM_ERROR:
        return bm_cli_pick(cli, "lỗi", "error");
    case BM_WARNING:
        return bm_cli_pick(cli, "cảnh báo", "warning");
    default:
        return bm_cli_pick(cli, "ghi chú", "note");
    }
}

static const char *subject(const bm_cli *cli, char letter)
{
    switch (letter) {
    case 'I':
        return bm_cli_pick(cli, "không đọc được tệp dữ liệu", "the input cannot be read");
    case 'D':
        return bm_cli_pick(cli, "dữ liệu không đúng với mẫu", "the data does not fit the form");
    case 'R':
        return bm_cli_pick(cli, "quy định của mẫu", "a rule of the form");
    case 'F':
        return bm_cli_pick(cli, "định nghĩa mẫu sai", "a form definition is wrong");
    case 'T':
        return bm_cli_pick(cli, "không dàn được chữ", "text cannot be set");
    case 'O':
        return bm_cli_pick(cli, "không ghi được kết quả", "the output cannot be written");
    case 'V':
        return bm_cli_pick(cli, "đọc lại tệp PDF", "a PDF is read back");
    case 'M':
        return bm_cli_pick(cli, "dựng mẫu từ tệp Word", "a form is drafted from a Word file");
    case 'E':
        return bm_cli_pick(cli, "tệp, phông hoặc thư mục trên máy",
                           "files, fonts and folders of the machine");
    default:
        return bm_cli_pick(cli, "dòng lệnh", "the command line");
    }
}

static void explain(const bm_cli *cli, const bm_code_info *c)
{
    (void)printf("%s – %s (%s)\n  ", c->code, severity_name(cli, c->severity),
                 subject(cli, *c->code));
    print_template(c->message[cli->lang]);
    (void)fputc('\n', stdout);
    if (*c->hint[cli->lang]) {
        (void)printf("  %s: ", bm_cli_pick(cli, "gợi ý", "hint"));
        print_template(c->hint[cli->lang]);
        (void)fputc('\n', stdout);
    }
    if (c->severity == BM_ERROR)
        (void)printf("  %s: %d\n", bm_cli_pick(cli, "mã thoát", "exit status"),
                     bm_report_status_of(c->code));
}

static void run(bm_cli *cli)
{
    const bm_code_info *c;
    bool all = bm_cli_has(cli, BM_OPT_ALL);
    if (!all && !cli->n_operands) {
        bm_report_command2(
            &cli->report, "C005", "explain",
            bm_cli_pick(cli, "mã thông báo (hoặc --all)", "the code of a message (or --all)"));
        return;
    }
    for (size_t i = 0; all && (c = bm_code_at(i)) != NULL; i++) {
        (void)printf("%s  ", c->code);
        print_template(c->message[cli->lang]);
        (void)fputc('\n', stdout);
    }
    for (size_t i = 0; i < cli->n_operands; i++) {
        c = bm_code_lookup(cli->operands[i]);
        if (c)
            explain(cli, c);
        else
            bm_report_command2(&cli->report, "C008", cli->operands[i], NULL);
    }
}

const bm_command bm_cmd_explain = {
    "explain",
    {"MÃ… | --all", "CODE… | --all"},
    {"giải thích mã thông báo", "explain message codes"},
    {"  bieumau explain D006\n", "  bieumau explain D006\n"},
    {"", ""},
    BM_OPTIONS_BIT(BM_OPT_ALL),
    0,
    SIZE_MAX,
    run,
};
