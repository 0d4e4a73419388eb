// What was borne for a while is taken up again before its last day. Art. 5(2).
import { useState } from "react";
import { useMutation } from "urql";
import { onceKey } from "../../api/once";
import { type Trouble, troubleOf } from "../../api/trouble";
import { graphql } from "../../gql";
import { useWords } from "../../i18n";
import { useAnnounce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Failure } from "../../ui/states";

const EndDocument = graphql(`
  mutation EndWaiver($id: ID!, $version: Int!, $key: String!) {
    endWaiver(input: { id: $id, version: $version, idempotencyKey: $key }) {
      waiver {
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

export function EndWaiver({ id, version, of }: { id: string; version: number; of: string }) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [trouble, setTrouble] = useState<Trouble>();
  const [{ fetching }, send] = useMutation(EndDocument);
  const end = async () => {
    const { data, error } = await send({ id, version, key: onceKey() });
    if (error) return setTrouble(troubleOf(error));
    announce(data?.endWaiver.userErrors[0]?.message ?? t("waiver-ended"));
  };
  return (
    <>
      <Button className="small" look="bare" isPending={fetching} aria-label={t("waiver-end-of", { finding: of })} onPress={() => void end()}>
        {t("waiver-end")}
      </Button>
      {trouble && <Failure trouble={trouble} again={() => void end()} />}
    </>
  );
}
