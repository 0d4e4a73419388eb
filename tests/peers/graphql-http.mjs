// The GraphQL over HTTP specification, as the audits of the reference implementation read it: MUST, SHOULD and MAY alike.
import { serverAudits } from "graphql-http";

export async function suite({ origin, check }) {
  const audits = serverAudits({ url: `${origin}/graphql` });
  for (const audit of audits) {
    await check(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      if (result.status !== "ok") throw new Error(`${result.status}: ${result.reason}`);
    });
  }
  // A newer version with fewer audits would otherwise pass unseen.
  await check("there are 61 audits", () => {
    if (audits.length !== 61) throw new Error(`there are ${audits.length}`);
  });
}
