package dev.mingce.stack.connect;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Answers the {@code ${env:NAME}} of connector files from this process, as Connect's own provider
 * answers them from the environment in production. So a file is used as it is, and Connect's API
 * shows the name and not the password.
 */
public final class StackVariables implements ConfigProvider {

  private static final Map<String, String> VALUES = new ConcurrentHashMap<>();

  /** Called by Connect. */
  public StackVariables() {}

  /** Sets variables before connectors that use them are started. */
  static void put(Map<String, String> values) {
    VALUES.putAll(values);
  }

  @Override
  public ConfigData get(String path) {
    return new ConfigData(Map.copyOf(VALUES));
  }

  @Override
  public ConfigData get(String path, Set<String> keys) {
    return new ConfigData(
        keys.stream()
            .filter(VALUES::containsKey)
            .collect(Collectors.toMap(key -> key, key -> VALUES.getOrDefault(key, ""))));
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // Has no settings.
  }

  @Override
  public void close() {
    // Holds nothing open.
  }
}
