/* SPDX-License-Identifier: MIT */
#include "cli/skeleton.h"

#include <stdlib.h>

#include "cli/describe.h"

void bm_skeleton_comment(FILE *out, bool xml, int indent, const char *before, const char *text)
{
    (void)fprintf(out, "%*s%s%s", indent, "", xml ? "<!-- " : "# ", before);
    for (const char *p = text; *p; p++) {
        if (*p == '\n' || *p == '\r')
            (void)fputc(' ', out);
        else if (xml && *p == '-' && p[1] == '-')
            (void)fputs("- ", out);
        else
            (void)fputc(*p, out);
    }
    (void)fputs(xml ? " -->\n" : "\n", out);
}

static const char *type_hint(const bm_cli *cli, const bm_field_info *f)
{
    switch (f->type) {
    case BM_FIELD_DATE:
        return bm_cli_pick(cli, "; ngày dd/mm/yyyy", "; a date, dd/mm/yyyy");
    case BM_FIELD_FLAG:
        return bm_cli_pick(cli, "; có hoặc không", "; có (yes) or không (no)");
    case BM_FIELD_MARKDOWN:
        return bm_cli_pick(
            cli, "; Markdown: **đậm**, *nghiêng*, danh sách, # tiêu đề, bảng kẻ bằng |",
            "; Markdown: **bold**, *italic*, lists, # headings, tables drawn with |");
    case BM_FIELD_ROWS:
        return bm_cli_pick(cli, "; bảng, lặp lại một nhóm cho mỗi dòng",
                           "; a table, repeat the group for each row");
    case BM_FIELD_CHOICE:
        return bm_cli_pick(cli, "; chọn một: ", "; one of: ");
    case BM_FIELD_IDENTITY:
        return bm_cli_pick(cli, "; 12 số (CCCD), 9 số (CMND) hoặc hộ chiếu",
                           "; 12 digits (CCCD), 9 digits (CMND) or a passport");
    case BM_FIELD_TAX_CODE:
        return bm_cli_pick(cli, "; 10 số, hoặc 13 số như 0123456789-001",
                           "; 10 digits, or 13 as 0123456789-001");
    case BM_FIELD_BUDGET_CODE:
        return bm_cli_pick(cli, "; 7 số", "; 7 digits");
    case BM_FIELD_OFFICIAL_EMAIL:
        return bm_cli_pick(cli, "; địa chỉ do cơ quan nhà nước cấp", "; issued by a state body");
    case BM_FIELD_CERTIFICATE_SERIAL:
        return bm_cli_pick(cli, "; gồm 0–9, A–F", "; of 0–9, A–F");
    case BM_FIELD_SIM_PKI:
        return bm_cli_pick(cli, "; Viettel, Vinaphone hoặc Mobifone, thêm /cs để giữ số",
                           "; Viettel, Vinaphone or Mobifone, with /cs to keep the number");
    case BM_FIELD_INTEGER:
        return bm_cli_pick(cli, "; số nguyên", "; a whole number");
    case BM_FIELD_LIST:
        return bm_cli_pick(cli, "; một dòng, hoặc nhiều dòng bắt đầu bằng “- ”",
                           "; one line, or several that begin with “- ”");
    default:
        return "";
    }
}

/* "Họ và tên (bắt buộc); ngày dd/mm/yyyy", then help and example. */
void bm_skeleton_field(const bm_cli *cli, FILE *out, bool xml, int indent, const bm_field_info *f)
{
    char *text = NULL;
    size_t size = 0;
    FILE *line = open_memstream(&text, &size);
    if (!line)
        abort();
    (void)fprintf(line, "%s%s%s", f->label,
                  f->required ? bm_cli_pick(cli, " (bắt buộc)", " (required)") : "",
                  type_hint(cli, f));
    for (size_t i = 0; i < f->n_options; i++)
        (void)fprintf(line, "%s%s", i ? " | " : "", f->options[i]);
    if (fclose(line) != 0)
        abort();
    bm_skeleton_comment(out, xml, indent, "", text);
    free(text);
    if (*f->help)
        bm_skeleton_comment(out, xml, indent, "  ", f->help);
    if (*f->fallback) {
        char *fallback = bm_describe_lines(f->fallback);
        bm_skeleton_comment(out, xml, indent, bm_cli_pick(cli, "  để trống là: ", "  when empty: "),
                            fallback);
        free(fallback);
    }
    if (*f->example) {
        char *example = bm_describe_lines(f->example);
        bm_skeleton_comment(out, xml, indent, bm_cli_pick(cli, "  ví dụ: ", "  example: "),
                            example);
        free(example);
    }
}
