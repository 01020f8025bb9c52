package dev.mingce.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.notification.Pair;
import dev.mingce.notification.World;
import dev.mingce.notification.delivery.Delivery;
import dev.mingce.notification.delivery.DeliveryState;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliverySenderTest {
  private static final String LI_NA = "li.na@example.com";

  @Inject World world;
  @Inject Senders senders;
  @Inject LeaseService leases;
  @Inject RecipientService recipients;
  @Inject MockMailbox mailbox;

  private final Pair pair = Pair.fresh();

  @BeforeEach
  void reset() {
    world.reset();
    mailbox.clear();
  }

  private DeliverySender sender(String owner) {
    return senders.sender(owner, senders.mail());
  }

  private void bothOwnedBy(Pair owned, String user) {
    world.arrive(
        Pair.state(owned.left(), 1, "sales-east", user),
        Pair.state(owned.right(), 1, "sales-east", user));
  }

  @Test
  void oneOwnerOfBothRecordsIsToldOnceInChineseWithoutPersonalData() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found(), pair.reviewNeeded());

    sender("a").sendDue();
    sender("a").sendDue();

    Delivery delivery = world.delivery(pair);
    assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
    assertThat(mailbox.getTotalMessagesSent()).isEqualTo(1);
    Mail mail = mailbox.getMailsSentTo(LI_NA).getFirst();
    assertThat(mail.getFrom()).isEqualTo("mingce@example.com");
    assertThat(mail.getSubject()).isEqualTo("名册：疑似重复客户，请复核");
    assertThat(mail.getHeaders())
        .containsEntry("Message-ID", List.of("<" + delivery.id() + "@example.com>"))
        .containsEntry("X-Mingce-Delivery", List.of(delivery.id().toString()));
    assertThat(mail.getHeaders().get("traceparent").getFirst())
        .startsWith("00-" + World.TRACE_ID + "-");
    assertThat(mail.getText())
        .isEqualTo(
            """
            您负责的客户记录 %1$s 可能与记录 %2$s 重复，请复核。

            匹配概率：98.76%%
            建议处理：人工复核
            匹配依据：姓名、电话号码

            记录：http://localhost:8081/v1/customers/%1$s
            疑似重复：http://localhost:8081/v1/customers/%2$s

            投递编号：%3$s
            """
                .formatted(delivery.customerId(), delivery.otherId(), delivery.id()));
    assertThat(world.outcomes(delivery.id()))
        .containsExactly(
            new World.Outcome(
                Topics.NOTIFICATION_OUTCOMES,
                delivery.customerId().toString(),
                "delivery.sent.v1",
                null,
                World.TRACE_ID));
  }

  @Test
  void twoOwnersAreToldEachAboutTheirOwnRecord() {
    world.arrive(
        pair.mergeRequested(),
        Pair.state(pair.left(), 1, "sales-east", "li.na"),
        Pair.state(pair.right(), 1, "sales-west", "john"));

    sender("a").sendDue();

    Mail english = mailbox.getMailsSentTo("john@example.com").getFirst();
    assertThat(english.getSubject()).isEqualTo("Mingce: duplicate records to merge");
    assertThat(english.getText())
        .startsWith("Record " + pair.right() + ", which you are responsible for, and record ")
        .contains("Probability: 99.99%\n", "Evidence: name, phone number\n");
    assertThat(mailbox.getMailsSentTo(LI_NA)).hasSize(1);
  }

  @Test
  void aDeliveryWaitsUntilItsOwnerIsKnown() {
    world.arrive(pair.found());
    assertThat(sender("a").sendDue()).isZero();
    assertThat(world.deliveries(pair))
        .extracting(Delivery::state)
        .containsExactly(DeliveryState.PLANNED, DeliveryState.PLANNED);

    bothOwnedBy(pair, "li.na");
    sender("a").sendDue();

    assertThat(world.delivery(pair).state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void anOlderStateDoesNotChangeTheOwner() {
    world.arrive(
        Pair.state(pair.left(), 2, "sales-east", "li.na"),
        Pair.state(pair.left(), 1, "sales-east", "zhao.gang"),
        pair.found());

    sender("a").sendDue();

    assertThat(mailbox.getMailsSentTo(LI_NA)).hasSize(1);
    assertThat(mailbox.getTotalMessagesSent()).isEqualTo(1);
  }

  @Test
  void theSameFindingAgainIsNotSentAgain() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    sender("a").sendDue();
    world.arrive(pair.found(), pair.reviewNeeded());
    sender("a").sendDue();
    sender("a").sendDue();

    assertThat(mailbox.getTotalMessagesSent()).isEqualTo(1);
    assertThat(world.delivery(pair).attempts()).isEqualTo(1);
  }

  @Test
  void aCrashWhileSendingLeavesTheDeliveryUncertainAndSendsNothingTwice() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    DeliverySender crashing =
        senders.sender(
            "crashing",
            notice -> {
              senders.mail().send(notice);
              throw new OutOfMemoryError("the process ends here");
            });
    assertThatThrownBy(crashing::sendDue).isInstanceOf(OutOfMemoryError.class);
    assertThat(sender("b").sendDue()).isZero();

    world.expireLeases();
    sender("b").sendDue();
    world.arrive(pair.reviewNeeded());
    sender("b").sendDue();

    assertThat(mailbox.getMailsSentTo(LI_NA)).hasSize(1);
    Delivery delivery = world.delivery(pair);
    assertThat(delivery.state()).isEqualTo(DeliveryState.UNCERTAIN);
    assertThat(delivery.reason()).isEqualTo("outcome-unknown");
    assertThat(world.outcomes(delivery.id()))
        .extracting(World.Outcome::type, World.Outcome::reason)
        .containsExactly(tuple("delivery.failed.v1", "outcome-unknown"));
  }

  @Test
  void aCrashBeforeSendingCostsNothing() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    recipients.assign();
    assertThat(leases.lease("crashing")).hasSize(1);

    world.expireLeases();
    sender("b").sendDue();

    assertThat(mailbox.getMailsSentTo(LI_NA)).hasSize(1);
    assertThat(world.delivery(pair).state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void noAnswerInTimeIsNoReasonToSendAgain() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());

    senders.sender("a", notice -> new SendResult.Uncertain("outcome-unknown")).sendDue();
    world.makeDue();
    sender("a").sendDue();

    assertThat(mailbox.getTotalMessagesSent()).isZero();
    assertThat(world.delivery(pair).state()).isEqualTo(DeliveryState.UNCERTAIN);
  }

  @Test
  void whoWasAsleepBeyondItsLeaseSendsNothing() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    recipients.assign();
    Delivery slow = leases.lease("slow").getFirst();
    world.expireLeases();

    assertThat(leases.begin("slow", slow)).isEqualTo(new SendResult.Unavailable("lease-lost"));
    sender("b").sendDue();

    assertThat(leases.begin("slow", slow)).isEqualTo(new SendResult.Unavailable("lease-lost"));
    assertThat(mailbox.getMailsSentTo(LI_NA)).hasSize(1);
  }

  @Test
  void aDecisionWithdrawnAfterTheLeaseAndBeforeSendingIsNotSent() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    recipients.assign();
    Delivery leased = leases.lease("a").getFirst();
    world.arrive(pair.withdrawn("customer-changed"));

    SendResult late = leases.begin("a", leased);

    assertThat(late).isEqualTo(new SendResult.Suppressed("customer-changed"));
    assertThat(leases.settle("a", leased, late)).isTrue();
    assertThat(world.delivery(pair).state()).isEqualTo(DeliveryState.SUPPRESSED);
  }

  @Test
  void aPairFoundAgainDuringAFailingAttemptForItsWithdrawnDecisionIsSent() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    senders
        .sender(
            "a",
            notice -> {
              world.arrive(pair.withdrawn(null), pair.found());
              return new SendResult.Unavailable("mail-unavailable");
            })
        .sendDue();
    world.makeDue();
    sender("a").sendDue();

    assertThat(world.delivery(pair).state()).isEqualTo(DeliveryState.SENT);
    assertThat(mailbox.getTotalMessagesSent()).isEqualTo(1);
  }

  @Test
  void aPairFoundAgainAfterItsMessageFailedForGoodIsTriedAnew() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    senders.sender("a", notice -> new SendResult.Refused("mailbox-refused")).sendDue();
    assertThat(world.delivery(pair).reason()).isEqualTo("mailbox-refused");

    world.arrive(pair.found());
    sender("a").sendDue();

    Delivery delivery = world.delivery(pair);
    assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
    assertThat(delivery.attempts()).isEqualTo(1);
    assertThat(delivery.reason()).isNull();
  }

  @Test
  void aDecisionThatComesAfterAnErasureIsToldToNobody() {
    bothOwnedBy(pair, "li.na");
    world.erase(pair.left(), 2);
    world.arrive(pair.found(), Pair.state(pair.left(), 1, "sales-east", "li.na"));

    sender("a").sendDue();

    assertThat(mailbox.getTotalMessagesSent()).isZero();
    assertThat(world.deliveries(pair))
        .hasSize(2)
        .extracting(Delivery::state, Delivery::reason)
        .containsOnly(tuple(DeliveryState.SUPPRESSED, "customer-erased"));
  }

  @Test
  void whoLostItsLeaseSettlesNothing() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    recipients.assign();
    Delivery slow = leases.lease("slow").getFirst();
    world.expireLeases();
    sender("b").sendDue();

    assertThat(leases.settle("slow", slow, new SendResult.Unavailable("mail-unavailable")))
        .isFalse();
    assertThat(world.delivery(pair).state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aDecisionWithdrawnBeforeSendingIsNotSent() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found(), pair.withdrawn("customer-changed"));

    sender("a").sendDue();

    assertThat(mailbox.getTotalMessagesSent()).isZero();
    assertThat(world.deliveries(pair))
        .hasSize(2)
        .allSatisfy(delivery -> {
          assertThat(delivery.state()).isEqualTo(DeliveryState.SUPPRESSED);
          assertThat(delivery.reason()).isEqualTo("customer-changed");
          assertThat(world.outcomes(delivery.id()))
              .extracting(World.Outcome::type, World.Outcome::reason)
              .containsExactly(tuple("delivery.suppressed.v1", "customer-changed"));
        });
  }

  @Test
  void aDecisionWithdrawnDuringAFailingAttemptIsNotTriedAgain() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    senders
        .sender(
            "a",
            notice -> {
              world.arrive(pair.withdrawn(null));
              return new SendResult.Unavailable("mail-unavailable");
            })
        .sendDue();

    Delivery delivery = world.delivery(pair);
    assertThat(delivery.state()).isEqualTo(DeliveryState.SUPPRESSED);
    assertThat(delivery.reason()).isEqualTo("decision-withdrawn");
  }

  @Test
  void aPairFoundAgainAfterItWasWithdrawnIsSent() {
    bothOwnedBy(pair, "li.na");
    Pair again = new Pair(pair.left(), pair.right(), Ids.next());
    world.arrive(pair.found(), pair.withdrawn("customer-changed"), again.found());

    sender("a").sendDue();

    assertThat(mailbox.getTotalMessagesSent()).isEqualTo(1);
  }

  @Test
  void attemptsAreBoundedAndTheirEndIsPublished() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    DeliverySender failing =
        senders.sender("a", notice -> new SendResult.Unavailable("mail-unavailable"));

    failing.sendDue();
    assertThat(world.delivery(pair).state()).isEqualTo(DeliveryState.PLANNED);
    assertThat(failing.sendDue()).as("it waits before the next attempt").isZero();
    for (int attempt = 2; attempt <= 3; attempt++) {
      world.makeDue();
      failing.sendDue();
    }

    Delivery delivery = world.delivery(pair);
    assertThat(delivery.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(delivery.attempts()).isEqualTo(3);
    assertThat(world.outcomes(delivery.id()))
        .extracting(World.Outcome::type, World.Outcome::reason)
        .containsExactly(tuple("delivery.failed.v1", "mail-unavailable"));
  }

  @Test
  void aMessageThatTakesEveryHolderDownIsGivenUp() {
    bothOwnedBy(pair, "li.na");
    world.arrive(pair.found());
    recipients.assign();
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(leases.lease("vanishing")).hasSize(1);
      world.expireLeases();
    }

    sender("b").sendDue();

    assertThat(mailbox.getTotalMessagesSent()).isZero();
    assertThat(world.delivery(pair).reason()).isEqualTo("outcome-unknown");
  }

  @Test
  void aRecordWithoutAPersonInChargeIsSuppressed() {
    world.arrive(
        Pair.state(pair.left(), 1, "sales-east", null),
        Pair.state(pair.right(), 1, null, null),
        pair.found());

    sender("a").sendDue();

    assertThat(world.deliveries(pair))
        .extracting(Delivery::state, Delivery::reason)
        .containsOnly(tuple(DeliveryState.SUPPRESSED, "no-recipient"));
  }

  @Test
  void aUserNameThatWouldAddAHeaderIsSuppressed() {
    bothOwnedBy(pair, "li.na\r\nBcc: eve");
    world.arrive(pair.found());

    sender("a").sendDue();

    assertThat(mailbox.getTotalMessagesSent()).isZero();
    assertThat(world.delivery(pair).reason()).isEqualTo("address-invalid");
  }

  @Test
  void aRecordThatIsNeverHeardOfIsGivenUp() {
    world.arrive(pair.found());
    world.age("8 days");

    sender("a").sendDue();

    assertThat(world.deliveries(pair))
        .extracting(Delivery::reason)
        .containsExactly("owner-unknown", "owner-unknown");
  }

  @Test
  void twoInstancesShareTheWorkAndSendNothingTwice() throws Exception {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Pair next = Pair.fresh();
      pairs.add(next);
      bothOwnedBy(next, "user" + i);
      world.arrive(next.found());
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running = new ArrayList<>();
      for (String owner : List.of("a", "b")) {
        DeliverySender sender = sender(owner);
        running.add(
            threads.submit(() -> {
              int done = 0;
              for (int last = 1; last > 0; done += last) {
                last = sender.sendDue();
              }
              return done;
            }));
      }
      for (Future<Integer> instance : running) {
        instance.get();
      }
    }
    sender("a").sendDue();

    for (int i = 0; i < pairs.size(); i++) {
      assertThat(mailbox.getMailsSentTo("user" + i + "@example.com")).hasSize(1);
      Delivery delivery = world.delivery(pairs.get(i));
      assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
      assertThat(world.outcomes(delivery.id())).hasSize(1);
    }
  }

  @Test
  void anErrorDoesNotEndTheLoop() throws Exception {
    bothOwnedBy(pair, "li.na");
    AtomicInteger rounds = new AtomicInteger();
    DeliverySender failing =
        senders.sender(
            "loop",
            notice -> {
              rounds.incrementAndGet();
              throw new StackOverflowError();
            });
    SenderLoop loop = new SenderLoop(failing, Duration.ofMillis(20));
    loop.start();
    world.arrive(pair.found());
    await().untilAsserted(() -> assertThat(rounds).hasValue(1));
    Pair other = Pair.fresh();
    bothOwnedBy(other, "zhao.gang");
    world.arrive(other.found());

    await().untilAsserted(() -> assertThat(rounds).hasValue(2));
    loop.stop(Duration.ofSeconds(5));
  }

  @Test
  void theLoopSendsByItselfAndStops() throws Exception {
    bothOwnedBy(pair, "li.na");
    SenderLoop loop = new SenderLoop(sender("loop"), Duration.ofMillis(20));
    loop.start();
    world.arrive(pair.found());
    await().untilAsserted(() -> assertThat(mailbox.getTotalMessagesSent()).isEqualTo(1));
    loop.stop(Duration.ofSeconds(5));
  }
}
