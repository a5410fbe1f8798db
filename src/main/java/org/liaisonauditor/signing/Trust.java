package org.liaisonauditor.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom the user trusts to say who is who. Without anybody trust isn't judged. Revocation is never
 * looked up.
 */
public final class Trust {

  private final Set<TrustAnchor> anchors;

  private Trust(Set<TrustAnchor> anchors) {
    this.anchors = anchors;
  }

  /** Nobody is trusted, nobody distrusted. */
  public static Trust notJudged() {
    return new Trust(Set.of());
  }

  /**
   * The certificates of a file: PEM or DER, or a PKCS#12 file whose certificates can be read
   * without its password.
   *
   * @throws SigningRefused when the file is missing or holds no certificate
   */
  public static Trust in(Path file) throws IOException, SigningRefused {
    if (!Files.isRegularFile(file)) {
      throw new SigningRefused("There is no file " + file + " of trusted certificates.");
    }
    List<X509Certificate> found = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      if (file.toString().matches("(?i).*\\.(p12|pfx)")) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, null);
        for (String alias : Collections.list(store.aliases())) {
          found.add((X509Certificate) store.getCertificate(alias));
        }
      } else {
        CertificateFactory.getInstance("X.509")
            .generateCertificates(in)
            .forEach(one -> found.add((X509Certificate) one));
      }
    } catch (GeneralSecurityException unreadable) {
      throw new SigningRefused(file + " can't be read as certificates: " + unreadable.getMessage());
    }
    if (found.isEmpty()) {
      throw new SigningRefused(
          file + " holds no certificate that can be read without a password; name a PEM file.");
    }
    Set<TrustAnchor> anchors = new HashSet<>();
    found.forEach(one -> anchors.add(new TrustAnchor(one, null)));
    return new Trust(anchors);
  }

  /** Says who signed, whether the certificate was valid, and whether somebody trusted says so. */
  void judge(SignatureCheck signature, Instant now, Path file, List<Check> checks) {
    X509Certificate certificate = signature.certificate();
    String where = signature.field();
    boolean stamped = signature.stampedAt() != null && stampTrusted(signature, file, checks);
    Instant at = stamped ? signature.stampedAt() : signature.at();
    checks.add(
        new Check(
            file,
            where,
            Check.State.NOTE,
            "The certificate names "
                + certificate.getSubjectX500Principal().getName()
                + ", by "
                + certificate.getIssuerX500Principal().getName()
                + ", serial number "
                + certificate.getSerialNumber().toString(16)
                + (!stamped
                    ? "; the time " + signature.at() + " is what the signer says."
                    : "; the time " + at + " is stamped by an authority.")));
    validity(certificate, at, now, file, where, checks);
    if (!Certificates.maySign(certificate)) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              "The certificate is not for signing documents (key usage); ask who signed."));
    }
    if (anchors.isEmpty()) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.NOTE,
              "Whether the certificate can be trusted was not judged: name those you trust with"
                  + " --trust."));
      return;
    }
    try {
      path(certificate, signature.others(), at == null ? now : at);
      checks.add(
          new Check(file, where, Check.State.GOOD, "Somebody you trust vouches for who signed."));
    } catch (CertPathBuilderException none) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              "Nobody you trust vouches for "
                  + Certificates.name(certificate)
                  + " ("
                  + none.getMessage()
                  + "); don't rely on the name."));
    } catch (GeneralSecurityException odd) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              "Whether the certificate can be trusted can't be judged: " + odd.getMessage()));
    }
  }

  /** A stamp of time counts by whom the user trusts; where nobody is named, as it is. */
  private boolean stampTrusted(SignatureCheck signature, Path file, List<Check> checks) {
    if (anchors.isEmpty()) {
      return true;
    }
    X509Certificate authority = signature.stampedBy().getFirst();
    try {
      path(authority, signature.stampedBy(), signature.stampedAt());
      return true;
    } catch (GeneralSecurityException none) {
      checks.add(
          new Check(
              file,
              signature.field(),
              Check.State.NOTE,
              "Nobody you trust vouches for the authority of time "
                  + Certificates.name(authority)
                  + " ("
                  + none.getMessage()
                  + "), so its stamp does not count; name it with --trust if you trust it."));
      return false;
    }
  }

  private static void validity(
      X509Certificate certificate,
      Instant at,
      Instant now,
      Path file,
      String where,
      List<Check> checks) {
    String span =
        "valid from "
            + certificate.getNotBefore().toInstant()
            + " to "
            + certificate.getNotAfter().toInstant();
    if (at == null) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              "The signature doesn't say when it was made; the certificate is " + span + "."));
    } else if (!valid(certificate, at)) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              "The certificate was expired, or not valid yet, when it signed at "
                  + at
                  + ": it is "
                  + span
                  + ". Ask for a signature with a valid one."));
    } else if (at.isAfter(now)) {
      checks.add(
          new Check(
              file,
              where,
              Check.State.FAULT,
              "The signature says it was made at " + at + ", which is to come; it is now " + now));
    } else {
      checks.add(
          new Check(
              file,
              where,
              valid(certificate, now) ? Check.State.GOOD : Check.State.NOTE,
              "The certificate was valid when it signed at "
                  + at
                  + (valid(certificate, now) ? ", and is so now." : "; now it is not: " + span)));
    }
  }

  private static boolean valid(X509Certificate certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  private void path(X509Certificate certificate, List<X509Certificate> others, Instant at)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(certificate);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    List<X509Certificate> all = new ArrayList<>(others);
    all.add(certificate);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
    CertPathBuilder.getInstance("PKIX").build(parameters);
  }
}
