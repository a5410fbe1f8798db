package org.liaisonauditor.domain;

/**
 * Kinds of party organization: Thành ủy, Đảng ủy phường, Chi bộ nơi cư trú, Tổ chức đảng nơi công
 * tác.
 */
public enum UnitKind {
  CITY,
  WARD,
  RESIDENCE_BRANCH,
  WORKPLACE
}
