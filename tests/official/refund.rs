//! Per-unit basis, comparator, lesser-of, percentage, rounding and the fee chain.

use crate::Case;
use crate::law::decimal;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tidewaiter::drawback::basis::{Class, Standing};
use tidewaiter::drawback::direct::{Place, claimable, place};
use tidewaiter::drawback::exact::Fraction;
use tidewaiter::drawback::lock::{ClaimBasis, EarlierClaim, accepted};
use tidewaiter::drawback::provisions::unused_substitution::Counted;
use tidewaiter::drawback::reading::Readings;
use tidewaiter::drawback::refund::claim::claim;
use tidewaiter::drawback::refund::comparator::{
    FeeRates, comparator_duty, keeps_country_duty, limits,
};
use tidewaiter::drawback::refund::lesser_of::{on_totals, per_class as lesser_per_class};
use tidewaiter::drawback::refund::per_unit::LineAmounts;
use tidewaiter::drawback::refund::{PerClass, mpf};
use tidewaiter::law::Book;
use tidewaiter::model::{
    Choice, Country, Date, ExportOrigin, HtsNumber, Money, Options, Switch, parse_iso,
};

fn book() -> Book {
    Book::load().expect("book")
}

/// A day on which every rule of the cases is in force.
fn on() -> Date {
    parse_iso("2026-06-01").expect("date")
}

fn percentage() -> Decimal {
    book().decimal("drawback/percentage", on()).expect("percentage")
}

fn base() -> Options {
    Options::new(on())
}

fn dollars(amount: Decimal) -> String {
    Money(amount).text()
}

fn whole(value: &Value) -> Decimal {
    Decimal::from(value.as_i64().expect("whole number"))
}

/// As many decimals as it takes, at least two.
fn exact(amount: &Fraction) -> String {
    let rounded = amount.round(10);
    assert_eq!(&Fraction::from(rounded), amount, "the case's figure is exact");
    Money(rounded).text()
}

fn sum(parts: &PerClass<Fraction>) -> Fraction {
    parts.iter().fold(Fraction::ZERO, |sum, part| &sum + part)
}

pub fn ninety_nine(case: &Case<'_>) -> Value {
    let duty = decimal(&case.inputs["eligible_duty"]);
    let claimed = claim(&Fraction::from(duty), percentage(), false);
    json!({ "claim": dollars(claimed), "withheld": dollars(duty - claimed) })
}

pub fn mpf_example(case: &Case<'_>) -> Value {
    let fee = decimal(&case.inputs["mpf_paid"]);
    let lines = case.inputs["lines"].as_array().expect("lines");
    let units: Vec<_> = lines.iter().map(|line| whole(&line["units"])).collect();
    let values: Vec<_> = lines
        .iter()
        .zip(&units)
        .map(|(line, units)| decimal(&line["unit_value"]) * units)
        .collect();
    let subject: Decimal = values.iter().sum();
    let ratios: Vec<_> = values.iter().map(|value| mpf::ratio(*value, subject)).collect();
    let apportioned: Vec<_> = ratios.iter().map(|ratio| mpf::apportioned(*ratio, fee)).collect();
    let eligible: Vec<_> =
        apportioned.iter().map(|amount| mpf::eligible(*amount, percentage())).collect();
    let claimed = Fraction::from(whole(&case.inputs["claim_units_line1"]));
    let chain = |decimals: u32| {
        let per_unit: Vec<_> = eligible
            .iter()
            .zip(&units)
            .map(|(amount, units)| places(mpf::per_unit(*amount, *units, decimals), decimals))
            .collect();
        let line1 = mpf::claim(eligible[0], units[0], &claimed, decimals, false);
        (per_unit, dollars(line1))
    };
    let four = |amounts: &[Decimal]| amounts.iter().map(|a| places(*a, 4)).collect::<Vec<_>>();
    let decimals = book().whole("drawback/mpf/decimals", on()).expect("decimals") as u32;
    let (per_unit, claim_line1) = chain(decimals);
    let (low_unit, low_claim) = chain(2);
    json!({
        "ratios": four(&ratios),
        "apportioned": four(&apportioned),
        "eligible": four(&eligible),
        "per_unit": per_unit,
        "claim_line1": claim_line1,
        "low_two_decimals": { "per_unit": low_unit, "claim_line1": low_claim },
    })
}

fn places(amount: Decimal, decimals: u32) -> String {
    let mut amount = amount.normalize();
    amount.rescale(decimals);
    amount.to_string()
}

pub fn mpf_cap(case: &Case<'_>) -> Value {
    let lines = case.inputs["lines"].as_array().expect("lines");
    let (mut per_unit, mut chain, mut claims) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        let (eligible, units) = (decimal(&line["eligible"]), whole(&line["units"]));
        let claimed = Fraction::from(whole(&line["claim_units"]));
        let unit = mpf::per_unit(eligible, units, 4);
        per_unit.push(places(unit, 4));
        chain.push(dollars((&Fraction::from(unit) * &claimed).round(2)));
        claims.push(dollars(mpf::claim(eligible, units, &claimed, 4, false)));
    }
    json!({ "per_unit": per_unit, "chain": chain, "claim": claims })
}

/// Antidumping duty beside ordinary duty, everything exported.
pub fn adcvd(case: &Case<'_>) -> Value {
    let book = book();
    let readings = Readings::new(&base(), &book);
    let claimed: Decimal = case.inputs["duties"]
        .as_array()
        .expect("duties")
        .iter()
        .filter(|duty| {
            let code = match duty["code"].as_str().expect("code") {
                "general" => "DUTY-GENERAL",
                other => other.split(' ').next().unwrap_or(other),
            };
            Standing::of_code(&book, code, on()).reason(Class::Duty, &readings).is_none()
        })
        .map(|duty| claim(&Fraction::from(decimal(&duty["paid"])), percentage(), false))
        .sum();
    json!({ "claim": dollars(claimed) })
}

/// One unit matched: what was paid and what would apply, under options.
struct Match {
    line: LineAmounts,
    paid: PerClass<Fraction>,
    limits: PerClass<tidewaiter::drawback::refund::comparator::Limit>,
}

fn matched(line: LineAmounts, duty: Decimal, options: &Options) -> Match {
    let book = book();
    let readings = Readings::new(options, &book);
    let limits = limits(&line, Fraction::from(duty), &readings, FeeRates::on(&book, on()));
    Match { paid: line.per_unit(), limits, line }
}

/// Duties of the case on a line, those specific to a country apart.
fn counted(case: &Case<'_>) -> Counted {
    let book = book();
    let mut counted = Counted::default();
    for duty in case.inputs["duties"].as_array().expect("duties") {
        let paid = decimal(&duty["paid"]);
        let heading = HtsNumber::new(duty["code"].as_str().expect("code"));
        let specific = heading.is_some_and(|heading| {
            Standing::of_heading(&book, heading, on()).is_country_specific()
        });
        counted.duty += paid;
        counted.plain += if specific { Decimal::ZERO } else { paid };
    }
    counted
}

fn origin(text: &str) -> ExportOrigin {
    match text {
        "unknown" => ExportOrigin::Unknown,
        text if text.starts_with("US") => ExportOrigin::Domestic,
        text => ExportOrigin::Country(Country::new(text).expect("country")),
    }
}

pub fn lesser_of(case: &Case<'_>) -> Value {
    let inputs = case.inputs;
    let line_units = whole(&inputs["line_units"]);
    let counted = counted(case);
    let line = LineAmounts::new(line_units, decimal(&inputs["line_value"]), &counted);
    let import = Country::new(inputs["import_origin"].as_str().expect("origin"));
    let export = origin(inputs["export_origin"].as_str().expect("origin"));
    let value = Fraction::from(decimal(&inputs["export_unit_value"]));
    let units = Fraction::from(whole(&inputs["export_units"]));
    let under = |options: &Options| {
        let readings = Readings::new(options, &book());
        let kept = keeps_country_duty(&readings, import, export);
        let one = matched(line.clone(), comparator_duty(&counted, kept), options);
        let lesser = sum(&lesser_per_class(&one.paid, &one.limits, &value));
        let comparator = one.limits.iter().fold(Fraction::ZERO, |s, limit| &s + &limit.at(&value));
        json!({
            "comparator_per_unit": exact(&comparator),
            "claim": dollars(claim(&(&lesser * &units), percentage(), false)),
        })
    };
    let mut answer = under(&base());
    answer["import_per_unit"] = json!(exact(&sum(&line.per_unit())));
    answer["low"] = under(&base().with(Switch::ComparatorCountry, Choice::Low));
    answer["upside"] = under(&base().with(Switch::ComparatorCountry, Choice::Upside));
    answer
}

pub fn per_match(case: &Case<'_>) -> Value {
    let inputs = case.inputs;
    let units = whole(&inputs["line_units"]);
    let value = decimal(&inputs["import_unit_value"]) * units;
    let duty = value * decimal(&inputs["rate"]);
    let counted = Counted { duty, plain: duty, ..Counted::default() };
    let one = matched(LineAmounts::new(units, value, &counted), duty, &base());
    let (mut per_unit, mut total) = (Vec::new(), Fraction::ZERO);
    for export in inputs["exports"].as_array().expect("exports") {
        let value = Fraction::from(decimal(&export["unit_value"]));
        let lesser = sum(&lesser_per_class(&one.paid, &one.limits, &value));
        per_unit.push(exact(&lesser));
        total = &total + &(&lesser * &Fraction::from(whole(&export["units"])));
    }
    json!({ "per_unit": per_unit, "claim": dollars(claim(&total, percentage(), false)) })
}

pub fn per_class(case: &Case<'_>) -> Value {
    let inputs = case.inputs;
    let value = decimal(&inputs["import_unit_value"]);
    let duty = value * decimal(&inputs["duty_rate"]);
    let fee = decimal(&inputs["mpf_paid_per_unit"]);
    let counted = Counted { duty, plain: duty, mpf: Some((fee, value)), ..Counted::default() };
    let line = LineAmounts::new(Decimal::ONE, value, &counted);
    let export = Fraction::from(decimal(&inputs["export_unit_value"]));
    let one = matched(line.clone(), duty, &base());
    let [duty_unit, _, _, mpf_unit] = lesser_per_class(&one.paid, &one.limits, &export);
    let wide = matched(line, duty, &base().with(Switch::LesserOfLevel, Choice::Upside));
    let totals = sum(&on_totals(&wide.paid, &wide.limits, &export));
    let statutory = wide.limits[3].at(&export);
    assert_eq!(wide.line.unit_value(), Fraction::from(value));
    json!({
        "duty_per_unit": exact(&duty_unit),
        "mpf_per_unit": exact(&mpf_unit),
        "eligible_per_unit": exact(&(&duty_unit + &mpf_unit)),
        "upside_totals": {
            "comparator_mpf_at_0.3464_percent": exact(&statutory),
            "eligible_per_unit": exact(&totals),
        },
    })
}

pub fn line_lock(case: &Case<'_>) -> Value {
    let claims: Vec<_> = case.inputs["claims"]
        .as_array()
        .expect("claims")
        .iter()
        .map(|one| {
            let basis = match one["basis"].as_str() {
                Some("direct") => ClaimBasis::Direct,
                Some("substitution") => ClaimBasis::Substitution,
                other => panic!("basis {other:?}"),
            };
            EarlierClaim { basis, complete: one["complete"] == true }
        })
        .collect();
    json!({ "accepted": accepted(&claims) })
}

/// Identified goods to Canada or Mexico in the same condition: no cap by the duty paid there.
pub fn same_condition(case: &Case<'_>) -> Value {
    let inputs = case.inputs;
    let mut options = base();
    let stated = if inputs["same_condition"] == true { "yes" } else { "no" };
    options.set("same-condition", stated).expect("option");
    let book = book();
    let to = place(&book, Country::new(inputs["dest"].as_str().expect("destination")), on());
    assert_eq!(to, Place::ForeignDutyCap, "the cap is what the condition lifts");
    let counts = claimable(to, &Readings::new(&options, &book)).is_ok();
    let duty = decimal(&inputs["us_duty"]);
    let amount = if counts { duty } else { Decimal::ZERO };
    json!({ "claim": dollars(claim(&Fraction::from(amount), percentage(), false)) })
}

/// One line at two prices: the unit's own under direct identification, the average under substitution.
pub fn two_prices(case: &Case<'_>) -> Value {
    let inputs = case.inputs;
    let (rate, units) = (decimal(&inputs["rate"]), whole(&inputs["line_units"]));
    let invoice = inputs["invoice"].as_array().expect("invoice");
    let value: Decimal =
        invoice.iter().map(|one| decimal(&one["unit_value"]) * whole(&one["units"])).sum();
    let duty = decimal(&inputs["duty_paid"]);
    assert_eq!(value * rate, duty, "the duty of the case is its rate on the invoice");
    let counted = Counted { duty, plain: duty, ..Counted::default() };
    let line = LineAmounts::new(units, value, &counted);
    let exported = Fraction::from(whole(&inputs["export_units"]));
    let of = |unit: &Fraction| dollars(claim(&(unit * &exported), percentage(), false));
    let own = Fraction::from(decimal(&inputs["export_item_unit_value_invoice"]));
    let direct = sum(&line.of_unit_worth(&own));
    let one = matched(line, duty, &base());
    let export = Fraction::from(decimal(&inputs["export_unit_value"]));
    let substitution = sum(&lesser_per_class(&one.paid, &one.limits, &export));
    json!({ "direct_id_claim": of(&direct), "substitution_claim": of(&substitution) })
}
