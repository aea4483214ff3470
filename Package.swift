// swift-tools-version: 6.1
import PackageDescription

// What every room may take for granted: nothing. An import is a declared dependency, stays internal
// unless it says `public import`, and brings its members only where it is written.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "gd",
    products: [.executable(name: "gd", targets: ["gd"])],
    targets: [
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"]), .brew(["duktape"])]),
        .target(name: "CPlatform"),

        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "Descent", swiftSettings: strict, linkerSettings: [.linkedLibrary("m")]),
        // What the page's widget asks of the engine; WidgetPlugin compiles it and Descent to WebAssembly.
        .target(
            name: "DescentWeb", dependencies: ["Descent"], exclude: ["Script", "Without", "runtime.c"],
            swiftSettings: strict),
        .plugin(
            name: "WidgetPlugin", capability: .buildTool(), path: "Sources/WidgetPlugin",
            exclude: ["widget-script"]),
        .target(name: "Charts", swiftSettings: strict),
        .target(name: "Markup", dependencies: ["CCmark"], swiftSettings: strict),
        .target(
            name: "Lessons", dependencies: ["Diagnostics", "Descent", "Markup", "CYaml"],
            swiftSettings: strict),
        .target(
            name: "SiteBuilder",
            dependencies: ["Lessons", "Markup", "Charts", "Descent", "Diagnostics", "CDuktape"],
            swiftSettings: strict, plugins: ["WidgetPlugin"]),
        .target(
            name: "GDCommand",
            dependencies: [
                "SiteBuilder", "Lessons", "Markup", "Charts", "Descent", "Diagnostics", "CPlatform",
            ],
            swiftSettings: strict),
        .executableTarget(name: "gd", dependencies: ["GDCommand"], swiftSettings: strict),
        // Only `make bench` builds it.
        .executableTarget(
            name: "EngineBench", dependencies: ["Descent"], path: "Tests/Bench/Engine", swiftSettings: strict),

        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
        .testTarget(name: "DescentTests", dependencies: ["Descent"], swiftSettings: strict),
        .testTarget(
            name: "ChartsTests", dependencies: ["Charts"], exclude: ["Snapshots"], swiftSettings: strict),
        .testTarget(name: "MarkupTests", dependencies: ["Markup", "CCmark"], swiftSettings: strict),
        .testTarget(
            name: "LessonsTests", dependencies: ["Lessons", "Diagnostics", "Descent", "Markup"],
            swiftSettings: strict),
        .testTarget(
            name: "SiteBuilderTests",
            dependencies: ["SiteBuilder", "Lessons", "Markup", "Descent", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(
            name: "GDCommandTests",
            dependencies: ["GDCommand", "SiteBuilder", "Lessons", "Markup", "Diagnostics", "gd"],
            exclude: ["EndToEnd/failure", "EndToEnd/expect"], swiftSettings: strict),
    ],
    cLanguageStandard: .c11
)
