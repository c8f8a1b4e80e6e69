//! A wrong table is refused with its name and line.

use tidewaiter::law::{Book, BookError, EMBEDDED};

/// The book with one table changed.
fn with(table: &str, change: impl Fn(&str) -> String) -> Result<Book, BookError> {
    let texts: Vec<(&str, String)> = EMBEDDED
        .iter()
        .map(|(name, text)| (*name, if *name == table { change(text) } else { (*text).to_owned() }))
        .collect();
    let tables: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Book::from_tables(&tables)
}

/// The error, without printing a whole book when there is none.
fn refused(result: Result<Book, BookError>, what: &str) -> BookError {
    match result {
        Ok(_) => panic!("accepted: {what}"),
        Err(error) => error,
    }
}

/// A table without its last line end.
fn whole(text: &str) -> &str {
    text.strip_suffix('\n').expect("a line end")
}

#[test]
fn a_table_can_be_replaced() {
    let book = with("params", |text| text.replace("\t34.58\t", "\t35.00\t")).expect("book");
    assert_ne!(book.hash, Book::load().expect("book").hash);
    let mut reordered = EMBEDDED;
    reordered.reverse();
    let book = Book::from_tables(&reordered).expect("any order");
    assert_eq!(book.hash, Book::load().expect("book").hash);
}

#[test]
fn every_table_is_needed_once() {
    for (name, _) in EMBEDDED {
        let without: Vec<_> = EMBEDDED.into_iter().filter(|(other, _)| *other != name).collect();
        assert_eq!(refused(Book::from_tables(&without), name).table, name);
        let mut twice = EMBEDDED.to_vec();
        twice.push((name, ""));
        assert_eq!(refused(Book::from_tables(&twice), name).table, name);
    }
    let mut more = EMBEDDED.to_vec();
    more.push(("rates", ""));
    assert_eq!(refused(Book::from_tables(&more), "unknown table").table, "rates");
}

#[test]
fn no_table_takes_a_damaged_line() {
    for (name, text) in EMBEDDED {
        let lines = text.lines().count();
        for (what, damaged) in [
            ("a column more", text.replacen('\n', "\textra\n", 1)),
            ("a field more", format!("{}\textra\n", whole(text))),
            ("an empty line", format!("{text}\n")),
            ("no line end", whole(text).to_owned()),
            ("carriage returns", text.replace('\n', "\r\n")),
            ("a line twice", format!("{text}{}\n", text.lines().last().expect("line"))),
            ("nothing", String::new()),
        ] {
            let error = refused(with(name, |_| damaged.clone()), what);
            assert_eq!(error.table, name, "{what}");
            assert!(error.line >= 1 && error.line <= lines + 1, "{what}: line {}", error.line);
        }
    }
}

#[test]
fn fields_are_checked() {
    for (table, from, to) in [
        ("params", "2026-10-01", "2026-13-01"),
        ("params", "\tusd\t", "\tUSD\t"),
        ("params", "19 CFR 142.12(b)", "19 CFR 142.12(b)(9)"),
        ("params", "2026-10-01\t2027-09-30", "2027-10-01\t2027-09-30"),
        ("params", "2025-10-01\t2026-09-30\t33.58", "2025-10-01\t2026-10-01\t33.58"),
        ("chapter99", "\tadditional\t", "\textra\t"),
        ("chapter99", "\t..=0.25\t", "\t..=25%\t"),
        ("chapter99", "\tCN HK\t", "\tHK CN\t"),
        ("chapter99", "\ta b c j1 j2 p\t", "\ta b c j3\t"),
        ("spi", "\tyes\t", "\ttrue\t"),
        ("destinations", "\tzero\t", "\tnothing\t"),
        ("centers", "005\t", "5\t"),
        ("center_prefixes", "\t005\t", "\t011\t"),
        ("holidays", "\tlast\t", "\t5\t"),
        ("citations", "https://", "http://"),
        ("tables", "2026-11-24", "24.11.2026"),
        ("tariff", "\to\t", "\tx\t"),
        ("entry_rules", "\tadcvd\t", "\tduty\t"),
        ("modes", "\twater\t", "\tsea\t"),
        ("origin_groups", "\tGU\t", "\tgu\t"),
        ("tariff_rates", "\tFree\t", "\tfree\t"),
        ("tariff_rates", "\t2024-01-01\t", "\t2024-01-02\t"),
        ("tariff_rates", "Free:BH,CL", "Free:BH,BH,CL"),
        ("tariff_rates", "|Free:BH", "|Free:AU,BH"),
        ("tariff_listed", "\tAC:", "\tCA:"),
        ("tariff_listed", "10 20\t", "20 2\t"),
        ("tariff_report", "\t22153\n", "\tmany\n"),
        ("tariff_changes", "\t1111100\t", "\t11111\t"),
        ("tariff_changes", "\t1111100\t", "\t1111111\t"),
        ("tariff_editions", "\tlist\t", "\tbook\t"),
        ("tariff_editions", "2025-12-31", "2026-02-22"),
    ] {
        let changed = with(table, |text| {
            assert!(text.contains(from), "{table}: {from}");
            text.replacen(from, to, 1)
        });
        let error = refused(changed, from);
        assert_eq!(error.table, table, "{from}: {error}");
        assert!(error.line > 1, "{from}: {error}");
    }
}
