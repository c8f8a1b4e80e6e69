//! Asks the rules.

use super::lists::Standing;
use super::rates::{Found, HeadingRate, together};
use super::rules::{Ready, Verdict};
use super::{Answer, Base, Charge, Freed, FreedBy, Goods, Measure, Role, Ruling, Why};
use crate::law::{Book, Confidence};
use crate::model::{Hts8, HtsNumber};

/// Chapters whose numbers are not goods.
const NOT_GOODS: u8 = 98;

/// A question with what has been settled of it.
struct Case<'a, 'g> {
    book: &'a Book,
    goods: Goods<'g>,
    standing: Standing,
    /// Programmes that charge the whole value, as bits; a part of it; whose ruling is not known.
    whole: u64,
    part: u64,
    unknown: u64,
}

/// What the rules say before the headings claimed are looked at.
struct Verdicts<'a> {
    ruling: Ruling<'a>,
    confidence: Confidence,
    otherwise: Option<Charge>,
}

/// What every programme says of goods.
pub(super) fn answers<'a>(book: &'a Book, goods: &Goods<'_>) -> Vec<Answer<'a>> {
    let goods = Goods { origin: goods.origin.of_province(), ..*goods };
    let is_goods = goods.number.chapter() < NOT_GOODS;
    let standing = book.rulebook.lists.standing(goods.number, goods.date);
    let mut case = Case { book, goods, standing, whole: 0, part: 0, unknown: 0 };
    let mut answers: Vec<Answer<'a>> = book.measures.iter().map(nothing).collect();
    for place in &book.rulebook.order {
        let Some(measure) = book.measures.get(*place) else { continue };
        let days = book.rulebook.days.get(*place);
        if is_goods && !days.is_some_and(|days| days.contains(goods.date)) {
            continue;
        }
        let answer = case.answer(*place, measure);
        case.settle(*place, &answer.ruling);
        if let Some(slot) = answers.get_mut(*place) {
            *slot = answer;
        }
    }
    answers
}

fn nothing(measure: &Measure) -> Answer<'_> {
    let confidence = measure.confidence;
    Answer { measure, ruling: Ruling::Outside, confidence, otherwise: None }
}

impl<'a> Case<'a, '_> {
    fn settle(&mut self, place: usize, ruling: &Ruling<'_>) {
        let bit = 1u64 << (place & 63);
        match ruling {
            Ruling::Charged(charge) if charge.base == Base::Value => self.whole |= bit,
            Ruling::Charged(_) => self.part |= bit,
            Ruling::Unknown(_) => self.unknown |= bit,
            Ruling::Outside | Ruling::Freed(_) | Ruling::Claimed { .. } => {}
        }
    }

    fn answer(&self, place: usize, measure: &'a Measure) -> Answer<'a> {
        let said = if self.goods.number.chapter() >= NOT_GOODS {
            let why = Why::Number("only numbers of chapters 1 to 97 are goods");
            Verdicts {
                ruling: Ruling::Unknown(why),
                confidence: measure.confidence,
                otherwise: None,
            }
        } else {
            self.rules(place, measure)
        };
        let Verdicts { ruling, confidence, otherwise } = self.claims(place, said);
        Answer { measure, ruling, confidence, otherwise }
    }

    /// The first rule that holds, and what stands in its way.
    fn rules(&self, place: usize, measure: &'a Measure) -> Verdicts<'a> {
        let mut walk =
            Walk { confidence: measure.confidence, pending: None, part: false, otherwise: None };
        for ready in self.book.rulebook.rules.get(place).into_iter().flatten() {
            if !self.holds(ready, place, &mut walk) {
                continue;
            }
            let confidence = walk.confidence;
            walk.confidence = confidence.max(ready.rule.confidence);
            match self.follows(ready, place, &mut walk) {
                Some(ruling) => return walk.ends(ruling),
                None => walk.confidence = confidence,
            }
        }
        walk.ends(Ruling::Outside)
    }

    /// Whether the conditions of a rule hold. What cannot be told is kept for the end.
    fn holds(&self, ready: &'a Ready, place: usize, walk: &mut Walk<'a>) -> bool {
        let rule = &ready.rule;
        let applies = rule.span.contains(self.goods.date)
            && rule.origins.contains(self.goods.origin) != Some(false)
            && (rule.spi.is_empty() || rule.spi.iter().any(|spi| spi == self.goods.spi));
        applies && self.is_listed(ready, walk) && self.is_other(ready, place, walk)
    }

    fn is_listed(&self, ready: &'a Ready, walk: &mut Walk<'a>) -> bool {
        if ready.lists == 0 {
            return true;
        }
        let Standing { on, beside, known } = self.standing;
        walk.confidence = walk.confidence.max(ready.list_confidence);
        if on & known & ready.lists != 0 {
            return true;
        }
        if ready.lists & !known != 0 {
            walk.doubt(Why::ListOnDay(&ready.rule.words));
        } else if beside & ready.lists != 0 && !self.book.tariff.has10(self.goods.number) {
            walk.doubt(Why::Number("the list names other numbers of the subheading"));
        }
        false
    }

    fn is_other(&self, ready: &Ready, place: usize, walk: &mut Walk<'a>) -> bool {
        let asked = ready.others & !(1u64 << (place & 63));
        if asked == 0 {
            return true;
        }
        if asked & self.whole != 0 {
            return true;
        }
        walk.part |= asked & self.part != 0;
        if asked & self.unknown != 0 {
            let first = (asked & self.unknown).trailing_zeros();
            let key = self.book.measures.get(first as usize).map_or("", |measure| &measure.key);
            walk.doubt(Why::Measure(key));
        }
        false
    }

    /// What follows from a rule whose conditions hold; `None` to go on with the next.
    fn follows(&self, ready: &'a Ready, place: usize, walk: &mut Walk<'a>) -> Option<Ruling<'a>> {
        let words = ready.rule.words.as_str();
        match ready.rule.verdict {
            Verdict::Outside => Some(Ruling::Outside),
            Verdict::Unknown => Some(Ruling::Unknown(Why::Facts(words))),
            Verdict::Freed => self.frees(ready, place),
            Verdict::AsClaimed => Some(self.as_claimed(place, words, walk)),
            Verdict::Charged | Verdict::Told => self.charges(ready, walk),
            Verdict::WhereClaimed => {
                let heading =
                    ready.rule.heading.filter(|heading| self.goods.claimed.contains(heading));
                heading.and_then(|_| self.charges(ready, walk))
            }
            Verdict::Doubt => {
                walk.doubt(Why::Facts(words));
                None
            }
        }
    }

    fn frees(&self, ready: &'a Ready, place: usize) -> Option<Ruling<'a>> {
        let rule = &ready.rule;
        if rule.heading.is_some_and(|heading| !self.in_force(heading)) {
            return None;
        }
        let asked = ready.others & !(1u64 << (place & 63)) & self.whole;
        let by = if asked != 0 {
            let other = self.book.measures.get(asked.trailing_zeros() as usize);
            FreedBy::Measure(other.map_or("", |measure| &measure.key))
        } else if !rule.spi.is_empty() {
            FreedBy::Program
        } else if ready.lists != 0 {
            FreedBy::Listed
        } else {
            FreedBy::Origin
        };
        let claimed = || self.claimed(place, Role::Frees).next().filter(|_| by == FreedBy::Listed);
        Some(Ruling::Freed(Freed { heading: rule.heading.or_else(claimed), by }))
    }

    fn charges(&self, ready: &'a Ready, walk: &mut Walk<'a>) -> Option<Ruling<'a>> {
        let goods = &self.goods;
        let of_lists = ready
            .named
            .iter()
            .filter(|(list, _)| super::lists::has(self.standing.on & self.standing.known, *list));
        let rates = &self.book.rulebook.rates;
        let found = if ready.named.is_empty() {
            together(ready.rates.of(rates, goods.origin), goods.origin, goods.date, goods.claimed)
        } else {
            let of_lists = of_lists.flat_map(|(_, heading)| rates.of(*heading));
            together(of_lists, goods.origin, goods.date, goods.claimed)
        };
        match found {
            Found::One(charge, confidence) => {
                if ready.rule.verdict == Verdict::Told {
                    walk.doubt(Why::Facts(&ready.rule.words));
                }
                Some(walk.charge(charge, confidence))
            }
            Found::Several(_, confidence) => {
                walk.confidence = walk.confidence.max(confidence);
                Some(Ruling::Unknown(Why::Rate(&ready.rule.words)))
            }
            Found::None => {
                self.no_rate(ready, walk);
                None
            }
        }
    }

    /// A rule whose heading has no rate on the day: not in force then, or in force and not told.
    fn no_rate(&self, ready: &'a Ready, walk: &mut Walk<'a>) {
        let words = ready.rule.words.as_str();
        if !ready.named.is_empty() {
            walk.doubt(Why::ListOnDay(words));
        } else if ready.rule.last.is_none()
            && ready.rule.heading.is_some_and(|heading| self.in_force(heading))
        {
            walk.doubt(Why::Rate(words));
        }
    }

    /// The rate of a charging heading of the programme that the line claims.
    fn as_claimed(&self, place: usize, words: &'a str, walk: &mut Walk<'a>) -> Ruling<'a> {
        let rates = &self.book.rulebook.rates;
        let mut is_claimed = false;
        for heading in self.claimed(place, Role::Charges) {
            is_claimed = true;
            let of = rates.of(heading).iter();
            let found = together(of, self.goods.origin, self.goods.date, self.goods.claimed);
            if let Found::One(charge, confidence) = found {
                walk.pending = None;
                return walk.charge(charge, confidence);
            }
        }
        Ruling::Unknown(if is_claimed { Why::Rate(words) } else { Why::NoList(words) })
    }

    /// What the headings claimed on the line add to what the rules say.
    fn claims(&self, place: usize, said: Verdicts<'a>) -> Verdicts<'a> {
        let ruling = match said.ruling {
            Ruling::Charged(charge) => match self.claimed(place, Role::Claims).next() {
                Some(heading) => Ruling::Claimed { heading },
                None => Ruling::Charged(self.same(place, charge)),
            },
            Ruling::Unknown(why) => {
                let frees = self.claimed(place, Role::Frees);
                match (self.claimed(place, Role::Claims).chain(frees).next(), said.otherwise) {
                    (_, Some(charge)) if self.is_claimed(&charge) => Ruling::Charged(charge),
                    (Some(heading), _) => Ruling::Claimed { heading },
                    (None, _) => Ruling::Unknown(why),
                }
            }
            other => other,
        };
        Verdicts { ruling, ..said }
    }

    /// The charge under another heading of the programme that the line claims and that charges the
    /// same: goods from a foreign-trade zone have headings of their own.
    fn same(&self, place: usize, charge: Charge) -> Charge {
        if self.is_claimed(&charge) {
            return charge;
        }
        let date = self.goods.date;
        let same = |rate: &&HeadingRate| {
            rate.span.contains(date)
                && rate.base == charge.base
                && rate.origins.contains(self.goods.origin) != Some(false)
                && rate.adds(&charge)
        };
        let mut claimed = self.claimed(place, Role::Charges);
        let found =
            claimed.find(|heading| self.book.rulebook.rates.of(*heading).iter().any(|r| same(&r)));
        found.map_or(charge, |heading| Charge { heading, ..charge })
    }

    fn is_claimed(&self, charge: &Charge) -> bool {
        let reached = match charge.extra {
            super::Extra::UpTo { reached, .. } => reached,
            super::Extra::Added(_) => None,
        };
        let is = |heading: &Hts8| *heading == charge.heading || Some(*heading) == reached;
        self.goods.claimed.iter().any(is)
    }

    /// The headings claimed that belong to a programme in a role and are in force on the day.
    fn claimed(&self, place: usize, role: Role) -> impl Iterator<Item = Hts8> {
        let of = move |heading: &Hts8| {
            self.book.rulebook.heading(*heading) == Some((place, role)) && self.in_force(*heading)
        };
        self.goods.claimed.iter().copied().filter(of)
    }

    fn in_force(&self, heading: Hts8) -> bool {
        let number = HtsNumber::from_digits(u64::from(heading.digits()) * 100);
        let row = number.map(|number| self.book.chapter99(number, self.goods.date));
        row.is_some_and(|row| row.in_force().is_some())
    }
}

/// What has been met on the way through the rules of a programme.
struct Walk<'a> {
    confidence: Confidence,
    /// The first thing that could not be told.
    pending: Option<Why<'a>>,
    /// Whether another programme charges a part of the value: this one then charges the rest.
    part: bool,
    otherwise: Option<Charge>,
}

impl<'a> Walk<'a> {
    fn doubt(&mut self, why: Why<'a>) {
        self.pending.get_or_insert(why);
    }

    fn charge(&mut self, charge: Charge, confidence: Confidence) -> Ruling<'a> {
        self.confidence = self.confidence.max(confidence);
        let base = if self.part { Base::PartOfValue } else { charge.base };
        let charge = Charge { base, ..charge };
        match self.pending {
            None => Ruling::Charged(charge),
            Some(why) => {
                self.otherwise = Some(charge);
                Ruling::Unknown(why)
            }
        }
    }

    fn ends(self, ruling: Ruling<'a>) -> Verdicts<'a> {
        let ruling = match (ruling, self.pending) {
            (Ruling::Outside, Some(why)) => Ruling::Unknown(why),
            (ruling, _) => ruling,
        };
        Verdicts { ruling, confidence: self.confidence, otherwise: self.otherwise }
    }
}
