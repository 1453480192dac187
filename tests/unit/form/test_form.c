/* Definitions as a whole, and the five of Thông tư 185/2019/TT-BQP. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/limit.h"
#include "kit.h"

#define FIELDS "fields: {x: {label: a, type: text}, d: {label: a, type: date}}\n"
#define BODY "body: [title: \"{x} {d}\"]\n"

static void what_a_form_says_of_itself_is_kept(void **state)
{
    (void)state;
    bm_form *form = kit_open("id: tt1-2020/mau-01\n"
                             "number: Mẫu 01\n"
                             "title: Đơn\n"
                             "source: Thông tư\n"
                             "wording: labels\n"
                             "valid: {from: 2020-02-18, until: 2024-08-14, replaced_by: a/b}\n"
                             "author: x\n"
                             "date: d\n" FIELDS BODY);
    bm_form_info info;
    bm_form_describe(form, &info);
    assert_string_equal(info.id, "tt1-2020/mau-01");
    assert_string_equal(info.number, "Mẫu 01");
    assert_string_equal(info.title, "Đơn");
    assert_string_equal(info.source, "Thông tư");
    assert_string_equal(info.valid_from, "2020-02-18");
    assert_string_equal(info.valid_until, "2024-08-14");
    assert_string_equal(info.replaced_by, "a/b");
    assert_string_equal(info.file, "mau.yaml");
    assert_int_equal(info.wording, BM_WORDING_LABELS);
    assert_int_equal(form->author_field, 0);
    assert_int_equal(form->date_field, 1);
    bm_form_free(form);
}

static void a_form_knows_the_digest_of_its_definition(void **state)
{
    (void)state;
    static const char text[] = KIT_HEAD FIELDS BODY;
    char expected[BM_DIGEST_HEX + 1];
    bm_form *form = kit_open(text), *other = kit_open(KIT_HEAD FIELDS BODY "\n");
    bm_digest_sha256(bm_str_of(text), expected);
    assert_string_equal(form->sha, expected);
    assert_string_not_equal(form->sha, other->sha);
    bm_form_free(form);
    bm_form_free(other);
}

static void a_form_whose_text_is_not_at_hand_says_only_that(void **state)
{
    (void)state;
#define UNAVAILABLE "id: vd/mau\nnumber: Mẫu 1\ntitle: Tên\nsource: Nguồn\nwording: unavailable\n"
    bm_form *form = kit_open(UNAVAILABLE "valid: {from: 2020-02-18, replaced_by: a/b}\n");
    assert_int_equal(form->info.wording, BM_WORDING_UNAVAILABLE);
    assert_null(form->body);
    assert_int_equal(form->n_fields, 0);
    bm_form_free(form);
    kit_assert_faults(UNAVAILABLE "date: d\n" FIELDS BODY, "F018 6:1; F018 7:1; F018 8:1");
    kit_assert_says(UNAVAILABLE BODY, 0, "“body”");
    kit_assert_faults("id: vd/mau\nnumber: Mẫu 1\ntitle: Tên\nsource: Nguồn\nwording: draft\n",
                      "F002 1:1; F002 1:1");
#undef UNAVAILABLE
}

static void a_page_may_lie(void **state)
{
    (void)state;
    bm_form *form = kit_open(KIT_HEAD "page: landscape\n" FIELDS BODY);
    assert_true(form->landscape);
    bm_form_free(form);
    form = kit_open(KIT_HEAD "page: portrait\n" FIELDS BODY);
    assert_false(form->landscape);
    bm_form_free(form);
    kit_assert_faults(KIT_HEAD "page: A3\n" FIELDS BODY, "F003 6:7");
}

static void what_is_left_out_is_empty(void **state)
{
    (void)state;
    bm_form *form = kit_open(KIT_HEAD FIELDS BODY);
    bm_form_info info;
    bm_field_info field;
    bm_form_describe(form, &info);
    assert_string_equal(info.valid_from, "");
    assert_string_equal(info.valid_until, "");
    assert_string_equal(info.replaced_by, "");
    assert_int_equal(form->author_field, -1);
    assert_int_equal(form->date_field, -1);
    assert_int_equal(bm_form_field(form, 0, &field), 0);
    assert_string_equal(field.help, "");
    assert_string_equal(field.example, "");
    assert_string_equal(field.type_name, "text");
    assert_int_equal(field.n_options, 0);
    assert_int_equal(field.parent, -1);
    assert_int_equal(bm_form_field(form, 2, &field), -1);
    bm_form_free(form);
}

static void the_form_outlives_the_bytes_it_was_read_from(void **state)
{
    (void)state;
    static const char text[] = KIT_HEAD FIELDS BODY;
    char *bytes = malloc(sizeof text);
    assert_non_null(bytes);
    memcpy(bytes, text, sizeof text);
    bm_diags *ds = bm_diags_new();
    bm_form *form = kit_parse(bytes, ds);
    free(bytes);
    assert_non_null(form);
    assert_memory_equal(form->source.bytes, text, sizeof text - 1);
    assert_string_equal(form->fields[0].id.ptr, "x");
    assert_ptr_equal(form->fields[0].pos.source, &form->source);
    bm_form_free(form);
    bm_diags_free(ds);
    bm_form_free(NULL);
}

static void faults_of_all_parts_are_reported_together(void **state)
{
    (void)state;
    kit_assert_faults("id: Mau\n"
                      "number: 1\n"
                      "titel: x\n"
                      "source: s\n"
                      "wording: sure\n"
                      "fields: {x: {label: a, type: txt}}\n"
                      "body: [title: \"{y}\", html]\n",
                      "F001 3:1; F002 1:1; F010 1:5; F003 5:10; F003 6:30; F006 7:15; F005 7:22");
}

static void parts_that_are_missing_are_named(void **state)
{
    (void)state;
    kit_assert_faults("id: a/b\n", "F002 1:1; F002 1:1; F002 1:1; F002 1:1; F002 1:1; F002 1:1");
    kit_assert_faults("- a\n", "F004 1:1");
    kit_assert_faults("", "I011 1:1");
    kit_assert_faults(KIT_HEAD "fields: 1\n" BODY, "F004 6:9");
    kit_assert_faults("a: [\n", "I023 1:4");
}

static void ids_have_two_parts(void **state)
{
    (void)state;
    static const char *const bad[] = {"mau-01", "a/b/c", "a/", "/b", "A/b", "a/mẫu", "a b/c"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char yaml[1000];
        (void)snprintf(yaml, sizeof yaml,
                       "number: n\ntitle: t\nsource: s\nwording: draft\nid: %s\n" FIELDS BODY,
                       bad[i]);
        kit_assert_faults(yaml, "F010 5:5");
    }
}

static void days_of_validity_are_days_in_order(void **state)
{
    (void)state;
    kit_assert_faults(KIT_HEAD "valid: {from: 18/02/2020}\n" FIELDS BODY, "F003 6:15");
    kit_assert_faults(KIT_HEAD "valid: {from: 2020-02-30}\n" FIELDS BODY, "F003 6:15");
    kit_assert_faults(KIT_HEAD "valid: {from: 2020-02-18, until: 2020-02-17}\n" FIELDS BODY,
                      "F003 6:34");
    kit_assert_faults(KIT_HEAD "valid: {from: 2020-02-18, until: 2020-02-18}\n" FIELDS BODY, "");
    kit_assert_faults(KIT_HEAD "valid: {replaced_by: x}\n" FIELDS BODY, "F010 6:22");
    kit_assert_faults(KIT_HEAD "valid: {since: x}\n" FIELDS BODY, "F001 6:9");
}

static void properties_name_fields_of_the_right_type(void **state)
{
    (void)state;
    kit_assert_faults(KIT_HEAD "author: d\ndate: x\n" FIELDS BODY, "F014 6:9; F014 7:7");
    kit_assert_faults(KIT_HEAD "author: z\n" FIELDS BODY, "F006 6:9");
}

static void fields_that_are_printed_nowhere_are_a_warning(void **state)
{
    (void)state;
    kit_assert_faults(KIT_HEAD FIELDS "body: [title: \"{x}\"]\n", "F007 6:37");
    kit_assert_faults(KIT_HEAD "date: d\n" FIELDS "body: [title: \"{x}\"]\n", "");
    kit_assert_faults(KIT_HEAD "fields: {r: {label: a, type: rows, columns: {a: {label: a, type: "
                               "text}}}}\nbody: [title: a]\n",
                      "F007 6:10; F007 6:46");
}

static void a_definition_has_at_most_a_megabyte(void **state)
{
    (void)state;
    size_t n = BM_LIMIT_FORM_BYTES + 1;
    char *bytes = malloc(n);
    assert_non_null(bytes);
    memset(bytes, ' ', n);
    bm_source source = {"mau.yaml", bytes, n, NULL};
    bm_diags *ds = bm_diags_new();
    assert_null(bm_form_parse(&source, ds));
    assert_string_equal(bm_diags_at(ds, 0)->code, "I002");
    bm_diags_free(ds);
    free(bytes);
}

/* ---- the five definitions ---- */

static const char *const shipped[] = {"01", "03", "07", "09", "14"};

static bm_form *open_shipped(const char *number)
{
    char path[80];
    (void)snprintf(path, sizeof path, "forms/tt185-2019/mau-%s.yaml", number);
    char *yaml = kit_read_file(path);
    kit_assert_faults(yaml, "");
    bm_form *form = kit_open(yaml);
    free(yaml);
    return form;
}

/* What the blank form prints, in the order of the tree. */
static void add_blank_text(bm_buf *out, const bm_form *form, const bm_node *node)
{
    if (node->flags & BM_NODE_REPEAT)
        return;
    if (node->type == BM_NODE_TEXT)
        bm_buf_add_str(out, node->text);
    if (node->type == BM_NODE_FIELD && node->field >= 0) {
        const bm_field *field = &form->fields[node->field];
        for (size_t i = 0; i < field->n_options; i++)
            bm_buf_add_cstr(out, field->options[i]);
        bm_buf_add_str(out, field->blank);
    }
    for (uint32_t i = 0; i < node->n_children; i++)
        if (node->style != BM_STYLE_SIGN_NAME)
            add_blank_text(out, form, node->children[i]);
    bm_buf_add_byte(out, '\n');
}

/* Without white space and runs of two or more dots, which are leaders. */
static void strip(char *s)
{
    char *to = s;
    for (const char *from = s; *from;) {
        size_t dots = strspn(from, ".");
        if (dots >= 2 || strchr(" \t\r\n", *from)) {
            from += dots >= 2 ? dots : 1;
        } else {
            *to++ = *from++;
        }
    }
    *to = 0;
}

static void the_wording_of_each_form_is_that_of_its_source(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        char path[80];
        (void)snprintf(path, sizeof path, "tests/forms/source/tt185-2019/mau-%s.txt", shipped[i]);
        char *source = kit_read_file(path);
        bm_form *form = open_shipped(shipped[i]);
        bm_buf blank = {0};
        add_blank_text(&blank, form, form->body);
        bm_buf_add_byte(&blank, 0);
        strip(source);
        strip(blank.ptr);
        assert_string_equal(blank.ptr, source);
        bm_buf_free(&blank);
        bm_form_free(form);
        free(source);
    }
}

static void each_form_names_its_successor_and_gives_an_example_for_every_field(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        bm_form *form = open_shipped(shipped[i]);
        bm_form_info info;
        bm_field_info field;
        char id[40];
        bm_form_describe(form, &info);
        (void)snprintf(id, sizeof id, "tt185-2019/mau-%s", shipped[i]);
        assert_string_equal(info.id, id);
        assert_string_equal(info.valid_from, "2020-02-18");
        assert_string_equal(info.valid_until, "2024-08-14");
        assert_memory_equal(info.replaced_by, "nd68-2024/mau-0", 15);
        assert_int_equal(info.wording, BM_WORDING_VERBATIM);
        for (size_t k = 0; bm_form_field(form, k, &field) == 0; k++)
            if (field.type != BM_FIELD_ROWS && !*field.example)
                fail_msg("%s: %s has no example", id, field.id);
        bm_form_free(form);
    }
}

static void the_fields_of_form_01_are_those_that_others_rely_on(void **state)
{
    (void)state;
    static const char *const ids[] = {
        "kinh_gui",    "ho_ten",          "gioi_tinh",      "ngay_sinh",   "noi_sinh",
        "so_giay_to",  "ngay_cap",        "noi_cap",        "thu_dien_tu", "co_quan",
        "dia_chi",     "chuc_vu",         "dien_thoai",     "sim_pki",     "so_hieu_cu",
        "ngay_cap_cu", "ngay_het_han_cu", "nguoi_xac_nhan", "dia_danh",    "ngay_lap"};
    bm_form *form = open_shipped("01");
    assert_int_equal(form->n_fields, sizeof ids / sizeof *ids);
    for (size_t i = 0; i < form->n_fields; i++)
        assert_string_equal(form->fields[i].id.ptr, ids[i]);
    bm_form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_form_says_of_itself_is_kept),
        cmocka_unit_test(a_form_knows_the_digest_of_its_definition),
        cmocka_unit_test(a_form_whose_text_is_not_at_hand_says_only_that),
        cmocka_unit_test(a_page_may_lie),
        cmocka_unit_test(what_is_left_out_is_empty),
        cmocka_unit_test(the_form_outlives_the_bytes_it_was_read_from),
        cmocka_unit_test(faults_of_all_parts_are_reported_together),
        cmocka_unit_test(parts_that_are_missing_are_named),
        cmocka_unit_test(ids_have_two_parts),
        cmocka_unit_test(days_of_validity_are_days_in_order),
        cmocka_unit_test(properties_name_fields_of_the_right_type),
        cmocka_unit_test(fields_that_are_printed_nowhere_are_a_warning),
        cmocka_unit_test(a_definition_has_at_most_a_megabyte),
        cmocka_unit_test(the_wording_of_each_form_is_that_of_its_source),
        cmocka_unit_test(each_form_names_its_successor_and_gives_an_example_for_every_field),
        cmocka_unit_test(the_fields_of_form_01_are_those_that_others_rely_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
