/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "procedure_kit.h"

static int keep(void *user, const void *bytes, size_t n)
{
    char *text = user;
    size_t used = strlen(text);
    size_t room = 60000 - 1 - used;
    memcpy(text + used, bytes, n < room ? n : room);
    return 0;
}

/* The checklist of a dossier of 02/06/2023 as Flat OPC. */
static char *checklist(kit *k, const bm_holidays *h, bm_day received)
{
    static const char data[] = "procedure: thu\ndata: {ho_ten: A, ngay: 02/06/2023}\n";
    const bm_procedures *p = bm_procedures_load(k->env, k->ds);
    const bm_dossier_options o = {.holidays = h, .received = received};
    const bm_render_options options = {.format = "xml"};
    char *text = calloc(1, 60001);
    const bm_sink sink = {keep, text};
    bm_dossier *d = bm_dossier_parse(k->env, p, data, strlen(data), "x", BM_INPUT_AUTO, &o, k->ds);
    assert_non_null(d);
    bm_part part = bm_dossier_checklist(d);
    assert_int_equal(bm_render(k->env, part.form, part.data, &options, &sink, k->ds), 0);
    bm_dossier_free(d);
    return text;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("the checklist does not say “%s”", part);
}

static void it_names_forms_copies_attachments_addressee_and_deadlines(void **state)
{
    kit *k = *state;
    bm_holidays *h = bm_holidays_open(k->env, NULL, k->ds);
    char *text = checklist(k, h, (bm_day){0, 0, 0});
    assert_has(text, "Thu hồi");
    assert_has(text, "Quy định cũ");
    assert_has(text, "Mẫu 1");
    assert_has(text, "có trong bộ này");
    assert_has(text, "cơ quan khác lập");
    assert_has(text, "chưa rõ"); /* copies of the third form */
    assert_has(text, "Thiết bị");
    assert_has(text, "suy luận"); /* how sure it is */
    assert_has(text, "03 ngày làm việc, kể từ ngày nhận hồ sơ");
    assert_has(text, "02/06/2023");
    assert_has(text, "07/06/2023");
    assert_has(text, "Thiếu Tết");
    free(text);
    text = checklist(k, h, (bm_day){2023, 6, 5});
    assert_has(text, "08/06/2023");
    free(text);
    bm_holidays_free(h);
}

static void without_holidays_no_day_is_promised(void **state)
{
    kit *k = *state;
    char *text = checklist(k, NULL, (bm_day){0, 0, 0});
    assert_null(strstr(text, "07/06/2023"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST_PROCEDURES(it_names_forms_copies_attachments_addressee_and_deadlines),
        KIT_TEST_PROCEDURES(without_holidays_no_day_is_promised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
