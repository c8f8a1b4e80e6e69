//! From a row of headings to the columns of a file.

mod layout;

use super::choice::Choice;
use super::headers::{Headers, Heading};
use super::kinds::{self, KINDS, Kind, LAYOUTS};
use super::recognise::{Census, Content, guesses};
use crate::model::Arrange;
use crate::model::{Confidence, Field, GuessedColumn, MappedColumn, SourceKind};
use layout::{is_decided, is_of_ace, is_surely_exports, layout};

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

/// A column whose heading is known and whose values are something else.
#[derive(Debug, Clone)]
pub(super) struct Contradicted {
    pub index: usize,
    /// What the heading says.
    pub field: Field,
    pub heading: String,
    /// What speaks against it, a sentence.
    pub reason: String,
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
    /// Columns that may be ours and wait to be confirmed, in the order of the file.
    pub guesses: Vec<GuessedColumn>,
    /// Columns whose heading is known and whose values are something else: they are not used.
    pub contradicted: Vec<Contradicted>,
    /// Somebody chose the columns.
    pub is_chosen: bool,
    /// Fields whose columns go by ACE's own headings.
    of_ace: Vec<Field>,
    /// Headings are there that only this kind has.
    is_decided: bool,
    /// Data elements of an export declaration are there.
    is_surely_exports: bool,
}

/// A column that is used: its place, what it is, and the layout that its heading is from.
type Pick = (usize, Field, usize);

impl Mapping {
    /// Whether all columns a file cannot do without are there.
    pub(super) fn is_enough(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether nothing waits to be confirmed.
    pub(super) fn is_certain(&self) -> bool {
        let likely = self.guesses.iter().any(|guess| guess.confidence == Confidence::Likely);
        self.is_enough() && (self.is_chosen || !likely && self.contradicted.is_empty())
    }

    /// The heading of a field's column.
    pub(super) fn heading(&self, field: Field) -> &str {
        self.mapped.iter().find(|c| c.field == field).map_or("", |c| c.heading.as_str())
    }

    /// Whether the heading of a field's column is ACE's own.
    pub(super) fn is_of_ace(&self, field: Field) -> bool {
        self.of_ace.contains(&field)
    }

    /// What a column is used as.
    pub(super) fn field_at(&self, index: usize) -> Option<Field> {
        self.mapped.iter().find(|c| usize::from(c.index) == index).map(|c| c.field)
    }

    /// Whether it has a column that only lines have, so that it is no report of whole entries.
    fn is_of_lines(&self) -> bool {
        self.mapped.iter().any(|column| kinds::OF_LINES.contains(&column.field))
    }

    /// Fields known or likely, for weighing one reading against another.
    pub(super) fn recognised(&self) -> usize {
        let likely = self.guesses.iter().filter(|g| g.confidence == Confidence::Likely).count();
        self.mapped.len() + likely
    }

    /// Whether all columns a file cannot do without would be there with what is likely.
    fn would_be_enough(&self) -> bool {
        let has = |field: Field| {
            self.columns.get(field).is_some()
                || self
                    .guesses
                    .iter()
                    .any(|g| g.field == field && g.confidence == Confidence::Likely)
        };
        missing(self.kind, has).is_empty()
    }

    /// The best reading of a row of headings: the kind of file it fits best.
    pub(super) fn of(headers: &Headers, headings: &[Heading]) -> Self {
        Self::best(headers, headings, None)
    }

    /// The same with the values below the headings, and with what the other columns may be. A known
    /// heading that its values contradict is not used.
    pub(super) fn with_values(headers: &Headers, headings: &[Heading], census: &Census) -> Self {
        let mut best = Self::best(headers, headings, Some(census));
        best.guesses = guesses(&best, headings, census);
        let mut lines = Self::as_kind(headers, headings, SourceKind::EntrySummaries, Some(census));
        if best.kind == SourceKind::EntryHeaders {
            // With what is likely it may be a table of lines: that is asked, not passed over.
            lines.guesses = guesses(&lines, headings, census);
            if lines.would_be_enough() {
                return lines;
            }
        }
        if best.is_enough() {
            return best;
        }
        let of_lines = lines.is_of_lines();
        let weight = |m: &Self| (m.would_be_enough(), m.recognised());
        let first = best.kind;
        let others = KINDS.iter().filter(|kind| {
            kind.kind != first && !(of_lines && kind.kind == SourceKind::EntryHeaders)
        });
        for kind in others {
            let mut other = Self::as_kind(headers, headings, kind.kind, Some(census));
            other.guesses = guesses(&other, headings, census);
            // Of two that come as close, the kind of the known headings stays.
            let closer = weight(&other) > weight(&best) && !best.would_be_enough();
            let as_many = other.mapped.len() >= best.mapped.len();
            if closer && (as_many || !kind.is_list() && other.would_be_enough()) {
                best = other;
            }
        }
        best
    }

    /// The reading that somebody chose. Without columns, those of known headings are used.
    pub(super) fn chosen(
        headers: &Headers,
        headings: &[Heading],
        census: &Census,
        choice: &Choice,
    ) -> Self {
        let kind = choice.kind;
        if choice.columns.is_empty() {
            let Some(kind) = kind else {
                return match choice.header_row {
                    Some(0) => Self::by_values(headers, headings, census),
                    _ => Self::with_values(headers, headings, census),
                };
            };
            let mut known = Self::as_kind(headers, headings, kind, Some(census));
            known.guesses = guesses(&known, headings, census);
            return known;
        }
        let kind = kind.unwrap_or_else(|| Self::best(headers, headings, Some(census)).kind);
        let plainest = LAYOUTS.iter().position(|l| l.kind == kind && l.name != kinds::CONTAINS);
        let picks = choice.columns.iter().filter_map(|column| {
            let heading = headings.get(usize::from(column.index))?;
            let known = headers.find(kind, heading).filter(|k| k.field == column.field);
            let layout = known.map_or(plainest.unwrap_or(0), |known| known.layout);
            Some((usize::from(column.index), column.field, layout))
        });
        let mut picks: Vec<Pick> = picks.collect();
        picks.arrange_by_key(|(index, ..)| *index);
        Self { is_chosen: true, ..Self::build(kind, headings, &picks) }
    }

    /// The reading of a table without headings: the kind that its values fit best, every column a guess.
    fn by_values(headers: &Headers, headings: &[Heading], census: &Census) -> Self {
        let of_kind = |kind: &Kind| {
            let mut mapping = Self::as_kind(headers, headings, kind.kind, Some(census));
            mapping.guesses = guesses(&mapping, headings, census);
            mapping
        };
        let lacks = |m: &Self| {
            let guessed = |field: &&Field| !m.guesses.iter().any(|guess| guess.field == **field);
            m.missing.iter().filter(guessed).count()
        };
        let weight = |m: &Self| (std::cmp::Reverse(lacks(m)), m.guesses.len());
        let mut best = Self::as_kind(headers, headings, SourceKind::EntrySummaries, Some(census));
        best.guesses = guesses(&best, headings, census);
        for other in KINDS.iter().map(of_kind) {
            if weight(&other) > weight(&best) {
                best = other;
            }
        }
        best
    }

    fn best(headers: &Headers, headings: &[Heading], census: Option<&Census>) -> Self {
        let mut best = Self::as_kind(headers, headings, SourceKind::EntrySummaries, census);
        let of_lines = best.is_of_lines();
        for kind in KINDS.iter().skip(1) {
            if kind.kind == SourceKind::EntryHeaders && of_lines {
                continue;
            }
            let other = Self::as_kind(headers, headings, kind.kind, census);
            let lines = best.kind == SourceKind::EntrySummaries && best.is_enough();
            if lines && kind.kind == SourceKind::Exports && !other.is_surely_exports {
                continue;
            }
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
        if kind.is_list() {
            return match (self.is_enough(), best.is_enough()) {
                (true, true) => self.is_decided && ours >= theirs,
                (true, false) => ours >= theirs,
                (false, true) => false,
                (false, false) => self.is_decided && ours > theirs,
            };
        }
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

    fn as_kind(
        headers: &Headers,
        headings: &[Heading],
        kind: SourceKind,
        census: Option<&Census>,
    ) -> Self {
        let mut contradicted = Vec::new();
        let mut best: Vec<Option<(u16, usize, usize)>> = vec![None; Field::ALL.len()];
        for (index, heading) in headings.iter().enumerate() {
            let Some(known) = headers.find(kind, heading) else { continue };
            let column = census.and_then(|census| census.column(index));
            let content = Content::of(known.field);
            if let Some(column) = column.filter(|column| content.is_contradicted(column)) {
                contradicted.push(Contradicted {
                    index,
                    field: known.field,
                    heading: heading.text.clone(),
                    reason: format!("The heading is known, but {}.", content.share(column, false)),
                });
                continue;
            }
            let Some(slot) = best.get_mut(known.field as usize) else { continue };
            if slot.is_none_or(|(rank, ..)| known.rank < rank) {
                *slot = Some((known.rank, index, known.layout));
            }
        }
        let fields = Field::ALL.iter().zip(best);
        let mut picks: Vec<Pick> = fields
            .filter_map(|(field, slot)| slot.map(|(_, i, layout)| (i, *field, layout)))
            .collect();
        picks.arrange_by_key(|(index, ..)| *index);
        Self { contradicted, ..Self::build(kind, headings, &picks) }
    }

    /// From the columns to use, in the order of the file.
    fn build(kind: SourceKind, headings: &[Heading], picks: &[Pick]) -> Self {
        let mut mapped: Vec<MappedColumn> = Vec::new();
        let mut layouts = Vec::new();
        let mut is_used = vec![false; headings.len()];
        for (index, field, layout) in picks {
            let (Ok(narrow), Some(heading)) = (u16::try_from(*index), headings.get(*index)) else {
                continue;
            };
            mapped.push(MappedColumn {
                field: *field,
                index: narrow,
                heading: heading.text.clone(),
            });
            layouts.push(*layout);
            if let Some(used) = is_used.get_mut(*index) {
                *used = true;
            }
        }
        let rest = headings.iter().zip(&is_used).filter(|(h, used)| !**used && !h.text.is_empty());
        let columns = Columns::new(&mapped);
        let known = Kind::of(kind);
        let is_decided = known.is_some_and(|kind| is_decided(kind, &mapped, &layouts));
        let mut missing = missing(kind, |field| columns.get(field).is_some());
        if let Some(kind) = known.filter(|kind| kind.must_decide() && !is_decided) {
            missing.extend(kind.decides.iter().filter_map(|group| group.first()));
            missing.dedup();
        }
        let of_ace = mapped.iter().zip(&layouts).filter(|(_, layout)| is_of_ace(**layout));
        Self {
            kind,
            of_ace: of_ace.map(|(column, _)| column.field).collect(),
            layout: layout(kind, &mapped, &layouts),
            missing,
            unused: rest.map(|(heading, _)| heading.text.clone()).collect(),
            width: headings.iter().rposition(|h| !h.text.is_empty()).map_or(0, |last| last + 1),
            is_decided,
            is_surely_exports: is_surely_exports(&mapped, &layouts),
            guesses: Vec::new(),
            contradicted: Vec::new(),
            is_chosen: false,
            columns,
            mapped,
        }
    }
}

/// The first field of each group that a file of a kind cannot do without and of which it has no column.
fn missing(kind: SourceKind, has: impl Fn(Field) -> bool) -> Vec<Field> {
    let groups = Kind::of(kind).into_iter().flat_map(|kind| kind.needs);
    let mut missing: Vec<Field> = groups
        .filter(|group| !group.iter().any(|field| has(*field)))
        .filter_map(|group| group.first().copied())
        .collect();
    if kind == SourceKind::Inventory && lacks_direction(has) {
        missing.push(Field::MovementType);
    }
    missing
}

/// A column of units withdrawn beside one of units moved says nothing of receipts.
fn lacks_direction(has: impl Fn(Field) -> bool) -> bool {
    has(Field::QuantityOut)
        && ![Field::MovementType, Field::QuantityIn, Field::QuantityChange].into_iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(headings: &str) -> Mapping {
        let headings: Vec<Heading> = headings.split('|').map(Heading::new).collect();
        Mapping::of(Headers::all(), &headings)
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
