/* Where lists for other systems take their columns from. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/form_export.h"
#include "kit.h"

#define FIELDS                                                                                \
    KIT_HEAD "fields:\n"                                                                      \
             "  cq: {label: Cơ quan, type: text}\n"                                          \
             "  loai: {label: Loại, type: choice, options: [Một, Hai]}\n"                 \
             "  ds:\n    label: Danh sách\n    type: rows\n    columns:\n"                   \
             "      ten: {label: Tên, type: person}\n"                                       \
             "      sinh: {label: Sinh, type: date}\n"                                        \
             "      so: {label: Số, type: identity}\n"                                      \
             "      thu: {label: Thư, type: official_email}\n"                               \
             "      cq: {label: Đơn vị, type: text}\n"                                    \
             "  khac: {label: Khác, type: rows, columns: {a: {label: A, type: text}}}\n"     \
             "body:\n"                                                                        \
             "  - table: {rows: ds, columns: [{head: T, cell: \"{ten}{cq}\", width: 100}]}\n" \
             "  - table: {rows: khac, columns: [{head: A, cell: \"{a}\", width: 100}]}\n"

/* Lines 22 to 28 */
#define SOME                    \
    "export:\n  vgca:\n"        \
    "    ho_ten: ds.ten\n"      \
    "    ngay_sinh: ds.sinh\n"  \
    "    so_dinh_danh: ds.so\n" \
    "    ngay_cap: ds.sinh\n"   \
    "    thu_dien_tu: ds.thu\n"

static void a_column_is_told_from_the_field_of_the_same_name(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    bm_form *form = kit_parse(
        FIELDS SOME "    to_chuc: [cq, ds.cq]\n    chuc_vu: cq\n    tap_trung: {loai: Hai}\n", ds);
    assert_int_equal(bm_diags_count(ds), 0); /* so all of them count as used */
    const bm_form_export *v = form->vgca;
    const bm_form_export_source *offices = &v->sources[BM_KNOWN_VGCA_OFFICES];
    assert_string_equal(form->fields[v->table].id.ptr, "ds");
    assert_int_equal(offices->n, 2);
    assert_int_equal(form->fields[offices->fields[0]].parent, -1);
    assert_int_equal(form->fields[offices->fields[1]].parent, v->table);
    assert_int_equal(v->sources[BM_KNOWN_VGCA_PHONE].n, 0);
    assert_int_equal(v->sources[BM_KNOWN_VGCA_REMOTE].when, 1);
    bm_form_free(form);
    bm_diags_free(ds);
}

static void a_form_without_it_has_none(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    bm_form *form = kit_parse(FIELDS, ds);
    assert_non_null(form);
    assert_null(form->vgca);
    bm_form_free(form);
    form = kit_parse(FIELDS "export: {}\n", ds);
    assert_non_null(form);
    assert_null(form->vgca);
    bm_form_free(form);
    bm_diags_free(ds);
}

static void every_fault_is_reported(void **state)
{
    (void)state;
    kit_assert_faults(FIELDS SOME "    to_chuc: cq\n", "F002 24:5");
    kit_assert_faults(FIELDS SOME "    to_chuc: [cq, cq, cq, cq, cq]\n    chuc_vu: cq\n",
                      "F004 29:14");
    kit_assert_faults(FIELDS SOME "    to_chuc: []\n    chuc_vu: [cq]\n", "F004 29:14; F004 30:14");
    kit_assert_faults(FIELDS SOME "    to_chuc: cq\n    chuc_vu: ds.nao\n", "F006 30:14");
    kit_assert_faults(FIELDS SOME "    to_chuc: cq\n    chuc_vu: nao.cq\n", "F006 30:14");
    kit_assert_faults(FIELDS SOME "    to_chuc: cq\n    chuc_vu: cq.ten\n", "F014 30:14");
    kit_assert_faults(FIELDS SOME "    to_chuc: cq\n    chuc_vu: ds.ten\n", "F014 30:14");
    kit_assert_faults(FIELDS SOME "    to_chuc: cq\n    chuc_vu: khac.a\n", "F003 30:14");
    kit_assert_faults(FIELDS SOME "    to_chuc: cq\n    chuc_vu: cq\n    tap_trung: {loai: Ba}\n",
                      "F003 31:23");
    kit_assert_faults(FIELDS SOME "    to_chuc: cq\n    chuc_vu: cq\n    nao: cq\n", "F001 31:5");
    kit_assert_faults(FIELDS "export: {nao: {}}\n", "F001 22:10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_is_told_from_the_field_of_the_same_name),
        cmocka_unit_test(a_form_without_it_has_none),
        cmocka_unit_test(every_fault_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
