package dev.mingce.audit.verify;

import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code java -jar audit-verifier.jar}: says what it checked, and the first fault with its place.
 */
public final class Main {
  /** All that was checked is as it should be. */
  static final int FINE = 0;

  /** Something is wrong; the last line says what and where. */
  static final int FAULT = 1;

  /** The command cannot be understood, or something cannot be read. */
  static final int UNUSABLE = 2;

  private static final String USAGE =
      """
      audit-verifier verify LOG --key VKEY [--token TOKEN] [--checkpoint FILE]... [--hashes-only]
          checks a whole log: LOG is its address (…/tlog), a folder or a zip of it, or an exported bundle;
          each FILE is a checkpoint that was kept earlier, or by a witness
          --at FILE      checks the state that this checkpoint signs instead of the newest
          --from INDEX   takes the hashes of the entries before this one as they are served, and reads
                         none of them
          --keep FOLDER  keeps what it reads as static files, which "verify FOLDER" checks again without
                         the service; what is there already is not read again
      audit-verifier proof FILE --key VKEY
          checks one answer of /v1/audit/entries/{id}/proof
      audit-verifier witness LOG --key VKEY --witness-key SKEY --state FILE [--host H] [--port N] [--every SECONDS] [--once]
          cosigns the log as long as it only grows
      audit-verifier keygen NAME [--witness]
          makes a key: the secret on the first line, the verifier key on the second
      A VKEY or SKEY can be @FILE.
      """;

  private final Consumer<String> out;

  Main(Consumer<String> out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Main(console::println).run(arguments));
  }

  /**
   * Runs a command.
   *
   * @param out takes each line
   * @return 0 when all is fine, 1 for a fault, 2 when the command cannot be carried out
   */
  public static int run(Consumer<String> out, String... arguments) {
    return new Main(out).run(arguments);
  }

  int run(String... arguments) {
    try {
      Arguments read = Arguments.of(arguments);
      switch (read.word(0, "a command")) {
        case "verify" -> verify(read);
        case "proof" -> proof(read);
        case "witness" -> witness(read);
        case "keygen" -> keygen(read);
        default -> throw new IllegalArgumentException("there is no such command");
      }
      return FINE;
    } catch (Fault e) {
      out.accept("FAULT " + e.getMessage());
      return FAULT;
    } catch (IllegalArgumentException e) {
      out.accept(e.getMessage() + "\n\n" + USAGE);
      return UNUSABLE;
    } catch (IOException | UncheckedIOException e) {
      out.accept("cannot read: " + e.getMessage());
      return UNUSABLE;
    }
  }

  private void verify(Arguments arguments) throws IOException {
    VerifierKey key = VerifierKey.parse(arguments.required("--key"));
    String where = arguments.word(1, "the log");
    try (LogSource log = LogSources.open(where, arguments.find("--token").orElse(null))) {
      if (!where.startsWith("http") && log.find(EntryCheck.ENTRIES).isPresent()) {
        new EntryCheck(key, out).bundle(log);
      } else {
        verify(arguments, log, key);
      }
    }
    out.accept("FINE");
  }

  private void verify(Arguments arguments, LogSource log, VerifierKey key) throws IOException {
    long from =
        arguments.has("--hashes-only")
            ? LogCheck.HASHES_ONLY
            : Long.parseLong(arguments.find("--from").orElse("0"));
    Optional<Path> keep = arguments.find("--keep").map(Path::of);
    LogSource read = keep.isPresent() ? new KeptLog(log, keep.get()) : log;
    LogCheck check = new LogCheck(read, key, from, out);
    for (String file : arguments.all("--checkpoint")) {
      check.know(Files.readString(Path.of(file)), file);
    }
    keep(keep, "vkey", key + "\n");
    Optional<String> at = arguments.find("--at");
    if (at.isPresent()) {
      String note = Files.readString(Path.of(at.get()));
      keep(keep, "checkpoint", note);
      check.run(note);
    } else {
      check.run();
    }
  }

  private static void keep(Optional<Path> folder, String name, String text) throws IOException {
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
      Files.writeString(folder.get().resolve(name), text);
    }
  }

  private void proof(Arguments arguments) throws IOException {
    VerifierKey key = VerifierKey.parse(arguments.required("--key"));
    new EntryCheck(key, out).proof(Files.readString(Path.of(arguments.word(1, "the proof"))));
    out.accept("FINE");
  }

  private void keygen(Arguments arguments) {
    byte type = arguments.has("--witness") ? VerifierKey.COSIGNATURE : VerifierKey.ED25519;
    SignerKey key = SignerKey.generate(arguments.word(1, "the name"), type);
    out.accept(key.secret());
    out.accept(key.verifier().toString());
  }

  private void witness(Arguments arguments) throws IOException {
    VerifierKey logKey = VerifierKey.parse(arguments.required("--key"));
    Witness witness =
        new Witness(
            logKey,
            SignerKey.parse(arguments.required("--witness-key")),
            Path.of(arguments.required("--state")));
    Duration every = Duration.ofSeconds(Long.parseLong(arguments.find("--every").orElse("10")));
    String host = arguments.find("--host").orElse("127.0.0.1");
    int port = Integer.parseInt(arguments.find("--port").orElse("0"));
    try (LogSource log = LogSources.open(arguments.word(1, "the log"), null);
        WitnessServer server = WitnessServer.start(witness, logKey, host, port)) {
      out.accept("witness at http://" + host + ":" + server.port());
      boolean again = true;
      while (again) {
        look(server, log, arguments.has("--once"));
        again = !arguments.has("--once") && pause(every);
      }
    }
  }

  // A log that does not answer is looked at again; one that was rewritten is reported each time, as
  // long as somebody should come and look.
  private void look(WitnessServer server, LogSource log, boolean once) throws IOException {
    try {
      server.look(log, out);
    } catch (IOException | UncheckedIOException e) {
      out.accept("the log cannot be read: " + e.getMessage());
      if (once) {
        throw e;
      }
    } catch (Fault e) {
      if (once) {
        throw e;
      }
      out.accept("FAULT " + e.getMessage());
    }
  }

  private static boolean pause(Duration length) {
    try {
      Thread.sleep(length);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
