package dev.mingce.dedup.matching;

import dev.mingce.dedup.scoring.Waterfall;
import dev.mingce.events.Evidence;
import java.util.ArrayList;
import java.util.List;

/** A waterfall as events and lists show it: what each field said, and what a household explains. */
public final class EvidenceList {

  private static final String HOUSEHOLD = "household";
  private static final String EXPLAINS = "explains-as-well";

  private EvidenceList() {}

  public static List<Evidence> of(Waterfall waterfall) {
    List<Evidence> evidence = new ArrayList<>();
    waterfall
        .steps()
        .forEach(step ->
            evidence.add(new Evidence(step.attribute().code(), step.level(), step.counted())));
    if (waterfall.householdPenalty() > 0) {
      evidence.add(new Evidence(HOUSEHOLD, EXPLAINS, -waterfall.householdPenalty()));
    }
    return evidence;
  }
}
