//! `tidewaiter explain [CODE]`.

use super::{Error, OK, output};
use tidewaiter::checks;

/// Prints the documentation of a check, or a line for each.
pub fn run(code: Option<&str>) -> Result<u8, Error> {
    let Some(wanted) = code else {
        for check in checks::all() {
            output::line(&format!(
                "{}  {:<32} {:<15} {}",
                check.code,
                check.name,
                check.area.name(),
                check.severity.name()
            ));
        }
        return Ok(OK);
    };
    let found = checks::all()
        .find(|check| check.code.eq_ignore_ascii_case(wanted) || check.name == wanted)
        .ok_or_else(|| {
            Error::Usage(format!("there is no check \"{wanted}\"; `tidewaiter explain` lists them"))
        })?;
    output::line(&format!("{} {}\n", found.code, found.name));
    output::line(found.documentation.trim_end());
    output::line(&format!("\nCitations: {}", found.citations.join("; ")));
    Ok(OK)
}
