//! How does a noun show the nouns it names? The relations that every noun has in the same way, declared by a macro.

/// Declares what a noun shows beside its stored fields: its id, the nouns it names, `one` or `many`, and lists of nouns that
/// belong to it (`pages`, each within a filter; `lists` at hand, with what can be seen from there). The rest is written out in braces at the end.
macro_rules! relations {
    (
        $noun:ident {
            $(one { $($(#[$one_meta:meta])* $one:ident: $one_noun:ident,)* })?
            $(many { $($(#[$many_meta:meta])* $many:ident: $many_noun:ident,)* })?
            $(pages { $($(#[$page_meta:meta])* $page:ident: $page_noun:ident within |$this:ident| $within:expr;)* })?
            $(lists { $($(#[$list_meta:meta])* $list:ident: $list_noun:ident from |$me:ident, $request:ident| $from:expr;)* })?
        }
        $({ $($rest:tt)* })?
    ) => {
        #[async_graphql::ComplexObject]
        impl $noun {
            /// The global id: what `node` finds it by, and what edits name it by.
            pub async fn id(&self) -> async_graphql::ID {
                self.key.id()
            }

            /// What the viewer may do to it.
            async fn viewer_can(&self, ctx: &async_graphql::Context<'_>) -> async_graphql::Result<<Self as $crate::graphql::viewer_can::Acted>::Can> {
                Box::pin($crate::graphql::viewer_can::viewer_can(self, $crate::graphql::request::Request::of(ctx))).await
            }

            /// What happened to it. Nothing for those who may not know.
            #[graphql(complexity = "20 * child_complexity")]
            async fn history(
                &self,
                ctx: &async_graphql::Context<'_>,
                #[graphql(desc = "How many entries, at most 100; 20 when left out.")] first: Option<i32>,
                #[graphql(desc = "Entries after this index.")] after: Option<u64>,
                #[graphql(desc = "In which order.", default)] order: $crate::graphql::history::LogOrder,
            ) -> async_graphql::Result<$crate::graphql::history::LogEntries> {
                let request = $crate::graphql::request::Request::of(ctx);
                let part = $crate::graphql::history::Part { first, after, order };
                Box::pin($crate::graphql::history::history_of(request, self, part)).await
            }

            /// As it was at a time. What it names is shown as it is now. Null when it was not there yet.
            #[graphql(complexity = "20 + child_complexity")]
            async fn as_of(
                &self,
                ctx: &async_graphql::Context<'_>,
                #[graphql(desc = "The time.")] time: chrono::DateTime<chrono::Utc>,
            ) -> async_graphql::Result<Option<std::sync::Arc<Self>>> {
                let request = $crate::graphql::request::Request::of(ctx);
                Box::pin($crate::graphql::history::as_of(request, self, time)).await
            }

            /// Who changed each of its fields last.
            #[graphql(complexity = "20 + 10 * child_complexity")]
            async fn last_changes(
                &self,
                ctx: &async_graphql::Context<'_>,
            ) -> async_graphql::Result<Vec<$crate::graphql::history::LastChange>> {
                let request = $crate::graphql::request::Request::of(ctx);
                Box::pin($crate::graphql::history::last_changes(request, self)).await
            }

            $($(
                $(#[$one_meta])*
                async fn $one(&self, ctx: &async_graphql::Context<'_>) -> async_graphql::Result<Option<std::sync::Arc<$one_noun>>> {
                    $crate::graphql::request::Request::of(ctx).one(&self.$one).await
                }
            )*)?

            $($(
                $(#[$many_meta])*
                async fn $many(&self, ctx: &async_graphql::Context<'_>) -> async_graphql::Result<Vec<std::sync::Arc<$many_noun>>> {
                    $crate::graphql::request::Request::of(ctx).many(&self.$many).await
                }
            )*)?

            $($(
                $(#[$page_meta])*
                #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
                #[graphql(complexity = "crate::graphql::page::cost(first, last, child_complexity)")]
                async fn $page(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    #[graphql(desc = "The first items, at most 100; 20 when neither `first` nor `last` is given.")] first: Option<i32>,
                    #[graphql(desc = "Items after this cursor.")] after: Option<String>,
                    #[graphql(desc = "The last items, at most 100.")] last: Option<i32>,
                    #[graphql(desc = "Items before this cursor.")] before: Option<String>,
                    #[graphql(desc = "What the list is narrowed to.")] filter: Option<Box<<$page_noun as $crate::graphql::page::Listed>::Filter>>,
                    #[graphql(desc = "How the list is sorted.")] order_by: Option<$crate::graphql::page::Order>,
                ) -> async_graphql::Result<$crate::graphql::page::Page<$page_noun>> {
                    let within = { let $this = self; $within };
                    let paging = $crate::graphql::page::Paging { first, after, last, before, order: order_by };
                    $crate::graphql::page::page::<$page_noun>(ctx, Some(within), filter, paging).await
                }
            )*)?

            $($(
                $(#[$list_meta])*
                #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
                #[graphql(complexity = "crate::graphql::page::cost(first, last, child_complexity)")]
                async fn $list(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    #[graphql(desc = "The first items, at most 100; 20 when neither `first` nor `last` is given.")] first: Option<i32>,
                    #[graphql(desc = "Items after this cursor.")] after: Option<String>,
                    #[graphql(desc = "The last items, at most 100.")] last: Option<i32>,
                    #[graphql(desc = "Items before this cursor.")] before: Option<String>,
                    #[graphql(desc = "What the list is narrowed to.")] filter: Option<Box<<$list_noun as $crate::graphql::page::Listed>::Filter>>,
                    #[graphql(desc = "How the list is sorted.")] order_by: Option<$crate::graphql::page::Order>,
                ) -> async_graphql::Result<$crate::graphql::page::Page<$list_noun>> {
                    let (list, sight) = {
                        let ($me, $request) = (self, $crate::graphql::request::Request::of(ctx));
                        $from
                    };
                    let paging = $crate::graphql::page::Paging { first, after, last, before, order: order_by };
                    $crate::graphql::page::page_of::<$list_noun>(ctx, list, filter, paging, sight.as_ref())
                }
            )*)?

            $($($rest)*)?
        }
    };
}

/// Declares the nouns that a part names, `one` or `many`.
macro_rules! part_relations {
    (
        $part:ident {
            $(one { $($(#[$one_meta:meta])* $one:ident: $one_noun:ident,)* })?
            $(many { $($(#[$many_meta:meta])* $many:ident: $many_noun:ident,)* })?
        }
    ) => {
        #[async_graphql::ComplexObject]
        impl $part {
            $($(
                $(#[$one_meta])*
                async fn $one(&self, ctx: &async_graphql::Context<'_>) -> async_graphql::Result<Option<std::sync::Arc<$one_noun>>> {
                    $crate::graphql::request::Request::of(ctx).one(&self.$one).await
                }
            )*)?

            $($(
                $(#[$many_meta])*
                async fn $many(&self, ctx: &async_graphql::Context<'_>) -> async_graphql::Result<Vec<std::sync::Arc<$many_noun>>> {
                    $crate::graphql::request::Request::of(ctx).many(&self.$many).await
                }
            )*)?
        }
    };
}

pub(super) use {part_relations, relations};
