/* The only file that touches libharu, and through its object interface (hpdf_objects.h, hpdf_doc.h,
 * hpdf_streams.h), which is installed but not promised. What is relied on, in 2.3.0:
 *
 * - HPDF_Dict_Write writes "<<", the entries, what write_fn writes, ">>", and then calls after_write_fn. A
 *   dictionary of ours has no entries but those (and Type and Parent of a page), so its object costs one
 *   allocation, and a stream is written behind it by after_write_fn: libharu's own streams are copied byte by
 *   byte, lose their Filter entry, and need a second object for their length.
 * - header.obj_id holds the number in its low 24 bits; `attr` belongs to whoever made the dictionary.
 * - HPDF_SaveToStream is a header, Root and Info in the trailer, and HPDF_Xref_WriteToStream. The last of these
 *   is called here with a stream that appends to our buffer, which saves two copies.
 * - An error is kept in pdf->error by functions that do not call the handler, and later ones overwrite
 *   it: the first is recorded after each call.
 *
 * 2.4 writes objects along the same path, but adds classes of objects (HPDF_Direct), page boundaries and
 * stream functions with a range, and later moves declarations to headers that are not installed: test before
 * the check below is widened.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_haru.h"

#include <hpdf.h>
#include <hpdf_conf.h>
#include <hpdf_consts.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <hpdf_utils.h>
#include <hpdf_version.h>

#include <stdlib.h>

#include "base/arena.h"
#include "output/pdf/pdf_write.h"

#if !defined(HPDF_VERSION_ID) || HPDF_VERSION_ID < 20300 || HPDF_VERSION_ID >= 20400
#error "pdf_haru.c is written for libharu 2.3; see the notes at its top"
#endif

#define NUMBER_MASK 0x00FFFFFFU

/* What an object consists of. Index = object number; 0 is the trailer. */
typedef struct {
    size_t entries_at, entries_len; /* in text */
    bool has_stream;
    const char *stream; /* NULL = copied, at stream_at in text */
    size_t stream_at, stream_len;
} record;

struct bm_pdf_haru {
    HPDF_Doc doc;
    HPDF_STATUS first_error;
    bm_buf text;
    record *records;
    size_t n_records, cap_records;
    /* while writing */
    HPDF_Stream stream;
    bm_buf *out;
    size_t out_start, max_bytes;
};

static void keep_first_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    bm_pdf_haru *h = user;
    (void)detail;
    if (h->first_error == HPDF_OK)
        h->first_error = error;
}

/* Record ${status} and what libharu kept silently. True: all is well. */
static bool good(bm_pdf_haru *h, HPDF_STATUS status)
{
    if (status == HPDF_OK)
        status = h->doc->error.error_no;
    if (status != HPDF_OK)
        keep_first_error(status, 0, h);
    return h->first_error == HPDF_OK;
}

static unsigned number_of(HPDF_Dict dict)
{
    return dict->header.obj_id & NUMBER_MASK;
}

/* The record of object ${number}; grows the table. */
static record *record_of(bm_pdf_haru *h, unsigned number)
{
    if (number >= h->cap_records) {
        size_t cap = h->cap_records ? h->cap_records : 64;
        while (cap <= number)
            cap *= 2;
        record *records = realloc(h->records, cap * sizeof *records);
        if (!records)
            bm_arena_out_of_memory();
        h->records = records;
        h->cap_records = cap;
    }
    if (number >= h->n_records) {
        memset(h->records + h->n_records, 0, (number + 1 - h->n_records) * sizeof *h->records);
        h->n_records = number + 1;
    }
    return &h->records[number];
}

static HPDF_STATUS write_bytes(HPDF_Stream stream, const char *bytes, size_t n)
{
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)bytes, (HPDF_UINT)n);
}

/* write_fn of every dictionary: the entries. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    bm_pdf_haru *h = dict->attr;
    const record *r = &h->records[number_of(dict)];
    return r->entries_len ? write_bytes(stream, h->text.ptr + r->entries_at, r->entries_len)
                          : HPDF_OK;
}

/* after_write_fn of every dictionary: the stream, if it has one. */
static HPDF_STATUS write_stream(HPDF_Dict dict)
{
    bm_pdf_haru *h = dict->attr;
    const record *r = &h->records[number_of(dict)];
    if (!r->has_stream)
        return HPDF_OK;
    const char *bytes = r->stream ? r->stream : h->text.ptr + r->stream_at;
    HPDF_STATUS status = HPDF_Stream_WriteStr(h->stream, "\nstream\n");
    if (status == HPDF_OK && r->stream_len)
        status = write_bytes(h->stream, bytes, r->stream_len);
    if (status == HPDF_OK)
        status = HPDF_Stream_WriteStr(h->stream, "\nendstream");
    return status;
}

/* write_fn of the trailer: the ID, from all that was written before it. */
static HPDF_STATUS write_id(HPDF_Dict trailer, HPDF_Stream stream)
{
    bm_pdf_haru *h = trailer->attr;
    uint8_t digest[16];
    bm_pdf_write_digest(h->out->ptr + h->out_start, h->out->len - h->out_start, digest);
    char hex[2 * sizeof digest + 1];
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = "0123456789ABCDEF"[digest[i] >> 4];
        hex[2 * i + 1] = "0123456789ABCDEF"[digest[i] & 15];
    }
    hex[sizeof hex - 1] = '\0';
    const char *const parts[] = {"/ID[<", hex, "><", hex, ">]\n"};
    HPDF_STATUS status = HPDF_OK;
    for (size_t i = 0; status == HPDF_OK && i < sizeof parts / sizeof *parts; i++)
        status = HPDF_Stream_WriteStr(stream, parts[i]);
    return status;
}

/* Destination of the file: our buffer. */
static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    bm_pdf_haru *h = stream->attr;
    if (n > h->max_bytes - (h->out->len - h->out_start))
        return HPDF_SetError(stream->error, HPDF_FILE_IO_ERROR, 0);
    bm_buf_add(h->out, bytes, n);
    return HPDF_OK;
}

static void adopt(bm_pdf_haru *h, HPDF_Dict dict)
{
    dict->attr = h;
    dict->write_fn = write_entries;
    dict->after_write_fn = write_stream;
    record_of(h, number_of(dict));
}

static void adopt_roots(bm_pdf_haru *h)
{
    h->text.len = 0;
    h->n_records = 0;
    if (!good(h, HPDF_OK))
        return;
    h->doc->pdf_version = HPDF_VER_17;
    adopt(h, h->doc->catalog);
    adopt(h, h->doc->root_pages);
    adopt(h, h->doc->info);
    h->doc->trailer->attr = h;
    h->doc->trailer->write_fn = write_id;
}

bm_pdf_haru *bm_pdf_haru_new(void)
{
    bm_pdf_haru *h = calloc(1, sizeof *h);
    if (!h)
        bm_arena_out_of_memory();
    h->doc = HPDF_New(keep_first_error, h);
    if (!h->doc) /* nothing else can fail there */
        bm_arena_out_of_memory();
    adopt_roots(h);
    return h;
}

void bm_pdf_haru_free(bm_pdf_haru *h)
{
    if (!h)
        return;
    HPDF_Free(h->doc);
    bm_buf_free(&h->text);
    free(h->records);
    free(h);
}

void bm_pdf_haru_begin(bm_pdf_haru *h)
{
    HPDF_FreeDoc(h->doc);
    h->first_error = HPDF_OK;
    good(h, HPDF_NewDoc(h->doc));
    adopt_roots(h);
}

static HPDF_Dict new_dict(bm_pdf_haru *h)
{
    if (h->first_error != HPDF_OK)
        return NULL;
    HPDF_Dict dict = HPDF_Dict_New(h->doc->mmgr);
    /* on failure HPDF_Xref_Add has freed the dictionary */
    if (!dict || !good(h, HPDF_Xref_Add(h->doc->xref, dict))) {
        keep_first_error(HPDF_FAILD_TO_ALLOC_MEM, 0, h);
        return NULL;
    }
    adopt(h, dict);
    return dict;
}

unsigned bm_pdf_haru_reserve(bm_pdf_haru *h)
{
    HPDF_Dict dict = new_dict(h);
    return dict ? number_of(dict) : 0;
}

void bm_pdf_haru_fill(bm_pdf_haru *h, unsigned number, bm_str entries)
{
    if (h->first_error != HPDF_OK || !number)
        return;
    record *r = record_of(h, number);
    r->entries_at = h->text.len;
    r->entries_len = entries.len;
    bm_buf_add_str(&h->text, entries);
}

void bm_pdf_haru_fill_stream(bm_pdf_haru *h, unsigned number, bm_str entries, bm_str bytes)
{
    bm_pdf_haru_fill(h, number, entries);
    if (h->first_error != HPDF_OK || !number)
        return;
    bm_buf_add_cstr(&h->text, "/Length ");
    bm_buf_add_int(&h->text, (int64_t)bytes.len);
    record *r = record_of(h, number);
    r->entries_len = h->text.len - r->entries_at;
    r->has_stream = true;
    r->stream = bytes.ptr;
    r->stream_len = bytes.len;
}

unsigned bm_pdf_haru_add(bm_pdf_haru *h, bm_str entries)
{
    unsigned number = bm_pdf_haru_reserve(h);
    bm_pdf_haru_fill(h, number, entries);
    return number;
}

unsigned bm_pdf_haru_add_stream(bm_pdf_haru *h, bm_str entries, bm_str bytes)
{
    unsigned number = bm_pdf_haru_reserve(h);
    bm_pdf_haru_fill_stream(h, number, entries, bytes);
    return number;
}

unsigned bm_pdf_haru_add_copy(bm_pdf_haru *h, bm_str entries, bm_str bytes)
{
    unsigned number = bm_pdf_haru_add_stream(h, entries, bm_str_n(NULL, bytes.len));
    if (h->first_error == HPDF_OK && number) {
        record_of(h, number)->stream_at = h->text.len;
        bm_buf_add_str(&h->text, bytes);
    }
    return number;
}

unsigned bm_pdf_haru_add_page(bm_pdf_haru *h, bm_str entries)
{
    HPDF_Dict page = new_dict(h);
    if (!page || !good(h, HPDF_Dict_AddName(page, "Type", "Page")) ||
        !good(h, HPDF_Pages_AddKids(h->doc->root_pages, page)))
        return 0;
    /* after AddKids, which would take attr for libharu's own; before writing, where pages are counted */
    page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    bm_pdf_haru_fill(h, number_of(page), entries);
    return number_of(page);
}

void bm_pdf_haru_fill_root(bm_pdf_haru *h, bm_pdf_haru_root root, bm_str entries)
{
    if (h->first_error != HPDF_OK)
        return;
    HPDF_Dict dict = root == BM_PDF_HARU_CATALOG ? h->doc->catalog
                     : root == BM_PDF_HARU_PAGES ? h->doc->root_pages
                                                 : h->doc->info;
    bm_pdf_haru_fill(h, number_of(dict), entries);
}

static bool write_file(bm_pdf_haru *h)
{
    HPDF_Doc doc = h->doc;
    return good(h, HPDF_Stream_WriteStr(h->stream, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n")) &&
           good(h, HPDF_Dict_Add(doc->trailer, "Root", doc->catalog)) &&
           good(h, HPDF_Dict_Add(doc->trailer, "Info", doc->info)) &&
           good(h, HPDF_Xref_WriteToStream(doc->xref, h->stream, NULL));
}

int bm_pdf_haru_finish(bm_pdf_haru *h, bm_buf *out, size_t max_bytes, bm_diags *ds)
{
    h->out = out;
    h->out_start = out->len;
    h->max_bytes = max_bytes > UINT32_MAX ? UINT32_MAX : max_bytes;
    h->stream = h->first_error == HPDF_OK ? HPDF_CallbackWriter_New(h->doc->mmgr, append, h) : NULL;
    bool written = h->stream && write_file(h);
    if (h->stream)
        HPDF_Stream_Free(h->stream);
    else
        keep_first_error(HPDF_FAILD_TO_ALLOC_MEM, 0, h);
    h->stream = NULL;
    h->out = NULL;
    if (written)
        return 0;
    bm_buf hex = {0};
    bm_buf_add_hex(&hex, (uint32_t)h->first_error, 4);
    bm_buf_add_byte(&hex, '\0');
    bm_diags_add1(ds, BM_OUTPUT_PDF, NULL, hex.ptr);
    bm_buf_free(&hex);
    return -1;
}
