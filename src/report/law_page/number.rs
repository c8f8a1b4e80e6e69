//! A tariff number of goods on a day: ten digits, a subheading of eight, or the beginning of one.

use super::words::{answer, count, day, days, rate, units};
use super::{DutyView, LawBlock, LawPage, LawQuestion, LawTable, Standing, heading, measures};
use crate::law::{Before, Book, Doubt, Edition, Line, NumberStanding, TextKind, Validity};
use crate::model::{Date, Hts8, HtsNumber, iso};
use std::ops::RangeInclusive;

/// Where it stands how numbers are written, and what of them comes from where.
const NOTE: &str = "HTSUS general statistical note 3";

/// The page of four to ten digits, with or without dots.
pub(super) fn page(book: &Book, key: &str, text: &str, asked: &LawQuestion) -> Option<LawPage> {
    let on = asked.on;
    let digits: String = text.chars().filter(|c| !matches!(c, '.' | ' ' | '-')).collect();
    if !(4..=10).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (HtsNumber::new(&digits), digits.len()) {
        (Some(number), _) if number.is_chapter99() => {
            heading::page(book, key, &number.hts8().to_string(), on)
        }
        (Some(number), 10) => Some(whole(book, key, number, asked)),
        (Some(number), _) => Some(subheading(book, key, number, asked)),
        (None, _) => beginning(book, key, &digits, asked),
    }
}

/// A number of ten digits.
fn whole(book: &Book, key: &str, number: HtsNumber, asked: &LawQuestion) -> LawPage {
    let on = asked.on;
    let mut page = LawPage::new(key, on, "Tariff number", number.to_string());
    let validity = book.validity(number, on, asked.before);
    page.standing = standing(&validity, on);
    if let Some(since) = book.valid_by_list(number, book.day_of(on, asked.before)) {
        page.standing.words = format!(
            "valid on {} by CBP's list, which has it since {}; the editions at hand do not tell",
            iso(on),
            iso(since)
        );
    }
    // Where the number does not hold, the editions say why; else they come last.
    let explains = page.standing.mark == "no";
    let mut editions = Some(editions(book, number, &validity, on));
    if let Some(first) = editions.take_if(|_| explains) {
        page.push(first);
    }
    common(book, &mut page, number, asked);
    if let Some(last) = editions {
        page.push(last);
    }
    page
}

/// A subheading: it is there where one of its numbers is.
fn subheading(book: &Book, key: &str, padded: HtsNumber, asked: &LawQuestion) -> LawPage {
    let on = asked.on;
    let eight = padded.hts8();
    let mut page = LawPage::new(key, on, "Subheading", eight.to_string());
    let day = iso(on);
    let (mark, words) = match book.subheading_standing(eight, book.day_of(on, asked.before)) {
        NumberStanding::Valid => ("yes", format!("in the tariff on {day}")),
        NumberStanding::NotValid => ("no", format!("not in the tariff on {day}")),
        NumberStanding::Unknown => ("unknown", format!("not known for {day}")),
    };
    page.standing = Standing { mark, words };
    common(book, &mut page, padded, asked);
    page.push(below(book, eight, asked));
    page
}

/// What is told of a number and of its subheading alike.
fn common(book: &Book, page: &mut LawPage, number: HtsNumber, asked: &LawQuestion) {
    page.cites.push(NOTE.to_owned());
    page.asks_origin = true;
    page.read_on = read_on(book, "tariff");
    rates(book, page, number.hts8(), asked);
    page.push(measures::block(book, number, asked));
    if let Some(duty) = DutyView::new(book, number, asked).filter(|_| asked.origin.is_some()) {
        page.cites.extend(duty.cites().cloned());
        page.push(duty.block());
    }
    page.push(text(book, number, book.day_of(asked.on, asked.before)));
    page.push(listed(book, number));
    let center = center(book, page, number);
    page.push(center);
}

fn read_on(book: &Book, table: &str) -> Option<String> {
    book.tables.iter().find(|one| one.name == table).map(|one| iso(one.read_on))
}

fn standing(validity: &Validity<'_>, on: Date) -> Standing {
    let on = iso(on);
    let (mark, words) = match validity {
        Validity::Valid => ("yes", format!("valid on {on}")),
        Validity::Retired { last, .. } => {
            ("no", format!("not valid on {on}: last in {}", last.name))
        }
        Validity::NotYet { first } => ("no", format!("not valid on {on}: first in {}", first.name)),
        Validity::Never => ("no", format!("not valid on {on}: no edition at hand has it")),
        Validity::Unknown(doubt) => ("unknown", format!("not known for {on}: {}", doubt.words())),
    };
    Standing { mark, words }
}

/// Which editions have the number, in order; what it became.
fn editions(book: &Book, number: HtsNumber, validity: &Validity<'_>, on: Date) -> LawBlock {
    let mut block = LawBlock::titled("Validity");
    let with = book.editions_with(number);
    let around = book.editions_around(on).unwrap_or(RangeInclusive::new(1, 0));
    let mut table = LawTable::new(&["Edition", "Day", "The number"]);
    for (at, edition) in book.tariff_editions.iter().enumerate() {
        let has = with.iter().any(|one| std::ptr::eq(*one, edition));
        let says = if has { "is in it" } else { "is not in it" };
        let cells = vec![edition.name.clone(), edition_days(edition), says.to_owned()];
        table.row(None, around.contains(&at), cells);
    }
    block.table = table.some();
    if let Validity::Retired { became, .. } = validity {
        for one in *became {
            let key = Some(format!("hts/{:010}", one.digits()));
            block.fact_with("Seems to have become", one.to_string(), key, None);
        }
        if became.is_empty() {
            block.fact("What it became", "not known");
        }
    }
    if matches!(validity, Validity::Unknown(Doubt::BeforeFirst | Doubt::AfterLast)) {
        block.note = Some("A day outside the editions at hand is never guessed.".to_owned());
    }
    block
}

fn edition_days(edition: &Edition) -> String {
    match edition.from == edition.to {
        true => iso(edition.from),
        false => format!("between {} and {}", iso(edition.from), iso(edition.to)),
    }
}

/// The text is not kept; how it begins is, on the day.
fn text(book: &Book, number: HtsNumber, on: Date) -> LawBlock {
    let mut block = LawBlock::titled("Text and units");
    block.lead = Some(
        "For substitution it counts whether the text begins with \u{201c}other\u{201d} (19 USC \
         1313(j)(5)); the text itself is not kept here."
            .to_owned(),
    );
    let begins = |kind: TextKind| match kind {
        TextKind::Other => "begins with \u{201c}other\u{201d}",
        TextKind::Named => "does not begin with \u{201c}other\u{201d}",
        TextKind::Missing => {
            "not known: no schedule at hand has it for this day, or those around the day differ"
        }
    };
    let is_whole = !number.digits().is_multiple_of(100)
        || book.tariff.has10(number)
        || book.number_history(number).is_some();
    block.fact("Text of the subheading", begins(book.text8_on(number.hts8(), on)));
    if is_whole {
        block.fact("Text of the number", begins(book.text10_on(number, on)));
    }
    let lists = unit_lists(book, number);
    if is_whole || !lists.is_empty() {
        let known = if lists.is_empty() { "not known".to_owned() } else { lists };
        block.fact("Units of quantity", known);
    }
    block
}

/// Units as every source that gives any has them.
fn unit_lists(book: &Book, number: HtsNumber) -> String {
    let mut lists: Vec<String> = Vec::new();
    for list in book.unit_lists(number).map(units) {
        if !lists.contains(&list) {
            lists.push(list);
        }
    }
    lists.join("; by another source ")
}

fn rates(book: &Book, page: &mut LawPage, subheading: Hts8, asked: &LawQuestion) {
    let on = asked.on;
    let mut block = LawBlock::titled("Rates of duty");
    match book.rates_on(subheading, on, asked.before) {
        Ok(line) => {
            if book.day_of(on, asked.before) != on {
                block.lead = Some(
                    "The day lies before the first edition at hand; its tariff is taken to be that \
                     of the first (option tariff-before-first)."
                        .to_owned(),
                );
            }
            block.fact("General", rate(line.general));
            block.fact("Column 2", rate(line.column2));
            if line.span.from.is_some() || line.span.to.is_some() {
                block.fact("In force", days(line.span));
            }
            block.table = special(book, &line, on).some();
        }
        Err(doubt) => {
            block.lead = Some(format!("Not known: {}.", doubt.words()));
            nearest(book, subheading, doubt, &mut block);
        }
    }
    if let Some(edition) = book.tariff_editions.iter().rev().find(|edition| !edition.is_list) {
        block.confidence = Some(edition.confidence.words());
        page.cites.push(edition.cite.clone());
    }
    page.push(block);
    page.push(over_time(book, subheading, on));
}

/// The rates of the edition nearest to a day outside all of them, said to be that.
fn nearest(book: &Book, subheading: Hts8, doubt: Doubt, block: &mut LawBlock) {
    let schedules = || book.tariff_editions.iter().filter(|edition| !edition.is_list);
    let found = match doubt {
        Doubt::BeforeFirst => schedules().next().map(|edition| (edition, edition.to)),
        Doubt::AfterLast => schedules().next_back().map(|edition| (edition, edition.from)),
        _ => None,
    };
    let Some((edition, day)) = found else { return };
    if let Ok(line) = book.rates_on(subheading, day, Before::Unknown) {
        block.fact("Nearest edition", format!("{}, {}", edition.name, edition_days(edition)));
        block.fact("General, there", rate(line.general));
        block.fact("Column 2, there", rate(line.column2));
    }
}

/// Special rates by programme; the most programmes with the same rate stand together.
fn special(book: &Book, line: &Line<'_>, on: Date) -> LawTable {
    let mut table = LawTable::new(&["Program", "What it is", "Rate"]);
    for (set, granted) in &line.special.groups {
        for mark in line.marks(*set) {
            let found = book.spi(mark, on);
            let held = found.in_force().is_some();
            let name = found.known().map_or("not in the table of programs", |row| &row.programme);
            let name = match (found.known(), held) {
                (Some(_), false) => format!("{name}, not in force on this day"),
                _ => name.to_owned(),
            };
            let key = found.known().map(|row| format!("spi/{}", row.code));
            table.row(key, held, vec![mark.to_owned(), name, rate(granted)]);
        }
    }
    table
}

/// The rates on all days, where they changed.
fn over_time(book: &Book, subheading: Hts8, on: Date) -> LawBlock {
    let mut block = LawBlock::titled("Rates over time");
    let mut table = LawTable::new(&["From", "To", "General", "Column 2"]);
    for line in book.rates.rows_of(subheading) {
        let cells =
            vec![day(line.span.from), day(line.span.to), rate(line.general), rate(line.column2)];
        table.row(None, line.span.contains(on), cells);
    }
    if table.rows.len() > 1 {
        block.table = table.some();
    }
    block
}

/// What CBP's list adds, good for the day of the list.
fn listed(book: &Book, number: HtsNumber) -> LawBlock {
    let mut block = LawBlock::titled("AD/CVD and PGA flags");
    let Some(list) = book.tariff_editions.iter().find(|edition| edition.is_list) else {
        return block;
    };
    let Some(flags) = book.listed.get(number) else {
        if !number.digits().is_multiple_of(100) {
            block.lead = Some(format!("CBP's list of {} does not have the number.", iso(list.to)));
        }
        return block;
    };
    block.lead = Some(format!("From CBP's list of {}.", iso(list.to)));
    block.confidence = Some(list.confidence.words());
    block.fact("Antidumping case may apply", answer(Some(flags.antidumping)));
    block.fact("Countervailing case may apply", answer(Some(flags.countervailing)));
    let agencies = match flags.agencies {
        [] => "none".to_owned(),
        some => some.join(", "),
    };
    block.fact("PGA flags", agencies);
    block.fact("Flags unchanged since", iso(flags.since));
    block
}

fn center(book: &Book, page: &mut LawPage, number: HtsNumber) -> LawBlock {
    let mut block = LawBlock::titled("Center of Excellence and Expertise");
    let Some((center, prefix)) = book.center_of(number) else {
        block.lead = Some("No Center is known for it.".to_owned());
        return block;
    };
    page.cites.push(center.cite.clone());
    block.confidence = Some(prefix.confidence.words());
    let key = Some(format!("center/{}", center.code));
    block.fact_with("Center", format!("{} {}", center.code, center.name), key, None);
    block.fact("Office", center.office.clone());
    block.fact("Assigned by prefix", prefix.prefix.clone());
    block
}

/// The numbers of a subheading.
fn below(book: &Book, subheading: Hts8, asked: &LawQuestion) -> LawBlock {
    let on = asked.on;
    let mut block = LawBlock::titled("Its numbers");
    let mut table = LawTable::new(&["Number", "Units", "On this day"]);
    for number in numbers(book, subheading.digits(), subheading.digits()) {
        let validity = book.validity(number, on, asked.before);
        let standing = standing(&validity, on);
        let lists = unit_lists(book, number);
        let said = if lists.is_empty() { "not known".to_owned() } else { lists };
        let key = Some(format!("hts/{:010}", number.digits()));
        table.row(key, standing.mark == "yes", vec![number.to_string(), said, standing.words]);
    }
    block.table = table.some();
    block
}

/// Every number between two subheadings, of the schedule in use and of the editions before it, rising.
pub(super) fn numbers(book: &Book, from: u32, to: u32) -> Vec<HtsNumber> {
    let inside = |number: &HtsNumber| (from..=to).contains(&number.hts8().digits());
    let eight = subheadings(book, from, to);
    let mut all: Vec<HtsNumber> = eight
        .iter()
        .flat_map(|one| book.tariff.numbers_of(*one).map(|(number, _)| number))
        .collect();
    all.extend(book.tariff_changes.iter().map(|row| row.number).filter(inside));
    all.sort_unstable();
    all.dedup();
    all
}

/// The subheadings of the schedule in use between two, rising.
pub(super) fn subheadings(book: &Book, from: u32, to: u32) -> Vec<Hts8> {
    let all = book.tariff.subheadings().map(|(subheading, _)| subheading);
    all.filter(|one| (from..=to).contains(&one.digits())).collect()
}

/// The subheadings that begin with some digits: first and last.
pub(super) fn range(digits: &str) -> Option<(u32, u32)> {
    let head: String = digits.chars().take(8).collect();
    let first: u32 = format!("{head:0<8}").parse().ok()?;
    let last: u32 = format!("{head:9<8}").parse().ok()?;
    Some((first, last))
}

/// All subheadings that begin with some digits.
fn beginning(book: &Book, key: &str, digits: &str, asked: &LawQuestion) -> Option<LawPage> {
    let on = asked.on;
    let (from, to) = range(digits)?;
    let found = subheadings(book, from, to);
    let mut page = LawPage::new(key, on, "Part of a number", super::search::dotted(digits));
    page.name = format!("{} of the schedule in use", count(found.len(), "subheading"));
    page.cites.push(NOTE.to_owned());
    page.read_on = read_on(book, "tariff");
    let mut block = LawBlock::titled("Subheadings");
    let mut table = LawTable::new(&["Subheading", "General", "Column 2"]);
    for one in &found {
        let key = Some(format!("hts/{:08}", one.digits()));
        let (general, column2) = match book.rates_on(*one, on, asked.before) {
            Ok(line) => (rate(line.general), rate(line.column2)),
            Err(doubt) => (format!("not known: {}", doubt.words()), String::new()),
        };
        let holds =
            book.subheading_standing(*one, book.day_of(on, asked.before)) == NumberStanding::Valid;
        table.row(key, holds, vec![one.to_string(), general, column2]);
    }
    if table.rows.is_empty() {
        block.lead =
            Some("The schedule in use has no subheading that begins like this.".to_owned());
    }
    block.table = table.some();
    page.push(block);
    Some(page)
}
