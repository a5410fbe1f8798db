package org.liaisonauditor.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.security.auth.login.LoginException;

/**
 * A private key with the certificate of who holds it.
 *
 * @param key the key; one of a token never leaves it
 * @param chain the certificate, then those that vouch for it
 * @param provider who can use the key; null for the JDK itself
 */
public record SigningKey(PrivateKey key, List<X509Certificate> chain, Provider provider) {

  /** The name of who signs, as the certificate says it. */
  public String holder() {
    return Certificates.name(certificate());
  }

  /** The certificate of who signs. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /**
   * A key from a PKCS#12 file ({@code .p12}, {@code .pfx}).
   *
   * @param alias name of the key in the file; null when it holds just one
   * @throws SigningRefused for a wrong password, a file of another kind, no key or several
   */
  public static SigningKey ofFile(Path file, char[] password, String alias)
      throws IOException, SigningRefused {
    if (!Files.isRegularFile(file)) {
      throw new SigningRefused("There is no key file " + file + ".");
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      return of(store, password, alias, file.toString(), null);
    } catch (IOException unreadable) {
      if (unreadable.getCause() instanceof UnrecoverableKeyException) {
        throw new SigningRefused("The password of " + file + " is wrong.");
      }
      throw new SigningRefused(
          file
              + " can't be read as a PKCS#12 file ("
              + unreadable.getMessage()
              + "); name a .p12 or .pfx file.");
    } catch (GeneralSecurityException failed) {
      throw new SigningRefused("The key of " + file + " can't be used: " + failed.getMessage());
    }
  }

  /**
   * A key of a PKCS#11 token.
   *
   * @param library the token's driver, such as /usr/lib/softhsm/libsofthsm2.so
   * @param slot number of the slot's place in the driver's list, from 0
   * @param alias label of the key; null when the token holds just one
   * @throws SigningRefused for a wrong PIN, no such token, no key or several
   */
  public static SigningKey ofToken(Path library, int slot, char[] pin, String alias)
      throws IOException, SigningRefused {
    if (!Files.isRegularFile(library)) {
      throw new SigningRefused("There is no driver of a token " + library + ".");
    }
    String named = "the token in place " + slot + " of " + library;
    try {
      String settings =
          "--name=auditor-%d\nlibrary=%s\nslotListIndex=%d\n"
              .formatted(slot, library.toRealPath(), slot);
      Provider provider = Security.getProvider("SunPKCS11").configure(settings);
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      return of(store, pin, alias, named, provider);
    } catch (IOException refused) {
      if (wrongPin(refused)) {
        throw new SigningRefused("The PIN of " + named + " is wrong.");
      }
      throw new SigningRefused(named + " can't be read: " + refused.getMessage());
    } catch (GeneralSecurityException | ProviderException | InvalidParameterException failed) {
      String why = failed.getCause() == null ? failed.getMessage() : failed.getCause().getMessage();
      throw new SigningRefused(
          named + " can't be used: " + why + "; is it plugged in, and the slot right?");
    }
  }

  private static boolean wrongPin(Throwable refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof LoginException || String.valueOf(cause.getMessage()).contains("PIN_")) {
        return true;
      }
    }
    return false;
  }

  private static SigningKey of(
      KeyStore store, char[] password, String alias, String named, Provider provider)
      throws GeneralSecurityException, SigningRefused {
    List<String> keys = new ArrayList<>();
    for (String one : Collections.list(store.aliases())) {
      if (store.isKeyEntry(one)) {
        keys.add(one);
      }
    }
    Collections.sort(keys);
    if (keys.isEmpty()) {
      throw new SigningRefused(named + " holds no private key with a certificate.");
    }
    if (alias == null && keys.size() > 1) {
      throw new SigningRefused(
          named + " holds several keys; choose one with --alias: " + String.join(", ", keys));
    }
    String chosen = alias == null ? keys.getFirst() : alias;
    if (!store.isKeyEntry(chosen)) {
      throw new SigningRefused(
          named + " holds no key '" + chosen + "'; it has: " + String.join(", ", keys));
    }
    List<X509Certificate> chain = new ArrayList<>();
    Certificate[] certificates = store.getCertificateChain(chosen);
    for (Certificate one : certificates == null ? new Certificate[0] : certificates) {
      chain.add((X509Certificate) one);
    }
    if (chain.isEmpty() || !(store.getKey(chosen, password) instanceof PrivateKey key)) {
      throw new SigningRefused(
          "The key '" + chosen + "' of " + named + " is no private key with a certificate.");
    }
    return new SigningKey(key, List.copyOf(chain), provider);
  }
}
