//! Percentage, rounding and the cents of each designation.

use crate::drawback::exact::Fraction;
use rust_decimal::Decimal;

/// What comes back of an amount, once per designated line, provision, filing and class: the
/// percentage of the exact sum, to cents half up (19 CFR 190.51(b)(1), (a)(2)(vii); switch
/// `cent_rounding` cuts instead).
#[must_use]
pub fn claim(amount: &Fraction, percentage: Decimal, cut: bool) -> Decimal {
    let exact = amount * &Fraction::from(percentage);
    if cut { exact.cut(2) } else { exact.round(2) }
}

/// Spreads the cents of a claim over its designations in proportion to `shares`: whole cents first,
/// the rest to the largest remainders, ties to the first. The parts add up to the claim.
#[must_use]
pub fn spread(claim: Decimal, shares: &[Fraction]) -> Vec<Decimal> {
    let sum = shares.iter().fold(Fraction::ZERO, |sum, share| &sum + share);
    if shares.len() == 1 || !sum.is_positive() {
        let mut parts = vec![Decimal::ZERO; shares.len()];
        if let Some(first) = parts.first_mut() {
            *first = claim;
        }
        return parts;
    }
    let whole = Fraction::from(claim);
    let exact: Vec<Fraction> = shares.iter().map(|share| (&whole * share).over(&sum)).collect();
    let mut parts: Vec<Decimal> = exact.iter().map(|part| part.cut(2)).collect();
    let mut left = claim - parts.iter().sum::<Decimal>();
    let mut order: Vec<(usize, Fraction)> = exact
        .iter()
        .zip(&parts)
        .map(|(exact, part)| exact - &Fraction::from(*part))
        .enumerate()
        .collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let cent = Decimal::new(1, 2);
    for (at, _) in order {
        if left < cent {
            break;
        }
        if let Some(part) = parts.get_mut(at) {
            *part += cent;
            left -= cent;
        }
    }
    parts
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
