/* A row is gathered as bytes with a look for each. What waits is text of one look and one encoding: only when
 * either changes is it converted, so that a letter whose marks stand in the next run is still one letter.
 * SPDX-License-Identifier: MIT */
#include "draft/draft_row.h"

#include "base/utf8.h"
#include "draft/draft_char.h"
#include "draft/draft_font.h"
#include "text/case.h"
#include "text/nfc.h"

enum {
    DEFAULT_HALF_PT = 26, /* 13 pt */
    FEWEST_BLANKS = 3,    /* underlined blanks that are a gap */
    NEAR_TWIP = 120       /* by how much the widths of characters may be wrong for a tab stop */
};

typedef struct {
    bm_draft_reader *r;
    const bm_docx_read_paragraph *format; /* may be NULL */
    bm_draft_rows *out;
    bm_buf text, look, waiting;
    unsigned waiting_look;
    bm_legacy waiting_code;
    bool waiting_capitals;
    bm_draft_slot *slots;
    size_t n_slots, cap_slots;
    size_t n_tabs, n_tabs_seen; /* of the paragraph */
    size_t marker;              /* bytes of the list marker in the text */
    long x_twip;                /* about where the pen is */
    size_t n_controls;          /* to type into or tick, in which the text stands */
    bool page_break;
} builder;

bool bm_draft_row_is_empty(const bm_draft_row *row)
{
    for (size_t i = 0; i < row->text.len; i++)
        if (row->text.ptr[i] != ' ' && row->text.ptr[i] != BM_DRAFT_TAB)
            return false;
    return true;
}

void bm_draft_row_push(bm_arena *a, bm_draft_rows *list, const bm_draft_row *row)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? 2 * list->cap : 8, size = sizeof *list->rows;
        list->rows = bm_arena_grow(a, list->rows, list->n * size, cap * size);
        list->cap = cap;
    }
    list->rows[list->n++] = *row;
}

static void remember(bm_draft_reader *r, const bm_docx_read_node ***list, size_t *n, size_t *cap,
                     const bm_docx_read_node *node)
{
    if (*n == *cap) {
        size_t more = *cap ? 2 * *cap : 8;
        *list = bm_arena_grow(r->arena, *list, *n * sizeof **list, more * sizeof **list);
        *cap = more;
    }
    (*list)[(*n)++] = node;
}

/* ---- Text --------------------------------------------------------------------------------- */

static void add_byte(builder *b, char c, unsigned look)
{
    bm_buf_add_byte(&b->text, c);
    bm_buf_add_byte(&b->look, (char)look);
}

static void add_character(builder *b, uint32_t c, unsigned look)
{
    char bytes[4];
    c = bm_draft_char_clean(c);
    if (bm_draft_char_is_box(c)) {
        add_byte(b, BM_DRAFT_BOX, look);
        return;
    }
    for (size_t n = c ? bm_utf8_put(bytes, c) : 0, i = 0; i < n; i++)
        add_byte(b, bytes[i], look);
}

static void flush(builder *b)
{
    if (!b->waiting.len)
        return;
    bm_arena *a = b->r->arena;
    bm_str s = bm_arena_copy(a, bm_str_n(b->waiting.ptr, b->waiting.len));
    s = bm_draft_font_convert(b->r, bm_nfc_normalize(a, s), b->waiting_code);
    s = bm_nfc_normalize(a, b->waiting_capitals ? bm_case_upper(a, s) : s);
    b->waiting.len = 0;
    for (size_t i = 0; i < s.len;)
        add_character(b, bm_utf8_next(s, &i), b->waiting_look);
}

/* How many bytes of combining marks ${s} begins with: they belong to the run before it. */
static size_t leading_marks(bm_str s)
{
    for (size_t i = 0, before = 0; i < s.len; before = i) {
        uint32_t c = bm_utf8_next(s, &i);
        if (c < 0x300 || c >= 0x370)
            return before;
    }
    return s.len;
}

static void wait_for_more(builder *b, bm_str s, unsigned look, bm_legacy code, bool capitals)
{
    if (b->waiting.len &&
        (look != b->waiting_look || code != b->waiting_code || capitals != b->waiting_capitals)) {
        size_t marks = leading_marks(s);
        bm_buf_add(&b->waiting, s.ptr, marks);
        s = bm_str_from(s, marks);
        flush(b);
    }
    b->waiting_look = look;
    b->waiting_code = code;
    b->waiting_capitals = capitals;
    bm_buf_add_str(&b->waiting, s);
}

static void advance(builder *b, bm_str s, int size_half_pt)
{
    long thousandths = 0;
    for (size_t i = 0; i < s.len;)
        thousandths += bm_draft_char_width(bm_utf8_next(s, &i));
    long half_pt = size_half_pt > 0 ? size_half_pt : DEFAULT_HALF_PT;
    b->x_twip += thousandths * half_pt / 100; /* a half point is 10 twips */
}

static void push_slot(builder *b, const bm_draft_slot *slot, size_t at)
{
    if (b->n_slots == b->cap_slots) {
        size_t cap = b->cap_slots ? 2 * b->cap_slots : 8, size = sizeof *slot;
        b->slots = bm_arena_grow(b->r->arena, b->slots, b->n_slots * size, cap * size);
        b->cap_slots = cap;
    }
    b->slots[b->n_slots] = *slot;
    b->slots[b->n_slots++].at = at;
}

static void add_slot(builder *b, const bm_draft_slot *slot)
{
    flush(b);
    push_slot(b, slot, b->text.len);
    add_byte(b, BM_DRAFT_SLOT, 0);
}

static void add_gap(builder *b)
{
    const bm_draft_slot slot = {.kind = BM_DOCX_READ_OTHER, .shown = {"", 0}};
    add_slot(b, &slot);
}

static bool is_blank(bm_str s)
{
    for (size_t i = 0; i < s.len;)
        if (bm_draft_char_clean(bm_utf8_next(s, &i)) != ' ')
            return false;
    return true;
}

static void add_text(builder *b, const bm_docx_read_node *node)
{
    static const bm_docx_read_look plain;
    const bm_docx_read_look *l = node->look ? node->look : &plain;
    unsigned look = (l->bold ? BM_DRAFT_BOLD : 0) | (l->italic ? BM_DRAFT_ITALIC : 0);
    bool capitals;
    bm_legacy code = bm_draft_font_legacy(l->font, &capitals);
    if (!node->text.len)
        return;
    advance(b, node->text, l->size_half_pt);
    if (code != BM_LEGACY_NONE && !b->r->legacy_font.len)
        b->r->legacy_font = l->font;
    if (l->underline && node->text.len >= FEWEST_BLANKS && is_blank(node->text))
        add_gap(b);
    else
        wait_for_more(b, node->text, look, code, capitals || l->capitals);
}

/* ---- Tabs --------------------------------------------------------------------------------- */

/* The tab stop that the next tab goes to, or NULL: one of the stops that every paragraph has. Where there are
 * as many tabs as stops, each has its own, wherever the text ends. */
static const bm_docx_read_tab *next_stop(builder *b)
{
    const bm_docx_read_paragraph *p = b->format;
    size_t i = b->n_tabs_seen++;
    if (!p || !p->n_tabs)
        return NULL;
    if (b->n_tabs == p->n_tabs)
        return &p->tabs[i];
    for (i = 0; i < p->n_tabs; i++)
        if (p->tabs[i].pos_twip > b->x_twip + NEAR_TWIP)
            return &p->tabs[i];
    const bm_docx_read_tab *last = &p->tabs[p->n_tabs - 1];
    if (last->leader == BM_DOCX_READ_LEADER_NONE)
        return NULL;
    b->x_twip = 0; /* the text goes on in a new line, as rows of dots are made */
    return last;
}

static void add_tab(builder *b, const bm_docx_read_node *node)
{
    flush(b);
    const bm_docx_read_tab *stop = next_stop(b);
    if (stop && stop->pos_twip > b->x_twip)
        b->x_twip = stop->pos_twip;
    if ((stop && stop->leader != BM_DOCX_READ_LEADER_NONE) || (node->look && node->look->underline))
        add_gap(b);
    else
        add_byte(b, BM_DRAFT_TAB, 0);
}

static size_t count_tabs(const bm_docx_read_node *node)
{
    size_t n = node->type == BM_DOCX_READ_TAB;
    if (node->type == BM_DOCX_READ_BOX || node->type == BM_DOCX_READ_NOTE)
        return 0;
    for (uint32_t i = 0; i < node->n_children; i++)
        n += count_tabs(node->children[i]);
    return n;
}

/* ---- Controls ----------------------------------------------------------------------------- */

/* What Word shows in a control that nobody has given a text of its own: no wording of a form. */
static bool is_words_own_prompt(bm_str s)
{
    static const char *const prompts[] = {"Click ", "Choose ", "Bấm ", "Nhấp ", "Chọn một "};
    for (size_t i = 0; i < sizeof prompts / sizeof *prompts; i++)
        if (s.len > strlen(prompts[i]) && memcmp(s.ptr, prompts[i], strlen(prompts[i])) == 0)
            return true;
    return false;
}

static void add_inlines(builder *b, const bm_docx_read_node *node);

/* Make what stands in the row from byte ${from} on text without marks, as a control that is a gap as a whole
 * shows it. */
static void flatten(builder *b, size_t from)
{
    bm_buf shown = {0};
    for (size_t i = from; i < b->text.len; i++) {
        if (b->text.ptr[i] == BM_DRAFT_SLOT)
            bm_buf_add_cstr(&shown, "......");
        else
            bm_buf_add_byte(&shown, b->text.ptr[i] == BM_DRAFT_TAB ? ' ' : b->text.ptr[i]);
    }
    unsigned look = from < b->look.len ? (unsigned char)b->look.ptr[from] : 0;
    b->text.len = b->look.len = from;
    for (size_t i = 0; i < shown.len; i++)
        add_byte(b, shown.ptr[i], look);
    bm_buf_free(&shown);
}

/* A control to type into, which shows what stands in the row from byte ${from} on, is a gap. Words in it, or
 * the strokes of a date, stay in the text. */
static void close_control(builder *b, const bm_docx_read_control *c, size_t from, size_t slots)
{
    bm_draft_slot slot = {.title = c->title, .tag = c->tag, .kind = c->kind};
    bm_str shown = bm_str_n(b->text.ptr ? b->text.ptr + from : "", b->text.len - from);
    bool words =
        bm_draft_char_has_letter(shown) || (shown.len && memchr(shown.ptr, '/', shown.len));
    slot.unseen = is_blank(shown);
    slot.shown = bm_arena_copy(b->r->arena, shown);
    b->n_slots = slots;
    if (words && !is_words_own_prompt(shown)) {
        flatten(b, from);
        slot.words = bm_arena_copy(b->r->arena, bm_str_n(b->text.ptr + from, b->text.len - from));
        push_slot(b, &slot, from);
        return;
    }
    if (words || memchr(slot.shown.ptr, BM_DRAFT_TAB, slot.shown.len) ||
        memchr(slot.shown.ptr, BM_DRAFT_SLOT, slot.shown.len))
        slot.shown = bm_str_of("");
    b->text.len = b->look.len = from;
    add_slot(b, &slot);
}

/* One with boxes in it is what it holds. */
static void add_control(builder *b, const bm_docx_read_node *node)
{
    const bm_docx_read_control *c = node->control;
    bool typed = c->kind == BM_DOCX_READ_PLAIN || c->kind == BM_DOCX_READ_DATE ||
                 c->kind == BM_DOCX_READ_LIST || (c->kind == BM_DOCX_READ_RICH && c->placeholder);
    if (!typed && c->kind != BM_DOCX_READ_CHECK) {
        add_inlines(b, node);
        return;
    }
    flush(b);
    size_t from = b->text.len, slots = b->n_slots;
    b->n_controls++;
    add_inlines(b, node);
    b->n_controls--;
    flush(b);
    bool box = b->text.len > from && memchr(b->text.ptr + from, BM_DRAFT_BOX, b->text.len - from);
    if (c->kind == BM_DOCX_READ_CHECK && !box)
        add_byte(b, BM_DRAFT_BOX, 0);
    else if (typed && !box)
        close_control(b, c, from, slots);
}

/* ---- Rows --------------------------------------------------------------------------------- */

/* What all letters of ${row} have in common. */
static void judge_letters(bm_arena *a, bm_draft_row *row)
{
    unsigned common = BM_DRAFT_BOLD | BM_DRAFT_ITALIC;
    bool alphabetic = false;
    for (size_t i = 0; i < row->text.len;) {
        size_t at = i;
        uint32_t c = bm_utf8_next(row->text, &i);
        if (!bm_draft_char_is_letter(c))
            continue;
        row->letters = true;
        alphabetic = alphabetic || c > '9';
        common &= row->look[at];
    }
    row->bold = row->letters && (common & BM_DRAFT_BOLD);
    row->italic = row->letters && (common & BM_DRAFT_ITALIC);
    row->upper = alphabetic && bm_str_eq(bm_case_upper(a, row->text), row->text);
}

/* Is the border under the paragraph a line to write on: below nothing, or behind a label? */
static bool wants_rule(const builder *b)
{
    size_t end = b->text.len;
    while (end && b->text.ptr[end - 1] == ' ')
        end--;
    return !end || b->text.ptr[end - 1] == ':';
}

static void finish_row(builder *b)
{
    bm_arena *a = b->r->arena;
    const bm_docx_read_paragraph *p = b->format;
    bm_draft_row row = {.upper = false};
    flush(b);
    row.rule_below = p && p->rule_below;
    if (row.rule_below && wants_rule(b))
        add_gap(b);
    size_t after = b->marker;
    while (after && after < b->look.len && b->text.ptr[after] == ' ')
        after++;
    if (b->marker && after < b->look.len)
        memset(b->look.ptr, b->look.ptr[after], b->marker);
    row.text = bm_arena_copy(a, bm_str_n(b->text.ptr ? b->text.ptr : "", b->text.len));
    uint8_t *look = bm_arena_alloc(a, b->look.len + 1);
    if (b->look.len)
        memcpy(look, b->look.ptr, b->look.len);
    row.look = look;
    row.slots = b->slots;
    row.n_slots = b->n_slots;
    judge_letters(a, &row);
    row.page_break = b->page_break;
    if (p) {
        row.align = p->align;
        row.outline = p->outline;
        row.indent_twip = p->left_twip + p->first_twip;
    }
    bm_draft_row_push(a, b->out, &row);
    b->page_break = false;
    b->text.len = b->look.len = b->marker = 0;
    b->slots = NULL;
    b->n_slots = b->cap_slots = 0;
    b->x_twip = p ? p->left_twip : 0;
}

static void add_break(builder *b)
{
    if (b->n_controls)
        add_byte(b, ' ', 0);
    else
        finish_row(b);
}

static void add_note(builder *b, const bm_docx_read_node *node)
{
    bm_draft_reader *r = b->r;
    remember(r, &r->notes, &r->n_notes, &r->cap_notes, node);
    const char *number = bm_arena_printf(r->arena, "(%zu)", r->n_notes);
    flush(b);
    for (; *number; number++)
        add_byte(b, *number, 0);
}

static void add_inline(builder *b, const bm_docx_read_node *node)
{
    bm_draft_reader *r = b->r;
    switch (node->type) {
    case BM_DOCX_READ_TEXT:
        add_text(b, node);
        break;
    case BM_DOCX_READ_TAB:
        add_tab(b, node);
        break;
    case BM_DOCX_READ_BREAK:
        add_break(b);
        break;
    case BM_DOCX_READ_PAGE_BREAK:
        add_break(b);
        b->page_break = true;
        break;
    case BM_DOCX_READ_NOTE:
        add_note(b, node);
        break;
    case BM_DOCX_READ_BOX:
        remember(r, &r->boxes, &r->n_boxes, &r->cap_boxes, node);
        break;
    case BM_DOCX_READ_DRAWING:
        r->n_drawings++;
        break;
    case BM_DOCX_READ_CONTROL:
        add_control(b, node);
        break;
    default:
        break;
    }
}

static void add_inlines(builder *b, const bm_docx_read_node *node)
{
    for (uint32_t i = 0; i < node->n_children; i++)
        add_inline(b, node->children[i]);
}

static void add_marker(builder *b, bm_str marker)
{
    for (size_t i = 0; i < marker.len;)
        add_character(b, bm_utf8_next(marker, &i), 0);
    if (!b->text.len)
        return;
    add_byte(b, ' ', 0);
    b->marker = b->text.len;
}

void bm_draft_row_read(bm_draft_reader *r, const bm_docx_read_node *node, bm_draft_rows *out)
{
    builder b = {.r = r, .out = out, .n_tabs = count_tabs(node)};
    if (node->type == BM_DOCX_READ_PARAGRAPH)
        b.format = node->paragraph;
    if (b.format) {
        b.page_break = b.format->page_break_before;
        b.x_twip = b.format->left_twip + b.format->first_twip;
        add_marker(&b, b.format->marker);
    }
    if (node->type == BM_DOCX_READ_CONTROL)
        add_control(&b, node);
    else
        add_inlines(&b, node);
    finish_row(&b);
    bm_buf_free(&b.text);
    bm_buf_free(&b.look);
    bm_buf_free(&b.waiting);
}

size_t bm_draft_row_slot(const bm_draft_row *row, size_t at)
{
    size_t low = 0, high = row->n_slots;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (row->slots[middle].at < row->cut + at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bm_draft_row bm_draft_row_cut(const bm_draft_row *row, size_t from, size_t to)
{
    bm_draft_row part = *row;
    size_t before = bm_draft_row_slot(row, from), end = bm_draft_row_slot(row, to);
    part.text = bm_str_n(row->text.ptr + from, to - from);
    part.look = row->look + from;
    part.slots = row->slots ? row->slots + before : NULL;
    part.n_slots = end - before;
    part.cut = row->cut + from;
    part.letters = bm_draft_char_has_letter(part.text);
    return part;
}

bm_draft_row bm_draft_row_of(bm_arena *a, bm_str text)
{
    bm_draft_row row = {.text = text, .look = bm_arena_zero(a, text.len + 1, 1)};
    judge_letters(a, &row);
    return row;
}
