package dev.mingce.dedup.synthetic;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.mingce.dedup.normalize.RecordField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a made-up base as CSV: {@code id,subject} and one column for each field that it has. */
public final class SyntheticFile {

  private static final List<RecordField> FIELDS =
      List.of(
          RecordField.FULL_NAME,
          RecordField.GENDER,
          RecordField.BIRTH_DATE,
          RecordField.NATIONAL_ID,
          RecordField.PHONE,
          RecordField.EMAIL,
          RecordField.ADDRESS,
          RecordField.CITY);

  private SyntheticFile() {}

  /** Writes at least so many records of persons. */
  public static void write(Path file, int records, long seed) throws IOException {
    write(file, FIELDS, SyntheticCustomers.make(records, seed));
  }

  private static void write(Path file, List<RecordField> fields, List<LabelledRecord> records)
      throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      List<String> header = new ArrayList<>(List.of("id", "subject"));
      fields.forEach(field -> header.add(field.code()));
      csv.writeRecord(header);
      for (LabelledRecord labelled : records) {
        List<String> row = new ArrayList<>(List.of(labelled.record().id(), labelled.subject()));
        fields.forEach(field -> row.add(labelled.record().joined(field)));
        csv.writeRecord(row);
      }
    }
  }

  /** {@code FILE RECORDS SEED [person|organisation]}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 3 || arguments.length > 4) {
      throw new IllegalArgumentException("FILE RECORDS SEED [person|organisation]");
    }
    Path file = Path.of(arguments[0]);
    int records = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    String kind = arguments.length > 3 ? arguments[3] : "person";
    switch (kind) {
      case "person" -> write(file, records, seed);
      case "organisation" ->
          write(file, SyntheticOrganisations.fields(), SyntheticOrganisations.make(records, seed));
      default -> throw new IllegalArgumentException("person or organisation");
    }
  }
}
