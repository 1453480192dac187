/* libzip over a file that is read at places (pread), so that nothing else has to know where it stands.
 * SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* fileno, pread; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "sheet/sheet_zip.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "base/buf.h"
#include "base/limit.h"
#include "base/utf8.h"
#include "input/opc_end.h"
#include "input/opc_name.h"

typedef struct {
    bm_str name; /* with "/" between folders, 0-terminated */
    zip_uint64_t index;
} entry;

struct bm_sheet_zip {
    bm_arena *arena;
    bm_pos pos;
    int fd;
    uint64_t begin, size_bytes; /* of the archive in the file */
    uint64_t at;                /* where libzip reads */
    zip_error_t error;          /* of reading */
    zip_t *zip;
    entry *entries; /* by name */
    size_t n;
    bm_buf viewed;
};

struct bm_sheet_zip_part {
    const bm_sheet_zip *z;
    const char *name;
    zip_file_t *file;
    uint64_t packed_bytes, size_bytes, read_bytes;
};

/* ---- The file ---------------------------------------------------------------------------- */

/* pread(2) until all is there or the file ends; -1 with errno. */
static ssize_t read_at(int fd, void *to, size_t n, uint64_t at)
{
    size_t done = 0;
    while (done < n) {
        const ssize_t got = pread(fd, (char *)to + done, n - done, (off_t)(at + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

static const char *view(void *user, uint64_t at, size_t n)
{
    bm_sheet_zip *z = user;
    z->viewed.len = 0;
    char *to = bm_buf_reserve(&z->viewed, n);
    return read_at(z->fd, to, n, at) == (ssize_t)n ? to : NULL;
}

static zip_int64_t give(bm_sheet_zip *z, void *data, zip_uint64_t n)
{
    const uint64_t left = z->size_bytes - z->at;
    const ssize_t got = read_at(z->fd, data, (size_t)(n < left ? n : left), z->begin + z->at);
    if (got < 0) {
        zip_error_set(&z->error, ZIP_ER_READ, errno);
        return -1;
    }
    z->at += (uint64_t)got;
    return got;
}

static zip_int64_t seek(bm_sheet_zip *z, void *data, zip_uint64_t n)
{
    const zip_int64_t at = zip_source_seek_compute_offset(z->at, z->size_bytes, data, n, &z->error);
    if (at < 0)
        return -1;
    z->at = (uint64_t)at;
    return 0;
}

/* zip_source_callback */
static zip_int64_t serve(void *user, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
    bm_sheet_zip *z = user;
    zip_stat_t *st = data;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        z->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return give(z, data, n);
    case ZIP_SOURCE_SEEK:
        return seek(z, data, n);
    case ZIP_SOURCE_TELL:
        return (zip_int64_t)z->at;
    case ZIP_SOURCE_STAT:
        zip_stat_init(st);
        st->size = z->size_bytes;
        st->valid = ZIP_STAT_SIZE;
        return sizeof *st;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&z->error, data, n);
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    default:
        zip_error_set(&z->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

/* ---- The names --------------------------------------------------------------------------- */

static int by_name(const void *x, const void *y)
{
    return bm_opc_name_compare(((const entry *)x)->name, ((const entry *)y)->name);
}

/* A name that leads out of the package, or none: nobody asks for such a part. */
static void add_entry(bm_sheet_zip *z, zip_uint64_t i)
{
    const char *raw = zip_get_name(z->zip, i, ZIP_FL_ENC_RAW);
    if (raw && bm_utf8_invalid_at(bm_str_of(raw)) < strlen(raw))
        raw = zip_get_name(z->zip, i, ZIP_FL_ENC_GUESS); /* of DOS: code page 437 */
    const bm_str name = raw ? bm_opc_name_checked(z->arena, bm_str_of(raw)) : (bm_str){0};
    if (name.len)
        z->entries[z->n++] = (entry){.name = name, .index = i};
}

static int read_names(bm_sheet_zip *z, bm_diags *ds)
{
    const zip_int64_t count = zip_get_num_entries(z->zip, 0);
    z->entries = bm_arena_zero(z->arena, count > 0 ? (size_t)count : 1, sizeof *z->entries);
    for (zip_int64_t i = 0; i < count; i++)
        add_entry(z, (zip_uint64_t)i);
    qsort(z->entries, z->n, sizeof *z->entries, by_name);
    for (size_t i = 1; i < z->n; i++)
        if (by_name(&z->entries[i - 1], &z->entries[i]) == 0)
            return bm_diags_add1(ds, BM_BOOK_TWICE, &z->pos, z->entries[i].name.ptr);
    return 0;
}

static int report_damage(const bm_sheet_zip *z, const char *name, bm_diags *ds)
{
    return bm_diags_add1(ds, BM_BOOK_DAMAGED, &z->pos, name);
}

static int check_end(bm_sheet_zip *z, bm_diags *ds)
{
    struct stat st;
    bm_opc_end end;
    if (fstat(z->fd, &st) != 0 || st.st_size < 0)
        return report_damage(z, "", ds);
    const bm_opc_end_file file = {.user = z, .view = view, .size_bytes = (uint64_t)st.st_size};
    if (!bm_opc_end_find(&file, &end))
        return report_damage(z, "", ds);
    z->begin = end.junk_bytes;
    z->size_bytes = file.size_bytes - end.junk_bytes;
    if (end.entries <= BM_LIMIT_BOOK_PARTS)
        return 0;
    char limit[16];
    (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_BOOK_PARTS);
    return bm_diags_add1(ds, BM_BOOK_PARTS, &z->pos, limit);
}

static int open_zip(bm_sheet_zip *z, bm_diags *ds)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_function_create(serve, z, &error);
    if (source)
        z->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !z->zip)
        zip_source_free(source);
    if (!z->zip && zip_error_code_zip(&error) == ZIP_ER_MEMORY)
        bm_arena_out_of_memory();
    zip_error_fini(&error);
    return z->zip ? 0 : report_damage(z, "", ds);
}

bm_sheet_zip *bm_sheet_zip_open(FILE *file, const bm_source *source, bm_diags *ds)
{
    bm_sheet_zip *z = calloc(1, sizeof *z);
    if (!z)
        bm_arena_out_of_memory();
    z->arena = bm_arena_new();
    z->pos.source = source;
    z->fd = fileno(file);
    zip_error_init(&z->error);
    const bool failed = check_end(z, ds) || open_zip(z, ds) || read_names(z, ds);
    bm_buf_free(&z->viewed);
    if (!failed)
        return z;
    bm_sheet_zip_close(z);
    return NULL;
}

void bm_sheet_zip_close(bm_sheet_zip *z)
{
    if (!z)
        return;
    if (z->zip)
        zip_discard(z->zip);
    zip_error_fini(&z->error);
    bm_buf_free(&z->viewed);
    bm_arena_free(z->arena);
    free(z);
}

static const entry *lookup(const bm_sheet_zip *z, bm_str name)
{
    const entry key = {.name = name};
    return z->n ? bsearch(&key, z->entries, z->n, sizeof *z->entries, by_name) : NULL;
}

const char *bm_sheet_zip_find(const bm_sheet_zip *z, bm_str name)
{
    const entry *found = lookup(z, name);
    if (!found && name.len && memchr(name.ptr, '%', name.len)) {
        bm_arena *scratch = bm_arena_new();
        found = lookup(z, bm_opc_name_decoded(scratch, name));
        bm_arena_free(scratch);
    }
    return found ? found->name.ptr : NULL;
}

/* ---- Parts ------------------------------------------------------------------------------- */

/* NULL = told. */
static zip_file_t *open_entry(const bm_sheet_zip *z, const entry *e, const zip_stat_t *st,
                              bm_diags *ds)
{
    if ((st->valid & ZIP_STAT_ENCRYPTION_METHOD) && st->encryption_method != ZIP_EM_NONE) {
        (void)bm_diags_add0(ds, BM_BOOK_PASSWORD, &z->pos);
        return NULL;
    }
    if ((st->valid & ZIP_STAT_COMP_METHOD) && st->comp_method != ZIP_CM_STORE &&
        st->comp_method != ZIP_CM_DEFLATE) {
        (void)bm_diags_add1(ds, BM_BOOK_PACKED, &z->pos, e->name.ptr);
        return NULL;
    }
    zip_file_t *file = zip_fopen_index(z->zip, e->index, 0);
    if (!file && zip_error_code_zip(zip_get_error(z->zip)) == ZIP_ER_MEMORY)
        bm_arena_out_of_memory();
    if (!file)
        (void)report_damage(z, e->name.ptr, ds);
    return file;
}

/* ${unpacked} bytes of a part, that were read or are claimed. */
static int check_amount(const bm_sheet_zip_part *p, uint64_t unpacked, bm_diags *ds)
{
    const uint64_t mb = 1024 * 1024;
    char limit[16];
    const bool too_long = unpacked > BM_LIMIT_BOOK_PART_MB * mb;
    if (!too_long && (unpacked <= BM_LIMIT_BOOK_RATIO_FROM_MB * mb ||
                      unpacked / BM_LIMIT_BOOK_RATIO <= p->packed_bytes))
        return 0;
    (void)snprintf(limit, sizeof limit, "%d",
                   too_long ? BM_LIMIT_BOOK_PART_MB : BM_LIMIT_BOOK_RATIO);
    return bm_diags_add2(ds, too_long ? BM_BOOK_UNPACKED : BM_BOOK_RATIO, &p->z->pos, p->name,
                         limit);
}

bm_sheet_zip_part *bm_sheet_zip_part_open(bm_sheet_zip *z, const char *name, bm_diags *ds)
{
    const entry *e = lookup(z, bm_str_of(name));
    zip_stat_t st;
    zip_stat_init(&st);
    if (!e || zip_stat_index(z->zip, e->index, 0, &st) < 0) {
        (void)report_damage(z, name, ds);
        return NULL;
    }
    zip_file_t *file = open_entry(z, e, &st, ds);
    if (!file)
        return NULL;
    bm_sheet_zip_part *p = calloc(1, sizeof *p);
    if (!p)
        bm_arena_out_of_memory();
    *p = (bm_sheet_zip_part){.z = z, .name = e->name.ptr, .file = file};
    p->packed_bytes = (st.valid & ZIP_STAT_COMP_SIZE) ? st.comp_size : 0;
    p->size_bytes = (st.valid & ZIP_STAT_SIZE) ? st.size : 0;
    if (check_amount(p, p->size_bytes, ds) == 0)
        return p;
    bm_sheet_zip_part_close(p);
    return NULL;
}

void bm_sheet_zip_part_close(bm_sheet_zip_part *p)
{
    if (!p)
        return;
    (void)zip_fclose(p->file);
    free(p);
}

ptrdiff_t bm_sheet_zip_part_read(bm_sheet_zip_part *p, char *to, size_t n, bm_diags *ds)
{
    const zip_int64_t got = zip_fread(p->file, to, n);
    if (got < 0) {
        if (zip_error_code_zip(zip_file_get_error(p->file)) == ZIP_ER_MEMORY)
            bm_arena_out_of_memory();
        return report_damage(p->z, p->name, ds);
    }
    p->read_bytes += (uint64_t)got;
    return check_amount(p, p->read_bytes, ds) ? -1 : (ptrdiff_t)got;
}

double bm_sheet_zip_part_done(const bm_sheet_zip_part *p)
{
    return p->read_bytes < p->size_bytes ? (double)p->read_bytes / (double)p->size_bytes : 1;
}
