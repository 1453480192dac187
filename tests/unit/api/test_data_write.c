/* Data written as XML, YAML and JSON is the data that was read. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "write_case.h"

#include "base/utf8.h"
#include "document/dump.h"
#include "merge/merge.h"

static const bm_input_format formats[] = {BM_INPUT_YAML, BM_INPUT_JSON, BM_INPUT_XML};
enum { FORMATS = sizeof formats / sizeof *formats };

static void assert_written(kit *k, const bm_form *form, const char *text, bm_input_format format,
                           const char *expected)
{
    bm_data *data = kit_data(k, text);
    assert_non_null(data);
    char *written = write_case_text(k, form, data, format);
    assert_string_equal(written, expected);
    free(written);
    bm_data_free(data);
}

/* The document that ${data} makes. What the check finds wrong is left out of it. */
static void dump(const bm_form *form, const bm_data *data, bm_buf *out)
{
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_field_values values = {0};
    bm_document doc = {0};
    const bm_check_input input = {
        .data = bm_data_fields(data), .draft = true, .today = {2024, 1, 5}};
    (void)bm_check_values(a, form, &input, &values, ds);
    assert_int_equal(bm_merge_document(a, form, &values, &doc, ds), 0);
    out->len = 0;
    bm_dump_tree(out, doc.root);
    bm_buf_add_byte(out, 0);
    bm_diags_free(ds);
    bm_arena_free(a);
}

/* In every format ${data} is written the same after it was read from any, and makes the same document. Frees it. */
static void assert_stable(kit *k, const bm_form *form, bm_data *data)
{
    char *first[FORMATS];
    for (size_t i = 0; i < FORMATS; i++) {
        first[i] = write_case_text(k, form, data, formats[i]);
        assert_non_null(first[i]);
    }
    for (size_t from = 0; from < FORMATS; from++) {
        bm_data *again = bm_data_parse_legacy(k->env, first[from], strlen(first[from]), "don",
                                              BM_INPUT_AUTO, BM_LEGACY_NONE, k->ds);
        if (!again)
            print_error("%s%s\n", first[from], bm_diags_at(k->ds, 0)->message[BM_LANG_EN]);
        assert_non_null(again);
        if (!bm_data_is_blank(data)) {
            bm_buf before = {0}, after = {0};
            dump(form, data, &before);
            dump(form, again, &after);
            assert_string_equal(before.ptr, after.ptr);
            bm_buf_free(&before);
            bm_buf_free(&after);
        }
        for (size_t to = 0; to < FORMATS; to++) {
            char *second = write_case_text(k, form, again, formats[to]);
            assert_string_equal(second, first[to]);
            free(second);
        }
        bm_data_free(again);
    }
    for (size_t i = 0; i < FORMATS; i++)
        free(first[i]);
    bm_data_free(data);
}

#define MIXED                            \
    "form: vd/ghi\n"                     \
    "data:\n"                            \
    "  noi_nhan: Lưu VT\n"              \
    "  no: no\n"                         \
    "  chuc_vu: '  '\n"                  \
    "  ho_ten: '  Nguyễn   Văn A '\n" \
    "  bang: {muc: 'a: b', so: 0123}\n"  \
    "  noi_dung: |\n"                    \
    "    # Kính gửi\n"                \
    "\n"                                 \
    "    một  \n"                      \
    "    hai\n"

static void values_stand_in_the_order_of_the_form(void **state)
{
    kit *k = *state;
    const bm_form *form = write_case_form(k);
    assert_written(k, form, MIXED, BM_INPUT_YAML,
                   "form: vd/ghi\n"
                   "data:\n"
                   "  ho_ten: Nguyễn Văn A\n"
                   "  bang:\n"
                   "    - muc: \"a: b\"\n"
                   "      so: \"0123\"\n"
                   "  noi_nhan:\n"
                   "    - Lưu VT\n"
                   "  \"no\": \"no\"\n"
                   "  noi_dung: |-\n"
                   "    # Kính gửi\n"
                   "\n"
                   "    một  \n"
                   "    hai\n");
    assert_written(k, form, MIXED, BM_INPUT_JSON,
                   "{\n"
                   "  \"form\": \"vd/ghi\",\n"
                   "  \"data\": {\n"
                   "    \"ho_ten\": \"Nguyễn Văn A\",\n"
                   "    \"bang\": [\n"
                   "      {\n"
                   "        \"muc\": \"a: b\",\n"
                   "        \"so\": \"0123\"\n"
                   "      }\n"
                   "    ],\n"
                   "    \"noi_nhan\": [\n"
                   "      \"Lưu VT\"\n"
                   "    ],\n"
                   "    \"no\": \"no\",\n"
                   "    \"noi_dung\": \"# Kính gửi\\n\\nmột  \\nhai\"\n"
                   "  }\n"
                   "}\n");
    char expected[1000];
    (void)snprintf(expected, sizeof expected,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<bieumau form=\"vd/ghi\" definition=\"sha256:%s\" program=\"0.1.0\">\n"
                   "  <ho_ten>Nguyễn Văn A</ho_ten>\n"
                   "  <bang>\n"
                   "    <muc>a: b</muc>\n"
                   "    <so>0123</so>\n"
                   "  </bang>\n"
                   "  <noi_nhan>Lưu VT</noi_nhan>\n"
                   "  <no>no</no>\n"
                   "  <noi_dung># Kính gửi\n\nmột  \nhai</noi_dung>\n"
                   "</bieumau>\n",
                   form->sha);
    assert_written(k, form, MIXED, BM_INPUT_XML, expected);
    assert_written(k, form, MIXED, BM_INPUT_AUTO, expected);
}

static void what_xml_says_of_its_origin_is_kept(void **state)
{
    kit *k = *state;
    const bm_form *form = write_case_form(k);
    bm_data *data = kit_data(k, MIXED);
    char *xml = write_case_text(k, form, data, BM_INPUT_XML);
    bm_data_free(data);
    data = kit_data(k, xml);
    assert_string_equal(bm_data_form_id(data), "vd/ghi");
    assert_string_equal(bm_data_program(data), BM_VERSION_STRING);
    assert_string_equal(bm_data_sha(data), form->sha);
    bm_data_clear(data);
    assert_string_equal(bm_data_program(data), "");
    assert_string_equal(bm_data_sha(data), "");
    bm_data_free(data);
    free(xml);
    /* in a DOCX file of several documents */
    data = kit_data(k, "<bieumau document=\"2\" form=\"vd/ghi\"/>");
    assert_string_equal(bm_data_form_id(data), "vd/ghi");
    bm_data_free(data);
    /* these are attributes of XML alone */
    assert_null(kit_data(k, "form: vd/ghi\ndocument: 2\ndata: {}\n"));
    kit_reported(k, "D002");
    assert_null(kit_data(k, "form: vd/ghi\nprogram: 0.1.0\ndata: {}\n"));
    kit_reported(k, "D002");
}

static void the_blank_form_and_no_values_differ(void **state)
{
    kit *k = *state;
    const bm_form *form = write_case_form(k);
    static const char *const blank[] = {"form: vd/ghi\nblank: true\n",
                                        "{\n  \"form\": \"vd/ghi\",\n  \"blank\": true\n}\n"};
    static const char *const empty[] = {"form: vd/ghi\ndata: {}\n",
                                        "{\n  \"form\": \"vd/ghi\",\n  \"data\": {}\n}\n"};
    for (size_t i = 0; i < 2; i++) {
        assert_written(k, form, blank[0], formats[i], blank[i]);
        assert_written(k, form, "data: {ho_ten: ' ', bang: [{muc: ~}], noi_nhan: ['', ' ']}\n",
                       formats[i], empty[i]);
        char *none = write_case_text(k, form, NULL, formats[i]);
        assert_string_equal(none, blank[i]);
        free(none);
    }
    assert_stable(k, form, kit_data(k, blank[0]));
    assert_stable(k, form, kit_data(k, empty[1]));
}

static void without_a_form_values_are_written_as_they_stand(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(
        k, "<bieumau form='x&quot;/&lt;y' definition='sha256:12'>"
           "<b>2</b><a>  1  2 </a><e/><r><c>x</c><d/></r><l>1</l><l>2</l><r><c>y</c><c>z</c></r>"
           "<no>no</no><x.y><z><w>1</w></z></x.y></bieumau>");
    static const char *const expected[] = {
        "form: x\"/<y\ndata:\n  b: \"2\"\n  a: \"1  2\"\n  r:\n    - c: x\n  l:\n    - "
        "\"1\"\n    - \"2\"\n"
        "  \"no\": \"no\"\n",
        NULL,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bieumau form=\"x&quot;/&lt;y\" "
        "program=\"0.1.0\">\n"
        "  <b>2</b>\n  <a>1  2</a>\n  <r>\n    <c>x</c>\n  </r>\n  <l>1</l>\n  <l>2</l>\n  "
        "<no>no</no>\n</bieumau>\n"};
    for (size_t i = 0; i < FORMATS; i++) {
        char *text = write_case_text(k, NULL, data, formats[i]);
        if (expected[i])
            assert_string_equal(text, expected[i]);
        free(text);
    }
    bm_data_free(data);
    data = kit_data(k, "form: vd/khac\nblank: true\n");
    char *text = write_case_text(k, NULL, data, BM_INPUT_YAML);
    assert_string_equal(text, "form: vd/khac\nblank: true\n");
    free(text);
    bm_data_free(data);
}

static void the_profile_fills_what_the_data_leave_out(void **state)
{
    kit *k = *state;
    const bm_form *form = write_case_form(k);
    kit_put("office.yaml", "profile:\n"
                           "  chuc_vu: Văn thư\n"
                           "  ho_ten: Không Lấy\n"
                           "  noi_nhan: [Lưu VT]\n"
                           "  bang: {muc: không}\n");
    bm_data *profile = bm_profile_read(k->env, "office.yaml", k->ds);
    assert_non_null(profile);
    bm_data *data = kit_data(k, "form: vd/ghi\ndata: {ho_ten: An, chuc_vu: '', noi_nhan: ['']}\n");
    bm_data_set_profile(data, profile);
    char *text = write_case_text(k, form, data, BM_INPUT_YAML);
    assert_string_equal(text, "form: vd/ghi\n"
                              "data:\n"
                              "  ho_ten: An\n"
                              "  chuc_vu: Văn thư\n"
                              "  noi_nhan:\n"
                              "    - Lưu VT\n");
    free(text);
    bm_data_free(data);
    bm_data_free(profile);
}

static void a_receiver_may_refuse(void **state)
{
    kit *k = *state;
    const bm_form *form = write_case_form(k);
    bm_data *data = bm_data_new("vd/ghi");
    assert_int_equal(bm_data_set(data, "ho_ten", "a\x01", 2, k->ds), 0);
    assert_null(write_case_text(k, form, data, BM_INPUT_XML));
    kit_reported(k, "D080");
    char *yaml = write_case_text(k, form, data, BM_INPUT_YAML);
    assert_string_equal(yaml, "form: vd/ghi\ndata:\n  ho_ten: \"a\\u0001\"\n");
    free(yaml);
    bm_data_free(data);
}

/* What YAML, XML or JSON could take for something else, or cut. */
static const char *const hostile[] = {
    "no",
    "Yes",
    "0123",
    "1e3",
    "~",
    "null",
    "true",
    "0x1F",
    "1_000",
    ".inf",
    "-",
    "- a",
    "? a",
    "a: b",
    "a:",
    ":a",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a",
    "[a",
    "{a",
    "a]",
    "a}",
    ",a",
    "'",
    "\"",
    "''",
    "\"a\"",
    "it's",
    "\\",
    "\\n",
    "a\\",
    "]]>",
    "<![CDATA[x]]>",
    "<a>",
    "&amp;",
    "&#10;",
    "=",
    "<<",
    "12/03/1985",
    "2024-01-05",
    "12:30:45",
    "--- a",
    "... b",
    "---",
    "...",
    "\xF0\x9F\x98\x80",
    "\xF0\x9F\x98\x80 a",
    "Ưỡng",
    "ơ\xCC\x86",
    "\xCC\x81",
    "a\xC2\xA0\x62",
    "a\xE2\x80\xA8\x62",
    "\xE2\x80\xA9\x61",
    "a\xEF\xBB\xBF\x62",
    "\xEF\xBB\xBF",
    "a\xC2\x85\x62",
    "\xC2\x85",
    "a\x7F\x62",
    "a\tb",
    "\ta",
    "a\t",
    "a\nb",
    "a \n b",
    "\n\na\n\n",
    "  a",
    "a  ",
    "  - a\n  - b\n- c",
    "a\r\nb\rc",
    "a  \nb\\\nc",
    "a\n\n   \nb",
    "- a\n  - b\n\n  c\n",
    "# a\n\n| x | y |\n|---|---|\n| 1 | 2 |\n",
    "a\n\tb",
    " \n \n",
    "\xE2\x80\x8B",
    "\xE2\x81\xA0",
    "a \xE2\x80\x8B b",
    ("\xE2\x80\xAE"
     "a"),
    "\xEF\xBF\xBD",
    "a\xEF\xB7\x90",
    "x y\xE2\x80\x83z",
    "\xE3\x80\x80 a",
    "on",
    "OFF",
    "n",
    "Y",
    "Nam",
    "Nữ",
    "a, b",
    "a]b",
};

static void put(kit *k, bm_data *data, const char *field, bm_str s)
{
    assert_int_equal(bm_data_set(data, field, s.ptr, s.len, k->ds), 0);
}

static bm_data *data_of(kit *k, bm_str a, bm_str b)
{
    bm_data *data = bm_data_new("vd/ghi");
    put(k, data, "ho_ten", a);
    put(k, data, "no", b);
    put(k, data, "noi_dung", a);
    for (size_t i = 0; i < 2; i++) {
        bm_str s = i ? b : a;
        assert_int_equal(bm_data_set_cell(data, "bang", i, "so", s.ptr, s.len, k->ds), 0);
        assert_int_equal(bm_data_set_cell(data, "noi_nhan", i, NULL, s.ptr, s.len, k->ds), 0);
    }
    return data;
}

static void hostile_values_come_back_as_they_were(void **state)
{
    kit *k = *state;
    const bm_form *form = write_case_form(k);
    size_t n = sizeof hostile / sizeof *hostile;
    for (size_t i = 0; i < n; i++)
        assert_stable(k, form,
                      data_of(k, bm_str_of(hostile[i]), bm_str_of(hostile[(i * 7 + 3) % n])));
}

/* A piece of ${hostile} or a letter, over and over. */
static size_t generate(uint32_t *seed, char *out, size_t most)
{
    size_t n = 0;
    *seed = *seed * 1664525 + 1013904223;
    size_t pieces = (*seed >> 20) % 6 + 1;
    while (pieces--) {
        *seed = *seed * 1664525 + 1013904223;
        uint32_t r = *seed >> 8;
        if (r % 4 == 0) {
            const char *piece = hostile[(r >> 4) % (sizeof hostile / sizeof *hostile)];
            if (n + strlen(piece) > most)
                break;
            memcpy(out + n, piece, strlen(piece));
            n += strlen(piece);
            continue;
        }
        static const char few[] = " \n\t-:#'\"\\<>&]|*a1ê";
        uint32_t c = r % 4 == 1 ? (r >> 4) % 0x3000 : (uint32_t)(unsigned char)few[(r >> 4) % 18];
        if (n + 4 > most)
            break;
        /* XML holds no other control characters */
        if (c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
            n += bm_utf8_put(out + n, c < 0x3000 && (c < 0xD800) ? c : 'x');
    }
    return n;
}

static void generated_values_come_back_as_they_were(void **state)
{
    kit *k = *state;
    const bm_form *form = write_case_form(k);
    uint32_t seed = 20240105;
    for (int i = 0; i < 4000; i++) {
        char a[400], b[400];
        size_t n_a = generate(&seed, a, sizeof a), n_b = generate(&seed, b, sizeof b);
        assert_stable(k, form, data_of(k, bm_str_n(a, n_a), bm_str_n(b, n_b)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(values_stand_in_the_order_of_the_form),
        KIT_TEST(what_xml_says_of_its_origin_is_kept),
        KIT_TEST(the_blank_form_and_no_values_differ),
        KIT_TEST(without_a_form_values_are_written_as_they_stand),
        KIT_TEST(the_profile_fills_what_the_data_leave_out),
        KIT_TEST(a_receiver_may_refuse),
        KIT_TEST(hostile_values_come_back_as_they_were),
        KIT_TEST(generated_values_come_back_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
