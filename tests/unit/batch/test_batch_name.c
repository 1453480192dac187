/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../api/kit.h"

#include "batch/batch_name.h"

#define FORM                                                                                      \
    "id: vd/don\nnumber: Mẫu 2\ntitle: Đơn thử\nsource: Nguồn thử\nwording: verbatim\n" \
    "fields:\n"                                                                                   \
    "  ho_ten: {label: Họ và tên, type: person, case: upper}\n"                               \
    "  ngay_sinh: {label: Ngày sinh, type: date, show: long}\n"                                  \
    "  so_giay_to: {label: Số CCCD, type: identity}\n"                                          \
    "  don_vi: {label: Đơn vị, type: text}\n"                                                 \
    "  bang: {label: Bảng, type: rows, columns: {muc: {label: Mục, type: text}}}\n"           \
    "body:\n  - title: ĐƠN\n  - line: \"{ho_ten} {ngay_sinh} {so_giay_to} {don_vi}\"\n"         \
    "  - table: {rows: bang, columns: [{head: Mục, cell: \"{muc}\", width: 100}]}\n"

typedef struct {
    kit *k;
    const bm_form *form;
    bm_data *data;
    bm_batch_name *names;
} room;

static room set_up(void **state, const char *pattern)
{
    room r = {.k = *state};
    kit_put("forms/vd/don.yaml", FORM);
    bm_env_close(r.k->env);
    r.k->env = kit_open(r.k->ds, "forms");
    r.form = bm_form_load(r.k->env, "vd/don", r.k->ds);
    assert_non_null(r.form);
    r.data = bm_data_new(NULL);
    r.names = bm_batch_name_open(pattern, r.form, r.k->ds);
    return r;
}

static void tear_down(room *r)
{
    bm_batch_name_free(r->names);
    bm_data_free(r->data);
}

static void put(const room *r, const char *field, const char *text)
{
    assert_int_equal(bm_data_set(r->data, field, text, strlen(text), r->k->ds), 0);
}

/* The name of the record of ${row} whose name is ${ho_ten}. */
static const char *name(const room *r, const char *ho_ten, uint32_t row)
{
    static char out[BM_BATCH_NAME_BYTES + 1];
    const bm_record record = {.row = row, .sheet = "", .n_rows = 1};
    bm_data_clear(r->data);
    if (ho_ten)
        put(r, "ho_ten", ho_ten);
    bm_batch_name_make(r->names, r->data, &record, out);
    return out;
}

static void names_are_made_of_tidied_values(void **state)
{
    static const struct {
        const char *pattern, *name;
    } cases[] = {
        {NULL, "vd-don-7"},
        {"{so_giay_to}-{ho_ten}", "001079012345-dang-thi-buoi"},
        {"{Họ và tên}", "dang-thi-buoi"},
        {"{ho_ten}_{ngay_sinh}.pdf", "dang-thi-buoi_1990-05-12"},
        {"Đơn của {ho_ten}", "don-cua-dang-thi-buoi"},
        {"{form}--{row}.docx", "vd-don-7"},
        {"{don_vi}-{ho_ten}-{don_vi}", "dang-thi-buoi"}, /* nothing is given for it */
        {"{ho_ten}{row}", "dang-thi-buoi7"},
        {" - {ho_ten} - ", "dang-thi-buoi"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        room r = set_up(state, cases[i].pattern);
        char out[BM_BATCH_NAME_BYTES + 1];
        const bm_record record = {.row = 7};
        put(&r, "ho_ten", " Đặng Thị  Bưởi");
        put(&r, "ngay_sinh", "12/5/1990");
        put(&r, "so_giay_to", "1079012345");
        bm_batch_name_make(r.names, r.data, &record, out);
        assert_string_equal(out, cases[i].name);
        tear_down(&r);
    }
}

static void what_cannot_be_a_name_is_told(void **state)
{
    static const struct {
        const char *pattern, *codes;
    } cases[] = {
        {"{ho_ten", "B052"},
        {"ho_ten}", "B052"},
        {"{ho_tne}", "B050"},
        {"{}", "B050"},
        {"{bang}", "B051"},
        {"{muc}", "B051"},
        {"{don_vi}/{ho_ten}", "B053"},
        {"..\\{ho_ten}", "B053"},
        {"{ho_ten}:{don_vi}", "B054"},
        {"{ho_ten}\n", "B054"},
        {"\xFF{ho_ten}", "B054"},
        {"{ho_ten}\xF0", "B054"},
        {"", "B056"},
        {"don-de-nghi-cap-chung-thu-so-cho-ca-nhan-{ho_ten}", "B055"},
        {"{a}/{b}?{bang}", "B050 B053 B050 B054 B051"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char codes[128] = "";
        room r = set_up(state, cases[i].pattern);
        for (size_t k = 0; k < bm_diags_count(r.k->ds); k++)
            (void)snprintf(codes + strlen(codes), sizeof codes - strlen(codes), "%s%s",
                           k ? " " : "", bm_diags_at(r.k->ds, k)->code);
        assert_null(r.names);
        assert_string_equal(codes, cases[i].codes);
        tear_down(&r);
        bm_diags_clear(r.k->ds);
    }
    room r = set_up(state, "{so_giayto}");
    assert_non_null(strstr(bm_diags_at(r.k->ds, 0)->hint[BM_LANG_VI], "“so_giay_to”"));
    bm_diags_clear(r.k->ds);
    tear_down(&r);
}

static void long_names_lose_whole_words(void **state)
{
    room r = set_up(state, "{so_giay_to}-{ho_ten}-{don_vi}");
    char out[BM_BATCH_NAME_BYTES + 1];
    const bm_record record = {.row = 7};
    put(&r, "ho_ten", "Nguyễn Phúc Bảo Quỳnh Trang");
    put(&r, "so_giay_to", "001079012345");
    put(&r, "don_vi", "Phòng Tổ chức Hành chính Sở Thử nghiệm");
    bm_batch_name_make(r.names, r.data, &record, out);
    assert_string_equal(out, "001079012345-nguyen-phuc-bao-phong-to-chuc");
    bm_batch_name_make(r.names, r.data, &record, out);
    assert_string_equal(out, "001079012345-nguyen-phuc-bao-phong-to-chuc-r7");
    tear_down(&r);
    r = set_up(state, "{ho_ten}");
    char word[301];
    memset(word, 'x', 300);
    word[300] = 0;
    assert_int_equal(strlen(name(&r, word, 2)), 45);
    const char *second = name(&r, word, 1048576);
    assert_int_equal(strlen(second), 45);
    assert_string_equal(second + 45 - 9, "-r1048576");
    tear_down(&r);
    r = set_up(state, "{row}{row}{row}{row}{row}{row}{row}");
    assert_int_equal(strlen(name(&r, NULL, 4294967295)), 45);
    assert_int_equal(strlen(name(&r, NULL, 4294967294)), 45);
    tear_down(&r);
}

static void windows_keeps_some_names_and_nothing_is_no_name(void **state)
{
    room r = set_up(state, "{ho_ten}");
    assert_string_equal(name(&r, "Con", 2), "con-r2");
    assert_string_equal(name(&r, "COM1", 3), "com1-r3");
    assert_string_equal(name(&r, "Lpt9", 4), "lpt9-r4");
    assert_string_equal(name(&r, "Còn", 5), "con-r5");
    assert_string_equal(name(&r, "Cong", 6), "cong");
    assert_string_equal(name(&r, "", 7), "dong-r7");
    assert_string_equal(name(&r, "សុខ", 8), "dong-r8");
    assert_string_equal(name(&r, "...", 9), "dong-r9");
    assert_string_equal(name(&r, "Dòng r7", 10), "dong-r7-r10");
    tear_down(&r);
}

static void the_first_record_keeps_the_name(void **state)
{
    room r = set_up(state, "{ho_ten}");
    assert_string_equal(name(&r, "Lê Văn An", 2), "le-van-an");
    assert_string_equal(name(&r, "Lê Vân Ấn", 3), "le-van-an-r3");
    assert_string_equal(name(&r, "Lê Văn An R3", 4), "le-van-an-r3-r4");
    assert_string_equal(name(&r, "lê văn an r12x", 5), "le-van-an-r12x");
    bm_batch_name_restart(r.names);
    assert_string_equal(name(&r, "LÊ VĂN AN", 9), "le-van-an");
    tear_down(&r);
}

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, BM_BATCH_NAME_BYTES + 1);
}

/* Names that look like those which the program makes itself, very often the same. */
static void no_name_is_given_twice(void **state)
{
    enum { N = 30000 };
    room r = set_up(state, "{ho_ten}");
    char(*all)[BM_BATCH_NAME_BYTES + 1] = calloc(N, sizeof *all);
    uint64_t seed = 1;
    assert_non_null(all);
    for (uint32_t i = 0; i < N; i++) {
        char text[64];
        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        unsigned x = (unsigned)(seed >> 33);
        (void)snprintf(text, sizeof text,
                       x & 1   ? "an r%u"
                       : x & 2 ? "an"
                               : "an r%u r%u",
                       x >> 2 & 0x3FFF, x >> 16 & 0xFF);
        (void)snprintf(all[i], sizeof all[i], "%s", name(&r, text, i + 2));
    }
    qsort(all, N, sizeof *all, compare);
    for (size_t i = 1; i < N; i++)
        assert_int_not_equal(strcmp(all[i - 1], all[i]), 0);
    free(all);
    tear_down(&r);
}

static void names_that_differ_hardly_ever_get_a_row(void **state)
{
    enum { N = 200000 };
    room r = set_up(state, "{ho_ten}");
    unsigned with_row = 0;
    for (uint32_t i = 0; i < N; i++) {
        char text[32];
        (void)snprintf(text, sizeof text, "an %u", i);
        with_row += strstr(name(&r, text, i + 2), "-r") != NULL;
    }
    assert_int_equal(with_row, 0);
    tear_down(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_are_made_of_tidied_values, kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_a_name_is_told, kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(long_names_lose_whole_words, kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(windows_keeps_some_names_and_nothing_is_no_name, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(the_first_record_keeps_the_name, kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(no_name_is_given_twice, kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(names_that_differ_hardly_ever_get_a_row, kit_set_up,
                                        kit_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
