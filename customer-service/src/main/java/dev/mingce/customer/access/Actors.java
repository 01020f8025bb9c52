package dev.mingce.customer.access;

import dev.mingce.events.Actor;
import dev.mingce.kit.security.Caller;

/** Who acts, as events and revisions name it. */
public final class Actors {
  private Actors() {}

  public static Actor of(Caller caller) {
    return caller.actor();
  }
}
