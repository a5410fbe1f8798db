package org.liaisonauditor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFoldersTest {

  private static final int RUNS = 4;
  private static final int FILES = 30;

  @TempDir private Path folder;

  @RepeatedTest(5)
  void runs_that_begin_at_once_all_find_the_whole_bundle() throws Exception {
    Path pack = Files.createDirectories(folder.resolve("pack"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(pack.resolve("rule" + i), "content " + i);
    }
    Bundles bundles = new Bundles(new Database(TestDatabase.H2.create()));
    String hash = bundles.keep(pack);
    BundleFolders folders = new BundleFolders(folder.resolve("bundles"), bundles);
    CyclicBarrier start = new CyclicBarrier(RUNS);
    Callable<Integer> run =
        () -> {
          start.await();
          try (Stream<Path> files = Files.list(folders.folder(hash, "pack"))) {
            return files.toList().size();
          }
        };

    try (ExecutorService threads = Executors.newFixedThreadPool(RUNS)) {
      List<Future<Integer>> found = threads.invokeAll(Collections.nCopies(RUNS, run));
      for (Future<Integer> files : found) {
        assertThat(files.get()).isEqualTo(FILES);
      }
    }
    try (Stream<Path> left = Files.list(folder.resolve("bundles").resolve(hash))) {
      assertThat(left.toList()).hasSize(1);
    }
  }

  @Test
  void a_file_that_was_changed_or_added_is_put_back_as_it_was() throws Exception {
    Path pack = Files.createDirectories(folder.resolve("pack"));
    Files.writeString(pack.resolve("rule"), "content");
    Bundles bundles = new Bundles(new Database(TestDatabase.H2.create()));
    String hash = bundles.keep(pack);
    BundleFolders folders = new BundleFolders(folder.resolve("bundles"), bundles);
    Path there = folders.folder(hash, "pack");
    Files.writeString(there.resolve("rule"), "something else");
    Files.writeString(there.resolve("another"), "more");

    assertThat(folders.folder(hash, "pack")).isEqualTo(there);

    assertThat(there.resolve("rule")).hasContent("content");
    assertThat(there.resolve("another")).doesNotExist();
  }
}
