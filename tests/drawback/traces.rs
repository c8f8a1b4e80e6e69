//! Every designation can be followed to its paragraphs.

use crate::support::*;
use tidewaiter::drawback::{Depth, keys, trace};
use tidewaiter::model::*;

#[test]
fn each_step_cites_the_book_and_the_last_is_the_amount() {
    let lines = [
        Line {
            origin: "CN",
            programmes: &[("9903.88.03", "250.00"), ("9903.81.90", "10.00")],
            mpf: "32.71",
            hmf: "1.25",
            tax: "3.00",
            ..LINE
        },
        Line { number: 2, mpf: "0.00", ..LINE },
    ];
    let exports = [
        Out { quantity: "40", value: "300", ..OUT },
        Out { itn: "X20250601000002", quantity: "70", value: "900", ..OUT },
    ];
    let portfolio = portfolio(&lines, &exports);
    let options = options();
    let estimate = tidewaiter::drawback::estimate(
        &portfolio,
        book(),
        &options,
        Depth::AllReadings,
        &mut |_| {},
    );
    let account = estimate.single().expect("account");
    assert_eq!(account.designations.len(), 3);
    for (at, designation) in account.designations.iter().enumerate() {
        let steps = trace(&portfolio, book(), &options, account, at);
        assert!(steps.len() > 10, "{steps:#?}");
        for step in &steps {
            assert!(book().citation(step.cite).is_some(), "{}", step.cite);
        }
        let last = steps.last().expect("step");
        assert_eq!(last.value.as_deref(), Some(designation.amount.text().as_str()));
        let parts: Vec<&str> = steps
            .iter()
            .filter(|step| step.cite == keys::cite::CENTS)
            .filter_map(|step| step.value.as_deref())
            .collect();
        let sum: rust_decimal::Decimal = parts.iter().map(|part| dec(part)).sum();
        assert_eq!(Money(sum), designation.amount);
    }
    assert!(trace(&portfolio, book(), &options, account, 3).is_empty());
}

#[test]
fn every_reason_cites_the_book() {
    for reason in tidewaiter::drawback::Reason::ALL {
        assert!(book().citation(reason.cite()).is_some(), "{} {}", reason.name(), reason.cite());
        assert!(reason.text().ends_with('.'), "{}", reason.name());
    }
}
