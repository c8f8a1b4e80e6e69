//! Importers of record: one account for each first nine characters of the number.

use crate::model::{Account, AccountKey, PackedSum, Portfolio, Symbol};
use std::collections::{BTreeMap, BTreeSet};

/// What is gathered of an account.
#[derive(Default)]
struct Sums {
    names: BTreeSet<Symbol>,
    lines: u64,
    value: PackedSum,
    duty: PackedSum,
}

/// The accounts with their sums: value over lines, each once, and duty over tariff records.
pub(super) fn accounts(portfolio: &Portfolio) -> Vec<Account> {
    let mut found: BTreeMap<Option<AccountKey>, Sums> = BTreeMap::new();
    for entry in &portfolio.entries {
        let sums = found.entry(entry.account).or_default();
        sums.names.insert(entry.importer_name);
        for (_, line) in portfolio.lines_of(entry) {
            sums.lines += 1;
            line.add_value(&mut sums.value);
            line.tariffs.clone().for_each(|i| portfolio.tariffs.add_duty(i, &mut sums.duty));
        }
    }
    let account = |(key, sums): (Option<AccountKey>, Sums)| {
        // The order of symbols says nothing.
        let names: BTreeSet<&str> = sums.names.iter().map(|name| portfolio.str(*name)).collect();
        let names = names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let (value, duty) = (sums.value.total(), sums.duty.total());
        Account { key, names, lines: sums.lines, value, duty }
    };
    found.into_iter().map(account).collect()
}
