//! Who may do what, seen from outside: the policy against a second one, and every field, act, id and page for everyone.

mod deciding;
mod reference;
