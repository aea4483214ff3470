#if defined(__linux__)
#define _GNU_SOURCE
#include <linux/openat2.h>
#include <sched.h>
#include <sys/syscall.h>
#elif !defined(__APPLE__)
#error "no atomic exchange of two paths is known for this system"
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "CPlatform.h"

enum { READ_FLAGS = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK };

/* Opens one component after another, none of them a symbolic link: for systems that cannot do it in one call. */
static int open_by_steps(int folder, const char *path) {
    if (*path == '/' || *path == 0) return errno = EINVAL, -1;
    int here = folder;
    for (;;) {
        size_t length = strcspn(path, "/");
        char name[256];
        if (length >= sizeof name) return errno = ENAMETOOLONG, -1;
        memcpy(name, path, length);
        name[length] = 0;
        int climbs = strcmp(name, "..") == 0, last = path[length] == 0;
        int next = climbs ? (errno = EXDEV, -1) : openat(here, name, READ_FLAGS | (last ? 0 : O_DIRECTORY));
        int why = errno;
        if (here != folder) close(here);
        errno = why;
        if (next < 0 || last) return next;
        here = next;
        path += length + 1;
    }
}

#if defined(__linux__)

int gd_exchange(int folder, const char *one, const char *other) {
    return renameat2(folder, one, folder, other, RENAME_EXCHANGE);
}

int gd_open_beneath(int folder, const char *path) {
    struct open_how how = {.flags = READ_FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
    int opened = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
    /* Kernels before 5.6 do not know the call, and some sandboxes refuse every call that they do not know. */
    if (opened < 0 && (errno == ENOSYS || errno == EPERM)) return open_by_steps(folder, path);
    return opened;
}

int gd_sync_all(int folder) { return syncfs(folder); }

int gd_processor_count(void) {
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
    long present = sysconf(_SC_NPROCESSORS_ONLN);
    return present < 1 ? 1 : (int)present;
}

#else

int gd_exchange(int folder, const char *one, const char *other) {
    return renameatx_np(folder, one, folder, other, RENAME_SWAP);
}

int gd_open_beneath(int folder, const char *path) { return open_by_steps(folder, path); }

int gd_sync_all(int folder) { return fsync_volume_np(folder, SYNC_VOLUME_FULLSYNC | SYNC_VOLUME_WAIT); }

int gd_processor_count(void) {
    long present = sysconf(_SC_NPROCESSORS_ONLN);
    return present < 1 ? 1 : (int)present;
}

#endif

int gd_terminal_columns(int descriptor) {
    struct winsize size;
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
