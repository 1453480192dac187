/* SPDX-License-Identifier: MIT */
#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

static const int caught[] = {SIGINT, SIGTERM};

static volatile sig_atomic_t seen;

static void note(int number)
{
    seen = number;
}

void bm_interrupt_catch(void)
{
    seen = 0;
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++) {
        struct sigaction old, action;
        memset(&action, 0, sizeof action);
        action.sa_handler = note;
        action.sa_flags = (int)SA_RESETHAND | SA_RESTART; /* the next one finds the default again */
        (void)sigemptyset(&action.sa_mask);
        if (sigaction(caught[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            (void)sigaction(caught[i], &action, NULL);
    }
}

int bm_interrupt_seen(void)
{
    return (int)seen;
}
