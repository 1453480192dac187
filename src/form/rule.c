/* Rules of a form. SPDX-License-Identifier: MIT */
#include "form/rule.h"

void bm_rule_compile(bm_form_read *r, const bm_value *v)
{
    if (!bm_form_read_list(r, v, "rules"))
        return;
    for (size_t i = 0; i < v->n; i++)
        (void)bm_form_read_map(r, v->items[i], "rules", BM_KNOWN_RULE);
}
