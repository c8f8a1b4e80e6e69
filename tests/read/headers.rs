//! Reports of whole entries: they complete the entries of line reports and bring no lines.

use super::support::{dollars, fixture, read};
use tidewaiter::model::{FileStatus, Portfolio, SourceKind, iso};

const HEADER: &str = "Entry Summary Number,Entry Type Code,Importer Number,Entry Date,Importation Date,Mode of Transport \
                      Code,Liquidation Date,Liquidation Status,Total Liquidated Duty Amount,Protest Number,Total Paid MPF \
                      Amount,Latest PSC Filed Date,Total Entered Value Amount\n\
                      ABC-1234567-6,1,12-345678900,03/14/2025,03/10/2025,11,01/23/2026,Liquidated,332.50,270426100123,32.71,,1500\n\
                      ABC-1234569-2,1,12-345678900,05/01/2025,04/28/2025,11,,Extended,,,,,900\n";
const CAPE: &str = "ENTRY_NUMBER,CLAIM_NUMBER,STATUS,ERROR_DESCRIPTION\n\
                    ABC12345676,C-2,Rejected,Entry is under protest\n\
                    ABC12345676,C-1,Accepted,\n\
                    ABC12345684,C-1,Accepted,\n";

fn lines() -> String {
    String::from_utf8(fixture("es003_standard.csv")).expect("text")
}

fn message<'a>(portfolio: &'a Portfolio, name: &str) -> &'a str {
    let file = portfolio.files.iter().find(|file| file.name == name).expect("a file");
    assert_eq!(file.status, FileStatus::Complete, "{name}: {}", file.message);
    &file.message
}

#[test]
fn a_header_report_completes_the_entries() {
    let portfolio = read(&[("lines.csv", lines().as_bytes()), ("head.csv", HEADER.as_bytes())]);
    let file = portfolio.files.iter().find(|f| f.name == "head.csv").expect("the report");
    assert_eq!(
        (file.kind, file.layout.as_str()),
        (SourceKind::EntryHeaders, "Entry summary header")
    );
    assert!(file.unused.is_empty(), "{:?}", file.unused);
    assert_eq!((file.rows.used, file.rows.other), (2, 1));
    let entry = &portfolio.entries[0];
    let text = |symbol| portfolio.str(symbol);
    assert_eq!((text(entry.mode), text(entry.liquidation_status)), ("11", "Liquidated"));
    assert_eq!(text(entry.protest), "270426100123");
    assert_eq!(entry.liquidation_date.map(iso).as_deref(), Some("2026-01-23"));
    assert_eq!((entry.liquidated_duty, entry.total_mpf), (dollars("332.50"), dollars("32.71")));
    assert_eq!(entry.totals.value, dollars("1500"));
    assert_eq!(portfolio.file(entry.place.file).name, "lines.csv", "the lines are the entry");
    let dates: Vec<_> =
        portfolio.lines.iter().map(|line| line.import_date.map(|date| iso(date.0))).collect();
    assert_eq!(dates, [Some("2025-03-10".into()), Some("2025-03-10".into()), None]);
    let account = &portfolio.accounts[0];
    assert_eq!((Some(account.value), account.lines), (dollars("3500"), 3), "sums are of lines");
    assert!(portfolio.conflicts.is_empty() && portfolio.repeated.is_empty());
}

#[test]
fn an_entry_without_lines_is_kept_and_said() {
    let portfolio = read(&[("lines.csv", lines().as_bytes()), ("head.csv", HEADER.as_bytes())]);
    assert_eq!((portfolio.entries.len(), portfolio.without_lines.len()), (2, 1));
    let alone = &portfolio.without_lines[0];
    assert_eq!(alone.number.to_string(), "ABC-1234569-2");
    assert_eq!(portfolio.str(alone.liquidation_status), "Extended");
    assert!(alone.lines.is_empty());
    let said = message(&portfolio, "head.csv");
    assert!(said.contains("1 entry summary has no lines in the files read"), "{said}");
    assert!(said.contains("ES-003"), "{said}");
    assert_eq!(message(&portfolio, "lines.csv"), "");
    let only = read(&[("head.csv", HEADER.as_bytes())]);
    assert_eq!((only.entries.len(), only.lines.len(), only.accounts.len()), (0, 0, 0));
    assert!(message(&only, "head.csv").contains("2 entry summaries have no lines"));
}

#[test]
fn claims_stay_whole() {
    let portfolio = read(&[("lines.csv", lines().as_bytes()), ("cape.csv", CAPE.as_bytes())]);
    let file = portfolio.files.iter().find(|f| f.name == "cape.csv").expect("the file");
    assert_eq!(
        (file.layout.as_str(), file.rows.used, file.message.as_str()),
        ("CAPE claim status", 3, "")
    );
    let claims = |index: usize| -> Vec<[&str; 3]> {
        let cape = &portfolio.entries[index].cape;
        cape.iter().map(|c| [c.number, c.status, c.error].map(|s| portfolio.str(s))).collect()
    };
    assert_eq!(
        claims(0),
        [["C-1", "Accepted", ""], ["C-2", "Rejected", "Entry is under protest"]],
        "the status of one claim never stands beside the error of another"
    );
    assert_eq!(claims(1), [["C-1", "Accepted", ""]]);
}

#[test]
fn claims_in_columns_added_to_a_line_report() {
    let text = "Entry Summary Number,CAPE PHASE 1 ELIGIBLE,CLAIM NUMBER,CLAIM ERROR,Entry Summary Line Number,Tariff \
                Ordinal Number,HTS Number - Full,Line Tariff Goods Value Amount,Line Tariff Duty Amount\n\
                ABC12345676,Y,C-1,,1,1,99038803,0,250\nABC12345676,Y,C-1,,1,2,8471300100,1000,0\n\
                ABC12345684,N,,,1,1,8708295060,2000,50\n";
    let portfolio = read(&[("a.csv", text.as_bytes()), ("cape.csv", CAPE.as_bytes())]);
    assert!(portfolio.files.iter().all(|file| file.unused.is_empty()));
    let cape = &portfolio.entries[0].cape;
    assert_eq!(cape.len(), 2, "the claim of the column is one the status file tells more of");
    assert_eq!(portfolio.str(cape[0].status), "Accepted");
    assert_eq!(portfolio.entries[1].cape.len(), 1);
}

#[test]
fn rows_of_one_entry_merge_and_disagreement_is_said() {
    let head = "Entry No,Entry Date,Port of Entry,Reconciliation (FTA) Status,Protest Number\n\
                ABC12345676,03/15/2025,2704,,P-1\nABC12345676,03/15/2025,2704,Filed,\n";
    let portfolio = read(&[("lines.csv", lines().as_bytes()), ("head.csv", head.as_bytes())]);
    let entry = &portfolio.entries[0];
    assert_eq!(portfolio.str(entry.reconciliation_status[0]), "Filed");
    assert_eq!(portfolio.str(entry.protest), "P-1");
    assert_eq!(entry.entry_date.map(|d| iso(d.0)).as_deref(), Some("2025-03-14"));
    let said = message(&portfolio, "head.csv");
    assert!(
        said.contains(
            "Column B \"Entry Date\": another file says something else of 1 entry (first near row 2)"
        ),
        "{said}"
    );
}

#[test]
fn a_table_of_lines_is_no_header_report() {
    let without_line = "Entry Number,Port Code,Import Date,Received Date,HTS Code,Part - \
                        Description,Quantity,UOM,Unit Price,Duty Rate\n\
                        ABC12345676,2704,03/10/2025,03/20/2025,6109100012,T-1,48,DOZ,10,16.5%\n";
    let portfolio = read(&[("drawback imports.csv", without_line.as_bytes())]);
    let file = &portfolio.files[0];
    assert_eq!(file.status, FileStatus::Refused);
    for word in ["without the line numbers", "lack Entry Summary Line Number", "ES-003"] {
        assert!(file.message.contains(word), "{}", file.message);
    }
    let with_line = without_line.replace("Port Code", "Line No").replace(",2704,", ",1,");
    let portfolio = read(&[("drawback imports.csv", with_line.as_bytes())]);
    assert_eq!(portfolio.files[0].kind, SourceKind::EntrySummaries);
    let line = &portfolio.lines[0];
    assert_eq!(portfolio.str(line.part), "T-1");
    assert_eq!(
        (line.amounts().value, portfolio.tariffs.get(0).duty),
        (None, None),
        "never computed"
    );
}
