/* The small syntax of PDF: numbers, strings, dates, packed bytes. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_WRITE_H
#define BM_OUTPUT_PDF_PDF_WRITE_H

#include <libdeflate.h>

#include "base/buf.h"

/** bm_pdf_write_reference(out, number): " 12 0 R" */
void bm_pdf_write_reference(bm_buf *out, unsigned number);

/** bm_pdf_write_hundredths(out, n): n/100 in decimal without trailing zeros: 1250 -> "12.5". */
void bm_pdf_write_hundredths(bm_buf *out, int64_t n);

/** bm_pdf_write_bytes(out, bytes, n): a literal string: (…) with the escapes that it needs. */
void bm_pdf_write_bytes(bm_buf *out, const void *bytes, size_t n);

/** bm_pdf_write_text(out, s): valid UTF-8 ${s} as a text string: ASCII as it is, else UTF-16BE with
 *  a byte order mark (ISO 32000-1, 7.9.2.2). */
void bm_pdf_write_text(bm_buf *out, bm_str s);

/** bm_pdf_write_utf16(out, code): code point ${code} in hexadecimal UTF-16BE: "01A1". */
void bm_pdf_write_utf16(bm_buf *out, uint32_t code);

/** bm_pdf_write_cmap_begin(out, digits), _block(out, i, n), _end(out, n): a ToUnicode map of ${n} characters, "<code><text>"
 *  each, with _block before each, as they come in blocks of 100 at most; codes have ${digits} hexadecimal digits, 2
 *  or 4. */
void bm_pdf_write_cmap_begin(bm_buf *out, int digits);
void bm_pdf_write_cmap_block(bm_buf *out, size_t i, size_t n);
void bm_pdf_write_cmap_end(bm_buf *out, size_t n);

/** bm_pdf_write_date(out, seconds): seconds since 1970 as a date in Vietnam's time,
 *  (D:20240115083000+07'00'); _iso_date: 2024-01-15T08:30:00+07:00, as XMP wants it. Write nothing and return
 *  false outside the years 1 to 9999. */
bool bm_pdf_write_date(bm_buf *out, int64_t seconds);
bool bm_pdf_write_iso_date(bm_buf *out, int64_t seconds);

struct bm_pdf_memo; /* pdf_memo.h */

/* Compressors of one thread, by what they pack. Some may be the same one. */
typedef struct {
    struct libdeflate_compressor *fonts; /* font programs */
    struct libdeflate_compressor *text;  /* pages, dictionaries, CMaps, data */
    struct libdeflate_compressor *small; /* text of 2 KB at most */
    struct bm_pdf_memo *memo;            /* of `text`, for files that are alike; NULL = none */
} bm_pdf_packers;

/** bm_pdf_write_deflated(out, packer, in): append ${in} as a zlib stream, for the filter FlateDecode. */
void bm_pdf_write_deflated(bm_buf *out, struct libdeflate_compressor *packer, bm_str in);

/** bm_pdf_write_deflated_text(out, packers, in): the same with the one for text of that length. */
void bm_pdf_write_deflated_text(bm_buf *out, const bm_pdf_packers *packers, bm_str in);

#endif
