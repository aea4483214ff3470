// Duktape for Swift: a heap with a limit, and calls that report every failure instead of ending the process.
//
// Duktape's failures jump over the functions between, which Swift's do not survive, so the jumps stay in here.
#ifndef CDUKTAPE_SHIM_H
#define CDUKTAPE_SHIM_H

#include <duktape.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    duk_context *context;
    // Bytes that the heap holds, and may hold.
    size_t used;
    size_t limit;
} script_heap;

// Bytes that a script made; they live until the next call.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} script_bytes;

// In front of each allocation stands its size, padded so that what follows is aligned.
enum { script_header = 16 };

static inline void script_free(void *heap, void *memory) {
    if (!memory) return;
    char *start = (char *)memory - script_header;
    ((script_heap *)heap)->used -= *(size_t *)start;
    free(start);
}

static inline void *script_reallocate(void *heap, void *memory, duk_size_t size) {
    script_heap *owner = heap;
    char *start = memory ? (char *)memory - script_header : NULL;
    size_t old = start ? *(size_t *)start : 0;
    if (size == 0) {
        script_free(heap, memory);
        return NULL;
    }
    if (size > owner->limit || owner->used - old > owner->limit - size) return NULL;
    char *fresh = realloc(start, size + script_header);
    if (!fresh) return NULL;
    owner->used += size - old;
    *(size_t *)fresh = size;
    return fresh + script_header;
}

static inline void *script_allocate(void *heap, duk_size_t size) {
    return script_reallocate(heap, NULL, size);
}

// A new heap, or NULL where there is no memory for one.
static inline script_heap *script_open(size_t limit) {
    script_heap *heap = calloc(1, sizeof *heap);
    if (!heap) return NULL;
    heap->limit = limit;
    heap->context = duk_create_heap(script_allocate, script_reallocate, script_free, heap, NULL);
    if (heap->context) return heap;
    free(heap);
    return NULL;
}

static inline void script_close(script_heap *heap) {
    duk_destroy_heap(heap->context);
    free(heap);
}

// What one protected call is given and gives.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
    int flag;
    script_bytes result;
} script_job;

static inline duk_ret_t script_compile_job(duk_context *context, void *given) {
    script_job *job = given;
    duk_push_string(context, job->name);
    duk_compile_lstring_filename(context, 0, (const char *)job->bytes, job->count);
    duk_dump_function(context);
    duk_size_t count = 0;
    job->result.bytes = duk_get_buffer(context, -1, &count);
    job->result.count = count;
    return 1;
}

static inline duk_ret_t script_load_job(duk_context *context, void *given) {
    script_job *job = given;
    memcpy(duk_push_fixed_buffer(context, job->count), job->bytes, job->count);
    duk_load_function(context);
    duk_call(context, 0);
    return 0;
}

static inline duk_ret_t script_call_job(duk_context *context, void *given) {
    script_job *job = given;
    duk_push_global_object(context);
    duk_get_prop_string(context, -1, job->name);
    duk_push_lstring(context, (const char *)job->bytes, job->count);
    duk_push_boolean(context, job->flag);
    duk_call(context, 2);
    duk_size_t count = 0;
    job->result.bytes = (const unsigned char *)duk_require_lstring(context, -1, &count);
    job->result.count = count;
    return 1;
}

// Runs a job; what it leaves stays on the stack until the next one, so that its bytes live so long.
static inline int script_run(script_heap *heap, duk_safe_call_function work, script_job *job) {
    duk_set_top(heap->context, 0);
    return duk_safe_call(heap->context, work, job, 0, 1) == DUK_EXEC_SUCCESS;
}

// Compiles a program to bytes that `script_load` takes, in this process only; 0 where it cannot be.
static inline int script_compile(
    script_heap *heap, const char *name, const unsigned char *program, size_t count, script_bytes *result) {
    script_job job = {name, program, count, 0, {NULL, 0}};
    if (!script_run(heap, script_compile_job, &job)) return 0;
    *result = job.result;
    return 1;
}

// Runs a compiled program; 0 where it fails.
static inline int script_load(script_heap *heap, const unsigned char *program, size_t count) {
    script_job job = {NULL, program, count, 0, {NULL, 0}};
    return script_run(heap, script_load_job, &job);
}

// Calls a global function with a text and a flag; 0 where it fails or gives no text.
static inline int script_call(
    script_heap *heap, const char *name, const unsigned char *text, size_t count, int flag,
    script_bytes *result) {
    script_job job = {name, text, count, flag, {NULL, 0}};
    if (!script_run(heap, script_call_job, &job)) return 0;
    *result = job.result;
    return 1;
}

#endif
