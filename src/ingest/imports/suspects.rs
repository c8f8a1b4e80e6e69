//! Columns that customs software may fill with an amount of the whole entry on each of its lines.

use crate::ingest::mapping::Mapping;
use crate::model::Field;

/// What the amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest) enum Amount {
    Mpf,
    Hmf,
    Value,
    Duty,
}

/// Such a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) struct Suspect {
    pub amount: Amount,
    pub field: Field,
    /// The heading speaks of a total or of the entry.
    pub is_total: bool,
}

/// Such columns of a file.
#[derive(Debug, Clone, Default)]
pub(in crate::ingest) struct Suspects(pub Vec<Suspect>);

impl Suspects {
    /// Those of a file with these columns. What ACE calls an amount of the line is one, and so is what
    /// any heading calls one. It is each column's own heading that counts: customs software takes over
    /// some of ACE's.
    pub(super) fn of(mapping: &Mapping) -> Self {
        let columns = [
            (Amount::Mpf, [Field::LineMpf; 2]),
            (Amount::Hmf, [Field::LineHmf; 2]),
            (Amount::Value, [Field::TariffValue, Field::LineValue]),
            (Amount::Duty, [Field::TariffDuty, Field::LineDuty]),
        ];
        let suspects = columns.into_iter().filter_map(|(amount, fields)| {
            let has = |field: &Field| mapping.columns.get(*field).is_some();
            let field = fields.into_iter().find(has)?;
            if mapping.is_of_ace(field) {
                return None;
            }
            let heading = mapping.heading(field).to_lowercase();
            let mut words = heading.split(|c: char| !c.is_alphanumeric());
            let says =
                |word: &str| heading.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
            let is_total = words.any(|word| matches!(word, "total" | "entry"));
            (!says("line")).then_some(Suspect { amount, field, is_total })
        });
        Self(suspects.collect())
    }
}
