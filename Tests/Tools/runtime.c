/* All that the engine asks of a system once it is compiled as Embedded Swift: memory, and a stack guard.
 *
 * Tests/Tools/embedded links this with every part of the engine kept. A symbol that is missing then says
 * that somebody let a Dictionary, a String comparison or the C library in. */
typedef __SIZE_TYPE__ size_t;

unsigned long __stack_chk_guard = 0x5bd1e995;

void __stack_chk_fail(void) { __builtin_trap(); }

/* The end of what the program itself occupies; the linker sets it. */
extern unsigned char __heap_base;

int posix_memalign(void **place, size_t alignment, size_t size) {
    static size_t top;
    if (top == 0) top = (size_t)&__heap_base;
    size_t start = (top + alignment - 1) & ~(alignment - 1);
    size_t pages = (start + size + 65535) / 65536;
    size_t have = __builtin_wasm_memory_size(0);
    if (pages > have && __builtin_wasm_memory_grow(0, pages - have) == (size_t)-1) return 12;
    top = start + size;
    *place = (void *)start;
    return 0;
}

void free(void *place) { (void)place; }
