/* SPDX-License-Identifier: MIT */
#include "input/opc_end.h"

#include <string.h>

/* PKWARE APPNOTE.TXT, 4.3.12, 4.3.14 to 4.3.16 */
enum {
    END_BYTES = 22,       /* of the end of the central directory, without comment */
    END_ENTRIES = 10,     /* where the number of entries stands in it, 2 bytes */
    END_SIZE = 12,        /* the size of the directory, 4 bytes */
    END_OFFSET = 16,      /* where the directory begins, 4 bytes */
    END_COMMENT = 20,     /* the length of the comment, 2 bytes */
    COMMENT_MAX = 0xFFFF, /* bytes */
    END64_LOCATOR_BYTES = 20,
    END64_ENTRIES = 32, /* where the number of entries stands in the end of ZIP64, 8 bytes */
    END64_BYTES = 56,
    ENTRY_BYTES = 46, /* the least that an entry of the directory takes */
    ENDS_MAX = 16     /* places that look like the end */
};

static uint64_t number(const char *p, size_t n)
{
    uint64_t value = 0;
    while (n-- > 0)
        value = value << 8 | (unsigned char)p[n];
    return value;
}

/* The last place whose comment fits into the file: its END_BYTES bytes to ${to}, its offset. */
static bool find_end(const bm_opc_end_file *f, char to[END_BYTES], uint64_t *at)
{
    enum { TAIL = COMMENT_MAX + 1 + END_BYTES };
    const size_t n = f->size_bytes < TAIL ? (size_t)f->size_bytes : TAIL;
    const uint64_t first = f->size_bytes - n;
    const char *tail = n < END_BYTES ? NULL : f->view(f->user, first, n);
    size_t ends = 0;
    bool found = false;
    for (size_t i = n - END_BYTES + 1; tail && i-- > 0;) {
        const char *p = tail + i;
        if (memcmp(p, "PK\5\6", 4) != 0)
            continue;
        ends++;
        if (!found && i + END_BYTES + number(p + END_COMMENT, 2) <= n) {
            found = true;
            memcpy(to, p, END_BYTES);
            *at = first + i;
        }
    }
    return found && ends <= ENDS_MAX;
}

static bool is_at(const bm_opc_end_file *f, uint64_t at, const char mark[4])
{
    const char *p = f->view(f->user, at, 4);
    return p && memcmp(p, mark, 4) == 0;
}

static uint64_t claimed_entries(const bm_opc_end_file *f, const char end[END_BYTES],
                                uint64_t end_at)
{
    const uint64_t here = number(end + END_ENTRIES, 2);
    if (end_at < END64_LOCATOR_BYTES || end_at < END64_BYTES)
        return here;
    const char *locator = f->view(f->user, end_at - END64_LOCATOR_BYTES, END64_LOCATOR_BYTES);
    if (!locator || memcmp(locator, "PK\6\7", 4) != 0)
        return here;
    const uint64_t at = number(locator + 8, 8);
    if (at > end_at - END64_BYTES || !is_at(f, at, "PK\6\6"))
        return here;
    const char *entries = f->view(f->user, at + END64_ENTRIES, 8);
    return entries ? number(entries, 8) : here;
}

static uint64_t junk_before(const bm_opc_end_file *f, const char end[END_BYTES], uint64_t end_at)
{
    const uint64_t size = number(end + END_SIZE, 4), offset = number(end + END_OFFSET, 4);
    if (size + offset >= end_at || size < ENTRY_BYTES)
        return 0;
    return is_at(f, end_at - size, "PK\1\2") ? end_at - size - offset : 0;
}

bool bm_opc_end_find(const bm_opc_end_file *file, bm_opc_end *out)
{
    char end[END_BYTES];
    uint64_t at = 0;
    *out = (bm_opc_end){0};
    if (!find_end(file, end, &at))
        return false;
    out->entries = claimed_entries(file, end, at);
    out->junk_bytes = junk_before(file, end, at);
    out->is_last = at + END_BYTES + number(end + END_COMMENT, 2) == file->size_bytes;
    return true;
}
