/* bieumau batch: a table becomes documents. SPDX-License-Identifier: MIT */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/batch_name.h"
#include "batch/batch_state.h"
#include "cli/batch_columns.h"
#include "cli/batch_order.h"
#include "cli/batch_parts.h"
#include "cli/batch_progress.h"
#include "cli/batch_summary.h"
#include "cli/batch_told.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/memory.h"
#include "cli/office.h"
#include "cli/outputs.h"
#include "cli/paths.h"

typedef struct {
    bm_cli *cli;
    bm_batch_order order;
    bm_batch_progress progress;
    bm_batch_told told;
    bm_batch_counts counts;
    double done;       /* of the table, when it was last told */
    bm_diags *opening; /* what was said when the table was opened */
    char *faults;      /* path of told.faults, on the heap */
} job;

/* ---- Before it begins --------------------------------------------------------------------- */

static bool is_terminal_line(void)
{
    const char *term = getenv("TERM");
    return isatty(STDERR_FILENO) && !(term && strcmp(term, "dumb") == 0);
}

static bm_batch_progress_mode progress_mode(const bm_cli *cli)
{
    const char *how = bm_cli_value(cli, BM_OPT_PROGRESS);
    if (how && strcmp(how, "auto") != 0)
        return strcmp(how, "bar") == 0    ? BM_BATCH_PROGRESS_BAR
               : strcmp(how, "json") == 0 ? BM_BATCH_PROGRESS_JSON
                                          : BM_BATCH_PROGRESS_NONE;
    return is_terminal_line() && !cli->report.quiet && !cli->report.json ? BM_BATCH_PROGRESS_BAR
                                                                         : BM_BATCH_PROGRESS_NONE;
}

/* --name is wrong before anything is made. */
static bool name_is_good(bm_cli *cli, const bm_batch_options *o)
{
    bm_batch_name *name = bm_batch_name_open(o->name, o->form, cli->ds);
    bm_cli_tell(cli);
    bm_batch_name_free(name);
    return name != NULL;
}

/* Open the table once to say what is thought of its columns. False (told). */
static bool look_at_table(job *j)
{
    bm_cli *cli = j->cli;
    const bm_batch_options *o = &j->order.options;
    bm_records *r = bm_records_open(cli->env, o->form, o->table, o->records, j->opening);
    bm_report_diags(&cli->report, j->opening);
    if (!r)
        return false;
    if (!cli->report.quiet && !cli->report.json)
        bm_batch_columns_tell(cli, o->form, r);
    if (cli->report.json) {
        char *text = NULL;
        size_t size = 0;
        FILE *out = bm_memory_must(open_memstream(&text, &size));
        bm_jsonout json = {out, 1, {false, true}};
        bm_batch_columns_json(&json, o->form, r);
        if (fclose(out) != 0)
            abort();
        bm_report_section(&cli->report, text);
    }
    bm_records_close(r);
    return true;
}

/* The form, the profile, the folder. False (told). */
static bool prepare(job *j)
{
    bm_cli *cli = j->cli;
    bm_batch_options *o = &j->order.options;
    const char *id = bm_cli_value(cli, BM_OPT_FORM);
    if (!id) {
        bm_batch_columns_propose(cli, o->table, o->records);
        return false;
    }
    o->form = bm_cli_form_to_make(cli, id);
    if (!o->form || !name_is_good(cli, o) || !bm_office_find(cli, o->table, &o->profile))
        return false;
    j->order.records.profile = o->profile;
    if (bm_cli_has(cli, BM_OPT_COLLECT))
        return true;
    return look_at_table(j) && (!o->dir || o->dry_run || bm_outputs_folder(cli, o->dir));
}

/* ---- While it runs ------------------------------------------------------------------------ */

static void on_item(void *user, const bm_batch_item *item)
{
    job *j = user;
    bm_batch_told_item(&j->told, item);
}

static void on_progress(void *user, const bm_batch_counts *counts, double done)
{
    job *j = user;
    j->done = done;
    bm_batch_progress_tell(&j->progress, counts, done);
}

static bool on_stop(void *user)
{
    (void)user;
    return bm_interrupt_seen() != 0;
}

/* A file for the faults of a batch that has no folder for them. */
static void keep_faults(job *j)
{
    const bm_batch_options *o = &j->order.options;
    const char *folder = getenv("TMPDIR");
    if ((o->dir && !o->dry_run) || (!j->order.report && !j->order.mark))
        return;
    folder = folder && *folder ? folder : "/tmp";
    size_t size = strlen(folder) + 32;
    j->faults = bm_memory_must(malloc(size));
    (void)snprintf(j->faults, size, "%s/bieumau-XXXXXX", folder);
    int fd = mkstemp(j->faults);
    j->told.faults = fd < 0 ? NULL : fdopen(fd, "wb");
    if (!j->told.faults) {
        bm_report_write(&j->cli->report, j->faults, errno);
        free(j->faults);
        j->faults = NULL;
    }
}

/* What bm_batch_run says, but for what was said of the table before. */
static void tell_batch(job *j, const bm_diags *ds)
{
    const bm_diag *d, *old;
    for (size_t i = 0; (d = bm_diags_at(ds, i)) != NULL; i++) {
        bool said = false;
        for (size_t k = 0; !said && (old = bm_diags_at(j->opening, k)) != NULL; k++)
            said = strcmp(old->code, d->code) == 0 && old->line == d->line && old->col == d->col &&
                   strcmp(old->message[BM_LANG_VI], d->message[BM_LANG_VI]) == 0;
        if (!said)
            bm_report_one(&j->cli->report, d);
    }
}

/* ---- Afterwards --------------------------------------------------------------------------- */

/* --report and --mark, from the lines of faults. */
static void write_faults(job *j)
{
    const bm_batch_options *o = &j->order.options;
    bm_buf path = {0};
    if (!j->faults) {
        bm_batch_state_folder(&path, o->dir, o->shard, o->n_shards);
        bm_buf_add(&path, "/faults.jsonl", sizeof "/faults.jsonl");
    }
    const char *const files[] = {j->faults ? j->faults : path.ptr};
    bm_batch_parts_faults(j->cli, &j->order, files, 1, &j->counts);
    bm_buf_free(&path);
}

/* The file to print is there when something could be put in. */
static void tell_files(job *j)
{
    const bm_batch_options *o = &j->order.options;
    bool any = j->counts.made + j->counts.unchanged > 0;
    if (o->dry_run || (o->all_or_nothing && j->counts.failed))
        return;
    if (any && o->merge && access(o->merge, F_OK) == 0)
        bm_outputs_made(j->cli, o->merge);
    bm_batch_parts_pack(j->cli, o);
}

static void tell_stop(job *j)
{
    char number[32];
    int number_of_signal = bm_interrupt_seen();
    (void)bm_batch_progress_number(number, sizeof number, j->cli->lang,
                                   j->counts.made + j->counts.unchanged);
    bm_report_command2(&j->cli->report, "C032", number, NULL);
    j->cli->report.status = 128 + (number_of_signal ? number_of_signal : SIGINT);
}

static void finish(job *j, bm_batch_end end)
{
    static const char *const names[] = {"broken", "done", "stopped"};
    bm_cli *cli = j->cli;
    const char *name = names[end - BM_BATCH_BROKEN];
    double seconds = bm_batch_progress_seconds(&j->progress);
    bm_batch_progress_close(&j->progress, &j->counts, end == BM_BATCH_DONE ? 1 : j->done, name);
    bm_batch_told_rest(&j->told, j->order.mark && end != BM_BATCH_BROKEN);
    tell_batch(j, cli->ds);
    bm_diags_clear(cli->ds);
    if (j->told.faults && fclose(j->told.faults) != 0)
        j->told.faults_failed = true;
    if (j->told.faults_failed)
        bm_report_write(&cli->report, j->faults, ENOSPC);
    else if (end != BM_BATCH_BROKEN && (j->order.report || j->order.mark))
        write_faults(j);
    if (end == BM_BATCH_DONE && !j->counts.records && !j->order.options.n_shards)
        bm_report_command2(&cli->report, "C034", bm_cli_value(cli, BM_OPT_WHERE), NULL);
    if (end == BM_BATCH_DONE)
        tell_files(j);
    const bm_batch_summary summary = {.options = &j->order.options,
                                      .counts = &j->counts,
                                      .would_make = j->told.checked,
                                      .seconds = seconds,
                                      .end = name};
    bm_batch_summary_tell(cli, &summary);
    if (end == BM_BATCH_STOPPED)
        tell_stop(j);
}

static void run_batch(job *j)
{
    bm_cli *cli = j->cli;
    const bm_batch_listener listener = {
        .user = j, .item = on_item, .progress = on_progress, .stop = on_stop};
    bm_batch_progress_open(&j->progress, progress_mode(cli), stderr, cli->lang);
    bm_batch_told_open(&j->told, cli, &j->progress, j->order.options.dir);
    keep_faults(j);
    bm_interrupt_catch();
    (void)fflush(stdout);
    bm_batch_options o = j->order.options;
    if (o.dry_run && o.dir && !bm_paths_is_folder(o.dir))
        o.dir = NULL; /* there is nothing to look at, and nothing is to be made */
    bm_batch_end end = bm_batch_run(cli->env, &o, &listener, &j->counts, cli->ds);
    finish(j, end);
    if (j->faults)
        (void)unlink(j->faults);
    free(j->faults);
    bm_batch_told_free(&j->told);
}

static void run(bm_cli *cli)
{
    job j = {.cli = cli, .opening = bm_diags_new()};
    bm_diags_set_strict(j.opening, bm_cli_has(cli, BM_OPT_STRICT));
    bool good = bm_batch_order_read(cli, &j.order) && bm_cli_env(cli) && prepare(&j);
    if (good && bm_cli_has(cli, BM_OPT_COLLECT))
        bm_batch_parts_collect(cli, &j.order);
    else if (good)
        run_batch(&j);
    bm_batch_order_free(&j.order);
    bm_diags_free(j.opening);
}

const bm_command bm_cmd_batch = {
    .name = "batch",
    .operands = {"BẢNG", "TABLE"},
    .summary = {"tạo nhiều văn bản từ một bảng (Excel, ODS, CSV)",
                "make many documents from a table (Excel, ODS, CSV)"},
    .details =
        {"BẢNG là tệp .xlsx, .ods, .csv hoặc .tsv; dòng đầu là tên cột, mỗi dòng sau là một văn "
         "bản.\n"
         "Tên cột là tên mục của mẫu (“bieumau show MẪU”), viết hoa hay thường, có dấu hay không "
         "đều\n"
         "được; “bieumau new MẪU --to xlsx -o ds.xlsx” tạo sẵn bảng để điền.\n"
         "Dòng đúng thì được tạo, dòng sai thì báo ô nào sai; sửa rồi chạy lại đúng lệnh đó: chỉ "
         "dòng\n"
         "mới và dòng đã sửa được làm, văn bản không đổi thì giữ nguyên. Bị ngắt giữa chừng "
         "(Ctrl-C, "
         "mất\n"
         "điện) cũng vậy. Tệp không do lệnh này tạo, hoặc đã bị sửa, chỉ bị ghi đè khi có "
         "--force.\n"
         "Mục mà bảng không có cột thì lấy từ hồ sơ cơ quan (office.yaml cạnh bảng).\n\n"
         "  bieumau batch ds.xlsx --form tt185-2019/mau-01 -o ket-qua/\n"
         "  bieumau batch ds.xlsx -f tt185-2019/mau-01 -o kq/ --name '{so_giay_to}-{ho_ten}'\n"
         "  bieumau batch ds.xlsx -f tt185-2019/mau-01 --dry-run --mark sai.xlsx   chỉ kiểm tra\n"
         "  bieumau batch ds.xlsx -f tt185-2019/mau-01 --merge in.pdf --duplex     một tệp để in\n"
         "  bieumau batch ds.csv -f tt185-2019/mau-01 -o kq/ --to pdf,docx --zip kq.zip\n"
         "  bieumau batch ds.xlsx -f tt185-2019/mau-01 -o kq/ --where 'Đơn vị=Phòng 1'\n"
         "  bieumau batch ds.xlsx -f nd68-2024/mau-01 -o kq/ --group-by 'Đơn vị'   mỗi đơn vị một "
         "danh sách\n",
         "TABLE is a .xlsx, .ods, .csv or .tsv file; its first row names the columns, each further "
         "row is a\n"
         "document. The names are those of the fields (“bieumau show FORM”), with or without "
         "capitals and\n"
         "marks; “bieumau new FORM --to xlsx -o list.xlsx” makes such a table to fill in.\n"
         "Rows that are right are made, wrong ones are told cell by cell; correct them and run the "
         "same\n"
         "command again: only rows that are new or changed are made, the other documents are kept. "
         "The same\n"
         "goes for a batch that was interrupted (Ctrl-C, a power cut). Files that this command has "
         "not made,\n"
         "or that were changed, are overwritten only with --force. Fields without a column are "
         "taken from\n"
         "the profile of the office (office.yaml beside the table).\n\n"
         "  bieumau batch list.xlsx --form tt185-2019/mau-01 -o out/\n"
         "  bieumau batch list.xlsx -f tt185-2019/mau-01 -o out/ --name '{so_giay_to}-{ho_ten}'\n"
         "  bieumau batch list.xlsx -f tt185-2019/mau-01 --dry-run --mark wrong.xlsx   check only\n"
         "  bieumau batch list.xlsx -f tt185-2019/mau-01 --merge all.pdf --duplex   one file to "
         "print\n"
         "  bieumau batch list.csv -f tt185-2019/mau-01 -o out/ --to pdf,docx --zip out.zip\n"
         "  bieumau batch list.xlsx -f tt185-2019/mau-01 -o out/ --where 'Unit=Office 1'\n"
         "  bieumau batch list.xlsx -f nd68-2024/mau-01 -o out/ --group-by Unit   a list for each "
         "unit\n"},
    .missing = {"tên tệp bảng", "the name of a table"},
    .options = BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_FORM) | BM_OPTIONS_BIT(BM_OPT_OUTPUT) |
               BM_OPTIONS_BIT(BM_OPT_TO) | BM_OPTIONS_BIT(BM_OPT_MERGE) |
               BM_OPTIONS_BIT(BM_OPT_DRAFT) | BM_OPTIONS_BIT(BM_OPT_FORCE) |
               BM_OPTIONS_BIT(BM_OPT_STRICT) | BM_OPTIONS_PROFILE | BM_OPTIONS_PRINT |
               BM_OPTIONS_TABLE | BM_OPTIONS_BATCH,
    .least = 1,
    .most = 1,
    .run = run,
};
