/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_names.h"

#include <stdint.h>
#include <stdlib.h>

#include "text/case.h"
#include "text/nfc.h"

enum { ALIASES = 16 }; /* of one style; further ones do not count */

static bm_str trimmed(bm_str s)
{
    while (s.len && s.ptr[0] == ' ')
        s = bm_str_from(s, 1);
    while (s.len && s.ptr[s.len - 1] == ' ')
        s.len--;
    return s;
}

static bm_str fold(bm_arena *a, const char *type, bm_str name)
{
    bm_str upper = bm_case_upper(a, bm_nfc_normalize(a, name));
    return bm_str_of(bm_arena_printf(a, "%s:%.*s", type, (int)upper.len, upper.ptr));
}

/* The names of ${style}, folded, into ${out}, which has room for 1 + ALIASES. Returns how many. */
static size_t names_of(bm_arena *a, const xmlNode *style, bm_str *out)
{
    const char *type = bm_docx_tree_attr(style, "type");
    const char *name = bm_docx_tree_val(bm_docx_tree_child(style, "name"));
    const char *aliases = bm_docx_tree_val(bm_docx_tree_child(style, "aliases"));
    size_t n = 0;
    type = type ? type : "paragraph";
    if (name)
        out[n++] = fold(a, type, trimmed(bm_str_of(name)));
    while (aliases && *aliases && n <= ALIASES) {
        bm_str alias = trimmed(bm_str_n(aliases, strcspn(aliases, ",")));
        if (alias.len)
            out[n++] = fold(a, type, alias);
        aliases += strcspn(aliases, ",");
        aliases += *aliases == ',';
    }
    return n;
}

static int compare(bm_str x, bm_str y)
{
    size_t n = x.len < y.len ? x.len : y.len;
    int order = memcmp(x.ptr, y.ptr, n);
    return order ? order : (x.len > y.len) - (x.len < y.len);
}

/* Names before other names, then as in the list of styles. */
static int by_name(const void *a, const void *b)
{
    const bm_docx_template_name *x = a, *y = b;
    int order = compare(x->folded, y->folded);
    if (order)
        return order;
    if (x->first != y->first)
        return x->first ? -1 : 1;
    return (x->style > y->style) - (x->style < y->style);
}

void bm_docx_template_names_read(bm_arena *a, const bm_docx_template_styles *styles,
                                 bm_docx_template_names *out)
{
    size_t cap = styles->n + 1;
    out->n = 0;
    out->items = bm_arena_alloc(a, cap * sizeof *out->items);
    for (size_t i = 0; i < styles->n; i++) {
        bm_str names[1 + ALIASES];
        size_t n = names_of(a, styles->items[i].node, names);
        for (size_t k = 0; k < n; k++) {
            if (out->n == cap) {
                out->items = bm_arena_grow(a, out->items, cap * sizeof *out->items,
                                           2 * cap * sizeof *out->items);
                cap *= 2;
            }
            out->items[out->n++] = (bm_docx_template_name){names[k], i, k == 0};
        }
    }
    qsort(out->items, out->n, sizeof *out->items, by_name);
}

size_t bm_docx_template_names_lookup(const bm_docx_template_names *names, bm_arena *a,
                                     const xmlNode *ours)
{
    bm_str own[1 + ALIASES];
    size_t n = names_of(a, ours, own);
    for (size_t k = 0; k < n; k++) {
        size_t low = 0, high = names->n;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (compare(names->items[middle].folded, own[k]) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        if (low < names->n && bm_str_eq(names->items[low].folded, own[k]))
            return names->items[low].style;
    }
    return SIZE_MAX;
}
