// Two shared lists, asked alike: categories of data subjects and of personal data.
import { graphql } from "../../gql";

export const SubjectsDocument = graphql(`
  query AdminSubjects($after: String) {
    list: dataSubjectCategories(first: 100, after: $after, orderBy: { field: NAME }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        proposed
        parent {
          id
        }
      }
    }
  }
`);

export const DataDocument = graphql(`
  query AdminData($after: String) {
    list: personalDataCategories(first: 100, after: $after, orderBy: { field: NAME }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        proposed
        parent {
          id
        }
      }
    }
  }
`);

export const CategoryDocument = graphql(`
  query AdminCategory($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on DataSubjectCategory {
        version
        name
        description
        dpv
        proposed
        archivedOn
        parent {
          id
          name
        }
        replacedBy {
          id
          name
        }
        viewerCan {
          edit
          archive
        }
        usedBy(first: 50) {
          totalCount
          nodes {
            dataGroups
            register {
              id
              name
            }
            flows {
              id
            }
          }
        }
      }
      ... on PersonalDataCategory {
        version
        name
        special
        identityCode
        criminal
        freeText
        dpv
        proposed
        archivedOn
        parent {
          id
          name
        }
        replacedBy {
          id
          name
        }
        viewerCan {
          edit
          archive
        }
        usedBy(first: 50) {
          totalCount
          nodes {
            dataGroups
            register {
              id
              name
            }
            flows {
              id
            }
          }
        }
      }
    }
  }
`);

export const CreateSubject = graphql(`
  mutation CreateSubject($input: CreateDataSubjectCategoryInput!) {
    createDataSubjectCategory(input: $input) {
      dataSubjectCategory {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const CreateData = graphql(`
  mutation CreateData($input: CreatePersonalDataCategoryInput!) {
    createPersonalDataCategory(input: $input) {
      personalDataCategory {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const EditSubject = graphql(`
  mutation EditSubject($input: EditDataSubjectCategoryInput!) {
    editDataSubjectCategory(input: $input) {
      dataSubjectCategory {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const EditData = graphql(`
  mutation EditData($input: EditPersonalDataCategoryInput!) {
    editPersonalDataCategory(input: $input) {
      personalDataCategory {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const ReplaceSubject = graphql(`
  mutation ReplaceSubject($input: ReplaceDataSubjectCategoryInput!) {
    replaceDataSubjectCategory(input: $input) {
      extent {
        controllers
        registers
        dataGroups
        flows
        categories
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const ReplaceData = graphql(`
  mutation ReplaceData($input: ReplacePersonalDataCategoryInput!) {
    replacePersonalDataCategory(input: $input) {
      extent {
        controllers
        registers
        dataGroups
        flows
        categories
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
