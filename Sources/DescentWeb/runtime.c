/* All that the engine asks of a system once it is compiled as Embedded Swift: memory, a stack guard, and the
 * product of two 128-bit numbers, which this processor has no instruction for.
 *
 * Tests/Tools/embedded links this with every part of the engine kept. A symbol that is missing then says
 * that somebody let a String comparison or the C library in. */
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

/* Every plain enum can be hashed, and hashing asks for a seed. The same one every time: nothing the engine
 * says may depend on it. */
void arc4random_buf(void *place, size_t size) {
    for (size_t i = 0; i < size; i++) ((unsigned char *)place)[i] = (unsigned char)i;
}

/* The product modulo 2^128, schoolbook in halves of 32 bits, since * on the whole numbers would call this. */
unsigned __int128 __multi3(unsigned __int128 one, unsigned __int128 other) {
    typedef unsigned long long word;
    const word half = 0xffffffff;
    word a = (word)one, b = (word)other;
    word low = (a & half) * (b & half);
    word left = (a >> 32) * (b & half) + (low >> 32);
    word right = (a & half) * (b >> 32) + (left & half);
    word high = (a >> 32) * (b >> 32) + (left >> 32) + (right >> 32);
    high += a * (word)(other >> 64) + b * (word)(one >> 64);
    return (unsigned __int128)high << 64 | (right << 32 | (low & half));
}
