/* The file in libqpdf, and all steps through it. Nothing here recurses or loops by what the file says.
 * SPDX-License-Identifier: MIT */
#include "input/pdf_file.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "input/pdf_guard.h"
#include "input/pdf_string.h"

enum {
    HEADER_WITHIN = 1024, /* bytes before "%PDF-" (ISO 32000-1, Annex H, 3.4.1) */
    MAX_REPAIRED =
        1 << 30,     /* bytes, each complaint of libqpdf counting as one reading of the file */
    MAX_FILTERS = 4, /* of one stream */
    STREAM_BYTES =
        256, /* each decoded stream counts as this many bytes more: calls of empty ones end, too */
};

/* ---- Opening ----------------------------------------------------------------------------- */

static bool has_header(bm_str bytes)
{
    static const char mark[] = "%PDF-";
    for (size_t i = 0; i + sizeof mark - 1 <= bytes.len && i < HEADER_WITHIN; i++)
        if (memcmp(bytes.ptr + i, mark, sizeof mark - 1) == 0)
            return true;
    return false;
}

/* The bytes of a stream, decrypted but not decoded; free() them. False when they cannot be read. */
static bool read_raw(qpdf_data q, qpdf_oh stream, unsigned char **bytes, size_t *n)
{
    *bytes = NULL;
    *n = 0;
    const int status = qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, NULL, bytes, n);
    return (status & (QPDF_ERRORS)) == 0; /* there may be warnings from before */
}

static qpdf_data open_quietly(bm_str bytes)
{
    qpdf_data q = qpdf_init();
    if (!q)
        bm_arena_out_of_memory();
    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    qpdf_set_attempt_recovery(q, QPDF_TRUE);
    qpdf_read_memory(q, "", bytes.ptr, bytes.len, NULL);
    return q;
}

/* libqpdf writes of an error that nobody asked for, even when it was told to be silent. */
static void close_quietly(qpdf_data q)
{
    if (qpdf_has_error(q))
        qpdf_get_error(q);
    qpdf_cleanup(&q);
}

/* Count what libqpdf complained about since the last call. */
static void take_complaints(bm_pdf_file *f)
{
    while (qpdf_more_warnings(f->qpdf)) {
        qpdf_next_warning(f->qpdf);
        f->repaired = true;
        const size_t n = f->bytes.len;
        f->exhausted |= f->repairs_left < n;
        f->repairs_left -= f->repairs_left < n ? f->repairs_left : n;
    }
    if (qpdf_has_error(f->qpdf)) { /* of a call that then gave nothing */
        qpdf_get_error(f->qpdf);
        f->repaired = true;
    }
}

static int report_failure(bm_pdf_file *f, const bm_pos *pos, bm_diags *ds)
{
    qpdf_error e = qpdf_get_error(f->qpdf);
    switch (qpdf_get_error_code(f->qpdf, e)) {
    case qpdf_e_password:
        return bm_diags_add0(ds, BM_PDF_PASSWORD, pos);
    case qpdf_e_unsupported:
        return bm_diags_add0(ds, BM_PDF_ENCRYPTION, pos);
    default:
        return bm_diags_add0(ds, BM_PDF_DAMAGED, pos);
    }
}

/* Bytes that may be changed. */
static char *own_bytes(bm_pdf_file *f)
{
    if (!f->copy) {
        f->copy = malloc(f->bytes.len + 1);
        if (!f->copy)
            bm_arena_out_of_memory();
        memcpy(f->copy, f->bytes.ptr, f->bytes.len);
        f->bytes.ptr = f->copy;
    }
    return f->copy;
}

/* A password is needed, or another kind of key. */
static bool is_refused(qpdf_data q)
{
    if (!qpdf_has_error(q))
        return false;
    const enum qpdf_error_code_e code = qpdf_get_error_code(q, qpdf_get_error(q));
    return code == qpdf_e_password || code == qpdf_e_unsupported;
}

/*
 * Encrypted object streams can be judged only when they are decrypted, and libqpdf, which decrypts them, inflates them
 * while it opens the file. So it is first given the file with the key /N of each of them spoilt: it refuses them, but still
 * hands out their decrypted bytes.
 */
static bool streams_are_safe(bm_pdf_file *f, bm_pdf_guard *g)
{
    char *bytes = own_bytes(f);
    for (size_t i = 0; i < g->n_streams; i++)
        bytes[g->streams[i].n_key_at] = '_';
    qpdf_data q = open_quietly(f->bytes);
    /* else the dictionary of the encryption is in an object stream: nobody writes that */
    bool safe = qpdf_is_encrypted(q) || is_refused(q);
    for (size_t i = 0; i < g->n_streams && safe; i++) {
        unsigned char *raw = NULL;
        size_t len;
        qpdf_oh oh = qpdf_get_object_by_id(q, g->streams[i].number, 0);
        if (qpdf_oh_is_stream(q, oh) && read_raw(q, oh, &raw, &len))
            safe = bm_pdf_guard_stream_is_safe(g, &g->streams[i], bm_str_n((char *)raw, len));
        free(raw);
    }
    close_quietly(q);
    for (size_t i = 0; i < g->n_streams; i++)
        bytes[g->streams[i].n_key_at] = 'N';
    return safe;
}

static bool is_safe(bm_pdf_file *f)
{
    bm_arena *a = bm_arena_new();
    bm_pdf_guard g;
    bool safe = bm_pdf_guard_scan(&g, a, f->bytes);
    f->linearized = g.is_linearized;
    for (size_t i = 0; safe && i < g.n_broken; i++) {
        memset(own_bytes(f) + g.broken[i], ' ', strlen("obj"));
        f->repaired = true;
    }
    if (safe && g.names_encrypt && g.n_streams)
        safe = streams_are_safe(f, &g);
    bm_arena_free(a);
    return safe;
}

int bm_pdf_file_open(bm_pdf_file *f, const bm_source *source, bm_diags *ds)
{
    const bm_pos pos = {.source = source};
    *f = (bm_pdf_file){
        .bytes = {source->bytes, source->len},
        .lookups_left = BM_LIMIT_PDF_LOOKUPS,
        .inflated_left = BM_LIMIT_PDF_INFLATED_BYTES,
        .repairs_left = MAX_REPAIRED,
    };
    if (!has_header(f->bytes))
        return bm_diags_add0(ds, BM_PDF_NONE, &pos);
    if (source->len > BM_LIMIT_PDF_BYTES) {
        char len[24], limit[24];
        snprintf(len, sizeof len, "%zu", source->len);
        snprintf(limit, sizeof limit, "%d", BM_LIMIT_PDF_BYTES);
        return bm_diags_add2(ds, BM_PDF_TOO_LARGE, &pos, len, limit);
    }
    if (!is_safe(f))
        return bm_diags_add0(ds, BM_PDF_TOO_MUCH, &pos);
    f->qpdf = open_quietly(f->bytes);
    if (qpdf_has_error(f->qpdf))
        return report_failure(f, &pos, ds);
    f->null = qpdf_oh_new_null(f->qpdf);
    f->encrypted = qpdf_is_encrypted(f->qpdf);
    take_complaints(f);
    return 0;
}

void bm_pdf_file_close(bm_pdf_file *f)
{
    if (f->qpdf)
        close_quietly(f->qpdf);
    free(f->held);
    free(f->copy);
    *f = (bm_pdf_file){0};
}

/* ---- Steps ------------------------------------------------------------------------------- */

size_t bm_pdf_file_mark(const bm_pdf_file *f)
{
    return f->n_held;
}

void bm_pdf_file_rewind(bm_pdf_file *f, size_t mark)
{
    while (f->n_held > mark)
        qpdf_oh_release(f->qpdf, f->held[--f->n_held]);
}

/* Account for ${oh}, just taken, and hold it. */
static qpdf_oh hold(bm_pdf_file *f, qpdf_oh oh)
{
    if (f->n_held == f->cap_held) {
        f->cap_held = f->cap_held ? 2 * f->cap_held : 64;
        qpdf_oh *p = realloc(f->held, f->cap_held * sizeof *p);
        if (!p)
            bm_arena_out_of_memory();
        f->held = p;
    }
    f->held[f->n_held++] = oh;
    take_complaints(f);
    return oh;
}

static bool may_look(bm_pdf_file *f)
{
    f->exhausted |= f->lookups_left == 0;
    f->lookups_left -= f->lookups_left > 0;
    return !f->exhausted;
}

qpdf_oh bm_pdf_file_root(bm_pdf_file *f)
{
    return hold(f, qpdf_get_root(f->qpdf));
}

qpdf_oh bm_pdf_file_trailer(bm_pdf_file *f)
{
    return hold(f, qpdf_get_trailer(f->qpdf));
}

qpdf_oh bm_pdf_file_key(bm_pdf_file *f, qpdf_oh dict, const char *key)
{
    const enum qpdf_object_type_e type = qpdf_oh_get_type_code(f->qpdf, dict);
    if ((type != ot_dictionary && type != ot_stream) || !may_look(f))
        return f->null;
    if (type == ot_stream)
        dict = hold(f, qpdf_oh_get_dict(f->qpdf, dict));
    qpdf_oh value = qpdf_oh_get_key(f->qpdf, dict, key);
    (void)qpdf_oh_get_type_code(f->qpdf, value); /* reads it from the file */
    return hold(f, value);
}

qpdf_oh bm_pdf_file_item(bm_pdf_file *f, qpdf_oh array, int i)
{
    if (i < 0 || i >= bm_pdf_file_count(f, array) || !may_look(f))
        return f->null;
    qpdf_oh value = qpdf_oh_get_array_item(f->qpdf, array, i);
    (void)qpdf_oh_get_type_code(f->qpdf, value);
    return hold(f, value);
}

int bm_pdf_file_count(bm_pdf_file *f, qpdf_oh array)
{
    return qpdf_oh_is_array(f->qpdf, array) ? qpdf_oh_get_array_n_items(f->qpdf, array) : 0;
}

bool bm_pdf_file_is_null(const bm_pdf_file *f, qpdf_oh oh)
{
    return qpdf_oh_is_null(f->qpdf, oh);
}

bool bm_pdf_file_is_dict(const bm_pdf_file *f, qpdf_oh oh)
{
    const enum qpdf_object_type_e type = qpdf_oh_get_type_code(f->qpdf, oh);
    return type == ot_dictionary || type == ot_stream;
}

bool bm_pdf_file_is_name(const bm_pdf_file *f, qpdf_oh oh, const char *name)
{
    return qpdf_oh_is_name_and_equals(f->qpdf, oh, name);
}

int bm_pdf_file_id(const bm_pdf_file *f, qpdf_oh oh)
{
    return qpdf_oh_get_object_id(f->qpdf, oh);
}

long long bm_pdf_file_integer(const bm_pdf_file *f, qpdf_oh oh, long long other)
{
    long long value;
    return qpdf_oh_get_value_as_longlong(f->qpdf, oh, &value) ? value : other;
}

bm_str bm_pdf_file_name(const bm_pdf_file *f, bm_arena *a, qpdf_oh oh)
{
    if (!qpdf_oh_is_name(f->qpdf, oh))
        return bm_str_n("", 0);
    const char *name = qpdf_oh_get_name(f->qpdf, oh);
    return bm_pdf_string_text(a, bm_str_of(*name ? name + 1 : name));
}

bm_str bm_pdf_file_text(bm_pdf_file *f, bm_arena *a, qpdf_oh oh)
{
    bm_buf b = {0};
    if (qpdf_oh_is_string(f->qpdf, oh)) {
        size_t len;
        const char *bytes = qpdf_oh_get_binary_string_value(f->qpdf, oh, &len);
        f->exhausted |= f->inflated_left < len;
        f->inflated_left -= f->inflated_left < len ? f->inflated_left : len;
        return bm_pdf_string_text(a, bm_str_n(bytes, len));
    }
    if (qpdf_oh_is_stream(f->qpdf, oh))
        bm_pdf_file_data(f, oh, BM_LIMIT_INPUT_BYTES, &b);
    const bm_str text = bm_pdf_string_text(a, bm_str_n(b.ptr ? b.ptr : "", b.len));
    bm_buf_free(&b);
    return text;
}

/* ---- Streams ----------------------------------------------------------------------------- */

static int filter_of(bm_pdf_file *f, qpdf_oh name)
{
    static const struct {
        const char *name;
        int filter;
    } filters[] = {
        {"/FlateDecode", BM_PDF_INFLATE_FLATE},     {"/Fl", BM_PDF_INFLATE_FLATE},
        {"/ASCIIHexDecode", BM_PDF_INFLATE_HEX},    {"/AHx", BM_PDF_INFLATE_HEX},
        {"/ASCII85Decode", BM_PDF_INFLATE_ASCII85}, {"/A85", BM_PDF_INFLATE_ASCII85},
    };
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (bm_pdf_file_is_name(f, name, filters[i].name))
            return filters[i].filter;
    return -1;
}

static int parm(bm_pdf_file *f, qpdf_oh dict, const char *key, int other)
{
    const long long value = bm_pdf_file_integer(f, bm_pdf_file_key(f, dict, key), other);
    return value >= 0 && value <= INT32_MAX ? (int)value : -1;
}

/* Undo filter ${i} of the stream: the bytes of ${b} in, the decoded ones out. */
static int decode(bm_pdf_file *f, qpdf_oh stream, int i, bm_buf *b)
{
    qpdf_oh filters = bm_pdf_file_key(f, stream, "/Filter");
    qpdf_oh parms = bm_pdf_file_key(f, stream, "/DecodeParms");
    if (bm_pdf_file_count(f, filters)) {
        filters = bm_pdf_file_item(f, filters, i);
        parms = bm_pdf_file_item(f, parms, i);
    } else if (bm_pdf_file_count(f, parms)) {
        parms = bm_pdf_file_item(f, parms, i);
    }
    if (bm_pdf_file_is_name(f, filters, "/Crypt")) /* libqpdf has done that */
        return 0;
    const int filter = filter_of(f, filters);
    if (filter < 0) {
        b->len = 0;
        return -1;
    }
    const bm_pdf_inflate_parms p = {
        .predictor = parm(f, parms, "/Predictor", 1),
        .colors = parm(f, parms, "/Colors", 1),
        .bits = parm(f, parms, "/BitsPerComponent", 8),
        .columns = parm(f, parms, "/Columns", 1),
    };
    bm_buf decoded = {0};
    const int status = bm_pdf_inflate((bm_pdf_inflate_filter)filter, &p, bm_str_n(b->ptr, b->len),
                                      f->inflated_left, &decoded);
    f->inflated_left -= decoded.len;
    bm_buf_free(b);
    *b = decoded;
    return status ? -1 : 0;
}

int bm_pdf_file_data(bm_pdf_file *f, qpdf_oh stream, size_t limit, bm_buf *out)
{
    unsigned char *raw;
    size_t len;
    const size_t mark = bm_pdf_file_mark(f);
    if (!qpdf_oh_is_stream(f->qpdf, stream))
        return -1;
    const bool whole =
        !(qpdf_oh_get_stream_data(f->qpdf, stream, qpdf_dl_none, NULL, &raw, &len) & (QPDF_ERRORS));
    take_complaints(f);
    int status = whole && f->inflated_left >= len + STREAM_BYTES ? 0 : -1;
    f->inflated_left -= status == 0 ? len + STREAM_BYTES : f->inflated_left;
    bm_buf b = {.ptr = (char *)raw, .len = status == 0 ? len : 0, .cap = len};
    qpdf_oh filters = bm_pdf_file_key(f, stream, "/Filter");
    const int n = bm_pdf_file_is_null(f, filters) ? 0 : bm_pdf_file_count(f, filters);
    const int steps = qpdf_oh_is_name(f->qpdf, filters) ? 1 : n;
    if (steps > MAX_FILTERS) {
        status = -1;
        b.len = 0;
    }
    /* an empty one may say FlateDecode though it is not even an empty deflated one: libqpdf writes it so */
    for (int i = 0; i < steps && status == 0 && b.len; i++)
        status = decode(f, stream, i, &b);
    if (b.len > limit) {
        b.len = limit;
        status = -1;
    }
    bm_buf_add(out, b.ptr, b.len);
    bm_buf_free(&b);
    bm_pdf_file_rewind(f, mark);
    return status;
}
