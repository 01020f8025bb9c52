package dev.mingce.stack.postgres;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What every PostgreSQL of this project runs with, wherever it runs. */
public final class PostgresSettings {

  /** How {@code initdb} is told to sort and to compare: alike on every machine. */
  public static final List<String> LOCALE_ARGUMENTS =
      List.of(
          "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");

  private PostgresSettings() {}

  /**
   * The settings that do not depend on the place.
   *
   * @param durable whether a commit survives the loss of power; tests do without
   */
  public static Map<String, String> of(boolean durable) {
    Map<String, String> settings = new TreeMap<>();
    String kept = durable ? "on" : "off";
    settings.put("fsync", kept);
    settings.put("synchronous_commit", kept);
    settings.put("full_page_writes", kept);
    settings.put("wal_level", "logical");
    settings.put("max_replication_slots", "16");
    settings.put("max_wal_senders", "16");
    // A connector that stays away loses its slot rather than fill the disk.
    settings.put("max_slot_wal_keep_size", "4GB");
    settings.put("max_connections", "120");
    settings.put("shared_buffers", "96MB");
    settings.put("max_wal_size", "1GB");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    // Failed statements quote their parameters, and parameters may be personal data.
    settings.put("log_min_error_statement", "panic");
    settings.put("log_parameter_max_length_on_error", "0");
    settings.put("log_error_verbosity", "terse");
    return settings;
  }
}
