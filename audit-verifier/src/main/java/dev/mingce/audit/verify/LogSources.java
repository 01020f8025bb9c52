package dev.mingce.audit.verify;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link LogSource}. */
final class LogSources {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private LogSources() {}

  /**
   * Opens a log by its address, folder or archive.
   *
   * @param token for the entries of a log that is read over HTTP
   */
  static LogSource open(String where, @Nullable String token) throws IOException {
    if (where.startsWith("http://") || where.startsWith("https://")) {
      return new Http(where.endsWith("/") ? where : where + "/", token);
    }
    Path path = Path.of(where);
    if (Files.isDirectory(path)) {
      return new Folder(path);
    }
    return new Zip(new ZipFile(path.toFile()));
  }

  private record Folder(Path root) implements LogSource {
    @Override
    public Optional<byte[]> find(String path) throws IOException {
      Path file = root.resolve(path);
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    @Override
    public boolean read(String path, ReadBytes into) throws IOException {
      Path file = root.resolve(path);
      try (InputStream in = new FileInputStream(file.toFile())) {
        into.readFrom(in);
        return true;
      } catch (FileNotFoundException e) {
        if (Files.exists(file)) {
          throw e;
        }
        return false;
      }
    }
  }

  private record Zip(ZipFile file) implements LogSource {
    @Override
    public Optional<byte[]> find(String path) throws IOException {
      ZipEntry entry = file.getEntry(path);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = file.getInputStream(entry)) {
        return Optional.of(in.readAllBytes());
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private static final class Http implements LogSource {
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final String prefix;
    private final @Nullable String token;

    Http(String prefix, @Nullable String token) {
      this.prefix = prefix;
      this.token = token;
    }

    @Override
    public Optional<byte[]> find(String path) throws IOException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(prefix + path)).timeout(LIMIT);
      if (token != null && path.startsWith("tile/entries/")) {
        request.header("Authorization", "Bearer " + token);
      }
      try {
        HttpResponse<byte[]> answer =
            client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 404) {
          return Optional.empty();
        }
        if (answer.statusCode() != 200) {
          throw new IOException(prefix + path + " answers " + answer.statusCode());
        }
        return Optional.of(answer.body());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
