/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_flat.h"

static const char *written(kit *k, const bm_docx_part *parts, size_t n)
{
    bm_buf out = {0};
    bm_docx_flat_write(parts, n, &out);
    const char *text = bm_arena_cstr(k->arena, bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    return text;
}

static const char *flat_of(kit *k, bm_str xml)
{
    bm_docx_part parts[BM_DOCX_PARTS];
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        parts[i] = bm_docx_package_part((bm_docx_part_id)i);
        parts[i].xml = xml;
    }
    return written(k, parts, BM_DOCX_PARTS);
}

static void file_names_word_as_its_program(void **state)
{
    const char *xml = flat_of(*state, bm_str_of("<?xml version=\"1.0\"?>\n<a/>\n"));
    const char *begin = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                        "<?mso-application progid=\"Word.Document\"?>\n<pkg:package ";
    assert_memory_equal(xml, begin, strlen(begin));
}

static void parts_stand_without_their_declaration(void **state)
{
    const char *xml = flat_of(*state, bm_str_of("<?xml version=\"1.0\"?>\n<a>Đ</a>\n"));
    assert_int_equal(docx_count(xml, "<?xml"), 1);
    assert_int_equal(docx_count(xml, "<pkg:xmlData><a>Đ</a></pkg:xmlData>"), BM_DOCX_PARTS - 1);
    docx_assert_well_formed(xml);
}

static void every_part_but_the_list_of_types_is_there_with_its_type(void **state)
{
    kit *k = *state;
    const char *xml = flat_of(k, bm_str_of("<?xml version=\"1.0\"?>\n<a/>\n"));
    docx_assert_lacks(xml, "Content_Types");
    for (int i = BM_DOCX_CONTENT_TYPES + 1; i < BM_DOCX_PARTS; i++) {
        const bm_docx_part part = bm_docx_package_part((bm_docx_part_id)i);
        docx_assert_has(
            xml, bm_arena_printf(k->arena, "<pkg:part pkg:name=\"/%s\" pkg:contentType=\"%s\">",
                                 part.name,
                                 part.content_type ? part.content_type : BM_DOCX_RELATIONS_TYPE));
    }
}

/* RFC 4648, 10. */
static void base64_is_that_of_the_standard(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *base64;
    } cases[] = {{"", ""},
                 {"f", "Zg==\n"},
                 {"fo", "Zm8=\n"},
                 {"foo", "Zm9v\n"},
                 {"foob", "Zm9vYg==\n"},
                 {"fooba", "Zm9vYmE=\n"},
                 {"foobar", "Zm9vYmFy\n"},
                 {"\xFB\xEF\xBE\xFF\xFF\xFF", "++++////\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_buf out = {0};
        bm_docx_flat_base64(&out, bm_str_of(cases[i].bytes));
        assert_true(bm_str_is(bm_str_n(out.ptr, out.len), cases[i].base64));
        bm_buf_free(&out);
    }
}

static void base64_stands_in_lines_of_76_characters(void **state)
{
    (void)state;
    static const char zeros[200];
    for (size_t n = 1; n < sizeof zeros; n++) {
        bm_buf out = {0};
        bm_docx_flat_base64(&out, bm_str_n(zeros, n));
        size_t characters = (n + 2) / 3 * 4, lines = (characters + 75) / 76;
        assert_int_equal(out.len, characters + lines);
        for (size_t i = 1; i < lines; i++)
            assert_int_equal(out.ptr[77 * i - 1], '\n');
        bm_buf_free(&out);
    }
}

static void binary_part_stands_in_base64(void **state)
{
    kit *k = *state;
    const bm_docx_part parts[] = {
        {.name = "[Content_Types].xml"},
        {.name = "word/media/a&b.png",
         .content_type = "image/png",
         .xml = bm_str_n("\x89PNG\0", 5),
         .binary = true},
    };
    const char *xml = written(k, parts, 2);
    docx_assert_has(xml, "<pkg:part pkg:name=\"/word/media/a&amp;b.png\" "
                         "pkg:contentType=\"image/png\" pkg:compression=\"store\">"
                         "<pkg:binaryData>iVBORwA=\n</pkg:binaryData></pkg:part>");
    docx_assert_well_formed(xml);
}

static void part_of_another_program_loses_its_declaration_too(void **state)
{
    const char *xml = flat_of(*state, bm_str_of("\xEF\xBB\xBF<?xml version=\"1.0\"?><a>\r\n</a>"));
    assert_int_equal(docx_count(xml, "<pkg:xmlData><a>\r\n</a></pkg:xmlData>"), BM_DOCX_PARTS - 1);
    docx_assert_well_formed(xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(file_names_word_as_its_program),
        DOCX_TEST(parts_stand_without_their_declaration),
        cmocka_unit_test(base64_is_that_of_the_standard),
        cmocka_unit_test(base64_stands_in_lines_of_76_characters),
        DOCX_TEST(binary_part_stands_in_base64),
        DOCX_TEST(part_of_another_program_loses_its_declaration_too),
        DOCX_TEST(every_part_but_the_list_of_types_is_there_with_its_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
