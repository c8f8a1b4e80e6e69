//! Headings as reports, brokers and customs programs write them, each in a table of its kind: what it
//! is taken for.

use super::mapping_support::{filled_rows, look, table, template, value};
use std::collections::BTreeMap;
use tidewaiter::ingest::{Choices, Preview, PreviewColumn};
use tidewaiter::model::{Field, FileRecord, SourceKind};

/// Rows of a table: enough for values to speak against a heading.
const ROWS: usize = 6;

/// Its headings.
pub const CORPUS: &str = include_str!("corpus/headings.csv");

/// A heading and what it means.
pub struct Row {
    pub heading: String,
    pub kind: SourceKind,
    /// `None` where no column of ours has that meaning.
    pub field: Option<Field>,
    /// A value such as stands below it; empty where the template has one.
    value: String,
}

/// The rows of a corpus.
pub fn rows_of(corpus: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(corpus.as_bytes());
    let row = |record: csv::StringRecord| {
        let [heading, kind, field, value] = [0, 1, 2, 3].map(|i| record[i].to_owned());
        let kind = match kind.as_str() {
            "entries" => SourceKind::EntrySummaries,
            "exports" => SourceKind::Exports,
            "inventory" => SourceKind::Inventory,
            "headers" => SourceKind::EntryHeaders,
            "claims" => SourceKind::PriorClaims,
            "used" => SourceKind::UsedExports,
            "destructions" => SourceKind::Destructions,
            "bom" => SourceKind::BillOfMaterials,
            "production" => SourceKind::Production,
            "parts" => SourceKind::Parts,
            "watch" => SourceKind::AdcvdWatch,
            "requests" => SourceKind::Requests,
            other => panic!("{other}"),
        };
        let found = Field::ALL.iter().copied().find(|known| format!("{known:?}") == field);
        assert_eq!(found.is_none(), field.is_empty(), "{heading}: {field}");
        Row { heading: heading.replace("\\n", "\n"), kind, field: found, value }
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

/// Ways in which one heading is written elsewhere: no change, capitals, as in a database, with a line
/// break, with points.
fn spellings(heading: &str) -> Vec<String> {
    let snake: String =
        heading.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    vec![
        heading.to_owned(),
        heading.to_uppercase(),
        snake,
        heading.replacen(' ', "\n", 1),
        format!("  {heading}. "),
    ]
}

/// Headings that are tried in one table, so that most of its columns are known.
const TOGETHER: usize = 6;

/// What became of headings in a table of the template's other columns: they are of one kind, and no two
/// of them mean the same. With each comes its place.
fn verdicts(tried: &[(&Row, String)]) -> (FileRecord, Preview, Vec<usize>) {
    let template = template(tried[0].0.kind);
    let mut columns = filled_rows(&template, ROWS);
    let mut added = Vec::new();
    for (row, heading) in tried {
        let at = template.columns.iter().position(|column| Some(column.field) == row.field);
        let values = match at {
            _ if !row.value.is_empty() => vec![row.value.clone(); ROWS],
            Some(at) => (0..ROWS).map(|i| value(&template.columns[at], i)).collect(),
            None => vec!["some words".to_owned(); ROWS],
        };
        if let Some(at) = at {
            let known = template.columns[at].heading;
            columns.retain(|(heading, _)| heading != known);
        }
        added.push((heading.clone(), values));
    }
    let places = (0..added.len()).map(|i| columns.len() + i).collect();
    columns.extend(added);
    let (record, preview) = look("a.csv", &table(&columns), Choices::default());
    (record, preview.expect("a preview"), places)
}

/// Tries headings, several to a table, and tells of each what its column was taken for.
pub fn try_all<'a>(
    headings: impl Iterator<Item = (&'a Row, String)>,
    mut tell: impl FnMut(&Row, &str, Option<Field>, &PreviewColumn),
) {
    let mut groups: Vec<Vec<(&Row, String)>> = Vec::new();
    for (row, heading) in headings {
        let fits = |group: &&mut Vec<(&Row, String)>| {
            let same = |r: &Row| r.field == row.field || r.kind != row.kind;
            group.len() < TOGETHER && !group.iter().any(|(r, _)| same(r))
        };
        match groups.iter_mut().rev().take(40).find(fits) {
            Some(group) => group.push((row, heading)),
            None => groups.push(vec![(row, heading)]),
        }
    }
    for group in groups {
        let (record, preview, places) = verdicts(&group);
        for ((row, heading), place) in group.iter().zip(places) {
            let used = record.mapping.iter().find(|c| usize::from(c.index) == place);
            tell(row, heading, used.map(|used| used.field), &preview.columns[place]);
        }
    }
}

/// What became of the headings of a corpus.
#[derive(Default)]
pub struct Count {
    pub all: usize,
    /// Used, or asked for with a word on why.
    right: usize,
    used: usize,
    /// Asked for as something else, or not noticed.
    missed: Vec<String>,
    /// Used as something else, without a question.
    wrong: Vec<String>,
    by_confidence: BTreeMap<&'static str, usize>,
}

impl Count {
    /// Tries headings.
    pub fn take<'a>(&mut self, headings: impl Iterator<Item = (&'a Row, String)>) {
        try_all(headings, |row, heading, used, column| self.note(row, heading, used, column));
    }

    fn note(&mut self, row: &Row, heading: &str, used: Option<Field>, column: &PreviewColumn) {
        self.all += 1;
        *self.by_confidence.entry(column.confidence).or_default() += 1;
        let told = matches!(column.confidence, "known" | "chosen" | "likely");
        let told = told.then_some(column.field).flatten();
        let is_right = told == row.field.map(Field::label);
        let is_used = used.is_some() || column.confidence == "known";
        if is_used && (used.is_some() && used != row.field || !is_right) {
            self.wrong.push(format!("{heading:?} is used as {told:?}, not {:?}", row.field));
        } else if is_right {
            self.right += 1;
            self.used += usize::from(is_used);
        } else {
            self.missed.push(format!(
                "{heading:?} ({:?}): {} {:?}, not {:?}: {}",
                row.kind, column.confidence, column.field, row.field, column.reason
            ));
        }
    }

    /// Prints the figures and holds them to the share of a hundred that is owed; nothing may be wrong.
    pub fn judge(&self, name: &str, least: usize) {
        let Self { all, right, used, missed, wrong, by_confidence } = self;
        eprintln!(
            "{name}: {right} of {all} right ({}.{} %), {used} of them used at once, {} asked as something else \
             or not noticed, {} silently wrong: {by_confidence:?}",
            right * 100 / all,
            right * 1_000 / all % 10,
            missed.len(),
            wrong.len()
        );
        missed.iter().for_each(|line| eprintln!("missed: {line}"));
        assert!(wrong.is_empty(), "{name}: used but wrong:\n{}", wrong.join("\n"));
        assert!(right * 100 >= all * least, "{name}: {right} of {all} are right");
    }
}

/// The spellings to try of the heading at this place: all where the program is built with optimisation,
/// elsewhere the heading itself and one of the others in turn, so that each comes to a quarter of them.
fn tried(at: usize, heading: &str) -> Vec<String> {
    let mut all = spellings(heading);
    if cfg!(debug_assertions) {
        let other = all.swap_remove(1 + at % (all.len() - 1));
        all.truncate(1);
        all.push(other);
    }
    all
}

#[test]
fn headings_of_the_corpus() {
    let mut count = Count::default();
    let rows = rows_of(CORPUS);
    count.take(rows.iter().enumerate().flat_map(|(at, row)| {
        tried(at, &row.heading).into_iter().map(move |heading| (row, heading))
    }));
    assert!(count.all > if cfg!(debug_assertions) { 800 } else { 1_500 }, "{} headings", count.all);
    count.judge("the corpus", 95);
}
