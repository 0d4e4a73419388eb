//! The inventory: how it changes, what it refuses, and how it leaves the house.

mod breach;
mod changing;
mod demo;
mod erasing;
mod exchanging;
mod granting;
mod holding;
mod loading;
mod migrating;
mod mirror;
mod replacing;
