/* How fast documents are made, measured through the public interface.
 *
 *   bench [SECONDS [FORMAT]]        documents per CPU-second in one thread, for each format or one, and where the time goes
 *   bench --cold N COMMAND [ARG…]   median wall time of N processes
 *   bench --csv N                   N records as a table
 *   bench --run COMMAND [ARG…]      run it; prints CPU-seconds, seconds and peak memory in MiB
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

#include "bench/records.h"
#include "bench/stages.h"
#include "bieumau.h"

enum { N_RECORDS = 1000, MERGED = 2000, PRINTED = 10000, MAX_RUNS = 1000 };

extern char **environ;

typedef struct {
    const char *label;
    bm_render_options options;
} mode;

static double seconds_of(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int count_bytes(void *user, const void *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)user += n;
    return 0;
}

static void print_messages(const bm_diags *ds)
{
    for (size_t i = 0; i < bm_diags_count(ds); i++)
        fprintf(stderr, "bench: %s %s\n", bm_diags_at(ds, i)->code,
                bm_diags_at(ds, i)->message[BM_LANG_EN]);
}

static int set_values(bm_data *data, const record *r, bm_diags *ds)
{
    for (size_t i = 0; i < RECORDS_FIELDS; i++)
        if (r->text[i][0] &&
            bm_data_set(data, records_field(i), r->text[i], strlen(r->text[i]), ds) != 0)
            return -1;
    return 0;
}

static void print_row(const char *label, double per_second, size_t bytes, size_t n, double first_s)
{
    printf("%-22s %10.0f %14.1f %12.2f\n", label, per_second, (double)bytes / (double)n / 1024,
           first_s * 1000);
}

/* One record, all of it: values in, document out. */
static int make_one(bm_env *env, const bm_form *form, bm_data *data, const record *r, const mode *m,
                    size_t *bytes, bm_diags *ds)
{
    bm_sink sink = {.write = count_bytes, .user = bytes};
    bm_diags_clear(ds);
    bm_data_clear(data);
    stages_enter(STAGES_READ);
    int status = set_values(data, r, ds);
    stages_leave();
    return status == 0 ? bm_render(env, form, data, &m->options, &sink, ds) : -1;
}

/* All records, again and again. The stopwatch is of wall-clock time: what other processes took is taken off. */
static int run_stages(bm_env *env, const bm_form *form, const record *records, const mode *m,
                      double limit_s, bm_diags *ds)
{
    bm_data *data = bm_data_new("tt185-2019/mau-01");
    double ns[STAGES_N], wall_ns = 0, spent_s = 0, begin = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    size_t bytes = 0, n = 0;
    int status = 0;
    stages_start();
    for (; status == 0 && spent_s < limit_s; n++) {
        status = make_one(env, form, data, &records[n % N_RECORDS], m, &bytes, ds);
        spent_s = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - begin;
    }
    stages_stop(ns);
    for (size_t i = 0; i < STAGES_N; i++)
        wall_ns += ns[i];
    printf("%-22s", m->label);
    for (size_t i = 0; i < STAGES_N; i++)
        printf(" %8.1f", ns[i] / wall_ns * spent_s * 1e6 / (double)n);
    printf("\n");
    bm_data_free(data);
    return status;
}

static int run_mode(bm_env *env, const bm_form *form, const record *records, const mode *m,
                    double limit_s, bm_diags *ds)
{
    bm_data *data = bm_data_new("tt185-2019/mau-01");
    size_t bytes = 0, n = 0;
    double begin = seconds_of(CLOCK_PROCESS_CPUTIME_ID), spent = 0;
    if (make_one(env, form, data, &records[0], m, &bytes, ds) != 0) {
        bm_data_free(data);
        return -1;
    }
    double first_s = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - begin;
    bytes = 0;
    begin = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    while (spent < limit_s) {
        if (make_one(env, form, data, &records[n % N_RECORDS], m, &bytes, ds) != 0) {
            bm_data_free(data);
            return -1;
        }
        n++;
        spent = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - begin;
    }
    print_row(m->label, (double)n / spent, bytes, n, first_s);
    bm_data_free(data);
    return 0;
}

/* As many as one file can have, again and again: values in, one file out. */
static int run_merged(bm_env *env, const bm_form *form, const record *records, const mode *m,
                      double limit_s, bm_diags *ds)
{
    bm_data **data = calloc(MERGED, sizeof *data);
    bm_part *parts = calloc(MERGED, sizeof *parts);
    size_t bytes = 0, n = 0;
    double first_s = 0, spent = 0, begin = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    bm_sink sink = {.write = count_bytes, .user = &bytes};
    int status = data && parts ? 0 : -1;
    for (size_t i = 0; status == 0 && i < MERGED; i++)
        parts[i] = (bm_part){form, data[i] = bm_data_new("tt185-2019/mau-01")};
    while (status == 0 && spent < limit_s) {
        bm_diags_clear(ds);
        for (size_t i = 0; status == 0 && i < MERGED; i++) {
            bm_data_clear(data[i]);
            status = set_values(data[i], &records[i % N_RECORDS], ds);
        }
        if (status == 0)
            status = bm_render_merged(env, parts, MERGED, &m->options, &sink, ds);
        n += MERGED;
        spent = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - begin;
        first_s = n == MERGED ? spent : first_s;
    }
    if (status == 0)
        print_row(m->label, (double)n / spent, bytes, n, first_s);
    for (size_t i = 0; data && i < MERGED; i++)
        bm_data_free(data[i]);
    free(data);
    free(parts);
    return status;
}

static size_t peak_kib(void)
{
    struct rusage use;
    return getrusage(RUSAGE_SELF, &use) == 0 ? (size_t)use.ru_maxrss : 0;
}

/* One file, its documents written as they come. */
static int run_merger(bm_env *env, const bm_form *form, const record *records, const mode *m,
                      bm_diags *ds)
{
    bm_data *data = bm_data_new("tt185-2019/mau-01");
    size_t bytes = 0;
    double begin = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    const bm_sink sink = {.write = count_bytes, .user = &bytes};
    bm_merger *merger = bm_merger_open(env, &m->options, &sink, ds);
    int status = merger ? 0 : -1;
    for (size_t i = 0; status == 0 && i < PRINTED; i++) {
        bm_data_clear(data);
        status = set_values(data, &records[i % N_RECORDS], ds);
        if (status == 0)
            status = bm_merger_add(merger, form, data, ds);
    }
    if (status == 0)
        status = bm_merger_finish(merger, ds);
    double spent = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - begin;
    if (status == 0)
        printf("%-22s %10.0f %14.1f   %.2f s, peak memory %zu MiB\n", m->label, PRINTED / spent,
               (double)bytes / PRINTED / 1024, spent, peak_kib() / 1024);
    bm_merger_free(merger);
    bm_data_free(data);
    return status;
}

static const mode modes[] = {
    {"pdf", {.format = "pdf"}},   {"pdf, shared fonts", {.format = "pdf", .shared_fonts = true}},
    {"docx", {.format = "docx"}}, {"xml (Flat OPC)", {.format = "xml"}},
    {"svg", {.format = "svg"}},
};
static const mode printed[] = {
    {"pdf of 10,000 merged", {.format = "pdf"}},
    {"pdf of 10,000, fast", {.format = "pdf", .shared_fonts = true}},
};
static const mode merged[] = {
    {"docx of 2,000 merged", {.format = "docx"}},
};

static bool is_asked(const mode *m, const char *only)
{
    return !only || strcmp(m->options.format, only) == 0;
}

static int print_stages(bm_env *env, const bm_form *form, const record *records, double limit_s,
                        const char *only, bm_diags *ds)
{
    int status = 0;
    printf("\n%-22s", "µs of that, to");
    for (size_t i = 0; i < STAGES_N; i++)
        printf(" %8s", stages_names[i]);
    printf("\n");
    for (size_t i = 0; status == 0 && i < sizeof modes / sizeof modes[0]; i++) {
        if (is_asked(&modes[i], only) && strcmp(modes[i].options.format, "svg") != 0)
            status = run_stages(env, form, records, &modes[i], limit_s, ds);
    }
    return status;
}

static int run_formats(double limit_s, const char *only)
{
    static const char *const forms[] = {"forms"};
    bm_env_options options = {.form_dirs = forms, .n_form_dirs = 1};
    bm_diags *ds = bm_diags_new();
    record *records = records_make(N_RECORDS);
    bm_env *env = records ? bm_env_open(&options, ds) : NULL;
    const bm_form *form = env ? bm_form_load(env, "tt185-2019/mau-01", ds) : NULL;
    int status = form ? 0 : -1;
    printf("%-22s %10s %14s %12s\n", "Mẫu 01, filled, to", "docs/CPU-s", "KiB each", "first, ms");
    for (size_t i = 0; status == 0 && i < sizeof modes / sizeof modes[0]; i++)
        if (is_asked(&modes[i], only))
            status = run_mode(env, form, records, &modes[i], limit_s, ds);
    for (size_t i = 0; status == 0 && i < sizeof printed / sizeof printed[0]; i++)
        if (is_asked(&printed[i], only))
            status = run_merger(env, form, records, &printed[i], ds);
    for (size_t i = 0; status == 0 && i < sizeof merged / sizeof merged[0]; i++)
        if (is_asked(&merged[i], only))
            status = run_merged(env, form, records, &merged[i], limit_s, ds);
    if (status == 0)
        status = print_stages(env, form, records, limit_s, only, ds);
    if (status != 0)
        print_messages(ds);
    bm_env_close(env);
    bm_diags_free(ds);
    free(records);
    return status;
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int run_cold(int n, char **command)
{
    double ms[MAX_RUNS];
    for (int i = 0; i < n; i++) {
        pid_t pid;
        int status = 0;
        double begin = seconds_of(CLOCK_MONOTONIC);
        if (posix_spawn(&pid, command[0], NULL, NULL, command, environ) != 0)
            return -1;
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
            continue;
        ms[i] = (seconds_of(CLOCK_MONOTONIC) - begin) * 1000;
        if (status != 0)
            return -1;
    }
    qsort(ms, (size_t)n, sizeof ms[0], compare_doubles);
    printf("whole process, median of %d: %.1f ms (fastest %.1f)\n", n, ms[n / 2], ms[0]);
    return 0;
}

/* Records as rows of CSV (RFC 4180); the columns are named by their fields. */
static int print_csv(size_t n)
{
    record *records = records_make(n);
    if (!records)
        return -1;
    for (size_t i = 0; i < RECORDS_FIELDS; i++)
        printf("%s%s", i ? "," : "", records_field(i));
    printf("\n");
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < RECORDS_FIELDS; i++) {
            const char *text = records[k].text[i], *quote = strpbrk(text, ",\"") ? "\"" : "";
            printf("%s%s%s%s%s", i ? "," : "", quote, text, quote,
                   i + 1 < RECORDS_FIELDS ? "" : "\n");
        }
    free(records);
    return fflush(stdout) == 0 ? 0 : -1;
}

static double seconds_in(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int run_once(char **command)
{
    pid_t pid;
    int status = 0;
    struct rusage use;
    double begin = seconds_of(CLOCK_MONOTONIC);
    if (posix_spawn(&pid, command[0], NULL, NULL, command, environ) != 0)
        return -1;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (getrusage(RUSAGE_CHILDREN, &use) != 0)
        return -1;
    printf("%.3f %.3f %ld\n", seconds_in(use.ru_utime) + seconds_in(use.ru_stime),
           seconds_of(CLOCK_MONOTONIC) - begin, use.ru_maxrss / 1024);
    return status == 0 ? 0 : -1;
}

int main(int argc, char **argv)
{
    if (argc > 3 && strcmp(argv[1], "--cold") == 0) {
        long n = strtol(argv[2], NULL, 10);
        return n > 0 && n <= MAX_RUNS && run_cold((int)n, argv + 3) == 0 ? 0 : 1;
    }
    if (argc == 3 && strcmp(argv[1], "--csv") == 0)
        return print_csv(strtoul(argv[2], NULL, 10)) == 0 ? 0 : 1;
    if (argc > 2 && strcmp(argv[1], "--run") == 0)
        return run_once(argv + 2) == 0 ? 0 : 1;
    double limit_s = argc > 1 ? strtod(argv[1], NULL) : 3;
    return run_formats(limit_s > 0 ? limit_s : 3, argc > 2 ? argv[2] : NULL) == 0 ? 0 : 1;
}
