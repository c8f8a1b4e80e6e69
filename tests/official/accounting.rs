//! Accounting methods of 19 CFR 190.14.

use crate::Case;
use crate::law::decimal;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};
use tidewaiter::drawback::exact::Fraction;
use tidewaiter::drawback::methods::{
    Event, Method, MethodTerms, Outcome, Receipt, Withdrawal, rounded_parts, simulate,
};
use tidewaiter::law::Book;
use tidewaiter::model::{Date, Options};

/// Cases give days without a year; this is one without 29 February.
fn day(month: i8, day: i8) -> Date {
    jiff::civil::date(2026, month, day)
}

fn day_of(text: &Value) -> Date {
    let (month, of) = text.as_str().expect("a day").split_once('-').expect("month and day");
    day(month.parse().expect("a month"), of.parse().expect("a day"))
}

fn method(case: &Case<'_>) -> Method {
    let name = case.inputs["method"].as_str().expect("method").to_lowercase().replace('_', "-");
    Method::named(&name).expect("an approved method")
}

fn terms(case: &Case<'_>) -> MethodTerms {
    let book = Book::load().expect("book");
    let mut options = Options::new(day(1, 1));
    for (key, value) in case.inputs["switches"].as_object().into_iter().flatten() {
        options.set(&key.replace('_', "-"), value.as_str().expect("a word")).expect("a switch");
    }
    let days = case.inputs["turnover_days"].as_u64().and_then(|days| u32::try_from(days).ok());
    MethodTerms::unused(&options, &book, day(1, 1), days).expect("the law knows the period")
}

fn receipt(day: Date, units: &Value, per_unit: &Value) -> Event {
    let units = Decimal::from(units.as_i64().expect("units"));
    Event::Receipt(Receipt { day, units, per_unit: Fraction::from(decimal(per_unit)) })
}

fn withdrawal(day: Date, units: &Value, export: bool) -> Event {
    let units = Decimal::from(units.as_i64().expect("units"));
    Event::Withdrawal(Withdrawal { day, units, export })
}

/// Events in order, as the cases of one month give them.
fn month(case: &Case<'_>) -> Vec<Event> {
    let event = |event: &Value| {
        let on = day(1, event["day"].as_i64().expect("a day") as i8);
        match event["op"].as_str() {
            Some("receive") => receipt(on, &event["units"], &event["drawback_per_unit"]),
            _ => withdrawal(on, &event["units"], event["kind"] == "export"),
        }
    };
    case.inputs["events"].as_array().expect("events").iter().map(event).collect()
}

fn per_unit(events: &[Event], lot: usize) -> &Fraction {
    match &events[lot] {
        Event::Receipt(receipt) => &receipt.per_unit,
        Event::Withdrawal(_) => panic!("a lot is a receipt"),
    }
}

/// Lots of the withdrawals of one kind, as (receipt, units).
fn lots(events: &[Event], outcome: &Outcome, export: bool) -> Vec<(usize, Decimal)> {
    let of_kind =
        |index: usize| matches!(&events[index], Event::Withdrawal(w) if w.export == export);
    let found = outcome.attributions.iter().filter(|a| of_kind(a.withdrawal));
    found.map(|a| (a.receipt, a.units)).collect()
}

fn sum(events: &[Event], lots: &[(usize, Decimal)]) -> String {
    let sum = lots.iter().fold(Fraction::ZERO, |sum, (lot, units)| {
        &sum + &(&Fraction::from(*units) * per_unit(events, *lot))
    });
    format!("{:.2}", sum.round(2))
}

fn shown(events: &[Event], lots: &[(usize, Decimal)]) -> Value {
    lots.iter()
        .map(|(lot, units)| {
            let amount = format!("{:.2}", per_unit(events, *lot).round(2));
            json!([units.to_i64().expect("whole units"), amount])
        })
        .collect()
}

/// `acct-fifo`, `acct-average`, `acct-average-residue`. Lots come in the order in which each case
/// lists them, which means nothing: as taken, the most units first, or as received.
pub fn one_month(case: &Case<'_>) -> Value {
    let (events, method) = (month(case), method(case));
    let outcome = simulate(method, &events, &terms(case)).expect("no fault");
    let listed = |mut lots: Vec<(usize, Decimal)>| {
        match case.id {
            "acct-average" => lots.sort_by_key(|(_, units)| std::cmp::Reverse(*units)),
            "acct-average-residue" => lots.sort_by_key(|(lot, _)| *lot),
            _ => {}
        }
        lots
    };
    let exported = listed(lots(&events, &outcome, true));
    let on_hand: Vec<Decimal> = events
        .iter()
        .filter_map(|event| match event {
            Event::Receipt(receipt) => Some(receipt.units),
            Event::Withdrawal(_) => None,
        })
        .collect();
    let parts = rounded_parts(exported.iter().map(|(_, units)| *units).sum(), &on_hand);
    let parts: Vec<_> = parts.iter().map(|part| part.to_i64().expect("whole")).collect();
    json!({
        "export_drawback": sum(&events, &exported),
        "lots": shown(&events, &exported),
        "domestic_lots": shown(&events, &listed(lots(&events, &outcome, false))),
        "ending": shown(&events, &listed(outcome.remaining)),
        "rounded_parts": parts,
    })
}

/// `acct-lth-turnover30`.
pub fn turnover(case: &Case<'_>) -> Value {
    let receipts = case.inputs["receipts"].as_array().expect("receipts");
    let exports = case.inputs["export_withdrawals"].as_array().expect("withdrawals");
    let mut events: Vec<Event> =
        receipts.iter().map(|one| receipt(day_of(&one[0]), &one[1], &one[2])).collect();
    events.extend(exports.iter().map(|one| withdrawal(day_of(&one[0]), &one[1], true)));
    let outcome = simulate(method(case), &events, &terms(case)).expect("no fault");
    let of_each = (receipts.len()..events.len()).map(|index| {
        let lots = outcome.attributions.iter().filter(|a| a.withdrawal == index);
        let lots: Vec<_> = lots.map(|a| (a.receipt, a.units)).collect();
        sum(&events, &lots)
    });
    let remaining = outcome.remaining.iter().map(|(lot, units)| {
        let units = units.to_i64().expect("whole units");
        json!([receipts[*lot][0], units, receipts[*lot][2]])
    });
    json!({
        "per_withdrawal": of_each.collect::<Vec<_>>(),
        "total": sum(&events, &lots(&events, &outcome, true)),
        "remaining_unattributed": remaining.collect::<Vec<_>>(),
    })
}
