/* Words for forms and fields. SPDX-License-Identifier: MIT */
#include "cli/describe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lang.h"
#include "cli/memory.h"

/* "2020-02-18" -> "18/02/2020", as it is written in Vietnam. */
static const char *show_date(const char *iso, char out[16])
{
    if (strlen(iso) == 10)
        (void)snprintf(out, 16, "%.2s/%.2s/%.4s", iso + 8, iso + 5, iso);
    else
        (void)snprintf(out, 16, "%.15s", iso);
    return out;
}

void bm_describe_validity(bm_lang lang, const bm_form_info *info,
                          char out[BM_DESCRIBE_VALIDITY_BYTES])
{
    char from[16], until[16];
    (void)show_date(info->valid_from, from);
    (void)show_date(info->valid_until, until);
    if (*from && *until)
        (void)snprintf(out, BM_DESCRIBE_VALIDITY_BYTES, "%s – %s", from, until);
    else
        (void)snprintf(out, BM_DESCRIBE_VALIDITY_BYTES, "%s%s",
                       *from    ? bm_lang_pick(lang, "từ ", "from ")
                       : *until ? bm_lang_pick(lang, "đến ", "until ")
                                : "",
                       *from ? from : until);
}

const char *bm_describe_wording(bm_lang lang, bm_wording wording)
{
    static const char *const words[][2] = {
        [BM_WORDING_VERBATIM] = {"đúng nguyên văn của nguồn", "word by word as in the source"},
        [BM_WORDING_LABELS] =
            {"nhãn và cột theo nguồn; so lại các câu với phụ lục chính thức",
             "labels and columns as in the source; compare the sentences with the "
             "official annex"},
        [BM_WORDING_DRAFT] = {"dự thảo theo các mục mà nguồn kể; so lại với phụ lục chính thức",
                              "a draft from the fields that the sources name; compare with the "
                              "official annex"},
        [BM_WORDING_UNAVAILABLE] = {"chưa có lời văn; không tạo được",
                                    "the text is not at hand; it cannot be made"},
    };
    return words[wording][lang];
}

const char *bm_describe_mark(bm_lang lang, bm_wording wording)
{
    static const char *const words[][2] = {
        [BM_WORDING_VERBATIM] = {"", ""},
        [BM_WORDING_LABELS] = {"câu chữ cần so lại", "sentences to be compared"},
        [BM_WORDING_DRAFT] = {"dự thảo", "draft"},
        [BM_WORDING_UNAVAILABLE] = {"chưa có lời văn", "text not at hand"},
    };
    return words[wording][lang];
}

const char *bm_describe_type(bm_lang lang, bm_field_type type)
{
    static const char *const words[][2] = {
        [BM_FIELD_TEXT] = {"chữ", "text"},
        [BM_FIELD_PERSON] = {"họ tên", "person"},
        [BM_FIELD_DATE] = {"ngày", "date"},
        [BM_FIELD_CHOICE] = {"chọn một", "choice"},
        [BM_FIELD_FLAG] = {"có/không", "yes/no"},
        [BM_FIELD_IDENTITY] = {"số giấy tờ", "identity"},
        [BM_FIELD_TAX_CODE] = {"mã số thuế", "tax code"},
        [BM_FIELD_BUDGET_CODE] = {"mã QHNS", "budget code"},
        [BM_FIELD_PHONE] = {"điện thoại", "phone"},
        [BM_FIELD_OFFICIAL_EMAIL] = {"thư công vụ", "e-mail"},
        [BM_FIELD_CERTIFICATE_SERIAL] = {"số hiệu", "serial"},
        [BM_FIELD_SIM_PKI] = {"SIM PKI", "SIM PKI"},
        [BM_FIELD_PROVINCE] = {"tỉnh, TP", "province"},
        [BM_FIELD_ISSUING_AUTHORITY] = {"nơi cấp", "issued by"},
        [BM_FIELD_INTEGER] = {"số", "number"},
        [BM_FIELD_LIST] = {"nhiều dòng", "list"},
        [BM_FIELD_MARKDOWN] = {"Markdown", "Markdown"},
        [BM_FIELD_ROWS] = {"bảng", "table"},
    };
    return words[type][lang];
}

char *bm_describe_lines(const char *text)
{
    char *line = bm_memory_must(malloc(3 * strlen(text) + 1)), *p = line;
    for (; *text; text++) {
        if (*text == '\n') {
            memcpy(p, " | ", 3);
            p += 3;
        } else {
            *p++ = *text;
        }
    }
    *p = 0;
    return line;
}

static const char *or_null(const char *s)
{
    return *s ? s : NULL;
}

void bm_describe_json(bm_jsonout *j, const bm_form_info *info)
{
    static const char *const wordings[] = {"verbatim", "labels", "draft", "unavailable"};
    bm_jsonout_text(j, "id", info->id);
    bm_jsonout_text(j, "number", info->number);
    bm_jsonout_text(j, "title", info->title);
    bm_jsonout_text(j, "source", info->source);
    bm_jsonout_text(j, "valid_from", or_null(info->valid_from));
    bm_jsonout_text(j, "valid_until", or_null(info->valid_until));
    bm_jsonout_text(j, "replaced_by", or_null(info->replaced_by));
    bm_jsonout_text(j, "wording", wordings[info->wording]);
}
