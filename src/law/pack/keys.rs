//! What tells the records of a table apart.

/// How many columns at the start of a record tell it from the others of its table, and set their order;
/// `None` for a table that goes by something else and can only be replaced.
pub(in crate::law) fn key_columns(table: &str) -> Option<usize> {
    const KEYS: [(&str, usize); 19] = [
        ("center_prefixes", 1),
        ("centers", 1),
        ("chapter99", 3),
        ("citations", 1),
        ("countries", 1),
        ("destinations", 3),
        ("entry_rules", 2),
        ("entry_types", 1),
        ("holidays", 2),
        ("modes", 1),
        ("origin_groups", 3),
        ("params", 2),
        ("spi", 2),
        ("tables", 1),
        ("tariff", 1),
        ("tariff_changes", 1),
        ("tariff_editions", 1),
        ("tariff_listed", 2),
        ("tariff_rates", 2),
    ];
    KEYS.iter().find(|(name, _)| *name == table).map(|(_, columns)| *columns)
}

/// The key of a record: its first columns.
pub(in crate::law) fn key(line: &str, columns: usize) -> Vec<&str> {
    line.split('\t').take(columns).collect()
}
