//! Memory that input decides on is asked for before it is taken: where there is none left, reading ends
//! with a word about it, instead of the whole program ending without one.

use std::hint::black_box;

/// Beyond this, a buffer grows by steps of this size and no longer doubles: doubling the largest buffers
/// would need three times what they hold.
const STEP: usize = 64 << 20;

/// There is no such room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoRoom;

/// Appends bytes.
///
/// # Errors
/// When there is no room for them; the buffer is as it was.
pub(crate) fn append(buffer: &mut Vec<u8>, more: &[u8]) -> Result<(), NoRoom> {
    reserve(buffer, more.len())?;
    buffer.extend_from_slice(more);
    Ok(())
}

/// Appends an element.
///
/// # Errors
/// When there is no room for it; the list is as it was.
pub(crate) fn push<T>(list: &mut Vec<T>, element: T) -> Result<(), NoRoom> {
    reserve(list, 1)?;
    list.push(element);
    Ok(())
}

/// Makes room for more elements.
///
/// # Errors
/// When there is none; the list is as it was.
pub(crate) fn reserve<T>(list: &mut Vec<T>, more: usize) -> Result<(), NoRoom> {
    if list.capacity() - list.len() >= more {
        return Ok(());
    }
    limit::take(more.saturating_mul(size_of::<T>()))?;
    let step = STEP / size_of::<T>().max(1);
    if list.len() < step {
        return list.try_reserve(more).map_err(|_| NoRoom);
    }
    list.try_reserve_exact(more.max(step)).map_err(|_| NoRoom)
}

/// Makes room for more text.
///
/// # Errors
/// When there is none; the text is as it was.
pub(crate) fn reserve_text(text: &mut String, more: usize) -> Result<(), NoRoom> {
    if text.capacity() - text.len() >= more {
        return Ok(());
    }
    limit::take(more)?;
    if text.len() < STEP {
        return text.try_reserve(more).map_err(|_| NoRoom);
    }
    text.try_reserve_exact(more.max(STEP)).map_err(|_| NoRoom)
}

/// Makes room for so many more elements and for no others.
///
/// # Errors
/// When there is none; the list is as it was.
pub(crate) fn reserve_exact<T>(list: &mut Vec<T>, more: usize) -> Result<(), NoRoom> {
    if list.capacity() - list.len() >= more {
        return Ok(());
    }
    limit::take(more.saturating_mul(size_of::<T>()))?;
    list.try_reserve_exact(more).map_err(|_| NoRoom)
}

/// Whether so many bytes could be had at this moment.
#[must_use]
pub(crate) fn has_room(bytes: usize) -> bool {
    if !limit::has(bytes) {
        return false;
    }
    let mut room: Vec<u8> = Vec::new();
    let is_there = room.try_reserve_exact(bytes).is_ok();
    // Without this the compiler may see that the room is never used and ask for none.
    black_box(&room);
    is_there
}

/// No limit but that of the machine.
#[cfg(not(test))]
mod limit {
    use super::NoRoom;

    #[inline]
    pub(super) fn take(_: usize) -> Result<(), NoRoom> {
        Ok(())
    }

    #[inline]
    pub(super) fn has(_: usize) -> bool {
        true
    }
}

/// A limit that tests set low.
#[cfg(test)]
pub(crate) mod limit {
    use super::NoRoom;
    use std::cell::Cell;

    thread_local! {
        static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
    }

    /// Does something with so many bytes left; what is given back counts as taken.
    pub(crate) fn with<T>(bytes: usize, act: impl FnOnce() -> T) -> T {
        LEFT.set(bytes);
        let done = act();
        LEFT.set(usize::MAX);
        done
    }

    pub(super) fn take(bytes: usize) -> Result<(), NoRoom> {
        let left = LEFT.get();
        LEFT.set(left.checked_sub(bytes).ok_or(NoRoom)?);
        Ok(())
    }

    /// A look ahead passes while anything is left, so that what is asked for later fails by itself.
    pub(super) fn has(_: usize) -> bool {
        LEFT.get() > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_had_is_an_error() {
        let mut list = vec![1u64];
        assert_eq!(reserve(&mut list, usize::MAX / 8), Err(NoRoom));
        assert_eq!(list, [1]);
        assert!(!has_room(usize::MAX / 2));
        assert!(has_room(1 << 10));
    }

    #[test]
    fn large_buffers_grow_by_steps() {
        let mut buffer = vec![0u8; STEP];
        append(&mut buffer, b"more").expect("room");
        assert!(buffer.capacity() <= 2 * STEP + 4, "{}", buffer.capacity());
        assert!(buffer.ends_with(b"more"));
        let mut list = Vec::new();
        (0..1_000).try_for_each(|n| push(&mut list, n)).expect("room");
        assert_eq!(list.len(), 1_000);
    }
}
