//! The form in which spreadsheets write nearly every cell, read in one go:
//! `<c r="AB12" s="3" t="s"><v>7</v></c>`. Whatever deviates by a byte is left to the general way,
//! which gives the same result.

/// A cell in its usual form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quick<'b> {
    /// The column, from 0.
    pub column: usize,
    /// The style, if it has one.
    pub style: Option<usize>,
    /// The type as it stands; empty for a number.
    pub kind: &'b [u8],
    /// The value; `None` for a cell that has a style only.
    pub value: Option<&'b [u8]>,
    /// Bytes of the cell.
    pub len: usize,
}

/// Reads a cell at the start of `bytes`.
#[inline]
pub(super) fn cell(bytes: &[u8]) -> Option<Quick<'_>> {
    let rest = bytes.strip_prefix(b"<c r=\"")?;
    let (column, rest) = reference(rest)?;
    let (style, rest) = match rest.strip_prefix(b" s=\"") {
        Some(rest) => {
            let (style, rest) = number(rest)?;
            (Some(style), rest)
        }
        None => (None, rest),
    };
    let (kind, rest) = match rest.strip_prefix(b" t=\"") {
        Some([kind @ (b's' | b'n' | b'b'), b'"', rest @ ..]) => (std::slice::from_ref(kind), rest),
        Some([b's', b't', b'r', b'"', rest @ ..]) => (&b"str"[..], rest),
        Some(_) => return None,
        None => (&b""[..], rest),
    };
    if let Some(rest) = rest.strip_prefix(b"/>") {
        let len = bytes.len() - rest.len();
        return Some(Quick { column, style, kind, value: None, len });
    }
    let rest = rest.strip_prefix(b"><v>")?;
    let end = rest.iter().position(|byte| matches!(byte, b'<' | b'&' | b'\r'))?;
    let (value, rest) = rest.split_at_checked(end)?;
    let rest = rest.strip_prefix(b"</v></c>")?;
    Some(Quick { column, style, kind, value: Some(value), len: bytes.len() - rest.len() })
}

/// The column of a reference such as `AB12"`, from 0, and what follows.
#[inline]
fn reference(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut column = 0usize;
    let mut letters = 0;
    while let Some(letter @ b'A'..=b'Z') = bytes.get(letters) {
        column = column * 26 + usize::from(letter - b'A') + 1;
        letters += 1;
        if letters > 3 {
            return None;
        }
    }
    let mut at = letters;
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    let rest = bytes.get(at..)?.strip_prefix(b"\"")?;
    (at > letters).then_some((column.checked_sub(1)?, rest))
}

/// A whole number such as `12"`, of at most six digits, and what follows.
#[inline]
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (mut number, mut at) = (0, 0);
    while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
        number = number * 10 + usize::from(digit - b'0');
        at += 1;
    }
    let rest = bytes.get(at..)?.strip_prefix(b"\"")?;
    (1..=6).contains(&at).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_form_and_no_other() {
        let read = cell(b"<c r=\"AB12\" s=\"3\" t=\"s\"><v>7</v></c><c").expect("a cell");
        assert_eq!((read.column, read.style, read.kind), (27, Some(3), &b"s"[..]));
        assert_eq!((read.value, read.len), (Some(&b"7"[..]), 36));
        let read = cell(b"<c r=\"A1\"/>").expect("a cell");
        assert_eq!((read.column, read.value, read.len), (0, None, 11));
        for other in [
            "<c r='A1'><v>7</v></c>",
            "<c t=\"s\" r=\"A1\"><v>7</v></c>",
            "<c r=\"A1\"><v>&amp;</v></c>",
            "<c r=\"A1\"><f>B1</f><v>7</v></c>",
            "<c r=\"A1\"><v>7</v>",
            "<c r=\"A1\" t=\"e\"><v>#N/A</v></c>",
            "<c r=\"AAAA1\"><v>7</v></c>",
            "<c r=\"1\"><v>7</v></c>",
            "<c r=\"A\"><v>7</v></c>",
            "<cols/>",
            "<c r=\"A1\" s=\"1234567\"/>",
            "",
        ] {
            assert_eq!(cell(other.as_bytes()), None, "{other}");
        }
    }
}
