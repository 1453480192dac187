/* SPDX-License-Identifier: MIT */
#include "cli/batch_order.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/batch_parts.h"
#include "cli/memory.h"
#include "cli/paths.h"
#include "cli/print_options.h"

enum { JOBS_MOST = 256, ROWS_MOST = 1048576, FOLDER_MOST = 1000000, LIMIT_MOST = 999999999 };

static const char *named(char *out, size_t size, bm_option_id id)
{
    (void)snprintf(out, size, "--%s", bm_options_spec(id)->name);
    return out;
}

/* ---- Numbers ------------------------------------------------------------------------------ */

static bool refuse(bm_cli *cli, bm_option_id id, const char *value, const char *allowed)
{
    char shown[40];
    const char *args[] = {named(shown, sizeof shown, id), value, allowed};
    bm_report_command(&cli->report, "C004", args, 3);
    return false;
}

/* The ${n} digits at ${s}; 0 when they are none. */
static uint32_t digits(const char *s, size_t n)
{
    enum { MOST = 9 };
    return n > 0 && n <= MOST && strspn(s, "0123456789") >= n ? (uint32_t)strtoul(s, NULL, 10) : 0;
}

bool bm_batch_order_number(bm_cli *cli, bm_option_id id, uint32_t most, uint32_t *out)
{
    char allowed[24];
    const char *value = bm_cli_value(cli, id);
    *out = value ? digits(value, strlen(value)) : 0;
    if (!value || (*out >= 1 && *out <= most))
        return true;
    (void)snprintf(allowed, sizeof allowed, "1–%u", (unsigned)most);
    return refuse(cli, id, value, allowed);
}

static bool read_numbers(bm_cli *cli, bm_batch_order *order)
{
    bm_batch_options *o = &order->options;
    uint32_t limit, jobs;
    bool good =
        bm_batch_order_number(cli, BM_OPT_HEADER_ROW, ROWS_MOST, &order->records.header_row);
    good = bm_batch_order_number(cli, BM_OPT_PER_FOLDER, FOLDER_MOST, &o->per_folder) && good;
    good = bm_batch_order_number(cli, BM_OPT_LIMIT, LIMIT_MOST, &limit) && good;
    good = bm_batch_order_number(cli, BM_OPT_JOBS, JOBS_MOST, &jobs) && good;
    o->limit = limit;
    o->n_jobs = jobs;
    return bm_batch_parts_find(cli, o) && good;
}

/* ---- Lists -------------------------------------------------------------------------------- */

/* All values of option ${id}, each cut at its commas when ${cut}; ends in NULL. The words are freed with the order. */
static const char **read_list(bm_cli *cli, bm_batch_order *order, bm_option_id id, bool cut,
                              size_t *n)
{
    size_t most = 1, n_words = 0;
    for (size_t i = 0; i < cli->args->n_given; i++)
        most += cli->args->given[i].id == id ? strlen(cli->args->given[i].value) + 1 : 0;
    const char **list = bm_memory_must(calloc(most, sizeof *list));
    while (order->words && order->words[n_words])
        n_words++;
    order->words = bm_memory_must(
        realloc(order->words, (n_words + cli->args->n_given + 1) * sizeof *order->words));
    for (size_t i = 0; i < cli->args->n_given; i++) {
        if (cli->args->given[i].id != id)
            continue;
        char *word = order->words[n_words++] = bm_memory_copy(cli->args->given[i].value);
        for (char *end; word; word = end) {
            end = cut ? strchr(word, ',') : NULL;
            if (end)
                *end++ = 0;
            word += strspn(word, cut ? " " : "");
            for (size_t k = strlen(word); cut && k > 0 && word[k - 1] == ' '; k--)
                word[k - 1] = 0;
            list[(*n)++] = word;
        }
    }
    order->words[n_words] = NULL;
    return list;
}

static const bm_format *format_named(const char *name)
{
    const bm_format *f;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

static bool no_format(bm_cli *cli, const char *name)
{
    char known[128] = "";
    const bm_format *f;
    size_t n = 0;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL && n < sizeof known; i++)
        n += (size_t)snprintf(known + n, sizeof known - n, "%s%s", i ? ", " : "", f->name);
    bm_report_command2(&cli->report, "O003", name, known);
    return false;
}

/* Each format once, and one at least; what is printed must be known to all of them. */
static bool read_formats(bm_cli *cli, bm_batch_order *order)
{
    size_t given = 0, n = 0;
    bool good = true;
    order->formats = read_list(cli, order, BM_OPT_TO, true, &given);
    for (size_t i = 0; i < given; i++) {
        size_t k = 0;
        while (k < n && strcmp(order->formats[k], order->formats[i]) != 0)
            k++;
        if (k == n)
            order->formats[n++] = order->formats[i];
    }
    if (n == 0)
        order->formats[n++] = "pdf";
    order->options.formats = order->formats;
    order->options.n_formats = n;
    for (size_t i = 0; i < n && good; i++) {
        const bm_format *f = format_named(order->formats[i]);
        good =
            f ? bm_print_options_read(cli, f, &order->render) : no_format(cli, order->formats[i]);
    }
    if (good && order->options.merge && strcmp(order->formats[n - 1], "pdf") != 0)
        good = bm_print_options_read(cli, format_named("pdf"), &order->render);
    order->render.format = NULL;
    order->render.shared_fonts = true;
    return good;
}

/* ---- Files -------------------------------------------------------------------------------- */

static bool ends_with(const char *s, const char *tail)
{
    size_t n = strlen(s), k = strlen(tail);
    return n > k && strcmp(s + n - k, tail) == 0;
}

/* Is ${path} a file, or does it look like the name of one? */
static bool is_file(const char *path)
{
    struct stat st;
    const bm_format *f;
    if (strcmp(path, "-") == 0 || !*path)
        return true;
    if (stat(path, &st) == 0)
        return !S_ISDIR(st.st_mode);
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++)
        if (ends_with(path, f->suffix))
            return true;
    return false;
}

static bool needs(bm_cli *cli, bm_option_id id, const char *other)
{
    char shown[40];
    if (!bm_cli_has(cli, id))
        return true;
    bm_report_command2(&cli->report, "C033", named(shown, sizeof shown, id), other);
    return false;
}

/* "ket-qua/" -> "ket-qua" */
static char *folder(const char *given)
{
    char *dir = given ? bm_memory_copy(given) : NULL;
    for (size_t n = given ? strlen(given) : 0; n > 1 && dir[n - 1] == '/'; n--)
        dir[n - 1] = 0;
    return dir;
}

/* What speaks of single documents needs a folder for them. */
static bool check_places(bm_cli *cli, const bm_batch_options *o)
{
    static const bm_option_id of_documents[] = {BM_OPT_ZIP,    BM_OPT_PER_FOLDER, BM_OPT_NAME,
                                                BM_OPT_PRUNE,  BM_OPT_FORCE,      BM_OPT_SHARD,
                                                BM_OPT_SHARDS, BM_OPT_COLLECT};
    bool good = !bm_cli_has(cli, BM_OPT_VERIFY) || bm_cli_has(cli, BM_OPT_COLLECT) ||
                needs(cli, BM_OPT_VERIFY, "--collect");
    if (o->dir && is_file(o->dir)) {
        bm_report_command2(&cli->report, "C030", o->dir, NULL);
        return false;
    }
    if (o->merge && !ends_with(o->merge, ".pdf")) {
        bm_report_command2(&cli->report, bm_paths_is_folder(o->merge) ? "C016" : "C031", o->merge,
                           NULL);
        return false;
    }
    if (!o->dir && !o->merge && !o->dry_run) {
        bm_report_command2(&cli->report, "C029", NULL, NULL);
        return false;
    }
    for (size_t i = 0; !o->dir && i < sizeof of_documents / sizeof *of_documents; i++)
        good = (o->dry_run || needs(cli, of_documents[i], "--output")) && good;
    if (!o->dir && !o->dry_run && bm_cli_has(cli, BM_OPT_TO) &&
        strcmp(bm_cli_value(cli, BM_OPT_TO), "pdf") != 0)
        good = needs(cli, BM_OPT_TO, "--output");
    return good;
}

static bool same_file(const char *a, const char *b)
{
    struct stat x, y;
    if (strcmp(a, b) == 0)
        return true;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && S_ISREG(x.st_mode) && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

/* No file is written twice, and none that is read. */
static bool check_files(bm_cli *cli, const bm_batch_order *order)
{
    const char *const written[] = {order->options.merge, order->options.zip, order->report,
                                   order->mark};
    const char *const read[] = {order->options.table, order->records.map,
                                bm_cli_value(cli, BM_OPT_PROFILE),
                                bm_cli_value(cli, BM_OPT_DOCX_TEMPLATE)};
    enum { N = sizeof written / sizeof *written, N_READ = sizeof read / sizeof *read };
    bool good = true;
    for (size_t i = 0; i < N; i++) {
        for (size_t k = 0; written[i] && k < N_READ; k++) {
            if (read[k] && same_file(written[i], read[k])) {
                bm_report_command2(&cli->report, "C009", written[i], NULL);
                good = false;
            }
        }
        for (size_t k = 0; written[i] && k < i; k++) {
            if (written[k] && same_file(written[i], written[k])) {
                bm_report_command2(&cli->report, "C007", written[i], NULL);
                good = false;
            }
        }
    }
    return good;
}

/* ---- All ---------------------------------------------------------------------------------- */

bool bm_batch_order_read(bm_cli *cli, bm_batch_order *order)
{
    bm_batch_options *o = &order->options;
    bm_records_options *r = &order->records;
    *order = (bm_batch_order){.dir = folder(bm_cli_value(cli, BM_OPT_OUTPUT)),
                              .report = bm_cli_value(cli, BM_OPT_REPORT),
                              .mark = bm_cli_value(cli, BM_OPT_MARK)};
    *r = (bm_records_options){.sheet = bm_cli_value(cli, BM_OPT_SHEET),
                              .map = bm_cli_value(cli, BM_OPT_MAP),
                              .encoding = bm_cli_value(cli, BM_OPT_ENCODING),
                              .delimiter = bm_cli_value(cli, BM_OPT_DELIMITER),
                              .legacy = bm_cli_legacy(cli)};
    *o = (bm_batch_options){.table = cli->operands[0],
                            .records = r,
                            .render = &order->render,
                            .dir = order->dir,
                            .name = bm_cli_value(cli, BM_OPT_NAME),
                            .merge = bm_cli_value(cli, BM_OPT_MERGE),
                            .zip = bm_cli_value(cli, BM_OPT_ZIP),
                            .strict = bm_cli_has(cli, BM_OPT_STRICT),
                            .dry_run = bm_cli_has(cli, BM_OPT_DRY_RUN),
                            .all_or_nothing = bm_cli_has(cli, BM_OPT_ALL_OR_NOTHING),
                            .force = bm_cli_has(cli, BM_OPT_FORCE),
                            .prune = bm_cli_has(cli, BM_OPT_PRUNE),
                            .no_sync = bm_cli_has(cli, BM_OPT_NO_SYNC)};
    r->where = order->where = read_list(cli, order, BM_OPT_WHERE, false, &r->n_where);
    r->group_by = order->group_by = read_list(cli, order, BM_OPT_GROUP_BY, true, &r->n_group_by);
    bool good = read_numbers(cli, order);
    good = check_places(cli, o) && good;
    return read_formats(cli, order) && check_files(cli, order) && good;
}

void bm_batch_order_free(bm_batch_order *order)
{
    for (size_t i = 0; order->words && order->words[i]; i++)
        free(order->words[i]);
    free(order->words);
    free(order->dir);
    free(order->formats);
    free(order->where);
    free(order->group_by);
}
