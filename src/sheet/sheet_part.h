/* A part of a workbook as XML events, block by block. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_PART_H
#define BM_SHEET_SHEET_PART_H

#include "input/xml_sax.h"
#include "sheet/sheet_zip.h"

enum { BM_SHEET_PART_BLOCK_BYTES = 16 * 1024, BM_SHEET_PART_URIS = 16 };

/* Namespaces, strict and transitional ones alike. */
typedef enum {
    BM_SHEET_NS_NONE,
    BM_SHEET_NS_OTHER,
    BM_SHEET_NS_MAIN,      /* SpreadsheetML */
    BM_SHEET_NS_REFERENCE, /* r:id */
    BM_SHEET_NS_RELATION,  /* of .rels */
    BM_SHEET_NS_OFFICE,    /* OpenDocument */
    BM_SHEET_NS_TABLE,
    BM_SHEET_NS_TEXT,
    BM_SHEET_NS_STYLE,
    BM_SHEET_NS_CALC, /* LibreOffice's own: errors */
    BM_SHEET_NS_MANIFEST
} bm_sheet_ns;

/* {0} = closed. */
typedef struct {
    bm_xml_sax sax;         /* its user, start, end and text are set before opening */
    bm_sheet_zip_part *zip; /* NULL: `file` is the XML */
    FILE *file;
    uint64_t file_bytes, read_bytes; /* of file */
    bm_pos pos;                      /* the workbook, for messages */
    const char *name;
    bool is_open;
    const xmlChar *uris[BM_SHEET_PART_URIS]; /* what was found for libxml2's strings */
    bm_sheet_ns namespaces[BM_SHEET_PART_URIS];
} bm_sheet_part;

/**
 * bm_sheet_part_open(p, zip, name, source, ds):
 * Part ${name} (as bm_sheet_zip_find gave it) of ${zip}. Returns 0, or -1 as bm_sheet_zip_part_open.
 */
int bm_sheet_part_open(bm_sheet_part *p, bm_sheet_zip *zip, const char *name,
                       const bm_source *source, bm_diags *ds);

/** bm_sheet_part_open_file(p, file, size_bytes, source): a file that is XML itself, read at places; borrowed. */
void bm_sheet_part_open_file(bm_sheet_part *p, FILE *file, uint64_t size_bytes,
                             const bm_source *source);

/** bm_sheet_part_step(p, ds): the events of the next block. 1; 0 when the part is read to its end; -1 with S020, S025, S026, S028 to S030, or
 *  what was said by a handler that has stopped with BM_XML_SAX_REFUSED. */
int bm_sheet_part_step(bm_sheet_part *p, bm_diags *ds);

/** bm_sheet_part_close(p): NULL-safe in all that it holds; may be opened again. bm_sheet_part_done(p): 0 to 1. */
void bm_sheet_part_close(bm_sheet_part *p);
double bm_sheet_part_done(const bm_sheet_part *p);

/** bm_sheet_part_read(p, zip, name, source, ds): all events of a part: open, step to the end, close. 0 or -1. */
int bm_sheet_part_read(bm_sheet_part *p, bm_sheet_zip *zip, const char *name,
                       const bm_source *source, bm_diags *ds);

/** bm_sheet_part_ns(p, uri): which namespace it is; ${uri} from an event of ${p}. bm_sheet_part_is(p, tag, ns, name): is it this element? */
bm_sheet_ns bm_sheet_part_ns(bm_sheet_part *p, const xmlChar *uri);

static inline bool bm_sheet_part_is(bm_sheet_part *p, const bm_xml_sax_tag *tag, bm_sheet_ns ns,
                                    const char *name)
{
    return strcmp((const char *)tag->name, name) == 0 && bm_sheet_part_ns(p, tag->uri) == ns;
}

/** bm_sheet_part_attribute(p, tag, ns, name): an attribute, or NULL; bm_sheet_part_raw: its value as it stands, which is what it means unless
 *  it holds an "&"; {NULL, 0} = there is none. */
const bm_xml_sax_attribute *bm_sheet_part_attribute(bm_sheet_part *p, const bm_xml_sax_tag *tag,
                                                    bm_sheet_ns ns, const char *name);
bm_str bm_sheet_part_raw(bm_sheet_part *p, const bm_xml_sax_tag *tag, bm_sheet_ns ns,
                         const char *name);

/** bm_sheet_part_is_true(s): "1" or "true" (xs:boolean). */
bool bm_sheet_part_is_true(bm_str s);

#endif
