/* A name of a column and a label of a form mean the same when these rows make the same words of both. Each row
 * is applied to all places where its words stand, before the next one; so long names come before the short ones in them. Which
 * paper an identity number is on (CCCD, CMND, passport) makes no difference: forms ask for “Số CMND/CCCD/Hộ chiếu”.
 * SPDX-License-Identifier: MIT */
#include "form/column_words.h"

#include <string.h>

static const bm_column_word words[] = {
    /* identity papers */
    {"CAN CUOC CONG DAN", "CCCD", false},
    {"CHUNG MINH NHAN DAN", "CCCD", false},
    {"CHUNG MINH THU", "CCCD", false},
    {"GIAY TO TUY THAN", "CCCD", false},
    {"MA DINH DANH CA NHAN", "CCCD", false},
    {"DINH DANH CA NHAN", "CCCD", false},
    {"SO DINH DANH", "CCCD", false},
    {"DDCN", "CCCD", false},
    {"CAN CUOC", "CCCD", false},
    {"CC", "CCCD", true},
    {"CMND", "CCCD", false},
    {"CMTND", "CCCD", false},
    {"CMT", "CCCD", false},
    {"HO CHIEU", "CCCD", false},
    {"PASSPORT", "CCCD", false},
    {"GIAY TO", "CCCD", false},
    {"THE CCCD", "CCCD", false},
    {"HOAC", "", false},
    {"CCCD CCCD", "CCCD", false},
    {"SO HIEU CCCD", "CCCD", false},
    {"SO CCCD", "CCCD", false},
    {"CCCD SO", "CCCD", true},
    /* days */
    {"NGAY THANG NAM", "NGAY", false},
    {"NGAY THANG", "NGAY", false},
    {"SINH NGAY", "NGAY SINH", true},
    {"NTNS", "NGAY SINH", false},
    {"NGAY CAP CCCD", "NGAY CAP", false},
    {"CCCD NGAY CAP", "NGAY CAP", false},
    {"HET HIEU LUC", "HET HAN", false},
    /* who issued a paper */
    {"CO QUAN CAP", "NOI CAP", false},
    {"NOI CAP CCCD", "NOI CAP", false},
    {"CCCD NOI CAP", "NOI CAP", false},
    /* persons */
    {"HO CHU DEM VA TEN", "HO TEN", false},
    {"HO TEN DEM VA TEN", "HO TEN", false},
    {"HO DEM VA TEN", "HO TEN", false},
    {"HO TEN KHAI SINH", "HO TEN", false},
    {"HO VA TEN", "HO TEN", false},
    {"TEN DAY DU", "HO TEN", true},
    {"FULL NAME", "HO TEN", true},
    {"PHAI", "GIOI TINH", true},
    {"GIOI", "GIOI TINH", true},
    {"CHUC DANH", "CHUC VU", false},
    {"CHUC VU CHUC VU", "CHUC VU", false},
    /* telephone */
    {"DTDD", "DIEN THOAI", false},
    {"SDT", "DIEN THOAI", false},
    {"SO DT", "DIEN THOAI", false},
    {"DT", "DIEN THOAI", true},
    {"TEL", "DIEN THOAI", true},
    {"PHONE", "DIEN THOAI", true},
    {"MOBILE", "DIEN THOAI", true},
    {"SO DIEN THOAI", "DIEN THOAI", false},
    {"DT DI DONG", "DIEN THOAI", false},
    {"DIEN THOAI DI DONG", "DIEN THOAI", false},
    {"SO DI DONG", "DIEN THOAI", true},
    {"DI DONG", "DIEN THOAI", true},
    {"DIEN THOAI LIEN HE", "DIEN THOAI", false},
    /* mail */
    {"E MAIL", "THU DIEN TU", false},
    {"EMAIL", "THU DIEN TU", false},
    {"MAIL", "THU DIEN TU", true},
    {"HOP THU", "THU", false},
    {"HOM THU", "THU", false},
    {"DIA CHI THU", "THU", false},
    {"DIA CHI THU DIEN TU", "THU DIEN TU", false},
    {"THU CONG VU", "THU DIEN TU", false},
    {"THU DIEN TU CONG VU", "THU DIEN TU", false},
    {"THU DIEN TU THU DIEN TU", "THU DIEN TU", false},
    /* codes of offices */
    {"MST", "MA SO THUE", false},
    {"MA THUE", "MA SO THUE", true},
    {"QUAN HE VOI NGAN SACH", "QUAN HE NGAN SACH", false},
    {"QHNS", "QUAN HE NGAN SACH", false},
    {"DVQHNS", "QUAN HE NGAN SACH", false},
    {"MA SO DON VI CO QUAN HE NGAN SACH", "MA QUAN HE NGAN SACH", false},
    {"MA SO DON VI QUAN HE NGAN SACH", "MA QUAN HE NGAN SACH", false},
    {"MA DON VI QUAN HE NGAN SACH", "MA QUAN HE NGAN SACH", false},
    {"MA SO QUAN HE NGAN SACH", "MA QUAN HE NGAN SACH", false},
    {"QUAN HE NGAN SACH", "MA QUAN HE NGAN SACH", true},
    /* offices */
    {"DON VI", "CO QUAN", false},
    {"CO QUAN TO CHUC", "CO QUAN", false},
    {"CO QUAN CO QUAN", "CO QUAN", false},
    {"TEN CO QUAN", "CO QUAN", false},
    {"CO QUAN CONG TAC", "CO QUAN", false},
    {"NOI CONG TAC", "CO QUAN", false},
    {"NOI LAM VIEC", "CO QUAN", true},
    {"TINH THANH PHO", "TINH", false},
    {"TINH THANH", "TINH", true},
    {"TINH TP", "TINH", false},
    {"THANH PHO TINH", "TINH", false},
    {"TP TINH", "TINH", false},
    /* certificates and what they are kept in */
    {"CHUNG THU CHU KY SO", "CHUNG THU", false},
    {"CHUNG THU SO", "CHUNG THU", false},
    {"CTS", "CHUNG THU", false},
    {"SERIAL NUMBER", "SERIAL", false},
    {"SO SERIAL", "SO HIEU", false},
    {"SO SERI", "SO HIEU", false},
    {"SERIAL", "SO HIEU", false},
    {"SERI", "SO HIEU", false},
    {"THIET BI LUU KHOA BI MAT", "THIET BI", false},
    {"USB TOKEN", "THIET BI", false},
    {"TOKEN", "THIET BI", false},
    {"SIM", "SIM PKI", true},
    {"NHA MANG", "SIM PKI", true},
    /* fillers */
    {"NEU CO", "", false},
    {"CUA", "", false},
    {"VA", "", false},
};

static const char *const aside[] = {"STT", "TT", "SO TT", "SO THU TU", "NO", "THU TU", "GHI CHU"};

const bm_column_word *bm_column_words_at(size_t i)
{
    return i < sizeof words / sizeof *words ? &words[i] : NULL;
}

bool bm_column_words_is_aside(const char *plain)
{
    for (size_t i = 0; i < sizeof aside / sizeof *aside; i++)
        if (strcmp(aside[i], plain) == 0)
            return true;
    return false;
}
