package dev.mingce.audit.verify;

import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.SignedNote;
import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.NodeHash;
import dev.mingce.audit.tree.ProofCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the newest state of a log in a file of its own and cosigns a newer one only if the log
 * grew to it (C2SP tlog-witness).
 */
final class Witness {
  private final VerifierKey log;
  private final SignerKey key;
  private final Path state;

  Witness(VerifierKey log, SignerKey key, Path state) {
    if (key.verifier().type() != VerifierKey.COSIGNATURE) {
      throw new IllegalArgumentException("the key of a witness is made with keygen --witness");
    }
    this.log = log;
    this.key = key;
    this.state = state;
  }

  /**
   * What became of a request.
   *
   * @param status 200, or why not, as the protocol numbers it
   * @param body signature lines, or a size, or an explanation
   */
  record Answer(int status, String body) {}

  /** The newest note that was cosigned, with the cosignature. */
  synchronized Optional<SignedNote> cosigned() throws IOException {
    return Files.exists(state)
        ? Optional.of(SignedNote.parse(Files.readString(state)))
        : Optional.empty();
  }

  /** Decides a request in the form {@code old N}, proof lines, empty line, note. */
  synchronized Answer add(String request) throws IOException {
    int end = request.indexOf("\n\n");
    String[] lines = end < 0 ? new String[0] : request.substring(0, end).split("\n", -1);
    if (lines.length == 0 || lines.length > 64 || !lines[0].matches("old (0|[1-9][0-9]{0,17})")) {
      return new Answer(400, "not a request\n");
    }
    try {
      SignedNote note = SignedNote.parse(request.substring(end + 2));
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      List<byte[]> proof = new ArrayList<>();
      for (int i = 1; i < lines.length; i++) {
        proof.add(Base64.getDecoder().decode(lines[i]));
      }
      return decide(Long.parseLong(lines[0].substring(4)), proof, note, checkpoint);
    } catch (IllegalArgumentException e) {
      return new Answer(400, e.getMessage() + "\n");
    }
  }

  private Answer decide(long old, List<byte[]> proof, SignedNote note, Checkpoint checkpoint)
      throws IOException {
    if (!checkpoint.origin().equals(log.name())) {
      return new Answer(404, "unknown log\n");
    }
    if (!note.isSignedBy(log)) {
      return new Answer(403, "not signed by the log\n");
    }
    if (old > checkpoint.size()) {
      return new Answer(400, "the old size is larger\n");
    }
    @Nullable Checkpoint last = cosigned().map(n -> Checkpoint.parse(n.text())).orElse(null);
    long lastSize = last == null ? 0 : last.size();
    if (old != lastSize) {
      return new Answer(409, lastSize + "\n");
    }
    if (last != null
        && last.size() == checkpoint.size()
        && !MessageDigest.isEqual(last.root(), checkpoint.root())) {
      return new Answer(409, lastSize + "\n");
    }
    byte[] lastRoot = last == null ? NodeHash.ofEmptyTree() : last.root();
    boolean grew =
        lastSize == 0
            ? proof.isEmpty()
            : ProofCheck.grew(lastSize, lastRoot, checkpoint.size(), checkpoint.root(), proof);
    if (!grew) {
      return new Answer(422, "the log of " + lastSize + " is not the beginning of this one\n");
    }
    String line = key.line(note.text(), Instant.now());
    store(new SignedNote(note.text(), List.of(ownLines(note), line)));
    return new Answer(200, line + "\n");
  }

  // Of the lines under the note, only one of the log itself is kept.
  private String ownLines(SignedNote note) {
    return note.signatures().stream()
        .filter(line -> new SignedNote(note.text(), List.of(line)).isSignedBy(log))
        .findFirst()
        .orElseThrow();
  }

  // On the disk before it is answered: a witness that forgets could sign two histories.
  private void store(SignedNote note) throws IOException {
    Path next = state.resolveSibling(state.getFileName() + ".next");
    try (FileChannel file =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(note.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Files.move(next, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
