/* Records go in bundles: a thread that is free holds the lock of the table while it reads one bundle, then makes it; nothing is handed over between
 * threads but the bundles that are done, to the committer, which is woken for some of them at a time.
 * SPDX-License-Identifier: MIT */
#include "batch/batch_pool.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diags.h"
#include "batch/batch_make.h"

enum {
    BUNDLE = 4,            /* records that a thread takes at a time */
    GROUP = 128,           /* records that are committed at a time, if there are as many in */
    GROUP_MS = 100,        /* … so many milliseconds */
    WAKE = GROUP / BUNDLE, /* done bundles that are worth waking the committer for */
    MOST_THREADS = 256,
    MS = 1000000 /* nanoseconds */
};

typedef struct {
    bm_batch_job jobs[BUNDLE];
    size_t n;
    bool is_done;
} bundle;

typedef struct {
    const bm_batch_pool_task *task;
    pthread_mutex_t reading; /* the source; taken before `lock` */
    pthread_mutex_t lock;    /* what follows */
    pthread_cond_t room;     /* a bundle is free, or there is nothing more to do */
    pthread_cond_t ready;    /* the committer has something to do */
    bundle *ring;
    size_t n_ring;
    uint64_t taken, freed; /* bundles that have been read, that have been committed */
    size_t n_done;         /* done, and not seen by the committer */
    bool is_full;          /* somebody waits for room */
    bool at_end;           /* nothing is to be read any more */
    unsigned alive;        /* threads */
    double done;           /* of the table */
} pool;

/* ---- Threads ------------------------------------------------------------------------------ */

/* Wait for a free bundle; p->lock is held. NULL = there is nothing to do any more. */
static bundle *wait_for_room(pool *p)
{
    while (!p->at_end && p->taken - p->freed == p->n_ring) {
        p->is_full = true;
        (void)pthread_cond_signal(&p->ready);
        (void)pthread_cond_wait(&p->room, &p->lock);
    }
    return p->at_end ? NULL : &p->ring[p->taken % p->n_ring];
}

/* Read the next records into ${b}. Returns whether there may be more. */
static bool read_bundle(bm_batch_source *s, bm_data *const *data, bundle *b)
{
    int status = 1;
    for (b->n = 0; b->n < BUNDLE && status == 1; b->n += status != 0)
        status = bm_batch_source_next(s, data[b->n], &b->jobs[b->n]);
    b->is_done = false;
    return status == 1;
}

static bundle *take_bundle(pool *p, bm_data *const *data)
{
    (void)pthread_mutex_lock(&p->reading);
    (void)pthread_mutex_lock(&p->lock);
    bundle *b = wait_for_room(p);
    (void)pthread_mutex_unlock(&p->lock);
    if (b) {
        bm_batch_source *s = p->task->source;
        bool more = read_bundle(s, data, b);
        double done = bm_records_done(s->records);
        (void)pthread_mutex_lock(&p->lock);
        p->done = done;
        p->taken += b->n > 0;
        p->at_end = p->at_end || !more;
        if (!more) /* the others must not wait for room */
            (void)pthread_cond_broadcast(&p->room);
        (void)pthread_mutex_unlock(&p->lock);
    }
    (void)pthread_mutex_unlock(&p->reading);
    return b && b->n ? b : NULL;
}

static void make_bundle(pool *p, bm_batch_maker *m, bm_data *const *data, bundle *b)
{
    bool trouble = false;
    for (size_t i = 0; i < b->n; i++) {
        if (!b->jobs[i].is_end)
            bm_batch_make(m, data[i], &b->jobs[i]);
        trouble = trouble || b->jobs[i].trouble || b->jobs[i].is_end;
    }
    (void)pthread_mutex_lock(&p->lock);
    b->is_done = true;
    p->n_done++;
    p->at_end = p->at_end || trouble;
    if (p->n_done >= WAKE || p->is_full || p->at_end)
        (void)pthread_cond_signal(&p->ready);
    (void)pthread_mutex_unlock(&p->lock);
}

static void *work(void *user)
{
    pool *p = user;
    const bm_batch_pool_task *t = p->task;
    bm_batch_maker maker;
    bm_data *data[BUNDLE];
    bundle *b;
    bm_batch_make_init(&maker, t->plan, t->commit->folder, t->commit->only_check);
    for (size_t i = 0; i < BUNDLE; i++) {
        data[i] = bm_data_new(NULL);
        bm_data_set_profile(data[i], t->plan->options->profile);
    }
    while ((b = take_bundle(p, data)) != NULL)
        make_bundle(p, &maker, data, b);
    for (size_t i = 0; i < BUNDLE; i++)
        bm_data_free(data[i]);
    bm_batch_make_free(&maker);
    (void)pthread_mutex_lock(&p->lock);
    p->alive--;
    (void)pthread_cond_signal(&p->ready);
    (void)pthread_mutex_unlock(&p->lock);
    return NULL;
}

/* ---- Committer ---------------------------------------------------------------------------- */

/* What the committer has in its hands. */
typedef struct {
    bm_batch_job *group[GROUP];
    size_t n;
    uint64_t seen; /* bundles looked at */
    const bm_batch_job
        *trouble;          /* the job that cannot be made; those behind it are not looked at */
    struct timespec began; /* when the group did, or progress was told */
    bm_batch_end end;
} hands;

static struct timespec now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return t;
}

static bool is_over(const struct timespec *began)
{
    struct timespec t = now();
    return (t.tv_sec - began->tv_sec) * 1000 + (t.tv_nsec - began->tv_nsec) / MS >= GROUP_MS;
}

static void stop_reading(pool *p)
{
    (void)pthread_mutex_lock(&p->lock);
    p->at_end = true;
    (void)pthread_cond_broadcast(&p->room);
    (void)pthread_mutex_unlock(&p->lock);
}

/* Is the next bundle done? p->lock is held. */
static bool is_next_done(const pool *p, const hands *h)
{
    return h->seen < p->taken && p->ring[h->seen % p->n_ring].is_done;
}

/* Take what is done, in order, as long as it has room in the group; p->lock is held. */
static void take_done(pool *p, hands *h)
{
    while (!h->trouble && h->n + BUNDLE <= GROUP && is_next_done(p, h)) {
        bundle *b = &p->ring[h->seen++ % p->n_ring];
        p->n_done--;
        for (size_t i = 0; i < b->n && !h->trouble; i++)
            if (b->jobs[i].trouble || b->jobs[i].is_end)
                h->trouble = &b->jobs[i];
            else
                h->group[h->n++] = &b->jobs[i];
    }
}

/* Wait until there is a group, or time to look up. Returns whether all is done. */
static bool wait_for_group(pool *p, hands *h)
{
    struct timespec until = h->began;
    until.tv_nsec += GROUP_MS * (long)MS;
    until.tv_sec += until.tv_nsec / (1000L * MS);
    until.tv_nsec %= 1000L * MS;
    (void)pthread_mutex_lock(&p->lock);
    int late = 0;
    for (;;) {
        take_done(p, h);
        if (h->trouble || h->n + BUNDLE > GROUP || late || p->alive == 0 ||
            (p->is_full && h->n && !is_next_done(p, h)))
            break;
        late = pthread_cond_timedwait(&p->ready, &p->lock, &until);
    }
    bool finished = p->alive == 0 && !is_next_done(p, h);
    (void)pthread_mutex_unlock(&p->lock);
    return finished || h->trouble;
}

static void tell_progress(pool *p, hands *h)
{
    const bm_batch_listener *l = p->task->commit->listener;
    if (l->stop && h->end == BM_BATCH_DONE && l->stop(l->user)) {
        h->end = BM_BATCH_STOPPED;
        stop_reading(p);
    }
    if (!is_over(&h->began))
        return;
    h->began = now();
    (void)pthread_mutex_lock(&p->lock);
    double done = p->done;
    (void)pthread_mutex_unlock(&p->lock);
    if (l->progress)
        l->progress(l->user, p->task->commit->counts, p->task->before + p->task->share * done);
}

/* Commit the group and free its bundles. */
static int commit_group(pool *p, hands *h, bm_diags *ds)
{
    int status = bm_batch_commit_group(p->task->commit, h->group, h->n, ds);
    h->n = 0;
    if (status != 0)
        return -1;
    (void)pthread_mutex_lock(&p->lock);
    p->freed = h->seen;
    p->is_full = false;
    (void)pthread_cond_broadcast(&p->room);
    (void)pthread_mutex_unlock(&p->lock);
    if (h->end == BM_BATCH_BROKEN || !bm_batch_source_is_changed(p->task->source))
        return 0;
    return bm_diags_add1(ds, BM_BATCH_TABLE_CHANGED, NULL, p->task->plan->options->table);
}

static void commit_all(pool *p, hands *h, bm_diags *ds)
{
    bool finished = false;
    h->began = now();
    while (!finished) {
        finished = wait_for_group(p, h);
        if (commit_group(p, h, ds) != 0) {
            h->end = BM_BATCH_BROKEN;
            break;
        }
        tell_progress(p, h);
    }
    if (h->trouble && h->end != BM_BATCH_BROKEN) {
        (void)bm_batch_commit_trouble(p->task->commit, h->trouble, ds);
        h->end = BM_BATCH_BROKEN;
    }
    stop_reading(p);
}

/* ---- All ---------------------------------------------------------------------------------- */

static unsigned count_threads(const bm_batch_options *o)
{
    long n = o->n_jobs ? (long)o->n_jobs : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : (unsigned)n;
}

static void open_pool(pool *p, const bm_batch_pool_task *t, unsigned n_threads)
{
    pthread_condattr_t steady;
    *p = (pool){.task = t, .n_ring = 2 * (GROUP / BUNDLE) + 2 * (size_t)n_threads};
    p->ring = calloc(p->n_ring, sizeof *p->ring);
    if (!p->ring || pthread_mutex_init(&p->reading, NULL) != 0 ||
        pthread_mutex_init(&p->lock, NULL) != 0 || pthread_condattr_init(&steady) != 0 ||
        pthread_condattr_setclock(&steady, CLOCK_MONOTONIC) != 0 ||
        pthread_cond_init(&p->room, NULL) != 0 || pthread_cond_init(&p->ready, &steady) != 0)
        bm_arena_out_of_memory();
    (void)pthread_condattr_destroy(&steady);
    for (size_t i = 0; i < p->n_ring * BUNDLE; i++)
        bm_batch_job_init(&p->ring[i / BUNDLE].jobs[i % BUNDLE], (unsigned)i,
                          t->plan->options->strict);
}

/* Files that were made, but not committed, are removed. */
static void close_pool(pool *p)
{
    const bm_batch_folder *folder = p->task->commit->folder;
    for (size_t i = 0; i < p->n_ring * BUNDLE; i++) {
        bm_batch_job *j = &p->ring[i / BUNDLE].jobs[i % BUNDLE];
        if (folder)
            bm_batch_job_discard(j, folder, p->task->plan->n_formats);
        bm_batch_job_free(j);
    }
    free(p->ring);
    (void)pthread_cond_destroy(&p->room);
    (void)pthread_cond_destroy(&p->ready);
    (void)pthread_mutex_destroy(&p->lock);
    (void)pthread_mutex_destroy(&p->reading);
}

/* Signals are for the caller's thread. Fewer threads than asked for are enough; none is an error. */
static unsigned start_threads(pool *p, pthread_t *threads, unsigned n)
{
    sigset_t all, before;
    unsigned started = 0;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    p->alive = n;
    while (started < n && pthread_create(&threads[started], NULL, work, p) == 0)
        started++;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    (void)pthread_mutex_lock(&p->lock);
    p->alive -= n - started;
    (void)pthread_mutex_unlock(&p->lock);
    return started;
}

bm_batch_end bm_batch_pool_run(const bm_batch_pool_task *t, bm_diags *ds)
{
    pool p;
    pthread_t threads[MOST_THREADS];
    hands h = {.end = BM_BATCH_DONE};
    unsigned n = count_threads(t->plan->options);
    open_pool(&p, t, n);
    unsigned started = start_threads(&p, threads, n);
    if (started) {
        commit_all(&p, &h, ds);
    } else {
        (void)bm_diags_add0(ds, BM_BATCH_THREAD, NULL);
        h.end = BM_BATCH_BROKEN;
    }
    for (unsigned i = 0; i < started; i++)
        (void)pthread_join(threads[i], NULL);
    close_pool(&p);
    return h.end;
}
