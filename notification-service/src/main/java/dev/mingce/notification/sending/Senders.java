package dev.mingce.notification.sending;

import dev.mingce.kit.Ids;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Runs the sender of this instance. */
@Singleton
class Senders {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final RecipientService recipients;
  private final LeaseService leases;
  private final StaffDirectory staff;
  private final NoticeWriter writer;
  private final MailChannel mail;
  private final SenderSettings settings;
  private final SenderLoop loop;

  Senders(
      RecipientService recipients,
      LeaseService leases,
      StaffDirectory staff,
      NoticeWriter writer,
      MailChannel mail,
      SenderSettings settings) {
    this.recipients = recipients;
    this.leases = leases;
    this.staff = staff;
    this.writer = writer;
    this.mail = mail;
    this.settings = settings;
    this.loop = new SenderLoop(sender(Ids.next().toString(), mail), settings.pollInterval());
  }

  /** A further sender under its own name. */
  DeliverySender sender(String owner, Channel channel) {
    return new DeliverySender(owner, recipients, leases, staff, writer, channel, settings);
  }

  /** The way that messages really take. */
  Channel mail() {
    return mail;
  }

  void start(@Observes StartupEvent event) {
    if (settings.enabled()) {
      loop.start();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop(PATIENCE);
  }
}
