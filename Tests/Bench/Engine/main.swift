/// Times one work of the engine, as the C programs beside this folder time the same:
///
///     EngineBench WORK THREADS
///
/// So many threads do the work at once, as the tool's threads evaluate one lesson each. Printed are the nanoseconds
/// from the start of the fastest pass to the end of its last thread, and a number that came out.
let arguments = CommandLine.arguments.dropFirst()
if arguments.count == 2, let name = arguments.first, let threads = arguments.last.flatMap({ Int($0) }),
    threads > 0, let work = try Work.named(name)
{
    let (nanoseconds, result) = fastestPass(of: work, threads: threads)
    print(nanoseconds, result)
} else {
    print("EngineBench WORK THREADS, where WORK is one of", Work.names.joined(separator: ", "))
}
