use super::support::{balanced, fixture};
use proptest::prelude::*;
use tidewaiter::ingest::{Intake, assemble};
use tidewaiter::model::Portfolio;

fn in_chunks(name: &str, bytes: &[u8], sizes: &[usize]) -> tidewaiter::ingest::FileIntake {
    let mut intake = Intake::new(name);
    let (mut rest, mut sizes) = (bytes, sizes.iter().cycle());
    while !rest.is_empty() {
        let size = *sizes.next().unwrap_or(&1);
        let (chunk, after) = rest.split_at(size.clamp(1, rest.len()));
        intake.push(chunk);
        rest = after;
    }
    intake.finish()
}

/// What a portfolio says, in words; symbols and hashes aside.
fn said(portfolio: &Portfolio, places: bool) -> Vec<String> {
    let mut all = Vec::new();
    for entry in &portfolio.entries {
        let texts = [entry.importer, entry.entry_type, entry.port, entry.liquidation_status];
        all.push(format!(
            "{} {:?} {:?}",
            entry.number,
            texts.map(|s| portfolio.str(s)),
            entry.entry_date
        ));
        for (_, line) in portfolio.lines_of(entry) {
            let texts = [line.spi, line.mid, line.part].map(|s| portfolio.str(s));
            all.push(format!("{} {texts:?} {:?} {:?}", line.number, line.origin, line.amounts()));
            for t in portfolio.tariffs_of(line) {
                let place = places.then_some((t.place, t.offset));
                all.push(format!(
                    "{} {:?} {} {:?} {:?} {:?} {:?} {place:?}",
                    t.ordinal,
                    t.hts,
                    portfolio.str(t.hts_raw),
                    t.value,
                    t.duty,
                    t.quantity,
                    t.unit
                ));
            }
        }
    }
    for e in portfolio.exports.iter() {
        all.push(format!(
            "{} {} {:?} {:?} {:?} {:?}",
            portfolio.str(e.itn),
            e.line,
            e.date,
            e.number,
            e.quantity,
            e.value
        ));
    }
    for m in &portfolio.movements {
        let place = places.then_some((m.place, m.offset));
        all.push(format!(
            "{} {:?} {:?} {:?} {} {place:?}",
            portfolio.str(m.part),
            m.date,
            m.kind,
            m.quantity,
            portfolio.str(m.itn)
        ));
    }
    all.push(format!("{:?}", portfolio.accounts));
    all
}

/// Cells that reports hold, good and bad.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("ABC12345676".to_owned()),
        Just("ABC-1234568-4".to_owned()),
        Just("1".to_owned()),
        Just("002".to_owned()),
        Just("99038803".to_owned()),
        Just("8471.30.0100".to_owned()),
        Just("\"$1,234.50\"".to_owned()),
        Just("(7.00)".to_owned()),
        Just("03/14/2025".to_owned()),
        Just("Grand Total".to_owned()),
        Just("\"two\nlines, \"\"quoted\"\"\"".to_owned()),
        Just(String::new()),
        "[ -~é]{0,6}".prop_map(|text| text.replace(['"', ','], "'")),
    ]
}

fn report() -> impl Strategy<Value = String> {
    let row = proptest::collection::vec(cell(), 0..9).prop_map(|cells| cells.join(","));
    let good = (1..4u32, 1..3u32, 0..3u32, prop_oneof![Just(100u32), Just(250)]).prop_map(
        |(entry, line, ordinal, duty)| {
            let ordinal = if ordinal == 0 { String::new() } else { ordinal.to_string() };
            format!("ABC1234567{entry},{line},{ordinal},8471300100,1000,{duty},CN")
        },
    );
    let rows = proptest::collection::vec(prop_oneof![1 => row, 2 => good], 0..12);
    (rows, prop_oneof![Just("\n"), Just("\r\n"), Just("\r")]).prop_map(|(rows, end)| {
        let head = "Entry Summary Number,Entry Summary Line Number,Tariff Ordinal Number,HTS Number - Full,Line \
                    Tariff Goods Value Amount,Line Tariff Duty Amount,Country of Origin Code";
        let mut all = vec![head.to_owned()];
        all.extend(rows);
        all.join(end) + end
    })
}

fn ledger() -> impl Strategy<Value = String> {
    let cell = |cells: &'static [&'static str]| proptest::sample::select(cells);
    let row = (
        cell(&["", "7", "8"]),
        cell(&["2025-01-01", "2025-01-02", "soon", ""]),
        cell(&["Receipt", "Out", "Export", "Adjustment", "Balance", "transfer", ""]),
        cell(&["A", "B", "Total", ""]),
        cell(&["5", "-5", "7", "0", "x", ""]),
    );
    let rows = row.prop_map(|(number, day, kind, part, units)| {
        format!("{number},{day},{kind},{part},{units}\n")
    });
    proptest::collection::vec(rows, 0..14).prop_map(|rows| {
        format!("Movement Number,Movement Date,Movement Type,Part,Quantity\n{}", rows.concat())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::support::cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn chunks_change_nothing(text in report(), sizes in proptest::collection::vec(prop_oneof![1..200usize, Just(1 << 20)], 1..6)) {
        let whole = in_chunks("a.csv", text.as_bytes(), &[1 << 20]);
        let pieces = in_chunks("a.csv", text.as_bytes(), &sizes);
        prop_assert_eq!(whole.record(), pieces.record());
        balanced(whole.record());
        prop_assert_eq!(said(&assemble(vec![whole]), true), said(&assemble(vec![pieces]), true));
    }

    #[test]
    fn order_of_files_changes_nothing(texts in proptest::collection::vec(report(), 1..4)) {
        let read = |order: &mut dyn Iterator<Item = &String>| {
            let files = order.map(|t| in_chunks("a.csv", t.as_bytes(), &[1 << 20])).collect();
            assemble(files)
        };
        let (forth, back) = (read(&mut texts.iter()), read(&mut texts.iter().rev()));
        forth.files.iter().for_each(balanced);
        prop_assert_eq!(&forth.files, &back.files);
        prop_assert_eq!(said(&forth, true), said(&back, true));
        prop_assert_eq!(&forth.repeated, &back.repeated);
        prop_assert_eq!(&forth.conflicts, &back.conflicts);
    }

    #[test]
    fn order_of_rows_changes_no_value(text in report(), seed in 0..1_000usize) {
        let mut rows: Vec<&str> = text.lines().filter(|line| !line.contains(['"', '\r'])).collect();
        let straight = rows.join("\n") + "\n";
        let n = rows.len();
        for i in (2..n).rev() {
            rows.swap(i, 1 + (seed * 7 + i * 13) % i);
        }
        let shuffled = rows.join("\n") + "\n";
        let read = |text: &str| assemble(vec![in_chunks("a.csv", text.as_bytes(), &[1 << 20])]);
        let (a, b) = (read(&straight), read(&shuffled));
        prop_assert_eq!(a.files[0].rows, b.files[0].rows);
        let pairs = |p: &Portfolio| (p.duplicated.len(), p.conflicts.len());
        prop_assert_eq!(pairs(&a), pairs(&b));
        prop_assert_eq!(said(&a, false), said(&b, false));
    }
}

// Ledgers are read five times a case, and bytes of any kind have whole reports beside them.
proptest! {
    #![proptest_config(ProptestConfig { cases: super::support::cases_of_slow(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_ledgers_and_their_rows_changes_nothing(
        texts in proptest::collection::vec(ledger(), 1..4),
        sizes in proptest::collection::vec(1..50usize, 1..6),
    ) {
        let turned = |text: &String| {
            let mut rows: Vec<&str> = text.lines().collect();
            rows[1..].reverse();
            rows.join("\n") + "\n"
        };
        let whole = |text: &str| in_chunks("a.csv", text.as_bytes(), &[1 << 20]);
        let forth = assemble(texts.iter().map(|text| whole(text)).collect());
        forth.files.iter().for_each(balanced);
        let pieces = texts.iter().rev().map(|t| in_chunks("a.csv", t.as_bytes(), &sizes)).collect();
        let back = assemble(pieces);
        prop_assert_eq!(&forth.files, &back.files);
        prop_assert_eq!(said(&forth, true), said(&back, true));
        let other = assemble(texts.iter().map(|text| whole(&turned(text))).collect());
        prop_assert_eq!(said(&forth, false), said(&other, false));
        let rows = |p: &Portfolio| p.files.iter().map(|f| f.rows.set_aside).sum::<u64>();
        prop_assert_eq!(rows(&forth), rows(&other));
    }

    #[test]
    fn bytes_of_any_kind_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0..300usize) {
        balanced(in_chunks("a.bin", &bytes, &[13]).record());
        let mut damaged = fixture("es003_standard.csv");
        let at = at % damaged.len();
        damaged.splice(at..(at + 3).min(damaged.len()), bytes.iter().copied().take(5));
        let file = in_chunks("a.csv", &damaged, &[13]);
        balanced(file.record());
        assemble(vec![file]).files.iter().for_each(balanced);
    }
}

#[test]
fn large_chunks_cross_the_head() {
    let head = String::from_utf8(fixture("es003_standard.csv")).expect("text");
    let mut text = head.lines().next().expect("headings").to_owned() + "\n";
    for i in 0..3_000 {
        text += &format!(
            "ABC{i:08},1,01,12-345678900,2704,03/14/2025,03/21/2025,CN,CN,1,8471300100,\"1,{:03}.50\",1,10,NO\n",
            i % 1_000
        );
    }
    let whole = in_chunks("a.csv", text.as_bytes(), &[1 << 20]);
    assert_eq!(whole.record().rows.used, 3_000);
    let whole = said(&assemble(vec![whole]), true);
    for size in [1, 4_095, 65_535, 65_536, 65_537, 100_000] {
        assert_eq!(
            said(&assemble(vec![in_chunks("a.csv", text.as_bytes(), &[size])]), true),
            whole
        );
    }
}
