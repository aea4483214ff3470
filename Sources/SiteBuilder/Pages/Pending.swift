import Descent
import Lessons
enum Listings { static func tabs(of: Descent.Run, print: BoundPrintLine, languages: [ShowItem.Language], identifier: String) -> [UInt8] { [] } }
enum RunFigures { static func loss(of: Descent.Run, identifier: String) -> (svg:[UInt8],caption:String) {([], "")}; static func curve(of: Descent.Run, identifier: String) -> (svg:[UInt8],caption:String) {([], "")} }
