// Saying something of a part: anew or in answer, to everyone or to whom it names.
import { type FormEvent, use, useState } from "react";
import { onceKey } from "../../../api/once";
import { useAct } from "../../../api/useAct";
import { graphql } from "../../../gql";
import type { RegisterPart } from "../../../gql/graphql";
import { useWords } from "../../../i18n";
import { Told } from "../../../ui/Told";
import { useAnnounce } from "../../../ui/announce";
import { Button } from "../../../ui/Button";
import { Writing } from "../../../ui/Writing";
import { type Mentioned, Mentions } from "./Mentions";
import { TalkContext } from "./Talk";

const CommentDocument = graphql(`
  mutation CommentOn($register: ID!, $part: RegisterPart, $text: String!, $mentions: [ID!], $answers: ID, $key: String!) {
    commentOnRegister(input: { register: $register, part: $part, text: $text, mentions: $mentions, answers: $answers, idempotencyKey: $key }) {
      comment {
        id
        register {
          id
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export function Say({ part, answers, label, done }: { part: RegisterPart; answers?: string; label: string; done?: () => void }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const talking = use(TalkContext);
  const act = useAct(CommentDocument);
  const [text, setText] = useState("");
  const [mentioned, setMentioned] = useState<readonly Mentioned[]>([]);
  if (!talking) return null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const mentions = mentioned.map(({ id }) => id);
    if (!(await act.act({ register: talking.register, part, text: text.trim(), mentions, answers: answers ?? null, key: onceKey() }))) return;
    setText("");
    setMentioned([]);
    announce(mentions.length > 0 ? t("talk-said-to", { count: mentions.length }) : t("talk-said"));
    done?.();
  };
  return (
    <form className="say" onSubmit={(event) => void send(event)} aria-label={label}>
      <Writing label={label} value={text} onChange={setText} />
      {(text || mentioned.length > 0) && <Mentions register={talking.register} chosen={mentioned} choose={setMentioned} />}
      <Told of={act} />
      <div className="thread-acts">
        <Button className="small" type="submit" isPending={act.underWay} isDisabled={!text.trim()}>
          {t("talk-send")}
        </Button>
        {done && (
          <Button className="small" onPress={done}>
            {t("window-cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
