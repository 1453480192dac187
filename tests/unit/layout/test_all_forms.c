/* Every form, blank and filled with every example, through the layout: what is read aloud is what the form says,
 * in its order; nothing overlaps; there is room for each signature.
 * SPDX-License-Identifier: MIT */
#include "kit.h"

#include <glob.h>
#include <stdio.h>

#include "base/file.h"
#include "base/limit.h"
#include "form/check.h"
#include "form/form.h"
#include "input/input.h"
#include "merge/merge.h"

static bm_source read_source(kit *k, const char *path)
{
    bm_buf bytes = {0};
    assert_int_equal(bm_file_read(path, BM_LIMIT_INPUT_BYTES, &bytes, k->ds), 0);
    bm_str copy = bm_arena_copy(k->arena, bm_str_n(bytes.ptr, bytes.len));
    bm_buf_free(&bytes);
    return (bm_source){.name = path, .bytes = copy.ptr, .len = copy.len};
}

/* ---- The text of a node as it is to be read ---- */

static void add_text(bm_buf *out, const bm_node *node)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *child = node->children[i];
        switch (child->type) {
        case BM_NODE_TEXT:
            bm_buf_add_str(out, child->text);
            break;
        case BM_NODE_BREAK:
            bm_buf_add_byte(out, ' ');
            break;
        case BM_NODE_CHECKBOX:
            bm_buf_add_cstr(out, child->flags & BM_NODE_CHECKED ? "☑" : "☐");
            break;
        case BM_NODE_SEGMENT:
            if (i)
                bm_buf_add_byte(out, ' ');
            /* fall through */
        case BM_NODE_PARAGRAPH:
            add_text(out, child);
            break;
        default:
            break;
        }
    }
}

/* ${text} with one space for each run of them, none at its ends. */
static const char *collapsed(kit *k, const char *text)
{
    char *out = bm_arena_alloc(k->arena, strlen(text) + 1), *p = out;
    for (; *text; text++)
        if (*text != ' ' || (p > out && p[-1] != ' '))
            *p++ = *text;
    while (p > out && p[-1] == ' ')
        p--;
    *p = 0;
    return out;
}

static const char *text_of(kit *k, const bm_node *node)
{
    bm_buf b = {0};
    add_text(&b, node);
    const char *text = bm_arena_cstr(k->arena, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return text;
}

/* ---- Elements ---- */

static void check_text(kit *k, const bm_pages *pages, uint32_t i)
{
    const bm_element *e = &pages->elements[i];
    const char *got = kit_element_text(k, pages, i), *want = text_of(k, e->node);
    bool parted = i + 1 < pages->n_elements && pages->elements[i + 1].parent == i &&
                  !pages->elements[i + 1].is_inline;
    if ((e->role == BM_ROLE_CELL || e->role == BM_ROLE_HEADER_CELL) && parted)
        want = ""; /* its paragraphs have it */
    assert_string_equal(collapsed(k, got), collapsed(k, want));
    if (!strstr(want, "  "))
        assert_null(strstr(got, "  "));
}

static void check_element(kit *k, const bm_pages *pages, uint32_t i)
{
    const bm_element *e = &pages->elements[i];
    bm_role parent = (bm_role)pages->elements[e->parent].role;
    switch ((bm_role)e->role) {
    case BM_ROLE_TABLE:
        kit_assert_regular(pages, i);
        break;
    case BM_ROLE_LIST_ITEM:
        assert_int_equal(parent, BM_ROLE_LIST);
        assert_int_equal(pages->elements[i + 1].role, BM_ROLE_LABEL);
        assert_int_equal(pages->elements[i + 2].role, BM_ROLE_LIST_BODY);
        break;
    case BM_ROLE_LABEL:
        assert_int_equal(parent, BM_ROLE_LIST_ITEM);
        assert_int_not_equal(*kit_element_text(k, pages, i), 0);
        break;
    case BM_ROLE_PARAGRAPH:
    case BM_ROLE_HEADING:
    case BM_ROLE_NOTE:
        check_text(k, pages, i);
        break;
    case BM_ROLE_LIST_BODY:
    case BM_ROLE_CELL:
    case BM_ROLE_HEADER_CELL:
        check_text(k, pages, i);
        break;
    default:
        break;
    }
}

static size_t count_signatures(const bm_node *node)
{
    size_t n = node->type == BM_NODE_SIGNATURE;
    for (uint32_t i = 0; i < node->n_children; i++)
        n += count_signatures(node->children[i]);
    return n;
}

static void check_rooms(const bm_pages *pages, const bm_node *root)
{
    size_t signatures = 0;
    for (size_t p = 0; p < pages->n; p++)
        for (size_t i = 0; i < pages->pages[p].n; i++) {
            const bm_item *item = &pages->pages[p].items[i];
            if (item->kind != BM_ITEM_ROOM)
                continue;
            if (item->node->type == BM_NODE_SIGNATURE) {
                signatures++;
                assert_true(item->height_pt > 23 * 72 / 25.4 && item->width_pt > 100);
            } else if (item->node->type == BM_NODE_PARAGRAPH) { /* where the name goes */
                assert_int_equal(item->node->style, BM_STYLE_SIGN_NAME);
                assert_true(item->node->field >= 0 && item->height_pt > 12);
            } else {
                assert_int_equal(item->node->type, BM_NODE_CELL);
                assert_true(item->node->field >= 0);
                assert_ptr_equal(pages->elements[item->element].node, item->node);
                assert_true(item->height_pt > 10 && item->width_pt > 10);
            }
        }
    assert_int_equal(signatures, count_signatures(root));
}

/* The form at ${path}, filled with the data at ${data_path}; NULL = blank. */
static void check_form(kit *k, const char *path, const char *data_path)
{
    bm_source source = read_source(k, path), data;
    bm_form *form = bm_form_parse(&source, k->ds);
    bm_field_values values;
    bm_document doc = {0};
    if (!form)
        fail_msg("%s", path);
    if (!form->body) { /* only described */
        bm_form_free(form);
        return;
    }
    if (data_path) {
        data = read_source(k, data_path);
        const bm_value *root = bm_input_read(k->arena, &data, BM_INPUT_AUTO, k->ds);
        const bm_check_input input = {.data = bm_value_lookup(root, "data"),
                                      .today = {2026, 3, 20}};
        assert_int_equal(bm_check_values(k->arena, form, &input, &values, k->ds), 0);
    }
    assert_int_equal(bm_merge_document(k->arena, form, data_path ? &values : NULL, &doc, k->ds), 0);
    bm_pages pages = {0};
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), 0);
    print_message("%s %s: %zu pages, %zu elements\n", path, data_path ? data_path : "blank",
                  pages.n, pages.n_elements);
    kit_assert_sound(&pages);
    unsigned level = 0;
    for (uint32_t i = 1; i < pages.n_elements; i++) {
        const bm_element *e = &pages.elements[i];
        check_element(k, &pages, i);
        if (e->role != BM_ROLE_HEADING)
            continue;
        assert_true(e->level >= 1 && e->level <= level + 1);
        level = e->level;
    }
    check_rooms(&pages, doc.root);
    bm_form_free(form);
    bm_arena_reset(k->arena);
    bm_diags_clear(k->ds);
}

static void every_blank_form_is_sound(void **state)
{
    glob_t found;
    assert_int_equal(glob("forms/*/*.yaml", 0, NULL, &found), 0);
    assert_true(found.gl_pathc > 30);
    for (size_t i = 0; i < found.gl_pathc; i++)
        check_form(*state, found.gl_pathv[i], NULL);
    globfree(&found);
}

/* The id of the form that the data at ${path} is for, or NULL when it is something else. */
static const char *form_of(kit *k, const char *path)
{
    static char form_path[300];
    bm_source source = read_source(k, path);
    const bm_value *root = bm_input_read(k->arena, &source, BM_INPUT_AUTO, k->ds);
    const bm_value *id = bm_value_lookup(root, "form");
    if (!id || !bm_value_lookup(root, "data"))
        return NULL;
    (void)snprintf(form_path, sizeof form_path, "forms/%.*s.yaml", (int)id->text.len, id->text.ptr);
    return form_path;
}

static void every_filled_form_is_sound(void **state)
{
    static const char *const patterns[] = {"examples/*.yaml", "examples/*/*.yaml",
                                           "tests/golden/*/*/*/in.yaml"};
    size_t n = 0;
    glob_t found = {0};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        assert_int_equal(glob(patterns[i], i ? GLOB_APPEND : 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *form = form_of(*state, found.gl_pathv[i]);
        if (!form)
            continue;
        check_form(*state, form, found.gl_pathv[i]);
        n++;
    }
    assert_true(n > 30);
    globfree(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(every_blank_form_is_sound),
        KIT_TEST(every_filled_form_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
