/* Colours, boxes and annotations, as far as they hide text. SPDX-License-Identifier: MIT */
#include "input/pdf_seen.h"

#include <float.h>

#include "base/limit.h"

enum {
    FLAG_HIDDEN = 2,  /* of an annotation: 12.5.3, bit 2 */
    FLAG_NO_VIEW = 32 /* bit 6 */
};

static const double near_white = 0.95, least_pt = 0.5;

/* ---- The page ---------------------------------------------------------------------------- */

/* ${key} of the page, or of a node above it (7.7.3.4). */
static qpdf_oh inherited(bm_pdf_file *f, qpdf_oh page, const char *key)
{
    for (int depth = 0; depth <= BM_LIMIT_DEPTH && bm_pdf_file_is_dict(f, page); depth++) {
        qpdf_oh value = bm_pdf_file_key(f, page, key);
        if (!bm_pdf_file_is_null(f, value))
            return value;
        page = bm_pdf_file_key(f, page, "/Parent");
    }
    return f->null;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double most(double a, double b)
{
    return a > b ? a : b;
}

bm_pdf_seen_box bm_pdf_seen_page(bm_pdf_file *f, qpdf_oh page)
{
    const bm_pdf_seen_box everything = {-DBL_MAX, -DBL_MAX, DBL_MAX, DBL_MAX};
    const size_t mark = bm_pdf_file_mark(f);
    qpdf_oh box = inherited(f, page, "/CropBox");
    double v[4] = {0};
    if (bm_pdf_file_count(f, box) != 4)
        box = inherited(f, page, "/MediaBox");
    const bool any = bm_pdf_file_count(f, box) == 4;
    for (int i = 0; any && i < 4; i++)
        v[i] = qpdf_oh_get_numeric_value(f->qpdf, bm_pdf_file_item(f, box, i));
    bm_pdf_file_rewind(f, mark);
    const bm_pdf_seen_box found = {least(v[0], v[2]), least(v[1], v[3]), most(v[0], v[2]),
                                   most(v[1], v[3])};
    return any ? found : everything;
}

static bool is_drawn_note(bm_pdf_file *f, qpdf_oh annotation)
{
    static const char *const others[] = {"/Widget", "/Link", "/Popup", "/PrinterMark", "/TrapNet"};
    if (!bm_pdf_file_is_dict(f, annotation))
        return false;
    qpdf_oh subtype = bm_pdf_file_key(f, annotation, "/Subtype");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (bm_pdf_file_is_name(f, subtype, others[i]))
            return false;
    const long long flags = bm_pdf_file_integer(f, bm_pdf_file_key(f, annotation, "/F"), 0);
    return !(flags & (FLAG_HIDDEN | FLAG_NO_VIEW));
}

bool bm_pdf_seen_has_notes(bm_pdf_file *f, qpdf_oh page)
{
    const size_t all = bm_pdf_file_mark(f);
    qpdf_oh notes = bm_pdf_file_key(f, page, "/Annots");
    const int n = bm_pdf_file_count(f, notes);
    bool found = false;
    for (int i = 0; i < n && !found && !f->exhausted; i++) {
        const size_t mark = bm_pdf_file_mark(f);
        found = is_drawn_note(f, bm_pdf_file_item(f, notes, i));
        bm_pdf_file_rewind(f, mark);
    }
    bm_pdf_file_rewind(f, all);
    return found;
}

/* ---- Painting ---------------------------------------------------------------------------- */

static bool are_white(const double *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (n == 4 ? v[i] > 1 - near_white : v[i] < near_white)
            return false;
    return true;
}

bool bm_pdf_seen_operator(bm_pdf_seen_paint *p, bm_str op, const double last[4], size_t n)
{
    const bool is_gray = bm_str_is(op, "g"), is_rgb = bm_str_is(op, "rg"),
               is_cmyk = bm_str_is(op, "k");
    if (is_gray || is_rgb || is_cmyk) {
        const size_t wanted = is_gray ? 1 : is_rgb ? 3 : 4;
        p->is_white = n >= wanted && are_white(last + 4 - wanted, wanted);
    } else if (bm_str_is(op, "sc") || bm_str_is(op, "scn")) {
        /* one number may be a tint, of which 1 is the most */
        p->is_white = (n == 3 || n == 4) && are_white(last + 4 - n, n);
    } else if (bm_str_is(op, "cs")) {
        p->is_white = false;
    } else if (bm_str_is(op, "Tr")) {
        p->render_mode = n && last[3] >= 0 && last[3] <= 7 ? (int)last[3] : 0;
    } else {
        return false;
    }
    return true;
}

bool bm_pdf_seen_covers(const bm_pdf_seen_paint *p, bm_str op)
{
    static const char *const fills[] = {"f", "F", "f*", "B", "B*", "b", "b*"};
    if (bm_str_is(op, "sh") || bm_str_is(op, "ID"))
        return true;
    for (size_t i = 0; i < sizeof fills / sizeof *fills; i++)
        if (bm_str_is(op, fills[i]))
            return p->is_white;
    return false;
}

bool bm_pdf_seen_is_text(const bm_pdf_seen_paint *p, double size_pt)
{
    const int mode = p->render_mode & 3; /* 4 more: it clips, too */
    return size_pt >= least_pt && mode != 3 && !(mode == 0 && p->is_white);
}
