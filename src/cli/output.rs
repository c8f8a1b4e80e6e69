//! Standard output and standard error. JSON goes to the first, messages to the second.

use std::io::Write;

/// Prints a line of output. A closed pipe is not an error worth a word.
pub fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}");
}

/// Prints bytes of output.
pub fn bytes(bytes: &[u8]) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(bytes);
}

/// Prints a message for the person at the terminal.
pub fn message(text: &str) {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "{text}");
}
