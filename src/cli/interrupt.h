/* Ctrl-C. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_INTERRUPT_H
#define BM_CLI_INTERRUPT_H

/** bm_interrupt_catch(): from now on the first SIGINT or SIGTERM is only noted; the next one ends the process, as if nothing were caught. A signal that
 *  the process was told to ignore (nohup, a background job) stays so. */
void bm_interrupt_catch(void);

/** bm_interrupt_seen(): the signal that came, or 0. */
int bm_interrupt_seen(void);

#endif
