package dev.mingce.notification.sending;

import dev.mingce.kit.observe.Traces;
import dev.mingce.kit.problem.Faults;
import dev.mingce.notification.delivery.Delivery;
import dev.mingce.notification.delivery.SuppressionReason;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, as one of several instances. Leasing, beginning and settling are transactions
 * of their own, and the message goes out between the last two. A crash before it began costs
 * nothing: another instance sends it. A crash after that leaves the delivery uncertain, as SMTP
 * cannot be asked later whether it took a message. Only a connection that breaks without a reply
 * can still make two messages of one; they have the same message id.
 */
final class DeliverySender {
  private static final Logger LOG = Logger.getLogger(DeliverySender.class);

  private final String owner;
  private final RecipientService recipients;
  private final LeaseService leases;
  private final StaffDirectory staff;
  private final NoticeWriter writer;
  private final Channel channel;
  private final SenderSettings settings;

  DeliverySender(
      String owner,
      RecipientService recipients,
      LeaseService leases,
      StaffDirectory staff,
      NoticeWriter writer,
      Channel channel,
      SenderSettings settings) {
    this.owner = owner;
    this.recipients = recipients;
    this.leases = leases;
    this.staff = staff;
    this.writer = writer;
    this.channel = channel;
    this.settings = settings;
  }

  /** Does one round; answers how much there was to do. */
  int sendDue() {
    int assigned = recipients.assign();
    // A message that could outlive its lease is left to whoever takes it over.
    long last =
        System.nanoTime() + settings.lease().toNanos() - 2 * settings.sendTimeout().toNanos();
    List<Delivery> leased = leases.lease(owner);
    for (Delivery delivery : leased) {
      if (System.nanoTime() - last > 0) {
        break;
      }
      Traces.consuming(
          "send " + delivery.rule().code(),
          delivery.traceparent(),
          () -> settle(delivery, attempt(delivery)));
    }
    return assigned + leased.size();
  }

  private void settle(Delivery delivery, SendResult result) {
    if (!leases.settle(owner, delivery, result)) {
      LOG.warnf("delivery %s was taken over before its attempt was recorded", delivery.id());
    }
  }

  private SendResult attempt(Delivery delivery) {
    @Nullable SendResult obstacle = leases.obstacle(delivery);
    if (obstacle != null) {
      return obstacle;
    }
    @Nullable String user = delivery.recipientUser();
    if (user == null) {
      return new SendResult.Suppressed(SuppressionReason.NO_RECIPIENT.code());
    }
    Optional<StaffMember> reader = staff.find(user);
    if (reader.isEmpty()) {
      return new SendResult.Suppressed(SuppressionReason.ADDRESS_INVALID.code());
    }
    @Nullable Notice notice = write(delivery, reader.get());
    if (notice == null) {
      return new SendResult.Unavailable("not-written");
    }
    @Nullable SendResult late = leases.begin(owner, delivery);
    return late != null ? late : channel.send(notice);
  }

  private @Nullable Notice write(Delivery delivery, StaffMember reader) {
    try {
      @Nullable String current = Traces.traceparent();
      return writer.write(delivery, reader, current == null ? delivery.traceparent() : current);
    } catch (RuntimeException e) {
      LOG.errorf("delivery %s could not be written: %s", delivery.id(), Faults.describe(e));
      return null;
    }
  }
}
