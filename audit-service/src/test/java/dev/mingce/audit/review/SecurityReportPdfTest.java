package dev.mingce.audit.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.audit.report.ReportFinding;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class SecurityReportPdfTest {
  private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-01T00:00:00Z");

  private static ReportFinding finding(String actor, List<String> roles, long entries) {
    return new ReportFinding(actor, roles, entries, 2, 3L, 4L, 5L, null, null, FROM, TO);
  }

  @Test
  void sumsWhatTheHoldersOfARoleDid() {
    assertThat(
            SecurityReportMaker.byRole(
                List.of(
                    finding("a", List.of("agent", "steward"), 10),
                    finding("b", List.of("agent"), 5),
                    finding("c", null, 1))))
        .containsExactly(
            new SecurityReportContent.RoleAccess("agent", 2, 15, 6, 8, 10),
            new SecurityReportContent.RoleAccess("not recorded", 1, 1, 3, 4, 5),
            new SecurityReportContent.RoleAccess("steward", 1, 10, 3, 4, 5));
  }

  @Test
  void saysEverythingInLettersThatEveryReaderKnows() throws IOException {
    List<ReportFinding> access = List.of(finding("王.na", List.of("agent"), 10));
    SecurityReportContent content =
        new SecurityReportContent(
            FROM,
            TO,
            TO,
            10,
            SecurityReportMaker.byRole(access),
            access,
            false,
            List.of(),
            false,
            0,
            new SecurityReportContent.Grants(false, "Grants come later."),
            new SecurityReportContent.Integrity(
                false, 42, "root", "note", "entry 7: does not have its hash", List.of()),
            List.of(),
            List.of());

    PdfReader reader = new PdfReader(SecurityReportPdf.of(content));
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      text.append(new PdfTextExtractor(reader).getTextFromPage(page));
    }

    assertThat(text.toString())
        .contains("Security report of the audit log")
        .contains("NOT INTACT. First fault: entry 7: does not have its hash")
        .contains("U+738B.na")
        .contains("Grants come later.")
        .contains("No source has signed what it sent.");
  }
}
