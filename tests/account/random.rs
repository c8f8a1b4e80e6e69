//! Chance in whole numbers.

/// A sequence that looks random and is the same each time (splitmix64).
pub struct Random(pub u64);

/// One, as logarithms to the base two count.
pub const ONE: i64 = 1 << 24;

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from `from` up to, but not including, `to`.
    pub fn within(&mut self, from: i64, to: i64) -> i64 {
        from + (self.next() % (to - from) as u64) as i64
    }

    /// Normal with mean zero: the sum of twelve uniform values less six has variance one.
    pub fn normal(&mut self, deviation: i64) -> i64 {
        let sum: i64 = (0..12).map(|_| self.within(0, 1 << 16)).sum();
        ((sum - (6 << 16)) * deviation) >> 16
    }

    /// Whether something of so many in a thousand happens.
    pub fn happens(&mut self, per_thousand: i64) -> bool {
        self.within(0, 1_000) < per_thousand
    }
}
