/* Everything about names is decided before the first document is made, so that a wrong command leaves no half
 * set of files behind. SPDX-License-Identifier: MIT */
#include "cli/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/memory.h"
#include "cli/paths.h"
#include "cli/print_options.h"

/* ---- Format ------------------------------------------------------------------------------- */

static const bm_format *format_named(const char *name)
{
    const bm_format *f;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

static bool ends_with(const char *s, const char *tail)
{
    size_t n = strlen(s), k = strlen(tail);
    return n > k && strcmp(s + n - k, tail) == 0;
}

static const bm_format *format_of_suffix(const char *path)
{
    const bm_format *f;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++)
        if (ends_with(path, f->suffix))
            return f;
    return NULL;
}

/* The last "." and what follows in the last part of ${path}, or NULL; ".name" has no suffix. */
static const char *suffix_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    const char *dot = strrchr(base, '.');
    return dot && dot > base && dot[1] ? dot : NULL;
}

static void tell_format(bm_cli *cli, const char *name)
{
    char known[128] = "";
    const bm_format *f;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++) {
        size_t n = strlen(known);
        (void)snprintf(known + n, sizeof known - n, "%s%s", i ? ", " : "", f->name);
    }
    bm_report_command2(&cli->report, "O003", name, known);
}

/* By --to, else by the suffix of ${file} (NULL = none given), else PDF. NULL (told). */
static const bm_format *choose_format(bm_cli *cli, const char *file)
{
    const char *to = bm_cli_value(cli, BM_OPT_TO);
    const bm_format *by_suffix = file ? format_of_suffix(file) : NULL;
    const bm_format *format = to ? format_named(to) : by_suffix;
    if (to && !format) {
        tell_format(cli, to);
        return NULL;
    }
    if (to && by_suffix && by_suffix != format) {
        bm_report_command2(&cli->report, "C010", file, format->name);
        return NULL;
    }
    if (!format && file && suffix_of(file)) {
        tell_format(cli, suffix_of(file));
        return NULL;
    }
    return format ? format : format_named("pdf");
}

const bm_format *bm_outputs_format(bm_cli *cli)
{
    return choose_format(cli, NULL);
}

/* ---- Names -------------------------------------------------------------------------------- */

bool bm_outputs_folder(bm_cli *cli, const char *path)
{
    char *part = bm_memory_copy(path);
    bool good = true;
    for (char *p = part; good && *p; p++) {
        if (p[1] != '/' && p[1] != 0)
            continue;
        char kept = p[1];
        p[1] = 0;
        if (*p != '/' && mkdir(part, 0777) != 0 && errno != EEXIST) {
            bm_report_write(&cli->report, part, errno);
            good = false;
        }
        p[1] = kept;
    }
    if (good && !bm_paths_is_folder(path)) {
        bm_report_write(&cli->report, path, ENOTDIR);
        good = false;
    }
    free(part);
    return good;
}

/* "data/don.yaml" -> "<folder>don.pdf"; "tt185-2019/mau-01" -> "<folder>tt185-2019-mau-01.pdf" */
static char *default_path(const char *folder, const char *input, bool from_file, const char *suffix)
{
    static const char *const known[] = {".yaml", ".yml", ".json", ".xml"};
    const char *slash = from_file ? strrchr(input, '/') : NULL;
    const char *base = slash ? slash + 1 : input;
    size_t n_folder = strlen(folder), n = strlen(base);
    if (from_file && strcmp(base, "-") == 0) {
        base = "stdin";
        n = strlen(base);
    }
    for (size_t i = 0; from_file && i < sizeof known / sizeof *known; i++) {
        if (ends_with(base, known[i])) {
            n -= strlen(known[i]);
            break;
        }
    }
    bool slash_missing = n_folder && folder[n_folder - 1] != '/';
    size_t size = n_folder + 1 + n + strlen(suffix) + 1;
    char *path = bm_memory_must(malloc(size));
    (void)snprintf(path, size, "%s%s%.*s%s", folder, slash_missing ? "/" : "", (int)n, base,
                   suffix);
    if (!from_file)
        for (char *p = path + n_folder + slash_missing; *p; p++)
            *p = *p == '/' ? '-' : *p;
    return path;
}

static bool refuse_empty(bm_cli *cli, const char *option)
{
    const char *args[] = {option, "", bm_cli_pick(cli, "tên tệp", "the name of a file")};
    bm_report_command(&cli->report, "C004", args, 3);
    return false;
}

static bool is_folder(const char *path)
{
    return *path && (path[strlen(path) - 1] == '/' || bm_paths_is_folder(path));
}

/* All documents into file ${given}. */
static bool name_merged(bm_cli *cli, bm_outputs *out, const char *given)
{
    bool standard = strcmp(given, "-") == 0;
    if (!*given)
        return refuse_empty(cli, "--merge");
    if (is_folder(given)) {
        bm_report_command2(&cli->report, "C016", given, NULL);
        return false;
    }
    out->format = choose_format(cli, standard ? NULL : given);
    if (!out->format)
        return false;
    bm_output *o = &out->items[out->n++];
    o->path = standard ? NULL : bm_memory_copy(given);
    o->overwrite = true; /* the command names it */
    return true;
}

/* Fill in where each document goes. */
static bool name_outputs(bm_cli *cli, bm_outputs *out, bool from_files)
{
    const char *given = bm_cli_value(cli, BM_OPT_OUTPUT);
    bool folder = given && is_folder(given);
    bool one_file = given && !folder && strcmp(given, "-") != 0;
    bool force = bm_cli_has(cli, BM_OPT_FORCE);
    if (given && !*given)
        return refuse_empty(cli, "--output");
    out->format = choose_format(cli, one_file ? given : NULL);
    if (!out->format)
        return false;
    if (given && !folder && cli->n_operands > 1) {
        bm_report_command2(&cli->report, "C007", given, NULL);
        return false;
    }
    for (size_t i = 0; i < cli->n_operands; i++) {
        bm_output *o = &out->items[out->n++];
        o->input = cli->operands[i];
        o->overwrite = force || one_file;
        if (one_file)
            o->path = bm_memory_copy(given);
        else if (folder || (!given && !(from_files && strcmp(o->input, "-") == 0)))
            o->path = default_path(folder ? given : "", o->input, from_files, out->format->suffix);
    }
    return true;
}

/* ---- What must not happen ----------------------------------------------------------------- */

static int compare_paths(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

/* No file is written twice. */
static bool all_differ(bm_cli *cli, const bm_outputs *out)
{
    const char **sorted = bm_memory_must(malloc((out->n + 1) * sizeof *sorted));
    size_t n = 0;
    bool good = true;
    for (size_t i = 0; i < out->n; i++)
        if (out->items[i].path)
            sorted[n++] = out->items[i].path;
    qsort(sorted, n, sizeof *sorted, compare_paths);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(sorted[i], sorted[i - 1]) == 0 &&
            (i == 1 || strcmp(sorted[i], sorted[i - 2]) != 0)) {
            bm_report_command2(&cli->report, "C007", sorted[i], NULL);
            good = false;
        }
    }
    free(sorted);
    return good;
}

/* No output is an input: a data file, or the template. */
static bool spares_inputs(bm_cli *cli, const bm_outputs *out, bool from_files)
{
    const char *template = bm_cli_value(cli, BM_OPT_DOCX_TEMPLATE);
    struct stat *inputs = bm_memory_must(calloc(cli->n_operands + 1, sizeof *inputs));
    size_t n = 0;
    bool good = true;
    if (template && stat(template, &inputs[n]) == 0 && S_ISREG(inputs[n].st_mode))
        n++;
    for (size_t i = 0; from_files && i < cli->n_operands; i++)
        if (stat(cli->operands[i], &inputs[n]) == 0 && S_ISREG(inputs[n].st_mode))
            n++;
    for (size_t i = 0; i < out->n; i++) {
        struct stat st;
        if (!out->items[i].path || stat(out->items[i].path, &st) != 0)
            continue;
        for (size_t k = 0; k < n; k++) {
            if (st.st_dev == inputs[k].st_dev && st.st_ino == inputs[k].st_ino) {
                bm_report_command2(&cli->report, "C009", out->items[i].path, NULL);
                good = false;
                break;
            }
        }
    }
    free(inputs);
    return good;
}

static bool spares_terminal(bm_cli *cli, const bm_outputs *out)
{
    for (size_t i = 0; i < out->n; i++) {
        if (!out->items[i].path && !out->format->is_text && isatty(STDOUT_FILENO)) {
            bm_report_command2(&cli->report, "C006", out->format->name, NULL);
            return false;
        }
    }
    return true;
}

bool bm_outputs_plan(bm_cli *cli, bm_outputs *out, bool from_files)
{
    memset(out, 0, sizeof *out);
    out->items = bm_memory_must(calloc(cli->n_operands + 1, sizeof *out->items));
    const char *merge = bm_cli_value(cli, BM_OPT_MERGE);
    if (merge && bm_cli_has(cli, BM_OPT_OUTPUT)) {
        bm_report_command2(&cli->report, "C015", "--merge", "--output");
        return false;
    }
    bool named = merge ? name_merged(cli, out, merge) : name_outputs(cli, out, from_files);
    if (!named || !bm_print_options_read(cli, out->format, &out->options) ||
        !spares_terminal(cli, out) || !all_differ(cli, out))
        return false;
    if (!spares_inputs(cli, out, from_files))
        return false;
    const char *given = bm_cli_value(cli, BM_OPT_OUTPUT);
    return !given || given[strlen(given) - 1] != '/' || bm_outputs_folder(cli, given);
}

void bm_outputs_free(bm_outputs *out)
{
    for (size_t i = 0; i < out->n; i++)
        free(out->items[i].path);
    free(out->items);
}

/* ---- Writing ------------------------------------------------------------------------------ */

static int write_to_memory(void *user, const void *bytes, size_t n)
{
    return fwrite(bytes, 1, n, user) == n ? 0 : -1;
}

static bool write_stdout(bm_cli *cli, const char *bytes, size_t n)
{
    if (fwrite(bytes, 1, n, stdout) == n && fflush(stdout) == 0)
        return true;
    bm_report_write(&cli->report, "-", errno);
    return false;
}

/* Standard output gets the document only when all of it is there. */
static void render_stdout(bm_cli *cli, const bm_part *parts, size_t n_parts,
                          const bm_render_options *options)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *memory = bm_memory_must(open_memstream(&bytes, &n));
    const bm_sink sink = {write_to_memory, memory};
    int status = bm_render_merged(cli->env, parts, n_parts, options, &sink, cli->ds);
    bm_cli_tell(cli);
    if (fclose(memory) != 0)
        abort();
    if (status == 0)
        (void)write_stdout(cli, bytes, n);
    free(bytes);
}

void bm_outputs_made(bm_cli *cli, const char *path)
{
    bm_report_made(&cli->report, path);
    if (!cli->report.quiet && !cli->report.json)
        (void)printf(bm_cli_pick(cli, "đã tạo %s\n", "made %s\n"), path);
}

void bm_outputs_render(bm_cli *cli, const bm_outputs *out, size_t i, const bm_part *parts, size_t n)
{
    const bm_output *o = &out->items[i];
    bm_render_options options = out->options;
    options.overwrite = o->overwrite;
    if (!o->path) {
        render_stdout(cli, parts, n, &options);
        return;
    }
    int status = bm_render_merged_file(cli->env, parts, n, &options, o->path, cli->ds);
    bm_cli_tell(cli);
    if (status == 0)
        bm_outputs_made(cli, o->path);
}

static int forget(void *user, const void *bytes, size_t n)
{
    (void)user, (void)bytes, (void)n;
    return 0;
}

void bm_outputs_try(bm_cli *cli, const bm_outputs *out, const bm_part *parts, size_t n)
{
    const bm_sink sink = {forget, NULL};
    if (n)
        (void)bm_render_merged(cli->env, parts, n, &out->options, &sink, cli->ds);
    bm_cli_tell(cli);
}

/* A new file beside ${path}, or directly when that is a device. Returns errno or 0. */
static int save_file(const char *path, const char *temp, const char *bytes, size_t n,
                     bool overwrite)
{
    struct stat st;
    bool direct = stat(path, &st) == 0 && !S_ISREG(st.st_mode);
    int fd = direct ? open(path, O_WRONLY) : open(temp, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (fd < 0)
        return errno;
    int error = 0;
    while (n && !error) {
        ssize_t put = write(fd, bytes, n);
        if (put < 0) {
            error = errno;
        } else {
            bytes += put;
            n -= (size_t)put;
        }
    }
    if (!error && !direct && fsync(fd) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    if (direct)
        return error;
    if (!error && !overwrite && link(temp, path) == 0)
        return unlink(temp) == 0 ? 0 : errno;
    bool taken = !error && !overwrite && errno == EEXIST;
    if (taken)
        error = EEXIST;
    else if (!error && rename(temp, path) != 0) /* also where links do not exist */
        error = errno;
    if (error)
        (void)unlink(temp);
    return error;
}

bool bm_outputs_save(bm_cli *cli, const char *path, const char *bytes, size_t n, bool overwrite)
{
    if (!path)
        return write_stdout(cli, bytes, n);
    struct stat st;
    int error = EEXIST;
    if (overwrite || lstat(path, &st) != 0 || !S_ISREG(st.st_mode)) {
        const char *slash = strrchr(path, '/');
        size_t size = strlen(path) + 40;
        char *temp = bm_memory_must(malloc(size));
        (void)snprintf(temp, size, "%.*s.bieumau-%ld.tmp", slash ? (int)(slash + 1 - path) : 0,
                       path, (long)getpid());
        error = save_file(path, temp, bytes, n, overwrite);
        free(temp);
    }
    if (error == EEXIST)
        bm_report_command2(&cli->report, "C011", path, NULL);
    else if (error)
        bm_report_write(&cli->report, path, error);
    else
        bm_outputs_made(cli, path);
    return !error;
}

bool bm_outputs_is_input(const bm_cli *cli, const char *path)
{
    struct stat out, in;
    if (stat(path, &out) != 0)
        return false;
    for (size_t i = 0; i < cli->n_operands; i++)
        if (stat(cli->operands[i], &in) == 0 && S_ISREG(in.st_mode) && in.st_dev == out.st_dev &&
            in.st_ino == out.st_ino)
            return true;
    return false;
}
