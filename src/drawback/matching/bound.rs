//! A certified upper bound in O(n log n), for one rate or many.

use super::keys::{Keys, RATE_ONE};
use super::layers::{Layer, at_rate, descending, layer_cake};
use super::levels::levels;
use super::lines::Lines;

/// Levels that rates are raised to. Each costs one layer-cake; four to a stack bring the bound to
/// within about half a percent, and few subheadings see more than four stacks.
const LEVELS: usize = 16;

/// No sum of weights of a matching is above the result. To bound the true worth add
/// [`super::weigh::Weigher::rounding`].
///
/// It is the lower of two bounds. Both are at most the trivial ones (all imports at what they paid,
/// all exports at their ceilings), since no layer exceeds either side.
pub(super) fn upper_bound(lines: &Lines, keys: &Keys) -> i128 {
    let whole = single_layer(lines, keys);
    if keys.by_value { whole.min(class_bound(lines, keys)) } else { whole }
}

/// One layer-cake: a pair is worth at most `min(paid_i, ceiling_j)`, because a weight is at most
/// what its import paid and at most what the highest comparator comes to on its export.
fn single_layer(lines: &Lines, keys: &Keys) -> i128 {
    let imports = lines.imports.iter().zip(&keys.imports).map(|(line, key)| Layer {
        key: key.paid,
        slot: line.from,
        quantity: line.quantity,
    });
    let exports = export_layers(lines, &keys.ceilings);
    layer_cake(lines.slots, &descending(imports.collect()), &descending(exports))
}

/// One layer-cake for the specific part and one for each level of rates.
///
/// A pair is worth at most `S + min(A − S, R·v)` by the envelope of its import. Raise `R` to the
/// next level `L`: the second term becomes `L·min(U, v)` with `U = (A − S) / L`, rounded up. Levels
/// are nested, `L = Σ_k δ_k` over the levels up to it, so the whole is
/// `S + Σ_k δ_k·min(U, v)`, a sum of layer-cake problems: the optimum of a sum is at most the sum of
/// the optima, problem `k` holding the imports whose level is at least the `k`-th. `U` above the
/// highest value of any export changes nothing and is cut there.
fn class_bound(lines: &Lines, keys: &Keys) -> i128 {
    let rates = lines.imports.iter().zip(&keys.imports);
    let rates = rates.map(|(line, key)| (key.envelope.rate, i128::from(line.quantity)));
    let levels = levels(rates.collect(), LEVELS);
    let imports: Vec<(usize, Layer)> = by_value(lines, keys, &levels);
    let exports = descending(export_layers(lines, &keys.values));
    let mut bound = specific_layer(lines, keys);
    let mut below = 0;
    for (at, level) in levels.iter().enumerate() {
        let reaching: Vec<Layer> =
            imports.iter().filter(|(own, _)| *own >= at).map(|(_, layer)| *layer).collect();
        let area = layer_cake(lines.slots, &reaching, &exports);
        bound = at_rate(area, level - below, RATE_ONE).saturating_add(bound);
        below = *level;
    }
    bound
}

/// Imports with the position of their level and `U` as key, descending.
fn by_value(lines: &Lines, keys: &Keys, levels: &[i128]) -> Vec<(usize, Layer)> {
    let mut all: Vec<(usize, Layer)> = Vec::with_capacity(lines.imports.len());
    for (line, key) in lines.imports.iter().zip(&keys.imports) {
        let own = levels.partition_point(|level| *level < key.envelope.rate);
        let Some(level) = levels.get(own) else { continue };
        if key.envelope.rate == 0 {
            continue;
        }
        let reach = key.envelope.reach(*level, keys.top_value);
        all.push((own, Layer { key: reach, slot: line.from, quantity: line.quantity }));
    }
    all.sort_unstable_by_key(|(_, layer)| std::cmp::Reverse(layer.key));
    all
}

/// What the parts that do not depend on value can yield at most.
fn specific_layer(lines: &Lines, keys: &Keys) -> i128 {
    let imports: Vec<Layer> = lines
        .imports
        .iter()
        .zip(&keys.imports)
        .filter(|(_, key)| key.envelope.specific > 0)
        .map(|(line, key)| Layer {
            key: key.envelope.specific,
            slot: line.from,
            quantity: line.quantity,
        })
        .collect();
    if imports.is_empty() {
        return 0;
    }
    let top = imports.iter().map(|layer| layer.key).max().unwrap_or(0);
    let exports = export_layers(lines, &vec![top; lines.exports.len()]);
    layer_cake(lines.slots, &descending(imports), &exports)
}

fn export_layers(lines: &Lines, keys: &[i128]) -> Vec<Layer> {
    let layers = lines.exports.iter().zip(keys);
    layers.map(|(j, key)| Layer { key: *key, slot: j.slot, quantity: j.quantity }).collect()
}
