/* bieumau: Vietnamese official request forms as PDF and DOCX, from declarative definitions and data.
 *
 * This header is the whole public interface. A minimal program:
 *
 *     #include <bieumau.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         bm_diags *ds = bm_diags_new();
 *         bm_env *env = bm_env_open(NULL, ds);
 *         bm_data *data = env ? bm_data_read(env, "don.yaml", BM_INPUT_AUTO, ds) : NULL;
 *         const bm_form *form = data ? bm_form_load_for(env, data, ds) : NULL;
 *         int status = form ? bm_render_file(env, form, data, NULL, "don.pdf", ds) : -1;
 *         for (size_t i = 0; i < bm_diags_count(ds); i++)
 *             fprintf(stderr, "%s\n", bm_diags_at(ds, i)->message[BM_LANG_VI]);
 *         bm_data_free(data);
 *         bm_env_close(env);
 *         bm_diags_free(ds);
 *         return status ? 1 : 0;
 *     }
 *
 * Rules that hold everywhere:
 *
 * - Failure. A function fails (returns -1 or NULL) if and only if it added at least one BM_ERROR to
 *   the diagnostics it was given. Nothing is printed; the process is ended only when memory runs out.
 * - Ownership. What a function named new, open, read or parse returns is yours to free with the
 *   matching free or close, which accept NULL. Everything else is borrowed.
 * - Text is UTF-8; strings handed out are 0-terminated and in Unicode form C (NFC).
 * - Threads. A bm_env and the forms in it are shared freely by threads. A bm_data may be read by
 *   several threads while none changes it. A bm_diags belongs to one thread at a time.
 * - The library keeps no global state, and does not look at the locale or the environment variables.
 *
 * SPDX-License-Identifier: MIT */
#ifndef BIEUMAU_H
#define BIEUMAU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define BM_API __attribute__((visibility("default")))
#else
#define BM_API
#endif

#define BM_VERSION_MAJOR 0
#define BM_VERSION_MINOR 1
#define BM_VERSION_PATCH 0
#define BM_VERSION_STRING "0.1.0"

/** bm_version(): the version of the library that runs, "0.1.0"; compare with BM_VERSION_STRING. */
BM_API const char *bm_version(void);

/* ---- Diagnostics -------------------------------------------------------------------------- */

typedef enum { BM_LANG_VI = 0, BM_LANG_EN = 1 } bm_lang;

typedef enum { BM_NOTE = 0, BM_WARNING = 1, BM_ERROR = 2 } bm_severity;

typedef struct bm_diags bm_diags;

/* One message. All pointers are owned by the bm_diags and live until it is cleared or freed. */
typedef struct {
    const char *code; /* "D005": stable, to be looked up with bm_code_lookup */
    bm_severity severity;
    const char *file; /* as the caller named the input; NULL = no file */
    uint32_t line,
        col; /* from 1; col counts code points; 0 = unknown. Of a cell its row and column */
    const char *cell; /* "Sheet1!C7" in a workbook, "C7" in a CSV file; NULL = not in a table */
    const char *source_line; /* the line of the input, without its line end; NULL = unknown */
    const char *path;        /* field in the data, "thay_doi[2].moi"; NULL = none */
    const char *message[2];  /* [BM_LANG_VI], [BM_LANG_EN] */
    const char *hint[2];     /* what to do; "" = nothing to say */
} bm_diag;

/** bm_diags_new(): an empty list. Free with bm_diags_free. */
BM_API bm_diags *bm_diags_new(void);
BM_API void bm_diags_free(bm_diags *ds);

/** bm_diags_set_strict(ds, strict): from now on warnings are errors. Survives bm_diags_clear. */
BM_API void bm_diags_set_strict(bm_diags *ds, bool strict);

/** bm_diags_clear(ds): empty the list for the next document; keeps its memory. */
BM_API void bm_diags_clear(bm_diags *ds);

/** bm_diags_count(ds): how many messages are held (at most 50; see bm_diags_dropped). */
BM_API size_t bm_diags_count(const bm_diags *ds);

/** bm_diags_at(ds, i): message ${i} (from 0) in the order of reporting, or NULL past the end. */
BM_API const bm_diag *bm_diags_at(const bm_diags *ds, size_t i);

/** bm_diags_errors(ds): how many BM_ERRORs were reported, those not held included. */
BM_API size_t bm_diags_errors(const bm_diags *ds);

/** bm_diags_dropped(ds): how many messages were counted but not held. */
BM_API size_t bm_diags_dropped(const bm_diags *ds);

/* A kind of message, for reference. {0}..{7} stand for the arguments; a part in [[…]] is there only
 * when its arguments are. Static storage. */
typedef struct {
    const char *code;
    bm_severity severity;
    const char *message[2];
    const char *hint[2];
} bm_code_info;

/** bm_code_lookup(code): what "D005" means (case is ignored), or NULL. */
BM_API const bm_code_info *bm_code_lookup(const char *code);

/** bm_code_at(i): the codes in order, or NULL past the end. */
BM_API const bm_code_info *bm_code_at(size_t i);

/* ---- Environment -------------------------------------------------------------------------- */

typedef struct bm_env bm_env;

typedef struct {
    /* Folders; earlier ones win. An entry "" stands for the default: for forms the folder of the
     * installation, for fonts that and the system's. None at all = the default. */
    const char *const *form_dirs; /* with <document>/<form>.yaml */
    size_t n_form_dirs;
    const char *const *font_dirs; /* with font files */
    size_t n_font_dirs;
    int today_year; /* 0 = today by the clock, in Vietnam (UTC+7) */
    int today_month, today_day;
    bool has_source_date; /* true: all documents carry source_date as their date of creation */
    int64_t source_date;  /* seconds since 1970-01-01T00:00:00Z (SOURCE_DATE_EPOCH) */
} bm_env_options;

/**
 * bm_env_open(options, ds):
 * Find the forms and load the fonts. Share one environment by all threads; it is immutable but for
 * caches that lock themselves.
 *
 * options  NULL = all defaults; not kept after the call
 *
 * Returns NULL with E002 when no Times-metric font is found, E003 when no folder of forms is, D011 when
 * today is no day of the calendar, E009 when a folder holds too many forms. About 3 ms.
 */
BM_API bm_env *bm_env_open(const bm_env_options *options, bm_diags *ds);

/** bm_env_close(env): free it and its forms. No call may use them any more. */
BM_API void bm_env_close(bm_env *env);

/** bm_env_form_id(env, i): ids of the catalogue in ascending order, or NULL past the end. */
BM_API const char *bm_env_form_id(const bm_env *env, size_t i);

/** bm_env_form_dir(env, i), bm_env_font_dir(env, i): the folders in use, or NULL past the end. */
BM_API const char *bm_env_form_dir(const bm_env *env, size_t i);
BM_API const char *bm_env_font_dir(const bm_env *env, size_t i);

typedef struct {
    const char *family;  /* "Tinos" */
    const char *style;   /* "Bold Italic" */
    const char *version; /* as the font states it */
    const char *file;
} bm_font_info;

/** bm_env_font(env, i, out): the fonts in use, preferred ones first. Returns 0, or -1 past the end. */
BM_API int bm_env_font(const bm_env *env, size_t i, bm_font_info *out);

typedef struct {
    const char *name;
    const char *version;
} bm_component;

/** bm_component_at(i): the libraries in use and their versions, or NULL past the end. Static storage. */
BM_API const bm_component *bm_component_at(size_t i);

typedef struct {
    const char *name; /* "input bytes" */
    size_t value;
} bm_limit_info;

/** bm_limit_at(i): the limits on input, or NULL past the end. Static storage. */
BM_API const bm_limit_info *bm_limit_at(size_t i);

/* ---- Forms -------------------------------------------------------------------------------- */

typedef struct bm_form bm_form;
typedef struct bm_data bm_data;

/**
 * bm_form_load(env, id, ds):
 * The form ${id} ("tt185-2019/mau-01"), compiled once and kept by ${env}. Thread-safe.
 * Returns NULL with D004 (unknown; the nearest id is proposed) or F… (the definition is wrong).
 */
BM_API const bm_form *bm_form_load(bm_env *env, const char *id, bm_diags *ds);

/**
 * bm_form_load_for(env, data, ds):
 * The form that ${data} names, as bm_form_load; messages point to the place in the data.
 * Returns NULL with D003 (it names none), D004 or F….
 */
BM_API const bm_form *bm_form_load_for(bm_env *env, const bm_data *data, bm_diags *ds);

/**
 * bm_form_lint(env, path, ds):
 * Check one definition file as strictly as a compiler; every fault is reported with its place.
 * Returns 0 when there is no error (there may be warnings), else -1.
 */
BM_API int bm_form_lint(bm_env *env, const char *path, bm_diags *ds);

typedef enum {
    BM_WORDING_VERBATIM, /* the text was seen word by word in a source */
    BM_WORDING_LABELS,   /* labels and columns were seen, not every sentence */
    BM_WORDING_DRAFT,    /* built from fields that sources name; compare with the official annex */
    BM_WORDING_UNAVAILABLE /* the form is known to exist, its text is not at hand: nothing can be made */
} bm_wording;

/* What a definition says of itself. Borrowed from the form. Absent texts are "". */
typedef struct {
    const char *id;          /* "tt185-2019/mau-01" */
    const char *number;      /* "Mẫu 01" */
    const char *title;       /* in sentence case */
    const char *source;      /* the legal document */
    const char *valid_from;  /* "2020-02-18" or "" */
    const char *valid_until; /* last day, or "" */
    const char *replaced_by; /* id of the successor, or "" */
    bm_wording wording;
    const char *file; /* where the definition was read */
} bm_form_info;

BM_API void bm_form_describe(const bm_form *form, bm_form_info *out);

typedef enum {
    BM_FIELD_TEXT,        /* one line of literal text */
    BM_FIELD_PERSON,      /* a person's name */
    BM_FIELD_DATE,        /* dd/mm/yyyy, d/m/yyyy or yyyy-mm-dd */
    BM_FIELD_CHOICE,      /* one of the options */
    BM_FIELD_FLAG,        /* có / không: a box that is ticked or not */
    BM_FIELD_IDENTITY,    /* CCCD of 12 digits, CMND of 9, passport */
    BM_FIELD_TAX_CODE,    /* mã số thuế: 10 digits, or 13 as 0123456789-001 */
    BM_FIELD_BUDGET_CODE, /* mã quan hệ ngân sách: 7 digits */
    BM_FIELD_PHONE,
    BM_FIELD_OFFICIAL_EMAIL,     /* issued by a state body */
    BM_FIELD_CERTIFICATE_SERIAL, /* hexadecimal */
    BM_FIELD_SIM_PKI,            /* Viettel, Vinaphone, Mobifone, with "/cs" to keep the number */
    BM_FIELD_PROVINCE,
    BM_FIELD_ISSUING_AUTHORITY, /* who issued an identity paper */
    BM_FIELD_INTEGER,           /* 0, 25, 1.000.000 */
    BM_FIELD_LIST,              /* several lines of literal text */
    BM_FIELD_MARKDOWN, /* CommonMark: headings, paragraphs, strong, emphasis, lists; tables */
    BM_FIELD_ROWS      /* rows of a table; its columns are fields with this one as parent */
} bm_field_type;

typedef struct {
    const char *id;    /* "ho_ten" */
    const char *label; /* "Họ và tên" */
    const char *help;  /* a sentence for who fills it in, or "" */
    bm_field_type type;
    const char *type_name; /* as written in definitions: "person" */
    bool required;
    const char *const *options; /* BM_FIELD_CHOICE: the allowed values */
    size_t n_options;
    const char *example;  /* a made-up value, or "" */
    const char *fallback; /* the value when neither the data nor the profile gives one, or ""; the
                             lines of a list stand between '\n' */
    int parent;           /* index of the BM_FIELD_ROWS field that this is a column of; -1 = none */
} bm_field_info;

/** bm_form_field(form, i, out): field ${i} (from 0), a table's columns behind their table, in the
 *  order of the definition. Returns 0, or -1 past the end. O(1). */
BM_API int bm_form_field(const bm_form *form, size_t i, bm_field_info *out);

/* ---- Data --------------------------------------------------------------------------------- */

typedef enum {
    BM_INPUT_AUTO, /* XML when the first character is '<', else JSON when '{', else YAML */
    BM_INPUT_YAML,
    BM_INPUT_JSON,
    BM_INPUT_XML
} bm_input_format;

/** bm_data_read(env, path, format, ds): read one data file; “blank: true” in place of “data:” stands for the
 *  blank form; XML that says so may have been filled in since, as the data part of a DOCX file is. NULL with E…, I…, or
 *  D001, D002, D007, D014, D070, D081 to D084 for its outer shape, D060 or D061 for its encoding. */
BM_API bm_data *bm_data_read(bm_env *env, const char *path, bm_input_format format, bm_diags *ds);

/** bm_data_parse(env, bytes, n, name, format, ds): the same from memory; ${name} appears in
 *  messages. ${bytes} are copied. NULL as bm_data_read, but for E…. */
BM_API bm_data *bm_data_parse(bm_env *env, const void *bytes, size_t n, const char *name,
                              bm_input_format format, bm_diags *ds);

/* Old encodings of Vietnamese. Text in them that was taken for Windows-1252 looks like "NguyÔn V¨n". */
typedef enum {
    BM_LEGACY_DETECT, /* refuse data that looks so (D060, D061) */
    BM_LEGACY_NONE,   /* take all text as it stands */
    BM_LEGACY_TCVN3,  /* ABC, fonts named .Vn… */
    BM_LEGACY_VNI,    /* fonts named VNI-… */
    BM_LEGACY_VISCII,
    BM_LEGACY_CP1258 /* Windows-1258 */
} bm_legacy;

/**
 * bm_data_read_legacy(env, path, format, legacy, ds), bm_data_parse_legacy:
 * As bm_data_read and bm_data_parse, which take BM_LEGACY_DETECT. With one of the encodings each value
 * (not the names of the fields) is converted from it, whether the file holds its bytes or, as UTF-8, the
 * letters of Windows-1252 in their place. A value that has Vietnamese letters of Unicode is left as it
 * is, with D065. D062 tells what was changed.
 */
BM_API bm_data *bm_data_read_legacy(bm_env *env, const char *path, bm_input_format format,
                                    bm_legacy legacy, bm_diags *ds);
BM_API bm_data *bm_data_parse_legacy(bm_env *env, const void *bytes, size_t n, const char *name,
                                     bm_input_format format, bm_legacy legacy, bm_diags *ds);

/** bm_data_new(form_id): empty data, to be filled with bm_data_set. */
BM_API bm_data *bm_data_new(const char *form_id);

/** bm_data_clear(data): forget all values but keep the form and the memory, for the next record. */
BM_API void bm_data_clear(bm_data *data);

/**
 * bm_data_set(data, field, value, n, ds): set a field; bm_data_set_cell: a cell of a table, where
 * ${row} counts from 0 and may be at most the number of rows so far; with ${column} NULL it sets item ${row}
 * of a list. The value is UTF-8 in any normal form and is copied. Whether the field exists is checked by
 * bm_check.
 * Returns 0, or -1 with I001 or I005 (cells: also D009 or D024). O(fields).
 */
BM_API int bm_data_set(bm_data *data, const char *field, const char *value, size_t n, bm_diags *ds);
BM_API int bm_data_set_cell(bm_data *data, const char *field, size_t row, const char *column,
                            const char *value, size_t n, bm_diags *ds);

/** bm_data_set_profile(data, profile): what ${data} does not say, or leaves empty, is taken from ${profile}, the
 *  values of an office read with bm_profile_read; its entries that the form does not have are ignored, and
 *  so are tables. ${profile} is borrowed as long as ${data} lives; NULL = none. Survives bm_data_clear. */
BM_API void bm_data_set_profile(bm_data *data, const bm_data *profile);

/** bm_profile_read(env, path, ds): read the values of an office: a YAML or JSON file whose outermost level has
 *  “profile:” in place of “form:” and “data:”, or an XML file of data without a form. An entry that is a field
 *  of no form is a warning (D071). Free with bm_data_free. NULL with E…, I…, D072 or D073. Compiles the forms
 *  of the catalogue until all entries are found in them, once. */
BM_API bm_data *bm_profile_read(bm_env *env, const char *path, bm_diags *ds);

/** bm_data_form_id(data): the form that the data names, or "" */
BM_API const char *bm_data_form_id(const bm_data *data);

/** bm_data_value(data, form, field): the text of field ${field} (index for bm_form_field) as bm_check tidies it, from the data, its profile or
 *  the default: "001079012345" for a number that lost its zeros; a date as dd/mm/yyyy, a flag as "có" or "không", the lines of a list with ", "
 *  between. What is wrong is as it stands; what is missing, a table or a column of one is "". Lives until ${data} is changed, cleared or freed. */
BM_API const char *bm_data_value(bm_data *data, const bm_form *form, size_t field);

BM_API void bm_data_free(bm_data *data);

/* ---- Check and render --------------------------------------------------------------------- */

/**
 * bm_check(env, form, data, ds):
 * Hold the data against the form and its rules; every fault is reported, with its place. Warns (D025 to D027)
 * when the form is not in force on the date of the document, or today when the data has no date, and (D029)
 * when its wording is not sure. A form whose text is not at hand is an error (D028).
 * Returns 0 when there is no error, else -1. Thread-safe.
 */
BM_API int bm_check(bm_env *env, const bm_form *form, const bm_data *data, bm_diags *ds);

/* An office's own document, as a pattern for those that are made. Immutable. */
typedef struct bm_docx_template bm_docx_template;

/**
 * bm_docx_template_open(env, path, ds), bm_docx_template_parse(env, bytes, n, name, ds):
 * Take from a DOCX file what a reference document gives: the page (size, margins) of its last section, its
 * styles, fonts and settings, and what stands in the headers and footers of its pages, pictures included. What its body
 * says is of no account. A style of it stands for ours of the same name (Vietnamese or English) or id; those of
 * ours that it lacks are added. Warns (O…) about what the rules of presentation do not allow (NĐ 30/2020/NĐ-CP, Phụ lục I).
 *
 * Free with bm_docx_template_free when no render uses it any more; many threads may. NULL with E…, V… or O….
 */
BM_API bm_docx_template *bm_docx_template_open(bm_env *env, const char *path, bm_diags *ds);
BM_API bm_docx_template *bm_docx_template_parse(bm_env *env, const void *bytes, size_t n,
                                                const char *name, bm_diags *ds);
BM_API void bm_docx_template_free(bm_docx_template *t);

typedef struct {
    const char *format; /* name of a bm_format; NULL = "pdf", or by the suffix of the file */
    bool draft;         /* missing required fields print as gaps, with a note each */
    bool overwrite;     /* bm_render_file: replace an existing file */
    bool
        shared_fonts; /* PDF: fonts with whole parts of the Vietnamese repertoire, which many files have
                           alike, and quick packing: half as large again, five times the speed; for batches */
    bool signature_fields; /* PDF: an empty signature field in each room for a signature */
    bool fillable;         /* PDF of blank forms: fields that can be filled in on screen */
    bool qr;               /* PDF, SVG: a QR code in the margin: form, digest and short reference */
    bool duplex; /* each copy of a document begins on a front page; empty pages are put between */
    unsigned
        copies; /* of each document, behind each other; 0 = 1. Not with signature_fields or fillable */
    unsigned page; /* SVG: this page alone, from 1; 0 = all, one below the other */
    const bm_docx_template
        *docx_template; /* DOCX, Flat OPC: page, styles and letterhead; NULL = ours */
} bm_render_options;

/* Where bytes go. write returns 0, or anything else to stop (O005). Called in order, on the thread of the render. */
typedef struct {
    int (*write)(void *user, const void *bytes, size_t n);
    void *user;
} bm_sink;

/**
 * bm_render(env, form, data, options, sink, ds):
 * Check the data and write one document. Nothing reaches the sink when there is an error in the data.
 * The same input gives the same bytes.
 *
 * data     NULL = the blank form
 * options  NULL = all defaults
 *
 * Returns 0, or -1; in strict mode also when there is but a warning. An option that has no meaning for the format or
 * the document is not passed over: O040 to O042. Thread-safe. A page takes well under a millisecond after the first.
 */
BM_API int bm_render(bm_env *env, const bm_form *form, const bm_data *data,
                     const bm_render_options *options, const bm_sink *sink, bm_diags *ds);

/** bm_render_file(…, path, ds): the same into a file, which appears whole or not at all (written
 *  beside, synced, renamed). -1 with O… as well. */
BM_API int bm_render_file(bm_env *env, const bm_form *form, const bm_data *data,
                          const bm_render_options *options, const char *path, bm_diags *ds);

/* A form and what goes into it; data NULL = the blank form. Both are borrowed. */
typedef struct {
    const bm_form *form;
    const bm_data *data;
} bm_part;

/** bm_render_merged(env, parts, n, options, sink, ds): all parts one after the other as one document, each
 *  beginning a page and counting its pages from 1. All that is wrong in any of them is reported; then nothing
 *  reaches the sink. A PDF of several has a bookmark for each. -1 with D075 when ${n} is 0, D077 when it is more
 *  than the limit "merged documents" (O041: when the copies are). bm_render_merged_file writes a file, as
 *  bm_render_file. */
BM_API int bm_render_merged(bm_env *env, const bm_part *parts, size_t n,
                            const bm_render_options *options, const bm_sink *sink, bm_diags *ds);
BM_API int bm_render_merged_file(bm_env *env, const bm_part *parts, size_t n,
                                 const bm_render_options *options, const char *path, bm_diags *ds);

/* One file of many documents, made one after the other: what is written is forgotten, so that memory does not grow with them
 * but for less than a kilobyte each. */
typedef struct bm_merger bm_merger;

/**
 * bm_merger_open(env, options, sink, ds): begin; bm_merger_add(m, form, data, ds): one more document, which begins a page and
 * counts its pages from 1; bm_merger_finish(m, ds): write what belongs at the end. The file is that of bm_render_merged, byte by
 * byte, without its limits: a PDF takes some 250,000 documents (else O061; it can still be finished).
 * Bytes reach the sink from the second document on: who writes a file lets it appear when finish has returned 0.
 *
 * options  as in bm_render_merged; a format that can be written so: "pdf" (else O060). All documents share their fonts; with
 * shared_fonts the data attached to them are packed less tightly, in less time.
 *
 * bm_merger_add returns -1 when the document is wrong: nothing of it is in the file, and others may follow. A merger that could not
 * write (O005) only fails from then on. Free with bm_merger_free, finished or not. One thread at a time.
 */
BM_API bm_merger *bm_merger_open(bm_env *env, const bm_render_options *options, const bm_sink *sink,
                                 bm_diags *ds);
BM_API int bm_merger_add(bm_merger *m, const bm_form *form, const bm_data *data, bm_diags *ds);
BM_API int bm_merger_finish(bm_merger *m, bm_diags *ds);
BM_API void bm_merger_free(bm_merger *m);

typedef struct {
    const char *name;   /* "pdf": the value of --to */
    const char *suffix; /* ".pdf" */
    const char *mime;
    bool is_text;       /* may be shown on a terminal */
    bool fields;        /* takes signature_fields and fillable */
    bool qr;            /* takes qr */
    bool pages;         /* takes page */
    bool docx_template; /* takes docx_template */
} bm_format;

/** bm_format_at(i): the formats that bm_render writes, or NULL past the end. Static storage. */
BM_API const bm_format *bm_format_at(size_t i);

/* ---- Reading back ------------------------------------------------------------------------- */

/** bm_data_write(form, data, format, sink, ds): the values of ${data} and of its profile, for the fields of ${form}
 *  in their order, as a file that bm_data_read takes. ${data} NULL = the blank form; ${form} NULL = the values as they
 *  stand. Texts are tidied as bm_check does; what it finds wrong may be left out. The same values give the same
 *  bytes, whatever they were read from. BM_INPUT_AUTO = XML. Returns 0, or -1 with O005 or D080 (a character that
 *  XML cannot hold). */
BM_API int bm_data_write(const bm_form *form, const bm_data *data, bm_input_format format,
                         const bm_sink *sink, bm_diags *ds);

/* A PDF, DOCX or Flat OPC file that bm_render made, read again. */
typedef struct bm_reading bm_reading;

/**
 * bm_reading_open(env, path, ds), bm_reading_parse(env, bytes, n, name, ds):
 * Take the data out of a file: what it carries, and what was filled into its fields. A PDF may have been
 * signed, linearised, saved by other programs, or be encrypted as long as it opens without a password; a DOCX may have been
 * edited and saved in Word or LibreOffice. Warns where the visible text and the data do not agree, where another
 * definition of the form was used, and where the file is damaged but could be read.
 *
 * Returns NULL with E… or V….
 */
BM_API bm_reading *bm_reading_open(bm_env *env, const char *path, bm_diags *ds);
BM_API bm_reading *bm_reading_parse(bm_env *env, const void *bytes, size_t n, const char *name,
                                    bm_diags *ds);
BM_API void bm_reading_free(bm_reading *r);

typedef enum {
    BM_AGREEMENT_UNKNOWN, /* cannot be told: the form is not in the catalogue, or another version of it; not all
                             text can be read; a picture, a comment or a white patch may cover some */
    BM_AGREEMENT_YES,
    BM_AGREEMENT_NO
} bm_agreement;

/* One document of the file. Borrowed from the bm_reading. */
typedef struct {
    const char *form_id;
    const char *definition_sha; /* SHA-256 of the definition that made it, or "" */
    const char *program;        /* version of bieumau that made it, or "" */
    const bm_form *form;        /* NULL = not in the catalogue */
    const bm_data *data;        /* never NULL */
    bool blank;                 /* it stands for the blank form */
    bool filled;          /* values were taken from fields of the PDF, or from the text of a DOCX */
    bool same_definition; /* `form` is of the definition that made it */
    unsigned signatures;  /* how many signatures the PDF has; they are not verified */
    bm_agreement agreement; /* of the visible text with the data */
} bm_reading_info;

/** bm_reading_at(r, i, out): document ${i} (from 0) of the file. Returns 0, or -1 past the end. */
BM_API int bm_reading_at(const bm_reading *r, size_t i, bm_reading_info *out);

/* ---- Tables ------------------------------------------------------------------------------- */

/* The rows of a table (XLSX, ODS, CSV, TSV) as records: the data of one document each. Read row by row; memory does not grow
 * with the rows. */
typedef struct bm_records bm_records;

typedef struct {
    const char *
        sheet; /* its name, or its number from 1; NULL = the first one that is shown and not empty */
    uint32_t header_row; /* the row with the names of the columns, from 1; 0 = found */
    const char *map; /* file that says which column is which field (below); NULL = by their names */
    const char *const
        *group_by;     /* fields or columns: rows that are alike in all of them are one record, */
    size_t n_group_by; /* and each of them a row of its tables; "*" = all rows are */
    const char *const *where; /* "column=value", "column!=value", "column~part": all must hold,
                                 whatever the case and marks of the text in the cells */
    size_t n_where;
    const char *encoding;  /* CSV: "utf-8", "utf-16", "windows-1258", …; NULL = found */
    const char *delimiter; /* CSV: one character; NULL = found */
    bm_legacy legacy;      /* as in bm_data_read_legacy */
    const bm_data *
        profile; /* what the records will have as their profile: no column is missed for it; NULL = none */
} bm_records_options;

/**
 * bm_records_open(env, form, path, options, ds):
 * Open the table ${path} for the fields of ${form}, which are found by the names of the columns: an id ("ho_ten", "danh_sach.ho_ten" for a column of
 * a table), a label, or what is usual for one, whatever its case, marks and Unicode form. Names may stand in two rows, under others, over
 * numbers of columns, below a row of ids. What could be several fields is an error, what is none a warning, both with proposals. A
 * map (YAML or JSON) decides before the names:
 *
 *     sheet: Danh sách            # unless options say so; like header_row (0 = the table has no names)
 *     header_row: 3
 *     columns:
 *       Họ tên: ho_ten            # a name, whatever its case and marks, or a letter
 *       C: danh_sach.so_hieu
 *       Ghi chú khác: null        # is not read
 *     values: {ngay_lap: 22/11/2026}   # of fields that have no column, for all records
 *
 * With group_by the table is read twice, and must not change meanwhile. A workbook of bm_workbook_write is grouped by its column “Nhóm” when that is
 * filled in and group_by says nothing.
 *
 * options  NULL = all defaults; not kept after the call
 *
 * Returns NULL with E…, I…, D060, D061 or S…. Free with bm_records_close.
 */
BM_API bm_records *bm_records_open(bm_env *env, const bm_form *form, const char *path,
                                   const bm_records_options *options, bm_diags *ds);
BM_API void bm_records_close(bm_records *r);

/* Which field a column was taken for. Borrowed from the bm_records. */
typedef struct {
    uint32_t col;     /* from 1 */
    const char *name; /* as it stands in the header row, its lines joined by blanks */
    int field; /* index for bm_form_field, a column of a table included; -1 = none: it is not read */
    bool is_mapped; /* by options->map */
} bm_records_column_info;

/** bm_records_column(r, i, out): column ${i} (from 0) of those that have a name. Returns 0, or -1 past the end. */
BM_API int bm_records_column(const bm_records *r, size_t i, bm_records_column_info *out);

enum { BM_RECORD_DIGEST = 16 };

typedef struct {
    uint64_t index;    /* from 0, of the records that `where` lets through */
    const char *sheet; /* its name; "" = the file has none */
    uint32_t row;      /* from 1, as the program shows it: the first one of the record */
    uint32_t n_rows;   /* how many rows it was made from */
    uint8_t digest
        [BM_RECORD_DIGEST]; /* of the values and the names of their fields; equal for equal ones, wherever they stand */
} bm_record;

/**
 * bm_records_next(r, data, out, ds): the next record: its values into ${data} (cleared before), in which messages
 * name their cells. Empty rows are passed over; so are hidden ones, repeated names, totals, and rows with nothing in the columns that are read: how
 * many is told as notes at the end. Cells become what a person would have typed: dates dd/mm/yyyy, có and không; the lines of a cell, or of a
 * single line the parts between "; ", are the items of a list. ${r} must live as long as ${data} holds them; other threads may use ${data}.
 *
 * Returns 1; 0 at the end; -1 when the record is wrong (an error value, rows of a group that differ), with all that is wrong in it and ${out}
 * filled in: others may follow; -2 when the file cannot be read on (S…, I…, E…).
 */
BM_API int bm_records_next(bm_records *r, bm_data *data, bm_record *out, bm_diags *ds);

/** bm_records_skip(r, n, ds): pass over ${n} records without looking at their values. As bm_records_next: 1, 0 or -2. */
BM_API int bm_records_skip(bm_records *r, uint64_t n, bm_diags *ds);

/** bm_records_rewind(r, ds): from the beginning again. Returns 0, or -1 with E… or S…. */
BM_API int bm_records_rewind(bm_records *r, bm_diags *ds);

/** bm_records_done(r): how much of the file has been read, 0 to 1. */
BM_API double bm_records_done(const bm_records *r);

/** bm_workbook_write(env, form, sink, ds): an empty table to be filled in (XLSX): a bold header with the labels that stays in
 *  view, what is known of each field as a comment, text cells for codes, choices, checked dates, an example row, and a sheet that says how to fill it in
 *  (in Vietnamese). Returns 0, or -1 with D028, S… or O005. */
BM_API int bm_workbook_write(bm_env *env, const bm_form *form, const bm_sink *sink, bm_diags *ds);

/* A cell to be marked. */
typedef struct {
    uint32_t row, col; /* from 1; col 0 = the row as a whole */
    bm_severity severity;
    const char *text; /* of the comment */
} bm_mark;

/**
 * bm_table_mark(env, path, options, marks, n, sink, ds):
 * A copy of the table ${path} as XLSX, with cells coloured and commented. A workbook keeps all that it has, byte for byte in the parts
 * that need not change; ODS and CSV become a workbook with their values. Marks that ${path} has from an earlier copy are taken out.
 *
 * options  which sheet and how to read it, as in bm_records_open
 * marks    in any order; several for one cell are one comment; those of a row as a whole are in its first cell
 *
 * Returns 0, or -1 with E…, S… or O005; what the sink has got is then no file. S092 to S097 say what the copy has not. Memory does not grow
 * with the rows.
 */
BM_API int bm_table_mark(bm_env *env, const char *path, const bm_records_options *options,
                         const bm_mark *marks, size_t n, const bm_sink *sink, bm_diags *ds);

/* A list that another system takes in, made from data of forms. */
typedef struct bm_export bm_export;

typedef struct {
    const char *name;     /* "vgca" */
    const char *title[2]; /* what it is for */
} bm_export_info;

/** bm_export_at(i, out): the lists that can be made. Returns 0, or -1 past the end. */
BM_API int bm_export_at(size_t i, bm_export_info *out);

/**
 * bm_export_open(env, name, format, ds): begin list ${name}, "xlsx" or "csv"; bm_export_set(e, column, value, ds): what stands in
 * ${column} ("tinh"; S088 names them) of rows whose data has nothing for it; bm_export_add(e, form, data, ds): the rows that the data of a
 * document makes: one, or one for each row of its table; bm_export_finish(e, sink, ds): write the list. A note (S087) says how sure the
 * list itself is.
 *
 * bm_export_add asks only for what the list must have, not for what the form does. It returns -1 when that is missing or a value is wrong:
 * nothing of the document is in the list, and others may follow. NULL or -1 with D…, R…, S… or O….
 * Free with bm_export_free.
 */
BM_API bm_export *bm_export_open(bm_env *env, const char *name, const char *format, bm_diags *ds);
BM_API int bm_export_set(bm_export *e, const char *column, const char *value, bm_diags *ds);
BM_API int bm_export_add(bm_export *e, const bm_form *form, const bm_data *data, bm_diags *ds);
BM_API int bm_export_finish(bm_export *e, const bm_sink *sink, bm_diags *ds);
BM_API void bm_export_free(bm_export *e);

/* ---- Importing a form ---------------------------------------------------------------------- */

/**
 * bm_import(env, path, id, sink, ds), bm_import_parse(env, bytes, n, name, id, sink, ds):
 * Draft a form definition (YAML) from a Word document (DOCX, Flat OPC) that is a blank form: national header, title, labels with dotted
 * or underscored leaders, tables, signatures and notes are recognised; each gap becomes a field with a proposed id and
 * type. Its words are those of the document, brought into Unicode (NFC). What it was not sure of is a comment in the draft and a
 * warning (M…); the wording of the draft is `draft` until somebody has compared it. A draft passes bm_form_lint
 * unless that is told (M…).
 *
 * id  of the form, "co-quan/mau-01"; NULL = from the number and title of the document
 *
 * Returns 0, or -1 with E…, V…, M… (nothing of a form was found) or O005. Thread-safe.
 */
BM_API int bm_import(bm_env *env, const char *path, const char *id, const bm_sink *sink,
                     bm_diags *ds);
BM_API int bm_import_parse(bm_env *env, const void *bytes, size_t n, const char *name,
                           const char *id, const bm_sink *sink, bm_diags *ds);

/* ---- Procedures --------------------------------------------------------------------------- */

/* What to file when something happens, with which forms, where and by when. All of it is data: the file
 * procedures.yaml of the first folder of forms that has one (forms/PROCEDURES.md). Every statement tells its
 * source and how sure it is; English texts are the Vietnamese ones where the file has no others. */
typedef struct bm_procedures bm_procedures;
typedef struct bm_holidays bm_holidays;
typedef struct bm_dossier bm_dossier;

typedef struct {
    int year, month, day; /* {0} = none */
} bm_day;

typedef enum {
    BM_GRADE_QUOTED,   /* the wording of the provision was seen, as a source quotes it */
    BM_GRADE_REPORTED, /* a source says so without the wording */
    BM_GRADE_INFERRED, /* concluded from other statements; no source says so */
    BM_GRADE_UNKNOWN   /* no source was seen: the text says what is not known */
} bm_grade;

/** bm_grade_text(grade, lang): the grade in a few words. Static storage. */
BM_API const char *bm_grade_text(bm_grade grade, bm_lang lang);

typedef struct {
    const char *text[2]; /* [BM_LANG_VI], [BM_LANG_EN] */
    const char *source;  /* document and article; "" when unknown */
    bm_grade grade;
} bm_statement;

typedef struct {
    const bm_statement *items;
    size_t n;
} bm_statements;

/* The documents that hold during a period. */
typedef struct {
    const char *id; /* "nd68-2024" */
    const char *title[2];
    bm_day from, until; /* until {0} = in force */
    bm_statements notes;
} bm_regime;

typedef enum {
    BM_MADE_HERE,  /* part of the dossier */
    BM_MADE_LATER, /* drawn up in a later step, in a dossier of its own */
    BM_MADE_OTHER, /* another office draws it up */
    BM_MADE_ANNEX  /* its text is not at hand: to be taken from the official annex */
} bm_made;

/* A form of a procedure. */
typedef struct {
    const char *form; /* id in the catalogue, whether the catalogue has it or not */
    const char *name[2];
    bm_made made;        /* BM_MADE_ANNEX also goes for a form whose wording is unavailable */
    unsigned copies;     /* 0 = not known */
    const char *who[2];  /* who draws it up and signs, or "" */
    const char *to[2];   /* who gets it, or "" */
    const char *note[2]; /* or "" */
    const char *source;
    bm_grade grade;
} bm_procedure_form;

typedef struct {
    const char *what[2];
    unsigned working_days; /* 0 = not known */
    const char *event;     /* "nhan_ho_so": from which it counts */
    const char *since[2];  /* the event in words */
    bm_day counted_from;   /* day of the event; {0} = not known */
    bm_day due;            /* last day; {0} = not known */
    const char *source;
    bm_grade grade;
} bm_deadline;

/* A procedure under one regime. */
typedef struct {
    const char *id; /* "thu-hoi" */
    const char *title[2];
    const bm_regime *regime;
    bool one_letter; /* one dossier lists all certificates; else each has its own */
    bm_statements who, attachments, addressee, channel, fee, notes;
    const bm_procedure_form *forms; /* in the order in which they are filed */
    size_t n_forms;
    const bm_deadline *deadlines; /* without days; an advice has them */
    size_t n_deadlines;
} bm_procedure;

/** bm_procedures_load(env, ds): the procedures, read when first asked for and kept by ${env}. Thread-safe.
 *  NULL with E005 (no folder of forms has the file), I… or P…. */
BM_API const bm_procedures *bm_procedures_load(bm_env *env, bm_diags *ds);

/** bm_procedures_lint(env, path, ds): check one file of procedures as strictly as a compiler, its forms and
 *  every way of answering its questions included; bm_holidays_lint: one list of public holidays.
 *  Returns 0 when there is no error, else -1. */
BM_API int bm_procedures_lint(bm_env *env, const char *path, bm_diags *ds);
BM_API int bm_holidays_lint(bm_env *env, const char *path, bm_diags *ds);

/** bm_regime_at(p, i): the regimes in the order of time, or NULL past the end. */
BM_API const bm_regime *bm_regime_at(const bm_procedures *p, size_t i);

/** bm_procedure_at(p, regime, i): the procedures under a regime (an id, or NULL for the last one), or NULL past
 *  the end or when there is no such regime. bm_procedure_lookup: the one with this id, or NULL. */
BM_API const bm_procedure *bm_procedure_at(const bm_procedures *p, const char *regime, size_t i);
BM_API const bm_procedure *bm_procedure_lookup(const bm_procedures *p, const char *regime,
                                               const char *id);

typedef enum { BM_QUESTION_CHOICE, BM_QUESTION_NUMBER, BM_QUESTION_DATE } bm_question_kind;

typedef struct {
    const char *id; /* the answer */
    const char *text[2];
} bm_question_option;

typedef struct {
    const char *id; /* "viec" */
    const char *ask[2];
    const char *help[2]; /* or "" */
    bm_question_kind kind;
    bool optional;                     /* may be answered by "": not known */
    const bm_question_option *options; /* CHOICE */
    size_t n_options;
    long least, most; /* NUMBER */
} bm_question;

/** bm_question_at(p, i): all questions, in the order in which they are asked, or NULL past the end. */
BM_API const bm_question *bm_question_at(const bm_procedures *p, size_t i);

/** bm_question_accepts(q, value): is ${value} an answer to ${q}? A choice takes the id of an option. */
BM_API bool bm_question_accepts(const bm_question *q, const char *value);

/** bm_event_at(p, i): names of the events from which deadlines count, or NULL past the end; the first one is the
 *  handing in. */
BM_API const char *bm_event_at(const bm_procedures *p, size_t i);

/** bm_answers_read(env, path, format, ds): answers from a YAML or JSON file, a plain map of question to answer.
 *  NULL with E…, I… or P004. From memory: bm_data_new(NULL) and bm_data_set(answers, "viec", …). The name of an
 *  event ("nhan_ho_so") takes its day. */
BM_API bm_data *bm_answers_read(bm_env *env, const char *path, bm_input_format format,
                                bm_diags *ds);

/**
 * bm_holidays_open(env, path, ds):
 * The public holidays: those of holidays.yaml of the first folder of forms that has one, and those of ${path}
 * (NULL = none). Free with bm_holidays_free. NULL with E005, I… or P….
 */
BM_API bm_holidays *bm_holidays_open(bm_env *env, const char *path, bm_diags *ds);
BM_API void bm_holidays_free(bm_holidays *h);

/**
 * bm_working_day(h, from, n, out, ds):
 * The ${n}th working day after ${from}: the day of the event itself is not counted (Bộ luật Dân sự 2015,
 * Điều 147, khoản 3), nor Saturdays, Sundays and the days of ${h}.
 *
 * n  1 to 366
 *
 * Returns 0, or -1 with D011 when ${from} is no day of the calendar. O(days).
 */
BM_API int bm_working_day(const bm_holidays *h, bm_day from, unsigned n, bm_day *out, bm_diags *ds);

/** bm_holidays_note(h, until): what a reader must know about days up to ${until}: that the list does not hold
 *  the holidays announced for that year. NULL when it does; else [BM_LANG_VI], [BM_LANG_EN]. */
BM_API const char *const *bm_holidays_note(const bm_holidays *h, bm_day until);

/* One thing to do. */
typedef struct {
    const bm_procedure *procedure;
    unsigned certificates; /* how many certificates it is about */
    unsigned files;        /* how many dossiers that makes */
    const char *what[2];
    bm_statements reasons;
    const bm_deadline *deadlines; /* those of the procedure, with days */
    size_t n_deadlines;
} bm_advice_step;

typedef struct {
    bm_day day;
    const bm_regime *regime;
    const bm_question *next;  /* to be answered first; NULL = the answers suffice */
    const char *const *cases; /* ids of the situations that were recognised */
    size_t n_cases;
    const bm_advice_step *steps;
    size_t n_steps;
    bm_statements notes;
    const char *calendar[2]; /* what the deadlines leave out, or NULL */
} bm_advice;

/**
 * bm_advise(env, p, answers, day, holidays, ds):
 * What to file, for these answers. Ask advice->next and call again until it is NULL.
 *
 * answers   NULL = none yet; "" is "not known" for an optional question
 * day       when it is filed: chooses the regime; {0} = today
 * holidays  for deadlines; NULL = no deadline gets a day
 *
 * Returns NULL with P… (an answer is wrong, no regime holds on that day, D011). Free with bm_advice_free.
 * Thread-safe.
 */
BM_API bm_advice *bm_advise(bm_env *env, const bm_procedures *p, const bm_data *answers, bm_day day,
                            const bm_holidays *holidays, bm_diags *ds);
BM_API void bm_advice_free(bm_advice *advice);

typedef struct {
    const char *procedure;       /* NULL = as the data says */
    const char *regime;          /* NULL = as the data says, else by the date in it, else today */
    const bm_data *profile;      /* values of the office (bm_profile_read), borrowed; NULL = none */
    const bm_holidays *holidays; /* for the deadlines of the checklist; NULL = no days */
    bm_day received;  /* when the file is handed in; {0} = date of the data, else today */
    bool draft;       /* as in bm_render_options */
    bm_legacy legacy; /* as in bm_data_read_legacy */
} bm_dossier_options;

/**
 * bm_dossier_read(env, p, path, format, options, ds), bm_dossier_parse(…, bytes, n, name, …):
 * All forms of a procedure from one file: `procedure:` and `regime:` (ids; optional), `data:` (what the forms share, each value once),
 * `forms:` (form id → values of that form alone). A value of the form itself goes before one of `data:`, that
 * before what the procedure fills in from other values, that before the profile.
 *
 * bytes    copied; NULL = no data: the parts are blank forms
 * options  NULL = all defaults
 *
 * Returns NULL with E…, I…, P… or D004; what is wrong in the forms is then told, too. What is wrong in them only
 * is told by bm_check and the renders. Free with bm_dossier_free.
 */
BM_API bm_dossier *bm_dossier_read(bm_env *env, const bm_procedures *p, const char *path,
                                   bm_input_format format, const bm_dossier_options *options,
                                   bm_diags *ds);
BM_API bm_dossier *bm_dossier_parse(bm_env *env, const bm_procedures *p, const void *bytes,
                                    size_t n, const char *name, bm_input_format format,
                                    const bm_dossier_options *options, bm_diags *ds);
BM_API void bm_dossier_free(bm_dossier *d);

/** bm_dossier_procedure(d): the procedure and, in it, the regime. */
BM_API const bm_procedure *bm_dossier_procedure(const bm_dossier *d);

/** bm_dossier_part(d, i, out): form ${i} of those that can be made here, in order, for bm_render,
 *  bm_render_merged or bm_check. Returns 0, or -1 past the end. */
BM_API int bm_dossier_part(const bm_dossier *d, size_t i, bm_part *out);

/** bm_dossier_checklist(d): the page with forms, copies, attachments, addressee and deadlines; no official
 *  form. */
BM_API bm_part bm_dossier_checklist(const bm_dossier *d);

/* A value that may stand under data:. */
typedef struct {
    const char *name;
    const bm_form *form; /* the form, and the index of the field in it, that prints the value */
    size_t field;
    const char *filled; /* what is printed when it is not given: "{ho_ten}"; NULL = a gap */
} bm_dossier_value;

/** bm_dossier_value_at(d, i, out): the values that the forms take, each once, in the order of the forms.
 *  Returns 0, or -1 past the end. */
BM_API int bm_dossier_value_at(const bm_dossier *d, size_t i, bm_dossier_value *out);

#ifdef __cplusplus
}
#endif

#endif
