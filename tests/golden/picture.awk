# A page dump as SVG: the picture of the README. Usage: awk -f picture.awk pages.txt
# Text keeps the width it has in the PDF whatever font the reader has. SPDX-License-Identifier: MIT
function escape(s)
{
    gsub(/&/, "\\&amp;", s)
    gsub(/</, "\\&lt;", s)
    gsub(/>/, "\\&gt;", s)
    return s
}
function line(x, y, width, extra)
{
    printf "<path d=\"M%s %sh%s\" stroke=\"#000\" %s/>\n", x, y, width, extra
}
$1 == "page" && $2 > 1 { exit }
$1 == "page" {
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%d\" height=\"%d\"\n", $3, $4, $3, $4
    print "     font-family=\"Times New Roman,Tinos,Liberation Serif,serif\" lang=\"vi\">"
    printf "<rect width=\"%s\" height=\"%s\" fill=\"#fff\" stroke=\"#999\"/>\n", $3, $4
}
$1 == "rule" {
    printf "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n", $2, $3, $4, $5
}
$1 == "box" {
    x = $2 + ($4 - $5) / 2
    printf "<rect x=\"%.2f\" y=\"%.2f\" width=\"%s\" height=\"%s\" fill=\"none\" stroke=\"#000\" stroke-width=\"0.6\"/>\n", x, $3 - $5, $5, $5
    if ($6 == "checked")
        printf "<path d=\"M%.2f %.2fl%.2f %.2fl%.2f %.2f\" fill=\"none\" stroke=\"#000\"/>\n", x + 0.2 * $5, $3 - 0.5 * $5, 0.2 * $5, 0.25 * $5, 0.4 * $5, -0.5 * $5
}
$1 == "text" && !/"/ {
    line($2, $3 - 0.5, $4, "stroke-dasharray=\"0.8 2.45\"")
}
$1 == "text" && /"/ {
    text = $0
    sub(/^[^"]*"/, "", text)
    sub(/"$/, "", text)
    head = substr($0, 1, index($0, "\""))
    style = (head ~ / bold /) ? " font-weight=\"bold\"" : ""
    if (head ~ / italic /)
        style = style " font-style=\"italic\""
    if (text !~ /^ *$/)
        printf "<text x=\"%s\" y=\"%s\" font-size=\"%s\" textLength=\"%s\"%s xml:space=\"preserve\">%s</text>\n", $2, $3, $5, $4, style, escape(text)
}
END { print "</svg>" }
