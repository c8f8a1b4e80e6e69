//! One basis for a line: the first complete claim that CBP accepts fixes direct identification or
//! substitution for the rest of an import line, for every later claimant (19 CFR 190.51(a)(3),
//! 190.10(c)).

/// How goods are identified in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// The goods themselves, or an accounting method.
    Direct,
    /// Substitution.
    Substitution,
}

/// What earlier claims left of the choice on an import line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineLock {
    basis: Option<Basis>,
}

impl LineLock {
    /// Whether a claim on the line may be accepted. A complete claim that is accepted fixes the
    /// basis; an incomplete one is rejected and fixes nothing (19 CFR 190.52(a)).
    pub fn accept(&mut self, basis: Basis, complete: bool) -> bool {
        let accepted = complete && self.basis.is_none_or(|fixed| fixed == basis);
        if accepted {
            self.basis = Some(basis);
        }
        accepted
    }
}
