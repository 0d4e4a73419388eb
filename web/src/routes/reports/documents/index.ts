// Which document asks which report?
import type { ReportDocument, ReportName } from "../list";
import { BasesByDepartment, Agreements, Concentration, PastRetention, Processors, Retention, SensitiveData } from "./data";
import { Assessments, Breach, Changes, Ending, Grants, ThirdCountryExposure } from "./events";
import { Article30, Article30Processor, Completeness, DocumentPublicity, Findings, FindingsByRule, Publication, Reviews } from "./standing";

// Each is checked against the schema when it is generated; read as one, because one screen shows them all.
export const documents = {
  "article-30": Article30,
  "article-30-processor": Article30Processor,
  "document-publicity": DocumentPublicity,
  findings: Findings,
  "findings-by-rule": FindingsByRule,
  completeness: Completeness,
  reviews: Reviews,
  publication: Publication,
  assessments: Assessments,
  "bases-by-department": BasesByDepartment,
  "sensitive-data": SensitiveData,
  retention: Retention,
  "past-retention": PastRetention,
  processors: Processors,
  agreements: Agreements,
  "third-country-exposure": ThirdCountryExposure,
  concentration: Concentration,
  changes: Changes,
  grants: Grants,
  breach: Breach,
  ending: Ending,
} as unknown as Record<ReportName, ReportDocument>;
