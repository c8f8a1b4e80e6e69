//! The layer-cake: what a pool could yield if a pair were worth the lower of two keys.

use super::ratio::Round;
use super::tree::PrefixTree;

/// A line with its key, the most a unit of it can yield.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layer {
    pub key: i128,
    pub slot: u32,
    pub quantity: i64,
}

/// `∫ M(θ) dθ`, where `M(θ)` is the most units that can be matched among lines with keys of at
/// least `θ`, an export being open to every import whose window has begun.
///
/// **Why it is a bound.** Let every pair be worth at most `min(key_i, key_j)`. A feasible matching
/// `x` yields at most `Σ x_ij min(key_i, key_j) = ∫ Σ {x_ij : key_i ≥ θ, key_j ≥ θ} dθ`, and for
/// each `θ` the inner sum is a matching among the lines that reach `θ`, so at most `M(θ)`. Window
/// ends are left out of `M`, which only admits more pairs.
///
/// **Why `M` is what the tree says.** Imports that have begun by slot `t` are the only ones exports
/// up to `t` can use, and the neighbourhoods of exports grow with `t`; by Hall's theorem for such
/// nested neighbourhoods the unmatched demand is the largest excess, over all `t`, of demand up to
/// `t` over supply begun by `t`.
///
/// Both slices are in descending order of key. Keys are not negative.
pub(super) fn layer_cake(slots: u32, imports: &[Layer], exports: &[Layer]) -> i128 {
    let mut tree = PrefixTree::new(slots as usize);
    let (mut next_import, mut next_export) = (imports.iter().peekable(), exports.iter().peekable());
    let mut demand = 0_i64;
    let mut area = 0_i128;
    let mut height: Option<i128> = None;
    loop {
        let keys = (next_import.peek().map(|l| l.key), next_export.peek().map(|l| l.key));
        let key = keys.0.max(keys.1);
        if let Some(last) = height {
            let matched = i128::from(demand - tree.largest_prefix());
            area += matched * (last - key.unwrap_or(0).max(0));
        }
        let Some(key) = key else { return area };
        height = Some(key);
        while let Some(import) = next_import.next_if(|l| l.key == key) {
            tree.add(import.slot as usize, -import.quantity);
        }
        while let Some(export) = next_export.next_if(|l| l.key == key) {
            tree.add(export.slot as usize, export.quantity);
            demand += export.quantity;
        }
    }
}

/// Descending order of key; equal keys need no order, the sums are the same.
pub(super) fn descending(mut layers: Vec<Layer>) -> Vec<Layer> {
    layers.sort_unstable_by_key(|layer| std::cmp::Reverse(layer.key));
    layers
}

/// `area · rate` where `rate` is on a grid with `one` to the dollar, rounded up.
pub(super) fn at_rate(area: i128, rate: i128, one: i128) -> i128 {
    super::ratio::mul_div(area, rate, one, Round::Up)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(key: i128, slot: u32, quantity: i64) -> Layer {
        Layer { key, slot, quantity }
    }

    #[test]
    fn one_pair_is_worth_its_lower_key() {
        assert_eq!(layer_cake(1, &[layer(10, 0, 3)], &[layer(7, 0, 2)]), 14);
        // The import begins after the export.
        assert_eq!(layer_cake(2, &[layer(10, 1, 3)], &[layer(7, 0, 2)]), 0);
    }

    #[test]
    fn supply_comes_from_earlier_slots_only() {
        let imports = descending(vec![layer(10, 0, 1), layer(6, 2, 1)]);
        let exports = descending(vec![layer(5, 1, 1), layer(10, 3, 1)]);
        // Above 6 only i1–j2 counts, from 5 to 6 one of them still, below 5 both pairs.
        assert_eq!(layer_cake(4, &imports, &exports), 4 + 1 + 10);
    }
}
