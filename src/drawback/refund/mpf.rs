//! The merchandise processing fee in a claim: the chain of 19 CFR 190.51(b)(2), with its cap.

use crate::drawback::exact::Fraction;
use crate::model::r4;
use rust_decimal::Decimal;

/// The line's part of the value that bears the fee, to four decimals (190.51(b)(2)(i)).
#[must_use]
pub fn ratio(line_value: Decimal, subject_value: Decimal) -> Decimal {
    r4(Fraction::ratio(line_value, subject_value).round(4))
}

/// The fee of the line (190.51(b)(2)(ii)).
#[must_use]
pub fn apportioned(ratio: Decimal, fee_paid: Decimal) -> Decimal {
    ratio * fee_paid
}

/// What of it is eligible: the percentage stands here, and only here (190.51(b)(2)(iii)).
#[must_use]
pub fn eligible(apportioned: Decimal, percentage: Decimal) -> Decimal {
    r4(apportioned * percentage)
}

/// The eligible fee of one unit, to four decimals as in the printed examples, or two as the text
/// says (190.51(b)(2)(iv); switch `mpf_unit_decimals`).
#[must_use]
pub fn per_unit(eligible: Decimal, units: Decimal, decimals: u32) -> Decimal {
    Fraction::ratio(eligible, units).round(decimals)
}

/// The claim on `claimed` units of a line of `units`: the chain, never above the eligible amount of
/// those units, cut to cents (190.51(b)(1): nothing above 99 percent). Under substitution `claimed`
/// counts each unit by the lesser of one and export value over import value (190.51(b)(2)(v)).
#[must_use]
pub fn claim(
    eligible: Decimal,
    units: Decimal,
    claimed: &Fraction,
    decimals: u32,
    cut: bool,
) -> Decimal {
    let chain = &Fraction::from(per_unit(eligible, units, decimals)) * claimed;
    let chain = if cut { chain.cut(2) } else { chain.round(2) };
    let cap = &Fraction::ratio(eligible, units) * claimed;
    chain.min(cap.cut(2))
}

/// The most that all claims on one entry's fee come to, cut to cents.
#[must_use]
pub fn entry_cap(fee_paid: Decimal, percentage: Decimal) -> Decimal {
    (fee_paid * percentage).trunc_with_scale(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    fn dec(text: &str) -> Decimal {
        Decimal::from_str(text).expect("decimal")
    }

    /// 19 CFR 190.51(b)(2), example 1: 485.00 on 5,000 at $10, 6,000 at $15 and 10,000 at $20.
    #[test]
    fn printed_example() {
        let values = ["50000", "90000", "200000"].map(dec);
        let subject = values.iter().sum();
        let ratios = values.map(|value| ratio(value, subject));
        assert_eq!(ratios, ["0.1471", "0.2647", "0.5882"].map(dec));
        let eligible = ratios.map(|ratio| eligible(apportioned(ratio, dec("485.00")), dec("0.99")));
        assert_eq!(eligible, ["70.6301", "127.0957", "282.4242"].map(dec));
        let units = ["5000", "6000", "10000"].map(dec);
        let each = |decimals| [0, 1, 2].map(|i| per_unit(eligible[i], units[i], decimals));
        assert_eq!(each(4), ["0.0141", "0.0212", "0.0282"].map(dec));
        assert_eq!(each(2), ["0.01", "0.02", "0.03"].map(dec));
        let of =
            |decimals| claim(eligible[0], units[0], &Fraction::from(dec("1000")), decimals, false);
        assert_eq!((of(4), of(2)), (dec("14.10"), dec("10.00")));
    }

    #[test]
    fn never_above_the_eligible_amount() {
        for (eligible, units, claimed, expected) in [
            ("60.00", "1000000", "1000000", "60.00"),
            ("127.0957", "6000", "6000", "127.09"),
            ("70.6301", "5000", "1000", "14.10"),
        ] {
            let claimed = Fraction::from(dec(claimed));
            assert_eq!(claim(dec(eligible), dec(units), &claimed, 4, false), dec(expected));
        }
    }
}
