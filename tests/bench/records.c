/* A seeded generator of people who do not exist: common family, middle and given names put together
 * at random, with offices, places and numbers of the right shape. SPDX-License-Identifier: MIT */
#include "bench/records.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define PICK(list) pick(state, list, sizeof(list) / sizeof((list)[0]))

static const char *const FIELDS[RECORDS_FIELDS] = {
    "kinh_gui",    "ho_ten",          "gioi_tinh",      "ngay_sinh",   "noi_sinh",
    "so_giay_to",  "ngay_cap",        "noi_cap",        "thu_dien_tu", "co_quan",
    "dia_chi",     "chuc_vu",         "dien_thoai",     "sim_pki",     "so_hieu_cu",
    "ngay_cap_cu", "ngay_het_han_cu", "nguoi_xac_nhan", "dia_danh",    "ngay_lap"};

static const char *const FAMILY[] = {"Nguyễn", "Trần", "Lê",  "Phạm", "Hoàng", "Vũ",    "Đặng",
                                     "Bùi",    "Đỗ",   "Ngô", "Lý",   "Nông",  "Triệu", "Lục"};
static const char *const MIDDLE[] = {"Văn", "Thị", "Đức", "Thu", "Minh", "Hữu", "Ngọc", "Thuỳ"};
static const char *const GIVEN[] = {"An",    "Bình", "Cường", "Dũng",   "Giang", "Hải", "Hằng",
                                    "Hương", "Lan",  "Nga",   "Phượng", "Sơn",   "Tuệ", "Yến"};
static const char *const PROVINCE[] = {"Cao Bằng", "Bắc Kạn", "Lạng Sơn", "Đắk Lắk", "Vĩnh Long"};
static const char *const PROVINCE_CODE[] = {"004", "006", "020", "066", "086"};
static const char *const DISTRICT[] = {"huyện Trùng Khánh", "huyện Chợ Đồn", "thành phố Cao Bằng",
                                       "huyện Krông Pắc", "thị xã Bình Minh"};
static const char *const OFFICE[] = {"Sở Thông tin và Truyền thông", "Sở Kế hoạch và Đầu tư",
                                     "Sở Nông nghiệp và Phát triển nông thôn", "Sở Tư pháp",
                                     "Văn phòng Ủy ban nhân dân"};
static const char *const POST[] = {"Giám đốc", "Phó Trưởng phòng", "Chuyên viên chính",
                                   "Kế toán trưởng", "Văn thư"};
static const char *const OPERATOR[] = {"Viettel", "Vinaphone", "Mobifone", "Viettel/cs"};
static const char *const STREET[] = {"Hoàng Đình Giong", "Kim Đồng", "Bế Văn Đàn", "Pác Bó"};

/* xorshift32 (Marsaglia 2003) */
static unsigned below(uint32_t *state, unsigned n)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state % n;
}

static const char *pick(uint32_t *state, const char *const *list, size_t n)
{
    return list[below(state, (unsigned)n)];
}

static void day(uint32_t *state, char *out, unsigned from_year, unsigned years)
{
    unsigned d = 1 + below(state, 28), m = 1 + below(state, 12);
    snprintf(out, RECORDS_TEXT, "%02u/%02u/%04u", d, m, from_year + below(state, years));
}

static void make_person(uint32_t *state, record *r)
{
    const char *family = PICK(FAMILY), *middle = PICK(MIDDLE), *given = PICK(GIVEN);
    snprintf(r->text[1], RECORDS_TEXT, "%s %s %s", family, middle, given);
    unsigned woman = below(state, 2);
    snprintf(r->text[2], RECORDS_TEXT, "%s", woman ? "Nữ" : "Nam");
    day(state, r->text[3], 1965, 35); /* to 1999: the century's digit is 0 or 1 */
    const char *district = PICK(DISTRICT), *province = PICK(PROVINCE);
    snprintf(r->text[4], RECORDS_TEXT, "%s, tỉnh %s", district, province);
    snprintf(r->text[5], RECORDS_TEXT, "%s%u%.2s%06u", PICK(PROVINCE_CODE), woman, r->text[3] + 8,
             below(state, 1000000));
    day(state, r->text[6], 2019, 1);
    snprintf(r->text[7], RECORDS_TEXT, "Cục Cảnh sát quản lý hành chính về trật tự xã hội");
    snprintf(r->text[8], RECORDS_TEXT, "can.bo%u@example.gov.vn", below(state, 10000));
}

static void make_office(uint32_t *state, record *r)
{
    const char *office = PICK(OFFICE), *province = PICK(PROVINCE);
    snprintf(r->text[0], RECORDS_TEXT, "%s tỉnh %s", office, province);
    snprintf(r->text[9], RECORDS_TEXT, "%s tỉnh %s", office, province);
    const char *street = PICK(STREET);
    snprintf(r->text[10], RECORDS_TEXT, "Số %u, phố %s, tỉnh %s", 1 + below(state, 200), street,
             province);
    snprintf(r->text[11], RECORDS_TEXT, "%s", PICK(POST));
    snprintf(r->text[12], RECORDS_TEXT, "090%07u", below(state, 10000000));
    snprintf(r->text[18], RECORDS_TEXT, "%s", province);
    day(state, r->text[19], 2021, 3); /* while the form was in force */
    const char *family = PICK(FAMILY), *middle = PICK(MIDDLE);
    snprintf(r->text[17], RECORDS_TEXT, "%s %s %s", family, middle, PICK(GIVEN));
    if (below(state, 3) == 0) { /* one in three has an old certificate */
        snprintf(r->text[13], RECORDS_TEXT, "%s", PICK(OPERATOR));
        snprintf(r->text[14], RECORDS_TEXT, "%08X%08X", below(state, 0xffffffff),
                 below(state, 0xffffffff));
        day(state, r->text[15], 2016, 1);
        day(state, r->text[16], 2020, 1);
    }
}

const char *records_field(size_t i)
{
    return FIELDS[i];
}

record *records_make(size_t n)
{
    uint32_t state = 20200321;
    record *list = calloc(n, sizeof *list);
    for (size_t i = 0; list && i < n; i++) {
        make_person(&state, &list[i]);
        make_office(&state, &list[i]);
    }
    return list;
}
