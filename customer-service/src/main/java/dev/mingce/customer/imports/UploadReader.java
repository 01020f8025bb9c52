package dev.mingce.customer.imports;

import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Takes multipart requests apart, and leaves none of their files behind. */
@ApplicationScoped
class UploadReader {
  private static final int MAX_TEXT = 262_144;
  private static final Set<String> PARTS = Set.of("file", "mapping", "options");

  private final Path folder;

  UploadReader(@ConfigProperty(name = "quarkus.http.body.uploads-directory") String folder) {
    this.folder = Path.of(folder);
  }

  /** Works on the parts; the file is gone afterwards. */
  <T> T with(MultipartFormDataInput form, Function<Upload, T> work) {
    check(form.getValues());
    FormValue file = part(form, "file");
    Path path = file == null || !file.isFileItem() ? null : file.getFileItem().getFile();
    try {
      try {
        return work.apply(
            new Upload(path, text(part(form, "mapping")), text(part(form, "options"))));
      } finally {
        if (path != null) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("upload not read", e);
    }
  }

  void removeLeftovers(@Observes StartupEvent start) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  // A misspelt or repeated part must not be passed over.
  private static void check(Map<String, Collection<FormValue>> parts) {
    List<Violation> faults = new ArrayList<>();
    parts.forEach((name, values) -> {
      if (!PARTS.contains(name)) {
        faults.add(Violation.at("", "unknown-part"));
      } else if (values.size() > 1) {
        faults.add(Violation.at("/" + name, "too-many", 1));
      }
    });
    if (!faults.isEmpty()) {
      throw new ProblemException(KitError.VALIDATION_FAILED, faults);
    }
  }

  private static @Nullable FormValue part(MultipartFormDataInput form, String name) {
    Collection<FormValue> values = form.getValues().get(name);
    return values == null || values.isEmpty() ? null : values.iterator().next();
  }

  // Clients send JSON parts as fields or, with a file name, as files.
  private static @Nullable String text(@Nullable FormValue part) throws IOException {
    if (part == null) {
      return null;
    }
    if (!part.isFileItem()) {
      return part.getValue();
    }
    try (var in = part.getFileItem().getInputStream()) {
      byte[] bytes = in.readNBytes(MAX_TEXT + 1);
      if (bytes.length > MAX_TEXT) {
        throw new ProblemException(KitError.BODY_TOO_LARGE);
      }
      // Editors put a byte-order mark there, and JSON knows none.
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
  }
}
