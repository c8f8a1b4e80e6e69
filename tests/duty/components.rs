//! Lines with the duty that the law asks of them, component by component.

use super::{assess, book, day, goods, headings, measured, number};
use rust_decimal::Decimal;
use tidewaiter::duty::{
    Assessment, Column, Missing, Part, Program, Question, Refusal, Terms, ordinary,
};
use tidewaiter::law::{Before, Confidence, Doubt};
use tidewaiter::model::{Country, Money, Unit};

/// The components as `ordinary 300.00`, `9903.88.03 2500.00`, `ordinary ?` where the amount is not
/// known.
fn shown(assessment: &Assessment<'_>) -> Vec<String> {
    let row = |part: &Part<'_>| match part {
        Part::Ordinary(_) => "ordinary".to_owned(),
        Part::Measure(_, Some(heading)) => heading.to_string(),
        Part::Measure(measure, None) => measure.key.clone(),
    };
    let components = assessment.components.iter();
    components
        .map(|c| format!("{} {}", row(&c.part), c.amount.map_or("?".to_owned(), Money::text)))
        .collect()
}

#[test]
fn additional_duties_stack_on_goods_of_china() {
    let stack = headings(&["9903.88.03", "9903.01.24", "9903.01.25"]);
    let line = Question { headings: &stack, ..goods("3923900080", "CN", "2025-06-02") };
    let duty = assess(&line, &measured(10_000, None));
    assert_eq!(
        shown(&duty),
        ["ordinary 300.00", "9903.88.03 2500.00", "9903.01.24 2000.00", "9903.01.25 1000.00"]
    );
    assert_eq!(duty.total(), Ok(Money::cents(580_000)));
    for component in &duty.components {
        assert!(book().citation(component.cite).is_some(), "{component:?}");
        assert!(component.confidence <= Confidence::Memory, "{component:?}");
    }
}

#[test]
fn a_floor_carries_the_ordinary_duty_or_is_reached_by_it() {
    let below = assess(&goods("3923900080", "DE", "2025-09-16"), &measured(10_000, None));
    assert_eq!(shown(&below), ["ordinary 0.00", "9903.02.20 1500.00"]);
    assert_eq!(below.total(), Ok(Money::cents(150_000)));
    let above = assess(&goods("6911101000", "DE", "2025-12-24"), &measured(10_000, None));
    assert_eq!(shown(&above), ["ordinary 2500.00", "9903.02.19 0.00"]);
}

#[test]
fn the_column_follows_origin_and_program() {
    let column = |question: &Question<'_>| {
        let terms = Terms::new(book(), question, Before::Unknown);
        terms.ordinary.map(|ordinary| (ordinary.column, ordinary.refusal))
    };
    let korea = goods("3923900080", "KR", "2025-03-14");
    let cuba = goods("3923900080", "CU", "2025-03-14");
    let germany = goods("3923900080", "DE", "2025-03-14");
    let claims = |code| Program::Claimed(code);
    assert_eq!(column(&korea), Ok((Column::General, None)));
    let claimed = Question { program: claims("KR"), ..korea };
    assert_eq!(column(&claimed), Ok((Column::Special("KR"), None)));
    assert_eq!(column(&cuba), Ok((Column::Two, None)));
    let vain = Question { program: claims("KR"), ..germany };
    assert_eq!(column(&vain), Ok((Column::General, Some(Refusal::Country))));
    let lapsed = Question { program: claims("A"), ..goods("3923900080", "TH", "2025-03-14") };
    assert_eq!(column(&lapsed), Ok((Column::General, Some(Refusal::NotInForce))));
    let odd = Question { program: claims("ZZ"), ..germany };
    assert_eq!(column(&odd), Err(Missing::ProgramUnknown));
    let untold = Question { program: Program::NotTold, ..korea };
    assert_eq!(column(&untold), Err(Missing::Program));
    let free = Question { program: Program::NotTold, ..goods("8471300100", "KR", "2025-03-14") };
    assert_eq!(column(&free), Ok((Column::General, None)), "nothing is below free");
}

#[test]
fn duty_by_quantity_asks_for_its_unit() {
    let milk = goods("0402105000", "DE", "2025-03-14");
    let by_weight = assess(&milk, &measured(8_650, Some((1_000, "KG"))));
    assert_eq!(by_weight.total(), Ok(Money::cents(86_500)));
    let by_number = assess(&milk, &measured(8_650, Some((1_000, "NO"))));
    let kilogram = Unit::new("KG").expect("unit");
    assert_eq!(by_number.total(), Err(Missing::Quantity(kilogram)));
    assert_eq!(Missing::Quantity(kilogram).words(), "the quantity in KG");
}

#[test]
fn what_is_missing_is_said() {
    let known = goods("3923900080", "DE", "2025-03-14");
    let missing = |question: &Question<'_>| assess(question, &measured(100, None)).total().err();
    assert_eq!(missing(&Question { origin: None, ..known }), Some(Missing::Origin));
    assert_eq!(missing(&Question { date: None, ..known }), Some(Missing::Date));
    let early = goods("3923900080", "DE", "2022-03-14");
    assert_eq!(missing(&early), Some(Missing::Rates(Doubt::BeforeFirst)));
    let mut unchanged = Terms::new(book(), &early, Before::Unchanged);
    assert_eq!(unchanged.ordinary_duty(&measured(100, None)), Ok(Decimal::from(3)));
    unchanged.answers = Err(Missing::Origin);
    assert!(unchanged.about().is_empty());
    let temporary = headings(&["9902.14.01"]);
    let reduced = Question { headings: &temporary, ..known };
    assert_eq!(missing(&reduced), Some(Missing::Heading(number("9902.14.01").hts8())));
    let none = tidewaiter::duty::Measured::default();
    assert_eq!(assess(&known, &none).total(), Err(Missing::Value));
}

#[test]
fn chapter_98_frees_or_leaves_the_duty_of_the_goods() {
    let known = goods("3923900080", "DE", "2025-03-14");
    let under = |provision| Question { provision: Some(number(provision)), ..known };
    let ordinary = |question: &Question<'_>| {
        let terms = Terms::new(book(), question, Before::Unknown);
        (terms.ordinary.map(|ordinary| ordinary.column), terms.answers.is_err())
    };
    let free = number("9801.00.10");
    assert_eq!(ordinary(&under("9801.00.10")), (Ok(Column::Provision(free)), true));
    let (column, unknown) = ordinary(&under("9802.00.50"));
    assert!(unknown, "what the programmes charge is not told");
    assert!(
        matches!(column, Ok(Column::General) | Err(Missing::Provision)),
        "never free: {column:?}"
    );
}

/// A program without a rate of its own may have that of a neighbouring mark: the general rate is then
/// no answer. The same rule keeps the check of claims silent.
#[test]
fn a_rate_beside_a_neighbouring_mark_leaves_the_claim_open() {
    let ordinary = |hts: &str, origin: &str, code: &'static str| {
        let question =
            Question { program: Program::Claimed(code), ..goods(hts, origin, "2025-03-14") };
        let terms = Terms::new(book(), &question, Before::Unknown);
        terms.ordinary.map(|ordinary| ordinary.refusal)
    };
    for (hts, origin, code, mark) in [
        ("0811908000", "KE", "D", "A+"),
        ("0101300000", "JM", "R", "E"),
        ("1701125000", "MX", "S", "S+"),
        ("1701125000", "CR", "P", "P+"),
        ("0101300000", "CR", "P+", "P"),
    ] {
        assert_eq!(ordinary(hts, origin, code), Err(Missing::ProgramBeside(mark)), "{hts} {code}");
    }
    assert!(Missing::ProgramBeside("S+").words().contains("beside S+"));
    assert_eq!(ordinary("0201105010", "KE", "D"), Ok(Some(Refusal::NotGranted)));
    // The schedule marks it nowhere: its goods have their rates by words.
    assert_eq!(ordinary("3923900080", "JM", "W"), Err(Missing::ProgramUnknown));
}

/// The column that the engine picks and what the table grants are one rule, whatever is claimed.
#[test]
fn the_engine_grants_what_the_table_grants() {
    use tidewaiter::law::Grant;
    let (on, mut seen) = (day("2025-03-14"), [0usize; 4]);
    for number in book().listed.numbers().step_by(97) {
        let Ok(line) = book().rates_on(number.hts8(), on, Before::Unknown) else { continue };
        for spi in book().spi.iter().filter(|spi| spi.span.contains(on)) {
            // An origin that the program holds, or may hold.
            let origins = ["KR", "MX", "CR", "JM", "KE", "NP", "JO", "AU"];
            let origin = origins.into_iter().find_map(|code| {
                Country::new(code).filter(|origin| spi.countries.contains(*origin) != Some(false))
            });
            let Some(origin) = origin else { continue };
            let question = Question {
                program: Program::Claimed(&spi.code),
                origin: Some(origin),
                number,
                ..goods("3923900080", "KR", "2025-03-14")
            };
            let said = ordinary(book(), &question, Before::Unknown);
            let grant = line.grant(spi);
            match grant {
                Grant::Nothing => {
                    assert_eq!(said.map(|o| o.refusal), Ok(Some(Refusal::NotGranted)), "{spi:?}");
                }
                Grant::Rate(granted) if granted.mark.ends_with('*') => {
                    assert_eq!(said.err(), Some(Missing::ProgramCountries(granted.mark)));
                }
                Grant::Rate(granted) => {
                    assert_eq!(said.map(|o| o.column), Ok(Column::Special(granted.mark)));
                }
                Grant::Beside(mark) => assert_eq!(said.err(), Some(Missing::ProgramBeside(mark))),
                Grant::Elsewhere => assert_eq!(said.err(), Some(Missing::ProgramUnknown)),
            }
            let place = match grant {
                Grant::Nothing => 0,
                Grant::Rate(_) => 1,
                Grant::Beside(_) => 2,
                Grant::Elsewhere => 3,
            };
            seen[place] += 1;
        }
    }
    assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
}
