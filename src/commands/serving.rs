//! How is the inventory served, for a city or to try it out?

use std::{net::SocketAddr, sync::Arc};

use chrono::Utc;

use super::{Failure, Place, log, open_log_and_all, say, surroundings};
use crate::{
    app::App,
    config::Config,
    demo,
    history::{checkpoint::CheckpointWriter, rollback},
    http::server,
    outbox::{
        address::Allowed,
        dispatcher::{Dispatcher, Means},
        mail::Relay,
        running::Running,
        signing,
    },
    records::inventory::Inventory,
    sign_in::{DemoDesk, ProviderDesk, SignIn, accounts::InventoryAccounts, caller::CallLimits},
    upkeep,
};

pub(super) async fn serve(config: &Config) -> Result<(), Failure> {
    if config.providers.is_empty() {
        return Err(Failure::Surroundings(
            "sign-in is not configured, so the inventory is not served: name [[providers]] in the configuration file \
             (docs/configuration.md). To look around on this machine, use: seloste demo"
                .to_owned(),
        ));
    }
    let Some(address) = config.public_address.clone() else {
        return Err(Failure::Surroundings(
            "public_address is not set; providers send people back to it, as https://selosteet.example".to_owned(),
        ));
    };
    // In the clear, sessions can be read on the way; that is for trying out on one machine.
    if !address.is_https() && !config.listen.ip().is_loopback() {
        return Err(Failure::Surroundings(format!(
            "public_address is {address}, in the clear, while {} can be reached by others; use https, or listen on 127.0.0.1",
            config.listen
        )));
    }
    begin_log(config);
    let listener = server::listen(config.listen).await.map_err(Failure::Surroundings)?;
    let (inventory, checkpoints) = open_to_serve(config, &Place::default()).await?;
    let desk = ProviderDesk::new(
        address.clone(),
        config.providers.clone(),
        CallLimits::default(),
        Arc::new(InventoryAccounts(Arc::clone(&inventory))),
        inventory.database().clone(),
        config.sessions,
    )
    .map_err(Failure::Surroundings)?;
    let edge = config.reach.edge(Some(&address), false);
    let app = Arc::new(App::with_sign_in(inventory, SignIn::Providers(desk)).with_edge(edge));
    say(&format!("seloste serves at {address}\n"))?;
    serve_until_stopped(config, listener, app, checkpoints).await
}

/// Serves until told to stop, with all that a running server does by itself.
async fn serve_until_stopped(
    config: &Config,
    listener: tokio::net::TcpListener,
    app: Arc<App>,
    checkpoints: CheckpointWriter,
) -> Result<(), Failure> {
    let (stopping, stopped) = tokio::sync::watch::channel(false);
    let mut heard = stopped.clone();
    let mut tasks = upkeep::start(&app, Some(checkpoints), async move {
        let _ = heard.wait_for(|stop| *stop).await;
    });
    let telling = tell(config, &app.inventory)?;
    server::serve(listener, app, config.reach.patience(), server::told_to_stop()).await;
    telling.stop().await;
    let _ = stopping.send(true);
    // The last checkpoint is written; everything else ends with the program.
    let _ = tokio::time::timeout(std::time::Duration::from_secs(2), tasks.join_next()).await;
    Ok(())
}

pub(super) async fn run_demo(config: &Config, address: SocketAddr, place: &Place) -> Result<(), Failure> {
    if !address.ip().is_loopback() {
        return Err(Failure::Surroundings(format!(
            "{address} is not a loopback address; in the demo one can be anyone, so it is served on 127.0.0.1 or [::1] only"
        )));
    }
    begin_log(config);
    let listener = server::listen(address).await.map_err(Failure::Surroundings)?;
    let address = listener.local_addr().map_err(surroundings)?;
    let (inventory, checkpoints) = open_to_serve(config, place).await?;
    let loaded = demo::load_once(&inventory, Utc::now()).await?;
    let desk = DemoDesk::new(
        address,
        Arc::new(InventoryAccounts(Arc::clone(&inventory))),
        inventory.database().clone(),
        config.sessions,
    )
    .map_err(Failure::Surroundings)?;
    let app = Arc::new(App::with_sign_in(inventory, SignIn::Demo(desk)).with_edge(config.reach.edge(None, true)));
    say(&format!(
        "{}seloste serves the example cities at http://{address}/\n\n\
         What to try:\n  \
         http://{address}/fi/pori                          what the city of Pori tells about its registers\n  \
         http://{address}/sv/espoo/chat-palvelut           one notice, in Swedish\n  \
         http://{address}/en/jyvaskyla/robottipuhelut.md   another, as Markdown\n  \
         http://{address}/sign-in                          be someone: an officer, a contact, an auditor …\n  \
         http://{address}/app                              the workspace of that one\n  \
         http://{address}/graphql                          the inventory as that one sees it, in GraphiQL\n\n\
         Ctrl-C stops it.\n",
        if loaded {
            "The example cities were loaded.\n"
        } else {
            ""
        }
    ))?;
    serve_until_stopped(config, listener, app, checkpoints).await
}

/// Begins to tell people and programs what happens, by the means that the settings give.
fn tell(config: &Config, inventory: &Arc<Inventory>) -> Result<Running, Failure> {
    if let Some(key) = &config.webhook_key {
        signing::use_key(key.clone());
    }
    let relay = config.mail.as_ref().map(|(url, from)| Relay::new(url, from));
    let means = Means {
        relay: relay.transpose().map_err(Failure::Surroundings)?,
        public_url: config.public_address.as_ref().map(ToString::to_string),
        allowed: Allowed {
            private: config.webhook_private_networks.as_slice().into(),
        },
        look_up: None,
    };
    // No other instance has the name: it is random.
    let holder = format!("{:016x}", rand::random::<u64>());
    Ok(Running::start(Dispatcher::new(Arc::clone(inventory), means, holder)))
}

/// The inventory to be served, with the writer of its log's checkpoints. Refused when the log does not continue the last of them,
/// before anything is written: the beginning of a log in a database that was emptied would be a forgery of our own.
async fn open_to_serve(config: &Config, place: &Place) -> Result<(Arc<Inventory>, CheckpointWriter), Failure> {
    let (database, files) = log::open(config, &log::Files::default(), place).await?;
    let kept = log::checkpoints(&files)?;
    rollback::check_against(&database, &kept).await?;
    let inventory = open_log_and_all(config, database, &files).await?;
    Ok((inventory, CheckpointWriter::new(Some(kept))?))
}

/// Tells what happens, to standard error.
fn begin_log(config: &Config) {
    use tracing_subscriber::{EnvFilter, fmt};

    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let logging = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.log_json {
        logging.json().init();
    } else {
        logging.init();
    }
}
