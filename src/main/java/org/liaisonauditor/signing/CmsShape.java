package org.liaisonauditor.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerId;

/**
 * What of a CMS signature no hash covers: it must be just what the format asks for (RFC 5652), so
 * that no byte can be changed unseen.
 */
final class CmsShape {

  private CmsShape() {}

  /**
   * What is odd about it; null when nothing is.
   *
   * @param der its bytes
   * @param content what it must say that it signs
   * @param unsigned which attributes may stand outside of what is signed
   */
  static String oddity(byte[] der, ASN1ObjectIdentifier content, Set<ASN1ObjectIdentifier> unsigned)
      throws IOException {
    ContentInfo info = ContentInfo.getInstance(der);
    if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
      return "it says of itself that it is something else (" + info.getContentType() + ")";
    }
    if (!Arrays.equals(der, info.getEncoded())) {
      return "it isn't written as the format demands";
    }
    SignedData data = SignedData.getInstance(info.getContent());
    if (!content.equals(data.getEncapContentInfo().getContentType())) {
      return "it says that it signs something else ("
          + data.getEncapContentInfo().getContentType()
          + ")";
    }
    if (data.getSignerInfos().size() != 1) {
      return "it is by " + data.getSignerInfos().size() + " signers instead of one";
    }
    SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    boolean byKey = signer.getSID().isTagged();
    boolean plain = CMSObjectIdentifiers.data.equals(content);
    if (!signer.getVersion().hasValue(BigInteger.valueOf(byKey ? 3 : 1))
        || !data.getVersion().hasValue(BigInteger.valueOf(byKey || !plain ? 3 : 1))) {
      return "its version is not the one that the format asks for";
    }
    if (data.getDigestAlgorithms().size() != 1
        || !same(data.getDigestAlgorithms().getObjectAt(0), signer.getDigestAlgorithm())) {
      return "it names another hash than the one that was signed with";
    }
    if (signer.getUnauthenticatedAttributes() != null) {
      for (ASN1Encodable one : signer.getUnauthenticatedAttributes()) {
        ASN1ObjectIdentifier kind = Attribute.getInstance(one).getAttrType();
        if (!unsigned.contains(kind)) {
          return "it carries something that nobody signed (" + kind + ")";
        }
      }
    }
    return null;
  }

  private static boolean same(ASN1Encodable one, AlgorithmIdentifier other) {
    AlgorithmIdentifier named = AlgorithmIdentifier.getInstance(one);
    return named.getAlgorithm().equals(other.getAlgorithm())
        && bare(named.getParameters())
        && bare(other.getParameters());
  }

  private static boolean bare(ASN1Encodable parameters) {
    return parameters == null || DERNull.INSTANCE.equals(parameters);
  }

  /** Whether a signer names a certificate to the letter; programs take names alike for the same. */
  static boolean names(SignerId signer, X509CertificateHolder certificate) throws IOException {
    return signer.getIssuer() == null
        || Arrays.equals(signer.getIssuer().getEncoded(), certificate.getIssuer().getEncoded());
  }

  /**
   * Whether certificates that came along are what was issued; whose issuer is not there, passes.
   */
  static boolean issued(List<X509Certificate> certificates) {
    return certificates.stream()
        .allMatch(
            one -> {
              List<X509Certificate> issuers =
                  certificates.stream()
                      .filter(
                          other ->
                              other.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
                      .toList();
              return issuers.isEmpty() || issuers.stream().anyMatch(by -> isBy(one, by));
            });
  }

  private static boolean isBy(X509Certificate one, X509Certificate issuer) {
    try {
      one.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException changed) {
      return false;
    }
  }
}
