//! Who may do what, and how far does their reach go? One table; nothing else decides.

/// A role that a grant gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Nobody signed in.
    Public,
    /// Contact of a department.
    Contact,
    /// Data protection officer, Art. 37.
    Dpo,
    /// Auditor.
    Auditor,
    /// Administrator of accounts and settings.
    Admin,
}

impl Role {
    /// Every role, in the order of the table's columns.
    pub const ALL: [Self; 5] = [Self::Public, Self::Contact, Self::Dpo, Self::Auditor, Self::Admin];
}

/// How far a permission goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Nowhere,
    /// The registers of the person's departments and what lies below them.
    Department,
    /// All of the person's controllers.
    Controller,
    /// The whole installation.
    Everywhere,
}

use Reach::{Controller, Department, Everywhere, Nowhere};

macro_rules! table {
    ($($(#[$meta:meta])* $action:ident => [$($cell:expr),*],)*) => {
        /// What can be done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$meta])* $action,)* }

        impl Action {
            /// Every action, in the order of the table's rows.
            pub const ALL: &[Self] = &[$(Self::$action,)*];

            /// How far a role's permission for this action goes.
            pub const fn reach(self, role: Role) -> Reach {
                let row: [Reach; 5] = match self { $(Self::$action => [$($cell),*],)* };
                row[role as usize]
            }
        }
    };
}

table! {
    //                            public      contact     dpo         auditor     admin
    /// Read published notices and their versions.
    ReadNotice =>                 [Everywhere, Everywhere, Everywhere, Everywhere, Everywhere],
    /// Read the law and the code lists.
    ReadLaw =>                    [Everywhere, Everywhere, Everywhere, Everywhere, Everywhere],
    /// Read processors, services, recipients, sources and the flows between them.
    ReadSharedNode =>             [Nowhere,    Everywhere, Everywhere, Everywhere, Everywhere],
    /// Read a controller and its departments and posts.
    ReadController =>             [Nowhere,    Controller, Controller, Controller, Controller],
    /// Read registers with all their parts, flows, agreements and assessments.
    ReadRegister =>               [Nowhere,    Controller, Controller, Controller, Nowhere],
    /// Read the names and addresses of people who hold posts.
    ReadPerson =>                 [Nowhere,    Controller, Controller, Controller, Controller],
    /// Create, edit and archive registers and the flows at their ends.
    EditRegister =>               [Nowhere,    Department, Controller, Nowhere,    Nowhere],
    /// Maintain processors, services, recipients, sources and the flows between them.
    EditSharedNode =>             [Nowhere,    Nowhere,    Controller, Nowhere,    Nowhere],
    /// Maintain agreements, assessments and processor records.
    EditAgreement =>              [Nowhere,    Nowhere,    Controller, Nowhere,    Nowhere],
    /// Maintain controllers, departments, posts and people.
    EditOrganisation =>           [Nowhere,    Nowhere,    Controller, Nowhere,    Controller],
    /// Maintain the code lists of data subjects and personal data.
    EditVocabulary =>             [Nowhere,    Nowhere,    Everywhere, Nowhere,    Nowhere],
    /// Maintain acts, provisions, countries, decisions and authorities.
    EditLaw =>                    [Nowhere,    Nowhere,    Everywhere, Nowhere,    Nowhere],
    /// Publish and withdraw notices.
    PublishNotice =>              [Nowhere,    Nowhere,    Controller, Nowhere,    Nowhere],
    /// Export a controller's inventory, and import one.
    Exchange =>                   [Nowhere,    Nowhere,    Controller, Nowhere,    Nowhere],
}

/// The table as text, for people who do not read code.
pub fn matrix() -> String {
    use std::fmt::Write;

    let mut text = format!("{:<20}", "");
    for role in Role::ALL {
        let _ = write!(text, "{:<12}", format!("{role:?}").to_lowercase());
    }
    for action in Action::ALL {
        let _ = write!(text, "\n{:<20}", format!("{action:?}"));
        for role in Role::ALL {
            let cell = match action.reach(role) {
                Nowhere => "-",
                Department => "department",
                Controller => "controller",
                Everywhere => "everywhere",
            };
            let _ = write!(text, "{cell:<12}");
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
