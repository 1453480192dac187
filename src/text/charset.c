/* Encodings by the converters of ICU. SPDX-License-Identifier: MIT */
#include "text/charset.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { UNITS = 4096 };

struct bm_charset {
    UConverter *converter;
    UChar lead; /* a surrogate whose other half comes with the next units; 0 = none */
};

bm_charset *bm_charset_open(const char *name)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!*name || strchr(name, ',')) /* the machine's own, and options of ICU */
        return NULL;
    UConverter *converter = ucnv_open(name, &status);
    if (U_SUCCESS(status))
        ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_FAILURE(status)) {
        ucnv_close(converter);
        return NULL;
    }
    bm_charset *c = calloc(1, sizeof *c);
    if (!c)
        bm_arena_out_of_memory();
    c->converter = converter;
    return c;
}

void bm_charset_free(bm_charset *c)
{
    if (c)
        ucnv_close(c->converter);
    free(c);
}

/* The name that ICU has for ${name}; ${name} itself when it knows none. */
static const char *canonical(const char *name)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *found = ucnv_getAlias(name, 0, &status);
    return U_SUCCESS(status) && found ? found : name;
}

bool bm_charset_is(const char *name, const char *other)
{
    return ucnv_compareNames(canonical(name), canonical(other)) == 0;
}

static void add_units(bm_charset *c, const UChar *units, const UChar *end, bm_buf *out)
{
    char *to = bm_buf_reserve(out, (size_t)(end - units) * 3 + 4);
    for (; units < end; units++) {
        uint32_t code = *units;
        if (c->lead && U16_IS_TRAIL(code))
            code = (uint32_t)U16_GET_SUPPLEMENTARY(c->lead, code);
        c->lead = U16_IS_LEAD(*units) ? *units : 0;
        if (!c->lead)
            to += bm_utf8_put(to, code);
    }
    out->len = (size_t)(to - out->ptr);
}

bool bm_charset_convert(bm_charset *c, bm_str bytes, bool last, bm_buf *out, unsigned char *bad)
{
    UChar units[UNITS] = {0};
    const char *from = bytes.ptr, *end = bytes.ptr + bytes.len;
    UErrorCode status;
    do {
        UChar *to = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(c->converter, &to, units + UNITS, &from, end, NULL, last, &status);
        add_units(c, units, to, out);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_SUCCESS(status))
        return true;
    char refused[16] = "";
    int8_t n = sizeof refused;
    status = U_ZERO_ERROR;
    ucnv_getInvalidChars(c->converter, refused, &n, &status);
    *bad = (unsigned char)refused[0];
    return false;
}

void bm_charset_restart(bm_charset *c)
{
    ucnv_reset(c->converter);
    c->lead = 0;
}
