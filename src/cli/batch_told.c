/* A table of a million rows may be wrong a million times. The first rows show what is the matter; the rest is for --mark and --report.
 * SPDX-License-Identifier: MIT */
#include "cli/batch_told.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "batch/batch_faults.h"
#include "cli/memory.h"
#include "cli/width.h"

enum {
    RECORDS = 20, /* wrong ones that are shown in full */
    RECORDS_JSON = 1000,
    TIMES = 3, /* that a warning or note is shown */
    TIMES_JSON = 100,
    NAMES = 20 /* of documents that would be made */
};

void bm_batch_told_open(bm_batch_told *t, bm_cli *cli, bm_batch_progress *progress, const char *dir)
{
    *t = (bm_batch_told){.cli = cli, .progress = progress, .dir = dir};
}

void bm_batch_told_free(bm_batch_told *t)
{
    for (size_t i = 0; i < BM_BATCH_TOLD_CODES; i++) {
        free(t->errors[i].last);
        free(t->others[i].last);
    }
}

/* The entry of ${code}; the last one is for all that have no room. */
static bm_batch_told_code *entry_of(bm_batch_told_code *list, const char *code)
{
    size_t i = 0;
    while (i + 1 < BM_BATCH_TOLD_CODES && list[i].code[0] && strcmp(list[i].code, code) != 0)
        i++;
    if (!list[i].code[0])
        (void)snprintf(list[i].code, sizeof list[i].code, "%s",
                       i + 1 < BM_BATCH_TOLD_CODES ? code : "…");
    return &list[i];
}

static void show(bm_batch_told *t, const bm_diag *d)
{
    bm_batch_progress_hide(t->progress);
    bm_report_one(&t->cli->report, d);
}

static void remember(bm_batch_told_code *e, const char *text)
{
    free(e->last);
    e->last = bm_memory_copy(text);
}

/* A hint that was just given for this code is not repeated. */
static void show_error(bm_batch_told *t, const bm_diag *d)
{
    static const char *const none[] = {"", ""};
    const char *hint = d->hint[t->cli->lang];
    bm_batch_told_code *e = entry_of(t->errors, d->code);
    bm_diag again = *d;
    e->shown++;
    if (e->last && strcmp(e->last, hint) == 0 && !t->cli->report.json)
        memcpy(again.hint, none, sizeof again.hint);
    else
        remember(e, hint);
    show(t, &again);
}

static void count_error(bm_batch_told *t, const bm_diag *d)
{
    entry_of(t->errors, d->code)->hidden++;
    bm_report_count(&t->cli->report, d);
}

/* A warning or note: some times, and the same words only once. */
static void tell_other(bm_batch_told *t, const bm_diag *d)
{
    const bool json = t->cli->report.json;
    const char *text = d->message[t->cli->lang];
    bm_batch_told_code *e = entry_of(t->others, d->code);
    if (d->severity == BM_NOTE && t->cli->report.quiet)
        return;
    if (e->shown >= (json ? TIMES_JSON : TIMES) ||
        (!json && e->last && strcmp(e->last, text) == 0)) {
        e->hidden++;
        bm_report_count(&t->cli->report, d);
        return;
    }
    e->shown++;
    remember(e, text);
    show(t, d);
}

static void tell_diags(bm_batch_told *t, const bm_batch_item *item)
{
    const bool wrong = bm_diags_errors(item->diags) > 0;
    const uint64_t most = t->cli->report.json ? RECORDS_JSON : RECORDS;
    const bool shown = wrong && t->wrong < most;
    const bm_diag *d;
    t->wrong += wrong;
    t->wrong_shown += shown;
    for (size_t i = 0; (d = bm_diags_at(item->diags, i)) != NULL; i++) {
        if (shown && d->severity == BM_ERROR)
            show_error(t, d);
        else if (d->severity == BM_ERROR)
            count_error(t, d);
        else
            tell_other(t, d);
    }
}

static void tell_name(bm_batch_told *t, const bm_batch_item *item)
{
    const bm_report *r = &t->cli->report;
    if (t->checked++ >= NAMES || r->quiet || r->json || !item->paths || !item->paths[0])
        return;
    bm_batch_progress_hide(t->progress);
    (void)printf("%s %s%s%s\n", bm_cli_pick(t->cli, "sẽ tạo", "would make"), t->dir ? t->dir : "",
                 t->dir ? "/" : "", item->paths[0]);
}

static void keep_faults(bm_batch_told *t, const bm_batch_item *item)
{
    bm_buf line = {0};
    bm_batch_faults_line(&line, item);
    if (line.len && fwrite(line.ptr, 1, line.len, t->faults) != line.len)
        t->faults_failed = true;
    bm_buf_free(&line);
}

void bm_batch_told_item(bm_batch_told *t, const bm_batch_item *item)
{
    if (item->outcome == BM_BATCH_CHECKED)
        tell_name(t, item);
    if (!bm_diags_count(item->diags))
        return;
    if (t->faults)
        keep_faults(t, item);
    tell_diags(t, item);
}

/* "D006 ×800, D041 ×180" */
static void print_codes(FILE *out, const bm_batch_told_code *list)
{
    bool first = true;
    for (size_t i = 0; i < BM_BATCH_TOLD_CODES && list[i].code[0]; i++) {
        if (!list[i].hidden)
            continue;
        (void)fprintf(out, "%s%s ×%" PRIu64, first ? "" : ", ", list[i].code, list[i].hidden);
        first = false;
    }
}

static bool any_hidden(const bm_batch_told_code *list)
{
    for (size_t i = 0; i < BM_BATCH_TOLD_CODES; i++)
        if (list[i].hidden)
            return true;
    return false;
}

/* How many more rows are wrong, and what to do. */
static void tell_wrong(const bm_batch_told *t, bool marked)
{
    char n[32];
    FILE *err = t->cli->report.err;
    const uint64_t more = t->wrong - t->wrong_shown;
    if (more) {
        (void)fprintf(err, "bieumau: %s%s%s", bm_cli_pick(t->cli, "và ", "and "),
                      bm_batch_progress_number(n, sizeof n, t->cli->lang, more),
                      bm_cli_pick(t->cli, " dòng nữa có lỗi (", " more rows are wrong ("));
        print_codes(err, t->errors);
        (void)fputs(")\n", err);
    }
    if (!t->wrong)
        return;
    (void)fputs(bm_cli_pick(t->cli, "bieumau: sửa bảng rồi chạy lại đúng lệnh này",
                            "bieumau: correct the table and run the same command again"),
                err);
    if (!marked)
        (void)fputs(bm_cli_pick(t->cli, "; --mark TỆP.xlsx tô màu mọi ô sai",
                                "; --mark FILE.xlsx colours all wrong cells"),
                    err);
    (void)fputc('\n', err);
}

void bm_batch_told_rest(bm_batch_told *t, bool marked)
{
    char n[32];
    const bm_report *r = &t->cli->report;
    bm_batch_progress_hide(t->progress);
    if (r->json)
        return;
    if (t->checked > NAMES && !r->quiet)
        (void)printf("%s%s%s\n", bm_cli_pick(t->cli, "và ", "and "),
                     bm_batch_progress_number(n, sizeof n, t->cli->lang, t->checked - NAMES),
                     bm_cli_pick(t->cli, " văn bản nữa", " more documents"));
    if (any_hidden(t->others)) {
        (void)fputs(bm_cli_pick(t->cli, "bieumau: còn cảnh báo, ghi chú cùng loại không in ở đây: ",
                                "bieumau: more warnings and notes of these kinds are not shown: "),
                    r->err);
        print_codes(r->err, t->others);
        (void)fputc('\n', r->err);
    }
    tell_wrong(t, marked);
}
