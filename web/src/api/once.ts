// A key that makes an act happen once: what is sent again with it because the answer was lost changes nothing twice.
export function onceKey(): string {
  // `randomUUID` would want https; a test server in a city's own network may have none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
