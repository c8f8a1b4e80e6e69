//! The pool as the algorithms see it: days as slots, equal lines as one.

use super::market::running_sums;
use super::pool::{Export, Import, Origin, Weights, Worth};
use super::ratio::Ratio;
use super::solution::Designation;
use super::weigh::Weigher;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// Equal import lines as one. The lines are equal in value function, in the exports their dates
/// admit and in expiry, so exchanging units between them changes nothing.
pub(super) struct ImportLine {
    /// Units of all of them, more than zero.
    pub quantity: i64,
    /// First slot whose exports may use the line.
    pub from: u32,
    /// The slot after the last.
    pub until: u32,
    /// Day of expiry.
    pub expiry: i32,
    /// One of them, by its position in the pool.
    pub lead: usize,
}

/// Equal exports as one: the same value, origin and slot.
pub(super) struct ExportLine {
    /// Units of all of them, more than zero.
    pub quantity: i64,
    /// The slot of the day.
    pub slot: u32,
    /// One of them, by its position in the pool.
    pub lead: usize,
}

/// Units of one merged pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Flow {
    pub import: u32,
    pub export: u32,
    pub quantity: i64,
}

/// Merged lines in order of content, those that can have no worth left out.
pub(super) struct Lines {
    /// By expiry, then rank of the first member.
    pub imports: Vec<ImportLine>,
    /// By slot, then rank of the first member.
    pub exports: Vec<ExportLine>,
    /// How many slots there are.
    pub slots: u32,
    import_groups: Groups,
    export_groups: Groups,
    /// Exports before each slot, and all of them at the end.
    before: Vec<u32>,
}

/// Which lines of the pool a merged line stands for, each group in order of content.
struct Groups {
    members: Vec<u32>,
    starts: Vec<u32>,
}

impl Groups {
    fn of(&self, group: u32) -> &[u32] {
        let (start, end) = (self.starts[group as usize], self.starts[group as usize + 1]);
        &self.members[start as usize..end as usize]
    }
}

/// Days on which exports stand, told apart only where some import's window begins or ends.
struct Slots {
    days: Vec<i32>,
    slot: Vec<u32>,
    count: u32,
}

impl Slots {
    fn new(imports: &[Import], exports: &[Export]) -> Self {
        let mut days: Vec<i32> = exports.iter().filter(|j| j.quantity > 0).map(|j| j.day).collect();
        days.sort_unstable();
        days.dedup();
        let mut starts = vec![false; days.len() + 1];
        for import in imports.iter().filter(|i| i.quantity > 0) {
            starts[days.partition_point(|d| *d < import.first_day)] = true;
            starts[days.partition_point(|d| *d <= import.last_export_day)] = true;
        }
        let mut slot = Vec::with_capacity(days.len());
        let mut current = 0;
        for (at, start) in starts.iter().take(days.len()).enumerate() {
            current += u32::from(at > 0 && *start);
            slot.push(current);
        }
        let count = slot.last().map_or(0, |last| last + 1);
        Self { days, slot, count }
    }

    fn of(&self, day: i32) -> u32 {
        self.slot.get(self.days.partition_point(|d| *d < day)).copied().unwrap_or(self.count)
    }

    /// First slot of an import's window and the slot after its last.
    fn window(&self, import: &Import) -> (u32, u32) {
        let end = self.days.partition_point(|d| *d <= import.last_export_day);
        (self.of(import.first_day), self.slot.get(end).copied().unwrap_or(self.count))
    }
}

#[derive(PartialEq, Eq, Hash)]
enum ImportKey<'a> {
    Equal { from: u32, until: u32, expiry: i32, origin: Origin, worth: &'a Worth },
    Alone(u32),
}

#[derive(PartialEq, Eq, Hash)]
enum ExportKey {
    Equal { slot: u32, value: Ratio, origin: Origin },
    Alone(u32),
}

impl Lines {
    pub(super) fn new(weigher: &Weigher) -> Self {
        let pool = weigher.pool();
        let slots = Slots::new(&pool.imports, &pool.exports);
        let functions = match &pool.weights {
            Weights::Functions { functions, .. } => Some(functions),
            Weights::Table { .. } => None,
        };
        let mut lines = Self {
            imports: Vec::new(),
            exports: Vec::new(),
            slots: slots.count,
            import_groups: Groups { members: Vec::new(), starts: Vec::new() },
            export_groups: Groups { members: Vec::new(), starts: Vec::new() },
            before: vec![0; slots.count as usize + 1],
        };
        lines.merge_imports(weigher, &slots, functions);
        lines.merge_exports(weigher, &slots, functions);
        lines
    }

    fn merge_imports(&mut self, weigher: &Weigher, slots: &Slots, functions: Option<&Vec<Worth>>) {
        let imports = &weigher.pool().imports;
        let mut order: Vec<u32> = positions(imports.len());
        order.retain(|at| {
            let import = &imports[*at as usize];
            let (from, until) = slots.window(import);
            import.quantity > 0 && from < until && weigher.paid(*at as usize) > 0
        });
        order.sort_unstable_by_key(|at| (imports[*at as usize].expiry, imports[*at as usize].rank));
        let merged = group(&order, |at| {
            let import = &imports[at as usize];
            let (from, until) = slots.window(import);
            match functions.and_then(|f| f.get(at as usize)) {
                // Lines whose comparators do not ask for the origin are equal whatever theirs is.
                Some(worth) => {
                    let asks = worth.asks_origin();
                    let origin = if asks { import.origin } else { Origin::UNKNOWN };
                    ImportKey::Equal { from, until, expiry: import.expiry, origin, worth }
                }
                None => ImportKey::Alone(at),
            }
        });
        self.imports = leads(&merged, |lead, members| {
            let import = &imports[lead as usize];
            let (from, until) = slots.window(import);
            let quantity = members.iter().map(|at| imports[*at as usize].quantity).sum();
            ImportLine { quantity, from, until, expiry: import.expiry, lead: lead as usize }
        });
        self.import_groups = merged;
    }

    fn merge_exports(&mut self, weigher: &Weigher, slots: &Slots, functions: Option<&Vec<Worth>>) {
        let asks = functions.is_some_and(|all| all.iter().any(Worth::asks_origin));
        let exports = &weigher.pool().exports;
        let mut order: Vec<u32> = positions(exports.len());
        order.retain(|at| exports[*at as usize].quantity > 0);
        order.sort_unstable_by_key(|at| (exports[*at as usize].day, exports[*at as usize].rank));
        let merged = group(&order, |at| {
            let export = &exports[at as usize];
            let origin = if asks { export.origin } else { Origin::UNKNOWN };
            match functions {
                Some(_) => {
                    ExportKey::Equal { slot: slots.of(export.day), value: export.value, origin }
                }
                None => ExportKey::Alone(at),
            }
        });
        self.exports = leads(&merged, |lead, members| {
            let quantity = members.iter().map(|at| exports[*at as usize].quantity).sum();
            let slot = slots.of(exports[lead as usize].day);
            ExportLine { quantity, slot, lead: lead as usize }
        });
        self.export_groups = merged;
        for export in &self.exports {
            self.before[export.slot as usize + 1] += 1;
        }
        running_sums(&mut self.before);
    }

    /// The exports an import's dates admit, as a range of [`Lines::exports`].
    pub(super) fn admitted(&self, import: &ImportLine) -> std::ops::Range<u32> {
        self.before[import.from as usize]..self.before[import.until as usize]
    }

    /// How many pairs the dates admit, counted without listing them.
    pub(super) fn pairs(&self) -> u64 {
        self.imports.iter().map(|i| self.admitted(i).len() as u64).sum()
    }

    /// Merged flows as designations of single lines in order of content: the members of a group are
    /// used up one after the other, by rank (their expiry is the same). Going once through the
    /// flows of each line adds at most one designation for each further member, so `n + m - 1`
    /// designations stay at most `n + m - 1`.
    pub(super) fn split(&self, weigher: &Weigher, flows: &[Flow]) -> Vec<Designation> {
        let (imports, exports) = (&weigher.pool().imports, &weigher.pool().exports);
        let mut flows: Vec<Flow> = flows.iter().copied().filter(|f| f.quantity > 0).collect();
        flows.sort_unstable();
        let mut half: Vec<(u32, u32, i64)> = Vec::with_capacity(flows.len());
        for run in flows.chunk_by(|a, b| a.import == b.import) {
            let group = self.import_groups.of(run[0].import);
            let parts = run.iter().map(|f| (f.export, f.quantity));
            deal(
                group,
                |at| imports[at as usize].quantity,
                parts,
                |member, export, quantity| {
                    half.push((export, member, quantity));
                },
            );
        }
        let content = |at: u32| (imports[at as usize].expiry, imports[at as usize].rank);
        half.sort_unstable_by_key(|(export, member, _)| (*export, content(*member)));
        let mut all = Vec::with_capacity(half.len());
        for run in half.chunk_by(|a, b| a.0 == b.0) {
            let group = self.export_groups.of(run[0].0);
            let parts = run.iter().map(|(_, member, quantity)| (*member, *quantity));
            deal(
                group,
                |at| exports[at as usize].quantity,
                parts,
                |export, import, quantity| {
                    all.push(Designation {
                        import: import as usize,
                        export: export as usize,
                        quantity,
                    });
                },
            );
        }
        all.sort_unstable_by_key(|d| {
            let (import, export) = (&imports[d.import], &exports[d.export]);
            (import.expiry, import.rank, export.day, export.rank)
        });
        all
    }

    /// Numbers of merged imports as numbers of the pool's imports; zero for lines left out.
    pub(super) fn spread_imports(&self, weigher: &Weigher, values: &[i128]) -> Vec<i128> {
        spread(&self.import_groups, values, weigher.pool().imports.len())
    }

    /// The same for exports.
    pub(super) fn spread_exports(&self, weigher: &Weigher, values: &[i128]) -> Vec<i128> {
        spread(&self.export_groups, values, weigher.pool().exports.len())
    }
}

fn spread(groups: &Groups, values: &[i128], count: usize) -> Vec<i128> {
    let mut all = vec![0; count];
    for (group, value) in (0..).zip(values) {
        for member in groups.of(group) {
            all[*member as usize] = *value;
        }
    }
    all
}

fn positions(count: usize) -> Vec<u32> {
    (0..u32::try_from(count).unwrap_or(u32::MAX)).collect()
}

/// Groups the lines of `order` by `key`: groups by their first member, members in that order.
fn group<K: Eq + Hash>(order: &[u32], key: impl Fn(u32) -> K) -> Groups {
    let mut index: FxHashMap<K, u32> = FxHashMap::default();
    let mut of = Vec::with_capacity(order.len());
    let mut starts: Vec<u32> = vec![0];
    for at in order {
        let next = u32::try_from(index.len()).unwrap_or(u32::MAX);
        let group = *index.entry(key(*at)).or_insert(next);
        if group == next {
            starts.push(0);
        }
        starts[group as usize + 1] += 1;
        of.push(group);
    }
    running_sums(&mut starts);
    let mut next = starts.clone();
    let mut members = vec![0; order.len()];
    for (at, group) in order.iter().zip(of) {
        members[next[group as usize] as usize] = *at;
        next[group as usize] += 1;
    }
    Groups { members, starts }
}

fn leads<T>(groups: &Groups, line: impl Fn(u32, &[u32]) -> T) -> Vec<T> {
    groups
        .starts
        .windows(2)
        .map(|pair| &groups.members[pair[0] as usize..pair[1] as usize])
        .filter_map(|members| members.first().map(|lead| line(*lead, members)))
        .collect()
}

/// Hands `parts` out to the members of a group, each up to its quantity, in order.
fn deal(
    group: &[u32],
    quantity: impl Fn(u32) -> i64,
    parts: impl Iterator<Item = (u32, i64)>,
    mut emit: impl FnMut(u32, u32, i64),
) {
    let mut members = group.iter().map(|at| (*at, quantity(*at)));
    let mut open = members.next();
    for (other, mut wanted) in parts {
        while wanted > 0 {
            let Some((member, left)) = open else { return };
            let units = wanted.min(left);
            if units > 0 {
                emit(member, other, units);
            }
            wanted -= units;
            open = if left > units { Some((member, left - units)) } else { members.next() };
        }
    }
}
