package dev.mingce.audit.review;

import dev.mingce.audit.alert.Alert;
import dev.mingce.audit.digest.SourceState;
import dev.mingce.audit.report.CompletenessReport;
import dev.mingce.audit.report.ReportFinding;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a security report says.
 *
 * @param entries how many entries those have who are listed
 * @param accessByRole what the holders of each role did; whoever has two roles counts in both
 * @param access what everybody did, those with most entries first, at most 1,000
 * @param moreAccess whether there were more
 * @param anomalies alerts that were raised within the time, at most 1,000
 * @param moreAnomalies whether there were more
 * @param unreviewedAnomalies how many of them nobody has looked at
 * @param missingVersions versions of customers that have no entry
 * @param sources how far what each source sent is known to be there
 */
@Schema(name = "SecurityReportContent")
public record SecurityReportContent(
    Instant from,
    Instant to,
    Instant madeAt,
    @Schema(examples = "120345") long entries,
    List<RoleAccess> accessByRole,
    List<ReportFinding> access,
    boolean moreAccess,
    List<Alert> anomalies,
    boolean moreAnomalies,
    @Schema(examples = "1") long unreviewedAnomalies,
    Grants grants,
    Integrity integrity,
    List<CompletenessReport.Missing> missingVersions,
    List<SourceState> sources) {
  public SecurityReportContent {
    accessByRole = List.copyOf(accessByRole);
    access = List.copyOf(access);
    anomalies = List.copyOf(anomalies);
    missingVersions = List.copyOf(missingVersions);
    sources = List.copyOf(sources);
  }

  /**
   * What the holders of a role did.
   *
   * @param role its name; {@code not recorded} for those whose entries name none
   */
  @Schema(name = "SecurityReportRole")
  public record RoleAccess(
      @Schema(examples = "agent") String role,
      @Schema(examples = "12") long actors,
      @Schema(examples = "90211") long entries,
      @Schema(examples = "1830") long reveals,
      @Schema(examples = "0") long exports,
      @Schema(examples = "14") long denied) {}

  /**
   * Grants of access that nobody has reviewed.
   *
   * @param available whether there is any data about grants
   * @param statement what can be said
   */
  @Schema(name = "SecurityReportGrants")
  public record Grants(boolean available, String statement) {}

  /**
   * What came of checking the whole stored log, from the first entry.
   *
   * @param treeSize how many entries the checkpoint covers that was checked against
   * @param root its root hash, base64
   * @param checkpoint the signed note
   * @param fault the first fault with its position; absent where there is none
   * @param steps what was checked
   */
  @Schema(name = "SecurityReportIntegrity")
  public record Integrity(
      boolean intact,
      @Schema(examples = "4711") long treeSize,
      String root,
      String checkpoint,
      @Nullable String fault,
      List<String> steps) {
    public Integrity {
      steps = List.copyOf(steps);
    }
  }
}
