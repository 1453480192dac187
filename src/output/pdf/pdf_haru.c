/* The only file that touches libharu, and through its object interface (hpdf_objects.h, hpdf_doc.h,
 * hpdf_streams.h), which is installed but not promised.
 *
 * libharu owns the document: catalog, Info, trailer, and a dictionary for the streams, one after the other, which it
 * writes itself. It knows only the file structure of PDF 1.2, a table of references at the end, and keeps a whole
 * document until then. What is made here instead:
 *
 *   header; streams as they come, between them object streams with everything else (ISO 32000-1, 7.5.7), each when 200
 *   objects have come together, as readers unpack a whole one to get at any of them; one cross-reference stream (7.5.8),
 *   which is the trailer too.
 *
 * So what was written can be forgotten but for its place. Dictionaries that are ready bytes and no stream, dozens in a
 * tagged document, are not known to libharu at all: they cost 40 ns each instead of 330. Neither are pages: its tree of
 * them is flat, and it holds a dictionary for each until the end.
 *
 * What is relied on, in 2.3.0:
 *
 * - HPDF_Obj_WriteValue of a dictionary writes "<<", its entries, what write_fn writes, and ">>". Those of ours have
 *   no entries but what write_fn writes; libharu's own streams are copied byte by byte, lose their Filter entry, and need a
 *   second object for their length, so streams are written behind their dictionary here.
 * - header.obj_id holds the number in its low 24 bits, and is what references to the object are written from; its only
 *   other reader is HPDF_Xref_WriteToStream, which is not called here. So the number may be replaced by ours. `attr`
 *   belongs to whoever made the dictionary.
 * - HPDF_NewDoc makes three objects: catalog, root of the pages (of which only the number is used), Info; the trailer has no
 *   number and no entries. Writing changes none of them, so one document serves for many files.
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
#include <hpdf_streams.h>
#include <hpdf_utils.h>
#include <hpdf_version.h>

#include <stdlib.h>

#include "base/arena.h"
#include "base/digest.h"
#include "output/pdf/pdf_memo.h"
#include "output/pdf/pdf_page_tree.h"
#include "output/pdf/pdf_xref.h"

#if !defined(HPDF_VERSION_ID) || HPDF_VERSION_ID < 20300 || HPDF_VERSION_ID >= 20400
#error "pdf_haru.c is written for libharu 2.3; see the notes at its top"
#endif

enum {
    OBJECTS_IN_STREAM = 200,
    MAX_NUMBER = 8388607,   /* ISO 32000-1, annex C.2, and ISO 19005-3, 6.1.13 */
    SPARE_OBJECTS = 100000, /* for the end of the longest file: leaves and nodes of trees */
    SPARE_BYTES = 200 * 1000 * 1000,
    KEEP_PLACES = 100000, /* for the next file */
};
#define MAX_BYTES 9999999999U /* as far as a table of references goes: readers make one of it */

/* An object stream that is being filled. */
typedef struct {
    unsigned number;       /* 0 = there is none */
    unsigned n;            /* objects in it */
    bm_buf index, objects; /* their numbers and places; their values */
} collection;

struct bm_pdf_haru {
    HPDF_Doc doc;
    HPDF_Dict dict;     /* of the stream at hand */
    HPDF_Stream stream; /* libharu writes here, and so to `target` */
    HPDF_STATUS first_error;
    const bm_pdf_packers *packers;
    bm_buf *out, *target; /* the file; it, or the object stream that is being filled */
    bm_digest *digest;
    size_t before,
        digested; /* bytes of the file that are no longer in `out`; those in it that the digest has */
    bm_str entries;      /* of the dictionary that is being written */
    const bm_str *bytes; /* of its stream; NULL = it has none */
    bm_buf roots[BM_PDF_HARU_ROOTS];
    bm_pdf_page_tree pages;
    bm_pdf_xref *places; /* by number */
    size_t n, cap;
    collection alike, varying; /* without a memo all is alike */
    bm_buf packed;
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

/* write_fn of every dictionary: the entries. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    const bm_pdf_haru *h = dict->attr;
    HPDF_STATUS status = HPDF_OK;
    if (h->entries.len)
        status =
            HPDF_Stream_Write(stream, (const HPDF_BYTE *)h->entries.ptr, (HPDF_UINT)h->entries.len);
    if (h->bytes) {
        bm_buf_add_cstr(h->target, "/Length ");
        bm_buf_add_int(h->target, (int64_t)h->bytes->len);
    }
    return status;
}

/* Where libharu's bytes go. */
static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    bm_pdf_haru *h = stream->attr;
    bm_buf_add(h->target, bytes, n);
    return HPDF_OK;
}

/* Make ${dict} object ${number}. */
static void adopt(bm_pdf_haru *h, HPDF_Dict dict, unsigned number)
{
    dict->header.obj_id = HPDF_OTYPE_INDIRECT | number;
    dict->attr = h;
    dict->write_fn = write_entries;
}

/* libharu's document, and what is written with it. */
static void open_document(bm_pdf_haru *h)
{
    HPDF_FreeDoc(h->doc);
    h->first_error = HPDF_OK;
    if (!good(h, HPDF_NewDoc(h->doc)))
        return;
    h->doc->pdf_version = HPDF_VER_17;
    if (!h->dict)
        h->dict = HPDF_Dict_New(h->doc->mmgr);
    if (!h->stream)
        h->stream = HPDF_CallbackWriter_New(h->doc->mmgr, append, h);
    if (!h->dict || !h->stream)
        keep_first_error(HPDF_FAILD_TO_ALLOC_MEM, 0, h);
}

bm_pdf_haru *bm_pdf_haru_new(void)
{
    bm_pdf_haru *h = calloc(1, sizeof *h);
    if (!h)
        bm_arena_out_of_memory();
    h->doc = HPDF_New(keep_first_error, h);
    if (!h->doc) /* nothing else can fail there */
        bm_arena_out_of_memory();
    h->digest = bm_digest_new();
    open_document(h);
    return h;
}

void bm_pdf_haru_free(bm_pdf_haru *h)
{
    if (!h)
        return;
    if (h->dict)
        HPDF_Dict_Free(h->dict);
    if (h->stream)
        HPDF_Stream_Free(h->stream);
    HPDF_Free(h->doc);
    bm_digest_free(h->digest);
    bm_buf *buffers[] = {&h->alike.index, &h->alike.objects, &h->varying.index, &h->varying.objects,
                         &h->packed};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        bm_buf_free(buffers[i]);
    for (size_t i = 0; i < BM_PDF_HARU_ROOTS; i++)
        bm_buf_free(&h->roots[i]);
    bm_pdf_page_tree_free(&h->pages);
    free(h->places);
    free(h);
}

/* The next number. */
static unsigned next_number(bm_pdf_haru *h)
{
    if (h->n == h->cap) {
        h->cap += h->cap / 4 + 256;
        h->places = realloc(h->places, h->cap * sizeof *h->places);
        if (!h->places)
            bm_arena_out_of_memory();
    }
    h->places[h->n] = (bm_pdf_xref){0};
    return (unsigned)h->n++;
}

static void empty(collection *c)
{
    c->index.len = c->objects.len = 0;
    c->number = c->n = 0;
}

void bm_pdf_haru_begin(bm_pdf_haru *h, const bm_pdf_packers *packers, bm_buf *out)
{
    if (h->first_error != HPDF_OK)
        open_document(h);
    h->packers = packers;
    h->out = h->target = out;
    h->before = 0;
    h->digested = out->len;
    h->before -= out->len; /* places count from here; wraps round */
    bm_digest_begin(h->digest);
    h->n = 0;
    empty(&h->alike);
    empty(&h->varying);
    for (size_t i = 0; i < BM_PDF_HARU_ROOTS; i++)
        h->roots[i].len = 0;
    for (size_t i = 0; i <= BM_PDF_HARU_ROOTS; i++)
        next_number(h);
    bm_pdf_page_tree_begin(&h->pages, 1 + BM_PDF_HARU_PAGES);
    bm_buf_add_cstr(out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
}

/* Let the digest have what is new in the file. */
static void digest_new(bm_pdf_haru *h)
{
    bm_digest_add(h->digest, h->out->ptr + h->digested, h->out->len - h->digested);
    h->digested = h->out->len;
}

void bm_pdf_haru_taken(bm_pdf_haru *h)
{
    if (!h->out) /* it is finished */
        return;
    digest_new(h);
    h->before += h->out->len;
    h->digested = 0;
}

const char *bm_pdf_haru_producer(bm_pdf_haru *h)
{
    const char *name = HPDF_GetInfoAttr(h->doc, HPDF_INFO_PRODUCER);
    return good(h, HPDF_OK) && name ? name : "";
}

static size_t place_of_next(const bm_pdf_haru *h)
{
    return h->before + h->out->len;
}

bool bm_pdf_haru_room(const bm_pdf_haru *h, size_t n_objects, size_t n_bytes)
{
    return n_objects < MAX_NUMBER - SPARE_OBJECTS &&
           h->n + n_objects < MAX_NUMBER - SPARE_OBJECTS && n_bytes < MAX_BYTES - SPARE_BYTES &&
           place_of_next(h) + n_bytes < MAX_BYTES - SPARE_BYTES;
}

unsigned bm_pdf_haru_reserve(bm_pdf_haru *h)
{
    if (h->n > MAX_NUMBER)
        keep_first_error(HPDF_XREF_COUNT_ERR, 0, h);
    return h->first_error == HPDF_OK ? next_number(h) : 0;
}

/* Write the value of ${dict} with these entries to h->target. */
static bool write_dict(bm_pdf_haru *h, HPDF_Dict dict, bm_str entries)
{
    h->entries = entries;
    return good(h, HPDF_Obj_WriteValue(dict, h->stream, NULL));
}

/* Object ${number} by itself in the file: a dictionary with a stream. */
static void write_stream(bm_pdf_haru *h, unsigned number, HPDF_Dict dict, bm_str entries,
                         bm_str bytes, const uint8_t *digest)
{
    if (h->first_error != HPDF_OK || !number)
        return;
    bm_buf *out = h->target = h->out;
    if (h->places)
        h->places[number] = bm_pdf_xref_placed(place_of_next(h));
    adopt(h, dict, number);
    bm_buf_add_int(out, number);
    bm_buf_add_cstr(out, " 0 obj\n");
    h->bytes = &bytes;
    bool written = write_dict(h, dict, entries);
    h->bytes = NULL;
    if (!written)
        return;
    bm_buf_add_cstr(out, "\nstream\n");
    if (digest) {
        digest_new(h);
        bm_digest_add(h->digest, digest, 16);
    }
    bm_buf_add_str(out, bytes);
    if (digest)
        h->digested = out->len;
    bm_buf_add_cstr(out, "\nendstream\nendobj\n");
}

void bm_pdf_haru_fill_stream(bm_pdf_haru *h, unsigned number, bm_str entries, bm_str bytes)
{
    write_stream(h, number, h->dict, entries, bytes, NULL);
}

/* Pack the objects of ${c} into their stream. */
static void write_object_stream(bm_pdf_haru *h, collection *c)
{
    if (!c->number)
        return;
    bm_buf entries = {0};
    bm_buf_add_cstr(&entries, "/Type/ObjStm/N ");
    bm_buf_add_int(&entries, c->n);
    bm_buf_add_cstr(&entries, "/First ");
    bm_buf_add_int(&entries, (int64_t)c->index.len);
    bm_buf_add_cstr(&entries, "/Filter/FlateDecode");
    bm_buf_add(&c->index, c->objects.ptr, c->objects.len);
    h->packed.len = 0;
    bm_str bytes = bm_str_n(c->index.ptr, c->index.len);
    if (!h->packers->memo)
        bm_pdf_write_deflated(&h->packed, h->packers->text, bytes);
    else if (c == &h->alike)
        bm_pdf_memo_deflated(h->packers->memo, &h->packed, h->packers->text, bytes);
    else
        bm_pdf_write_deflated_text(&h->packed, h->packers, bytes);
    bm_pdf_haru_fill_stream(h, c->number, bm_str_n(entries.ptr, entries.len),
                            bm_str_n(h->packed.ptr, h->packed.len));
    empty(c);
    bm_buf_free(&entries);
}

/* Object ${number} is the next one of ${c}: its value is to be appended to c->objects. */
static bool collect(bm_pdf_haru *h, collection *c, unsigned number)
{
    if (c->n == OBJECTS_IN_STREAM)
        write_object_stream(h, c);
    if (!c->number)
        c->number = bm_pdf_haru_reserve(h);
    if (h->first_error != HPDF_OK || !number)
        return false;
    bm_buf_add_int(&c->index, number);
    bm_buf_add_byte(&c->index, ' ');
    bm_buf_add_int(&c->index, (int64_t)c->objects.len);
    bm_buf_add_byte(&c->index, ' ');
    h->places[number] = bm_pdf_xref_packed(c->number, c->n++);
    return true;
}

static void fill(bm_pdf_haru *h, collection *c, unsigned number, bm_str entries)
{
    if (!collect(h, c, number))
        return;
    char *at = bm_buf_reserve(&c->objects, entries.len + 5);
    memcpy(at, "<<", 2);
    if (entries.len)
        memcpy(at + 2, entries.ptr, entries.len);
    memcpy(at + 2 + entries.len, ">>\n", 3);
    c->objects.len += entries.len + 5;
}

void bm_pdf_haru_fill(bm_pdf_haru *h, unsigned number, bm_str entries)
{
    fill(h, &h->alike, number, entries);
}

void bm_pdf_haru_fill_varying(bm_pdf_haru *h, unsigned number, bm_str entries)
{
    fill(h, h->packers->memo ? &h->varying : &h->alike, number, entries);
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

unsigned bm_pdf_haru_add_known(bm_pdf_haru *h, bm_str entries, bm_str bytes,
                               const uint8_t digest[16])
{
    unsigned number = bm_pdf_haru_reserve(h);
    write_stream(h, number, h->dict, entries, bytes, digest);
    return number;
}

unsigned bm_pdf_haru_add_page(bm_pdf_haru *h, bm_str entries)
{
    unsigned number = bm_pdf_haru_reserve(h), parent = bm_pdf_page_tree_add(&h->pages, h, number);
    bm_buf page = {0};
    bm_buf_add_cstr(&page, "/Type/Page/Parent");
    bm_pdf_write_reference(&page, parent);
    bm_buf_add_str(&page, entries);
    bm_pdf_haru_fill(h, number, bm_str_n(page.ptr, page.len));
    bm_buf_free(&page);
    return number;
}

/* ---- The end ---- */

void bm_pdf_haru_fill_root(bm_pdf_haru *h, bm_pdf_haru_root root, bm_str entries)
{
    bm_buf_add_str(&h->roots[root], entries);
}

/* A dictionary of libharu's as an object of ${c}. */
static void collect_root(bm_pdf_haru *h, collection *c, HPDF_Dict dict, bm_pdf_haru_root root)
{
    const bm_buf *entries = &h->roots[root];
    unsigned number = 1 + root;
    adopt(h, dict, number);
    if (!collect(h, c, number))
        return;
    h->target = &c->objects;
    if (write_dict(h, dict, bm_str_n(entries->ptr, entries->len)))
        bm_buf_add_byte(&c->objects, '\n');
    h->target = h->out;
}

/* The cross-reference stream, and where it is. */
static void write_end(bm_pdf_haru *h)
{
    HPDF_Doc doc = h->doc;
    unsigned number = bm_pdf_haru_reserve(h);
    if (!number)
        return;
    uint8_t digest[BM_DIGEST_QUICK];
    size_t at = place_of_next(h);
    digest_new(h);
    bm_digest_end(h->digest, digest);
    h->places[number] = bm_pdf_xref_placed(at);
    bm_buf rows = {0}, entries = {0};
    bm_pdf_xref_write(&rows, &entries, h->places, h->n, digest);
    if (h->n > KEEP_PLACES) { /* of the longest files all this counts */
        free(h->places);
        h->places = NULL;
        h->cap = 0;
    }
    h->packed.len = 0;
    bm_pdf_write_deflated_text(&h->packed, h->packers, bm_str_n(rows.ptr, rows.len));
    bm_buf_free(&rows);
    /* the trailer becomes the stream's dictionary, with libharu's own entries Root and Info */
    if (good(h, HPDF_Dict_Add(doc->trailer, "Root", doc->catalog)) &&
        good(h, HPDF_Dict_Add(doc->trailer, "Info", doc->info)))
        write_stream(h, number, doc->trailer, bm_str_n(entries.ptr, entries.len),
                     bm_str_n(h->packed.ptr, h->packed.len), NULL);
    bm_buf_add_cstr(h->out, "startxref\n");
    bm_buf_add_int(h->out, (int64_t)at);
    bm_buf_add_cstr(h->out, "\n%%EOF\n");
    bm_buf_free(&entries);
}

int bm_pdf_haru_finish(bm_pdf_haru *h, bm_diags *ds)
{
    if (h->first_error == HPDF_OK) {
        const bm_buf *entries = &h->roots[BM_PDF_HARU_PAGES];
        unsigned root = bm_pdf_page_tree_end(&h->pages, h, bm_str_n(entries->ptr, entries->len));
        h->doc->root_pages->header.obj_id = HPDF_OTYPE_INDIRECT | root;
        collect_root(h, &h->alike, h->doc->catalog, BM_PDF_HARU_CATALOG);
        collect_root(h, h->packers->memo ? &h->varying : &h->alike, h->doc->info, BM_PDF_HARU_INFO);
        write_object_stream(h, &h->alike);
        write_object_stream(h, &h->varying);
        write_end(h);
    }
    h->out = h->target = NULL;
    if (h->first_error == HPDF_OK)
        return 0;
    bm_buf hex = {0};
    bm_buf_add_hex(&hex, (uint32_t)h->first_error, 4);
    bm_buf_add_byte(&hex, '\0');
    bm_diags_add1(ds, BM_OUTPUT_PDF, NULL, hex.ptr);
    bm_buf_free(&hex);
    return -1;
}
