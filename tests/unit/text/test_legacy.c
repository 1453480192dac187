/* Old encodings become Unicode. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "text/legacy.h"
#include "text/legacy_kit.h"

static const bm_legacy encodings[] = {BM_LEGACY_TCVN3, BM_LEGACY_VNI, BM_LEGACY_VISCII,
                                      BM_LEGACY_CP1258};

static void check(const char *text, bm_legacy from, const char *expected)
{
    bm_arena *a = bm_arena_new();
    bm_str made = bm_legacy_convert(a, bm_str_of(text), from);
    assert_string_equal(bm_arena_cstr(a, made), expected);
    bm_arena_free(a);
}

/* 74 + 3 × 134 letters. */
static void all_letters_of_all_encodings_are_regained(void **state)
{
    (void)state;
    size_t n = 0;
    assert_int_equal(LEGACY_LETTERS, 134);
    for (size_t k = 0; k < sizeof encodings / sizeof *encodings; k++)
        for (size_t i = 0; i < LEGACY_LETTERS; i++) {
            if (!*legacy_bytes(i, encodings[k]))
                continue;
            bm_buf old = legacy_write(legacy_letters[i].letter, encodings[k], false);
            check(old.ptr, encodings[k], legacy_letters[i].letter);
            bm_buf_free(&old);
            n++;
        }
    assert_int_equal(n, 74 + 3 * 134);
}

static void words_are_regained_as_they_look_in_spreadsheets(void **state)
{
    (void)state;
    static const char *const words[][4] = {
        /* Unicode, TCVN3, VNI, CP1258 */
        {"Nguyễn", "NguyÔn", "Nguyeãn", "NguyêÞn"},
        {"Trần", "TrÇn", "Traàn", "TrâÌn"},
        {"Văn", "V¨n", "Vaên", "Vãn"},
        {"Thị", "ThÞ", "Thò", "Thiò"},
        {"Đức", "§øc", "Ñöùc", "Ðýìc"},
        {"Phạm", "Ph¹m", "Phaïm", "Phaòm"},
        {"Hoàng", "Hoµng", "Hoaøng", "HoaÌng"},
        {"Đặng", "§Æng", "Ñaëng", "Ðãòng"},
        {"Đỗ", "§ç", "Ñoã", "ÐôÞ"},
        {"Dương", "D\xC2\xAD¬ng", "Döông", "Dýõng"},
        {"Hồ", "Hå", "Hoà", "HôÌ"},
        {"Việt Nam", "ViÖt Nam", "Vieät Nam", "Viêòt Nam"},
        {"ngày tháng năm", "ngµy th¸ng n¨m", "ngaøy thaùng naêm", "ngaÌy thaìng nãm"},
        {"Cục", "Côc", "Cuïc", "Cuòc"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        check(words[i][1], BM_LEGACY_TCVN3, words[i][0]);
        check(words[i][2], BM_LEGACY_VNI, words[i][0]);
        check(words[i][3], BM_LEGACY_CP1258, words[i][0]);
    }
    check("Nguy\xC2\xADn Vån Ð\xD0\xB0", BM_LEGACY_VISCII, "Nguyễn Văn Đ\xD0\xB0");
    check("UÛy ban", BM_LEGACY_VNI, "Ủy ban");
    check("ñy ban", BM_LEGACY_TCVN3, "ủy ban");
}

static void variants_of_vni_are_read(void **state)
{
    (void)state;
    check("kiù kiø kyï aú AÚ", BM_LEGACY_VNI, "kí kì kỵ ẳ Ẳ");
    check("Aùnh Oâng AÙNH", BM_LEGACY_VNI, "Ánh Ông ÁNH");
    /* a mark that fits no vowel before it is what it is */
    check("tø \"ù\" eê iâ aâù", BM_LEGACY_VNI, "tø \"ù\" eê iâ âù");
}

static void what_is_no_letter_stays(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof encodings / sizeof *encodings; k++) {
        check("", encodings[k], "");
        check("Cao 12-3; x@vidu.gov.vn", encodings[k], "Cao 12-3; x@vidu.gov.vn");
    }
    check("“Hµ” – 25°C…", BM_LEGACY_TCVN3, "“Hà” – 25°C…");
    check("5 ₫", BM_LEGACY_CP1258, "5 ₫");
    check("5 þ", BM_LEGACY_CP1258, "5 ₫");
}

static void text_without_letters_to_convert_is_not_copied(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const char *const texts[] = {"Cao", "25°C", "“A” – B"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_ptr_equal(bm_legacy_convert(a, bm_str_of(texts[i]), BM_LEGACY_TCVN3).ptr, texts[i]);
    bm_arena_free(a);
}

static void capitals_of_tcvn3_are_made_where_they_can_be_known(void **state)
{
    (void)state;
    check("CéNG HßA X\xC2\xB7 HéI CHñ NGHÜA VIÖT NAM", BM_LEGACY_TCVN3,
          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    check("§ÆNG V¡N MÉU", BM_LEGACY_TCVN3, "ĐẶNG VĂN MẪU");
    check("NGUYÔN ThÞ MÉu", BM_LEGACY_TCVN3, "NGUYỄN Thị Mẫu");
    check("Së TT&TT, UBND tØnh, Q§ 12", BM_LEGACY_TCVN3, "Sở TT&TT, UBND tỉnh, QĐ 12");
    /* one capital only: a name as usual */
    check("Lª Vò", BM_LEGACY_TCVN3, "Lê Vũ");
    check("§ç", BM_LEGACY_TCVN3, "Đỗ");
}

static void unicode_is_known_by_letters_that_windows_1252_lacks(void **state)
{
    (void)state;
    static const char *const yes[] = {"Văn", "Đỗ", "Dương", "Hạnh", "e\xCC\x82", "Vũ", "ư", "Ỹ"};
    static const char *const no[] = {"", "Hà", "NguyÔn", "Êban", "Müller", "Čapek", "–", "漢"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(bm_legacy_is_unicode(bm_str_of(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(bm_legacy_is_unicode(bm_str_of(no[i])));
}

static void utf8_that_was_read_as_windows_1252_is_undone(void **state)
{
    (void)state;
    static const char *const texts[] = {"Nguyễn Thị Thuỳ Dương", "ngày 05 tháng 01 năm 2020",
                                        "“Ủy ban nhân dân” – Cao Bằng…", "Đặng Ứng"};
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double letters;
        size_t lost;
        bm_buf wrong = legacy_write_utf8(texts[i]);
        bm_str made = bm_legacy_undo_utf8(a, bm_str_of(wrong.ptr), &letters, &lost);
        assert_string_equal(bm_arena_cstr(a, made), texts[i]);
        assert_true(letters >= 1);
        assert_int_equal(lost, 0);
        bm_buf_free(&wrong);
    }
    bm_arena_free(a);
}

static void letters_of_all_kinds_are_counted(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < LEGACY_LETTERS; i++) {
        double letters;
        size_t lost;
        bm_buf wrong = legacy_write_utf8(legacy_letters[i].letter);
        bm_str made = bm_legacy_undo_utf8(a, bm_str_of(wrong.ptr), &letters, &lost);
        assert_string_equal(bm_arena_cstr(a, made), legacy_letters[i].letter);
        assert_true(letters > 0 && letters <= 1);
        bm_buf_free(&wrong);
    }
    bm_arena_free(a);
}

static void lost_bytes_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *wrong, *made;
        size_t lost;
    } cases[] = {
        {"Äáº·ng", "\xEF\xBF\xBDặng", 1}, /* Đặng without the byte 90 */
        {"áº n", "\xEF\xBF\xBD n", 1},    {"DÆ°Æng", "Dư\xEF\xBF\xBDng", 1}, {"Ã n", "Ã n", 0},
        {"á là à", "á là à", 0},
    };
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double letters;
        size_t lost;
        bm_str made = bm_legacy_undo_utf8(a, bm_str_of(cases[i].wrong), &letters, &lost);
        assert_string_equal(bm_arena_cstr(a, made), cases[i].made);
        assert_int_equal(lost, cases[i].lost);
    }
    bm_arena_free(a);
}

/* A file's bytes, all 134 letters at once: what a text file may not hold is converted at once. */
static void bytes_of_files_become_text_without_control_characters(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    for (size_t k = 0; k < sizeof encodings / sizeof *encodings; k++)
        for (size_t i = 0; i < LEGACY_LETTERS; i++) {
            const char *letter = legacy_letters[i].letter;
            if (!*legacy_bytes(i, encodings[k]))
                continue;
            bm_buf bytes = legacy_write(letter, encodings[k], true), text = {0};
            assert_false(bm_legacy_decode(&text, bm_str_of(bytes.ptr), encodings[k]));
            bm_str s = bm_str_n(text.ptr, text.len);
            for (size_t at = 0; at < s.len;) {
                uint32_t c = bm_utf8_next(s, &at);
                assert_true(c >= 0x20 && (c < 0x7F || c >= 0xA0));
            }
            assert_string_equal(bm_arena_cstr(a, bm_legacy_convert(a, s, encodings[k])), letter);
            bm_buf_free(&bytes);
            bm_buf_free(&text);
        }
    bm_arena_free(a);
}

/* Rows pasted from an old file into one that is UTF-8. */
static void letters_that_are_utf8_stay_in_a_file_that_has_both(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_buf text = {0};
    assert_true(bm_legacy_decode(
        &text, bm_str_of("Sở Tài chính – Cao Bằng; N\xABng Th\xDE H\xBBng"), BM_LEGACY_TCVN3));
    bm_buf_add_byte(&text, 0);
    assert_string_equal(text.ptr, "Sở Tài chính – Cao Bằng; N«ng ThÞ H»ng");
    bm_buf_free(&text);
    /* without a letter that is surely UTF-8, BỘ” of VNI is no Ĕ */
    assert_false(bm_legacy_decode(&text, bm_str_of("BO\xC4\x94"), BM_LEGACY_VNI));
    assert_string_equal(bm_arena_cstr(a, bm_str_n(text.ptr, text.len)), "BOÄ”");
    bm_buf_free(&text);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_letters_of_all_encodings_are_regained),
        cmocka_unit_test(words_are_regained_as_they_look_in_spreadsheets),
        cmocka_unit_test(variants_of_vni_are_read),
        cmocka_unit_test(what_is_no_letter_stays),
        cmocka_unit_test(text_without_letters_to_convert_is_not_copied),
        cmocka_unit_test(capitals_of_tcvn3_are_made_where_they_can_be_known),
        cmocka_unit_test(unicode_is_known_by_letters_that_windows_1252_lacks),
        cmocka_unit_test(utf8_that_was_read_as_windows_1252_is_undone),
        cmocka_unit_test(letters_of_all_kinds_are_counted),
        cmocka_unit_test(lost_bytes_are_told),
        cmocka_unit_test(letters_that_are_utf8_stay_in_a_file_that_has_both),
        cmocka_unit_test(bytes_of_files_become_text_without_control_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
