// What the table of each report asks, column by column: how the inventory stands: what is said in it, how complete it is and what is due.
// The answer has the same name in all, so that one screen reads them all.
import { graphql } from "../../../gql";

export const Article30 = graphql(`
  query Article30Report($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: article30(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registers withoutPurpose withoutBasis withoutRetention transfersNotStated }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          controllerName { text language }
          controllerContact { text language }
          jointControllers { text language }
          representative { text language }
          dpo { text language }
          purposes { text language }
          bases { text language }
          conditions { text language }
          subjects { text language }
          data { text language }
          special { text language }
          recipients { text language }
          processors { text language }
          transfers { text language }
          noTransfers
          retention { text language }
          security { text language }
          lastConfirmed
        }
      }
    }
  }
`);

export const Article30Processor = graphql(`
  query Article30ProcessorReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: article30Processor(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { records controllers unmirrored }
        nodes {
          name { text language }
          record
          processor
          onBehalfOf { text language }
          processing { text language }
          services { text language }
          transfers
          countries { text language }
          safeguards { text language }
          security { text language }
          agreement { text language }
          mirrored
        }
      }
    }
  }
`);

export const DocumentPublicity = graphql(`
  query DocumentPublicityReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: documentPublicity(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { public partlySecret secret notStated searchTermsNotStated }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          purposes { text language }
          data { text language }
          subjects { text language }
          systems { text language }
          searchTerms { text language }
          noSearchTerms
          publicity { code text }
          publicityRemark { text language }
          provisions { text language }
          contact { text language }
        }
      }
    }
  }
`);

export const Findings = graphql(`
  query FindingsReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: findings(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registers errors warnings advice waived }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          severity { code text }
          rule
          title
          law { text language }
          part { code text }
          sentence
          place
          since
          ageDays
          waived
          waivedUntil
          waivedBy
          reason
        }
      }
    }
  }
`);

export const FindingsByRule = graphql(`
  query FindingsByRuleReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: findingsByRule(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { rules findings waived }
        nodes {
          title
          rule
          severity { code text }
          controller
          department { text language }
          registers
          findings
          waived
          oldest
          medianAgeDays
        }
      }
    }
  }
`);

export const Completeness = graphql(`
  query CompletenessReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: completeness(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registers complete mean }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          whole
          lowest { code text }
          identity
          who
          purposes
          dataGroups
          sources
          recipients
          transfers
          retention
          security
          automatedDecisions
          publicity
          assessments
          review
          notice
        }
      }
    }
  }
`);

export const Reviews = graphql(`
  query ReviewsReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: reviews(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registersInUse overdue neverConfirmed withoutInterval }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          state { code text }
          due
          overdueDays
          interval
          part { code text }
          lastConfirmed
          by { text language }
          partsNeverConfirmed
        }
      }
    }
  }
`);

export const Publication = graphql(`
  query PublicationReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: publication(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registers inForce outdated withdrawn neverPublished waiting }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          state { code text }
          version
          publishedAt
          changedSince
          withdrawnAt
          submission { code text }
          submittedAt
          languages { text language }
          missingLanguages { text language }
        }
      }
    }
  }
`);
