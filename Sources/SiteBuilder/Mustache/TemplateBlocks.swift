import Diagnostics

extension TemplateLibrary {
    /// Every block given to a parent that has no place for it, neither itself nor in what it includes.
    func checkBlocks() -> [TemplateError] {
        var errors: [TemplateError] = []
        for template in templates {
            for parent in Self.contents(of: template.nodes).parents {
                let places = placesReachable(from: parent.word.name)
                guard let places else { continue }
                for block in parent.blocks.values where !places.contains(block.word.name) {
                    let candidates = places.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }
                    let problem = TemplateProblem.unknownBlock(
                        block.word.name.bytes,
                        nearest: Diagnostics.nearest(to: block.word.name.bytes, among: candidates).first)
                    errors.append(
                        TemplateError(file: template.file, range: block.word.range, problem: problem))
                }
            }
        }
        return errors
    }

    /// The names of all blocks in a template and in all that it leads to; nothing where there is no such template.
    private func placesReachable(from name: TemplateName) -> Set<TemplateName>? {
        guard find(name) != nil else { return nil }
        var places: Set<TemplateName> = []
        var waiting = [name]
        var seen: Set<TemplateName> = [name]
        while let next = waiting.popLast() {
            guard let template = find(next) else { continue }
            let contents = Self.contents(of: template.nodes)
            places.formUnion(contents.blocks)
            for included in contents.included where seen.insert(included).inserted {
                waiting.append(included)
            }
        }
        return places
    }

    private struct Contents {
        var blocks: [TemplateName] = []
        var parents: [TemplateParent] = []
        var included: [TemplateName] = []
    }

    /// What stands anywhere in a template's nodes, found without recursion.
    private static func contents(of nodes: [TemplateNode]) -> Contents {
        var contents = Contents()
        var waiting = [nodes]
        while let next = waiting.popLast() {
            for node in next {
                switch node {
                case .lineStart, .text, .variable: break
                case .section(_, _, let body): waiting.append(body)
                case .partial(let word, _, _): contents.included.append(word.name)
                case .block(let block):
                    contents.blocks.append(block.word.name)
                    waiting.append(block.body)
                case .parent(let parent):
                    contents.parents.append(parent)
                    contents.included.append(parent.word.name)
                    waiting.append(contentsOf: parent.blocks.values.map(\.body))
                }
            }
        }
        return contents
    }
}
