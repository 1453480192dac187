/* bieumau new: a skeleton to fill in, which itself makes a draft. SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/describe.h"
#include "cli/memory.h"
#include "cli/outputs.h"
#include "cli/skeleton.h"

typedef struct {
    const bm_cli *cli;
    const bm_form *form;
    bm_form_info info;
    FILE *out;
} skeleton;

static void describe_form(const skeleton *s, bool xml)
{
    bm_skeleton_comment(s->out, xml, 0, s->info.number, "");
    bm_skeleton_comment(s->out, xml, 0, "", s->info.title);
    bm_skeleton_comment(s->out, xml, 0, bm_cli_pick(s->cli, "Nguồn: ", "Source: "), s->info.source);
    bm_skeleton_comment(s->out, xml, 0, "",
                        bm_cli_pick(s->cli, "Điền giá trị, lưu lại, rồi chạy: bieumau make TỆP",
                                    "Fill in the values, save, then run: bieumau make FILE"));
}

/* ---- The forms of it ---------------------------------------------------------------------- */

static void write_yaml(const skeleton *s)
{
    bm_field_info f;
    describe_form(s, false);
    (void)fprintf(s->out, "form: %s\ndata:\n", s->info.id);
    int previous_parent = -1;
    for (size_t i = 0; bm_form_field(s->form, i, &f) == 0; i++) {
        bool column = f.parent >= 0;
        bool first_column = column && previous_parent < 0;
        if (!column && i)
            (void)fputc('\n', s->out);
        bm_skeleton_field(s->cli, s->out, false, column ? 6 : 2, &f);
        /* The dash of a row stands before its first column; the comment above it does not matter. */
        (void)fprintf(s->out, "%s%s:\n", !column ? "  " : first_column ? "    - " : "      ", f.id);
        previous_parent = f.parent;
    }
}

static void write_xml(const skeleton *s)
{
    bm_field_info f, next;
    (void)fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", s->out);
    describe_form(s, true);
    (void)fprintf(s->out, "<bieumau form=\"%s\">\n", s->info.id);
    const char *table = NULL;
    for (size_t i = 0; bm_form_field(s->form, i, &f) == 0; i++) {
        bool column = f.parent >= 0;
        bool more = bm_form_field(s->form, i + 1, &next) == 0;
        bm_skeleton_field(s->cli, s->out, true, column ? 4 : 2, &f);
        if (f.type == BM_FIELD_ROWS) {
            (void)fprintf(s->out, "  <%s>\n", f.id);
            table = f.id;
        } else {
            (void)fprintf(s->out, "%s<%s></%s>\n", column ? "    " : "  ", f.id, f.id);
        }
        if (table && (!more || next.parent < 0)) {
            (void)fprintf(s->out, "  </%s>\n", table);
            table = NULL;
        }
    }
    (void)fputs("</bieumau>\n", s->out);
}

/* JSON knows no comments. */
static void write_json(const skeleton *s)
{
    bm_field_info f, next;
    bm_jsonout j = {s->out, 0, {false}};
    bool in_table = false;
    bm_jsonout_open(&j, NULL, '{');
    bm_jsonout_text(&j, "form", s->info.id);
    bm_jsonout_open(&j, "data", '{');
    for (size_t i = 0; bm_form_field(s->form, i, &f) == 0; i++) {
        bool more = bm_form_field(s->form, i + 1, &next) == 0;
        if (f.type == BM_FIELD_ROWS) {
            bm_jsonout_open(&j, f.id, '[');
            bm_jsonout_open(&j, NULL, '{');
            in_table = true;
        } else {
            bm_jsonout_text(&j, f.id, "");
        }
        if (in_table && (!more || next.parent < 0)) {
            bm_jsonout_close(&j, '}');
            bm_jsonout_close(&j, ']');
            in_table = false;
        }
    }
    bm_jsonout_close(&j, '}');
    bm_jsonout_close(&j, '}');
}

static int add(void *user, const void *bytes, size_t n)
{
    return fwrite(bytes, 1, n, user) == n ? 0 : -1;
}

/* The library makes it, because programs want it, too. What goes wrong is told. */
static void write_xlsx(const skeleton *s)
{
    const bm_sink sink = {add, s->out};
    (void)bm_workbook_write(s->cli->env, s->form, &sink, s->cli->ds);
}

typedef struct {
    const char *name;
    bool is_text;
    void (*write)(const skeleton *s);
} writer;

static const writer writers[] = {{"yaml", true, write_yaml},
                                 {"xml", true, write_xml},
                                 {"json", true, write_json},
                                 {"xlsx", false, write_xlsx}};

static const writer *writer_named(const char *name)
{
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (strcmp(writers[i].name, name) == 0)
            return &writers[i];
    return NULL;
}

/* By --to, else by the ending of ${path}, else YAML. NULL (told). */
static const writer *choose_writer(bm_cli *cli, const char *path)
{
    const char *to = bm_cli_value(cli, BM_OPT_TO);
    const char *dot = path ? strrchr(path, '.') : NULL;
    const writer *by_suffix = NULL;
    if (dot)
        by_suffix = strcmp(dot, ".yml") == 0 ? &writers[0] : writer_named(dot + 1);
    if (!to)
        return by_suffix ? by_suffix : &writers[0];
    const writer *w = writer_named(to);
    if (!w) {
        const char *args[] = {"--to", to, "yaml, xml, json, xlsx"};
        bm_report_command(&cli->report, "C004", args, 3);
    } else if (by_suffix && by_suffix != w) {
        bm_report_command2(&cli->report, "C010", path, to);
        w = NULL;
    } else if (!path && !w->is_text && isatty(STDOUT_FILENO)) {
        bm_report_command2(&cli->report, "C006", to, NULL);
        w = NULL;
    }
    return w;
}

static void run(bm_cli *cli)
{
    const char *path = bm_cli_value(cli, BM_OPT_OUTPUT);
    if (path && strcmp(path, "-") == 0)
        path = NULL;
    const writer *w = choose_writer(cli, path);
    if (!w || !bm_cli_env(cli))
        return;
    skeleton s = {cli, bm_cli_form_to_make(cli, cli->operands[0]), {0}, NULL};
    if (!s.form)
        return;
    bm_form_describe(s.form, &s.info);
    char *text = NULL;
    size_t size = 0;
    s.out = bm_memory_must(open_memstream(&text, &size));
    w->write(&s);
    if (fclose(s.out) != 0)
        abort();
    bool good = bm_diags_errors(cli->ds) == 0;
    bm_cli_tell(cli);
    if (good)
        (void)bm_outputs_save(cli, path, text, size, bm_cli_has(cli, BM_OPT_FORCE));
    free(text);
}

const bm_command bm_cmd_new = {
    "new",
    {"MẪU", "FORM"},
    {"tạo khung dữ liệu có chú thích để điền", "make a commented skeleton of the data to fill in"},
    {"Định dạng (--to): yaml, xml, json, xlsx; không ghi thì theo đuôi của tệp, hoặc yaml.\n"
     "xlsx là bảng để điền nhiều văn bản bằng Excel hay LibreOffice: tên cột có ghi chú, danh sách "
     "để\n"
     "chọn, ô ngày được kiểm tra, trang hướng dẫn và dòng mẫu; tạo văn bản từ bảng bằng “bieumau "
     "batch”.\n"
     "Tệp đã có không bao giờ bị ghi đè nếu không có --force, vì trong đó có thể đã có dữ liệu.\n\n"
     "  bieumau new nd68-2024/mau-01 -o don.yaml\n"
     "  bieumau new tt185-2019/mau-01 -o danh-sach.xlsx\n",
     "Formats (--to): yaml, xml, json, xlsx; by default after the ending of the file, or yaml.\n"
     "xlsx is a table for many documents, to be filled in with Excel or LibreOffice: columns with\n"
     "notes, drop-downs, checked dates, a sheet of instructions and an example; “bieumau batch” "
     "makes\n"
     "documents of it.\n"
     "An existing file is never overwritten without --force: it may hold data.\n\n"
     "  bieumau new nd68-2024/mau-01 -o don.yaml\n"
     "  bieumau new tt185-2019/mau-01 -o list.xlsx\n"},
    {"mã của mẫu, ví dụ nd68-2024/mau-01", "the id of a form, such as nd68-2024/mau-01"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_TO) |
        BM_OPTIONS_BIT(BM_OPT_FORCE),
    1,
    1,
    run,
};
