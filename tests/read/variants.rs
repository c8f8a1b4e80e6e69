//! A heading as other people and programs write it: none of these changes knows what the heading means.

/// Words that reports shorten, and how.
const SHORT: [(&str, &str); 16] = [
    ("Number", "Nbr"),
    ("Number", "Num."),
    ("Code", "Cd"),
    ("Amount", "Amt"),
    ("Quantity", "Qty"),
    ("Country", "Ctry"),
    ("Summary", "Summ"),
    ("Date", "Dt"),
    ("Indicator", "Ind"),
    ("Manufacturer", "Mfr"),
    ("Liquidation", "Liq."),
    ("Description", "Descr."),
    ("Reconciliation", "Recon"),
    ("Value", "Val"),
    ("Export", "Exp."),
    ("Importer", "Impr"),
];

/// The heading shortened, turned round, marked and mistyped, each in one way.
pub fn variants(heading: &str) -> Vec<String> {
    let mut all = vec![
        turned(heading),
        all_short(heading),
        mistyped(heading),
        doubled(heading),
        format!("The {heading}"),
        format!("{heading} (USD)"),
        format!("{heading} (as filed)"),
        format!("{heading}s"),
        format!("Customs {heading}"),
    ];
    all.extend(SHORT.iter().map(|(word, short)| shortened(heading, word, short)));
    all.retain(|variant| variant != heading);
    all.sort();
    all.dedup();
    all
}

/// `Number, Entry Summary`.
fn turned(heading: &str) -> String {
    match heading.rsplit_once(' ') {
        Some((start, last)) if last.chars().all(char::is_alphabetic) => format!("{last}, {start}"),
        _ => heading.to_owned(),
    }
}

fn shortened(heading: &str, word: &str, short: &str) -> String {
    let words = heading.split(' ').map(|w| if w == word { short } else { w });
    words.collect::<Vec<_>>().join(" ")
}

fn all_short(heading: &str) -> String {
    SHORT.iter().fold(heading.to_owned(), |text, (word, short)| shortened(&text, word, short))
}

/// The longest word with two letters in its middle changed round.
fn mistyped(heading: &str) -> String {
    changed(heading, |letters, middle| letters.swap(middle, middle + 1))
}

/// The longest word with a letter in its middle written twice.
fn doubled(heading: &str) -> String {
    changed(heading, |letters, middle| letters.insert(middle, letters[middle]))
}

fn changed(heading: &str, change: impl Fn(&mut Vec<char>, usize)) -> String {
    let longest = heading.split(' ').max_by_key(|word| word.len()).unwrap_or("");
    if longest.len() < 5 || !longest.chars().all(char::is_alphabetic) {
        return heading.to_owned();
    }
    let mut letters: Vec<char> = longest.chars().collect();
    let middle = letters.len() / 2;
    change(&mut letters, middle);
    heading.replacen(longest, &letters.into_iter().collect::<String>(), 1)
}
