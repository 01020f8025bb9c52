package dev.mingce.sample.pricing;

import jakarta.ws.rs.NotFoundException;

/** Pure by its name only. */
public final class Price {
  public long of(String article) {
    if (article.isEmpty()) {
      throw new NotFoundException();
    }
    return article.length();
  }
}
