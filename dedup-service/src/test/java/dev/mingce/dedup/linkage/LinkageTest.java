package dev.mingce.dedup.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.rescore.RescoreService;
import dev.mingce.dedup.synthetic.LabelledRecord;
import dev.mingce.dedup.synthetic.SyntheticCustomers;
import dev.mingce.events.CustomerChange;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class LinkageTest {

  @Inject TestIntake intake;
  @Inject TestDatabase database;
  @Inject RescoreService rescoring;

  private final Unlike unlike = new Unlike();
  private final String number = unlike.digits();
  private final String family = unlike.family();
  private final String born = unlike.born();
  private final String mobile = "137" + number;

  @Test
  void theOrderOfArrivalAndHowManyCameTogetherMakeNoDifferenceAndNeitherDoesComparingAllAnew() {
    List<SourceRecord> sources =
        SyntheticCustomers.make(60, 7).stream().map(LabelledRecord::record).toList();
    Set<Set<Integer>> first = null;
    for (int round = 0; round < 5; round++) {
      List<TestCustomer> customers = sources.stream().map(this::customer).toList();
      List<TestCustomer> order = new ArrayList<>(customers);
      Collections.shuffle(order, new Random(round));
      List<CustomerChange> arrivals = order.stream().map(TestCustomer::registered).toList();
      int together = List.of(1, 7, 60, 1, 23).get(round);
      for (int from = 0; from < arrivals.size(); from += together) {
        intake.apply(
            arrivals
                .subList(from, Math.min(from + together, arrivals.size()))
                .toArray(CustomerChange[]::new));
      }

      Set<Set<Integer>> clusters = clusters(customers);
      assertThat(clusters).as("order " + round).hasSizeGreaterThan(5);
      assertThat(clusters).as("order " + round).isEqualTo(first == null ? clusters : first);
      first = clusters;
      if (round == 4) {
        List<UUID> ids = customers.stream().map(TestCustomer::id).toList();
        List<String> edges = database.edges(ids);
        ids.forEach(rescoring::rescore);
        assertThat(database.edges(ids)).isEqualTo(edges);
        assertThat(clusters(customers)).isEqualTo(first);
      }
      customers.forEach(customer -> intake.apply(customer.erased()));
    }
  }

  private Set<Set<Integer>> clusters(List<TestCustomer> customers) {
    Set<Set<Integer>> clusters = new java.util.HashSet<>();
    List<UUID> ids = customers.stream().map(TestCustomer::id).toList();
    for (UUID id : ids) {
      Set<Integer> members = new TreeSet<>();
      database.cluster(id).forEach(member -> members.add(ids.indexOf(member)));
      if (!members.isEmpty()) {
        clusters.add(members);
      }
    }
    return clusters;
  }

  private TestCustomer customer(SourceRecord source) {
    TestCustomer customer = intake.customer();
    String full = source.joined(RecordField.FULL_NAME);
    if (full.isEmpty()) {
      customer.named(source.joined(RecordField.FAMILY_NAME), source.joined(RecordField.GIVEN_NAME));
    } else {
      customer.named(full);
    }
    source.all(RecordField.PHONE).forEach(customer::mobile);
    source.all(RecordField.EMAIL).forEach(customer::email);
    source.all(RecordField.NATIONAL_ID).forEach(value -> customer.identifier("national-id", value));
    String text =
        source.joined(RecordField.PROVINCE)
            + source.joined(RecordField.CITY)
            + source.joined(RecordField.DISTRICT)
            + source.joined(RecordField.STREET)
            + source.joined(RecordField.ADDRESS);
    return customer.living(new PostalAddress(null, null, null, null, null, null, null, null, text));
  }

  @Test
  void aClusterKeepsItsIdWhileMembersComeAndGo() {
    TestCustomer first = alike("晓明");
    TestCustomer second = alike("小明");
    intake.register(first, second);
    UUID id = database.clusterId(first.id());

    TestCustomer third = alike("小明");
    intake.register(third);

    assertThat(id).isNotNull();
    assertThat(database.cluster(first.id())).containsExactly(first.id(), second.id(), third.id());
    assertThat(database.clusterId(third.id())).isEqualTo(id);
    intake.apply(second.named("李", "娜").mobile("139" + number).updated());
    assertThat(database.cluster(first.id())).containsExactly(first.id(), third.id());
    assertThat(database.clusterId(first.id())).isEqualTo(id);
    assertThat(database.clusterId(second.id())).isNull();
  }

  @Test
  void whoWasBroughtTogetherByAThirdOnePartsWhenThatOneChanges() {
    TestCustomer left = intake.customer().named(family, "小明").born(born).mobile(mobile);
    TestCustomer right =
        intake
            .customer()
            .named(family, "小明")
            .born("1931-12-28")
            .email("m" + number + "@example.com");
    TestCustomer bridge =
        intake
            .customer()
            .named(family, "小明")
            .born(born)
            .mobile(mobile)
            .email("m" + number + "@example.com");
    intake.register(left, right);
    assertThat(database.cluster(left.id())).isEmpty();

    intake.register(bridge);
    assertThat(database.cluster(left.id())).containsExactly(left.id(), right.id(), bridge.id());

    intake.apply(bridge.named("李", "娜").born("1971-05-06").mobile("139" + number).erased());
    assertThat(database.cluster(left.id())).isEmpty();
    assertThat(database.cluster(right.id())).isEmpty();
  }

  @Test
  void oneRequestForEachMemberIsEnoughToMergeACluster() {
    TestCustomer first = alike("小明");
    TestCustomer second = alike("小明");
    TestCustomer third = alike("小明");
    intake.register(first, second, third);

    assertThat(database.pairs(first.id())).containsExactly("open auto-merge", "open auto-merge");
    List<JsonNode> requests =
        database.events(third.id()).stream().filter(event -> event.has("requestedBy")).toList();
    assertThat(requests)
        .extracting(event -> event.path("left").asText())
        .containsOnly(first.id().toString());
  }

  @Test
  void whatWasTakenApartIsNotMergedAgainThoughAllAgrees() {
    TestCustomer survivor = alike("小明");
    TestCustomer loser = alike("小明");
    intake.register(survivor, loser);
    assertThat(database.pairs(survivor.id())).containsExactly("open auto-merge");
    UUID mergeId = Ids.next();
    intake.apply(loser.mergedInto(survivor, mergeId), survivor.absorbed(loser, mergeId));

    intake.apply(loser.unmergedFrom(survivor, mergeId), survivor.released(loser, mergeId));
    intake.apply(loser.updated());
    intake.apply(survivor.updated());
    rescoring.rescore(survivor.id());

    assertThat(database.pairs(survivor.id())).containsExactly("withdrawn auto-merge");
    assertThat(database.published(survivor.id()))
        .containsExactly(
            "dedup.duplicate-found.v1", "dedup.merge-requested.v1", "dedup.decision-withdrawn.v1");
    assertThat(database.cluster(survivor.id())).isEmpty();
  }

  private TestCustomer alike(String given) {
    return intake.customer().named(family, given).born(born).mobile(mobile);
  }
}
