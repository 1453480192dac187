/* bieumau export: a list for another system, from data of all kinds. Nothing is written when anybody in it is wrong: half a list would be
 * handed in as a whole one. SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/memory.h"
#include "cli/office.h"
#include "cli/outputs.h"
#include "cli/paths.h"

#define KNOWN "xlsx, csv"

typedef struct {
    char *path; /* on the heap; NULL = standard output */
    const char *format;
    bool overwrite;
    bm_export *list;
    bool good;
} plan;

/* ---- Where it goes ------------------------------------------------------------------------ */

static const char *suffix_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path, *dot = strrchr(base, '.');
    return dot && dot > base ? dot + 1 : "";
}

static bool is_suffix(const char *path, const char *suffix)
{
    return strcasecmp(suffix_of(path), suffix) == 0;
}

/* The name of the list, or NULL (told). That it exists is looked up by the library. */
static const char *name_of(bm_cli *cli)
{
    const char *name = bm_cli_value(cli, BM_OPT_TO);
    bm_export_info info;
    char known[200] = "";
    if (name)
        return name;
    for (size_t i = 0; bm_export_at(i, &info) == 0; i++) {
        size_t n = strlen(known);
        (void)snprintf(known + n, sizeof known - n, "%s%s", i ? ", " : "", info.name);
    }
    bm_report_command2(&cli->report, "C026", known, NULL);
    return NULL;
}

static bool plan_named(bm_cli *cli, plan *p, const char *given)
{
    p->overwrite = true; /* what the command names */
    if (!*given || given[strlen(given) - 1] == '/' || bm_paths_is_folder(given)) {
        const char *args[] = {
            "--output", given,
            bm_cli_pick(cli, "tên tệp .xlsx hoặc .csv", "the name of an .xlsx or .csv file")};
        bm_report_command(&cli->report, "C004", args, 3);
        return false;
    }
    if (!is_suffix(given, "csv") && !is_suffix(given, "xlsx")) {
        bm_report_command2(&cli->report, "O003", suffix_of(given), KNOWN);
        return false;
    }
    if (bm_outputs_is_input(cli, given)) {
        bm_report_command2(&cli->report, "C009", given, NULL);
        return false;
    }
    p->path = bm_memory_copy(given);
    p->format = is_suffix(given, "csv") ? "csv" : "xlsx";
    return true;
}

/* Without -o: "vgca.xlsx" here. */
static bool make_plan(bm_cli *cli, plan *p, const char *name)
{
    const char *given = bm_cli_value(cli, BM_OPT_OUTPUT);
    struct stat st;
    p->format = "xlsx";
    if (given && strcmp(given, "-") != 0)
        return plan_named(cli, p, given);
    if (given && isatty(STDOUT_FILENO)) {
        bm_report_command2(&cli->report, "C006", p->format, NULL);
        return false;
    }
    if (given)
        return true;
    size_t size = strlen(name) + sizeof ".xlsx";
    p->path = bm_memory_must(malloc(size));
    (void)snprintf(p->path, size, "%s.xlsx", name);
    p->overwrite = bm_cli_has(cli, BM_OPT_FORCE);
    if (p->overwrite || lstat(p->path, &st) != 0)
        return true;
    bm_report_command2(&cli->report, "O002", p->path, NULL);
    return false;
}

/* ---- What goes into it -------------------------------------------------------------------- */

static void add(bm_cli *cli, plan *p, const bm_form *form, const bm_data *data)
{
    if (!form || bm_export_add(p->list, form, data, cli->ds) != 0)
        p->good = false;
    bm_cli_tell(cli);
}

/* Add a form of a procedure when the list takes it; else nothing is told. */
static bool takes(bm_cli *cli, plan *p, const bm_part *part)
{
    if (bm_export_add(p->list, part->form, part->data, cli->ds) != 0) {
        const bm_diag *first = bm_diags_at(cli->ds, 0);
        if (first && strcmp(first->code, "S081") == 0) {
            bm_diags_clear(cli->ds);
            return false;
        }
        p->good = false;
    }
    bm_cli_tell(cli);
    return true;
}

/* A file of a procedure: those of its forms that the list takes. */
static void add_dossier(bm_cli *cli, plan *p, const char *input)
{
    bm_dossier_options o = {.legacy = bm_cli_legacy(cli)};
    const bm_procedures *procedures = bm_procedures_load(cli->env, cli->ds);
    bm_dossier *d = NULL;
    bm_part part;
    bool taken = false;
    if (procedures && bm_office_find(cli, input, &o.profile))
        d = bm_dossier_read(cli->env, procedures, input, bm_cli_input_format(cli), &o, cli->ds);
    bm_cli_tell(cli);
    p->good = p->good && d;
    for (size_t i = 0; d && bm_dossier_part(d, i, &part) == 0; i++)
        taken = takes(cli, p, &part) || taken;
    if (d && !taken && bm_dossier_part(d, 0, &part) == 0)
        add(cli, p, part.form, part.data);
    bm_dossier_free(d);
}

/* Does what was told say that the file is one of a procedure? */
static bool is_dossier(const bm_cli *cli)
{
    const bm_diag *first = bm_diags_at(cli->ds, 0);
    return first && strcmp(first->code, "D002") == 0 && strstr(first->message[0], "“procedure”");
}

static void add_data(bm_cli *cli, plan *p, const char *input)
{
    const char *id = bm_cli_value(cli, BM_OPT_FORM);
    bm_data *data = NULL;
    if (strcmp(input, "-") == 0)
        data = bm_cli_data(cli, input);
    else
        data = bm_data_read_legacy(cli->env, input, bm_cli_input_format(cli), bm_cli_legacy(cli),
                                   cli->ds);
    if (!data && is_dossier(cli)) {
        bm_diags_clear(cli->ds);
        add_dossier(cli, p, input);
        return;
    }
    const bm_form *form = NULL;
    if (data)
        form = id ? bm_cli_form_to_make(cli, id) : bm_form_load_for(cli->env, data, cli->ds);
    bm_cli_tell(cli);
    if (form && bm_office_give(cli, data, input))
        add(cli, p, form, data);
    else
        p->good = false;
    bm_data_free(data);
}

static void add_reading(bm_cli *cli, plan *p, const char *input)
{
    bm_reading *r = bm_reading_open(cli->env, input, cli->ds);
    bm_reading_info info;
    bm_cli_tell(cli);
    p->good = p->good && r;
    for (size_t i = 0; r && bm_reading_at(r, i, &info) == 0; i++)
        if (!info.blank)
            add(cli, p, info.form ? info.form : bm_cli_form(cli, info.form_id), info.data);
    bm_reading_free(r);
}

/* Each row, or each group of rows, of a table. All that is wrong is told. */
static void add_table(bm_cli *cli, plan *p, const char *input)
{
    const char *id = bm_cli_value(cli, BM_OPT_FORM);
    const bm_form *form = id ? bm_cli_form_to_make(cli, id) : NULL;
    const bm_records_options options = {.legacy = bm_cli_legacy(cli)};
    const bm_data *profile = NULL;
    bm_record record;
    int status = 1;
    if (!id)
        bm_report_command2(&cli->report, "C025", input, NULL);
    bm_records *r = form && bm_office_find(cli, input, &profile)
                        ? bm_records_open(cli->env, form, input, &options, cli->ds)
                        : NULL;
    bm_cli_tell(cli);
    p->good = p->good && r;
    bm_data *data = bm_data_new(id);
    bm_data_set_profile(data, profile);
    while (r && (status = bm_records_next(r, data, &record, cli->ds)) != 0 && status != -2) {
        if (status == 1) {
            add(cli, p, form, data);
        } else {
            bm_cli_tell(cli);
            p->good = false;
        }
    }
    bm_cli_tell(cli);
    p->good = p->good && status != -2;
    bm_data_free(data);
    bm_records_close(r);
}

static void add_input(bm_cli *cli, plan *p, const char *input)
{
    static const char *const tables[] = {"xlsx", "xlsm", "ods", "csv", "tsv", "xls"};
    cli->report.input = input;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (is_suffix(input, tables[i])) {
            add_table(cli, p, input);
            return;
        }
    }
    if (is_suffix(input, "pdf") || is_suffix(input, "docx"))
        add_reading(cli, p, input);
    else
        add_data(cli, p, input);
}

/* ---- The command -------------------------------------------------------------------------- */

/* All --set, each of them "column=value". */
static bool set_columns(bm_cli *cli, plan *p)
{
    bool good = true;
    for (size_t i = 0; i < cli->args->n_given; i++) {
        const bm_option_given *g = &cli->args->given[i];
        if (g->id != BM_OPT_SET)
            continue;
        char *column = bm_memory_copy(g->value), *value = strchr(column, '=');
        if (!value || value == column || !value[1]) {
            const char *args[] = {"--set", g->value,
                                  bm_cli_pick(cli, "CỘT=GIÁ_TRỊ", "COLUMN=VALUE")};
            bm_report_command(&cli->report, "C004", args, 3);
            good = false;
        } else {
            *value = 0;
            good = bm_export_set(p->list, column, value + 1, cli->ds) == 0 && good;
            bm_cli_tell(cli);
        }
        free(column);
    }
    return good;
}

static int put(void *user, const void *bytes, size_t n)
{
    return fwrite(bytes, 1, n, user) == n ? 0 : -1;
}

static void write_list(bm_cli *cli, const plan *p)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *memory = bm_memory_must(open_memstream(&bytes, &n));
    const bm_sink sink = {put, memory};
    cli->report.input = NULL;
    int status = bm_export_finish(p->list, &sink, cli->ds);
    bm_cli_tell(cli);
    if (fclose(memory) != 0)
        abort();
    if (status == 0)
        (void)bm_outputs_save(cli, p->path, bytes, n, p->overwrite);
    free(bytes);
}

static void run(bm_cli *cli)
{
    plan p = {.good = true};
    const char *name = name_of(cli);
    if (name && make_plan(cli, &p, name) && bm_cli_env(cli)) {
        p.list = bm_export_open(cli->env, name, p.format, cli->ds);
        bm_cli_tell(cli);
    }
    if (p.list && set_columns(cli, &p)) {
        for (size_t i = 0; i < cli->n_operands; i++)
            if (!bm_office_skips(cli, cli->operands[i]))
                add_input(cli, &p, cli->operands[i]);
        if (p.good)
            write_list(cli, &p);
    }
    bm_export_free(p.list);
    free(p.path);
}

const bm_command bm_cmd_export = {
    "export",
    {"DỮ_LIỆU…", "INPUT…"},
    {"lập danh sách để nhập vào hệ thống khác", "make a list for importing into another system"},
    {"DỮ_LIỆU là tệp YAML, JSON, XML của một mẫu hay một thủ tục, PDF hay Word do bieumau tạo, "
     "hoặc "
     "bảng\n"
     "(XLSX, ODS, CSV) đi với --form. Mỗi người là một dòng. Danh sách vgca: 19 cột, dùng khi đề "
     "nghị\n"
     "cấp chứng thư chữ ký số cho cá nhân; lập từ dữ liệu của nd68-2024/mau-01, tt185-2019/mau-01. "
     "Mẫu\n"
     "danh sách theo thực tế, chưa thấy bản chính thức. Thiếu mục bắt buộc hay có giá trị sai thì "
     "báo "
     "mọi\n"
     "chỗ và không ghi tệp. Nơi cấp “Bộ Công an” chưa có mã trong mẫu: ô đó để trống và có cảnh "
     "báo.\n"
     "--set ghi chung một cột cho các dòng mà dữ liệu không có: tinh, noi_cap, nha_mang, "
     "thiet_bi.\n"
     "-o *.csv: CSV (UTF-8 có BOM). Mở CSV bằng Excel có thể mất số 0 ở đầu; XLSX thì không.\n\n"
     "  bieumau export don.yaml --to vgca                      tạo vgca.xlsx\n"
     "  bieumau export *.yaml --to vgca -o danh-sach.csv\n"
     "  bieumau export ds.xlsx --form tt185-2019/mau-01 --to vgca --set \"tinh=Cao Bằng\"\n",
     "INPUT is a YAML, JSON or XML file of a form or of a procedure, a PDF or Word file made by "
     "bieumau,\n"
     "or a table (XLSX, ODS, CSV) with --form. Each person is a row. The list vgca: 19 columns, "
     "for\n"
     "requests for certificates of persons; made from data of nd68-2024/mau-01, tt185-2019/mau-01. "
     "Its\n"
     "template is that of practice, no official page of it was seen. When something is missing or "
     "wrong\n"
     "all of it is told and no file is written. The template has no code for the authority “Bộ "
     "Công "
     "an”:\n"
     "that cell stays empty, with a warning.\n"
     "--set gives a column for all rows whose data has nothing for it: tinh, noi_cap, nha_mang, "
     "thiet_bi.\n"
     "-o *.csv: CSV (UTF-8 with a byte order mark). Excel may drop zeros of a CSV file, not of "
     "XLSX.\n\n"
     "  bieumau export don.yaml --to vgca                      makes vgca.xlsx\n"
     "  bieumau export *.yaml --to vgca -o list.csv\n"
     "  bieumau export ds.xlsx --form tt185-2019/mau-01 --to vgca --set \"tinh=Cao Bằng\"\n"},
    {"tên tệp dữ liệu", "the name of a file with data"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_TO) |
        BM_OPTIONS_BIT(BM_OPT_FROM) | BM_OPTIONS_BIT(BM_OPT_FORM) | BM_OPTIONS_BIT(BM_OPT_FORCE) |
        BM_OPTIONS_BIT(BM_OPT_STRICT) | BM_OPTIONS_PROFILE | BM_OPTIONS_BIT(BM_OPT_LEGACY) |
        BM_OPTIONS_BIT(BM_OPT_SET),
    1,
    SIZE_MAX,
    run,
};
