/* The table of styles. Clauses are those of NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II unless said
 * otherwise; notes and tables are not ruled by it. Spaces are chosen so that a filled form of
 * ordinary length fits one page.
 * SPDX-License-Identifier: MIT */
#include "document/style.h"

/* id, name in Vietnamese and in English, half points, bold, italic, alignment, first and left indent, space before and after,
 * keep with next, keep lines, rule below (percent), balanced lines, outline level */
/* clang-format off */
static const bm_style_spec styles[BM_STYLE_COUNT] = {
    /* 6e: upright 13–14, justified, first line 1 or 1.27 cm, at least 6 pt between paragraphs */
    [BM_STYLE_BODY] = {"BodyText", "Nội dung", "Body Text", 26, false, false, BM_ALIGN_JUSTIFY, 28.35, 0, 6, 0, false, false, 0, false, 0},
    /* 1a: capitals 12–13, upright bold */
    [BM_STYLE_QUOC_HIEU] = {"QuocHieu", "Quốc hiệu", "National Name", 26, true, false, BM_ALIGN_CENTER, 0, 0, 0, 0, true, true, 0, false, 0},
    /* 1b: 13–14, upright bold, a solid line as long as the text under it */
    [BM_STYLE_TIEU_NGU] = {"TieuNgu", "Tiêu ngữ", "National Motto", 28, true, false, BM_ALIGN_CENTER, 0, 0, 0, 10, true, true, 100, false, 0},
    [BM_STYLE_FORM_NUMBER] = {"FormNumber", "Số mẫu", "Form Number", 26, true, false, BM_ALIGN_RIGHT, 0, 0, 0, 6, true, true, 0, false, 0},
    /* 4c: 13–14, italic */
    [BM_STYLE_PLACE_DATE] = {"PlaceDate", "Địa danh và ngày", "Place and Date", 26, false, true, BM_ALIGN_CENTER, 0, 0, 10, 0, true, true, 0, true, 0},
    /* 5b: capitals 13–14, upright bold, centred */
    [BM_STYLE_TITLE] = {"FormTitle", "Tên mẫu", "Title", 28, true, false, BM_ALIGN_CENTER, 0, 0, 10, 4, true, true, 0, true, 1},
    /* 9a: 13–14, upright */
    [BM_STYLE_ADDRESSEE] = {"Addressee", "Kính gửi", "Addressee", 26, false, false, BM_ALIGN_CENTER, 0, 0, 6, 4, false, true, 0, false, 0},
    [BM_STYLE_HEADING] = {"SectionHeading", "Mục", "Section Heading", 26, true, false, BM_ALIGN_LEFT, 0, 0, 6, 0, true, true, 0, false, 2},
    [BM_STYLE_LINE] = {"FormLine", "Dòng điền", "Form Line", 26, false, false, BM_ALIGN_LEFT, 0, 0, 6, 0, false, false, 0, false, 0},
    [BM_STYLE_TABLE_HEAD] = {"TableHead", "Đầu bảng", "Table Head", 24, true, false, BM_ALIGN_CENTER, 0, 0, 2, 2, false, true, 0, false, 0},
    [BM_STYLE_TABLE_CELL] = {"TableCell", "Ô bảng", "Table Cell", 24, false, false, BM_ALIGN_LEFT, 0, 0, 2, 2, false, false, 0, false, 0},
    /* 7đ: 13–14, upright bold */
    [BM_STYLE_SIGN_CAPTION] = {"SignatureCaption", "Người ký", "Signer", 26, true, false, BM_ALIGN_CENTER, 0, 0, 4, 0, true, true, 0, true, 0},
    [BM_STYLE_SIGN_HINT] = {"SignatureHint", "Cách ký", "Signing Hint", 26, false, true, BM_ALIGN_CENTER, 0, 0, 0, 0, true, true, 0, false, 0},
    /* 7đ: full name 13–14, upright bold */
    [BM_STYLE_SIGN_NAME] = {"SignatureName", "Họ tên người ký", "Signer Name", 26, true, false, BM_ALIGN_CENTER, 0, 0, 0, 0, false, true, 0, false, 0},
    [BM_STYLE_NOTE_HEADING] = {"NoteHeading", "Đầu ghi chú", "Form Note Heading", 22, true, false, BM_ALIGN_LEFT, 0, 0, 6, 0, true, true, 0, false, 0},
    [BM_STYLE_NOTE] = {"Note", "Ghi chú", "Form Note", 22, false, false, BM_ALIGN_JUSTIFY, 0, 0, 2, 0, false, false, 0, false, 0},
    [BM_STYLE_LIST_ITEM] = {"ListItem", "Mục liệt kê", "List Item", 26, false, false, BM_ALIGN_JUSTIFY, -14.175, 42.525, 6, 0, false, false, 0, false, 0},
    /* I.7: 13–14, upright, centred in the top margin */
    [BM_STYLE_PAGE_NUMBER] = {"Header", "Số trang", "header", 26, false, false, BM_ALIGN_CENTER, 0, 0, 0, 0, false, true, 0, false, 0},
    /* 6đ: phần, chương; mục; khoản with a title: upright bold, 13–14 */
    [BM_STYLE_HEADING_1] = {"Heading1", "Tiêu đề 1", "heading 1", 26, true, false, BM_ALIGN_CENTER, 0, 0, 10, 0, true, true, 0, true, 1},
    [BM_STYLE_HEADING_2] = {"Heading2", "Tiêu đề 2", "heading 2", 26, true, false, BM_ALIGN_JUSTIFY, 28.35, 0, 6, 0, true, true, 0, false, 2},
    [BM_STYLE_HEADING_3] = {"Heading3", "Tiêu đề 3", "heading 3", 26, true, false, BM_ALIGN_JUSTIFY, 28.35, 0, 6, 0, true, true, 0, false, 3},
    [BM_STYLE_CENTERED] = {"Centered", "Giữa dòng", "Centred Line", 26, false, false, BM_ALIGN_CENTER, 0, 0, 6, 0, true, true, 0, true, 0},
    /* 6a: italic, 13–14, each on its own line */
    [BM_STYLE_BASIS] = {"Basis", "Căn cứ", "Legal Basis", 26, false, true, BM_ALIGN_JUSTIFY, 28.35, 0, 6, 0, false, false, 0, false, 0},
    /* 5b: the line is 1/3 to 1/2 as long as the text */
    [BM_STYLE_RULED_TITLE] = {"RuledTitle", "Tên loại văn bản", "Ruled Title", 28, true, false, BM_ALIGN_CENTER, 0, 0, 10, 6, true, true, 40, true, 1},
    [BM_STYLE_SUBJECT] = {"Subject", "Trích yếu", "Subject", 28, true, false, BM_ALIGN_CENTER, 0, 0, 0, 6, true, true, 40, true, 0},
    /* III.1c: 13–14, italic */
    [BM_STYLE_ANNEX_REFERENCE] = {"AnnexReference", "Kèm theo", "Annex Reference", 26, false, true, BM_ALIGN_CENTER, 0, 0, 0, 6, true, true, 40, true, 0},
    /* 2b: capitals 12–13; upright, the issuing body bold with a line of 1/3 to 1/2 of the text */
    [BM_STYLE_LETTER_SUPERIOR] = {"LetterSuperior", "Cơ quan chủ quản", "Superior Body", 24, false, false, BM_ALIGN_CENTER, 0, 0, 0, 0, true, true, 0, true, 0},
    [BM_STYLE_LETTER_AGENCY] = {"LetterAgency", "Cơ quan ban hành", "Issuing Body", 24, true, false, BM_ALIGN_CENTER, 0, 0, 0, 0, true, true, 40, true, 0},
    /* 1a, 1b: beside the agency the smaller sizes of the ranges leave it the wider column */
    [BM_STYLE_LETTER_QUOC_HIEU] = {"LetterQuocHieu", "Quốc hiệu văn bản", "Letter National Name", 24, true, false, BM_ALIGN_CENTER, 0, 0, 0, 0, true, true, 0, false, 0},
    [BM_STYLE_LETTER_TIEU_NGU] = {"LetterTieuNgu", "Tiêu ngữ văn bản", "Letter National Motto", 26, true, false, BM_ALIGN_CENTER, 0, 0, 0, 0, true, true, 100, false, 0},
    /* 3c: 13, upright. 4c: 13–14, italic. 5b: V/v 12–13, 6 pt below the number */
    [BM_STYLE_LETTER_NUMBER] = {"LetterNumber", "Số và ký hiệu", "Letter Number", 26, false, false, BM_ALIGN_CENTER, 0, 0, 6, 0, true, true, 0, true, 0},
    [BM_STYLE_LETTER_PLACE_DATE] = {"LetterPlaceDate", "Địa danh và ngày văn bản", "Letter Place and Date", 26, false, true, BM_ALIGN_CENTER, 0, 0, 6, 0, true, true, 0, true, 0},
    [BM_STYLE_LETTER_SUBJECT] = {"LetterSubject", "Trích yếu công văn", "Letter Subject", 24, false, false, BM_ALIGN_CENTER, 0, 0, 6, 0, true, true, 0, true, 0},
    /* 9d: 13–14; several recipients: dashes under the colon. 99.2 pt: 35 mm of the decree's template; the
     * colon of "Kính gửi:" stands 46.4 pt behind that, its middle over that of a dash at 145.25 pt */
    [BM_STYLE_LETTER_TO] = {"LetterTo", "Kính gửi nhiều nơi", "Letter Addressees", 26, false, false, BM_ALIGN_LEFT, 99.2, 0, 12, 0, true, true, 0, false, 0},
    [BM_STYLE_LETTER_TO_ITEM] = {"LetterToItem", "Nơi được kính gửi", "Letter Addressee Item", 26, false, false, BM_ALIGN_LEFT, -8.0, 153.25, 2, 0, false, true, 0, false, 0},
    /* 9d: heading 12, bold italic, level with the caption (13 pt, 4 pt before); list 11, upright, flush left */
    [BM_STYLE_RECIPIENTS_HEAD] = {"RecipientsHead", "Nơi nhận", "Recipients Head", 24, true, true, BM_ALIGN_LEFT, 0, 0, 4.9, 0, true, true, 0, false, 0},
    [BM_STYLE_RECIPIENT] = {"Recipient", "Danh sách nơi nhận", "Recipient", 22, false, false, BM_ALIGN_LEFT, -6.5, 6.5, 0, 0, false, true, 0, false, 0},
    /* III.4: 11–12, under a line as wide as the text area */
    [BM_STYLE_CONTACT] = {"Contact", "Địa chỉ cơ quan", "Office Contact", 22, false, false, BM_ALIGN_CENTER, 0, 0, 0, 0, false, true, 0, true, 0},
    [BM_STYLE_SMALL_HEAD] = {"SmallHead", "Đầu bảng nhỏ", "Small Table Head", 20, true, false, BM_ALIGN_CENTER, 0, 0, 2, 2, false, true, 0, false, 0},
    [BM_STYLE_SMALL_CELL] = {"SmallCell", "Ô bảng nhỏ", "Small Table Cell", 20, false, false, BM_ALIGN_LEFT, 0, 0, 2, 2, false, false, 0, false, 0},
};
/* clang-format on */

const bm_style_spec *bm_style_of(bm_style style)
{
    return &styles[style];
}

double bm_style_rule_gap(const bm_style_spec *spec)
{
    return spec->rule_percent < 100 ? 2.5 : 1.0;
}

double bm_style_rule_room(const bm_style_spec *spec)
{
    return spec->rule_percent ? bm_style_rule_gap(spec) + 2.0 : 0;
}
