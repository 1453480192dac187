/* SPDX-License-Identifier: MIT */
#include "sheet/mark_list.h"

#include "input/opc_name.h"
#include "sheet/mark_scan.h"
#include "sheet/mark_text.h"

static bool has_value(bm_str tag, const char *attribute, bm_str wanted)
{
    bm_buf value = {0};
    bm_mark_text_decode(&value, bm_mark_scan_value(tag, attribute));
    const bool equal = bm_opc_name_compare(bm_str_n(value.ptr, value.len), wanted) == 0;
    bm_buf_free(&value);
    return equal;
}

bm_str bm_mark_list_find(bm_str xml, const char *name, const char *attribute, bm_str value)
{
    bm_mark_scan scan = bm_mark_scan_memory(xml);
    bm_mark_scan_token t;
    while (bm_mark_scan_next(&scan, &t) != BM_MARK_SCAN_END && t.kind != BM_MARK_SCAN_BROKEN)
        if ((t.kind == BM_MARK_SCAN_OPEN || t.kind == BM_MARK_SCAN_EMPTY) &&
            bm_str_is(t.local, name) && has_value(t.bytes, attribute, value))
            return t.bytes;
    return bm_str_n(NULL, 0);
}

static bool is_dropped(const bm_mark_list *list, bm_str tag)
{
    for (size_t i = 0; i < list->n_dropped; i++)
        if (has_value(tag, list->attribute, list->dropped[i]))
            return true;
    return false;
}

static void put_name(bm_buf *b, bm_str prefix, const char *name)
{
    bm_buf_add_str(b, prefix);
    bm_buf_add_cstr(b, prefix.len ? ":" : "");
    bm_buf_add_cstr(b, name);
}

/* What is added, where the root ends; ${is_empty}: it stands as "<Relationships/>". */
static void put_added(bm_buf *b, const bm_mark_list *list, const bm_mark_scan_token *root)
{
    const bool is_empty = root->kind == BM_MARK_SCAN_EMPTY;
    if (is_empty) {
        b->len -= 2;
        bm_buf_add_byte(b, '>');
    }
    for (size_t i = 0; i < list->n_added; i++) {
        bm_buf_add_byte(b, '<');
        put_name(b, root->prefix, list->added[i]);
        bm_buf_add_cstr(b, "/>");
    }
    if (!is_empty)
        return;
    bm_buf_add_cstr(b, "</");
    bm_buf_add(b, root->prefix.ptr, (size_t)(root->local.ptr - root->prefix.ptr));
    bm_buf_add_str(b, root->local);
    bm_buf_add_byte(b, '>');
}

static bool copy(const bm_mark_list *list, bm_buf *b)
{
    bm_mark_scan scan = bm_mark_scan_memory(list->xml);
    bm_mark_scan_token t, root = {0};
    int depth = 0, passed = 0; /* how deep we are in an element that is left out */
    while (bm_mark_scan_next(&scan, &t) != BM_MARK_SCAN_END) {
        if (t.kind == BM_MARK_SCAN_BROKEN)
            return false;
        const bool opens = t.kind == BM_MARK_SCAN_OPEN || t.kind == BM_MARK_SCAN_EMPTY;
        depth -= t.kind == BM_MARK_SCAN_CLOSE;
        if (depth == 0 && t.kind == BM_MARK_SCAN_CLOSE)
            put_added(b, list, &t);
        const bool drops = opens && depth == 1 && is_dropped(list, t.bytes);
        if (!passed && !drops)
            bm_buf_add_str(b, t.bytes);
        if (depth == 0 && opens)
            root = t;
        if (depth == 0 && t.kind == BM_MARK_SCAN_EMPTY)
            put_added(b, list, &t);
        if (drops && t.kind == BM_MARK_SCAN_OPEN)
            passed = 1;
        else if (passed && depth == 1 && t.kind == BM_MARK_SCAN_CLOSE)
            passed = 0;
        depth += t.kind == BM_MARK_SCAN_OPEN;
    }
    return root.bytes.ptr && depth == 0;
}

int bm_mark_list_write(const bm_mark_list *list, bm_mark_pack *pack)
{
    bm_buf b = {0};
    const bool is_well = copy(list, &b);
    const int status = is_well ? bm_mark_pack_write(pack, b.ptr, b.len) : -1;
    bm_buf_free(&b);
    return status;
}
