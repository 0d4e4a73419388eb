// The mutations of the organisation: departments, posts and people are made, changed and archived alike.
import { graphql } from "../../gql";

export const CreateDepartment = graphql(`
  mutation CreateDepartment($input: CreateDepartmentInput!) {
    createDepartment(input: $input) {
      department {
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

export const EditDepartment = graphql(`
  mutation EditDepartment($input: EditDepartmentInput!) {
    editDepartment(input: $input) {
      department {
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

export const ArchiveDepartment = graphql(`
  mutation ArchiveDepartment($input: ArchiveDepartmentInput!) {
    archiveDepartment(input: $input) {
      department {
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

export const CreatePost = graphql(`
  mutation CreatePost($input: CreatePostInput!) {
    createPost(input: $input) {
      post {
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

export const EditPost = graphql(`
  mutation EditPost($input: EditPostInput!) {
    editPost(input: $input) {
      post {
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

export const ArchivePost = graphql(`
  mutation ArchivePost($input: ArchivePostInput!) {
    archivePost(input: $input) {
      post {
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

export const CreatePerson = graphql(`
  mutation CreatePerson($input: CreatePersonInput!) {
    createPerson(input: $input) {
      person {
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

export const EditPerson = graphql(`
  mutation EditPerson($input: EditPersonInput!) {
    editPerson(input: $input) {
      person {
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

export const ArchivePerson = graphql(`
  mutation ArchivePerson($input: ArchivePersonInput!) {
    archivePerson(input: $input) {
      person {
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

export const ErasePerson = graphql(`
  mutation ErasePerson($input: ErasePersonInput!) {
    erasePerson(input: $input) {
      person {
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
