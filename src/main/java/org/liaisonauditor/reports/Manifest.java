package org.liaisonauditor.reports;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.SubmittedFile;

/** What went into an audit and what came out, with hashes: {@code manifest.json}. */
final class Manifest {

  static final String NAME = "manifest.json";

  private Manifest() {}

  /** Writes the manifest of all that stands in the folder, however deep. */
  static void write(
      AuditResult result,
      Lives lives,
      Accepted accepted,
      InputSummary input,
      Wording wording,
      String version,
      Path folder)
      throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(NAME)), 1 << 16)) {
      write(result, lives, accepted, input, wording, version, outputs(folder), out);
    }
  }

  /**
   * The manifest that a report carries: as the folder's, but of these outputs only. The folder's
   * own can't be in the report, since it holds the report's hash.
   *
   * @param files names of outputs that are written already
   */
  static byte[] attached(
      AuditResult result,
      Lives lives,
      Accepted accepted,
      InputSummary input,
      Wording wording,
      String version,
      Path folder,
      List<String> files)
      throws IOException {
    Map<String, String> outputs = new TreeMap<>(CodePoints.ORDER);
    for (String file : files) {
      outputs.put(file, AuditIdentity.sha256(folder.resolve(file)));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(result, lives, accepted, input, wording, version, outputs, out);
    return out.toByteArray();
  }

  private static void write(
      AuditResult result,
      Lives lives,
      Accepted accepted,
      InputSummary input,
      Wording wording,
      String version,
      Map<String, String> outputs,
      OutputStream out)
      throws IOException {
    Map<String, String> inputs = new TreeMap<>(CodePoints.ORDER);
    for (SubmittedFile file : input.files()) {
      inputs.put(file.path(), file.sha256());
    }
    JsonFile.write(
        out,
        2,
        json -> {
          json.writeStartObject();
          JsonFile.audit(json, result, wording.language(), version);
          LivesJson.ruleCounts(json, result);
          if (lives != null && lives.before() != null) {
            new LivesJson(lives, json).comparedWith();
          }
          new AcceptedJson(accepted, json).counts();
          if (!accepted.isEmpty()) {
            json.writeStringProperty(
                "exceptions_sha256",
                HexFormat.of().formatHex(AuditIdentity.of(AuditIdentity.exceptions(accepted))));
          }
          json.writeObjectPropertyStart("report_definitions");
          wording.definition().hashes().forEach(json::writeStringProperty);
          json.writeEndObject();
          json.writeObjectPropertyStart("inputs");
          inputs.forEach(json::writeStringProperty);
          json.writeEndObject();
          json.writeObjectPropertyStart("outputs");
          outputs.forEach(json::writeStringProperty);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static Map<String, String> outputs(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    Map<String, String> outputs = new TreeMap<>(CodePoints.ORDER);
    for (Path file : files) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      if (!path.equals(NAME)) {
        outputs.put(path, AuditIdentity.sha256(file));
      }
    }
    return outputs;
  }
}
