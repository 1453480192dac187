/* Signatures and the recipients beside them. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/form_signatures.h"
#include "kit.h"

/* Lines 6 to 9. */
#define FIELDS                      \
    "author: x\n"                   \
    "fields:\n"                     \
    "  x: {label: a, type: text}\n" \
    "  l: {label: a, type: list}\n"

static void assert_block(const char *body, const char *expected)
{
    char yaml[2000];
    (void)snprintf(yaml, sizeof yaml, KIT_HEAD FIELDS "body:\n%s", body);
    kit_assert_body(yaml, expected);
}

/* ${items} begin in line 12. */
static void assert_faults(const char *items, const char *expected)
{
    char yaml[2000];
    (void)snprintf(yaml, sizeof yaml,
                   KIT_HEAD FIELDS "body:\n  - {title: a, when: l}\n  - signatures: %s\n", items);
    kit_assert_faults(yaml, expected);
}

static void signatures_always_have_a_name_and_captions_at_one_height(void **state)
{
    (void)state;
    assert_block("  - signatures:\n"
                 "      - {caption: A}\n"
                 "      - {place_date: P, caption: B, hint: (ký), name: \"{x}\"}\n"
                 "  - {title: a, when: l}\n",
                 "signatures\n"
                 "  signature\n"
                 "    paragraph PlaceDate\n"
                 "    paragraph SignatureCaption\n"
                 "      text \"A\"\n"
                 "    paragraph SignatureName\n"
                 "  signature\n"
                 "    paragraph PlaceDate\n"
                 "      text \"P\"\n"
                 "    paragraph SignatureCaption\n"
                 "      text \"B\"\n"
                 "    paragraph SignatureHint\n"
                 "      text \"(ký)\"\n"
                 "    paragraph SignatureName\n"
                 "      field field=0\n"
                 "paragraph FormTitle when=1\n"
                 "  text \"a\"\n");
    assert_faults("[]", "F004 12:17");
    assert_faults("{caption: A}", "F004 12:17");
    assert_faults("[{hint: A}]", "F002 12:18");
    assert_faults("[{caption: A, title: B}]", "F001 12:31");
    assert_faults("[{caption: A}, {caption: A}, {caption: A}, {caption: A}]", "F004 12:17");
}

static void the_authority_stands_above_the_caption_when_there_is_one(void **state)
{
    (void)state;
    assert_block("  - signatures: [{caption: \"{l}\", authority: \"{x}\"}]\n",
                 "signatures\n"
                 "  signature\n"
                 "    paragraph SignatureCaption optional\n"
                 "      field field=0\n"
                 "    paragraph SignatureCaption\n"
                 "      field field=1\n"
                 "    paragraph SignatureName\n");
    assert_faults("[{authority: A}]", "F002 12:18");
    assert_faults("[{caption: A, name: \"{l}\"}]", "F014 12:37");
}

static void recipients_stand_before_the_signatures(void **state)
{
    (void)state;
    assert_block("  - signatures:\n"
                 "      - recipients: {label: \"Nơi nhận:\", items: \"{l}\"}\n"
                 "      - {caption: A}\n",
                 "signatures\n"
                 "  recipients\n"
                 "    paragraph RecipientsHead\n"
                 "      text \"Nơi nhận:\"\n"
                 "    paragraph Recipient \"-\" field=1 each series\n"
                 "      field field=1\n"
                 "  signature\n"
                 "    paragraph SignatureCaption\n"
                 "      text \"A\"\n"
                 "    paragraph SignatureName\n");
    assert_block("  - {title: a, when: l}\n"
                 "  - signatures:\n"
                 "      - recipients: {label: N, items: [Như trên;, \"Lưu: {x}.\"]}\n"
                 "      - {caption: A}\n",
                 "paragraph FormTitle when=1\n"
                 "  text \"a\"\n"
                 "signatures\n"
                 "  recipients\n"
                 "    paragraph RecipientsHead\n"
                 "      text \"N\"\n"
                 "    paragraph Recipient \"-\"\n"
                 "      text \"Như trên;\"\n"
                 "    paragraph Recipient \"-\"\n"
                 "      text \"Lưu: \"\n"
                 "      field field=0\n"
                 "      text \".\"\n"
                 "  signature\n"
                 "    paragraph SignatureCaption\n"
                 "      text \"A\"\n"
                 "    paragraph SignatureName\n");
#define RECIPIENTS "recipients: {label: N, items: a}"
    assert_faults("[{caption: A}, {" RECIPIENTS "}]", "F021 12:32");
    assert_faults("[{caption: A, " RECIPIENTS "}, {caption: B}]", "F021 12:18");
    assert_faults("[{" RECIPIENTS "}]", ""); /* below the signatures of another block */
    assert_faults("[{" RECIPIENTS "}, {caption: A}, {caption: A}, {caption: A}]", "F004 12:17");
    assert_faults("[{recipients: {label: N}}, {caption: A}]", "F002 12:31");
    assert_faults("[{recipients: {label: N, items: \"a {l}\"}}, {caption: A}]", "F014 12:49");
    assert_faults("[{recipients: {label: N, items: {a: b}}}, {caption: A}]", "F004 12:49");
#undef RECIPIENTS
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signatures_always_have_a_name_and_captions_at_one_height),
        cmocka_unit_test(the_authority_stands_above_the_caption_when_there_is_one),
        cmocka_unit_test(recipients_stand_before_the_signatures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
