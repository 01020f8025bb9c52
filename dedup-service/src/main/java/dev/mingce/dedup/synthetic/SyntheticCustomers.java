package dev.mingce.dedup.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A base of made-up persons, three of four Chinese, with labelled duplicates and hard negatives.
 * The same seed makes the same base.
 *
 * <p>Duplicates differ by: traditional characters, pinyin (with spaces, tones or neither), the
 * order of the name, a homophone typed for the right character, nicknames and slips in Latin names,
 * numbers in other spellings, transposed digits, 15-digit national ids, former names of districts,
 * shortened addresses, changed phones, and missing fields.
 *
 * <p>Hard negatives are other persons: homophones with the same birth year, names that differ in
 * one character or by one more character, twins, father and son with one phone and address,
 * families with one phone, holders of a recycled number, and namesakes.
 */
public final class SyntheticCustomers {

  private static final double WITH_NEIGHBOUR = 0.25;
  private static final double DUPLICATED = 0.35;

  private final SplittableRandom random;
  private final PersonMaker maker;
  private final Copies copies;
  private final Consumer consumer;
  private int records;

  private SyntheticCustomers(long seed, Consumer consumer) {
    this.consumer = consumer;
    random = new SplittableRandom(seed);
    maker = new PersonMaker(random);
    copies = new Copies(random, maker);
  }

  /** Takes one record after the other. */
  @FunctionalInterface
  public interface Consumer {
    void accept(LabelledRecord record) throws Exception;
  }

  /** Makes a base of at least so many records, a few more at most. */
  public static List<LabelledRecord> make(int atLeast, long seed) {
    List<LabelledRecord> records = new ArrayList<>();
    try {
      each(atLeast, seed, records::add);
    } catch (Exception e) {
      throw new IllegalStateException("a list takes every record", e);
    }
    return List.copyOf(records);
  }

  /** The same without keeping them. */
  public static void each(int atLeast, long seed, Consumer consumer) throws Exception {
    SyntheticCustomers customers = new SyntheticCustomers(seed, consumer);
    while (customers.records < atLeast) {
      Person person = customers.maker.person();
      customers.write(person);
      if (customers.random.nextDouble() < WITH_NEIGHBOUR) {
        customers.write(customers.neighbour(person));
      }
    }
  }

  private void write(Person person) throws Exception {
    add(person, copies.original(person));
    while (random.nextDouble() < DUPLICATED) {
      add(person, copies.copy(person));
    }
  }

  private void add(Person person, Copies.Written written) throws Exception {
    String id = String.format(Locale.ROOT, "r%08d", records);
    records++;
    consumer.accept(new LabelledRecord(written.record(id), person.subject()));
  }

  private Person neighbour(Person person) {
    return switch (random.nextInt(7)) {
      case 0 -> twin(person);
      case 1 -> parent(person);
      case 2 -> spouseOrSibling(person);
      case 3 -> homophone(person);
      case 4 -> namesake(person);
      case 5 -> oneCharacterOther(person);
      default -> holderOfRecycledNumber(person);
    };
  }

  private String idOf(Person person, LocalDate born) {
    return person.nationalId().isEmpty()
        ? ""
        : maker.nationalId(person.place(), born, person.male());
  }

  private Person other(Person person, String given, LocalDate born) {
    return person.withIdentity(maker.nextSubject(), given, born, idOf(person, born));
  }

  private Person twin(Person person) {
    return other(person, differentFrom(person, maker.oneCharacterOther(person)), person.born())
        .withContacts(person.phone(), mailOfAnother());
  }

  private Person parent(Person person) {
    LocalDate born =
        person.born().minusYears(random.nextInt(22, 35)).minusDays(random.nextInt(300));
    String given = person.chinese() ? maker.otherGiven(person) : person.given();
    return other(person, given, born).withContacts(person.phone(), mailOfAnother());
  }

  private Person spouseOrSibling(Person person) {
    Person relative = person.withSex(!person.male());
    return other(relative, differentFrom(person, maker.otherGiven(person)), maker.birthDate())
        .withContacts(person.phone(), mailOfAnother());
  }

  private Person homophone(Person person) {
    if (!person.chinese()) {
      return namesake(person);
    }
    LocalDate born = maker.birthDate().withYear(person.born().getYear());
    return elsewhere(other(person, maker.homophone(person.given()), born));
  }

  private Person namesake(Person person) {
    return elsewhere(other(person, person.given(), maker.birthDate()));
  }

  private Person oneCharacterOther(Person person) {
    return elsewhere(
        other(person, differentFrom(person, maker.oneCharacterOther(person)), maker.birthDate()));
  }

  private Person holderOfRecycledNumber(Person person) {
    Person stranger = maker.person();
    return stranger.withContacts(person.phone(), stranger.email());
  }

  private Person elsewhere(Person person) {
    return person
        .withHome(maker.otherPlace(), maker.randomDetail(person))
        .withContacts(maker.phone(), mailOfAnother());
  }

  private String differentFrom(Person person, String proposed) {
    String given = proposed;
    while (given.equals(person.given())) {
      given = maker.otherGiven(person);
    }
    return given;
  }

  private String mailOfAnother() {
    return maker.person().email();
  }
}
