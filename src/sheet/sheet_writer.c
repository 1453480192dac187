/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_writer.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/scratch.h"

enum { STEP_BYTES = 64 * 1024 };

static int report(const char *reason, bm_diags *ds)
{
    return bm_diags_add1(ds, BM_SHEET_WRITE, NULL, reason);
}

static int report_errno(bm_diags *ds)
{
    char reason[128];
    int error = errno;
    if (strerror_r(error, reason, sizeof reason) != 0)
        (void)snprintf(reason, sizeof reason, "errno %d", error);
    return report(reason, ds);
}

/* The library does not change what it is given, but its structures are not const. */
static char *borrow(const char *s)
{
    union {
        const char *from;
        char *to;
    } cast = {s};
    return cast.to;
}

int bm_sheet_writer_open(bm_sheet_writer *w, const bm_sheet_properties *properties, bm_diags *ds)
{
    char path[BM_SCRATCH_PATH_BYTES];
    *w = (bm_sheet_writer){.error = LXW_NO_ERROR};
    w->file = bm_scratch_open(path);
    if (!w->file)
        return report_errno(ds);
    w->book = workbook_new(path);
    if (!w->book)
        bm_arena_out_of_memory();
    lxw_doc_properties p = {.title = borrow(properties->title),
                            .subject = borrow(properties->subject),
                            .comments = borrow(properties->program),
                            /* 0 would be the time of day for libxlsxwriter */
                            .created = (time_t)(properties->created ? properties->created : 1)};
    bm_sheet_writer_try(w, workbook_set_properties(w->book, &p));
    return 0;
}

void bm_sheet_writer_try(bm_sheet_writer *w, lxw_error error)
{
    if (w->error == LXW_NO_ERROR)
        w->error = error;
}

static int send(FILE *file, const bm_sink *sink, bm_diags *ds)
{
    char *bytes = malloc(STEP_BYTES);
    size_t n;
    int status = 0;
    if (!bytes)
        bm_arena_out_of_memory();
    rewind(file);
    while (status == 0 && (n = fread(bytes, 1, STEP_BYTES, file)) > 0)
        if (sink->write(sink->user, bytes, n) != 0)
            status = bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    if (status == 0 && ferror(file))
        status = report_errno(ds);
    free(bytes);
    return status;
}

int bm_sheet_writer_finish(bm_sheet_writer *w, const bm_sink *sink, bm_diags *ds)
{
    int status;
    if (w->error != LXW_NO_ERROR)
        lxw_workbook_free(w->book);
    else
        w->error = workbook_close(w->book);
    if (w->error != LXW_NO_ERROR)
        status = report(lxw_strerror(w->error), ds);
    else
        status = send(w->file, sink, ds);
    (void)fclose(w->file);
    *w = (bm_sheet_writer){.error = LXW_NO_ERROR};
    return status;
}
