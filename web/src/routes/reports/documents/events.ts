// What the table of each report asks, column by column: what has happened or would: changes, grants, assessments, a breach, an end of a ground.
// The answer has the same name in all, so that one screen reads them all.
import { graphql } from "../../../gql";

export const ThirdCountryExposure = graphql(`
  query ThirdCountryExposureReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: thirdCountryExposure(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registersLookedAt registers countries withoutMechanism noneStatedThoughReached }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          country { code name }
          tie { code text }
          hops
          chain { text language }
          processors { text language }
          mechanism { code text }
          document
          adequacy { text language }
          assessment { text language }
          noTransfers
        }
      }
    }
  }
`);

export const Assessments = graphql(`
  query AssessmentsReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: assessments(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { missing overdue due open done }
        nodes {
          subject { text language }
          key
          controller
          standing { code text }
          kind { code text }
          state { code text }
          doneOn
          nextReviewOn
          overdueDays
          residualRisk { code text }
          registers { text language }
        }
      }
    }
  }
`);

export const Changes = graphql(`
  query ChangesReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: changes(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { changes created edited archived subjects }
        nodes {
          subject
          name { text language }
          at
          act { code text }
          fields { text language }
          by
          role
          version
          index
          controller
        }
      }
    }
  }
`);

export const Grants = graphql(`
  query GrantsReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: grants(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { active toCome ending ofClosedAccounts ofPeopleWhoLeft }
        nodes {
          account
          accountKey
          kind { code text }
          role { code text }
          reach { code text }
          controller
          department { text language }
          registers { text language }
          givenAt
          from
          until
          givenBy
          group
          disabled
          leftOn
        }
      }
    }
  }
`);

export const Breach = graphql(`
  query BreachReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: breach(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registers subjectCategories specialRegisters childrenRegisters posts deadline }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          hops
          chain { text language }
          subjects { text language }
          special { text language }
          children
          largeScale
          post { text language }
          email
          phone
        }
      }
    }
  }
`);

export const Ending = graphql(`
  query EndingReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: ending(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registers notices }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          how { text language }
          places { text language }
          chain { text language }
          endsOn
          notice { text { text language } address }
        }
      }
    }
  }
`);
