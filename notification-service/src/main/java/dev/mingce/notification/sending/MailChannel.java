package dev.mingce.notification.sending;

import dev.mingce.kit.problem.Faults;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends e-mail over SMTP. */
@Singleton
class MailChannel implements Channel {
  private static final Logger LOG = Logger.getLogger(MailChannel.class);

  // RFC 5321, section 4.2.3: about the mailbox. Other 5xx replies are about our set-up, which
  // somebody may mend.
  private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

  private final ReactiveMailer mailer;
  private final SenderSettings settings;

  MailChannel(ReactiveMailer mailer, SenderSettings settings) {
    this.mailer = mailer;
    this.settings = settings;
  }

  @Override
  public SendResult send(Notice notice) {
    Mail mail =
        Mail.withText(notice.to(), notice.subject(), notice.text())
            .setFrom(notice.from())
            .addHeader("Message-ID", notice.messageId())
            .addHeader("X-Mingce-Delivery", notice.deliveryId().toString())
            .addHeader("Auto-Submitted", "auto-generated");
    @Nullable String traceparent = notice.traceparent();
    if (traceparent != null) {
      mail.addHeader("traceparent", traceparent);
    }
    try {
      mailer.send(mail).await().atMost(settings.sendTimeout());
      return new SendResult.Sent();
    } catch (RuntimeException e) {
      // Replies of mail servers quote addresses, so only types and places are logged.
      LOG.warnf("delivery %s was not accepted: %s", notice.deliveryId(), Faults.describe(e));
      if (e instanceof TimeoutException) {
        // The mail client goes on by itself, so the server may still take the message.
        return new SendResult.Uncertain(LeaseService.UNKNOWN_OUTCOME);
      }
      return isNoSuchMailbox(e)
          ? new SendResult.Refused("mailbox-refused")
          : new SendResult.Unavailable("mail-unavailable");
    }
  }

  private static boolean isNoSuchMailbox(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException smtp && NO_SUCH_MAILBOX.contains(smtp.getReplyCode())) {
        return true;
      }
    }
    return false;
  }
}
