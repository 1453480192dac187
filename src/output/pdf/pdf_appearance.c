/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_appearance.h"

#include "output/pdf/pdf_content.h"
#include "output/pdf/pdf_write.h"

enum { SHORT_BYTES = 64 }; /* not worth packing */

unsigned bm_pdf_appearance_add(const bm_pdf_appearance *with, const bm_page *drawn, bm_str box,
                               size_t *next_drawn)
{
    bm_buf content = {0}, packed = {0}, entries = {0};
    if (drawn->n) {
        /* readers replace what stands between these (12.7.3.3) */
        bm_buf_add_cstr(&content, "/Tx BMC\n");
        const bm_pages page = {.pages = drawn, .n = 1};
        bm_pdf_content one = {.pages = &page, .usage = with->usage, .next_drawn = *next_drawn};
        bm_pdf_content_write(&one, 0, &content);
        *next_drawn = one.next_drawn;
        bm_buf_add_cstr(&content, "EMC\n");
    }
    bm_buf_add_cstr(&entries, "/Type/XObject/Subtype/Form/BBox");
    bm_buf_add_str(&entries, box);
    if (drawn->n) {
        bm_buf_add_cstr(&entries, "/Resources ");
        bm_buf_add_int(&entries, with->resources);
        bm_buf_add_cstr(&entries, " 0 R");
    } else {
        bm_buf_add_cstr(&entries, "/Resources<<>>");
    }
    bm_str bytes = bm_str_n(content.len ? content.ptr : "", content.len);
    if (content.len > SHORT_BYTES) {
        bm_pdf_write_deflated(&packed, with->packer, bytes);
        bm_buf_add_cstr(&entries, "/Filter/FlateDecode");
        bytes = bm_str_n(packed.ptr, packed.len);
    }
    unsigned number = bm_pdf_haru_add_stream(with->haru, bm_str_n(entries.ptr, entries.len), bytes);
    bm_buf_free(&content);
    bm_buf_free(&packed);
    bm_buf_free(&entries);
    return number;
}
