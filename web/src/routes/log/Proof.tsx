// Is this entry really in the log? Worked out in this browser, step by step, in plain words; and anyone may try to forge it.
import { useEffect, useState } from "react";
import { useAsk } from "../../api/useAsk";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { Asked } from "../../ui/Asked";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { saveFile } from "../../ui/saveFile";
import { Line, Lines } from "../../ui/Inputs";
import { canHash, check, type Checked, type Proof as Given, readProof, type Verdict } from "./verify";

const ProofDocument = graphql(`
  query LogProof($index: Int!) {
    logProof(index: $index)
  }
`);

export function Proof({ index }: { index: number }) {
  const { t } = useWords();
  const [wanted, setWanted] = useState(false);
  const asked = useAsk(ProofDocument, { index }, { pause: !wanted });
  return (
    <Card wide title={t("proof-title")} lead={t("proof-lead")}>
      {!wanted && (
        <p className="acts">
          <Button look="main" onPress={() => setWanted(true)}>
            {t("proof-check")}
          </Button>
        </p>
      )}
      {wanted && (
        <Asked of={asked} lines={5}>
          {({ logProof }) => {
            const proof = readProof(logProof);
            return proof ? <Steps proof={proof} /> : <p className="problem">{t("proof-unreadable")}</p>;
          }}
        </Asked>
      )}
    </Card>
  );
}

function Steps({ proof }: { proof: Given }) {
  const { t, number } = useWords();
  const [text, setText] = useState(proof.entry);
  const [known, setKnown] = useState("");
  const [checked, setChecked] = useState<Checked>();
  useEffect(() => {
    if (!canHash()) return;
    let late = false;
    void check({ ...proof, entry: text }).then((result) => !late && setChecked(result));
    return () => {
      late = true;
    };
  }, [proof, text]);
  if (!canHash()) return <p className="note">{t("proof-no-crypto")}</p>;
  if (!checked) return null;
  const forged = text !== proof.entry;
  const verdicts = [checked.path, checked.checkpoint, checked.signature];
  const whole: Verdict = verdicts.includes("fails") ? "fails" : verdicts.includes("unknown") ? "unknown" : "holds";
  return (
    <>
      <p className={`verdict verdict-${whole}`} role="status">
        <VerdictBadge of={whole} /> {t(`proof-${whole}`, { index: number(proof.index), size: number(proof.size) })}
        {forged && ` ${t("proof-forged")}`}
      </p>
      <ol className="proof-steps">
        <li>
          <h3>{t("proof-step-entry")}</h3>
          <p>{t("proof-step-entry-help")}</p>
          <p className="hash">
            <code>{checked.leaf}</code>
          </p>
        </li>
        <li>
          <h3>
            {t("proof-step-path")} <VerdictBadge of={checked.path} />
          </h3>
          <p>{t("proof-step-path-help", { count: checked.steps.length })}</p>
          <details>
            <summary>{t("proof-step-path-open")}</summary>
            <ol className="path-steps">
              {checked.steps.map(({ left, neighbour, joined }, at) => (
                <li key={at}>
                  {left ? t("path-left") : t("path-right")} <code>{neighbour}</code>
                  <span className="cell-sub">
                    → <code>{joined}</code>
                  </span>
                </li>
              ))}
            </ol>
          </details>
          <p className="hash">
            {t("proof-reached")} <code>{checked.reached}</code>
            <br />
            {t("proof-root")} <code>{proof.root}</code>
          </p>
        </li>
        <li>
          <h3>
            {t("proof-step-checkpoint")} <VerdictBadge of={checked.checkpoint} />
          </h3>
          <p>{t("proof-step-checkpoint-help", { size: number(proof.size) })}</p>
          <pre className="note-text">{proof.checkpoint}</pre>
        </li>
        <li>
          <h3>
            {t("proof-step-signature")} <VerdictBadge of={checked.signature} />
          </h3>
          <p>{checked.signature === "unknown" ? t("proof-step-signature-unknown") : t("proof-step-signature-help")}</p>
          <p className="hash">
            <code>{proof.key}</code>
          </p>
        </li>
        <li>
          <h3>{t("proof-step-key")}</h3>
          <p>{t("proof-step-key-help")}</p>
          <Line label={t("proof-key-known")} value={known} onChange={setKnown} problem={known.trim() && known.trim() !== proof.key ? t("proof-key-other") : undefined} />
          {known.trim() === proof.key && (
            <p>
              <Badge tone="good">{t("proof-key-same")}</Badge>
            </p>
          )}
        </li>
      </ol>
      <p className="acts">
        <Button onPress={() => saveFile(new Blob([JSON.stringify(proof)], { type: "application/json" }), `proof-${proof.index}.json`)}>{t("proof-take")}</Button>
      </p>
      <p className="hint">
        {t("proof-take-help")} <code>seloste log check proof-{proof.index}.json --key KEY</code>
      </p>
      <section className="forge" aria-label={t("forge-title")}>
        <h3>{t("forge-title")}</h3>
        <p>{t("forge-lead")}</p>
        <Lines label={t("forge-text")} value={text} onChange={setText} />
        <div className="acts">
          <Button onPress={() => setText(oneLetter(proof.entry))}>{t("forge-one")}</Button>
          {forged && <Button onPress={() => setText(proof.entry)}>{t("forge-back")}</Button>}
        </div>
      </section>
    </>
  );
}

function VerdictBadge({ of }: { of: Verdict }) {
  const { t } = useWords();
  return <Badge tone={of === "holds" ? "good" : of === "fails" ? "bad" : "plain"}>{t(`verdict-${of}`)}</Badge>;
}

/** The entry with one letter changed: the year of the act, which a forger might well want. */
function oneLetter(entry: string): string {
  const place = entry.indexOf('"at":"20');
  const at = place < 0 ? Math.floor(entry.length / 2) : place + '"at":"202'.length;
  return entry.slice(0, at) + (entry[at] === "1" ? "2" : "1") + entry.slice(at + 1);
}
