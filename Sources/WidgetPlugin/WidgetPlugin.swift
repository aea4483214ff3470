import Foundation
import PackagePlugin

/// Makes the page's script while the package builds: the engine as WebAssembly and the widget around it, as a Swift
/// constant. `widget-script` does the work, with the tools of the toolchain that is building.
@main
struct WidgetPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let sources = context.package.directoryURL.appending(path: "Sources")
        let tool = sources.appending(path: "WidgetPlugin/widget-script")
        let folders = ["Descent", "DescentWeb"].map { sources.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "WidgetScript.swift")
        var tools: [String] = []
        for name in ["swiftc", "clang", "wasm-ld"] {
            do {
                tools.append(try context.tool(named: name).url.path)
            } catch {
                Diagnostics.error(
                    "this Swift toolchain has no \(name), which makes the widget's engine; the one from https://www.swift.org/install/ has it"
                )
                return []
            }
        }
        return [
            .buildCommand(
                displayName: "Compiling the widget's engine",
                executable: URL(filePath: "/bin/bash"),
                arguments: [tool.path, sources.path, context.pluginWorkDirectoryURL.path] + tools,
                inputFiles: [tool] + (try folders.flatMap { try files(in: $0) }),
                outputFiles: [output])
        ]
    }

    /// Every file below a folder.
    private func files(in folder: URL) throws -> [URL] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            .map { folder.appending(path: $0) }
            .filter { !$0.hasDirectoryPath && !$0.pathExtension.isEmpty }
    }
}
