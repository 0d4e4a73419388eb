/** The cookie of someone who is signed in: in the demo one is who one says. */
export async function signedIn(origin, person) {
  const response = await fetch(`${origin}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", origin },
    body: new URLSearchParams({ person }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  if (!cookie) throw new Error(`signing in as ${person} answers ${response.status} without a cookie`);
  return cookie;
}
