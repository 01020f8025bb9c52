package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.AreaForm;
import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.dedup.normalize.IdentifierForm;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares two records field by field. Symmetric: the order of the two does not matter. */
public final class RecordComparator {

  private RecordComparator() {}

  /**
   * The level that each field reaches; a field that one record lacks is left out, so that it weighs
   * nothing.
   */
  public static Comparison compare(CustomerFeatures a, CustomerFeatures b) {
    Map<MatchField, ComparisonLevel> levels = new EnumMap<>(MatchField.class);
    put(
        levels,
        a.name() == null || b.name() == null ? null : NameComparison.level(a.name(), b.name()));
    put(
        levels,
        a.birthDate() == null || b.birthDate() == null
            ? null
            : DateComparison.level(a.birthDate(), b.birthDate()));
    put(
        levels,
        sharing(a.phones(), b.phones(), ComparisonLevel.PHONE_SHARED, ComparisonLevel.PHONE_ELSE));
    put(
        levels,
        sharing(a.emails(), b.emails(), ComparisonLevel.EMAIL_SHARED, ComparisonLevel.EMAIL_ELSE));
    put(levels, identifiers(a.identifiers(), b.identifiers()));
    put(levels, areas(a.areas(), b.areas()));
    return new Comparison(levels);
  }

  private static void put(
      Map<MatchField, ComparisonLevel> levels, @Nullable ComparisonLevel level) {
    if (level != null) {
      levels.put(level.field(), level);
    }
  }

  private static @Nullable ComparisonLevel sharing(
      List<String> a, List<String> b, ComparisonLevel shared, ComparisonLevel otherwise) {
    if (a.isEmpty() || b.isEmpty()) {
      return null;
    }
    return Collections.disjoint(a, b) ? otherwise : shared;
  }

  // Two identifiers say something only within a type: a passport number does not contradict a
  // driving licence.
  private static @Nullable ComparisonLevel identifiers(
      List<IdentifierForm> a, List<IdentifierForm> b) {
    if (!Collections.disjoint(a, b)) {
      return ComparisonLevel.IDENTIFIER_SHARED;
    }
    return Collections.disjoint(types(a), types(b)) ? null : ComparisonLevel.IDENTIFIER_DIFFERENT;
  }

  private static Set<String> types(Collection<IdentifierForm> identifiers) {
    return identifiers.stream().map(IdentifierForm::type).collect(Collectors.toSet());
  }

  private static @Nullable ComparisonLevel areas(List<AreaForm> a, List<AreaForm> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return null;
    }
    Set<AreaForm> shared = new HashSet<>(a);
    shared.retainAll(b);
    if (shared.stream().anyMatch(area -> !area.district().isEmpty())) {
      return ComparisonLevel.ADDRESS_DISTRICT;
    }
    return Collections.disjoint(provinces(a), provinces(b))
        ? ComparisonLevel.ADDRESS_ELSE
        : ComparisonLevel.ADDRESS_PROVINCE;
  }

  private static Set<String> provinces(Collection<AreaForm> areas) {
    return areas.stream().map(AreaForm::province).collect(Collectors.toSet());
  }
}
