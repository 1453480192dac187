/* Limits on what is read from outside. Reaching one is a diagnostic that names it.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BASE_LIMIT_H
#define BM_BASE_LIMIT_H

enum {
    BM_LIMIT_INPUT_BYTES = 4 * 1024 * 1024,   /* one data file */
    BM_LIMIT_FORM_BYTES = 1024 * 1024,        /* one form definition */
    BM_LIMIT_DEPTH = 64,                      /* nesting of YAML, JSON or XML */
    BM_LIMIT_NODES = 100000,                  /* values in one file, aliases counted each time */
    BM_LIMIT_ANCHORS = 256,                   /* anchors (&name) of one YAML file */
    BM_LIMIT_TEXT_BYTES = 256 * 1024,         /* one value */
    BM_LIMIT_ROWS = 5000,                     /* rows of one table */
    BM_LIMIT_FIELDS = 500,                    /* fields of one form */
    BM_LIMIT_BLOCKS = 2000,                   /* blocks of one form */
    BM_LIMIT_COLUMNS = 20,                    /* columns of one table of a form */
    BM_LIMIT_CONDITIONS = 200,                /* conditions (when:) of one form */
    BM_LIMIT_RULES = 200,                     /* rules of one form */
    BM_LIMIT_SEGMENTS = 6,                    /* segments of one line of a form */
    BM_LIMIT_BLANK_ROWS = 50,                 /* empty rows of a table of a blank form */
    BM_LIMIT_PAGES = 2000,                    /* pages of one document */
    BM_LIMIT_DOCUMENTS = 2000,                /* documents merged into one file: each has a page */
    BM_LIMIT_FORMS = 1000,                    /* forms of one catalogue */
    BM_LIMIT_REGIMES = 20,                    /* periods of one file of procedures */
    BM_LIMIT_QUESTIONS = 100,                 /* questions of one file of procedures */
    BM_LIMIT_PROCEDURES = 100,                /* procedures of one file */
    BM_LIMIT_SITUATIONS = 500,                /* situations (cases) of one file of procedures */
    BM_LIMIT_FILES = 20,                      /* forms of one procedure */
    BM_LIMIT_HOLIDAYS = 1000,                 /* days of one list of holidays */
    BM_LIMIT_CSV_CELL_BYTES = 256 * 1024,     /* one cell of a CSV file */
    BM_LIMIT_CSV_ROW_BYTES = 4 * 1024 * 1024, /* one row of it */
    BM_LIMIT_CSV_COLUMNS = 16384,             /* as many as a sheet of a workbook has */
    BM_LIMIT_CSV_ROWS = 100000000,
    BM_LIMIT_LIST_ROWS = 100000, /* rows of a list for another system */
    BM_LIMIT_DIAGS = 50,         /* diagnostics kept for one input; the rest are counted */
    BM_LIMIT_FONT_BYTES = 32 * 1024 * 1024, /* one font file */
    BM_LIMIT_PDF_BYTES = 64 * 1024 * 1024,  /* one PDF file that is read */
    BM_LIMIT_PDF_INFLATED_BYTES =
        256 * 1024 * 1024, /* what its streams decode to, each time one is decoded */
    BM_LIMIT_PDF_TEXT_BYTES = 32 * 1024 * 1024, /* text of its pages */
    BM_LIMIT_PDF_TOKENS =
        5000000, /* words of the objects in it; libqpdf needs up to 350 bytes for one */
    BM_LIMIT_PDF_OBJECTS = 1000000,          /* objects in it, rows of its tables of objects */
    BM_LIMIT_PDF_LOOKUPS = 2000000,          /* values that are looked at */
    BM_LIMIT_PDF_PAGES = 2 * BM_LIMIT_PAGES, /* pages of it: with --duplex each has an empty back */
    BM_LIMIT_PDF_FIELDS = 20000,             /* fields of its form */
    BM_LIMIT_PDF_ATTACHMENTS = 4000,         /* files attached to it */
    BM_LIMIT_OPC_BYTES = 64 * 1024 * 1024,   /* one DOCX file that is read */
    BM_LIMIT_TEMPLATE_PART_BYTES = 2 * 1024 * 1024,    /* one part of a template, but its text */
    BM_LIMIT_TEMPLATE_PICTURE_BYTES = 8 * 1024 * 1024, /* its pictures, which each document gets */
    BM_LIMIT_TEMPLATE_PICTURES = 100,
    BM_LIMIT_TEMPLATE_RELATIONS = 1000, /* relationships of one header or footer, and namespaces */
    BM_LIMIT_TEMPLATE_STYLES = 4079,    /* as many as Word has room for */
    BM_LIMIT_OPC_UNPACKED_BYTES = 80 * 1024 * 1024, /* all its parts, unpacked */
    BM_LIMIT_OPC_PARTS = 10000,                     /* parts of it */
    BM_LIMIT_DOCX_NODES = 2500000,                  /* paragraphs, runs, cells … of it */
    BM_LIMIT_DOCX_DEPTH = 200,                      /* nesting of its XML */
    BM_LIMIT_HEADER_ROWS = 30, /* rows of a sheet among which the names of columns are looked for */
    BM_LIMIT_SHEET_COLUMNS = 1000,   /* columns of a sheet that can have a name */
    BM_LIMIT_GROUPED_ROWS = 1000000, /* rows of a sheet that are put together by --group-by */
    BM_LIMIT_BOOK_PARTS = 10000,     /* parts of one workbook (XLSX, ODS) */
    BM_LIMIT_BOOK_PART_MB = 3072,    /* one part of it, unpacked; parts are never held as a whole */
    BM_LIMIT_BOOK_RATIO = 300,       /* bytes that one packed byte gives, when there are */
    BM_LIMIT_BOOK_RATIO_FROM_MB = 16, /* more than this; LibreOffice reaches 60 */
    BM_LIMIT_BOOK_SHEETS = 2000,      /* its sheets */
    BM_LIMIT_BOOK_ROWS = 1048576,    /* as many as Excel and LibreOffice have: rows of one sheet, */
    BM_LIMIT_BOOK_COLUMNS = 16384,   /* its columns, */
    BM_LIMIT_BOOK_STYLES = 131072,   /* and twice as many kinds of cells of a workbook */
    BM_LIMIT_BOOK_CELLS = 100000000, /* cells of one sheet that are not empty */
    BM_LIMIT_BOOK_ROW_BYTES = 16 * 1024 * 1024, /* texts of one row */
    BM_LIMIT_BOOK_MERGED = 1000000,             /* merged cells of one sheet */
    BM_LIMIT_BOOK_STRINGS = 30000000,           /* texts that its cells share */
    BM_LIMIT_BOOK_STRINGS_MB = 1024,            /* all of them */
    BM_LIMIT_BOOK_STRINGS_HELD_BYTES =
        8 * 1024 * 1024,              /* in memory; more are kept in a temporary file */
    BM_LIMIT_FAULT_TEXT_BYTES = 8192, /* one text of a message, as it is kept of a batch */
    BM_LIMIT_FAULT_LINE_BYTES =
        4 * 1024 * 1024,            /* all messages of one record: each has seven texts */
    BM_LIMIT_MARKS = 50000,         /* messages that are marked in a table */
    BM_LIMIT_MARK_COMMENTS = 20000, /* cells of a sheet with comments, those it has included */
    BM_LIMIT_MARK_TEXT_CHARACTERS = 8000, /* one comment that is added; Excel has room for 32,767 */
    BM_LIMIT_MARK_PART_BYTES =
        32 * 1024 * 1024,                 /* styles, comments … of a workbook that is marked */
    BM_LIMIT_MARK_SHEET_MEGABYTES = 4095, /* a sheet of it, unpacked, and the file as a whole */
    BM_LIMIT_MARK_TAG_BYTES = 8 * 1024 * 1024, /* one tag: a list of cell ranges can be long */
};

#endif
