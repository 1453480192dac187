/* The journal of a batch: text, one line for each record whose documents are whole on the disk, in the order of the records.
 *
 *     bieumau-journal  1  <options>  <check>
 *     row  rows  key  size  digest  path  [size  digest  path …]  faults  check
 *
 * Between the columns stand tabs. `key` is a digest of the record and of all else that its documents are made from; size, digest and path
 * stand there once for each format, the path below the folder of the documents; `faults` is the line of bm_batch_faults_line without its end, or
 * empty; `check` are 8 digits of a digest of what stands before them. What is read is hostile.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_JOURNAL_H
#define BM_BATCH_BATCH_JOURNAL_H

#include <stdint.h>

#include "base/buf.h"
#include "bieumau.h"

enum {
    BM_BATCH_JOURNAL_FILES = 8,                /* formats of one batch */
    BM_BATCH_JOURNAL_PATH_BYTES = 100,         /* of a path below the folder of the documents */
    BM_BATCH_JOURNAL_LINE_BYTES = 1024 * 1024, /* a longer line is damaged */
    BM_BATCH_JOURNAL_VERSION = 1
};

typedef struct {
    uint64_t size;
    uint8_t digest[BM_RECORD_DIGEST];
    bm_str path;
} bm_batch_journal_file;

typedef struct {
    uint32_t row, n_rows;
    uint8_t key[BM_RECORD_DIGEST];
    size_t n_files; /* 1 to BM_BATCH_JOURNAL_FILES */
    bm_batch_journal_file files[BM_BATCH_JOURNAL_FILES];
    bm_str faults;
} bm_batch_journal_line;

/** bm_batch_journal_add_header(b, options), bm_batch_journal_add(b, line): append a line, with "\n". */
void bm_batch_journal_add_header(bm_buf *b, const uint8_t options[BM_RECORD_DIGEST]);
void bm_batch_journal_add(bm_buf *b, const bm_batch_journal_line *line);

/** bm_batch_journal_parse(text, out): a line, without its end. Its texts point into ${text}; paths are relative and lead
 *  nowhere else. Returns whether it is whole. */
bool bm_batch_journal_parse(bm_str text, bm_batch_journal_line *out);

/** bm_batch_journal_stem(line): the path of its files, without the suffix. */
bm_str bm_batch_journal_stem(const bm_batch_journal_line *line);

/** bm_batch_journal_file_of(line, path): its file ${path}, or NULL. */
const bm_batch_journal_file *bm_batch_journal_file_of(const bm_batch_journal_line *line,
                                                      bm_str path);

/* A journal that is read, wherever one likes. {.fd} is ready; free `bytes`. */
typedef struct {
    int fd; /* borrowed */
    bm_buf bytes;
    uint64_t from; /* where `bytes` stand in the file */
} bm_batch_journal_reader;

/** bm_batch_journal_at(r, offset, line, next): the line at ${offset}, without its end, until the next call; ${next} = where the one behind it
 *  begins. Returns 1; 0 at the end, where a line without an end does not count; -1 with errno. */
int bm_batch_journal_at(bm_batch_journal_reader *r, uint64_t offset, bm_str *line, uint64_t *next);

typedef struct {
    uint64_t lines;                    /* whole ones */
    uint64_t damaged;                  /* others */
    uint64_t end;                      /* where the last line ends */
    int version;                       /* 0 = there is no header */
    uint8_t options[BM_RECORD_DIGEST]; /* of the header */
} bm_batch_journal_summary;

/** bm_batch_journal_scan(r, out): read all of it. Returns 0, or -1 with errno. */
int bm_batch_journal_scan(bm_batch_journal_reader *r, bm_batch_journal_summary *out);

#endif
