package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieServices;
import org.kie.api.builder.ReleaseId;

/** Packs kept on disk: taken when they are ours and harmless, else made anew. */
class KeptPacksTest {

  @TempDir private Path folder;
  private RulePack pack;
  private Path cache;

  @BeforeEach
  void readPack() throws Exception {
    pack = RulePacks.read(TrialPack.in(folder));
    cache = folder.resolve("cache");
  }

  @Test
  void a_kept_pack_is_taken_as_it_is() throws Exception {
    CompiledPack.of(pack, cache);
    byte[] kept = Files.readAllBytes(file());
    // Walls that stop nothing still stand; what is compiled anew would be written anew.
    Files.setLastModifiedTime(file(), java.nio.file.attribute.FileTime.fromMillis(1_000));

    CompiledPack.of(pack, cache);

    assertThat(Files.getLastModifiedTime(file()).toMillis()).isEqualTo(1_000);
    assertThat(file()).hasBinaryContent(kept);
  }

  @Test
  void a_kept_pack_with_one_byte_changed_is_not_run() throws Exception {
    CompiledPack.of(pack, cache);
    byte[] changed = Files.readAllBytes(file());
    changed[changed.length / 2] ^= 1;
    Files.write(file(), changed);

    CompiledPack.of(pack, cache);

    assertThat(Files.readAllBytes(file())).isNotEqualTo(changed);
  }

  @Test
  void a_sound_pack_with_a_mark_of_somebody_else_is_not_run() throws Exception {
    CompiledPack.of(pack, cache);
    byte[] kept = Files.readAllBytes(file());
    byte[] module = Arrays.copyOfRange(kept, CacheKey.MARK_BYTES, kept.length);
    byte[] mark =
        CacheKey.in(folder.resolve("other key")).mark(file().getFileName().toString(), module);
    System.arraycopy(mark, 0, kept, 0, mark.length);
    Files.write(file(), kept);

    CompiledPack.of(pack, cache);

    assertThat(Arrays.copyOf(Files.readAllBytes(file()), mark.length)).isNotEqualTo(mark);
  }

  @Test
  void a_pack_kept_under_the_name_of_another_is_not_run() throws Exception {
    CompiledPack.of(pack, cache);
    byte[] module = Files.readAllBytes(file());
    CacheKey key = CacheKey.in(folder.resolve("key"));
    byte[] mark = key.mark("a.pack", module);

    assertThat(key.isMark(mark, "a.pack", module)).isTrue();
    assertThat(key.isMark(mark, "b.pack", module)).isFalse();
    assertThat(CacheKey.in(folder.resolve("other key")).isMark(mark, "a.pack", module)).isFalse();
  }

  @Test
  void hostile_classes_are_not_run_even_with_the_right_mark() throws Exception {
    new PackCache(cache).keep(pack, hostileModule());
    byte[] hostile = Files.readAllBytes(file());

    CompiledPack.of(pack, cache);

    assertThat(Files.readAllBytes(file())).isNotEqualTo(hostile);
  }

  @Test
  void only_the_user_can_read_the_key() throws Exception {
    Path file = folder.resolve("config/cache.key");
    CacheKey.in(file);

    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(
              java.nio.file.attribute.PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private InternalKieModule hostileModule() throws Exception {
    String drl = Files.readString(TrialPack.RESOURCES.resolve("hostile/exit.drl"));
    RulePack hostile = RulePacks.read(TrialPack.in(folder.resolve("hostile"), drl));
    ReleaseId release =
        KieServices.get().newReleaseId("rules", pack.regulation().code(), hostile.hash());
    return PackCompiler.compile(hostile, release, Set.of());
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
  }
}
