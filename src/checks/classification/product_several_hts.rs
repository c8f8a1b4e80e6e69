//! TW103: one product under several tariff numbers.

use super::rate_paid;
use crate::checks::place::at;
use crate::checks::products::{
    Names, Occurrence, Product, Relation, Variant, all_but_first, along, count_lines,
    in_their_time, listed, nearest_deadline, places, reachable, relation, variants,
};
use crate::checks::{Check, Context, Need};
use crate::finding::{Amount, Area, Finding, Findings, Severity};
use crate::model::{AccountKey, EntryLine, Field, HtsNumber, Money, Portfolio};
use rustc_hash::FxHashMap;

/// The declaration.
pub static CHECK: Check = Check {
    code: "TW103",
    name: "product_several_hts",
    area: Area::Classification,
    severity: Severity::Warning,
    citations: &["19 USC 1484"],
    needs: &[
        Need::of_tariff_report(&[Field::HtsNumber]),
        Need {
            any_of: &[Field::PartNumber, Field::Description],
            report: "a broker's list of entry lines with part numbers",
        },
    ],
    documentation: include_str!("product_several_hts.md"),
    run,
};

/// How far into the numbers the difference reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Six,
    Eight,
    Ten,
}

/// Goods stand in the chapters before this one.
pub(super) const FIRST_SPECIAL_CHAPTER: u8 = 98;

fn run(context: &Context<'_>, findings: &mut Findings) {
    let mut names = Names::new(context.portfolio);
    let (products, mut seen) = collect(context, &mut names);
    seen.sort_unstable_by_key(|(product, one)| (*product, one.line));
    for chunk in seen.chunk_by(|a, b| a.0 == b.0) {
        let Some((at, first)) = chunk.first() else { continue };
        if chunk.iter().all(|(_, one)| one.says == first.says) {
            continue;
        }
        let lines: Vec<_> = chunk.iter().map(|(_, one)| *one).collect();
        let Some((_, product)) = products.get(*at as usize) else { continue };
        let product = names.product_words(*product);
        match relation(variants(&lines)) {
            Relation::SideBySide(all) => findings.extend(side_by_side(context, &product, &all)),
            Relation::InTurn(all) => findings.extend(in_turn(context, &product, &all)),
        }
    }
}

type Seen = Vec<(u32, Occurrence<HtsNumber>)>;
type Products = Vec<(Option<AccountKey>, Product)>;

fn collect(context: &Context<'_>, names: &mut Names<'_>) -> (Products, Seen) {
    let portfolio = context.portfolio;
    let mut numbers: FxHashMap<(Option<AccountKey>, Product), u32> = FxHashMap::default();
    let (mut products, mut seen) = (Vec::new(), Vec::new());
    for entry in context.entries() {
        for (id, line) in portfolio.lines_of(entry) {
            let Some(product) = names.product(line) else { continue };
            let Some((tariff, says)) = only_goods(portfolio, line) else { continue };
            let key = (entry.account, product);
            let at = *numbers.entry(key).or_insert_with(|| {
                products.push(key);
                u32::try_from(products.len() - 1).unwrap_or(u32::MAX)
            });
            let date = entry.entry_date.map(|date| date.0);
            seen.push((at, Occurrence { says, date, line: id, tariff }));
        }
    }
    (products, seen)
}

/// The number of the goods of a line; `None` where it has several, as sets and watches do, or none.
fn only_goods(portfolio: &Portfolio, line: &EntryLine) -> Option<(u32, HtsNumber)> {
    let number = |tariff: u32| {
        let number = portfolio.tariffs.hts(tariff)?;
        (number.chapter() < FIRST_SPECIAL_CHAPTER).then_some((tariff, number))
    };
    let mut goods = line.tariffs.clone().filter_map(number);
    let first = goods.next()?;
    goods.all(|(_, other)| other == first.1).then_some(first)
}

fn side_by_side(
    context: &Context<'_>,
    product: &str,
    all: &[Variant<HtsNumber>],
) -> Option<Finding> {
    let portfolio = context.portfolio;
    let (most, few) = (all.first()?, all_but_first(all));
    let level = level(all);
    let along = along(portfolio, &few, &most.lines);
    let counts: Vec<String> =
        all.iter().map(|one| format!("{} on {}", one.says, count_lines(one.lines.len()))).collect();
    let clear = most.lines.len() > few.len();
    let more = if clear { rate_paid::more(portfolio, &few, &most.lines) } else { None };
    Some(Finding {
        severity: if level == Level::Ten { Severity::Note } else { CHECK.severity },
        what: format!(
            "{product} is entered under {} numbers that {}: {}. {}{}",
            all.len(),
            level.words(),
            listed(&counts),
            along.words,
            duty_words(more)
        ),
        why: why(level),
        action: "Classify the product once, write down the reasons, and give the number to every \
                 filer. Then correct the lines that are wrong: by post summary correction before \
                 liquidation, by protest or disclosure after it."
            .to_owned(),
        cause: cause(&few, most, along.cause.as_deref()),
        places: places(&few, &most.lines, |one| {
            Some(at(&portfolio.tariffs.get(one.tariff), Field::HtsNumber))
        }),
        amount: reachable(context, &few, amount(more)),
        deadline: nearest_deadline(context, &few),
        ..CHECK.finding()
    })
}

/// A number that took the place of another is no fault; worth a note where the earlier one could
/// still be used, so that the tariff did not ask for the change.
fn in_turn(context: &Context<'_>, product: &str, all: &[Variant<HtsNumber>]) -> Option<Finding> {
    let portfolio = context.portfolio;
    let tariff = &context.book.tariff;
    let pairs = || all.iter().zip(all.iter().skip(1));
    let by_choice = |(old, new): &(&Variant<HtsNumber>, &Variant<HtsNumber>)| {
        old.says.hts8() != new.says.hts8() && !tariff.is_empty() && tariff.has10(old.says)
    };
    let (old, new) = pairs().find(by_choice)?;
    Some(Finding {
        severity: Severity::Note,
        what: format!("{product} was entered under {}.", in_their_time(all)),
        why: format!(
            "The number {} changed to another although it is still in the tariff, so it was not \
             renumbered. If the goods did not change, one of the two was wrong.",
            old.says
        ),
        action: "Find out why the number was changed. If the earlier one was wrong, the entries \
                 under it may be corrected while they are open."
            .to_owned(),
        cause: format!("number {} after {}", new.says, old.says),
        places: places(&new.lines, &old.lines, |one| {
            Some(at(&portfolio.tariffs.get(one.tariff), Field::HtsNumber))
        }),
        ..CHECK.finding()
    })
}

fn level(all: &[Variant<HtsNumber>]) -> Level {
    let differ = |of: fn(HtsNumber) -> u64| {
        let mut parts = all.iter().map(|one| of(one.says));
        let first = parts.next();
        parts.any(|part| Some(part) != first)
    };
    if differ(|number| number.digits() / 10_000) {
        Level::Six
    } else if differ(|number| number.digits() / 100) {
        Level::Eight
    } else {
        Level::Ten
    }
}

impl Level {
    fn words(self) -> &'static str {
        match self {
            Self::Six => "differ within the first six digits",
            Self::Eight => "agree in six digits and differ in eight",
            Self::Ten => "agree in eight digits and differ only in the statistical suffix",
        }
    }
}

fn why(level: Level) -> String {
    let one = "The same goods have one number on a day, so all but one of these are wrong.";
    let more = match level {
        Level::Six => {
            "At six digits the goods are taken for different ones everywhere in the world: rate, \
             trade remedies, preference and drawback follow the number."
        }
        Level::Eight => {
            "The eight digits set the rate of duty, the trade remedies and which exports can be \
             substituted for drawback."
        }
        Level::Ten => {
            "The last two digits are for statistics: the duty is the same, but for goods of \
             subheadings that begin with \"other\" drawback compares all ten."
        }
    };
    format!("{one} {more}")
}

/// What one mistake shares: the numbers, and whom the difference goes along with.
fn cause(few: &[Occurrence<HtsNumber>], most: &Variant<HtsNumber>, whom: Option<&str>) -> String {
    let first = few.first().map_or(String::new(), |one| one.says.to_string());
    let whom = whom.map_or(String::new(), |whom| format!(", {whom}"));
    format!("number {first} in place of {}{whom}", most.says)
}

fn duty_words(more: Option<Money>) -> String {
    match more {
        None => String::new(),
        Some(more) if more.is_zero() => {
            " The lines under the rarer numbers paid the rate of the others.".to_owned()
        }
        Some(more) if more > Money::ZERO => format!(
            " At the rate paid under the most frequent number the other lines would have paid \
             {more} more."
        ),
        Some(more) => format!(
            " At the rate paid under the most frequent number the other lines would have paid {} \
             less.",
            -more
        ),
    }
}

fn amount(more: Option<Money>) -> Amount {
    Amount {
        owed: more.filter(|more| *more > Money::ZERO),
        back: more.map(|more| -more).filter(|less| *less > Money::ZERO),
    }
}
