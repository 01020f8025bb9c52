package dev.mingce.kit.production;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what must not run in production. Pure, so that each rule has its test. */
final class UnsafeSettings {
  private static final int KEY_BYTES = 32;

  /** Written in this repository, so known to everybody: fit for tests only. */
  static final Set<String> PUBLISHED_KEYS =
      Set.of(
          "bWluZ2NlLXRlc3Qta2V5LW5vdC1mb3ItcmVhbC11c2U=",
          "dGVzdCBrZXkgb2YgMzIgYnl0ZXMsIG5vdCBzZWNyZXQ=");

  private UnsafeSettings() {}

  /** One sentence for each unsafe setting; empty when all is well. */
  static List<String> find(StartSettings settings, DatabaseSettings database) {
    List<String> unsafe = new ArrayList<>();
    key("mingce.keys.index (MINGCE_KEYS_INDEX)", settings.indexKey(), unsafe);
    key("mingce.keys.cursor (MINGCE_KEYS_CURSOR)", settings.cursorKey(), unsafe);
    if (settings.indexKey().isPresent() && settings.indexKey().equals(settings.cursorKey())) {
      unsafe.add("mingce.keys.index and mingce.keys.cursor are the same key");
    }
    if (settings.issuer().filter(value -> !value.isBlank()).isEmpty()) {
      unsafe.add("mp.jwt.verify.issuer (MINGCE_ISSUER) is not set: any issuer would be trusted");
    } else if (!settings.issuer().orElseThrow().startsWith("https://")) {
      unsafe.add("mp.jwt.verify.issuer (MINGCE_ISSUER) is not https");
    }
    if (settings.audience().filter(value -> !value.isBlank()).isEmpty()) {
      unsafe.add(
          "mp.jwt.verify.audiences (MINGCE_AUDIENCE) is not set: tokens for other systems would be"
              + " accepted");
    }
    if (settings.keySet().filter(value -> value.startsWith("https://")).isEmpty()) {
      unsafe.add(
          "mp.jwt.verify.publickey.location (MINGCE_JWKS_URL) is not https: whoever is in between"
              + " could sign tokens");
    }
    if (database.synchronousCommit().equals("off")) {
      unsafe.add("PostgreSQL runs with synchronous_commit=off: acknowledged changes could be lost");
    }
    if (database.fsync().equals("off")) {
      unsafe.add("PostgreSQL runs with fsync=off: a power failure could corrupt the database");
    }
    if (database.fullPageWrites().equals("off")) {
      unsafe.add("PostgreSQL runs with full_page_writes=off: a crash could tear pages");
    }
    return unsafe;
  }

  private static void key(String name, Optional<String> value, List<String> unsafe) {
    if (value.isEmpty()) {
      unsafe.add(name + " is not set");
      return;
    }
    if (PUBLISHED_KEYS.contains(value.get())) {
      unsafe.add(name + " is the key of the tests, which everybody knows");
      return;
    }
    try {
      byte[] key = Base64.getDecoder().decode(value.get());
      Set<Byte> different = new HashSet<>();
      for (byte b : key) {
        different.add(b);
      }
      if (key.length != KEY_BYTES) {
        unsafe.add(name + " is not " + KEY_BYTES + " bytes");
      } else if (different.size() < 12) {
        unsafe.add(name + " is no random key");
      }
    } catch (IllegalArgumentException e) {
      unsafe.add(name + " is not Base64");
    }
  }
}
