//! The question of an entry line, read off its records.

use super::Measured;
use crate::model::{EntryLine, Hts8, HtsNumber, Portfolio};

/// The records of an entry line by what they are; made once and read into line after line.
#[derive(Debug, Clone, Default)]
pub struct LineRecords {
    /// The record of the goods, by its place in the table of records, where there is just one.
    pub goods: Option<(u32, HtsNumber)>,
    /// The number of chapter 98 on the line.
    pub provision: Option<HtsNumber>,
    /// The headings of chapter 99, rising.
    pub headings: Vec<Hts8>,
    /// Their records, in order of ordinals.
    pub stack: Vec<(Hts8, u32)>,
    /// Whether every number could be read, there is one record of goods, and no ordinal is missing.
    pub whole: bool,
}

impl LineRecords {
    /// Reads a line.
    pub fn read(&mut self, portfolio: &Portfolio, line: &EntryLine) {
        (self.goods, self.provision, self.whole) = (None, None, true);
        self.headings.clear();
        self.stack.clear();
        let tariffs = &portfolio.tariffs;
        for (at, ordinal) in line.tariffs.clone().zip(1u16..) {
            self.whole &= tariffs.ordinal(at) == ordinal;
            match tariffs.hts(at) {
                None => self.whole = false,
                Some(number) if number.is_chapter99() => {
                    self.headings.push(number.hts8());
                    self.stack.push((number.hts8(), at));
                }
                Some(number) if number.chapter() == 98 => {
                    self.whole &= self.provision.is_none();
                    self.provision = Some(number);
                }
                Some(number) => {
                    self.whole &= self.goods.is_none();
                    self.goods = Some((at, number));
                }
            }
        }
        self.whole &= self.goods.is_some();
        self.headings.sort_unstable();
    }

    /// Value and quantities of the goods.
    #[must_use]
    pub fn measured(&self, portfolio: &Portfolio) -> Measured {
        let Some((at, _)) = self.goods else { return Measured::default() };
        let tariffs = &portfolio.tariffs;
        Measured {
            value: tariffs.value(at),
            quantities: [
                tariffs.quantity(at).zip(tariffs.unit(at)),
                tariffs.quantity2(at).zip(tariffs.unit2(at)),
            ],
        }
    }
}
