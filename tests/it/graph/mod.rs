//! Where do data go? The graph's answers against a search that is too plain to be wrong, against SQL, and for those who may see
//! only a part.

mod asking;
mod command;
mod instances;
mod naive;
mod random;
mod reference;
mod walking;
