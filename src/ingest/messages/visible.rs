//! Tables that quote cells and names, made safe to look at.

/// A message may quote cells and names: control characters become their pictures, and marks that turn
/// the direction of writing go, so that nobody sees other words than stand there.
pub(in crate::ingest) fn visible(text: String) -> String {
    let is_hidden = |c: char| c.is_control() || is_turn(c);
    if !text.contains(is_hidden) {
        return text;
    }
    let picture = |c: char| match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or('␦'),
        0x7F => '␡',
        0x80..0xA0 => '␦',
        _ => c,
    };
    text.chars().filter(|c| !is_turn(*c)).map(picture).collect()
}

fn is_turn(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
