package dev.mingce.audit.review;

import dev.mingce.audit.alert.Alert;
import dev.mingce.audit.digest.SourceState;
import dev.mingce.audit.report.CompletenessReport;
import dev.mingce.audit.report.ReportFinding;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A security report as a document, in English and in the fonts that every reader of PDF has, which
 * know Latin letters only: any other character of a name is shown by its code point, as in U+738B.
 * The JSON has them as they are.
 */
final class SecurityReportPdf {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_PRINTABLE = 0x7e;
  private static final int MARGIN = 40;
  private static final Font TITLE = new Font(Font.HELVETICA, 18, Font.BOLD);
  private static final Font HEADING = new Font(Font.HELVETICA, 13, Font.BOLD);
  private static final Font TEXT = new Font(Font.HELVETICA, 9);
  private static final Font HEAD = new Font(Font.HELVETICA, 8, Font.BOLD);
  private static final Font CELL = new Font(Font.HELVETICA, 8);

  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);

  private SecurityReportPdf() {}

  /** The bytes of the document. */
  static byte[] of(SecurityReportContent content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      SecurityReportPdf pdf = new SecurityReportPdf();
      PdfWriter.getInstance(pdf.document, out);
      pdf.document.open();
      pdf.write(content);
      pdf.document.close();
    } catch (DocumentException e) {
      throw new IllegalStateException("a report is always a document", e);
    }
    return out.toByteArray();
  }

  private void write(SecurityReportContent content) throws DocumentException {
    document.add(new Paragraph("Security report of the audit log", TITLE));
    text("Period: " + content.from() + " to " + content.to() + " (end not included)");
    text("Made: " + content.madeAt());
    integrity(content.integrity());
    completeness(content);
    roles(content);
    anomalies(content);
    heading("Unreviewed grants");
    text(content.grants().statement());
    access(content);
  }

  private void integrity(SecurityReportContent.Integrity integrity) throws DocumentException {
    heading("Integrity of the log");
    text(
        integrity.intact()
            ? "Intact: no fault was found."
            : "NOT INTACT. First fault: " + integrity.fault());
    text("Entries covered by the checkpoint: " + integrity.treeSize());
    text("Root hash: " + integrity.root());
    for (String step : integrity.steps()) {
      text("Checked: " + step);
    }
  }

  private void completeness(SecurityReportContent content) throws DocumentException {
    heading("Completeness");
    text("Missing versions of customers: " + content.missingVersions().size());
    if (!content.missingVersions().isEmpty()) {
      PdfPTable table = table("Customer", "From version", "To version");
      for (CompletenessReport.Missing gap : content.missingVersions()) {
        row(table, gap.customerId(), gap.fromVersion(), gap.toVersion());
      }
      document.add(table);
    }
    if (content.sources().isEmpty()) {
      text("No source has signed what it sent.");
      return;
    }
    PdfPTable table =
        table("Source", "Topic", "Complete until", "Hours that differ", "Hours without digest");
    for (SourceState source : content.sources()) {
      row(
          table,
          source.service(),
          source.topic(),
          source.completeUntil(),
          source.differing(),
          source.missing());
    }
    document.add(table);
  }

  private void roles(SecurityReportContent content) throws DocumentException {
    heading("Access by role");
    PdfPTable table = table("Role", "Actors", "Entries", "Reveals", "Exports", "Denied");
    for (SecurityReportContent.RoleAccess role : content.accessByRole()) {
      row(
          table,
          role.role(),
          role.actors(),
          role.entries(),
          role.reveals(),
          role.exports(),
          role.denied());
    }
    document.add(table);
  }

  private void anomalies(SecurityReportContent content) throws DocumentException {
    heading("Anomalies");
    text(
        content.anomalies().size()
            + (content.moreAnomalies() ? " and more" : "")
            + " alerts were raised; nobody has looked at "
            + content.unreviewedAnomalies()
            + " of them.");
    if (!content.anomalies().isEmpty()) {
      PdfPTable table = table("Raised", "Kind", "Severity", "About", "Entries", "Reviewed by");
      for (Alert alert : content.anomalies()) {
        row(
            table,
            alert.raisedAt(),
            alert.kind(),
            alert.severity(),
            alert.subject(),
            alert.entries(),
            alert.reviewedBy());
      }
      document.add(table);
    }
  }

  private void access(SecurityReportContent content) throws DocumentException {
    heading("Access by actor");
    PdfPTable table =
        table("Actor", "Roles", "Entries", "Customers", "Reveals", "Exports", "Denied");
    for (ReportFinding actor : content.access()) {
      row(
          table,
          actor.actor(),
          String.join(" ", actor.roles() == null ? List.of() : actor.roles()),
          actor.entries(),
          actor.customers(),
          actor.reveals(),
          actor.exports(),
          actor.denied());
    }
    document.add(table);
    if (content.moreAccess()) {
      text("Only those with most entries are listed.");
    }
  }

  private void heading(String text) throws DocumentException {
    Paragraph heading = new Paragraph(text, HEADING);
    heading.setSpacingBefore(14);
    heading.setSpacingAfter(4);
    document.add(heading);
  }

  private void text(String text) throws DocumentException {
    document.add(new Paragraph(latin(text), TEXT));
  }

  private static PdfPTable table(String... columns) {
    PdfPTable table = new PdfPTable(columns.length);
    table.setWidthPercentage(100);
    table.setSpacingBefore(4);
    table.setHeaderRows(1);
    for (String column : columns) {
      table.addCell(new Phrase(column, HEAD));
    }
    return table;
  }

  private static void row(PdfPTable table, @Nullable Object... values) {
    for (@Nullable Object value : values) {
      table.addCell(new Phrase(value == null ? "-" : latin(value.toString()), CELL));
    }
  }

  /** The same with every character that the fonts do not know by its code point. */
  static String latin(String text) {
    StringBuilder latin = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          if (point >= FIRST_PRINTABLE && point <= LAST_PRINTABLE) {
            latin.appendCodePoint(point);
          } else {
            latin.append("U+%04X".formatted(point));
          }
        });
    return latin.toString();
  }
}
