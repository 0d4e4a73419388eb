// An OpenID Connect provider by other people (the certified npm `oidc-provider`) on loopback, with one person to be.
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";

/** Starts the provider for a server at `origin`. `settings` may be changed and `renew` called while it runs. */
export async function startProvider(origin) {
  const server = createServer((request, response) => handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const settings = { algorithm: "RS256", groups: ["privacy"], keys: keys("first") };
  // It tells what a real provider should set and a test need not, and that it would like another Node.
  const { info, warn } = console;
  Object.assign(console, { info: () => {}, warn: () => {} });
  let handle;

  /** Takes the settings into use: new keys, another algorithm, other groups. */
  function renew() {
    handle = new Provider(issuer, configuration(origin, settings)).callback();
  }

  renew();
  const rotate = () => {
    settings.keys = keys("second");
    renew();
  };
  const stop = async () => {
    Object.assign(console, { info, warn });
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { issuer, settings, renew, rotate, stop };
}

function configuration(origin, { algorithm, groups, keys }) {
  return {
    jwks: { keys },
    cookies: { keys: ["not a secret: for a test"] },
    clients: [
      {
        client_id: "seloste",
        client_secret: "for-a-test-and-no-more",
        redirect_uris: [`${origin}/sign-in/city/callback`],
        post_logout_redirect_uris: [`${origin}/sign-out`],
        id_token_signed_response_alg: algorithm,
      },
      {
        client_id: "exporter",
        client_secret: "for-a-test-and-no-more",
        grant_types: ["client_credentials"],
        redirect_uris: [],
        response_types: [],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub", "groups"], profile: ["name"], email: ["email", "email_verified"] },
    // Into the ID token, so that userinfo need not be asked.
    conformIdTokenClaims: false,
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, groups, name: "Someone", email: "someone@city.example", email_verified: true }),
    }),
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, audience) => ({
          scope: "read",
          audience,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: algorithm } },
        }),
      },
    },
  };
}

/** A private key for each way to sign, as JSON Web Keys. */
function keys(name) {
  const made = {
    RS256: generateKeyPairSync("rsa", { modulusLength: 2048 }),
    PS256: generateKeyPairSync("rsa", { modulusLength: 2048 }),
    ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
    EdDSA: generateKeyPairSync("ed25519"),
  };
  return Object.entries(made).map(([alg, { privateKey }]) => ({
    ...privateKey.export({ format: "jwk" }),
    kid: `${name}-${alg}`,
    alg,
    use: "sig",
  }));
}
