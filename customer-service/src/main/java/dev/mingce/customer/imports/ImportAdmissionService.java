package dev.mingce.customer.imports;

import dev.mingce.customer.job.Job;
import dev.mingce.customer.job.JobStoreService;
import dev.mingce.kit.crypto.ChunkCipher;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Takes an import in: the job, the sealed file and the answer to the request, all or nothing. */
@ApplicationScoped
public class ImportAdmissionService {
  static final int CHUNK = 1024 * 1024;

  private final Idempotency idempotency;
  private final JobStoreService jobs;
  private final ImportFileStoreService files;

  ImportAdmissionService(
      Idempotency idempotency, JobStoreService jobs, ImportFileStoreService files) {
    this.idempotency = idempotency;
    this.jobs = jobs;
    this.files = files;
  }

  /** The answer to an earlier request with this key, or nothing once the job is queued. */
  @Transactional
  Optional<StoredAnswer> admit(
      IdempotentRequest request,
      StoredAnswer answer,
      Job job,
      ImportFile file,
      Path upload,
      ChunkCipher cipher)
      throws IOException {
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      return earlier;
    }
    jobs.create(job);
    files.create(file);
    try (InputStream in = Files.newInputStream(upload)) {
      for (int number = 0; number < file.chunks(); number++) {
        boolean last = number == file.chunks() - 1;
        files.append(job.id(), number, cipher.seal(number, last, in.readNBytes(CHUNK)));
      }
    }
    idempotency.complete(request, answer);
    return Optional.empty();
  }
}
