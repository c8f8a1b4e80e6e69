//! `tidewaiter law-diff OLD NEW`: what one law changes against another on an invented account.

use super::law_duties::duties;
use super::{Error, OK, io, output};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tidewaiter::drawback::Depth;
use tidewaiter::law::{self, Book, LawFile, LawFileKind, Renewed, Tables};
use tidewaiter::model::{Date, Options};
use tidewaiter::sample::{self, Settings};
use tidewaiter::session::Session;

/// The law of this build, as an argument.
const BUILT_IN: &str = "built-in";

/// What `law-diff` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A rule pack, an export of the tariff schedule, a folder of tables, or `built-in`.
    old: String,
    /// The same.
    new: String,
    /// The day of both reports, and of an edition whose file does not tell it; the newest day of the
    /// law of this build unless given.
    #[arg(long, value_name = "DATE", value_parser = super::law::date)]
    as_of: Option<Date>,
    /// The account's seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many rows the account has, at most.
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(200..=5_000_000))]
    rows: u32,
    /// JSON instead of text.
    #[arg(long)]
    json: bool,
}

/// Prints the differences.
pub fn run(arguments: &Arguments) -> Result<u8, Error> {
    let built_in = Book::load()?;
    let as_of = arguments.as_of.or_else(|| built_in.newest());
    let as_of = as_of.ok_or_else(|| Error::Usage("the law has no table".to_owned()))?;
    let (old, new) = (named(&arguments.old, as_of)?, named(&arguments.new, as_of)?);
    // One account for both: made under the law of this build.
    let settings = Settings { seed: arguments.seed, rows: arguments.rows as usize };
    let account =
        sample::make(&built_in, settings).map_err(|error| Error::Generator(error.to_string()))?;
    let tables = law::changes(&old.texts, &new.texts);
    let (before, under_old) = evaluated(&account, old.book, as_of)?;
    let (after, under_new) = evaluated(&account, new.book, as_of)?;
    let duty = duties(before.portfolio()?, before.book(), after.book());
    let drawback = compared(&under_old, &under_new, "/drawback/by_programme", "amount");
    let findings = findings(&under_old, &under_new);
    let change = json!({
        "as_of": as_of.to_string(),
        "old": before.book().hash,
        "new": after.book().hash,
        "tables": tables.iter().map(|table| json!({
            "table": table.table, "added": table.added, "removed": table.removed,
            "changed": table.changed,
        })).collect::<Vec<_>>(),
        "lines": before.portfolio()?.lines.len(),
        "duty": duty,
        "drawback": { "estimate": pair(&under_old, &under_new, "/drawback/estimate"),
                      "low": pair(&under_old, &under_new, "/drawback/low"),
                      "upside": pair(&under_old, &under_new, "/drawback/upside"),
                      "by_programme": drawback },
        "findings": findings,
    });
    if arguments.json {
        output::line(&serde_json::to_string_pretty(&change)?);
    } else {
        output::line(&text(&change));
    }
    Ok(OK)
}

/// The law that an argument names.
fn named(argument: &str, as_of: Date) -> Result<Renewed, Error> {
    let before = Tables::embedded();
    let path = Path::new(argument);
    if argument == BUILT_IN {
        let book = before.book()?;
        return Ok(Renewed { texts: before, book, refreshed: law::Refreshed::default() });
    }
    if path.is_dir() {
        return folder(path, before);
    }
    let bytes = std::fs::read(path).map_err(io(path))?;
    let kind = LawFileKind::of(&bytes).ok_or_else(|| {
        Error::Usage(format!("{argument} is no rule pack and no export of the tariff schedule"))
    })?;
    let file = LawFile::read(kind, argument, &hash(&bytes), &bytes);
    let renewed = law::refresh(&before, std::iter::once(&file), &BTreeMap::new(), as_of)?;
    match renewed.refreshed.files.iter().find(|file| !file.is_used) {
        Some(refused) => Err(Error::Law(format!("{argument}: {}", refused.message))),
        None => Ok(renewed),
    }
}

/// The tables of a folder; those it does not have are the ones of this build.
fn folder(path: &Path, mut texts: Tables) -> Result<Renewed, Error> {
    let names: Vec<&str> = texts.iter().map(|(name, _)| name).collect();
    let mut found = false;
    for name in names {
        let file = path.join(format!("{name}.tsv"));
        if file.is_file() {
            texts.set(name, std::fs::read_to_string(&file).map_err(io(&file))?);
            found = true;
        }
    }
    if !found {
        return Err(Error::Usage(format!("{} holds no table of the law", path.display())));
    }
    let book = texts.book()?;
    Ok(Renewed { texts, book, refreshed: law::Refreshed::default() })
}

fn hash(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The account evaluated under a law, and what the page would show of it.
fn evaluated(
    account: &sample::Account,
    book: Book,
    as_of: Date,
) -> Result<(Session, Value), Error> {
    let mut session = Session::new(book);
    for (name, text) in account.files()?.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let file = session.begin(name)?;
        session.push(file, text.as_bytes())?;
        session.finish(file)?;
    }
    let options = Options::new(as_of);
    session.evaluate(&options, Depth::AllReadings, &mut |_| std::ops::ControlFlow::Continue(()))?;
    let overview = serde_json::to_value(session.report()?.overview())?;
    Ok((session, overview))
}

fn pair(old: &Value, new: &Value, pointer: &str) -> Value {
    let of = |report: &Value| report.pointer(pointer).cloned().unwrap_or(Value::Null);
    json!({ "old": of(old), "new": of(new), "change": change(&of(old), &of(new)) })
}

/// The difference of two amounts; null where one is not known.
fn change(old: &Value, new: &Value) -> Value {
    let of = |amount: &Value| amount.as_str()?.parse::<Decimal>().ok();
    let difference = of(new).zip(of(old)).and_then(|(new, old)| new.checked_sub(old));
    difference.map_or(Value::Null, |change| Value::String(change.to_string()))
}

/// Rows of both reports by their name, the amounts side by side, where they differ.
fn compared(old: &Value, new: &Value, pointer: &str, amount: &str) -> Vec<Value> {
    let rows = |report: &Value| -> BTreeMap<String, Value> {
        let rows = report.pointer(pointer).and_then(Value::as_array).cloned().unwrap_or_default();
        let one = |row: Value| Some((row["name"].as_str()?.to_owned(), row[amount].clone()));
        rows.into_iter().filter_map(one).collect()
    };
    let (old, new) = (rows(old), rows(new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let none = Value::String("0.00".to_owned());
    let row = |name: &&String| {
        let (old, new) = (old.get(*name).unwrap_or(&none), new.get(*name).unwrap_or(&none));
        json!({ "name": name, "old": old, "new": new, "change": change(old, new) })
    };
    names.iter().map(row).filter(|row| row["old"] != row["new"]).collect()
}

/// Findings by check with their amounts, where they differ.
fn findings(old: &Value, new: &Value) -> Vec<Value> {
    let rows = |report: &Value| -> BTreeMap<String, Value> {
        let rows = report.pointer("/findings/by_check").and_then(Value::as_array);
        let one = |row: &Value| Some((row["name"].as_str()?.to_owned(), row.clone()));
        rows.into_iter().flatten().filter_map(one).collect()
    };
    let (old, new) = (rows(old), rows(new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let row = |name: &&String| {
        let of = |rows: &BTreeMap<String, Value>, field: &str| {
            rows.get(*name).map_or(Value::Null, |row| row[field].clone())
        };
        let side = |rows| {
            json!({
                "total": of(rows, "total").as_u64().unwrap_or(0),
                "owed": of(rows, "owed"),
                "back": of(rows, "back"),
            })
        };
        json!({ "name": name, "old": side(&old), "new": side(&new) })
    };
    names.iter().map(row).filter(|row| row["old"] != row["new"]).collect()
}

fn text(change: &Value) -> String {
    let say = |value: &Value| match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let hash = |name: &str| say(&change[name]).chars().take(12).collect::<String>();
    let mut lines =
        vec![format!("As of {}: law {} -> {}", say(&change["as_of"]), hash("old"), hash("new"))];
    lines.push("Tables".to_owned());
    for table in rows(&change["tables"]) {
        let of = |name| say(&table[name]);
        lines.push(format!(
            "  {}: {} added, {} removed, {} changed",
            of("table"),
            of("added"),
            of("removed"),
            of("changed")
        ));
    }
    let money = |name: &str, row: &Value| {
        let of = |side| say(&row[side]);
        format!("  {name}: {} -> {} ({})", of("old"), of("new"), of("change"))
    };
    let duty = &change["duty"];
    lines.push("Duty on the entry lines, USD".to_owned());
    lines.push(format!(
        "  of {} lines {} owe another duty; {} have a component that is not known under one law",
        say(&change["lines"]),
        say(&duty["lines_with_other_duty"]),
        say(&duty["lines_not_known"])
    ));
    lines.push(money("in all, where known under both", duty));
    lines.extend(rows(&duty["by_component"]).iter().map(|row| money(&say(&row["name"]), row)));
    for row in rows(&duty["largest"]) {
        let of = |name| say(&row[name]);
        lines.push(format!("    {}: {} on {} lines", of("hts"), of("change"), of("lines")));
    }
    lines.push("Drawback, USD".to_owned());
    let drawback = &change["drawback"];
    lines.extend(["estimate", "low", "upside"].map(|name| money(name, &drawback[name])));
    lines.extend(rows(&drawback["by_programme"]).iter().map(|row| money(&say(&row["name"]), row)));
    lines.push("Findings that differ, with what may be owed and may come back, USD".to_owned());
    for row in rows(&change["findings"]) {
        let side = |side: &str| {
            let of = |name| say(&row[side][name]);
            format!("{} ({} owed, {} back)", of("total"), of("owed"), of("back"))
        };
        lines.push(format!("  {}: {} -> {}", say(&row["name"]), side("old"), side("new")));
    }
    lines.join("\n")
}

fn rows(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}
