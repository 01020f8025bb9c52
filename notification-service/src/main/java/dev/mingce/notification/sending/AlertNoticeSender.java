package dev.mingce.notification.sending;

import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.Faults;
import dev.mingce.notification.alert.AlertNotice;
import dev.mingce.notification.alert.AlertNoticeService;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends messages about alerts that are due, as one of several instances. */
@Singleton
class AlertNoticeSender {
  private static final Logger LOG = Logger.getLogger(AlertNoticeSender.class);
  private static final String LOCAL_AUDIT_SERVICE = "http://localhost:8083";

  private final String owner = Ids.next().toString();
  private final AlertNoticeService notices;
  private final StaffDirectory staff;
  private final MailChannel mail;
  private final SenderSettings settings;
  private final String alerts;

  AlertNoticeSender(
      AlertNoticeService notices,
      StaffDirectory staff,
      MailChannel mail,
      SenderSettings settings,
      @ConfigProperty(name = "mingce.audit-service.public-url") Optional<String> auditUrl,
      @ConfigProperty(name = "mingce.public-url") String ownUrl,
      @ConfigProperty(name = "mingce.environment") String environment) {
    this.notices = notices;
    this.staff = staff;
    this.mail = mail;
    this.settings = settings;
    String usual = Environment.isProduction(environment) ? ownUrl : LOCAL_AUDIT_SERVICE;
    this.alerts = auditUrl.orElse(usual) + "/v1/audit/alerts/";
  }

  @Scheduled(
      every = "${mingce.alerts.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sendDue() {
    try {
      sendDue(mail);
    } catch (RuntimeException e) {
      LOG.warnf("messages about alerts not sent: %s", Faults.describe(e));
    }
  }

  /** Does one round. */
  void sendDue(Channel channel) {
    for (AlertNotice notice : notices.lease(owner, settings.lease())) {
      settle(notice, attempt(notice, channel));
    }
  }

  private SendResult attempt(AlertNotice notice, Channel channel) {
    Optional<StaffMember> reader = staff.find(notice.recipient());
    if (reader.isEmpty()) {
      return new SendResult.Suppressed("address-invalid");
    }
    Notice message = write(notice, reader.get());
    return notices.begin(owner, notice)
        ? channel.send(message)
        : new SendResult.Unavailable("lease-lost");
  }

  private void settle(AlertNotice notice, SendResult result) {
    switch (result) {
      case SendResult.Sent() -> notices.settle(owner, notice, "sent", null, Duration.ZERO);
      case SendResult.Refused(String reason) ->
          notices.settle(owner, notice, "failed", reason, Duration.ZERO);
      case SendResult.Uncertain(String reason) ->
          notices.settle(owner, notice, "uncertain", reason, Duration.ZERO);
      case SendResult.Suppressed(String reason) ->
          notices.settle(owner, notice, "suppressed", reason, Duration.ZERO);
      case SendResult.Unavailable(String reason) -> {
        boolean last = notice.attempts() >= settings.attempts();
        notices.settle(owner, notice, last ? "failed" : "planned", reason, wait(notice));
      }
    }
  }

  private Duration wait(AlertNotice notice) {
    return Backoff.after(
        notice.attempts(),
        settings.firstBackoff(),
        settings.longestBackoff(),
        ThreadLocalRandom.current().nextDouble());
  }

  private Notice write(AlertNotice notice, StaffMember reader) {
    Wording words = Wording.of(reader.locale());
    AlertContent content =
        new AlertContent(
            notice.kind(),
            notice.severity(),
            notice.subject(),
            notice.entries(),
            notice.from().toString(),
            notice.to().toString(),
            alerts + notice.alertId(),
            notice.id());
    String text =
        switch (words) {
          case CHINESE -> NoticeTemplates.auditAlertZh(content).render();
          case ENGLISH -> NoticeTemplates.auditAlertEn(content).render();
        };
    return new Notice(
        notice.id(),
        "<" + notice.id() + "@" + staff.domain() + ">",
        staff.from(),
        reader.address(),
        words == Wording.CHINESE ? "名册：审计告警" : "Mingce: alert of the audit log",
        text,
        notice.traceparent());
  }
}
