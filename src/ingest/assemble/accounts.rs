//! Importers of record: one account for each first nine characters of the number.

use crate::model::{Account, AccountKey, Money, Portfolio};
use std::collections::BTreeMap;

/// The accounts with their sums: value over lines, each once, and duty over tariff records.
pub(super) fn accounts(portfolio: &Portfolio) -> Vec<Account> {
    let mut found: BTreeMap<Option<AccountKey>, Account> = BTreeMap::new();
    for entry in &portfolio.entries {
        let account = found.entry(entry.account).or_insert_with(|| Account {
            key: entry.account,
            names: Vec::new(),
            lines: 0,
            value: Money::ZERO,
            duty: Money::ZERO,
        });
        let name = portfolio.str(entry.importer_name);
        if let Err(at) = account.names.binary_search_by(|known| known.as_str().cmp(name))
            && !name.is_empty()
        {
            account.names.insert(at, name.to_owned());
        }
        for (_, line) in portfolio.lines_of(entry) {
            account.lines += 1;
            account.value += line.value().unwrap_or_default();
            let duties = line.tariffs.clone().filter_map(|i| portfolio.tariffs.duty(i));
            duties.for_each(|duty| account.duty += duty);
        }
    }
    found.into_values().collect()
}
