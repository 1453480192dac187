/* The sheets of the data and of the example, and the lists behind the drop-downs. The lists stand in cells of a hidden sheet and not
 * in the validation itself, where a comma would part an option and 255 characters would be all.
 * SPDX-License-Identifier: MIT */
#include "sheet/sheet_form.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "sheet/sheet_form_guide.h"

enum {
    LAST_ROW = LXW_ROW_MAX - 1, /* from 0 */
    WIDTH_LEAST = 10,           /* characters */
    WIDTH_MOST = 36,
    FILTER_WIDTH = 3, /* the arrow of the filter */
    OPTION_MOST = 255,
    NOTE_WIDTH_PX = 340,
    NOTE_LINE = 55, /* characters in a line of it */
    NOTE_LINE_PX = 16,
    HEAD_LINE_PT = 16,
    A4 = 9
};

typedef struct {
    bm_sheet_writer *w;
    const bm_sheet_form *form;
    bm_arena *a;
    const char *
        *lists; /* by column: the cells with its options, "'Danh mục'!$A$1:$A$34"; NULL = none */
    lxw_format *text, *lines, *example, *example_lines, *id;
    lxw_format *heads[BM_SHEET_FORM_ROW + 1][2]; /* by part and required */
} writer;

/* ---- Measures ----------------------------------------------------------------------------- */

static size_t count(const char *s)
{
    return bm_utf8_count(bm_str_of(s));
}

/* The longest line of ${s}, or its longest word. */
static size_t longest(const char *s, const char *ends)
{
    size_t most = 0;
    while (*s) {
        size_t bytes = strcspn(s, ends), n = bm_utf8_count(bm_str_n(s, bytes));
        most = n > most ? n : most;
        s += bytes + (s[bytes] != 0);
    }
    return most;
}

static const char *head_of(writer *x, const bm_sheet_form_column *c)
{
    return c->required ? bm_arena_printf(x->a, "%s *", c->head) : c->head;
}

/* Wide enough for the example, and for the head in about three lines. */
static size_t width_of(const bm_sheet_form_column *c)
{
    size_t width = longest(c->example, "\n") + 2;
    size_t word = longest(c->head, " ") + FILTER_WIDTH, third = count(c->head) / 3 + FILTER_WIDTH;
    width = word > width ? word : width;
    width = third > width ? third : width;
    return width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
}

/* Words do not fill their lines. */
static double head_height_pt(const bm_sheet_form *form)
{
    size_t most = 1;
    for (size_t i = 0; i < form->n_columns; i++) {
        const bm_sheet_form_column *c = &form->columns[i];
        size_t lines = 1 + (count(c->head) + 2) * 6 / 5 / (width_of(c) - FILTER_WIDTH);
        most = lines > most ? lines : most;
    }
    return (double)((most > 8 ? 8 : most) * HEAD_LINE_PT + 4);
}

/* ---- Formats ------------------------------------------------------------------------------ */

static lxw_format *text_format(writer *x, bool wrap)
{
    lxw_format *f = workbook_add_format(x->w->book);
    format_set_num_format_index(f, BM_SHEET_WRITER_TEXT);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (wrap)
        format_set_text_wrap(f);
    return f;
}

static lxw_format *example_format(writer *x, bool wrap)
{
    lxw_format *f = text_format(x, wrap);
    format_set_italic(f);
    format_set_font_color(f, 0x7F7F7F);
    return f;
}

static void add_formats(writer *x)
{
    static const lxw_color_t colours[] = {[BM_SHEET_FORM_KEY] = 0xFFF2CC,
                                          [BM_SHEET_FORM_DOCUMENT] = 0xDDEBF7,
                                          [BM_SHEET_FORM_ROW] = 0xE2EFDA};
    x->text = text_format(x, false);
    x->lines = text_format(x, true);
    x->example = example_format(x, false);
    x->example_lines = example_format(x, true);
    x->id = text_format(x, false);
    format_set_font_color(x->id, 0x7F7F7F);
    for (size_t part = 0; part <= BM_SHEET_FORM_ROW; part++)
        for (size_t required = 0; required < 2; required++) {
            lxw_format *f = text_format(x, true);
            format_set_bold(f);
            format_set_border(f, LXW_BORDER_THIN);
            format_set_bg_color(f, colours[part]);
            if (required)
                format_set_font_color(f, 0xC00000);
            x->heads[part][required] = f;
        }
}

/* ---- Drop-downs --------------------------------------------------------------------------- */

static bool has_list(const bm_sheet_form_column *c)
{
    for (size_t i = 0; i < c->n_options; i++)
        if (count(c->options[i]) > OPTION_MOST)
            return false;
    return c->n_options > 0;
}

/* 0 -> "A", 26 -> "AA" */
static const char *letters(writer *x, size_t col)
{
    char *name = bm_arena_alloc(x->a, LXW_MAX_COL_NAME_LENGTH);
    lxw_col_to_name(name, (lxw_col_t)col, LXW_FALSE);
    return name;
}

/* An earlier column with the same list, or ${column}. */
static size_t owner_of_list(const bm_sheet_form *form, size_t column)
{
    for (size_t i = 0; i < column; i++)
        if (form->columns[i].options == form->columns[column].options)
            return i;
    return column;
}

/* The last sheet; that it exists is all that the formulas before it need. */
static void add_lists(writer *x)
{
    const bm_sheet_form *form = x->form;
    lxw_worksheet *sheet = NULL;
    size_t n = 0;
    for (size_t i = 0; i < form->n_columns; i++) {
        const bm_sheet_form_column *c = &form->columns[i];
        if (!has_list(c) || owner_of_list(form, i) != i)
            continue;
        if (!sheet)
            sheet = workbook_add_worksheet(x->w->book, form->lists_name);
        for (size_t k = 0; k < c->n_options; k++)
            bm_sheet_writer_try(x->w, worksheet_write_string(sheet, (lxw_row_t)k, (lxw_col_t)n,
                                                             c->options[k], x->text));
        n++;
    }
    if (sheet)
        worksheet_hide(sheet);
}

static void place_lists(writer *x)
{
    const bm_sheet_form *form = x->form;
    size_t n = 0;
    x->lists = bm_arena_zero(x->a, form->n_columns + 1, sizeof *x->lists);
    for (size_t i = 0; i < form->n_columns; i++) {
        size_t owner = owner_of_list(form, i);
        if (!has_list(&form->columns[i]))
            continue;
        if (owner != i) {
            x->lists[i] = x->lists[owner];
            continue;
        }
        const char *col = letters(x, n++);
        x->lists[i] = bm_arena_printf(x->a, "='%s'!$%s$1:$%s$%zu", form->lists_name, col, col,
                                      form->columns[i].n_options);
    }
}

/* ---- What may stand in a cell ------------------------------------------------------------- */

/* The library does not change what it is given, but its structures are not const. */
static char *copy(writer *x, const char *s)
{
    size_t n = strlen(s);
    char *out = bm_arena_alloc(x->a, n + 1);
    memcpy(out, s, n + 1);
    return out;
}

/* ${formula} about the first cell of ${column}; the programs shift it to the others. */
static char *formula_of(writer *x, const char *formula, size_t column)
{
    const char *col = letters(x, column);
    bm_buf b = {0};
    for (; *formula; formula++) {
        if (*formula != '$') {
            bm_buf_add_byte(&b, *formula);
            continue;
        }
        bm_buf_add_cstr(&b, col);
        bm_buf_add_int(&b, BM_SHEET_FORM_FIRST_ROW);
    }
    bm_buf_add_byte(&b, 0);
    char *text = copy(x, b.ptr);
    bm_buf_free(&b);
    return text;
}

static void add_check(writer *x, lxw_worksheet *sheet, size_t i)
{
    const bm_sheet_form_column *c = &x->form->columns[i];
    if (!x->lists[i] && !c->formula)
        return;
    lxw_data_validation v = {.error_title = copy(x, x->form->advice_title),
                             .error_message = copy(x, c->advice)};
    v.error_type = c->strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
    v.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA; /* also of a list: see name_lists */
    v.value_formula = x->lists[i] ? copy(x, x->lists[i]) : formula_of(x, c->formula, i);
    bm_sheet_writer_try(x->w,
                        worksheet_data_validation_range(sheet, BM_SHEET_FORM_FIRST_ROW - 1,
                                                        (lxw_col_t)i, LAST_ROW, (lxw_col_t)i, &v));
}

/* The checks of columns with a list become lists. libxlsxwriter 1.1.4 copies the cells of a list twice and frees them once, but those
 * of a formula once; they are written alike. */
static void name_lists(writer *x, lxw_worksheet *sheet)
{
    lxw_data_val_obj *v = STAILQ_FIRST(sheet->data_validations);
    for (size_t i = 0; v && i < x->form->n_columns; i++) {
        if (!x->lists[i] && !x->form->columns[i].formula)
            continue;
        if (x->lists[i])
            v->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        v = STAILQ_NEXT(v, list_pointers);
    }
}

/* ---- Sheets ------------------------------------------------------------------------------- */

static void add_note(writer *x, lxw_worksheet *sheet, size_t i)
{
    const char *note = x->form->columns[i].note;
    unsigned lines = 1;
    if (!*note)
        return;
    for (const char *p = note, *end; *p; p = end + (*end == '\n')) {
        end = p + strcspn(p, "\n");
        lines += 1 + (unsigned)bm_utf8_count(bm_str_n(p, (size_t)(end - p))) / NOTE_LINE;
    }
    lxw_comment_options o = {.width = NOTE_WIDTH_PX,
                             .height = (uint16_t)((lines > 40 ? 40 : lines) * NOTE_LINE_PX),
                             .font_size = 9};
    bm_sheet_writer_try(x->w, worksheet_write_comment_opt(sheet, BM_SHEET_FORM_HEAD_ROW - 1,
                                                          (lxw_col_t)i, note, &o));
}

/* The rows above the data, and how the columns look. */
static void add_head(writer *x, lxw_worksheet *sheet)
{
    lxw_row_col_options unseen = {LXW_TRUE, 0, LXW_FALSE};
    const bm_sheet_form *form = x->form;
    bool grouped = form->columns[0].part == BM_SHEET_FORM_KEY;
    for (size_t i = 0; i < form->n_columns; i++) {
        const bm_sheet_form_column *c = &form->columns[i];
        lxw_col_t col = (lxw_col_t)i;
        bm_sheet_writer_try(x->w, worksheet_set_column(sheet, col, col, (double)width_of(c),
                                                       c->several_lines ? x->lines : x->text));
        bm_sheet_writer_try(
            x->w, worksheet_write_string(sheet, BM_SHEET_FORM_HEAD_ROW - 2, col, c->id, x->id));
        bm_sheet_writer_try(x->w,
                            worksheet_write_string(sheet, BM_SHEET_FORM_HEAD_ROW - 1, col,
                                                   head_of(x, c), x->heads[c->part][c->required]));
    }
    bm_sheet_writer_try(x->w, worksheet_set_row_opt(sheet, BM_SHEET_FORM_HEAD_ROW - 2,
                                                    LXW_DEF_ROW_HEIGHT, NULL, &unseen));
    bm_sheet_writer_try(
        x->w, worksheet_set_row(sheet, BM_SHEET_FORM_HEAD_ROW - 1, head_height_pt(form), NULL));
    worksheet_freeze_panes(sheet, BM_SHEET_FORM_FIRST_ROW - 1, grouped ? 1 : 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    bm_sheet_writer_try(
        x->w, worksheet_repeat_rows(sheet, BM_SHEET_FORM_HEAD_ROW - 1, BM_SHEET_FORM_HEAD_ROW - 1));
    bm_sheet_writer_try(x->w, worksheet_set_footer(sheet, "&L&A&R&P/&N"));
}

/* Numbers as text get no green corner, behind which a menu would make numbers of them. */
static void quiet_texts(writer *x, lxw_worksheet *sheet)
{
    const char *range = bm_arena_printf(x->a, "A%d:%s%d", BM_SHEET_FORM_FIRST_ROW,
                                        letters(x, x->form->n_columns - 1), LAST_ROW + 1);
    bm_sheet_writer_try(x->w,
                        worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
    bm_sheet_writer_try(x->w,
                        worksheet_ignore_errors(sheet, LXW_IGNORE_TWO_DIGIT_TEXT_YEAR, range));
}

static void add_data(writer *x)
{
    const bm_sheet_form *form = x->form;
    lxw_worksheet *sheet = workbook_add_worksheet(x->w->book, form->data_name);
    lxw_col_t last = (lxw_col_t)(form->n_columns - 1);
    add_head(x, sheet);
    for (size_t i = 0; i < form->n_columns; i++) {
        add_note(x, sheet, i);
        add_check(x, sheet, i);
    }
    if (x->w->error == LXW_NO_ERROR)
        name_lists(x, sheet);
    quiet_texts(x, sheet);
    bm_sheet_writer_try(x->w,
                        worksheet_autofilter(sheet, BM_SHEET_FORM_HEAD_ROW - 1, 0, LAST_ROW, last));
    sheet->dim_rowmax = BM_SHEET_FORM_FIRST_ROW - 1; /* so far only the filter reaches farther */
    worksheet_set_selection(sheet, BM_SHEET_FORM_FIRST_ROW - 1, 0, BM_SHEET_FORM_FIRST_ROW - 1, 0);
    worksheet_activate(sheet);
}

/* Locked, so that nobody fills in the wrong sheet. */
static void add_example(writer *x)
{
    const bm_sheet_form *form = x->form;
    lxw_worksheet *sheet = workbook_add_worksheet(x->w->book, form->example_name);
    add_head(x, sheet);
    for (size_t i = 0; i < form->n_columns; i++) {
        const bm_sheet_form_column *c = &form->columns[i];
        if (*c->example && !c->apart)
            bm_sheet_writer_try(
                x->w,
                worksheet_write_string(sheet, BM_SHEET_FORM_FIRST_ROW - 1, (lxw_col_t)i, c->example,
                                       c->several_lines ? x->example_lines : x->example));
    }
    quiet_texts(x, sheet);
    worksheet_protect(sheet, NULL, NULL);
}

int bm_sheet_form_write(bm_arena *a, const bm_sheet_form *form, const bm_sink *sink, bm_diags *ds)
{
    bm_sheet_writer w;
    writer x = {.w = &w, .form = form, .a = a};
    if (bm_sheet_writer_open(&w, &form->properties, ds) != 0)
        return -1;
    add_formats(&x);
    place_lists(&x);
    add_data(&x);
    add_example(&x);
    bm_sheet_form_guide_write(&w, form);
    add_lists(&x);
    return bm_sheet_writer_finish(&w, sink, ds);
}
