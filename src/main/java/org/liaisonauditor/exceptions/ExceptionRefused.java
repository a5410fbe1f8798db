package org.liaisonauditor.exceptions;

import java.util.List;
import org.liaisonauditor.domain.Refused;

/** An exception can't be proposed, approved or withdrawn. */
public final class ExceptionRefused extends Refused {

  private static final long serialVersionUID = 1L;

  ExceptionRefused(List<String> reasons) {
    super(reasons);
  }
}
