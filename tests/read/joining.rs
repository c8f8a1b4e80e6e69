//! Tariff records, line details, headers and claims of the same entries: in any order one portfolio, and
//! nothing counts twice.

use super::support::{dollars, intake, read};
use proptest::prelude::*;
use tidewaiter::ingest::assemble;
use tidewaiter::model::{Portfolio, iso};

const RECORDS: &str = "Entry Summary Number,Entry Summary Line Number,Tariff Ordinal Number,HTS Number - Full,Line Tariff \
                       Goods Value Amount,Line Tariff Duty Amount,Entry Date,Country of Origin Code,Importer Number";
const RECORD_ROWS: &[&str] = &[
    "ABC12345676,1,1,99038803,0,250,03/14/2025,CN,12-345678900",
    "ABC12345676,1,2,8471300100,1000,0,03/14/2025,CN,12-345678900",
    "ABC12345676,2,1,6109100012,500,82.50,03/14/2025,VN,12-345678900",
    "ABC12345684,1,1,8708295060,2000,50,04/02/2025,DE,12-345678900",
];
const DETAILS: &str = "Entry Summary Number,Entry Summary Line Number,Bond Type,HTS Number - Full,Country of Origin \
                       Code,Line Goods Value Amount,Line Duty Amount,Line MPF Amount,Line HMF Amount,Total Paid MPF Amount";
const DETAIL_ROWS: &[&str] = &[
    "ABC12345676,1,8,8471300100,CN,1000,250,3.46,1.25,32.71",
    "ABC12345676,2,8,6109100012,VN,500,82.50,1.73,0.63,32.71",
    "ABC12345684,1,8,8708295060,DE,2000,50,6.93,2.50,32.71",
];
const HEADERS: &str =
    "Entry Summary Number,Importation Date,Liquidation Date,Liquidation Status,Protest Number";
const HEADER_ROWS: &[&str] = &[
    "ABC12345676,03/10/2025,01/23/2026,Liquidated,",
    "ABC12345684,03/30/2025,02/13/2026,Liquidated,P-1",
    "ABC12345692,04/10/2025,,Extended,",
];
const CAPE: &str = "ENTRY_NUMBER,CLAIM_NUMBER,STATUS,ERROR_DESCRIPTION";
const CAPE_ROWS: &[&str] =
    &["ABC12345676,C-1,Accepted,", "ABC12345676,C-2,Rejected,Duplicate entry"];

fn file(head: &str, rows: &[&str]) -> String {
    format!("{head}\n{}\n", rows.join("\n"))
}

/// Everything a portfolio says, in words; places aside.
fn said(portfolio: &Portfolio) -> Vec<String> {
    let text = |symbol| portfolio.str(symbol);
    let mut all = Vec::new();
    for entry in portfolio.entries.iter().chain(&portfolio.without_lines) {
        let words = [entry.importer, entry.liquidation_status, entry.protest, entry.mode];
        let cape: Vec<_> = entry.cape.iter().map(|c| [c.number, c.status, c.error]).collect();
        all.push(format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?}",
            entry.number,
            words.map(text),
            entry.entry_date.map(|d| iso(d.0)),
            entry.liquidation_date.map(iso),
            entry.total_mpf,
            entry.totals,
            cape.iter().map(|claim| claim.map(text)).collect::<Vec<_>>(),
        ));
        for (_, line) in portfolio.lines_of(entry) {
            all.push(format!(
                "{} {:?} {:?} {:?}",
                line.number,
                line.origin,
                line.import_date.map(|d| iso(d.0)),
                line.amounts()
            ));
            for record in portfolio.tariffs_of(line) {
                let (hts, value, duty) = (record.hts, record.value, record.duty);
                all.push(format!("{} {hts:?} {value:?} {duty:?}", record.ordinal));
            }
        }
    }
    all.push(format!("{:?}", portfolio.accounts));
    all.push(format!(
        "{} {} {}",
        portfolio.conflicts.len(),
        portfolio.repeated.len(),
        portfolio.duplicated.len()
    ));
    all
}

fn files() -> [(&'static str, &'static str, &'static [&'static str]); 4] {
    [
        ("records.csv", RECORDS, RECORD_ROWS),
        ("details.csv", DETAILS, DETAIL_ROWS),
        ("headers.csv", HEADERS, HEADER_ROWS),
        ("cape.csv", CAPE, CAPE_ROWS),
    ]
}

#[test]
fn ordinals_give_value_and_duty_and_details_the_rest() {
    let texts = files().map(|(name, head, rows)| (name, file(head, rows)));
    let given: Vec<(&str, &[u8])> = texts.iter().map(|(n, t)| (*n, t.as_bytes())).collect();
    let portfolio = read(&given);
    assert!(portfolio.conflicts.is_empty() && portfolio.repeated.is_empty());
    assert_eq!(portfolio.tariffs.len(), RECORD_ROWS.len());
    let account = &portfolio.accounts[0];
    assert_eq!((Some(account.value), Some(account.duty)), (dollars("3500"), dollars("382.5")));
    let line = &portfolio.lines[0].amounts();
    assert_eq!((line.mpf, line.hmf), (dollars("3.46"), dollars("1.25")));
    assert_eq!((line.value, line.reported_duty), (dollars("1000"), dollars("250")));
    assert_eq!(portfolio.entries[0].total_mpf, dollars("32.71"));
    for file in &portfolio.files {
        assert_eq!(file.rows.set_aside, 0, "{}: {:?}", file.name, file.set_aside);
    }
    assert_eq!(portfolio.without_lines.len(), 1);
}

#[test]
fn details_alone_and_twice() {
    let details = file(DETAILS, DETAIL_ROWS);
    let once = read(&[("a.csv", details.as_bytes())]);
    assert_eq!(Some(once.accounts[0].duty), dollars("382.5"));
    let again = format!("{details}\n");
    let twice = read(&[("a.csv", details.as_bytes()), ("b.csv", again.as_bytes())]);
    assert_eq!(Some(twice.accounts[0].duty), dollars("382.5"));
    assert_eq!((twice.repeated.len(), twice.conflicts.len()), (3, 0));
}

#[test]
fn a_later_extract_of_the_details_replaces_the_records_and_is_said() {
    let psc = format!("{DETAILS},Latest PSC Filed Date");
    let row = "ABC12345684,1,8,8708295060,DE,2000,75,6.93,2.50,32.71,09/30/2025";
    let texts = [file(RECORDS, RECORD_ROWS), file(&psc, &[row])];
    let portfolio = read(&[("a.csv", texts[0].as_bytes()), ("b.csv", texts[1].as_bytes())]);
    assert_eq!(portfolio.conflicts.len(), 1);
    assert_eq!(portfolio.tariffs.get(3).duty, dollars("75"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(super::support::cases_of_slow()))]

    #[test]
    fn order_of_files_and_rows_changes_nothing(
        order in Just((0..4).collect::<Vec<usize>>()).prop_shuffle(),
        shuffles in proptest::array::uniform4(any::<u64>()),
        kept in proptest::array::uniform4(any::<bool>()),
    ) {
        let with = |shuffled: bool| -> Vec<(&'static str, String)> {
            let chosen = files().into_iter().zip(shuffles).zip(kept).filter(|(_, kept)| *kept);
            chosen
                .map(|(((name, head, rows), seed), _)| {
                    let mut rows = rows.to_vec();
                    if shuffled {
                        // A different order for each seed.
                        let by = |row: &&str| {
                            row.bytes().fold(seed | 1, |n, b| {
                                n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(b.into())
                            })
                        };
                        rows.sort_by_key(by);
                    }
                    (name, file(head, &rows))
                })
                .collect()
        };
        let plain = with(false);
        let expected = said(&assemble(
            plain.iter().map(|(name, text)| intake(name, text.as_bytes())).collect(),
        ));
        let mut turned = with(true);
        turned.sort_by_key(|(name, _)| {
            let at = files().iter().position(|(known, ..)| known == name).unwrap_or(0);
            order.iter().position(|of| *of == at)
        });
        let found = said(&assemble(
            turned.iter().map(|(name, text)| intake(name, text.as_bytes())).collect(),
        ));
        prop_assert_eq!(expected, found);
    }
}
