/* The named styles of a document: one table serves PDF and DOCX, so the two cannot drift apart.
 * Sizes and emphasis follow NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I (clauses at each row in style.c).
 * SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_STYLE_H
#define BM_DOCUMENT_STYLE_H

#include <stdbool.h>
#include <stdint.h>

/* Page: A4, margins within Phụ lục I, Phần I, I.3. */
enum {
    BM_PAGE_WIDTH_MM = 210,
    BM_PAGE_HEIGHT_MM = 297,
    BM_PAGE_TOP_MM = 20,
    BM_PAGE_BOTTOM_MM = 20,
    BM_PAGE_LEFT_MM = 30,
    BM_PAGE_RIGHT_MM = 20,
    BM_PAGE_HEADER_MM = 10, /* from the paper's edge to the top of the page number's line */
};

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
    BM_STYLE_LIST_ITEM,   /* of a markdown field; marker in the hanging indent */
    BM_STYLE_PAGE_NUMBER, /* in the top margin, from page 2 */
    BM_STYLE_COUNT
} bm_style;

typedef enum { BM_ALIGN_LEFT, BM_ALIGN_CENTER, BM_ALIGN_RIGHT, BM_ALIGN_JUSTIFY } bm_align;

typedef struct {
    const char *id;      /* OOXML styleId, ASCII */
    const char *name_vi; /* shown in Word */
    int size_half_pt;    /* 26 = 13 pt */
    bool bold, italic;
    bm_align align;
    double first_indent_pt; /* >= 0: first line; < 0: hanging */
    double left_indent_pt;  /* all lines */
    double space_before_pt; /* adds to the space after of what stands above, as in Word */
    double space_after_pt;
    bool keep_next;  /* stays on the page of what follows */
    bool keep_lines; /* not split between pages */
    bool rule_below; /* a drawn line as long as the text (Phụ lục I, II.1b) */
    bool balance;    /* lines of about equal length, when there are several */
    int outline;     /* heading level from 1 for Word's navigation; 0 = none */
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

#endif
