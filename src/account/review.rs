//! One pass over the lines that makes what an account shows.

use super::ballot::Ballot;
use super::center::{Assignment, NoCenter, Window};
use super::cut::Sum;
use super::findings::{AccountMoney, OnEntry, Touched};
use super::profile::{Gathering, Profile};
use super::tally::Tally;
use crate::checks::remedies::flagged_without_case;
use crate::checks::{CheckOutcome, Checked, Context, Unjudged};
use crate::law::Book;
use crate::model::{AccountKey, Date, EntryLine, EntrySummary, Money, Portfolio};
use std::collections::BTreeMap;

/// What is made of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountReview {
    /// The account; `None` for rows without an importer number.
    pub key: Option<AccountKey>,
    /// Its Center, or why it has none.
    pub center: Result<Assignment, NoCenter>,
    /// Its cuts.
    pub profile: Profile,
    /// What its findings come to.
    pub money: AccountMoney,
}

/// What is made of all accounts, by key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviews {
    /// One for each account.
    pub accounts: Vec<AccountReview>,
    /// Findings that point at rows of several accounts or of none: they are in no account's sums.
    pub nobodys: u64,
    /// Lines without a case whose number CBP's list flags for antidumping or countervailing duty.
    pub flagged_without_case: usize,
    /// Lines whose duty could not be judged.
    pub unjudged: Unjudged,
}

impl Reviews {
    /// The review of an account.
    #[must_use]
    pub fn of(&self, key: Option<AccountKey>) -> Option<&AccountReview> {
        let at = self.accounts.binary_search_by_key(&key, |review| review.key).ok()?;
        self.accounts.get(at)
    }

    /// The only one, where there is one account.
    #[must_use]
    pub fn single(&self) -> Option<&AccountReview> {
        match self.accounts.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// Reviews the accounts that the options ask for. Where a file is incomplete there is none: no sum
/// over more than one row may be shown.
#[must_use]
pub fn review(context: &Context<'_>, checked: &Checked) -> Reviews {
    if context.portfolio.is_incomplete() {
        return Reviews::default();
    }
    let mut pass = Pass::new(context, &checked.outcomes);
    for entry in context.entries() {
        pass.add(entry);
    }
    Reviews {
        flagged_without_case: flagged_without_case(context),
        unjudged: checked.unjudged.clone(),
        ..pass.finish()
    }
}

/// An account while it is gathered.
struct Account {
    key: Option<AccountKey>,
    gathering: Gathering,
    tally: Tally,
}

struct Pass<'a> {
    portfolio: &'a Portfolio,
    book: &'a Book,
    ballot: Ballot<'a>,
    touched: Touched<'a>,
    places: BTreeMap<Option<AccountKey>, usize>,
    accounts: Vec<Account>,
    /// Findings on the line and on the entry at hand.
    on_line: Vec<u32>,
    on_entry: OnEntry,
}

impl<'a> Pass<'a> {
    fn new(context: &Context<'a>, outcomes: &'a [CheckOutcome]) -> Self {
        let book = context.book;
        let latest = latest_entry_dates(context);
        let accounts: Vec<Account> = latest
            .iter()
            .map(|(key, latest)| {
                let window = latest.and_then(|day| Window::ending(day, book));
                let tally = Tally::new(window, book);
                Account { key: *key, gathering: Gathering::default(), tally }
            })
            .collect();
        Self {
            portfolio: context.portfolio,
            book,
            ballot: Ballot::new(book),
            touched: Touched::new(outcomes),
            places: latest.into_keys().enumerate().map(|(at, key)| (key, at)).collect(),
            accounts,
            on_line: Vec::new(),
            on_entry: OnEntry::default(),
        }
    }

    fn add(&mut self, entry: &EntrySummary) {
        let Some(place) = self.places.get(&entry.account).copied() else { return };
        let Some(account) = self.accounts.get_mut(place) else { return };
        let counts = account.tally.admits(entry);
        let mut sum = Sum::default();
        self.touched.of_entry(self.portfolio, entry, place, &mut self.on_entry);
        for (at, (_, line)) in self.portfolio.lines_of(entry).enumerate() {
            self.on_entry.of_line(at, &mut self.on_line);
            let pointer = self.ballot.vote(self.portfolio, line);
            let of_line = line_sum(self.portfolio, line);
            account.gathering.add_line(line, pointer, of_line, &self.on_line);
            if counts {
                account.tally.add(pointer, of_line.value);
            }
            sum.add(of_line);
        }
        account.gathering.add_entry(entry, sum, &self.on_entry.all);
    }

    fn finish(self) -> Reviews {
        let (money, nobodys) = self.touched.money(self.accounts.len());
        let several = self.accounts.len() > 1;
        let accounts = self
            .accounts
            .into_iter()
            .zip(money)
            .map(|(account, money)| AccountReview {
                key: account.key,
                // Rows that name no importer are one importer's only where there is no other.
                center: match account.key {
                    None if several => Err(NoCenter::WithoutImporter),
                    _ => account.tally.assign(self.portfolio),
                },
                profile: account.gathering.finish(self.portfolio, self.book),
                money,
            })
            .collect();
        Reviews { accounts, nobodys, ..Reviews::default() }
    }
}

fn latest_entry_dates(context: &Context<'_>) -> BTreeMap<Option<AccountKey>, Option<Date>> {
    let mut latest: BTreeMap<Option<AccountKey>, Option<Date>> = BTreeMap::new();
    for entry in context.entries() {
        let known = latest.entry(entry.account).or_default();
        *known = (*known).max(entry.entry_date.map(|date| date.0));
    }
    latest
}

fn line_sum(portfolio: &Portfolio, line: &EntryLine) -> Sum {
    let duties = line.tariffs.clone().filter_map(|record| portfolio.tariffs.duty(record));
    let duty = duties.fold(None, |sum: Option<Money>, duty| Some(sum.unwrap_or_default() + duty));
    Sum { lines: 1, value: line.amounts().value, duty }
}
