/* The list of diagnostics: formats each message in both languages when it is added, and copies
 * the source line, so that a message outlives the input it speaks of.
 * SPDX-License-Identifier: MIT */
#include "base/diags.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limit.h"

enum {
    SOURCE_LINE_BYTES = 400, /* longer lines are not shown */
    ARGUMENT_BYTES = 400     /* longer arguments are cut, with an ellipsis */
};

struct bm_diags {
    bm_arena *arena;
    bm_diag items[BM_LIMIT_DIAGS];
    size_t n, errors, dropped;
    bool strict; /* warnings are errors */
};

static const bm_code_info codes[] = {
#define BM_DIAG(name, code, severity, vi, en, hint_vi, hint_en) \
    {code, BM_##severity, {vi, en}, {hint_vi, hint_en}},
#include "base/diag.def"
#undef BM_DIAG
};

const bm_code_info *bm_code_at(size_t i)
{
    return i < BM_CODE_COUNT ? &codes[i] : NULL;
}

const bm_code_info *bm_code_lookup(const char *code)
{
    for (size_t i = 0; i < BM_CODE_COUNT; i++) {
        const char *a = codes[i].code, *b = code;
        while (*a && toupper((unsigned char)*b) == *a) {
            a++;
            b++;
        }
        if (!*a && !*b)
            return &codes[i];
    }
    return NULL;
}

bm_diags *bm_diags_new(void)
{
    bm_diags *ds = calloc(1, sizeof *ds);
    if (!ds)
        bm_arena_out_of_memory();
    return ds;
}

void bm_diags_free(bm_diags *ds)
{
    if (!ds)
        return;
    bm_arena_free(ds->arena);
    free(ds);
}

void bm_diags_set_strict(bm_diags *ds, bool strict)
{
    ds->strict = strict;
}

void bm_diags_clear(bm_diags *ds)
{
    ds->n = ds->errors = ds->dropped = 0;
    if (ds->arena)
        bm_arena_reset(ds->arena);
}

size_t bm_diags_count(const bm_diags *ds)
{
    return ds->n;
}

const bm_diag *bm_diags_at(const bm_diags *ds, size_t i)
{
    return i < ds->n ? &ds->items[i] : NULL;
}

size_t bm_diags_errors(const bm_diags *ds)
{
    return ds->errors;
}

size_t bm_diags_dropped(const bm_diags *ds)
{
    return ds->dropped;
}

static void add_argument(bm_buf *b, bm_str arg)
{
    size_t n = arg.len;
    if (n > ARGUMENT_BYTES)
        for (n = ARGUMENT_BYTES; n > 0 && (arg.ptr[n] & 0xC0) == 0x80;)
            n--;
    bm_buf_add(b, arg.ptr, n);
    if (n < arg.len)
        bm_buf_add_cstr(b, "…");
}

/* Is "{k}" at ${p}? Its k, else -1. */
static int placeholder_at(const char *p)
{
    return p[0] == '{' && p[1] >= '0' && p[1] < '0' + BM_DIAGS_ARGS && p[2] == '}' ? p[1] - '0'
                                                                                   : -1;
}

/* Does the optional part that begins at ${p} name an argument that is empty or missing? */
static bool leaves_out(const char *p, const bm_str *args, size_t n_args)
{
    for (; *p && strncmp(p, "]]", 2) != 0; p++) {
        int k = placeholder_at(p);
        if (k >= 0 && ((size_t)k >= n_args || !args[k].len))
            return true;
    }
    return false;
}

/* ${pattern} with {0}..{7} replaced and its optional parts [[…]] decided. */
static const char *fill(bm_arena *a, const char *pattern, const bm_str *args, size_t n_args)
{
    bm_buf b = {0};
    bool left_out = false;
    for (const char *p = pattern; *p;) {
        int k = placeholder_at(p);
        if (strncmp(p, "[[", 2) == 0) {
            p += 2;
            left_out = leaves_out(p, args, n_args);
        } else if (strncmp(p, "]]", 2) == 0) {
            p += 2;
            left_out = false;
        } else if (k >= 0) {
            p += 3;
            if (!left_out && (size_t)k < n_args)
                add_argument(&b, args[k]);
        } else {
            if (!left_out)
                bm_buf_add_byte(&b, *p);
            p++;
        }
    }
    const char *text = bm_arena_cstr(a, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return text;
}

/* Line ${line} of ${source}, or NULL when it does not exist or is too long to be shown. */
static const char *source_line(bm_arena *a, const bm_source *source, uint32_t line)
{
    const char *p = source->bytes;
    if (!p || !line)
        return NULL;
    const char *end = p + source->len;
    for (uint32_t n = 1; n < line; n++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p)
            return NULL;
        p++;
    }
    const char *stop = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
    if (!stop)
        stop = end;
    if (stop > p && stop[-1] == '\r')
        stop--;
    if (line == 1 && stop - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
        p += 3;
    if (stop - p > SOURCE_LINE_BYTES)
        return NULL;
    return bm_arena_cstr(a, bm_str_n(p, (size_t)(stop - p)));
}

/* "Sheet1!C7", "C7", "Sheet1!7" (a row), "Sheet1" (all of it); NULL = no place in a table. */
static const char *cell_name(bm_arena *a, const bm_pos *pos)
{
    char letters[8], row[12] = "";
    size_t at = sizeof letters - 1;
    if (!pos->source->sheet)
        return NULL;
    letters[at] = 0;
    for (uint32_t col = pos->col; col > 0 && at > 0; col = (col - 1) / 26)
        letters[--at] = (char)('A' + (col - 1) % 26);
    if (pos->line)
        (void)snprintf(row, sizeof row, "%u", (unsigned)pos->line);
    const char *sheet = pos->source->sheet;
    const char *bang = *sheet && (letters[at] || *row) ? "!" : "";
    const char *name = bm_arena_printf(a, "%s%s%s%s", sheet, bang, letters + at, row);
    return *name ? name : NULL;
}

int bm_diags_add(bm_diags *ds, bm_code code, const bm_pos *pos, const char *path,
                 const bm_str *args, size_t n_args)
{
    return bm_diags_add_as(ds, code, codes[code].severity, pos, path, args, n_args);
}

/* NOLINTNEXTLINE(readability-function-size): a message has that many parts */
int bm_diags_add_as(bm_diags *ds, bm_code code, bm_severity severity, const bm_pos *pos,
                    const char *path, const bm_str *args, size_t n_args)
{
    const bm_code_info *info = &codes[code];
    if (severity == BM_WARNING && ds->strict)
        severity = BM_ERROR;
    bool failed = severity == BM_ERROR;
    ds->errors += failed;
    if (ds->n == BM_LIMIT_DIAGS) {
        ds->dropped++;
        return failed ? -1 : 0;
    }
    if (!ds->arena)
        ds->arena = bm_arena_new();
    bm_diag *d = &ds->items[ds->n++];
    memset(d, 0, sizeof *d);
    d->code = info->code;
    d->severity = severity;
    if (pos && pos->source) {
        d->file = bm_arena_cstr(ds->arena, bm_str_of(pos->source->name));
        d->line = pos->line;
        d->col = pos->col;
        d->source_line = source_line(ds->arena, pos->source, pos->line);
        d->cell = cell_name(ds->arena, pos);
    }
    if (path)
        d->path = bm_arena_cstr(ds->arena, bm_str_of(path));
    for (int lang = 0; lang < 2; lang++) {
        d->message[lang] = fill(ds->arena, info->message[lang], args, n_args);
        d->hint[lang] = fill(ds->arena, info->hint[lang], args, n_args);
    }
    return failed ? -1 : 0;
}

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool holds(const bm_diags *ds, const bm_diag *d)
{
    for (size_t i = 0; i < ds->n; i++) {
        const bm_diag *have = &ds->items[i];
        if (have->code == d->code && have->line == d->line && have->col == d->col &&
            is_same_text(have->file, d->file) && is_same_text(have->cell, d->cell) &&
            is_same_text(have->path, d->path) &&
            is_same_text(have->message[BM_LANG_VI], d->message[BM_LANG_VI]))
            return true;
    }
    return false;
}

static const char *copy_text(bm_diags *ds, const char *text)
{
    return text ? bm_arena_cstr(ds->arena, bm_str_of(text)) : NULL;
}

void bm_diags_join(bm_diags *ds, const bm_diags *from)
{
    if (!ds->arena)
        ds->arena = bm_arena_new();
    for (size_t i = 0; i < from->n; i++) {
        bm_diag d = from->items[i];
        if (holds(ds, &d))
            continue;
        ds->errors += d.severity == BM_ERROR;
        if (ds->n == BM_LIMIT_DIAGS) {
            ds->dropped++;
            continue;
        }
        d.file = copy_text(ds, d.file);
        d.cell = copy_text(ds, d.cell);
        d.source_line = copy_text(ds, d.source_line);
        d.path = copy_text(ds, d.path);
        for (int lang = 0; lang < 2; lang++) {
            d.message[lang] = copy_text(ds, d.message[lang]);
            d.hint[lang] = copy_text(ds, d.hint[lang]);
        }
        ds->items[ds->n++] = d;
    }
    if (!ds->errors && from->errors) /* all that it holds are notes: its errors were only counted */
        ds->errors = 1;
}

bool bm_diags_is_full(const bm_diags *ds)
{
    return ds->n == BM_LIMIT_DIAGS;
}

void bm_diags_advise(bm_diags *ds, const bm_str hint[2])
{
    if (!ds->n || ds->dropped) /* the message was only counted */
        return;
    for (int lang = 0; lang < 2; lang++)
        ds->items[ds->n - 1].hint[lang] = bm_arena_cstr(ds->arena, hint[lang]);
}

int bm_diags_add0(bm_diags *ds, bm_code code, const bm_pos *pos)
{
    return bm_diags_add(ds, code, pos, NULL, NULL, 0);
}

int bm_diags_add1(bm_diags *ds, bm_code code, const bm_pos *pos, const char *a0)
{
    bm_str args[] = {bm_str_of(a0)};
    return bm_diags_add(ds, code, pos, NULL, args, 1);
}

int bm_diags_add2(bm_diags *ds, bm_code code, const bm_pos *pos, const char *a0, const char *a1)
{
    bm_str args[] = {bm_str_of(a0), bm_str_of(a1)};
    return bm_diags_add(ds, code, pos, NULL, args, 2);
}

int bm_diags_add3(bm_diags *ds, bm_code code, const bm_pos *pos, const char *a0, const char *a1,
                  const char *a2)
{
    bm_str args[] = {bm_str_of(a0), bm_str_of(a1), bm_str_of(a2)};
    return bm_diags_add(ds, code, pos, NULL, args, 3);
}

bm_pos bm_diags_pos_at(const bm_source *source, size_t offset)
{
    bm_pos pos = {source, 1, 1};
    size_t i = 0;
    if (source->len >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0)
        i = 3;
    for (; i < offset && i < source->len; i++) {
        if (source->bytes[i] == '\n') {
            pos.line++;
            pos.col = 1;
        } else if ((source->bytes[i] & 0xC0) != 0x80) {
            pos.col++;
        }
    }
    return pos;
}
