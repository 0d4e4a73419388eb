//! The program. What it can do is told in `commands`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    seloste::commands::run().await
}
