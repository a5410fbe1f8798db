package org.liaisonauditor.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the program's own folders are: rules and report definitions beside the launcher. */
final class Home {

  private static final String HOME = "auditor.home";
  private static final String CACHE = "auditor.cache";

  /** The jar and the classes of a build lie one or two folders below the launcher. */
  private static final int LEVELS_UP = 2;

  private static final String MAIN = "org.liaisonauditor.AuditorApplication";

  private Home() {}

  /** A folder beside the launcher. */
  static Path folder(String name) {
    String home = System.getProperty(HOME);
    if (home != null) {
      return Path.of(home).resolve(name);
    }
    Path here = Path.of("").toAbsolutePath();
    Path jar = codeSource();
    for (int up = 0; up <= LEVELS_UP && jar != null; up++) {
      if (Files.isDirectory(jar.resolve(name))) {
        return jar.resolve(name);
      }
      jar = jar.getParent();
    }
    return here.resolve(name);
  }

  /**
   * Where compiled packs are kept between runs: the system property auditor.cache, else the user's
   * cache folder; null where there is none ("off").
   */
  static Path cache() {
    String set = System.getProperty(CACHE);
    if (set != null) {
      return set.equals("off") ? null : Path.of(set);
    }
    String user = System.getenv("XDG_CACHE_HOME");
    Path base =
        user == null || user.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(user);
    return base.resolve("liaison-auditor").resolve("packs");
  }

  /** How Java starts this program: the options that name its jar, or its classes. */
  static List<String> program() {
    Path code = codeSource();
    return Files.isRegularFile(code)
        ? List.of("-jar", code.toString())
        : List.of("-cp", System.getProperty("java.class.path"), MAIN);
  }

  private static Path codeSource() {
    try {
      String location =
          Home.class.getProtectionDomain().getCodeSource().getLocation().toURI().toString();
      String file =
          location
              .replaceFirst("^jar:(nested:)?", "")
              .replaceFirst("^file:", "")
              .replaceFirst("!.*$", "");
      return Path.of(file).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program can't find itself", e);
    }
  }
}
