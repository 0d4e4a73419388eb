// Which registers are mine, and what is missing in each?
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../api/useAsk";
import { type FragmentType, graphql, unmask } from "../../gql";
import { Text, useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { Asked } from "../../ui/Asked";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { Meter } from "../../ui/Meter";
import { Empty } from "../../ui/states";
import { useViewer } from "../../viewer";
import { placeOf } from "../../records/place";

const MyRegister = graphql(`
  fragment MyRegister on Register {
    id
    name
    number
    completeness {
      part
      percent
    }
    findings {
      mark
      severity
      message
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

export function MyRegisters() {
  const grants = (useViewer().account?.grants.nodes ?? []).filter(({ role }) => role === "CONTACT");
  return grants.map((grant) => <Reach key={grant.id} department={grant.department} />);
}

type Department = NonNullable<NonNullable<ReturnType<typeof useViewer>["account"]>["grants"]["nodes"][number]["department"]>;

function Reach({ department }: { department: Department | null | undefined }) {
  const { t } = useWords();
  const asked = useAsk(MyRegistersDocument, { filter: department ? { department: department.id, controller: department.controller?.id } : {} });
  return (
    <Card wide title={t("mine-title")} lead={department && <Text of={department.name} />}>
      <Asked of={asked}>
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
  const { t } = useWords();
  const register = unmask(MyRegister, of);
  const open = register.findings.filter(({ waiver }) => !waiver?.holds);
  const { completeness } = register;
  const whole = completeness.length ? Math.floor(completeness.reduce((sum, { percent }) => sum + percent, 0) / completeness.length) : undefined;
  return (
    <article className="mine-card">
      <h3>
        <Link to={routes.register} params={placeOf(register.id)}>
          <Text of={register.name} />
        </Link>
      </h3>
      {whole !== undefined && <Meter percent={whole} label={t("column-completeness")} />}
      {open.length === 0 ? (
        <p className="fine">
          <Icon name="check" /> {t("nothing-missing")}
        </p>
      ) : (
        <ul className="missing">
          {open.slice(0, TOLD).map(({ mark, severity, message }) => (
            <li key={mark} className={`severity-${severity}`}>
              {message}
            </li>
          ))}
          {open.length > TOLD && (
            <li className="missing-more">
              <Link to={routes.register} params={placeOf(register.id)}>
                {t("and-more", { count: open.length - TOLD })}
              </Link>
            </li>
          )}
        </ul>
      )}
    </article>
  );
}
