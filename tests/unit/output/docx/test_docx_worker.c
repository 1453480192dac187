/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_worker.h"

static void worker_comes_back_empty_with_its_memory(void **state)
{
    (void)state;
    bm_pool *pool = bm_docx_worker_pool();
    bm_docx_worker *first = bm_docx_worker_take(pool);
    bm_buf_add_cstr(&first->file, "PK");
    bm_docx_xml_again(&first->document);
    const char *memory = first->file.ptr;
    bm_docx_worker_give(pool, first);
    bm_docx_worker *again = bm_docx_worker_take(pool);
    assert_true(again == first);
    assert_true(again->file.ptr == memory);
    assert_int_equal(again->file.len, 0);
    bm_docx_worker_give(pool, again);
    bm_pool_free(pool);
}

static void two_at_a_time_are_different(void **state)
{
    (void)state;
    bm_pool *pool = bm_docx_worker_pool();
    bm_docx_worker *a = bm_docx_worker_take(pool), *b = bm_docx_worker_take(pool);
    assert_true(a != b);
    assert_true(a->packer != b->packer);
    bm_docx_worker_give(pool, a);
    bm_docx_worker_give(pool, b);
    bm_docx_worker *c = bm_docx_worker_take(pool), *d = bm_docx_worker_take(pool);
    assert_true((c == a && d == b) || (c == b && d == a));
    bm_docx_worker_give(pool, a);
    bm_docx_worker_give(pool, b);
    bm_pool_free(pool);
}

static void memory_of_a_huge_file_is_not_kept(void **state)
{
    (void)state;
    bm_pool *pool = bm_docx_worker_pool();
    bm_docx_worker *w = bm_docx_worker_take(pool);
    bm_buf_grow(&w->file, 5 * 1024 * 1024);
    bm_buf_grow(&w->document.bytes, 5 * 1024 * 1024);
    bm_docx_worker_give(pool, w);
    assert_null(w->file.ptr);
    assert_null(w->document.bytes.ptr);
    bm_pool_free(pool);
    bm_pool_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worker_comes_back_empty_with_its_memory),
        cmocka_unit_test(two_at_a_time_are_different),
        cmocka_unit_test(memory_of_a_huge_file_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
