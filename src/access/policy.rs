//! Who may do what, and how far does their reach go? One table; nothing else decides.
//!
//! Each row is an action with the scope that a token needs for it, and a cell for each role. What a cell says is measured
//! against a grant's own reach in [`super::actor`].

use entity::vocabulary::{Role, Scope};

/// How far a permission goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Not at all.
    Nowhere,
    /// What lies within the reach of the grant: the installation, a controller, a department and below, single registers.
    Within,
    /// All of the controller that the reach of the grant lies in.
    Controller,
    /// The whole installation, whatever the reach of the grant.
    Everywhere,
    /// Only by a grant whose reach is the whole installation.
    Installation,
}

use Reach::{Controller, Everywhere, Installation, Nowhere, Within};

macro_rules! table {
    ($($(#[$meta:meta])* $action:ident $scope:ident => [$($cell:expr),*],)*) => {
        /// What can be done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$meta])* $action,)* }

        impl Action {
            /// Every action, in the order of the table's rows.
            pub const ALL: &[Self] = &[$(Self::$action,)*];

            /// How far a role's permission for this action goes; `None` is everyone, signed in or not.
            pub const fn reach(self, role: Option<Role>) -> Reach {
                let row: [Reach; 5] = match self { $(Self::$action => [$($cell),*],)* };
                row[match role {
                    None => 0,
                    Some(Role::Contact) => 1,
                    Some(Role::Dpo) => 2,
                    Some(Role::Auditor) => 3,
                    Some(Role::Admin) => 4,
                }]
            }

            /// The scope without which a token does not carry this action.
            pub const fn scope(self) -> Scope {
                match self { $(Self::$action => Scope::$scope,)* }
            }
        }
    };
}

table! {
    //                                         public       contact     dpo           auditor     admin
    /// Read published notices and their versions, as they were frozen.
    ReadPublished ReadPublished =>            [Everywhere,  Everywhere, Everywhere,   Everywhere, Everywhere],
    /// Read the law and the code lists.
    ReadLaw ReadPublished =>                  [Everywhere,  Everywhere, Everywhere,   Everywhere, Everywhere],
    /// Read processors, services, recipients, sources and the flows between them.
    ReadSharedNode ReadInventory =>           [Nowhere,     Everywhere, Everywhere,   Everywhere, Everywhere],
    /// Read a controller with its departments and posts.
    ReadController ReadInventory =>           [Nowhere,     Controller, Controller,   Controller, Controller],
    /// Read the names and addresses of people who hold posts.
    ReadPerson ReadInventory =>               [Nowhere,     Controller, Controller,   Controller, Controller],
    /// Read registers with all their parts, flows, agreements, assessments and notices, drafts among them.
    ReadRegister ReadInventory =>             [Nowhere,     Controller, Controller,   Within,     Nowhere],
    /// Read the comments on registers and what was submitted for publishing.
    ReadDiscussion ReadInventory =>           [Nowhere,     Controller, Controller,   Within,     Nowhere],
    /// Edit registers and the flows at their ends; make new ones; archive them.
    EditRegister EditInventory =>             [Nowhere,     Within,     Within,       Nowhere,    Nowhere],
    /// Comment on registers.
    Comment EditInventory =>                  [Nowhere,     Within,     Within,       Nowhere,    Nowhere],
    /// Confirm that a part of a register is still true, Art. 5(2).
    ConfirmRegister EditInventory =>          [Nowhere,     Within,     Within,       Nowhere,    Nowhere],
    /// Submit a register for publishing.
    SubmitRegister EditInventory =>           [Nowhere,     Within,     Within,       Nowhere,    Nowhere],
    /// Approve and publish notices, return what was submitted, withdraw what was published.
    PublishNotice Publish =>                  [Nowhere,     Nowhere,    Within,       Nowhere,    Nowhere],
    /// Waive findings, and end waivers.
    WaiveFinding Publish =>                   [Nowhere,     Nowhere,    Within,       Nowhere,    Nowhere],
    /// Say how a controller uses a rule: switched off, or graded otherwise.
    SetRule Publish =>                        [Nowhere,     Nowhere,    Within,       Nowhere,    Nowhere],
    /// Read breaches of personal data as cases, Art. 33(5).
    ReadBreach ReadInventory =>               [Nowhere,     Nowhere,    Within,       Within,     Nowhere],
    /// Open, document and close such cases.
    HandleBreach EditInventory =>             [Nowhere,     Nowhere,    Within,       Nowhere,    Nowhere],
    /// Propose processors and services that are not known yet, and categories below common ones.
    ProposeSharedNode EditInventory =>        [Nowhere,     Everywhere, Everywhere,   Nowhere,    Nowhere],
    /// Maintain processors, services, recipients, sources and the flows between them; accept what was proposed.
    EditSharedNode EditInventory =>           [Nowhere,     Nowhere,    Everywhere,   Nowhere,    Nowhere],
    /// Maintain agreements, assessments and processor records.
    EditAgreement EditInventory =>            [Nowhere,     Nowhere,    Within,       Nowhere,    Nowhere],
    /// Maintain a controller, its departments, posts and people.
    EditOrganisation EditInventory =>         [Nowhere,     Nowhere,    Within,       Nowhere,    Within],
    /// Maintain the code lists of data subjects and personal data.
    EditVocabulary EditInventory =>           [Nowhere,     Nowhere,    Installation, Nowhere,    Nowhere],
    /// Maintain acts, provisions, countries, decisions and authorities.
    EditLaw EditInventory =>                  [Nowhere,     Nowhere,    Installation, Nowhere,    Nowhere],
    /// Export an inventory.
    ExportInventory ReadInventory =>          [Nowhere,     Nowhere,    Within,       Within,     Nowhere],
    /// Run reports across registers, and take them away as files.
    RunReport ReadInventory =>                [Nowhere,     Within,     Within,       Within,     Nowhere],
    /// Read reports that were saved, and what came of them.
    ReadSavedReport ReadInventory =>          [Nowhere,     Within,     Within,       Within,     Nowhere],
    /// Save reports, say what is expected of them, have them run, put them away.
    SaveReport EditInventory =>               [Nowhere,     Within,     Within,       Nowhere,    Nowhere],
    /// Have the saved reports of others that fail as one's own tasks.
    OverseeSavedReport ReadInventory =>       [Nowhere,     Nowhere,    Within,       Nowhere,    Nowhere],
    /// Import an inventory.
    ImportInventory EditInventory =>          [Nowhere,     Nowhere,    Within,       Nowhere,    Nowhere],
    /// Read the history of registers and of what they name, and what the log says of it.
    ReadHistory ReadLog =>                    [Nowhere,     Controller, Controller,   Within,     Nowhere],
    /// Read and export the log as a whole, with its proofs: sign-ins, grants and reads of it as well.
    ReadLog ReadLog =>                        [Nowhere,     Nowhere,    Within,       Within,     Within],
    /// Read whose accounts are for the whole installation, and so for the own controller too.
    ReadColleague ReadInventory =>            [Nowhere,     Everywhere, Everywhere,   Everywhere, Everywhere],
    /// Read who has an account and which grants.
    ReadAccount ReadInventory =>              [Nowhere,     Controller, Controller,   Controller, Controller],
    /// Make, edit and close accounts; give and revoke grants.
    ManageAccount Manage =>                   [Nowhere,     Nowhere,    Nowhere,      Nowhere,    Within],
    /// Make and revoke the tokens of service accounts, and revoke those of others.
    ManageToken Manage =>                     [Nowhere,     Nowhere,    Nowhere,      Nowhere,    Within],
    /// Erase a person who has left from the inventory and its history, Art. 17.
    ErasePerson Manage =>                     [Nowhere,     Nowhere,    Within,       Nowhere,    Within],
    /// Maintain webhooks and read what could not be delivered.
    ManageWebhook Manage =>                   [Nowhere,     Nowhere,    Nowhere,      Nowhere,    Within],
}

/// The table as text, for people who do not read code.
pub fn matrix() -> String {
    use std::fmt::Write;

    let columns = [
        None,
        Some(Role::Contact),
        Some(Role::Dpo),
        Some(Role::Auditor),
        Some(Role::Admin),
    ];
    let mut text = format!("{:<20}{:<16}", "", "token scope");
    for name in ["public", "contact", "dpo", "auditor", "admin"] {
        let _ = write!(text, "{name:<14}");
    }
    for action in Action::ALL {
        let _ = write!(
            text,
            "\n{:<20}{:<16}",
            format!("{action:?}"),
            format!("{:?}", action.scope())
        );
        for role in columns {
            let cell = match action.reach(role) {
                Nowhere => "-",
                Within => "within reach",
                Controller => "controller",
                Everywhere => "everywhere",
                Installation => "installation",
            };
            let _ = write!(text, "{cell:<14}");
        }
    }
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_matrix_is_the_one_a_lawyer_has_read() {
        insta::assert_snapshot!(super::matrix());
    }
}
