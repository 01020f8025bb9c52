package dev.mingce.dedup.quality;

import dev.mingce.dedup.quality.rules.QualityRules;
import dev.mingce.kit.Ids;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Limits;
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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How good records are, and why. */
@Path("/v1/quality/scores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quality")
@RunOnVirtualThread
public class QualityResource {

  private static final Set<String> KINDS = Set.of("person", "organisation");
  private static final double WHOLE = 100;

  private final ScoreQueries queries;
  private final CurrentCaller caller;

  QualityResource(ScoreQueries queries, CurrentCaller caller) {
    this.queries = queries;
    this.caller = caller;
  }

  @GET
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(
      operationId = "listQualityScores",
      summary = "Scores of records with the rules that they break, the worst first",
      description =
          "With customerId the score of that customer, else those that the filters leave, page by"
              + " page. Only customers of the caller's units. No value of a record is told.")
  @APIResponse(responseCode = "200", description = "The scores")
  @Answers("not-found")
  public Page<ScoreView> list(
      @RestQuery
          @Parameter(
              description = "Only the score of this customer",
              example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
          @Nullable String customerId,
      @RestQuery @Parameter(description = "Only records of this unit", example = "sales-east")
          @Nullable String unit,
      @RestQuery
          @Parameter(
              description = "Only records that came or were changed this way: a system, or api",
              example = "crm")
          @Nullable String source,
      @RestQuery
          @Parameter(
              description = "Only customers of this kind",
              example = "person",
              schema = @Schema(enumeration = {"person", "organisation"}))
          @Nullable String kind,
      @RestQuery
          @Parameter(description = "Only records that break this rule", example = "phone-valid")
          @Nullable String rule,
      @RestQuery @Parameter(description = "Only scores below this, 0 to 100", example = "60")
          @Nullable Double below,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    if (kind != null && !KINDS.contains(kind)) {
      throw invalid(Violation.at("?kind", "invalid-value"));
    }
    if (rule != null && QualityRules.find(rule).isEmpty()) {
      throw invalid(Violation.at("?rule", "invalid-value"));
    }
    if (below != null && !(below >= 0 && below <= WHOLE)) {
      throw invalid(Violation.at("?below", "out-of-range", 0, 100));
    }
    if (customerId != null) {
      return queries.one(
          caller.get(),
          Ids.parse(customerId)
              .orElseThrow(() -> invalid(Violation.at("?customerId", "invalid-id"))));
    }
    return queries.list(
        caller.get(), new ScoreFilter(unit, source, kind, rule, below), Limits.of(limit), cursor);
  }

  private static ProblemException invalid(Violation violation) {
    return new ProblemException(KitError.INVALID_PARAMETER, List.of(violation));
  }
}
