package org.liaisonauditor.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.MemoryKieModule;
import org.drools.modelcompiler.CanonicalKieModule;
import org.drools.util.PortablePath;
import org.kie.api.KieServices;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.FactTypes;
import org.liaisonauditor.facts.Findings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps compiled packs, since compiling takes longer than auditing a city. A pack is found again by
 * its content, that of the fact types, and the versions of Drools and Java: whatever could change
 * the compiled classes. Each carries the mark of the user's {@link CacheKey}; what carries none, or
 * can't be read, is compiled again.
 */
final class PackCache {

  private static final Logger LOG = LoggerFactory.getLogger(PackCache.class);
  private static final int KEPT = 20;

  private final Path folder;

  /**
   * A cache in a folder.
   *
   * @param folder where compiled packs are kept; null = nowhere
   */
  PackCache(Path folder) {
    this.folder = folder;
  }

  Optional<InternalKieModule> find(RulePack pack, ReleaseId release) {
    if (folder == null) {
      return Optional.empty();
    }
    Path file = file(pack);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Optional<byte[]> module = unmarked(file);
      if (module.isEmpty()) {
        LOG.warn("{} was not written by this program; the rules are compiled anew", file);
        return Optional.empty();
      }
      KieModuleModel model = KieServices.get().newKieModuleModel();
      model.newKieBaseModel("defaultKieBase").setDefault(true).addPackage("*");
      return Optional.of(
          new CanonicalKieModule(new MemoryKieModule(release, model, unzip(module.get()))));
    } catch (IOException e) {
      LOG.warn("{} can't be read; the rules are compiled anew", file, e);
      return Optional.empty();
    }
  }

  /** The module in a file, read once and for all; nothing where the mark is not the user's. */
  private static Optional<byte[]> unmarked(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    if (content.length <= CacheKey.MARK_BYTES) {
      return Optional.empty();
    }
    byte[] mark = Arrays.copyOf(content, CacheKey.MARK_BYTES);
    byte[] module = Arrays.copyOfRange(content, CacheKey.MARK_BYTES, content.length);
    return CacheKey.ofUser().isMark(mark, file.getFileName().toString(), module)
        ? Optional.of(module)
        : Optional.empty();
  }

  private static MemoryFileSystem unzip(byte[] module) throws IOException {
    MemoryFileSystem files = new MemoryFileSystem();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(module))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.write(PortablePath.of(entry.getName()), zip.readAllBytes());
        }
      }
    }
    return files;
  }

  void keep(RulePack pack, InternalKieModule module) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "part-", ".tmp");
      Path file = file(pack);
      byte[] bytes = module.getBytes();
      try (OutputStream out = Files.newOutputStream(part)) {
        out.write(CacheKey.ofUser().mark(file.getFileName().toString(), bytes));
        out.write(bytes);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forgetOldest();
    } catch (IOException e) {
      LOG.warn(
          "The compiled rules could not be kept in {}; they are compiled anew next time ({})",
          folder,
          e.toString());
    }
  }

  /** Removes a kept pack that can't be used. */
  void forget(RulePack pack, Throwable why) {
    LOG.warn("{} can't be used; the rules are compiled anew", file(pack), why);
    try {
      Files.deleteIfExists(file(pack));
    } catch (IOException e) {
      LOG.warn("The compiled rules in {} can't be removed ({})", folder, e.toString());
    }
  }

  private void forgetOldest() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> oldestFirst =
          files
              .filter(file -> file.getFileName().toString().matches(".*\\.(?:pack|jar)"))
              .sorted((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
              .toList();
      for (Path file : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - KEPT))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path file(RulePack pack) {
    List<String> content = new ArrayList<>(List.of(pack.regulation().code(), pack.hash()));
    content.add(String.valueOf(KieServices.class.getPackage().getImplementationVersion()));
    content.add(Runtime.version().toString());
    for (Class<? extends Fact> type : FactTypes.ALL) {
      content.add(bytes(type));
    }
    content.add(bytes(Fact.class));
    content.add(bytes(Findings.class));
    return folder.resolve(Hashes.of(content) + ".pack");
  }

  private static String bytes(Class<?> type) {
    try (InputStream stream = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return HexFormat.of().formatHex(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own classes can't be read", e);
    }
  }
}
