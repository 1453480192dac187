/* The table of styles. Clauses are those of NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II unless said
 * otherwise; notes and tables are not ruled by it. Spaces are chosen so that a filled form of
 * ordinary length fits one page.
 * SPDX-License-Identifier: MIT */
#include "document/style.h"

/* id, name, half points, bold, italic, alignment, first and left indent, space before and after,
 * keep with next, keep lines, rule below, balanced lines, outline level */
/* clang-format off */
static const bm_style_spec styles[BM_STYLE_COUNT] = {
    /* 6e: upright 13–14, justified, first line 1 or 1.27 cm, at least 6 pt between paragraphs */
    [BM_STYLE_BODY] = {"BodyText", "Nội dung", 26, false, false, BM_ALIGN_JUSTIFY, 28.35, 0, 6, 0, false, false, false, false, 0},
    /* 1a: capitals 12–13, upright bold */
    [BM_STYLE_QUOC_HIEU] = {"QuocHieu", "Quốc hiệu", 26, true, false, BM_ALIGN_CENTER, 0, 0, 0, 0, true, true, false, false, 0},
    /* 1b: 13–14, upright bold, a solid line as long as the text under it */
    [BM_STYLE_TIEU_NGU] = {"TieuNgu", "Tiêu ngữ", 28, true, false, BM_ALIGN_CENTER, 0, 0, 0, 10, true, true, true, false, 0},
    [BM_STYLE_FORM_NUMBER] = {"FormNumber", "Số mẫu", 26, true, false, BM_ALIGN_RIGHT, 0, 0, 0, 6, true, true, false, false, 0},
    /* 4c: 13–14, italic */
    [BM_STYLE_PLACE_DATE] = {"PlaceDate", "Địa danh và ngày", 26, false, true, BM_ALIGN_CENTER, 0, 0, 10, 0, true, true, false, false, 0},
    /* 5b: capitals 13–14, upright bold, centred */
    [BM_STYLE_TITLE] = {"FormTitle", "Tên mẫu", 28, true, false, BM_ALIGN_CENTER, 0, 0, 10, 4, true, true, false, true, 1},
    /* 9a: 13–14, upright */
    [BM_STYLE_ADDRESSEE] = {"Addressee", "Kính gửi", 26, false, false, BM_ALIGN_CENTER, 0, 0, 6, 4, false, true, false, false, 0},
    [BM_STYLE_HEADING] = {"SectionHeading", "Mục", 26, true, false, BM_ALIGN_LEFT, 0, 0, 6, 0, true, true, false, false, 2},
    [BM_STYLE_LINE] = {"FormLine", "Dòng điền", 26, false, false, BM_ALIGN_LEFT, 0, 0, 6, 0, false, false, false, false, 0},
    [BM_STYLE_TABLE_HEAD] = {"TableHead", "Đầu bảng", 24, true, false, BM_ALIGN_CENTER, 0, 0, 2, 2, false, true, false, false, 0},
    [BM_STYLE_TABLE_CELL] = {"TableCell", "Ô bảng", 24, false, false, BM_ALIGN_LEFT, 0, 0, 2, 2, false, false, false, false, 0},
    /* 7đ: 13–14, upright bold */
    [BM_STYLE_SIGN_CAPTION] = {"SignatureCaption", "Người ký", 26, true, false, BM_ALIGN_CENTER, 0, 0, 4, 0, true, true, false, false, 0},
    [BM_STYLE_SIGN_HINT] = {"SignatureHint", "Cách ký", 26, false, true, BM_ALIGN_CENTER, 0, 0, 0, 0, true, true, false, false, 0},
    /* 7đ: full name 13–14, upright bold */
    [BM_STYLE_SIGN_NAME] = {"SignatureName", "Họ tên người ký", 26, true, false, BM_ALIGN_CENTER, 0, 0, 0, 0, false, true, false, false, 0},
    [BM_STYLE_NOTE_HEADING] = {"NoteHeading", "Đầu ghi chú", 22, true, false, BM_ALIGN_LEFT, 0, 0, 6, 0, true, true, false, false, 0},
    [BM_STYLE_NOTE] = {"Note", "Ghi chú", 22, false, false, BM_ALIGN_JUSTIFY, 0, 0, 2, 0, false, false, false, false, 0},
    [BM_STYLE_LIST_ITEM] = {"ListItem", "Mục liệt kê", 26, false, false, BM_ALIGN_JUSTIFY, -14.175, 42.525, 3, 0, false, false, false, false, 0},
    /* I.7: 13–14, upright, centred in the top margin */
    [BM_STYLE_PAGE_NUMBER] = {"Header", "Số trang", 26, false, false, BM_ALIGN_CENTER, 0, 0, 0, 0, false, true, false, false, 0},
};
/* clang-format on */

const bm_style_spec *bm_style_of(bm_style style)
{
    return &styles[style];
}
