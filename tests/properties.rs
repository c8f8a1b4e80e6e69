//! What must hold for every input: the same report however the files arrive, and nothing written that a
//! spreadsheet would run.

mod properties {
    mod arrival;
    mod made;
    mod written;
}
