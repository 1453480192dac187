/* bieumau dossier: all forms of a procedure from one data file. SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/memory.h"
#include "cli/office.h"
#include "cli/outputs.h"
#include "cli/print_options.h"
#include "cli/procedure_text.h"
#include "cli/skeleton.h"

/* ---- Skeleton ----------------------------------------------------------------------------- */

/* A row of the table that field ${at} of ${form} is; ${start} begins every line. */
static void put_row(const bm_cli *cli, FILE *out, const bm_form *form, size_t at, const char *start)
{
    bm_field_info f;
    bool first = true;
    for (size_t i = at + 1; bm_form_field(form, i, &f) == 0 && f.parent == (int)at; i++) {
        if (!*start)
            bm_skeleton_field(cli, out, false, 6, &f);
        (void)fprintf(out, "  %s  %s%s:\n", start, first ? "- " : "  ", f.id);
        first = false;
    }
}

static void put_value(const bm_cli *cli, FILE *out, const bm_dossier_value *v)
{
    bm_field_info f;
    if (bm_form_field(v->form, v->field, &f) != 0)
        return;
    (void)fputc('\n', out);
    f.required = f.required && !v->filled;
    bm_skeleton_field(cli, out, false, 2, &f);
    if (v->filled && *v->filled)
        bm_skeleton_comment(out, false, 2, bm_cli_pick(cli, "  để trống là: ", "  when empty: "),
                            v->filled);
    else if (v->filled)
        bm_skeleton_comment(out, false, 2,
                            bm_cli_pick(cli, "  để trống thì lập từ các mục trên",
                                        "  when empty, made of the entries above"),
                            "");
    (void)fprintf(out, "  %s%s:\n", v->filled ? "# " : "", v->name);
    if (f.type == BM_FIELD_ROWS)
        put_row(cli, out, v->form, v->field, v->filled ? "# " : "");
}

static void put_skeleton(const bm_cli *cli, FILE *out, const bm_dossier *d)
{
    const bm_procedure *p = bm_dossier_procedure(d);
    bm_dossier_value v;
    bm_part part;
    bm_form_info info;
    bm_skeleton_comment(out, false, 0, "", p->title[cli->lang]);
    bm_skeleton_comment(out, false, 0, "", p->regime->title[cli->lang]);
    for (size_t i = 0; bm_dossier_part(d, i, &part) == 0; i++) {
        bm_form_describe(part.form, &info);
        bm_skeleton_comment(out, false, 0, bm_cli_pick(cli, "- mẫu ", "- form "), info.id);
    }
    bm_skeleton_comment(
        out, false, 0, "",
        bm_cli_pick(cli,
                    "Mỗi mục ghi một lần cho mọi mẫu; mục riêng của một mẫu thì ghi dưới forms:",
                    "Each value is written once for all forms; what is for one form only goes "
                    "under forms:"));
    bm_skeleton_comment(out, false, 0, "",
                        bm_cli_pick(cli, "Điền giá trị, lưu lại, rồi chạy: bieumau dossier TỆP",
                                    "Fill in the values, save, then run: bieumau dossier FILE"));
    (void)fprintf(out, "procedure: %s\n", p->id);
    if (bm_cli_has(cli, BM_OPT_REGIME) || bm_cli_has(cli, BM_OPT_DATE)) /* not lost on the way */
        (void)fprintf(out, "regime: %s\n", p->regime->id);
    (void)fputs("data:\n", out);
    for (size_t i = 0; bm_dossier_value_at(d, i, &v) == 0; i++)
        put_value(cli, out, &v);
}

static void run_new(bm_cli *cli, const bm_dossier *d)
{
    const char *path = bm_cli_value(cli, BM_OPT_OUTPUT);
    char *text = NULL;
    size_t size = 0;
    FILE *out = bm_memory_must(open_memstream(&text, &size));
    put_skeleton(cli, out, d);
    if (fclose(out) != 0)
        abort();
    (void)bm_outputs_save(cli, path && strcmp(path, "-") == 0 ? NULL : path, text, size,
                          bm_cli_has(cli, BM_OPT_FORCE));
    free(text);
}

/* ---- Files -------------------------------------------------------------------------------- */

/* What one file holds. */
typedef struct {
    char *path;
    const bm_part *parts;
    size_t n;
    bm_render_options options;
    bool was_there;
} file;

typedef struct {
    bm_part *parts; /* the forms, then the checklist */
    size_t n_forms;
    file *files;
    size_t n_files;
    bm_render_options options;
} plan;

static file *add_file(plan *p, const char *folder, const char *name, const bm_part *parts, size_t n)
{
    const char *suffix = "";
    const bm_format *format;
    for (size_t i = 0; (format = bm_format_at(i)) != NULL; i++)
        if (strcmp(format->name, p->options.format) == 0)
            suffix = format->suffix;
    bool slash = *folder && folder[strlen(folder) - 1] != '/';
    size_t size = strlen(folder) + strlen(name) + strlen(suffix) + 2;
    file *f = &p->files[p->n_files++];
    f->path = bm_memory_must(malloc(size));
    (void)snprintf(f->path, size, "%s%s%s%s", folder, slash ? "/" : "", name, suffix);
    for (char *c = f->path + strlen(folder) + slash; *c; c++)
        *c = *c == '/' ? '-' : *c;
    f->parts = parts;
    f->n = n;
    f->options = p->options;
    f->options.copies = 0; /* only of the file to print at once */
    f->options.duplex = false;
    f->was_there = access(f->path, F_OK) == 0;
    return f;
}

/* The checklist, all forms together, and each of them: "1-tt185-2019-mau-09.pdf". */
static void make_plan(const bm_dossier *d, const char *folder, plan *p)
{
    char name[128];
    bm_part part;
    bm_form_info info;
    while (bm_dossier_part(d, p->n_forms, &part) == 0)
        p->n_forms++;
    p->parts = bm_memory_must(calloc(p->n_forms + 1, sizeof *p->parts));
    p->files = bm_memory_must(calloc(p->n_forms + 2, sizeof *p->files));
    for (size_t i = 0; i < p->n_forms; i++)
        (void)bm_dossier_part(d, i, &p->parts[i]);
    p->parts[p->n_forms] = bm_dossier_checklist(d);
    file *checklist = add_file(p, folder, "to-kiem-tra", &p->parts[p->n_forms], 1);
    checklist->options.qr = checklist->options.signature_fields = false; /* it is no form */
    add_file(p, folder, "ho-so", p->parts, p->n_forms)->options = p->options;
    for (size_t i = 0; i < p->n_forms; i++) {
        bm_form_describe(p->parts[i].form, &info);
        (void)snprintf(name, sizeof name, "%zu-%.100s", i + 1, info.id);
        (void)add_file(p, folder, name, &p->parts[i], 1);
    }
}

static void free_plan(plan *p)
{
    for (size_t i = 0; i < p->n_files; i++)
        free(p->files[i].path);
    free(p->files);
    free(p->parts);
}

/* Nothing that is there is overwritten without --force, and then nothing is made. */
static bool spares_files(bm_cli *cli, const plan *p)
{
    bool good = true;
    for (size_t i = 0; i < p->n_files && !bm_cli_has(cli, BM_OPT_FORCE); i++) {
        if (p->files[i].was_there) {
            bm_report_command2(&cli->report, "O002", p->files[i].path, NULL);
            good = false;
        }
    }
    return good;
}

static int discard(void *user, const void *bytes, size_t n)
{
    (void)user;
    (void)bytes;
    (void)n;
    return 0;
}

/* Tell all that is wrong with any of the forms. */
static bool try_all(bm_cli *cli, const plan *p)
{
    const bm_sink nowhere = {discard, NULL};
    bool good =
        bm_render_merged(cli->env, p->parts, p->n_forms, &p->options, &nowhere, cli->ds) == 0;
    bm_cli_tell(cli);
    return good;
}

/* A disk that is full leaves no half of a dossier behind. */
static void write_all(bm_cli *cli, const plan *p)
{
    for (size_t i = 0; i < p->n_files; i++) {
        const file *f = &p->files[i];
        bm_render_options options = f->options;
        options.overwrite = bm_cli_has(cli, BM_OPT_FORCE);
        if (bm_render_merged_file(cli->env, f->parts, f->n, &options, f->path, cli->ds) != 0) {
            bm_cli_tell(cli);
            while (i--)
                if (!p->files[i].was_there)
                    (void)unlink(p->files[i].path);
            return;
        }
        bm_diags_clear(cli->ds); /* try_all told it */
    }
    for (size_t i = 0; i < p->n_files; i++)
        bm_outputs_made(cli, p->files[i].path);
}

/* The folder: -o, else one named for the procedure. NULL (told: C020). */
static const char *folder_of(bm_cli *cli, const bm_dossier *d)
{
    const char *given = bm_cli_value(cli, BM_OPT_OUTPUT);
    const bm_format *f;
    if (!given)
        return bm_dossier_procedure(d)->id;
    bool is_file = !*given || strcmp(given, "-") == 0;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++) {
        size_t n = strlen(given), tail = strlen(f->suffix);
        is_file = is_file || (n > tail && strcmp(given + n - tail, f->suffix) == 0);
    }
    if (!is_file)
        return given;
    bm_report_command2(&cli->report, "C020", given, NULL);
    return NULL;
}

static void run_make(bm_cli *cli, const bm_dossier *d)
{
    const bm_format *format = bm_outputs_format(cli);
    const char *folder = format ? folder_of(cli, d) : NULL;
    plan p = {0};
    if (!folder || !bm_print_options_read(cli, format, &p.options))
        return;
    make_plan(d, folder, &p);
    cli->report.input = NULL;
    if (try_all(cli, &p) && spares_files(cli, &p) && bm_outputs_folder(cli, folder))
        write_all(cli, &p);
    free_plan(&p);
}

/* ---- Data --------------------------------------------------------------------------------- */

static bm_dossier *read_dossier(bm_cli *cli, const bm_procedures *p, const char *path,
                                const bm_dossier_options *o)
{
    bm_input_format format = bm_cli_input_format(cli);
    size_t n;
    if (strcmp(path, "-") != 0)
        return bm_dossier_read(cli->env, p, path, format, o, cli->ds);
    char *bytes = bm_cli_read_stdin("input bytes", &n);
    bm_dossier *d = bytes ? bm_dossier_parse(cli->env, p, bytes, n, "-", format, o, cli->ds) : NULL;
    if (!bytes)
        bm_report_command2(&cli->report, "E001", "-", strerror(errno));
    free(bytes);
    return d;
}

/* That the procedure of the command line does not exist is a fault of the command. */
static void tell_command(bm_cli *cli)
{
    const bm_diag *first = bm_diags_at(cli->ds, 0);
    bool command = first && !first->line &&
                   (strcmp(first->code, "P016") == 0 || strcmp(first->code, "P026") == 0);
    bm_cli_tell(cli);
    if (command && cli->report.status < 2)
        cli->report.status = 2;
}

/* “dossier FILE”, “dossier PROCEDURE FILE” or “dossier PROCEDURE --new”. NULL (told). */
static bm_dossier *open_dossier(bm_cli *cli, const bm_procedures *p, bm_dossier_options *o)
{
    bool skeleton = bm_cli_has(cli, BM_OPT_NEW);
    struct stat st;
    const char *path = skeleton ? NULL : cli->operands[cli->n_operands - 1];
    bm_dossier *d = NULL;
    if (skeleton && cli->n_operands > 1) {
        bm_report_command2(&cli->report, "C012", "dossier --new", cli->operands[1]);
        return NULL;
    }
    if (skeleton || cli->n_operands > 1)
        o->procedure = cli->operands[0];
    else if ((stat(path, &st) != 0 || S_ISDIR(st.st_mode)) /* the folder of the last time */
             && bm_procedure_lookup(p, NULL, path)) {
        bm_report_command2(
            &cli->report, "C005", "dossier",
            bm_cli_pick(cli, "tên tệp dữ liệu, hoặc --new", "a data file, or --new"));
        return NULL;
    }
    if (path) {
        cli->report.input = path;
        if (!bm_office_find(cli, path, &o->profile))
            return NULL;
        d = read_dossier(cli, p, path, o);
    } else {
        d = bm_dossier_parse(cli->env, p, NULL, 0, NULL, BM_INPUT_AUTO, o, cli->ds);
    }
    tell_command(cli);
    return d;
}

static void run(bm_cli *cli)
{
    bm_dossier_options o = {0};
    o.regime = bm_cli_value(cli, BM_OPT_REGIME);
    o.draft = bm_cli_has(cli, BM_OPT_DRAFT);
    o.legacy = bm_cli_legacy(cli);
    if (!bm_cli_env(cli) || !bm_cli_day(cli, BM_OPT_RECEIVED, &o.received))
        return;
    const bm_procedures *p = bm_procedures_load(cli->env, cli->ds);
    bm_holidays *h = bm_holidays_open(cli->env, bm_cli_value(cli, BM_OPT_HOLIDAYS), cli->ds);
    bm_cli_tell(cli);
    o.holidays = h;
    bm_dossier *d = p && h ? open_dossier(cli, p, &o) : NULL;
    if (d && bm_cli_has(cli, BM_OPT_NEW))
        run_new(cli, d);
    else if (d)
        run_make(cli, d);
    bm_dossier_free(d);
    bm_holidays_free(h);
}

const bm_command bm_cmd_dossier = {
    "dossier",
    {"[THỦ_TỤC] DỮ_LIỆU", "[PROCEDURE] INPUT"},
    {"tạo mọi mẫu của một thủ tục từ một tệp dữ liệu",
     "make all forms of a procedure from one data file"},
    {"THỦ_TỤC là mã như thu-hoi (“bieumau list --procedures” kể các thủ tục); không ghi thì lấy "
     "từ\n"
     "“procedure:” trong dữ liệu. Mỗi mục ghi một lần cho mọi mẫu; mẫu sau được điền từ mẫu "
     "trước.\n"
     "Trong thư mục ra có: từng mẫu, ho-so (mọi mẫu trong một tệp để in một lần) và to-kiem-tra "
     "(giấy\n"
     "tờ, số bản, nơi nhận, thời hạn). Mẫu nào sai thì không tạo gì, và báo mọi chỗ sai.\n"
     "--copies và --duplex là cho ho-so, tệp để in.\n"
     "Quy định áp dụng theo ngày lập trong dữ liệu, hoặc --date, hoặc hôm nay; --regime hay "
     "“regime:”\n"
     "trong dữ liệu chọn thẳng.\n\n"
     "  bieumau dossier thu-hoi --new -o thu-hoi.yaml  tạo khung dữ liệu rồi điền vào\n"
     "  bieumau dossier thu-hoi thu-hoi.yaml           tạo các tệp trong thư mục thu-hoi/\n"
     "  bieumau dossier thu-hoi.yaml -o ra/ --to docx  bản Word, trong thư mục ra/\n",
     "PROCEDURE is an id such as thu-hoi (“bieumau list --procedures” names them); by default that "
     "of\n"
     "“procedure:” in the data. Each value is written once for all forms; later forms are filled "
     "from it.\n"
     "The folder gets each form, ho-so (all forms in one file, to print at once) and to-kiem-tra "
     "(the\n"
     "checklist: copies, attachments, addressee, deadlines). When a form is wrong nothing is made, "
     "and\n"
     "all that is wrong is told. --copies and --duplex are for ho-so, the file to print.\n"
     "The regulations are those of the date in the data, else of --date, else of today; or those "
     "of\n"
     "--regime or “regime:” in the data.\n\n"
     "  bieumau dossier thu-hoi --new -o thu-hoi.yaml  a skeleton to fill in\n"
     "  bieumau dossier thu-hoi thu-hoi.yaml           makes the files in the folder thu-hoi/\n"
     "  bieumau dossier thu-hoi.yaml -o out/ --to docx Word files, in the folder out/\n"},
    {"tên tệp dữ liệu", "the name of a data file"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_TO) |
        BM_OPTIONS_BIT(BM_OPT_FROM) | BM_OPTIONS_BIT(BM_OPT_LEGACY) | BM_OPTIONS_BIT(BM_OPT_DRAFT) |
        BM_OPTIONS_BIT(BM_OPT_FORCE) | BM_OPTIONS_BIT(BM_OPT_STRICT) | BM_OPTIONS_PROFILE |
        BM_OPTIONS_BIT(BM_OPT_DATE) | BM_OPTIONS_BIT(BM_OPT_RECEIVED) |
        BM_OPTIONS_BIT(BM_OPT_HOLIDAYS) | BM_OPTIONS_BIT(BM_OPT_REGIME) |
        BM_OPTIONS_BIT(BM_OPT_NEW) | BM_OPTIONS_PRINT,
    1,
    2,
    run,
};
