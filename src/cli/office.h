/* The profile of an office: values that its documents share. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_OFFICE_H
#define BM_CLI_OFFICE_H

#include "cli/cli.h"

/**
 * bm_office_give(cli, data, input):
 * Let ${data}, read from ${input}, take what it leaves out from the profile: that of --profile, else office.yaml
 * beside the input, else that in the user's folder of settings. Which one is told once (D074).
 *
 * Returns false when the profile cannot be used (told). ${data} borrows from
 * ${cli} until bm_office_free.
 */
bool bm_office_give(bm_cli *cli, bm_data *data, const char *input);

/** bm_office_find(cli, input, profile): the same profile, as ${*profile}; NULL when there is none. */
bool bm_office_find(bm_cli *cli, const char *input, const bm_data **profile);

/** bm_office_skips(cli, input): is this one of several inputs, and by its name the profile of the others? That is
 *  told (D076), so that “make *.yaml” works in a folder with a profile. */
bool bm_office_skips(bm_cli *cli, const char *input);

/** bm_office_free(cli): free the profiles that were read. */
void bm_office_free(bm_cli *cli);

#endif
