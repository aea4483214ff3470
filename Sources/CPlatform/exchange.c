// The one door to what the C library has but Swift's module of it does not show.
#if defined(__linux__)
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include "CPlatform.h"

int gd_exchange(const char *one, const char *other) {
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}
#elif defined(__APPLE__)
#include <stdio.h>
#include "CPlatform.h"

int gd_exchange(const char *one, const char *other) {
    return renamex_np(one, other, RENAME_SWAP);
}
#else
#error "no atomic exchange of two paths is known for this system"
#endif
