// Which role may do what, and how far? The server alone decides it, in one table; this is the same table for people to read, and a test
// holds it against the server's. The API tells what one may do oneself, not what a role may.
import type { Role } from "../../gql/graphql";

export const ROLES: readonly Role[] = ["CONTACT", "DPO", "AUDITOR", "ADMIN"];

/** How far: `-` is nowhere. */
export type Far = "-" | "reach" | "controller" | "everywhere" | "installation";

/** For each action the reach of contact, data protection officer, auditor and administrator. */
export const MATRIX: readonly (readonly [action: string, ...far: readonly [Far, Far, Far, Far]])[] = [
  ["ReadPublished", "everywhere", "everywhere", "everywhere", "everywhere"],
  ["ReadLaw", "everywhere", "everywhere", "everywhere", "everywhere"],
  ["ReadSharedNode", "everywhere", "everywhere", "everywhere", "everywhere"],
  ["ReadController", "controller", "controller", "controller", "controller"],
  ["ReadPerson", "controller", "controller", "controller", "controller"],
  ["ReadRegister", "controller", "controller", "reach", "-"],
  ["ReadDiscussion", "controller", "controller", "reach", "-"],
  ["EditRegister", "reach", "reach", "-", "-"],
  ["Comment", "reach", "reach", "-", "-"],
  ["ConfirmRegister", "reach", "reach", "-", "-"],
  ["SubmitRegister", "reach", "reach", "-", "-"],
  ["PublishNotice", "-", "reach", "-", "-"],
  ["WaiveFinding", "-", "reach", "-", "-"],
  ["SetRule", "-", "reach", "-", "-"],
  ["ReadBreach", "-", "reach", "reach", "-"],
  ["HandleBreach", "-", "reach", "-", "-"],
  ["ProposeSharedNode", "everywhere", "everywhere", "-", "-"],
  ["EditSharedNode", "-", "everywhere", "-", "-"],
  ["EditAgreement", "-", "reach", "-", "-"],
  ["EditOrganisation", "-", "reach", "-", "reach"],
  ["EditVocabulary", "-", "installation", "-", "-"],
  ["EditLaw", "-", "installation", "-", "-"],
  ["ExportInventory", "-", "reach", "reach", "-"],
  ["RunReport", "reach", "reach", "reach", "-"],
  ["ReadSavedReport", "reach", "reach", "reach", "-"],
  ["SaveReport", "reach", "reach", "-", "-"],
  ["OverseeSavedReport", "-", "reach", "-", "-"],
  ["ImportInventory", "-", "reach", "-", "-"],
  ["ReadHistory", "controller", "controller", "reach", "-"],
  ["ReadLog", "-", "reach", "reach", "reach"],
  ["ReadColleague", "everywhere", "everywhere", "everywhere", "everywhere"],
  ["ReadAccount", "controller", "controller", "controller", "controller"],
  ["ManageAccount", "-", "-", "-", "reach"],
  ["ManageToken", "-", "-", "-", "reach"],
  ["ErasePerson", "-", "reach", "-", "reach"],
  ["ManageWebhook", "-", "-", "-", "reach"],
];

/** What a role may do that it could not do otherwise, in the order of the table. */
export function actionsOf(role: Role): readonly (readonly [action: string, far: Far])[] {
  const at = ROLES.indexOf(role);
  return MATRIX.flatMap(([action, ...far]) => {
    const reach = far[at];
    return reach && reach !== "-" ? [[action, reach] as const] : [];
  });
}
