//! What is known, what is guessed, and that a guess is never used.

use super::mapping_support::{ROWS, entry_number, filled, look, table, template};
use super::support::read;
use tidewaiter::ingest::{Choices, Preview};
use tidewaiter::model::{Confidence, Field, FileRecord, FileStatus, SourceKind};

/// The columns of the entry template that make a small report.
fn small() -> Vec<(String, Vec<String>)> {
    let wanted = [
        "Entry Summary Number",
        "Entry Summary Line Number",
        "HTS Number - Full",
        "Line Tariff Goods Value Amount",
        "Line Tariff Duty Amount",
    ];
    let columns = filled(&template(SourceKind::EntrySummaries)).into_iter();
    columns.filter(|(heading, _)| wanted.contains(&heading.as_str())).collect()
}

fn with(heading: &str, values: &[&str]) -> Vec<(String, Vec<String>)> {
    let mut columns = small();
    let values = values.iter().cycle().take(ROWS).map(|value| (*value).to_owned()).collect();
    columns.push((heading.to_owned(), values));
    columns
}

fn seen(columns: &[(String, Vec<String>)]) -> (FileRecord, Preview) {
    let (record, preview) = look("a.csv", &table(columns), Choices::default());
    (record, preview.expect("a preview"))
}

#[test]
fn a_guess_is_named_and_not_used() {
    let (record, preview) = seen(&with("Orig Ctry", &["CN", "DE", "MX"]));
    assert_eq!(record.status, FileStatus::Complete);
    assert!(!record.has(Field::CountryOfOrigin) && !record.certain);
    assert_eq!(record.unused, ["Orig Ctry"]);
    let guess = &record.guesses[0];
    assert_eq!((guess.field, guess.index), (Field::CountryOfOrigin, 5));
    assert_eq!(guess.confidence, Confidence::Likely);
    assert_eq!(
        record.message,
        "Column F \"Orig Ctry\" looks like Country of Origin Code (all 20 values look like countries; \
         the heading is like \"Country of Origin\"); it is not used until you confirm it."
    );
    assert!(preview.readable && !preview.certain);
    let column = &preview.columns[5];
    assert_eq!((column.letters.as_str(), column.confidence), ("F", "likely"));
    assert_eq!(column.field, Some("Country of Origin Code"));
    assert_eq!(column.samples, ["CN", "DE", "MX", "CN", "DE"]);
    let portfolio = read(&[("a.csv", &table(&with("Orig Ctry", &["CN", "DE", "MX"])))]);
    assert!(portfolio.lines.iter().all(|line| line.origin.is_none()), "nothing is used");
}

#[test]
fn a_known_layout_needs_no_words() {
    let (record, preview) = seen(&small());
    assert_eq!((record.message.as_str(), record.certain), ("", true));
    assert!(record.guesses.is_empty() && preview.certain && preview.missing.is_empty());
    assert_eq!(preview.kind, Some("entry_summaries"));
    assert_eq!(preview.layout.as_deref(), Some("ACE ES-003"));
    assert!(preview.columns.iter().all(|column| column.confidence == "known"));
    assert!(preview.fields.iter().any(|field| field.field == "Entry Date" && !field.required));
    assert!(preview.fields[0].required);
}

/// Values that rule the heading out: the column is not used, whatever its heading says.
#[test]
fn a_known_heading_with_other_values_is_not_used() {
    for (heading, values, field, words) in [
        (
            "Line Tariff Quantity (1)",
            ["01/31/2026", "02/28/2026"],
            Field::Quantity1,
            "none of the 20",
        ),
        (
            "Entry Date",
            ["Smith", "Jones"],
            Field::EntryDate,
            "none of the 20 values looks like a date",
        ),
        ("Country of Origin Code", ["12.50", "7.00"], Field::CountryOfOrigin, "a country"),
        (
            "Importer of Record",
            ["Acme Inc", "Brew Ltd"],
            Field::ImporterNumber,
            "an importer number",
        ),
        ("Units", ["12", "400"], Field::Unit1, "a unit of measure"),
    ] {
        let (record, preview) = seen(&with(heading, &values));
        assert!(!record.has(field) && !record.certain, "{heading}");
        assert_eq!(record.status, FileStatus::Complete, "{heading}");
        let text = &record.message;
        assert!(text.contains("is not used as") && text.contains(words), "{heading}: {text}");
        assert_eq!(preview.columns[5].confidence, "possible");
        assert_eq!(record.guesses[0].confidence, Confidence::Possible);
    }
    let mut columns = small();
    columns[0].1 = vec!["Smith & Sons".to_owned(); ROWS];
    let (record, preview) = seen(&columns);
    assert_eq!(record.status, FileStatus::Refused);
    assert!(record.message.contains("lack Entry Summary Number"), "{}", record.message);
    assert!(record.message.contains("none of the 20 values looks like an entry number"));
    assert!(!preview.readable && preview.missing[0].required);
}

/// Damaged values do not rule a heading out: they are counted and said cell by cell.
#[test]
fn damaged_values_keep_their_column() {
    let mut columns = with("Entry Date", &["45306", "45307"]);
    columns[2].1 = vec!["8.4713E+09".to_owned(); ROWS];
    let (record, _) = seen(&columns);
    assert!(record.has(Field::HtsNumber) && record.has(Field::EntryDate), "{}", record.message);
    let mut few = with("Entry Date", &["Smith"]);
    few.iter_mut().for_each(|(_, values)| values.truncate(3));
    assert!(seen(&few).0.has(Field::EntryDate), "three values are too few to judge");
}

/// Of two columns for one field the second is used when values rule the first out.
#[test]
fn another_known_heading_takes_the_place() {
    let mut columns = small();
    columns.remove(3);
    columns.push(("Entered Value".to_owned(), vec!["01/31/2026".to_owned(); ROWS]));
    columns.push(("Customs Value".to_owned(), vec!["20000.00".to_owned(); ROWS]));
    let (record, preview) = seen(&columns);
    assert_eq!(
        record.column(Field::TariffValue).map(|c| c.heading.as_str()),
        Some("Customs Value")
    );
    assert_eq!(preview.columns[4].confidence, "possible");
    let mut columns = small();
    columns.push(("Customs Value".to_owned(), vec!["20000.00".to_owned(); ROWS]));
    let (record, preview) = seen(&columns);
    assert!(record.certain, "{}", record.message);
    assert_eq!(preview.columns[5].reason, "Column D is used for the same.");
}

#[test]
fn a_missing_column_is_named_with_the_closest() {
    let mut columns = small();
    columns[0].0 = "Cstms Ref".to_owned();
    columns[1].0 = "Entry Summary Position".to_owned();
    let (record, preview) = seen(&columns);
    assert_eq!((record.status, record.kind), (FileStatus::Refused, SourceKind::Unknown));
    let missing: Vec<_> =
        preview.missing.iter().map(|m| (m.field, m.candidates[0].index)).collect();
    assert_eq!(missing, [("Entry Summary Number", 0), ("Entry Summary Line Number", 1)]);
    assert_eq!(preview.columns[0].confidence, "possible");
    assert_eq!(
        preview.columns[0].reason,
        "All 20 values look like entry numbers; the heading does not say so."
    );
    for words in ["lack Entry Summary Number and", "Closest to Entry Summary Number: \"Cstms Ref\""]
    {
        assert!(record.message.contains(words), "{}", record.message);
    }
}

#[test]
fn a_table_of_no_kind_is_refused_and_can_be_mapped() {
    let bytes = b"Name,Birthday,City\nSmith,1/2/1970,Laredo\nJones,3/4/1980,Houston\n";
    let (record, preview) = look("a.csv", bytes, Choices::default());
    let preview = preview.expect("a preview");
    assert_eq!(record.status, FileStatus::Refused);
    assert!(record.message.contains("No column headings that we know"), "{}", record.message);
    assert_eq!((preview.kind, preview.header_row), (None, 1));
    let headings: Vec<_> = preview.columns.iter().map(|c| c.heading.as_str()).collect();
    assert_eq!(headings, ["Name", "Birthday", "City"]);
    assert!(preview.columns.iter().all(|c| c.confidence == "none" && c.samples.len() == 2));
    assert!(preview.kinds.iter().any(|kind| kind.kind == "exports"));
    assert!(!preview.readable && !preview.certain && preview.choice().is_none());
    let (_, empty) = look("a.pdf", b"%PDF-1.7\n", Choices::default());
    assert!(empty.is_none(), "no table, no preview");
}

/// The first filled row of a title is not taken for headings where a better row follows.
#[test]
fn headings_below_titles() {
    let mut text = b"Monthly report,,,,\n,,,,\nprinted,1/2/2026,,,\n".to_vec();
    let mut columns = small();
    columns[0].0 = "Cstms Ref".to_owned();
    text.extend(table(&columns));
    let (_, preview) = look("a.csv", &text, Choices::default());
    assert_eq!(preview.map(|p| p.header_row), Some(4));
}

#[test]
fn rows_balance_however_many_are_held() {
    for rows in [1, 4, 29, 30, 31, 199, 200, 201, 230, 231, 500] {
        let mut text = String::from("Title\n\nEntry Number,Line,HTS,Value\n");
        for row in 0..rows {
            text += &format!("{},1,8471300100,10.00\n", entry_number(row));
        }
        let (record, _) = look("a.csv", text.as_bytes(), Choices::default());
        assert_eq!(record.rows.used, rows as u64);
        assert_eq!((record.rows.other, record.header_row), (3, 3));
    }
}
