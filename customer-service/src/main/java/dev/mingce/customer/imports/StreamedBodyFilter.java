package dev.mingce.customer.imports;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Bounds bodies that do not say how long they are. */
class StreamedBodyFilter {
  private final BodyLimit limit;

  StreamedBodyFilter(BodyLimit limit) {
    this.limit = limit;
  }

  @ServerRequestFilter(preMatching = true)
  public void bound(ContainerRequestContext request) {
    boolean announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH) != null;
    boolean empty =
        switch (request.getMethod()) {
          case "GET", "HEAD", "OPTIONS", "DELETE" -> true;
          default -> false;
        };
    if (!announced && !empty) {
      request.setEntityStream(
          new Bounded(request.getEntityStream(), limit.bytes(), request.getUriInfo().getPath()));
    }
  }

  private static final class Bounded extends FilterInputStream {
    private final String path;
    private long left;

    Bounded(InputStream in, long limit, String path) {
      super(in);
      this.path = path;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count(read);
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(int read) {
      left -= Math.max(0, read);
      if (left < 0) {
        throw BodyLimit.problem(path);
      }
    }
  }
}
