/*
 * Between a program and the disk: loaded by LD_PRELOAD, it writes down what the program does to the
 * files below one folder, and can make the disk fail. Used by powercut.py and baddisk.py.
 *
 *   CJ_SHIM_FOLDER   the folder that is watched (an absolute path without links)
 *   CJ_SHIM_LOG      where it is written down; without it nothing is
 *   CJ_SHIM_LINKS    "no": hard links are refused (EPERM), as FAT and exFAT refuse them
 *   CJ_SHIM_KILL     a number: the process kills itself (SIGKILL) just before so many changes of the
 *                    folder were made and one more is
 *
 * Written down, in the order in which it happened and after it succeeded: opening (with flags),
 * closing, writing (offset and bytes), changing of the size, fsync and fdatasync, and the making,
 * renaming, linking and removing of names (with the number of changes up to it). Also what the program says on its standard output, so
 * that it is known what had been acknowledged when. Not watched: mmap, stdio inside libc, dup,
 * copy_file_range, permissions and times; the journal's files are written by none of these.
 *
 *   cj_fail(kinds, number, after, times, half)
 *
 * makes the disk fail: of the operations whose letter is in kinds (W write, S sync, T change of
 * size, O making of a file, R rename or link, L link), the first `after` are let through, the next `times` (-1: all)
 * fail with this errno. With half, a write first gets half of its bytes to the disk, as a disk that
 * fills up does. cj_failed() tells how many have failed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FDS 4096
#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char watched[FDS];
static char folder[PATH_MAX];
static size_t folder_length;
static int log_fd = -1;

static char fail_kinds[16];
static int fail_errno, fail_after, fail_times, fail_half, failed;
static long changed, kill_at = -1;

void cj_fail(const char *kinds, int number, int after, int times, int half);

/* -- the log ------------------------------------------------------------------------------- */

static void raw(const void *data, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    const char *at = data;
    while (length > 0) {
        ssize_t done = real(log_fd, at, length);
        if (done < 0) {
            if (errno == EINTR) continue;
            abort(); /* half a log would prove anything */
        }
        at += done;
        length -= (size_t)done;
    }
}

static void note(char kind, int fd, int64_t number, const void *a, size_t la, const void *b,
                 size_t lb) {
    if (log_fd < 0) return;
    int keep = errno;
    char head[32] = {kind};
    int32_t fd32 = fd;
    uint32_t la32 = (uint32_t)la, lb32 = (uint32_t)lb;
    memcpy(head + 4, &fd32, 4);
    memcpy(head + 8, &number, 8);
    memcpy(head + 16, &la32, 4);
    memcpy(head + 20, &lb32, 4);
    raw(head, 24);
    if (la) raw(a, la);
    if (lb) raw(b, lb);
    errno = keep;
}

static void note_paths(char kind, const char *a, const char *b) {
    note(kind, -1, changed, a, strlen(a), b ? b : "", b ? strlen(b) : 0);
}

__attribute__((constructor)) static void begin(void) {
    const char *named = getenv("CJ_SHIM_FOLDER"), *log = getenv("CJ_SHIM_LOG");
    if (!named) return;
    snprintf(folder, sizeof folder, "%s", named);
    folder_length = strlen(folder);
    const char *links = getenv("CJ_SHIM_LINKS"), *last = getenv("CJ_SHIM_KILL");
    if (links && !strcmp(links, "no")) cj_fail("L", EPERM, 0, -1, 0);
    if (last) kill_at = atol(last);
    if (log) {
        REAL(int, open, const char *, int, ...);
        int fd = real(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (fd < 0) abort();
        log_fd = fcntl(fd, F_DUPFD_CLOEXEC, 1000);
        if (log_fd < 0) log_fd = fd;
        note('P', -1, getpid(), NULL, 0, NULL, 0);
    }
}

/* The whole path if it lies below the folder, else NULL. */
static const char *ours(int at, const char *path, char *room) {
    if (!folder_length || !path) return NULL;
    if (path[0] != '/') {
        char base[PATH_MAX], link[64];
        if (at == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return NULL;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", at);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return NULL;
            base[length] = 0;
        }
        if (snprintf(room, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return NULL;
    } else if (snprintf(room, PATH_MAX, "%s", path) >= PATH_MAX) {
        return NULL;
    }
    if (strncmp(room, folder, folder_length) != 0) return NULL;
    return room[folder_length] == '/' || room[folder_length] == 0 ? room : NULL;
}

static int is_ours(int fd) { return fd >= 0 && fd < FDS && watched[fd]; }

/* -- the failing disk ---------------------------------------------------------------------- */

void cj_fail(const char *kinds, int number, int after, int times, int half) {
    pthread_mutex_lock(&turn);
    snprintf(fail_kinds, sizeof fail_kinds, "%s", kinds);
    fail_errno = number;
    fail_after = after;
    fail_times = times;
    fail_half = half;
    failed = 0;
    pthread_mutex_unlock(&turn);
}

int cj_failed(void) { return failed; }

/* Before anything that the disk would remember. */
static void change(void) {
    if (changed++ == kill_at) kill(getpid(), SIGKILL);
}

static int fails(char kind) {
    if (!fail_kinds[0] || !strchr(fail_kinds, kind)) return 0;
    if (fail_after > 0) {
        fail_after--;
        return 0;
    }
    if (fail_times == 0) return 0;
    if (fail_times > 0) fail_times--;
    failed++;
    errno = fail_errno;
    return 1;
}

/* -- files --------------------------------------------------------------------------------- */

static int opened(int fd, const char *path, int flags) {
    if (fd >= 0 && fd < FDS) {
        watched[fd] = 1;
        note('O', fd, flags, path, strlen(path), NULL, 0);
    }
    return fd;
}

static int open_it(int at, const char *path, int flags, mode_t mode) {
    REAL(int, openat, int, const char *, int, ...);
    char room[PATH_MAX];
    const char *whole = ours(at, path, room);
    if (!whole) {
        int fd = real(at, path, flags, mode);
        if (fd >= 0 && fd < FDS) watched[fd] = 0;
        return fd;
    }
    pthread_mutex_lock(&turn);
    int makes = (flags & O_CREAT) && access(whole, F_OK) != 0;
    if (makes || flags & O_TRUNC) change();
    int fd = makes && fails('O')
                 ? -1
                 : opened(real(at, path, flags, mode), whole, flags);
    pthread_mutex_unlock(&turn);
    return fd;
}

#define MODE \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) { MODE return open_it(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return open_it(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE return open_it(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) {
    MODE return open_it(at, path, flags, mode);
}
int creat(const char *path, mode_t mode) {
    return open_it(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int fd) {
    REAL(int, close, int);
    if (fd == log_fd && log_fd >= 0) return 0;
    if (!is_ours(fd)) return real(fd);
    pthread_mutex_lock(&turn);
    watched[fd] = 0;
    note('C', fd, 0, NULL, 0, NULL, 0);
    int done = real(fd);
    pthread_mutex_unlock(&turn);
    return done;
}

static ssize_t put(int fd, const void *data, size_t length, off_t offset) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    pthread_mutex_lock(&turn);
    ssize_t done = -1;
    change();
    int bad = fails('W');
    if (!bad) {
        done = real(fd, data, length, offset);
    } else if (fail_half && length > 1) {
        /* SQLite asks for the rest at once, and that gets nowhere. */
        done = real(fd, data, length / 2, offset);
        fail_half = 0;
        if (fail_times >= 0) fail_times++;
    }
    if (done > 0) note('W', fd, offset, data, (size_t)done, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    return is_ours(fd) ? put(fd, data, length, offset) : real(fd, data, length, offset);
}
ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
    return pwrite(fd, data, length, offset);
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    if (!is_ours(fd)) {
        ssize_t done = real(fd, data, length);
        if (fd == 1 && done > 0 && log_fd >= 0) {
            pthread_mutex_lock(&turn);
            note('A', fd, 0, data, (size_t)done, NULL, 0);
            pthread_mutex_unlock(&turn);
        }
        return done;
    }
    off_t at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t done = put(fd, data, length, at);
    if (done > 0) lseek(fd, at + done, SEEK_SET);
    return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, writev, int, const struct iovec *, int);
    if (!is_ours(fd)) return real(fd, parts, count);
    ssize_t total = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = write(fd, parts[i].iov_base, parts[i].iov_len);
        if (done < 0) return total ? total : done;
        total += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return total;
}

int ftruncate(int fd, off_t size) {
    REAL(int, ftruncate, int, off_t);
    if (!is_ours(fd)) return real(fd, size);
    pthread_mutex_lock(&turn);
    change();
    int done = fails('T') ? -1 : real(fd, size);
    if (done == 0) note('T', fd, size, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }

static int synced(int fd, int (*real)(int)) {
    if (!is_ours(fd)) return real(fd);
    pthread_mutex_lock(&turn);
    change();
    int done = fails('S') ? -1 : real(fd);
    if (done == 0) note('S', fd, 0, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
int fsync(int fd) {
    REAL(int, fsync, int);
    return synced(fd, real);
}
int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    return synced(fd, real);
}

/* -- names --------------------------------------------------------------------------------- */

static int moved(int at_a, const char *a, int at_b, const char *b, char kind) {
    REAL(int, renameat, int, const char *, int, const char *);
    static int (*link_it)(int, const char *, int, const char *, int);
    if (!link_it) link_it = (int (*)(int, const char *, int, const char *, int))dlsym(RTLD_NEXT, "linkat");
    char room_a[PATH_MAX], room_b[PATH_MAX];
    const char *whole_a = ours(at_a, a, room_a), *whole_b = ours(at_b, b, room_b);
    pthread_mutex_lock(&turn);
    if (whole_a || whole_b) change();
    char letter = kind == 'L' && strchr(fail_kinds, 'L') ? 'L' : 'R';
    int done = (whole_a || whole_b) && fails(letter) ? -1
               : kind == 'R'                      ? real(at_a, a, at_b, b)
                                                  : link_it(at_a, a, at_b, b, 0);
    if (done == 0 && (whole_a || whole_b)) {
        if (!whole_a || !whole_b) abort(); /* in or out of the folder: not understood */
        note_paths(kind, whole_a, whole_b);
    }
    pthread_mutex_unlock(&turn);
    return done;
}
int rename(const char *a, const char *b) { return moved(AT_FDCWD, a, AT_FDCWD, b, 'R'); }
int renameat(int at_a, const char *a, int at_b, const char *b) {
    return moved(at_a, a, at_b, b, 'R');
}
int link(const char *a, const char *b) { return moved(AT_FDCWD, a, AT_FDCWD, b, 'L'); }
int linkat(int at_a, const char *a, int at_b, const char *b, int flags) {
    (void)flags;
    return moved(at_a, a, at_b, b, 'L');
}

static int removed(int at, const char *path, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    char room[PATH_MAX];
    const char *whole = ours(at, path, room);
    if (!whole) return real(at, path, flags);
    pthread_mutex_lock(&turn);
    change();
    int done = real(at, path, flags);
    if (done == 0) note_paths('U', whole, NULL);
    pthread_mutex_unlock(&turn);
    return done;
}
int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return removed(at, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

static int made(int at, const char *path, mode_t mode) {
    REAL(int, mkdirat, int, const char *, mode_t);
    char room[PATH_MAX];
    const char *whole = ours(at, path, room);
    if (!whole) return real(at, path, mode);
    pthread_mutex_lock(&turn);
    change();
    int done = real(at, path, mode);
    if (done == 0) note_paths('M', whole, NULL);
    pthread_mutex_unlock(&turn);
    return done;
}
int mkdir(const char *path, mode_t mode) { return made(AT_FDCWD, path, mode); }
int mkdirat(int at, const char *path, mode_t mode) { return made(at, path, mode); }
