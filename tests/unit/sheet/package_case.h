/* The parts of a package that was written into memory. Include after cmocka.h. SPDX-License-Identifier: MIT */
#ifndef PACKAGE_CASE_H
#define PACKAGE_CASE_H

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/buf.h"
#include "bieumau.h"

static inline int package_add(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

static inline int package_refuse(void *user, const void *bytes, size_t n)
{
    (void)user;
    (void)bytes;
    (void)n;
    return -1;
}

/* The text of part ${name}, or NULL; free() it. */
static inline char *package_part(const bm_buf *bytes, const char *name)
{
    zip_error_t error;
    zip_stat_t st;
    zip_source_t *source = zip_source_buffer_create(bytes->ptr, bytes->len, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    char *text = NULL;
    assert_non_null(zip);
    if (zip_stat(zip, name, 0, &st) == 0) {
        zip_file_t *file = zip_fopen(zip, name, 0);
        text = calloc(1, (size_t)st.size + 1);
        assert_non_null(file);
        assert_non_null(text);
        assert_int_equal(zip_fread(file, text, st.size), st.size);
        (void)zip_fclose(file);
    }
    zip_discard(zip);
    return text;
}

/* Part ${name} holds ${piece}. */
static inline void package_has(const bm_buf *bytes, const char *name, const char *piece)
{
    char *text = package_part(bytes, name);
    if (!text)
        fail_msg("there is no part %s", name);
    if (!strstr(text, piece))
        fail_msg("%s lacks %s: %s", name, piece, text);
    free(text);
}

static inline void package_lacks(const bm_buf *bytes, const char *name, const char *piece)
{
    char *text = package_part(bytes, name);
    if (text && strstr(text, piece))
        fail_msg("%s has %s", name, piece);
    free(text);
}

#endif
