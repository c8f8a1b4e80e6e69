//! TW701: the check digit of an entry number does not fit.

use crate::checks::place::entry_cell;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::model::{EntryNumber, Field};

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW701",
    name: "entry_number_check_digit_wrong",
    area: Area::Identifiers,
    severity: Severity::Error,
    citations: &["CATAIR entry summary, table 1"],
    needs: &[Need::of_tariff_report(&[Field::EntryNumber])],
    documentation: include_str!("entry_number_check_digit_wrong.md"),
    run,
};

fn run(context: &Context<'_>, findings: &mut Findings) {
    for entry in context.entries() {
        let number = entry.number;
        let expected = number.expected_check_digit();
        if number.check_digit() == Some(expected) {
            continue;
        }
        findings.push(Finding {
            what: what(number, expected),
            why:
                "CBP's systems reject a number whose check digit does not fit, so this is not the \
                  number under which the entry was filed: one of its characters was changed or \
                  typed wrong."
                    .to_owned(),
            action: "Compare the number with the entry summary (CBP Form 7501, box 1) and correct \
                     it where this list comes from; do not use it in a claim, correction or \
                     protest before that."
                .to_owned(),
            cause: format!("filer {}", number.filer()),
            places: entry_cell(context.portfolio, entry, Field::EntryNumber).into_iter().collect(),
            ..CHECK.finding()
        });
    }
}

fn what(number: EntryNumber, expected: u8) -> String {
    match number.check_digit() {
        Some(digit) => {
            format!("Entry {number}: the check digit is {digit}; the number calls for {expected}.")
        }
        None => format!(
            "Entry {number}: the last character is not a digit; the number calls for the check \
             digit {expected}."
        ),
    }
}
