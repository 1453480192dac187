/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_list.h"

#include "base/arena.h"
#include "base/buf.h"

enum { A4 = 9, HEAD_HEIGHT_PT = 64, FLUSH_BYTES = 64 * 1024 };

static lxw_format *add_format(bm_sheet_writer *w)
{
    lxw_format *f = workbook_add_format(w->book);
    format_set_num_format_index(f, BM_SHEET_WRITER_TEXT);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    return f;
}

static void add_head(bm_sheet_writer *w, lxw_worksheet *sheet, const bm_sheet_list *list,
                     lxw_format *cell)
{
    lxw_format *head = add_format(w);
    format_set_bold(head);
    format_set_text_wrap(head);
    format_set_border(head, LXW_BORDER_THIN);
    format_set_bg_color(head, 0xDDEBF7);
    for (lxw_col_t i = 0; i < list->n_columns; i++) {
        bm_sheet_writer_try(w, worksheet_set_column(sheet, i, i, list->widths[i], cell));
        bm_sheet_writer_try(w, worksheet_write_string(sheet, 0, i, list->heads[i], head));
    }
    bm_sheet_writer_try(w, worksheet_set_row(sheet, 0, HEAD_HEIGHT_PT, NULL));
    worksheet_freeze_panes(sheet, 1, 0);
    bm_sheet_writer_try(w, worksheet_repeat_rows(sheet, 0, 0));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, A4);
    worksheet_fit_to_pages(sheet, 1, 0);
}

int bm_sheet_list_xlsx(const bm_sheet_list *list, const bm_sink *sink, bm_diags *ds)
{
    bm_sheet_writer w;
    bm_arena *a = bm_arena_new(); /* the library wants a 0 behind each text */
    if (bm_sheet_writer_open(&w, &list->properties, ds) != 0) {
        bm_arena_free(a);
        return -1;
    }
    lxw_worksheet *sheet = workbook_add_worksheet(w.book, list->name);
    lxw_format *cell = add_format(&w);
    add_head(&w, sheet, list, cell);
    for (size_t i = 0; i < list->n_rows * list->n_columns; i++) {
        bm_arena_mark mark = bm_arena_mark_of(a);
        if (list->cells[i].len)
            bm_sheet_writer_try(&w,
                                worksheet_write_string(sheet, (lxw_row_t)(1 + i / list->n_columns),
                                                       (lxw_col_t)(i % list->n_columns),
                                                       bm_arena_cstr(a, list->cells[i]), cell));
        bm_arena_rewind(a, mark);
    }
    bm_arena_free(a);
    return bm_sheet_writer_finish(&w, sink, ds);
}

/* ---- CSV ---------------------------------------------------------------------------------- */

static void add_cell(bm_buf *b, bm_str text, bool last)
{
    bm_buf_add_byte(b, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            bm_buf_add_byte(b, '"');
        bm_buf_add_byte(b, text.ptr[i]);
    }
    bm_buf_add_cstr(b, last ? "\"\r\n" : "\",");
}

static int flush(bm_buf *b, const bm_sink *sink, bm_diags *ds)
{
    int status = 0;
    if (b->len && sink->write(sink->user, b->ptr, b->len) != 0)
        status = bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    b->len = 0;
    return status;
}

int bm_sheet_list_csv(const bm_sheet_list *list, const bm_sink *sink, bm_diags *ds)
{
    bm_buf b = {0};
    int status = 0;
    bm_buf_add_cstr(&b, "\xEF\xBB\xBF");
    for (size_t i = 0; i < list->n_columns; i++)
        add_cell(&b, bm_str_of(list->heads[i]), i + 1 == list->n_columns);
    for (size_t i = 0; i < list->n_rows * list->n_columns && status == 0; i++) {
        add_cell(&b, list->cells[i], (i + 1) % list->n_columns == 0);
        if (b.len >= FLUSH_BYTES)
            status = flush(&b, sink, ds);
    }
    if (status == 0)
        status = flush(&b, sink, ds);
    bm_buf_free(&b);
    return status;
}
