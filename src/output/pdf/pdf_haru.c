/* The only file that touches libharu, and through its object interface (hpdf_objects.h, hpdf_doc.h,
 * hpdf_streams.h), which is installed but not promised.
 *
 * libharu owns the document: catalog, tree of pages, Info, trailer, and the dictionary of each page and each
 * stream, which it writes itself. It knows only the file structure of PDF 1.2, a table of references at the
 * end. What is made here instead, in the order of the file:
 *
 *   header; the streams; object streams with everything else (ISO 32000-1, 7.5.7); one cross-reference stream
 *   (7.5.8), which is the trailer too.
 *
 * An object stream holds at most 200 objects, as readers unpack a whole one to get at any of them. Objects have
 * numbers in the order in which they were reserved, without gaps, then come the object streams and the
 * cross-reference stream. Dictionaries that are ready bytes and no stream, dozens in a tagged document, are
 * not known to libharu at all: they have a number and cost 60 ns each instead of 330.
 *
 * What is relied on, in 2.3.0:
 *
 * - HPDF_Obj_WriteValue of a dictionary writes "<<", its entries, what write_fn writes, ">>", and then calls
 *   after_write_fn. A dictionary of ours has no entries but those (and Type and Parent of a page), so its object
 *   costs one allocation, and a stream is written behind it by after_write_fn: libharu's own streams are copied
 *   byte by byte, lose their Filter entry, and need a second object for their length.
 * - header.obj_id holds the number in its low 24 bits, and is what references to the object are written from;
 *   HPDF_Xref_Add makes the document its owner, and its only reader is HPDF_Xref_WriteToStream, which is not
 *   called here. So the number may be replaced by ours. `attr` belongs to whoever made the dictionary.
 * - HPDF_NewDoc makes three objects: catalog, root of the pages, Info; the trailer has no number and no entries.
 * - An error is kept in pdf->error by functions that do not call the handler, and later ones overwrite
 *   it: the first is recorded after each call.
 *
 * 2.4 (read in its public source, not tested): to 2.4.3 the structures of objects, streams, the list of
 * references and the document are the same, as are the 24 bits, HPDF_Dict_Write and write_fn; added are
 * HPDF_Array_AddNull and, in a build for OpenType, 1.6 as the default version. Later, HPDF_Dict_Rec,
 * HPDF_Obj_Header, HPDF_Doc_Rec and HPDF_Stream_Rec move to include/internal/, which is not installed, so this
 * file would have to bring its own; a class HPDF_OCLASS_DIRECT and page boundaries come in; and HPDF_VERSION_ID
 * becomes an expression, which the check below can still read. HPDF_ALIGN_SIZ (2.4: HPDF_ALIGNMENT_SIZE) matters
 * only to the memory pool, which is not used. Test before the check is widened.
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
#include "output/pdf/pdf_xref.h"

#if !defined(HPDF_VERSION_ID) || HPDF_VERSION_ID < 20300 || HPDF_VERSION_ID >= 20400
#error "pdf_haru.c is written for libharu 2.3; see the notes at its top"
#endif

#define NUMBER_MASK 0x00FFFFFFU

enum {
    OBJECTS_IN_STREAM = 200,
    MAX_NUMBER = 8388607, /* ISO 32000-1, annex C.2, and ISO 19005-3, 6.1.13 */
};

/* What an object consists of. Index = object number; 0 stands for none. */
typedef struct {
    HPDF_Dict dict;                 /* NULL = ready bytes: the entries are all */
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
    bm_pdf_xref *places; /* of each record, set when it is written */
    size_t n_records, cap_records;
    /* while writing */
    HPDF_Stream stream; /* libharu writes here, and so to `target` */
    const bm_pdf_packers *packers;
    bm_buf *target; /* the file, or the object stream that is being filled */
    bm_buf *out;    /* the file */
    size_t out_start, max_bytes;
    bm_buf index, objects,
        packed; /* of an object stream: numbers and places; values; both, packed */
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

/* The next number, with an empty record. */
static unsigned next_number(bm_pdf_haru *h)
{
    if (h->n_records == h->cap_records) {
        h->cap_records = h->cap_records ? 2 * h->cap_records : 64;
        record *records = realloc(h->records, h->cap_records * sizeof *records);
        bm_pdf_xref *places = realloc(h->places, h->cap_records * sizeof *places);
        if (!records || !places)
            bm_arena_out_of_memory();
        h->records = records;
        h->places = places;
    }
    memset(&h->records[h->n_records], 0, sizeof *h->records);
    memset(&h->places[h->n_records], 0, sizeof *h->places);
    return (unsigned)h->n_records++;
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

/* Where libharu's bytes go. */
static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    bm_pdf_haru *h = stream->attr;
    if (n > h->max_bytes - (h->target->len - (h->target == h->out ? h->out_start : 0)))
        return HPDF_SetError(stream->error, HPDF_FILE_IO_ERROR, 0);
    bm_buf_add(h->target, bytes, n);
    return HPDF_OK;
}

/* Make ${dict} object ${number}. */
static void adopt(bm_pdf_haru *h, HPDF_Dict dict, unsigned number)
{
    dict->header.obj_id = HPDF_OTYPE_INDIRECT | number;
    dict->attr = h;
    dict->write_fn = write_entries;
    dict->after_write_fn = write_stream;
    h->records[number].dict = dict;
}

static void adopt_roots(bm_pdf_haru *h)
{
    h->text.len = 0;
    h->n_records = 0;
    next_number(h);
    if (!good(h, HPDF_OK))
        return;
    h->doc->pdf_version = HPDF_VER_17;
    HPDF_Dict roots[] = {h->doc->catalog, h->doc->root_pages, h->doc->info};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        adopt(h, roots[i], next_number(h));
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
    bm_buf *buffers[] = {&h->text, &h->index, &h->objects, &h->packed};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        bm_buf_free(buffers[i]);
    free(h->records);
    free(h->places);
    free(h);
}

void bm_pdf_haru_begin(bm_pdf_haru *h)
{
    HPDF_FreeDoc(h->doc);
    h->first_error = HPDF_OK;
    good(h, HPDF_NewDoc(h->doc));
    adopt_roots(h);
}

const char *bm_pdf_haru_producer(bm_pdf_haru *h)
{
    const char *name = HPDF_GetInfoAttr(h->doc, HPDF_INFO_PRODUCER);
    return good(h, HPDF_OK) && name ? name : "";
}

/* A dictionary of libharu's as object ${number}, or NULL. */
static HPDF_Dict new_dict(bm_pdf_haru *h, unsigned number)
{
    if (h->first_error != HPDF_OK || !number)
        return NULL;
    HPDF_Dict dict = HPDF_Dict_New(h->doc->mmgr);
    /* on failure HPDF_Xref_Add has freed the dictionary */
    if (!dict || !good(h, HPDF_Xref_Add(h->doc->xref, dict))) {
        keep_first_error(HPDF_FAILD_TO_ALLOC_MEM, 0, h);
        return NULL;
    }
    adopt(h, dict, number);
    return dict;
}

unsigned bm_pdf_haru_reserve(bm_pdf_haru *h)
{
    if (h->n_records > MAX_NUMBER)
        keep_first_error(HPDF_XREF_COUNT_ERR, 0, h);
    return h->first_error == HPDF_OK ? next_number(h) : 0;
}

void bm_pdf_haru_fill(bm_pdf_haru *h, unsigned number, bm_str entries)
{
    if (h->first_error != HPDF_OK || !number)
        return;
    record *r = &h->records[number];
    r->entries_at = h->text.len;
    r->entries_len = entries.len;
    bm_buf_add_str(&h->text, entries);
}

/* The stream of object ${number}, whose dictionary is there. */
static void set_stream(bm_pdf_haru *h, unsigned number, bm_str entries, bm_str bytes)
{
    bm_pdf_haru_fill(h, number, entries);
    bm_buf_add_cstr(&h->text, "/Length ");
    bm_buf_add_int(&h->text, (int64_t)bytes.len);
    record *r = &h->records[number];
    r->entries_len = h->text.len - r->entries_at;
    r->has_stream = true;
    r->stream = bytes.ptr;
    r->stream_len = bytes.len;
}

void bm_pdf_haru_fill_stream(bm_pdf_haru *h, unsigned number, bm_str entries, bm_str bytes)
{
    if (new_dict(h, number))
        set_stream(h, number, entries, bytes);
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
        h->records[number].stream_at = h->text.len;
        bm_buf_add_str(&h->text, bytes);
    }
    return number;
}

unsigned bm_pdf_haru_add_page(bm_pdf_haru *h, bm_str entries)
{
    HPDF_Dict page = new_dict(h, bm_pdf_haru_reserve(h));
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

static bool put(bm_pdf_haru *h, bm_str bytes)
{
    return good(h, write_bytes(h->stream, bytes.ptr, bytes.len));
}

/* Object ${number} by itself in the file: the value of its dictionary, with the stream. */
static bool write_object(bm_pdf_haru *h, unsigned number)
{
    h->places[number] = (bm_pdf_xref){BM_PDF_XREF_PLACED, h->out->len - h->out_start, 0};
    bm_buf head = {0};
    bm_buf_add_int(&head, number);
    bm_buf_add_cstr(&head, " 0 obj\n");
    bool written = put(h, bm_str_n(head.ptr, head.len)) &&
                   good(h, HPDF_Obj_WriteValue(h->records[number].dict, h->stream, NULL)) &&
                   put(h, bm_str_of("\nendobj\n"));
    bm_buf_free(&head);
    return written;
}

/* Pack h->index and h->objects, of ${n} objects, into stream ${number} of the file, and empty them. */
static bool write_object_stream(bm_pdf_haru *h, unsigned number, size_t n)
{
    bm_buf entries = {0};
    bm_buf_add_cstr(&entries, "/Type/ObjStm/N ");
    bm_buf_add_int(&entries, (int64_t)n);
    bm_buf_add_cstr(&entries, "/First ");
    bm_buf_add_int(&entries, (int64_t)h->index.len);
    bm_buf_add_cstr(&entries, "/Filter/FlateDecode");
    bm_buf_add(&h->index, h->objects.ptr, h->objects.len);
    h->packed.len = 0;
    bm_pdf_write_deflated(&h->packed, h->packers->text, bm_str_n(h->index.ptr, h->index.len));
    h->index.len = h->objects.len = 0;
    h->target = h->out;
    bm_pdf_haru_fill_stream(h, number, bm_str_n(entries.ptr, entries.len),
                            bm_str_n(h->packed.ptr, h->packed.len));
    bm_buf_free(&entries);
    return good(h, HPDF_OK) && write_object(h, number);
}

/* Object ${number} as the next one of the object stream. */
static bool collect_object(bm_pdf_haru *h, unsigned number)
{
    const record *r = &h->records[number];
    bm_buf_add_int(&h->index, number);
    bm_buf_add_byte(&h->index, ' ');
    bm_buf_add_int(&h->index, (int64_t)h->objects.len);
    bm_buf_add_byte(&h->index, ' ');
    h->target = &h->objects;
    if (r->dict) {
        if (!good(h, HPDF_Obj_WriteValue(r->dict, h->stream, NULL)))
            return false;
    } else {
        bm_buf_add(&h->objects, "<<", 2);
        bm_buf_add(&h->objects, h->text.ptr + r->entries_at, r->entries_len);
        bm_buf_add(&h->objects, ">>", 2);
    }
    bm_buf_add_byte(&h->objects, '\n');
    return true;
}

/* All objects below ${n} that are no streams, in object streams behind them. */
static bool write_object_streams(bm_pdf_haru *h, unsigned n)
{
    unsigned collected = 0, number = 0;
    h->index.len = h->objects.len = 0;
    for (unsigned i = 1; i < n; i++) {
        if (h->records[i].has_stream)
            continue;
        if (!collected)
            number = bm_pdf_haru_reserve(h);
        if (!number || !collect_object(h, i))
            return false;
        h->places[i] = (bm_pdf_xref){BM_PDF_XREF_PACKED, number, collected++};
        if (collected == OBJECTS_IN_STREAM) {
            if (!write_object_stream(h, number, collected))
                return false;
            collected = 0;
        }
    }
    return !collected || write_object_stream(h, number, collected);
}

/* The cross-reference stream, and where it is. */
static bool write_end(bm_pdf_haru *h)
{
    HPDF_Doc doc = h->doc;
    unsigned number = bm_pdf_haru_reserve(h);
    if (!number)
        return false;
    size_t at = h->out->len - h->out_start;
    uint8_t digest[16];
    bm_pdf_write_digest(h->out->ptr + h->out_start, at, digest);
    h->places[number] = (bm_pdf_xref){BM_PDF_XREF_PLACED, at, 0};
    bm_buf rows = {0}, entries = {0};
    bm_pdf_xref_write(&rows, &entries, h->places, h->n_records, digest);
    h->packed.len = 0;
    bm_pdf_write_deflated_text(&h->packed, h->packers, bm_str_n(rows.ptr, rows.len));
    /* the trailer becomes the stream's dictionary, with libharu's own entries Root and Info */
    adopt(h, doc->trailer, number);
    set_stream(h, number, bm_str_n(entries.ptr, entries.len),
               bm_str_n(h->packed.ptr, h->packed.len));
    bool written = good(h, HPDF_Dict_Add(doc->trailer, "Root", doc->catalog)) &&
                   good(h, HPDF_Dict_Add(doc->trailer, "Info", doc->info)) &&
                   write_object(h, number);
    entries.len = 0;
    bm_buf_add_cstr(&entries, "startxref\n");
    bm_buf_add_int(&entries, (int64_t)at);
    bm_buf_add_cstr(&entries, "\n%%EOF\n");
    written = written && put(h, bm_str_n(entries.ptr, entries.len));
    bm_buf_free(&rows);
    bm_buf_free(&entries);
    return written;
}

static bool write_file(bm_pdf_haru *h)
{
    const unsigned n_objects = (unsigned)h->n_records;
    h->target = h->out;
    if (!put(h, bm_str_of("%PDF-1.7\n%\xB7\xBE\xAD\xAA\n")))
        return false;
    for (unsigned i = 1; i < n_objects; i++)
        if (h->records[i].has_stream && !write_object(h, i))
            return false;
    return write_object_streams(h, n_objects) && write_end(h);
}

int bm_pdf_haru_finish(bm_pdf_haru *h, const bm_pdf_packers *packers, bm_buf *out, size_t max_bytes,
                       bm_diags *ds)
{
    h->packers = packers;
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
    h->out = h->target = NULL;
    if (written)
        return 0;
    bm_buf hex = {0};
    bm_buf_add_hex(&hex, (uint32_t)h->first_error, 4);
    bm_buf_add_byte(&hex, '\0');
    bm_diags_add1(ds, BM_OUTPUT_PDF, NULL, hex.ptr);
    bm_buf_free(&hex);
    return -1;
}
