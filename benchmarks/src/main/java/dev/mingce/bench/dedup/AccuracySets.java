package dev.mingce.bench.dedup;

import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.synthetic.LabelledRecord;
import dev.mingce.dedup.synthetic.SyntheticCustomers;
import dev.mingce.dedup.synthetic.SyntheticOrganisations;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The sets that accuracy is measured on. */
final class AccuracySets {

  private static final String FEBRL =
      "given_name=givenName,surname=familyName,street_number=street,address_1=street,address_2=district,suburb=city,"
          + "postcode=postcode,state=province,date_of_birth=birthDate,soc_sec_id=identifier";
  private static final String HISTORICAL =
      "full_name=fullName,first_name=givenName,surname=familyName,dob=birthDate,birth_place=birthPlace,"
          + "postcode_fake=postcode,gender=gender,occupation=occupation";
  private static final String FAKE =
      "first_name=givenName,surname=familyName,dob=birthDate,city=city,email=email";

  private final List<LabelledSet> sets = new ArrayList<>();

  private AccuracySets() {}

  static List<LabelledSet> all(Path data, PrintStream log) throws IOException {
    AccuracySets sets = new AccuracySets();
    if (Files.isReadable(data.resolve("febrl/dataset3.csv"))) {
      sets.historical(data);
      sets.febrl(data);
      sets.fake(data);
    } else {
      log.println("skipped: no public sets in " + data);
    }
    sets.synthetic();
    sets.organisations();
    return sets.sets;
  }

  private void historical(Path data) throws IOException {
    Table table = Table.read(data.resolve("historical/historical.csv"));
    LabelledSet set =
        LabelledSet.of("historical", "person", table, "unique_id", HISTORICAL, "cluster");
    sets.add(set);
    sets.add(set.mappedBy("no full name", without(HISTORICAL, "full_name")));
    sets.add(set.mappedBy("full name only", without(HISTORICAL, "first_name", "surname")));
    sets.add(set.mappedBy("no dob", without(HISTORICAL, "dob")));
    sets.add(set.mappedBy("name, dob", "first_name=givenName,surname=familyName,dob=birthDate"));
    sets.add(set.mappedBy("name, postcode", "full_name=fullName,postcode_fake=postcode"));
    sets.add(set.with("first 500", table.first(500), HISTORICAL));
    sets.add(set.with("one of each", oneOfEach(table, table.place("cluster")), HISTORICAL));
  }

  private void febrl(Path data) throws IOException {
    LabelledSet first = febrl(data, 1);
    LabelledSet second = febrl(data, 2);
    LabelledSet third = febrl(data, 3);
    sets.addAll(List.of(first, second, third));
    for (int n = 2; n <= 3; n++) {
      LabelledSet set = n == 2 ? second : third;
      Table table = set.table();
      sets.add(set.mappedBy("no id", without(FEBRL, "soc_sec_id")));
      sets.add(set.mappedBy("no id, dob", without(FEBRL, "soc_sec_id", "date_of_birth")));
      sets.add(
          set.mappedBy(
              "name, dob", "given_name=givenName,surname=familyName,date_of_birth=birthDate"));
      sets.add(
          set.with(
              "full name, address",
              table
                  .joined("name", "given_name", "surname")
                  .joined(
                      "where",
                      "street_number",
                      "address_1",
                      "address_2",
                      "suburb",
                      "state",
                      "postcode"),
              "name=fullName,where=address"));
      sets.add(
          set.with(
              "full name",
              table.joined("name", "given_name", "surname"),
              without(FEBRL, "given_name", "surname", "soc_sec_id") + ",name=fullName"));
      sets.add(set.mappedBy("name only", "given_name=givenName,surname=familyName"));
      sets.add(
          set.mappedBy(
              "name, street, suburb",
              "given_name=givenName,surname=familyName,address_1=street,suburb=city"));
      Random random = new Random(n);
      int given = table.place("given_name");
      int family = table.place("surname");
      sets.add(
          set.with(
              "names swapped in a fifth",
              table.changed(row -> random.nextInt(5) == 0 ? swapped(row, given, family) : row),
              without(FEBRL, "soc_sec_id")));
      sets.add(set.with("only originals", table.where(r -> r.getFirst().endsWith("-org")), FEBRL));
      sets.add(
          set.with(
              "only originals, no id",
              table.where(r -> r.getFirst().endsWith("-org")),
              without(FEBRL, "soc_sec_id")));
    }
    Table one = first.table();
    sets.add(
        first.linked(
            "linked",
            one.where(r -> r.getFirst().endsWith("-org")),
            one.where(r -> !r.getFirst().endsWith("-org"))));
    Table two = second.table();
    sets.add(
        second.linked(
            "linked no id",
            two.where(r -> r.getFirst().endsWith("-org")),
            two.where(r -> r.getFirst().endsWith("-0"))));
    for (int size : new int[] {10, 50, 200}) {
      sets.add(third.with("first " + size, third.table().first(size), FEBRL));
      sets.add(
          first.with(
              "first " + size + " by name, no id",
              sortedBy(one, 2).first(size),
              without(FEBRL, "soc_sec_id")));
    }
    sets.add(
        third.with(
            "all twice and more", duplicatedOnly(third.table()), without(FEBRL, "soc_sec_id")));
  }

  private static LabelledSet febrl(Path data, int number) throws IOException {
    Table table = Table.read(data.resolve("febrl/dataset" + number + ".csv"));
    return LabelledSet.of(
        "febrl" + number, "person", table, "rec_id", FEBRL, id -> id.split("-", -1)[1]);
  }

  private void fake(Path data) throws IOException {
    Table table = Table.read(data.resolve("splink-fake1000/fake_1000.csv"));
    LabelledSet set = LabelledSet.of("fake1000", "person", table, "unique_id", FAKE, "cluster");
    sets.add(set);
    sets.add(set.mappedBy("no email", without(FAKE, "email")));
    sets.add(set.mappedBy("no dob", without(FAKE, "dob")));
    sets.add(
        set.with(
            "full name",
            table.joined("name", "first_name", "surname"),
            "name=fullName,dob=birthDate,city=city,email=email"));
    sets.add(set.with("one of each", oneOfEach(table, table.place("cluster")), FAKE));
  }

  private void synthetic() {
    LabelledSet set =
        synthetic(
            "synthetic",
            "person",
            SyntheticCustomers.make(20_000, 7),
            List.of(
                RecordField.FULL_NAME,
                RecordField.GENDER,
                RecordField.BIRTH_DATE,
                RecordField.NATIONAL_ID,
                RecordField.PHONE,
                RecordField.EMAIL,
                RecordField.ADDRESS,
                RecordField.CITY));
    sets.add(set);
    sets.add(set.mappedBy("no national id", without(set.map(), "nationalId")));
    sets.add(set.mappedBy("name, address", "fullName=fullName,address=address,city=city"));
    sets.add(set.mappedBy("name, phone", "fullName=fullName,phone=phone"));
    sets.add(set.mappedBy("name, dob", "fullName=fullName,birthDate=birthDate"));
    sets.add(set.with("first 150", set.table().first(150), set.map()));
    sets.add(set.with("one of each", oneOfEach(set.table(), 1), set.map()));
  }

  private void organisations() {
    LabelledSet set =
        synthetic(
            "organisations",
            "organisation",
            SyntheticOrganisations.make(10_000, 7),
            SyntheticOrganisations.fields());
    String map = set.map();
    sets.add(set);
    sets.add(set.mappedBy("no code", without(map, "nationalId")));
    sets.add(set.mappedBy("name, address, phone", without(map, "nationalId", "city", "postcode")));
    sets.add(set.mappedBy("name, address, city", without(map, "nationalId", "phone", "postcode")));
    sets.add(set.mappedBy("name", "organisationName=organisationName"));
    sets.add(set.with("first 800", set.table().first(800), without(map, "nationalId")));
    sets.add(set.with("one of each", oneOfEach(set.table(), 1), without(map, "nationalId")));
  }

  private static LabelledSet synthetic(
      String name, String kind, List<LabelledRecord> records, List<RecordField> fields) {
    List<String> header = new ArrayList<>(List.of("id", "subject"));
    List<String> map = new ArrayList<>();
    for (RecordField field : fields) {
      header.add(field.code());
      map.add(field.code() + "=" + field.code());
    }
    List<List<String>> rows = new ArrayList<>();
    for (LabelledRecord labelled : records) {
      List<String> row = new ArrayList<>(List.of(labelled.record().id(), labelled.subject()));
      fields.forEach(field -> row.add(labelled.record().joined(field)));
      rows.add(row);
    }
    return LabelledSet.of(
        name, kind, new Table(header, rows), "id", String.join(",", map), "subject");
  }

  static String without(String map, String... columns) {
    List<String> kept = new ArrayList<>();
    for (String one : map.split(",", -1)) {
      if (!List.of(columns).contains(one.substring(0, one.indexOf('=')))) {
        kept.add(one);
      }
    }
    return String.join(",", kept);
  }

  private static List<String> swapped(List<String> row, int one, int other) {
    Collections.swap(row, one, other);
    return row;
  }

  private static Table oneOfEach(Table table, int subject) {
    Set<String> seen = new HashSet<>();
    return table.where(row -> seen.add(row.get(subject)));
  }

  private static Table sortedBy(Table table, int column) {
    List<List<String>> rows = new ArrayList<>(table.rows());
    rows.sort((a, b) -> a.get(column).compareTo(b.get(column)));
    return new Table(table.header(), rows);
  }

  private static Table duplicatedOnly(Table table) {
    Map<String, Integer> counts = new HashMap<>();
    table.rows().forEach(r -> counts.merge(r.getFirst().split("-", -1)[1], 1, Integer::sum));
    return table.where(r -> counts.getOrDefault(r.getFirst().split("-", -1)[1], 0) > 1);
  }
}
