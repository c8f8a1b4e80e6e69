//! The engine remembers what it was asked: most lines of an account ask the same few questions, and
//! ask them of days between the same changes of the law.

use super::{Program, Question, Terms};
use crate::law::{Before, Book, Epochs};
use crate::model::{Country, Hts8, HtsNumber, Interner};
use rustc_hash::FxHashMap;

/// So many answers are remembered at most; then they are forgotten together. Entries stand in order,
/// so what was asked long ago is seldom asked again.
const REMEMBERED: usize = 1 << 14;

/// What a question is, in a few words of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    number: HtsNumber,
    provision: Option<HtsNumber>,
    origin: Option<Country>,
    /// The stretch of days, since every day of one has the same answer.
    epoch: Option<usize>,
    program: u32,
    headings: u32,
}

/// Answers questions about duty under a law book.
#[derive(Debug)]
pub struct Engine<'b> {
    book: &'b Book,
    before: Before,
    epochs: Epochs,
    programs: Interner,
    stacks: FxHashMap<Box<[Hts8]>, u32>,
    known: FxHashMap<Key, Terms<'b>>,
}

impl<'b> Engine<'b> {
    /// An engine under a book. `before` says what is taken to hold on days before the first edition of
    /// the schedule at hand.
    #[must_use]
    pub fn new(book: &'b Book, before: Before) -> Self {
        Self {
            book,
            before,
            epochs: book.epochs(),
            programs: Interner::default(),
            stacks: FxHashMap::default(),
            known: FxHashMap::default(),
        }
    }

    /// The law in use.
    #[must_use]
    pub fn book(&self) -> &'b Book {
        self.book
    }

    /// What the law asks of goods.
    pub fn terms(&mut self, question: &Question<'_>) -> &Terms<'b> {
        let key = self.key(question);
        if self.known.len() >= REMEMBERED && !self.known.contains_key(&key) {
            self.known.clear();
        }
        let (book, before) = (self.book, self.before);
        self.known.entry(key).or_insert_with(|| Terms::new(book, question, before))
    }

    fn key(&mut self, question: &Question<'_>) -> Key {
        let program = match question.program {
            Program::NotTold => u32::MAX,
            Program::None => 0,
            Program::Claimed(code) => self.program(code),
        };
        Key {
            number: question.number,
            provision: question.provision,
            origin: question.origin,
            epoch: question.date.map(|date| self.epochs.of(date)),
            program,
            headings: self.stack(question.headings),
        }
    }

    fn program(&mut self, code: &str) -> u32 {
        u32::try_from(self.programs.intern(code).index()).unwrap_or(u32::MAX - 1)
    }

    /// The number of a set of headings, as it stands on the line.
    fn stack(&mut self, headings: &[Hts8]) -> u32 {
        if headings.is_empty() {
            return 0;
        }
        if let Some(known) = self.stacks.get(headings) {
            return *known;
        }
        // Hostile reports may have no two alike; what is remembered under old numbers goes with them.
        if self.stacks.len() >= REMEMBERED {
            self.stacks.clear();
            self.known.clear();
        }
        let next = u32::try_from(self.stacks.len()).unwrap_or(u32::MAX - 1) + 1;
        self.stacks.insert(headings.into(), next);
        next
    }
}
