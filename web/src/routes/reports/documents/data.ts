// What the table of each report asks, column by column: which data there are, why, how long, and where they go.
// The answer has the same name in all, so that one screen reads them all.
import { graphql } from "../../../gql";

export const BasesByDepartment = graphql(`
  query BasesByDepartmentReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: basesByDepartment(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registers basisNotStated }
        nodes {
          department { text language }
          departmentKey
          controller
          basis { code text }
          article
          registers
          purposes
          withoutProvision
        }
      }
    }
  }
`);

export const SensitiveData = graphql(`
  query SensitiveDataReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: sensitiveData(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { groups special withoutCondition notStated criminal identityCode children racialOrEthnicOrigin politicalOpinions religiousOrPhilosophicalBeliefs tradeUnionMembership geneticData biometricData health sexLifeOrOrientation }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          group { text language }
          special
          categories { text language }
          conditions { text language }
          criminal
          criminalGround { text language }
          identityCode
          identityCodeGround { text language }
          children
          largeScale
          subjects { text language }
        }
      }
    }
  }
`);

export const Retention = graphql(`
  query RetentionReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: retention(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { groups withoutLimit openEnded permanent }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          group { text language }
          time
          minimum
          maximum
          countedFrom { text language }
          then { code text }
          provision { text language }
          recordsClass
          text { text language }
        }
      }
    }
  }
`);

export const PastRetention = graphql(`
  query PastRetentionReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: pastRetention(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registersLookedAt registers }
        nodes {
          name { text { text language } address }
          register
          number
          controller
          department { text language }
          endedOn
          lastDay
          daysOver
          lifeCycle { code text }
          sentence
        }
      }
    }
  }
`);

export const Processors = graphql(`
  query ProcessorsReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: processors(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { processors subProcessors withoutAgreement foreignParent }
        nodes {
          name
          processor
          controller
          level
          businessId
          country { code name }
          outsideEea
          parent
          parentCountry { code name }
          foreignParent
          services { text language }
          via { text language }
          registers
          registerNames { text language }
          agreement { code text }
          subProcessorsTold
        }
      }
    }
  }
`);

export const Agreements = graphql(`
  query AgreementsReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: agreements(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { missing expired expiring undated inForce }
        nodes {
          processor { text language }
          controller
          agreement { text language }
          agreementKey
          state { code text }
          signedOn
          validUntil
          daysLeft
          authorisation { code text }
          lastAuditOn
          services { text language }
          registers { text language }
        }
      }
    }
  }
`);

export const Concentration = graphql(`
  query ConcentrationReport($controller: ID, $department: ID, $asOf: Date, $of: ID, $from: Date, $to: Date, $knownAt: DateTime, $first: Int!, $after: String) {
    reports(controller: $controller, department: $department, asOf: $asOf, of: $of, from: $from, to: $to, knownAt: $knownAt) {
      report: concentration(first: $first, after: $after) {
        title
        question
        help
        revision
        asOf
        totalCount
        columns { key heading kind }
        pageInfo { hasNextPage endCursor }
        totals { registersLookedAt nodes }
        nodes {
          name { text language }
          node
          kind { code text }
          registers
          direct
          nearest
        }
      }
    }
  }
`);
