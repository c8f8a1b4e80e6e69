//! What is not in the estimate once it is decided what is claimed directly: an identified line or
//! export is left out only where neither way claims it.

use super::direct::DirectFacts;
use super::provisions::unused_substitution::Tally;
use super::run::{Run, Setting};
use crate::law::Provision;
use rustc_hash::FxHashSet;

/// The lines and exports that are left out, by reason.
#[must_use]
pub fn left_out(setting: &Setting<'_, '_>, run: &Run) -> Tally {
    let mut tally = run.admission.out.clone();
    let Some(direct) = setting.facts.direct.as_deref() else { return tally };
    lines(setting, run, direct, &mut tally);
    exports(run, direct, &mut tally);
    tally
}

fn lines(setting: &Setting<'_, '_>, run: &Run, direct: &DirectFacts, tally: &mut Tally) {
    let claimed: FxHashSet<u32> = run.direct.iter().map(|claim| claim.line).collect();
    let held: FxHashSet<u32> = run.admission.held_lines.iter().map(|(line, ..)| *line).collect();
    for (line, reason, amount) in &run.admission.held_lines {
        if !claimed.contains(line) {
            tally.add(*reason, 1, *amount);
        }
    }
    for line in direct.lines() {
        let Some(basis) = setting.facts.lines.get(*line as usize) else { continue };
        if claimed.contains(line) {
            tally.add_components(Provision::J1, basis, &run.readings);
        } else if !held.contains(line) {
            tally.add_components(Provision::J2, basis, &run.readings);
        }
    }
}

fn exports(run: &Run, direct: &DirectFacts, tally: &mut Tally) {
    let uses = run.direct.iter().flat_map(|claim| &claim.uses);
    let claimed: FxHashSet<u32> = uses.map(|one| one.export).collect();
    for (export, reason, value) in &run.admission.held_exports {
        let Some(at) = direct.export(*export).filter(|at| !claimed.contains(at)) else { continue };
        // What identification says is nearer to the goods than what substitution would say.
        let own = run.identified.reasons.get(at as usize).copied().flatten();
        tally.add(own.unwrap_or(*reason), 1, *value);
    }
}
