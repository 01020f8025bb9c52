package dev.mingce.stack.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** A process that waits for a line, then unpacks PostgreSQL and says where. */
final class UnpackedPostgres {

  private UnpackedPostgres() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("waits");
    System.in.read();
    System.out.println(PostgresBinaries.unpackedBelow(Path.of(arguments[0])));
  }
}
