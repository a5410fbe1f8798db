package org.liaisonauditor.history;

/**
 * A head of the history that somebody has kept.
 *
 * @param head what they have seen
 * @param where it stands, in words: a file, a report by its number …
 */
public record SeenHead(Head head, String where) {}
