// A role is given: which, over what, from when until when; beside it, in words, what that lets them do.
import { type FormEvent, useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { useAsk } from "../../api/useAsk";
import { useController } from "../../controller";
import { graphql } from "../../gql";
import type { Role } from "../../gql/graphql";
import { useSay, useWords } from "../../i18n";
import { useFinder } from "../../records/find";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { DayField } from "../../ui/DayField";
import { FindMany } from "../../ui/FindMany";
import { Sheet } from "../../ui/Sheet";
import { Told } from "../../ui/Told";
import { useViewer } from "../../viewer";
import { treeOf } from "../registers/departments";
import { actionsOf, ROLES } from "./matrix";

const GrantDocument = graphql(`
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      grant {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const DepartmentsDocument = graphql(`
  query GrantDepartments($controller: ID!) {
    departments(first: 100, filter: { controller: $controller }, orderBy: { field: NAME }) {
      nodes {
        id
        name
        parent {
          id
        }
      }
    }
  }
`);

/** What may be found: the finder needs the same array each time. */
const REGISTERS = ["REGISTER"] as const;

interface Props {
  account: { readonly id: string; readonly name: string; readonly controller?: { readonly id: string } | null };
  close(): void;
  done(): void;
}

/** The day's beginning or end in the reader's own time: a grant of the 5th holds all of the 5th. */
const startOf = (day: string) => new Date(`${day}T00:00:00`).toISOString();
const endOf = (day: string) => new Date(`${day}T23:59:59`).toISOString();

export function GrantForm({ account, close, done }: Props) {
  const { t, word, language } = useWords();
  const say = useSay();
  const announce = useAnnounce();
  const viewer = useViewer();
  const looked = useController(undefined);
  const [role, setRole] = useState<Role>("CONTACT");
  const [controller, setController] = useState(account.controller?.id ?? looked);
  const [department, setDepartment] = useState<string>();
  const [registers, setRegisters] = useState<readonly string[]>([]);
  const find = useFinder(REGISTERS, { controller });
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const asked = useAsk(DepartmentsDocument, { controller: controller ?? "" }, { pause: !controller });
  const grant = useAct(GrantDocument);
  const whole = viewer.roles.some(({ extent }) => extent === "INSTALLATION");
  const departments = treeOf(
    (asked.data?.departments.nodes ?? []).map(({ id, name, parent }) => ({ id, name: say(name), parent: parent?.id, registers: 0 })),
    language,
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = await grant.act({
      input: {
        account: account.id,
        role,
        ...(controller && { controller }),
        ...(department && { department }),
        ...(registers.length > 0 && { registers: [...registers] }),
        ...(from && { startsAt: startOf(from) }),
        ...(until && { endsAt: endOf(until) }),
        idempotencyKey: onceKey(),
      },
    });
    if (!given) return;
    announce(t("grant-was-given"));
    done();
  };
  return (
    <Sheet title={t("grant-give-title", { name: account.name })} close={close}>
      <form className="sheet-form" onSubmit={(event) => void submit(event)}>
        <Told of={grant} />
        <Choose
          label={t("grant-role")}
          choices={ROLES.map((one) => ({ id: one, label: word("Role", one) }))}
          chosen={role}
          onChoose={(one) => setRole(ROLES.find((known) => known === one) ?? role)}
        />
        <Choose
          label={t("controller")}
          {...(whole && { none: t("extent-INSTALLATION") })}
          choices={viewer.controllers.map(({ id, name }) => ({ id, label: say(name) }))}
          chosen={controller}
          onChoose={(one) => {
            setController(one);
            setDepartment(undefined);
            setRegisters([]);
          }}
        />
        {controller && departments.length > 0 && (
          <Choose label={t("department")} none={t("grant-whole-controller")} choices={departments.map(({ id, name, depth }) => ({ id, label: name, depth }))} chosen={department} onChoose={setDepartment} />
        )}
        {controller && !department && viewer.can("ReadRegister") && <FindMany label={t("grant-registers")} hint={t("grant-registers-hint")} find={find} value={registers} change={setRegisters} />}
        <div className="three-fields">
          <DayField label={t("grant-from-day")} value={from} onChange={setFrom} hint={t("grant-from-hint")} />
          <DayField label={t("grant-until-day")} value={until} onChange={setUntil} hint={t("grant-until-hint")} />
        </div>
        <section className="grants-what" aria-label={t("grant-lets", { role: word("Role", role) })}>
          <h3>{t("grant-lets", { role: word("Role", role) })}</h3>
          <p>{t(`role-${role}`)}</p>
          <details>
            <summary>{t("grant-lets-all", { count: actionsOf(role).length })}</summary>
            <ul className="plain-list">
              {actionsOf(role).map(([action, far]) => (
                <li key={action}>
                  {t(`action-${action}`)} <span className="tongue">({t(`far-${far}`)})</span>
                </li>
              ))}
            </ul>
          </details>
        </section>
        <div className="acts">
          <Button look="main" type="submit" isPending={grant.underWay}>
            {t("grant-give")}
          </Button>
          <Button onPress={close}>{t("cancel")}</Button>
        </div>
      </form>
    </Sheet>
  );
}
