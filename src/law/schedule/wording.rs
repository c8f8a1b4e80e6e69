//! The words of a rate, in the form of the table (see `law::Rate`).

use rust_decimal::Decimal;

/// What stands between a rate and its number in the schedule, and the unit it is in ACE.
const UNITS: [(&str, &str); 34] = [
    ("article", "NO"),
    ("bbl", "BBL"),
    ("clean kg", "CYK"),
    ("doz", "DOZ"),
    ("doz.", "DOZ"),
    ("each", "NO"),
    ("g", "G"),
    ("gross", "GR"),
    ("head", "NO"),
    ("jewel", "JWL"),
    ("kg", "KG"),
    ("lin. m", "LNM"),
    ("line/gross", "GRL"),
    ("liter", "L"),
    ("m", "M"),
    ("m2", "M2"),
    ("m3", "M3"),
    ("m²", "M2"),
    ("m³", "M3"),
    ("pack", "PK"),
    ("pf. liter", "PFL"),
    ("pf. liters", "PFL"),
    ("pf.liter", "PFL"),
    ("pr", "PRS"),
    ("pr.", "PRS"),
    ("t", "T"),
    ("thousand", "K"),
    ("1,000", "K"),
    ("1,000 pins", "K"),
    ("pcs", "PCS"),
    ("square", "SQ"),
    ("ton", "T"),
    ("pair", "PRS"),
    ("kilogram", "KG"),
];

/// A thousand of what is counted one by one.
const BY_THOUSAND: &str = "1000";

/// Ways in which chapters 98 and 99 name the duty of the goods themselves.
const APPLICABLE: [&str; 4] = [
    "The duty provided in the applicable subheading",
    "The duty provided for in the applicable subheading",
    "The duty provided inthe applicable subheading",
    "The duty provided in the applicable subheadings",
];

/// Misprints of single editions.
const MISPRINTS: [(&str, &str); 2] =
    [("thebattery", "battery"), ("drained weght", "drained weight")];

/// White space made single, tags and soft hyphens left out, words joined that a line end broke.
pub(crate) fn plain(text: &str) -> String {
    let mut tag = false;
    let kept = text.chars().filter(|c| {
        let keep = !tag && *c != '<' && *c != '\u{ad}';
        tag = *c == '<' || (tag && *c != '>');
        keep
    });
    let kept: String = kept.collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let mut plain = String::new();
    for (at, word) in words.iter().enumerate() {
        plain.push_str(word);
        let next = words.get(at + 1).and_then(|next| next.chars().next());
        match (word.strip_suffix('-').and_then(|word| word.chars().last()), next) {
            (Some(last), Some(next)) if last.is_lowercase() && next.is_lowercase() => {
                plain.pop();
            }
            (_, Some(_)) => plain.push(' '),
            (_, None) => {}
        }
    }
    plain
}

/// A rate in the form of the table: the sum of duties where it is one, else `=` and its words. A
/// rate that is not printed is not known.
pub(crate) fn rate(text: &str) -> String {
    let text = text.trim_end_matches(['/', ' ']);
    match text.trim_end_matches('.') {
        "" => return "?".to_owned(),
        "Free" => return "Free".to_owned(),
        _ => {}
    }
    let parts = match APPLICABLE.iter().find_map(|words| text.strip_prefix(words)) {
        Some(rest) => added(rest).map(|mut more| {
            more.insert(0, "applicable".to_owned());
            more
        }),
        None => text.split('+').map(|part| duty(part.trim())).collect(),
    };
    match parts {
        Some(parts) => parts.join("+"),
        None => format!("={text}"),
    }
}

/// What is added to the duty of the goods: nothing, `+ 25%`, `+ a duty of 25% upon the value of the
/// steel content`.
fn added(rest: &str) -> Option<Vec<String>> {
    let rest = rest.trim().trim_end_matches('.');
    if rest.is_empty() {
        return Some(Vec::new());
    }
    let rest = rest.strip_prefix('+').or_else(|| rest.strip_prefix("plus "))?;
    let parts = rest.split('+').map(|part| {
        let part = part.trim();
        let part = part.strip_prefix("a duty of ").unwrap_or(part);
        duty(&part.replace("% upon the value of", "% on the value of"))
    });
    parts.collect()
}

/// One duty: `6.4%`, `5% on the case`, `4.4¢/kg on lead content`, `$1.50 each`.
fn duty(text: &str) -> Option<String> {
    let (dollar, text) = match text.strip_prefix('$') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (amount, rest) = text.split_at_checked(end)?;
    let mut amount: Decimal = amount.parse().ok()?;
    let mut rest = rest.trim_start();
    if let Some(of) = rest.strip_prefix("1/3%").filter(|_| !dollar) {
        let thirds = amount * Decimal::from(3) + Decimal::ONE;
        return Some(format!("{}/3%{}", thirds.normalize(), part(of.trim())?));
    }
    if let Some(after) = rest.strip_prefix("1/2") {
        (amount, rest) = (amount + Decimal::new(5, 1), after);
    }
    if let Some(of) = rest.strip_prefix('%') {
        let of = part(of.trim())?;
        return (!dollar).then(|| format!("{}%{of}", amount.normalize()));
    }
    if !dollar {
        let cents = ["¢", "cents", "cent"];
        rest = cents.iter().find_map(|word| rest.strip_prefix(word))?;
        amount = amount.checked_div(Decimal::ONE_HUNDRED)?;
    }
    per_unit(amount, rest.trim())
}

/// `/kg on lead content`, `each`, `/1000`.
fn per_unit(mut amount: Decimal, text: &str) -> Option<String> {
    let text = match text.strip_prefix('/') {
        Some(rest) => rest.trim_start(),
        None => Some(text).filter(|text| *text == "each")?,
    };
    let joined = text.replace("/ ", "/").replace("thou- sand", "thousand");
    let starts = joined
        .match_indices([' ', ','])
        .map(|(at, _)| at)
        .chain([joined.len()])
        .rev()
        .filter_map(|at| joined.split_at_checked(at));
    // "m2of recording surface" lacks a space in one edition.
    let joined_words = joined.split_once("of ");
    let known = |unit: &str| UNITS.iter().find(|(word, _)| *word == unit).map(|(_, code)| *code);
    let mut found = starts.chain(joined_words).filter_map(|(word, of)| {
        if word == BY_THOUSAND {
            return Some(("NO", of, true));
        }
        Some((known(word)?, of, false))
    });
    let (unit, of, by_thousand) = found.next()?;
    if by_thousand {
        amount = amount.checked_div(Decimal::ONE_THOUSAND)?;
    }
    let of = part(of.trim_start_matches(',').trim())?;
    Some(format!("{}/{unit}{of}", amount.normalize()))
}

/// The part that a duty is on, in brackets; `None` for words that are no part.
fn part(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let mut part = text;
    for start in ["on ", "of ", "the value of ", "the "] {
        part = part.strip_prefix(start).unwrap_or(part);
    }
    let part = MISPRINTS.iter().fold(part.to_owned(), |part, (from, to)| part.replace(from, to));
    let is_plain = part.chars().all(|c| c.is_alphanumeric() || " ,-.".contains(c));
    let told = text.starts_with("on ")
        || text.starts_with("of ")
        || text.starts_with("over ")
        || text.starts_with("including ")
        || text == "recording surface";
    (is_plain && told && !part.contains("less")).then(|| format!("[{part}]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read() {
        for (text, expected) in [
            ("", "?"),
            ("Free", "Free"),
            ("26.40%", "26.4%"),
            ("37 1/2%", "37.5%"),
            ("33 1/3%", "100/3%"),
            ("37% /", "37%"),
            ("4.4¢/kg", "0.044/KG"),
            ("77.2 cents/liter", "0.772/L"),
            ("$1.104/kg +14.9%", "1.104/KG+14.9%"),
            ("41¢ each + 5% on the case", "0.41/NO+5%[case]"),
            ("89.6¢/1000", "0.000896/NO"),
            ("10¢/1,000 pins + 3.5%", "0.1/K+3.5%"),
            ("0.3¢/line/ gross + 4.6%", "0.003/GRL+4.6%"),
            (
                "3.1¢/liter + 22.1¢/pf. liter on ethyl alcohol content",
                "0.031/L+0.221/PFL[ethyl alcohol content]",
            ),
            ("2.1¢/kg, including weight of container", "0.021/KG[including weight of container]"),
            ("2.5% on the value of the lead content", "2.5%[lead content]"),
            ("18.7¢/clean kg", "0.187/CYK"),
            ("See additional U.S. note 1", "=See additional U.S. note 1"),
            ("Free, under bond", "=Free, under bond"),
            ("The duty provided in the applicable subheading + 25%", "applicable+25%"),
            ("The duty provided in the applicable subheading.", "applicable"),
            ("2.5¢/kg less 1¢/kg for each degree", "=2.5¢/kg less 1¢/kg for each degree"),
        ] {
            assert_eq!(rate(text), expected, "{text}");
        }
        assert_eq!(plain("Free\u{a0}<u>of</u>  appli- cable"), "Free of applicable");
    }
}
