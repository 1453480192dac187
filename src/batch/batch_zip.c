/* ZIP by PKWARE's APPNOTE 6.3: sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.14 to 4.3.16 (its end), 4.5.3
 * (ZIP64). The journals are gone through twice: for the documents, and for the directory at the end, of which only the checksums are
 * kept meanwhile.
 * SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* open; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "batch/batch_zip.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libdeflate.h>

#include "base/file.h"
#include "batch/batch_documents.h"

enum {
    BLOCK_BYTES = 256 * 1024, /* larger documents are read twice */
    VERSION = 20,             /* 2.0 */
    VERSION_64 = 45,
    DATE_1980_01_01 = 33, /* the first day that the format can name */
    ID_64 = 1,            /* of the extra field */
};

static const uint64_t FULL_16 = UINT16_MAX, FULL_32 = UINT32_MAX; /* stands for "see ZIP64" */

typedef struct {
    bm_batch_documents documents;
    bm_file_draft *file;
    bm_buf out;      /* what is not written yet */
    uint64_t offset; /* behind it, in the file */
    bm_buf sums;     /* a uint32_t for each document */
    uint64_t n;
    char *block;
    bm_diags *ds;
} zip;

/* ---- Bytes --------------------------------------------------------------------------------- */

static void put(bm_buf *b, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        bm_buf_add_byte(b, (char)(value >> (8 * i) & 0xFF));
}

static uint64_t at_most(uint64_t value, uint64_t full)
{
    return value < full ? value : full;
}

/* Hand over what is collected, when it is much or ${all}. */
static int flush(zip *z, bool all)
{
    if (!all && z->out.len < BLOCK_BYTES)
        return 0;
    int status = bm_file_append(z->file, z->out.ptr, z->out.len, z->ds);
    z->out.len = 0;
    return status;
}

/* From "version needed" to the length of the extra field, alike in both headers. */
static void put_common(bm_buf *b, uint32_t sum, uint64_t size, size_t name_len, size_t extra)
{
    put(b, extra ? VERSION_64 : VERSION, 2);
    put(b, 0, 2); /* flags: names are ASCII, sizes are known */
    put(b, 0, 2); /* stored */
    put(b, 0, 2); /* 00:00:00 */
    put(b, DATE_1980_01_01, 2);
    put(b, sum, 4);
    put(b, at_most(size, FULL_32), 4);
    put(b, at_most(size, FULL_32), 4);
    put(b, name_len, 2);
    put(b, extra, 2);
}

static void put_local(zip *z, const char *name, uint32_t sum, uint64_t size)
{
    bm_buf *b = &z->out;
    size_t start = b->len, name_len = strlen(name);
    bool wide = size >= FULL_32;
    bm_buf_add(b, "PK\003\004", 4);
    put_common(b, sum, size, name_len, wide ? 20 : 0);
    bm_buf_add(b, name, name_len);
    if (wide) {
        put(b, ID_64, 2);
        put(b, 16, 2);
        put(b, size, 8);
        put(b, size, 8);
    }
    z->offset += b->len - start;
}

static void put_entry(zip *z, const char *name, uint32_t sum, uint64_t size, uint64_t offset)
{
    bm_buf *b = &z->out;
    size_t start = b->len, name_len = strlen(name);
    size_t extra = (size >= FULL_32 ? 16U : 0U) + (offset >= FULL_32 ? 8U : 0U);
    bm_buf_add(b, "PK\001\002", 4);
    put(b, extra ? VERSION_64 : VERSION, 2); /* made by, with MS-DOS attributes */
    put_common(b, sum, size, name_len, extra ? extra + 4 : 0);
    put(b, 0, 2); /* no comment */
    put(b, 0, 2); /* disk */
    put(b, 0, 2); /* internal attributes */
    put(b, 0, 4); /* external attributes */
    put(b, at_most(offset, FULL_32), 4);
    bm_buf_add(b, name, name_len);
    if (extra) {
        put(b, ID_64, 2);
        put(b, extra, 2);
    }
    if (size >= FULL_32) {
        put(b, size, 8);
        put(b, size, 8);
    }
    if (offset >= FULL_32)
        put(b, offset, 8);
    z->offset += b->len - start;
}

static void put_end(zip *z, uint64_t directory)
{
    bm_buf *b = &z->out;
    uint64_t end = z->offset, len = end - directory;
    if (z->n >= FULL_16 || directory >= FULL_32 || len >= FULL_32) {
        bm_buf_add(b, "PK\006\006", 4);
        put(b, 44, 8); /* of what follows in this record */
        put(b, VERSION_64, 2);
        put(b, VERSION_64, 2);
        put(b, 0, 4); /* this disk */
        put(b, 0, 4); /* disk of the directory */
        put(b, z->n, 8);
        put(b, z->n, 8);
        put(b, len, 8);
        put(b, directory, 8);
        bm_buf_add(b, "PK\006\007", 4);
        put(b, 0, 4);
        put(b, end, 8);
        put(b, 1, 4); /* disks */
    }
    bm_buf_add(b, "PK\005\006", 4);
    put(b, 0, 2);
    put(b, 0, 2);
    put(b, at_most(z->n, FULL_16), 2);
    put(b, at_most(z->n, FULL_16), 2);
    put(b, at_most(len, FULL_32), 4);
    put(b, at_most(directory, FULL_32), 4);
    put(b, 0, 2); /* no comment */
}

/* ---- Documents ----------------------------------------------------------------------------- */

/* Up to a block of ${fd}; -1 with errno. */
static ssize_t read_block(zip *z, int fd)
{
    size_t n = 0;
    while (n < BLOCK_BYTES) {
        ssize_t got = read(fd, z->block + n, BLOCK_BYTES - n);
        if (got == 0 || (got < 0 && errno != EINTR))
            return got < 0 ? -1 : (ssize_t)n;
        n += got > 0 ? (size_t)got : 0;
    }
    return (ssize_t)n;
}

static int refuse_read(zip *z, const char *path, int error)
{
    char reason[128];
    if (error == ENOENT)
        return bm_diags_add1(z->ds, BM_COLLECT_NO_DOCUMENT, NULL, path);
    if (strerror_r(error, reason, sizeof reason) != 0)
        reason[0] = 0;
    return bm_diags_add2(z->ds, BM_ENV_READ, NULL, path, reason);
}

static int refuse_size(zip *z, const char *path, uint64_t have, uint64_t want)
{
    char number[24], expected[24];
    (void)snprintf(number, sizeof number, "%" PRIu64, have);
    (void)snprintf(expected, sizeof expected, "%" PRIu64, want);
    return bm_diags_add3(z->ds, BM_COLLECT_SIZE, NULL, path, number, expected);
}

/* The checksum of ${fd}, which must have ${size} bytes. The block then holds all of a small document. */
static int sum_document(zip *z, const char *path, int fd, uint64_t size, uint32_t *sum)
{
    uint64_t have = 0;
    ssize_t got;
    *sum = 0;
    do {
        if ((got = read_block(z, fd)) < 0)
            return refuse_read(z, path, errno);
        *sum = libdeflate_crc32(*sum, z->block, (size_t)got);
        have += (uint64_t)got;
    } while (got == BLOCK_BYTES && have <= size);
    return have == size ? 0 : refuse_size(z, path, have, size);
}

/* The bytes of ${fd}, from its beginning again; what has changed since is refused. */
static int copy_document(zip *z, const char *path, int fd, uint64_t size, uint32_t sum)
{
    uint64_t have = 0;
    uint32_t now = 0;
    ssize_t got;
    if (lseek(fd, 0, SEEK_SET) != 0)
        return refuse_read(z, path, errno);
    do {
        if ((got = read_block(z, fd)) < 0)
            return refuse_read(z, path, errno);
        now = libdeflate_crc32(now, z->block, (size_t)got);
        have += (uint64_t)got;
        bm_buf_add(&z->out, z->block, (size_t)got);
        if (flush(z, false) != 0)
            return -1;
    } while (got == BLOCK_BYTES && have <= size);
    if (have != size)
        return refuse_size(z, path, have, size);
    return now == sum ? 0 : bm_diags_add1(z->ds, BM_COLLECT_CONTENT, NULL, path);
}

static int add_document(zip *z, size_t i)
{
    const char *path = bm_batch_documents_path(&z->documents, i);
    uint64_t size = z->documents.line.files[i].size;
    uint32_t sum = 0;
    struct stat st;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC); /* a pipe must not make it wait */
    if (fd < 0)
        return refuse_read(z, path, errno);
    bool is_regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    int status = is_regular ? sum_document(z, path, fd, size, &sum) : refuse_read(z, path, ENOENT);
    if (status == 0) {
        put_local(z, bm_batch_documents_name(&z->documents, i), sum, size);
        if (size < BLOCK_BYTES)
            bm_buf_add(&z->out, z->block, size);
        else
            status = copy_document(z, path, fd, size, sum);
        z->offset += size;
    }
    (void)close(fd);
    if (status != 0)
        return -1;
    bm_buf_add(&z->sums, &sum, sizeof sum);
    z->n++;
    return flush(z, false);
}

static int add_documents(zip *z)
{
    int status;
    while ((status = bm_batch_documents_next(&z->documents, z->ds)) == 1)
        for (size_t i = 0; i < z->documents.line.n_files; i++)
            if (add_document(z, i) != 0)
                return -1;
    return status;
}

static uint64_t local_bytes(const char *name, uint64_t size)
{
    return 30 + strlen(name) + (size >= FULL_32 ? 20 : 0) + size;
}

static int add_directory(zip *z)
{
    uint64_t directory = z->offset, offset = 0, k = 0;
    int status;
    while ((status = bm_batch_documents_next(&z->documents, z->ds)) == 1)
        for (size_t i = 0; i < z->documents.line.n_files; i++, k++) {
            const char *name = bm_batch_documents_name(&z->documents, i);
            uint64_t size = z->documents.line.files[i].size;
            uint32_t sum;
            if (k == z->n)
                return bm_diags_add1(z->ds, BM_ZIP_CHANGED, NULL, z->documents.dir);
            memcpy(&sum, z->sums.ptr + k * sizeof sum, sizeof sum);
            put_entry(z, name, sum, size, offset);
            offset += local_bytes(name, size);
            if (flush(z, false) != 0)
                return -1;
        }
    if (status != 0)
        return -1;
    if (k != z->n || offset != directory)
        return bm_diags_add1(z->ds, BM_ZIP_CHANGED, NULL, z->documents.dir);
    put_end(z, directory);
    return flush(z, true);
}

static void restart(zip *z, bm_batch_shard part)
{
    const char *dir = z->documents.dir;
    bm_batch_documents_close(&z->documents);
    bm_batch_documents_open(&z->documents, dir, part);
}

/* Into the file that is begun. */
static int write_all(zip *z, const char *path, bm_batch_shard part)
{
    if (add_documents(z) != 0)
        return -1;
    if (z->n == 0)
        return bm_diags_add1(z->ds, BM_ZIP_NOTHING, NULL, path);
    restart(z, part);
    return add_directory(z);
}

int bm_batch_zip_write(const char *path, const char *dir, bm_batch_shard part, bool overwrite,
                       uint64_t *files, bm_diags *ds)
{
    zip z = {.ds = ds, .file = bm_file_begin(path, overwrite, ds)};
    bm_buf block = {0};
    *files = 0;
    if (!z.file)
        return -1;
    z.block = bm_buf_reserve(&block, BLOCK_BYTES);
    bm_batch_documents_open(&z.documents, dir, part);
    int status = write_all(&z, path, part);
    if (status == 0 && z.n > 0) {
        status = bm_file_commit(z.file, ds);
        *files = status == 0 ? z.n : 0;
    } else {
        bm_file_abort(z.file);
    }
    bm_batch_documents_close(&z.documents);
    bm_buf_free(&z.out);
    bm_buf_free(&z.sums);
    bm_buf_free(&block);
    return status;
}
