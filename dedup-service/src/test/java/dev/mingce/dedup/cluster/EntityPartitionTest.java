package dev.mingce.dedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.cluster.EntityPartition.Bond;
import dev.mingce.dedup.matching.DecisionWeights;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityPartitionTest {

  @Test
  void whoAreJoinedByAHighMeanMayBeMerged() {
    EntityPartition partition = partition(3, "0-1 20", "0-2 15", "1-2 12");

    assertThat(partition.areCertainlyOne(0, 1)).isTrue();
    assertThat(partition.areCertainlyOne(1, 2)).isTrue();
  }

  @Test
  void oneStrongPairDoesNotChainTwoClusters() {
    EntityPartition partition =
        partition(4, "0-1 20", "2-3 20", "1-2 12", "0-2 -20", "0-3 -20", "1-3 -20");

    assertThat(partition.areProbablyOne(1, 2)).isFalse();
    assertThat(partition.clusters()).isDeepEqualTo(new int[][] {{0, 1}, {2, 3}});
  }

  @Test
  void twoClustersJoinOnTheMeanAcrossBothOrWaitForAPerson() {
    EntityPartition partition =
        partition(4, "0-1 20", "2-3 20", "1-2 14", "0-2 4", "0-3 4", "1-3 4");

    assertThat(partition.areProbablyOne(0, 3)).isTrue();
    assertThat(partition.areCertainlyOne(0, 3)).isFalse();
    assertThat(partition.areCertainlyOne(2, 3)).isTrue();
  }

  @Test
  void aDoubtAboutOnePairHoldsAllWhomItWouldBringTogether() {
    EntityPartition partition = partition(3, "0-1 30 HELD", "0-2 30", "1-2 30");

    assertThat(partition.areCertainlyOne(0, 2)).isTrue();
    assertThat(partition.areProbablyOne(0, 1)).isTrue();
    assertThat(partition.areCertainlyOne(0, 1)).isFalse();
    assertThat(partition.areCertainlyOne(1, 2)).isFalse();
  }

  @Test
  void noSumOutweighsAVeto() {
    EntityPartition partition = partition(3, "0-1 60 VETOED", "0-2 60", "1-2 60");

    assertThat(partition.areProbablyOne(0, 1)).isFalse();
  }

  @Test
  void whatAPersonSaidOutweighsAVetoAndEveryWeight() {
    EntityPartition one = partition(2, "0-1 -40 MUST");
    EntityPartition two = partition(3, "0-1 60 CANNOT", "0-2 60", "1-2 60");

    assertThat(one.areCertainlyOne(0, 1)).isTrue();
    assertThat(two.areProbablyOne(0, 1)).isFalse();
    assertThat(partition(3, "0-1 0 MUST", "1-2 60 CANNOT", "0-2 60").areProbablyOne(0, 2))
        .isFalse();
  }

  private static EntityPartition partition(int records, String... pairs) {
    Map<String, String[]> known = new java.util.HashMap<>();
    for (String pair : pairs) {
      String[] parts = pair.split(" ", -1);
      known.put(parts[0], parts);
    }
    return EntityPartition.of(
        records,
        new EntityPartition.Pairs() {
          @Override
          public Bond bond(int left, int right) {
            String[] parts = known.get(key(left, right));
            return parts.length > 2 ? Bond.valueOf(parts[2]) : Bond.WEIGHED;
          }

          @Override
          public double weight(int left, int right) {
            return Double.parseDouble(known.get(key(left, right))[1]);
          }
        },
        DecisionWeights.usual());
  }

  private static String key(int left, int right) {
    return Math.min(left, right) + "-" + Math.max(left, right);
  }
}
