/* limit.c - the physical limit for a static course build, which `make bench` holds the tool against.
 *
 *   cc -O2 -o limit limit.c -lcmark -lpthread
 *   limit [-t THREADS] [-m full|read|parse|check] IN OUT
 *
 * One process walks IN for *.md, renders each with libcmark and writes OUT/<same path>.html with a constant
 * head and tail.
 *   full    read, render, write: the limit that the ratios are against
 *   read    read only
 *   parse   read and parse, no HTML: what a check that goes through the library pays
 *   check   read, strtod every number in a table row, and recompute 20 descent steps for each lesson: what a
 *           check that only looks for its own blocks pays
 * Prints one line: files, bytes in, bytes out.
 */
#define _GNU_SOURCE
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char HEAD[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
static const char MIDDLE[] =
    "</title>\n<link rel=\"stylesheet\" href=\"../style.css\">\n</head>\n<body>\n"
    "<nav><a href=\"../index.html\">Course</a></nav>\n<main>\n";
static const char TAIL[] = "</main>\n</body>\n</html>\n";

enum { FULL, READ, PARSE, CHECK, MODES };
static const char *const MODE_NAMES[MODES] = {"full", "read", "parse", "check"};
static int mode = FULL;
static const char *in_folder, *out_folder;
static char **names;
static size_t count, room;
static _Thread_local volatile double sink;
static atomic_size_t next_one, bytes_in, bytes_out;

static void die(const char *what) {
    fprintf(stderr, "limit: %s: %s\n", what, strerror(errno));
    exit(1);
}

/* A buffer that grows and is used again for the next lesson. */
typedef struct { char *bytes; size_t used, room; } buffer;

static void reserve(buffer *b, size_t needed) {
    if (needed <= b->room) return;
    while (b->room < needed) b->room = b->room ? b->room * 2 : 65536;
    if (!(b->bytes = realloc(b->bytes, b->room))) die("memory");
}

static void put(buffer *b, const char *bytes, size_t length) {
    reserve(b, b->used + length);
    memcpy(b->bytes + b->used, bytes, length);
    b->used += length;
}

static void parse(const buffer *source) {
    cmark_node_free(cmark_parse_document(source->bytes, source->used, CMARK_OPT_DEFAULT));
}

static void render(const buffer *source, buffer *page) {
    page->used = 0;
    put(page, HEAD, sizeof HEAD - 1);
    const char *end = memchr(source->bytes, '\n', source->used); /* "# Title" is the first line */
    size_t title = end ? (size_t)(end - source->bytes) : 0;
    if (title > 2) put(page, source->bytes + 2, title - 2);
    put(page, MIDDLE, sizeof MIDDLE - 1);
    char *html = cmark_markdown_to_html(source->bytes, source->used, CMARK_OPT_DEFAULT);
    put(page, html, strlen(html));
    free(html);
    put(page, TAIL, sizeof TAIL - 1);
}

/* Every number of every table row, and 20 steps of descent. */
static double check(const char *line) {
    double sum = 0, x = 5, y = -5;
    for (; line && *line; line = (line = strchr(line, '\n')) ? line + 1 : NULL) {
        if (*line != '|') continue;
        for (const char *cell = line + 1; *cell && *cell != '\n';) {
            char *end;
            double value = strtod(cell, &end);
            if (end == cell) break;
            sum += value;
            end += strcspn(end, "|\n");
            cell = *end == '|' ? end + 1 : end;
        }
    }
    for (int step = 0; step < 20; step++) {
        double gx = 4 * (x - 1), gy = 6 * (y + 1);
        x -= 0.06 * gx;
        y -= 0.06 * gy;
        sum += x * y;
    }
    return sum;
}

static void read_lesson(const char *path, buffer *source) {
    struct stat status;
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &status)) die(path);
    reserve(source, (size_t)status.st_size + 1);
    if (read(file, source->bytes, (size_t)status.st_size) != status.st_size) die(path);
    source->used = (size_t)status.st_size;
    source->bytes[source->used] = 0;
    close(file);
    bytes_in += source->used;
}

static void write_page(const char *path, const buffer *page) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0 || write(file, page->bytes, page->used) != (ssize_t)page->used) die(path);
    close(file);
    bytes_out += page->used;
}

static void *work(void *unused) {
    (void)unused;
    buffer source = {0}, page = {0};
    char path[4096];
    for (size_t i; (i = atomic_fetch_add(&next_one, 1)) < count;) {
        snprintf(path, sizeof path, "%s/%s", in_folder, names[i]);
        read_lesson(path, &source);
        if (mode == PARSE) parse(&source);
        if (mode == CHECK) sink += check(source.bytes);
        if (mode != FULL) continue;
        render(&source, &page);
        int length = snprintf(path, sizeof path, "%s/%s", out_folder, names[i]);
        memcpy(path + length - 3, ".html", 6);
        write_page(path, &page);
    }
    free(source.bytes);
    free(page.bytes);
    return NULL;
}

/* Remembers every lesson and makes the folders that its page needs. */
static void find_lessons(void) {
    char *roots[] = {(char *)in_folder, NULL}, path[4096];
    size_t skip = strlen(in_folder) + 1;
    FTS *walk = fts_open(roots, FTS_NOCHDIR | FTS_PHYSICAL, NULL);
    if (!walk) die(in_folder);
    if (mode == FULL) mkdir(out_folder, 0755);
    for (FTSENT *entry; (entry = fts_read(walk));) {
        if (entry->fts_info == FTS_D && entry->fts_level > 0 && mode == FULL) {
            snprintf(path, sizeof path, "%s/%s", out_folder, entry->fts_path + skip);
            if (mkdir(path, 0755) && errno != EEXIST) die(path);
        }
        const char *end = entry->fts_name + entry->fts_namelen;
        if (entry->fts_info != FTS_F || entry->fts_namelen < 4 || memcmp(end - 3, ".md", 3)) continue;
        if (count == room) {
            room = room ? room * 2 : 1024;
            if (!(names = realloc(names, room * sizeof *names))) die("memory");
        }
        names[count++] = strdup(entry->fts_path + skip);
    }
    fts_close(walk);
}

static int usage(void) {
    fputs("usage: limit [-t THREADS] [-m full|read|parse|check] IN OUT\n", stderr);
    return 2;
}

int main(int argc, char **argv) {
    int threads = 1;
    for (int option; (option = getopt(argc, argv, "t:m:")) != -1;) {
        if (option == 't') threads = atoi(optarg);
        else if (option == 'm') for (mode = 0; mode < MODES && strcmp(MODE_NAMES[mode], optarg);) mode++;
        else return usage();
    }
    if (argc - optind != 2 || threads < 1 || threads > 64 || mode == MODES) return usage();
    in_folder = argv[optind];
    out_folder = argv[optind + 1];
    find_lessons();
    pthread_t others[64];
    for (int i = 1; i < threads; i++)
        if (pthread_create(&others[i], NULL, work, NULL)) die("thread");
    work(NULL);
    for (int i = 1; i < threads; i++) pthread_join(others[i], NULL);
    printf("%zu files, %zu bytes in, %zu bytes out\n", count, (size_t)bytes_in, (size_t)bytes_out);
    return 0;
}
