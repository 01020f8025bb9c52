package dev.mingce.dedup.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.batch.Base;
import dev.mingce.dedup.batch.BaseBuilder;
import dev.mingce.dedup.batch.ClusterAccuracy;
import dev.mingce.dedup.batch.Deduplication;
import dev.mingce.dedup.batch.Matched;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.synthetic.LabelledRecord;
import dev.mingce.dedup.synthetic.SyntheticCustomers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedModelTest {

  @ParameterizedTest
  @ValueSource(strings = {"person", "organisation"})
  void isReadAndNamesItsDecisions(String kind) {
    ModelDocument document = ModelDocument.parse(ModelDocument.shipped(kind));

    assertThat(document.version()).isEqualTo("shipped-" + kind + "-1");
    assertThat(document.weights().prior()).isLessThan(1e-5);
    assertThat(document.decisions().merge()).isEqualTo(10);
    assertThat(document.expectedPrecision(10)).isGreaterThan(0.999);
  }

  @Test
  void mergesCustomersThatItWasNotLearnedFromWithoutAMistakeInAThousand()
      throws InterruptedException {
    List<LabelledRecord> made = SyntheticCustomers.make(3_000, 99);
    Map<String, String> subjects = new HashMap<>();
    BaseBuilder builder = new BaseBuilder(SubjectKind.PERSON);
    made.forEach(one -> {
      builder.add(one.record());
      subjects.put(one.record().id(), one.subject());
    });
    Base base = builder.build();
    ModelDocument document = ModelDocument.parse(ModelDocument.shipped("person"));
    Matched matched = new Deduplication(document.decisions(), 1, 1).match(base, document.weights());

    List<Integer> found = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    for (int i = 0; i < base.ids().size(); i++) {
      found.add(matched.certain().of(i));
      truth.add(subjects.get(base.ids().get(i)));
    }
    ClusterAccuracy accuracy = ClusterAccuracy.of(found, truth);
    assertThat(accuracy.precision()).isGreaterThan(0.999);
    assertThat(accuracy.recall()).isGreaterThan(0.75);
  }
}
