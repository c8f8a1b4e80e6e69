//! Every rule of every programme at the ends of its days: on its first and last day goods are ruled as the
//! rule says, on the days before and after they are not, unless another rule of the programme says the
//! same.

use super::book;
use tidewaiter::law::{Book, Goods, MeasureRule, Ruling, Tables, Verdict, Why};
use tidewaiter::model::{Country, Date, Hts8, HtsNumber};

/// Origins for rules that name none.
const ORIGINS: [&str; 6] = ["CN", "DE", "CA", "MX", "JP", "BR"];
/// Numbers of a list, or of all, that are asked about.
const FROM_LIST: usize = 8;
const EVERY: usize = 331;

/// Of so many rules the days of one may show in no ruling of the goods asked about: others of their
/// programme say the same before and after, or decide first.
const SILENT_OF: usize = 3;

struct Walk {
    book: Book,
    /// Every number in ten digits.
    all: Vec<String>,
    /// List and digits of what stands on it.
    listed: Vec<(String, String)>,
}

/// Goods that a rule may be about.
struct Asked {
    number: HtsNumber,
    origin: Country,
    spi: String,
    claimed: Vec<Hts8>,
}

impl Walk {
    fn new() -> Self {
        let book = book();
        let all = book.listed.numbers().map(|number| format!("{:010}", number.digits())).collect();
        let mut listed = Vec::new();
        for line in Tables::embedded().get("measure_numbers").lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            for rest in fields[4].split(' ') {
                let digits = format!("{}{}", fields[3], rest.trim_end_matches('*'));
                listed.push((fields[0].to_owned(), digits));
            }
        }
        Self { book, all, listed }
    }

    fn numbers(&self, rule: &MeasureRule) -> Vec<HtsNumber> {
        let number = |text: &String| HtsNumber::new(text).expect("a number");
        if rule.list.is_empty() {
            let spread = self.all.iter().step_by(EVERY).map(number);
            // What other programmes charge, where the rule asks for one.
            let of_others = self.listed.iter().filter(|(list, _)| {
                rule.others.iter().any(|start| list.starts_with(start.as_str()))
            });
            let of_others = of_others.step_by(97).filter_map(|(_, digits)| self.with(digits));
            return spread.chain(of_others).collect();
        }
        let is_named = |list: &str| {
            list == rule.list || (rule.list.ends_with('/') && list.starts_with(&rule.list))
        };
        let on: Vec<&String> = self
            .listed
            .iter()
            .filter(|(list, _)| is_named(list))
            .map(|(_, digits)| digits)
            .collect();
        let step = (on.len() / FROM_LIST).max(1);
        on.into_iter().step_by(step).filter_map(|digits| self.with(digits)).collect()
    }

    /// The first number that begins with some digits.
    fn with(&self, digits: &str) -> Option<HtsNumber> {
        let at = self.all.partition_point(|number| number.as_str() < digits);
        let found = self.all.get(at).filter(|number| number.starts_with(digits))?;
        HtsNumber::new(found)
    }

    fn asked(&self, rule: &MeasureRule) -> Vec<Asked> {
        let named = self.book.countries.iter().map(|row| row.code);
        let mut origins: Vec<Country> = named
            .filter(|origin| rule.origins.contains(*origin) == Some(true))
            .filter(|origin| ORIGINS.contains(&origin.as_str()))
            .collect();
        if origins.is_empty() {
            let named = self.book.countries.iter().map(|row| row.code);
            origins = named.filter(|o| rule.origins.contains(*o) == Some(true)).take(2).collect();
        }
        let mut programs = rule.spi.clone();
        if programs.is_empty() {
            programs.push(String::new());
        }
        let mut stacks: Vec<Vec<Hts8>> = vec![Vec::new()];
        stacks.extend(rule.heading.map(|heading| vec![heading]));
        let mut all = Vec::new();
        for number in self.numbers(rule) {
            for origin in &origins {
                for spi in &programs {
                    for claimed in &stacks {
                        let (spi, claimed) = (spi.clone(), claimed.clone());
                        all.push(Asked { number, origin: *origin, spi, claimed });
                    }
                }
            }
        }
        all
    }

    /// What the programme of a rule says of goods on a day.
    fn ruling(&self, rule: &MeasureRule, asked: &Asked, date: Date) -> Ruling<'_> {
        let Asked { number, origin, spi, claimed } = asked;
        let goods = Goods { number: *number, origin: *origin, date, spi, claimed };
        let mut answers = self.book.measures(&goods);
        answers.find(|answer| answer.measure.key == rule.measure).expect("a programme").ruling
    }
}

/// Whether a ruling is what a rule brings about.
fn is_of(ruling: &Ruling<'_>, rule: &MeasureRule) -> bool {
    let (from, to) = (rule.heading, rule.last.or(rule.heading));
    let under = |heading: Hts8| {
        from.is_none_or(|from| from <= heading) && to.is_none_or(|to| heading <= to)
    };
    match (rule.verdict, ruling) {
        (Verdict::Outside, Ruling::Outside) => true,
        (
            Verdict::AsClaimed | Verdict::Unknown | Verdict::Doubt,
            Ruling::Unknown(Why::Facts(words) | Why::NoList(words) | Why::Rate(words)),
        ) => *words == rule.words,
        (Verdict::Freed, Ruling::Freed(freed)) => {
            rule.heading.is_none() || freed.heading.is_none_or(under)
        }
        (Verdict::Charged | Verdict::Told | Verdict::WhereClaimed, Ruling::Charged(charge)) => {
            under(charge.heading)
        }
        _ => false,
    }
}

/// Whether a rule of one verdict may bring about what one of another does.
fn may_say_the_same(other: Verdict, own: Verdict) -> bool {
    let charges = |verdict: Verdict| {
        matches!(verdict, Verdict::Charged | Verdict::Told | Verdict::WhereClaimed)
    };
    match other {
        Verdict::Doubt => true,
        Verdict::AsClaimed => own == other || charges(own),
        other => own == other || (charges(own) && charges(other)),
    }
}

#[test]
fn every_rule_keeps_its_days() {
    let walk = Walk::new();
    let (mut ends, mut silent) = (0usize, Vec::new());
    for place in 0..walk.book.measures.len() {
        let rules: Vec<&MeasureRule> = walk.book.rulebook.rules_of(place).collect();
        for rule in &rules {
            let asked = walk.asked(rule);
            let days = [
                (rule.span.from, rule.span.from.and_then(|day| day.yesterday().ok())),
                (rule.span.to, rule.span.to.and_then(|day| day.tomorrow().ok())),
            ];
            let mut shows = true;
            for (inside, outside) in days {
                let (Some(inside), Some(outside)) = (inside, outside) else { continue };
                ends += 1;
                // Another rule of the programme may bring about the same on the day outside.
                let goes_on = rules.iter().any(|other| {
                    !std::ptr::eq(*other, *rule)
                        && other.span.contains(outside)
                        && may_say_the_same(other.verdict, rule.verdict)
                });
                let ruled: Vec<&Asked> = asked
                    .iter()
                    .filter(|asked| is_of(&walk.ruling(rule, asked, inside), rule))
                    .collect();
                let stays =
                    ruled.iter().filter(|a| is_of(&walk.ruling(rule, a, outside), rule)).count();
                let wrong = stays > 0 && !goes_on && rule.verdict != Verdict::Outside;
                assert!(
                    !wrong,
                    "{} step {} still rules {stays} goods on {outside}",
                    rule.measure, rule.step
                );
                shows &= ruled.len() > stays;
            }
            if !shows {
                silent.push((rule.measure.as_str(), rule.step));
            }
        }
    }
    println!("{ends} ends of rules; silent {silent:?}");
    assert!(ends > 150, "{ends}");
    let rules: usize =
        (0..walk.book.measures.len()).map(|at| walk.book.rulebook.rules_of(at).count()).sum();
    assert!(silent.len() * SILENT_OF < rules, "{} of {rules} rules are silent", silent.len());
}
