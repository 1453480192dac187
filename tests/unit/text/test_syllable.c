/* What can be a Vietnamese syllable. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "text/syllable.h"

static bool is_syllable(const char *s)
{
    bm_arena *a = bm_arena_new();
    bool is = bm_syllable_is_vietnamese(a, bm_str_of(s));
    bm_arena_free(a);
    return is;
}

static void words_of_names_and_forms_are_syllables(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Nguyễn", "Trần",  "Lê",     "Phạm",  "Hoàng", "Huỳnh",  "Vũ",    "Đặng", "Thuỳ",  "Thùy",
        "Hoà",    "Hòa",   "Quý",    "quyết", "quốc",  "Quỳnh",  "gì",    "gìn",  "giữ",   "giếng",
        "nghiêm", "khoẻ",  "khuya",  "xoong", "yêu",   "yếu",    "ý",     "ấm",   "ĐƯỜNG", "chuyển",
        "thuở",   "khuỷu", "ngoằng", "Chách", "an",    "ong",    "người", "cứu",  "bưởi",  "xuể",
        "duyệt",  "phích", "Ngọc",   "UỶ",    "nhanh", "nghệch", "thoát", "luật", "Duyên", "tuần",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!is_syllable(words[i]))
            fail_msg("%s", words[i]);
}

static void other_words_are_none(void **state)
{
    (void)state;
    static const char *const words[] = {
        "",
        "b",
        "ng",
        "Müller",
        "für",
        "été",
        "niño",
        "señor",
        "Straße",
        "Êban",
        "Niê",
        "Blĭm",
        "Krông",
        "Đắkk",
        "các2",
        "hoac",
        "tap",
        "sách1",
        "cấpp",
        "àà",
        "hòà",
        "wăn",
        "jốc",
        "toi1",
        "nguyn",
        "chứ-ng",
        "H’Mông",
        "tôich",
        "bàc",
        "mảt",
        "lịchh",
        "uơng",
        "NguyÔn",
        "V¨n",
        "Nguyeãn",
        "Vaên",
        "nghiêngnghiêng",
        "ơ̆",
        "â̄",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_syllable(words[i]))
            fail_msg("%s", words[i]);
}

/* Only sắc and nặng stand before a final stop. */
static void a_final_stop_asks_for_its_tones(void **state)
{
    (void)state;
    assert_true(is_syllable("sách"));
    assert_true(is_syllable("sạch"));
    assert_false(is_syllable("sach"));
    assert_false(is_syllable("sàch"));
    assert_true(is_syllable("cà"));
    assert_true(is_syllable("chà"));
    assert_true(is_syllable("tà"));
}

static void nothing_stays_in_the_arena(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_arena_mark before = bm_arena_mark_of(a);
    assert_true(bm_syllable_is_vietnamese(a, bm_str_of("Nguyễn")));
    bm_arena_mark after = bm_arena_mark_of(a);
    assert_int_equal(before.used, after.used);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_names_and_forms_are_syllables),
        cmocka_unit_test(other_words_are_none),
        cmocka_unit_test(a_final_stop_asks_for_its_tones),
        cmocka_unit_test(nothing_stays_in_the_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
