//! The rows of a sheet, streamed from its XML.

use super::cell::{Context, Row};
use super::markup::{Markup, Token, resolve, verbatim};
use super::notes::SheetNotes;
use super::xml::XmlError;
use super::{Fault, FaultKind};
use crate::text::record::{Record, RowSink};
use std::ops::ControlFlow;

/// Elements within each other; a sheet needs about ten.
const MAX_DEPTH: usize = 256;

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
    run(&mut markup, &mut row, notes, sink).map_err(|stop| {
        let what = match stop {
            Stop::Xml(error) => format!("its XML {}", error.text()),
            Stop::Said(what) => what,
        };
        fault(name, row.number, &what)
    })
}

fn run(
    markup: &mut Markup<'_>,
    row: &mut Row<'_>,
    notes: &mut SheetNotes,
    sink: &mut impl RowSink,
) -> Result<(), Stop> {
    let mut path: Vec<Element> = Vec::with_capacity(MAX_DEPTH);
    let mut collects = false;
    loop {
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
                        return Err(XmlError::Damaged.into());
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
