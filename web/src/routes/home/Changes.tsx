// What has changed of late?
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { SubjectsQuery } from "../../gql/graphql";
import { Text, useWords } from "../../i18n";
import { useNews } from "../../live/news";
import { routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/states";
import { placeOf } from "../../records/place";

const ChangesDocument = graphql(`
  query Changes($controller: ID!, $from: DateTime!, $to: DateTime!) {
    changes(controller: $controller, from: $from, to: $to, first: 8) {
      nodes {
        index
        at
        actName
        subject
        by {
          id
          name
        }
      }
    }
  }
`);

// An entry names its subject by id alone.
const SubjectsDocument = graphql(`
  query Subjects($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Register {
        registerName: name
      }
      ... on NoticeVersion {
        title
        register {
          id
        }
      }
      ... on Processor {
        processorName: name
      }
      ... on Service {
        serviceName: name
      }
    }
  }
`);

const DAYS = 90;

export function Changes({ controller }: { controller: string }) {
  const { t } = useWords();
  // The end of the time asked of moves on with what happens.
  const [moved, setMoved] = useState(0);
  useNews(["register", "notice"], () => setMoved((count) => count + 1));
  const variables = useMemo(() => {
    const to = new Date(Date.now() + 60_000);
    return { controller, from: new Date(to.getTime() - DAYS * 86_400_000).toISOString(), to: to.toISOString() };
  }, [controller, moved]);
  const asked = useAsk(ChangesDocument, variables);
  return (
    <Card title={t("changes-title")} lead={t("changes-lead", { days: DAYS })}>
      <Asked of={asked} lines={17}>{({ changes }) => (changes.nodes.length === 0 ? <Empty title={t("changes-none")} /> : <Entries entries={changes.nodes} />)}</Asked>
    </Card>
  );
}

interface Entry {
  readonly index: number;
  readonly at: string;
  readonly actName: string;
  readonly subject?: string | null;
  readonly by?: { readonly name: string } | null;
}

export function Entries({ entries }: { entries: readonly Entry[] }) {
  const { t, moment } = useWords();
  const ids = useMemo(() => [...new Set(entries.flatMap(({ subject }) => subject ?? []))], [entries]);
  const subjects = useAsk(SubjectsDocument, { ids }, { pause: ids.length === 0 });
  const byId = new Map((subjects.data?.nodes ?? []).flatMap((node) => (node ? [[node.id, node] as const] : [])));
  return (
    <ul className="rows">
      {entries.map(({ index, at, actName, subject, by }) => (
        <li key={index} className="due">
          <span className="task-text">
            <Subject id={subject ?? undefined} node={subject ? byId.get(subject) : undefined} />
            <span className="cell-sub">
              {actName} · {by?.name ?? t("by-program")}
            </span>
          </span>
          <time dateTime={at} className="when">
            {moment(at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

type Node = NonNullable<SubjectsQuery["nodes"][number]>;

function Subject({ id, node }: { id: string | undefined; node: Node | undefined }) {
  const { t } = useWords();
  if (!id) return <>{t("subject-none")}</>;
  switch (node?.__typename) {
    case "Register":
      return (
        <Link to={routes.register} params={placeOf(node.id)}>
          <Text of={node.registerName} />
        </Link>
      );
    case "NoticeVersion":
      return node.register ? (
        <Link to={routes.register} params={placeOf(node.register.id)}>
          <Text of={node.title} />
        </Link>
      ) : (
        <Text of={node.title} />
      );
    case "Processor":
      return <>{node.processorName}</>;
    case "Service":
      return <Text of={node.serviceName} />;
    default:
      return <code>{id}</code>;
  }
}
