/* libzip over a file. Sizes in it are not believed: what comes out is counted. SPDX-License-Identifier: MIT */
#include "sheet/mark_zip.h"

#include <stdlib.h>
#include <zip.h>

#include "base/limit.h"
#include "input/opc_name.h"

enum { STEP_BYTES = 64 * 1024 };

struct bm_mark_zip {
    zip_t *zip;
    const char *name;
    size_t n;
};

struct bm_mark_zip_stream {
    zip_file_t *file;
    uint64_t bytes;
};

int bm_mark_zip_damaged(bm_str part, bm_diags *ds)
{
    return bm_diags_add(ds, BM_MARK_DAMAGED, NULL, NULL, &part, 1);
}

static int report_large(bm_str part, int megabytes, bm_diags *ds)
{
    char most[16];
    (void)snprintf(most, sizeof most, "%d", megabytes);
    const bm_str args[] = {part, bm_str_of(most)};
    return bm_diags_add(ds, BM_MARK_TOO_LARGE, NULL, NULL, args, 2);
}

bm_mark_zip *bm_mark_zip_open(FILE *file, const char *name, bm_diags *ds)
{
    bm_mark_zip *z = calloc(1, sizeof *z);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = z ? zip_source_filep_create(file, 0, -1, &error) : NULL;
    if (!source)
        bm_arena_out_of_memory();
    z->name = name;
    z->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!z->zip)
        zip_source_free(source);
    zip_error_fini(&error);
    const zip_int64_t n = z->zip ? zip_get_num_entries(z->zip, 0) : -1;
    z->n = n > 0 ? (size_t)n : 0;
    if (n > 0 && n <= BM_LIMIT_OPC_PARTS)
        return z;
    (void)bm_mark_zip_damaged(bm_str_of(name), ds);
    bm_mark_zip_close(z);
    return NULL;
}

void bm_mark_zip_close(bm_mark_zip *z)
{
    if (z && z->zip)
        zip_discard(z->zip);
    free(z);
}

size_t bm_mark_zip_count(const bm_mark_zip *z)
{
    return z->n;
}

bm_str bm_mark_zip_name(const bm_mark_zip *z, size_t i)
{
    const char *name = zip_get_name(z->zip, i, ZIP_FL_ENC_GUESS);
    return bm_str_of(name ? name : "");
}

long bm_mark_zip_find(const bm_mark_zip *z, bm_str name)
{
    for (size_t i = 0; i < z->n; i++)
        if (bm_opc_name_compare(bm_mark_zip_name(z, i), name) == 0)
            return (long)i;
    return -1;
}

int bm_mark_zip_read(bm_mark_zip *z, size_t i, bm_arena *a, bm_str *out, bm_diags *ds)
{
    const bm_str name = bm_mark_zip_name(z, i);
    bm_mark_zip_stream *s = bm_mark_zip_stream_open(z, i);
    bm_buf bytes = {0};
    int64_t n = s ? 1 : -1;
    while (n > 0 && bytes.len <= BM_LIMIT_MARK_PART_BYTES) {
        n = bm_mark_zip_stream_read(s, bm_buf_reserve(&bytes, STEP_BYTES), STEP_BYTES);
        bytes.len += n > 0 ? (size_t)n : 0;
    }
    bm_mark_zip_stream_close(s);
    if (n == 0)
        *out = bm_arena_copy(a, bm_str_n(bytes.ptr, bytes.len));
    bm_buf_free(&bytes);
    if (n > 0)
        return report_large(name, BM_LIMIT_MARK_PART_BYTES / (1024 * 1024), ds);
    return n == 0 ? 0 : bm_mark_zip_damaged(name, ds);
}

static int copy_bytes(zip_file_t *file, uint64_t left, bm_mark_pack *pack, bm_str name,
                      bm_diags *ds)
{
    char bytes[STEP_BYTES];
    int status = 0;
    while (left > 0 && status == 0) {
        const zip_int64_t n = zip_fread(file, bytes, left < sizeof bytes ? left : sizeof bytes);
        if (n <= 0)
            return bm_mark_zip_damaged(name, ds);
        left -= (uint64_t)n;
        status = bm_mark_pack_raw(pack, bytes, (size_t)n);
    }
    return status;
}

int bm_mark_zip_copy(bm_mark_zip *z, size_t i, bm_mark_pack *pack, bm_diags *ds)
{
    enum { NEEDED = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD };
    const bm_str name = bm_mark_zip_name(z, i);
    zip_stat_t stat;
    if (zip_stat_index(z->zip, i, 0, &stat) != 0 || (stat.valid & NEEDED) != NEEDED ||
        stat.encryption_method != ZIP_EM_NONE ||
        (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE))
        return bm_mark_zip_damaged(name, ds);
    if (stat.size / (1024 * 1024) >= BM_LIMIT_MARK_SHEET_MEGABYTES)
        return report_large(name, BM_LIMIT_MARK_SHEET_MEGABYTES, ds);
    zip_file_t *file = zip_fopen_index(z->zip, i, ZIP_FL_COMPRESSED);
    if (!file)
        return bm_mark_zip_damaged(name, ds);
    const bm_mark_pack_entry entry = {.method = stat.comp_method,
                                      .crc = stat.crc,
                                      .packed_bytes = stat.comp_size,
                                      .bytes = stat.size};
    int status = bm_mark_pack_copy(pack, name, &entry);
    if (status == 0)
        status = copy_bytes(file, stat.comp_size, pack, name, ds);
    (void)zip_fclose(file);
    return status;
}

bm_mark_zip_stream *bm_mark_zip_stream_open(bm_mark_zip *z, size_t i)
{
    zip_file_t *file = zip_fopen_index(z->zip, i, 0);
    if (!file)
        return NULL;
    bm_mark_zip_stream *s = calloc(1, sizeof *s);
    if (!s)
        bm_arena_out_of_memory();
    s->file = file;
    return s;
}

int64_t bm_mark_zip_stream_read(void *stream, char *to, size_t n)
{
    bm_mark_zip_stream *s = stream;
    const zip_int64_t got = zip_fread(s->file, to, n);
    if (got > 0)
        s->bytes += (uint64_t)got;
    return s->bytes / (1024 * 1024) < BM_LIMIT_MARK_SHEET_MEGABYTES ? got : -1;
}

void bm_mark_zip_stream_close(bm_mark_zip_stream *s)
{
    if (s)
        (void)zip_fclose(s->file);
    free(s);
}
