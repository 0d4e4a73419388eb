// How is a noun called in a form: its name, and what tells it from its namesakes?
import { type FragmentType, graphql, unmask } from "../../../../gql";
import type { LanguageText } from "../../../../i18n";

export const Called = graphql(`
  fragment Called on Node {
    __typename
    id
    ... on DataSubjectCategory {
      categoryName: name
      proposed
    }
    ... on PersonalDataCategory {
      categoryName: name
      proposed
      special
      identityCode
      criminal
    }
    ... on Provision {
      section: label
      act {
        id
        title
        number
      }
    }
    ... on Act {
      actTitle: title
      number
    }
    ... on Post {
      postTitle: title
      email
      holder {
        id
        name
      }
    }
    ... on Person {
      personName: name
      email
    }
    ... on Controller {
      controllerName: name
    }
    ... on Department {
      departmentName: name
    }
    ... on Country {
      countryName: name
    }
    ... on Processor {
      processorName: name
      proposed
      country {
        id
        name
      }
    }
    ... on Service {
      serviceName: name
      proposed
      provider {
        id
        name
      }
    }
    ... on Recipient {
      recipientName: name
    }
    ... on OutsideSource {
      sourceName: name
    }
    ... on Register {
      registerName: name
      registerNumber: number
    }
    ... on ProcessingAgreement {
      agreementTitle: title
      validUntil
      processor {
        id
        name
      }
    }
    ... on Assessment {
      assessmentTitle: title
      kind
    }
  }
`);

export interface CalledNode {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of the same name. */
  readonly sub?: string | undefined;
  readonly proposed?: boolean;
  /** Marks that weigh in law: special, criminal, identity code. */
  readonly marked?: boolean;
  /** How deep it stands in a list that is a tree. */
  readonly depth?: number;
}

type Say = (text: LanguageText | null | undefined) => string;

/** None where a noun has been archived out of sight, or is of a kind that no field points to. */
export function calledOf(node: FragmentType<typeof Called> | null | undefined, say: Say): CalledNode | undefined {
  const told = unmask(Called, node);
  if (!told) return undefined;
  const called = (name: string, rest: Partial<CalledNode> = {}): CalledNode => ({ id: told.id, name, ...rest });
  switch (told.__typename) {
    case "DataSubjectCategory":
      return called(say(told.categoryName), { proposed: told.proposed });
    case "PersonalDataCategory":
      return called(say(told.categoryName), { proposed: told.proposed, marked: Boolean(told.special) || told.identityCode || told.criminal });
    case "Provision":
      return called(told.act ? `${say(told.act.title)} (${told.act.number}) ${say(told.section)}` : say(told.section));
    case "Act":
      return called(`${say(told.actTitle)} (${told.number})`);
    case "Post":
      return called(say(told.postTitle), { sub: [told.holder?.name, told.email].filter(Boolean).join(" · ") || undefined });
    case "Person":
      return called(told.personName, { sub: told.email ?? undefined });
    case "Controller":
      return called(say(told.controllerName));
    case "Department":
      return called(say(told.departmentName));
    case "Country":
      return called(say(told.countryName));
    case "Processor":
      return called(told.processorName, { sub: told.country ? say(told.country.name) : undefined, proposed: told.proposed });
    case "Service":
      return called(say(told.serviceName), { sub: told.provider?.name, proposed: told.proposed });
    case "Recipient":
      return called(say(told.recipientName));
    case "OutsideSource":
      return called(say(told.sourceName));
    case "Register":
      return called(say(told.registerName), { sub: String(told.registerNumber) });
    case "ProcessingAgreement":
      return called(say(told.agreementTitle), { sub: [told.processor?.name, told.validUntil].filter(Boolean).join(" · ") || undefined });
    case "Assessment":
      return called(say(told.assessmentTitle));
    default:
      return undefined;
  }
}
