//! From a row of headings to the columns of a file.

use super::headers::{self, Headers, LAYOUTS};
use crate::model::{Field, MappedColumn, SourceKind};
use crate::text::{Record, decode};

/// No column.
const ABSENT: u16 = u16::MAX;

/// A file without one of these groups (any one column of a group is enough) is not read.
const NEEDS: &[(SourceKind, &[&[Field]])] = &[
    (
        SourceKind::EntrySummaries,
        &[
            &[Field::EntryNumber],
            &[Field::LineNumber],
            &[
                Field::HtsNumber,
                Field::TariffValue,
                Field::TariffDuty,
                Field::LineValue,
                Field::LineDuty,
            ],
        ],
    ),
    (
        SourceKind::Exports,
        &[
            &[Field::ExportDate],
            &[Field::ExportTariffNumber, Field::ScheduleB, Field::ExportHts],
            &[Field::ExportQuantity],
        ],
    ),
];

/// The column of each field.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    index: Vec<u16>,
}

impl Columns {
    fn new(mapping: &[MappedColumn]) -> Self {
        let mut index = vec![ABSENT; Field::ALL.len()];
        for column in mapping {
            if let Some(slot) = index.get_mut(column.field as usize) {
                *slot = column.index;
            }
        }
        Self { index }
    }

    /// The column of a field.
    pub(super) fn get(&self, field: Field) -> Option<usize> {
        self.index.get(field as usize).filter(|i| **i != ABSENT).map(|i| usize::from(*i))
    }
}

/// A row of headings that was understood.
#[derive(Debug, Clone)]
pub(super) struct Mapping {
    pub kind: SourceKind,
    pub layout: &'static str,
    pub columns: Columns,
    pub mapped: Vec<MappedColumn>,
    pub unused: Vec<String>,
    /// Cells in the row of headings, empty ones at its end aside.
    pub width: usize,
    /// Fields of groups that are missing, the first of each.
    pub missing: Vec<Field>,
}

impl Mapping {
    /// Whether all columns a file cannot do without are there.
    pub(super) fn is_enough(&self) -> bool {
        self.missing.is_empty()
    }

    /// The heading of a field's column.
    pub(super) fn heading(&self, field: Field) -> &str {
        self.mapped.iter().find(|c| c.field == field).map_or("", |c| c.heading.as_str())
    }

    /// The better reading of a row of headings: as entry lines or as exports.
    pub(super) fn of(headers: &Headers, record: &Record<'_>) -> Self {
        let headings: Vec<String> =
            record.cells().map(|cell| one_line(&decode(cell.bytes))).collect();
        Self::best(headers, &headings)
    }

    fn best(headers: &Headers, headings: &[String]) -> Self {
        let imports = Self::as_kind(headers, headings, SourceKind::EntrySummaries);
        let exports = Self::as_kind(headers, headings, SourceKind::Exports);
        let value = |m: &Self| (m.is_enough(), m.mapped.len());
        if value(&exports) > value(&imports) { exports } else { imports }
    }

    fn as_kind(headers: &Headers, headings: &[String], kind: SourceKind) -> Self {
        let found: Vec<_> = headings.iter().map(|h| headers.find(kind, h)).collect();
        let mut mapped: Vec<MappedColumn> = Vec::new();
        let mut unused = Vec::new();
        let mut layouts = Vec::new();
        for (index, (heading, known)) in headings.iter().zip(&found).enumerate() {
            let wins = known.filter(|known| {
                let rivals = found.iter().enumerate().filter_map(|(i, k)| k.map(|k| (i, k)));
                let best = rivals
                    .filter(|(_, k)| k.field == known.field)
                    .min_by_key(|(i, k)| (k.rank, *i));
                best.is_some_and(|(i, _)| i == index)
            });
            match (wins, u16::try_from(index)) {
                (Some(known), Ok(index)) => {
                    layouts.push(known.layout);
                    mapped.push(MappedColumn {
                        field: known.field,
                        index,
                        heading: heading.clone(),
                    });
                }
                _ if !heading.is_empty() => unused.push(heading.clone()),
                _ => {}
            }
        }
        let has = |field: Field| mapped.iter().any(|column| column.field == field);
        let missing = NEEDS
            .iter()
            .filter(|(of, _)| *of == kind)
            .flat_map(|(_, groups)| groups.iter())
            .filter(|group| !group.iter().any(|field| has(*field)))
            .filter_map(|group| group.first().copied())
            .collect();
        let layout = layout(kind, &mapped, &layouts);
        let width = headings.iter().rposition(|h| !h.is_empty()).map_or(0, |last| last + 1);
        let columns = Columns::new(&mapped);
        Self { kind, layout, columns, mapped, unused, width, missing }
    }
}

fn layout(kind: SourceKind, mapped: &[MappedColumn], layouts: &[usize]) -> &'static str {
    let of = |field: Field| mapped.iter().position(|column| column.field == field);
    let name = |layout: usize| LAYOUTS.get(layout).map_or("", |(name, _)| *name);
    if kind == SourceKind::Exports {
        return layouts.iter().max().map_or("", |layout| name(*layout));
    }
    let entry = of(Field::EntryNumber);
    let entry_layout = entry.and_then(|i| layouts.get(i)).map_or("", |layout| name(*layout));
    if entry_layout != headers::STANDARD {
        return "Broker entry lines";
    }
    if entry.and_then(|i| mapped.get(i)).is_some_and(|column| column.heading.contains('_')) {
        return "ACE entry summary line (database)";
    }
    let has = |wanted: &str| layouts.iter().any(|layout| name(*layout) == wanted);
    if of(Field::TariffOrdinal).is_none() && has(headers::LINE_DETAILS) {
        headers::LINE_DETAILS
    } else if has(headers::MAIN_REPORT) {
        headers::MAIN_REPORT
    } else if has(headers::EXTENDED) {
        headers::EXTENDED
    } else {
        headers::STANDARD
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(headings: &str) -> Mapping {
        let headings: Vec<String> = headings.split('|').map(|h| h.trim().to_owned()).collect();
        Mapping::best(Headers::all(), &headings)
    }

    #[test]
    fn layouts_by_their_headings() {
        let standard = "Entry Summary Number | Entry Summary Line Number | Tariff Ordinal Number | \
                        HTS Number - Full | Line Tariff Goods Value Amount";
        assert_eq!(mapping(standard).layout, "ACE ES-003");
        assert_eq!(mapping(&format!("{standard} | Filer Name")).layout, "ACE ES-003 extended");
        let main = mapping(&format!("{standard} | Protest Number | Filer Name | Mystery"));
        assert_eq!(main.layout, "ACE ES-003 Main Report");
        assert_eq!(main.unused, ["Mystery"]);
        let broker = mapping("Entry No | Line No | HTS | Value | Total Duty | Duty Paid");
        assert_eq!(
            (broker.layout, broker.kind),
            ("Broker entry lines", SourceKind::EntrySummaries)
        );
        assert_eq!(broker.heading(Field::TariffDuty), "Duty Paid");
        assert_eq!(broker.unused, ["Total Duty"]);
        let exports =
            mapping("ITN | Line Number | Export Date | Schedule B | Quantity | UOM | Value");
        assert_eq!((exports.layout, exports.kind), ("AES export list", SourceKind::Exports));
        assert!(exports.is_enough());
        let poor = mapping("Entry Number | HTS | Value");
        assert_eq!(poor.missing, [Field::LineNumber]);
    }
}
