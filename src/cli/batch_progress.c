/* SPDX-License-Identifier: MIT */
#include "cli/batch_progress.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

#include "cli/lang.h"
#include "cli/width.h"

enum {
    LINE_BYTES = 400,
    COLUMNS = 80, /* of a terminal that does not say */
    BAR_MOST = 30,
    BAR_LEAST = 8
};

static const double redraw_seconds = 0.2, json_seconds = 1.0;
static const double patience_seconds = 0.4; /* a batch that takes no longer shows no line */
static const double window_seconds = 4.0;   /* over which the speed is taken: one to two of it */

static double now_seconds(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
        return 0;
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- Numbers ------------------------------------------------------------------------------ */

const char *bm_batch_progress_number(char *out, size_t size, bm_lang lang, uint64_t n)
{
    char digits[24];
    size_t len = (size_t)snprintf(digits, sizeof digits, "%" PRIu64, n), at = 0;
    for (size_t i = 0; i < len && at + 2 < size; i++) {
        if (i && (len - i) % 3 == 0)
            out[at++] = lang == BM_LANG_VI ? '.' : ',';
        out[at++] = digits[i];
    }
    out[at] = 0;
    return out;
}

const char *bm_batch_progress_time(char *out, size_t size, double seconds)
{
    unsigned long s = seconds < 0 ? 0 : seconds > 1e8 ? 100000000 : (unsigned long)(seconds + 0.5);
    if (s >= 3600)
        (void)snprintf(out, size, "%lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
    else
        (void)snprintf(out, size, "%lu:%02lu", s / 60, s % 60);
    return out;
}

/* ---- The line ----------------------------------------------------------------------------- */

enum { PERCENT, MADE, FAILED, REMAINING, RATE, WARNED, UNCHANGED, PARTS }; /* by what they matter */

/* The parts of the line; "" = nothing to say. */
static void write_parts(char parts[PARTS][64], bm_lang lang, const bm_batch_progress_now *now)
{
    char n[32];
    const bm_batch_counts *c = now->counts;
    enum { SIZE = 64 };
    for (int i = 0; i < PARTS; i++)
        parts[i][0] = 0;
    (void)snprintf(parts[PERCENT], SIZE, "%3d%%", (int)(now->done * 100));
    (void)snprintf(parts[MADE], SIZE, "%s %s", bm_lang_pick(lang, "đã tạo", "made"),
                   bm_batch_progress_number(n, sizeof n, lang, c->made));
    (void)snprintf(parts[FAILED], SIZE, "%s %s", bm_lang_pick(lang, "sai", "wrong"),
                   bm_batch_progress_number(n, sizeof n, lang, c->failed));
    (void)snprintf(parts[WARNED], SIZE, "%s %s", bm_lang_pick(lang, "cảnh báo", "warned"),
                   bm_batch_progress_number(n, sizeof n, lang, c->warned));
    if (c->unchanged)
        (void)snprintf(parts[UNCHANGED], SIZE, "%s %s",
                       bm_lang_pick(lang, "giữ nguyên", "unchanged"),
                       bm_batch_progress_number(n, sizeof n, lang, c->unchanged));
    if (now->rate > 0)
        (void)snprintf(parts[RATE], SIZE, "%s/%s",
                       bm_batch_progress_number(n, sizeof n, lang, (uint64_t)(now->rate + 0.5)),
                       bm_lang_pick(lang, "giây", "s"));
    if (now->remaining >= 0)
        (void)snprintf(parts[REMAINING], SIZE, "%s %s", bm_lang_pick(lang, "còn", "left"),
                       bm_batch_progress_time(n, sizeof n, now->remaining));
}

void bm_batch_progress_line(char *out, size_t size, bm_lang lang, size_t columns,
                            const bm_batch_progress_now *now)
{
    static const int order[] = {PERCENT, MADE, UNCHANGED, FAILED, WARNED, RATE, REMAINING};
    char parts[PARTS][64];
    size_t room = columns > 1 ? columns - 1 : 0, used = 0, at = 0;
    write_parts(parts, lang, now);
    for (int i = 0; i < PARTS; i++) {
        size_t width = bm_width_text(parts[i]) + (used ? 2 : 0);
        if (!parts[i][0] || used + width > room)
            parts[i][0] = 0;
        else
            used += width;
    }
    size_t bar = room > used + 4 ? room - used - 4 : 0; /* brackets and two blanks */
    bar = bar > BAR_MOST ? BAR_MOST : bar;
    out[0] = 0;
    if (bar >= BAR_LEAST) {
        size_t full = (size_t)(now->done * (double)bar);
        out[at++] = '[';
        for (size_t i = 0; i < bar; i++)
            out[at++] = i < full ? '#' : '.';
        out[at++] = ']';
        out[at] = 0;
    }
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (parts[order[i]][0] && at < size)
            at += (size_t)snprintf(out + at, size - at, "%s%s", at ? "  " : "", parts[order[i]]);
}

/* ---- Time --------------------------------------------------------------------------------- */

static bm_batch_progress_mark mark_of(const bm_batch_counts *c, double done, double seconds)
{
    return (bm_batch_progress_mark){
        .seconds = seconds, .done = done, .through = c->made + c->unchanged + c->failed};
}

void bm_batch_progress_open(bm_batch_progress *p, bm_batch_progress_mode mode, FILE *err,
                            bm_lang lang)
{
    const bm_batch_counts none = {0};
    *p = (bm_batch_progress){.mode = mode, .err = err, .lang = lang};
    p->start = p->from = p->middle = mark_of(&none, 0, now_seconds());
    p->told = p->start.seconds;
}

double bm_batch_progress_seconds(const bm_batch_progress *p)
{
    return now_seconds() - p->start.seconds;
}

/* How fast it was lately, and how long the rest takes when it goes on so. */
static bm_batch_progress_now judge(bm_batch_progress *p, const bm_batch_counts *counts, double done,
                                   double seconds)
{
    bm_batch_progress_now now = {.done = done < 0 ? 0 : done > 1 ? 1 : done, .counts = counts};
    const bm_batch_progress_mark here = mark_of(counts, now.done, seconds);
    if (here.done < p->middle.done ||
        here.through <
            p->middle.through) /* from the beginning again: all was checked, now it is made */
        p->from = p->middle = here;
    double passed = seconds - p->from.seconds, gained = here.done - p->from.done;
    now.rate = passed > 0 ? (double)(here.through - p->from.through) / passed : 0;
    now.remaining = gained > 0 ? (1 - here.done) / gained * passed : -1;
    if (seconds - p->middle.seconds >= window_seconds) {
        p->from = p->middle;
        p->middle = here;
    }
    return now;
}

/* ---- The terminal ------------------------------------------------------------------------- */

static size_t columns_of(FILE *terminal)
{
    struct winsize size;
    const char *given = getenv("COLUMNS");
    if (ioctl(fileno(terminal), TIOCGWINSZ, &size) == 0 && size.ws_col)
        return size.ws_col;
    unsigned long columns = given ? strtoul(given, NULL, 10) : 0;
    return columns >= 1 && columns <= LINE_BYTES ? columns : COLUMNS;
}

/* ${text} in place of what stands there. */
static void draw(bm_batch_progress *p, const char *text)
{
    size_t width = bm_width_text(text);
    (void)fprintf(p->err, "\r%s%*s", text, p->width > width ? (int)(p->width - width) : 0, "");
    if (!width)
        (void)fputc('\r', p->err);
    (void)fflush(p->err);
    p->width = width;
}

void bm_batch_progress_hide(bm_batch_progress *p)
{
    if (p->width)
        draw(p, "");
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void print_json(const bm_batch_progress *p, const bm_batch_progress_now *now, double seconds,
                       const char *end)
{
    const bm_batch_counts *c = now->counts;
    unsigned thousandths = (unsigned)(now->done * 1000);
    (void)fprintf(p->err,
                  "{\"progress\": {\"done\": %u.%03u, \"records\": %" PRIu64 ", \"made\": %" PRIu64
                  ", \"unchanged\": %" PRIu64 ", \"failed\": %" PRIu64 ", \"warned\": %" PRIu64
                  ", \"bytes\": %" PRIu64 ", \"seconds\": %" PRIu64 ", \"per_second\": %" PRIu64,
                  thousandths / 1000, thousandths % 1000, c->records, c->made, c->unchanged,
                  c->failed, c->warned, c->bytes, (uint64_t)(seconds - p->start.seconds),
                  (uint64_t)(now->rate + 0.5));
    if (now->remaining >= 0 && !end)
        (void)fprintf(p->err, ", \"remaining_seconds\": %" PRIu64,
                      (uint64_t)(now->remaining + 0.5));
    else
        (void)fputs(", \"remaining_seconds\": null", p->err);
    if (end)
        (void)fprintf(p->err, ", \"end\": \"%s\"", end);
    (void)fputs("}}\n", p->err);
    (void)fflush(p->err);
}

void bm_batch_progress_tell(bm_batch_progress *p, const bm_batch_counts *counts, double done)
{
    if (p->mode == BM_BATCH_PROGRESS_NONE)
        return;
    double seconds = now_seconds();
    bool bar = p->mode == BM_BATCH_PROGRESS_BAR;
    if (seconds - p->told < (bar ? redraw_seconds : json_seconds) ||
        (bar && seconds - p->start.seconds < patience_seconds))
        return;
    bm_batch_progress_now now = judge(p, counts, done, seconds);
    p->told = seconds;
    if (bar) {
        char line[LINE_BYTES];
        bm_batch_progress_line(line, sizeof line, p->lang, columns_of(p->err), &now);
        draw(p, line);
    } else {
        print_json(p, &now, seconds, NULL);
    }
}

void bm_batch_progress_close(bm_batch_progress *p, const bm_batch_counts *counts, double done,
                             const char *end)
{
    double seconds = now_seconds(), all = seconds - p->start.seconds;
    bm_batch_progress_now now = {.done = done, .remaining = -1, .counts = counts};
    bm_batch_progress_hide(p);
    if (all > 0)
        now.rate = (double)(counts->made + counts->unchanged + counts->failed) / all;
    if (p->mode == BM_BATCH_PROGRESS_JSON)
        print_json(p, &now, seconds, end);
}
