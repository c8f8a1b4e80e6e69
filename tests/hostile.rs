//! Files that mean harm, or are broken in ways that real ones are: each made here, none committed. Each
//! is read as it should be or refused in words, soon, in little memory, and the next good file reads.

#![allow(clippy::print_stdout, reason = "what was measured is for people to read")]

mod hostile {
    mod bombs;
    mod cases;
    mod damage;
    mod limits;
    mod lowered;
    mod memory;
    mod run;
    mod sheets;
    mod texts;
    mod zip;
}
