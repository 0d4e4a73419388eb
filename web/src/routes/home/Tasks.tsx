// What waits for me? First what a colleague waits for, then the rest, the most pressing first.
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAsk } from "../../api/useAsk";
import { type FragmentType, graphql, unmask } from "../../gql";
import type { TaskRowFragment } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Asked } from "../../ui/Asked";
import { Icon } from "../../ui/Icon";
import { Empty } from "../../ui/states";
import { useViewer } from "../../viewer";
import { placeOf } from "../../records/place";
import { OtherTask } from "./OtherTask";

const TaskRow = graphql(`
  fragment TaskRow on Task {
    id
    kind
    message
    due
    since
    about {
      __typename
      id
      ... on Submission {
        register {
          id
        }
      }
      ... on Comment {
        part
        register {
          id
        }
      }
      ... on Waiver {
        register {
          id
        }
      }
      ... on Assessment {
        registers {
          id
        }
      }
    }
  }
`);

const TasksDocument = graphql(`
  query Tasks($first: Int!) {
    viewer {
      asked: tasks(first: 20, filter: { kinds: [APPROVE_SUBMISSION, MEND_RETURNED, ANSWER_MENTION] }) {
        nodes {
          id
          ...TaskRow
        }
      }
      tasks(first: $first) {
        totalCount
        nodes {
          id
          ...TaskRow
        }
      }
    }
  }
`);

const FEW = 6;
const MANY = 100;

export function Tasks() {
  const { t, number } = useWords();
  const viewer = useViewer();
  const [all, setAll] = useState(false);
  const asked = useAsk(TasksDocument, { first: all ? MANY : FEW }, { freshOn: ["task", "register"] });
  const total = asked.data?.viewer.tasks.totalCount;
  return (
    <Card title={t("tasks-title")} aside={total ? <span className="count-of">{number(total)}</span> : undefined}>
      <Asked of={asked} lines={viewer.is("CONTACT") ? 5 : 14}>
        {({ viewer: { tasks, asked: ofPeople } }) =>
          tasks.nodes.length === 0 ? (
            <Empty title={t("tasks-none")}>
              <p>{t("tasks-none-help")}</p>
            </Empty>
          ) : (
            <>
              <ul className="rows">
                {[...ofPeople.nodes, ...tasks.nodes.filter(({ id }) => !ofPeople.nodes.some((one) => one.id === id))].map((task) => (
                  <li key={task.id}>
                    <Row task={task} />
                  </li>
                ))}
              </ul>
              {tasks.totalCount > FEW && (
                <p className="acts">
                  <Button onPress={() => setAll(!all)}>{all ? t("show-fewer") : t("tasks-all", { count: tasks.totalCount })}</Button>
                </p>
              )}
              {all && tasks.totalCount > MANY && <p className="hint">{t("first-of", { shown: MANY, count: tasks.totalCount })}</p>}
            </>
          )
        }
      </Asked>
    </Card>
  );
}

function Row({ task }: { task: FragmentType<typeof TaskRow> }) {
  const { t, day, word } = useWords();
  const { kind, message, due, about } = unmask(TaskRow, task);
  const register = registerOf(about);
  // A comment is read where its part is, and an assessment where the first register is that it covers.
  const part = about?.__typename === "Comment" ? about.part : about?.__typename === "Assessment" ? "ASSESSMENTS" : undefined;
  const late = due !== null && due !== undefined && due < new Date().toISOString().slice(0, 10);
  return (
    <div className="task">
      <span className={`task-kind ${late ? "late" : ""}`}>
        <Icon name={late ? "warning" : "clock"} />
      </span>
      <span className="task-text">
        {register ? (
          <Link to={routes.register} params={placeOf(register)} search={kind === "APPROVE_SUBMISSION" ? { notice: "difference" } : {}} {...(part && { hash: part.toLowerCase() })}>
            {message}
          </Link>
        ) : (
          <OtherTask about={about} message={message} />
        )}
        <span className="cell-sub">
          {word("TaskKind", kind)}
          {due && " · "}
          {due && (late ? <b className="late">{t("late-since", { day: day(due) })}</b> : t("due-on", { day: day(due) }))}
        </span>
      </span>
    </div>
  );
}

function registerOf(about: TaskRowFragment["about"]): string | undefined {
  if (about?.__typename === "Register") return about.id;
  if (about && "registers" in about) return about.registers[0]?.id;
  return about && "register" in about ? about.register?.id : undefined;
}
