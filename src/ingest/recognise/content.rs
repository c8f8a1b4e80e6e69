//! What the values of a field look like, whether a column's do, and whether they rule the field out.

use super::census::ColumnCensus;
use super::shape::Shape;
use crate::model::Field;

/// Values that must be there before a heading is contradicted.
const ENOUGH: u16 = 5;

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Content {
    EntryNumber,
    Hts,
    Itn,
    Country,
    Date,
    Amount,
    Whole,
    Unit,
    Port,
    Program,
    Manufacturer,
    Importer,
    Flag,
    Case,
    Part,
    /// Names and words: anything is one.
    Text,
}

impl Content {
    /// What the values of a field are.
    pub(in crate::ingest) fn of(field: Field) -> Self {
        match field {
            Field::Itn | Field::MovementItn | Field::OriginalItn => Self::Itn,
            Field::ImporterNumber | Field::MovementImporter | Field::ExporterNumber => {
                Self::Importer
            }
            Field::PortOfEntry | Field::PortOfExport => Self::Port,
            Field::Spi => Self::Program,
            Field::ManufacturerId | Field::ForeignExporterId => Self::Manufacturer,
            Field::AdCvdCase => Self::Case,
            Field::ExportValue | Field::UnitPrice | Field::QuantityIn | Field::QuantityOut => {
                Self::Amount
            }
            Field::TariffOrdinal => Self::Whole,
            Field::PrimaryDutyRate | Field::ConsigneeType | Field::ExportNumberKind => Self::Text,
            _ => Self::of_label(field.label()),
        }
    }

    /// Labels say what most fields hold.
    fn of_label(label: &str) -> Self {
        let has = |word: &str| label.split([' ', '/', '-', '(', ')']).any(|part| part == word);
        match () {
            () if has("Date") => Self::Date,
            () if has("Rate") || has("Status") || has("Name") || has("Type") => Self::Text,
            () if has("UOM") || has("Unit") => Self::Unit,
            () if has("Amount") || has("Quantity") || has("Weight") => Self::Amount,
            () if has("Country") => Self::Country,
            () if has("Line") && has("Number") => Self::Whole,
            () if has("Entry") && has("Number") => Self::EntryNumber,
            () if has("HTS") || has("Schedule") && has("Number") => Self::Hts,
            () if has("Indicator") => Self::Flag,
            () if has("Part") => Self::Part,
            () => Self::Text,
        }
    }

    /// What a value must be to fit; `None` where anything may stand.
    fn shape(self) -> Option<Shape> {
        Some(match self {
            Self::EntryNumber => Shape::EntryNumber,
            Self::Hts => Shape::Hts,
            Self::Itn => Shape::Itn,
            Self::Country => Shape::Country,
            Self::Date => Shape::Date,
            Self::Amount => Shape::Amount,
            Self::Whole => Shape::Whole,
            Self::Unit => Shape::Unit,
            Self::Port => Shape::Port,
            Self::Program => Shape::Program,
            Self::Manufacturer => Shape::Manufacturer,
            Self::Importer => Shape::Importer,
            Self::Flag => Shape::Flag,
            Self::Case => Shape::Case,
            Self::Part => Shape::Part,
            Self::Text => return None,
        })
    }

    /// What a value must be at least; `None` where values rule nothing out.
    fn least(self) -> Option<Shape> {
        Some(match self {
            Self::EntryNumber => Shape::EntryLike,
            Self::Hts => Shape::HtsLike,
            Self::Date => Shape::DateLike,
            Self::Amount | Self::Whole => Shape::NumberLike,
            Self::Country => Shape::CountryLike,
            Self::Unit => Shape::Lettered,
            Self::Importer => Shape::ManyDigits,
            _ => return None,
        })
    }

    /// Whether values like these are so rare that they tell a column whatever its heading says.
    pub(super) fn is_telling(self) -> bool {
        matches!(
            self,
            Self::EntryNumber
                | Self::Hts
                | Self::Itn
                | Self::Country
                | Self::Manufacturer
                | Self::Case
        )
    }

    /// Whether four of five values fit; texts fit where they are no numbers, importer numbers with or
    /// without their hyphens.
    pub(super) fn fits(self, column: &ColumnCensus) -> bool {
        let most = |count: u16| u32::from(count) * 5 >= u32::from(column.values) * 4;
        if column.values == 0 {
            return false;
        }
        match self.shape() {
            None => true,
            Some(Shape::Importer) => most(column.count(Shape::ManyDigits)),
            Some(Shape::Date) => most(column.count(Shape::DateLike)),
            // Any word can be a part number.
            Some(Shape::Part) => !most(column.count(Shape::Date)),
            Some(shape) => most(column.count(shape)),
        }
    }

    /// Whether hardly a value could be one of these: fewer than one in ten of five or more.
    pub(in crate::ingest) fn is_contradicted(self, column: &ColumnCensus) -> bool {
        let Some(least) = self.least() else { return false };
        column.values >= ENOUGH && u32::from(column.count(least)) * 10 < u32::from(column.values)
    }

    /// Such as "All 20 values look like dates", without the point; `begins` a sentence or stands in one.
    pub(in crate::ingest) fn share(self, column: &ColumnCensus, begins: bool) -> String {
        let shape = match self {
            Self::Importer => Some(Shape::ManyDigits),
            Self::Date => Some(Shape::DateLike),
            other => other.shape(),
        };
        let all = column.values;
        let count = shape.map_or(all, |shape| column.count(shape));
        let (what, one) = self.words();
        let say = |capital: &str, small: &str, rest: &str| {
            format!("{}{rest}", if begins { capital } else { small })
        };
        match (count, all) {
            (_, 0) => say("T", "t", "here are no values below the heading"),
            (1, 1) => say("T", "t", &format!("he only value looks like {one}")),
            (0, 1) => say("T", "t", &format!("he only value does not look like {one}")),
            (0, all) => say("N", "n", &format!("one of the {all} values looks like {one}")),
            (count, all) if count == all => {
                say("A", "a", &format!("ll {all} values look like {what}"))
            }
            (1, all) => format!("1 of {all} values looks like {one}"),
            (count, all) => format!("{count} of {all} values look like {what}"),
        }
    }

    /// Several of them, and one.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::EntryNumber => ("entry numbers", "an entry number"),
            Self::Hts => ("HTSUS numbers", "an HTSUS number"),
            Self::Itn => ("ITNs", "an ITN"),
            Self::Country => ("countries", "a country"),
            Self::Date => ("dates", "a date"),
            Self::Amount => ("amounts or quantities", "an amount or a quantity"),
            Self::Whole => ("whole numbers", "a whole number"),
            Self::Unit => ("units of measure", "a unit of measure"),
            Self::Port => ("port codes", "a port code"),
            Self::Program => ("special program indicators", "a special program indicator"),
            Self::Manufacturer => ("manufacturer IDs", "a manufacturer ID"),
            Self::Importer => ("importer numbers", "an importer number"),
            Self::Flag => ("yes or no", "yes or no"),
            Self::Case => ("AD/CVD case numbers", "an AD/CVD case number"),
            Self::Part => ("part numbers", "a part number"),
            Self::Text => ("text", "text"),
        }
    }
}
