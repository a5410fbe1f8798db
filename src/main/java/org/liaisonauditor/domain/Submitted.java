package org.liaisonauditor.domain;

/** A record that a unit submitted: it can say which table it belongs to and where it stands. */
public sealed interface Submitted
    permits Unit,
        Member,
        Introduction,
        Group,
        Meeting,
        Attendance,
        Evaluation,
        Classification,
        FollowUp,
        Exchange,
        Reference {

  /** Where the record was found. */
  Source source();

  /** The table of the data contract that the record is a row of. */
  Table table();

  /**
   * The record's key in its table, parts joined by {@code /}; of a table without a key (follow-ups,
   * exchanges) all that tells the record from others.
   */
  String key();
}
