// Days of people who work with the client, told by what they see and press. Each has a session of its own.
import { contact, contactInSwedish } from "./contact.mjs";
import { dpo, dpoInEnglish } from "./dpo.mjs";
import { refused, together } from "./editing.mjs";
import { connectionLost, sessionEnded, signingIn } from "./interruptions.mjs";

export const walks = [
  { name: "someone who follows a link signs in and is back at the same place", walk: signingIn },
  { name: "a contact reads what is missing and says what is still true", person: "2", walk: contact },
  { name: "a contact does the same in Swedish", person: "2", language: "sv", walk: contactInSwedish },
  { name: "a data protection officer goes from the whole to one finding", person: "1", walk: dpo },
  { name: "a data protection officer does the same in English", person: "1", language: "en", walk: dpoInEnglish },
  { name: "what will not do is told where it is, and can be thrown away", person: "3", walk: refused },
  { name: "two people write the same part, and nothing of either is lost", person: "3", walk: together },
  { name: "a session that ends says so, and the way back leads to the same place", person: "1", walk: sessionEnded },
  { name: "a lost connection is told, and so is that it is back", person: "1", walk: connectionLost },
];
