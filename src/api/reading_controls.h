/* Content controls against the data that they are bound to. SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_CONTROLS_H
#define BM_API_READING_CONTROLS_H

#include "api/reading_values.h"

/* The documents of a file, each with data of its own. */
typedef struct {
    bm_str item_id;  /* of its data part; "" = lost */
    bm_str bound_id; /* what controls call it when it is lost; "" = not known yet */
    bm_reading_values values;
} bm_reading_part;

typedef struct {
    bm_arena *a;
    bm_reading_part *parts;
    size_t n;
    size_t last;     /* the part that was asked for last */
    size_t n_looked; /* parts that were looked at for controls */
    size_t n_added;  /* cells of rows that only controls have */
} bm_reading_parts;

/**
 * bm_reading_controls_part(parts, control, place):
 * The part that ${control} is bound to, whose binding leads to ${place}: the one with its id. LibreOffice 7.4 loses the ids of
 * parts, though not those in the bindings: then the first part that is not taken yet and has such a field. NULL = none.
 */
bm_reading_part *bm_reading_controls_part(bm_reading_parts *parts,
                                          const bm_docx_read_control *control,
                                          const bm_reading_place *place);

/** bm_reading_controls_collect(parts, body): hang each bound control in ${body} on the value that it shows. Rows and items that the
 *  data do not have are added. O(controls). */
void bm_reading_controls_collect(bm_reading_parts *parts, const bm_docx_read_node *body);

/* Where what is found is told. */
typedef struct {
    const bm_pos *pos;
    const char *document; /* its number; NULL = it is the only one */
    bm_diags *ds;
    bool recovered; /* there are no data: what is taken from controls was told for all of them */
    bool taken;     /* a value was taken from the text of a control */
    bool partly;    /* not all that the document says of a field could be compared */
    bool differs;   /* a control shows something else than the data say */
} bm_reading_controls_report;

/**
 * bm_reading_controls_compare(values, report):
 * Where the data have no value and a control shows one, that is taken (V064, or V067 for a row that is not in the data). Where
 * both have one, the data's stays, and both are told (V065). Controls of one value that differ among themselves are
 * told, too (V066), and so are several ticked options (V073).
 */
void bm_reading_controls_compare(bm_reading_values *values, bm_reading_controls_report *report);

/** bm_reading_controls_say(values, report, code, place, args…): for messages about the value at ${place}: {0} is its path, {1} its label, then
 *  come ${x} and ${y}; {4} is the document. */
void bm_reading_controls_say(const bm_reading_values *values,
                             const bm_reading_controls_report *report, bm_code code,
                             const bm_reading_place *place, bm_str x, bm_str y);

#endif
