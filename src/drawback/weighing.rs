//! The readings not taken, weighed one at a time, so that whoever waits can be answered in between.

use super::account::{AccountFacts, accounts};
use super::engine::{self, nobody_and_unassigned};
use super::estimate::{Estimate, OtherReadings};
use super::keys;
use super::market::Solver;
use super::reading::Readings;
use super::run::{Run, Setting, run};
use super::switches::{self, Alternative};
use crate::law::Book;
use crate::model::{Choice, Money, Options, Portfolio};
use rust_decimal::Decimal;
use std::collections::VecDeque;

/// One reading, or several taken together.
#[derive(Debug, Clone, Copy)]
enum Task {
    /// Every wider or every stricter reading.
    Joint(Choice),
    /// One other reading.
    One(Alternative),
    /// Goods sent to Canada or Mexico in the same condition.
    SameCondition,
}

/// An account being weighed.
#[derive(Debug)]
struct Current {
    base: Run,
    tasks: VecDeque<Task>,
    found: OtherReadings,
}

/// The estimate with all readings, on its way. The portfolio and the options must be the same at
/// every step.
#[derive(Debug)]
pub struct Weighing<'b> {
    book: &'b Book,
    options: Options,
    percentage: Option<Decimal>,
    accounts: Vec<AccountFacts<'b>>,
    /// The account being weighed.
    at: usize,
    current: Option<Current>,
    estimate: Estimate,
}

impl<'b> Weighing<'b> {
    /// Reads the accounts; nothing is estimated yet.
    #[must_use]
    pub fn new(portfolio: &Portfolio, book: &'b Book, options: &Options) -> Self {
        let percentage = book.decimal(keys::PERCENTAGE, options.filing_date.0);
        let mut weighing = Self {
            book,
            options: options.clone(),
            percentage,
            accounts: Vec::new(),
            at: 0,
            current: None,
            estimate: Estimate::default(),
        };
        match engine::obstacle(portfolio, percentage) {
            Some(what) => weighing.estimate.unknown.push(what.to_owned()),
            None => weighing.accounts = accounts(portfolio, book, options),
        }
        weighing
    }

    /// Accounts there are, and the one being weighed.
    #[must_use]
    pub fn accounts(&self) -> (usize, usize) {
        (self.accounts.len(), self.at)
    }

    /// Estimates the next account, or weighs one more of its readings; the estimate when all is done.
    pub fn step(&mut self, portfolio: &Portfolio, solver: &mut dyn Solver) -> Option<Estimate> {
        let percentage = self.percentage.unwrap_or_default();
        let Some(facts) = self.accounts.get(self.at) else {
            let mut estimate = std::mem::take(&mut self.estimate);
            if estimate.unknown.is_empty() {
                let accounts = &self.accounts;
                estimate.unassigned =
                    nobody_and_unassigned(portfolio, self.book, &self.options, accounts);
            }
            return Some(estimate);
        };
        let Some(importer) = facts.key else {
            self.at += 1;
            return None;
        };
        let filing = self.options.filing_date.0;
        let setting = Setting { book: self.book, facts, filing, percentage };
        let Some(current) = &mut self.current else {
            self.current = Some(Current::new(&setting, &self.options, solver));
            return None;
        };
        if let Some(task) = current.tasks.pop_front() {
            current.weigh(task, &setting, &self.options, solver);
            return None;
        }
        let Current { base, found, .. } = self.current.take()?;
        let account =
            engine::assemble(&setting, importer, portfolio, &self.options, &base, Some(found));
        self.estimate.accounts.push(account);
        self.at += 1;
        None
    }
}

impl Current {
    fn new(setting: &Setting<'_, '_>, options: &Options, solver: &mut dyn Solver) -> Self {
        let base = run(setting, Readings::new(options, setting.book), None, solver);
        let joint = [Choice::Low, Choice::Upside].map(Task::Joint);
        let single = switches::alternatives(setting, options).into_iter().map(Task::One);
        let tasks = joint.into_iter().chain(single).chain([Task::SameCondition]).collect();
        let claim = Money(base.claim);
        let found = OtherReadings {
            low: claim,
            upside: claim,
            switches: Vec::new(),
            same_condition: Money::ZERO,
        };
        Self { base, tasks, found }
    }

    fn weigh(
        &mut self,
        task: Task,
        setting: &Setting<'_, '_>,
        options: &Options,
        solver: &mut dyn Solver,
    ) {
        let base = &self.base;
        match task {
            Task::Joint(choice) => {
                let claim = Money(switches::joint_claim(setting, base, options, choice, solver));
                if choice == Choice::Low {
                    self.found.low = claim;
                } else {
                    self.found.upside = claim;
                }
            }
            Task::One(alternative) => {
                let worth = switches::worth(setting, base, options, alternative, solver);
                self.found.switches.push(worth);
            }
            Task::SameCondition => {
                self.found.same_condition =
                    Money(switches::same_condition(setting, base, options, solver));
            }
        }
    }
}
