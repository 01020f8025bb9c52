package dev.mingce.dedup.synthetic;

import dev.mingce.dedup.normalize.RecordField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A base of made-up organisations, half of them Chinese, with labelled duplicates and hard
 * negatives. The same seed makes the same base.
 *
 * <p>Duplicates differ by: legal form, traditional characters, shortened names, abbreviated words,
 * slips, a trade name, initials, spellings of numbers and addresses, changed phones, and missing
 * fields.
 *
 * <p>Hard negatives are other organisations: one name in another city, a subsidiary or a sister
 * under one roof, neighbours in one building, and names that differ in one word or character.
 */
public final class SyntheticOrganisations {

  private static final double WITH_NEIGHBOUR = 0.25;
  private static final double DUPLICATED = 0.35;

  private final SplittableRandom random;
  private final OrganisationMaker maker;
  private final OrganisationCopies copies;
  private final List<LabelledRecord> records = new ArrayList<>();

  private SyntheticOrganisations(long seed) {
    random = new SplittableRandom(seed);
    maker = new OrganisationMaker(random);
    copies = new OrganisationCopies(random, maker);
  }

  /** The fields that the records have. */
  public static List<RecordField> fields() {
    return List.of(
        RecordField.ORGANISATION_NAME,
        RecordField.NATIONAL_ID,
        RecordField.PHONE,
        RecordField.ADDRESS,
        RecordField.CITY,
        RecordField.POSTCODE);
  }

  /** Makes a base of at least so many records, a few more at most. */
  public static List<LabelledRecord> make(int atLeast, long seed) {
    SyntheticOrganisations base = new SyntheticOrganisations(seed);
    while (base.records.size() < atLeast) {
      Organisation one = base.maker.organisation();
      base.write(one);
      if (base.random.nextDouble() < WITH_NEIGHBOUR) {
        base.write(base.maker.neighbour(one));
      }
    }
    return List.copyOf(base.records);
  }

  private void write(Organisation organisation) {
    add(organisation, copies.original(organisation));
    while (random.nextDouble() < DUPLICATED) {
      add(organisation, copies.copy(organisation));
    }
  }

  private void add(Organisation organisation, Copies.Written written) {
    String id = String.format(Locale.ROOT, "o%08d", records.size());
    records.add(new LabelledRecord(written.record(id), organisation.subject()));
  }
}
