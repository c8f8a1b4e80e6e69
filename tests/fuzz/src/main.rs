//! One program for all targets; the environment variable names the one that runs. libFuzzer gives the
//! input and learns from the coverage.
#![no_main]

mod cells;
mod exports;
mod lists;
mod reading;
mod values;
#[path = "../../hostile/zip.rs"]
mod zip;

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

/// The environment variable.
const NAME: &str = "TIDEWAITER_FUZZ";

type Target = fn(&[u8]);

const TARGETS: &[(&str, Target)] = &[
    ("text", reading::text),
    ("workbook", reading::workbook),
    ("archive", reading::archive),
    ("headers", reading::headers),
    ("amount", values::amount),
    ("date", values::date),
    ("hts", values::hts),
    ("entry", values::entry),
    ("unit", values::unit),
    ("country", values::country),
    ("hts_list", values::hts_list),
    ("line", values::line_number),
    ("ordinal", values::ordinal),
    ("code", values::code),
    ("percent", lists::percent),
    ("list", lists::cell),
    ("mapping", lists::mapping),
    ("csv", exports::csv),
    ("xlsx", exports::xlsx),
];

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var(NAME).unwrap_or_default();
    let found = TARGETS.iter().find(|(known, _)| *known == name);
    found.map_or_else(|| panic!("{NAME} names no target: \"{name}\""), |(_, target)| *target)
});

fuzz_target!(|data: &[u8]| (*TARGET)(data));
