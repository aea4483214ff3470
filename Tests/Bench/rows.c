/* The limit of a gradient over rows: mean squared error of three weights over a million rows, in a loop that the
   compiler can vectorize (eight sums side by side). Prints the nanoseconds of the fastest of many passes. */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROWS = 1000000, LANES = 8, PASSES = 40 };

static double column(int seed, int row) { return (double)((row * 7919u + seed * 104729u) % 20011u) / 10000 - 1; }

static long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(void) {
    double *values = malloc(4 * ROWS * sizeof *values);
    if (!values) return 1;
    double *a = values, *b = a + ROWS, *c = b + ROWS, *y = c + ROWS;
    for (int row = 0; row < ROWS; row++) {
        a[row] = column(1, row), b[row] = column(2, row), c[row] = column(3, row), y[row] = column(4, row);
    }
    double u = 0, v = 0, w = 0;
    long long best = -1;
    for (int pass = 0; pass < PASSES; pass++) {
        long long start = nanoseconds();
        double loss[LANES] = {0}, of_u[LANES] = {0}, of_v[LANES] = {0}, of_w[LANES] = {0};
        for (int row = 0; row < ROWS; row += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                int at = row + lane;
                double error = u * a[at] + v * b[at] + w * c[at] - y[at];
                loss[lane] += error * error;
                of_u[lane] += error * a[at];
                of_v[lane] += error * b[at];
                of_w[lane] += error * c[at];
            }
        }
        double sums[4] = {0};
        for (int lane = 0; lane < LANES; lane++) {
            sums[0] += loss[lane], sums[1] += of_u[lane], sums[2] += of_v[lane], sums[3] += of_w[lane];
        }
        u -= 0.1 * sums[1] * 2 / ROWS, v -= 0.1 * sums[2] * 2 / ROWS, w -= 0.1 * sums[3] * 2 / ROWS;
        long long taken = nanoseconds() - start;
        if (best < 0 || taken < best) best = taken;
        if (sums[0] != sums[0]) return 1;
    }
    printf("%lld\n", best);
    free(values);
    return 0;
}
