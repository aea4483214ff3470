public import Diagnostics
import Lessons

extension PageBuilder {
    /// Files of the course that would be written over a page, or over a file of the tool's own.
    ///
    /// - Parameters:
    ///   - assets: the files that lessons use, as paths below the course's folder.
    ///   - files: what ``ownPages(_:hasWidget:)`` gave.
    public func clashes(of assets: [String], with files: [File]) -> [PlacedDiagnostic] {
        let lessons = index.lessons + (index.home.map { [$0] } ?? [])
        let taken = Set(files.map(\.address) + lessons.flatMap { ["\($0.id).html", "\($0.id).ipynb"] })
        return Set(assets).compactMap { asset -> PlacedDiagnostic? in
            let address = String(asset.dropFirst(Course.contentFolder.count))
            guard taken.contains(address) else { return nil }
            let message =
                "this file would become \(address), which the tool writes itself; rename the file, and its links"
            return PlacedDiagnostic(wholeFile: asset, .duplicateSlug, message)
        }.sortedByPlace()
    }
}
