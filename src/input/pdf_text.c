/* A reader of content streams for their text alone. Glyphs are not measured: where text is moved to decides whether
 * a line break, a space or nothing stands before it.
 * SPDX-License-Identifier: MIT */
#include "input/pdf_text.h"

#include <math.h>
#include <stdlib.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "input/pdf_lexer.h"
#include "input/pdf_seen.h"
#include "input/pdf_string.h"
#include "text/nfc.h"

enum {
    MAX_FONTS = 20000,     /* read for one file */
    MAX_FORMS = 12,        /* forms in forms */
    MAX_SAVED = 64,        /* q without Q whose state is kept */
    MAX_OPERANDS = 100000, /* of one operator; the text of a line is one operand or a few hundred */
    GAP = 200              /* TJ moves by more than this many thousandths of an em: a space */
};

typedef struct {
    double a, b, c, d, e, f;
} matrix;

/* Graphics state. */
typedef struct {
    const bm_pdf_glyphs *font;
    double size;
    matrix to_page;
    double leading;
    bm_pdf_seen_paint paint;
} state;

typedef struct {
    bm_pdf_lexer_kind kind;
    bm_str raw;
    double number;
} operand;

/* One page on its way. */
typedef struct {
    bm_pdf_text *shared;
    bm_pdf_file *file;
    bm_buf out;
    size_t limit;
    bool partial, covered;
    bm_pdf_seen_box box; /* of the page */
    state now, saved[MAX_SAVED];
    size_t n_saved; /* may be larger than MAX_SAVED */
    size_t floor;   /* those saved outside of the form */
    matrix line;    /* of the text line */
    bool moved;     /* since the last piece of text */
    double last_y;
    bool any;            /* some text was shown */
    size_t marked, mute; /* depth of marked content; where text is left out since, 0 = it is not */
    size_t forms;        /* depth of forms */
    operand *operands;
    size_t n, cap;
    bm_buf name, bytes, text; /* scratch */
} reader;

static const matrix identity = {1, 0, 0, 1, 0, 0};

static matrix multiply(matrix m, matrix n)
{
    const matrix r = {m.a * n.a + m.b * n.c,       m.a * n.b + m.b * n.d,
                      m.c * n.a + m.d * n.c,       m.c * n.b + m.d * n.d,
                      m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
    return r;
}

/* ---- Text out ---------------------------------------------------------------------------- */

static bool is_mark(bm_str s)
{
    size_t i = 0;
    const uint32_t c = s.len ? bm_utf8_next(s, &i) : 0;
    return c >= 0x300 && c < 0x370;
}

/* What stands between the last piece of text and ${next}. */
static void separate(reader *r, bm_str next, bool gap)
{
    const double y = multiply(r->line, r->now.to_page).f;
    const char last = r->out.len ? r->out.ptr[r->out.len - 1] : '\n';
    const bool new_line = r->moved && fabs(y - r->last_y) > 1;
    r->last_y = y;
    if (last == '\n' || is_mark(next))
        ;
    else if (new_line && r->any)
        bm_buf_add_byte(&r->out, '\n');
    else if ((r->moved || gap) && last != ' ' && next.len && next.ptr[0] != ' ')
        bm_buf_add_byte(&r->out, ' ');
    r->moved = false;
    r->any = true;
}

static void put_text(reader *r, bm_str text, bool gap)
{
    if (text.len == 0)
        return;
    separate(r, text, gap);
    if (r->out.len + text.len > r->limit) {
        r->partial = true;
        return;
    }
    bm_buf_add_str(&r->out, text);
}

/* What begins outside of the page, or is of no size or colour, nobody sees. */
static bool is_seen(const reader *r)
{
    const matrix m = multiply(r->line, r->now.to_page);
    const double scale = sqrt(fabs(m.a * m.d - m.b * m.c));
    return m.e >= r->box.left && m.e <= r->box.right && m.f >= r->box.bottom && m.f <= r->box.top &&
           bm_pdf_seen_is_text(&r->now.paint, fabs(r->now.size) * scale);
}

static void show(reader *r, const operand *o, bool gap)
{
    if (r->mute || !is_seen(r) || (o->kind != BM_PDF_LEXER_STRING && o->kind != BM_PDF_LEXER_HEX))
        return;
    const bm_pdf_lexer l = {.kind = o->kind, .raw = o->raw};
    r->bytes.len = r->text.len = 0;
    bm_pdf_lexer_string(&l, &r->bytes);
    const bm_str bytes = bm_str_n(r->bytes.ptr, r->bytes.len);
    if (!r->now.font)
        r->partial |= bytes.len > 0;
    else if (!bm_pdf_glyphs_put(r->now.font, bytes, r->limit, &r->text))
        r->partial = true;
    put_text(r, bm_str_n(r->text.ptr, r->text.len), gap);
}

static void show_all(reader *r)
{
    bool gap = false;
    for (size_t i = 0; i < r->n; i++) {
        const operand *o = &r->operands[i];
        if (o->kind == BM_PDF_LEXER_NUMBER) {
            gap |= o->number < -GAP;
        } else {
            show(r, o, gap);
            gap = false;
        }
    }
}

/* ---- Operators ---------------------------------------------------------------------------- */

/* Number ${i} of the last ${n} operands. */
static double number(const reader *r, size_t n, size_t i)
{
    const operand *o = r->n >= n ? &r->operands[r->n - n + i] : NULL;
    return o && o->kind == BM_PDF_LEXER_NUMBER ? o->number : 0;
}

static matrix matrix_of(const reader *r)
{
    const matrix m = {number(r, 6, 0), number(r, 6, 1), number(r, 6, 2),
                      number(r, 6, 3), number(r, 6, 4), number(r, 6, 5)};
    return m;
}

static void move(reader *r, double x, double y)
{
    const matrix by = {1, 0, 0, 1, x, y};
    r->line = multiply(by, r->line);
    r->moved = true;
}

/* The operand that is ${from_end}th from the end as a name with its slash, until the next call; "" when it is none. */
static const char *name_operand(reader *r, size_t from_end)
{
    if (r->n < from_end || r->operands[r->n - from_end].kind != BM_PDF_LEXER_NAME)
        return "";
    const bm_str raw = r->operands[r->n - from_end].raw;
    r->name.len = 0;
    char *name = bm_buf_reserve(&r->name, raw.len + 2);
    name[0] = '/';
    bm_pdf_lexer_name(raw, name + 1);
    return name;
}

static qpdf_oh resource(reader *r, qpdf_oh resources, const char *kind, const char *name)
{
    return *name ? bm_pdf_file_key(r->file, bm_pdf_file_key(r->file, resources, kind), name)
                 : r->file->null;
}

/* The font, read once for the whole file when it is an object of its own. */
static const bm_pdf_glyphs *font_of(reader *r, qpdf_oh font)
{
    bm_pdf_text *t = r->shared;
    if (!bm_pdf_file_is_dict(r->file, font))
        return NULL;
    const int id = bm_pdf_file_id(r->file, font);
    bm_pdf_text_font **head = &t->fonts[(unsigned)id % BM_PDF_TEXT_HEADS];
    for (const bm_pdf_text_font *p = *head; p && id; p = p->next)
        if (p->id == id)
            return p->glyphs;
    if (t->n_fonts++ == MAX_FONTS)
        r->file->exhausted = true;
    if (r->file->exhausted)
        return NULL;
    bm_pdf_text_font *new = bm_arena_alloc(t->arena, sizeof *new);
    *new = (bm_pdf_text_font){id, bm_pdf_glyphs_read(r->file, t->arena, font), *head};
    *head = new;
    return new->glyphs;
}

/* ActualText in the dictionary that is the last operand: written out here, or named in the resources. */
static bool actual_text(reader *r, qpdf_oh resources, bm_str *text)
{
    size_t depth = 0;
    for (size_t i = 1; i + 1 < r->n; i++) {
        const operand *o = &r->operands[i];
        depth += o->kind == BM_PDF_LEXER_DICT || o->kind == BM_PDF_LEXER_ARRAY;
        depth -= depth && (o->kind == BM_PDF_LEXER_DICT_END || o->kind == BM_PDF_LEXER_ARRAY_END);
        const bool is_string = o[1].kind == BM_PDF_LEXER_STRING || o[1].kind == BM_PDF_LEXER_HEX;
        if (depth != 1 || o->kind != BM_PDF_LEXER_NAME || !is_string ||
            !bm_pdf_lexer_name_is(o->raw, "ActualText"))
            continue;
        bm_buf bytes = {0};
        const bm_pdf_lexer l = {.kind = o[1].kind, .raw = o[1].raw};
        bm_pdf_lexer_string(&l, &bytes);
        *text =
            bm_pdf_string_text(r->shared->arena, bm_str_n(bytes.ptr ? bytes.ptr : "", bytes.len));
        bm_buf_free(&bytes);
        return true;
    }
    qpdf_oh properties = resource(r, resources, "/Properties", name_operand(r, 1));
    qpdf_oh actual = bm_pdf_file_key(r->file, properties, "/ActualText");
    *text = bm_pdf_file_text(r->file, r->shared->arena, actual);
    return !bm_pdf_file_is_null(r->file, actual);
}

static void begin_marked(reader *r, qpdf_oh resources, bool has_properties)
{
    bm_str text = {0};
    r->marked++;
    /* a layer, which may be switched off (8.11) */
    r->covered |= r->n && strcmp(name_operand(r, r->n), "/OC") == 0;
    if (r->mute)
        return;
    const bm_arena_mark before = bm_arena_mark_of(r->shared->arena);
    if (r->n > 0 && r->operands[0].kind == BM_PDF_LEXER_NAME &&
        bm_pdf_lexer_name_is(r->operands[0].raw, "Artifact")) {
        r->mute = r->marked;
    } else if (has_properties && actual_text(r, resources, &text)) {
        put_text(r, text, false);
        r->mute = r->marked;
    }
    bm_arena_rewind(r->shared->arena, before);
}

static void end_marked(reader *r)
{
    if (r->mute == r->marked)
        r->mute = 0;
    r->marked -= r->marked > 0;
}

static void run(reader *r, bm_str content, qpdf_oh resources);

/* A form: as if its content stood here, but with a state and marked content of its own. */
static void draw_form(reader *r, qpdf_oh resources)
{
    qpdf_oh form = resource(r, resources, "/XObject", name_operand(r, 1));
    qpdf_oh subtype = bm_pdf_file_key(r->file, form, "/Subtype");
    r->covered |= bm_pdf_file_is_name(r->file, subtype, "/Image");
    if (r->mute || !bm_pdf_file_is_name(r->file, subtype, "/Form"))
        return;
    bm_buf content = {0};
    if (r->forms >= MAX_FORMS ||
        bm_pdf_file_data(r->file, form, BM_LIMIT_PDF_INFLATED_BYTES, &content) < 0)
        r->partial = true;
    const size_t marked = r->marked, n_saved = r->n_saved, floor_before = r->floor;
    const state before = r->now;
    const matrix line = r->line;
    qpdf_oh own = bm_pdf_file_key(r->file, form, "/Resources");
    qpdf_oh m = bm_pdf_file_key(r->file, form, "/Matrix");
    if (bm_pdf_file_count(r->file, m) == 6) {
        double v[6];
        for (int i = 0; i < 6; i++)
            v[i] = qpdf_oh_get_numeric_value(r->file->qpdf, bm_pdf_file_item(r->file, m, i));
        r->now.to_page = multiply((matrix){v[0], v[1], v[2], v[3], v[4], v[5]}, r->now.to_page);
    }
    r->forms++;
    r->floor = r->n_saved;
    run(r, bm_str_n(content.ptr, content.len), bm_pdf_file_is_dict(r->file, own) ? own : resources);
    r->forms--;
    r->n_saved = n_saved;
    r->floor = floor_before;
    r->now = before;
    r->line = line;
    r->marked = marked;
    r->mute = 0;
    r->moved = true;
    bm_buf_free(&content);
}

static void save(reader *r)
{
    if (r->n_saved < MAX_SAVED)
        r->saved[r->n_saved] = r->now;
    r->n_saved++;
}

static void restore(reader *r)
{
    if (r->n_saved == r->floor)
        return;
    if (--r->n_saved < MAX_SAVED)
        r->now = r->saved[r->n_saved];
}

static bool text_operator(reader *r, bm_str op)
{
    if (bm_str_is(op, "Tj") || bm_str_is(op, "TJ")) {
        show_all(r);
    } else if (bm_str_is(op, "'") || bm_str_is(op, "\"")) {
        move(r, 0, -r->now.leading);
        if (r->n)
            show(r, &r->operands[r->n - 1], false);
    } else if (bm_str_is(op, "Td") || bm_str_is(op, "TD")) {
        if (op.ptr[1] == 'D')
            r->now.leading = -number(r, 2, 1);
        move(r, number(r, 2, 0), number(r, 2, 1));
    } else if (bm_str_is(op, "T*")) {
        move(r, 0, -r->now.leading);
    } else if (bm_str_is(op, "TL")) {
        r->now.leading = number(r, 1, 0);
    } else if (bm_str_is(op, "Tm")) {
        r->line = matrix_of(r);
        r->moved = true;
    } else if (bm_str_is(op, "BT")) {
        r->line = identity;
        r->moved = true;
    } else {
        return false;
    }
    return true;
}

static bool paint_operator(reader *r, bm_str op)
{
    const double last[4] = {number(r, 4, 0), number(r, 3, 0), number(r, 2, 0), number(r, 1, 0)};
    r->covered |= r->any && bm_pdf_seen_covers(&r->now.paint, op);
    return bm_pdf_seen_operator(&r->now.paint, op, last, r->n);
}

static void set_font(reader *r, qpdf_oh resources)
{
    r->now.font = font_of(r, resource(r, resources, "/Font", name_operand(r, 2)));
    r->now.size = number(r, 1, 0);
}

static void other_operator(reader *r, bm_str op, qpdf_oh resources)
{
    if (bm_str_is(op, "Tf"))
        set_font(r, resources);
    else if (bm_str_is(op, "q"))
        save(r);
    else if (bm_str_is(op, "Q"))
        restore(r);
    else if (bm_str_is(op, "cm"))
        r->now.to_page = multiply(matrix_of(r), r->now.to_page);
    else if (bm_str_is(op, "BMC") || bm_str_is(op, "BDC"))
        begin_marked(r, resources, op.ptr[1] == 'D');
    else if (bm_str_is(op, "EMC"))
        end_marked(r);
    else if (bm_str_is(op, "Do"))
        draw_form(r, resources);
}

/* Behind ID: to the end of the image, "EI" between white space. */
static void skip_image(bm_pdf_lexer *l)
{
    for (const char *p = l->at; p < l->end; p++) {
        p = memchr(p, 'E', (size_t)(l->end - p));
        if (!p)
            break;
        const bool after = l->end - p == 2 || (l->end - p > 2 && bm_pdf_lexer_is_space(p[2]));
        if (after && p > l->at && p[1] == 'I' && bm_pdf_lexer_is_space(p[-1])) {
            l->at = p + 2;
            return;
        }
    }
    l->at = l->end;
}

static void add_operand(reader *r, const bm_pdf_lexer *l)
{
    if (r->n == MAX_OPERANDS) {
        r->partial = true;
        return;
    }
    if (r->n == r->cap) {
        r->cap = r->cap ? 2 * r->cap : 64;
        r->operands = realloc(r->operands, r->cap * sizeof *r->operands);
        if (!r->operands)
            bm_arena_out_of_memory();
    }
    r->operands[r->n++] = (operand){l->kind, l->raw, l->number};
}

static void run(reader *r, bm_str content, qpdf_oh resources)
{
    bm_pdf_lexer l = bm_pdf_lexer_of(content);
    r->n = 0;
    while (bm_pdf_lexer_next(&l) != BM_PDF_LEXER_END && !r->file->exhausted) {
        if (l.kind != BM_PDF_LEXER_WORD) {
            add_operand(r, &l);
            continue;
        }
        const size_t mark = bm_pdf_file_mark(r->file);
        const bool is_paint = paint_operator(r, l.raw);
        if (bm_str_is(l.raw, "ID"))
            skip_image(&l);
        else if (!is_paint && !text_operator(r, l.raw))
            other_operator(r, l.raw, resources);
        bm_pdf_file_rewind(r->file, mark);
        r->n = 0;
    }
}

/* The streams of a page are one (7.8.2); a token does not go over from one to the next. */
static bool content_of(bm_pdf_file *f, qpdf_oh page, bm_buf *out)
{
    qpdf_oh contents = bm_pdf_file_key(f, page, "/Contents");
    const int n = bm_pdf_file_count(f, contents);
    bool whole = true;
    if (bm_pdf_file_is_null(f, contents))
        return true;
    if (n == 0)
        return bm_pdf_file_data(f, contents, BM_LIMIT_PDF_INFLATED_BYTES, out) == 0;
    for (int i = 0; i < n && !f->exhausted; i++) {
        const size_t mark = bm_pdf_file_mark(f);
        if (bm_pdf_file_data(f, bm_pdf_file_item(f, contents, i), BM_LIMIT_PDF_INFLATED_BYTES,
                             out) < 0)
            whole = false;
        bm_buf_add_byte(out, '\n');
        bm_pdf_file_rewind(f, mark);
    }
    return whole;
}

bm_str bm_pdf_text_page(bm_pdf_text *t, qpdf_oh page, qpdf_oh resources, bool *partial,
                        bool *covered)
{
    reader *r = calloc(1, sizeof *r);
    bm_buf content = {0};
    if (!r)
        bm_arena_out_of_memory();
    r->shared = t;
    r->file = t->file;
    r->limit = t->text_left;
    r->now.to_page = r->line = identity;
    r->now.size = 1; /* of a font that nobody has set */
    r->box = bm_pdf_seen_page(t->file, page);
    r->partial = !content_of(t->file, page, &content);
    run(r, bm_str_n(content.ptr ? content.ptr : "", content.len), resources);
    t->text_left -= r->out.len < t->text_left ? r->out.len : t->text_left;
    *partial = r->partial || t->file->exhausted;
    *covered = r->covered || bm_pdf_seen_has_notes(t->file, page);
    const bm_str text = bm_nfc_normalize(
        t->arena, bm_arena_copy(t->arena, bm_str_n(r->out.ptr ? r->out.ptr : "", r->out.len)));
    free(r->operands);
    bm_buf_free(&r->name);
    bm_buf_free(&r->bytes);
    bm_buf_free(&r->text);
    bm_buf_free(&r->out);
    bm_buf_free(&content);
    free(r);
    return text;
}
