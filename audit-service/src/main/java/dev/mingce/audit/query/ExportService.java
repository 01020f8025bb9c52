package dev.mingce.audit.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.OwnReadsService;
import dev.mingce.audit.log.StoredCheckpoint;
import dev.mingce.audit.log.Target;
import dev.mingce.audit.proof.ProofService;
import dev.mingce.events.EventType;
import dev.mingce.events.Topics;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs entries with their proofs, so that the archive can be checked without this service. */
@ApplicationScoped
public class ExportService {
  /** The most entries of one archive, oldest first. */
  static final int MOST = 50_000;

  private static final String README =
      """
      Entries of an audit log, with what proves them.

      entries.ndjson  leafIndex, entry (base64 of the exact bytes) and hashes (RFC 6962 audit path, base64)
      entries.csv     the same entries as a table
      ocsf.ndjson     the same entries as events of the Open Cybersecurity Schema Framework
      checkpoint      the signed state of the log (C2SP tlog-checkpoint) that every path leads to
      vkey            the key that it is signed with, as the log says; use the one you were given
      export.json     how many entries, and whether there are more that match

      java -jar audit-verifier.jar verify THIS.zip --key VKEY
      """;

  private static final Set<String> CHANGES =
      Arrays.stream(EventType.values())
          .filter(type -> type.topic().equals(Topics.CUSTOMER_CHANGES))
          .map(type -> type.typeName().replaceFirst("\\.v[0-9]+$", ""))
          .collect(Collectors.toUnmodifiableSet());

  private final EntriesService entries;
  private final ProofService proofs;
  private final OwnReadsService reads;

  ExportService(EntriesService entries, ProofService proofs, OwnReadsService reads) {
    this.entries = entries;
    this.proofs = proofs;
    this.reads = reads;
  }

  /** An archive that is written while it is read. */
  @FunctionalInterface
  public interface Archive {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Exports what matches and is covered by the newest checkpoint. Recorded before it begins. */
  public Archive export(Caller caller, EntryParameters parameters) {
    StoredCheckpoint checkpoint = proofs.newest();
    List<EntriesService.Stored> found = entries.oldest(parameters, checkpoint.size(), MOST + 1);
    boolean more = found.size() > MOST;
    List<EntriesService.Stored> exported = more ? found.subList(0, MOST) : found;
    ObjectNode details =
        JsonNodeFactory.instance.objectNode().put("count", exported.size()).put("more", more);
    entries.filters(parameters).forEach(details.putArray("filters")::add);
    reads.record(
        caller,
        "audit.export",
        Outcome.DONE,
        new Target(Target.AUDIT_LOG, null, null, null),
        details);
    return out -> write(out, checkpoint, exported, details);
  }

  private void write(
      OutputStream out,
      StoredCheckpoint checkpoint,
      List<EntriesService.Stored> exported,
      ObjectNode details)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      file(zip, "README.txt", README);
      file(zip, "checkpoint", checkpoint.note());
      file(zip, "vkey", proofs.verifierKey() + "\n");
      file(zip, "export.json", details + "\n");
      zip.putNextEntry(new ZipEntry("entries.ndjson"));
      for (EntriesService.Stored entry : exported) {
        text(
            zip,
            ExportFormats.proof(
                entry.leafIndex(),
                Base64.getEncoder().encodeToString(entry.bytes()),
                proofs.path(entry.leafIndex(), entry.bytes(), checkpoint)));
      }
      zip.putNextEntry(new ZipEntry("entries.csv"));
      text(zip, ExportFormats.CSV_HEADER);
      for (EntriesService.Stored entry : exported) {
        text(zip, ExportFormats.csv(content(entry)));
      }
      zip.putNextEntry(new ZipEntry("ocsf.ndjson"));
      for (EntriesService.Stored entry : exported) {
        AuditEntry content = content(entry);
        text(zip, ExportFormats.ocsf(content, CHANGES.contains(content.action())));
      }
    }
  }

  private static AuditEntry content(EntriesService.Stored entry) {
    return EntriesService.content(entry.leafIndex(), entry.bytes());
  }

  private static void file(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    text(zip, text);
  }

  private static void text(ZipOutputStream zip, String text) throws IOException {
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
