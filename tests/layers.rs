//! The walls of the house, read from the source itself: which module may use which, no `unsafe`, no long
//! file, and no figure of the law in code.

use std::fs;
use std::path::{Path, PathBuf};

/// Data flows down this list; a module uses only what stands above it. The last two are ends: neither
/// may use the other.
const ORDER: &[&str] = &[
    "text", "model", "law", "ingest", "finding", "clock", "duty", "checks", "account", "drawback",
    "report", "session",
];

/// The ends, which may use everything in [`ORDER`] and are used by nobody.
const ENDS: &[&str] = &["wasm", "main"];

/// Tools of the command line that make the law's data or run the cases: they belong to the end `main`.
const COMMAND_LINE: &[&str] = &["cli", "gen_law", "sample"];

/// Where the law is asked for and never written down.
const WITHOUT_FIGURES: &[&str] = &["account", "checks", "clock", "drawback", "duty"];

const LONGEST_FILE: usize = 400;

struct Source {
    /// Path below `src`.
    path: PathBuf,
    text: String,
}

impl Source {
    /// The module at the top that the file belongs to.
    fn module(&self) -> String {
        let first = self.path.iter().next().expect("a path has a part").to_string_lossy();
        first.trim_end_matches(".rs").to_owned()
    }

    fn name(&self) -> String {
        self.path.display().to_string()
    }
}

fn sources() -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&top, &mut found);
    found.sort();
    assert!(found.len() > 10, "the source is where it is expected");
    found
        .into_iter()
        .map(|path| Source {
            text: fs::read_to_string(&path).expect("a source file is text"),
            path: path.strip_prefix(&top).expect("below src").to_owned(),
        })
        .collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The line without its comment and without what stands in string literals, which may hold anything.
fn code_of(line: &str) -> String {
    let mut code = String::new();
    let mut in_string = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if in_string => {
                characters.next();
            }
            '"' => in_string = !in_string,
            '/' if !in_string && characters.peek() == Some(&'/') => break,
            _ if in_string => {}
            _ => code.push(character),
        }
    }
    code
}

/// The lines of a file with their numbers, without comments and without the test modules.
fn product_code(source: &Source) -> Vec<(usize, String)> {
    if source.path.iter().any(|part| part == "tests" || part == "tests.rs") {
        return Vec::new();
    }
    let mut kept = Vec::new();
    let mut lines = source.text.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            skip_item(&mut lines);
        } else {
            kept.push((index + 1, code_of(line)));
        }
    }
    kept
}

/// Steps over the item that follows: to its closing brace, or to the semicolon of one without a body.
fn skip_item<'a>(lines: &mut impl Iterator<Item = (usize, &'a str)>) {
    let mut depth = 0_usize;
    for (_, line) in lines {
        for character in code_of(line).chars() {
            match character {
                '{' => depth += 1,
                '}' if depth <= 1 => return,
                '}' => depth -= 1,
                ';' if depth == 0 => return,
                _ => {}
            }
        }
    }
}

/// The top modules that the code names as `crate::x`, whole or inside braces, and `tidewaiter::x`.
fn modules_used(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for start in ["crate::", "tidewaiter::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            match rest.strip_prefix('{') {
                Some(group) => used.extend(first_words(group)),
                None => used.push(word(rest)),
            }
        }
    }
    used
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first word of each part of a braced group, deeper braces left out.
fn first_words(group: &str) -> Vec<String> {
    let mut words = vec![word(group.trim_start())];
    let mut depth = 1_usize;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => words.push(word(group[at + 1..].trim_start())),
            _ => {}
        }
    }
    words.retain(|found| !found.is_empty());
    words
}

/// Whether a module may use another one of the crate.
fn may_use(user: &str, used: &str) -> bool {
    let place = |name: &str| ORDER.iter().position(|other| *other == name);
    let is_end = ENDS.contains(&user) || COMMAND_LINE.contains(&user);
    match (place(user), place(used)) {
        _ if user == used => true,
        (Some(user), Some(used)) => used < user,
        (None, Some(_)) => is_end,
        (_, None) => user == "main" || COMMAND_LINE.contains(&user) && COMMAND_LINE.contains(&used),
    }
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.module() != "lib") {
        let lines = product_code(source);
        let code = lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
        for used in modules_used(&code) {
            if !may_use(&source.module(), &used) {
                wrong.push(format!("{} uses crate::{used}", source.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "upward imports:\n{}", wrong.join("\n"));
}

#[test]
fn every_top_module_has_its_place() {
    for source in sources() {
        let module = source.module();
        let known =
            [ORDER, ENDS, COMMAND_LINE, &["lib"]].iter().any(|list| list.contains(&&*module));
        assert!(known, "{} belongs to no layer: give {module} its place", source.name());
    }
    let there: Vec<String> = sources().iter().map(Source::module).collect();
    for name in [ORDER, ENDS, COMMAND_LINE, WITHOUT_FIGURES].concat() {
        assert!(there.iter().any(|module| module == name), "{name} is a layer without a module");
    }
}

#[test]
fn there_is_no_unsafe_code() {
    let holds_unsafe = |source: &&Source| {
        let words = |line: &str| {
            line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == "unsafe")
        };
        source.text.lines().any(|line| words(&code_of(line)))
    };
    let found: Vec<String> = sources().iter().filter(holds_unsafe).map(Source::name).collect();
    assert!(found.is_empty(), "unsafe code in {found:?}");
}

#[test]
fn no_file_is_long() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.text.lines().count() > LONGEST_FILE)
        .map(|source| format!("{}: {}", source.name(), source.text.lines().count()))
        .collect();
    assert!(long.is_empty(), "over {LONGEST_FILE} lines, to be split:\n{}", long.join("\n"));
}

#[test]
fn no_figure_of_the_law_stands_in_code() {
    let mut found = Vec::new();
    for source in sources() {
        if !WITHOUT_FIGURES.contains(&&*source.module()) {
            continue;
        }
        for (number, code) in product_code(&source) {
            for figure in figures(&code).into_iter().chain(made_decimals(&code)) {
                found.push(format!("{}:{number}: {figure}", source.name()));
            }
        }
    }
    assert!(found.is_empty(), "figures that belong in the law's data:\n{}", found.join("\n"));
}

/// Years of this century or the last, and decimal fractions (rates: money has none in code). A number
/// written with a separator, such as 2_000, counts something and is no year.
fn figures(code: &str) -> Vec<String> {
    code.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '_')
        .filter(|token| token.starts_with(|c: char| c.is_ascii_digit()))
        .filter(|token| is_year(token) || is_fraction(token))
        .map(str::to_owned)
        .collect()
}

/// A decimal put together from digits, such as `Decimal::new(99, 2)`; a unit (a cent) and its half are no
/// figures of the law.
fn made_decimals(code: &str) -> Vec<String> {
    code.match_indices("Decimal::new(")
        .filter_map(|(at, start)| code[at + start.len()..].split([',', ')']).next())
        .filter(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
        .filter(|digits| !["0", "1", "5"].contains(digits))
        .map(|digits| format!("Decimal::new({digits}, …)"))
        .collect()
}

fn is_year(token: &str) -> bool {
    let digits = token.find(['i', 'u']).map_or(token, |at| token[..at].trim_end_matches('_'));
    let all_digits = digits.chars().all(|c| c.is_ascii_digit());
    all_digits && digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

fn is_fraction(token: &str) -> bool {
    token.split_once('.').is_some_and(|(_, after)| after.starts_with(|c: char| c.is_ascii_digit()))
}

#[test]
fn the_readers_of_this_test_read_well() {
    assert_eq!(modules_used("use crate::{law::{Book, x}, model};"), ["law", "model"]);
    assert_eq!(modules_used("let a = crate::text::Row::new();"), ["text"]);
    assert_eq!(code_of("let a = \"// crate::wasm\"; // unsafe"), "let a = ; ");
    assert!(may_use("checks", "law") && !may_use("law", "checks"));
    assert!(may_use("wasm", "session") && !may_use("session", "wasm"));
    assert!(!may_use("wasm", "cli") && !may_use("checks", "drawback"));
    assert_eq!(figures("date(2025, 2, 1) + dec!(0.003464) * x.0 - 19999"), ["2025", "0.003464"]);
    assert_eq!(made_decimals("Decimal::new(99, 2) + Decimal::new(1, 2)"), ["Decimal::new(99, …)"]);
    assert_eq!(figures("pool[1998_i32] + 2026u16 + v1.2020 + 2_000"), ["1998_i32", "2026u16"]);
}
