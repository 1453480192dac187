/* SPDX-License-Identifier: MIT */
#include "cli/batch_summary.h"

#include <stdlib.h>

#include "cli/batch_progress.h"
#include "cli/jsonout.h"
#include "cli/memory.h"
#include "cli/width.h"

static void put_count(bm_jsonout *json, const char *key, uint64_t n)
{
    bm_jsonout_int(json, key, (int64_t)n);
}

/* "columns" and "batch" of the JSON. */
static void tell_json(bm_cli *cli, const bm_batch_summary *s)
{
    const bm_batch_counts *c = s->counts;
    char *text = NULL;
    size_t size = 0;
    FILE *out = bm_memory_must(open_memstream(&text, &size));
    bm_jsonout json = {out, 1, {false, true}};
    if (cli->report.section)
        (void)fputs(cli->report.section, out);
    bm_jsonout_open(&json, "batch", '{');
    bm_jsonout_text(&json, "end", s->end);
    bm_jsonout_text(&json, "folder", s->options->dir);
    bm_jsonout_bool(&json, "dry_run", s->options->dry_run);
    put_count(&json, "records", c->records);
    put_count(&json, "made", c->made);
    if (s->options->dry_run)
        put_count(&json, "would_make", s->would_make);
    put_count(&json, "unchanged", c->unchanged);
    put_count(&json, "failed", c->failed);
    put_count(&json, "warned", c->warned);
    put_count(&json, "left_over", c->left_over);
    put_count(&json, "pruned", c->pruned);
    put_count(&json, "bytes", c->bytes);
    bm_jsonout_close(&json, '}');
    if (fclose(out) != 0)
        abort();
    bm_report_section(&cli->report, text);
}

/* ", sai 3 dòng" when there are any. */
static void put_some(const bm_cli *cli, const char *before, uint64_t n, const char *behind)
{
    char number[32];
    if (n)
        (void)printf("%s%s%s", before,
                     bm_batch_progress_number(number, sizeof number, cli->lang, n), behind);
}

/* "ket-qua: đã tạo 1.234 văn bản, giữ nguyên 20, sai 3 dòng; 0:12, 5.812 văn bản/giây" */
static void tell_text(const bm_cli *cli, const bm_batch_summary *s)
{
    const bm_batch_options *o = s->options;
    const bm_batch_counts *c = s->counts;
    char number[32];
    if (o->dir) {
        bm_width_print(stdout, o->dir);
        (void)fputs("/: ", stdout);
    } else if (o->merge) {
        bm_width_print(stdout, o->merge);
        (void)fputs(": ", stdout);
    }
    const uint64_t made = o->dry_run ? s->would_make : c->made;
    if (o->all_or_nothing && c->failed && !o->dry_run)
        (void)fputs(bm_cli_pick(cli, "không tạo văn bản nào, vì có dòng sai",
                                "made none, because rows are wrong"),
                    stdout);
    else
        (void)printf("%s%s%s",
                     o->dry_run ? bm_cli_pick(cli, "chạy thử, sẽ tạo ", "dry run, would make ")
                                : bm_cli_pick(cli, "đã tạo ", "made "),
                     bm_batch_progress_number(number, sizeof number, cli->lang, made),
                     bm_cli_pick(cli, " văn bản", ""));
    put_some(cli, bm_cli_pick(cli, ", giữ nguyên ", ", "), c->unchanged,
             bm_cli_pick(cli, "", " unchanged"));
    put_some(cli, bm_cli_pick(cli, ", sai ", ", "), c->failed, bm_cli_pick(cli, " dòng", " wrong"));
    put_some(cli, ", ", c->warned, bm_cli_pick(cli, " dòng có cảnh báo", " with warnings"));
    put_some(cli, bm_cli_pick(cli, ", đã xóa ", ", "), c->pruned,
             bm_cli_pick(cli, " văn bản thừa", " removed"));
    if (s->seconds >= 0.5) {
        (void)printf("; %s", bm_batch_progress_time(number, sizeof number, s->seconds));
        put_some(cli, ", ", (uint64_t)((double)made / s->seconds + 0.5),
                 bm_cli_pick(cli, " văn bản/giây", " a second"));
    }
    (void)putchar('\n');
}

void bm_batch_summary_tell(bm_cli *cli, const bm_batch_summary *s)
{
    if (cli->report.json)
        tell_json(cli, s);
    else if (!cli->report.quiet)
        tell_text(cli, s);
}
