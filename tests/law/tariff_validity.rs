//! Validity against the editions themselves.

use super::sources::{gzipped, sources};
use super::{book, day};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tidewaiter::law::{Before, Book, Doubt, NumberStanding, Validity};
use tidewaiter::model::HtsNumber;

/// Where an edition is: its file and the column of numbers.
type File = (&'static str, &'static str);

/// Editions with their place and, where it is at hand, the file of their numbers.
const EDITIONS: [(usize, &str, Option<File>); 6] = [
    (0, "2023-10", Some(("hts_2023-10_mstatt.csv.gz", "HTS Number"))),
    (1, "2024-07", Some(("hts_2024-07_kashyap.csv.gz", "HTS Number"))),
    (2, "2024-11", None),
    (3, "2025-01", Some(("hts_2025_basic_edition.csv.gz", "HTS Number"))),
    (4, "2025-11/12", Some(("hts_2025-1x_jflores_rev32.csv.gz", "HTS Number"))),
    (6, "2026-07", Some(("hts_lines_2026_merged.csv.gz", "hts"))),
];

/// A column of a file, digits only.
fn column(path: &Path, name: &str) -> Vec<String> {
    let bytes = match path.extension().is_some_and(|ending| ending == "gz") {
        true => gzipped(path),
        false => std::fs::read(path).expect("file"),
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let at = reader.headers().expect("heading").iter().position(|column| column == name);
    let at = at.expect("column");
    let digits = |record: csv::StringRecord| record.get(at).expect("field").replace('.', "");
    reader.records().map(|record| digits(record.expect("record"))).collect()
}

fn goods(number: &str) -> bool {
    number.len() == 10 && !number.starts_with("99")
}

fn has(book: &Book, number: &str, edition: usize) -> bool {
    let number = HtsNumber::new(number).expect(number);
    let name = &book.tariff_editions[edition].name;
    book.editions_with(number).iter().any(|edition| edition.name == *name)
}

/// Every number of ten digits of every edition at hand is in that edition here, and no other is. On
/// days of an edition the answer never contradicts it, and where the edition is of one day it is it,
/// but for numbers that CBP's list has and the edition does not.
#[test]
fn numbers_are_those_of_the_editions() {
    let Some(sources) = sources() else { return };
    let book = book();
    let folder = sources.join("data/hts");
    let files: Vec<(usize, BTreeSet<String>)> = EDITIONS
        .iter()
        .filter_map(|(place, _, file)| {
            let (file, name) = (*file)?;
            let numbers = column(&folder.join(file), name).into_iter().filter(|n| goods(n));
            Some((*place, numbers.collect()))
        })
        .collect();
    let all: BTreeSet<&String> = files.iter().flat_map(|(_, numbers)| numbers).collect();
    let mut doubts: BTreeMap<&str, usize> = BTreeMap::new();
    for number in &all {
        for (place, numbers) in &files {
            let there = numbers.contains(*number);
            assert_eq!(has(&book, number, *place), there, "{number} in {place}");
            let edition = &book.tariff_editions[*place];
            for date in [edition.from, edition.to] {
                match book.number_standing(HtsNumber::new(number).expect("number"), date) {
                    NumberStanding::Valid => {
                        assert!(there || edition.from != edition.to, "{number} on {date}");
                    }
                    NumberStanding::NotValid => assert!(!there, "{number} on {date}"),
                    NumberStanding::Unknown if edition.from == edition.to => {
                        assert!(!there, "{number} on {date}");
                        *doubts.entry("on the day of an edition").or_default() += 1;
                    }
                    NumberStanding::Unknown => *doubts.entry("about a day").or_default() += 1,
                }
            }
        }
    }
    println!("{} numbers; not known {doubts:?}", all.len());
}

/// Subheadings of each snapshot whose answer on its days is not plainly that of the snapshot, by reason.
const EXCUSED: &[(&str, &str, usize)] = &[
    // From its first possible day to the last the first edition is not surely in force.
    ("2023-10", "there, but not known", 1694),
    ("2024-07", "there, but not known", 192),
    ("2025-01", "not there, but not known", 2),
    // Lines of eight digits whose numbers came or went between the editions around.
    ("2025-01", "there, but not known", 95),
    ("2025-11/12", "not there, but not known", 1),
    ("2025-11/12", "not there, valid about its day", 1),
    ("2025-11/12", "there, but not known", 122),
    ("2026-07", "there, but not known", 95),
];

/// Every subheading of eight digits on the days of every snapshot: there where the snapshot has it or one
/// of its numbers, not there where it has neither. What is answered otherwise is excused by a reason and
/// counted.
#[test]
fn subheadings_are_those_of_the_snapshots() {
    let Some(sources) = sources() else { return };
    let book = book();
    let folder = sources.join("data/hts");
    let eight = |number: &String| {
        let is_line = number.len() >= 8 && !number.starts_with("99");
        is_line.then(|| number.get(..8).map(str::to_owned)).flatten()
    };
    let files: Vec<(usize, &str, BTreeSet<String>)> = EDITIONS
        .iter()
        .filter_map(|(place, name, file)| {
            let (file, column_name) = (*file)?;
            let numbers = column(&folder.join(file), column_name);
            Some((*place, *name, numbers.iter().filter_map(eight).collect()))
        })
        .collect();
    let all: BTreeSet<&String> = files.iter().flat_map(|(_, _, lines)| lines).collect();
    assert!(all.len() > 11_000, "{}", all.len());
    let mut excused: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (place, name, lines) in &files {
        let edition = &book.tariff_editions[*place];
        let one_day = edition.from == edition.to;
        for digits in &all {
            let subheading = tidewaiter::model::Hts8::from_digits(digits.parse().expect("digits"));
            let subheading = subheading.expect("eight digits");
            let there = lines.contains(*digits);
            for on in BTreeSet::from([edition.from, edition.to]) {
                let reason = match (there, book.subheading_standing(subheading, on)) {
                    (true, NumberStanding::Valid) | (false, NumberStanding::NotValid) => continue,
                    (true, NumberStanding::Unknown) => "there, but not known",
                    (false, NumberStanding::Unknown) => "not there, but not known",
                    (false, NumberStanding::Valid) if !one_day => "not there, valid about its day",
                    (false, NumberStanding::Valid) => "not there, valid by the list of CBP",
                    (true, NumberStanding::NotValid) => {
                        panic!("{digits} is in {name} and not valid")
                    }
                };
                *excused.entry((*name, reason)).or_default() += 1;
            }
        }
    }
    let excused: Vec<(&str, &str, usize)> =
        excused.into_iter().map(|((name, reason), count)| (name, reason, count)).collect();
    println!("{} subheadings in {} snapshots; excused {excused:#?}", all.len(), files.len());
    assert_eq!(excused, EXCUSED);
}

/// The list of presences, which also knows the edition of November 2024, mark by mark.
#[test]
fn numbers_are_those_of_the_list_of_presences() {
    let Some(sources) = sources() else { return };
    let book = book();
    let path = sources.join("data/hts/hts_code_presence.csv");
    let numbers = column(&path, "hts");
    let (mut tens, mut eights) = (0, 0);
    for (place, name, _) in EDITIONS {
        for (number, mark) in numbers.iter().zip(column(&path, name)) {
            let there = mark == "1";
            if number.len() == 10 {
                assert_eq!(has(&book, number, place), there, "{number} in {name}");
                tens += 1;
            } else {
                let subheading = HtsNumber::new(number).expect("number").hts8();
                let edition = &book.tariff_editions[place];
                let standing = book.subheading_standing(subheading, edition.from);
                let wrong = if there { NumberStanding::NotValid } else { NumberStanding::Valid };
                // A line of eight digits can come or go while its numbers stay.
                let kept = book.tariff.numbers_of(subheading).next().is_some();
                assert!(standing != wrong || (kept && !there), "{number} in {name}: {standing:?}");
                eights += 1;
            }
        }
    }
    println!("{tens} marks of numbers, {eights} marks of subheadings");
}

#[test]
fn answers_give_their_reason() {
    let book = book();
    let validity = |text: &str, date: &str, before| {
        book.validity(HtsNumber::new(text).expect(text), day(date), before)
    };
    let unknown = Before::Unknown;
    assert_eq!(validity("8471.30.0100", "2025-03-14", unknown), Validity::Valid);
    assert_eq!(validity("8471.30.0199", "2025-03-14", unknown), Validity::Never);
    match validity("8501.64.0130", "2026-03-01", unknown) {
        Validity::Retired { last, became } => {
            assert_eq!(last.name, "the 2025 basic edition");
            assert_eq!(became, [HtsNumber::new("8501.64.0135").expect("number")]);
        }
        other => panic!("{other:?}"),
    }
    match validity("8501.64.0135", "2024-08-15", unknown) {
        Validity::NotYet { first } => assert_eq!(first.name, "2025 revision 32"),
        other => panic!("{other:?}"),
    }
    assert_eq!(
        validity("8471.30.0199", "2023-06-01", unknown),
        Validity::Unknown(Doubt::BeforeFirst)
    );
    assert_eq!(validity("8471.30.0199", "2023-06-01", Before::Unchanged), Validity::Never);
    assert_eq!(
        validity("8471.30.0199", "2021-06-01", Before::Unchanged),
        Validity::Unknown(Doubt::BeforeFirst),
        "the numbers of 2022 say nothing of 2021"
    );
    assert_eq!(
        validity("8471.30.0100", "2026-07-02", unknown),
        Validity::Unknown(Doubt::AfterLast)
    );
    assert_eq!(validity("9903.88.03", "2025-07-02", unknown), Validity::Unknown(Doubt::NotKept));
    assert_eq!(validity("0101.21.0000", "2024-06-01", unknown), Validity::Unknown(Doubt::Padded));
    assert_eq!(
        validity("8501.64.0135", "2025-03-01", unknown),
        Validity::Unknown(Doubt::EditionsDisagree)
    );
    assert_eq!(
        validity("0101.10.0010", "2024-06-01", unknown),
        Validity::Unknown(Doubt::ListDisagrees)
    );
    let wood = HtsNumber::new("4420.19.00").expect("number").hts8();
    // The basic edition of 2025 lacks it, CBP's list has it.
    assert_eq!(book.subheading_standing(wood, day("2025-01-01")), NumberStanding::Unknown);
    assert_eq!(book.subheading_standing(wood, day("2026-07-01")), NumberStanding::Valid);
}
