// What happens elsewhere while one works here: new tasks, and changes in the inventory of the controller one looks at. It shows
// nothing itself but tells whoever does.
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useController } from "../controller";
import { graphql } from "../gql";
import { useWords } from "../i18n";
import { said } from "../i18n/said";
import { useAnnounce } from "../ui/announce";
import { useViewer } from "../viewer";
import { tell } from "./news";
import { useFollow } from "./useFollow";

const TaskAssignedDocument = graphql(`
  subscription TaskAssigned {
    taskAssigned {
      task {
        id
        messages
      }
    }
  }
`);

const RegistersChangedDocument = graphql(`
  subscription RegistersChanged($controller: ID!) {
    registerChanged(controller: $controller) {
      verb
      register {
        id
      }
    }
  }
`);

const FindingsChangedDocument = graphql(`
  subscription FindingsChanged($controller: ID!) {
    findingChanged(controller: $controller) {
      mark
    }
  }
`);

const NoticesPublishedDocument = graphql(`
  subscription NoticesPublished($controller: ID!) {
    noticePublished(controller: $controller) {
      number
    }
  }
`);

/** How many new tasks are told one by one; more of them at once are told as a number. */
const TOLD = 1;
const TOGETHER = 900;

export default function Following() {
  const { t, language } = useWords();
  const announce = useAnnounce();
  const viewer = useViewer();
  // The controller of the address, of a register or of a list; else the one that screens without one speak of.
  const asked = useRouterState({
    select: ({ matches, location }) => (matches.at(-1)?.params as { controller?: string } | undefined)?.controller ?? (location.search as { controller?: string }).controller,
  });
  const controller = useController(asked);
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const reads = viewer.can("ReadRegister") ? controller : undefined;
  const of = reads ? { controller: reads } : undefined;
  useFollow(TaskAssignedDocument, {}, ({ taskAssigned: { task } }) => {
    tell({ of: "task" });
    waiting.current.push(said(task.messages, language)?.text ?? "");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const told = waiting.current.splice(0);
      announce(told.length > TOLD ? t("live-tasks", { count: told.length }) : t("live-task", { task: told[0] ?? "" }));
    }, TOGETHER);
  });
  useFollow(RegistersChangedDocument, of, ({ registerChanged: { register } }) => tell({ of: "register", register: register?.id }));
  useFollow(FindingsChangedDocument, of, () => tell({ of: "finding" }));
  useFollow(NoticesPublishedDocument, of, () => tell({ of: "notice" }));
  return null;
}
