package org.liaisonauditor.reports;

import java.nio.file.Path;
import org.liaisonauditor.domain.Language;

/** The outputs of a made-up audit, for tests of what is done with them. */
public final class SampleReport {

  private SampleReport() {}

  public static void write(Path folder, Language language) throws Exception {
    SampleAudit audit = SampleAudit.of(3, 4, 5, 60);
    new AuditOutputs(ReportDefinition.load(Path.of("reports")), language, "0.1.0")
        .write(audit.result(), audit.input(), folder);
  }
}
