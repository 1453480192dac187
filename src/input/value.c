/* Looking into the value tree. SPDX-License-Identifier: MIT */
#include "input/value.h"

#include "base/utf8.h"

const bm_value *bm_value_lookup(const bm_value *map, const char *key)
{
    if (!map || map->kind != BM_VALUE_MAP)
        return NULL;
    bm_str wanted = bm_str_of(key);
    for (size_t i = 0; i < map->n; i++)
        if (bm_str_eq(map->members[i].key, wanted))
            return map->members[i].value;
    return NULL;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

bool bm_value_is_absent(const bm_value *v)
{
    if (!v || v->kind == BM_VALUE_NULL)
        return true;
    if (v->kind != BM_VALUE_SCALAR)
        return false;
    for (size_t i = 0; i < v->text.len;)
        if (!is_space(bm_utf8_next(v->text, &i)))
            return false;
    return true;
}
