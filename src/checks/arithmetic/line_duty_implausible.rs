//! TW602: a duty that cannot be right, by itself or beside what the account pays on the same goods.

use super::differ;
use super::rates::{Authority, Deviation, deviations};
use super::samples::tariff_files;
use crate::checks::duties::{Judged, with};
use crate::checks::place::{at, line_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::law::RateForm;
use crate::model::{EntryLine, EntrySummary, Field, LineId, LineTariff, Money, r2};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW602",
    name: "line_duty_implausible",
    area: Area::Arithmetic,
    severity: Severity::Warning,
    citations: &["19 USC 1505"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need::of_tariff_report(&[Field::TariffValue]),
        Need::of_tariff_report(&[Field::TariffDuty]),
    ],
    documentation: include_str!("line_duty_implausible.md"),
    run,
};

/// What is wrong, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    Negative,
    AboveValue,
    Zero,
    OtherRate,
    NotColumn,
}

impl Reason {
    fn words(self) -> &'static str {
        match self {
            Self::Negative => "negative duty",
            Self::AboveValue => "duty above the value",
            Self::Zero => "no duty where its like pay",
            Self::OtherRate => "another rate than its like",
            Self::NotColumn => "another rate than the column of rates",
        }
    }
}

/// What is at hand for every line.
struct Evidence<'a> {
    context: Context<'a>,
    /// What the tariff tells of the lines: where it does, nothing is guessed from their like.
    judged: &'a Judged<'a>,
    deviations: FxHashMap<u32, Deviation>,
    files: Vec<bool>,
}

fn run(context: &Context<'_>, findings: &mut Findings) {
    with(context, |judged| {
        let evidence = Evidence {
            context: *context,
            judged,
            deviations: deviations(context),
            files: tariff_files(context),
        };
        for entry in context.entries() {
            for (id, line) in context.portfolio.lines_of(entry) {
                let faults = line.tariffs.clone().filter_map(|i| {
                    let reason = evidence.reason(entry, (id, line), i)?;
                    Some((reason, i))
                });
                if let Some((reason, i)) = faults.min() {
                    findings.push(evidence.finding(entry, line, (reason, i)));
                }
            }
        }
    });
}

impl Evidence<'_> {
    fn reason(
        &self,
        entry: &EntrySummary,
        (id, line): (LineId, &EntryLine),
        i: u32,
    ) -> Option<Reason> {
        let tariffs = &self.context.portfolio.tariffs;
        let duty = tariffs.duty(i)?;
        if duty < Money::ZERO {
            return self.has_no_chapter98(line).then_some(Reason::Negative);
        }
        if (self.deviations.is_empty() && duty.is_zero()) || self.judged.knows(id) {
            return None;
        }
        if self.is_above_value(entry, line, i, duty) {
            return Some(Reason::AboveValue);
        }
        Some(match self.deviations.get(&i)?.by {
            Authority::Column => Reason::NotColumn,
            Authority::Like { .. } if duty.is_zero() => Reason::Zero,
            Authority::Like { .. } => Reason::OtherRate,
        })
    }

    /// Values of chapter 98 are split over records, and its duty is on a part.
    fn has_no_chapter98(&self, line: &EntryLine) -> bool {
        let tariffs = &self.context.portfolio.tariffs;
        line.tariffs.clone().all(|i| tariffs.hts(i).is_some_and(|hts| hts.chapter() != 98))
    }

    /// Whether the ordinary duty is more than the value, where the tariff has no such rate.
    fn is_above_value(&self, entry: &EntrySummary, line: &EntryLine, i: u32, duty: Money) -> bool {
        let (portfolio, book) = (self.context.portfolio, self.context.book);
        let tariffs = &portfolio.tariffs;
        let Some(value) = tariffs.value(i).filter(|value| *value > Money::ZERO) else {
            return false;
        };
        if duty <= value + Money::cents(100) || tariffs.hts(i).is_none_or(|hts| hts.is_chapter99())
        {
            return false;
        }
        let file = usize::from(tariffs.place(i).file.0);
        let percentage = tariffs
            .hts(i)
            .is_some_and(|hts| book.rate_form(hts.hts8()) == Some(RateForm::Percentage));
        percentage
            && self.files.get(file).copied().unwrap_or(false)
            && self.has_no_chapter98(line)
            && self.is_only_goods(line)
            && !self.may_be_adcvd(entry, line)
            && self.is_column1(entry, line)
    }

    fn is_only_goods(&self, line: &EntryLine) -> bool {
        self.context.portfolio.goods_of(line).count() == 1
    }

    /// Some reports count antidumping and countervailing duty in.
    fn may_be_adcvd(&self, entry: &EntrySummary, line: &EntryLine) -> bool {
        let entry_type = self.context.portfolio.str(entry.entry_type);
        let rule = self.context.book.entry_rule(entry_type, "adcvd");
        line.adcvd_case.is_some() || rule.is_none_or(|rule| rule.answer)
    }

    fn is_column1(&self, entry: &EntrySummary, line: &EntryLine) -> bool {
        let (Some(date), Some(origin)) = (entry.entry_date, line.origin) else { return false };
        !self.context.book.is_in_group("column 2", origin, date.0)
    }

    fn finding(
        &self,
        entry: &EntrySummary,
        line: &EntryLine,
        (reason, i): (Reason, u32),
    ) -> Finding {
        let portfolio = self.context.portfolio;
        let record = portfolio.tariffs.get(i);
        let deviation = self.deviations.get(&i);
        let due =
            deviation.filter(|usual| usual.is_percentage).and_then(|usual| due(&record, usual));
        let remedy = remedy(&self.context, entry);
        let number = record
            .hts
            .map_or_else(|| portfolio.str(record.hts_raw).to_owned(), |hts| hts.to_string());
        let mut fields = vec![Field::TariffDuty, Field::TariffValue];
        if reason == Reason::NotColumn {
            fields.push(Field::PrimaryDutyRate);
        }
        Finding {
            severity: if reason == Reason::NotColumn { Severity::Note } else { CHECK.severity },
            what: format!(
                "{}: {}{}.",
                line_name(portfolio, line),
                fault(reason, &record, &number),
                usual_words(deviation, line, due, &record)
            ),
            why: why(reason).to_owned(),
            action: format!(
                "Compare value, rate and duty with the entry summary (CBP Form 7501, boxes 35 to 38). \
                 {}",
                remedy.words
            ),
            cause: format!("tariff number {number}: {}", reason.words()),
            places: fields.into_iter().map(|field| at(&record, field)).collect(),
            amount: remedy.reachable(due.map_or_else(Amount::default, |due| amount(due, &record))),
            deadline: remedy.deadline,
            ..CHECK.finding()
        }
    }
}

/// What is due by the usual rate.
fn due(record: &LineTariff, usual: &Deviation) -> Option<Money> {
    record.value.map(|value| r2(usual.rate * value.0))
}

fn amount(due: Money, record: &LineTariff) -> Amount {
    let paid = record.duty.unwrap_or(Money::ZERO);
    if due > paid {
        Amount { owed: Some(due - paid), back: None }
    } else {
        Amount { owed: None, back: Some(paid - due) }
    }
}

fn fault(reason: Reason, record: &LineTariff, number: &str) -> String {
    let duty = record.duty.unwrap_or(Money::ZERO);
    let value =
        record.value.map_or_else(|| "an unknown value".to_owned(), |value| value.to_string());
    match reason {
        Reason::Negative => format!("the duty on {number} is {duty}, below nothing"),
        Reason::AboveValue => {
            format!("the duty on {number} is {duty}, more than the value of {value}")
        }
        Reason::Zero => format!("no duty was paid on {number}, with a value of {value}"),
        Reason::OtherRate | Reason::NotColumn => {
            format!("the duty on {number} is {duty} on a value of {value}")
        }
    }
}

/// What records of the same number, origin and program pay, and what that gives here.
fn usual_words(
    deviation: Option<&Deviation>,
    line: &EntryLine,
    due: Option<Money>,
    record: &LineTariff,
) -> String {
    let Some(usual) = deviation else { return String::new() };
    let percent = (usual.rate * Decimal::ONE_HUNDRED).normalize();
    let Authority::Like { paying, records, years } = usual.by else {
        return format!("; the report gives {percent} % as the current rate of column 1");
    };
    let origin = line.origin.map(|origin| format!(" of {origin}")).unwrap_or_default();
    let program = if line.spi.is_some() { "under the same program" } else { "without a program" };
    let gives = due.map_or(String::new(), |due| format!(", which gives {due} here"));
    format!(
        "; {paying} of {records} records of this number{origin} {program} in {} pay {percent} \
         %{gives}{}",
        year_words(years),
        slip(due, record.duty)
    )
}

fn year_words((from, to): (i16, i16)) -> String {
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}

/// How the figure may have come about.
pub(super) fn slip(due: Option<Money>, duty: Option<Money>) -> &'static str {
    let (Some(due), Some(duty)) = (due, duty) else { return "" };
    let ten = |money: Money| Money(money.0 * Decimal::TEN);
    if duty.is_zero() || due.is_zero() {
        ""
    } else if !differ(ten(duty), due, Money::cents(10)) || !differ(duty, ten(due), Money::cents(10))
    {
        "; the decimal point seems to have moved"
    } else if digits(due) == digits(duty) {
        "; its digits seem to be exchanged"
    } else {
        ""
    }
}

fn digits(money: Money) -> Vec<u8> {
    let mut digits: Vec<u8> = money.text().bytes().filter(u8::is_ascii_digit).collect();
    digits.sort_unstable();
    digits
}

fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Negative => {
            "Duty on an entry summary is never below nothing. A correction or refund has got into \
             the column, and sums over it are wrong."
        }
        Reason::AboveValue => {
            "The tariff has no rate of a hundred percent or more for this number. A value or duty \
             with a digit too few or too many is the usual cause."
        }
        Reason::Zero => {
            "The goods are dutiable, as the other records show. If no program, no chapter 98 and no \
             exemption explains it, the duty is owed with interest."
        }
        Reason::NotColumn => {
            "Without a program the ordinary duty is the rate of column 1. The column gives the rate \
             of the day of the report, not that of the day of entry, so nothing need be wrong."
        }
        Reason::OtherRate => {
            "One number, origin and program has one rate at a time. A duty apart from it means a \
             wrong value, rate or number, or a slip in the figure."
        }
    }
}
