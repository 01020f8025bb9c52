package dev.mingce.dedup.intake;

import dev.mingce.dedup.blocking.BlockingKey;
import dev.mingce.events.CustomerChange;
import java.util.List;

/** A change, read and opened before the transaction that applies it. */
record IncomingChange(CustomerChange event, Content content) {

  List<BlockingKey> blockingKeys() {
    return content instanceof Content.Replaced replaced ? replaced.blockingKeys() : List.of();
  }
}
