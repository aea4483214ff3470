import Foundation
import PackagePlugin

/// Makes the page's script while the package builds: the engine as WebAssembly and the widget around it, as a Swift
/// constant. `widget-script` does the work, with the toolchain that is building.
@main
struct WidgetPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let sources = context.package.directoryURL.appending(path: "Sources")
        let work = context.pluginWorkDirectoryURL
        let inputs = try ["Descent", "DescentWeb", "WidgetPlugin"].flatMap { room in
            try files(in: sources.appending(path: room))
        }
        return [
            .buildCommand(
                displayName: "Compiling the widget's engine",
                executable: URL(filePath: "/bin/bash"),
                arguments: [
                    sources.appending(path: "WidgetPlugin/widget-script").path, sources.path, work.path,
                    try context.tool(named: "swiftc").url.path,
                ],
                inputFiles: inputs, outputFiles: [work.appending(path: "WidgetScript.swift")])
        ]
    }

    /// Every file below a folder: a change in any makes the script anew.
    private func files(in folder: URL) throws -> [URL] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            .map { folder.appending(path: $0) }
            .filter { file in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
                    && !isFolder.boolValue
            }
    }
}
