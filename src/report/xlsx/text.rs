//! Text as XML and spreadsheets take it.

use std::io::{self, Write};

/// Characters that a cell holds at most; a spreadsheet refuses a workbook with longer ones. Counted in
/// UTF-16, as spreadsheets do.
const LONGEST: usize = 32_767;

/// Stands at the end of a text that was cut.
pub(super) const CUT: &str = " … (cut)";

/// What stands for a character that XML cannot hold.
const UNWRITABLE: char = '\u{fffd}';

/// Writes text, escaped, without characters that XML forbids, and cut to what a cell holds.
pub(super) fn write(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let (kept, mark) = cut(text);
    let mut rest = kept;
    while let Some(at) = rest.find(is_special) {
        let (plain, from) = rest.split_at(at);
        out.write_all(plain.as_bytes())?;
        let mut characters = from.chars();
        if let Some(special) = characters.next() {
            special_character(special, characters.as_str(), out)?;
        }
        rest = characters.as_str();
    }
    out.write_all(rest.as_bytes())?;
    out.write_all(mark.as_bytes())
}

/// What a cell holds of a text, and the mark behind it.
fn cut(text: &str) -> (&str, &'static str) {
    // One byte is at least one unit of UTF-16, so most texts need no counting. Marks made for
    // escapes count once they are read, as one.
    if text.len() <= LONGEST {
        return (text, "");
    }
    let (mut units, room) = (0, LONGEST - CUT.encode_utf16().count());
    let mut fits = 0;
    for (at, character) in text.char_indices() {
        units += character.len_utf16();
        if units <= room {
            fits = at + character.len_utf8();
        } else if units > LONGEST {
            return (text.get(..fits).unwrap_or_default(), CUT);
        }
    }
    (text, "")
}

fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '_' | '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

/// `rest` is what follows.
fn special_character(special: char, rest: &str, out: &mut dyn Write) -> io::Result<()> {
    match special {
        '&' => out.write_all(b"&amp;"),
        '<' => out.write_all(b"&lt;"),
        '>' => out.write_all(b"&gt;"),
        '"' => out.write_all(b"&quot;"),
        // `_x000D_` is how spreadsheets spell a character they cannot write: its first mark is spelt
        // itself, so that a text which holds it stays what it is (ECMA-376 22.9.2.19).
        '_' if is_escape(rest) => out.write_all(b"_x005F_"),
        '_' => out.write_all(b"_"),
        '\t' | '\n' => out.write_all(&[special as u8]),
        // XML readers turn a bare carriage return into a line end.
        '\r' => out.write_all(b"&#13;"),
        _ => {
            let mut bytes = [0; 4];
            out.write_all(UNWRITABLE.encode_utf8(&mut bytes).as_bytes())
        }
    }
}

/// Whether `x000D_` follows.
fn is_escape(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    bytes.first() == Some(&b'x')
        && bytes.get(5) == Some(&b'_')
        && bytes.get(1..5).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write(text, &mut out).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(written("a<b>&\"c\""), "a&lt;b&gt;&amp;&quot;c&quot;");
        assert_eq!(
            written("\0\u{1}\u{b}\u{fffe}\u{7f}x"),
            "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}x"
        );
        assert_eq!(written("a\tb\nc\r"), "a\tb\nc&#13;");
        assert_eq!(written("_x000D_ and a_b"), "_x005F_x000D_ and a_b");
        assert_eq!(written("=1+1"), "=1+1");
    }

    #[test]
    fn long_text_is_cut_with_a_mark() {
        let fits = "x".repeat(LONGEST);
        assert_eq!(written(&fits), fits);
        for long in ["x".repeat(LONGEST + 1), "😀".repeat(LONGEST)] {
            let short = written(&long);
            assert!(short.ends_with(CUT));
            let units = short.encode_utf16().count();
            assert!((LONGEST - 1..=LONGEST).contains(&units), "{units}");
        }
        let wide = "é".repeat(LONGEST);
        assert_eq!(written(&wide), wide);
    }
}
