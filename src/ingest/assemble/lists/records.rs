//! From the cells of a record to what it is.

use crate::ingest::lists::{List, Value, parts};
use crate::ingest::values;
use crate::model::{
    BillLine, Country, Date, Destruction, EntryNumber, Field, HtsNumber, HtsPrefix, Interner,
    MasterPart, Place, PriorClaim, ProductionRecord, Quantity, Request, RequestForm, Symbol, Unit,
    UsedExport, WatchedCase,
};
use rust_decimal::Decimal;

/// The cells of a record.
pub(super) struct Cells<'a> {
    pub(super) list: &'static List,
    pub(super) text: &'a Interner,
    pub(super) cells: &'a [Value],
    pub(super) place: Place,
}

impl Cells<'_> {
    fn get(&self, field: Field) -> Value {
        let cell = self.list.place(field).and_then(|at| self.cells.get(at));
        cell.copied().unwrap_or(Value::Blank)
    }

    fn text(&self, field: Field) -> Symbol {
        if let Value::Text(symbol) = self.get(field) { symbol } else { Symbol::NONE }
    }

    fn number(&self, field: Field) -> Option<Decimal> {
        if let Value::Number(number) = self.get(field) { Some(number) } else { None }
    }

    fn quantity(&self, field: Field) -> Option<Quantity> {
        self.number(field).map(Quantity)
    }

    fn day(&self, field: Field) -> Option<Date> {
        if let Value::Day(day) = self.get(field) { Some(day) } else { None }
    }

    fn entry(&self, field: Field) -> Option<EntryNumber> {
        if let Value::Entry(number) = self.get(field) { Some(number) } else { None }
    }

    fn whole(&self, field: Field) -> Option<u32> {
        if let Value::Whole(number) = self.get(field) { Some(number) } else { None }
    }

    fn hts(&self, field: Field) -> Option<HtsNumber> {
        if let Value::Hts(number) = self.get(field) { Some(number) } else { None }
    }

    fn unit(&self, field: Field) -> Option<Unit> {
        if let Value::Unit(unit) = self.get(field) { Some(unit) } else { None }
    }

    fn country(&self, field: Field) -> Option<Country> {
        if let Value::Country(country) = self.get(field) { Some(country) } else { None }
    }

    /// Units whose unit can be read or is left to the record they are of: of others it is not known
    /// how many they are.
    fn counted(&self, quantity: Field, unit: Field) -> Option<Quantity> {
        self.quantity(quantity).filter(|_| self.get(unit) != Value::Unreadable)
    }

    pub(super) fn destruction(&self) -> Destruction {
        Destruction {
            date: self.day(Field::DestructionDate),
            notice: self.text(Field::DestructionNotice),
            entry: self.entry(Field::DestructionEntry),
            entry_line: self.whole(Field::DestructionEntryLine),
            part: self.text(Field::DestructionPart),
            number: self.hts(Field::DestructionHts),
            quantity: self.quantity(Field::DestructionQuantity),
            unit: self.unit(Field::DestructionUnit),
            lot: self.text(Field::DestructionLot),
            method: self.text(Field::DestructionMethod),
            location: self.text(Field::DestructionPlace),
            witness: self.text(Field::DestructionWitness),
            place: self.place,
        }
    }

    pub(super) fn bill_line(&self) -> BillLine {
        BillLine {
            parent: self.text(Field::BomParent),
            component: self.text(Field::BomComponent),
            quantity: self.quantity(Field::BomQuantity),
            unit: self.unit(Field::BomUnit),
            scrap: self.number(Field::BomScrap),
            from: self.day(Field::BomFrom),
            to: self.day(Field::BomTo),
            place: self.place,
        }
    }

    pub(super) fn production_record(&self) -> ProductionRecord {
        ProductionRecord {
            order: self.text(Field::ProductionOrder),
            date: self.day(Field::ProductionDate),
            part: self.text(Field::ProducedPart),
            quantity: self.quantity(Field::ProducedQuantity),
            unit: self.unit(Field::ProducedUnit),
            lot: self.text(Field::ProducedLot),
            material: self.text(Field::MaterialPart),
            material_quantity: self.quantity(Field::MaterialQuantity),
            material_unit: self.unit(Field::MaterialUnit),
            material_lot: self.text(Field::MaterialLot),
            entry: self.entry(Field::MaterialEntry),
            entry_line: self.whole(Field::MaterialEntryLine),
            place: self.place,
        }
    }

    pub(super) fn master_part(&self) -> MasterPart {
        MasterPart {
            part: self.text(Field::MasterPart),
            description: self.text(Field::MasterDescription),
            number: self.hts(Field::MasterHts),
            schedule_b: self.hts(Field::MasterScheduleB),
            unit: self.unit(Field::MasterUnit),
            other_unit: self.unit(Field::MasterOtherUnit),
            factor: self.number(Field::MasterFactor),
            origin: self.country(Field::MasterOrigin),
            place: self.place,
        }
    }

    pub(super) fn prior_claim(&self) -> Option<PriorClaim> {
        Some(PriorClaim {
            // A row without it is set aside when it is read.
            entry: self.entry(Field::ClaimedEntry)?,
            entry_line: self.whole(Field::ClaimedLine),
            ordinal: self.whole(Field::ClaimedOrdinal),
            number: self.hts(Field::ClaimedHts),
            quantity: self.counted(Field::ClaimedQuantity, Field::ClaimedUnit),
            unit: self.unit(Field::ClaimedUnit),
            claim: self.text(Field::ClaimedUnder),
            provision: self.text(Field::ClaimedProvision),
            date: self.day(Field::ClaimedDate),
            place: self.place,
        })
    }

    pub(super) fn used_export(&self) -> UsedExport {
        UsedExport {
            itn: self.text(Field::UsedItn),
            reference: self.text(Field::UsedReference),
            line: self.whole(Field::UsedLine),
            quantity: self.counted(Field::UsedQuantity, Field::UsedUnit),
            unit: self.unit(Field::UsedUnit),
            claim: self.text(Field::UsedUnder),
            provision: self.text(Field::UsedProvision),
            date: self.day(Field::UsedDate),
            place: self.place,
        }
    }

    pub(super) fn watched_case(&self) -> WatchedCase {
        let text = |field| self.text.text(self.text(field));
        let country = |part: &str| values::country(part.as_bytes()).value();
        let mut numbers: Vec<HtsPrefix> =
            parts(text(Field::WatchedHts)).filter_map(HtsPrefix::new).collect();
        let mut countries: Vec<Country> =
            parts(text(Field::WatchedCountry)).filter_map(country).collect();
        numbers.sort_unstable();
        numbers.dedup();
        countries.sort_unstable();
        countries.dedup();
        WatchedCase {
            case: self.text(Field::WatchedCase),
            order: self.text(Field::WatchedOrder),
            numbers,
            countries,
            rate: self.text(Field::WatchedRate),
            from: self.day(Field::WatchedFrom),
            to: self.day(Field::WatchedTo),
            place: self.place,
        }
    }

    pub(super) fn request(&self) -> Request {
        let form = self.text(Field::RequestForm);
        Request {
            form,
            kind: RequestForm::of(self.text.text(form)),
            number: self.text(Field::RequestNumber),
            entry: self.entry(Field::RequestEntry),
            issued: self.day(Field::RequestIssued),
            due: self.day(Field::RequestDue),
            answered: self.day(Field::RequestAnswered),
            answer_unclear: self.get(Field::RequestAnswered) == Value::Unreadable,
            team: self.text(Field::RequestTeam),
            subject: self.text(Field::RequestSubject),
            place: self.place,
        }
    }
}
