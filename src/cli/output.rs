//! Standard output and standard error. JSON goes to the first, messages to the second.

use std::borrow::Cow;
use std::io::Write;

/// Prints a line of output. A closed pipe is not an error worth a word.
pub fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", harmless(text));
}

/// What files say may hold commands for the terminal: their first character is taken from them.
fn harmless(text: &str) -> Cow<'_, str> {
    let commands = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.contains(commands) { text.replace(commands, "\u{fffd}").into() } else { text.into() }
}

/// Prints bytes of output.
pub fn bytes(bytes: &[u8]) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(bytes);
}

/// Prints a message for the person at the terminal.
pub fn message(text: &str) {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "{}", harmless(text));
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_command_reaches_the_terminal() {
        assert_eq!(harmless("a\tb\nc"), "a\tb\nc");
        assert_eq!(harmless("\u{1b}[31mred\u{9b}2J\r"), "\u{fffd}[31mred\u{fffd}2J\u{fffd}");
    }
}
