/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include <libdeflate.h>

#include "output/docx/docx_zip.h"

static unsigned u16(const char *p)
{
    return (unsigned)(unsigned char)p[0] | (unsigned)(unsigned char)p[1] << 8;
}

static unsigned u32(const char *p)
{
    return u16(p) | u16(p + 2) << 16;
}

/* An archive whose parts say ${text}. */
static void archive_of(kit *k, bm_buf *out, bm_str text, bool fast)
{
    bm_docx_part parts[BM_DOCX_PARTS];
    bm_docx_packer *packer = bm_docx_zip_packer_new(fast);
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        parts[i] = bm_docx_package_part((bm_docx_part_id)i);
        parts[i].xml = text;
    }
    bm_docx_zip_pack(packer, k->arena, parts, BM_DOCX_PARTS);
    bm_docx_zip_packer_free(packer);
    bm_docx_zip_write(parts, BM_DOCX_PARTS, out);
}

static void archive(kit *k, bm_buf *out, bm_str text)
{
    archive_of(k, out, text, false);
}

static void local_headers_hold_real_sizes_and_the_first_day(void **state)
{
    kit *k = *state;
    bm_str text = bm_str_of(kit_words(k, "trăng", 200));
    bm_buf zip = {0};
    archive(k, &zip, text);
    const char *p = zip.ptr;
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        const char *name = bm_docx_package_part((bm_docx_part_id)i).name;
        assert_memory_equal(p, "PK\003\004", 4);
        assert_int_equal(u16(p + 6), 0);            /* no flags: no data descriptor */
        assert_int_equal(u16(p + 8), 8);            /* deflated */
        assert_int_equal(u32(p + 10), 0x21u << 16); /* 1980-01-01 00:00:00 */
        assert_int_equal(u32(p + 14), libdeflate_crc32(0, text.ptr, text.len));
        assert_int_equal(u32(p + 22), text.len);
        assert_int_equal(u16(p + 26), strlen(name));
        assert_memory_equal(p + 30, name, strlen(name));
        p += 30 + strlen(name);
        char *plain = bm_arena_alloc(k->arena, text.len);
        struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
        size_t packed = u32(p - strlen(name) - 30 + 18);
        assert_int_equal(libdeflate_deflate_decompress(d, p, packed, plain, text.len, NULL), 0);
        libdeflate_free_decompressor(d);
        assert_memory_equal(plain, text.ptr, text.len);
        p += packed;
    }
    assert_memory_equal(p, "PK\001\002", 4);
    bm_buf_free(&zip);
}

static void content_types_come_first(void **state)
{
    kit *k = *state;
    bm_buf zip = {0};
    archive(k, &zip, bm_str_of("<a/>"));
    assert_memory_equal(zip.ptr + 30, "[Content_Types].xml", 19);
    bm_buf_free(&zip);
}

static void what_deflate_cannot_shorten_is_stored(void **state)
{
    kit *k = *state;
    bm_buf zip = {0};
    archive(k, &zip, bm_str_of("<a/>"));
    assert_int_equal(u16(zip.ptr + 8), 0);
    assert_int_equal(u32(zip.ptr + 18), 4);
    assert_memory_equal(zip.ptr + 30 + 19, "<a/>", 4);
    bm_buf_free(&zip);
}

static void for_each_file_small_parts_are_stored_and_others_deflated(void **state)
{
    kit *k = *state;
    static const struct {
        size_t words;
        unsigned method;
    } cases[] = {{20, 0}, {1000, 8}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_str text = bm_str_of(kit_words(k, "trăng", cases[i].words));
        bm_buf zip = {0};
        archive_of(k, &zip, text, true);
        assert_int_equal(u16(zip.ptr + 8), cases[i].method);
        assert_int_equal(u32(zip.ptr + 14), libdeflate_crc32(0, text.ptr, text.len));
        if (cases[i].method == 8)
            assert_true(u32(zip.ptr + 18) < text.len / 10);
        else
            assert_memory_equal(zip.ptr + 30 + 19, text.ptr, text.len);
        bm_buf_free(&zip);
    }
}

static void what_is_packed_already_stays_as_it_is(void **state)
{
    kit *k = *state;
    bm_docx_part part = bm_docx_package_part(BM_DOCX_DOCUMENT);
    part.xml = bm_str_of(kit_words(k, "trăng", 1000));
    part.packed = bm_str_of("packed elsewhere");
    part.crc = 7;
    bm_docx_packer *packer = bm_docx_zip_packer_new(true);
    bm_docx_zip_pack(packer, k->arena, &part, 1);
    bm_docx_zip_packer_free(packer);
    bm_docx_zip_packer_free(NULL);
    assert_true(bm_str_is(part.packed, "packed elsewhere"));
    assert_int_equal(part.crc, 7);
}

static void directory_points_at_the_local_headers(void **state)
{
    kit *k = *state;
    bm_buf zip = {0};
    bm_buf_add_cstr(&zip, "before"); /* offsets count from the archive's own start */
    archive(k, &zip, bm_str_of("<abcabcabcabcabcabcabcabc/>"));
    const char *start = zip.ptr + 6, *end = zip.ptr + zip.len - 22;
    assert_memory_equal(end, "PK\005\006", 4);
    assert_int_equal(u16(end + 10), BM_DOCX_PARTS);
    const char *p = start + u32(end + 16);
    assert_true(p + u32(end + 12) == end);
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        const char *local = start + u32(p + 42);
        assert_memory_equal(local, "PK\003\004", 4);
        assert_memory_equal(local + 4, p + 6, 26); /* version to the lengths of name and extra */
        p += 46 + u16(p + 28);
    }
    bm_buf_free(&zip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(local_headers_hold_real_sizes_and_the_first_day),
        DOCX_TEST(content_types_come_first),
        DOCX_TEST(what_deflate_cannot_shorten_is_stored),
        DOCX_TEST(for_each_file_small_parts_are_stored_and_others_deflated),
        DOCX_TEST(what_is_packed_already_stays_as_it_is),
        DOCX_TEST(directory_points_at_the_local_headers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
