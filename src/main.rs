//! The program. What it can do is told in `commands`.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[tokio::main]
async fn main() -> ExitCode {
    // Before anything speaks TLS: no other implementation is compiled in, and the libraries choose none by themselves.
    let _ = rustls::crypto::ring::default_provider().install_default();
    seloste::commands::run().await
}
