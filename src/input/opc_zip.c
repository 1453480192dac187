/* ZIP through libzip, over memory. Sizes in the file are not believed: what comes out is counted.
 * SPDX-License-Identifier: MIT */
#include "input/opc_zip.h"

#include <stdint.h>
#include <stdio.h>
#include <zip.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "input/opc_end.h"
#include "input/opc_name.h"

enum { FIRST_BYTES = 64 * 1024 };

/* ---- The end of the central directory ---------------------------------------------------- */

static const char *view(void *user, uint64_t at, size_t n)
{
    (void)n;
    const bm_str *bytes = user;
    return bytes->ptr + at;
}

static bool find_end(bm_str *bytes, bm_opc_end *out)
{
    const bm_opc_end_file file = {.user = bytes, .view = view, .size_bytes = bytes->len};
    return bm_opc_end_find(&file, out);
}

bool bm_opc_zip_is(bm_str bytes)
{
    if (bytes.len >= 4 && memcmp(bytes.ptr, "PK\3\4", 4) == 0)
        return true;
    bm_opc_end end;
    return find_end(&bytes, &end) && end.is_last;
}

/* ---- Entries ----------------------------------------------------------------------------- */

typedef struct {
    bm_arena *arena;
    zip_t *zip;
    const bm_pos *pos;
    bm_diags *ds;
    size_t left; /* bytes that may still be unpacked */
} reader;

static int report_damage(reader *r, const char *name)
{
    return bm_diags_add1(r->ds, BM_OPC_DAMAGED, r->pos, name);
}

static int report_limit(reader *r)
{
    char limit[16];
    (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_OPC_UNPACKED_BYTES);
    return bm_diags_add1(r->ds, BM_OPC_TOO_MUCH, r->pos, limit);
}

/* All that ${file} gives, into ${*to}; ${hint}: how much it says to be. */
static int unpack(reader *r, zip_file_t *file, const char *name, uint64_t hint, bm_str *to)
{
    size_t cap = hint < FIRST_BYTES ? (size_t)hint + 1 : FIRST_BYTES, len = 0;
    char *bytes = bm_arena_alloc(r->arena, cap);
    for (;;) {
        const zip_int64_t n = zip_fread(file, bytes + len, cap - len);
        if (n < 0) {
            const int code = zip_error_code_zip(zip_file_get_error(file));
            if (code == ZIP_ER_MEMORY)
                bm_arena_out_of_memory();
            return report_damage(r, name);
        }
        if (n == 0)
            break;
        len += (size_t)n;
        if (len > r->left)
            return report_limit(r);
        if (len == cap) {
            bytes = bm_arena_grow(r->arena, bytes, cap, 2 * cap);
            cap *= 2;
        }
    }
    r->left -= len;
    *to = bm_str_n(bytes, len);
    return 0;
}

static int read_entry(reader *r, zip_uint64_t i, bm_opc_part *to)
{
    const char *raw = zip_get_name(r->zip, i, ZIP_FL_ENC_RAW);
    if (raw && bm_utf8_invalid_at(bm_str_of(raw)) < strlen(raw))
        raw = zip_get_name(r->zip, i, ZIP_FL_ENC_GUESS); /* of DOS: code page 437 */
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (!raw || zip_stat_index(r->zip, i, 0, &stat) < 0)
        return report_damage(r, "");
    const bm_str name = bm_opc_name_checked(r->arena, bm_str_of(raw));
    const size_t length = strlen(raw);
    if (length && (raw[length - 1] == '/' || raw[length - 1] == '\\'))
        return 0; /* a folder */
    if (!name.len)
        return bm_diags_add1(r->ds, BM_OPC_NAME, r->pos, raw);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return bm_diags_add0(r->ds, BM_OPC_PASSWORD, r->pos);
    if ((stat.valid & ZIP_STAT_COMP_METHOD) && stat.comp_method != ZIP_CM_STORE &&
        stat.comp_method != ZIP_CM_DEFLATE)
        return bm_diags_add1(r->ds, BM_OPC_PACKED, r->pos, name.ptr);
    zip_file_t *file = zip_fopen_index(r->zip, i, 0);
    if (!file)
        return report_damage(r, name.ptr);
    const int status =
        unpack(r, file, name.ptr, (stat.valid & ZIP_STAT_SIZE) ? stat.size : 0, &to->bytes);
    (void)zip_fclose(file);
    to->name = name;
    to->content_type.ptr = "";
    return status;
}

static int read_entries(reader *r, bm_opc_part **parts, size_t *n)
{
    const zip_int64_t count = zip_get_num_entries(r->zip, 0);
    *parts = bm_arena_zero(r->arena, count > 0 ? (size_t)count : 1, sizeof **parts);
    for (zip_int64_t i = 0; i < count; i++) {
        bm_opc_part *to = &(*parts)[*n];
        if (read_entry(r, (zip_uint64_t)i, to))
            return -1;
        *n += to->name.len > 0;
    }
    return 0;
}

static zip_t *open_bytes(bm_str bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_t *zip = NULL;
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    if (source)
        zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !zip)
        zip_source_free(source);
    if (!zip && zip_error_code_zip(&error) == ZIP_ER_MEMORY)
        bm_arena_out_of_memory();
    zip_error_fini(&error);
    return zip;
}

int bm_opc_zip_read(bm_arena *a, const bm_source *source, bm_opc_part **parts, size_t *n,
                    bm_diags *ds)
{
    const bm_pos pos = {.source = source};
    reader r = {.arena = a, .pos = &pos, .ds = ds, .left = BM_LIMIT_OPC_UNPACKED_BYTES};
    bm_str bytes = bm_str_n(source->bytes, source->len);
    bm_opc_end end;
    *n = 0;
    if (!find_end(&bytes, &end))
        return report_damage(&r, "");
    if (end.entries > BM_LIMIT_OPC_PARTS) {
        char limit[16];
        (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_OPC_PARTS);
        return bm_diags_add1(ds, BM_OPC_PARTS, &pos, limit);
    }
    bytes = bm_str_from(bytes, (size_t)end.junk_bytes);
    r.zip = open_bytes(bytes);
    if (!r.zip)
        return report_damage(&r, "");
    const int status = read_entries(&r, parts, n);
    zip_discard(r.zip);
    return status;
}
