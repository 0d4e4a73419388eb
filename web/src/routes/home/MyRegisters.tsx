// Which registers are mine, and what is missing in each?
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { type FragmentType, graphql, unmask } from "../../gql";
import type { Severity } from "../../gql/graphql";
import { Text, useSay, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { Meter } from "../../ui/Meter";
import { Empty } from "../../ui/states";
import { useViewer } from "../../viewer";
import { placeOf } from "../../records/place";
import { wayOutOf } from "../register/wayOut";

const MyRegister = graphql(`
  fragment MyRegister on Register {
    id
    name
    confirmations {
      part
      on
    }
    noticeInForce {
      id
      number
    }
    completeness {
      part
      percent
    }
    findings {
      mark
      severity
      message
      part
      pointer
      aboutId
      waiver {
        id
        holds
      }
    }
  }
`);

const MyRegistersDocument = graphql(`
  query MyRegisters($filter: RegisterFilter!) {
    registers(first: 20, filter: $filter, orderBy: { field: NAME }) {
      totalCount
      nodes {
        id
        ...MyRegister
      }
    }
  }
`);

/** Findings told of a register here; its own page tells all. */
const TOLD = 3;
const SEVERITIES: readonly Severity[] = ["ERROR", "WARNING", "ADVICE"];

export function MyRegisters() {
  const grants = (useViewer().account?.grants.nodes ?? []).filter(({ role }) => role === "CONTACT");
  return grants.map((grant) => <Reach key={grant.id} department={grant.department} />);
}

type Department = NonNullable<NonNullable<ReturnType<typeof useViewer>["account"]>["grants"]["nodes"][number]["department"]>;

function Reach({ department }: { department: Department | null | undefined }) {
  const { t } = useWords();
  const asked = useAsk(MyRegistersDocument, { filter: department ? { department: department.id, controller: department.controller?.id } : {} }, { freshOn: ["register", "finding"] });
  return (
    <Card wide title={t("mine-title")} lead={department && <Text of={department.name} />}>
      <Asked of={asked} lines={8}>
        {({ registers }) =>
          registers.nodes.length === 0 ? (
            <Empty title={t("mine-none")}>
              <p>{t("mine-none-help")}</p>
            </Empty>
          ) : (
            <>
              <ul className="mine">
                {registers.nodes.map((register) => (
                  <li key={register.id}>
                    <Mine of={register} />
                  </li>
                ))}
              </ul>
              <p className="acts">
                <Link
                  className="button quiet"
                  to={routes.registers}
                  search={{ department: department ? keyOf(department.id) : undefined, controller: department?.controller ? keyOf(department.controller.id) : undefined }}
                >
                  {t("mine-all", { count: registers.totalCount ?? registers.nodes.length })}
                </Link>
              </p>
            </>
          )
        }
      </Asked>
    </Card>
  );
}

function Mine({ of }: { of: FragmentType<typeof MyRegister> }) {
  const { t, day } = useWords();
  const say = useSay();
  const register = unmask(MyRegister, of);
  // The gravest first: not all of them are told here.
  const open = register.findings
    .filter(({ waiver }) => !waiver?.holds)
    .sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
  const { completeness } = register;
  const confirmed = register.confirmations
    .filter(({ part }) => part === "WHOLE")
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const whole = completeness.length ? Math.floor(completeness.reduce((sum, { percent }) => sum + percent, 0) / completeness.length) : undefined;
  return (
    <article className="mine-card">
      <h3>
        <Link to={routes.register} params={placeOf(register.id)}>
          <Text of={register.name} />
        </Link>
      </h3>
      <p className="mine-state">
        {whole !== undefined && <Meter percent={whole} label={t("column-completeness")} />}
        {register.noticeInForce ? <Badge tone="good">{t("work-standing-short", { number: register.noticeInForce.number })}</Badge> : <Badge>{t("unpublished")}</Badge>}
      </p>
      {open.length === 0 ? (
        <p className="fine">
          <Icon name="check" /> {t("nothing-missing")}
        </p>
      ) : (
        <ul className="missing">
          {open.slice(0, TOLD).map((finding) => {
            const way = wayOutOf(finding, register.id);
            return (
              <li key={finding.mark} className={`severity-${finding.severity}`}>
                <Link to={routes.register} params={placeOf(register.id)} search={"who" in way ? {} : way} hash={finding.part.toLowerCase()}>
                  {finding.message}
                </Link>
              </li>
            );
          })}
          {open.length > TOLD && (
            <li className="missing-more">
              <Link to={routes.register} params={placeOf(register.id)}>
                {t("and-more", { count: open.length - TOLD })}
              </Link>
            </li>
          )}
        </ul>
      )}
      <p className="mine-true">
        <span>
          {t("still-true-title")}
          <span className="cell-sub">{confirmed ? t("confirmed-on", { day: day(confirmed) }) : t("never-confirmed")}</span>
        </span>
        <Link className="button quiet small" to={routes.register} params={placeOf(register.id)} search={{ walk: true }} aria-label={t("mine-go-through-of", { register: say(register.name) })}>
          {t("mine-go-through")}
        </Link>
      </p>
    </article>
  );
}
