/* ECMA-376 part 2, 6.2 (names of parts) and 6.5 (relationships). SPDX-License-Identifier: MIT */
#include "input/opc_name.h"

static bool is_dots(const char *p, size_t n)
{
    return (n == 1 || n == 2) && memcmp(p, "..", n) == 0;
}

bm_str bm_opc_name_checked(bm_arena *a, bm_str name)
{
    char *copy = bm_arena_alloc(a, name.len + 1);
    size_t segment = 0;
    for (size_t i = 0; i < name.len; i++) {
        const char c = name.ptr[i] == '\\' ? '/' : name.ptr[i];
        copy[i] = c;
        if ((unsigned char)c < ' ' || c == 0x7F || (c == ':' && i == 1))
            return (bm_str){0};
        if (c != '/')
            continue;
        if (i == segment || is_dots(copy + segment, i - segment))
            return (bm_str){0};
        segment = i + 1;
    }
    if (segment == name.len || is_dots(copy + segment, name.len - segment))
        return (bm_str){0};
    copy[name.len] = 0;
    return bm_str_n(copy, name.len);
}

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

int bm_opc_name_compare(bm_str x, bm_str y)
{
    for (size_t i = 0; i < x.len && i < y.len; i++)
        if (lower(x.ptr[i]) != lower(y.ptr[i]))
            return lower(x.ptr[i]) - lower(y.ptr[i]);
    return (x.len > y.len) - (x.len < y.len);
}

/* How many bytes of ${name} its folder takes, with the "/". */
static size_t folder_bytes(bm_str name)
{
    size_t n = name.len;
    while (n && name.ptr[n - 1] != '/')
        n--;
    return n;
}

bm_str bm_opc_name_relations(bm_arena *a, bm_str owner)
{
    static const char folder[] = "_rels/", ending[] = ".rels";
    const size_t n = folder_bytes(owner), all = owner.len + sizeof folder - 1 + sizeof ending - 1;
    char *name = bm_arena_alloc(a, all + 1);
    memcpy(name, owner.ptr, n);
    memcpy(name + n, folder, sizeof folder - 1);
    memcpy(name + n + sizeof folder - 1, owner.ptr + n, owner.len - n);
    memcpy(name + owner.len + sizeof folder - 1, ending, sizeof ending);
    return bm_str_n(name, all);
}

bm_str bm_opc_name_resolve(bm_arena *a, bm_str owner, bm_str target)
{
    const bool absolute = target.len && (target.ptr[0] == '/' || target.ptr[0] == '\\');
    size_t n = absolute ? 0 : folder_bytes(owner);
    char *name = bm_arena_alloc(a, n + target.len + 1);
    if (n)
        memcpy(name, owner.ptr, n);
    for (size_t i = 0; i < target.len && target.ptr[i] != '#';) {
        const size_t start = i;
        while (i < target.len && !memchr("/\\#", target.ptr[i], 3))
            i++;
        const bm_str segment = bm_str_n(target.ptr + start, i - start);
        const bool more = i < target.len && target.ptr[i] != '#';
        i += more;
        if (bm_str_is(segment, "..")) {
            n = n ? folder_bytes(bm_str_n(name, n - 1)) : 0;
        } else if (segment.len && !bm_str_is(segment, ".")) {
            memcpy(name + n, segment.ptr, segment.len);
            n += segment.len;
            if (more)
                name[n++] = '/';
        }
    }
    name[n] = 0;
    return bm_str_n(name, n);
}

static int hex(char c)
{
    const char low = (char)lower(c);
    return c >= '0' && c <= '9' ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

bm_str bm_opc_name_decoded(bm_arena *a, bm_str name)
{
    if (!name.len || !memchr(name.ptr, '%', name.len))
        return name;
    char *out = bm_arena_alloc(a, name.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < name.len; i++) {
        const int high = i + 2 < name.len ? hex(name.ptr[i + 1]) : -1;
        const int low = high >= 0 ? hex(name.ptr[i + 2]) : -1;
        if (name.ptr[i] == '%' && low >= 0) {
            out[n++] = (char)(high << 4 | low);
            i += 2;
        } else
            out[n++] = name.ptr[i];
    }
    out[n] = 0;
    return bm_str_n(out, n);
}
