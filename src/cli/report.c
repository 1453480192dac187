/* Text:
 *
 *     don.yaml:12:9: lỗi[D006]: thiếu mục bắt buộc …
 *       12 | ho_ten:
 *          |         ^
 *       gợi ý: thêm …
 *
 * Values in a message come from outside, so all text goes through bm_width_print.
 * SPDX-License-Identifier: MIT */
#include "cli/report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/jsonout.h"
#include "cli/lang.h"
#include "cli/width.h"
#include "cli/memory.h"

enum { TAB_COLUMNS = 8 };

typedef enum { PLAIN, BOLD, RED, YELLOW, CYAN, FAINT } ink;

static const char *const escapes[] = {"\033[0m",    "\033[1m",    "\033[1;31m",
                                      "\033[1;33m", "\033[1;36m", "\033[2m"};

static void set_ink(const bm_report *r, ink i)
{
    if (r->colour)
        (void)fputs(escapes[i], r->err);
}

/* The first row that ${code} begins with decides. */
static const struct {
    const char *begin;
    int status;
} statuses[] = {
    {"E", 3},
    {"C", 2},
    /* a name that is taken, a format or a page that does not exist, options: the command is wrong */
    {"O002", 2},
    {"O003", 2},
    {"O020", 2},
    {"O031", 2},
    {"O04", 2},
    {"O05", 1}, /* a template is what somebody wrote, as data is */
    {"O060", 2},
    {"O", 3},
    {"V033", 2}, /* which document is wanted */
    {"V034", 2},
    {"M002", 2}, /* --id */
    {"S001", 3}, /* no table that can be read; what stands in it is data */
    {"S002", 3},
    {"S003", 3},
    {"S004", 3},
    {"S02", 3},
    {"S030", 3},
    {"S031", 3},
    {"S032", 3},
    {"S005", 2}, /* --sheet, --delimiter, --encoding, --header-row, --where, --group-by */
    {"S006", 2},
    {"S007", 2},
    {"S033", 2},
    {"S051", 2},
    {"S063", 2},
    {"S065", 2},
    {"S066", 2},
    {"S070", 3}, /* the disk */
    {"S077", 2},
    {"S080", 3},
    {"S084", 2}, /* --to and --set of a list */
    {"S088", 2},
    {"S09", 3},  /* a copy of the table cannot be made */
    {"B001", 2}, /* a file that is there and is not of this batch, as O002 */
    {"B05", 2},  /* --name */
    {"B060", 2}, /* --shard */
    {"B061", 2},
    {"B062", 2},
    {"B063", 2},
    {"B064", 2},
    {"B065", 1}, /* not all is made, or not as it was made */
    {"B066", 1},
    {"B068", 1},
    {"B069", 1},
    {"B070", 1},
    {"B071", 1},
    {"B", 3}, /* the folder, the journal, the disk */
    {"", 1},  /* the data */
};

int bm_report_status_of(const char *code)
{
    size_t i = 0;
    while (strncmp(code, statuses[i].begin, strlen(statuses[i].begin)) != 0)
        i++;
    return statuses[i].status;
}

static const char *severity_name(const bm_report *r, bm_severity severity)
{
    static const char *const names[][2] = {
        [BM_NOTE] = {"ghi chú", "note"},
        [BM_WARNING] = {"cảnh báo", "warning"},
        [BM_ERROR] = {"lỗi", "error"},
    };
    return names[severity][r->lang];
}

/* ---- Text --------------------------------------------------------------------------------- */

/* The file that a message is about, or NULL. */
static const char *file_of(const bm_report *r, const bm_diag *d)
{
    if (d->file)
        return d->file;
    static const char *const groups[] = {"D", "T", "O02",
                                         "O03"}; /* of its data, and of its pages */
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strncmp(d->code, groups[i], strlen(groups[i])) == 0)
            return r->input;
    return NULL;
}

static void print_place(const bm_report *r, const bm_diag *d)
{
    const char *file = file_of(r, d);
    set_ink(r, BOLD);
    bm_width_print(r->err, file ? file : "bieumau");
    if (d->cell) {
        (void)fputc('!', r->err);
        bm_width_print(r->err, d->cell);
    } else if (d->line) {
        (void)fprintf(r->err, ":%u", (unsigned)d->line);
    }
    if (!d->cell && d->line && d->col)
        (void)fprintf(r->err, ":%u", (unsigned)d->col);
    (void)fputs(": ", r->err);
    set_ink(r, PLAIN);
}

/* The line of the input; tabs become spaces, so that the caret below can be put by columns.
 * Returns the column where code point ${col} (from 1) begins. */
static size_t print_source(const bm_report *r, const char *line, uint32_t col)
{
    size_t column = 0, caret = 0;
    uint32_t code, at = 1;
    for (size_t n; (n = bm_width_next(line, &code)) != 0; line += n, at++) {
        if (at == col)
            caret = column;
        if (code == '\t') {
            size_t next = (column / TAB_COLUMNS + 1) * TAB_COLUMNS;
            (void)fprintf(r->err, "%*s", (int)(next - column), "");
            column = next;
        } else {
            const char one[5] = {line[0], n > 1 ? line[1] : 0, n > 2 ? line[2] : 0,
                                 n > 3 ? line[3] : 0, 0};
            bm_width_print(r->err, one);
            column += bm_width_text(one);
        }
    }
    return at <= col ? column : caret;
}

static void print_excerpt(const bm_report *r, const bm_diag *d)
{
    int gutter = (d->line > 9999 ? 6 : 4);
    set_ink(r, FAINT);
    (void)fprintf(r->err, "%*u | ", gutter, (unsigned)d->line);
    set_ink(r, PLAIN);
    size_t caret = print_source(r, d->source_line, d->col);
    (void)fputc('\n', r->err);
    if (!d->col)
        return;
    set_ink(r, FAINT);
    (void)fprintf(r->err, "%*s | ", gutter, "");
    set_ink(r, RED);
    (void)fprintf(r->err, "%*s^", (int)caret, "");
    set_ink(r, PLAIN);
    (void)fputc('\n', r->err);
}

static void print_text(const bm_report *r, const bm_diag *d)
{
    print_place(r, d);
    set_ink(r, d->severity == BM_ERROR ? RED : d->severity == BM_WARNING ? YELLOW : CYAN);
    (void)fprintf(r->err, "%s[%s]", severity_name(r, d->severity), d->code);
    set_ink(r, PLAIN);
    (void)fputs(": ", r->err);
    bm_width_print(r->err, d->message[r->lang]);
    (void)fputc('\n', r->err);
    if (d->source_line && d->line)
        print_excerpt(r, d);
    if (d->hint[r->lang] && *d->hint[r->lang]) {
        set_ink(r, CYAN);
        (void)fprintf(r->err, "  %s: ", bm_lang_pick(r->lang, "gợi ý", "hint"));
        set_ink(r, PLAIN);
        bm_width_print(r->err, d->hint[r->lang]);
        (void)fputc('\n', r->err);
    }
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void put_both(bm_jsonout *j, const char *key, const char *const text[2])
{
    bm_jsonout_open(j, key, '{');
    bm_jsonout_text(j, "vi", text[BM_LANG_VI]);
    bm_jsonout_text(j, "en", text[BM_LANG_EN]);
    bm_jsonout_close(j, '}');
}

static void collect_json(bm_report *r, const bm_diag *d)
{
    static const char *const names[] = {"note", "warning", "error"};
    if (!r->memory)
        r->memory = open_memstream(&r->collected, &r->collected_size);
    if (!r->memory)
        abort();
    bm_jsonout j = {r->memory, 2, {false}};
    j.has_entry[2] = r->n_collected++ > 0;
    bm_jsonout_open(&j, NULL, '{');
    bm_jsonout_text(&j, "code", d->code);
    bm_jsonout_text(&j, "severity", names[d->severity]);
    bm_jsonout_text(&j, "file", file_of(r, d));
    bm_jsonout_int(&j, "line", d->line);
    bm_jsonout_int(&j, "column", d->col);
    bm_jsonout_text(&j, "cell", d->cell);
    bm_jsonout_text(&j, "source_line", d->source_line);
    bm_jsonout_text(&j, "path", d->path);
    put_both(&j, "message", d->message);
    put_both(&j, "hint", d->hint);
    bm_jsonout_close(&j, '}');
}

static void print_json(bm_report *r)
{
    bm_jsonout j = {r->err, 0, {false}};
    bm_jsonout_open(&j, NULL, '{');
    bm_jsonout_text(&j, "bieumau", bm_version());
    bm_jsonout_int(&j, "status", r->status);
    bm_jsonout_int(&j, "errors", (int64_t)r->errors);
    bm_jsonout_int(&j, "warnings", (int64_t)r->warnings);
    bm_jsonout_int(&j, "dropped", (int64_t)r->dropped);
    bm_jsonout_open(&j, "made", '[');
    for (size_t i = 0; i < r->n_made; i++)
        bm_jsonout_text(&j, NULL, r->made[i]);
    bm_jsonout_close(&j, ']');
    if (r->section)
        (void)fputs(r->section, r->err);
    bm_jsonout_open(&j, "diagnostics", '[');
    if (r->memory && fflush(r->memory) == 0)
        (void)fwrite(r->collected, 1, r->collected_size, r->err);
    j.has_entry[j.depth] = r->n_collected > 0;
    bm_jsonout_close(&j, ']');
    bm_jsonout_close(&j, '}');
}

/* ---- Both --------------------------------------------------------------------------------- */

/* Adds a copy of ${s} to ${list}. */
static void add_copy(char ***list, size_t *n, const char *s)
{
    char **more = realloc(*list, (*n + 1) * sizeof *more);
    if (!more)
        abort();
    *list = more;
    more[(*n)++] = bm_memory_copy(s);
}

static void free_copies(char **list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(list[i]);
    free(list);
}

/* Was this said of the form before? */
static bool is_repeated(bm_report *r, const bm_diag *d)
{
    if (strcmp(d->code, "D029") != 0 || d->severity == BM_ERROR)
        return false;
    for (size_t i = 0; i < r->n_told; i++)
        if (strcmp(r->told[i], d->message[BM_LANG_VI]) == 0)
            return true;
    add_copy(&r->told, &r->n_told, d->message[BM_LANG_VI]);
    return false;
}

static void count(bm_report *r, const bm_diag *d)
{
    if (d->severity == BM_ERROR) {
        int status = bm_report_status_of(d->code);
        if (status > r->status)
            r->status = status;
    }
    r->errors += d->severity == BM_ERROR;
    r->warnings += d->severity == BM_WARNING;
}

void bm_report_count(bm_report *r, const bm_diag *d)
{
    count(r, d);
    r->dropped++;
}

void bm_report_section(bm_report *r, char *text)
{
    free(r->section);
    r->section = text;
}

void bm_report_one(bm_report *r, const bm_diag *d)
{
    if (is_repeated(r, d))
        return;
    count(r, d);
    if (r->json)
        collect_json(r, d);
    else if (d->severity != BM_NOTE || !r->quiet)
        print_text(r, d);
}

/* In the order of the file; what has no place, or another file, keeps its turn. */
static bool stands_before(const bm_diag *a, const bm_diag *b)
{
    if (!a->line || !b->line || !a->file || !b->file || strcmp(a->file, b->file) != 0)
        return false;
    return a->line != b->line ? a->line < b->line : a->col < b->col;
}

static bool same_file(const bm_diag *a, const bm_diag *b)
{
    return a->file && b->file && strcmp(a->file, b->file) == 0;
}

/* Was the same said of the same place before? One value may stand in several forms. */
static bool is_told(const bm_diag *const *order, size_t i)
{
    const bm_diag *d = order[i];
    for (size_t k = 0; k < i && d->line; k++)
        if (order[k]->line == d->line && order[k]->col == d->col && same_file(order[k], d) &&
            strcmp(order[k]->code, d->code) == 0 &&
            strcmp(order[k]->message[BM_LANG_VI], d->message[BM_LANG_VI]) == 0)
            return true;
    return false;
}

void bm_report_diags(bm_report *r, const bm_diags *ds)
{
    const size_t n = bm_diags_count(ds);
    const bm_diag **order = bm_memory_must(malloc((n + 1) * sizeof *order));
    size_t told = 0;
    for (size_t i = 0; i < n; i++) { /* few, and nearly in order */
        const bm_diag *d = bm_diags_at(ds, i);
        size_t at = i;
        for (; at > 0 && stands_before(d, order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = d;
    }
    for (size_t i = 0; i < n; i++) {
        told += order[i]->severity == BM_ERROR;
        if (!is_told(order, i))
            bm_report_one(r, order[i]);
    }
    free(order);
    if (bm_diags_errors(ds) > told) { /* the rest was counted only, and its codes are not known */
        r->errors += bm_diags_errors(ds) - told;
        if (r->status == 0)
            r->status = 1;
    }
    size_t dropped = bm_diags_dropped(ds);
    r->dropped += dropped;
    if (dropped && !r->json)
        (void)fprintf(r->err,
                      bm_lang_pick(r->lang, "bieumau: còn %zu thông báo nữa không in ở đây\n",
                                   "bieumau: %zu more messages are not shown\n"),
                      dropped);
}

/* The argument that "{k}" at ${p} stands for; NULL = it is none, "" = there is none. */
static const char *argument_at(const char *p, const char *const *args, size_t n_args)
{
    size_t k = (size_t)(p[0] == '{' ? p[1] - '0' : 9);
    if (k >= 4 || p[2] != '}')
        return NULL;
    return k < n_args && args[k] ? args[k] : "";
}

/* Does the optional part that begins at ${p} name an argument that is empty? */
static bool leaves_out(const char *p, const char *const *args, size_t n_args)
{
    for (; *p && strncmp(p, "]]", 2) != 0; p++) {
        const char *arg = argument_at(p, args, n_args);
        if (arg && !*arg)
            return true;
    }
    return false;
}

/* ${pattern} with {0}..{3} replaced and its optional parts [[…]] decided, on the heap. */
static char *fill(const char *pattern, const char *const *args, size_t n_args)
{
    char *text = NULL;
    size_t size = 0;
    bool left_out = false;
    FILE *out = bm_memory_must(open_memstream(&text, &size));
    for (const char *p = pattern; *p; p++) {
        const char *arg = argument_at(p, args, n_args);
        if (strncmp(p, "[[", 2) == 0 || strncmp(p, "]]", 2) == 0) {
            left_out = *p == '[' && leaves_out(p, args, n_args);
            p++;
        } else if (arg) {
            (void)fputs(left_out ? "" : arg, out);
            p += 2;
        } else if (!left_out) {
            (void)fputc(*p, out);
        }
    }
    if (fclose(out) != 0)
        abort();
    return text;
}

void bm_report_command(bm_report *r, const char *code, const char *const *args, size_t n_args)
{
    const bm_code_info *info = bm_code_lookup(code);
    if (!info)
        abort(); /* a code that the table does not have: a slip of this program, not of its user */
    bm_diag d = {0};
    char *text[4];
    for (int lang = 0; lang < 2; lang++) {
        d.message[lang] = text[lang] = fill(info->message[lang], args, n_args);
        d.hint[lang] = text[2 + lang] = fill(info->hint[lang], args, n_args);
    }
    d.code = info->code;
    d.severity = info->severity;
    bm_report_one(r, &d);
    for (int i = 0; i < 4; i++)
        free(text[i]);
}

void bm_report_command2(bm_report *r, const char *code, const char *a0, const char *a1)
{
    const char *args[] = {a0, a1};
    bm_report_command(r, code, args, 2);
}

void bm_report_write(bm_report *r, const char *path, int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        bm_report_command2(r, "O007", path, NULL);
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        bm_report_command2(r, "O008", path, NULL);
        break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        bm_report_command2(r, "O009", path, NULL);
        break;
    default:
        bm_report_command2(r, "O001", path, strerror(error));
    }
}

void bm_report_made(bm_report *r, const char *path)
{
    add_copy(&r->made, &r->n_made, path);
}

int bm_report_finish(bm_report *r)
{
    if (r->json)
        print_json(r);
    if (r->memory)
        (void)fclose(r->memory);
    free(r->collected);
    free_copies(r->made, r->n_made);
    free_copies(r->told, r->n_told);
    free(r->section);
    return r->status;
}
