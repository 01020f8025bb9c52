package dev.mingce.customer.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.CustomerError;
import dev.mingce.customer.job.Job;
import dev.mingce.customer.job.JobView;
import dev.mingce.events.Owner;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.ProblemMapper;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks an upload and queues its import. */
@ApplicationScoped
public class ImportService {
  static final long MAX_BYTES = 100L * 1024 * 1024;

  private final ImportAdmissionService admission;
  private final ImportKeys keys;
  private final CurrentCaller currentCaller;
  private final ObjectMapper json;
  private final Clock clock;

  ImportService(
      ImportAdmissionService admission,
      ImportKeys keys,
      CurrentCaller currentCaller,
      ObjectMapper json,
      Clock clock) {
    this.admission = admission;
    this.keys = keys;
    this.currentCaller = currentCaller;
    this.json = json;
    this.clock = clock;
  }

  StoredAnswer begin(Upload upload, @Nullable String idempotencyKey) {
    Caller caller = currentCaller.get();
    // Before the file is read: a request without a key is refused at no cost.
    IdempotentRequest.of(caller.subject(), "POST /v1/imports", idempotencyKey, new byte[0]);
    Path path = upload.file();
    if (path == null) {
      throw ProblemException.invalid(Violation.at("/file", "required"));
    }
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new ProblemException(CustomerError.IMPORT_TOO_LARGE);
      }
      IdempotentRequest request =
          IdempotentRequest.of(
              caller.subject(),
              "POST /v1/imports",
              idempotencyKey,
              keys.digest(path, upload.mapping(), upload.options()));
      return Spreadsheet.isOne(path)
          ? queueSheet(path, upload, request, caller)
          : queue(path, options(upload.options()), upload, request, caller);
    } catch (IOException e) {
      throw new UncheckedIOException("upload not read", e);
    }
  }

  private StoredAnswer queueSheet(
      Path path, Upload upload, IdempotentRequest request, Caller caller) throws IOException {
    Path text = Spreadsheet.toText(path);
    try {
      return queue(text, Spreadsheet.AS_WRITTEN, upload, request, caller);
    } finally {
      Files.deleteIfExists(text);
    }
  }

  private StoredAnswer queue(
      Path path, ImportOptions options, Upload upload, IdempotentRequest request, Caller caller)
      throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      throw new ProblemException(CustomerError.IMPORT_TOO_LARGE);
    }
    ImportMapping mapping = mapping(upload.mapping());
    InspectedFile inspected = InspectedFile.of(path, options);
    ImportPlan plan =
        MappingReader.read(json, mapping, inspected.header(), ownerOf(caller), caller.orgUnits());
    UUID id = Ids.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Owner owner = plan.owner();
    Job job =
        Job.queued(
            id,
            Job.IMPORT,
            inspected.rows(),
            caller.actor(),
            owner == null ? null : owner.unit(),
            now);
    StoredAnswer answer =
        new StoredAnswer(
            202,
            Map.of("Location", "/v1/jobs/" + id),
            null,
            json.writeValueAsString(JobView.of(job, now)));
    ImportKeys.Fresh key = keys.fresh(id);
    try (var cipher = key.cipher()) {
      ImportFile file =
          new ImportFile(
              id,
              String.valueOf(upload.mapping()),
              inspected.encoding().name(),
              inspected.delimiter(),
              caller.orgUnits(),
              Math.ceilDiv(Math.toIntExact(Files.size(path)), ImportAdmissionService.CHUNK),
              key.wrapped());
      return admission
          .admit(request, answer, job, file, path, cipher)
          .map(ImportService::replayed)
          .orElse(answer);
    }
  }

  static @Nullable Owner fallback(@Nullable String unit, String subject) {
    return unit == null ? null : new Owner(unit, subject);
  }

  private static @Nullable Owner ownerOf(Caller caller) {
    return fallback(caller.onlyUnit(), caller.subject());
  }

  private static StoredAnswer replayed(StoredAnswer earlier) {
    Map<String, String> headers = new HashMap<>(earlier.headers());
    headers.put("Idempotency-Replayed", "true");
    return new StoredAnswer(earlier.status(), headers, earlier.subjectId(), earlier.body());
  }

  private ImportMapping mapping(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new ProblemException(
          CustomerError.MAPPING_INVALID, List.of(Violation.at("/columns", "required")));
    }
    return parse(text, ImportMapping.class);
  }

  private ImportOptions options(@Nullable String text) {
    return text == null || text.isBlank() ? ImportOptions.NONE : parse(text, ImportOptions.class);
  }

  private <T> T parse(String text, Class<T> type) {
    T value;
    try {
      value = json.readValue(text, type);
    } catch (JsonProcessingException e) {
      ProblemException problem = ProblemMapper.ofJson(e);
      throw problem.errorCode() == KitError.VALIDATION_FAILED
          ? new ProblemException(CustomerError.MAPPING_INVALID, problem.violations())
          : problem;
    }
    if (value == null) {
      throw new ProblemException(
          CustomerError.MAPPING_INVALID, List.of(Violation.at("", "wrong-type")));
    }
    return value;
  }
}
