package org.liaisonauditor.signing;

import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** What certificates say of their holders. */
final class Certificates {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private Certificates() {}

  /** The common name of the holder; the whole name where there is none. */
  static String name(X509Certificate certificate) {
    String whole = certificate.getSubjectX500Principal().getName();
    try {
      for (Rdn part : new LdapName(whole).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return part.getValue().toString();
        }
      }
      return whole;
    } catch (InvalidNameException odd) {
      return whole;
    }
  }

  /** Whether it may sign documents; one that doesn't say what it is for may. */
  static boolean maySign(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
  }
}
