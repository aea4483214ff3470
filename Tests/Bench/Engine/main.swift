import Foundation

/// Times one work of the engine, as `engine.c` times the same in C:
///
///     EngineBench WORK THREADS
///
/// So many threads do the work at once, as the tool's threads evaluate one lesson each. Printed are the nanoseconds
/// that the fastest pass took until all were done, and the bits of a number that came out.
guard CommandLine.arguments.count == 3, let threads = Int(CommandLine.arguments[2]), threads > 0,
    let work = try Work.named(CommandLine.arguments[1])
else {
    print("EngineBench WORK THREADS, where WORK is one of \(Work.names.joined(separator: ", "))")
    exit(2)
}
let (nanoseconds, result) = fastestPass(of: work, threads: threads)
print(nanoseconds, String(result.bitPattern, radix: 16))
