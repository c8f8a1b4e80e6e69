//! What a mapping amounts to: its layout, and whether it has what only its kind has.

use crate::ingest::kinds::{self, Kind, LAYOUTS};
use crate::model::{Field, MappedColumn, SourceKind};

/// Whether each deciding group has a column, and not all of those have weak headings.
pub(super) fn is_decided(kind: &Kind, mapped: &[MappedColumn], layouts: &[usize]) -> bool {
    let of = |fields: &[Field]| -> Vec<usize> {
        let columns = mapped.iter().zip(layouts).filter(|(c, _)| fields.contains(&c.field));
        columns.map(|(_, layout)| *layout).collect()
    };
    let groups: Vec<Vec<usize>> = kind.decides.iter().map(|fields| of(fields)).collect();
    let is_weak = |layout: &usize| LAYOUTS.get(*layout).is_none_or(|layout| layout.is_weak);
    groups.iter().all(|group| !group.is_empty()) && !groups.iter().flatten().all(is_weak)
}

/// Whether there are data elements of an export declaration.
pub(super) fn is_surely_exports(mapped: &[MappedColumn], layouts: &[usize]) -> bool {
    mapped.iter().zip(layouts).any(|(column, layout)| {
        let of_aes = LAYOUTS.get(*layout).is_some_and(|layout| layout.name == kinds::AES);
        of_aes && kinds::OF_EXPORTS.contains(&column.field)
    })
}

/// Whether a heading is one of a report of entry lines as ACE words it.
pub(super) fn is_of_ace(layout: usize) -> bool {
    LAYOUTS.get(layout).is_some_and(|layout| layout.name.starts_with("ACE"))
}

/// The name of the layout. A list is ACE's where ACE's own headings are over all of its keys and
/// amounts: customs software takes over some of them, the entry number's above all.
pub(super) fn layout(kind: SourceKind, mapped: &[MappedColumn], layouts: &[usize]) -> &'static str {
    let of = |field: Field| mapped.iter().position(|column| column.field == field);
    let name = |layout: usize| LAYOUTS.get(layout).map_or("", |layout| layout.name);
    if kind == SourceKind::EntryHeaders {
        let is_cape = layouts.iter().any(|layout| name(*layout) == kinds::CAPE);
        return if is_cape { kinds::CAPE } else { kinds::HEADERS };
    }
    let numbers = [Field::ExportTariffNumber, Field::ScheduleB, Field::ExportHts];
    if kind == SourceKind::Exports && numbers.into_iter().all(|field| of(field).is_none()) {
        return kinds::SHIPMENTS;
    }
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
    if !kinds::KEYS_AND_AMOUNTS.iter().all(|field| {
        let column = of(*field).and_then(|i| layouts.get(i));
        column.is_none_or(|layout| is_of_ace(*layout))
    }) {
        return kinds::BROKER;
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
