package dev.mingce.stack.teststack;

import java.io.IOException;

/** Where PostgreSQL and Kafka of the tests come from. Each method is called once. */
interface Stores extends AutoCloseable {

  /**
   * Starts an empty PostgreSQL.
   *
   * @param password the superuser's
   * @return its JDBC address up to the name of a database
   */
  String startPostgres(String password) throws IOException;

  /**
   * Starts a Kafka without topics.
   *
   * @return the address for clients
   */
  String startKafka() throws IOException;

  /** Ends what was started, unless something else ends it for certain. */
  @Override
  void close();
}
