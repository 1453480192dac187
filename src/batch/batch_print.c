/* The file is written beside under a name of ours, which is locked as long as this process lives, and renamed at the end. What it was made from is
 * kept in the state, so that it is not made again when nothing has changed.
 * SPDX-License-Identifier: MIT */
#include "batch/batch_print.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/diags.h"
#include "base/file.h"
#include "batch/batch_text.h"

enum { WRITE_STEP = 256 * 1024, STATE_BYTES = 1000, TELL_MS = 100, TRIES = 1000, N_NUMBERS = 5 };

static const char state_name[] = "print", first_word[] = "bieumau-print",
                  temp_begin[] = ".bieumau-print-";

typedef struct {
    const bm_batch_print_task *t;
    bm_buf folder; /* of the file, 0-terminated */
    char temp[64]; /* name in it */
    int folder_fd, fd;
    int error; /* of writing */
    bm_buf bytes;
    bm_merger *merger;
    bm_data *data;
    bm_batch_job job;
    uint64_t i, added, left_out;
    struct timespec told;
} work;

/* ---- What was made before ----------------------------------------------------------------- */

static void state_path(const bm_batch_print_task *t, bm_buf *path)
{
    bm_buf_add_cstr(path, t->folder->state_path.ptr);
    bm_buf_add_byte(path, '/');
    bm_buf_add(path, state_name, sizeof state_name);
}

static void numbers_of(const struct stat *st, uint64_t out[N_NUMBERS])
{
    const uint64_t all[N_NUMBERS] = {(uint64_t)st->st_dev, (uint64_t)st->st_ino,
                                     (uint64_t)st->st_size, (uint64_t)st->st_mtim.tv_sec,
                                     (uint64_t)st->st_mtim.tv_nsec};
    memcpy(out, all, sizeof all);
}

/* Is the file ${st} the one that the state tells of? And what was it made from? */
static bool is_ours(const bm_batch_print_task *t, const struct stat *st,
                    uint8_t key[BM_RECORD_DIGEST])
{
    bm_buf path = {0}, text = {0};
    uint64_t have[N_NUMBERS], want;
    bool ours = t->folder != NULL;
    bm_diags *scratch = bm_diags_new();
    numbers_of(st, have);
    if (ours) {
        state_path(t, &path);
        ours = bm_file_exists(path.ptr) && bm_file_read(path.ptr, STATE_BYTES, &text, scratch) == 0;
    }
    bm_str rest = bm_str_n(text.ptr, text.len);
    ours = ours && bm_str_is(bm_batch_text_field(&rest, '\t'), first_word);
    for (size_t i = 0; i < N_NUMBERS && ours; i++)
        ours = bm_batch_text_number(bm_batch_text_field(&rest, '\t'), &want) && want == have[i];
    ours = ours && bm_batch_text_digest(bm_batch_text_field(&rest, '\n'), key);
    bm_diags_free(scratch);
    bm_buf_free(&path);
    bm_buf_free(&text);
    return ours;
}

static int write_state(const bm_batch_print_task *t, const uint8_t key[BM_RECORD_DIGEST],
                       bm_diags *ds)
{
    struct stat st;
    uint64_t numbers[N_NUMBERS];
    bm_buf text = {0};
    if (!t->folder || stat(t->plan->options->merge, &st) != 0)
        return 0;
    numbers_of(&st, numbers);
    bm_buf_add_cstr(&text, first_word);
    for (size_t i = 0; i < N_NUMBERS; i++) {
        bm_buf_add_byte(&text, '\t');
        bm_buf_add_int(&text, (int64_t)numbers[i]);
    }
    bm_buf_add_byte(&text, '\t');
    bm_batch_text_hex(&text, key, BM_RECORD_DIGEST);
    bm_buf_add_byte(&text, '\n');
    int status = bm_batch_folder_put(t->folder->state_path.ptr, state_name,
                                     bm_str_n(text.ptr, text.len), ds);
    bm_buf_free(&text);
    return status;
}

int bm_batch_print_may(const bm_batch_print_task *t, bm_diags *ds)
{
    const bm_batch_options *o = t->plan->options;
    uint8_t key[BM_RECORD_DIGEST];
    struct stat st;
    if (stat(o->merge, &st) != 0)
        return 0;
    if (!S_ISREG(st.st_mode))
        return bm_file_refused(o->merge, S_ISDIR(st.st_mode) ? EISDIR : EEXIST, ds);
    return o->force || is_ours(t, &st, key) ? 0 : bm_file_refused(o->merge, EEXIST, ds);
}

/* ---- The file ----------------------------------------------------------------------------- */

/* Remove what processes that were killed have left. */
static void sweep(const work *w)
{
    int fd = openat(w->folder_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *e;
    if (fd >= 0 && !d)
        (void)close(fd);
    while (d && (e = readdir(d)) != NULL) {
        if (strncmp(e->d_name, temp_begin, sizeof temp_begin - 1) != 0)
            continue;
        int old = openat(w->folder_fd, e->d_name, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
        if (old >= 0 && bm_batch_folder_lock(old) == 0)
            (void)unlinkat(w->folder_fd, e->d_name, 0);
        if (old >= 0)
            (void)close(old);
    }
    if (d)
        (void)closedir(d);
}

static int open_file(work *w, bm_diags *ds)
{
    const char *path = w->t->plan->options->merge, *slash = strrchr(path, '/');
    if (slash)
        bm_buf_add(&w->folder, path, slash == path ? 1 : (size_t)(slash - path));
    else
        bm_buf_add_byte(&w->folder, '.');
    bm_buf_add_byte(&w->folder, 0);
    w->folder_fd = open(w->folder.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (w->folder_fd < 0)
        return bm_file_refused(path, errno, ds);
    sweep(w);
    for (unsigned i = 0; i < TRIES && w->fd < 0; i++) {
        (void)snprintf(w->temp, sizeof w->temp, "%s%ld-%u.tmp", temp_begin, (long)getpid(), i);
        w->fd = openat(w->folder_fd, w->temp, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (w->fd < 0 && errno != EEXIST)
            break;
        if (w->fd >= 0 && bm_batch_folder_lock(w->fd) != 0) {
            (void)close(w->fd);
            w->fd = -1;
        }
    }
    return w->fd >= 0 ? 0 : bm_file_refused(path, errno, ds);
}

static int flush(work *w)
{
    if (!w->error && w->bytes.len)
        w->error = bm_batch_folder_write(w->fd, w->bytes.ptr, w->bytes.len);
    w->bytes.len = 0;
    return w->error;
}

static int write_bytes(void *user, const void *bytes, size_t n)
{
    work *w = user;
    bm_buf_add(&w->bytes, bytes, n);
    return w->bytes.len >= WRITE_STEP ? flush(w) : w->error;
}

static int publish(work *w, bm_diags *ds)
{
    const char *path = w->t->plan->options->merge, *slash = strrchr(path, '/');
    bool sync = !w->t->plan->options->no_sync;
    if (flush(w) == 0 && sync && fsync(w->fd) != 0)
        w->error = errno;
    if (!w->error && renameat(w->folder_fd, w->temp, w->folder_fd, slash ? slash + 1 : path) != 0)
        w->error = errno;
    if (w->error)
        return bm_file_refused(path, w->error, ds);
    w->temp[0] = 0;
    if (sync)
        (void)bm_batch_folder_sync(w->folder_fd);
    return 0;
}

/* ---- Records ------------------------------------------------------------------------------ */

static void tell(work *w, bool wrong)
{
    const bm_batch_print_task *t = w->t;
    const bm_batch_item item = {.record = &w->job.record,
                                .outcome = wrong ? BM_BATCH_FAILED : BM_BATCH_MADE,
                                .diags = w->job.diags};
    t->counts->failed += wrong;
    w->left_out += wrong;
    if (!t->folder) {
        t->counts->records++;
        t->counts->made += !wrong;
        t->counts->warned += !wrong && bm_batch_job_has_warning(&w->job);
    } else if (!wrong) {
        return;
    }
    if (t->listener->item)
        t->listener->item(t->listener->user, &item);
}

/* Returns 0, or -1 when the file cannot be written. */
static int add(work *w, bm_diags *ds)
{
    const bm_batch_options *o = w->t->plan->options;
    if (w->t->commit && bm_batch_commit_is_wrong(w->t->commit, w->i++)) {
        w->left_out++;
        return 0;
    }
    bool wrong = !w->job.is_right || bm_merger_add(w->merger, o->form, w->data, w->job.diags) != 0;
    if (w->error)
        return bm_file_refused(o->merge, w->error, ds);
    w->added += !wrong;
    tell(w, wrong);
    return 0;
}

/* Some times a second. Returns DONE when the work is to go on. */
static bm_batch_end look_up(work *w, bm_diags *ds)
{
    const bm_batch_print_task *t = w->t;
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    if ((now.tv_sec - w->told.tv_sec) * 1000 + (now.tv_nsec - w->told.tv_nsec) / 1000000 < TELL_MS)
        return BM_BATCH_DONE;
    w->told = now;
    if (t->listener->progress)
        t->listener->progress(t->listener->user, t->counts,
                              t->before + t->share * bm_records_done(t->source->records));
    if (bm_batch_source_is_changed(t->source)) {
        (void)bm_diags_add1(ds, BM_BATCH_TABLE_CHANGED, NULL, t->plan->options->table);
        return BM_BATCH_BROKEN;
    }
    return t->listener->stop && t->listener->stop(t->listener->user) ? BM_BATCH_STOPPED
                                                                     : BM_BATCH_DONE;
}

static bm_batch_end add_all(work *w, bm_diags *ds)
{
    bm_batch_end end = BM_BATCH_DONE;
    int status;
    while (end == BM_BATCH_DONE &&
           (status = bm_batch_source_next(w->t->source, w->data, &w->job)) != 0) {
        if (status < 0) {
            bm_diags_join(ds, w->job.diags);
            return BM_BATCH_BROKEN;
        }
        if (add(w, ds) != 0)
            return BM_BATCH_BROKEN;
        end = look_up(w, ds);
    }
    return end;
}

static void tell_left_out(const bm_batch_print_task *t, uint64_t n, bm_diags *ds)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%llu", (unsigned long long)n);
    if (n)
        (void)bm_diags_add2(ds, BM_BATCH_PRINT_WITHOUT, NULL, t->plan->options->merge, text);
}

static bm_batch_end finish(work *w, const uint8_t key[BM_RECORD_DIGEST], bm_diags *ds)
{
    if (!w->added) {
        (void)bm_diags_add1(ds, BM_BATCH_PRINT_NONE, NULL, w->t->plan->options->merge);
        return BM_BATCH_DONE;
    }
    bm_batch_job_reset(&w->job);
    if (bm_merger_finish(w->merger, w->job.diags) != 0 && !w->error) {
        bm_diags_join(ds, w->job.diags);
        return BM_BATCH_BROKEN;
    }
    if (publish(w, ds) != 0 || write_state(w->t, key, ds) != 0)
        return BM_BATCH_BROKEN;
    tell_left_out(w->t, w->left_out, ds);
    return BM_BATCH_DONE;
}

/* Does the file stand there as it would be made now? */
static bool is_there(const bm_batch_print_task *t, const uint8_t key[BM_RECORD_DIGEST])
{
    uint8_t have[BM_RECORD_DIGEST];
    struct stat st;
    return t->commit && stat(t->plan->options->merge, &st) == 0 && is_ours(t, &st, have) &&
           memcmp(have, key, BM_RECORD_DIGEST) == 0;
}

bm_batch_end bm_batch_print_run(const bm_batch_print_task *t, bm_diags *ds)
{
    uint8_t key[BM_RECORD_DIGEST] = {0};
    bm_batch_end end = BM_BATCH_BROKEN;
    if (t->commit)
        memcpy(key, t->commit->good, sizeof key);
    if (is_there(t, key)) {
        tell_left_out(t, t->counts->failed, ds);
        return BM_BATCH_DONE;
    }
    work w = {.t = t, .folder_fd = -1, .fd = -1};
    const bm_sink sink = {write_bytes, &w};
    bm_batch_job_init(&w.job, 0, t->plan->options->strict);
    w.data = bm_data_new(NULL);
    bm_data_set_profile(w.data, t->plan->options->profile);
    if (open_file(&w, ds) == 0 &&
        (w.merger = bm_merger_open(t->plan->env, &t->plan->print, &sink, ds)) != NULL)
        end = add_all(&w, ds);
    if (end == BM_BATCH_DONE)
        end = finish(&w, key, ds);
    if (w.fd >= 0 && w.temp[0])
        (void)unlinkat(w.folder_fd, w.temp, 0);
    bm_merger_free(w.merger);
    bm_batch_job_free(&w.job);
    bm_data_free(w.data);
    if (w.fd >= 0)
        (void)close(w.fd);
    if (w.folder_fd >= 0)
        (void)close(w.folder_fd);
    bm_buf_free(&w.folder);
    bm_buf_free(&w.bytes);
    return end;
}
