public import Descent

/// What `method` says: the optimizer, its form and the settings that are given.
public struct MethodStatement: Sendable, Equatable {
    public var kind: Method.Kind
    public var form: Method.Form?
    public var values: [SettingValue<Method.Argument>]
    /// What stands behind the keyword.
    public var range: Range<Int>
}

/// What `schedule` says: how the rate changes, with all its settings.
public struct ScheduleStatement: Sendable, Equatable {
    public var kind: Schedule.Kind
    public var values: [SettingValue<Schedule.Argument>]
    public var range: Range<Int>
}

/// A setting with the expression of constants that it is given.
public struct SettingValue<Argument: Sendable & Equatable>: Sendable, Equatable {
    public var argument: Argument
    public var value: Syntax
}
