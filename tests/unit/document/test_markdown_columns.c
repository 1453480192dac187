/* Widths of columns. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>

#include "base/limit.h"
#include "document/markdown_columns.h"

/* The widths of columns whose widest cells are ${texts}; they add up to 100 in whole tenths. */
static bool share_at(double size_pt, const char *const *texts, size_t n, double *percent)
{
    bm_markdown_columns_need needs[BM_LIMIT_COLUMNS] = {{0, 0}};
    long tenths = 0;
    for (size_t i = 0; i < n; i++)
        bm_markdown_columns_add(&needs[i], bm_str_of(texts[i]), false);
    bool fits = bm_markdown_columns_share(needs, n, size_pt, percent);
    for (size_t i = 0; i < n; i++) {
        assert_true(percent[i] > 0);
        assert_true(fabs(percent[i] * 10 - (double)lround(percent[i] * 10)) < 1e-9);
        tenths += lround(percent[i] * 10);
    }
    assert_int_equal(tenths, 1000);
    return fits;
}

static bool share(const char *const *texts, size_t n, double *percent)
{
    return share_at(12, texts, n, percent);
}

static void equal_columns_are_equally_wide(void **state)
{
    (void)state;
    static const char *const texts[] = {"abc", "abc", "abc", "abc"};
    double percent[4];
    share(texts, 4, percent);
    for (size_t i = 0; i < 4; i++)
        assert_true(fabs(percent[i] - 25) < 0.11);
}

static void one_column_has_all(void **state)
{
    (void)state;
    static const char *const texts[] = {""};
    double percent[1];
    share(texts, 1, percent);
    assert_true(fabs(percent[0] - 100) < 1e-9);
}

static void longer_texts_get_more(void **state)
{
    (void)state;
    static const char *const texts[] = {"STT", "Nguyễn Văn Mẫu",
                                        "Phòng Công nghệ thông tin - Sở Khoa học và Công nghệ"};
    double percent[3];
    assert_true(share(texts, 3, percent));
    assert_true(percent[0] < percent[1] && percent[1] < percent[2]);
}

/* 453.5 pt of text; "Nguyễn" at 12 pt takes about 37 pt, and 10.8 pt stand beside it. */
static void a_very_long_cell_leaves_the_words_of_others_whole(void **state)
{
    (void)state;
    char text[3000];
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = i % 8 == 7 ? ' ' : 'a';
    text[sizeof text - 1] = 0;
    const char *const texts[] = {"STT", "Nguyễn Thị Thuỳ Dương", text};
    double percent[3];
    share(texts, 3, percent);
    assert_true(percent[0] * 4.535 > 3 * 8 + 10.8);
    assert_true(percent[1] * 4.535 > 37 + 10.8);
    assert_true(percent[2] > 50);
}

/* About 85 pt at 12 pt, of 90 pt that an equal share is. */
static void names_stay_on_one_line_beside_long_texts(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "STT", "Nguyễn Văn Mẫu", "Phòng Công nghệ thông tin - Sở Khoa học và Công nghệ",
        "1.000.000", "Đề nghị cấp mới chứng thư số cho cá nhân theo quy định tại Nghị định"};
    double percent[5];
    assert_true(share(texts, 5, percent));
    assert_true(percent[1] * 4.535 > 82 + 10.8);
    assert_true(percent[2] > percent[1] && percent[4] > percent[2]);
}

static void long_words_beside_short_cells_get_what_is_left(void **state)
{
    (void)state;
    static const char *const texts[] = {"tu-lieu-dai-bang-hai-phan-ba-be-ngang-trang-giay-nay-day",
                                        "một dòng dài vừa phải"};
    double percent[2];
    assert_true(share(texts, 2, percent));
    assert_true(percent[0] > 50);
}

static void a_word_as_long_as_the_page_leaves_the_narrow_columns_theirs(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "1",
        "https://vidu.gov.vn/"
        "mot-dia-chi-rat-dai-khong-co-dau-cach-nao-ca-de-thu-cot-rong-het-trang-"
        "giay-va-hon-the-nua",
        "Mẫu"};
    double percent[3];
    assert_false(share(texts, 3, percent));
    assert_true(percent[0] * 4.535 > 6 + 10.8);
    assert_true(percent[2] * 4.535 > 24 + 10.8);
}

static void twenty_columns_of_long_words_are_equal(void **state)
{
    (void)state;
    const char *texts[BM_LIMIT_COLUMNS];
    double percent[BM_LIMIT_COLUMNS];
    for (size_t i = 0; i < BM_LIMIT_COLUMNS; i++)
        texts[i] = "khongcodaucach";
    assert_false(share(texts, BM_LIMIT_COLUMNS, percent));
    for (size_t i = 0; i < BM_LIMIT_COLUMNS; i++)
        assert_true(fabs(percent[i] - 5) < 0.11);
}

static void small_print_has_room_for_more_words(void **state)
{
    (void)state;
    static const char *const texts[] = {"khongcodaucach", "khongcodaucach", "khongcodaucach",
                                        "khongcodaucach", "khongcodaucach"};
    double percent[5];
    assert_false(share_at(12, texts, 5, percent));
    assert_true(share_at(10, texts, 5, percent));
}

static void bold_and_capitals_are_wider_and_marks_have_no_width(void **state)
{
    (void)state;
    bm_markdown_columns_need plain = {0, 0}, bold = {0, 0}, capital = {0, 0}, marked = {0, 0};
    bm_markdown_columns_add(&plain, bm_str_of("đơ vị"), false);
    bm_markdown_columns_add(&bold, bm_str_of("đơ vị"), true);
    bm_markdown_columns_add(&capital, bm_str_of("ĐƠ VỊ"), false);
    bm_markdown_columns_add(&marked, bm_str_of("đơ̆ vị"), false);
    assert_true(bold.cell_em > plain.cell_em);
    assert_true(capital.cell_em > plain.cell_em);
    assert_true(fabs(marked.cell_em - plain.cell_em) < 1e-9);
    assert_true(plain.word_em < plain.cell_em);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_columns_are_equally_wide),
        cmocka_unit_test(one_column_has_all),
        cmocka_unit_test(longer_texts_get_more),
        cmocka_unit_test(a_very_long_cell_leaves_the_words_of_others_whole),
        cmocka_unit_test(names_stay_on_one_line_beside_long_texts),
        cmocka_unit_test(long_words_beside_short_cells_get_what_is_left),
        cmocka_unit_test(a_word_as_long_as_the_page_leaves_the_narrow_columns_theirs),
        cmocka_unit_test(twenty_columns_of_long_words_are_equal),
        cmocka_unit_test(small_print_has_room_for_more_words),
        cmocka_unit_test(bold_and_capitals_are_wider_and_marks_have_no_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
