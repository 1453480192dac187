/* Marks cells of tables, for mark.py.
 *
 *   mark make FILE                                        a workbook as offices have them, by libxlsxwriter
 *   mark rows FILE ROWS                                   a large one
 *   mark copy TABLE SHEET OUT [ROW:COL:SEVERITY:TEXT …]   bm_mark_workbook_copy; "\n" in the text is a line end
 *   mark table TABLE OUT [ROW:COL:SEVERITY:TEXT …]        bm_table_mark
 *   mark every TABLE SHEET OUT N                          the first N rows, column 2
 *
 * Says the codes of what it was told, and ends with 1 when it failed.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "base/arena.h"
#include "sheet/mark_workbook.h"

static int write_file(void *user, const void *bytes, size_t n)
{
    return fwrite(bytes, 1, n, user) == n ? 0 : 1;
}

static void make_data(lxw_workbook *book, lxw_worksheet *sheet)
{
    lxw_format *text = workbook_add_format(book), *date = workbook_add_format(book),
               *bold = workbook_add_format(book), *green = workbook_add_format(book);
    format_set_num_format(text, "@");
    format_set_num_format(date, "dd/mm/yyyy");
    format_set_bold(bold);
    format_set_bottom(bold, LXW_BORDER_THIN);
    format_set_bg_color(green, 0xC6EFCE);
    format_set_italic(green);
    worksheet_set_column(sheet, 0, 0, 24, NULL);
    worksheet_set_column(sheet, 1, 1, 16, text);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_write_string(sheet, 0, 0, "Họ và tên", bold);
    worksheet_write_string(sheet, 0, 1, "Số CCCD", bold);
    worksheet_write_string(sheet, 0, 2, "Ngày sinh", bold);
    worksheet_write_string(sheet, 0, 3, "Tuổi", bold);
    worksheet_write_comment(sheet, 0, 0, "Ghi như trong giấy khai sinh");
    worksheet_write_comment(sheet, 0, 1, "12 chữ số");
    worksheet_write_comment(sheet, 2, 1, "Đã hỏi lại");
    for (lxw_row_t row = 1; row <= 5; row++) {
        char number[20];
        lxw_datetime born = {1990 + (int)row, 2, 3, 0, 0, 0};
        (void)snprintf(number, sizeof number, "00109000000%u", (unsigned)row);
        worksheet_write_string(sheet, row, 0, "Nguyễn Văn Thử", row == 3 ? green : NULL);
        if (row != 4)
            worksheet_write_string(sheet, row, 1, number, text);
        worksheet_write_datetime(sheet, row, 2, &born, date);
        worksheet_write_formula_num(sheet, row, 3, "=2026-YEAR(C2)", NULL, 35);
    }
}

static int make(const char *path)
{
    char male[] = "Nam", female[] = "Nữ";
    char *choices[] = {male, female, NULL};
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *first = workbook_add_worksheet(book, "Hướng dẫn");
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Dữ liệu & thử");
    worksheet_write_string(first, 0, 0, "Đọc trước khi điền", NULL);
    worksheet_write_comment(first, 0, 0, "Trang này không được đánh dấu");
    make_data(book, sheet);
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = choices};
    worksheet_data_validation_range(sheet, 1, 4, 100, 4, &list);
    worksheet_autofilter(sheet, 0, 0, 5, 3);
    worksheet_merge_range(sheet, 7, 0, 7, 3, "Hết danh sách", NULL);
    lxw_conditional_format above = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                    .criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN,
                                    .value = 60};
    worksheet_conditional_format_range(sheet, 1, 3, 5, 3, &above);
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}

static int make_rows(const char *path, const char *rows)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(path, &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Sheet1");
    const lxw_row_t n = (lxw_row_t)strtoul(rows, NULL, 10);
    for (lxw_row_t row = 0; row < n; row++)
        for (lxw_col_t col = 0; col < 6; col++)
            worksheet_write_string(sheet, row, col, col ? "Quận Một" : "Nguyễn Văn Thử", NULL);
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}

/* "7:3:2:Lỗi" */
static bm_mark mark_of(bm_arena *a, const char *text)
{
    char *copy = bm_arena_alloc(a, strlen(text) + 1), *end = strcpy(copy, text), *line;
    bm_mark m = {0};
    m.row = (uint32_t)strtoul(end, &end, 10);
    m.col = (uint32_t)strtoul(end + 1, &end, 10);
    m.severity = (bm_severity)strtoul(end + 1, &end, 10);
    m.text = end + 1;
    while ((line = strstr(end, "\\n"))) {
        line[0] = '\n';
        memmove(line + 1, line + 2, strlen(line + 2) + 1);
    }
    return m;
}

static int finish(FILE *out, int status, bm_diags *ds)
{
    for (size_t i = 0; i < bm_diags_count(ds); i++)
        (void)printf("%s %s\n", bm_diags_at(ds, i)->code, bm_diags_at(ds, i)->message[BM_LANG_EN]);
    bm_diags_free(ds);
    return fclose(out) != 0 || status != 0;
}

static int copy(const char *const *names, const bm_mark *marks, size_t n)
{
    bm_diags *ds = bm_diags_new();
    FILE *out = fopen(names[2], "wb");
    const bm_sink sink = {write_file, out};
    const bm_mark_workbook_job job = {.file = fopen(names[0], "rb"),
                                      .name = names[0],
                                      .sheet = names[1],
                                      .marks = marks,
                                      .n = n,
                                      .sink = &sink};
    return out && job.file ? finish(out, bm_mark_workbook_copy(&job, ds), ds) : 2;
}

static int table(const char *const *names, const bm_mark *marks, size_t n)
{
    bm_diags *ds = bm_diags_new();
    FILE *out = fopen(names[1], "wb");
    const bm_sink sink = {write_file, out};
    return out ? finish(out, bm_table_mark(NULL, names[0], NULL, marks, n, &sink, ds), ds) : 2;
}

int main(int argc, char **argv)
{
    const char *const *names = (const char *const *)argv + 2;
    if (argc < 3)
        return 2;
    if (strcmp(argv[1], "make") == 0)
        return make(argv[2]);
    if (strcmp(argv[1], "rows") == 0 && argc == 4)
        return make_rows(argv[2], argv[3]);
    const bool every = strcmp(argv[1], "every") == 0 && argc == 6;
    const int first = strcmp(argv[1], "table") == 0 ? 4 : 5;
    bm_arena *a = bm_arena_new();
    const size_t n = every ? strtoul(argv[5], NULL, 10) : argc > first ? (size_t)(argc - first) : 0;
    bm_mark *marks = bm_arena_zero(a, n + 1, sizeof *marks);
    for (size_t i = 0; i < n; i++)
        marks[i] = every ? (bm_mark){.row = (uint32_t)i + 1,
                                     .col = 2,
                                     .severity = BM_ERROR,
                                     .text = "Lỗi D034: số này không có 12 chữ số"}
                         : mark_of(a, argv[first + (int)i]);
    const int status = first == 4 ? table(names, marks, n) : copy(names, marks, n);
    bm_arena_free(a);
    return status;
}
