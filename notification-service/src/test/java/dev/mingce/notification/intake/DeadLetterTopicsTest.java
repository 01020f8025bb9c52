package dev.mingce.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.events.TopicCatalog;
import dev.mingce.events.Topics;
import dev.mingce.kit.inbox.EventHandler;
import org.junit.jupiter.api.Test;

/** A dead letter for a topic that nobody made would stop the connector of this service. */
class DeadLetterTopicsTest {
  @Test
  void everyTopicThatIsReadHasOneForWhatCannotBeRead() {
    EventHandler handler = new NotificationEvents(null, null, null);
    TopicCatalog catalog = TopicCatalog.load();

    assertThat(handler.topics())
        .isNotEmpty()
        .allSatisfy(topic -> {
          assertThat(catalog.find(topic)).isPresent();
          assertThat(catalog.find(Topics.deadLetter(topic, handler.consumer()))).isPresent();
        });
  }
}
