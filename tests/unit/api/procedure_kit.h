/* A folder with forms, procedures and holidays. Include after kit.h. SPDX-License-Identifier: MIT */
#ifndef PROCEDURE_KIT_H
#define PROCEDURE_KIT_H

#define KIT_FORM_TWO                                                                              \
    "id: vd/hai\nnumber: Mẫu 2\ntitle: Biên bản\nsource: Nguồn thử\nwording: verbatim\n" \
    "fields:\n"                                                                                   \
    "  ngay: {label: Ngày, type: date}\n"                                                        \
    "  ben_giao: {label: Bên giao, type: person, required: true}\n"                              \
    "body:\n"                                                                                     \
    "  - line: \"Bên giao: {ben_giao}\"\n"                                                       \
    "  - line: \"Ngày: {ngay}\"\n"

#define KIT_PROCEDURES                                                                             \
    "date: ngay\n"                                                                                 \
    "regimes:\n"                                                                                   \
    "  cu: {title: Quy định cũ, from: 2020-01-01, until: 2023-12-31}\n"                        \
    "  moi: {title: Quy định mới, from: 2024-01-01}\n"                                        \
    "events: {nhan: nhận hồ sơ}\n"                                                            \
    "questions: {viec: {ask: Việc gì, options: {mat: Mất}}}\n"                                \
    "procedures:\n"                                                                                \
    "  thu:\n"                                                                                     \
    "    title: Thu hồi\n"                                                                       \
    "    regimes:\n"                                                                               \
    "      cu:\n"                                                                                  \
    "        forms:\n"                                                                             \
    "          - {form: vd/mot, name: Mẫu 1, copies: 1, who: Người khai, source: N, grade: "  \
    "quoted}\n"                                                                                    \
    "          - form: vd/hai\n"                                                                   \
    "            name: Mẫu 2\n"                                                                  \
    "            copies: 3\n"                                                                      \
    "            grade: unknown\n"                                                                 \
    "            fill: {ben_giao: \"{ho_ten}\"}\n"                                                 \
    "          - {form: vd/ba, name: Mẫu 3, made: other, grade: unknown}\n"                      \
    "        attachments: [{text: Thiết bị, source: N, grade: inferred}]\n"                    \
    "        addressee: [{text: Sở, source: N, grade: quoted}]\n"                                \
    "        deadlines: [{what: Trả, working_days: 3, since: nhan, source: N, grade: quoted}]\n" \
    "      moi:\n"                                                                                 \
    "        forms: [{form: vd/bon, name: Mẫu 4, made: annex, grade: unknown}]\n"                \
    "        addressee: []\n"                                                                      \
    "        deadlines: []\n"                                                                      \
    "cases: [{id: mat, when: {viec: mat}, steps: [{procedure: thu, for: Một, reasons: []}]}]\n"

/* The form of checklists, as short as it may be. */
#define KIT_CHECKLIST                                                                            \
    "id: noi-bo/to-kiem-tra\nnumber: N\ntitle: Tờ kiểm tra\nsource: N\nwording: verbatim\n"  \
    "fields:\n"                                                                                  \
    "  thu_tuc: {label: T, type: text}\n  quy_dinh: {label: Q, type: text}\n"                    \
    "  lich: {label: L, type: text}\n"                                                           \
    "  cac_mau: {label: M, type: rows, columns: {xong: {label: X, type: flag}, ten: {label: T, " \
    "type: text}, "                                                                              \
    "so_ban: {label: S, type: text}, nguoi_lap: {label: N, type: text}, noi_nhan: {label: N, "   \
    "type: text}, "                                                                              \
    "tinh_trang: {label: T, type: text}}}\n"                                                     \
    "  viec: {label: V, type: rows, columns: {xong: {label: X, type: flag}, viec: {label: V, "   \
    "type: text}, "                                                                              \
    "noi_dung: {label: N, type: text}, can_cu: {label: C, type: text}}}\n"                       \
    "  thoi_han: {label: H, type: rows, columns: {viec: {label: V, type: text}, thoi_han: "      \
    "{label: T, type: text}, "                                                                   \
    "tinh_tu: {label: T, type: text}, cham_nhat: {label: C, type: text}, can_cu: {label: C, "    \
    "type: text}}}\n"                                                                            \
    "body:\n  - line: \"{thu_tuc} {quy_dinh} {lich}\"\n"                                         \
    "  - table: {rows: cac_mau, columns: [{head: A, cell: \"{xong} {ten} {so_ban} {nguoi_lap} "  \
    "{noi_nhan} {tinh_trang}\", width: 100}]}\n"                                                 \
    "  - table: {rows: viec, columns: [{head: A, cell: \"{xong} {viec} {noi_dung} {can_cu}\", "  \
    "width: 100}]}\n"                                                                            \
    "  - table: {rows: thoi_han, columns: [{head: A, cell: \"{viec} {thoi_han} {tinh_tu} "       \
    "{cham_nhat} {can_cu}\", width: 100}]}\n"

#define KIT_HOLIDAYS "every_year: [01/01]\nnote: {vi: Thiếu Tết, en: No Tet}\n"

/* As kit_set_up, with forms/vd/hai.yaml, the form of checklists, procedures and holidays. Today is 29/02/2024. */
static inline int kit_set_up_procedures(void **state)
{
    if (kit_set_up(state) != 0 || mkdir("forms/noi-bo", 0777) != 0)
        return -1;
    kit *k = *state;
    kit_put("forms/vd/hai.yaml", KIT_FORM_TWO);
    kit_put("forms/noi-bo/to-kiem-tra.yaml", KIT_CHECKLIST);
    kit_put("forms/procedures.yaml", KIT_PROCEDURES);
    kit_put("forms/holidays.yaml", KIT_HOLIDAYS);
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    return k->env ? 0 : -1;
}

#define KIT_TEST_PROCEDURES(test) \
    cmocka_unit_test_setup_teardown(test, kit_set_up_procedures, kit_tear_down)

#endif
