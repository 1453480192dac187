/* A batch without the command around it.
 *
 *   run_batch --write N      a table (CSV) of N people who do not exist, on standard output
 *   run_batch TABLE -o DIR [--form ID] [--to pdf,docx] [--name PATTERN] [--jobs N] [--limit N] [--shard I/N]
 *       [--per-folder N] [--merge FILE] [--dry-run] [--all-or-nothing] [--strict] [--force] [--prune]
 *       [--no-sync] [--stop-after N]  prints the counts; codes of messages go to standard error
 *
 * Exit status: 0 all is right, 1 records are wrong, 2 stopped, 3 the batch is broken.
 * SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "batch/batch.h"
#include "bench/records.h"

enum { MOST_FORMATS = 8 };

typedef struct {
    uint64_t stop_after, heard;
} listener;

static int write_table(size_t n)
{
    record *all = records_make(n);
    if (!all)
        return 3;
    for (size_t i = 0; i < RECORDS_FIELDS; i++)
        printf("%s%s", i ? "," : "", records_field(i));
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < RECORDS_FIELDS; i++)
            printf("%s\"%s\"", i ? "," : "\n", all[k].text[i]);
    printf("\n");
    free(all);
    return 0;
}

static void tell(const char *what, const bm_diags *ds)
{
    const bm_diag *d;
    for (size_t i = 0; (d = bm_diags_at(ds, i)) != NULL; i++)
        if (d->severity != BM_NOTE || d->code[0] == 'B')
            fprintf(stderr, "%s%s %s\n", what, d->code, d->message[BM_LANG_EN]);
}

static void hear(void *user, const bm_batch_item *item)
{
    listener *l = user;
    char row[32];
    l->heard++;
    snprintf(row, sizeof row, "row %u: ", (unsigned)item->record->row);
    if (item->outcome == BM_BATCH_FAILED)
        tell(row, item->diags);
}

static bool stop(void *user)
{
    const listener *l = user;
    return l->stop_after && l->heard >= l->stop_after;
}

static const char *const flags[] = {"--dry-run", "--all-or-nothing", "--strict",
                                    "--force",   "--prune",          "--no-sync"};

static size_t split(char *text, const char **out)
{
    size_t n = 0;
    for (char *p = strtok(text, ","); p && n < MOST_FORMATS; p = strtok(NULL, ","))
        out[n++] = p;
    return n;
}

/* Options into ${o} and ${l}; the id of the form. */
static const char *take_options(char **argv, bm_batch_options *o, const char **formats, listener *l)
{
    const char *form = "tt185-2019/mau-01";
    bool *const where[] = {&o->dry_run, &o->all_or_nothing, &o->strict,
                           &o->force,   &o->prune,          &o->no_sync};
    for (; *argv; argv++) {
        for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
            *where[i] = *where[i] || strcmp(*argv, flags[i]) == 0;
        if (strncmp(*argv, "--", 2) != 0 && strcmp(*argv, "-o") != 0) {
            o->table = *argv;
            continue;
        }
        char *value = argv[1];
        if (!value)
            continue;
        if (strcmp(*argv, "-o") == 0)
            o->dir = value;
        else if (strcmp(*argv, "--form") == 0)
            form = value;
        else if (strcmp(*argv, "--to") == 0)
            o->n_formats = split(value, formats);
        else if (strcmp(*argv, "--name") == 0)
            o->name = value;
        else if (strcmp(*argv, "--merge") == 0)
            o->merge = value;
        else if (strcmp(*argv, "--jobs") == 0)
            o->n_jobs = (unsigned)strtoul(value, NULL, 10);
        else if (strcmp(*argv, "--limit") == 0)
            o->limit = strtoul(value, NULL, 10);
        else if (strcmp(*argv, "--per-folder") == 0)
            o->per_folder = (uint32_t)strtoul(value, NULL, 10);
        else if (strcmp(*argv, "--stop-after") == 0)
            l->stop_after = strtoul(value, NULL, 10);
        else if (strcmp(*argv, "--shard") == 0)
            (void)sscanf(value, "%u/%u", &o->shard, &o->n_shards);
        else
            continue;
        argv++;
    }
    return form;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void print_counts(const bm_batch_counts *c, const struct timespec *began)
{
    struct rusage u;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    getrusage(RUSAGE_SELF, &u);
    printf("records %llu made %llu unchanged %llu failed %llu warned %llu left_over %llu pruned "
           "%llu bytes %llu\n",
           (unsigned long long)c->records, (unsigned long long)c->made,
           (unsigned long long)c->unchanged, (unsigned long long)c->failed,
           (unsigned long long)c->warned, (unsigned long long)c->left_over,
           (unsigned long long)c->pruned, (unsigned long long)c->bytes);
    if (getenv("MEASURE"))
        fprintf(stderr, "wall %.3f s, user %.3f s, system %.3f s, peak %.1f MB\n",
                (double)(t.tv_sec - began->tv_sec) + (double)(t.tv_nsec - began->tv_nsec) / 1e9,
                seconds(u.ru_utime), seconds(u.ru_stime), (double)u.ru_maxrss / 1024);
}

static int run(char **argv)
{
    static const char *const form_dirs[] = {"forms"};
    const char *formats[MOST_FORMATS] = {"pdf"};
    listener l = {0, 0};
    bm_batch_options o = {.formats = formats, .n_formats = 1};
    const bm_batch_listener heard = {.user = &l, .item = hear, .stop = stop};
    bm_batch_counts counts = {.records = 0};
    struct timespec began;
    const char *id = take_options(argv, &o, formats, &l);
    const char *forms = getenv("FORMS");
    bm_env_options env_options = {.form_dirs = forms ? &forms : form_dirs, .n_form_dirs = 1};
    bm_diags *ds = bm_diags_new();
    bm_env *env = bm_env_open(&env_options, ds);
    o.form = env ? bm_form_load(env, id, ds) : NULL;
    bm_batch_end end = BM_BATCH_BROKEN;
    clock_gettime(CLOCK_MONOTONIC, &began);
    if (o.form)
        end = bm_batch_run(env, &o, &heard, &counts, ds);
    tell("", ds);
    print_counts(&counts, &began);
    bm_env_close(env);
    bm_diags_free(ds);
    if (end != BM_BATCH_DONE)
        return end == BM_BATCH_STOPPED ? 2 : 3;
    return counts.failed ? 1 : 0;
}

int main(int argc, char **argv)
{
    (void)signal(SIGXFSZ, SIG_IGN);
    if (argc >= 3 && strcmp(argv[1], "--write") == 0)
        return write_table(strtoul(argv[2], NULL, 10));
    return run(argv + 1);
}
