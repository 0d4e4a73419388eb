// What do people who have left, or are known to leave, leave behind? Their posts are given to others here; no register changes.
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import type { ReassignmentsQuery } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { routes } from "../../paths";
import { placeOf } from "../../records/place";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { lineOf, NounSheet, type Values } from "../../ui/NounSheet";
import { useComing } from "../../ui/Together";
import { EditPost } from "./organisation";
import { HoldersDocument } from "./Posts";

const ReassignmentsDocument = graphql(`
  query Reassignments($controller: ID!) {
    viewer {
      reassignments(controller: $controller, first: 50) {
        person {
          id
          name
          leftOn
        }
        posts {
          id
          version
          title
        }
        registers {
          id
          name
        }
      }
    }
  }
`);

type Post = ReassignmentsQuery["viewer"]["reassignments"][number]["posts"][number];

export function Reassign({ controller }: { controller: string }) {
  const { t, day } = useWords();
  const say = useSay();
  const asked = useAsk(ReassignmentsDocument, { controller });
  useComing(asked.loading);
  const [giving, setGiving] = useState<Post>();
  const left = (asked.data?.viewer.reassignments ?? []).filter(({ posts }) => posts.length > 0);
  if (left.length === 0) return null;
  return (
    <div className="reassign">
      <Card title={t("reassign-title")} lead={t("reassign-lead")}>
        {giving && (
          <Give
            controller={controller}
            of={giving}
            close={() => setGiving(undefined)}
            done={() => {
              setGiving(undefined);
              asked.again();
            }}
          />
        )}
        <ul className="rows">
          {left.map(({ person, posts, registers }) => (
            <li key={person.id} className="due">
              <span className="task-text">
                <b>{person.name}</b>
                {person.leftOn && <span className="cell-sub late">{t("person-left", { day: day(person.leftOn) })}</span>}
                <span className="cell-sub">
                  {registers.map(({ id, name }, at) => (
                    <span key={id}>
                      {at > 0 && ", "}
                      <Link to={routes.register} params={placeOf(id)}>
                        <Text of={name} />
                      </Link>
                    </span>
                  ))}
                </span>
              </span>
              <span className="row-end">
                {posts.map((post) => (
                  <Button key={post.id} className="small" onPress={() => setGiving(post)}>
                    {t("reassign-post", { post: say(post.title) })}
                  </Button>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Give({ controller, of, close, done }: { controller: string; of: Post; close(): void; done(): void }) {
  const { t } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const known = useAsk(HoldersDocument, { controller });
  const edit = useAct(EditPost);
  const submit = async (values: Values) => {
    const change = { holder: lineOf(values["holder"]) || null, acting: values["acting"] === true ? ("YES" as const) : ("NO" as const) };
    if (!(await edit.act({ input: { id: of.id, version: of.version, change, idempotencyKey: onceKey() } }))) return;
    announce(t("reassigned"));
    done();
  };
  return (
    <NounSheet
      title={t("reassign-post", { post: say(of.title) })}
      fields={[
        { name: "holder", kind: "choice", label: t("post-holder"), none: t("post-vacant"), of: (known.data?.people.nodes ?? []).filter(({ leftOn }) => !leftOn).map(({ id, name }) => ({ id, label: name })) },
        { name: "acting", kind: "tick", label: t("post-is-acting") },
      ]}
      first={{ holder: "", acting: false }}
      act={edit}
      onSubmit={(values) => void submit(values)}
      onClose={close}
    />
  );
}
