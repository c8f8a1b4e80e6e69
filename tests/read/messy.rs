//! The shapes of tariff numbers as sellers type them, from the folder that `TIDEWAITER_SOURCES` names.

use super::support::read;
use std::path::Path;

#[test]
fn messy_tariff_numbers_are_read() {
    let Some(root) = std::env::var_os("TIDEWAITER_SOURCES") else {
        eprintln!("skipped: TIDEWAITER_SOURCES is not set");
        return;
    };
    let path = Path::new(&root).join("data/gen/messy_hts_forms.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: no {}", path.display());
        return;
    };
    let examples: Vec<&str> = text.lines().skip(1).filter_map(|l| l.split(',').nth(2)).collect();
    assert_eq!(examples.len(), 16);
    for example in examples {
        let file = format!(
            "Entry Summary Number,Entry Summary Line Number,HTS Number - Full\n\
             ABC12345676,1,{example}\n"
        );
        let portfolio = read(&[("a.csv", file.as_bytes())]);
        let record = portfolio.tariffs.get(0);
        let digits: String = example.chars().filter(char::is_ascii_digit).collect();
        let number = record.hts.map(|hts| format!("{:010}", hts.digits()));
        assert_eq!(
            number.as_deref(),
            Some(digits.as_str()),
            "{example}: all ten digits stand there"
        );
        assert_eq!(portfolio.str(record.hts_raw), example, "the text is kept");
        assert_eq!(portfolio.files[0].message, "", "{example}");
    }
}
