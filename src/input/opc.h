/* A package of parts (ECMA-376 part 2, Open Packaging Conventions): a ZIP file, or one XML file in the flat form that Word
 * writes ("Flat OPC"). Knows nothing of what the parts hold. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_OPC_H
#define BM_INPUT_OPC_H

#include "base/arena.h"
#include "base/diags.h"

typedef struct {
    bm_str name;         /* "word/document.xml", without the leading slash, as the file spells it */
    bm_str content_type; /* "" = none is given */
    bm_str bytes;        /* unpacked; of a flat file the XML of the part, with a declaration */
} bm_opc_part;

typedef struct {
    bm_str id;
    bm_str
        type; /* "http://…/relationships/styles"; strict ones (purl.oclc.org) are told as transitional */
    bm_str target; /* name of a part of the package, resolved; EXTERNAL: the address as it stands */
    bool external;
} bm_opc_relation;

typedef struct {
    const bm_opc_part
        *parts; /* in the order of the file; [Content_Types].xml and .rels parts included */
    size_t n_parts;
    bool flat;
    const bm_opc_part *const *by_name; /* the same in the order of their names */
} bm_opc;

/** bm_opc_is(source): does it look like a package: a ZIP file, or XML that begins with pkg:package? Also true for the
 *  compound files of old Office (.doc) and of encrypted packages, of which bm_opc_open says what they are. */
bool bm_opc_is(const bm_source *source);

/**
 * bm_opc_open(a, source, ds):
 * Unpack ${source} into ${a}.
 *
 * source  at most BM_LIMIT_OPC_BYTES; borrowed during the call only
 *
 * Returns NULL with V…: not a package, an old .doc or a password, damaged, too many parts, larger than
 * BM_LIMIT_OPC_UNPACKED_BYTES unpacked, two parts of one name, a name that leaves the package.
 */
const bm_opc *bm_opc_open(bm_arena *a, const bm_source *source, bm_diags *ds);

/** bm_opc_lookup(opc, name): the part; names are compared without regard to the case of ASCII letters
 *  (part 2, 6.2.2.3). NULL = there is none. */
const bm_opc_part *bm_opc_lookup(const bm_opc *opc, bm_str name);

/**
 * bm_opc_relations(a, opc, owner, out):
 * The relationships of part ${owner}, "" = those of the package, into ${*out} in ${a}. Returns how many; 0 also when
 * the part with them is damaged, which a reader takes for a part without any.
 */
size_t bm_opc_relations(bm_arena *a, const bm_opc *opc, bm_str owner, const bm_opc_relation **out);

/** bm_opc_related(a, opc, owner, kind): the first part that a relationship of ${owner} whose type ends in ${kind} ("/styles")
 *  leads to, or NULL. */
const bm_opc_part *bm_opc_related(bm_arena *a, const bm_opc *opc, bm_str owner, const char *kind);

#endif
