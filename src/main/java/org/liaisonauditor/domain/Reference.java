package org.liaisonauditor.domain;

/** A record named by table, key and place, where what it says is not at hand. */
public record Reference(Table table, String key, Source source) implements Submitted {}
