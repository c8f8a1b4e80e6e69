//! Cells of the lists beside the reports, and the file that keeps what was chosen.

use crate::cells::{plain, table, used};
use crate::reading::read;
use rust_decimal::Decimal;
use std::sync::{Arc, LazyLock};
use tidewaiter::ingest::{Choices, Intake, assemble, templates};
use tidewaiter::model::Field;

/// Headings and example of a template.
fn rows(csv: &[u8]) -> Option<Example> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv);
    let mut rows = reader.byte_records().map_while(Result::ok);
    let headings = std::str::from_utf8(rows.next()?.as_slice()).is_ok();
    let text = std::str::from_utf8(csv).ok()?.trim_start_matches('\u{feff}');
    let cells = rows.next()?.iter().map(<[u8]>::to_vec).collect();
    headings.then(|| (text.lines().next().unwrap_or("").to_owned(), cells))
}

/// The headings and the cells of an example.
type Example = (String, Vec<Vec<u8>>);

/// What each template holds: made once, since making them takes longer than reading one.
static EXAMPLES: LazyLock<Vec<Example>> =
    LazyLock::new(|| templates().iter().filter_map(|template| rows(&template.csv())).collect());

/// A cell of a template, by the first two bytes of input, holds the rest: the size of the chunks changes
/// nothing, and a row is one record at the most.
pub fn cell(data: &[u8]) {
    let [list, column, cell @ ..] = data else { return };
    let (headings, cells) = &EXAMPLES[usize::from(*list) % EXAMPLES.len()];
    let mut cells = cells.clone();
    let at = usize::from(*column) % cells.len().max(1);
    if let Some(place) = cells.get_mut(at) {
        cell.clone_into(place);
    }
    let cells: Vec<&[u8]> = cells.iter().map(Vec::as_slice).collect();
    let bytes = table(headings, &cells);
    let (whole, pieces) = (read(&bytes, 1 << 20), read(&bytes, 3));
    assert_eq!(whole.record(), pieces.record());
    let portfolio = assemble(vec![whole]);
    let lists = &portfolio.lists;
    let records = [
        lists.destructions.len(),
        lists.bill_of_materials.len(),
        lists.production.len(),
        lists.parts.len(),
        lists.prior_claims.len(),
        lists.used_exports.len(),
        lists.watched_cases.len(),
        lists.requests.len(),
        portfolio.exports.len(),
        portfolio.movements.len(),
        portfolio.entries.len() + portfolio.without_lines.len(),
    ];
    let used = portfolio.files.first().map_or(0, |file| file.rows.used);
    assert!(records.iter().sum::<usize>() as u64 <= used, "{records:?} of {used}");
}

/// Percentages: a plain number from zero, with its sign behind it or not; none is below zero.
pub fn percent(data: &[u8]) {
    const HEADINGS: &str = "Parent Part Number,Component Part Number,Quantity Per,Scrap Percent";
    let scrap = |data: &[u8]| {
        let cells = [&b"KIT-1"[..], b"PART-1", b"2", data];
        let portfolio = used(Field::BomScrap, &table(HEADINGS, &cells))?;
        Some(portfolio.lists.bill_of_materials.first()?.scrap)
    };
    let Some(read) = scrap(data) else { return };
    if let Some(text) = plain(data) {
        let number = text.strip_suffix('%').unwrap_or(text);
        let is_plain =
            number.len() < 10 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        if is_plain {
            assert_eq!(read, Some(number.parse::<Decimal>().expect("digits")), "{text}");
        }
    }
    if let Some(read) = read {
        assert!(read >= Decimal::ZERO, "{read}");
        assert_eq!(scrap(format!("{read}%").as_bytes()), Some(Some(read)), "written again");
    }
}

const REPORT: &[u8] =
    b"Entry Number,Line,HTS,Value,Duty,Notes\nABC12345676,1,8471300100,1000,10,x\n\
                        ABC12345684,1,8708295060,20,1,y\n";

/// Mapping files: what is read is written the same, and whatever was chosen, rows balance.
pub fn mapping(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let choices = match Choices::parse(text) {
        Ok(choices) => choices,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let written = choices.to_json();
    let again = std::str::from_utf8(&written).expect("text");
    assert_eq!(Choices::parse(again).as_ref(), Ok(&choices), "written again");
    let mut intake = Intake::without_hash("a.csv").with(Arc::new(choices));
    intake.push(REPORT);
    let file = intake.finish();
    let rows = file.record().rows;
    assert_eq!(rows.read, rows.used + rows.set_aside + rows.other);
    let _ = assemble(vec![file]);
}
