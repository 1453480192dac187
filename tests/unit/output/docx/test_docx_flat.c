/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_flat.h"

static const char *flat_of(kit *k, bm_str xml)
{
    bm_docx_part parts[BM_DOCX_PARTS];
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        parts[i] = bm_docx_package_part((bm_docx_part_id)i);
        parts[i].xml = xml;
    }
    bm_buf out = {0};
    bm_docx_flat_write(parts, BM_DOCX_PARTS, &out);
    const char *text = bm_arena_cstr(k->arena, bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    return text;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(file_names_word_as_its_program),
        DOCX_TEST(parts_stand_without_their_declaration),
        DOCX_TEST(every_part_but_the_list_of_types_is_there_with_its_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
