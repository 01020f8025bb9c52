package dev.mingce.dedup.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.dedup.normalize.NormalForm;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.RecordNormaliser;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.synthetic.LabelledRecord;
import dev.mingce.dedup.synthetic.SyntheticCustomers;
import dev.mingce.dedup.synthetic.SyntheticOrganisations;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.Ids;
import dev.mingce.kit.crypto.DocumentCipher;
import dev.mingce.kit.crypto.SealBrokenException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeatureSealTest {

  private final SubjectKey key = new SubjectKey("k", new byte[32]);
  private final UUID id = Ids.next();

  @Test
  void whatWasSealedComesBackAsEnteredAndAsNormalised() {
    for (LabelledRecord labelled : SyntheticCustomers.make(300, 4)) {
      SourceRecord source = new SourceRecord(id.toString(), labelled.record().values());
      Features features = Features.of(SubjectKind.PERSON, source);

      byte[] sealed = FeatureSeal.seal(key, id, features);

      assertThat(FeatureSeal.open(key, SubjectKind.PERSON, id, sealed)).isEqualTo(features);
    }
  }

  @Test
  void textsOfAnyCharactersAndLengthsAreKept() {
    String rare = "𠮷\u0000\uD800" + "长".repeat(19_000);
    SourceRecord source =
        new SourceRecord(
            id.toString(), Map.of(RecordField.FULL_NAME, List.of(rare, "😀", "e\u0301")));
    Features features =
        new Features(source, new NormalForm(Map.of(NormalForm.Place.GIVEN_NAME, List.of(rare))));

    byte[] sealed = FeatureSeal.seal(key, id, features);

    assertThat(FeatureSeal.open(key, SubjectKind.PERSON, id, sealed)).isEqualTo(features);
  }

  @Test
  void theFormerFormatIsReadAndNormalised() {
    byte[] former =
        DocumentCipher.seal(
            key.secret(),
            "{\"fullName\":[\"王小明\"],\"phone\":[\"138 1234 5678\"]}"
                .getBytes(StandardCharsets.UTF_8),
            ("dedup.features/" + id).getBytes(StandardCharsets.UTF_8));

    Features features = FeatureSeal.open(key, SubjectKind.PERSON, id, former);

    assertThat(features.source().joined(RecordField.FULL_NAME)).isEqualTo("王小明");
    assertThat(features.form().texts())
        .containsEntry(NormalForm.Place.FAMILY_NAME, List.of("王"))
        .containsEntry(NormalForm.Place.PHONES, List.of("+8613812345678"));
  }

  @Test
  void featuresOfOneCustomerAreNotThoseOfAnother() {
    Features features = Features.of(SubjectKind.PERSON, new SourceRecord(id.toString(), Map.of()));
    byte[] sealed = FeatureSeal.seal(key, id, features);
    UUID other = Ids.next();

    assertThatThrownBy(() -> FeatureSeal.open(key, SubjectKind.PERSON, other, sealed))
        .isInstanceOf(SealBrokenException.class);
  }

  // Forms are kept with records, and those of an older normaliser are made anew by its version
  // alone. When this fails because normalising has changed, raise the version and put what it
  // says here.
  @Test
  void theVersionOfTheNormaliserChangesWithItsForms() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (LabelledRecord labelled : SyntheticCustomers.make(2_000, 12)) {
      update(digest, Features.of(SubjectKind.PERSON, labelled.record()).form());
    }
    for (LabelledRecord labelled : SyntheticOrganisations.make(1_000, 12)) {
      update(digest, Features.of(SubjectKind.ORGANISATION, labelled.record()).form());
    }

    assertThat(RecordNormaliser.VERSION + " " + HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("1 cd5b4de5541f6e1a10df6198ff7ab8239f5513481f171a38c2a3f42e8f6c3b76");
  }

  private static void update(MessageDigest digest, NormalForm form) {
    form.texts()
        .forEach((place, texts) ->
            digest.update(
                (place.code() + String.join("\u001f", texts)).getBytes(StandardCharsets.UTF_8)));
  }
}
