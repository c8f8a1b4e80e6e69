//! `tidewaiter duty NUMBER`: the duty of goods by component.

use super::{Error, OK, output};
use tidewaiter::law::Book;
use tidewaiter::model::{Date, HtsNumber, iso};
use tidewaiter::report::{DutyView, LawAsk};

/// What `duty` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The tariff number of the goods, chapters 1 to 97.
    number: String,
    /// The day whose law governs; today unless given.
    #[arg(long, value_name = "DATE", value_parser = super::law::date)]
    on: Option<Date>,
    /// The country of origin, two letters.
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    origin: String,
    /// The special program claimed.
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    spi: String,
    /// A chapter 99 heading on the line; may be given several times.
    #[arg(long, value_name = "HEADING")]
    heading: Vec<String>,
    /// The entered value in dollars.
    #[arg(long, value_name = "DOLLARS", default_value = "", hide_default_value = true)]
    value: String,
    /// The quantity; its unit is told by --unit.
    #[arg(long, default_value = "", hide_default_value = true, requires = "unit")]
    quantity: String,
    /// The unit of the quantity in CBP's code, such as KG.
    #[arg(long, default_value = "", hide_default_value = true)]
    unit: String,
    /// What is taken of the tariff before the first edition at hand: unknown or unchanged.
    #[arg(long, value_name = "WORD", default_value = "unknown")]
    tariff_before_first: String,
    /// JSON instead of text.
    #[arg(long)]
    json: bool,
}

/// Prints the components, each with its amount or what is missing.
pub fn run(arguments: &Arguments) -> Result<u8, Error> {
    let book = Book::load()?;
    let asked = LawAsk {
        on: iso(arguments.on.unwrap_or_else(super::check::today)),
        origin: arguments.origin.clone(),
        program: arguments.spi.clone(),
        headings: arguments.heading.join(" "),
        value: arguments.value.clone(),
        quantity: arguments.quantity.clone(),
        unit: arguments.unit.clone(),
        tariff_before_first: arguments.tariff_before_first.clone(),
    };
    let asked = asked.read().map_err(Error::Usage)?;
    let number = HtsNumber::new(&arguments.number);
    let view = number.and_then(|number| DutyView::new(&book, number, &asked)).ok_or_else(|| {
        let text = &arguments.number;
        Error::Usage(format!("\"{text}\" is no tariff number of chapters 1 to 97"))
    })?;
    output::line(&if arguments.json { serde_json::to_string_pretty(&view)? } else { view.text() });
    Ok(OK)
}
