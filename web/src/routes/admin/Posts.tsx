// Posts: what registers point to, so that a change of person changes no register.
import { useMemo, useState } from "react";
import { onceKey } from "../../api/once";
import { usePages } from "../../api/pages";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { AdminPostsQuery, Answer } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { noTexts, type Texts, textsFrom, textsTo } from "../../ui/Inputs";
import { NounSheet, orNull, type Values } from "../../ui/NounSheet";
import { Empty, Failure, Loading } from "../../ui/states";
import { Sure } from "../../ui/Sure";
import { useViewer } from "../../viewer";
import { ArchivePost, CreatePost, EditPost } from "./organisation";

const PostsDocument = graphql(`
  query AdminPosts($controller: ID!, $after: String) {
    posts(first: 50, after: $after, filter: { controller: $controller }, orderBy: { field: NAME }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        version
        title
        acting
        email
        phone
        address
        department {
          id
          name
        }
        holder {
          id
          name
          leftOn
        }
        registers(first: 1) {
          totalCount
        }
        viewerCan {
          edit
          archive
        }
      }
    }
  }
`);

export const HoldersDocument = graphql(`
  query Holders($controller: ID!) {
    people(first: 100, filter: { controller: $controller }, orderBy: { field: NAME }) {
      nodes {
        id
        name
        leftOn
      }
    }
    departments(first: 100, filter: { controller: $controller }, orderBy: { field: NAME }) {
      nodes {
        id
        name
      }
    }
  }
`);

type Post = AdminPostsQuery["posts"]["nodes"][number];
const ANSWERS: readonly Answer[] = ["YES", "NO", "NOT_STATED"];

export function Posts({ controller }: { controller: string }) {
  const { t, day } = useWords();
  const say = useSay();
  const may = useViewer().can("EditOrganisation");
  const [editing, setEditing] = useState<Post | "new">();
  const [archiving, setArchiving] = useState<Post>();
  const pages = usePages(PostsDocument, useMemo(() => ({ controller }), [controller]), ({ posts }) => ({
    rows: posts.nodes as readonly Post[],
    total: posts.totalCount ?? undefined,
    next: posts.pageInfo.hasNextPage ? (posts.pageInfo.endCursor ?? undefined) : undefined,
  }));
  const done = () => {
    setEditing(undefined);
    setArchiving(undefined);
    pages.again();
  };
  return (
    <Card title={t("organisation-posts")} aside={may && <Button onPress={() => setEditing("new")}>{t("post-new")}</Button>}>
      {editing && <PostSheet controller={controller} of={editing === "new" ? undefined : editing} close={() => setEditing(undefined)} done={done} />}
      {archiving && <Archive of={archiving} close={() => setArchiving(undefined)} done={done} />}
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && pages.rows.length === 0 && !pages.trouble && <Loading lines={6} />}
      {!pages.loading && pages.rows.length === 0 && !pages.trouble && <Empty title={t("posts-none")} />}
      <ul className="rows">
        {pages.rows.map((post) => (
          <li key={post.id} className="due">
            <span className="task-text">
              <b>{say(post.title)}</b>
              <span className="cell-sub">
                {[post.department && say(post.department.name), post.email, post.phone].filter(Boolean).join(" · ")}
              </span>
              <span className="cell-sub">{t("registers-count", { count: post.registers.totalCount ?? 0 })}</span>
            </span>
            <span className="row-end">
              {post.holder ? (
                <span>
                  {post.holder.name}
                  {post.acting === "YES" && <span className="cell-sub">{t("post-acting")}</span>}
                  {post.holder.leftOn && <span className="cell-sub late">{t("person-left", { day: day(post.holder.leftOn) })}</span>}
                </span>
              ) : (
                <Badge tone="warn">{t("post-vacant")}</Badge>
              )}
              {post.viewerCan.edit && (
                <Button className="small" aria-label={t("edit-of", { part: say(post.title) })} onPress={() => setEditing(post)}>
                  {t("edit")}
                </Button>
              )}
              {post.viewerCan.archive && (
                <Button className="small" aria-label={t("archive-of", { name: say(post.title) })} onPress={() => setArchiving(post)}>
                  {t("archive")}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {pages.more && (
        <p className="acts">
          <Button onPress={pages.load}>{t("report-more")}</Button>
        </p>
      )}
    </Card>
  );
}

function PostSheet({ controller, of, close, done }: { controller: string; of: Post | undefined; close(): void; done(): void }) {
  const { t, word } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const known = useAsk(HoldersDocument, { controller });
  const create = useAct(CreatePost);
  const edit = useAct(EditPost);
  const submit = async (values: Values) => {
    const change = {
      title: textsTo(values["title"] as Texts),
      department: orNull(values["department"]),
      holder: orNull(values["holder"]),
      acting: ANSWERS.find((one) => one === values["acting"]) ?? "NOT_STATED",
      email: orNull(values["email"]),
      phone: orNull(values["phone"]),
      address: textsTo(values["address"] as Texts),
    };
    const saved = of
      ? await edit.act({ input: { id: of.id, version: of.version, change, idempotencyKey: onceKey() } })
      : await create.act({ input: { post: { key: "post:", controller, ...change }, idempotencyKey: onceKey() } });
    if (!saved) return;
    announce(t("saved"));
    done();
  };
  return (
    <NounSheet
      title={of ? t("edit-of", { part: say(of.title) }) : t("post-new")}
      lead={t("post-lead")}
      fields={[
        { name: "title", kind: "three", label: t("post-title") },
        { name: "department", kind: "choice", label: t("department"), none: t("no-department"), of: (known.data?.departments.nodes ?? []).map(({ id, name }) => ({ id, label: say(name) })) },
        { name: "holder", kind: "choice", label: t("post-holder"), none: t("post-vacant"), of: (known.data?.people.nodes ?? []).filter(({ leftOn }) => !leftOn).map(({ id, name }) => ({ id, label: name })) },
        { name: "acting", kind: "choice", label: t("post-is-acting"), of: ANSWERS.map((one) => ({ id: one, label: word("Answer", one) })) },
        { name: "email", kind: "line", type: "email", label: t("account-email"), hint: t("post-email-hint") },
        { name: "phone", kind: "line", label: t("phone") },
        { name: "address", kind: "three", label: t("address") },
      ]}
      first={{
        title: of ? textsFrom(of.title) : noTexts,
        department: of?.department?.id ?? "",
        holder: of?.holder?.id ?? "",
        acting: of?.acting ?? "NOT_STATED",
        email: of?.email ?? "",
        phone: of?.phone ?? "",
        address: of ? textsFrom(of.address) : noTexts,
      }}
      act={of ? edit : create}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}

function Archive({ of, close, done }: { of: Post; close(): void; done(): void }) {
  const { t } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const act = useAct(ArchivePost);
  const sure = async () => {
    if (!(await act.act({ input: { id: of.id, version: of.version, idempotencyKey: onceKey() } }))) return;
    announce(t("was-archived"));
    done();
  };
  return (
    <Sure title={t("archive-of", { name: say(of.title) })} act={act} submit={t("archive")} onSure={() => void sure()} onClose={close}>
      <p>{t("post-archive-follows", { count: of.registers.totalCount ?? 0 })}</p>
    </Sure>
  );
}
