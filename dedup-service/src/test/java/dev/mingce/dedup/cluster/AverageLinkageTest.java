package dev.mingce.dedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AverageLinkageTest {

  @Test
  void putsTogetherWhatAgreesWithAllOfACluster() {
    assertThat(clusters("ab 10, bc 9, ac 8", "abc")).containsExactly("abc");
  }

  @Test
  void doesNotFollowAChain() {
    // b resembles both its neighbours, which have nothing in common
    assertThat(clusters("ab 10, bc 9, ac -20", "abc")).containsExactly("ab", "c");
  }

  @Test
  void letsOneForbiddenPairKeepClustersApart() {
    assertThat(clusters("ab 10, cd 10, ac 9, ad 9, bc 9, bd -200", "abcd"))
        .containsExactly("ab", "cd");
  }

  @Test
  void takesPairsThatNobodyNamedAsContradicting() {
    assertThat(clusters("ab 5, bc 4", "abc")).containsExactly("ab", "c");
  }

  @Test
  void saysAtWhatMeanWeightEachJoinHappened() {
    assertThat(joins("ab 10, ac 4, bc 2", "abc"))
        .extracting(AverageLinkage.Join::weight)
        .containsExactly(10.0, 3.0);
  }

  @Test
  void findsTheSameInEveryOrder() {
    String edges = "ab 10, bc 9.5, ac -1, cd 9, bd 1, ad -4, de 8, ce 2, ae -9, be -2";
    List<String> expected = clusters(edges, "abcde");
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      List<String> letters = Arrays.asList("abcde".split("", 5));
      Collections.shuffle(letters, random);
      assertThat(clusters(edges, String.join("", letters))).isEqualTo(expected);
    }
  }

  private static List<AverageLinkage.Join> joins(String edges, String order) {
    Map<String, Double> weights = new HashMap<>();
    for (String edge : edges.split(", ", -1)) {
      String[] parts = edge.split(" ", -1);
      weights.put(parts[0], Double.parseDouble(parts[1]));
      weights.put(new StringBuilder(parts[0]).reverse().toString(), Double.parseDouble(parts[1]));
    }
    AverageLinkage linkage =
        new AverageLinkage(
            (a, b) -> weights.getOrDefault("" + order.charAt(a) + order.charAt(b), -10.0), 0);
    int[] members = new int[order.length()];
    Arrays.setAll(members, i -> i);
    return linkage.joins(members);
  }

  private static List<String> clusters(String edges, String order) {
    Clusters clusters = new Clusters(order.length());
    joins(edges, order).forEach(join -> clusters.join(join.left(), join.right()));
    return Arrays.stream(clusters.groups())
        .map(group -> {
          TreeSet<String> letters = new TreeSet<>();
          Arrays.stream(group).forEach(i -> letters.add(order.substring(i, i + 1)));
          return String.join("", letters);
        })
        .sorted()
        .toList();
  }
}
