//! From a row of headings to the columns of a file.

use super::headers::Headers;
use super::kinds::{self, KINDS, Kind, LAYOUTS};
use crate::model::{Field, MappedColumn, SourceKind};
use crate::text::{Record, decode};
use std::collections::BTreeMap;

/// No column.
const ABSENT: u16 = u16::MAX;

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
    /// Headings are there that only this kind has.
    is_decided: bool,
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

    /// The best reading of a row of headings: the kind of file it fits best.
    pub(super) fn of(headers: &Headers, record: &Record<'_>) -> Self {
        let headings: Vec<String> =
            record.cells().map(|cell| one_line(&decode(cell.bytes))).collect();
        Self::best(headers, &headings)
    }

    fn best(headers: &Headers, headings: &[String]) -> Self {
        let mut best = Self::as_kind(headers, headings, SourceKind::EntrySummaries);
        for kind in KINDS.iter().skip(1) {
            let other = Self::as_kind(headers, headings, kind.kind);
            if other.is_rather_than(&best, kind) {
                best = other;
            }
        }
        best
    }

    /// Whether headings are rather those of this kind than of the best other so far. Parts, quantities,
    /// units and entries stand in nearly all of them; what decides is what only this kind has.
    fn is_rather_than(&self, best: &Self, kind: &Kind) -> bool {
        let (ours, theirs) = (self.mapped.len(), best.mapped.len());
        if kind.decides.is_empty() {
            return (self.is_enough(), ours) > (best.is_enough(), theirs);
        }
        match (self.is_enough(), best.is_enough()) {
            (true, false) => self.is_decided || ours > theirs,
            (true, true) => self.is_decided && ours >= theirs,
            (false, true) => self.is_decided && ours > theirs,
            (false, false) => ours > theirs,
        }
    }

    fn as_kind(headers: &Headers, headings: &[String], kind: SourceKind) -> Self {
        let found: Vec<_> = headings.iter().map(|h| headers.find(kind, h)).collect();
        let mut best: BTreeMap<Field, (_, usize)> = BTreeMap::new();
        for (index, known) in found.iter().enumerate().filter_map(|(i, k)| k.map(|k| (i, k))) {
            let place = (known.rank, index);
            best.entry(known.field).and_modify(|best| *best = place.min(*best)).or_insert(place);
        }
        let mut mapped: Vec<MappedColumn> = Vec::new();
        let mut unused = Vec::new();
        let mut layouts = Vec::new();
        for (index, (heading, known)) in headings.iter().zip(&found).enumerate() {
            let wins = known
                .filter(|known| best.get(&known.field).is_some_and(|(_, first)| *first == index));
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
        let known = Kind::of(kind);
        let mut missing: Vec<Field> = known
            .iter()
            .flat_map(|kind| kind.needs)
            .filter(|group| !group.iter().any(|field| has(*field)))
            .filter_map(|group| group.first().copied())
            .collect();
        if kind == SourceKind::Inventory && lacks_direction(has) {
            missing.push(Field::MovementType);
        }
        let is_decided = known.is_some_and(|kind| is_decided(kind, &mapped, &layouts));
        let layout = layout(kind, &mapped, &layouts);
        let width = headings.iter().rposition(|h| !h.is_empty()).map_or(0, |last| last + 1);
        let columns = Columns::new(&mapped);
        Self { kind, layout, columns, mapped, unused, width, missing, is_decided }
    }
}

/// A column of units withdrawn beside one of units moved says nothing of receipts.
fn lacks_direction(has: impl Fn(Field) -> bool) -> bool {
    has(Field::QuantityOut)
        && ![Field::MovementType, Field::QuantityIn, Field::QuantityChange].into_iter().any(has)
}

/// Whether each deciding group has a column, and not all of those have weak headings.
fn is_decided(kind: &Kind, mapped: &[MappedColumn], layouts: &[usize]) -> bool {
    let of = |fields: &[Field]| -> Vec<usize> {
        let columns = mapped.iter().zip(layouts).filter(|(c, _)| fields.contains(&c.field));
        columns.map(|(_, layout)| *layout).collect()
    };
    let groups: Vec<Vec<usize>> = kind.decides.iter().map(|fields| of(fields)).collect();
    let is_weak = |layout: &usize| LAYOUTS.get(*layout).is_none_or(|layout| layout.is_weak);
    groups.iter().all(|group| !group.is_empty()) && !groups.iter().flatten().all(is_weak)
}

fn layout(kind: SourceKind, mapped: &[MappedColumn], layouts: &[usize]) -> &'static str {
    let of = |field: Field| mapped.iter().position(|column| column.field == field);
    let name = |layout: usize| LAYOUTS.get(layout).map_or("", |layout| layout.name);
    if kind != SourceKind::EntrySummaries {
        // A layout of weak headings is never the name: the one behind it is.
        let is_strong = |layout: &&usize| LAYOUTS.get(**layout).is_some_and(|l| !l.is_weak);
        let plainest = || LAYOUTS.iter().find(|l| l.kind == kind && !l.is_weak);
        return layouts
            .iter()
            .filter(is_strong)
            .max()
            .map_or_else(|| plainest().map_or("", |layout| layout.name), |layout| name(*layout));
    }
    let entry = of(Field::EntryNumber);
    let entry_layout = entry.and_then(|i| layouts.get(i)).map_or("", |layout| name(*layout));
    if entry_layout != kinds::STANDARD {
        return "Broker entry lines";
    }
    if entry.and_then(|i| mapped.get(i)).is_some_and(|column| column.heading.contains('_')) {
        return "ACE entry summary line (database)";
    }
    let has = |wanted: &str| layouts.iter().any(|layout| name(*layout) == wanted);
    if of(Field::TariffOrdinal).is_none() && has(kinds::LINE_DETAILS) {
        kinds::LINE_DETAILS
    } else if has(kinds::MAIN_REPORT) {
        kinds::MAIN_REPORT
    } else if has(kinds::EXTENDED) {
        kinds::EXTENDED
    } else {
        kinds::STANDARD
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
