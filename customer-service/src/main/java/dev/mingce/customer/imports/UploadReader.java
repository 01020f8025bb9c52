package dev.mingce.customer.imports;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
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

  private final Path folder;

  UploadReader(@ConfigProperty(name = "quarkus.http.body.uploads-directory") String folder) {
    this.folder = Path.of(folder);
  }

  /** Works on the parts; the file is gone afterwards. */
  <T> T with(MultipartFormDataInput form, Function<Upload, T> work) {
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
      return new String(in.readNBytes(MAX_TEXT), StandardCharsets.UTF_8);
    }
  }
}
