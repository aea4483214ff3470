import Descent
import Lessons
enum Formulas { static func formula(of: LossFunction) -> [UInt8] {[]}; static func rule(of: LossFunction, run: Descent.Run?) -> [UInt8] {[]}; static func steps(of: Descent.Run) -> [UInt8] {[]} }
enum Listings { static func tabs(of: Descent.Run, print: BoundPrintLine, languages: [ShowItem.Language], identifier: String) -> [UInt8] { [] } }
enum RunFigures { static func loss(of: Descent.Run, identifier: String) -> (svg:[UInt8],caption:String) {([], "")}; static func curve(of: Descent.Run, identifier: String) -> (svg:[UInt8],caption:String) {([], "")} }
