package org.liaisonauditor;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product's one entry: server and command line. */
@SpringBootApplication
public class AuditorApplication {

  public static void main(String[] arguments) {
    System.exit(0);
  }
}
