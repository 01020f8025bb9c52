package dev.mingce.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofsTest {
  private static final int SIZES = 5_000;
  private static final MemoryTree PUBLISHED =
      new MemoryTree(PublishedTree.ENTRIES.stream().map(LeafHash::of).toList());

  private final Random random = new Random(20_26);

  @Test
  void growsToThePublishedRoots() {
    for (int size = 0; size <= 8; size++) {
      assertThat(PUBLISHED.roots.get(size)).isEqualTo(PublishedTree.ROOTS.get(size));
      assertThat(PUBLISHED.proofs(size).root(size)).isEqualTo(PublishedTree.ROOTS.get(size));
    }
  }

  @Test
  void makesThePublishedInclusionProofs() {
    assertThat(PUBLISHED.proofs(1).inclusion(0, 1)).isEmpty();
    assertThat(PUBLISHED.proofs(8).inclusion(0, 8))
        .containsExactlyElementsOf(
            PublishedTree.hashes(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(PUBLISHED.proofs(8).inclusion(5, 8))
        .containsExactlyElementsOf(
            PublishedTree.hashes(
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    assertThat(PUBLISHED.proofs(3).inclusion(2, 3))
        .containsExactlyElementsOf(
            PublishedTree.hashes(
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
    assertThat(PUBLISHED.proofs(5).inclusion(1, 5))
        .containsExactlyElementsOf(
            PublishedTree.hashes(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
  }

  @Test
  void makesThePublishedConsistencyProofs() {
    assertThat(PUBLISHED.proofs(1).consistency(1, 1)).isEmpty();
    assertThat(PUBLISHED.proofs(8).consistency(1, 8))
        .containsExactlyElementsOf(
            PublishedTree.hashes(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(PUBLISHED.proofs(8).consistency(6, 8))
        .containsExactlyElementsOf(
            PublishedTree.hashes(
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    assertThat(PUBLISHED.proofs(5).consistency(2, 5))
        .containsExactlyElementsOf(
            PublishedTree.hashes(
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
  }

  @Test
  void provesForEveryTreeSizeWhatAnIndependentVerifierAccepts() throws Exception {
    MemoryTree tree = PublishedTree.ofLeaves(SIZES);
    for (int size = 1; size <= SIZES; size++) {
      Proofs proofs = tree.proofs(size);
      byte[] root = tree.roots.get(size);
      assertThat(proofs.root(size)).isEqualTo(root);
      for (int index : List.of(0, size - 1, random.nextInt(size))) {
        List<byte[]> proof = proofs.inclusion(index, size);
        assertThat(ProofCheck.includes(root, size, index, tree.leaves.get(index), proof)).isTrue();
        InclusionProofVerifier.verify(tree.leaves.get(index), index, size, proof, root);
      }
      int from = random.nextInt(size + 1);
      assertThat(
              ProofCheck.grew(
                  from, tree.roots.get(from), size, root, proofs.consistency(from, size)))
          .as("from %s to %s", from, size)
          .isTrue();
    }
  }

  @Test
  void provesEveryIndexAndEveryGrowthOfSmallTrees() {
    MemoryTree tree = PublishedTree.ofLeaves(70);
    for (int size = 1; size <= 70; size++) {
      Proofs proofs = tree.proofs(size);
      for (int index = 0; index < size; index++) {
        assertThat(
                ProofCheck.includes(
                    tree.roots.get(size),
                    size,
                    index,
                    tree.leaves.get(index),
                    proofs.inclusion(index, size)))
            .isTrue();
      }
      for (int from = 0; from <= size; from++) {
        assertThat(
                ProofCheck.grew(
                    from,
                    tree.roots.get(from),
                    size,
                    tree.roots.get(size),
                    proofs.consistency(from, size)))
            .isTrue();
      }
    }
  }

  @Test
  void refusesAnInclusionProofOfWhichAnythingDiffers() {
    MemoryTree tree = PublishedTree.ofLeaves(300);
    for (int size = 2; size <= 300; size += 7) {
      int index = random.nextInt(size);
      byte[] root = tree.roots.get(size);
      byte[] leaf = tree.leaves.get(index);
      List<byte[]> proof = tree.proofs(size).inclusion(index, size);

      assertThat(ProofCheck.includes(root, size, (index + 1) % size, leaf, proof)).isFalse();
      assertThat(ProofCheck.includes(tree.roots.get(size - 1), size, index, leaf, proof)).isFalse();
      assertThat(ProofCheck.includes(root, size, index, flipped(leaf), proof)).isFalse();
      assertThat(ProofCheck.includes(root, size, index, leaf, proof.subList(1, proof.size())))
          .isFalse();
      List<byte[]> longer = new ArrayList<>(proof);
      longer.add(root);
      assertThat(ProofCheck.includes(root, size, index, leaf, longer)).isFalse();
      for (int i = 0; i < proof.size(); i++) {
        List<byte[]> other = new ArrayList<>(proof);
        other.set(i, flipped(proof.get(i)));
        assertThat(ProofCheck.includes(root, size, index, leaf, other)).isFalse();
      }
    }
  }

  @Test
  void refusesAConsistencyProofOfWhichAnythingDiffers() {
    MemoryTree tree = PublishedTree.ofLeaves(300);
    for (int size = 2; size <= 300; size += 7) {
      int from = 1 + random.nextInt(size - 1);
      byte[] old = tree.roots.get(from);
      byte[] root = tree.roots.get(size);
      List<byte[]> proof = tree.proofs(size).consistency(from, size);

      assertThat(ProofCheck.grew(from, flipped(old), size, root, proof)).isFalse();
      assertThat(ProofCheck.grew(from, old, size, flipped(root), proof)).isFalse();
      assertThat(ProofCheck.grew(size, root, from, old, proof)).isFalse();
      assertThat(ProofCheck.grew(from, old, size, root, List.of())).isFalse();
      for (int i = 0; i < proof.size(); i++) {
        List<byte[]> other = new ArrayList<>(proof);
        other.set(i, flipped(proof.get(i)));
        assertThat(ProofCheck.grew(from, old, size, root, other)).isFalse();
      }
    }
  }

  @Test
  void refusesProofsOfWhatCannotBe() {
    byte[] hash = PublishedTree.ROOTS.get(1);

    assertThat(ProofCheck.includes(hash, 0, 0, hash, List.of())).isFalse();
    assertThat(ProofCheck.includes(hash, 1, -1, hash, List.of())).isFalse();
    assertThat(ProofCheck.includes(hash, 1, 0, hash, List.of(new byte[31]))).isFalse();
    assertThat(ProofCheck.grew(0, hash, 1, hash, List.of())).isFalse();
    assertThat(ProofCheck.grew(1, hash, 1, hash, List.of(hash))).isFalse();
    assertThatThrownBy(() -> PUBLISHED.proofs(8).inclusion(8, 8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PUBLISHED.proofs(8).consistency(5, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] flipped(byte[] hash) {
    byte[] other = Arrays.copyOf(hash, hash.length);
    other[7] ^= 0x10;
    return other;
  }
}
