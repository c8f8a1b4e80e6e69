//! The rows of a sheet, streamed from its XML.

use super::cell::{Context, Row};
use super::limits::{Limit, MAX_DEPTH};
use super::markup::{Markup, Token, resolve, verbatim};
use super::notes::SheetNotes;
use super::xml::XmlError;
use super::{Fault, FaultKind, quick};
use crate::text::record::{Record, RowSink};
use std::ops::ControlFlow;

/// Why the reading of a sheet stops.
enum Stop {
    Xml(XmlError),
    Said(String),
}

impl From<XmlError> for Stop {
    fn from(error: XmlError) -> Self {
        Self::Xml(error)
    }
}

impl From<String> for Stop {
    fn from(text: String) -> Self {
        Self::Said(text)
    }
}

/// Reads all rows of a sheet and what stands behind them; `name` is for messages.
pub(super) fn read(
    mut markup: Markup<'_>,
    name: &str,
    context: &Context,
    notes: &mut SheetNotes,
    sink: &mut impl RowSink,
) -> Result<(), Fault> {
    let mut row = Row::new(context);
    let result = run::<true>(&mut markup, &mut row, notes, sink);
    notes.long = row.long;
    result.map_err(|stop| {
        let what = match stop {
            Stop::Xml(XmlError::Memory) => {
                return Fault { kind: FaultKind::Memory, row: row.number.max(1) };
            }
            Stop::Xml(error) => format!("its XML {}", error.text()),
            Stop::Said(what) => what,
        };
        fault(name, row.number, &what)
    })
}

/// With `QUICK`, cells in their usual form are read in one go; the result is the same.
fn run<const QUICK: bool>(
    markup: &mut Markup<'_>,
    row: &mut Row<'_>,
    notes: &mut SheetNotes,
    sink: &mut impl RowSink,
) -> Result<(), Stop> {
    let mut path: Vec<Element> = Vec::with_capacity(MAX_DEPTH);
    let mut collects = false;
    loop {
        if QUICK && path.last() == Some(&Element::Row) {
            while let Some(cell) = quick::cell(markup.view()) {
                row.quick(cell)?;
                markup.step(cell.len);
            }
        }
        let ended = match markup.next()? {
            Token::Start(tag) => {
                let element = Element::of(tag.name);
                match element {
                    Element::Cell => row.start_cell(tag),
                    Element::Value => collects = row.start_value(),
                    Element::Row => row.start(tag.attribute(b"r")),
                    Element::Formula => row.start_formula(),
                    Element::Inline => row.start_inline(),
                    Element::Text => collects = counts(&path),
                    Element::Merge => {
                        notes.merge(tag.attribute(b"ref").unwrap_or_default());
                    }
                    Element::Phonetic | Element::Other => {}
                }
                if !tag.is_empty {
                    if path.len() >= MAX_DEPTH {
                        return Err(XmlError::Limit(Limit::Depth).into());
                    }
                    path.push(element);
                    continue;
                }
                element
            }
            Token::End(name) => {
                let element = path.pop().ok_or(XmlError::Damaged)?;
                if element != Element::of(name) {
                    return Err(XmlError::Damaged.into());
                }
                element
            }
            Token::Text(text) => {
                if collects {
                    resolve(text, row.text()?)?;
                }
                continue;
            }
            Token::Verbatim(text) => {
                if collects {
                    verbatim(text, row.text()?);
                }
                continue;
            }
            Token::Eof if path.is_empty() => return Ok(()),
            Token::Eof => return Err(XmlError::Damaged.into()),
        };
        match ended {
            Element::Cell => row.end_cell(notes)?,
            Element::Value | Element::Text => collects = false,
            Element::Row => {
                row.end()?;
                let record = Record::sheet(row.number, &row.bytes, &row.cells);
                if let ControlFlow::Break(()) = sink.record(&record) {
                    return Ok(());
                }
            }
            _ => {}
        }
    }
}

fn fault(name: &str, row: u32, what: &str) -> Fault {
    let row = row.max(1);
    let text = format!(
        "Reading stopped in sheet \"{name}\" near row {row}: {what}. Download the workbook again, \
         or open it in a spreadsheet program and save it as XLSX or CSV."
    );
    Fault { kind: FaultKind::Workbook(text), row }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Row,
    Cell,
    Value,
    Formula,
    Inline,
    Text,
    Phonetic,
    Merge,
    Other,
}

impl Element {
    #[inline]
    fn of(name: &[u8]) -> Self {
        match name {
            b"c" => Self::Cell,
            b"v" => Self::Value,
            b"row" => Self::Row,
            b"f" => Self::Formula,
            b"is" => Self::Inline,
            b"t" => Self::Text,
            b"rPh" => Self::Phonetic,
            b"mergeCell" => Self::Merge,
            _ => Self::Other,
        }
    }
}

/// Whether the text of a run that begins here belongs to the cell.
fn counts(path: &[Element]) -> bool {
    path.contains(&Element::Inline) && !path.contains(&Element::Phonetic)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::archive::Part;
    use super::super::source::Source;
    use super::*;
    use crate::text::CellKind;
    use proptest::prelude::*;

    type Rows = Vec<(u32, Vec<(String, CellKind)>)>;

    struct Seen(Rows);

    impl RowSink for Seen {
        fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
            let text = |index| String::from_utf8_lossy(record.raw(index)).into_owned();
            let cell = |index| (text(index), record.cell(index).kind);
            self.0.push((record.row, (0..record.len()).map(cell).collect()));
            ControlFlow::Continue(())
        }
    }

    fn rows<const QUICK: bool>(rows: &str, from_1904: bool) -> (Rows, bool) {
        let xml = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let source = Source::new(Part::stored(xml.as_bytes())).expect("a part");
        let context = Context { dates: vec![false, true], from_1904, ..Context::default() };
        let (mut row, mut seen) = (Row::new(&context), Seen(Vec::new()));
        let mut notes = SheetNotes::default();
        let result = run::<QUICK>(&mut Markup::new(source), &mut row, &mut notes, &mut seen);
        (seen.0, result.is_ok())
    }

    fn cell() -> impl Strategy<Value = String> {
        let reference =
            prop::sample::select(vec!["A1", "B1", "D1", "XFD1", "B1", "ZZZ1", "A", "1"]);
        let rest = prop::sample::select(vec!["", " s=\"1\"", " s=\"9\"", " s=\"1\" t=\"n\""]);
        let kind = prop::sample::select(vec![
            "",
            " t=\"s\"",
            " t=\"b\"",
            " t=\"str\"",
            " t=\"e\"",
            " t=\"d\"",
            " t='n'",
        ]);
        let value = prop::sample::select(vec![
            "45306",
            "1.5",
            " 1 ",
            "0.1E2",
            "a&amp;b",
            "",
            "-0",
            "_x000D_",
            "TRUE",
            "2024-01-15",
            "00012",
            "45306.5",
            "<!-- 1 -->2",
        ]);
        (reference, rest, kind, value, 0..4).prop_map(|(reference, rest, kind, value, form)| {
            let start = format!("<c r=\"{reference}\"{rest}{kind}");
            match form {
                0 => format!("{start}/>"),
                1 => format!("{start}><f>1+1</f><v>{value}</v></c>"),
                _ => format!("{start}><v>{value}</v></c>"),
            }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn cells_read_the_same_in_one_go(
            cells in prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..4),
            from_1904: bool,
        ) {
            let row = |cells: Vec<String>| format!("<row>{}</row>", cells.concat());
            let xml: String = cells.into_iter().map(row).collect();
            prop_assert_eq!(rows::<true>(&xml, from_1904), rows::<false>(&xml, from_1904), "{}", xml);
        }
    }

    #[test]
    fn cells_at_the_edge_of_the_view() {
        let one = "<row>".to_owned() + &"<c r=\"C7\"><v>12345.5</v></c>".repeat(9) + "</row>";
        let many = one.repeat(2_000);
        assert_eq!(rows::<true>(&many, false), rows::<false>(&many, false));
        assert_eq!(rows::<true>(&many, false).0.len(), 2_000);
    }
}
