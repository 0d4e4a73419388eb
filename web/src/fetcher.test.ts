import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createFetcher } from "./fetcher";

let server: Server | undefined;
afterEach(() => server?.close());

it("posts the operation as JSON and gives back the answer", async () => {
  const fetcher = createFetcher(
    await serve(async (request, response) => {
      const { method, headers } = request;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ data: { method, type: headers["content-type"], sent: JSON.parse(await body(request)) } }));
    }),
  );

  const operation = { query: "query A { a }", operationName: "A", variables: { n: 1 } };

  expect(await fetcher(operation)).toEqual({ data: { method: "POST", type: "application/json", sent: operation } });
});

it("sends the headers of the headers editor, but never another content type", async () => {
  const fetcher = createFetcher(
    await serve((request, response) => {
      response.end(JSON.stringify({ data: [request.headers["content-type"], request.headers["authorization"]] }));
    }),
  );

  const answer = await fetcher({ query: "{ a }" }, { headers: { "content-type": "text/plain", authorization: "Bearer x" } });

  expect(answer).toEqual({ data: ["application/json", "Bearer x"] });
});

it("shows the errors of a refused operation", async () => {
  const refusal = { errors: [{ message: "Unknown field \"b\"." }] };
  const fetcher = createFetcher(await serve((_, response) => response.writeHead(400).end(JSON.stringify(refusal))));

  expect(await fetcher({ query: "{ b }" })).toEqual(refusal);
});

it("shows a network failure as an error", async () => {
  const url = await serve(() => {});
  await new Promise((closed) => server?.close(closed));

  expect(await createFetcher(url)({ query: "{ a }" })).toMatchObject({
    errors: [{ message: expect.stringContaining("The server did not answer") }],
  });
});

it("shows an answer that is not JSON as an error with its status", async () => {
  const fetcher = createFetcher(await serve((_, response) => response.writeHead(502).end("<h1>Bad gateway</h1>")));

  expect(await fetcher({ query: "{ a }" })).toMatchObject({
    errors: [{ message: "The answer is not JSON (HTTP 502): <h1>Bad gateway</h1>" }],
  });
});

async function serve(answer: RequestListener): Promise<string> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((ready) => listening.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/graphql`;
}

async function body(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
