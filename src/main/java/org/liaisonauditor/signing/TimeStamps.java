package org.liaisonauditor.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** An authority that vouches for the time of a signature (RFC 3161). */
record TimeStamps(URI authority) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** There is no stamp to be had from the authority; the message says why, and what to do. */
  static final class NoStamp extends IOException {

    private static final long serialVersionUID = 1;

    NoStamp(URI authority, String why, Exception cause) {
      super(
          "The authority of time "
              + authority
              + " "
              + why
              + ". Try again later, or sign without its stamp (leave out --tsa).",
          cause);
    }
  }

  /**
   * The signature with the authority's stamp on it.
   *
   * @throws NoStamp where the authority gives none, or a wrong one
   */
  CMSSignedData added(CMSSignedData signed) throws IOException {
    SignerInformation signer = signed.getSignerInfos().getSigners().iterator().next();
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(signer.getSignature());
      TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
      generator.setCertReq(true);
      TimeStampRequest request =
          generator.generate(TSPAlgorithms.SHA256, hash, new BigInteger(64, new SecureRandom()));
      TimeStampResponse response = new TimeStampResponse(ask(request.getEncoded()));
      response.validate(request);
      if (response.getTimeStampToken() == null) {
        throw new NoStamp(authority, "refused: " + response.getStatusString(), null);
      }
      Attribute stamp =
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
              new DERSet(ASN1Primitive.fromByteArray(response.getTimeStampToken().getEncoded())));
      SignerInformation stamped =
          SignerInformation.replaceUnsignedAttributes(
              signer, new AttributeTable(new DERSet(stamp)));
      return CMSSignedData.replaceSigners(signed, new SignerInformationStore(List.of(stamped)));
    } catch (TSPException | NoSuchAlgorithmException wrong) {
      throw new NoStamp(authority, "gave a wrong answer: " + wrong.getMessage(), wrong);
    }
  }

  private byte[] ask(byte[] request) throws IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(authority)
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/timestamp-query")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new NoStamp(authority, "answered " + response.statusCode(), null);
      }
      return response.body();
    } catch (HttpTimeoutException silent) {
      throw new NoStamp(
          authority, "did not answer within " + PATIENCE.toSeconds() + " seconds", silent);
    } catch (ConnectException away) {
      throw new NoStamp(authority, "can't be reached", away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for the authority of time", stopped);
    }
  }
}
