package dev.mingce.customer.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.content.CustomerRules;
import dev.mingce.customer.job.Job;
import dev.mingce.customer.job.JobLease;
import dev.mingce.customer.job.JobState;
import dev.mingce.customer.job.JobStoreService;
import dev.mingce.customer.record.SealingService;
import dev.mingce.events.Actor;
import dev.mingce.kit.crypto.ChunkCipher;
import dev.mingce.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Carries out an import from the row where the last worker left it. */
@ApplicationScoped
class ImportRun {
  private final JobStoreService jobs;
  private final ImportFileStoreService files;
  private final ImportBatchService batches;
  private final ImportKeys keys;
  private final CustomerRules rules;
  private final SealingService sealer;
  private final ObjectMapper json;

  ImportRun(
      JobStoreService jobs,
      ImportFileStoreService files,
      ImportBatchService batches,
      ImportKeys keys,
      CustomerRules rules,
      SealingService sealer,
      ObjectMapper json) {
    this.jobs = jobs;
    this.files = files;
    this.batches = batches;
    this.keys = keys;
    this.rules = rules;
    this.sealer = sealer;
    this.json = json;
  }

  void work(JobLease lease) throws IOException {
    Optional<ImportFile> found = files.find(lease.job().id());
    if (found.isPresent()) {
      ImportFile file = found.get();
      try (ChunkCipher cipher = keys.open(file);
          InputStream in = new ChunkStream(cipher, file.chunks(), n -> chunk(lease, n));
          CsvRows rows =
              new CsvRows(TextFile.open(in, Charset.forName(file.encoding())), file.delimiter())) {
        importRows(lease, file, rows);
      }
    }
    // Without a file there is nothing that could ever be done.
    jobs.finish(lease, found.isPresent() ? JobState.DONE : JobState.FAILED);
  }

  private void importRows(JobLease lease, ImportFile file, CsvRows rows) throws IOException {
    Job job = lease.job();
    Actor actor = job.actor();
    CsvRow header = rows.next().orElseThrow(() -> new IOException("header is gone"));
    ImportPlan plan =
        MappingReader.read(
            json,
            json.readValue(file.mapping(), ImportMapping.class),
            header.fields(),
            ImportService.fallback(actor.unit(), actor.subject()),
            file.units());
    RowReader reader = RowReader.of(plan, rules);
    ImportBatch batch = new ImportBatch();
    for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
      if (row.get().number() > job.nextRow()) {
        add(batch, row.get().number(), reader.read(row.get()), job);
      }
      if (batch.isFull()) {
        write(lease, batch);
        batch = new ImportBatch();
      }
    }
    if (!batch.isEmpty()) {
      write(lease, batch);
    }
  }

  // A value that belongs to another record fails the batch; then each row is tried by itself.
  private void write(JobLease lease, ImportBatch batch) {
    try {
      batches.write(lease, batch);
    } catch (ProblemException e) {
      if (batch.isSingle()) {
        batches.write(lease, batch.refused(e.violations()));
      } else {
        batch.split().forEach(single -> write(lease, single));
      }
    }
  }

  private void add(ImportBatch batch, long number, RowOutcome outcome, Job job) {
    switch (outcome) {
      case RowOutcome.Accepted accepted ->
          batch.add(
              number,
              sealer.register(accepted.content(), job.actor(), "import:" + job.id()),
              accepted.faults());
      case RowOutcome.Rejected rejected -> batch.reject(number, rejected.faults());
    }
  }

  // Between two chunks there may be one endless line, or rows that are finished already: then no
  // batch says that the worker lives. Where the job was ended by somebody else, this is where it
  // shows, before the chunk is missed that went with the job.
  private byte[] chunk(JobLease lease, int number) throws IOException {
    jobs.extend(lease);
    byte[] sealed = files.chunk(lease.job().id(), number);
    if (sealed == null) {
      throw new IOException("chunk " + number + " is gone");
    }
    return sealed;
  }
}
