//! What counts at all.

use crate::support::*;
use tidewaiter::drawback::Reason;
use tidewaiter::model::*;

fn zero(estimate: &tidewaiter::drawback::AccountEstimate) {
    assert_eq!(estimate.estimate.text(), "0.00");
    assert!(estimate.designations.is_empty());
}

#[test]
fn nothing_to_canada_mexico_chile_and_the_territories() {
    for (place, reason) in [
        ("CA", Reason::ToCanada),
        ("XO", Reason::ToCanada),
        ("MX", Reason::ToMexico),
        ("CL", Reason::DestinationExcluded),
        ("PR", Reason::DestinationExcluded),
        ("GU", Reason::DestinationExcluded),
        ("MP", Reason::DestinationExcluded),
        ("US", Reason::DestinationDomestic),
    ] {
        let estimate = one(&[LINE], &[Out { destination: place, ..OUT }]);
        zero(&estimate);
        assert_eq!(out(&estimate, reason), Some((1, "1000.00".to_owned())), "{place}");
        assert_eq!(worth(&estimate, Switch::DestinationUnknown, Choice::Upside), "0.00", "{place}");
    }
}

#[test]
fn a_blank_destination_is_upside() {
    let estimate = one(&[LINE], &[Out { destination: "", ..OUT }]);
    zero(&estimate);
    assert_eq!(out(&estimate, Reason::DestinationUnknown), Some((1, "1000.00".to_owned())));
    assert_eq!(worth(&estimate, Switch::DestinationUnknown, Choice::Upside), "49.50");
    assert_eq!(readings(&estimate).upside.text(), "49.50");
    let raise: Vec<_> = estimate.raise.iter().map(|raise| raise.amount.text()).collect();
    assert_eq!(raise.first().map(String::as_str), Some("49.50"));
}

#[test]
fn another_subheading_or_unit() {
    let other = one(&[LINE], &[Out { number: "8708.40.1110", ..OUT }]);
    zero(&other);
    assert_eq!(out(&other, Reason::NoImport), Some((1, "1000.00".to_owned())));
    let unit = one(&[LINE], &[Out { unit: "KG", ..OUT }]);
    zero(&unit);
    assert_eq!(out(&unit, Reason::UnitsDiffer), Some((1, "1000.00".to_owned())));
}

/// 7102.39.00 reads "other"; its 10-digit numbers do not (HQ H350619).
#[test]
fn other_subheadings_need_equal_ten_digit_numbers() {
    let line = Line { hts: "7102.39.0010", unit: "CAR", ..LINE };
    let export = |number, kind| Out { number, kind, unit: "CAR", ..OUT };
    let lines = || [line.clone()];
    let equal = one(&lines(), &[export("7102.39.0010", ExportNumberKind::Hts)]);
    assert_eq!(equal.estimate.text(), "49.50");
    zero(&one(&lines(), &[export("7102.39.0050", ExportNumberKind::Hts)]));
    let schedule_b = one(&lines(), &[export("7102.39.0050", ExportNumberKind::ScheduleB)]);
    zero(&schedule_b);
    assert_eq!(out(&schedule_b, Reason::ExportOther), Some((1, "1000.00".to_owned())));
    assert_eq!(worth(&schedule_b, Switch::OtherRuleScheduleB, Choice::Upside), "49.50");
    // Under the wider reading an unequal HTSUS number still does not pass.
    let both = [
        export("7102.39.0050", ExportNumberKind::Hts),
        Out {
            itn: "X20250601000009",
            quantity: "10",
            value: "100",
            ..export("7102.39.0050", ExportNumberKind::Unknown)
        },
    ];
    let mixed = one(&lines(), &both);
    assert_eq!(worth(&mixed, Switch::OtherRuleScheduleB, Choice::Upside), "4.95");
}

#[test]
fn duties_under_ieepa_go_through_cape_first() {
    let line = Line {
        programmes: &[("9903.01.25", "100.00")],
        entry_date: "2025-05-01",
        import_date: "2025-05-01",
        ..LINE
    };
    let estimate = one(&[line], &[OUT]);
    assert_eq!(estimate.estimate.text(), "49.50");
    assert_eq!(out(&estimate, Reason::IeepaCapeFirst), Some((1, "100.00".to_owned())));
    // The 10 % falls on every country: 99.00 more.
    assert_eq!(worth(&estimate, Switch::IeepaRoute, Choice::Upside), "99.00");
}

#[test]
fn section_232_and_unknown_headings_never() {
    let steel = Line {
        programmes: &[("9903.81.90", "500.00"), ("9903.99.99", "7.00")],
        entry_date: "2025-07-01",
        import_date: "2025-05-02",
        ..LINE
    };
    let estimate = one(&[steel], &[OUT]);
    assert_eq!(estimate.estimate.text(), "49.50");
    assert_eq!(out(&estimate, Reason::ProgrammeNoDrawback), Some((1, "500.00".to_owned())));
    assert_eq!(out(&estimate, Reason::HeadingUnknown), Some((1, "7.00".to_owned())));
    assert_eq!(readings(&estimate).upside.text(), "49.50");
}

#[test]
fn antidumping_duty_never() {
    let line = Line { entry_type: "03", antidumping: "500.00", ..LINE };
    let estimate = one(&[line], &[OUT]);
    assert_eq!(estimate.estimate.text(), "49.50");
    assert_eq!(out(&estimate, Reason::AntidumpingCountervailing), Some((1, "500.00".to_owned())));
}

#[test]
fn entry_types_of_1313_u() {
    let of = |entry_type| one(&[Line { entry_type, ..LINE }], &[OUT]).estimate.text();
    for counts in ["01", "06", "11", "31", "32", "34", "38"] {
        assert_eq!(of(counts), "49.50", "{counts}");
    }
    for not in ["21", "22", "23", "24", "25", "26", "", "99"] {
        assert_eq!(of(not), "0.00", "{not}");
    }
}

#[test]
fn withdrawals_need_an_import_date() {
    let line = Line { entry_type: "31", import_date: "", ..LINE };
    let estimate = one(&[line], &[OUT]);
    zero(&estimate);
    assert_eq!(out(&estimate, Reason::WithdrawalUndated), Some((1, "50.00".to_owned())));
    assert_eq!(worth(&estimate, Switch::WithdrawalImportDate, Choice::Upside), "49.50");
}

#[test]
fn clocks() {
    let run = |import, export, filing: &str| {
        let mut options = options();
        options.set("filing-date", filing).expect("filing date");
        let line = Line { entry_date: import, import_date: import, ..LINE };
        let estimate = all(&[line], &[Out { date: export, ..OUT }], &options);
        estimate.single().expect("account").clone()
    };
    assert_eq!(run("2021-11-24", "2026-11-23", "2026-11-24").estimate.text(), "49.50");
    let late = run("2021-11-24", "2026-11-23", "2026-11-25");
    assert_eq!(out(&late, Reason::FilingPeriodOver), Some((1, "50.00".to_owned())));
    zero(&run("2024-05-02", "2024-05-01", "2026-11-24"));
    assert_eq!(run("2024-05-02", "2024-05-02", "2026-11-24").estimate.text(), "49.50");
    let same = run("2024-05-02", "2026-11-24", "2026-11-24");
    assert_eq!(out(&same, Reason::ExportOnFilingDay), Some((1, "1000.00".to_owned())));
    assert_eq!(worth(&same, Switch::SameDayFiling, Choice::Upside), "49.50");
    let after = run("2024-05-02", "2026-11-25", "2026-11-24");
    assert_eq!(out(&after, Reason::ExportAfterFiling), Some((1, "1000.00".to_owned())));
    let leap = run("2024-02-29", "2029-02-28", "2029-03-01");
    zero(&leap);
    assert_eq!(worth(&leap, Switch::LeapFiling, Choice::Upside), "49.50");
}

#[test]
fn a_margin_stands_in_for_the_import_date() {
    // Entered 2021-12-20: with 45 days off the five years ended on 2026-11-05.
    let line = Line { entry_date: "2021-12-20", import_date: "", ..LINE };
    let export = Out { date: "2022-06-01", ..OUT };
    let estimate = one(std::slice::from_ref(&line), std::slice::from_ref(&export));
    zero(&estimate);
    assert_eq!(worth(&estimate, Switch::ImportDateMargin, Choice::Upside), "49.50");
    let mut options = options();
    options.set("import-date-margin", "26").expect("days");
    let set = all(&[line], &[export], &options);
    assert_eq!(set.single().expect("account").estimate.text(), "49.50");
}

#[test]
fn accounts_are_apart() {
    let second = Line { entry: "ABC00000022", importer: "98-765432100", ..LINE };
    let own = Out { exporter: "98-765432100", ..OUT };
    let nobody = Out { itn: "X20250601000007", exporter: "", ..OUT };
    let estimate = all(&[LINE, second], &[own, nobody], &options());
    let amounts: Vec<_> = estimate.accounts.iter().map(|a| a.estimate.text()).collect();
    assert_eq!(amounts, ["0.00", "49.50"]);
    assert!(estimate.single().is_none());
    assert_eq!(estimate.unassigned.len(), 1);
    assert_eq!(estimate.unassigned[0].reason, Reason::ExporterUnknown);
    // With one account an export without an exporter is its own; someone else's is upside.
    let assumed = one(&[LINE], &[Out { exporter: "", ..OUT }]);
    assert_eq!(assumed.estimate.text(), "49.50");
    assert!(assumed.assumptions.iter().any(|text| text.contains("names no exporter")));
    let other = one(&[LINE], &[Out { exporter: "55-555555500", ..OUT }]);
    zero(&other);
    assert_eq!(worth(&other, Switch::TransferRecord, Choice::Upside), "49.50");
}

#[test]
fn lines_set_aside() {
    for (line, reason) in [
        (Line { reconciliation: "Y", ..LINE }, Reason::Reconciliation),
        (Line { quantity: "", ..LINE }, Reason::QuantityMissing),
        (Line { unit: "", ..LINE }, Reason::UnitMissing),
        (Line { value: "", ..LINE }, Reason::ValueMissing),
        (Line { hts: "9802.00.8068", ..LINE }, Reason::Chapter98),
        (Line { hts: "", ..LINE }, Reason::TariffNumberUnreadable),
        (Line { programmes: &[("9904.02.01", "0")], ..LINE }, Reason::OverQuota),
        (Line { programmes: &[("8708.30.1090", "0")], ..LINE }, Reason::SeveralGoods),
        (Line { duty: "-50.00", ..LINE }, Reason::NegativeAmount),
    ] {
        let estimate = one(&[line], &[OUT]);
        zero(&estimate);
        assert_eq!(out(&estimate, reason).map(|(lines, _)| lines), Some(1), "{}", reason.name());
    }
}
