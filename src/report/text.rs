//! The report in words, for the terminal.

use super::Report;
use crate::account::Certainty;
use crate::model::{FileRecord, Money, iso};
use std::fmt::Write as _;

/// Findings printed in words; the JSON has them all.
const SHOWN: usize = 40;

impl Report<'_> {
    /// The report in words: what was read, what was found, what may come back.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(
            out,
            "Tidewaiter {}, as of {}, law {} ({})",
            env!("CARGO_PKG_VERSION"),
            iso(self.options.as_of),
            self.book.hash.get(..12).unwrap_or_default(),
            self.book.newest().map(iso).unwrap_or_default(),
        );
        let law = super::LawUsed::new(self).text();
        if !law.is_empty() {
            let _ = writeln!(out, "{law}");
        }
        let _ = writeln!(out, "\nWhat was read: {}", self.status().name());
        self.portfolio.files.iter().for_each(|file| file_lines(&mut out, file));
        self.list_lines(&mut out);
        self.center_lines(&mut out);
        self.request_lines(&mut out);
        self.finding_lines(&mut out);
        self.drawback_lines(&mut out);
        let _ = write!(out, "\nAn estimate, not a claim; Tidewaiter files nothing.");
        out
    }

    fn list_lines(&self, out: &mut String) {
        let lists = self.lists();
        if !lists.is_empty() {
            let _ = writeln!(out, "\nLists beside the reports:");
        }
        lists.iter().for_each(|list| {
            let _ = writeln!(out, "  {list}");
        });
    }

    fn request_lines(&self, out: &mut String) {
        let requests = self.requests();
        if requests.is_empty() {
            return;
        }
        let _ = writeln!(out, "\nRequests from CBP: {}", requests.len());
        for request in requests.iter().take(SHOWN) {
            let _ = writeln!(out, "  {request}");
        }
        if requests.len() > SHOWN {
            let _ = writeln!(out, "  and {} more; --json has them all", requests.len() - SHOWN);
        }
    }

    fn center_lines(&self, out: &mut String) {
        for review in &self.reviews.accounts {
            let Ok(assignment) = &review.center else { continue };
            let Some(leader) = assignment.leader() else { continue };
            let Some(center) = assignment.center(self.book, leader.center) else { continue };
            let importer = review.key.map_or_else(|| "all rows".to_owned(), |key| key.to_string());
            let certainty = assignment.certainty();
            let named = match certainty {
                Certainty::Tied => "not assigned".to_owned(),
                _ => format!(
                    "{} {}, {} ({})",
                    center.code,
                    center.name,
                    center.office,
                    certainty.word()
                ),
            };
            let _ = writeln!(
                out,
                "\nCenter of {importer}: {named}; {} of {} lines from {} to {}",
                leader.lines,
                assignment.of,
                iso(assignment.window.from),
                iso(assignment.window.to),
            );
            let _ = writeln!(out, "  {}", assignment.rests_on(self.book));
            let _ = writeln!(out, "  {}", assignment.change(self.book));
        }
    }

    fn finding_lines(&self, out: &mut String) {
        let findings = self.findings();
        let _ = writeln!(out, "\nFindings: {}", findings.len());
        for finding in findings.iter().take(SHOWN) {
            let at = finding.places().first().map(|at| {
                format!("{} row {}", self.portfolio.file(at.place.file).name, at.place.row)
            });
            let _ = writeln!(
                out,
                "  {} {} [{}] {}",
                finding.code(),
                finding.severity().name(),
                at.unwrap_or_default(),
                finding.what()
            );
        }
        if findings.len() > SHOWN {
            let _ = writeln!(out, "  and {} more; --json has them all", findings.len() - SHOWN);
        }
        for outcome in self.outcomes.iter().filter(|outcome| !outcome.ran) {
            let needs: Vec<_> = outcome
                .missing
                .iter()
                .flat_map(|need| need.any_of.first())
                .map(|field| field.label())
                .collect();
            let _ = writeln!(out, "  not run: {} wants {}", outcome.check.name, needs.join(", "));
        }
    }

    fn drawback_lines(&self, out: &mut String) {
        let Some(estimate) = self.estimate else {
            let _ = writeln!(out, "\nDrawback: not estimated, since a file is incomplete");
            return;
        };
        for account in &estimate.accounts {
            let proof = if account.proved { "proved" } else { "not proved" };
            let _ = writeln!(
                out,
                "\nDrawback of {}: {} (bound {}, {proof}), {} designations",
                account.importer,
                account.estimate,
                account.bound,
                account.designations.len(),
            );
            if let Some(readings) = &account.readings {
                let _ = writeln!(out, "  low case {}, upside {}", readings.low, readings.upside);
            }
            if account.by_provision.len() > 1 {
                for share in &account.by_provision {
                    let _ = writeln!(out, "  {} {}", share.name, share.amount);
                }
            }
            for way in &account.ways {
                let names: Vec<_> = way.subheadings.iter().map(ToString::to_string).collect();
                let both = way.both.map(|both| format!(", both {}", Money(both)));
                let _ = writeln!(
                    out,
                    "  {}: {} taken; direct {}, substitution {}{}",
                    names.join(" "),
                    way.taken.name(),
                    Money(way.direct),
                    Money(way.substitution),
                    both.unwrap_or_default(),
                );
            }
            for one in &account.methods {
                let amount = one.amount.map_or("cannot be applied".to_owned(), Money::text);
                let elected = if one.elected { ", elected" } else { "" };
                let _ = writeln!(out, "  method {}: {amount}{elected}", one.method.name());
            }
            for share in &account.by_subheading {
                let _ = writeln!(out, "  {} {}", share.hts8, share.amount);
            }
            for group in &account.ineligible {
                let _ = writeln!(
                    out,
                    "  left out: {} ({} lines, {} {})",
                    group.reason.text(),
                    group.lines,
                    group.amount,
                    group.reason.side().measures(),
                );
            }
        }
        self.unknown().iter().for_each(|text| {
            let _ = writeln!(out, "  not known: {text}");
        });
    }
}

fn file_lines(out: &mut String, file: &FileRecord) {
    let rows = file.rows;
    let sheet = file.sheet.as_ref().map_or(String::new(), |sheet| format!(", sheet \"{sheet}\""));
    let _ = writeln!(
        out,
        "  {}{sheet}: {}, {}; {} rows read = {} used + {} set aside + {} other",
        file.name,
        if file.layout.is_empty() { file.kind.name() } else { &file.layout },
        file.status.name(),
        rows.read,
        rows.used,
        rows.set_aside,
        rows.other
    );
    if !file.message.is_empty() {
        let _ = writeln!(out, "    {}", file.message);
    }
    for group in &file.set_aside {
        let _ = writeln!(out, "    set aside: {} ({} rows)", group.reason, group.rows);
    }
}
