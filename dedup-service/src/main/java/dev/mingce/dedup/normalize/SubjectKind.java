package dev.mingce.dedup.normalize;

/** What a record describes. A person is never the duplicate of an organisation. */
public enum SubjectKind {
  PERSON,
  ORGANISATION
}
