/* A profile is read once for all inputs that use it. SPDX-License-Identifier: MIT */
#include "cli/office.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/memory.h"

#define FILE_NAME "office.yaml"

struct bm_office {
    char *path;
    bm_data *profile; /* NULL = could not be read; told */
    bm_office *next;
};

static char *join(const char *folder, size_t n, const char *rest)
{
    size_t size = n + strlen(rest) + 1;
    char *path = bm_memory_must(malloc(size));
    memcpy(path, folder, n);
    memcpy(path + n, rest, size - n);
    return path;
}

static bool is_there(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

/* ${path}, or NULL, and then ${path} is freed. */
static char *if_there(char *path)
{
    if (is_there(path))
        return path;
    free(path);
    return NULL;
}

/* office.yaml in the folder of ${input}; standard input has none. */
static char *beside(const char *input)
{
    const char *slash = strrchr(input, '/');
    if (strcmp(input, "-") == 0)
        return NULL;
    return if_there(join(input, slash ? (size_t)(slash + 1 - input) : 0, FILE_NAME));
}

/* The folder of settings by the XDG Base Directory Specification, where relative ones do not count. */
static char *in_settings(void)
{
    const char *settings = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (settings && *settings == '/')
        return if_there(join(settings, strlen(settings), "/bieumau/" FILE_NAME));
    if (home && *home)
        return if_there(join(home, strlen(home), "/.config/bieumau/" FILE_NAME));
    return NULL;
}

/* On the heap; NULL = none. */
static char *find(const bm_cli *cli, const char *input)
{
    const char *given = bm_cli_value(cli, BM_OPT_PROFILE);
    if (bm_cli_has(cli, BM_OPT_NO_PROFILE))
        return NULL;
    if (given)
        return bm_memory_copy(given);
    char *path = beside(input);
    return path ? path : in_settings();
}

/* Read ${path}, or find it among those that were read. Takes ${path}. */
static const bm_office *open_office(bm_cli *cli, char *path)
{
    for (const bm_office *o = cli->offices; o; o = o->next) {
        if (strcmp(o->path, path) == 0) {
            free(path);
            return o;
        }
    }
    bm_office *office = bm_memory_must(calloc(1, sizeof *office));
    office->path = path;
    office->next = cli->offices;
    cli->offices = office;
    office->profile = bm_profile_read(cli->env, path, cli->ds);
    bm_cli_tell(cli);
    if (office->profile)
        bm_report_command2(&cli->report, "D074", path, NULL);
    return office;
}

bool bm_office_find(bm_cli *cli, const char *input, const bm_data **profile)
{
    char *path = find(cli, input);
    *profile = NULL;
    if (!path)
        return true;
    *profile = open_office(cli, path)->profile;
    return *profile != NULL;
}

bool bm_office_give(bm_cli *cli, bm_data *data, const char *input)
{
    const bm_data *profile;
    bool good = bm_office_find(cli, input, &profile);
    bm_data_set_profile(data, profile);
    return good;
}

bool bm_office_skips(bm_cli *cli, const char *input)
{
    const char *slash = strrchr(input, '/');
    if (cli->n_operands < 2 || bm_cli_has(cli, BM_OPT_PROFILE) ||
        bm_cli_has(cli, BM_OPT_NO_PROFILE) || strcmp(slash ? slash + 1 : input, FILE_NAME) != 0)
        return false;
    bm_report_command2(&cli->report, "D076", input, NULL);
    return true;
}

void bm_office_free(bm_cli *cli)
{
    while (cli->offices) {
        bm_office *next = cli->offices->next;
        bm_data_free(cli->offices->profile);
        free(cli->offices->path);
        free(cli->offices);
        cli->offices = next;
    }
}
