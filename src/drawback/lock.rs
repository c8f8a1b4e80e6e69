//! One basis for a line: the first complete claim on it fixes direct identification or substitution
//! for every later claim, whoever files it (19 CFR 190.51(a)(3), 190.10(c)).

/// On what basis a claim designates a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimBasis {
    /// The goods themselves, or an accounting method.
    Direct,
    /// Substitution, by per-unit averaging.
    Substitution,
}

/// A claim on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EarlierClaim {
    /// Its basis.
    pub basis: ClaimBasis,
    /// Whether it was complete: an incomplete claim is rejected and fixes nothing
    /// (19 CFR 190.52(a)).
    pub complete: bool,
}

/// Which of the claims on one line, in the order of filing, stand.
#[must_use]
pub fn accepted(claims: &[EarlierClaim]) -> Vec<bool> {
    let mut fixed = None;
    claims
        .iter()
        // `&&` leaves the basis open while claims are incomplete.
        .map(|claim| claim.complete && *fixed.get_or_insert(claim.basis) == claim.basis)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::ClaimBasis::{Direct, Substitution};
    use super::*;

    fn claims(list: &[(ClaimBasis, bool)]) -> Vec<bool> {
        let claim = |&(basis, complete): &(ClaimBasis, bool)| EarlierClaim { basis, complete };
        accepted(&list.iter().map(claim).collect::<Vec<_>>())
    }

    #[test]
    fn the_first_complete_claim_fixes_the_basis() {
        assert_eq!(claims(&[(Substitution, true), (Direct, true)]), [true, false]);
        let late = [(Substitution, false), (Direct, true), (Substitution, true)];
        assert_eq!(claims(&late), [false, true, false]);
        assert!(claims(&[]).is_empty());
    }
}
