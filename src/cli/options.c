/* The reading of argv: "--name value", "--name=value", "-n value", "-nvalue",
 * letters without value together ("-qh"), "--" ends the options, "-" is an operand.
 * SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/memory.h"
#include "cli/option_table.h"

const bm_option_spec *bm_options_spec(bm_option_id id)
{
    return &bm_option_table[id];
}

void bm_options_fault(bm_arguments *a, const char *code, const char *a0, const char *a1,
                      const char *a2)
{
    if (a->n_faults == BM_OPTION_FAULTS)
        return;
    bm_option_fault *f = &a->faults[a->n_faults++];
    f->code = code;
    f->args[0] = a0 ? bm_memory_copy(a0) : NULL;
    f->args[1] = a1 ? bm_memory_copy(a1) : NULL;
    f->args[2] = a2 ? bm_memory_copy(a2) : NULL;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned bm_options_distance(const char *a, const char *b)
{
    enum { MOST = 64 };
    unsigned rows[3][MOST + 1];
    size_t n_a = strlen(a), n_b = strlen(b);
    if (n_a > MOST)
        n_a = MOST;
    if (n_b > MOST)
        n_b = MOST;
    for (unsigned j = 0; j <= n_b; j++)
        rows[0][j] = j;
    for (unsigned i = 1; i <= n_a; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
        row[0] = i;
        for (unsigned j = 1; j <= n_b; j++) {
            row[j] = least(above[j], row[j - 1]) + 1;
            row[j] = least(row[j], above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], above2[j - 2] + 1);
        }
    }
    return rows[n_a % 3][n_b];
}

static bool is_in(uint64_t mask, int id)
{
    return (mask >> id & 1) != 0;
}

/* C002, with the option whose name is nearest; ${shown} is "--name" or "-n". */
static void fault_unknown(bm_arguments *a, const char *shown)
{
    char near[40];
    const char *name = shown + strspn(shown, "-");
    int best = BM_OPT_HELP;
    unsigned distance = bm_options_distance(name, bm_option_table[best].name);
    for (int id = 0; id < BM_OPT_COUNT; id++) {
        unsigned d = bm_options_distance(name, bm_option_table[id].name);
        if (d < distance) {
            distance = d;
            best = id;
        }
    }
    (void)snprintf(near, sizeof near, "--%s", bm_option_table[best].name);
    bm_options_fault(a, "C002", shown, near, "bieumau");
}

/* ${value} among "a|b|c"? */
static bool is_allowed(const char *value, const char *allowed)
{
    size_t n = strlen(value);
    for (const char *p = allowed; p; p = strchr(p, '|')) {
        p += *p == '|';
        size_t len = strcspn(p, "|");
        if (len == n && memcmp(p, value, n) == 0)
            return true;
    }
    return false;
}

static void take(bm_arguments *a, bm_option_id id, const char *shown, const char *value)
{
    char allowed[80];
    const bm_option_spec *spec = &bm_option_table[id];
    if (value && spec->allowed && !is_allowed(value, spec->allowed)) {
        size_t n = 0;
        for (const char *p = spec->allowed; *p && n + 3 < sizeof allowed; p++) {
            allowed[n++] = *p == '|' ? ',' : *p;
            if (*p == '|')
                allowed[n++] = ' ';
        }
        allowed[n] = 0;
        bm_options_fault(a, "C004", shown, value, allowed);
        return;
    }
    a->given[a->n_given].id = id;
    a->given[a->n_given++].value = value ? value : "";
}

/* The id of the option with this name (${n} letters), or -1. */
static int find_name(const char *name, size_t n)
{
    for (int id = 0; id < BM_OPT_COUNT; id++)
        if (strlen(bm_option_table[id].name) == n && memcmp(bm_option_table[id].name, name, n) == 0)
            return id;
    return -1;
}

static int find_letter(char letter)
{
    for (int id = 0; id < BM_OPT_COUNT; id++)
        if (bm_option_table[id].letter && bm_option_table[id].letter == letter)
            return id;
    return -1;
}

/* argv[i] = "--name" or "--name=value"; returns how many further arguments it takes. */
static int parse_long(bm_arguments *a, char **argv, int i, int argc)
{
    char shown[80];
    const char *name = argv[i] + 2;
    size_t n = strcspn(name, "=");
    const char *value = name[n] ? name + n + 1 : NULL;
    (void)snprintf(shown, sizeof shown, "--%.*s", n < 70 ? (int)n : 70, name);
    int id = find_name(name, n);
    if (id < 0) {
        fault_unknown(a, shown);
    } else if (!bm_option_table[id].value && value) {
        bm_options_fault(a, "C013", shown, NULL, NULL);
    } else if (bm_option_table[id].value && !value && i + 1 == argc) {
        bm_options_fault(a, "C003", shown, bm_option_table[id].value, "bieumau");
    } else if (bm_option_table[id].value && !value) {
        take(a, (bm_option_id)id, shown, argv[i + 1]);
        return 1;
    } else {
        take(a, (bm_option_id)id, shown, value);
    }
    return 0;
}

/* argv[i] = "-q", "-qh", "-o" or "-oFILE"; returns how many further arguments it takes. */
static int parse_letters(bm_arguments *a, char **argv, int i, int argc)
{
    for (const char *p = argv[i] + 1; *p; p++) {
        const char shown[] = {'-', *p, 0};
        int id = find_letter(*p);
        if (id < 0) {
            fault_unknown(a, (unsigned char)*p < 0x80 ? shown : argv[i]);
            return 0;
        }
        if (!bm_option_table[id].value) {
            take(a, (bm_option_id)id, shown, NULL);
        } else if (p[1]) {
            take(a, (bm_option_id)id, shown, p + 1);
            return 0;
        } else if (i + 1 == argc) {
            bm_options_fault(a, "C003", shown, bm_option_table[id].value, "bieumau");
        } else {
            take(a, (bm_option_id)id, shown, argv[i + 1]);
            return 1;
        }
    }
    return 0;
}

void bm_options_parse(bm_arguments *out, int argc, char **argv)
{
    memset(out, 0, sizeof *out);
    size_t most = 1; /* letters may stand together, so an argument may hold several options */
    for (int i = 1; i < argc; i++)
        most += strlen(argv[i]) + 1;
    out->given = bm_memory_must(calloc(most, sizeof *out->given));
    out->operands = bm_memory_must(calloc((size_t)argc + 1, sizeof *out->operands));
    bool options = true;
    for (int i = 1; i < argc; i++) {
        if (!options || argv[i][0] != '-' || !argv[i][1])
            out->operands[out->n_operands++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            options = false;
        else if (argv[i][1] == '-')
            i += parse_long(out, argv, i, argc);
        else
            i += parse_letters(out, argv, i, argc);
    }
}

void bm_options_free(bm_arguments *a)
{
    for (size_t i = 0; i < a->n_faults; i++)
        for (size_t k = 0; k < 3; k++)
            free(a->faults[i].args[k]);
    free(a->given);
    free(a->operands);
}

void bm_options_restrict(bm_arguments *a, const char *command, uint64_t mask,
                         bm_option_users *users)
{
    char shown[40], names[128];
    for (size_t i = 0; i < a->n_given; i++) {
        if (is_in(mask, (int)a->given[i].id))
            continue;
        (void)snprintf(shown, sizeof shown, "--%s", bm_option_table[a->given[i].id].name);
        users(a->given[i].id, names, sizeof names);
        bm_options_fault(a, "C021", shown, command, names);
    }
}

void bm_options_exclude(bm_arguments *a)
{
    static const bm_option_id pairs[][2] = {
        {BM_OPT_PROFILE, BM_OPT_NO_PROFILE},   {BM_OPT_COLLECT, BM_OPT_SHARD},
        {BM_OPT_COLLECT, BM_OPT_DRY_RUN},      {BM_OPT_COLLECT, BM_OPT_MERGE},
        {BM_OPT_COPIES, BM_OPT_FILLABLE},      {BM_OPT_COPIES, BM_OPT_SIGNATURE_FIELDS},
        {BM_OPT_COPIES, BM_OPT_NEW},           {BM_OPT_DUPLEX, BM_OPT_NEW},
        {BM_OPT_SIGNATURE_FIELDS, BM_OPT_NEW}, {BM_OPT_QR, BM_OPT_NEW},
        {BM_OPT_DOCX_TEMPLATE, BM_OPT_NEW}};
    char first[40], second[40];
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!bm_options_value(a, pairs[i][0]) || !bm_options_value(a, pairs[i][1]))
            continue;
        (void)snprintf(first, sizeof first, "--%s", bm_option_table[pairs[i][0]].name);
        (void)snprintf(second, sizeof second, "--%s", bm_option_table[pairs[i][1]].name);
        bm_options_fault(a, "C015", first, second, NULL);
    }
}

const char *bm_options_value(const bm_arguments *a, bm_option_id id)
{
    const char *value = NULL;
    for (size_t i = 0; i < a->n_given; i++)
        if (a->given[i].id == id)
            value = a->given[i].value;
    return value;
}
