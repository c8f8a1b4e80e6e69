//! The readings not taken, weighed step by step: between two steps other questions are answered.

use super::{Session, SessionError};
use crate::drawback::{Estimate, Optimiser, Weighing};
use crate::law::Book;
use crate::model::{Options, Portfolio};
use std::sync::Arc;

self_cell::self_cell!(
    struct Kept {
        owner: Arc<Book>,
        #[not_covariant]
        dependent: Weighing,
    }

    impl {Debug}
);

/// A weighing that holds the law book it refers to.
#[derive(Debug)]
pub(super) struct Weigher(Kept);

impl Weigher {
    fn new(book: &Arc<Book>, portfolio: &Portfolio, options: &Options) -> Self {
        Self(Kept::new(Arc::clone(book), |book| Weighing::new(portfolio, book, options)))
    }

    fn step(&mut self, portfolio: &Portfolio) -> Option<Estimate> {
        self.0.with_dependent_mut(|_, weighing| weighing.step(portfolio, &mut Optimiser))
    }
}

impl Session {
    /// Weighs one more of the readings that the options do not take, where the last evaluation left
    /// that out; whether there is more to weigh.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn weigh_step(&mut self) -> Result<bool, SessionError> {
        let evaluation = self.evaluation.as_mut().ok_or(SessionError::NotEvaluated)?;
        let portfolio = self.portfolio.as_ref().ok_or(SessionError::NotEvaluated)?;
        if evaluation.estimate.as_ref().is_none_or(Estimate::is_weighed) {
            return Ok(false);
        }
        let weigher = self
            .weigher
            .get_or_insert_with(|| Weigher::new(&self.book, portfolio, &evaluation.options));
        let Some(estimate) = weigher.step(portfolio) else { return Ok(true) };
        evaluation.estimate = Some(estimate);
        self.weigher = None;
        Ok(false)
    }

    /// Weighs all of them.
    ///
    /// # Errors
    /// When nothing was evaluated yet.
    pub fn weigh(&mut self) -> Result<(), SessionError> {
        while self.weigh_step()? {}
        Ok(())
    }
}
