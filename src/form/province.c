/* Provinces. The names of today and of before overlap (Bắc Ninh is both), and codes were handed on to
 * merged units (24 was Bắc Giang and is Bắc Ninh), so the two lists are kept apart.
 * SPDX-License-Identifier: MIT */
#include "form/province.h"

#include "text/nearest.h"
#include "text/tone.h"

/* Cities before the first day that any document of ours can have. */
#define CITY       \
    {              \
        1997, 1, 1 \
    }

/* NQ 202/2025/QH15 (12/6/2025), codes by QĐ 19/2025/QĐ-TTg. Cities: the six of NQ 202; Huế since
 * 01/01/2025; Đồng Nai since 30/4/2026 (NQ 30/2026/QH16). */
static const bm_province today[] = {
    {1, "Hà Nội", "HANOI", CITY},
    {4, "Cao Bằng", "CAOBANG", {0}},
    {8, "Tuyên Quang", "TUYENQUANG", {0}},
    {11, "Điện Biên", "DIENBIEN", {0}},
    {12, "Lai Châu", "LAICHAU", {0}},
    {14, "Sơn La", "SONLA", {0}},
    {15, "Lào Cai", "LAOCAI", {0}},
    {19, "Thái Nguyên", "THAINGUYEN", {0}},
    {20, "Lạng Sơn", "LANGSON", {0}},
    {22, "Quảng Ninh", "QUANGNINH", {0}},
    {24, "Bắc Ninh", "BACNINH", {0}},
    {25, "Phú Thọ", "PHUTHO", {0}},
    {31, "Hải Phòng", "HAIPHONG", CITY},
    {33, "Hưng Yên", "HUNGYEN", {0}},
    {37, "Ninh Bình", "NINHBINH", {0}},
    {38, "Thanh Hóa", "THANHHOA", {0}},
    {40, "Nghệ An", "NGHEAN", {0}},
    {42, "Hà Tĩnh", "HATINH", {0}},
    {44, "Quảng Trị", "QUANGTRI", {0}},
    {46, "Huế", "HUE", {2025, 1, 1}},
    {48, "Đà Nẵng", "DANANG", CITY},
    {51, "Quảng Ngãi", "QUANGNGAI", {0}},
    {52, "Gia Lai", "GIALAI", {0}},
    {56, "Khánh Hòa", "KHANHHOA", {0}},
    {66, "Đắk Lắk", "DAKLAK", {0}},
    {68, "Lâm Đồng", "LAMDONG", {0}},
    {75, "Đồng Nai", "DONGNAI", {2026, 4, 30}},
    {79, "Hồ Chí Minh", "HOCHIMINH", CITY},
    {80, "Tây Ninh", "TAYNINH", {0}},
    {82, "Đồng Tháp", "DONGTHAP", {0}},
    {86, "Vĩnh Long", "VINHLONG", {0}},
    {91, "An Giang", "ANGIANG", {0}},
    {92, "Cần Thơ", "CANTHO", CITY},
    {96, "Cà Mau", "CAMAU", {0}},
};

/* TT 07/2016/TT-BCA, Phụ lục 1; mergers by NQ 202/2025/QH15. */
static const bm_province_before before[] = {
    {1, "Hà Nội", "HANOI", 1},
    {2, "Hà Giang", "HAGIANG", 8},
    {4, "Cao Bằng", "CAOBANG", 4},
    {6, "Bắc Kạn", "BACKAN", 19},
    {8, "Tuyên Quang", "TUYENQUANG", 8},
    {10, "Lào Cai", "LAOCAI", 15},
    {11, "Điện Biên", "DIENBIEN", 11},
    {12, "Lai Châu", "LAICHAU", 12},
    {14, "Sơn La", "SONLA", 14},
    {15, "Yên Bái", "YENBAI", 15},
    {17, "Hòa Bình", "HOABINH", 25},
    {19, "Thái Nguyên", "THAINGUYEN", 19},
    {20, "Lạng Sơn", "LANGSON", 20},
    {22, "Quảng Ninh", "QUANGNINH", 22},
    {24, "Bắc Giang", "BACGIANG", 24},
    {25, "Phú Thọ", "PHUTHO", 25},
    {26, "Vĩnh Phúc", "VINHPHUC", 25},
    {27, "Bắc Ninh", "BACNINH", 24},
    {30, "Hải Dương", "HAIDUONG", 31},
    {31, "Hải Phòng", "HAIPHONG", 31},
    {33, "Hưng Yên", "HUNGYEN", 33},
    {34, "Thái Bình", "THAIBINH", 33},
    {35, "Hà Nam", "HANAM", 37},
    {36, "Nam Định", "NAMDINH", 37},
    {37, "Ninh Bình", "NINHBINH", 37},
    {38, "Thanh Hóa", "THANHHOA", 38},
    {40, "Nghệ An", "NGHEAN", 40},
    {42, "Hà Tĩnh", "HATINH", 42},
    {44, "Quảng Bình", "QUANGBINH", 44},
    {45, "Quảng Trị", "QUANGTRI", 44},
    {46, "Thừa Thiên Huế", "THUATHIENHUE", 46},
    {48, "Đà Nẵng", "DANANG", 48},
    {49, "Quảng Nam", "QUANGNAM", 48},
    {51, "Quảng Ngãi", "QUANGNGAI", 51},
    {52, "Bình Định", "BINHDINH", 52},
    {54, "Phú Yên", "PHUYEN", 66},
    {56, "Khánh Hòa", "KHANHHOA", 56},
    {58, "Ninh Thuận", "NINHTHUAN", 56},
    {60, "Bình Thuận", "BINHTHUAN", 68},
    {62, "Kon Tum", "KONTUM", 51},
    {64, "Gia Lai", "GIALAI", 52},
    {66, "Đắk Lắk", "DAKLAK", 66},
    {67, "Đắk Nông", "DAKNONG", 68},
    {68, "Lâm Đồng", "LAMDONG", 68},
    {70, "Bình Phước", "BINHPHUOC", 75},
    {72, "Tây Ninh", "TAYNINH", 80},
    {74, "Bình Dương", "BINHDUONG", 79},
    {75, "Đồng Nai", "DONGNAI", 75},
    {77, "Bà Rịa - Vũng Tàu", "BARIAVUNGTAU", 79},
    {79, "Hồ Chí Minh", "HOCHIMINH", 79},
    {80, "Long An", "LONGAN", 80},
    {82, "Tiền Giang", "TIENGIANG", 82},
    {83, "Bến Tre", "BENTRE", 86},
    {84, "Trà Vinh", "TRAVINH", 86},
    {86, "Vĩnh Long", "VINHLONG", 86},
    {87, "Đồng Tháp", "DONGTHAP", 82},
    {89, "An Giang", "ANGIANG", 91},
    {91, "Kiên Giang", "KIENGIANG", 91},
    {92, "Cần Thơ", "CANTHO", 92},
    {93, "Hậu Giang", "HAUGIANG", 92},
    {94, "Sóc Trăng", "SOCTRANG", 92},
    {95, "Bạc Liêu", "BACLIEU", 96},
    {96, "Cà Mau", "CAMAU", 96},
};

enum {
    N_TODAY = sizeof today / sizeof today[0],
    N_BEFORE = sizeof before / sizeof before[0],
    KEY_BYTES = 32 /* longer than any name without marks and spaces */
};

typedef struct {
    const char *written;
    const char *name;
} spelling;

/* Other spellings that official texts have, too. */
static const spelling spellings[] = {
    {"Thanh Hoá", "Thanh Hóa"},
    {"Khánh Hoà", "Khánh Hòa"},
    {"Hoà Bình", "Hòa Bình"},
    {"Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"},
    {"Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"},
    {"Thừa Thiên - Huế", "Thừa Thiên Huế"},
    {"Thừa Thiên – Huế", "Thừa Thiên Huế"},
};

/* Abbreviations and old spellings, as keys. */
static const spelling keys[] = {
    {"HCM", "Hồ Chí Minh"},        {"HN", "Hà Nội"},      {"DACLAC", "Đắk Lắk"},
    {"DACLAK", "Đắk Lắk"},         {"DAKLAC", "Đắk Lắk"}, {"DACNONG", "Đắk Nông"},
    {"BACCAN", "Bắc Kạn"},         {"CONTUM", "Kon Tum"}, {"TTHUE", "Thừa Thiên Huế"},
    {"BRVT", "Bà Rịa - Vũng Tàu"},
};

/* What people still say, as keys, for a proposal: names of before 1997 and of before 2008, cities for their provinces. "" = today it is in several units,
 * so none is proposed, however similar its name. */
static const spelling former[] = {
    {"SAIGON", "Hồ Chí Minh"},
    {"GIADINH", "Hồ Chí Minh"},
    {"SAIGONGIADINH", "Hồ Chí Minh"},
    {"HATAY", "Hà Nội"},
    {"HADONG", "Hà Nội"},
    {"VUNGTAU", "Bà Rịa - Vũng Tàu"},
    {"BARIA", "Bà Rịa - Vũng Tàu"},
    {"DALAT", "Lâm Đồng"},
    {"NHATRANG", "Khánh Hòa"},
    {"VINHPHU", "Phú Thọ"},
    {"HABAC", "Bắc Ninh"},
    {"BACTHAI", "Thái Nguyên"},
    {"HATUYEN", "Tuyên Quang"},
    {"HOANGLIENSON", "Lào Cai"},
    {"HANAMNINH", "Ninh Bình"},
    {"NAMHA", "Ninh Bình"},
    {"QUANGNAMDANANG", "Đà Nẵng"},
    {"MINHHAI", "Cà Mau"},
    {"CUULONG", "Vĩnh Long"},
    {"HASONBINH", ""},
    {"HAIHUNG", ""},
    {"NGHETINH", ""},
    {"BINHTRITHIEN", ""},
    {"NGHIABINH", ""},
    {"PHUKHANH", ""},
    {"THUANHAI", ""},
    {"GIALAIKONTUM", ""},
    {"SONGBE", ""},
    {"CAOLANG", ""},
};

static const struct {
    const char *written;
    bm_province_prefix prefix;
} prefixes[] = {
    {"tỉnh ", BM_PROVINCE_TINH},           {"Tỉnh ", BM_PROVINCE_TINH},
    {"thành phố ", BM_PROVINCE_THANH_PHO}, {"Thành phố ", BM_PROVINCE_THANH_PHO},
    {"TP. ", BM_PROVINCE_THANH_PHO},       {"TP ", BM_PROVINCE_THANH_PHO},
    {"Tp. ", BM_PROVINCE_THANH_PHO},       {"Tp ", BM_PROVINCE_THANH_PHO},
    {"tp. ", BM_PROVINCE_THANH_PHO},       {"tp ", BM_PROVINCE_THANH_PHO},
};

/* The same as keys; the longer ones first. */
static const struct {
    const char *key;
    bm_province_prefix prefix;
} key_prefixes[] = {
    {"", BM_PROVINCE_BARE},     {"THANHPHO", BM_PROVINCE_THANH_PHO},
    {"TINH", BM_PROVINCE_TINH}, {"TP", BM_PROVINCE_THANH_PHO},
    {"T", BM_PROVINCE_TINH},
};

const bm_province *bm_province_at(size_t i)
{
    return i < N_TODAY ? &today[i] : NULL;
}

const bm_province_before *bm_province_before_at(size_t i)
{
    return i < N_BEFORE ? &before[i] : NULL;
}

const char *bm_province_name_before(int code)
{
    for (size_t i = 0; i < N_BEFORE; i++)
        if (before[i].code == code)
            return before[i].name;
    return NULL;
}

static void set_today(bm_province_match *out, const bm_province *now)
{
    out->now = now;
    out->name = now->name;
}

static void set_before(bm_province_match *out, const bm_province_before *unit)
{
    out->name = unit->name;
    out->until = (bm_date){2025, 6, 30};
    for (size_t i = 0; i < N_TODAY; i++)
        if (today[i].code == unit->now)
            out->now = &today[i];
    if (unit->code == 46) /* Thừa Thiên Huế became Huế half a year before the mergers */
        out->until = (bm_date){2024, 12, 31};
}

/* ${name} as the tables write it. */
static bool find_name(bm_str name, bm_province_match *out)
{
    for (size_t i = 0; i < N_TODAY; i++)
        if (bm_str_is(name, today[i].name)) {
            set_today(out, &today[i]);
            return true;
        }
    for (size_t i = 0; i < N_BEFORE; i++)
        if (bm_str_is(name, before[i].name)) {
            set_before(out, &before[i]);
            return true;
        }
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
        if (bm_str_is(name, spellings[i].written))
            return find_name(bm_str_of(spellings[i].name), out);
    return false;
}

static bool find_exact(bm_str text, bm_province_match *out)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t n = strlen(prefixes[i].written);
        if (text.len > n && memcmp(text.ptr, prefixes[i].written, n) == 0) {
            out->prefix = prefixes[i].prefix;
            text = bm_str_from(text, n);
            break;
        }
    }
    return find_name(text, out);
}

/* ${text} without marks and spaces, or "" when it is too long for a name. */
static bm_str key_of(bm_arena *a, bm_str text, char out[KEY_BYTES])
{
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str plain = bm_tone_plain(a, text);
    size_t n = 0;
    for (size_t i = 0; i < plain.len && n < KEY_BYTES; i++)
        if (plain.ptr[i] != ' ')
            out[n++] = plain.ptr[i];
    bm_arena_rewind(a, mark);
    return bm_str_n(out, n < KEY_BYTES ? n : 0);
}

static bool find_key(bm_str key, bm_province_match *out)
{
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (bm_str_is(key, keys[i].written))
            return find_name(bm_str_of(keys[i].name), out);
    for (size_t i = 0; i < N_TODAY; i++)
        if (bm_str_is(key, today[i].key)) {
            set_today(out, &today[i]);
            return true;
        }
    for (size_t i = 0; i < N_BEFORE; i++)
        if (bm_str_is(key, before[i].key)) {
            set_before(out, &before[i]);
            return true;
        }
    return false;
}

bool bm_province_find(bm_arena *a, bm_str text, bm_province_match *out)
{
    *out = (bm_province_match){.exact = true};
    if (find_exact(text, out))
        return true;
    out->exact = false;
    char bytes[KEY_BYTES];
    bm_str key = key_of(a, text, bytes);
    for (size_t i = 0; i < sizeof key_prefixes / sizeof key_prefixes[0]; i++) {
        size_t n = strlen(key_prefixes[i].key);
        if (key.len <= n || memcmp(key.ptr, key_prefixes[i].key, n) != 0)
            continue;
        out->prefix = key_prefixes[i].prefix;
        if (find_key(bm_str_from(key, n), out))
            return true;
    }
    return false;
}

/* The row of `former` that ${text} is, with or without “tỉnh”, or NULL. */
static const spelling *find_former(bm_str text)
{
    char bytes[KEY_BYTES];
    bm_arena *a = bm_arena_new();
    bm_str key = key_of(a, text, bytes);
    bm_arena_free(a);
    for (size_t p = 0; p < sizeof key_prefixes / sizeof key_prefixes[0]; p++) {
        size_t n = strlen(key_prefixes[p].key);
        for (size_t i = 0; i < sizeof former / sizeof former[0]; i++)
            if (key.len > n && memcmp(key.ptr, key_prefixes[p].key, n) == 0 &&
                bm_str_is(bm_str_from(key, n), former[i].written))
                return &former[i];
    }
    return NULL;
}

const char *bm_province_nearest(bm_str text)
{
    const spelling *known = find_former(text);
    if (known)
        return *known->name ? known->name : NULL;
    bm_str names[N_TODAY + N_BEFORE];
    for (size_t i = 0; i < N_TODAY; i++)
        names[i] = bm_str_of(today[i].name);
    for (size_t i = 0; i < N_BEFORE; i++)
        names[N_TODAY + i] = bm_str_of(before[i].name);
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t n = strlen(prefixes[i].written);
        if (text.len > n && memcmp(text.ptr, prefixes[i].written, n) == 0)
            text = bm_str_from(text, n);
    }
    size_t found = bm_nearest_find(text, names, N_TODAY + N_BEFORE);
    return found < N_TODAY + N_BEFORE ? names[found].ptr : NULL;
}
