//! Which rows are held by whom, and how are they read?

use sea_orm::{
    Condition, ConnectionTrait, DbErr, EntityTrait, Iterable, PrimaryKeyToColumn, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait, Query, SelectStatement, UnionType},
};

use super::Scope;

/// Who holds the rows of a table.
#[derive(Clone, Copy)]
pub enum Held {
    /// All controllers together.
    Shared,
    /// The controller each row names.
    Owned,
    /// The noun that the column names, in a table whose rows are owned.
    PartOf(&'static str, &'static str),
    /// The controller each row names, or all together where it names none.
    Flow,
    /// The flow each row names.
    PartOfFlow,
    /// The register that the node is, else all together.
    Node,
}

impl Held {
    /// Which rows are in a scope; none when the table has none there.
    fn within(self, scope: Scope) -> Option<Condition> {
        let condition = Condition::all();
        match (self, scope) {
            (Self::Shared, Scope::Shared) => Some(condition),
            (Self::Shared, Scope::Controller(_)) | (Self::Owned | Self::PartOf(..), Scope::Shared) => None,
            (Self::Owned, Scope::Controller(_)) | (Self::Flow, _) => Some(condition.add(of_controller(scope))),
            (Self::PartOf(column, owner), Scope::Controller(_)) => {
                Some(condition.add(Expr::col(column).in_subquery(ids(owner, scope))))
            }
            (Self::PartOfFlow, _) => Some(condition.add(Expr::col("flow_id").in_subquery(ids("data_flow", scope)))),
            (Self::Node, Scope::Shared) => Some(condition.add(Expr::col("kind").ne("REGISTER"))),
            (Self::Node, Scope::Controller(_)) => {
                Some(condition.add(Expr::col("id").in_subquery(ids("register", scope))))
            }
        }
    }
}

fn of_controller(scope: Scope) -> Expr {
    match scope {
        Scope::Shared => Expr::col("controller_id").is_null(),
        Scope::Controller(controller) => Expr::col("controller_id").eq(controller),
    }
}

fn ids(table: &'static str, scope: Scope) -> SelectStatement {
    Query::select()
        .column("id")
        .from(table)
        .and_where(of_controller(scope))
        .to_owned()
}

/// The rows of one table that are in a scope, in the order of their primary key.
pub async fn table<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    held: Held,
    scope: Scope,
) -> Result<Vec<E::Model>, DbErr> {
    let Some(condition) = held.within(scope) else {
        return Ok(Vec::new());
    };
    let mut select = E::find().filter(condition);
    for key in E::PrimaryKey::iter() {
        select = select.order_by_asc(key.into_column());
    }
    select.all(connection).await
}

/// What may refer to an owned noun of another scope: the table, the column and the table it names.
const ACROSS: [(&str, Held, &str, &str); 19] = [
    ("controller", Held::Shared, "dpo_id", "post"),
    ("data_flow", Held::Flow, "from_node", "register"),
    ("data_flow", Held::Flow, "to_node", "register"),
    ("data_flow", Held::Flow, "agreement_id", "processing_agreement"),
    ("data_flow", Held::Flow, "transfer_assessment_id", "assessment"),
    ("department", Held::Owned, "parent_id", "department"),
    ("post", Held::Owned, "department_id", "department"),
    ("post", Held::Owned, "holder_id", "person"),
    (
        "agreement_register",
        Held::PartOf("agreement_id", "processing_agreement"),
        "register_id",
        "register",
    ),
    (
        "assessment_register",
        Held::PartOf("assessment_id", "assessment"),
        "register_id",
        "register",
    ),
    ("processor_record", Held::Owned, "agreement_id", "processing_agreement"),
    ("register", Held::Owned, "department_id", "department"),
    ("register", Held::Owned, "responsible_post_id", "post"),
    (
        "register_contact_post",
        Held::PartOf("register_id", "register"),
        "post_id",
        "post",
    ),
    ("account", Held::Shared, "person_id", "person"),
    ("role_grant", Held::Shared, "department_id", "department"),
    ("role_grant_register", Held::Shared, "register_id", "register"),
    ("saved_report", Held::Shared, "department_id", "department"),
    (
        "confirmation",
        Held::PartOf("register_id", "register"),
        "post_id",
        "post",
    ),
];

/// Keys of nouns outside the scope to which rows inside it refer, each with the number of its row.
pub async fn others(connection: &impl ConnectionTrait, scope: Scope) -> Result<Vec<(i32, String)>, DbErr> {
    let mut selects = ACROSS.iter().filter_map(|(table, held, column, target)| {
        let named = Query::select()
            .column(*column)
            .from(*table)
            .cond_where(held.within(scope)?)
            .to_owned();
        let mut select = Query::select();
        select
            .columns(["id", "key"])
            .from(*target)
            .and_where(Expr::col("id").in_subquery(named));
        if let Scope::Controller(controller) = scope {
            select.and_where(Expr::col("controller_id").ne(controller));
        }
        Some(select)
    });
    let mut query = selects.next().expect("flows are in every scope");
    for select in selects {
        query.union(UnionType::Distinct, select);
    }
    let rows = connection.query_all(&query).await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "id")?, row.try_get("", "key")?)))
        .collect()
}
