//! Duties and fees of an entry, as the law has them on its date.

use super::Error;
use super::account::World;
use super::entry::{Entry, Line, Record};
use super::stack::Goods;
use crate::checks::arithmetic::fees::{MpfTerms, harbor_maintenance_fee};
use crate::model::{Date, Money, r2};
use rust_decimal::Decimal;

const INFORMAL_MOST: &str = "entry/informal/maximum";
const INFORMAL_FEE: &str = "fees/mpf/informal/automated";

impl World<'_> {
    /// Reckons everything on an entry anew from what its lines say.
    pub(super) fn figure(&self, entry: &mut Entry) -> Result<(), Error> {
        for line in &mut entry.lines {
            self.duties(line, entry.entered);
        }
        entry.entry_type = self.entry_type(entry);
        let terms = MpfTerms::on(entry.entered, self.book)
            .ok_or_else(|| Error::Law(format!("the fee of {}", entry.entered)))?;
        let subject = |line: &Line| !self.is_exempt(line, entry.entered);
        let value: Money =
            entry.lines.iter().filter(|line| subject(line)).map(|line| line.value).sum();
        let total = match entry.entry_type {
            "11" => self.book.decimal(INFORMAL_FEE, entry.entered).map(Money),
            _ if value.is_zero() => Some(Money::ZERO),
            _ => Some(terms.fee(value)),
        };
        self.set_fee(entry, total);
        for line in &mut entry.lines {
            line.hmf = Money::ZERO;
        }
        if entry.is_by_sea() {
            for line in &mut entry.lines {
                line.hmf = harbor_maintenance_fee(line.value, entry.entered, self.book)
                    .ok_or_else(|| Error::Law(format!("the harbor fee of {}", entry.entered)))?;
            }
        }
        Ok(())
    }

    fn duties(&self, line: &mut Line, on: Date) {
        let claims = line.spi.is_some();
        let goods = Goods { class: &line.class, origin: line.origin, claims, on };
        let charges = self.charges(&goods);
        let replaced = charges.iter().any(|charge| charge.replaces);
        let ordinary = if replaced { Decimal::ZERO } else { goods.ordinary() };
        let mut records: Vec<Record> = charges
            .iter()
            .map(|charge| Record {
                hts: format!("{:08}", charge.heading.hts8().digits()),
                duty: r2(charge.rate * line.value.0),
            })
            .collect();
        records.push(Record { hts: line.class.hts.clone(), duty: r2(ordinary * line.value.0) });
        line.records = records;
        line.duty = line.sum();
    }

    /// Antidumping duty makes it 03; small shipments without chapter 99 may be informal.
    fn entry_type(&self, entry: &Entry) -> &'static str {
        if entry.lines.iter().any(|line| line.case.is_some()) {
            return "03";
        }
        let plain = entry.lines.iter().all(|line| line.records.len() == 1);
        let value: Money = entry.lines.iter().map(|line| line.value).sum();
        let most = self.book.decimal(INFORMAL_MOST, entry.entered).map(Money);
        // By land, as such shipments mostly come.
        let informal = plain && entry.mode == "30" && most.is_some_and(|most| value <= most);
        if informal { "11" } else { "01" }
    }

    /// Whether the program claimed frees from the fee.
    fn is_exempt(&self, line: &Line, on: Date) -> bool {
        let program = line.spi.and_then(|code| self.book.spi(code, on).in_force());
        program.is_some_and(|program| program.mpf_exempt == Some(true))
    }

    /// Sets the fee of an entry and spreads it over the lines that are subject to it, by value.
    pub(super) fn set_fee(&self, entry: &mut Entry, total: Option<Money>) {
        entry.mpf = total;
        let subject: Vec<bool> =
            entry.lines.iter().map(|line| !self.is_exempt(line, entry.entered)).collect();
        let values = entry.lines.iter().zip(&subject).filter(|(_, subject)| **subject);
        let whole: Money = values.map(|(line, _)| line.value).sum();
        let (mut value, mut spread) = (Money::ZERO, Money::ZERO);
        for (line, subject) in entry.lines.iter_mut().zip(subject) {
            line.mpf = total.map(|_| Money::ZERO);
            let Some(total) = total.filter(|_| subject && !whole.is_zero()) else { continue };
            // What is due up to and with this line, less what the lines before it have.
            value += line.value;
            let until = r2(total.0 * value.0 / whole.0);
            line.mpf = Some(until - spread);
            spread = until;
        }
    }
}
