// People who hold posts: made, changed, said to have left; and erased, when the law no longer asks for them. Art. 17.
import { useMemo, useState } from "react";
import { onceKey } from "../../api/once";
import { usePages } from "../../api/pages";
import { useAct } from "../../api/useAct";
import { graphql } from "../../gql";
import type { AdminPeopleQuery } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { lineOf, NounSheet, orNull, type Values } from "../../ui/NounSheet";
import { Empty, Failure, Loading } from "../../ui/states";
import { Sure } from "../../ui/Sure";
import { useViewer } from "../../viewer";
import { ArchivePerson, CreatePerson, EditPerson, ErasePerson } from "./organisation";

const PeopleDocument = graphql(`
  query AdminPeople($controller: ID!, $after: String) {
    people(first: 50, after: $after, filter: { controller: $controller }, orderBy: { field: NAME }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        version
        name
        email
        phone
        leftOn
        posts(first: 10) {
          nodes {
            id
            title
          }
        }
        viewerCan {
          edit
          archive
          erase
        }
      }
    }
  }
`);

type Person = AdminPeopleQuery["people"]["nodes"][number];

export function People({ controller }: { controller: string }) {
  const { t, day } = useWords();
  const say = useSay();
  const may = useViewer().can("EditOrganisation");
  const [open, setOpen] = useState<{ what: "edit" | "archive" | "erase"; of: Person } | "new">();
  const pages = usePages(PeopleDocument, useMemo(() => ({ controller }), [controller]), ({ people }) => ({
    rows: people.nodes as readonly Person[],
    total: people.totalCount ?? undefined,
    next: people.pageInfo.hasNextPage ? (people.pageInfo.endCursor ?? undefined) : undefined,
  }));
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    pages.again();
  };
  return (
    <Card title={t("organisation-people")} lead={t("people-lead")} aside={may && <Button onPress={() => setOpen("new")}>{t("person-new")}</Button>}>
      {open === "new" && <PersonSheet controller={controller} of={undefined} close={close} done={done} />}
      {open && open !== "new" && open.what === "edit" && <PersonSheet controller={controller} of={open.of} close={close} done={done} />}
      {open && open !== "new" && open.what === "archive" && <Archive of={open.of} close={close} done={done} />}
      {open && open !== "new" && open.what === "erase" && <Erase of={open.of} close={close} done={done} />}
      {pages.trouble && <Failure trouble={pages.trouble} again={pages.again} />}
      {pages.loading && pages.rows.length === 0 && !pages.trouble && <Loading lines={6} />}
      {!pages.loading && pages.rows.length === 0 && !pages.trouble && <Empty title={t("people-none")} />}
      <ul className="rows">
        {pages.rows.map((person) => (
          <li key={person.id} className="due">
            <span className="task-text">
              <b>{person.name}</b>
              <span className="cell-sub">{[person.email, person.phone].filter(Boolean).join(" · ")}</span>
              <span className="cell-sub">{person.posts.nodes.map(({ title }) => say(title)).join(", ") || t("person-no-posts")}</span>
              {person.leftOn && <span className="cell-sub late">{t("person-left", { day: day(person.leftOn) })}</span>}
            </span>
            <span className="row-end">
              {person.viewerCan.edit && (
                <Button className="small" aria-label={t("edit-of", { part: person.name })} onPress={() => setOpen({ what: "edit", of: person })}>
                  {t("edit")}
                </Button>
              )}
              {person.viewerCan.archive && (
                <Button className="small" aria-label={t("archive-of", { name: person.name })} onPress={() => setOpen({ what: "archive", of: person })}>
                  {t("archive")}
                </Button>
              )}
              {person.viewerCan.erase && person.leftOn && (
                <Button className="small" aria-label={t("erase-of", { name: person.name })} onPress={() => setOpen({ what: "erase", of: person })}>
                  {t("erase")}
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

interface ActProps {
  of: Person;
  close(): void;
  done(): void;
}

function PersonSheet({ controller, of, close, done }: Omit<ActProps, "of"> & { controller: string; of: Person | undefined }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const create = useAct(CreatePerson);
  const edit = useAct(EditPerson);
  const submit = async (values: Values) => {
    const change = { name: lineOf(values["name"]), email: orNull(values["email"]), phone: orNull(values["phone"]), leftOn: orNull(values["leftOn"]) };
    const saved = of
      ? await edit.act({ input: { id: of.id, version: of.version, change, idempotencyKey: onceKey() } })
      : await create.act({ input: { person: { key: "person:", controller, ...change }, idempotencyKey: onceKey() } });
    if (!saved) return;
    announce(t("saved"));
    done();
  };
  return (
    <NounSheet
      title={of ? t("edit-of", { part: of.name }) : t("person-new")}
      fields={[
        { name: "name", kind: "line", label: t("account-name"), required: true },
        { name: "email", kind: "line", type: "email", label: t("account-email") },
        { name: "phone", kind: "line", label: t("phone") },
        { name: "leftOn", kind: "day", label: t("person-left-on"), hint: t("person-left-hint") },
      ]}
      first={{ name: of?.name ?? "", email: of?.email ?? "", phone: of?.phone ?? "", leftOn: of?.leftOn ?? "" }}
      act={of ? edit : create}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}

function Archive({ of, close, done }: ActProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const act = useAct(ArchivePerson);
  const sure = async () => {
    if (!(await act.act({ input: { id: of.id, version: of.version, idempotencyKey: onceKey() } }))) return;
    announce(t("was-archived"));
    done();
  };
  return (
    <Sure title={t("archive-of", { name: of.name })} act={act} submit={t("archive")} onSure={() => void sure()} onClose={close}>
      <p>{t("person-archive-follows")}</p>
    </Sure>
  );
}

function Erase({ of, close, done }: ActProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const act = useAct(ErasePerson);
  const sure = async () => {
    if (!(await act.act({ input: { id: of.id, version: of.version, idempotencyKey: onceKey() } }))) return;
    announce(t("person-was-erased"));
    done();
  };
  return (
    <Sure title={t("erase-of", { name: of.name })} act={act} submit={t("erase")} onSure={() => void sure()} onClose={close}>
      <p>{t("erase-follows")}</p>
      <ul className="plain-list">
        <li>{t("erase-goes")}</li>
        <li>{t("erase-accounts")}</li>
        <li>{t("erase-proofs")}</li>
        <li>{t("erase-breaches")}</li>
        <li>{t("erase-copies")}</li>
      </ul>
      {of.posts.nodes.length > 0 && <p className="note">{t("erase-posts-first")}</p>}
    </Sure>
  );
}
