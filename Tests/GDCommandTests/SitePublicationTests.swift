import Foundation
import Testing

@testable import GDCommand

@Suite struct SitePublicationTests {
    let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private var site: String { temporary.path("site") }

    private func publish(_ pages: [String: String]) throws {
        let publication = try SitePublication(site)
        for (path, text) in pages { try publication.write(path, Array(text.utf8)) }
        try publication.publish()
    }

    @Test func aFirstSiteIsPublishedWhole() throws {
        try publish(["index.html": "home", "unit a/é/lesson.html": "lesson"])
        #expect(try temporary.names() == ["site"])
        #expect(try temporary.names("site") == [SitePublication.marker, "index.html", "unit a"])
        #expect(try temporary.text("site/unit a/é/lesson.html") == "lesson")
    }

    @Test func theNextSiteLeavesNothingOfTheOldOne() throws {
        try publish(["old/a.html": "1", "both.html": "1"])
        try temporary.write("site/.hidden")
        try temporary.link("site/link", to: "/etc")
        try publish(["new/b.html": "2", "both.html": "2"])
        #expect(try temporary.names() == ["site"])
        #expect(try temporary.names("site") == [SitePublication.marker, "both.html", "new"])
        #expect(try temporary.text("site/both.html") == "2")
    }

    @Test func nothingChangesUntilTheSiteIsPublished() throws {
        try publish(["a.html": "1"])
        do {
            let publication = try SitePublication(site)
            try publication.write("b.html", [])
            #expect(try temporary.names("site") == [SitePublication.marker, "a.html"])
        }
        #expect(try temporary.names() == ["site"], "what was staged is cleared away")
        #expect(try temporary.text("site/a.html") == "1")
    }

    @Test func manyThreadsWriteAtOnce() throws {
        let publication = try SitePublication(site)
        _ = try Workers(threads: 4).map(400) { index throws(OutsideError) in
            try publication.write("unit \(index % 7)/\(index % 3)/\(index).html", Array("\(index)".utf8))
        }
        try publication.publish()
        #expect(
            try (0..<400).allSatisfy {
                try temporary.text("site/unit \($0 % 7)/\($0 % 3)/\($0).html") == "\($0)"
            })
    }

    @Test(arguments: [
        "", "/etc/x", "../x", "a/../../x", "a//b", "./a", "a/.", "a\0b", SitePublication.marker,
    ])
    func aPageStaysInsideTheSite(path: String) throws {
        let publication = try SitePublication(site)
        #expect(throws: OutsideError(path, .unsafePath)) { try publication.write(path, []) }
    }

    @Test func aPathIsWrittenOnce() throws {
        let publication = try SitePublication(site)
        try publication.write("a.html", [])
        #expect(throws: OutsideError("a.html", .writtenTwice)) { try publication.write("a.html", []) }
    }

    // MARK: What is not ours

    @Test func aFolderThatWasNotBuiltHereIsLeftAlone() throws {
        try temporary.write("site/thesis.tex", "ten years")
        #expect(throws: OutsideError(site, .notASite)) { try SitePublication(site) }
        #expect(try temporary.text("site/thesis.tex") == "ten years")
        #expect(try temporary.names() == ["site"])
    }

    @Test func aFolderInTheStagingPlaceThatWasNotBuiltHereIsLeftAlone() throws {
        try temporary.write("site.new/thesis.tex", "ten years")
        #expect(throws: OutsideError(site + ".new", .notASite)) { try SitePublication(site) }
        #expect(try temporary.text("site.new/thesis.tex") == "ten years")
    }

    @Test func whatWasPutThereDuringTheBuildIsLeftAlone() throws {
        let publication = try SitePublication(site)
        try temporary.write("site/thesis.tex", "ten years")
        #expect(throws: OutsideError(site, .notASite)) { try publication.publish() }
        #expect(try temporary.text("site/thesis.tex") == "ten years")
    }

    @Test func anEmptyFolderMayBeReplaced() throws {
        try temporary.makeFolder("site")
        try publish(["a.html": "1"])
        #expect(try temporary.text("site/a.html") == "1")
    }

    @Test func aLinkOrAFileIsNotReplaced() throws {
        try temporary.makeFolder("elsewhere")
        try temporary.link("site", to: "elsewhere")
        try temporary.write("file")
        #expect(throws: OutsideError(site, .notAFolder)) { try SitePublication(site) }
        #expect(throws: OutsideError(temporary.path("file"), .notAFolder)) {
            try SitePublication(temporary.path("file"))
        }
    }

    @Test(arguments: ["/", ".", "..", "", "a/..", "///"])
    func aPlaceWithoutANameOfItsOwnIsRefused(path: String) {
        #expect(throws: OutsideError.self) { try SitePublication(path) }
    }

    @Test func aMissingParentIsNamed() throws {
        let error = try #require(throws: OutsideError.self) { try SitePublication(site + "/deep/er") }
        #expect(error == OutsideError(site + "/deep", .system(.missing)))
    }

    // MARK: Several builds, killed builds

    @Test func aSecondBuildOfTheSameSiteIsTurnedAway() throws {
        let first = try SitePublication(site)
        #expect(throws: OutsideError(site, .anotherBuild)) { try SitePublication(site + "/") }
        try first.write("a.html", [])
        try first.publish()
        #expect(throws: Never.self) { try SitePublication(site).publish() }
    }

    @Test func aBuildInAnotherProcessIsSeen() async throws {
        let held = try SitePublication(site)
        await #expect(processExitsWith: .exitCode(42)) { [path = site as String] in
            do {
                _ = try SitePublication(path)
            } catch  where error as? OutsideError == OutsideError(path, .anotherBuild) {
                exit(42)
            }
        }
        try held.publish()
    }

    @Test func whatAKilledBuildLeftIsClearedAway() async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = site as String] in
            let publication = try SitePublication(path)
            try publication.write("half/a.html", [])
            kill(getpid(), SIGKILL)
        }
        #expect(try temporary.names() == ["site.new"])
        try publish(["b.html": "2"])
        #expect(try temporary.names() == ["site"])
        #expect(try temporary.names("site") == [SitePublication.marker, "b.html"])
    }

    /// A process publishes one version after the other until it is killed at a moment that nobody chose.
    ///
    /// In memory, so that most moments fall between the steps and few into a wait for the disk.
    @Test(arguments: 0..<16) func whateverIsKilledAWholeSiteStands(moment: Int) async throws {
        let pages = 300
        let temporary = try TemporaryFolder(inMemory: true)
        let site = temporary.path("site")
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = site as String, moment = moment as Int, pages = pages as Int] in
            try SitePublicationTests.publish(version: 0, pages: pages, to: path)
            Thread.detachNewThread {
                usleep(UInt32(2000 + moment * 1731))
                kill(getpid(), SIGKILL)
            }
            for version in 1... { try SitePublicationTests.publish(version: version, pages: pages, to: path) }
        }
        let names = try temporary.names("site")
        #expect(names.count == pages + 1)
        let versions = try Set(
            names.filter { $0 != SitePublication.marker }.map { try temporary.text("site/" + $0) })
        #expect(versions.count == 1)
        try Self.publish(version: 0, pages: 1, to: site)
        #expect(try temporary.names() == ["site"])
        #expect(try temporary.names("site") == [SitePublication.marker, "0.html"])
    }

    private static func publish(version: Int, pages: Int, to path: String) throws {
        let publication = try SitePublication(path)
        for page in 0..<pages { try publication.write("\(page).html", Array("\(version)".utf8)) }
        try publication.publish()
    }
}
