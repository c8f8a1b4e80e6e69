//! Percentage, rounding and the cents of each designation.

use crate::drawback::exact::Fraction;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What comes back of an amount, once per designated line, provision, filing and class: the
/// percentage of the exact sum, to cents half up (19 CFR 190.51(b)(1), (a)(2)(vii); switch
/// `cent_rounding` cuts instead).
#[must_use]
pub fn claim(amount: &Fraction, percentage: Decimal, cut: bool) -> Decimal {
    let exact = amount * &Fraction::from(percentage);
    if cut { exact.cut(2) } else { exact.round(2) }
}

/// Decimals of a dollar to which shares are taken when cents are given out.
const SHARE_DECIMALS: u32 = 12;
/// Remainders closer than one part in this many of a cent are a tie: what is left of them is the
/// rounding of the shares.
const REMAINDER_STEPS: i128 = 100_000_000;

/// Spreads the cents of a claim over its designations in proportion to `shares`: whole cents first,
/// the rest to the largest remainders, ties to the first. The parts add up to the claim.
#[must_use]
pub fn spread(claim: Decimal, shares: &[Fraction]) -> Vec<Decimal> {
    let weights: Vec<i128> = shares.iter().map(|share| weight(share).max(0)).collect();
    let sum: i128 = weights.iter().sum();
    let cents = (claim * Decimal::ONE_HUNDRED).to_i128().unwrap_or_default();
    if shares.len() == 1 || sum == 0 || cents.checked_mul(sum).is_none() {
        let mut parts = vec![Decimal::ZERO; shares.len()];
        if let Some(first) = parts.first_mut() {
            *first = claim;
        }
        return parts;
    }
    let mut parts: Vec<i128> = weights.iter().map(|weight| cents * weight / sum).collect();
    let mut left = cents - parts.iter().sum::<i128>();
    let remainder = |at: usize| steps(cents * weights[at] % sum, sum);
    let mut order: Vec<(i128, usize)> =
        if left > 0 { (0..parts.len()).map(|at| (-remainder(at), at)).collect() } else { vec![] };
    order.sort_unstable();
    for (_, at) in order {
        if left == 0 {
            break;
        }
        parts[at] += 1;
        left -= 1;
    }
    parts.into_iter().map(|cents| Decimal::from_i128_with_scale(cents, 2)).collect()
}

fn weight(share: &Fraction) -> i128 {
    share.cut(SHARE_DECIMALS).checked_mul(scale()).and_then(|whole| whole.to_i128()).unwrap_or(0)
}

fn scale() -> Decimal {
    Decimal::from_i128_with_scale(10i128.pow(SHARE_DECIMALS), 0)
}

/// `remainder / sum` in steps, rounded: both shrink together where the product would not fit.
fn steps(remainder: i128, sum: i128) -> i128 {
    let half = sum / 2;
    match remainder.checked_mul(REMAINDER_STEPS).and_then(|top| top.checked_add(half)) {
        Some(top) => top / sum,
        None => remainder / (sum / REMAINDER_STEPS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::str::FromStr;

    fn dec(text: &str) -> Decimal {
        Decimal::from_str(text).expect("decimal")
    }

    #[test]
    fn ninety_nine_percent_half_up() {
        let f = dec("0.99");
        assert_eq!(claim(&Fraction::from(dec("1000")), f, false), dec("990.00"));
        assert_eq!(claim(&Fraction::from(dec("329.734")), f, false), dec("326.44"));
        assert_eq!(claim(&Fraction::from(dec("329.734")), f, true), dec("326.43"));
        // 0.99 × 0.50505… = 0.5 cents and a little: a half goes up.
        assert_eq!(claim(&Fraction::ratio(dec("5"), dec("990")), f, false), dec("0.01"));
    }

    #[test]
    fn thirds_of_a_dollar() {
        let third = || Fraction::ratio(Decimal::ONE, dec("3"));
        let parts = spread(dec("1.00"), &[third(), third(), third()]);
        assert_eq!(parts, ["0.34", "0.33", "0.33"].map(dec));
    }

    proptest! {
        #[test]
        fn parts_add_up(cents in 0i64..1_000_000, weights in prop::collection::vec(1i64..10_000, 1..20)) {
            let shares: Vec<_> = weights.iter().map(|w| Fraction::from(Decimal::from(*w))).collect();
            let claim = Decimal::new(cents, 2);
            let parts = spread(claim, &shares);
            prop_assert_eq!(parts.iter().sum::<Decimal>(), claim);
            prop_assert!(parts.iter().all(|part| *part >= Decimal::ZERO));
        }
    }
}
