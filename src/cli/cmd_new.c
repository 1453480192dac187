/* bieumau new: a skeleton to fill in, which itself makes a draft. SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/describe.h"
#include "cli/outputs.h"
#include "cli/width.h"

typedef struct {
    const bm_cli *cli;
    const bm_form *form;
    bm_form_info info;
    FILE *out;
} skeleton;

/* ---- Comments ----------------------------------------------------------------------------- */

/* One comment. A line end in ${text} would end a YAML comment, "--" is not allowed in an XML one: both are
 * written apart. */
static void put_comment(const skeleton *s, bool xml, int indent, const char *before,
                        const char *text)
{
    (void)fprintf(s->out, "%*s%s%s", indent, "", xml ? "<!-- " : "# ", before);
    for (const char *p = text; *p; p++) {
        if (*p == '\n' || *p == '\r')
            (void)fputc(' ', s->out);
        else if (xml && *p == '-' && p[1] == '-')
            (void)fputs("- ", s->out);
        else
            (void)fputc(*p, s->out);
    }
    (void)fputs(xml ? " -->\n" : "\n", s->out);
}

static const char *type_hint(const skeleton *s, const bm_field_info *f)
{
    switch (f->type) {
    case BM_FIELD_DATE:
        return bm_cli_pick(s->cli, "; ngày dd/mm/yyyy", "; a date, dd/mm/yyyy");
    case BM_FIELD_FLAG:
        return bm_cli_pick(s->cli, "; có hoặc không", "; có (yes) or không (no)");
    case BM_FIELD_MARKDOWN:
        return bm_cli_pick(
            s->cli, "; Markdown: **đậm**, *nghiêng*, danh sách, # tiêu đề, bảng kẻ bằng |",
            "; Markdown: **bold**, *italic*, lists, # headings, tables drawn with |");
    case BM_FIELD_ROWS:
        return bm_cli_pick(s->cli, "; bảng, lặp lại một nhóm cho mỗi dòng",
                           "; a table, repeat the group for each row");
    case BM_FIELD_CHOICE:
        return bm_cli_pick(s->cli, "; chọn một: ", "; one of: ");
    case BM_FIELD_IDENTITY:
        return bm_cli_pick(s->cli, "; 12 số (CCCD), 9 số (CMND) hoặc hộ chiếu",
                           "; 12 digits (CCCD), 9 digits (CMND) or a passport");
    case BM_FIELD_TAX_CODE:
        return bm_cli_pick(s->cli, "; 10 số, hoặc 13 số như 0123456789-001",
                           "; 10 digits, or 13 as 0123456789-001");
    case BM_FIELD_BUDGET_CODE:
        return bm_cli_pick(s->cli, "; 7 số", "; 7 digits");
    case BM_FIELD_OFFICIAL_EMAIL:
        return bm_cli_pick(s->cli, "; địa chỉ do cơ quan nhà nước cấp", "; issued by a state body");
    case BM_FIELD_CERTIFICATE_SERIAL:
        return bm_cli_pick(s->cli, "; gồm 0–9, A–F", "; of 0–9, A–F");
    case BM_FIELD_SIM_PKI:
        return bm_cli_pick(s->cli, "; Viettel, Vinaphone hoặc Mobifone, thêm /cs để giữ số",
                           "; Viettel, Vinaphone or Mobifone, with /cs to keep the number");
    case BM_FIELD_INTEGER:
        return bm_cli_pick(s->cli, "; số nguyên", "; a whole number");
    case BM_FIELD_LIST:
        return bm_cli_pick(s->cli, "; một dòng, hoặc nhiều dòng bắt đầu bằng “- ”",
                           "; one line, or several that begin with “- ”");
    default:
        return "";
    }
}

/* "Họ và tên (bắt buộc); ngày dd/mm/yyyy", then help and example. */
static void describe_field(const skeleton *s, bool xml, int indent, const bm_field_info *f)
{
    char *text = NULL;
    size_t size = 0;
    FILE *line = open_memstream(&text, &size);
    if (!line)
        abort();
    (void)fprintf(line, "%s%s%s", f->label,
                  f->required ? bm_cli_pick(s->cli, " (bắt buộc)", " (required)") : "",
                  type_hint(s, f));
    for (size_t i = 0; i < f->n_options; i++)
        (void)fprintf(line, "%s%s", i ? " | " : "", f->options[i]);
    if (fclose(line) != 0)
        abort();
    put_comment(s, xml, indent, "", text);
    free(text);
    if (*f->help)
        put_comment(s, xml, indent, "  ", f->help);
    if (*f->fallback) {
        char *fallback = bm_describe_lines(f->fallback);
        put_comment(s, xml, indent, bm_cli_pick(s->cli, "  để trống là: ", "  when empty: "),
                    fallback);
        free(fallback);
    }
    if (*f->example)
        put_comment(s, xml, indent, bm_cli_pick(s->cli, "  ví dụ: ", "  example: "), f->example);
}

static void describe_form(const skeleton *s, bool xml)
{
    put_comment(s, xml, 0, s->info.number, "");
    put_comment(s, xml, 0, "", s->info.title);
    put_comment(s, xml, 0, bm_cli_pick(s->cli, "Nguồn: ", "Source: "), s->info.source);
    put_comment(s, xml, 0, "",
                bm_cli_pick(s->cli, "Điền giá trị, lưu lại, rồi chạy: bieumau make TỆP",
                            "Fill in the values, save, then run: bieumau make FILE"));
}

/* ---- The three forms of it ---------------------------------------------------------------- */

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
        describe_field(s, false, column ? 6 : 2, &f);
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
        describe_field(s, true, column ? 4 : 2, &f);
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

typedef struct {
    const char *name;
    void (*write)(const skeleton *s);
} writer;

static const writer writers[] = {{"yaml", write_yaml}, {"xml", write_xml}, {"json", write_json}};

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
        const char *args[] = {"--to", to, "yaml, xml, json"};
        bm_report_command(&cli->report, "C004", args, 3);
    } else if (by_suffix && by_suffix != w) {
        bm_report_command2(&cli->report, "C010", path, to);
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
    s.out = open_memstream(&text, &size);
    if (!s.out)
        abort();
    w->write(&s);
    if (fclose(s.out) != 0)
        abort();
    (void)bm_outputs_save(cli, path, text, size, bm_cli_has(cli, BM_OPT_FORCE));
    free(text);
}

const bm_command bm_cmd_new = {
    "new",
    {"MẪU", "FORM"},
    {"tạo khung dữ liệu có chú thích để điền", "make a commented skeleton of the data to fill in"},
    {"Định dạng (--to): yaml, xml, json; không ghi thì theo đuôi của tệp, hoặc yaml.\n"
     "Tệp đã có không bao giờ bị ghi đè nếu không có --force, vì trong đó có thể đã có dữ liệu.\n\n"
     "  bieumau new tt185-2019/mau-01 -o don.yaml\n",
     "Formats (--to): yaml, xml, json; by default after the ending of the file, or yaml.\n"
     "An existing file is never overwritten without --force: it may hold data.\n\n"
     "  bieumau new tt185-2019/mau-01 -o don.yaml\n"},
    {"mã của mẫu, ví dụ tt185-2019/mau-01", "the id of a form, such as tt185-2019/mau-01"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_TO) |
        BM_OPTIONS_BIT(BM_OPT_FORCE),
    1,
    1,
    run,
};
