package dev.mingce.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.kit.Ids;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailChannelTest {
  private static final Notice NOTICE =
      new Notice(
          Ids.next(), "<1@example.com>", "mingce@example.com", "a@example.com", "s", "t", null);

  private record Settings(
      boolean enabled,
      Duration pollInterval,
      int batch,
      Duration lease,
      Duration sendTimeout,
      int attempts,
      Duration firstBackoff,
      Duration longestBackoff,
      Duration ownerWait)
      implements SenderSettings {}

  private static SendResult send(Uni<Void> answer) {
    Duration any = Duration.ofSeconds(1);
    ReactiveMailer server = mails -> answer;
    return new MailChannel(
            server, new Settings(true, any, 1, any, Duration.ofMillis(50), 1, any, any, any))
        .send(NOTICE);
  }

  private static Uni<Void> reply(int code) {
    return Uni.createFrom().failure(new SMTPException("says a@example.com", code, List.of(), true));
  }

  @Test
  void whatTheServerTookIsSent() {
    assertThat(send(Uni.createFrom().voidItem())).isEqualTo(new SendResult.Sent());
  }

  @Test
  void withoutAReplyInTimeNobodyKnows() {
    assertThat(send(Uni.createFrom().nothing()))
        .isEqualTo(new SendResult.Uncertain("outcome-unknown"));
  }

  @ParameterizedTest
  @ValueSource(ints = {550, 551, 553})
  void aMailboxThatDoesNotExistIsRefusedForGood(int code) {
    assertThat(send(reply(code))).isEqualTo(new SendResult.Refused("mailbox-refused"));
  }

  @ParameterizedTest
  @ValueSource(ints = {421, 450, 451, 452, 535, 552, 554})
  void whatSomebodyMayMendIsTriedAgain(int code) {
    assertThat(send(reply(code))).isEqualTo(new SendResult.Unavailable("mail-unavailable"));
  }

  @Test
  void aServerThatIsNotThereIsTriedAgain() {
    assertThat(send(Uni.createFrom().failure(new ConnectException())))
        .isEqualTo(new SendResult.Unavailable("mail-unavailable"));
  }
}
