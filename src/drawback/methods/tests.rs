//! The printed figures of 19 CFR 190.14(c), and what holds for every method.

use super::*;
use crate::drawback::exact::Fraction;
use crate::law::Book;
use crate::model::Options;
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::OnceLock;

fn receipt(day: Date, units: i64, cents: i64) -> Event {
    let per_unit = Fraction::from(Decimal::new(cents, 2));
    Event::Receipt(Receipt { day, units: Decimal::from(units), per_unit })
}

fn withdrawal(day: Date, units: i64, export: bool) -> Event {
    Event::Withdrawal(Withdrawal { day, units: Decimal::from(units), export })
}

fn terms() -> MethodTerms {
    static TERMS: OnceLock<MethodTerms> = OnceLock::new();
    *TERMS.get_or_init(|| {
        let (book, options) = (Book::load().expect("book"), Options::new(date(2026, 11, 24)));
        MethodTerms::unused(&options, &book, date(2026, 11, 24), Some(30)).expect("known")
    })
}

fn per_unit(events: &[Event], index: usize) -> Fraction {
    match &events[index] {
        Event::Receipt(receipt) => receipt.per_unit.clone(),
        Event::Withdrawal(_) => panic!("a lot is a receipt"),
    }
}

/// Drawback attributed to the exports, each, in the order of the events.
fn drawback(events: &[Event], attributions: &[Attribution]) -> Vec<String> {
    let exports = events
        .iter()
        .enumerate()
        .filter(|(_, event)| matches!(event, Event::Withdrawal(withdrawal) if withdrawal.export));
    exports
        .map(|(index, _)| {
            let lots = attributions.iter().filter(|a| a.withdrawal == index);
            let sum = lots.fold(Fraction::ZERO, |sum, lot| {
                &sum + &(&Fraction::from(lot.units) * &per_unit(events, lot.receipt))
            });
            format!("{:.2}", sum.round(2))
        })
        .collect()
}

/// Paragraph (c)(1)(ii).
fn month() -> Vec<Event> {
    let day = |day| date(2026, 1, day);
    vec![
        receipt(day(2), 100, 100),
        receipt(day(5), 50, 0),
        withdrawal(day(10), 75, false),
        receipt(day(15), 75, 200),
        withdrawal(day(20), 100, true),
    ]
}

/// Paragraph (c)(3)(ii)(B) as far as (iii)(D) and (iv)(C) tell it: exports only.
fn quarter() -> Vec<Event> {
    let day = |month, day| date(2026, month, day);
    vec![
        receipt(day(1, 2), 100, 0),
        receipt(day(1, 5), 50, 100),
        withdrawal(day(1, 15), 50, true),
        receipt(day(1, 20), 50, 101),
        receipt(day(1, 25), 50, 102),
        receipt(day(1, 31), 50, 103),
        withdrawal(day(2, 5), 100, true),
        receipt(day(2, 10), 50, 95),
        withdrawal(day(2, 15), 50, true),
        receipt(day(2, 20), 50, 0),
        receipt(day(2, 25), 50, 105),
        withdrawal(day(2, 28), 100, true),
        receipt(day(3, 5), 50, 106),
        receipt(day(3, 10), 50, 85),
        withdrawal(day(3, 15), 50, true),
        receipt(day(3, 20), 50, 108),
        receipt(day(3, 25), 50, 90),
        withdrawal(day(3, 31), 100, true),
    ]
}

fn exports(method: Method, events: &[Event]) -> Vec<String> {
    drawback(events, &attribute(method, events, &terms()).expect("no fault"))
}

#[test]
fn one_month_under_each_method() {
    let events = month();
    for (method, total) in [
        (Method::Fifo, "75.00"),
        (Method::Lifo, "175.00"),
        // The withdrawal on the 10th takes all that is free and 25 at 1.00.
        (Method::LowToHigh, "125.00"),
        // Domestic withdrawals aside: 50 free, 50 at 1.00.
        (Method::LowToHighTurnover, "50.00"),
        (Method::LowToHighBlanket, "50.00"),
        (Method::Average, "133.00"),
    ] {
        assert_eq!(exports(method, &events), [total], "{}", method.name());
    }
    let lots = simulate(Method::Lifo, &events, &terms()).expect("no fault").remaining;
    assert_eq!(lots, [(0, Decimal::from(50))], "all 50 with 1.00 a unit");
}

/// Paragraph (c)(3)(iv)(C): 286.50 in all, and the lots that remain.
#[test]
fn the_blanket_of_the_regulation() {
    let events = quarter();
    let blanket = ["0.00", "50.00", "47.50", "50.50", "42.50", "96.00"];
    assert_eq!(exports(Method::LowToHighBlanket, &events), blanket);
    let outcome = simulate(Method::LowToHighBlanket, &events, &terms()).expect("no fault");
    let left: Vec<Date> = outcome.remaining.iter().map(|(lot, _)| events[*lot].day()).collect();
    assert_eq!(left, [date(2026, 1, 31), date(2026, 2, 25), date(2026, 3, 5), date(2026, 3, 20)]);
}

/// Paragraph (c)(3)(iii)(D) fits a window of 0–30 days as well as one of 0–29.
#[test]
fn both_readings_of_the_window_fit_the_printed_figures() {
    let events = quarter();
    let printed = ["0.00", "101.50", "47.50", "51.50", "42.50", "98.00"];
    assert_eq!(exports(Method::LowToHighTurnover, &events), printed);
    let narrow = MethodTerms { window_last_day: WindowEdge::LeftOut, ..terms() };
    let attributed = attribute(Method::LowToHighTurnover, &events, &narrow).expect("no fault");
    assert_eq!(drawback(&events, &attributed), printed);
    let wide = MethodTerms { turnover_days: Some(31), ..terms() };
    let attributed = attribute(Method::LowToHighTurnover, &events, &wide).expect("no fault");
    assert_ne!(drawback(&events, &attributed), printed, "0–31 does not");
}

#[test]
fn units_outside_the_window_stay_without_drawback() {
    let events = [
        receipt(date(2026, 1, 1), 10, 100),
        receipt(date(2026, 3, 1), 4, 50),
        withdrawal(date(2026, 3, 2), 6, true),
    ];
    let outcome = simulate(Method::LowToHighTurnover, &events, &terms()).expect("no fault");
    let taken: Vec<_> = outcome.attributions.iter().map(|a| (a.receipt, a.units)).collect();
    assert_eq!(taken, [(1, Decimal::from(4))]);
    assert_eq!(outcome.remaining, [(0, Decimal::from(10))]);
    let unknown = MethodTerms { turnover_days: None, ..terms() };
    let fault = attribute(Method::LowToHighTurnover, &events, &unknown);
    assert_eq!(fault, Err(MethodFault::TurnoverUnknown));
}

#[test]
fn the_period_of_the_blanket_ends_before_the_anniversary() {
    let period = terms().export_period_start;
    for (withdrawal, first) in [
        (date(2026, 11, 24), date(2021, 11, 25)),
        (date(2029, 2, 28), date(2024, 2, 29)),
        (date(2029, 3, 1), date(2024, 3, 2)),
        (date(2028, 2, 29), date(2023, 3, 1)),
    ] {
        assert_eq!(period.first_day(withdrawal), Some(first), "{withdrawal}");
    }
    let book = Book::load().expect("book");
    let days = ExportPeriod::petroleum(&book, date(2026, 1, 1)).expect("known");
    assert_eq!(days.first_day(date(2026, 6, 30)), Some(date(2026, 1, 1)));
    assert_eq!(period.first_day(Date::MIN), None);
}

#[test]
fn more_out_than_in_is_a_fault_with_its_place() {
    let day = |day| date(2026, 5, day);
    let events =
        [receipt(day(1), 10, 100), withdrawal(day(2), 8, false), withdrawal(day(3), 5, true)];
    let fault = |method| attribute(method, &events, &terms());
    let short = Decimal::from(3);
    for method in [Method::Fifo, Method::Lifo, Method::LowToHigh, Method::Average] {
        let expected = MethodFault::MoreWithdrawnThanReceived { event: 2, day: day(3), short };
        assert_eq!(fault(method), Err(expected), "{}", method.name());
    }
    assert!(fault(Method::LowToHighBlanket).is_ok(), "domestic withdrawals are not accounted for");
    let nothing = [receipt(day(1), 0, 100)];
    let fault = attribute(Method::Fifo, &nothing, &terms());
    assert_eq!(fault, Err(MethodFault::NotAboveZero { event: 0 }));
}

#[test]
fn methods_have_their_names_and_codes() {
    for method in Method::ALL {
        assert_eq!(Method::named(method.name()), Some(method));
        assert!(Options::new(date(2026, 1, 1)).set("inventory-method", method.name()).is_ok());
    }
    assert_eq!(Method::named("none"), None);
    assert_eq!((Method::Fifo.ace_code(), Method::Average.ace_code()), ("02", "07"));
}

#[test]
fn the_odd_unit_by_its_switch() {
    let day = |day| date(2026, 1, day);
    let events = [
        receipt(day(1), 50, 100),
        receipt(day(2), 50, 50),
        receipt(day(3), 50, 200),
        withdrawal(day(4), 100, true),
    ];
    assert_eq!(exports(Method::Average, &events), ["116.00"]);
    // Equal remainders: the lot with the least drawback as well.
    let other = MethodTerms { residue: Residue::LargestRemainder, ..terms() };
    let attributed = attribute(Method::Average, &events, &other).expect("no fault");
    assert_eq!(drawback(&events, &attributed), ["116.00"]);
    // Two of three units from lots of 1, 1 and 1: rounded up they are 3, and the dearest gives one back.
    let few = [
        receipt(day(1), 1, 100),
        receipt(day(2), 1, 50),
        receipt(day(3), 1, 200),
        withdrawal(day(4), 2, true),
    ];
    assert_eq!(exports(Method::Average, &few), ["1.50"]);
}

#[test]
fn the_turn_over_period_is_measured() {
    let least = TurnoverAverage { years: 1, periods: 3 };
    let mut events = Vec::new();
    let mut day = date(2025, 1, 1);
    events.push(receipt(day, 100, 0));
    for _ in 0..13 {
        day = day.checked_add(jiff::Span::new().days(30)).expect("a day");
        events.extend([withdrawal(day, 100, false), receipt(day, 100, 0)]);
    }
    assert_eq!(average_turnover(&events, least), Some(30));
    assert_eq!(average_turnover(&events[..20], least), None, "less than a year");
    let slow = [
        receipt(date(2024, 1, 1), 10, 0),
        withdrawal(date(2024, 7, 1), 10, true),
        receipt(date(2024, 7, 1), 10, 0),
        withdrawal(date(2025, 1, 1), 10, true),
        receipt(date(2025, 1, 1), 10, 0),
    ];
    assert_eq!(average_turnover(&slow, least), None, "two turn-overs in a year: a third is needed");
    let third = [slow.as_slice(), &[withdrawal(date(2025, 7, 2), 10, true)]].concat();
    // 182, 184 and 182 days: 182.67.
    assert_eq!(average_turnover(&third, least), Some(183));
    assert_eq!(average_turnover(&[withdrawal(day, 1, true)], least), None);
    let book = Book::load().expect("book");
    assert_eq!(TurnoverAverage::of(&book, day), Some(least));
}

fn events_of(moves: Vec<(u8, i64, i64, u8)>) -> Vec<Event> {
    let first = date(2026, 1, 1);
    let mut on_hand = 0;
    let mut moves = moves;
    moves.sort_by_key(|(day, _, _, kind)| (*day, *kind > 1));
    let event = |(day, units, cents, kind): (u8, i64, i64, u8)| {
        let day = first.checked_add(jiff::Span::new().days(i64::from(day))).expect("a day");
        if kind <= 1 {
            on_hand += units;
            return Some(receipt(day, units, cents));
        }
        let units = units.min(on_hand);
        on_hand -= units;
        (units > 0).then(|| withdrawal(day, units, kind == 2))
    };
    moves.into_iter().filter_map(event).collect()
}

fn movements() -> impl Strategy<Value = Vec<Event>> {
    let one = (0u8..90, 1i64..200, 0i64..6, 0u8..4);
    prop::collection::vec(one, 0..40).prop_map(events_of)
}

fn units(events: &[Event], of: impl Fn(&Event) -> bool) -> Decimal {
    events.iter().filter(|event| of(event)).map(Event::units).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn units_are_conserved_and_no_lot_is_negative(events in movements()) {
        for method in Method::ALL {
            for residue in [Residue::Lowest, Residue::LargestRemainder] {
                let terms = MethodTerms { residue, ..terms() };
                let outcome = simulate(method, &events, &terms).expect("never more out than in");
                let taken: Decimal = outcome.attributions.iter().map(|a| a.units).sum();
                let left: Decimal = outcome.remaining.iter().map(|(_, units)| *units).sum();
                prop_assert_eq!(taken + left, units(&events, |e| matches!(e, Event::Receipt(_))));
                prop_assert!(outcome.attributions.iter().all(|a| a.units > Decimal::ZERO));
                for (index, event) in events.iter().enumerate() {
                    let of = |of: fn(&Attribution) -> usize| -> Decimal {
                        outcome.attributions.iter().filter(|a| of(a) == index).map(|a| a.units).sum()
                    };
                    match event {
                        Event::Receipt(receipt) => prop_assert!(of(|a| a.receipt) <= receipt.units),
                        Event::Withdrawal(w) if w.export || method.counts_domestic() => {
                            let taken = of(|a| a.withdrawal);
                            prop_assert!(taken <= w.units);
                            let windowed = method == Method::LowToHighTurnover;
                            prop_assert!(windowed || taken == w.units, "{}", method.name());
                        }
                        Event::Withdrawal(_) => prop_assert!(of(|a| a.withdrawal).is_zero()),
                    }
                }
                let later = |a: &Attribution| events[a.receipt].day() <= events[a.withdrawal].day();
                prop_assert!(outcome.attributions.iter().all(later), "no lot before it came in");
                let whole = |a: &Attribution| a.units.fract().is_zero();
                prop_assert!(outcome.attributions.iter().all(whole));
            }
        }
    }

    #[test]
    fn the_order_within_a_day_does_not_matter(events in movements(), seed in 0usize..1000) {
        let mut other = events.clone();
        for i in (1..other.len()).rev() {
            let j = (seed * 31 + i * 17) % (i + 1);
            if other[i].day() == other[j].day() {
                other.swap(i, j);
            }
        }
        // The average method rounds the exports of a day one after the other.
        for method in Method::ALL.into_iter().filter(|method| *method != Method::Average) {
            let both = [&events, &other].map(|events| {
                let attributed = attribute(method, events, &terms()).expect("no fault");
                let mut said: Vec<String> = attributed.iter().map(|a| {
                    let is_export = matches!(&events[a.withdrawal], Event::Withdrawal(w) if w.export);
                    let day = events[a.withdrawal].day();
                    format!("{day} {is_export} {:?}", per_unit(events, a.receipt).parts())
                }).collect();
                said.sort();
                said.dedup();
                let days = drawback_by_day(events, &attributed);
                (said, days)
            });
            prop_assert_eq!(&both[0].1, &both[1].1, "{}", method.name());
            prop_assert_eq!(&both[0].0, &both[1].0, "{}", method.name());
        }
    }

    #[test]
    fn equal_events_of_a_day_are_one_another(events in movements()) {
        // Each movement cut in two equal ones is the same inventory.
        let halves: Vec<Event> = events.iter().flat_map(|event| {
            let half = event.units() / Decimal::TWO;
            let mut halved = event.clone();
            match &mut halved {
                Event::Receipt(receipt) => receipt.units = half,
                Event::Withdrawal(withdrawal) => withdrawal.units = half,
            }
            [halved.clone(), halved]
        }).collect();
        for method in Method::ALL.into_iter().filter(|method| *method != Method::Average) {
            let whole = attribute(method, &events, &terms()).expect("no fault");
            let cut = attribute(method, &halves, &terms()).expect("no fault");
            prop_assert_eq!(drawback_by_day(&events, &whole), drawback_by_day(&halves, &cut));
        }
    }
}

fn drawback_by_day(events: &[Event], attributions: &[Attribution]) -> Vec<(Date, Decimal)> {
    let mut days: std::collections::BTreeMap<Date, Fraction> = std::collections::BTreeMap::new();
    for a in attributions {
        if matches!(&events[a.withdrawal], Event::Withdrawal(w) if w.export) {
            let sum = days.entry(events[a.withdrawal].day()).or_insert(Fraction::ZERO);
            *sum = &*sum + &(&Fraction::from(a.units) * &per_unit(events, a.receipt));
        }
    }
    days.into_iter().map(|(day, sum)| (day, sum.round(8))).collect()
}
