/* Times a work as Engine/Timing.swift does: so many threads do it at once, and the fastest pass counts. Prints its
   nanoseconds and the number that came out. */
#define _POSIX_C_SOURCE 200112L
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FEWEST = 5, ENOUGH = 200000000, MOST_THREADS = 64 };

typedef double work(void);

struct named { const char *name; work *work; };

static long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static volatile double made;

static void *thread(void *named) {
    made = ((const struct named *)named)->work();
    return NULL;
}

static void pass(struct named *named, int threads) {
    pthread_t others[MOST_THREADS];
    for (int i = 1; i < threads; i++)
        if (pthread_create(&others[i], NULL, thread, named)) exit(1);
    thread(named);
    for (int i = 1; i < threads; i++) pthread_join(others[i], NULL);
}

static int fastest_pass(struct named *works, int argc, char **argv) {
    int threads = argc == 3 ? atoi(argv[2]) : 0;
    if (threads < 1 || threads > MOST_THREADS) return 2;
    while (works->name && strcmp(works->name, argv[1])) works++;
    if (!works->name) return 2;
    long long best = -1, begin = nanoseconds();
    for (int done = 0; done < FEWEST || nanoseconds() - begin < ENOUGH; done++) {
        long long start = nanoseconds();
        pass(works, threads);
        long long taken = nanoseconds() - start;
        if (best < 0 || taken < best) best = taken;
    }
    printf("%lld %.17g\n", best, works->work());
    return 0;
}
