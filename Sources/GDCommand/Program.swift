import Diagnostics

/// The whole program; it ends the process with the exit status.
///
/// - Parameter arguments: the program's name and the words after it.
public func gdMain(_ arguments: [String]) -> Never {
    Platform.exit(runGD(Array(arguments.dropFirst())))
}

/// From the command line to the exit status.
///
/// - Parameter arguments: the words after the program's name.
package func runGD(_ arguments: [String]) -> Int32 {
    let start = Platform.nanoseconds
    let grammar = Grammar.gd
    let request: Request
    do throws(UsageError) {
        request = try grammar.parse(arguments)
    } catch {
        Terminal().report(error.message(grammar))
        return ExitStatus.callOrOutsideFailed.rawValue
    }
    switch request {
    case .help(let command):
        Terminal().print(grammar.help(on: command))
        return ExitStatus.fine.rawValue
    case .version:
        Terminal().print(grammar.versionLine)
        return ExitStatus.fine.rawValue
    case .command(let invocation):
        return run(invocation, Session(invocation, start: start)).rawValue
    }
}

private func run(_ invocation: Invocation, _ session: Session) -> ExitStatus {
    do throws(CommandFailure) {
        let status =
            switch invocation.command.name {
            case CommandDescription.build.name: try BuildCommand(session: session).run(invocation)
            case CommandDescription.check.name: try CheckCommand(session: session).run(invocation)
            case CommandDescription.fix.name: try FixCommand(session: session).run(invocation)
            case CommandDescription.mutate.name: try MutateCommand(session: session).run(invocation)
            case CommandDescription.notebook.name: try NotebookCommand(session: session).run(invocation)
            case CommandDescription.why.name: try WhyCommand(session: session).run(invocation)
            default: try RunCommand(session: session).run(invocation)
            }
        if let failure = session.terminal.failure { throw .outside(failure) }
        return status
    } catch {
        switch error {
        case .usage(let message): session.terminal.report("gd \(invocation.command.name): \(message)\n")
        case .outside(let failure):
            session.terminal.report("gd \(invocation.command.name): \(failure.message)\n")
        }
        return .callOrOutsideFailed
    }
}
