package dev.mingce.dedup.quality;

import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Quality over time, and where it is not what was agreed. */
@Path("/v1/quality")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quality")
@RunOnVirtualThread
public class TrendResource {

  private static final int DAYS = 30;
  private static final int MOST_DAYS = 400;

  private final TrendService trends;
  private final CurrentCaller caller;

  TrendResource(TrendService trends, CurrentCaller caller) {
    this.trends = trends;
    this.caller = caller;
  }

  @GET
  @Path("/trends")
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(
      operationId = "listQualityTrends",
      summary = "Quality day by day, by unit, source, field or rule",
      description =
          "Sums of the caller's units, in the order of days; of today what was last summed up."
              + " At most 400 days and 5,000 entries.")
  @APIResponse(responseCode = "200", description = "The days")
  public Page<TrendView> trends(
      @RestQuery
          @Parameter(
              description = "By what the days are told apart",
              example = "rule",
              schema =
                  @Schema(
                      enumeration = {"unit", "source", "field", "rule"},
                      defaultValue = "unit"))
          @Nullable String by,
      @RestQuery
          @Parameter(description = "Only this unit, source, field or rule", example = "phone-valid")
          @Nullable String key,
      @RestQuery
          @Parameter(
              description = "First day; without it 30 days before the last",
              example = "2026-02-01")
          @Nullable LocalDate from,
      @RestQuery @Parameter(description = "Last day; without it today", example = "2026-03-04")
          @Nullable LocalDate to) {
    String facet = by == null ? "unit" : by;
    if (!TrendRows.FACETS.contains(facet)) {
      throw invalid("?by", "invalid-value");
    }
    LocalDate last = to == null ? QualityService.today() : to;
    LocalDate first = from == null ? last.minusDays(DAYS) : from;
    if (first.isAfter(last) || first.isBefore(last.minusDays(MOST_DAYS))) {
      throw invalid("?from", "invalid-value");
    }
    return trends.trends(caller.get(), facet, key, first, last);
  }

  @GET
  @Path("/alerts")
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(
      operationId = "listQualityAlerts",
      summary = "Rules that more records of a unit break than is allowed, newest first",
      description =
          "An alert is raised where the share of a unit with at least 20 records exceeds the rule's"
              + " alertRate, and cleared when it no longer does. At most 1,000.")
  @APIResponse(responseCode = "200", description = "The alerts that stand")
  public Page<AlertView> alerts() {
    return trends.alerts(caller.get());
  }

  private static ProblemException invalid(String where, String code) {
    return new ProblemException(KitError.INVALID_PARAMETER, List.of(Violation.at(where, code)));
  }
}
