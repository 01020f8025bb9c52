package dev.mingce.dedup.profile.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableMeterTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

  @Test
  void measuresWhatIsBlankRepeatedOrOnlyFillsTheField() {
    TableMeter meter = meter(false, List.of(List.of("id")), "id", "name");
    meter.add(List.of("1", "王小明"));
    meter.add(List.of("2", " "));
    meter.add(List.of("2", "无"));
    meter.add(List.of("3"));
    meter.add(List.of("", "王小明"));
    meter.add(List.of("1", "王小明"));

    TableProfile table = meter.result();
    ColumnProfile name = table.columns().getLast();

    assertThat(table.records()).isEqualTo(6);
    assertThat(table.ragged()).isEqualTo(1);
    assertThat(table.repeatedRecords()).isEqualTo(1);
    assertThat(name.present()).isEqualTo(4);
    assertThat(name.blank()).isEqualTo(2);
    assertThat(name.blankRate()).isEqualTo(1.0 / 3);
    assertThat(name.fillers()).isEqualTo(1);
    assertThat(name.distinct()).isEqualTo(2);
    assertThat(name.distinctExact()).isTrue();
    assertThat(name.patterns())
        .containsExactly(new ColumnProfile.Count("汉{3}", 3), new ColumnProfile.Count("汉", 1));
    assertThat(name.lengths()).containsEntry(3, 3L).containsEntry(1, 1L);
    assertThat(table.keys()).containsExactly(new KeyProfile(List.of("id"), 3, 2, 4, 2, 1));
  }

  @Test
  void saysHowOftenValuesOccurWithoutTellingThem() {
    assertThat(measured(false, "a", "a", "b").top())
        .containsExactly(new ColumnProfile.Top(null, 2), new ColumnProfile.Top(null, 1));
    assertThat(measured(true, "a", "a", "b").top())
        .containsExactly(new ColumnProfile.Top("a", 2), new ColumnProfile.Top("b", 1));
  }

  @Test
  void tellsWhatAColumnHolds() {
    assertThat(measured(false, "13812345678", "138 1234 5679").kind()).isEqualTo("phone");
    assertThat(measured(false, "a@example.com").kind()).isEqualTo("email");
    assertThat(measured(false, "11010519491231002X").kind()).isEqualTo("national-id");
    assertThat(measured(false, "1990-02-03", "1990年2月3日", "19900203").kind()).isEqualTo("date");
    assertThat(measured(false, "12", "13.5", "-1").kind()).isEqualTo("number");
    assertThat(measured(false, "12", "x").kind()).isEqualTo("text");
  }

  @Test
  void tellsTheRangeOfDates() {
    ColumnProfile.Dates dates =
        measured(false, "1990-02-03", "1970-01-01", "2026-03-05", "1990-12-31").dates();

    assertThat(dates.first()).isEqualTo("1970-01-01");
    assertThat(dates.last()).isEqualTo("2026-03-05");
    assertThat(dates.future()).isEqualTo(1);
    assertThat(dates.fillers()).isEqualTo(1);
    assertThat(dates.years()).containsEntry(1990, 2L).containsEntry(1970, 1L);
  }

  @Test
  void estimatesHowManyDifferentValuesThereAreBeyondWhatItCounts() {
    TableMeter meter = meter(false, List.of(), "n");
    for (int i = 0; i < 200_000; i++) {
      meter.add(List.of("v" + i));
    }
    ColumnProfile column = meter.result().columns().getFirst();

    assertThat(column.distinctExact()).isFalse();
    assertThat(column.distinct()).isBetween(193_000L, 207_000L);
  }

  @Test
  void columnsTogetherCanBeAKey() {
    TableMeter meter = meter(false, List.of(List.of("a", "b")), "a", "b");
    meter.add(List.of("1", "2"));
    meter.add(List.of("12", ""));
    meter.add(List.of("1", "3"));
    meter.add(List.of("1", "2"));

    assertThat(meter.result().keys())
        .containsExactly(new KeyProfile(List.of("a", "b"), 2, 1, 2, 2, 1));
  }

  @Test
  void aKeyMustNameColumns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> meter(false, List.of(List.of("no")), "id"))
        .withMessage("there is no column no");
  }

  private static ColumnProfile measured(boolean shows, String... values) {
    TableMeter meter = meter(shows, List.of(), "c");
    for (String value : values) {
      meter.add(List.of(value));
    }
    return meter.result().columns().getFirst();
  }

  private static TableMeter meter(boolean shows, List<List<String>> keys, String... columns) {
    return new TableMeter("t", List.of(columns), keys, shows, TODAY);
  }
}
