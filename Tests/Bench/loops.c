/* What a hand-written loop makes of Engine/Works.swift's single runs: the same arithmetic in the same order, with
   the whole trace kept, at -O2; and the same table printed. */
#include "passes.h"
#include <math.h>

enum { STEPS = 10000, TABLE = 200 };

struct row { double w, loss, slope; };

static double parabola(void) {
    struct row *rows = malloc((STEPS + 2) * sizeof *rows);
    double w = 0;
    for (int step = 0; step < STEPS + 2; step++) {
        double d = w - 3;
        double slope = 2 * d;
        rows[step] = (struct row){w, d * d, slope};
        w -= 0.1 * slope;
    }
    double last = rows[STEPS].w;
    free(rows);
    return last;
}

static struct row well_at(double w) {
    double square = w * w, cube = square * w;
    return (struct row){w, 0.25 * (cube * w) - square, cube - 2 * w};
}

static double well(void) {
    struct row *rows = malloc((STEPS + 2) * sizeof *rows);
    double *velocities = malloc((STEPS + 2) * sizeof *velocities);
    double w = 2.6, velocity = 0;
    for (int step = 0; step < STEPS + 2; step++) {
        rows[step] = well_at(w);
        velocities[step] = velocity;
        velocity = 0.9 * velocity + rows[step].slope;
        w -= 0.01 * velocity;
    }
    double last = rows[STEPS].w + 0 * velocities[STEPS];
    free(rows);
    free(velocities);
    return last;
}

static double wavy(void) {
    struct row *rows = malloc((STEPS + 2) * sizeof *rows);
    double w = 2.6;
    for (int step = 0; step < STEPS + 2; step++) {
        rows[step] = (struct row){w, sin(3 * w) + 0.1 * (w * w), 3 * cos(3 * w) + 0.2 * w};
        w -= 0.01 * rows[step].slope;
    }
    double last = rows[STEPS].w;
    free(rows);
    return last;
}

static double table(void) {
    static char text[(TABLE + 1) * 64];
    char *end = text;
    double w = 2.6;
    for (int step = 0; step <= TABLE; step++) {
        struct row row = well_at(w);
        end += sprintf(end, "%d\t%.6f\t%.6f\t%.6f\n", step, row.w, row.loss, row.slope);
        w -= 0.01 * row.slope;
    }
    return end - text;
}

int main(int argc, char **argv) {
    struct named works[] = {{"parabola", parabola}, {"well", well}, {"wavy", wavy}, {"table", table}, {NULL, NULL}};
    return fastest_pass(works, argc, argv);
}
