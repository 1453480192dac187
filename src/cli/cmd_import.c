/* bieumau import: the draft of a form definition, made from the form as a Word file. SPDX-License-Identifier: MIT
 * */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/memory.h"
#include "cli/outputs.h"
#include "cli/paths.h"

/* The file to write, or NULL = standard output. False (told) when the command is wrong. */
static bool choose_path(bm_cli *cli, const char **path)
{
    struct stat st, input;
    *path = bm_cli_value(cli, BM_OPT_OUTPUT);
    if (*path && strcmp(*path, "-") == 0)
        *path = NULL;
    if (!*path)
        return true;
    if (!**path || (*path)[strlen(*path) - 1] == '/' || bm_paths_is_folder(*path)) {
        const char *args[] = {"--output", *path,
                              bm_cli_pick(cli, "tên tệp .yaml", "the name of a .yaml file")};
        bm_report_command(&cli->report, "C004", args, 3);
        return false;
    }
    if (stat(*path, &st) != 0 || !S_ISREG(st.st_mode))
        return true;
    if (stat(cli->operands[0], &input) == 0 && st.st_dev == input.st_dev &&
        st.st_ino == input.st_ino) {
        bm_report_command2(&cli->report, "C009", *path, NULL);
        return false;
    }
    if (!bm_cli_has(cli, BM_OPT_FORCE))
        bm_report_command2(&cli->report, "C023", *path, NULL);
    return bm_cli_has(cli, BM_OPT_FORCE);
}

static int add(void *user, const void *bytes, size_t n)
{
    return fwrite(bytes, 1, n, user) == n ? 0 : -1;
}

/* The draft goes to ${out}; what is to be said of it is told. Returns 0 or -1. */
static int draft(bm_cli *cli, FILE *out)
{
    const bm_sink sink = {add, out};
    const char *input = cli->operands[0], *id = bm_cli_value(cli, BM_OPT_ID);
    int status = -1;
    if (strcmp(input, "-") == 0) {
        size_t n;
        char *bytes = bm_cli_read_stdin("DOCX bytes", &n);
        if (bytes)
            status = bm_import_parse(cli->env, bytes, n, "-", id, &sink, cli->ds);
        else
            bm_report_command2(&cli->report, "E001", "-", strerror(errno));
        free(bytes);
    } else {
        status = bm_import(cli->env, input, id, &sink, cli->ds);
    }
    bm_cli_tell(cli);
    return status;
}

static void run(bm_cli *cli)
{
    const char *path;
    if (!choose_path(cli, &path) || !bm_cli_env(cli))
        return;
    char *text = NULL;
    size_t size = 0;
    FILE *memory = bm_memory_must(open_memstream(&text, &size));
    int status = draft(cli, memory);
    if (fclose(memory) != 0)
        abort();
    if (status == 0)
        (void)bm_outputs_save(cli, path, text, size, bm_cli_has(cli, BM_OPT_FORCE));
    free(text);
}

const bm_command bm_cmd_import = {
    "import",
    {"TỆP.docx", "FILE.docx"},
    {"dựng bản nháp định nghĩa mẫu từ tệp Word", "draft a form definition from a Word file"},
    {"Đọc một mẫu còn trống (DOCX), nhận ra quốc hiệu, tên mẫu, các nhãn có dòng chấm, ô vuông,\n"
     "bảng, phần ký, ghi chú, và ghi thành tệp định nghĩa mẫu (YAML). Chữ được giữ nguyên như\n"
     "bản gốc; chỗ nào chưa chắc thì có cảnh báo và dòng “# xem lại” trong bản nháp. Phải so với\n"
     "bản gốc từng chữ trước khi dùng. --id: mã của mẫu; không ghi thì đề xuất theo văn bản ban\n"
     "hành và số mẫu.\n\n"
     "  bieumau import mau-05.docx --id vd01-2025/mau-05 -o forms/vd01-2025/mau-05.yaml\n"
     "  bieumau lint forms/vd01-2025/mau-05.yaml\n"
     "  bieumau blank vd01-2025/mau-05 -o so-sanh.pdf\n",
     "Reads a blank form (DOCX), recognises national header, title, labels with leaders, boxes,\n"
     "tables, signatures and notes, and writes a form definition (YAML). The wording stays as it\n"
     "is in the document; what is not sure is a warning, and a comment “# xem lại” in the draft.\n"
     "Compare it with the document word by word before it is used. --id: the id of the form; by\n"
     "default proposed by the legal document and the number of the form.\n\n"
     "  bieumau import mau-05.docx --id vd01-2025/mau-05 -o forms/vd01-2025/mau-05.yaml\n"
     "  bieumau lint forms/vd01-2025/mau-05.yaml\n"
     "  bieumau blank vd01-2025/mau-05 -o compare.pdf\n"},
    {"tên tệp Word (.docx)", "the name of a Word file (.docx)"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_ID) |
        BM_OPTIONS_BIT(BM_OPT_FORCE),
    1,
    1,
    run,
};
