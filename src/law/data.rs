//! The tables that come with this build.

/// Name and text of every table, in the order of names. To use another table, replace its text in a
/// copy and make a book with [`super::Book::from_tables`].
pub const EMBEDDED: [(&str, &str); 27] = [
    ("center_prefixes", include_str!("data/center_prefixes.tsv")),
    ("centers", include_str!("data/centers.tsv")),
    ("chapter99", include_str!("data/chapter99.tsv")),
    ("citations", include_str!("data/citations.tsv")),
    ("countries", include_str!("data/countries.tsv")),
    ("destinations", include_str!("data/destinations.tsv")),
    ("entry_rules", include_str!("data/entry_rules.tsv")),
    ("entry_types", include_str!("data/entry_types.tsv")),
    ("heading_rates", include_str!("data/heading_rates.tsv")),
    ("holidays", include_str!("data/holidays.tsv")),
    ("measure_headings", include_str!("data/measure_headings.tsv")),
    ("measure_lists", include_str!("data/measure_lists.tsv")),
    ("measure_numbers", include_str!("data/measure_numbers.tsv")),
    ("measure_rules", include_str!("data/measure_rules.tsv")),
    ("measures", include_str!("data/measures.tsv")),
    ("modes", include_str!("data/modes.tsv")),
    ("origin_groups", include_str!("data/origin_groups.tsv")),
    ("params", include_str!("data/params.tsv")),
    ("spi", include_str!("data/spi.tsv")),
    ("tables", include_str!("data/tables.tsv")),
    ("tariff", include_str!("data/tariff.tsv")),
    ("tariff_changes", include_str!("data/tariff_changes.tsv")),
    ("tariff_editions", include_str!("data/tariff_editions.tsv")),
    ("tariff_listed", include_str!("data/tariff_listed.tsv")),
    ("tariff_printed", include_str!("data/tariff_printed.tsv")),
    ("tariff_rates", include_str!("data/tariff_rates.tsv")),
    ("tariff_report", include_str!("data/tariff_report.tsv")),
];
