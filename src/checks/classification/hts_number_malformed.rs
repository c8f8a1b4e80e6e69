//! TW101: a tariff number that cannot be one.

use crate::checks::place::{at, record_name};
use crate::checks::remedy::remedy;
use crate::checks::{Check, Context, Need};
use crate::finding::{Area, Finding, Findings, Severity};
use crate::law::Book;
use crate::model::{EntrySummary, Field, HtsNumber, LineTariff, Symbol};
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW101",
    name: "hts_number_malformed",
    area: Area::Classification,
    severity: Severity::Error,
    citations: &["HTSUS general statistical note 3"],
    needs: &[Need::of_tariff_report(&[Field::HtsNumber])],
    documentation: include_str!("hts_number_malformed.md"),
    run,
};

/// What is wrong with a number.
enum Fault {
    /// Something other than digits, dots, spaces and hyphens.
    Characters,
    /// A count of digits that no number has.
    Digits(usize),
    /// Eight digits of goods: the statistical suffix is missing.
    SuffixMissing,
    /// A chapter that does not exist.
    Chapter(u8),
}

/// Chapter 77 is kept free by the Harmonized System.
const VOID_CHAPTERS: &[u8] = &[0, 77];

fn run(context: &Context<'_>, findings: &mut Findings) {
    let portfolio = context.portfolio;
    let mut sound: FxHashMap<(Symbol, Option<HtsNumber>), bool> = FxHashMap::default();
    for entry in context.entries() {
        for (_, line) in portfolio.lines_of(entry) {
            for i in line.tariffs.clone() {
                let (raw, read) = (portfolio.tariffs.hts_raw(i), portfolio.tariffs.hts(i));
                let look = || fault(portfolio.str(raw), read, context.book).is_none();
                if !*sound.entry((raw, read)).or_insert_with(look) {
                    findings.extend(finding(context, entry, &portfolio.tariffs.get(i)));
                }
            }
        }
    }
}

fn finding(context: &Context<'_>, entry: &EntrySummary, record: &LineTariff) -> Option<Finding> {
    let portfolio = context.portfolio;
    let raw = portfolio.str(record.hts_raw);
    let fault = fault(raw, record.hts, context.book)?;
    let name = record_name(portfolio, record);
    let remedy = remedy(context, entry);
    let is = match &fault {
        Fault::Characters => "has characters that are no digits".to_owned(),
        Fault::Digits(count) => format!("has {count} digits"),
        Fault::SuffixMissing => {
            "has eight digits, and no number of the tariff has these with the suffix 00".to_owned()
        }
        Fault::Chapter(chapter) => format!("is in chapter {chapter:02}, which does not exist"),
    };
    Some(Finding {
        what: format!("{name}: the tariff number \"{raw}\" {is}."),
        why: "Goods are reported by a ten-digit number of chapters 01 to 98; headings of chapter \
              99 have eight digits. A number that cannot be read has no rate, no unit of quantity \
              and no identity for drawback."
            .to_owned(),
        severity: severity(&fault),
        cause: format!("tariff number {raw}"),
        action: format!(
            "Take the number from the entry summary (CBP Form 7501, box 29) or classify the goods \
             again. {}",
            remedy.words
        ),
        places: vec![at(record, Field::HtsNumber)],
        deadline: remedy.deadline,
        ..CHECK.finding()
    })
}

/// The tariff in use is the newest, so a suffix that it does not have may be an old one.
fn severity(fault: &Fault) -> Severity {
    if matches!(fault, Fault::SuffixMissing) { Severity::Note } else { CHECK.severity }
}

/// The fault of a number as it stood in the file; `None` when it is well formed or blank.
fn fault(raw: &str, read: Option<HtsNumber>, book: &Book) -> Option<Fault> {
    if raw.is_empty() {
        return None;
    }
    let digits = raw.bytes().filter(u8::is_ascii_digit).count();
    let Some(number) = read else {
        let clean = raw.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b' ' | b'-'));
        return Some(if clean { Fault::Digits(digits) } else { Fault::Characters });
    };
    if VOID_CHAPTERS.contains(&number.chapter()) {
        return Some(Fault::Chapter(number.chapter()));
    }
    let goods = (1..=97).contains(&number.chapter());
    let known = book.tariff.is_empty() || book.tariff.has10(number);
    (goods && digits <= 8 && !known).then_some(Fault::SuffixMissing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_faulty(raw: &str) -> bool {
        fault(raw, HtsNumber::new(raw), &Book::default()).is_some()
    }

    #[test]
    fn shapes() {
        for good in ["", "8471.30.0100", "3923900080", "9903.88.03", "99038803", "9802.00.80"] {
            assert!(!is_faulty(good), "{good}");
        }
        for bad in ["8471.30", "84713001001", "TBD", "8471.3O.0100", "7701.10.0000", "0001.10.0000"]
        {
            assert!(is_faulty(bad), "{bad}");
        }
    }

    #[test]
    fn eight_digits_of_goods_are_judged_only_with_a_tariff() {
        assert!(!is_faulty("8471.30.01"));
    }
}
