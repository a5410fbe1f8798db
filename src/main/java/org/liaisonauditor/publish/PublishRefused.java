package org.liaisonauditor.publish;

import java.util.List;
import org.liaisonauditor.domain.Refused;

/** A draft can't be published. */
public final class PublishRefused extends Refused {

  private static final long serialVersionUID = 1L;

  PublishRefused(List<String> reasons) {
    super(reasons);
  }
}
