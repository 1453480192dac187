/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_header.h"

static void header_is_one_paragraph_with_the_page_number(void **state)
{
    (void)state;
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_header_write(&x);
    bm_str part = bm_docx_xml_finish(&x);
    assert_int_equal(docx_count(part.ptr, "<w:p>"), 1);
    docx_assert_has(part.ptr, "<w:pStyle w:val=\"Header\"/><w:jc w:val=\"center\"/>");
    docx_assert_has(part.ptr, "<w:fldSimple w:instr=\" PAGE \">");
    bm_docx_xml_close(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_is_one_paragraph_with_the_page_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
