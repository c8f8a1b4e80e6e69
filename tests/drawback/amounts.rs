//! How much: 99 percent, lesser-of, fees.

use crate::support::*;
use tidewaiter::model::*;

#[test]
fn ninety_nine_percent_of_the_duty_on_units_exported() {
    let estimate = one(&[LINE], &[OUT]);
    assert_eq!(estimate.estimate.text(), "49.50");
    assert_eq!(estimate.bound.text(), "49.50");
    assert!(estimate.proved);
    let part = one(&[LINE], &[Out { quantity: "40", value: "400", ..OUT }]);
    assert_eq!(part.estimate.text(), "19.80");
    assert_eq!(part.designations.len(), 1);
    assert_eq!(part.designations[0].quantity, dec("40"));
}

/// 19 CFR 190.32(b)(1): 1,000 units worth $10,000.00, 5 % of ordinary and 25 % of section 301 duty;
/// 400 exported at $8.00. Paid 3.00 a unit, would apply 2.40: 400 × 2.40 × 0.99 = 950.40. Without
/// the duty on China alone 0.40: 158.40.
const CHINA: Line = Line {
    hts: "8708.30.5090",
    value: "10000.00",
    duty: "500.00",
    quantity: "1000",
    origin: "CN",
    programmes: &[("9903.88.03", "2500.00")],
    ..LINE
};
const AT_EIGHT: Out = Out { quantity: "400", value: "3200.00", ..OUT };

#[test]
fn lesser_of_with_the_origin_of_the_export() {
    let unknown = one(&[CHINA], &[AT_EIGHT]);
    assert_eq!(unknown.estimate.text(), "950.40");
    assert_eq!(worth(&unknown, Switch::ComparatorCountry, Choice::Low), "-792.00");
    let domestic = one(&[CHINA], &[Out { origin: ExportOrigin::Domestic, ..AT_EIGHT }]);
    assert_eq!(domestic.estimate.text(), "158.40");
    assert_eq!(worth(&domestic, Switch::ComparatorCountry, Choice::Upside), "792.00");
    let same = ExportOrigin::Country(Country::new("CN").expect("country"));
    assert_eq!(one(&[CHINA], &[Out { origin: same, ..AT_EIGHT }]).estimate.text(), "950.40");
}

/// u = 10, 10 %, 50 units at 5 and 50 at 15: (50 × 0.50 + 50 × 1.00) × 0.99 = 74.25.
#[test]
fn compared_per_matched_unit_and_never_in_aggregate() {
    let line = Line { duty: "100.00", ..LINE };
    let low = Out { quantity: "50", value: "250", ..OUT };
    let high = Out { itn: "X20250601000002", quantity: "50", value: "750", ..OUT };
    let estimate = one(&[line], &[low, high]);
    assert_eq!(estimate.estimate.text(), "74.25");
    let amounts: Vec<_> = estimate.designations.iter().map(|d| d.amount.text()).collect();
    assert_eq!(amounts, ["24.75", "49.50"]);
}

/// 19 CFR 190.51(b)(2), example 1, and the lesser-of per class.
#[test]
fn processing_fee_by_its_chain() {
    let line = |number, value, quantity, mpf| Line {
        number,
        value,
        quantity,
        mpf,
        duty: "0.00",
        entry_date: "2017-06-01",
        import_date: "2017-06-01",
        ..LINE
    };
    let lines = [
        line(1, "50000", "5000", "71.33"),
        line(2, "90000", "6000", "128.38"),
        line(3, "200000", "10000", "285.29"),
    ];
    // The fee is in the pool by its rate on value; the line worth most is taken first.
    let export = Out { date: "2018-06-01", quantity: "10000", value: "200000", ..OUT };
    let mut options = options();
    options.set("filing-date", "2020-01-02").expect("filing date");
    let estimate = all(&lines, &[export], &options);
    let estimate = estimate.single().expect("one account");
    // Ratio 0.5882 × 485.00 = 285.277; × 0.99 = 282.4242; / 10,000 = 0.0282; × 10,000 = 282.00.
    assert_eq!(estimate.estimate.text(), "282.00");
    // Two decimals: 0.03 × 10,000 = 300.00, capped at 282.42: not lower on these numbers.
    assert_eq!(worth(estimate, Switch::MpfUnitDecimals, Choice::Low), "0.42");
}

/// Six equal lines of an entry that paid the maximum of 634.62: 628.38 by the chain, but no more
/// than 99 % of the fee, cut: 628.27.
#[test]
fn processing_fee_of_an_entry_never_above_what_it_paid() {
    let lines: Vec<Line> = (1..=6)
        .map(|number| Line {
            number,
            value: "50000",
            quantity: "100",
            duty: "0",
            mpf: "105.77",
            ..LINE
        })
        .collect();
    let export = Out { quantity: "600", value: "300000", ..OUT };
    let estimate = one(&lines, &[export]);
    // Ratio 0.1667 × 634.62 × 0.99 = 104.7332; / 100 = 1.0473; × 100 = 104.73; six: 628.38.
    assert_eq!(estimate.estimate.text(), "628.27");
    let last = estimate.designations.last().expect("designation");
    assert_eq!(last.amount.text(), "104.62");
}

/// The harbor fee is linear: 0.125 % of 1,000.00 on 100 units, 40 exported at half the value:
/// 1.25 × 40/100 × 0.5 × 0.99 = 0.2475; duty 50.00 × 0.4 × 0.5 × 0.99 = 9.90.
#[test]
fn harbor_fee_and_duty_are_rounded_by_class() {
    let line = Line { hmf: "1.25", ..LINE };
    let estimate = one(&[line], &[Out { quantity: "40", value: "200", ..OUT }]);
    assert_eq!(estimate.estimate.text(), "10.15");
    assert_eq!(estimate.designations[0].classes, [dec("9.90"), dec("0"), dec("0.25"), dec("0")]);
    // Fee uncut: 1.25 × 0.4 × 0.99 = 0.495, half up 0.50.
    assert_eq!(worth(&estimate, Switch::ComparatorMpf, Choice::Upside), "0.25");
    assert_eq!(worth(&estimate, Switch::CentRounding, Choice::Low), "-0.01");
}

/// An entry at the maximum fee: on totals of classes the fee would be 0.3464 % of the export value.
#[test]
fn totals_of_classes_are_worth_more_than_class_by_class() {
    // u = 1,000, 5 % duty; MPF 634.62 on 1,000,000 is 0.63462 a unit; exported at 600.
    let line = Line { value: "1000000", duty: "50000", quantity: "1000", mpf: "634.62", ..LINE };
    let estimate = one(&[line], &[Out { quantity: "1000", value: "600000", ..OUT }]);
    // Duty 30 × 1,000 × 0.99 = 29,700.00. Fee: ratio 1, eligible 628.2738, per unit 0.6283,
    // on 600 comparator-weighted units 376.98, cap 376.96.
    assert_eq!(estimate.estimate.text(), "30076.96");
    // Totals: min(50.63462, 30 + 0.003464 × 600) = 32.0784, of which duty takes all:
    // 32,078.40 × 0.99 = 31,757.616.
    assert_eq!(worth(&estimate, Switch::LesserOfLevel, Choice::Upside), "1680.66");
}

#[test]
fn several_lines_share_their_cents() {
    // Three exports of a third of a line with 1.00 of duty: 0.99 in all, 0.33 each.
    let line = Line { duty: "1.00", quantity: "3", value: "30", ..LINE };
    let thirds: Vec<Out> = ["X20250601000001", "X20250601000002", "X20250601000003"]
        .map(|itn| Out { itn, quantity: "1", value: "10", ..OUT })
        .to_vec();
    let estimate = one(&[line], &thirds);
    assert_eq!(estimate.estimate.text(), "0.99");
    let sum: Money = estimate.designations.iter().map(|d| d.amount).sum();
    assert_eq!(sum, estimate.estimate);
}

#[test]
fn sums_of_every_list_equal_the_estimate() {
    let lines = [
        CHINA,
        Line { entry: "ABC00000022", mpf: "33.58", hmf: "1.25", entry_date: "2025-11-01", ..LINE },
    ];
    let exports = [AT_EIGHT, Out { itn: "X20260101000001", date: "2026-01-01", ..OUT }];
    let estimate = one(&lines, &exports);
    let sum =
        |shares: &[tidewaiter::drawback::Share]| shares.iter().map(|s| s.amount).sum::<Money>();
    assert_eq!(sum(&estimate.by_programme), estimate.estimate);
    assert_eq!(sum(&estimate.by_month), estimate.estimate);
    assert_eq!(sum(&estimate.by_provision), estimate.estimate);
    let subheadings: Money = estimate.by_subheading.iter().map(|s| s.amount).sum();
    assert_eq!(subheadings, estimate.estimate);
    assert!(
        readings(&estimate).low <= estimate.estimate
            && estimate.estimate <= readings(&estimate).upside
    );
}
