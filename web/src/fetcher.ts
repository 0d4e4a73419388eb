// Sends one operation and always gives GraphiQL something to show: the server's answer, or a sentence on what failed.
import { type ExecutionResult, GraphQLError } from "graphql";

interface Operation {
  query: string;
  operationName?: string | null;
  variables?: unknown;
}

export type Answer = ExecutionResult;

export function createFetcher(url: string) {
  return async (operation: Operation, options?: { headers?: Record<string, string> }): Promise<Answer> => {
    let response: Response;
    try {
      response = await fetch(url, {
        method: "POST",
        // The server runs operations from application/json only: no form on another site can send that.
        headers: { ...options?.headers, accept: "application/json", "content-type": "application/json" },
        body: JSON.stringify(operation),
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return failure(`The server did not answer (${reason}). Is seloste still running?`);
    }
    // A refused operation is an answer with `errors` and may come as 400; anything that is not JSON is not from our server.
    const text = await response.text();
    try {
      return JSON.parse(text) as ExecutionResult;
    } catch {
      return failure(`The answer is not JSON (HTTP ${response.status}): ${text.slice(0, 200)}`);
    }
  };
}

function failure(message: string): Answer {
  return { errors: [new GraphQLError(message)] };
}
