//! What tells the records of a table apart.

/// How many columns at the start of a record tell it from the others of its table, and set their order;
/// `None` for a table that goes by something else and can only be replaced.
pub(in crate::law) fn key_columns(table: &str) -> Option<usize> {
    const KEYS: [(&str, usize); 24] = [
        ("center_prefixes", 1),
        ("centers", 1),
        ("chapter99", 3),
        ("citations", 1),
        ("countries", 1),
        ("destinations", 3),
        ("entry_rules", 2),
        ("entry_types", 1),
        ("heading_rates", 2),
        ("holidays", 2),
        ("measure_headings", 2),
        ("measure_lists", 1),
        ("measure_numbers", 4),
        ("modes", 1),
        ("origin_groups", 3),
        ("params", 2),
        ("spi", 2),
        ("tables", 1),
        ("tariff", 1),
        ("tariff_changes", 1),
        ("tariff_editions", 1),
        ("tariff_listed", 2),
        ("tariff_printed", 1),
        ("tariff_rates", 2),
    ];
    KEYS.iter().find(|(name, _)| *name == table).map(|(_, columns)| *columns)
}

/// The key of a record: its first columns.
pub(in crate::law) fn key(line: &str, columns: usize) -> Vec<&str> {
    line.split('\t').take(columns).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Tables;

    #[test]
    fn records_stand_in_the_order_of_their_keys() {
        for (table, text) in Tables::embedded().iter() {
            let Some(columns) = key_columns(table) else { continue };
            let lines: Vec<&str> = text.lines().skip(1).collect();
            let wrong =
                lines.windows(2).find(|pair| key(pair[0], columns) >= key(pair[1], columns));
            assert_eq!(wrong, None, "{table}");
        }
    }
}
