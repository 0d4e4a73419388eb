// A task that is about something else than a register: the way to the screen where it is done, where there is one.
import { Link } from "@tanstack/react-router";
import { keyOf, routes } from "../../paths";
import { placeOf } from "../../records/place";

interface Props {
  about: { readonly __typename: string; readonly id: string } | null | undefined;
  message: string;
}

export function OtherTask({ about, message }: Props) {
  switch (about?.__typename) {
    case "BreachCase":
      return (
        <Link to={routes.breach} params={placeOf(about.id)}>
          {message}
        </Link>
      );
    case "ProcessingAgreement":
      return (
        <Link to={routes.agreement} params={placeOf(about.id)}>
          {message}
        </Link>
      );
    case "Processor":
    case "Service":
      return (
        <Link to={about.__typename === "Processor" ? routes.processor : routes.service} params={{ key: keyOf(about.id) }}>
          {message}
        </Link>
      );
    case "SavedReport":
      return (
        <Link to={routes.savedReport} params={{ key: keyOf(about.id) }}>
          {message}
        </Link>
      );
    case "Post":
    case "Person":
      return (
        <Link to={routes.adminOrganisation} search={{ controller: placeOf(about.id).controller, view: about.__typename === "Post" ? "posts" : "people" }}>
          {message}
        </Link>
      );
    case "DataSubjectCategory":
    case "PersonalDataCategory":
      return (
        <Link to={routes.adminVocabularies} search={{ list: about.__typename === "PersonalDataCategory" ? "data" : "subjects", id: about.id }}>
          {message}
        </Link>
      );
    default:
      return <>{message}</>;
  }
}
