/* The named styles of a document: one table serves PDF and DOCX, so the two cannot drift apart.
 * Sizes and emphasis follow NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I (clauses at each row in style.c).
 * SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_STYLE_H
#define BM_DOCUMENT_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "document/page_frame.h"

typedef enum {
    BM_STYLE_BODY,        /* justified text with first-line indent */
    BM_STYLE_QUOC_HIEU,   /* CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM */
    BM_STYLE_TIEU_NGU,    /* Độc lập - Tự do - Hạnh phúc, with the line under it */
    BM_STYLE_FORM_NUMBER, /* Mẫu 14, at the right above everything */
    BM_STYLE_PLACE_DATE,  /* Cao Bằng, ngày … tháng … năm … */
    BM_STYLE_TITLE,       /* name of the form, capitals */
    BM_STYLE_ADDRESSEE,   /* Kính gửi: … */
    BM_STYLE_HEADING,     /* I. Thông tin chứng thư số: */
    BM_STYLE_LINE,        /* labels with values or dotted leaders */
    BM_STYLE_TABLE_HEAD,
    BM_STYLE_TABLE_CELL,
    BM_STYLE_SIGN_CAPTION, /* Người khai */
    BM_STYLE_SIGN_HINT,    /* (Ký và ghi rõ họ tên) */
    BM_STYLE_SIGN_NAME,
    BM_STYLE_NOTE_HEADING, /* Ghi chú: */
    BM_STYLE_NOTE,
    BM_STYLE_LIST_ITEM,       /* of a markdown field; marker in the hanging indent */
    BM_STYLE_HEADING_1,       /* of a markdown field: "# Phần I", centred */
    BM_STYLE_HEADING_2,       /* "## I. Tiêu đề" */
    BM_STYLE_HEADING_3,       /* "### 1. Tiêu đề" */
    BM_STYLE_CENTERED,        /* a centred line of the body: "QUYẾT ĐỊNH:" */
    BM_STYLE_BASIS,           /* căn cứ */
    BM_STYLE_RULED_TITLE,     /* name of the document with the short line under it */
    BM_STYLE_SUBJECT,         /* trích yếu under the name of the document, with the short line */
    BM_STYLE_ANNEX_REFERENCE, /* (Kèm theo Văn bản số …), with the short line */
    BM_STYLE_LETTER_SUPERIOR, /* cơ quan chủ quản */
    BM_STYLE_LETTER_AGENCY,   /* cơ quan ban hành, with the short line */
    BM_STYLE_LETTER_QUOC_HIEU,
    BM_STYLE_LETTER_TIEU_NGU,
    BM_STYLE_LETTER_NUMBER,     /* Số: 15/SKHCN-CĐS */
    BM_STYLE_LETTER_PLACE_DATE, /* Cao Bằng, ngày … */
    BM_STYLE_LETTER_SUBJECT,    /* V/v … */
    BM_STYLE_LETTER_TO,         /* Kính gửi: with several recipients below */
    BM_STYLE_LETTER_TO_ITEM,    /* - …; the dash stands under the colon */
    BM_STYLE_RECIPIENTS_HEAD,   /* Nơi nhận: */
    BM_STYLE_RECIPIENT,         /* - …; */
    BM_STYLE_CONTACT,           /* address, telephone … at the foot of page 1 */
    BM_STYLE_SMALL_HEAD,        /* table heads and cells of wide tables */
    BM_STYLE_SMALL_CELL,
    BM_STYLE_PAGE_NUMBER, /* in the top margin, from page 2 */
    BM_STYLE_COUNT
} bm_style;

typedef enum { BM_ALIGN_LEFT, BM_ALIGN_CENTER, BM_ALIGN_RIGHT, BM_ALIGN_JUSTIFY } bm_align;

typedef struct {
    const char *id;      /* OOXML styleId, ASCII */
    const char *name_vi; /* shown in Word, with the next one */
    const char *name_en; /* of a style that Word has itself, Word's own name, in its spelling */
    int size_half_pt;    /* 26 = 13 pt */
    bool bold, italic;
    bm_align align;
    double first_indent_pt; /* >= 0: first line; < 0: hanging */
    double left_indent_pt;  /* all lines */
    double space_before_pt; /* adds to the space after of what stands above, as in Word */
    double space_after_pt;
    bool keep_next;  /* stays on the page of what follows */
    bool keep_lines; /* not split between pages */
    int rule_percent; /* a drawn line under the text, so long in percent of its longest line; 0 = none */
    bool balance; /* lines of about equal length, when there are several */
    int outline;  /* heading level from 1 for Word's navigation; 0 = none */
} bm_style_spec;

/** bm_style_of(style): the properties; never NULL. */
const bm_style_spec *bm_style_of(bm_style style);

/* Times New Roman, Tinos and Liberation Serif: (ascent 1825 + descent 443 + line gap 87) / 2048. */
#define BM_LINE_ASCENT_EM (1825.0 / 2048.0)
#define BM_LINE_DESCENT_EM (443.0 / 2048.0)
#define BM_LINE_HEIGHT_EM (2355.0 / 2048.0)

/* Room for signature and seal between hint and name: 23 mm at least (four 14 pt lines in the
 * decree's own template, Phụ lục III). */
#define BM_SIGN_ROOM_PT 68.0
#define BM_SIGNATURE_PADDING_PT 3.0 /* left and right in each column of signatures */

/* A drawn line: under a text, and over the foot of a page. */
#define BM_RULE_THICK_PT 0.75

/** bm_style_rule_gap(spec): points from the descent of the text of a style with rule_percent to the line; one as long
 *  as its text (Tiêu ngữ) stands closer. bm_style_rule_room(spec): what the line adds to the height of the
 *  paragraph, above its space after; 0 for a style without line. */
double bm_style_rule_gap(const bm_style_spec *spec);
double bm_style_rule_room(const bm_style_spec *spec);

/* The head of a letter: the office's share of the text area leaves the nation's column room for the longest
 * usual line ("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2019": 98.7 mm); the office's column ends and
 * the nation's begins half the gap from where they meet. */
#define BM_LETTERHEAD_LEFT_PERCENT 37
#define BM_LETTERHEAD_GAP_PT 6.0
#define BM_LETTERHEAD_AFTER_PT 6.0 /* below it */

/* The share of the recipients' column beside signatures; it begins at the left margin and ends
 * BM_SIGNATURE_PADDING_PT before the signatures'. Decree's templates, Phụ lục III: 41 mm to 64 mm. */
#define BM_RECIPIENTS_PERCENT 42
#define BM_RECIPIENTS_BEFORE_PT 8.0 /* above the block when no place and date stand there */

/* The foot of the first page: room above the drawn line, and below it. */
#define BM_FOOTER_BEFORE_PT 6.0
#define BM_FOOTER_AFTER_PT 3.0

#endif
