package dev.mingce.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1234067, 256, tile/0/x001/x234/067",
    "0, 0, 256, tile/0/000",
    "1, 999, 1, tile/1/999.p/1",
    "63, 1000, 255, tile/63/x001/000.p/255",
    "-1, 1234067, 256, tile/entries/x001/x234/067"
  })
  void hasThePathsOfTheFormat(int level, long index, int width, String path) {
    TilePath tile = new TilePath(level, index, width);

    assertThat(tile).hasToString(path);
    assertThat(TilePath.parse(path)).contains(tile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/00/000",
        "tile/64/000",
        "tile/0/0",
        "tile/0/x000/007",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/-1/000",
        "tile/0/x001",
        "tile/0/000/",
        "checkpoint"
      })
  void knowsNoOtherSpelling(String path) {
    assertThat(TilePath.parse(path)).isEmpty();
  }

  @Test
  void hasTheTilesOfTheExampleInTheFormat() {
    // 70,000 entries: 273 full tiles and one of 112, one full and one of 17, one of 1.
    assertThat(Tile.fullTiles(0, 70_000)).isEqualTo(273);
    assertThat(Tile.partialWidth(0, 70_000)).isEqualTo(112);
    assertThat(Tile.fullTiles(1, 70_000)).isEqualTo(1);
    assertThat(Tile.partialWidth(1, 70_000)).isEqualTo(17);
    assertThat(Tile.fullTiles(2, 70_000)).isZero();
    assertThat(Tile.partialWidth(2, 70_000)).isEqualTo(1);
    assertThat(Frontier.levels(70_000)).isEqualTo(3);
    assertThat(Frontier.levels(256)).isEqualTo(2);
    assertThat(Frontier.levels(0)).isZero();
  }

  @Test
  void completesEachTileOnceAndKeepsTheEdge() {
    MemoryTree tree = PublishedTree.ofLeaves(70_000);

    assertThat(tree.full.keySet().stream().filter(path -> path.level() == 0)).hasSize(273);
    assertThat(tree.full.keySet().stream().filter(path -> path.level() == 1)).hasSize(1);
    assertThat(tree.frontier.partial(0)).hasSize(112 * 32);
    assertThat(tree.frontier.partial(1)).hasSize(17 * 32);
    assertThat(tree.frontier.partial(2))
        .isEqualTo(NodeHash.ofComplete(tree.full.get(new TilePath(1, 0, 256)), 0, 256));
  }

  @Test
  void growsOnFromItsPartialTilesAsIfItHadNeverStopped() {
    for (int size : List.of(0, 1, 255, 256, 257, 65_535, 65_536, 65_537)) {
      MemoryTree tree = PublishedTree.ofLeaves(size);
      List<byte[]> partial = new ArrayList<>();
      for (int level = 0; level < Frontier.levels(size); level++) {
        partial.add(tree.frontier.partial(level));
      }

      Frontier resumed = Frontier.of(size, partial);
      Frontier copy = resumed.copy();

      assertThat(resumed.root()).isEqualTo(tree.frontier.root());
      byte[] root = resumed.root();
      tree.frontier.append(tree.frontier.root(), tile -> {});
      copy.append(resumed.root(), tile -> {});
      assertThat(copy.root()).isEqualTo(tree.frontier.root());
      assertThat(resumed.root()).isEqualTo(root);
    }
    assertThatThrownBy(() -> Frontier.of(3, List.of(new byte[64])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("level 0 does not fit the size");
  }

  @Test
  void growsByWholeTilesAsByTheirLeaves() {
    MemoryTree tree = PublishedTree.ofLeaves(66_000);
    Frontier frontier = new Frontier();
    List<String> completed = new ArrayList<>();
    for (long index = 0; index < Tile.fullTiles(0, 66_000); index++) {
      Tile tile = new Tile(0, index, tree.full.get(new TilePath(0, index, Tile.WIDTH)));
      frontier.append(
          tile, tile.root(), above -> completed.add(above.level() + "/" + above.index()));
    }
    tree.leaves.subList((int) frontier.size(), 66_000).forEach(l -> frontier.append(l, t -> {}));

    assertThat(completed).containsExactly("1/0");
    assertThat(frontier.root()).isEqualTo(tree.frontier.root());
    Tile again = new Tile(0, 0, tree.full.get(new TilePath(0, 0, Tile.WIDTH)));
    assertThatThrownBy(() -> frontier.append(again, again.root(), above -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bundlesEntriesAfterTheirLengthInTwoBytes() {
    List<byte[]> entries = List.of(bytes("one"), bytes(""), bytes("x".repeat(300)));

    byte[] bundle = EntryBundle.write(entries);

    assertThat(bundle).startsWith(0, 3, 'o', 'n', 'e', 0, 0, 1, 44, 'x').hasSize(3 * 2 + 303);
    assertThat(EntryBundle.read(bundle)).containsExactlyElementsOf(entries);
    assertThatThrownBy(() -> EntryBundle.read(java.util.Arrays.copyOf(bundle, 308)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the bundle ends within entry 2");
    assertThatThrownBy(() -> EntryBundle.read(new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[65_536])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
