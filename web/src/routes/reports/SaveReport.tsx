// A question that is asked again and again: kept with its name, what is expected of it, and how often it is run.
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { onceKey } from "../../api/once";
import { useAct } from "../../api/useAct";
import { graphql } from "../../gql";
import type { ReportExpectation } from "../../gql/graphql";
import { useWords } from "../../i18n";
import { keyOf, routes } from "../../paths";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Choose";
import { InThree, noTexts, type Texts, textsTo } from "../../ui/Inputs";
import { Sheet } from "../../ui/Sheet";
import { Told } from "../../ui/Told";
import type { ReportName, ReportVariables } from "./list";

const SaveDocument = graphql(`
  mutation SaveReport($input: SaveReportInput!) {
    saveReport(input: $input) {
      savedReport {
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

export const EXPECTATIONS: readonly ReportExpectation[] = ["NONE", "MUST_STAY_EMPTY", "MUST_NOT_GROW"];
export const EVERY = ["P1D", "P7D", "P1M"] as const;

interface Props {
  name: ReportName;
  variables: Omit<ReportVariables, "first">;
  close(): void;
}

export function SaveReport({ name, variables, close }: Props) {
  const { t, word, language } = useWords();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [title, setTitle] = useState<Texts>({ ...noTexts, [language]: t(`report-${name}`) });
  const [expectation, setExpectation] = useState<ReportExpectation>("NONE");
  const [every, setEvery] = useState<string | undefined>("P7D");
  const [key] = useState(onceKey);
  const save = useAct(SaveDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // A saved report is of the day it is run on: the day that is looked at now is not part of its question.
    const { controller, department, of, from, to, knownAt } = variables;
    const done = await save.act({
      input: {
        report: name,
        title: textsTo(title),
        expectation,
        idempotencyKey: key,
        ...(every && { every }),
        ...(controller && { controller }),
        ...(department && { department }),
        ...(of && { of }),
        ...(from && { from }),
        ...(to && { to }),
        ...(knownAt && { knownAt }),
      },
    });
    if (!done?.savedReport) return;
    announce(t("report-saved"));
    void navigate({ to: routes.savedReport, params: { key: keyOf(done.savedReport.id) } });
  };
  return (
    <Sheet title={t("report-save-title")} lead={t("report-save-lead")} close={close}>
      <form className="sheet-form" onSubmit={(event) => void submit(event)}>
        <Told of={save} />
        <InThree label={t("report-save-name")} texts={title} onChange={setTitle} />
        <Choose
          label={t("report-expectation")}
          choices={EXPECTATIONS.map((one) => ({ id: one, label: word("ReportExpectation", one) }))}
          chosen={expectation}
          onChoose={(one) => setExpectation(EXPECTATIONS.find((known) => known === one) ?? "NONE")}
        />
        <Choose label={t("report-every")} none={t("every-never")} choices={EVERY.map((one) => ({ id: one, label: t(`every-${one}`) }))} chosen={every} onChoose={setEvery} />
        <div className="acts">
          <Button look="main" type="submit" isPending={save.underWay}>
            {t("report-save")}
          </Button>
          <Button onPress={close}>{t("cancel")}</Button>
        </div>
      </form>
    </Sheet>
  );
}
