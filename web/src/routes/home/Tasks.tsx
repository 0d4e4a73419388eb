// What waits for me, the most pressing first?
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAsk } from "../../api/useAsk";
import { type FragmentType, graphql, unmask } from "../../gql";
import { useWords } from "../../i18n";
import { routes } from "../../paths";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Asked } from "../../ui/Asked";
import { Icon } from "../../ui/Icon";
import { Empty } from "../../ui/states";
import { placeOf } from "../../records/place";

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
        register {
          id
        }
      }
    }
  }
`);

const TasksDocument = graphql(`
  query Tasks($first: Int!) {
    viewer {
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
  const [all, setAll] = useState(false);
  const asked = useAsk(TasksDocument, { first: all ? MANY : FEW });
  const total = asked.data?.viewer.tasks.totalCount;
  return (
    <Card title={t("tasks-title")} aside={total ? <span className="count-of">{number(total)}</span> : undefined}>
      <Asked of={asked}>
        {({ viewer: { tasks } }) =>
          tasks.nodes.length === 0 ? (
            <Empty title={t("tasks-none")}>
              <p>{t("tasks-none-help")}</p>
            </Empty>
          ) : (
            <>
              <ul className="rows">
                {tasks.nodes.map((task) => (
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
  const register = about?.__typename === "Register" ? about.id : about && "register" in about ? about.register?.id : undefined;
  const late = due !== null && due !== undefined && due < new Date().toISOString().slice(0, 10);
  return (
    <div className="task">
      <span className={`task-kind ${late ? "late" : ""}`}>
        <Icon name={late ? "warning" : "clock"} />
      </span>
      <span className="task-text">
        {register ? (
          <Link to={routes.register} params={placeOf(register)}>
            {message}
          </Link>
        ) : (
          message
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
