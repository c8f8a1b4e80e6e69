//! The invented account pays what the programmes ask.

use super::book;
use std::collections::{BTreeMap, BTreeSet};
use tidewaiter::law::{Answer, Book, Extra, Goods, Role, Ruling};
use tidewaiter::model::{EntryLine, Hts8, Portfolio};
use tidewaiter::sample::{Settings, make};
use tidewaiter::session::Session;

const ROWS: usize = 6_000;

/// The account of a seed, read, and the rows on which a mistake was planted.
fn account(book: &Book, seed: u64) -> (Session, BTreeSet<u32>) {
    let account = make(book, Settings { seed, rows: ROWS }).expect("account");
    let planted = account.planted.iter().flat_map(|mistake| {
        let [first, last] = mistake.entry_rows;
        mistake.rows.iter().copied().chain(first..=last)
    });
    let planted = planted.collect();
    let mut session = Session::new(super::book());
    let file = session.begin("es003.csv").expect("begun");
    session.push(file, account.es003.as_bytes()).expect("pushed");
    session.finish(file).expect("finished");
    session.join();
    (session, planted)
}

fn claimed(portfolio: &Portfolio, line: &EntryLine) -> Vec<Hts8> {
    let numbers = portfolio.tariffs_of(line).filter_map(|tariff| tariff.hts);
    numbers.filter(|hts| hts.is_chapter99()).map(|hts| hts.hts8()).collect()
}

/// What is wrong with the headings of a programme on a line.
fn differs(answer: &Answer<'_>, claimed: &[Hts8]) -> Option<String> {
    let of = |role: Role| claimed.iter().filter(move |h| answer.measure.role(**h) == Some(role));
    let charging: Vec<String> = of(Role::Charges).map(ToString::to_string).collect();
    match answer.ruling {
        Ruling::Charged(charge) => {
            let reached = match charge.extra {
                Extra::UpTo { reached, .. } => reached,
                Extra::Added(_) => None,
            };
            let is = |h: &Hts8| *h == charge.heading || Some(*h) == reached;
            (!claimed.iter().any(is)).then(|| format!("{} missing, {charging:?}", charge.heading))
        }
        Ruling::Outside | Ruling::Freed(_) if !charging.is_empty() => {
            Some(format!("{charging:?} superfluous"))
        }
        _ => None,
    }
}

#[test]
fn the_account_pays_what_is_asked() {
    let book = book();
    for seed in 1..=3 {
        check(&book, seed);
    }
}

fn check(book: &Book, seed: u64) {
    let (session, planted) = account(book, seed);
    let portfolio = session.portfolio().expect("portfolio");
    let (mut asked, mut differences) = (0, BTreeMap::<String, (usize, String)>::new());
    for entry in &portfolio.entries {
        let Some(date) = entry.entry_date else { continue };
        for (_, line) in portfolio.lines_of(entry) {
            let Some(origin) = line.origin else { continue };
            if planted.contains(&line.place.row) {
                continue;
            }
            let claimed = claimed(portfolio, line);
            for goods in portfolio.goods_of(line).filter_map(|tariff| tariff.hts) {
                let goods = Goods {
                    number: goods,
                    origin,
                    date: date.0,
                    spi: portfolio.str(line.spi),
                    claimed: &claimed,
                };
                for answer in book.measures(&goods) {
                    asked += usize::from(!matches!(answer.ruling, Ruling::Outside));
                    let Some(what) = differs(&answer, &claimed) else { continue };
                    let key = format!("{}: {what}", answer.measure.key);
                    let example = format!("{} {origin} {} {}", goods.number, date.0, goods.spi);
                    differences.entry(key).or_insert((0, example)).0 += 1;
                }
            }
        }
    }
    let wrong: usize = differences.values().map(|(count, _)| count).sum();
    println!("{asked} rulings on goods, {wrong} differ from the account");
    for (what, (count, example)) in &differences {
        println!("  {count} {what} ({example})");
    }
    assert!(asked > ROWS / 4, "the account has lines under chapter 99");
    assert_eq!(wrong, 0, "seed {seed}");
}
