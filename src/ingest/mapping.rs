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
    (
        SourceKind::Inventory,
        &[
            &[Field::MovementPart],
            &[Field::MovementDate],
            &[Field::MovementQuantity, Field::QuantityIn, Field::QuantityChange],
            &[Field::MovementType, Field::QuantityOut, Field::QuantityChange],
        ],
    ),
];

/// Whether files of a kind are not read without a column for this field, where no other stands in.
pub(super) fn is_needed(kind: SourceKind, field: Field) -> bool {
    let mut groups = NEEDS.iter().filter(|(of, _)| *of == kind).flat_map(|(_, groups)| *groups);
    groups.any(|group| group.first() == Some(&field))
}

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
    /// Headings of day and direction are there that only inventory ledgers have.
    is_ledger: bool,
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

    /// The best reading of a row of headings: as entry lines, as exports or as an inventory ledger.
    pub(super) fn of(headers: &Headers, record: &Record<'_>) -> Self {
        let headings: Vec<String> =
            record.cells().map(|cell| one_line(&decode(cell.bytes))).collect();
        Self::best(headers, &headings)
    }

    fn best(headers: &Headers, headings: &[String]) -> Self {
        let imports = Self::as_kind(headers, headings, SourceKind::EntrySummaries);
        let exports = Self::as_kind(headers, headings, SourceKind::Exports);
        let ledger = Self::as_kind(headers, headings, SourceKind::Inventory);
        let value = |m: &Self| (m.is_enough(), m.mapped.len());
        let report = if value(&exports) > value(&imports) { exports } else { imports };
        if ledger.is_rather_than(&report) { ledger } else { report }
    }

    /// Whether headings are rather those of this ledger than of that report. Part, quantity, unit and
    /// entry stand in all of them; it is day and direction that only a ledger has.
    fn is_rather_than(&self, report: &Self) -> bool {
        let (ours, theirs) = (self.mapped.len(), report.mapped.len());
        match (self.is_enough(), report.is_enough()) {
            (true, false) => self.is_ledger || ours > theirs,
            (true, true) => self.is_ledger && ours >= theirs,
            (false, true) => self.is_ledger && ours > theirs,
            (false, false) => ours > theirs,
        }
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
        let mut missing: Vec<Field> = NEEDS
            .iter()
            .filter(|(of, _)| *of == kind)
            .flat_map(|(_, groups)| groups.iter())
            .filter(|group| !group.iter().any(|field| has(*field)))
            .filter_map(|group| group.first().copied())
            .collect();
        if kind == SourceKind::Inventory && lacks_direction(has) {
            missing.push(Field::MovementType);
        }
        let is_ledger = kind == SourceKind::Inventory && is_ledger(&mapped, &layouts);
        let layout = layout(kind, &mapped, &layouts);
        let width = headings.iter().rposition(|h| !h.is_empty()).map_or(0, |last| last + 1);
        let columns = Columns::new(&mapped);
        Self { kind, layout, columns, mapped, unused, width, missing, is_ledger }
    }
}

/// A column of units withdrawn beside one of units moved says nothing of receipts.
fn lacks_direction(has: impl Fn(Field) -> bool) -> bool {
    has(Field::QuantityOut)
        && ![Field::MovementType, Field::QuantityIn, Field::QuantityChange].into_iter().any(has)
}

fn is_ledger(mapped: &[MappedColumn], layouts: &[usize]) -> bool {
    let of = |fields: &[Field]| -> Vec<usize> {
        let columns = mapped.iter().zip(layouts).filter(|(c, _)| fields.contains(&c.field));
        columns.map(|(_, layout)| *layout).collect()
    };
    let day = of(&[Field::MovementDate]);
    let direction = of(&[Field::MovementType, Field::QuantityIn, Field::QuantityChange]);
    let is_weak = |layout: &usize| {
        LAYOUTS.get(*layout).is_none_or(|(name, _)| *name == headers::INVENTORY_WEAK)
    };
    let all_weak = day.iter().chain(&direction).all(is_weak);
    !day.is_empty() && !direction.is_empty() && !all_weak
}

fn layout(kind: SourceKind, mapped: &[MappedColumn], layouts: &[usize]) -> &'static str {
    let of = |field: Field| mapped.iter().position(|column| column.field == field);
    let name = |layout: usize| LAYOUTS.get(layout).map_or("", |(name, _)| *name);
    if kind == SourceKind::Inventory {
        return headers::INVENTORY;
    }
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
