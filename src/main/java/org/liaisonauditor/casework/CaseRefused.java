package org.liaisonauditor.casework;

import java.util.List;
import org.liaisonauditor.domain.Refused;

/** Steps can't be taken; each reason names the finding and its state. None of them was taken. */
public final class CaseRefused extends Refused {

  private static final long serialVersionUID = 1L;

  CaseRefused(List<String> reasons) {
    super(reasons);
  }
}
