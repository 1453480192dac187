/* Where documents go: names, formats, folders, and what must not be overwritten.
 * SPDX-License-Identifier: MIT */
#ifndef BM_CLI_OUTPUTS_H
#define BM_CLI_OUTPUTS_H

#include "cli/cli.h"

/* One document to make. */
typedef struct {
    const char *input; /* as on the command line; NULL = all of them */
    char *path;        /* on the heap; NULL = standard output */
    bool overwrite;
} bm_output;

typedef struct {
    const bm_format *format;
    bm_render_options options; /* of all of them, but for `overwrite` */
    bm_output *items;
    size_t n;
} bm_outputs;

/**
 * bm_outputs_plan(cli, out, from_files):
 * Decide from --output, --merge, --to and --force where each operand's document goes, and from the other options how it is
 * made, before anything is written.
 * With --merge there is one item for all operands.
 *
 * from_files  operands are data files ("don.yaml" -> "don.pdf"); else ids of forms
 *             ("tt185-2019/mau-01" -> "tt185-2019-mau-01.pdf")
 *
 * Returns false when the command is wrong (told: O003, O040, C004, C006, C007, C009, C010, C016) or a folder cannot be made.
 * Free with bm_outputs_free in both cases.
 */
bool bm_outputs_plan(bm_cli *cli, bm_outputs *out, bool from_files);
void bm_outputs_free(bm_outputs *out);

/** bm_outputs_render(cli, out, i, parts, n): make document ${i} of ${parts}; what happens is told. */
void bm_outputs_render(bm_cli *cli, const bm_outputs *out, size_t i, const bm_part *parts,
                       size_t n);

/** bm_outputs_try(cli, out, parts, n): tell what is wrong with ${parts}, but make nothing. */
void bm_outputs_try(bm_cli *cli, const bm_outputs *out, const bm_part *parts, size_t n);

/** bm_outputs_format(cli): by --to, else PDF. NULL (told: O003). */
const bm_format *bm_outputs_format(bm_cli *cli);

/** bm_outputs_folder(cli, path): make folder ${path} and those above it. False (told: O…). */
bool bm_outputs_folder(bm_cli *cli, const char *path);

/** bm_outputs_made(cli, path): say that ${path} was made. */
void bm_outputs_made(bm_cli *cli, const char *path);

/** bm_outputs_save(cli, path, bytes, n, overwrite): write a text that the command itself made, whole or not at
 *  all; ${path} NULL = standard output. False (told: O…, C011 when the file exists). */
bool bm_outputs_save(bm_cli *cli, const char *path, const char *bytes, size_t n, bool overwrite);

/** bm_outputs_is_input(cli, path): is ${path} one of the files that the operands name, by whatever way? */
bool bm_outputs_is_input(const bm_cli *cli, const char *path);

#endif
