//! Importers of record: one account for each first nine characters of the number.

use crate::model::{Account, AccountKey, Money, Portfolio};
use std::collections::{BTreeMap, BTreeSet};

/// The accounts with their sums: value over lines, each once, and duty over tariff records.
pub(super) fn accounts(portfolio: &Portfolio) -> Vec<Account> {
    let mut found: BTreeMap<Option<AccountKey>, (Account, BTreeSet<&str>)> = BTreeMap::new();
    for entry in &portfolio.entries {
        let (account, names) = found.entry(entry.account).or_insert_with(|| {
            let (value, duty) = (Money::ZERO, Money::ZERO);
            let account = Account { key: entry.account, names: Vec::new(), lines: 0, value, duty };
            (account, BTreeSet::new())
        });
        names.insert(portfolio.str(entry.importer_name));
        for (_, line) in portfolio.lines_of(entry) {
            account.lines += 1;
            account.value += line.value().unwrap_or_default();
            let duties = line.tariffs.clone().filter_map(|i| portfolio.tariffs.duty(i));
            duties.for_each(|duty| account.duty += duty);
        }
    }
    let named = found.into_values().map(|(account, names)| {
        let names = names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect();
        Account { names, ..account }
    });
    named.collect()
}
