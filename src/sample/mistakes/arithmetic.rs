//! Amounts and quantities that do not fit the others.

use super::{Done, Ground};
use crate::law::Before;
use crate::model::{HtsNumber, Money};
use crate::sample::account::World;
use crate::sample::entry::{Entry, Line};
use rust_decimal::Decimal;

/// Lines that a part of a supplier must have before one stands out.
const HISTORY: usize = 14;
/// The least duty that is worth a mistake.
const WORTH: i64 = 5_000;

/// A tenth of the quantity: the value of a unit is ten times what it always is.
pub(super) fn unit_value(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let history = ground.history.clone();
    let rich = |line: &Line| history.get(&(line.part, line.supplier)).copied() >= Some(HISTORY);
    let (at, line) = ground.find_line(|_, line| rich(line) && line.quantity >= 40)?;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let right = found.quantity;
    found.quantity = right / 10;
    let what = format!("a quantity of {right} is given as {}", found.quantity);
    let place = found.records.len().checked_sub(1)?;
    Some(Done::record(at, line, place, what))
}

/// Goods that always pay: nothing, or two digits of the duty in the wrong order; on days of which the
/// law book has no rates, so that only their like tell.
pub(super) fn implausible(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let history = ground.history.clone();
    let rich = |line: &Line| history.get(&(line.part, line.supplier)).copied() >= Some(HISTORY);
    wrong_duty(ground, |world, entry, line| rich(line) && rate(world, entry, line).is_none())
}

/// The same on days of which the law book has the rate.
pub(super) fn ordinary(ground: &mut Ground<'_, '_>) -> Option<Done> {
    wrong_duty(ground, |world, entry, line| {
        rate(world, entry, line) == Some(line.class.rate) && line.records.len() == 1
    })
}

/// The general rate of a line's number as the law book has it.
fn rate(world: &World<'_>, entry: &Entry, line: &Line) -> Option<Decimal> {
    let number = HtsNumber::new(&line.class.hts)?;
    let rates = world.book.rates_on(number.hts8(), entry.entered, Before::Unknown).ok()?;
    rates.general.share()
}

fn wrong_duty(
    ground: &mut Ground<'_, '_>,
    fits: impl Fn(&World<'_>, &Entry, &Line) -> bool,
) -> Option<Done> {
    let to_nothing = ground.nth.is_multiple_of(2);
    let world = ground.account.world;
    let wrong = |line: &Line| {
        let duty = line.goods()?.duty;
        let worth = duty >= Money::cents(WORTH) && line.spi.is_none();
        let wrong = if to_nothing { Some(Money::ZERO) } else { transposed(duty) };
        wrong.filter(|_| worth)
    };
    let (at, line) = ground.find_line(|entry, line| {
        entry.entry_type == "01" && fits(&world, entry, line) && wrong(line).is_some()
    })?;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let wrong = wrong(found)?;
    let (place, goods) = found.records.iter_mut().enumerate().last()?;
    let what = format!("a duty of {} is given as {wrong}", goods.duty);
    goods.duty = wrong;
    found.duty = found.sum();
    Some(Done::record(at, line, place, what))
}

/// The first two digits the other way round, where that changes much.
fn transposed(duty: Money) -> Option<Money> {
    let text = duty.text();
    let mut digits: Vec<char> = text.chars().collect();
    if digits.len() < 5 {
        return None;
    }
    digits.swap(0, 1);
    let wrong: Decimal = digits.into_iter().collect::<String>().parse().ok()?;
    let much = (wrong - duty.0).abs() * Decimal::from(2) > duty.0;
    much.then_some(Money(wrong))
}

/// The duty of a line that its records do not add up to.
pub(super) fn not_sum(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let fits =
        |entry: &Entry, line: &Line| entry.entry_type == "01" && line.duty >= Money::cents(WORTH);
    let (at, line) = ground.find_line(fits)?;
    let more = Money::cents(ground.random.between(1_500, 60_000));
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let right = found.duty;
    found.duty = right + more;
    let what = format!("a duty of {right} is reported for the line as {}", found.duty);
    Some(Done::line(at, line, what))
}
