package dev.mingce.customer.imports;

import dev.mingce.customer.job.JobService;
import dev.mingce.customer.job.JobView;
import dev.mingce.kit.problem.Messages;
import dev.mingce.kit.problem.Problems;
import dev.mingce.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes what was wrong with the rows of an import, in the caller's language. */
@ApplicationScoped
public class ImportReportService {
  private static final int SLICE = 1_000;

  private final JobService jobs;
  private final RowFaultStoreService faults;
  private final Problems problems;

  ImportReportService(JobService jobs, RowFaultStoreService faults, Problems problems) {
    this.jobs = jobs;
    this.faults = faults;
    this.problems = problems;
  }

  StreamingOutput report(String id, List<Locale> languages) {
    JobView job = jobs.visible(id);
    Locale locale = Messages.choose(languages);
    return out -> write(UUID.fromString(job.id()), locale, out);
  }

  private void write(UUID jobId, Locale locale, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write(ReportCsv.BYTE_ORDER_MARK);
    text.write(ReportCsv.line(List.of("row", "column", "severity", "code", "message")));
    RowFaultStoreService.Slice slice = faults.after(jobId, 0, SLICE);
    while (!slice.faults().isEmpty()) {
      for (RowFault fault : slice.faults()) {
        text.write(line(fault, locale));
      }
      slice = faults.after(jobId, slice.last(), SLICE);
    }
    text.flush();
  }

  private String line(RowFault fault, Locale locale) {
    String column = fault.column();
    return ReportCsv.line(
        List.of(
            String.valueOf(fault.row()),
            column == null ? "" : column,
            fault.severity(),
            fault.code(),
            message(fault, locale)));
  }

  private String message(RowFault fault, Locale locale) {
    List<String> arguments =
        fault
            .reason()
            .map(reason -> List.of(problems.message(reason, locale)))
            .orElse(fault.arguments());
    return problems.message(new Violation("", fault.code(), arguments), locale);
  }
}
