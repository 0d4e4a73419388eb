// Days of people who work with the client, told by what they see and press. Each has a session of its own.
import { deadLetter, granting, token } from "./admin.mjs";
import { byAreas, clearing, inTree } from "./areas.mjs";
import { auditor, auditorInSwedish, longReport } from "./auditor.mjs";
import { breach } from "./breach.mjs";
import { contact, contactInSwedish } from "./contact.mjs";
import { dpo, dpoInEnglish, everywhere } from "./dpo.mjs";
import { refused, signedOut, together } from "./editing.mjs";
import { copying, mending, mendingPost, stillTrue, waiving } from "./mending.mjs";
import { exploring, exploringByKeys } from "./exploring.mjs";
import { processorTogether, proposing } from "./processors.mjs";
import { connectionLost, endedAmongMany, sessionEnded, signingIn } from "./interruptions.mjs";
import { assigning, keeping } from "./listing.mjs";
import { changedElsewhere, rightEnded } from "./live.mjs";
import { flowsThen } from "./past.mjs";
import { messages } from "./messages.mjs";
import { preview } from "./preview.mjs";
import { publishing, publishingInEnglish, publishingInSwedish } from "./publishing.mjs";
import { talking } from "./talking.mjs";
import { pack, rules, savedReport, vocabulary } from "./officer.mjs";

export const walks = [
  { name: "someone who follows a link signs in and is back at the same place", walk: signingIn },
  { name: "a contact reads what is missing and says what is still true", person: "2", walk: contact },
  { name: "a contact does the same in Swedish", person: "2", language: "sv", walk: contactInSwedish },
  { name: "a data protection officer goes from the whole to one finding", person: "1", walk: dpo },
  { name: "a data protection officer does the same in English", person: "1", language: "en", walk: dpoInEnglish },
  { name: "an officer goes through every screen of the menu and back in one visit", person: "1", walk: everywhere },
  { name: "an officer asks what reaches a third country through sub-processors", person: "1", walk: exploring },
  { name: "an officer walks the picture by keys alone", person: "1", language: "sv", walk: exploringByKeys },
  { name: "two people write about the same processor, and nothing of either is lost", person: "1", walk: processorTogether },
  { name: "a contact proposes a service, and an officer's agreement is made and archived", person: "2", walk: proposing },
  { name: "what will not do is told where it is, and can be thrown away", person: "3", walk: refused },
  { name: "two people write the same part, and nothing of either is lost", person: "3", walk: together },
  { name: "a session that ends in mid-edit leads back to the words", person: "3", walk: signedOut },
  { name: "a contact mends what is missing, and a lost connection takes no word away", person: "3", walk: mending },
  { name: "a contact says with Enter alone that all is still true", person: "2", walk: stillTrue },
  { name: "a register begins as a copy of another, and is archived", person: "2", walk: copying },
  { name: "an officer mends a post from the register that names it", person: "1", walk: mendingPost },
  { name: "an officer bears a finding for a while, and takes it up again", person: "1", walk: waiving },
  { name: "an officer compares where the data went on two days", person: "1", walk: flowsThen },
  { name: "what is typed is read at once as the public would read it", person: "2", walk: preview },
  { name: "a contact submits, an officer publishes and withdraws, and each is told what the other did", person: "2", walk: publishing },
  { name: "the same in Swedish", person: "2", language: "sv", walk: publishingInSwedish },
  { name: "the same in English", person: "2", language: "en", walk: publishingInEnglish },
  { name: "an officer assigns a post to three registers, one of which another has just changed, and takes it back", person: "1", walk: assigning },
  { name: "an officer keeps a list with columns of her own, and takes it along", person: "1", language: "sv", walk: keeping },
  { name: "a contact asks a colleague about a part, and sees the answer at once", person: "2", walk: talking },
  { name: "a contact says how letters come, and is back where it was said", person: "3", walk: messages },
  { name: "what another changes is told, and shown when it is asked for", person: "3", walk: changedElsewhere },
  { name: "a right that is taken away closes what was open", person: "3", walk: rightEnded },
  { name: "a session that ends says so, and the way back leads to the same place", person: "1", walk: sessionEnded },
  { name: "a session that ends among many leaves chosen what is not done", person: "1", walk: endedAmongMany },
  { name: "a lost connection is told, and so is that it is back", person: "1", walk: connectionLost },
  { name: "an auditor runs a report, takes it along and proves the log", person: "5", walk: auditor },
  { name: "an auditor does the same in Swedish", person: "5", language: "sv", walk: auditorInSwedish },
  { name: "an auditor goes through a long report by keys, and prints all of it", person: "5", walk: longReport },
  { name: "an administrator gives a right and takes it back, and the other window follows", person: "6", walk: granting },
  { name: "an administrator makes a token that is shown once", person: "6", walk: token },
  { name: "what a webhook's receiver did not take is tried again", person: "6", walk: deadLetter },
  { name: "an officer has a report asked by itself, and sees what came of it", person: "1", walk: savedReport },
  { name: "an auditor takes the pack along", person: "5", walk: pack },
  { name: "an officer weighs a rule otherwise, with a reason", person: "1", walk: rules },
  { name: "an officer sees what replacing a category would change", person: "1", walk: vocabulary },
  { name: "a breach is opened, documented and closed", person: "1", walk: breach },
  { name: "from area to area of a screen by one key, and back to the very field", person: "2", walk: byAreas },
  { name: "whoever takes back what narrows a list stays by what narrows it", person: "1", walk: clearing },
  { name: "a tree is one stop, and its arrows open and shut it", person: "1", walk: inTree },
];
