package dev.mingce.audit.review;

import dev.mingce.audit.alert.Alert;
import dev.mingce.audit.alert.AlertService;
import dev.mingce.audit.digest.DigestService;
import dev.mingce.audit.report.ReportFinding;
import dev.mingce.audit.report.ReportService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what a security report says. Holds no transaction: checking the log takes its time. */
@ApplicationScoped
class SecurityReportMaker {
  static final String NO_ROLE = "not recorded";

  private static final int MOST = 1_000;
  private static final SecurityReportContent.Grants NO_GRANTS =
      new SecurityReportContent.Grants(
          false,
          "Access grants and their reviews are not kept by this version: there is nothing to list,"
              + " and nothing is claimed.");

  private final ReportService reports;
  private final AlertService alerts;
  private final DigestService digests;
  private final StoredLog log;

  SecurityReportMaker(
      ReportService reports, AlertService alerts, DigestService digests, StoredLog log) {
    this.reports = reports;
    this.alerts = alerts;
    this.digests = digests;
    this.log = log;
  }

  SecurityReportContent make(Instant from, Instant to) throws IOException {
    List<ReportFinding> access = reports.access(from, to);
    List<ReportFinding> listed = access.subList(0, Math.min(MOST, access.size()));
    List<Alert> raised = alerts.raised(from, to, MOST + 1);
    List<Alert> anomalies = raised.subList(0, Math.min(MOST, raised.size()));
    return new SecurityReportContent(
        from,
        to,
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        listed.stream().mapToLong(ReportFinding::entries).sum(),
        byRole(listed),
        listed,
        access.size() > MOST,
        anomalies,
        raised.size() > MOST,
        anomalies.stream().filter(alert -> alert.reviewedAt() == null).count(),
        NO_GRANTS,
        log.check(),
        reports.missing(),
        digests.states());
  }

  /** Sums what the holders of each role did. */
  static List<SecurityReportContent.RoleAccess> byRole(List<ReportFinding> access) {
    Map<String, SecurityReportContent.RoleAccess> roles = new TreeMap<>();
    for (ReportFinding one : access) {
      List<String> held = one.roles() == null ? List.of(NO_ROLE) : one.roles();
      for (String role : held) {
        SecurityReportContent.RoleAccess own =
            new SecurityReportContent.RoleAccess(
                role,
                1,
                one.entries(),
                number(one.reveals()),
                number(one.exports()),
                number(one.denied()));
        roles.merge(role, own, SecurityReportMaker::sum);
      }
    }
    return List.copyOf(roles.values());
  }

  private static SecurityReportContent.RoleAccess sum(
      SecurityReportContent.RoleAccess a, SecurityReportContent.RoleAccess b) {
    return new SecurityReportContent.RoleAccess(
        a.role(),
        a.actors() + b.actors(),
        a.entries() + b.entries(),
        a.reveals() + b.reveals(),
        a.exports() + b.exports(),
        a.denied() + b.denied());
  }

  private static long number(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
