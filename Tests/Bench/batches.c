/* What hand-written C makes of Engine/Works.swift's batches at -O3: loops that the compiler can vectorize. */
#include "passes.h"
#include <math.h>

/* The mean squared error of three weights over a million rows and its gradient, eight sums side by side; ten of
   them, as a run of eight steps takes. */
enum { ROWS = 1000000, LANES = 8, GRADIENTS = 10 };

static double *column(int seed) {
    double *values = malloc(ROWS * sizeof *values);
    if (!values) exit(1);
    for (int row = 0; row < ROWS; row++)
        values[row] = (double)((row * 7919LL + seed * 104729LL) % 20011) / 10000 - 1;
    return values;
}

static double *a, *b, *c, *y;

static double rows(void) {
    double u = 0, v = 0, w = 0, before = 0;
    for (int gradient = 0; gradient < GRADIENTS; gradient++) {
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
        if (sums[0] != sums[0]) exit(1);
        if (gradient == GRADIENTS - 2) before = u;
        u -= 0.1 * sums[1] * 2 / ROWS, v -= 0.1 * sums[2] * 2 / ROWS, w -= 0.1 * sums[3] * 2 / ROWS;
    }
    return before;
}

/* Sweeps over rates and starts: every run to its end, in blocks of lanes that fit the first cache. Kept are the end
   points, and whether every loss on the way was finite, which the verdict on a run asks for: `trouble` stays 0. */
enum { COLUMNS = 96, HEIGHT = 64, RUNS = COLUMNS * HEIGHT, BLOCK = 32 };

static void places(double *rates, double *starts, double lower, double upper) {
    for (int run = 0; run < RUNS; run++) {
        rates[run] = 0.01 + 0.04 * (run % COLUMNS + 0.5) / COLUMNS;
        starts[run] = lower + (upper - lower) * (run / COLUMNS + 0.5) / HEIGHT;
    }
}

static double sum(const double *values, const double *trouble) {
    double sum = 0;
    for (int run = 0; run < RUNS; run++) sum += values[run] + trouble[run];
    return sum;
}

static double well_sweep(void) {
    enum { STEPS = 14790 };
    double rates[RUNS], ends[RUNS], trouble[RUNS] = {0};
    places(rates, ends, -1.5, 1.5);
    for (int block = 0; block < RUNS; block += BLOCK) {
        double w[BLOCK], rate[BLOCK], not_finite[BLOCK] = {0};
        memcpy(w, ends + block, sizeof w);
        memcpy(rate, rates + block, sizeof rate);
        for (int step = 0; step < STEPS; step++)
            for (int lane = 0; lane < BLOCK; lane++) {
                double square = w[lane] * w[lane], cube = square * w[lane];
                double loss = 0.25 * (cube * w[lane]) - square;
                not_finite[lane] += loss - loss;
                w[lane] -= rate[lane] * (cube - 2 * w[lane]);
            }
        memcpy(ends + block, w, sizeof w);
        memcpy(trouble + block, not_finite, sizeof not_finite);
    }
    return sum(ends, trouble);
}

static double wavy_sweep(void) {
    enum { STEPS = 650 };
    double rates[RUNS], ends[RUNS], trouble[RUNS] = {0};
    places(rates, ends, -4, 4);
    for (int run = 0; run < RUNS; run++)
        for (int step = 0; step < STEPS; step++) {
            double w = ends[run], loss = sin(3 * w) + 0.1 * (w * w);
            trouble[run] += loss - loss;
            ends[run] = w - rates[run] * (3 * cos(3 * w) + 0.2 * w);
        }
    return sum(ends, trouble);
}

int main(int argc, char **argv) {
    a = column(1), b = column(2), c = column(3), y = column(4);
    struct named works[] = {
        {"rows", rows}, {"well-sweep", well_sweep}, {"wavy-sweep", wavy_sweep}, {NULL, NULL}};
    return fastest_pass(works, argc, argv);
}
