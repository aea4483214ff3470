/// A natural number of any size, with the few operations that exact decimal conversion needs.
///
/// Kept in base 2^32, so that every product and carry fits 64 bits: 128-bit arithmetic would make the
/// WebAssembly module ask for a compiler's support library.
struct BigNatural {
    /// Least significant first; the last one is not 0, and zero has none.
    private var limbs: [UInt32]

    init(_ value: UInt64) {
        limbs = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
        trim()
    }

    var isZero: Bool { limbs.isEmpty }

    /// How many bits it takes to write the number; 0 for zero.
    var bitWidth: Int {
        guard let top = limbs.last else { return 0 }
        return limbs.count * 32 - top.leadingZeroBitCount
    }

    private mutating func trim() {
        while limbs.last == 0 {
            limbs.removeLast()
        }
    }

    mutating func multiply(by factor: UInt32, adding addend: UInt32 = 0) {
        var carry = UInt64(addend)
        for index in limbs.indices {
            let product = UInt64(limbs[index]) &* UInt64(factor) &+ carry
            limbs[index] = UInt32(truncatingIfNeeded: product)
            carry = product >> 32
        }
        if carry > 0 {
            limbs.append(UInt32(truncatingIfNeeded: carry))
        }
    }

    mutating func multiply(byPowerOfFive power: Int) {
        var left = power
        while left > 0 {
            // 5^13 is the largest that fits 32 bits.
            let taken = min(left, 13)
            var factor: UInt32 = 1
            for _ in 0..<taken { factor *= 5 }
            multiply(by: factor)
            left -= taken
        }
    }

    mutating func multiply(byPowerOfTen power: Int) {
        multiply(byPowerOfFive: power)
        shiftLeft(by: power)
    }

    mutating func shiftLeft(by bits: Int) {
        guard bits > 0, !isZero else { return }
        let small = UInt64(bits % 32)
        if small > 0 {
            var carry: UInt64 = 0
            for index in limbs.indices {
                let shifted = UInt64(limbs[index]) << small | carry
                limbs[index] = UInt32(truncatingIfNeeded: shifted)
                carry = shifted >> 32
            }
            if carry > 0 {
                limbs.append(UInt32(truncatingIfNeeded: carry))
            }
        }
        if bits >= 32 {
            limbs = [UInt32](repeating: 0, count: bits / 32) + limbs
        }
    }

    mutating func add(_ other: BigNatural) {
        while limbs.count < other.limbs.count {
            limbs.append(0)
        }
        var carry: UInt64 = 0
        for index in limbs.indices {
            let term = index < other.limbs.count ? UInt64(other.limbs[index]) : 0
            let sum = UInt64(limbs[index]) &+ term &+ carry
            limbs[index] = UInt32(truncatingIfNeeded: sum)
            carry = sum >> 32
        }
        if carry > 0 {
            limbs.append(1)
        }
    }

    /// Takes a number away that is not larger than this one.
    mutating func subtract(_ other: BigNatural) {
        precondition(limbs.count >= other.limbs.count)
        var borrow: UInt64 = 0
        for index in limbs.indices {
            let term = index < other.limbs.count ? UInt64(other.limbs[index]) : 0
            let difference = UInt64(limbs[index]) &- term &- borrow
            limbs[index] = UInt32(truncatingIfNeeded: difference)
            borrow = difference >> 63
        }
        trim()
    }

    /// Takes another number away as often as that goes, and tells how often; few times, or it takes long.
    mutating func removeMultiples(of other: BigNatural) -> UInt64 {
        var count: UInt64 = 0
        while compare(to: other) >= 0 {
            subtract(other)
            count += 1
        }
        return count
    }

    /// Negative, zero or positive, as this number is smaller than, equal to or larger than the other.
    func compare(to other: BigNatural) -> Int {
        guard limbs.count == other.limbs.count else { return limbs.count - other.limbs.count }
        var index = limbs.count
        while index > 0 {
            index -= 1
            if limbs[index] != other.limbs[index] {
                return limbs[index] < other.limbs[index] ? -1 : 1
            }
        }
        return 0
    }

    /// Divides the number by another, and gives back what is left over.
    mutating func divide(by divisor: UInt32) -> UInt32 {
        var remainder: UInt64 = 0
        var index = limbs.count
        while index > 0 {
            index -= 1
            let dividend = remainder << 32 | UInt64(limbs[index])
            limbs[index] = UInt32(truncatingIfNeeded: dividend / UInt64(divisor))
            remainder = dividend % UInt64(divisor)
        }
        trim()
        return UInt32(truncatingIfNeeded: remainder)
    }

    /// The number in base 2^32, least significant first, filled up with zeros.
    func limbs(count: Int) -> [UInt32] {
        limbs + [UInt32](repeating: 0, count: max(0, count - limbs.count))
    }

    /// The double nearest to the number times a power of two; the number is not zero.
    func nearestDouble(exponent: Int) -> Double {
        var leading: UInt64 = 0
        var index = limbs.count
        while index > 0 && leading >> 32 == 0 {
            index -= 1
            leading = leading << 32 | UInt64(limbs[index])
        }
        let position = index * 32
        // The top limb may hold one bit only: make the 64 bits whole from the next limb.
        var hasRest = false
        let missing = UInt64(leading.leadingZeroBitCount)
        var shift = 0
        if index > 0 && missing > 0 {
            index -= 1
            shift = Int(missing)
            leading = leading << missing | UInt64(limbs[index]) >> (32 - missing)
            hasRest = limbs[index] << UInt32(missing) != 0
        }
        while index > 0 && !hasRest {
            index -= 1
            hasRest = limbs[index] != 0
        }
        return Double(nearestTo: leading, exponent: exponent + position - shift, hasRest: hasRest)
    }
}
