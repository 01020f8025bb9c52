package dev.mingce.notification.sending;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets other packages' tests send what is due. */
@ApplicationScoped
public class SenderForTests {
  private final Senders senders;

  SenderForTests(Senders senders) {
    this.senders = senders;
  }

  public void sendDue() {
    senders.sender("test", senders.mail()).sendDue();
  }
}
