package dev.mingce.kit.app;

import dev.mingce.events.Topics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import javax.sql.DataSource;

/** The consumer that runs on Kafka while the tests do. */
public class Tallies {
  @Produces
  @Singleton
  Tally running(DataSource dataSource) {
    return new Tally("kit-test", Set.of(Topics.CUSTOMER_CHANGES), dataSource);
  }
}
