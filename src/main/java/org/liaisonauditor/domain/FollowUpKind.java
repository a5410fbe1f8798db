package org.liaisonauditor.domain;

/** What a residence branch did about a member: nhắc nhở, biểu dương. */
public enum FollowUpKind {
  REMINDER,
  COMMENDATION
}
