//! In-bond numbers of CBP Form 7512.

/// The check digit of an in-bond serial number: the number modulo seven. `None` unless the text is
/// all digits, at most eighteen of them.
#[must_use]
pub fn check_digit(serial: &str) -> Option<u8> {
    if serial.is_empty() || serial.len() > 18 || !serial.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: u64 = serial.parse().ok()?;
    u8::try_from(number % 7).ok()
}

#[cfg(test)]
mod tests {
    use super::check_digit;

    #[test]
    fn serials_of_the_published_list() {
        for (serial, digit) in
            [("25770003", 0), ("25770005", 2), ("25770000", 4), ("25770007", 4), ("25770020", 3)]
        {
            assert_eq!(check_digit(serial), Some(digit), "{serial}");
        }
        assert_eq!(check_digit(""), None);
        assert_eq!(check_digit("2577000A"), None);
    }
}
