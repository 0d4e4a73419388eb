// Which role may do what? The access matrix in words. Art. 5(2), 32.
import { useWords } from "../../i18n";
import { Icon } from "../../ui/Icon";
import { Desk } from "./Desk";
import { type Far, MATRIX, ROLES } from "./matrix";

export function Roles() {
  const { t, word } = useWords();
  return (
    <Desk name="roles">
      <div className="cards">
        <ul className="role-cards">
          {ROLES.map((role) => (
            <li key={role} className="report">
              <h2>{word("Role", role)}</h2>
              <p>{t(`role-${role}`)}</p>
            </li>
          ))}
        </ul>
        <div className="table-box" role="group" aria-label={t("matrix-title")} tabIndex={0}>
          <table className="plain-table matrix">
            <caption>{t("matrix-title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("matrix-action")}</th>
                {ROLES.map((role) => (
                  <th key={role} scope="col">
                    {word("Role", role)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {MATRIX.map(([action, ...far]) => (
                <tr key={action}>
                  <th scope="row">{t(`action-${action}`)}</th>
                  {far.map((reach, at) => (
                    <td key={ROLES[at]}>
                      <Reach far={reach} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Desk>
  );
}

function Reach({ far }: { far: Far }) {
  const { t } = useWords();
  if (far === "-") return <span className="nothing">{t("far-nowhere")}</span>;
  return (
    <span className="may">
      <Icon name="check" /> {t(`far-${far}`)}
    </span>
  );
}
