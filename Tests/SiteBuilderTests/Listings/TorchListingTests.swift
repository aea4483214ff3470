import Foundation
import Lessons
import Testing

@testable import SiteBuilder

/// PyTorch is large, so only `make test-torch` installs it.
@Suite(
    "Listings in PyTorch",
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: Programs.torchPython),
        "PyTorch is not installed here; `make test-torch` installs it"))
struct TorchListingTests {
    @Test("print the engine's digits, and there are enough of them")
    func digits() throws {
        var listings: [(example: ListingExample, source: String)] = []
        for example in try ListingExample.all() + ListingExample.torch() {
            do throws(Listing.Failure) {
                let listing = try Listing(.pytorch, run: example.run, line: example.line)
                listings.append((example, String(decoding: listing.source, as: UTF8.self)))
            } catch {
                // These print all digits of a double, or stand on a tie or a corner.
                #expect(error.isOfOneLanguage, "\(example.name): \(error)")
            }
        }
        #expect(listings.count > 60)
        let printed = try Programs.torch(listings.map(\.source))
        #expect(printed.count == listings.count)
        for (listing, printed) in zip(listings, printed) {
            #expect(printed == listing.example.transcript, "\(listing.example.name)\n\(listing.source)")
        }
    }
}
