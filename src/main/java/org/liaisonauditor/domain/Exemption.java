package org.liaisonauditor.domain;

/** From what a member is exempt (Guidance 33-HD/BTCTW of 2020-10-30). */
public enum Exemption {
  NONE,
  /** Introduced, but exempt from residence activity (33-HD, 1.1). */
  MEETINGS,
  /** Exempt from introduction (33-HD, 1.2). */
  INTRODUCTION
}
