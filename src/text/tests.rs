use super::*;
use std::ops::ControlFlow;

#[derive(Default)]
struct Rows(Vec<(u32, u64, bool, Vec<String>)>);

impl RowSink for Rows {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        let cells: Vec<_> = (0..record.len()).map(|i| decode(record.raw(i)).into_owned()).collect();
        if record.unchanged() > 0 {
            let (above, .., before) = self.0.last().expect("a row above");
            assert_eq!(above + 1, record.row);
            let same = record.unchanged();
            assert_eq!(cells[..same], before[..same], "cells said to be unchanged");
        }
        self.0.push((record.row, record.offset, record.ended, cells));
        ControlFlow::Continue(())
    }
}

fn read(text: &[u8], chunk: usize) -> (Rows, Result<(), Fault>) {
    let mut rows = Rows::default();
    let FileType::Text(encoding) = file_type(text) else { panic!("not text") };
    let mut reader = TextReader::new(&text[..text.len().min(HEAD)], encoding);
    for piece in text.chunks(chunk) {
        if let Err(fault) = reader.push(piece, &mut rows) {
            return (rows, Err(fault));
        }
    }
    let end = reader.finish(&mut rows);
    (rows, end)
}

fn cells(text: &str) -> Vec<Vec<String>> {
    let whole = read(text.as_bytes(), text.len().max(1));
    for size in 1..text.len() {
        let pieces = read(text.as_bytes(), size);
        assert_eq!(pieces.0.0, whole.0.0, "chunks of {size} in {text:?}");
        assert_eq!(pieces.1, whole.1);
    }
    whole.0.0.into_iter().map(|(.., cells)| cells).collect()
}

#[test]
fn quotes_line_ends_and_ragged_rows() {
    assert_eq!(cells("a,b\r\n1,2\r\n"), [["a", "b"], ["1", "2"]]);
    assert_eq!(cells("a,b\r1,2\r"), [["a", "b"], ["1", "2"]]);
    assert_eq!(cells("a,b\n\n1,2"), [vec!["a", "b"], vec![""], vec!["1", "2"]]);
    assert_eq!(cells("a,b\r\n\r\n1,2"), [vec!["a", "b"], vec![""], vec!["1", "2"]]);
    assert_eq!(cells("\"a,\"\"x\"\"\",\"b\r\nc\"\n,\n"), [["a,\"x\"", "b\r\nc"], ["", ""]]);
    assert_eq!(cells("5\" pipe,\"a\"b\",c\n"), [["5\" pipe", "ab\"", "c"]]);
    assert_eq!(
        cells("a,b\n\"\",\"\"\"\"\n1\n1,2,3"),
        [vec!["a", "b"], vec!["", "\""], vec!["1"], vec!["1", "2", "3"]]
    );
    assert_eq!(cells("\u{feff}a,b\n1,2\n")[0], ["a", "b"]);
}

#[test]
fn long_records_cross_blocks_and_pieces() {
    let long = "x".repeat(9_000);
    let text = format!("{long},\"{long}\n\",c\n1,2,3\n");
    for size in [1, 63, 64, 65, 4_096, 5_000, 20_000] {
        let (rows, end) = read(text.as_bytes(), size);
        assert_eq!(end, Ok(()));
        assert_eq!(rows.0[0].3, [long.clone(), format!("{long}\n"), "c".to_owned()]);
        assert_eq!(rows.0[1].1, text.len() as u64 - 6, "offset of the second record");
    }
}

#[test]
fn faults_name_the_row() {
    let fault = |text: &[u8]| read(text, 3).1.expect_err("a fault");
    let open = fault(b"a,b\n1,\"2\n3,4\n");
    assert_eq!(open, Fault { kind: FaultKind::UnclosedQuote { column: 2 }, row: 2 });
    assert_eq!(
        fault(b"a,b\n1,2\n3,\x004\n"),
        Fault { kind: FaultKind::NulByte { offset: 10 }, row: 3 }
    );
    let long = format!("a\n\"{}", "x".repeat(MAX_RECORD + 10));
    let too_long = Fault { kind: FaultKind::RecordTooLong { quote: Some(1) }, row: 2 };
    assert_eq!(read(long.as_bytes(), 1 << 16).1, Err(too_long.clone()));
    assert_eq!(read(long.as_bytes(), 1_000).1, Err(too_long));
    let wide = format!("a\n{}\n", ",".repeat(MAX_COLUMNS));
    let too_wide = read(wide.as_bytes(), 4_000).1.expect_err("too wide");
    assert_eq!(too_wide.kind, FaultKind::TooManyColumns);
    assert!(open.to_string().contains("row 2, column 2"));
    let plain = format!("a\n{}\n", "x".repeat(MAX_RECORD + 1));
    for size in [1 << 10, 1 << 21] {
        let fault = read(plain.as_bytes(), size).1.expect_err("too long");
        assert_eq!(fault, Fault { kind: FaultKind::RecordTooLong { quote: None }, row: 2 });
    }
}

#[test]
fn a_stray_quote_swallows_no_row() {
    let stray = |text: &str| {
        let whole = read(text.as_bytes(), text.len());
        for size in 1..text.len() {
            let pieces = read(text.as_bytes(), size);
            assert_eq!((&pieces.0.0, &pieces.1), (&whole.0.0, &whole.1), "chunks of {size}");
        }
        let fault = whole.1.expect_err(text);
        (whole.0.0.len(), fault.row, fault.kind)
    };
    let kind = FaultKind::StrayQuote { column: 3 };
    assert_eq!(stray("h,i,j\nA,1,\"one\nB,1,\"two\"\nC,1,x\n"), (1, 2, kind.clone()));
    assert_eq!(stray("h,i,j\nA,1,\"one\nB,1,\"two\nC,1,x\n"), (1, 2, kind.clone()));
    assert_eq!(stray("h,i,j\nA,1,\"one\rB,1,\"two\""), (1, 2, kind.clone()));
    assert_eq!(stray("h,i,j\nA,1,\"one\n\"B\",1,x\n"), (1, 2, kind.clone()));
    assert_eq!(stray("h,i,j\nA,1,\"one\nB,1,\"\"\nC,1,\"three\"\n"), (1, 2, kind));
    let kind = FaultKind::StrayQuote { column: 1 };
    assert_eq!(stray("h,i\n\"A,1\n\"B\",1\n"), (1, 2, kind));
    // What is in quotes as it should be is text, line ends and all.
    let good = "h,i\n\"A\nB\",\"C\r\n\"\"D\"\"\" \t\n\"x\"y,z\n";
    assert_eq!(cells(good)[1], ["A\nB", "C\r\n\"D\" \t"]);
    assert_eq!(cells(good)[2], ["xy", "z"]);
}

#[test]
fn utf16_is_decoded() {
    let text = "A;B\r\n1;é\r\n";
    for (little, mark) in [(true, true), (false, true), (true, false), (false, false)] {
        let mut bytes = Vec::new();
        for unit in mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16()) {
            bytes.extend(if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
        }
        let (rows, end) = read(&bytes, 5);
        assert_eq!(end, Ok(()));
        assert_eq!(rows.0[1].3, ["1", "é"]);
        bytes.pop();
        assert_eq!(read(&bytes, 5).1.map_err(|f| f.kind), Err(FaultKind::HalfCharacter));
    }
}

#[test]
fn a_last_record_without_line_end_says_so() {
    let (rows, end) = read(b"a,b\n1,2\n3", 2);
    assert_eq!(end, Ok(()));
    assert_eq!(rows.0.iter().map(|row| row.2).collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn rows_that_begin_alike_are_read_like_any_other() {
    let mut state = 7u32;
    let mut dice = |sides: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % sides
    };
    let pieces = [
        "entry,",
        "\"q\",",
        "\"a,b\",",
        "\"d\"\"q\",",
        "\"x\"y,",
        ",",
        "1",
        "\n",
        "\r\n",
        "\r",
        "é",
    ];
    let mut alike = 0;
    for _ in 0..60 {
        let head: String = (0..6).map(|_| pieces[dice(6) as usize]).collect();
        let head = format!("{head}a long text that stands on every row,");
        let mut text = String::new();
        for _ in 0..8 {
            let kept = head.len() * dice(4) as usize / 3;
            text.push_str(&head[..kept]);
            (0..dice(6)).for_each(|_| text.push_str(pieces[dice(11) as usize]));
            text.push_str(["\n", "\r\n", "\r"][dice(3) as usize]);
        }
        let rows = cells(&text);
        alike += rows.windows(2).filter(|pair| pair[0].first() == pair[1].first()).count();
    }
    assert!(alike > 60, "{alike} rows begin like the row above");
}
