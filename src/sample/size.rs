//! How large entries are: log-normal, σ = 2, with a mean of about $30,000.

use super::random::Random;

/// Values in whole dollars at 64 equal steps of probability; between two of them the value rises
/// evenly. The mean is that of the public statistics; the table is the distribution worked out once.
const DOLLARS: [i64; 64] = [
    150, 160, 171, 236, 304, 377, 455, 537, 626, 720, 820, 927, 1041, 1163, 1293, 1431, 1579, 1737,
    1906, 2086, 2279, 2485, 2705, 2941, 3193, 3464, 3755, 4067, 4403, 4764, 5154, 5574, 6028, 6520,
    7053, 7632, 8261, 8948, 9699, 10_522, 11_426, 12_422, 13_523, 14_745, 16_106, 17_628, 19_340,
    21_274, 23_473, 25_990, 28_893, 32_273, 36_248, 40_979, 46_692, 53_713, 62_527, 73_896, 89_092,
    110_410, 142_491, 196_489, 308_623, 729_517,
];

/// The value of an entry in cents.
pub(super) fn entry_value(random: &mut Random) -> i64 {
    let step = random.place(DOLLARS.len() - 1);
    let at = |step: usize| DOLLARS.get(step).copied().unwrap_or(0);
    random.between(at(step) * 100, at(step + 1) * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_about_thirty_thousand_dollars() {
        let mut random = Random::new(1, "size");
        let count = 100_000;
        let sum: i64 = (0..count).map(|_| entry_value(&mut random)).sum();
        let mean = sum / count / 100;
        assert!((28_000..32_000).contains(&mean), "{mean}");
        assert!(DOLLARS.is_sorted());
    }
}
