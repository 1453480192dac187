/* Sentences over the full width, then a table with a row for each column of the data. SPDX-License-Identifier: MIT */
#include "sheet/sheet_form_guide.h"

#include "base/utf8.h"

enum { COLUMNS = 5, LINE_PT = 16, MARGIN_PT = 3, HEAD_COLOUR = 0xDDEBF7 };

static const double widths[COLUMNS] = {7, 34, 10, 62, 40}; /* characters */

typedef struct {
    bm_sheet_writer *w;
    lxw_worksheet *sheet;
    lxw_format *styles[BM_SHEET_FORM_COMMAND + 1];
    lxw_format *head, *cell, *middle;
    lxw_row_t row;
} guide;

static lxw_format *add_format(bm_sheet_writer *w)
{
    lxw_format *f = workbook_add_format(w->book);
    format_set_text_wrap(f);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    return f;
}

static void add_styles(guide *g)
{
    for (size_t i = 0; i <= BM_SHEET_FORM_COMMAND; i++)
        g->styles[i] = add_format(g->w);
    format_set_bold(g->styles[BM_SHEET_FORM_TITLE]);
    format_set_font_size(g->styles[BM_SHEET_FORM_TITLE], 15);
    format_set_bold(g->styles[BM_SHEET_FORM_HEADING]);
    format_set_font_size(g->styles[BM_SHEET_FORM_HEADING], 12);
    format_set_font_color(g->styles[BM_SHEET_FORM_WARNING], 0xC00000);
    format_set_font_name(g->styles[BM_SHEET_FORM_COMMAND], "Courier New");
    format_set_bg_color(g->styles[BM_SHEET_FORM_COMMAND], 0xF2F2F2);
    lxw_format **const table[] = {&g->head, &g->cell, &g->middle};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        *table[i] = add_format(g->w);
        format_set_border(*table[i], LXW_BORDER_THIN);
        format_set_num_format_index(*table[i], BM_SHEET_WRITER_TEXT);
    }
    format_set_bold(g->head);
    format_set_bg_color(g->head, HEAD_COLOUR);
    format_set_align(g->middle, LXW_ALIGN_CENTER);
}

/* Lines that ${text} takes in a column of ${width} characters. */
static unsigned count_lines(const char *text, double width)
{
    unsigned lines = 0;
    for (const char *end; *text; text = end + (*end == '\n')) {
        end = text + strcspn(text, "\n");
        double n = (double)bm_utf8_count(bm_str_n(text, (size_t)(end - text)));
        lines += 1 + (unsigned)(n / width);
    }
    return lines ? lines : 1;
}

static void add_line(guide *g, const bm_sheet_form_line *line)
{
    double all = 0;
    for (size_t i = 0; i < COLUMNS; i++)
        all += widths[i];
    double size = line->style == BM_SHEET_FORM_TITLE ? 1.5 : 1.1;
    unsigned lines = count_lines(line->text, all / size);
    bm_sheet_writer_try(g->w, worksheet_merge_range(g->sheet, g->row, 0, g->row, COLUMNS - 1,
                                                    line->text, g->styles[line->style]));
    bm_sheet_writer_try(
        g->w, worksheet_set_row(g->sheet, g->row,
                                lines * LINE_PT * (size > 1.2 ? 1.3 : 1) + MARGIN_PT, NULL));
    g->row++;
}

static void add_row(guide *g, const char *const texts[COLUMNS], bool head)
{
    unsigned lines = 1;
    for (size_t i = 0; i < COLUMNS; i++) {
        lxw_format *format = head ? g->head : i == 0 || i == 2 ? g->middle : g->cell;
        unsigned n = count_lines(texts[i], widths[i]);
        lines = n > lines ? n : lines;
        bm_sheet_writer_try(
            g->w, worksheet_write_string(g->sheet, g->row, (lxw_col_t)i, texts[i], format));
    }
    bm_sheet_writer_try(g->w,
                        worksheet_set_row(g->sheet, g->row, lines * LINE_PT + MARGIN_PT, NULL));
    g->row++;
}

static void add_table(guide *g, const bm_sheet_form *form)
{
    char letter[LXW_MAX_COL_NAME_LENGTH];
    add_row(g, form->guide_heads, true);
    for (size_t i = 0; i < form->n_columns; i++) {
        const bm_sheet_form_column *c = &form->columns[i];
        const char *const texts[COLUMNS] = {letter, c->head, c->required ? form->yes : "", c->how,
                                            c->example};
        lxw_col_to_name(letter, (lxw_col_t)i, LXW_FALSE);
        add_row(g, texts, false);
    }
}

void bm_sheet_form_guide_write(bm_sheet_writer *w, const bm_sheet_form *form)
{
    guide g = {.w = w, .sheet = workbook_add_worksheet(w->book, form->guide_name)};
    add_styles(&g);
    for (size_t i = 0; i < COLUMNS; i++)
        bm_sheet_writer_try(
            w, worksheet_set_column(g.sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL));
    for (size_t i = 0; i < form->n_guide; i++)
        add_line(&g, &form->guide[i]);
    add_table(&g, form);
    worksheet_gridlines(g.sheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_landscape(g.sheet);
    worksheet_set_paper(g.sheet, 9); /* A4 */
    worksheet_fit_to_pages(g.sheet, 1, 0);
    worksheet_protect(g.sheet, NULL, NULL);
}
