/* The first bytes of formats: those of the compound file are in [MS-CFB], section 2.2. SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* fseeko; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "sheet/sheet_other.h"

#include <ctype.h>
#include <stdint.h>

enum { SECTOR_BYTES = 4096 };

typedef struct {
    bm_str magic;
    const char *name; /* the same in both languages */
} signature;

static const signature signatures[] = {
    {BM_STR("%PDF-"), "PDF"},
    {BM_STR("PK\003\004"), "ZIP"},
    {BM_STR("PK\005\006"), "ZIP"},
    {BM_STR("{\\rtf"), "RTF"},
    {BM_STR("\x89PNG"), "PNG"},
    {BM_STR("\xFF\xD8\xFF"), "JPEG"},
    {BM_STR("GIF8"), "GIF"},
    {BM_STR("II*\0"), "TIFF"},
    {BM_STR("MM\0*"), "TIFF"},
    {BM_STR("7z\xBC\xAF\x27\x1C"), "7z"},
    {BM_STR("Rar!\x1A\x07"), "RAR"},
    {BM_STR("\x1F\x8B\x08"), "GZIP"},
    {BM_STR("SQLite format 3"), "SQLite"},
    {BM_STR("\x7F"
            "ELF"),
     "ELF"},
};

static const bm_str compound = BM_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");

static bool begins(bm_str s, bm_str with)
{
    return s.len >= with.len && memcmp(s.ptr, with.ptr, with.len) == 0;
}

static bool holds(bm_str s, const char *part, size_t n)
{
    for (size_t i = 0; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, part, n) == 0)
            return true;
    return false;
}

/* What portals give out as ".xls" is often a page of HTML. */
static const char *markup(bm_str head)
{
    size_t i = begins(head, (bm_str)BM_STR("\xEF\xBB\xBF")) ? 3 : 0;
    char start[14] = "";
    while (i < head.len && (head.ptr[i] == ' ' || head.ptr[i] == '\t' || head.ptr[i] == '\r' ||
                            head.ptr[i] == '\n'))
        i++;
    for (size_t k = 0; k + 1 < sizeof start && i + k < head.len; k++)
        start[k] = (char)tolower((unsigned char)head.ptr[i + k]);
    if (strncmp(start, "<?xml", 5) == 0)
        return "XML";
    if (strncmp(start, "<!doctype htm", 13) == 0 || strncmp(start, "<html", 5) == 0 ||
        strncmp(start, "<table", 6) == 0 || strncmp(start, "<meta", 5) == 0)
        return "HTML";
    return NULL;
}

static const char *known(bm_str head)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (begins(head, signatures[i].magic))
            return holds(head, "word/", 5) ? "Word (DOCX)" : signatures[i].name;
    return markup(head);
}

bool bm_sheet_other_is(bm_str head)
{
    return begins(head, compound) || known(head);
}

/* Is a stream with this name, of ASCII letters, in the directory of the compound file? */
static bool has_stream(bm_str directory, const char *name)
{
    char wide[64];
    size_t n = 0;
    for (; name[n]; n++) {
        wide[2 * n] = name[n];
        wide[2 * n + 1] = 0;
    }
    return holds(directory, wide, 2 * n);
}

/* The first sector of the directory, into ${bytes}. */
static bm_str read_directory(FILE *file, bm_str head, char bytes[SECTOR_BYTES])
{
    const unsigned char *p = (const unsigned char *)head.ptr;
    if (head.len < 52)
        return bm_str_n(bytes, 0);
    unsigned shift = p[30]; /* 9 or 12: the power of two of a sector */
    uint32_t sector = p[48] | (uint32_t)p[49] << 8 | (uint32_t)p[50] << 16 | (uint32_t)p[51] << 24;
    size_t want = shift == 12 ? SECTOR_BYTES : 512;
    off_t at = (off_t)(((uint64_t)sector + 1) * want);
    if (fseeko(file, at, SEEK_SET) != 0)
        return bm_str_n(bytes, 0);
    return bm_str_n(bytes, fread(bytes, 1, want, file));
}

int bm_sheet_other_report(FILE *file, bm_str head, const bm_pos *pos, bm_diags *ds)
{
    char bytes[SECTOR_BYTES];
    if (!begins(head, compound))
        return bm_diags_add1(ds, BM_TABLE_OTHER, pos, known(head));
    bm_str directory = read_directory(file, head, bytes);
    if (has_stream(directory, "EncryptedPackage") || has_stream(directory, "EncryptionInfo"))
        return bm_diags_add0(ds, BM_TABLE_PASSWORD, pos);
    if (has_stream(directory, "WordDocument"))
        return bm_diags_add1(ds, BM_TABLE_OTHER, pos, "Word (DOC)");
    return bm_diags_add0(ds, BM_TABLE_XLS, pos);
}
