package dev.mingce.audit.review;

import dev.mingce.audit.log.LogDamagedException;
import dev.mingce.audit.log.TreeService;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.proof.ProofService;
import dev.mingce.audit.tree.EntryBundle;
import dev.mingce.audit.tree.Tile;
import dev.mingce.audit.tree.TilePath;
import dev.mingce.audit.verify.LogVerification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Checks the log as it is stored, by the same code as the verifier that outsiders use. */
@ApplicationScoped
class StoredLog {
  private final ProofService proofs;
  private final TreeService tree;

  StoredLog(ProofService proofs, TreeService tree) {
    this.proofs = proofs;
    this.tree = tree;
  }

  /** Checks everything that the newest checkpoint covers. */
  SecurityReportContent.Integrity check() throws IOException {
    String note = proofs.checkpoint();
    try {
      LogVerification result =
          LogVerification.of(path -> find(path, note), VerifierKey.parse(proofs.verifierKey()));
      return new SecurityReportContent.Integrity(
          result.fault() == null,
          result.treeSize(),
          result.root(),
          note,
          result.fault(),
          result.steps());
    } catch (LogDamagedException e) {
      return damaged(note, e);
    } catch (IOException e) {
      if (e.getCause() instanceof LogDamagedException damage) {
        return damaged(note, damage);
      }
      throw e;
    }
  }

  private Optional<byte[]> find(String path, String note) {
    if (path.equals("checkpoint")) {
      return Optional.of(note.getBytes(StandardCharsets.UTF_8));
    }
    return TilePath.parse(path)
        .flatMap(tile ->
            tile.level() == TilePath.ENTRIES ? Optional.of(bundle(tile)) : proofs.tile(tile));
  }

  private byte[] bundle(TilePath path) {
    long first = path.index() * Tile.WIDTH;
    return EntryBundle.write(tree.entries(first, first + path.width()));
  }

  private static SecurityReportContent.Integrity damaged(String note, LogDamagedException damage) {
    return new SecurityReportContent.Integrity(
        false, 0, "", note, String.valueOf(damage.getMessage()), List.of());
  }
}
