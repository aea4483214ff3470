/* All that the engine asks of a system once it is compiled as Embedded Swift: memory, a stack guard, and the
 * product of two 128-bit numbers, which this processor has no instruction for.
 *
 * The widget's engine and the one of Tests/Tools/embedded are linked with nothing else. A symbol that is missing then says
 * that somebody let a String comparison or the C library in. */
typedef __SIZE_TYPE__ size_t;

unsigned long __stack_chk_guard = 0x5bd1e995;

void __stack_chk_fail(void) { __builtin_trap(); }

/* The end of what the program itself occupies; the linker sets it. */
extern unsigned char __heap_base;

/* Memory is given out in blocks of 2^k bytes, and what is given back waits for the next that wants as much. A page may
 * run for hours: as it asks for the same again and again, its memory stops growing. */
struct head {
    struct head *next;
    size_t power;
};

static struct head *waiting[32];

/* A block of 2^power bytes; nothing where there is no memory left. */
static struct head *take(size_t power) {
    static size_t top;
    struct head *block = waiting[power];
    if (block != 0) {
        waiting[power] = block->next;
        return block;
    }
    if (top == 0) top = ((size_t)&__heap_base + 15) & ~(size_t)15;
    size_t size = (size_t)1 << power;
    size_t have = __builtin_wasm_memory_size(0) * 65536;
    if (size > have - top || top > have) {
        size_t pages = (size + 65535) / 65536;
        if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 0;
    }
    block = (struct head *)top;
    top += size;
    return block;
}

/* The head of its block stands before each place that is given out. */
int posix_memalign(void **place, size_t alignment, size_t size) {
    if (alignment < sizeof(struct head)) alignment = sizeof(struct head);
    size_t power = 5;
    if (size > (size_t)1 << 30 || alignment > 4096) return 12;
    while ((size_t)1 << power < size + sizeof(struct head) + alignment) power++;
    struct head *block = take(power);
    if (block == 0) return 12;
    size_t start = ((size_t)(block + 1) + alignment - 1) & ~(alignment - 1);
    struct head *head = (struct head *)start - 1;
    head->next = block;
    head->power = power;
    *place = (void *)start;
    return 0;
}

void free(void *place) {
    if (place == 0) return;
    struct head *head = (struct head *)place - 1;
    struct head *block = head->next;
    size_t power = head->power;
    block->next = waiting[power];
    waiting[power] = block;
}

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
