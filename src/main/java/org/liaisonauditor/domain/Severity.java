package org.liaisonauditor.domain;

/** How much a gap matters; from most to least. */
public enum Severity {
  HIGH(new Text("Cao", "High")),
  MEDIUM(new Text("Trung bình", "Medium")),
  LOW(new Text("Thấp", "Low"));

  private final Text title;

  Severity(Text title) {
    this.title = title;
  }

  /** What people read. */
  public Text title() {
    return title;
  }
}
