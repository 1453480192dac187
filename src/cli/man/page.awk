# A manual page in section 5 from a page of this project's Markdown: headings, paragraphs, lists, tables, fenced
# code and `code`. One text is then both the page in the source and the one that `man` shows.
# Usage: awk -v name=bieumau-form -v about="the language of forms" -f page.awk forms/README.md
# SPDX-License-Identifier: MIT

# Text for mdoc: no escapes of Markdown, none that roff would read.
function plain(s) {
    gsub(/\\\|/, "|", s)
    gsub(/\\/, "\\e", s)
    gsub(/`` ` ``/, "\002", s)
    s = without_marks(without_links(s))
    gsub(/\002/, "`", s)
    gsub(/-/, "\\-", s)
    if (s ~ /^[.']/)
        s = "\\\\&" s
    return s
}

# `code` and **strong** without their marks; those inside code stay.
function without_marks(s,    parts, n, i, out) {
    n = split(s, parts, /`/)
    for (i = 1; i <= n; i++) {
        if (i % 2)
            gsub(/\*\*/, "", parts[i])
        out = out parts[i]
    }
    return out
}

# [text](target) -> text
function without_links(s,    open, close_at, rest) {
    while (match(s, /\]\([^)]*\)/)) {
        rest = substr(s, RSTART + RLENGTH)
        s = substr(s, 1, RSTART - 1)
        for (open = length(s); open > 0 && substr(s, open, 1) != "["; open--)
            ;
        s = substr(s, 1, open - 1) substr(s, open + 1) rest
    }
    return s
}

function flush() {
    if (paragraph != "") {
        print (item ? ".It" : ".Pp")
        print plain(paragraph)
    }
    paragraph = ""
}

function end_list() {
    flush()
    if (item)
        print ".El"
    item = 0
}

function end_table() {
    if (table)
        print ".El"
    table = 0
}

# A row of a table: its first cell is the tag; the others follow with the heads of their columns.
function row(line,    cells, n, i, out) {
    gsub(/\\\|/, "\001", line)
    n = split(line, cells, /\|/)
    for (i = 2; i < n; i++) {
        gsub(/\001/, "|", cells[i])
        gsub(/^ +| +$/, "", cells[i])
    }
    if (!table) {
        end_list()
        for (i = 2; i < n; i++)
            head[i] = cells[i]
        table = 1
        print ".Bl -tag -width Ds"
        return
    }
    if (cells[2] ~ /^-+$/)
        return
    print ".It " plain(cells[2])
    for (i = 3; i < n; i++) {
        if (cells[i] == "")
            continue
        out = (head[i] == "" || head[i] == "value" ? "" : head[i] ": ") cells[i]
        print plain(out) (i + 1 < n ? "." : "")
        if (i + 1 < n)
            print ".br"
    }
}

BEGIN {
    print ".\\\" Made from a Markdown page by page.awk."
    print ".Dd November 22, 2026"
    print ".Dt " toupper(name) " 5"
    print ".Os"
    print ".Sh NAME"
    print ".Nm " name
    print ".Nd " about
}

/^```/ {
    end_list()
    end_table()
    print (code ? ".Ed" : ".Bd -literal -offset indent")
    code = !code
    next
}
code {
    gsub(/\\/, "\\e")
    gsub(/-/, "\\-")
    print ($0 ~ /^[.']/ ? "\\&" : "") $0
    next
}
/^# / { print ".Sh DESCRIPTION"; next }
/^#+ / {
    end_list()
    end_table()
    level = index($0, " ") - 1
    sub(/^#+ /, "")
    print (level == 2 ? ".Sh " toupper(plain($0)) : ".Ss " plain($0))
    next
}
/^\|/ { row($0); next }
{ end_table() }
/^(- |[0-9]+\. )/ {
    flush()
    if (!item)
        print ($0 ~ /^-/ ? ".Bl -bullet -compact" : ".Bl -enum -compact")
    item = 1
    sub(/^(- |[0-9]+\. )/, "")
    paragraph = $0
    next
}
/^ *$/ { end_list(); next }
{
    sub(/^ +/, "")
    paragraph = paragraph (paragraph == "" ? "" : " ") $0
}
END {
    end_list()
    end_table()
    print ".Sh SEE ALSO"
    print ".Xr bieumau 1"
}
