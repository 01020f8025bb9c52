package dev.mingce.dedup.rescore;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.candidates.ErasureListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Removes answers that are kept for repeated requests, where they name an erased customer. */
@ApplicationScoped
class AnswerErasure implements ErasureListener {

  private final Database database;

  AnswerErasure(Database database) {
    this.database = database;
  }

  @Override
  public void forget(UUID customerId) {
    database.update(
        "DELETE FROM idempotent_answer WHERE subject_id = ? OR body LIKE '%' || ? || '%'",
        customerId, customerId.toString());
  }
}
