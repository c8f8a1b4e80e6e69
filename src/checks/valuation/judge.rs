//! Which unit values are far from the history of their group.
//!
//! A value is far where three things hold. It is far from the median of the whole group; it is far
//! from the median of its neighbours in time, so that prices which rise or step up over the years
//! are no mistake; and few others of the group lie near it, so that a second price level or a rare
//! product of a mix is none either. Far is measured in robust standard deviations of the logarithm,
//! with a least factor, so that goods which always cost the same do not fire at a small difference.

use super::history::{Group, Point};
use crate::checks::statistics::{Log, Usual};

/// The fewest unit values that make a history. With fewer the spread is too uncertain.
pub(super) const FEWEST: usize = 8;
/// Far is this many tenths of a robust standard deviation. Three is a usual limit: one normal value
/// in 370 lies beyond it, and of these the least factor leaves almost none. On invented accounts
/// three and a half finds two mistakes in a hundred less.
const FAR_TENTHS: i64 = 30;
/// Far is at least this factor. Prices of one product double with grade, size and season; the
/// mistakes looked for (a decimal place, a dozen, a wrong unit) are tenfold and more.
const LEAST_FACTOR: u32 = 4;
/// Neighbours in time, on each side.
const NEIGHBOURS: usize = 10;
/// Others count as near within this factor.
const NEAR_FACTOR: u32 = 2;
/// One other in so many may be near a value that is far: a mistake can be made twice. More than
/// that is a price.
const ONE_NEAR_IN: usize = 20;
/// And at most so many, however long the history.
const MOST_NEAR: usize = 4;

/// Works out the median and the limits of a group and marks its outliers. `None` when it is empty.
pub(super) fn judge(group: &mut Group) -> Option<()> {
    let mut sorted: Vec<Log> = group.points.iter().map(|point| point.log).collect();
    let usual = Usual::of(&mut sorted)?;
    let limit = far(&usual);
    group.median = usual.median;
    group.low = Log(usual.median.0 - limit.0);
    group.high = Log(usual.median.0 + limit.0);
    let outside = |log: Log| log < group.low || log > group.high;
    // Almost every group ends here.
    if !sorted.iter().any(|log| outside(*log)) {
        return Some(());
    }
    let few = |log: Log| outside(log) && is_rare(&sorted, log);
    let found: Vec<usize> = (0..group.points.len())
        .filter(|at| {
            let log = group.points.get(*at).map(|point| point.log);
            log.is_some_and(|log| few(log) && is_far_in_time(&group.points, *at, log))
        })
        .collect();
    for at in found {
        if let Some(point) = group.points.get_mut(at) {
            point.outlier = true;
        }
    }
    Some(())
}

fn far(usual: &Usual) -> Log {
    usual.limit(FAR_TENTHS, Log::of_whole(LEAST_FACTOR))
}

/// Whether few values of the group lie near one.
fn is_rare(sorted: &[Log], log: Log) -> bool {
    let near = Log::of_whole(NEAR_FACTOR).0;
    let below = sorted.partition_point(|other| other.0 < log.0 - near);
    let upto = sorted.partition_point(|other| other.0 <= log.0 + near);
    // The value itself is one of them.
    (upto - below).saturating_sub(1) <= (sorted.len() / ONE_NEAR_IN).min(MOST_NEAR)
}

/// Whether a value is far from its neighbours in time.
fn is_far_in_time(points: &[Point], at: usize, log: Log) -> bool {
    let mut near: Vec<Log> = neighbours(points, at).map(|point| point.log).collect();
    Usual::of(&mut near).is_some_and(|usual| log.distance(usual.median) > far(&usual))
}

/// The points around one, without it: as many on each side, more on one where the other ends.
pub(super) fn neighbours(points: &[Point], at: usize) -> impl Iterator<Item = &Point> {
    let width = (2 * NEIGHBOURS + 1).min(points.len());
    let start = at.saturating_sub(NEIGHBOURS).min(points.len() - width);
    let window = points.iter().enumerate().skip(start).take(width);
    window.filter(move |(index, _)| *index != at).map(|(_, point)| point)
}
