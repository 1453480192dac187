/* Which documents a Word file holds whose data are lost. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "docx_case.h"
#include "docx_tree.h"

#include "api/reading_lost.h"

#define X(field) "/bieumau[1]/" field

/* "{1} vd/word, {2} vd/mot" */
static const char *find(kit *k, const char *tree)
{
    static char out[200];
    static const char not_a_package[] = "PK";
    bm_arena *a = bm_arena_new();
    bm_reading r = {.arena = a, .source = {"don.docx", not_a_package, 2, NULL}};
    const bm_reading_job job = {.env = k->env, .r = &r, .ds = k->ds};
    const bm_reading_lost *lost = NULL;
    size_t n = bm_reading_lost_find(&job, docx_tree_body(a, tree), &lost);
    out[0] = 0;
    for (size_t i = 0; i < n; i++) {
        size_t at = strlen(out);
        (void)snprintf(out + at, sizeof out - at, "%s%.*s %s", i ? ", " : "",
                       (int)lost[i].item_id.len, lost[i].item_id.ptr, lost[i].form->info.id);
    }
    bm_arena_free(a);
    return out;
}

static void forms_are_known_by_their_fields(void **state)
{
    kit *k = *state;
    docx_case_open(k);
    assert_string_equal(find(k, "(p (c " X("ho_ten[1]") " \"a\") (c- " X("moi[1]") " \"☐\"))"),
                        "{1} vd/word");
    assert_string_equal(find(k, "(p (c " X("ho_ten") " \"a\") (c=7 " X("moi") " \"b\") (c# " X(
                                    "bang") ")"
                                            "(c " X("moi") " \"c\"))"),
                        "{1} vd/word, {7} vd/word");
    /* both forms have these fields */
    assert_string_equal(
        find(k, "(p (c " X("ho_ten[1]") " \"a\") (c " X("bang[1]/muc[1]") " \"b\"))"), "");
    assert_string_equal(find(k, "(p (c " X("khac[1]") " \"a\"))"), "");
    assert_string_equal(find(k, "(p (c " X("bang[1]") " \"a\") (c " X("moi[1]") " \"a\"))"), "");
    assert_string_equal(find(k, "(p (c " X("moi[1]/muc[1]") " \"a\"))"), "");
    assert_string_equal(find(k, "(p \"không có ô\")"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {KIT_TEST(forms_are_known_by_their_fields)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
