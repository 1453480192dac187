/* Old encodings are recognised, and nothing else is. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "text/legacy_detect.h"
#include "text/legacy_kit.h"
#include "text/nfc.h"

enum { VALUES_MAX = 16 };

static bm_legacy_detect_result detect(const char *const *texts)
{
    bm_str values[VALUES_MAX];
    size_t n = 0;
    for (; n < VALUES_MAX && texts[n]; n++)
        values[n] = bm_str_of(texts[n]);
    bm_arena *a = bm_arena_new();
    bm_legacy_detect_result found = bm_legacy_detect(a, values, n);
    bm_arena_free(a);
    return found;
}

/* Documents as offices have them, in Unicode. */
static const char *const documents[][VALUES_MAX] = {
    {"Nguyễn Thị Thuỳ Dương", "Nữ", "12/03/1985", "004185001234", "Trung tâm Công nghệ thông tin"},
    {"Sở Thông tin và Truyền thông tỉnh Cao Bằng", "Đề nghị cấp chứng thư số cho cá nhân"},
    {"Trần Văn Mẫu", "Phạm Thị Ví Dụ", "Hoàng Đức Anh", "Lê Hồng Hà"},
    {"Nguyễn Văn A"},
    {"Đặng Ngọc Ánh", "tenmau@vidu.gov.vn", "0900000001"},
    {"Ủy ban nhân dân huyện Bảo Lạc", "Phó Chủ tịch", "Số 01/QĐ-UBND"},
    {"Thiết bị lưu khóa bí mật", "25", "ngày 05 tháng 01 năm 2020", "Mất thiết bị"},
    {"Hồ Ngọc Hữu Phước", "Võ Bích Vy", "Đỗ Quỳnh Như", "Bùi Khắc Duệ"},
    {"Phòng Nội vụ, Ủy ban nhân dân thành phố", "Trưởng phòng", "Văn phòng Hội đồng nhân dân"},
    {"Văn bản giấy lưu trữ tại Chi cục Thuế khu vực", "Không", "Có"},
};

enum { DOCUMENTS = sizeof documents / sizeof documents[0] };

static void documents_in_each_encoding_are_recognised(void **state)
{
    (void)state;
    static const bm_legacy encodings[] = {BM_LEGACY_TCVN3, BM_LEGACY_VNI, BM_LEGACY_VISCII,
                                          BM_LEGACY_CP1258};
    for (size_t k = 0; k < sizeof encodings / sizeof *encodings; k++)
        for (size_t d = 0; d < DOCUMENTS; d++) {
            const char *texts[VALUES_MAX] = {NULL};
            bm_buf old[VALUES_MAX] = {{0}};
            for (size_t i = 0; i < VALUES_MAX && documents[d][i]; i++) {
                old[i] = legacy_write(documents[d][i], encodings[k], false);
                texts[i] = old[i].ptr;
            }
            bm_legacy_detect_result found = detect(texts);
            if (found.encoding != encodings[k] || found.utf8)
                fail_msg("document %zu in encoding %d: %d", d, (int)encodings[k],
                         (int)found.encoding);
            assert_true(found.n >= 1);
            for (size_t i = 0; i < VALUES_MAX; i++)
                bm_buf_free(&old[i]);
        }
}

static void documents_in_unicode_are_left_in_peace(void **state)
{
    (void)state;
    for (size_t d = 0; d < DOCUMENTS; d++) {
        bm_legacy_detect_result found = detect(documents[d]);
        assert_int_equal(found.encoding, BM_LEGACY_NONE);
        assert_false(found.utf8);
        for (size_t i = 0; i < VALUES_MAX && documents[d][i]; i++) {
            const char *one[] = {documents[d][i], NULL};
            assert_int_equal(detect(one).encoding, BM_LEGACY_NONE);
        }
    }
}

static void utf8_as_windows_1252_is_recognised(void **state)
{
    (void)state;
    for (size_t d = 0; d < DOCUMENTS; d++) {
        const char *texts[VALUES_MAX] = {NULL};
        bm_buf wrong[VALUES_MAX] = {{0}};
        for (size_t i = 0; i < VALUES_MAX && documents[d][i]; i++) {
            wrong[i] = legacy_write_utf8(documents[d][i]);
            texts[i] = wrong[i].ptr;
        }
        bm_legacy_detect_result found = detect(texts);
        assert_true(found.utf8);
        assert_int_equal(found.encoding, BM_LEGACY_NONE);
        for (size_t i = 0; i < VALUES_MAX; i++)
            bm_buf_free(&wrong[i]);
    }
}

/* Right as they stand, each alone and all together. */
static const char *const harmless[] = {
    /* Vietnamese with the letters of Latin-1 alone */
    "Hoà",
    "Lê Hoà",
    "Hà Nam",
    "Lê Thành Công",
    "Trà Vinh",
    "Phòng Hành chính",
    "Bà Rịa",
    "La Thò",
    "có",
    "hái",
    "cã",
    "Thò",
    "Vàng",
    "sâu",
    "Vò Võ",
    "Ngô Quý Tân",
    "Êm đềm",
    "Ô Môn",
    "Ý Yên",
    /* peoples of Vietnam */
    "Y Blĭm Êban",
    "H’Hen Niê",
    "Êban",
    "Niê Kdăm",
    "Ksor Nhé",
    "Krông Pắc",
    "Đắk Lắk",
    "Kon Plông",
    "Pleikrông",
    "Êa Súp",
    "Kpă Klơng",
    "Hmông",
    "Giàng A Pháo",
    "Lò Văn Ún",
    "ơ̆ ư̆ ê̆ ô̆",
    /* other languages */
    "Müller & Söhne GmbH, Straße 5",
    "Jürgen Größe",
    "für die Prüfung",
    "Österreich",
    "Société générale d’été, à côté de là",
    "Loïc",
    "Noël Thaï",
    "né le 5 août",
    "Zoé",
    "José Peña Muñoz",
    "año",
    "mañana será más fría",
    "él está aquí, sí",
    "corazón",
    "São João",
    "não há relação",
    "coração",
    "Håkan Åström",
    "på så då",
    "Søren Kjærgaard",
    "miljø",
    "Þór Ægisson",
    "perché è così",
    "già",
    "città",
    "Škoda",
    "Łódź",
    "Őszi Ünnep",
    "Gülşen",
    "të në së më për është",
    "Curaçao",
    "Côte d’Ivoire",
    "München",
    "Düsseldorf",
    /* signs */
    "25°C",
    "m²",
    "5 µm",
    "50 ±1 mm",
    "© 2024 Công ty",
    "Microsoft® Windows™",
    "§ 5",
    "1º, 2ª",
    "“Cao Bằng” – 2024…",
    "½ trang",
    "100 €",
    "100 £",
    "×3",
    "«Hà»",
    "Nº 5",
    "¶ 3",
    "n\xC2\xADm",
    "https://vidu.gov.vn/é",
    "",
    " ",
    "漢字",
    "Ελλάδα",
    "Москва",
    "العربية",
    "😀",
};

static void what_is_right_is_left_in_peace(void **state)
{
    (void)state;
    enum { N = sizeof harmless / sizeof *harmless };
    bm_arena *a = bm_arena_new();
    bm_str all[N];
    for (size_t i = 0; i < N; i++) {
        all[i] = bm_nfc_normalize(a, bm_str_of(harmless[i]));
        bm_legacy_detect_result found = bm_legacy_detect(a, &all[i], 1);
        if (found.encoding != BM_LEGACY_NONE || found.utf8)
            fail_msg("%s: %d", harmless[i], (int)found.encoding);
    }
    for (size_t width = 2; width <= N; width++)
        for (size_t i = 0; i + width <= N; i++) {
            bm_legacy_detect_result found = bm_legacy_detect(a, all + i, width);
            if (found.encoding != BM_LEGACY_NONE || found.utf8)
                fail_msg("%s and %zu others: %d", harmless[i], width - 1, (int)found.encoding);
        }
    bm_arena_free(a);
}

static void one_word_is_enough_when_nobody_writes_it_so(void **state)
{
    (void)state;
    static const char *const tcvn3[] = {"NguyÔn", NULL}, *const vni[] = {"Nguyeãn", NULL},
                             *const sign[] = {"Ng©n", NULL}, *const letters[] = {"Bïi", NULL};
    assert_int_equal(detect(tcvn3).encoding, BM_LEGACY_TCVN3);
    assert_int_equal(detect(vni).encoding, BM_LEGACY_VNI);
    assert_int_equal(detect(sign).encoding, BM_LEGACY_TCVN3);
    assert_int_equal(detect(letters).encoding, BM_LEGACY_NONE);
}

/* Rows pasted from an old spreadsheet into a file that is Unicode otherwise. */
static void old_values_among_unicode_are_found_and_counted(void **state)
{
    (void)state;
    static const char *const texts[] = {"Sở Thông tin và Truyền thông",
                                        "Hà Nam",
                                        "Lê Hoà",
                                        "NguyÔn V¨n MÉu",
                                        "Cao",
                                        "TrÇn ThÞ VÝ Dô",
                                        NULL};
    bm_legacy_detect_result found = detect(texts);
    assert_int_equal(found.encoding, BM_LEGACY_TCVN3);
    assert_int_equal(found.first, 3);
    assert_int_equal(found.n, 2);
}

static void nothing_stays_in_the_arena(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_arena_mark before = bm_arena_mark_of(a);
    bm_str value = bm_str_of("NguyÔn V¨n MÉu"), wrong = bm_str_of("Nguyá»…n");
    assert_int_equal(bm_legacy_detect(a, &value, 1).encoding, BM_LEGACY_TCVN3);
    assert_true(bm_legacy_detect(a, &wrong, 1).utf8);
    assert_int_equal(bm_arena_mark_of(a).used, before.used);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_in_each_encoding_are_recognised),
        cmocka_unit_test(documents_in_unicode_are_left_in_peace),
        cmocka_unit_test(utf8_as_windows_1252_is_recognised),
        cmocka_unit_test(what_is_right_is_left_in_peace),
        cmocka_unit_test(one_word_is_enough_when_nobody_writes_it_so),
        cmocka_unit_test(old_values_among_unicode_are_found_and_counted),
        cmocka_unit_test(nothing_stays_in_the_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
