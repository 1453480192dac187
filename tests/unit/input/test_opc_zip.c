/* ZIP files of many makers, and of people who mean harm. SPDX-License-Identifier: MIT */
#include <time.h>

#include "opc_case.h"

static void start(opc_case *c)
{
    opc_case_clear(c);
    opc_case_add(c, "_rels/.rels", "<x/>");
}

static void packed_and_stored_parts_are_read(void **state)
{
    opc_case *c = *state;
    for (int descriptors = 0; descriptors < 2; descriptors++) {
        start(c);
        c->descriptors = descriptors;
        opc_case_entry(c, "a.xml", bm_str_of("Cộng hòa Cộng hòa Cộng hòa"), OPC_CASE_DEFLATED, 0);
        c->descriptors = false;
        opc_case_entry(c, "b/", bm_str_of(""), OPC_CASE_STORED, 0);
        opc_case_entry(c, "b\\", bm_str_of(""), OPC_CASE_STORED, 0);
        opc_case_entry(c, "b\\c.xml", bm_str_of(""), OPC_CASE_DEFLATED, 0);
        opc_case_close(c);
        assert_non_null(opc_case_open(c));
        assert_int_equal(c->opc->n_parts, 3);
        opc_case_equal(c->opc->parts[1].bytes, "Cộng hòa Cộng hòa Cộng hòa");
        opc_case_equal(c->opc->parts[2].name, "b/c.xml");
        assert_int_equal(c->opc->parts[2].bytes.len, 0);
    }
}

static void junk_before_and_behind_does_not_matter(void **state)
{
    opc_case *c = *state;
    start(c);
    opc_case_close(c);
    bm_buf all = {0};
    bm_buf_add_cstr(&all, "junk that some mail gateway left\r\n");
    bm_buf_add(&all, c->bytes.ptr, c->bytes.len);
    bm_source source = {.name = "a", .bytes = all.ptr, .len = all.len};
    assert_true(bm_opc_is(&source));
    const bm_opc *opc = bm_opc_open(c->arena, &source, c->ds);
    assert_non_null(opc);
    opc_case_equal(opc->parts[0].bytes, "<x/>");
    bm_buf_free(&all);
    bm_buf_add_cstr(&c->bytes, "\r\n");
    assert_non_null(opc_case_open(c));
}

static void names_that_leave_the_package_are_refused(void **state)
{
    opc_case *c = *state;
    static const char *const names[] = {"../a",  "/a",    "a/../../b", "\\a", "C:\\a",
                                        "a/..",  "..\\a", "a//b",      "./a", "a\x01",
                                        "a/./b", "",      "a\nb"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        start(c);
        opc_case_add(c, names[i], "x");
        opc_case_close(c);
        opc_case_refused(c, "V048");
    }
}

static void a_password_is_told(void **state)
{
    opc_case *c = *state;
    start(c);
    opc_case_entry(c, "word/document.xml", bm_str_of("0123456789abcdef"), OPC_CASE_STORED, 1);
    opc_case_close(c);
    opc_case_refused(c, "V042");
}

static void other_methods_are_told(void **state)
{
    opc_case *c = *state;
    start(c);
    opc_case_entry(c, "word/document.xml", bm_str_of("x"), 12, 0);
    opc_case_close(c);
    opc_case_refused(c, "V049");
}

static void every_changed_byte_of_a_part_is_seen(void **state)
{
    opc_case *c = *state;
    start(c);
    const size_t at = c->bytes.len + 30 + strlen("a");
    opc_case_entry(c, "a", bm_str_of("kính gửi kính gửi"), OPC_CASE_DEFLATED, 0);
    const size_t end = c->bytes.len;
    opc_case_close(c);
    for (size_t i = at; i < end; i++) {
        c->bytes.ptr[i] ^= 0x10;
        if (opc_case_open(c)) { /* a bit that means nothing */
            opc_case_equal(c->opc->parts[1].bytes, "kính gửi kính gửi");
        } else {
            opc_case_refused(c, "V043");
            assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], "“a”"));
        }
        c->bytes.ptr[i] ^= 0x10;
    }
}

static void a_truncated_file_is_damaged(void **state)
{
    opc_case *c = *state;
    start(c);
    opc_case_entry(c, "a", bm_str_of("kính gửi kính gửi"), OPC_CASE_DEFLATED, 0);
    opc_case_close(c);
    const size_t whole = c->bytes.len;
    for (size_t n = 5; n < whole; n++) {
        c->bytes.len = n;
        opc_case_refused(c, "V043");
    }
    c->bytes.len = whole;
    assert_non_null(opc_case_open(c));
}

/* Sizes are not needed: what comes out is counted, and has a checksum. */
static void sizes_that_lie_are_not_believed(void **state)
{
    opc_case *c = *state;
    static const struct {
        size_t at;
        unsigned char byte;
    } lies[] = {{24, 1}, {24, 200}, {27, 0x7F}, {20, 1}, {23, 0x7F}, {42, 99}, {45, 0x7F}};
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        start(c);
        const size_t entry = c->directory.len;
        opc_case_entry(c, "a", bm_str_of("kính gửi kính gửi"), OPC_CASE_DEFLATED, 0);
        c->directory.ptr[entry + lies[i].at] = (char)lies[i].byte;
        opc_case_close(c);
        if (opc_case_open(c))
            opc_case_equal(c->opc->parts[1].bytes, "kính gửi kính gửi");
        else
            opc_case_refused(c, "V043");
    }
}

static void bombs_are_stopped_by_what_comes_out(void **state)
{
    opc_case *c = *state;
    const size_t each = 8 * 1024 * 1024;
    char *zeros = calloc(each, 1);
    assert_non_null(zeros);
    start(c);
    for (int i = 0; i < 33; i++) { /* 264 MB out of 270 KB */
        char name[16];
        snprintf(name, sizeof name, "%d", i);
        opc_case_entry(c, name, bm_str_n(zeros, each), OPC_CASE_DEFLATED, 0);
    }
    free(zeros);
    opc_case_close(c);
    assert_true(c->bytes.len < 1024 * 1024);
    opc_case_refused(c, "V045");
}

static void too_many_parts_are_not_counted_out(void **state)
{
    opc_case *c = *state;
    start(c);
    for (int i = 0; i < BM_LIMIT_OPC_PARTS; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d", i);
        opc_case_add(c, name, "");
    }
    opc_case_close(c);
    opc_case_refused(c, "V046");
}

static void zip64_is_read_and_bounded(void **state)
{
    opc_case *c = *state;
    for (int many = 0; many < 2; many++) {
        start(c);
        const size_t at = c->bytes.len;
        bm_buf *b = &c->bytes;
        bm_buf_add(b, c->directory.ptr, c->directory.len);
        const size_t end64 = b->len;
        bm_buf_add_cstr(b, "PK\6\6");
        opc_case_number(b, 44, 8);
        opc_case_number(b, 45, 2);
        opc_case_number(b, 45, 2);
        opc_case_number(b, 0, 8);
        for (int i = 0; i < 2; i++)
            opc_case_number(b, many ? UINT64_C(1) << 40 : 1, 8);
        opc_case_number(b, c->directory.len, 8);
        opc_case_number(b, at, 8);
        bm_buf_add_cstr(b, "PK\6\7");
        opc_case_number(b, 0, 4);
        opc_case_number(b, end64, 8);
        opc_case_number(b, 1, 4);
        bm_buf_add_cstr(b, "PK\5\6");
        opc_case_number(b, 0, 4);
        opc_case_number(b, 0xFFFF, 2);
        opc_case_number(b, 0xFFFF, 2);
        opc_case_number(b, UINT32_MAX, 4);
        opc_case_number(b, UINT32_MAX, 4);
        opc_case_number(b, 0, 2);
        if (many) {
            opc_case_refused(c, "V046");
        } else {
            assert_non_null(opc_case_open(c));
            opc_case_equal(c->opc->parts[0].bytes, "<x/>");
        }
    }
}

static void many_ends_do_not_cost_time(void **state)
{
    opc_case *c = *state;
    start(c);
    for (int i = 0; i < 9000; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d", i);
        opc_case_add(c, name, "");
    }
    opc_case_close(c);
    char *end = c->bytes.ptr + c->bytes.len - 2;
    end[0] = (char)0xFF, end[1] = (char)0xFF; /* the comment */
    char once[22];
    memcpy(once, end + 2 - sizeof once, sizeof once);
    for (size_t n = 0; n + sizeof once <= 0xFFFF; n += sizeof once)
        bm_buf_add(&c->bytes, once, sizeof once);
    for (size_t n = 0xFFFF - 0xFFFF % sizeof once; n < 0xFFFF; n++)
        bm_buf_add_byte(&c->bytes, 0);
    const clock_t begun = clock();
    opc_case_refused(c, "V043");
    assert_true(clock() - begun < CLOCKS_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(packed_and_stored_parts_are_read),
        OPC_CASE_TEST(junk_before_and_behind_does_not_matter),
        OPC_CASE_TEST(names_that_leave_the_package_are_refused),
        OPC_CASE_TEST(a_password_is_told),
        OPC_CASE_TEST(other_methods_are_told),
        OPC_CASE_TEST(every_changed_byte_of_a_part_is_seen),
        OPC_CASE_TEST(a_truncated_file_is_damaged),
        OPC_CASE_TEST(sizes_that_lie_are_not_believed),
        OPC_CASE_TEST(bombs_are_stopped_by_what_comes_out),
        OPC_CASE_TEST(too_many_parts_are_not_counted_out),
        OPC_CASE_TEST(zip64_is_read_and_bounded),
        OPC_CASE_TEST(many_ends_do_not_cost_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
