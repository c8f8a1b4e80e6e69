//! Which cell styles show a date.

use super::limits::Limit;
use super::xml::{Piece, Xml, XmlError, attribute};
use crate::text::memory::push;
use std::collections::BTreeMap;

/// Built-in formats with a day or a month in them.
fn is_date_id(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=54 | 57..=58)
}

/// Per cell style, whether its format is one of dates; at most so many formats are listed.
pub(super) fn read(mut xml: Xml<'_>, most: usize) -> Result<Vec<bool>, XmlError> {
    let mut custom: BTreeMap<u32, bool> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut in_cell_styles = false;
    loop {
        match xml.next()? {
            Piece::Start(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                    let code = attribute(&start, "formatCode");
                    if let (Some(id), Some(code)) = (id, code) {
                        // The first of a number counts, as spreadsheets read it.
                        custom.entry(id).or_insert_with(|| is_date_format(&code));
                        if custom.len() > most {
                            return Err(XmlError::Limit(Limit::Formats(most)));
                        }
                    }
                }
                "cellXfs" => in_cell_styles = true,
                "cellStyles" | "dxfs" => in_cell_styles = false,
                "xf" if in_cell_styles => {
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                    let id: u32 = id.unwrap_or(0);
                    let own = custom.get(&id).copied();
                    push(&mut styles, own.unwrap_or(is_date_id(id)))?;
                }
                _ => {}
            },
            Piece::Eof => return Ok(styles),
            Piece::Other => {}
        }
    }
}

/// Whether a format shows a year or a day: quoted and escaped text, colours and conditions do not
/// count.
fn is_date_format(code: &str) -> bool {
    let mut chars = code.split(';').next().unwrap_or(code).chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '[' => while chars.next().is_some_and(|c| c != ']') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            'y' | 'Y' | 'd' | 'D' => return true,
            'g' | 'G' | 'e' | 'E' if code.contains("General") || code.contains("E+") => {
                return false;
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_date_format;

    #[test]
    fn formats() {
        for date in ["m/d/yyyy", "yyyy\\-mm\\-dd", "[$-409]d-mmm-yy;@", "dd/mm/yyyy hh:mm"] {
            assert!(is_date_format(date), "{date}");
        }
        for other in ["General", "0.00", "\"day\" 0", "[Red]0.00", "h:mm:ss", "#,##0_d", "0.00E+00"]
        {
            assert!(!is_date_format(other), "{other}");
        }
    }
}
