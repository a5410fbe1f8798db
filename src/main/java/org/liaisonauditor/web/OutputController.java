package org.liaisonauditor.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.runs.RunRecords;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Gives out the files that a run has written: those of its record, by their recorded paths. */
@Controller
@ConditionalOnBooleanProperty("auditor.server")
final class OutputController {

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "pdf",
          MediaType.APPLICATION_PDF,
          "xlsx",
          MediaType.parseMediaType(
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          "csv",
          new MediaType("text", "csv", StandardCharsets.UTF_8),
          "json",
          MediaType.APPLICATION_JSON);

  private final RunRecords records;
  private final RunFolders folders;

  OutputController(RunRecords records, RunFolders folders) {
    this.records = records;
    this.folders = folders;
  }

  /** A file of a run; the PDF is shown by the browser, all else is saved. */
  @GetMapping("/runs/{run:\\d{1,18}}/{*path}")
  ResponseEntity<Resource> output(@PathVariable long run, @PathVariable String path)
      throws IOException {
    Run.Output output =
        records.outputs(run).stream()
            .filter(one -> path.equals("/" + one.path()))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Path file = folders.of(run).resolve(output.path());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || !AuditOutputs.sha256(file).equals(output.sha256())) {
      // What stands there now is not what the run wrote.
      throw new ResponseStatusException(HttpStatus.GONE);
    }
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    ContentDisposition disposition =
        (ending.equals("pdf") ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename("run-" + run + "-" + name, StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(TYPES.getOrDefault(ending, MediaType.APPLICATION_OCTET_STREAM))
        .contentLength(output.bytes())
        .body(new FileSystemResource(file));
  }
}
